"""How it stood when a table answered a signal: filled in by the program, and held against the reason that was given.

The evidence of that day stays what people decided on, whatever is heard later (GRADE: what was known then).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.signalen import bewijshash, oordeel_over, vastgesteld_in
from verandertheorie.lezen.records import Gelezen
from verandertheorie.melding import Melding
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import ANTWOORDEN, Agendapunt, Signaal
from verandertheorie.taal import op_een_rij, telwoord, voluit
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.beoordeling import Rol

_GETALLEN = {telwoord(n): n for n in range(2, 13)}
_ZOVEEL_GEBIEDEN = re.compile(rf"\b(\d+|{'|'.join(_GETALLEN)}) (?:deel)?gebieden\b", re.IGNORECASE)
"""A number of areas in a reason; *een gebied* may be any, so one is left alone."""


def met_stand(gelezen: Sequence[Gelezen], graaf: Verandergraaf) -> tuple[tuple[Gelezen, ...], tuple[Melding, ...]]:
    """The same records, in which every answer about a blocker says how it stood on its day, and what is said of them.

    Args:
        gelezen: what comes in, its session and signal among it or in the graph.
        graaf: the dossier before it.
    """
    records = [g.record for g in gelezen]
    alle = (*graaf.records(Signaal), *graaf.records(Bijeenkomst), *records)
    signalen = {s.sleutel: s for s in alle if isinstance(s, Signaal)}
    dagen = {b.sleutel: b.datum for b in alle if isinstance(b, Bijeenkomst)}
    uit, meldingen = list[Gelezen](), list[Melding]()
    for g in gelezen:
        p, toen = g.record, graaf
        if isinstance(p, Agendapunt) and p.uitslag in ANTWOORDEN and p.onderwerp in signalen and p.bijeenkomst in dagen:
            toen = graaf.op(dagen[p.bijeenkomst])
            g = replace(g, record=_gevuld(p, signalen[p.onderwerp].over, toen))
            meldingen += _over_reden(g, signalen[p.onderwerp].over, toen)
        uit.append(g)
    return tuple(uit), tuple(meldingen)


def _gevuld(p: Agendapunt, factor: str, toen: Verandergraaf) -> Agendapunt:
    """A point with how it stood, unless it says so; nothing before the first cycle, or of what is no factor."""
    oordeel = oordeel_over(toen, factor)
    if oordeel is None or toen.cyclus is None or p.tot_en_met:
        return p
    rol: Rol = "helpend" if oordeel.factor.valentie == "helpend" else "belemmerend"
    stand = {
        "tot_en_met": toen.cyclus,
        "stand": klasse_nl(oordeel.beeld.klasse, rol),
        "gebieden": vastgesteld_in(toen, factor),
        "bewijshash": bewijshash(oordeel),
    }
    return p.model_copy(update=stand)


def _over_reden(g: Gelezen, factor: str, toen: Verandergraaf) -> Iterator[Melding]:
    """Whether the reason counts the areas as the evidence of that day does."""
    p = g.record
    if not isinstance(p, Agendapunt) or oordeel_over(toen, factor) is None:
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
