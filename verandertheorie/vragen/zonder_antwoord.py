"""Blockers for which nobody wrote down what one could do about them, whoever would have to do it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.theorie import SystemischeFactor
from verandertheorie.model.verwijzing import nieuw_record, pijl, raad
from verandertheorie.oordeel.aanwezigheid import KLASSEN, Klasse
from verandertheorie.taal import groot
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.rijkeuze import is_gefilterd, lijst_factor
from verandertheorie.vragen.tabel import Kolom


@dataclass(frozen=True, slots=True)
class Onbeantwoord:
    """One hindering factor without a way to deal with it.

    ``factor`` is its key, ``klasse`` as in ``terugkerende_belemmeringen``. ``bereik``: who could do something about
    it; ``sleutelhouders``: the actors who hold its key. ``vastgesteld_in`` and ``genoemd_in``: areas.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "belemmering", "vraag verder met leg-uit en de sleutel"),
        Kolom("klasse", "klasse", "hoe breed en hoe hardnekkig, zie de woordenlijst", woordsoort="klasse"),
        Kolom("bereik", "wie", "wie er iets aan kan doen", woordsoort="waarde.bereik"),
        Kolom("wie", "sleutel bij", "wie de sleutel heeft"),
        Kolom("vastgesteld_in", "vastgesteld in", "gebieden waar twee bronnen het los van elkaar zien"),
        Kolom("genoemd_in", "genoemd in", "gebieden waar iemand het ooit noemde"),
    )

    factor: str
    naam: str
    klasse: Klasse
    bereik: str
    sleutelhouders: tuple[str, ...]
    vastgesteld_in: tuple[str, ...]
    genoemd_in: tuple[str, ...]

    @property
    def wie(self) -> str:
        """The names of who holds the key, with commas."""
        return ", ".join(self.sleutelhouders)


@vraag
def zonder_antwoord(graaf: Verandergraaf) -> Inhoud[Onbeantwoord]:
    """Blockers without a *handelingsperspectief*, whatever their reach (plan §2 doel 2).

    Returns:
        Rows by class, then by the number of areas in which it was established and mentioned (most first), then key.
        A heading is left out: its narrower factors are asked for an answer instead.
    """
    alle = [
        f for f in graaf.knopen_van(SystemischeFactor) if f.valentie != "helpend" and lijst_factor(graaf, f.sleutel)
    ]
    rijen = [_rij(graaf, f) for f in onbeantwoord(graaf) if f in alle]
    rijen.sort(key=lambda r: (KLASSEN.index(r.klasse), -len(r.vastgesteld_in), -len(r.genoemd_in), r.factor))
    return Inhoud(tuple(rijen), tuple(_zinnen(graaf, rijen, alle)))


def onbeantwoord(graaf: Verandergraaf) -> Iterator[SystemischeFactor]:
    """The hindering factors of the theory that no *handelingsperspectief* answers, headings left out; by key."""
    heeft = {s.naar for ss in graaf.uitgaand.values() for s in ss if s.relatie == "biedt_antwoord_op"}
    breder = {f.onderdeel_van for f in graaf.knopen_van(SystemischeFactor)}
    for f in graaf.knopen_van(SystemischeFactor):
        if f.valentie != "helpend" and f.sleutel not in heeft | breder:
            yield f


def _rij(graaf: Verandergraaf, f: SystemischeFactor) -> Onbeantwoord:
    o = beoordeling(graaf).factor(f.sleutel, "belemmerend")
    houders = {
        s.van for ss in graaf.uitgaand.values() for s in ss if (s.relatie, s.naar) == ("heeft_sleutel", f.sleutel)
    }
    return Onbeantwoord(
        factor=f.sleutel,
        naam=f.naam,
        klasse=o.beeld.klasse,
        bereik=f.bereik,
        sleutelhouders=tuple(graaf.naam(h) for h in sorted(houders)),
        vastgesteld_in=tuple(g for g, hier in o.beeld.gebieden.items() if hier.toestand == "vastgesteld"),
        genoemd_in=o.genoemd_in,
    )


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Onbeantwoord], alle: Sequence[SystemischeFactor]) -> Iterator[str]:
    hier = "Binnen dit filter staat er" if is_gefilterd(graaf) else ""
    if not alle:
        yield f"{hier or 'Er staat nog'} geen belemmering in de theorie."
        return
    if not rijen:
        elke = "voor elke belemmering"
        yield f"{f'{hier} {elke}' if hier else f'{groot(elke)} staat er'} een handelingsperspectief."
        return
    n, van = len(rijen), len(alle)
    welke = "de ene belemmering" if van == 1 else f"alle {van} belemmeringen" if n == van else ""
    voor = f"voor {welke or f'{n} van de {van} belemmeringen'}"
    zin = f"{hier} {voor}" if hier else f"{groot(voor)} staat er"
    raad_voor = hoe_te_beantwoorden(rijen[0].factor, f"Weet iemand raad voor {rijen[0].naam}?")
    yield f"{zin} nog geen handelingsperspectief. {raad_voor}"


def hoe_te_beantwoorden(factor: str, vraag: str = "Weet iemand raad?") -> str:
    """What to add when somebody knows what to do about a factor, after the question whether anybody does."""
    wat = f"{vraag} Zet erbij (route: omgaan_met, oplossen of systeem_veranderen)"
    return raad(wat, nieuw_record("handelingsperspectief"), pijl("biedt_antwoord_op", naar=factor))
