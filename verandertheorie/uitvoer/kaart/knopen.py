"""What stands beside the name of a node, where its box stands, and what to ask about it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from verandertheorie.begrippen import woord
from verandertheorie.lezing.moment import Moment
from verandertheorie.model import theorie
from verandertheorie.model.gebieden import Gebeurtenis
from verandertheorie.model.waarden import Lijst
from verandertheorie.taal import aangehaald, dag, opsomming
from verandertheorie.uitvoer.kaart.indeling import orden
from verandertheorie.uitvoer.kaart.vorm import Vak
from verandertheorie.vragen.doelscherpte import LEESWOORD, SCHERPTE

# As a theory is read: who, does what, why, and so what. The page has its words for these in plaatsing.js.
KOLOMMEN: tuple[Vak, ...] = ("actor", "interventie", "mechanisme", "uitkomst")
NIET_AFGESPROKEN = "nog niet afgesproken"
Kenmerken = Iterator[tuple[str, str]]


# --- where it stands --------------------------------------------------------------------------


class Verband(Protocol):
    """A relation as far as places depend on it: from a node, to a node or onto (``op``) another relation."""

    @property
    def sleutel(self) -> str: ...  # noqa: D102
    @property
    def van(self) -> str: ...  # noqa: D102
    @property
    def naar(self) -> str: ...  # noqa: D102
    @property
    def op(self) -> str: ...  # noqa: D102


def vak(k: theorie.Knoop) -> Vak | None:
    """The column or band of a node; None when it is no box."""
    if isinstance(k, theorie.SystemischeFactor):
        return "onder" if k.valentie == "helpend" else "boven"
    return next((v for v in KOLOMMEN if v == k.soort), None)


def verdeel_over_kolommen(vakken: Mapping[str, Vak | None], relaties: Sequence[Verband]) -> dict[str, int]:
    """The place of every node in its column or band, from 0; of what is no box by key."""
    kolom = {k: KOLOMMEN.index(v) for k, v in vakken.items() if v in KOLOMMEN}
    pijlen = [(r.van, r.naar) for r in relaties if r.van in kolom and r.naar in kolom]
    uit = orden(kolom, pijlen)
    boven = _kolom_erboven(kolom, relaties)
    for band in ("boven", "onder", None):
        hier = sorted((k for k, v in vakken.items() if v == band), key=lambda k: (boven.get(k, len(KOLOMMEN)), k))
        uit |= {k: plek for plek, k in enumerate(hier)}
    return uit


def _kolom_erboven(kolom: Mapping[str, int], relaties: Sequence[Verband]) -> dict[str, float]:
    """The mean place of the columns that a node acts on; of a claim those of both its ends."""
    op_sleutel = {r.sleutel: r for r in relaties}

    def kolommen(r: Verband) -> list[int]:
        geraakt = op_sleutel.get(r.op)
        if geraakt is None:
            return [kolom[r.naar]] if r.naar in kolom else []
        return [kolom[k] for k in (geraakt.van, geraakt.naar) if k in kolom]

    raakt: dict[str, list[int]] = {}
    for r in relaties:
        raakt.setdefault(r.van, []).extend(kolommen(r))
    return {k: sum(c) / len(c) for k, c in raakt.items() if c}


# --- what is known of it ----------------------------------------------------------------------


def kenmerken(m: Moment, k: theorie.Knoop) -> tuple[tuple[str, str], ...]:
    """What a facilitator wants to see beside the name: a label and a value in words; no empty values."""
    maak = _KENMERKEN.get(type(k))
    return tuple((label, waarde) for label, waarde in maak(m, k) if waarde) if maak else ()


def _woord(veld: str, waarde: str | None) -> str:
    return woord(f"waarde.{veld}", waarde) if waarde else ""


def _uit(m: Moment, lijst: Lijst, *woorden: str | None) -> str:
    return opsomming(m.graaf.woorden.tekst(lijst, w) for w in woorden if w)


def _factor(m: Moment, k: theorie.SystemischeFactor) -> Kenmerken:
    yield "wie kan er iets aan doen", _woord("bereik", k.bereik)
    yield "wat voor factor", _uit(m, "factorklasse", k.klasse)
    yield "waar het ontstaat", _uit(m, "bestuurslaag", k.bestuurslaag)
    if k.valentie == "beide":
        yield "belemmert of helpt", _woord("valentie", k.valentie)
    if m.lezer.doelgroep in ("monitor", "kernteam"):
        yield "ligging", _woord("ligging", k.ligging)
    if k.onderdeel_van and k.onderdeel_van in m.knopen:
        yield woord("relatie", "onderdeel_van"), m.graaf.naam(k.onderdeel_van)


def _interventie(m: Moment, k: theorie.Interventie) -> Kenmerken:
    yield "status", _woord("status", m.graaf.status(k.sleutel) if k.sleutel in m.graaf.knopen else k.status)
    yield "versie", m.lezer.versie(k)
    yield "schaal", _uit(m, "schaal", k.schaal)
    yield "beleidsspoor", _uit(m, "beleidsspoor", k.beleidsspoor)
    yield "werkprincipes", _uit(m, "werkprincipe", *k.werkprincipes)
    yield "wie we hierover willen horen", opsomming(m.graaf.naam(r) for r in k.verwachte_rollen if r in m.knopen)


def _mechanisme(m: Moment, k: theorie.Mechanisme) -> Kenmerken:
    yield "waar het werkt", _uit(m, "domein", k.domein)
    yield "wat mensen in handen krijgen", k.middel or ""
    yield "wat zij dan denken", aangehaald(k.redenering) if k.redenering else ""


def _uitkomst(m: Moment, k: theorie.Uitkomst) -> Kenmerken:
    yield "hoe ver in de keten", _woord("niveau", k.niveau)
    yield "hoort bij", _uit(m, "uitkomstklasse", *(k.klasse or ()))
    if not k.bedoeld:
        yield "onbedoeld", "niemand wilde dit"
    for deel in SCHERPTE:
        yield LEESWOORD[deel], getattr(k, deel) or (NIET_AFGESPROKEN if k.bedoeld else "")


def _actor(m: Moment, k: theorie.Actor) -> Kenmerken:
    yield "soort actor", _uit(m, "actorsoort", k.actorsoort)
    yield "bestuurslaag", _uit(m, "bestuurslaag", k.bestuurslaag)


def _context(m: Moment, k: theorie.Context) -> Kenmerken:
    g = m.graaf
    yield "speelt in", opsomming(d for d in g.deelgebieden if g.ligging.kenmerk(d, k.kenmerk) == k.waarde)
    if k.vooraf_gekozen:
        yield "vooraf gekozen", "ja, om gebieden op te vergelijken"


def _aanname(_: Moment, k: theorie.Aanname) -> Kenmerken:
    yield "waarover", _woord("aannamesoort", k.aannamesoort)
    if k.kritisch:
        yield "kritisch", "klopt dit niet, dan valt weg wat erop rust"


def _rivaal(m: Moment, k: theorie.RivaliserendeVerklaring) -> Kenmerken:
    for r in m.graaf.records(Gebeurtenis):
        if r.sleutel == k.gebeurtenis:
            yield "wat er van buiten gebeurde", f"{r.naam}, {dag(r.datum)}"


def _perspectief(m: Moment, k: theorie.Handelingsperspectief) -> Kenmerken:
    yield "voor wie", m.graaf.naam(k.voor_rol) if k.voor_rol and k.voor_rol in m.knopen else ""
    yield "hoe", _woord("route", k.route)
    yield "hoe ver het is", _woord("status", k.status)


_KENMERKEN: dict[type[theorie.Knoop], Callable[..., Kenmerken]] = {
    theorie.SystemischeFactor: _factor,
    theorie.Interventie: _interventie,
    theorie.Mechanisme: _mechanisme,
    theorie.Uitkomst: _uitkomst,
    theorie.Actor: _actor,
    theorie.Context: _context,
    theorie.Aanname: _aanname,
    theorie.RivaliserendeVerklaring: _rivaal,
    theorie.Handelingsperspectief: _perspectief,
}


# --- what to ask ------------------------------------------------------------------------------

_VRAGEN: dict[str, tuple[str, ...]] = {
    "interventie": ("Wat doet u hiervan, en wat niet?", "Wat maakt dit los bij mensen?", "Waar werkt het anders?"),
    "mechanisme": ("Waaraan merkt u dit?", "Bij wie gebeurt het niet?", "Wat is ervoor nodig?"),
    "actor": ("Wat vraagt dit van hen?", "Wat hebben zij nodig om mee te doen?"),
    "context": ("Maakt dit in uw gebied verschil? Waaraan ziet u dat?", "Wat werkt hierdoor bij u anders?"),
    "aanname": ("Klopt dit in uw gebied?", "Hoe zouden we dat kunnen nagaan?", "Wat als het niet klopt?"),
    "rivaliserende_verklaring": (
        "Kan dit het ook verklaren? Waar wel, waar niet?",
        "Wat zou u dan nog meer moeten zien?",
    ),
    "handelingsperspectief": (
        "Wie heeft dit geprobeerd? Wat gebeurde er?",
        "Wat is ervoor nodig om het te laten werken?",
    ),
}


def open_vragen(m: Moment, k: theorie.Knoop) -> tuple[str, ...]:
    """Two or three questions to talk about a node with, that fit how it stands."""
    match k:
        case theorie.SystemischeFactor():
            return tuple(_over_factor(m, k))
        case theorie.Uitkomst():
            return tuple(_over_uitkomst(k))
        case _:
            return _VRAGEN[k.soort]


def _over_factor(m: Moment, k: theorie.SystemischeFactor) -> Iterator[str]:
    klasse = "geen_beeld" if m.graaf.is_te_smal else m.factor(k.sleutel).beeld.klasse
    if klasse == "opgelost":
        yield from ("Is dit bij u echt voorbij? Waar niet?", "Wat gaf de doorslag?", "Wat houdt het weg?")
    elif klasse == "geen_beeld":
        yield from ("Kent u dit? Waar merkt u het aan?", "Waar is het juist niet zo?")
    elif k.valentie == "helpend":
        yield from ("Herkent u dit? Waar niet?", "Wat maakt dat het lukt?", "Wat is nodig om dit te houden?")
    else:
        yield from ("Herkent u dit? Waar niet?", "Wat is geprobeerd, en wat deed dat?")
        yield "Wie moet hiervoor aan tafel zitten?" if k.bereik == "hogere_tafel" else "Wat kunt u er zelf aan doen?"


def _over_uitkomst(k: theorie.Uitkomst) -> Iterator[str]:
    if not k.bedoeld:
        yield from ("Ziet u dit ook? Bij wie?", "Waar komt het door?", "Wat zou het voorkomen?")
        return
    yield "Waaraan ziet u dat?"
    yield "Wanneer is het goed genoeg?" if k.wanneer is None else "Halen we dit op tijd?"
    yield "Wat kan het ook verklaren?"
