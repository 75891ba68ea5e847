"""In words what became of what came in, and what to type to change that: the same in a terminal and on a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from verandertheorie.begrippen import woord
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezen.regels import WAT_DAN
from verandertheorie.lezing.bewijs import Reden
from verandertheorie.lezing.ontvangst import Ontvangen, Ontvangst, Ontvangsttelling, Tegenhanger
from verandertheorie.model.waarneming import ANDEREN
from verandertheorie.taal import dag, opsomming
from verandertheorie.vragen.veranderingen import Verandering

_KORT: Mapping[Reden, str] = {
    "niet_van_toepassing": "waar de interventie niet loopt",
    "niet_herleid": "zonder deelgebied",
    "buiten_scope": "in een gebied buiten scope",
    "buiten_selectie": "buiten de gekozen gebieden",
    "zelfde_stem": "van een stem die al telt",
    "gedraaid": "van een stem die later het tegendeel zei",
    "los": "los",
    "onderwerp_buiten_scope": "over iets buiten scope",
    "zegt_niets": "die niets zegt",
    "alleen_gezocht": "alleen als gezocht",
}
"""Why some do not count, after how many there are."""

_GEZOCHT = {"tegendeel": "het tegendeel", "andere_oorzaak": "een andere oorzaak"}
"""What was looked for, when that was not the subject itself."""

NIETS_TE_DOEN = "Niets te doen"


@dataclass(frozen=True, slots=True)
class Raad:
    """What somebody can do about a finding that does not count, and the line to type; no line when there is none."""

    zin: str = ""
    regel: str = ""


def over_alle(bevindingen: Ontvangsttelling, gevraagd: Ontvangsttelling) -> Iterator[str]:
    """How many findings count and why the others do not, then the same of what was asked; nothing about nothing."""
    if bevindingen.alle:
        yield _over_bevindingen(bevindingen)
    if gevraagd.alle:
        telt = [f"{gevraagd.telt} niet gevonden, en dat telt tegen"] if gevraagd.telt else []
        yield f"Gevraagd of gezocht: {gevraagd.alle} ({'; '.join((*telt, *_waarom(gevraagd)))})."


def _over_bevindingen(t: Ontvangsttelling) -> str:
    if t.alle == 1:
        return f"De bevinding telt niet mee: {_KORT[t.niet[0][0]]}." if t.niet else "De bevinding telt mee."
    if not t.niet:
        return f"{'Beide' if t.alle == 2 else f'Alle {t.alle}'} bevindingen tellen mee."
    if not t.telt:
        return f"Geen van {'beide' if t.alle == 2 else f'de {t.alle}'} bevindingen telt mee: {opsomming(_waarom(t))}."
    telt = f"tellen er {t.telt}" if t.telt > 1 else "telt er 1"
    return f"Van de {t.alle} bevindingen {telt} mee; {t.alle - t.telt} niet: {opsomming(_waarom(t))}."


def _waarom(t: Ontvangsttelling) -> Iterator[str]:
    return (f"{n} {_KORT[reden]}" for reden, n in t.niet)


def welk_gesprek(o: Ontvangst) -> str:
    """What it is, with whom, where and when."""
    g = o.gesprek
    met = f" met {opsomming(g.bronnen)}" if g.bronnen else ""
    waar = f" in {opsomming(g.gebieden)}" if g.gebieden else ""
    over = f", over {g.interventie}" if g.interventie != "geen" else ""
    wanneer = dag(date.fromisoformat(g.datum))
    return f"{woord('waarde.vorm', g.vorm)}{met}{waar} op {wanneer}{over}{', herzien' if o.is_herzien else ''}"


def nummer(o: Ontvangen) -> str:
    """Which finding of its conversation it is."""
    return o.bevinding.id.removeprefix(o.bevinding.registratie)


def zei_wie(o: Ontvangst, b: Ontvangen) -> str:
    """Who said it, where more people sat there; or that this was not filled in."""
    if b.bevinding.blad != "bewijs" or len(o.gesprek.bronnen) < 2:
        return ""
    return "spreker niet ingevuld" if b.is_naamloos else f"zei {b.spreker}"


def over_sprekers(o: Ontvangst) -> Iterator[str]:
    """What follows where more people sat there and nobody is named, and what each said on being quoted."""
    naamloos = [nummer(b) for b in o.bevindingen if zei_wie(o, b) and b.is_naamloos]
    if naamloos:
        telt = "die telt" if len(naamloos) == 1 else "die tellen"
        yield (
            f"Bij {opsomming(naamloos)} staat niet wie het zei: {telt} in de stem van het hele gesprek, en in lijsten "
            f"staat daar {o.gesprek.bronnen[0]}, de eerste bron. Weet u het? Vul Spreker in."
        )
    for bron, mag in o.toestemming:
        if bron == ANDEREN:
            geen = "geen toestemming: wat niemand in het bijzonder zei, leest alleen een monitor"
            yield f"De anderen gaven {'toestemming' if mag else geen}."
            continue
        ja = f"{bron} gaf toestemming."
        nee = f"{bron} gaf geen toestemming: wat {bron} zei telt mee, maar alleen een monitor leest de woorden."
        yield ja if mag else nee


def gehoord(o: Ontvangen) -> str:
    """What was seen or heard; or what was asked or looked for, and whether it was there."""
    if not o.is_gevraagd:
        return o.bevinding.kern
    naar = f" naar {_GEZOCHT[o.gezocht]}" if o.gezocht in _GEZOCHT else ""
    return f"{woord('waarde.wijze', o.bevinding.wijze)}{naar}; gevonden: {woord('waarde.gevonden', o.gevonden)}"


def uitkomst(o: Ontvangen) -> str:
    """Whether it counts, where and how strong; or why not."""
    b = o.bevinding
    if b.telt:
        return f"telt in {b.gebied} ({', '.join(_sterkte(o))})"
    if b.weging == "alleen_gezocht":
        return "telt alleen als gezocht"
    if b.weging == "los":
        return "telt niet (past bij geen bewering of factor)"
    return f"telt niet ({b.waarom_niet})"


def _sterkte(o: Ontvangen) -> Iterator[str]:
    """The words that gave the strength, without those that change nothing."""
    b = o.bevinding
    match b.blad:
        case "bewijs":
            yield woord("waarde.bewijskracht", b.bewijskracht)
        case "toets":
            yield "toetsvraag"
        case "dekking":
            yield f"{woord('waarde.wijze', b.wijze)} en niet gevonden"
    if b.hoe_bekend and b.hoe_bekend != "zelf_meegemaakt":
        yield woord("waarde.hoe_bekend", b.hoe_bekend)
    if b.kanttekening and b.kanttekening != "geen":
        yield f"kanttekening {woord('waarde.kanttekening', b.kanttekening)}"


def raden(o: Ontvangst, opnieuw: str) -> tuple[Raad, ...]:
    """Per finding what can be done to make it count; empty for what counts.

    Args:
        o: the conversation.
        opnieuw: the command that reads it in again, once it was improved.
    """
    return tuple(_raad(b, o.gesprek.datum, opnieuw) for b in o.bevindingen)


def _raad(o: Ontvangen, datum: str, opnieuw: str) -> Raad:
    b = o.bevinding
    match b.weging:
        case "niet_van_toepassing":
            vraag = f"Loopt {o.inzet} wel in {b.gebied}? Typ verandertheorie importeer inzet.yaml, met in dat bestand"
            regel = f"- {{soort: inzet, interventie: {o.inzet}, gebied: {b.gebied}, van: {datum}}}"
            return Raad(f"{vraag} deze regel, en daarin de dag waarop dat begon:", regel)
        case "niet_herleid":
            keuze = f": {opsomming(o.deelgebieden, 'of')}" if o.deelgebieden else ""
            return Raad(f"Waar was dit precies{keuze}? Zet dat als gebied bij deze bevinding, en typ:", opnieuw)
        case "los":
            zin = (
                "Past het bij een bewering of factor? Zeg bij welke. Is het iets nieuws: maak-factor of maak-bewering."
            )
            return Raad(zin, f"verandertheorie geef-plek {b.id} --bij ONDERWERP")
        case "zelfde_stem":
            met = f" Wat {_waar_gezegd(o, o.tegenhanger)}, telt." if o.tegenhanger else ""
            return Raad(f"{NIETS_TE_DOEN}: {_een_stem(o)}, en die telt per kant één keer.{met}")
        case "gedraaid":
            return Raad(_over_gedraaid(o))
        case "buiten_scope" | "onderwerp_buiten_scope":
            wat = opsomming(o.buiten_scope) or b.onderwerp
            zin = f"Hoort {wat} er toch bij? Zet daar in uw theorie binnen_scope: ja, en typ:"
            return Raad(zin, "verandertheorie importeer uw-theorie.yaml --herzie")
        case "alleen_gezocht":
            return _over_gezocht(o, opnieuw)
        case "zegt_niets":
            return Raad(f"{NIETS_TE_DOEN}: beide antwoorden zijn even waarschijnlijk, dus het zegt niets.")
        case _:
            return Raad()


def _een_stem(o: Ontvangen) -> str:
    """Why this and what counts instead are one voice: one person, one conversation, or what belongs together."""
    b, ander = o.bevinding, o.tegenhanger
    if ander is None:
        return f"{o.spreker} is één stem" if o.spreker else "dit is één stem"
    if ander.is_zelfde_mens:
        return f"{o.spreker} is één stem"
    if _is_hier(o, ander):
        return f"één {woord('waarde.vorm', b.vorm)} is één stem"
    return f"dit en {ander.id} zijn samen één stem"


def _over_gedraaid(o: Ontvangen) -> str:
    """That the voice said the opposite of a later cycle; who did, where that is known."""
    ander = o.tegenhanger
    if ander is None:
        return f"{NIETS_TE_DOEN}: dezelfde stem zei over een latere leercyclus het tegendeel."
    if ander.is_zelfde_mens:
        return (
            f"{NIETS_TE_DOEN}: {o.spreker} zei over een latere leercyclus het tegendeel ({_kort_id(o, ander)}), en dat "
            "gaat voor."
        )
    return (
        f"{NIETS_TE_DOEN}: {_een_stem(o)}. Over een latere leercyclus is daarin het tegendeel gezegd: wat "
        f"{_waar_gezegd(o, ander)}, gaat voor."
    )


def _waar_gezegd(o: Ontvangen, ander: Tegenhanger) -> str:
    """``b71 zei in #2``; of what nobody is named with, ``in #2 staat``."""
    id_ = _kort_id(o, ander)
    return f"{ander.wie} zei in {id_}" if ander.wie else f"in {id_} staat"


def _kort_id(o: Ontvangen, ander: Tegenhanger) -> str:
    """Its number where it stands in the same conversation, else its whole id."""
    return ander.id.removeprefix(o.bevinding.registratie) if _is_hier(o, ander) else ander.id


def _is_hier(o: Ontvangen, ander: Tegenhanger) -> bool:
    return ander.id.partition("#")[0] == o.bevinding.registratie


def _over_gezocht(o: Ontvangen, opnieuw: str) -> Raad:
    if o.gevonden == "ja" and not o.is_vastgelegd:
        wat = _GEZOCHT.get(o.gezocht, "het")
        return Raad(f"Dat {wat} is gevonden, weegt nog niet. {WAT_DAN[o.gezocht]} Typ daarna:", opnieuw)
    if o.gevonden == "ja":
        return Raad(f"{NIETS_TE_DOEN}: wat is gevonden, staat als bevinding bij dit gesprek.")
    if o.gevonden == "onduidelijk":
        return Raad(f"{NIETS_TE_DOEN}: onduidelijk spreekt niet voor en niet tegen.")
    return Raad(f"{NIETS_TE_DOEN}: dat ernaar is gezocht, telt mee bij hoe stevig het oordeel is.")


def over_verandering(na: Verandergraaf | None, v: Verandering) -> str:
    """What became of an answer; of a factor that nobody named there, also what counts for it instead."""
    if na is None or v.sleutel not in na.factoren:
        return v.zin
    door = [x for x in na.vondsten_aanwezigheid(v.sleutel) if x.item.herkomst in v.door]
    hier = [x for x in door if not v.erbij or x.gebied in v.erbij]
    if any(x.onderwerp == v.sleutel and x.via is None for x in hier):
        return v.zin
    namen = opsomming(dict.fromkeys(na.naam(x.via or x.onderwerp) for x in hier))
    waar = f"in {opsomming(dict.fromkeys(x.gebied for x in hier))}" if v.erbij else "er"
    return f"{v.zin}; {waar} is iets gezegd over {namen}, en dat telt hier mee" if hier else v.zin


def over_stilte(o: Ontvangst) -> str:
    """What follows from an open question; empty when there was none."""
    if not o.open_gevraagd:
        return ""
    naar = opsomming("wat in de weg staat" if v == "belemmeringen" else "wat helpt" for v in o.open_gevraagd)
    telt = "telt licht tegen" if o.stilte_telt else "telt niet: het gesprek ging niet over één deelgebied"
    return f"Open gevraagd {naar}. Wat daarbij niet is genoemd, {telt}."
