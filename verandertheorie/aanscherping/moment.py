"""What a rule looks at: the theory and its evidence now and one cycle back, and how it words a proposal."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from verandertheorie.aanscherping.voorstel import Advies, Grondslag, Regel, Voorstel, hash_van
from verandertheorie.aanscherping.wijziging import VeldWijzigen, Wijziging
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.moment import bij_stand
from verandertheorie.leerlus.signalen import Signalen
from verandertheorie.model.basis import LANGSTE_TEKST
from verandertheorie.oordeel.statuswoord import statusstap
from verandertheorie.taal import op_een_rij, opsomming
from verandertheorie.vragen.beoordeling import Beweringsoordeel, beoordeling

NIET_GETOETST = "nog_niet_getoetst"
"""The status word of a claim about which nothing has been found."""


@dataclass(frozen=True, eq=False)
class Weegmoment:
    """The theory and its evidence as of a cycle, beside the previous cycle that has records."""

    graaf: Verandergraaf

    @cached_property
    def vorige(self) -> Verandergraaf | None:
        """The graph at the previous cycle with a record; None at the first."""
        eerder = {self.graaf.cyclus_van(r.id) for r in self.graaf.gesprekken} - {self.graaf.t}
        return self.graaf.tot_en_met(self.graaf.naam_van_cyclus(max(eerder))) if eerder else None

    @cached_property
    def signalen(self) -> Signalen:
        """How every signal stands at this moment."""
        return Signalen(bij_stand(self.graaf))

    @cached_property
    def theorie(self) -> tuple[Stelling, ...]:
        """The claims of the theory, by code or key."""
        stellingen = (s for s in self.graaf.stellingen.values() if s.laag == "theorie")
        return tuple(sorted(stellingen, key=lambda s: (s.code or "~", s.sleutel)))

    def oordeel(self, sleutel: str) -> Beweringsoordeel:
        """The judgement of a claim now."""
        return beoordeling(self.graaf).bewering(sleutel)

    def was(self, sleutel: str) -> str:
        """The computed status of a claim at the previous cycle."""
        if self.vorige is None or sleutel not in self.vorige.stellingen:
            return NIET_GETOETST
        return beoordeling(self.vorige).bewering(sleutel).woord.rekenstatus

    def waarde(self, naam: str) -> float:
        """A number of the method."""
        return self.graaf.parameters.voorstel[naam]

    def gebieden_nodig(self, regel: str) -> float:
        """In how many areas a rule wants to see it: what the method says, or all that the programme has."""
        return min(self.waarde(f"{regel}_gebieden"), self.graaf.ligging.programma.gebieden)

    def kerngebieden_nodig(self, regel: str) -> float:
        """The same of core areas."""
        return min(self.waarde(f"{regel}_kerngebieden"), self.graaf.ligging.programma.kerngebieden)

    def houdt(self, sleutel: str) -> set[str]:
        """Areas where a claim holds (b from .5)."""
        afweging = beoordeling(self.graaf).afweging(sleutel)
        return {g for g in afweging.cellen if afweging.houdt_in(g, self.waarde("gebied_telt"))}

    def houdt_niet(self, sleutel: str) -> set[str]:
        """Areas where a claim does not hold (d from .5)."""
        cellen = self.oordeel(sleutel).cellen
        return {g for g, c in cellen.items() if round(c.tegenspraak, 9) >= self.waarde("gebied_telt")}

    def waar(self, sleutel: str, gebieden: Iterable[str]) -> str:
        """Areas in order, and in which of them sources contradict each other: there nothing is settled."""
        hier = set(gebieden)
        omstreden = hier.intersection(self.oordeel(sleutel).woord.omstreden)
        daar = f" (in {opsomming(sorted(omstreden))} spreken bronnen elkaar tegen)" if omstreden else ""
        return f"{op_een_rij(hier)}{daar}"

    def is_ertegen(self, sleutel: str) -> bool:
        """Whether the word for a claim speaks against it."""
        w = self.oordeel(sleutel).woord
        return statusstap(w.woord, self.graaf.parameters) < 0 or w.richting == "tegen"

    def is_kritisch(self, sleutel: str) -> bool:
        """Whether the theory stands or falls with this claim."""
        record = self.graaf.stellingen[sleutel].record
        return record is not None and record.kritisch

    def grondslag(self, *sleutels: str, getallen: Iterable[tuple[str, str]] = ()) -> Grondslag:
        """What a proposal on these claims rests on; the status is that of the first."""
        vondsten = [v for k in sleutels for vs in self.oordeel(k).vondsten.values() for v in vs]
        bewijs = tuple(sorted({v.item.herkomst for v in vondsten}))
        merk = {f"{v.item.herkomst} {v.gebied} {v.item.teken} {v.item.kracht.sterkte:.9f}" for v in vondsten}
        return Grondslag(
            bewijs=bewijs,
            bewijshash=hash_van(merk),
            groepen=tuple(sorted({v.item.groep for v in vondsten})),
            gebieden=tuple(sorted({v.gebied for v in vondsten})),
            rekenstatus=self.oordeel(sleutels[0]).woord.rekenstatus if sleutels else "",
            getallen=tuple(getallen),
        )


Rekenregel = Callable[[Weegmoment], Iterator[Voorstel]]
"""A rule: everything it proposes at a moment, in a steady order."""


def voorstel(
    regel: Regel,
    m: Weegmoment,
    onderwerpen: tuple[str, ...],
    zin: str,
    grondslag: Grondslag,
    *,
    voor: str = "",
    na: str = "",
    wijzigingen: tuple[Wijziging, ...] = (),
    advies: Advies = "doen",
    invullen: tuple[str, ...] = (),
    waarschuwing: str = "",
) -> Voorstel:
    """A proposal of a rule about these subjects (keys, the one it changes first), named after the rule and them."""
    namen = "-".join(korte_naam(m.graaf, k) for k in onderwerpen)
    return Voorstel(
        sleutel=f"{regel}-{namen}",
        regel=regel,
        onderwerpen=onderwerpen,
        zin=zin,
        voor=voor,
        na=na,
        wijzigingen=wijzigingen,
        grondslag=grondslag,
        advies=advies,
        invullen=invullen,
        waarschuwing=waarschuwing,
        kritisch=any(m.is_kritisch(k) for k in onderwerpen if k in m.graaf.stellingen),
    )


def korte_naam(graaf: Verandergraaf, sleutel: str) -> str:
    """How a claim or node is called in the name of a proposal: code, or key."""
    return graaf.stellingen[sleutel].naam if sleutel in graaf.stellingen else sleutel


def passend(tekst: str) -> str:
    """A text that fits in a field, cut off where it is too long: names may be as long as a field by themselves."""
    return tekst if len(tekst) <= LANGSTE_TEKST else f"{tekst[: LANGSTE_TEKST - 1]}…"


def andere_tekst(s: Stelling, nieuw: str) -> VeldWijzigen:
    """A claim gets another text."""
    return VeldWijzigen("bewering", s.sleutel, "tekst", s.tekst, nieuw)
