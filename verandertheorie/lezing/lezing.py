"""A theory as one audience reads it: of a version or of now, with the decisions that belong to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from verandertheorie.aanscherping.besluiten import genomen_besluiten, redacties
from verandertheorie.aanscherping.versies import gemaakte_versies, met_theorie_van, theoriehash, versie
from verandertheorie.begrippen import woord
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.model.besluiten import BesluitOpVoorstel, Redactie, TheorieVersie
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.relaties import sleutel_in
from verandertheorie.taal import dag
from verandertheorie.vragen.beoordeling import Beweringsoordeel, beoordeling
from verandertheorie.vragen.rijkeuze import lijst_stelling, op_code


@dataclass(frozen=True, eq=False)
class Lezing:
    """What is read. ``versie``: the version that is read; None when the theory of now is no version."""

    lezer: Lezer
    versie: TheorieVersie | None
    besluiten: tuple[BesluitOpVoorstel, ...]
    redacties: tuple[Redactie, ...]

    @property
    def graaf(self) -> Verandergraaf:
        """Theory and evidence."""
        return self.lezer.graaf

    def oordeel(self, s: Stelling) -> Beweringsoordeel:
        """The judgement of a claim, over all evidence."""
        return beoordeling(self.graaf).bewering(s.sleutel)

    @cached_property
    def _getoond(self) -> tuple[Stelling, ...]:
        gevonden = (
            s for s in self.graaf.stellingen.values() if lijst_stelling(self.graaf, s) and self.lezer.mag_stelling(s)
        )
        return tuple(sorted(gevonden, key=op_code))

    @cached_property
    def theorie(self) -> tuple[Stelling, ...]:
        """The claims of the theory that may be read, by code."""
        return tuple(s for s in self._getoond if s.laag == "theorie")

    @cached_property
    def kandidaten(self) -> tuple[Stelling, ...]:
        """What was named and is not in the theory, by code."""
        return tuple(s for s in self._getoond if s.laag == "kandidaat")

    @cached_property
    def uitgefaseerd(self) -> tuple[Stelling, ...]:
        """What is no longer in the theory, by code."""
        return tuple(s for s in self._getoond if s.laag == "uitgefaseerd")

    @cached_property
    def bijeenkomsten(self) -> Mapping[str, Bijeenkomst]:
        """Sessions by key."""
        return {r.sleutel: r for r in self.graaf.records(Bijeenkomst)}

    def sessienaam(self, sleutel: str) -> str:
        """A session as people know it: ``B8 (brede sessie, 18 januari 2028)``."""
        b = self.bijeenkomsten[sleutel]
        return f"{b.sleutel} ({woord('waarde.bijeenkomstsoort', b.bijeenkomstsoort)}, {dag(b.datum)})"


def lees_theorie(graaf: Verandergraaf, *, nummer: int | None, doelgroep: Doelgroep) -> Lezing:
    """The theory for an audience.

    Args:
        graaf: as of a cycle; its evidence counts, whatever the version.
        nummer: number of a version, whose words are read; None for the theory of that cycle.
        doelgroep: who reads.

    Raises:
        AanroepFout: no such version, or one that is later than the cycle.
    """
    graaf = graaf.voor(doelgroep)
    gekozen = versie(graaf, nummer) if nummer is not None else _versie_van_nu(graaf)
    if nummer is not None and gekozen is not None:
        if graaf.nummer(gekozen.tot_en_met) > graaf.t:
            raise AanroepFout(
                f"Versie {nummer} geldt vanaf {gekozen.tot_en_met}, en u vraagt de stand na {graaf.cyclus}. "
                f"Kies --tot-en-met {gekozen.tot_en_met} of later."
            )
        graaf = met_theorie_van(graaf, gekozen)
    lezer, tot = Lezer(graaf, doelgroep), gekozen.datum if nummer is not None and gekozen else None
    dagen = {r.sleutel: r.datum for r in graaf.records(Bijeenkomst)}
    return Lezing(
        lezer,
        gekozen,
        tuple(
            b
            for b in genomen_besluiten(graaf)
            if (tot is None or dagen[b.bijeenkomst] <= tot) and all(map(lezer.mag_onderwerp, b.onderwerpen))
        ),
        tuple(
            r
            for r in redacties(graaf)
            if (tot is None or dagen[r.bijeenkomst] <= tot) and lezer.mag_onderwerp(sleutel_van(r))
        ),
    )


def sleutel_van(r: Redactie) -> str:
    """The key of the node or claim whose words were changed; a claim may be written in brackets."""
    return sleutel_in(r.onderwerp)


def _versie_van_nu(graaf: Verandergraaf) -> TheorieVersie | None:
    naam = theoriehash(graaf) if gemaakte_versies(graaf) else ""
    return next((v for v in reversed(gemaakte_versies(graaf)) if v.inhoudshash == naam), None)
