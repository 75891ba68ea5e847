"""One session before one audience: what changed since the previous one, what is contested, and whose words show it."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from verandertheorie.graaf.sessie import sessie
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.leerlus.agenda import Agenda
from verandertheorie.leerlus.moment import Lusmoment, lusmoment
from verandertheorie.leerlus.sessiestuk import Gekozen, Nieuw, drie_vragen, nieuw_sinds_vorige, zoals_ervoor
from verandertheorie.lezing.cellen import beweringcellen, factorcellen
from verandertheorie.lezing.lezer import Lezer, Woorden
from verandertheorie.lezing.moment import Moment
from verandertheorie.lezing.sprekers import meer_van, per_perspectief
from verandertheorie.lezing.tafelblik import Tafelblik
from verandertheorie.lezing.vrijgave import MINSTE_GROEPEN, Doelgroep, Wie, mag_kern
from verandertheorie.model.gebieden import Bijeenkomst, Reactie
from verandertheorie.oordeel.aanwezigheid import KLASSEN
from verandertheorie.taal import groot, opsomming
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.veranderingen import STEVIGHEID, Verandering, tussen_momenten

EERST = ("goed_onderbouwd", "houdt_geen_stand", "voorlopig_onderbouwd", "twijfelachtig", "tegenstrijdig")
"""The words of which a session hears first: what is settled, then what nearly is, then where people differ."""

NOG_GEEN_WOORD = frozenset(("", "geen_beeld", "nog_niet_getoetst"))
"""From one of these to another nothing was heard."""

OMSTREDEN = ("tegenstrijdig", "wisselt_per_gebied")
"""The words of what people do not agree on, in the order in which they are told."""

WIE_GENOEG = 3
"""So many voices a perspective has before it is said on which side they are; fewer would point at somebody."""

_IN_WOORDEN: Mapping[str, str] = {
    "vastgesteld": "vastgesteld in {}",
    "klopt": "klopt in {}",
    "klopt_niet": "klopt niet in {}",
    "gemeld": "gemeld in {}",
    "tegenstrijdig": "in {} spreken bronnen elkaar tegen",
    "verdeeld": "in {} spreken bronnen elkaar tegen",
    "opgelost": "opgelost in {}",
    "eerder_gezien": "eerder gezien in {}",
    "afwezig": "niet aanwezig in {}",
    "tegenbewijs": "tegengesproken in {}",
    "gezocht_niet_gevonden": "in {} gevraagd en niet gevonden",
}
"""The states of an area that a session is told, in this order; the others say that little or nothing was heard."""


@dataclass(frozen=True, slots=True)
class Nieuwsrij:
    """One answer that became another since the previous session. ``toen`` is empty when it was not there yet."""

    sleutel: str
    wat: str
    toen: str
    nu: str
    waar: str


@dataclass(frozen=True, slots=True)
class Leesstem:
    """The words of one finding that may be read, and the name of what they are about."""

    over: str
    woorden: Woorden


@dataclass(frozen=True, eq=False)
class Sessieblik:
    """A session as of its own day. ``m``: theory and evidence of that day before its audience."""

    lus: Lusmoment
    b: Bijeenkomst
    m: Moment

    @property
    def graaf(self) -> Verandergraaf:
        """Theory and evidence as of the day of the session."""
        return self.m.graaf

    @property
    def lezer(self) -> Lezer:
        """Who reads."""
        return self.m.lezer

    @cached_property
    def agenda(self) -> Agenda:
        """The agenda of that day."""
        return Agenda(self.lus)

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
        wie = self.lezer.doelgroep
        return sum(not mag_kern(r, wie, b.spreker) for r in self.nieuw.gesprekken for b in r.bewijs)

    @cached_property
    def verborgen_gebieden(self) -> int:
        """In how many areas somebody spoke of which the audience is not told how it stands."""
        return sum(n > 0 and not self.mag_gebied(g) for g, n in self.lezer.gehoord.items())

    def mag_gebied(self, gebied: str) -> bool:
        """Whether it may be told how something stands in an area."""
        return self.m.mag_tonen(gebied)

    @cached_property
    def tafels(self) -> Tafelblik:
        """The signals as this audience may read them."""
        return Tafelblik(self.agenda.signalen, self.lezer, self.mag_gebied)

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

    def waar_factor(self, factor: str) -> str:
        """Where a factor is, and where somebody asked and did not find it; only of areas that may be shown."""
        return "; ".join(_per_stand(factorcellen(self.m, self.m.factor(factor))))

    def waar_klopt(self, bewering: str) -> str:
        """Where a claim holds, where not, where a single voice speaks against it, and whether that was looked for."""
        o = self.m.bewering(bewering)
        cellen = {g: cel for g, cel in beweringcellen(self.m, o).items() if g in o.geldt_in}
        zwak = [
            g for g, cel in cellen.items() if cel == "te_weinig" and any(v.item.teken < 0 for v in o.tellend.get(g, ()))
        ]
        gezocht = "tegendeel" in self.graaf.ernaar_gezocht.get(bewering, ())
        delen = (
            *_per_stand(cellen),
            f"een tegengeluid in {opsomming(zwak)}" if zwak else "",
            "naar het tegendeel is gezocht" if gezocht else "",
        )
        return "; ".join(filter(None, delen))

    # --- whose words --------------------------------------------------------------------------

    def stemmen(self, rijen: Iterable[Nieuwsrij]) -> tuple[Leesstem | None, Leesstem | None]:
        """A voice among what is new, and a counter-voice, on one row when that has both; None where none may be read.

        A quote before a gist, the rows in their order. A counter-voice may be older: it still stands.
        """
        nieuw = {r.id for r in self.nieuw.gesprekken}
        per_rij = [
            (
                self._stem(v for v in self._kant(r.sleutel, 1) if v.registratie in nieuw),
                self._stem(self._kant(r.sleutel, -1)),
            )
            for r in rijen
        ]
        allebei = [(voor, tegen) for voor, tegen in per_rij if voor and tegen]
        if allebei:
            return max(allebei, key=lambda paar: sum(bool(s.woorden.citaat) for s in paar))
        return _beste(voor for voor, _ in per_rij), _beste(tegen for _, tegen in per_rij)

    def laatste_woord(self, factor: str, sinds: datetime.date, gebieden: Iterable[str]) -> Woorden | None:
        """The newest words that may be read of who saw a factor still there after a day, in some areas."""
        dagen = {r.id: r.datum for r in self.graaf.registraties if r.datum > sinds}
        hier = {*gebieden}
        gevonden = [v for v in self._kant(factor, 1) if v.registratie in dagen and v.gebied in hier]
        gevonden.sort(key=lambda v: (dagen[v.registratie], v.item.herkomst), reverse=True)
        return next((w for v in gevonden if (w := self.lezer.woorden(v))), None)

    def _stem(self, vondsten: Iterable[Vondst]) -> Leesstem | None:
        """The newest that may be read, a quote before a gist."""
        op_rij = sorted(vondsten, key=lambda v: (-v.item.cyclus, -v.item.kracht.sterkte, v.item.herkomst))
        return _beste(Leesstem(self.graaf.naam(v.onderwerp), w) for v in op_rij if (w := self.lezer.woorden(v)))

    def _kant(self, onderwerp: str, teken: int) -> list[Vondst]:
        """What somebody said on one side of a subject, as far as it counts."""
        return [v for v in self._tellend(onderwerp) if v.item.teken == teken and v.soort == "bewijs"]

    def _tellend(self, onderwerp: str) -> list[Vondst]:
        o = self.m.factor(onderwerp) if onderwerp in self.graaf.factoren else self.m.bewering(onderwerp)
        return [v for vs in o.tellend.values() for v in vs]

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

    def van_wie(self, bewering: str) -> str:
        """Which perspectives speak rather for a claim and which rather against it; without a count of anybody.

        Only perspectives with enough voices on it; empty without any.
        """
        genoeg = max(WIE_GENOEG, MINSTE_GROEPEN[self.lezer.doelgroep])
        per_kant: dict[str, list[Wie]] = {}
        for perspectief, (voor, tegen) in per_perspectief(self.m.bewering(bewering)).items():
            if voor + tegen >= genoeg:
                per_kant.setdefault(_welke_kant(voor, tegen), []).append(meer_van(self.graaf, perspectief))
        delen = []
        for kant, wie in per_kant.items():
            spreken = "spreekt" if len(wie) == 1 and wie[0].is_enkelvoud else "spreken"
            delen.append(f"{opsomming(w.naam for w in wie)} {spreken} er {kant}")
        zin = opsomming(delen)
        return f"{groot(zin)}." if zin else ""

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
    b = sessie(graaf, bijeenkomst)
    lus = lusmoment(zoals_ervoor(graaf, b), bijeenkomst=b.sleutel)
    return Sessieblik(lus, b, Moment(0, Lezer(lus.graaf, doelgroep)))


def _klasse(klasse: str) -> str:
    return klasse_nl(klasse, "belemmerend") if klasse else ""


def _welke_kant(voor: int, tegen: int) -> str:
    if voor == tegen:
        return "even vaak voor als tegen"
    vooral, anders = ("voor", "tegen") if voor > tegen else ("tegen", "voor")
    return f"vaker {vooral} dan {anders}" if min(voor, tegen) else f"alleen {vooral}"


def _per_stand(cellen: Mapping[str, str]) -> Iterator[str]:
    per_zin: dict[str, list[str]] = {zin: [] for zin in _IN_WOORDEN.values()}
    for gebied, cel in cellen.items():
        if cel in _IN_WOORDEN:
            per_zin[_IN_WOORDEN[cel]].append(gebied)
    return (zin.format(opsomming(gebieden)) for zin, gebieden in per_zin.items() if gebieden)


def _beste(stemmen: Iterable[Leesstem | None]) -> Leesstem | None:
    er_zijn = [s for s in stemmen if s]
    return next((s for s in er_zijn if s.woorden.citaat), er_zijn[0] if er_zijn else None)
