"""The learning agenda as of a day: letters by sessions, and per open letter what deserves attention."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from verandertheorie.leerlus.acties import Actiestand, eigen_acties
from verandertheorie.leerlus.moment import Lusmoment
from verandertheorie.leerlus.signalen import Signalen
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import Agendapunt, Leervraag, Puntuitslag
from verandertheorie.model.relaties import GEVOLG
from verandertheorie.vragen.beoordeling import beoordeling

GENOEG_KEER = 2
"""So many points with an outcome and no action: worth a question. By eye, as the prototype has it."""

GENOEG_OVERGESLAGEN = 3
"""So many sessions with minutes since a question was last dealt with: half a year, at one in two months. By eye."""

Vak = Puntuitslag | Literal["vervallen", "niet_aan_toegekomen", "staat_klaar", ""]
"""What a letter did in a session; empty when it was not on the agenda."""

Aandacht = Literal["te_laat", "geen_actie", "geen_belemmering", "opgelost", "hoort_op_tafel", "niet_aan_de_beurt"]


@dataclass(frozen=True, slots=True)
class Letop:
    """Why a question deserves attention.

    ``acties``: ids of what is late. ``n``: how many points or sessions. ``factor``: key of its blocker. ``is_los``:
    whether nothing at all says what it is about.
    """

    soort: Aandacht
    acties: tuple[str, ...] = ()
    n: int = 0
    factor: str = ""
    is_los: bool = False


@dataclass(frozen=True, slots=True)
class Nieuws:
    """What was found on the subjects of a question since it was last dealt with.

    ``sinds``: the session in which that was, empty when it was in none; ``dag``: its day, or that of the question.
    """

    sinds: str
    dag: datetime.date
    bevindingen: int
    gesprekken: int


@dataclass(frozen=True, eq=False)
class Agenda:
    """The account of learning: successive agendas side by side."""

    moment: Lusmoment

    @cached_property
    def kolommen(self) -> tuple[Bijeenkomst, ...]:
        """The learning sessions and broad ones, and any session that had a letter, in their order."""
        m = self.moment
        met_vraag = {p.bijeenkomst for letter in m.vragen for p in m.punten.get(letter, ())}
        return tuple(
            b for b in m.geweest if b.bijeenkomstsoort in ("leerbijeenkomst", "breed") or b.sleutel in met_vraag
        )

    @cached_property
    def op_de_agenda(self) -> tuple[str, ...]:
        """The letters that were on an agenda."""
        return tuple(letter for letter in self.moment.vragen if self.moment.punten.get(letter))

    @cached_property
    def leerbehoeften(self) -> tuple[str, ...]:
        """The letters that were brought in and were on no agenda yet."""
        return tuple(letter for letter in self.moment.vragen if letter not in self.op_de_agenda)

    @cached_property
    def open_letters(self) -> tuple[str, ...]:
        """The letters that were on an agenda and are not struck, or came back since."""
        return tuple(letter for letter in self.op_de_agenda if not self.is_geschrapt(letter))

    def is_geschrapt(self, letter: str) -> bool:
        """Whether the last that became of a question is that it was struck."""
        punten = self.moment.met_uitslag(letter)
        return bool(punten) and punten[-1].uitslag == "geschrapt"

    def terug_sinds(self, letter: str) -> str:
        """The session in which a question that was struck came back last; empty when it never did."""
        punten = self.moment.met_uitslag(letter)
        if self.is_geschrapt(letter) or not (begin := _na_schrappen(punten)):
            return ""
        return punten[begin].bijeenkomst

    def vak(self, letter: str, b: Bijeenkomst) -> Vak:
        """What a letter did in a session."""
        if b.vervallen_omdat:
            return "vervallen"
        punt = next((p for p in self.moment.punten.get(letter, ()) if p.bijeenkomst == b.sleutel), None)
        if punt is None:
            return ""
        if punt.uitslag:
            return punt.uitslag
        return "niet_aan_toegekomen" if b.sleutel in self.moment.heeft_notulen else "staat_klaar"

    @cached_property
    def verder_als(self) -> Mapping[str, tuple[str, ...]]:
        """Per letter the letters that it was split into or merged with."""
        uit: dict[str, list[str]] = defaultdict(list)
        for q in self.moment.vragen.values():
            for ouder in q.komt_uit:
                uit[ouder].append(q.letter)
        return {ouder: tuple(letters) for ouder, letters in uit.items()}

    def stam(self, letter: str) -> tuple[str, ...]:
        """A letter and those it came from, whose open actions and history go along."""
        uit = dict[str, None]()
        rij = [letter]
        while rij:
            hier = rij.pop(0)
            if hier not in uit and hier in self.moment.vragen:
                uit[hier] = None
                rij += self.moment.vragen[hier].komt_uit
        return tuple(uit)

    @cached_property
    def signalen(self) -> Signalen:
        """How every signal stands."""
        return Signalen(self.moment)

    @cached_property
    def _acties(self) -> Mapping[str, Actiestand]:
        return eigen_acties(self.moment)

    def acties(self, letter: str) -> tuple[Actiestand, ...]:
        """The actions of a question: its own, of the signals that came out of it, and of the letters it came from."""
        stam = self.stam(letter)
        van = {*stam, *(s.sleutel for s in self.moment.signalen.values() if s.uit in stam)}
        return tuple(a for a in self._acties.values() if a.uit in van)

    def laatste_keer(self, letter: str) -> Agendapunt | None:
        """The last point of a question of which something became."""
        punten = self.moment.met_uitslag(letter)
        return punten[-1] if punten else None

    def beweringen(self, letter: str) -> tuple[str, ...]:
        """Keys of the claims that a question is about, those that it names first, then those that reach its ambition.

        Only of claims that are there at this moment.
        """
        q, stellingen = self.moment.vragen[letter], self.moment.graaf.stellingen
        genoemd = (k for k in q.gaat_over if k in stellingen)
        naar_ambitie = (k for k, s in stellingen.items() if s.relatie in GEVOLG and s.naar == q.ambitie)
        return tuple(dict.fromkeys((*genoemd, *naar_ambitie)))

    def factoren(self, letter: str) -> tuple[str, ...]:
        """Keys of the factors that a question is about, its blocker first."""
        q = self.moment.vragen[letter]
        genoemd = ((q.belemmering,) if q.belemmering else ()) + q.gaat_over
        return tuple(dict.fromkeys(k for k in genoemd if k in self.moment.graaf.factoren))

    def nieuws(self, letter: str) -> Nieuws:
        """How much was found on its claims, blocker and ambition since it was last dealt with."""
        punt, graaf = self.laatste_keer(letter), self.moment.graaf
        dag = self.moment.bijeenkomsten[punt.bijeenkomst].datum if punt else self.moment.vragen[letter].sinds
        vondsten = [
            *(v for k in self.beweringen(letter) for v in graaf.vondsten(k)),
            *(v for k in self.factoren(letter) for v in graaf.vondsten_aanwezigheid(k)),
        ]
        datum = {r.id: r.datum for r in graaf.gesprekken}
        nieuw = {(v.registratie, v.nr) for v in vondsten if v.soort == "bewijs" and datum[v.registratie] > dag}
        return Nieuws(punt.bijeenkomst if punt else "", dag, len(nieuw), len({r for r, _ in nieuw}))

    def let_op(self, letter: str, *, mag: Callable[[str], bool] = lambda _: True) -> tuple[Letop, ...]:
        """What deserves attention, in a fixed order; of a question that was struck only actions that are late.

        ``mag``: whether what an action came from may be named to who reads; of others the ids are not told.
        """
        q, punten, acties = self.moment.vragen[letter], self.moment.met_uitslag(letter), self.acties(letter)
        laat = tuple(a.id for a in acties if a.voortgang == "te_laat" and mag(a.uit))
        uit: tuple[Letop, ...] = (Letop("te_laat", acties=laat),) if laat else ()
        if self.is_geschrapt(letter):
            return uit if letter not in self.verder_als else ()
        keer = len(punten) - _na_schrappen(punten)
        if not acties and keer >= GENOEG_KEER:
            uit += (Letop("geen_actie", n=keer),)
        return (*uit, *self._over_belemmering(q), *self._overgeslagen(letter))

    def _over_belemmering(self, q: Leervraag) -> Iterator[Letop]:
        if not q.belemmering:
            yield Letop("geen_belemmering", is_los=not q.ambitie and not q.gaat_over)
        if q.belemmering and self.klasse(q.belemmering) == "opgelost":
            yield Letop("opgelost", factor=q.belemmering)
        if q.belemmering and self.signalen.hoort_op_tafel(q.belemmering):
            yield Letop("hoort_op_tafel", factor=q.belemmering)

    def klasse(self, factor: str) -> str:
        """The class of a blocker as of this day; empty for what is no factor, or helps only."""
        gevonden = self.moment.graaf.factoren.get(factor)
        if gevonden is None or gevonden.valentie == "helpend":
            return ""
        return beoordeling(self.moment.graaf).factor(factor, "belemmerend").beeld.klasse

    def _overgeslagen(self, letter: str) -> Iterator[Letop]:
        punten = self.moment.met_uitslag(letter)
        if not punten:
            return
        laatst = self.moment.bijeenkomsten[punten[-1].bijeenkomst].datum
        n = sum(b.datum > laatst and b.sleutel in self.moment.heeft_notulen for b in self.kolommen)
        if n >= GENOEG_OVERGESLAGEN:
            yield Letop("niet_aan_de_beurt", n=n)


def _na_schrappen(punten: tuple[Agendapunt, ...]) -> int:
    """How many points there are up to and including the last that struck it: what comes after counts anew."""
    return max((nr + 1 for nr, p in enumerate(punten) if p.uitslag == "geschrapt"), default=0)
