"""The theory at a glance: on one page, the goals, and what works where."""

from collections import Counter
from collections.abc import Iterable, Iterator

from verandertheorie.graaf.stelling import Stelling
from verandertheorie.lezing import stand
from verandertheorie.lezing.lezing import Lezing
from verandertheorie.model.relaties import GEVOLG
from verandertheorie.model.theorie import Context, Mechanisme, Uitkomst
from verandertheorie.taal import klein, met_punt, opsomming, telwoord, zonder_punt
from verandertheorie.uitvoer.document.blokken import Blok, Kop, Puntenlijst, Tabelblok, Tabelcel, alinea, tekst, vet
from verandertheorie.uitvoer.document.leeg import geen_beweringen, geen_knopen
from verandertheorie.uitvoer.document.wijzigingen import wat_besloten_is
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.doelscherpte import doelscherpte

NIET_AFGESPROKEN = "nog niet afgesproken"
VAN_STERK_NAAR_ZWAK = (
    "goed_onderbouwd",
    "voorlopig_onderbouwd",
    "eerste_aanwijzing voor",
    "wisselt_per_gebied",
    "tegenstrijdig",
    "onbeslist",
    "eerste_aanwijzing tegengesteld",
    "eerste_aanwijzing tegen",
    "twijfelachtig",
    "houdt_geen_stand",
    "nog_niet_getoetst",
)
"""Computed statuses, each with the side it takes, in the order in which they are counted."""


def op_een_bladzijde(lezing: Lezing) -> Iterator[Blok]:
    """What we do, what that sets off and what it leads to, mechanism by mechanism, each arrow with its status word."""
    yield Kop(2, "De theorie op één bladzijde", "in-het-kort")
    if not lezing.theorie:
        yield alinea(geen_beweringen(lezing) if lezing.graaf.alle_knopen else "Er staat nog niets in de theorie.")
        return
    g = lezing.graaf
    yield alinea(
        "Lees van links naar rechts: wat wij doen, wat dat losmaakt en waar dat toe leidt. "
        "Achter elke stap staat de code van de bewering en hoe zeker we er nu van zijn."
    )
    rijen = [
        (
            _naar(lezing, [s for s in lezing.theorie if s.naar == m and s.relatie in GEVOLG], begin=True),
            g.naam(m),
            _naar(lezing, [s for s in lezing.theorie if s.van == m and s.relatie in GEVOLG], begin=False),
        )
        for m in mechanismen(lezing)
    ]
    if rijen:
        yield Tabelblok(
            "Van wat wij doen naar wat het oplevert",
            ("Als wij dit doen", "gebeurt dit", "en dat levert dit op"),
            tuple((Tabelcel(links), Tabelcel(midden), Tabelcel(rechts)) for links, midden, rechts in rijen),
        )
    los = [s for s in lezing.theorie if s.relatie in GEVOLG and not _raakt_mechanisme(lezing, s)]
    if los:
        yield alinea("En verder, van de ene uitkomst naar de andere:")
        yield Puntenlijst(tuple(tekst(f"{g.naam(s.van)} → {klein(g.naam(s.naar))} ({_kort(lezing, s)})") for s in los))
    yield alinea(_telling(lezing))


def mechanismen(lezing: Lezing) -> list[str]:
    """Mechanisms that a claim of the theory touches, in the order of those claims."""
    einden = (k for s in lezing.theorie if s.relatie in GEVOLG for k in (s.van, s.naar))
    return [k for k in dict.fromkeys(einden) if isinstance(lezing.graaf.knopen.get(k), Mechanisme)]


def _raakt_mechanisme(lezing: Lezing, s: Stelling) -> bool:
    return any(isinstance(lezing.graaf.knopen.get(k), Mechanisme) for k in (s.van, s.naar))


def _naar(lezing: Lezing, stellingen: Iterable[Stelling], *, begin: bool) -> str:
    delen = [f"{lezing.graaf.naam(s.van if begin else s.naar)} ({_kort(lezing, s)})" for s in stellingen]
    return "; ".join(delen) or "–"


def _kort(lezing: Lezing, s: Stelling) -> str:
    woord = stand.statuswoord_in_woorden(lezing.oordeel(s))
    return f"{s.code}, {woord}" if s.code else woord


def _telling(lezing: Lezing) -> str:
    per_status = Counter(lezing.oordeel(s).woord.rekenstatus for s in lezing.theorie)
    delen = [f"{statuswoord_nl(w)} ({telwoord(per_status[w])})" for w in VAN_STERK_NAAR_ZWAK if per_status[w]]
    if len(lezing.theorie) == 1:
        return f"De ene bewering in dit document staat er zo voor: {statuswoord_nl(next(iter(per_status)))}."
    return f"Zo staan de {telwoord(len(lezing.theorie))} beweringen in dit document ervoor: {opsomming(delen)}."


# --- goals ------------------------------------------------------------------------------------


def doelen(lezing: Lezing) -> Iterator[Blok]:
    """What is wanted, how sharp that is, and what happens unasked."""
    yield Kop(2, "Waar we het voor doen", "doelen")
    rijen = [d for d in doelscherpte(lezing.graaf) if lezing.lezer.mag_knoop(d.uitkomst)]
    if not rijen:
        yield alinea(geen_knopen(lezing, Uitkomst, "Er staan nog geen doelen in de theorie."))
        return
    vaag = sum(bool(d.niet_ingevuld) for d in rijen)
    if vaag:
        yield alinea(
            f"{_hoeveel_vaag(vaag, len(rijen))} niet scherp: zolang er iets ontbreekt, kan niemand zeggen of het "
            "gehaald is."
        )
    else:
        van = "elk doel" if len(rijen) > 1 else "het doel"
        yield alinea(f"Van {van} staat er wie er verandert, wat, wanneer, en waaraan iedereen dat kan zien.")
    yield Tabelblok(
        "De doelen",
        ("Doel", "Wie", "Wat", "Wanneer", "Waaraan te zien"),
        tuple(
            tuple(Tabelcel(w or NIET_AFGESPROKEN) for w in (d.naam, d.wie, d.wat, d.wanneer, d.waaraan_zichtbaar))
            for d in rijen
        ),
    )
    scherper = [
        tekst(vet(f"{d.naam}."), f" {' '.join(zinnen)}")
        for d in rijen
        if (zinnen := list(wat_besloten_is(lezing, d.uitkomst)))
    ]
    if scherper:
        yield Kop(3, "Wat er aan de doelen veranderde")
        yield Puntenlijst(tuple(scherper))
    yield from _onbedoeld(lezing)


def _hoeveel_vaag(vaag: int, alle: int) -> str:
    if alle == 1:
        return "Het doel is nog"
    if vaag == alle:
        return f"{'Beide' if alle == 2 else f'Alle {telwoord(alle)}'} doelen zijn nog"
    return f"Van de {telwoord(alle)} doelen {'is' if vaag == 1 else 'zijn'} er nog {telwoord(vaag)}"


def _onbedoeld(lezing: Lezing) -> Iterator[Blok]:
    g = lezing.graaf
    onbedoeld = [u for u in g.knopen_van(Uitkomst) if not u.bedoeld and lezing.lezer.mag_knoop(u.sleutel)]
    if onbedoeld:
        yield Kop(3, "Wat niemand bedoelde")
        yield Puntenlijst(
            tuple(tekst(vet(f"{u.naam}."), f" {met_punt(u.omschrijving)}" if u.omschrijving else "") for u in onbedoeld)
        )


# --- what works where -------------------------------------------------------------------------


def beweringen_per_gebied(lezing: Lezing) -> Iterator[Blok]:
    """Every claim on how it works, in every sub-area, with the features of the areas above it."""
    yield Kop(2, "Wat werkt waar", "wat-werkt-waar")
    g = lezing.graaf
    stellingen = [s for s in lezing.theorie if s.relatie in GEVOLG]
    if not g.deelgebieden or not stellingen:
        ketenloos = geen_beweringen(lezing, "over hoe het een tot het ander leidt")
        yield alinea(ketenloos if g.deelgebieden else "Er zijn nog geen deelgebieden om naast elkaar te zetten.")
        return
    yield alinea(
        f"{_legenda()} Een leeg vak: daar keek nog niemand. "
        "Zo ziet u ook waar iets níet werkt, en waar we het gewoon niet weten."
    )
    if verborgen := [d for d in g.deelgebieden if d in g.verborgen]:
        yield alinea(
            f"Bij {opsomming(verborgen)} staat {stand.NIET_GETOOND[0]}: wat daar is gezegd, telt hier niet mee."
        )
    yield alinea(
        *(deel for naam, hier in _per_kerngebied(lezing) for deel in (vet(f"{naam}:"), f" {opsomming(hier)}. "))
    )
    yield from _kenmerken(lezing)
    yield Tabelblok(
        "Beweringen per deelgebied",
        ("Bewering", *g.deelgebieden),
        tuple(
            (Tabelcel(f"{s.code} {zonder_punt(s.tekst)}" if s.code else zonder_punt(s.tekst)), *_cellen(lezing, s))
            for s in stellingen
        ),
        smal=True,
    )


def _legenda() -> str:
    delen = [f"{teken} {betekent}" for teken, betekent in stand.TEKENS.values() if teken]
    return f"De tekens: {', '.join(delen)}."


def _per_kerngebied(lezing: Lezing) -> list[tuple[str, list[str]]]:
    g = lezing.graaf
    kernen = dict.fromkeys(g.kerngebied_van.values())
    zonder = "Zonder kerngebied" if any(kernen) else "De gebieden"
    return [(g.naam(k) if k else zonder, [d for d in g.deelgebieden if g.kerngebied_van[d] == k]) for k in kernen]


def _kenmerken(lezing: Lezing) -> Iterator[Blok]:
    g = lezing.graaf
    contexten = [k for k in g.knopen_van(Context) if lezing.lezer.mag_knoop(k.sleutel)]
    if contexten:
        yield Tabelblok(
            "Kenmerken van de gebieden",
            ("Kenmerk", *g.deelgebieden),
            tuple(
                (
                    Tabelcel(c.naam),
                    *(_kenmerk(g.ligging.kenmerk(d, c.kenmerk)) for d in g.deelgebieden),
                )
                for c in contexten
            ),
            smal=True,
        )


def _kenmerk(waarde: str) -> Tabelcel:
    return Tabelcel("?", "onbekend") if waarde == "onbekend" else Tabelcel(waarde)


def _cellen(lezing: Lezing, s: Stelling) -> Iterator[Tabelcel]:
    o = lezing.oordeel(s)
    for gebied in lezing.graaf.deelgebieden:
        te_zien = stand.TEKENS[stand.gebiedstand(lezing.graaf, o, gebied)]
        yield Tabelcel(*(stand.NIET_GETOOND if gebied in lezing.graaf.verborgen else te_zien))
