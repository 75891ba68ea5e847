"""One session before one audience: what changed since the previous one, what is contested, and whose words show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from verandertheorie.graaf.sessie import sessie
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.moment import lusmoment
from verandertheorie.leerlus.sessiestuk import Gekozen, Nieuw, drie_vragen, nieuw_sinds_vorige, zoals_ervoor
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.lusblik import Leesstem, Lusblik, beste_stem
from verandertheorie.lezing.moment import Moment
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.gebieden import Bijeenkomst, Reactie
from verandertheorie.oordeel.aanwezigheid import KLASSEN
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.veranderingen import STEVIGHEID, Verandering, tussen_momenten

EERST = ("goed_onderbouwd", "houdt_geen_stand", "voorlopig_onderbouwd", "twijfelachtig", "tegenstrijdig")
"""The words of which a session hears first: what is settled, then what nearly is, then where people differ."""

NOG_GEEN_WOORD = frozenset(("", "geen_beeld", "nog_niet_getoetst"))
"""From one of these to another nothing was heard."""

OMSTREDEN = ("tegenstrijdig", "wisselt_per_gebied")
"""The words of what people do not agree on, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Nieuwsrij:
    """One answer that became another since the previous session. ``toen`` is empty when it was not there yet."""

    sleutel: str
    wat: str
    toen: str
    nu: str
    waar: str


@dataclass(frozen=True, eq=False)
class Sessieblik(Lusblik):
    """A session as of its own day."""

    b: Bijeenkomst

    @cached_property
    def nieuw(self) -> Nieuw:
        """What was told since the previous session."""
        return nieuw_sinds_vorige(self.lus, self.b)

    @cached_property
    def toen(self) -> Verandergraaf:
        """Theory and evidence as of the day of the session since which it is new."""
        return self.graaf.op(self.nieuw.dag)

    @cached_property
    def drie(self) -> tuple[Gekozen, ...]:
        """The questions that come first."""
        return drie_vragen(self.agenda, self.b, standen=self.tafels.standen, mag=self.lezer.mag_genoemd)

    @property
    def niet_vrijgegeven(self) -> int:
        """Of how many of the new findings the audience may not read the words."""
        return sum(not self.lezer.mag_lezen(r, b) for r in self.nieuw.gesprekken for b in r.bewijs)

    # --- what changed -------------------------------------------------------------------------

    @cached_property
    def veranderd(self) -> tuple[Nieuwsrij, ...]:
        """Every blocker and claim of the theory of which the word became another, in the order of the page.

        Blockers by class and name; then claims of open letters, then the others, each by word, by how many steps it
        moved, by code.
        """
        ander_woord = [v for v in tussen_momenten(self.toen, self.graaf) if self._telt(v)]
        return tuple(self._rij(v) for v in sorted(ander_woord, key=self._rang))

    def _telt(self, v: Verandering) -> bool:
        is_wat = v.soort == "belemmering" or (v.soort == "bewering" and v.laag == "theorie")
        anders = v.is_nu not in ("", v.was) and not {v.was, v.is_nu} <= NOG_GEEN_WOORD
        return is_wat and anders and self.lezer.mag_onderwerp(v.sleutel)

    def _rang(self, v: Verandering) -> tuple[int, int, int, str]:
        if v.soort == "belemmering":
            return 0, [*KLASSEN].index(v.is_nu), 0, v.naam  # type: ignore[arg-type]  # a class
        woord = EERST.index(v.is_nu) if v.is_nu in EERST else len(EERST)
        # what had no word yet took no step: it was said for the first time
        beide = v.was in STEVIGHEID and v.is_nu in STEVIGHEID
        stappen = abs(STEVIGHEID[v.is_nu] - STEVIGHEID[v.was]) if beide else 0
        return (1 if v.sleutel in self.van_open_letters else 2), woord, -stappen, v.naam

    def _rij(self, v: Verandering) -> Nieuwsrij:
        if v.soort == "belemmering":
            return Nieuwsrij(v.sleutel, v.naam, _klasse(v.was), _klasse(v.is_nu), self.waar_factor(v.sleutel))
        toen = statuswoord_nl(v.was) if v.was else ""
        return Nieuwsrij(v.sleutel, f"{v.tekst} ({v.naam})", toen, statuswoord_nl(v.is_nu), self.waar_klopt(v.sleutel))

    @cached_property
    def van_open_letters(self) -> frozenset[str]:
        """Keys of the claims that open questions are about."""
        return frozenset(k for letter in self.agenda.open_letters for k in self.agenda.beweringen(letter))

    # --- whose words --------------------------------------------------------------------------

    def stemmen(self, rijen: Iterable[Nieuwsrij]) -> tuple[Leesstem | None, Leesstem | None]:
        """A voice among what is new, and a counter-voice, on one row when that has both; None where none may be read.

        A quote before a gist, the rows in their order. A counter-voice may be older: it still stands.
        """
        nieuw = {r.id for r in self.nieuw.gesprekken}
        per_rij = [
            (
                self.stem(v for v in self.kant(r.sleutel, 1) if v.registratie in nieuw),
                self.stem(self.kant(r.sleutel, -1)),
            )
            for r in rijen
        ]
        allebei = [(voor, tegen) for voor, tegen in per_rij if voor and tegen]
        if allebei:
            return max(allebei, key=lambda paar: sum(bool(s.woorden.citaat) for s in paar))
        return beste_stem(voor for voor, _ in per_rij), beste_stem(tegen for _, tegen in per_rij)

    # --- what is contested --------------------------------------------------------------------

    @cached_property
    def omstreden(self) -> tuple[str, ...]:
        """Keys of the claims of the theory that people do not agree on: those of the three questions first."""
        van_drie = [k for q in self.drie for k in self.agenda.beweringen(q.letter)]
        woord = {s.sleutel: self.m.bewering(s.sleutel).woord.rekenstatus for s in self.m.lezing.theorie}
        gevonden = [s for s in self.m.lezing.theorie if woord[s.sleutel] in OMSTREDEN]

        def rang(sleutel: str) -> tuple[bool, int, int]:
            is_van_drie = sleutel in van_drie
            plek = van_drie.index(sleutel) if is_van_drie else 0
            return not is_van_drie, OMSTREDEN.index(woord[sleutel]), plek

        return tuple(sorted((s.sleutel for s in gevonden), key=rang))

    def reactie(self, onderwerp: str) -> tuple[Bijeenkomst, Reactie] | None:
        """What those present said of a subject the last time, before this session; None when nobody asked them."""
        for b in reversed(self.lus.geweest):
            if b.sleutel != self.b.sleutel and not b.vervallen_omdat:
                for r in b.reacties:
                    doel = self.graaf.namen.vind(r.onderwerp, ("bewering", "systemische_factor"))
                    if (doel.sleutel if doel else r.onderwerp) == onderwerp:
                        return b, r
        return None


def kijk_naar_sessie(graaf: Verandergraaf, bijeenkomst: str, doelgroep: Doelgroep) -> Sessieblik:
    """One session, as of its own day and before it began, before an audience.

    Raises:
        AanroepFout: no such session.
    """
    graaf, b = graaf.voor(doelgroep), sessie(graaf, bijeenkomst)
    lus = lusmoment(zoals_ervoor(graaf, b), bijeenkomst=b.sleutel)
    return Sessieblik(lus, Moment(0, Lezer(lus.graaf, doelgroep)), b)


def _klasse(klasse: str) -> str:
    return klasse_nl(klasse, "belemmerend") if klasse else ""
