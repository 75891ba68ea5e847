"""How it stood when a table answered a signal: filled in by the program, and held against the reason that was given.

The evidence of that day stays what people decided on, whatever is heard later (GRADE: what was known then).
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.voorraad import Voorraad
from verandertheorie.leerlus.signalen import oordeel_over, stand_toen, vastgesteld_in
from verandertheorie.lezen.records import Gelezen
from verandertheorie.melding import Melding
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import ANTWOORDEN, Agendapunt, Signaal
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.model.verzameling import Verzameling
from verandertheorie.taal import op_een_rij, telwoord, voluit

_GETALLEN = {telwoord(n): n for n in range(2, 13)}
_ZOVEEL_GEBIEDEN = re.compile(rf"\b(\d+|{'|'.join(_GETALLEN)}) (?:deel)?gebieden\b", re.IGNORECASE)
"""A number of areas in a reason; *een gebied* may be any, so one is left alone."""


def met_stand(gelezen: Sequence[Gelezen], graaf: Verandergraaf) -> tuple[Gelezen, ...]:
    """The same records, in which every answer about a blocker says how it stood on its day.

    Args:
        gelezen: what comes in, its session and signal among it or in the graph.
        graaf: the dossier before it.
    """
    wat = _Antwoorden.van((*graaf.records(Signaal), *graaf.records(Bijeenkomst), *(g.record for g in gelezen)))
    uit = []
    for g in gelezen:
        p = g.record
        if isinstance(p, Agendapunt) and wat.heeft(p):
            g = replace(g, record=_gevuld(p, wat.over[p.onderwerp], graaf.op(wat.dagen[p.bijeenkomst])))
        uit.append(g)
    return tuple(uit)


def over_redenen(gelezen: Sequence[Gelezen], daarna: Voorraad) -> Iterator[Melding]:
    """Whether the reason of each answer counts the areas as the evidence of its day does, in their order.

    Args:
        gelezen: what comes in.
        daarna: all that will be in the dossier, these among them; looked at only when a reason counts areas.
    """
    wat, graaf = _Antwoorden.van((*daarna.records(Signaal), *daarna.records(Bijeenkomst))), None
    for g in gelezen:
        p = g.record
        if isinstance(p, Agendapunt) and wat.heeft(p) and _ZOVEEL_GEBIEDEN.search(p.reden or ""):
            graaf = graaf or Verandergraaf.van_voorraad(daarna)
            yield from _over_reden(g, p, wat.over[p.onderwerp], graaf.op(wat.dagen[p.bijeenkomst]))


@dataclass(frozen=True, slots=True)
class _Antwoorden:
    """What each signal is about, and the day of each session."""

    over: Mapping[str, str]
    dagen: Mapping[str, datetime.date]

    @classmethod
    def van(cls, records: Iterable[ElkRecord]) -> "_Antwoorden":
        alle = Verzameling(records)
        over = {s.sleutel: s.over for s in alle.records(Signaal)}
        return cls(over, {b.sleutel: b.datum for b in alle.records(Bijeenkomst)})

    def heeft(self, p: Agendapunt) -> bool:
        """Whether a point is an answer of a table to a signal."""
        return p.uitslag in ANTWOORDEN and p.onderwerp in self.over and p.bijeenkomst in self.dagen


def _gevuld(p: Agendapunt, factor: str, toen: Verandergraaf) -> Agendapunt:
    """A point with how it stood, unless it says so; nothing before the first cycle, or of what is no factor."""
    return p if p.tot_en_met else p.model_copy(update=stand_toen(toen, factor))


def _over_reden(g: Gelezen, p: Agendapunt, factor: str, toen: Verandergraaf) -> Iterator[Melding]:
    if oordeel_over(toen, factor) is None:
        return
    vast = vastgesteld_in(toen, factor)
    for gevonden in _ZOVEEL_GEBIEDEN.finditer(p.reden or ""):
        woord = gevonden[1].casefold()
        if _GETALLEN.get(woord, int(woord) if woord.isdecimal() else 0) != len(vast):
            waar = f"{voluit(len(vast), 'gebied', 'gebieden')} ({op_een_rij(vast)})" if vast else "geen enkel gebied"
            tekst = f"de reden zegt '{gevonden[0]}', en toen was {toen.naam(factor)} vastgesteld in {waar}."
            yield g.melding(
                ("reden",), "VT125", tekst, "Klopt de reden? Wat elders is gemeld, is nog niet vastgesteld."
            )
