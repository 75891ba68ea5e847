"""In words what became of what came in, and what to type to change that: the same in a terminal and on a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from verandertheorie.begrippen import woord
from verandertheorie.lezen.regels import WAT_DAN
from verandertheorie.lezing.bewijs import Reden
from verandertheorie.lezing.ontvangst import Ontvangen, Ontvangst, Ontvangsttelling
from verandertheorie.taal import dag, opsomming

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
        return f"Alle {t.alle} bevindingen tellen mee."
    telt = f"tellen er {t.telt}" if t.telt > 1 else "telt er 1" if t.telt else "telt er geen"
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
            met = f" Wat {b.groep} zei in {b.in_plaats}, telt." if b.in_plaats else ""
            return Raad(f"{NIETS_TE_DOEN}: {b.groep} is één stem, en die telt per kant één keer.{met}")
        case "gedraaid":
            return Raad(f"{NIETS_TE_DOEN}: {b.groep} zei later het tegendeel, en dat telt.")
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


def _over_gezocht(o: Ontvangen, opnieuw: str) -> Raad:
    if o.gevonden == "ja" and not o.is_vastgelegd:
        wat = _GEZOCHT.get(o.gezocht, "het")
        return Raad(f"Dat {wat} is gevonden, weegt nog niet. {WAT_DAN[o.gezocht]} Typ daarna:", opnieuw)
    if o.gevonden == "ja":
        return Raad(f"{NIETS_TE_DOEN}: wat is gevonden, staat als bevinding bij dit gesprek.")
    if o.gevonden == "onduidelijk":
        return Raad(f"{NIETS_TE_DOEN}: onduidelijk spreekt niet voor en niet tegen.")
    return Raad(f"{NIETS_TE_DOEN}: dat ernaar is gezocht, telt mee bij hoe stevig het oordeel is.")


def over_stilte(o: Ontvangst) -> str:
    """What follows from an open question; empty when there was none."""
    if not o.open_gevraagd:
        return ""
    naar = opsomming("wat in de weg staat" if v == "belemmeringen" else "wat helpt" for v in o.open_gevraagd)
    telt = "telt licht tegen" if o.stilte_telt else "telt niet: het gesprek ging niet over één deelgebied"
    return f"Open gevraagd {naar}. Wat daarbij niet is genoemd, {telt}."
