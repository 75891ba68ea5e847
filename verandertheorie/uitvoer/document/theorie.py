"""The document of the theory: what we expect, how sure we are, what speaks against it, what changed; to read aloud."""

from collections.abc import Iterator
from dataclasses import dataclass

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import kiest_gebieden
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezing import Lezing, lees_theorie
from verandertheorie.lezing.opschrift import FICTIEF, titel, voet
from verandertheorie.model.doelgroep import VOOR_WIE, Doelgroep
from verandertheorie.taal import groot, opsomming, periode
from verandertheorie.uitvoer.document import (
    aannamen,
    belemmeringen,
    beweringen,
    overzicht,
    verantwoording,
    wijzigingen,
)
from verandertheorie.uitvoer.document.blokken import Alinea, Blok, Kop, alinea, tekst
from verandertheorie.uitvoer.document.kort import bladzijden
from verandertheorie.uitvoer.document.markdown import als_markdown
from verandertheorie.uitvoer.document.webpagina import als_html
from verandertheorie.vragen.rijkeuze import te_smal, telt_niet_mee


@dataclass(frozen=True, slots=True)
class Theoriedocument:
    """The document as blocks, and as text in two forms; the same graph gives the same bytes."""

    blokken: tuple[Blok, ...]
    voet: str
    is_kort: bool = False

    @property
    def markdown(self) -> str:
        """As Markdown."""
        return als_markdown(self.blokken)

    @property
    def html(self) -> str:
        """As one HTML page."""
        return als_html(self.blokken, voet=self.voet, soort="kort" if self.is_kort else "")


def schrijf_theorie(
    graaf: Verandergraaf, *, versie: int | None = None, doelgroep: Doelgroep = "sessie", kort: bool = False
) -> Theoriedocument:
    """The theory as of a cycle or in the words of a version, for an audience.

    Args:
        graaf: theory and evidence as of a cycle; all of its evidence counts.
        versie: number of a version, whose words are used; None for the theory of that cycle.
        doelgroep: who reads; it changes which text is shown, never a number.
        kort: two pages: the theory at a glance, how firm it is, what is contested, what we do not know.

    Raises:
        AanroepFout: no such version, or one that is later than the cycle of the graph; or too few people were heard
            in the areas of its filter to tell this audience of them.
    """
    lezing = lees_theorie(graaf, nummer=versie, doelgroep=doelgroep)
    if lezing.graaf.is_te_smal and kiest_gebieden(graaf.filter):
        raise AanroepFout(f"{te_smal(lezing.graaf)} Kies meer gebieden, of --doelgroep monitor.")
    inhoud = bladzijden(lezing) if kort else _hoofdstukken(lezing)
    return Theoriedocument((*_begin(lezing), *inhoud), voet(lezing.graaf), kort)


def _begin(lezing: Lezing) -> Iterator[Blok]:
    yield Kop(1, titel(lezing.graaf))
    if lezing.graaf.herkomst.fictief:
        yield Alinea(tekst(FICTIEF), "melding")
    yield alinea(f"{groot(_moment(lezing))} Dit is de tekst voor {VOOR_WIE[lezing.lezer.doelgroep]}.{_waar(lezing)}")
    if waar := telt_niet_mee(lezing.graaf):
        yield Alinea(tekst(waar), "klein")
    if cycli := [c for c in lezing.graaf.cycli if c.nummer <= lezing.graaf.t]:
        wanneer = opsomming(f"{c.sleutel} ({periode(c.van, c.tot)})" for c in cycli)
        yield Alinea(tekst(f"De leercycli: {wanneer}."), "klein")


def _waar(lezing: Lezing) -> str:
    """Of which part it tells, when a filter chooses areas."""
    if not (keuze := lezing.graaf.filter.actief()):
        return ""
    return f" Alleen over {opsomming(lezing.graaf.naam(w) for woorden in keuze.values() for w in woorden)}."


def _hoofdstukken(lezing: Lezing) -> Iterator[Blok]:
    yield from _leeswijzer(lezing)
    yield from overzicht.op_een_bladzijde(lezing)
    yield from overzicht.doelen(lezing)
    yield from beweringen.hoofdstuk(lezing)
    yield from overzicht.beweringen_per_gebied(lezing)
    yield from belemmeringen.hoofdstuk(lezing)
    yield from aannamen.hoofdstuk(lezing)
    yield from wijzigingen.hoofdstuk(lezing)
    yield from verantwoording.niet_getoetst(lezing)
    yield from verantwoording.hoe_we_oordelen(lezing)


def _moment(lezing: Lezing) -> str:
    bewijs = (
        f"met wat er gezien en gehoord is tot en met {lezing.graaf.cyclus}"
        if lezing.graaf.cyclus
        else "nog zonder bewijs"
    )
    return f"{verantwoording.theorieversie(lezing)}, {bewijs}."


def _leeswijzer(lezing: Lezing) -> Iterator[Blok]:
    if lezing.theorie:
        yield alinea(
            "Een verandertheorie zegt wat wij verwachten: als wij dit doen, gebeurt er dat, en daarom. "
            "Bij elke verwachting staat hoe zeker we zijn, wie dat zei, wat ertegen spreekt en wat we nog niet weten."
        )
