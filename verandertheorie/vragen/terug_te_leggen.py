"""Which conversations their source has not seen back, so that nobody knows yet whether it was written down right."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.waarneming import Registratie
from verandertheorie.taal import aantal
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.rijkeuze import is_gefilterd, is_gekozen, niets_over
from verandertheorie.vragen.tabel import Kolom

NIET_TERUG = ("nog_niet", "wacht_op_reactie")
"""Not sent back, or sent and not answered; who changed it or did not agree has seen it."""


@dataclass(frozen=True, slots=True)
class TerugTeLeggen:
    """One record that a source told, and has not seen back."""

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("id", "id", "bekijk alles met: verandertheorie toon ID"),
        Kolom("datum", "datum", "de dag van het gesprek"),
        Kolom("gebieden", "gebied", "waar het over ging"),
        Kolom("bronnen", "bron", "de schuilnaam van wie het vertelde"),
        Kolom("vorm", "vorm", "hoe de informatie is verkregen", woordsoort="waarde.vorm"),
        Kolom("bevindingen", "bevindingen", "hoeveel erin staan"),
        Kolom("vastgelegd_door", "door", "de monitor die het vastlegde"),
    )

    id: str
    datum: str
    cyclus: str
    gebieden: tuple[str, ...]
    bronnen: tuple[str, ...]
    vorm: str
    bevindingen: int
    vastgelegd_door: str
    teruggelegd: str

    @property
    def blok(self) -> str:
        """Heading under which it is printed: first what is still to be sent."""
        return "Teruggelegd, en nog geen reactie" if self.teruggelegd == "wacht_op_reactie" else ""


@vraag
def terug_te_leggen(graaf: Verandergraaf) -> Inhoud[TerugTeLeggen]:
    """Conversations that their source has not seen back, or did not answer to (plan §6 r2).

    Returns:
        Rows to be sent before those that wait for an answer, each by date and id. What no source told (a document, an
        external track) has nobody to go back to.
    """
    alle = [r for r in graaf.registraties if r.alle_bronnen and any(is_gekozen(graaf, g) for g in r.gebieden or ("",))]
    open_ = sorted((r for r in alle if r.teruggelegd in NIET_TERUG), key=lambda r: NIET_TERUG.index(r.teruggelegd))
    rijen = tuple(_rij(graaf, r) for r in open_)
    return Inhoud(rijen, tuple(_zinnen(graaf, rijen, len(alle))))


def _rij(graaf: Verandergraaf, r: Registratie) -> TerugTeLeggen:
    return TerugTeLeggen(
        id=r.id,
        datum=r.datum.isoformat(),
        cyclus=graaf.naam_van_cyclus(graaf.cyclus_van(r.id)),
        gebieden=tuple(sorted(r.gebieden)),
        bronnen=r.alle_bronnen,
        vorm=r.vorm,
        bevindingen=len(r.bewijs) + len(r.toets),
        vastgelegd_door=r.vastgelegd_door or "",
        teruggelegd=r.teruggelegd,
    )


def _zinnen(graaf: Verandergraaf, rijen: Sequence[TerugTeLeggen], van: int) -> Iterator[str]:
    if weg := niets_over(graaf):
        yield weg
        return
    binnen = "Binnen dit filter: " if is_gefilterd(graaf) else ""
    if not van:
        yield f"{binnen or 'Er is nog '}geen registratie om terug te leggen."
    elif not rijen:
        yield f"{binnen}{aantal(van, 'registratie', 'registraties')} met een bron, en die zag haar terug."
    else:
        telling = Counter(r.teruggelegd for r in rijen)
        begin = f"{binnen}{'van' if binnen else 'Van'} {aantal(van, 'registratie', 'registraties')} met een bron"
        wacht = telling["wacht_op_reactie"]
        wachten = "wacht" if wacht == 1 else "wachten"
        yield f"{begin}: {telling['nog_niet']} nog niet teruggelegd, {wacht} {wachten} op een reactie."
        yield (
            "Zag de bron het verslag? Zet in de registratie teruggelegd: ingestemd (of wat er gebeurde), en lees haar "
            "opnieuw in: verandertheorie importeer BESTAND --herzie"
        )
