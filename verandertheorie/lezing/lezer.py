"""What one audience may read of one graph: which claims, which factors, which words, which states of areas."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import kiest_registraties
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.leerlus.acties import Actiestand
from verandertheorie.leerlus.moment import bij_stand
from verandertheorie.leerlus.signalen import Signalen
from verandertheorie.lezing.vrijgave import MINSTE_GROEPEN, WIE_GENOEG, Doelgroep, aanduiding, mag_citaat, mag_kern
from verandertheorie.model.besluiten import BesluitOpVoorstel
from verandertheorie.model.leerlus import EEN_VOORSTEL, Actie, Signaal
from verandertheorie.model.relaties import Relatie, ontleed, sleutel_in
from verandertheorie.model.theorie import Interventie, Knoop, SystemischeFactor
from verandertheorie.model.waarneming import Registratie
from verandertheorie.taal import opsomming
from verandertheorie.vragen.beoordeling import Beweringsoordeel

WIJST_AAN: frozenset[Relatie] = frozenset(("houdt_in_stand", "heeft_sleutel"))
"""Claims that point at who keeps something going or could unlock it: not for a session, not for the public.

Those it points at sit at the table of a session (kaart.md).
"""

_ZONDER_AANWIJZEN: tuple[Doelgroep, ...] = ("sessie", "publiek")
_ZIET_BINNEN: tuple[Doelgroep, ...] = ("monitor", "kernteam")  # what is wrong inside the approach is theirs to mend
_BUITEN_HET_PROGRAMMA: tuple[Doelgroep, ...] = ("opdrachtgever", "publiek")


@dataclass(frozen=True, slots=True)
class Woorden:
    """What may be told of one finding: the gist, the quote when it is released, and who it is from."""

    kern: str
    citaat: str | None
    van: str
    is_gezien: bool


@dataclass(frozen=True, eq=False)
class Lezer:
    """An audience in front of a graph.

    Raises:
        AanroepFout: the graph has a filter that chooses records, and the audience is not a monitor.
    """

    graaf: Verandergraaf
    doelgroep: Doelgroep

    def __post_init__(self) -> None:
        if not self.is_monitor and (velden := kiest_registraties(self.graaf.filter)):
            raise AanroepFout(
                f"Kiezen op {opsomming(velden)} kan alleen een monitor: wat dan overblijft, kan van één persoon zijn. "
                "Laat dat filter weg, of kies doelgroep monitor."
            )

    @property
    def is_monitor(self) -> bool:
        """Whether everything may be read."""
        return self.doelgroep == "monitor"

    @property
    def is_buiten(self) -> bool:
        """Whether who reads is outside the programme."""
        return self.doelgroep in _BUITEN_HET_PROGRAMMA

    @property
    def genoeg_stemmen(self) -> int:
        """So many voices on one thing before it may be counted or said on which side they are."""
        return max(WIE_GENOEG, MINSTE_GROEPEN[self.doelgroep])

    # --- the theory ---------------------------------------------------------------------------

    @cached_property
    def _alle_knopen(self) -> Mapping[str, Knoop]:
        """Nodes by key, retired ones and those out of scope too."""
        return {r.sleutel: r for r in self.graaf.theorierecords.values() if isinstance(r, Knoop)}

    def mag_knoop(self, sleutel: str) -> bool:
        """Whether a node may be named. What lies within the approach itself is for the core team first."""
        knoop = self._alle_knopen.get(sleutel)
        if knoop is None or self.is_monitor:
            return self.is_monitor or sleutel in self.graaf.gebieden
        if isinstance(knoop, SystemischeFactor):
            if knoop.ligging == "binnen_aanpak" and not self._mag_binnen(sleutel):
                return False
            if knoop.onderdeel_van and not self.mag_knoop(knoop.onderdeel_van):
                return False
        if knoop.vertrouwelijkheid == "programma":
            return self.doelgroep != "publiek"
        return knoop.vertrouwelijkheid in (None, "openbaar")

    def _mag_binnen(self, factor: str) -> bool:
        """Whether something of the approach itself may be named: to a session once a table of its own has decided.

        Else the one thing that was mended would stay hidden from those who asked for it.
        """
        if self.doelgroep == "sessie":
            return self.signalen.is_zelf_besloten(factor)
        return self.ziet_binnen

    @property
    def ziet_binnen(self) -> bool:
        """Whether who reads may see all that lies within the approach itself, decided or not."""
        return self.doelgroep in _ZIET_BINNEN

    @cached_property
    def signalen(self) -> Signalen:
        """How every signal stands, of all evidence; which of them may be read is for :meth:`mag_signaal`."""
        return Signalen(bij_stand(self.graaf))

    def mag_onderwerp(self, sleutel: str) -> bool:
        """Whether a claim or node may be named, by its key; a claim when its relation and both its ends may."""
        if self.is_monitor:
            return True
        if sleutel not in self._onderwerpen:
            self._onderwerpen[sleutel] = self._mag_onderwerp(sleutel)
        return self._onderwerpen[sleutel]

    @cached_property
    def _onderwerpen(self) -> dict[str, bool]:
        """What :meth:`mag_onderwerp` answered: it is asked of every finding."""
        return {}

    def _mag_onderwerp(self, sleutel: str) -> bool:
        drietal = ontleed(sleutel)
        if drietal is None:
            return self.mag_knoop(sleutel)
        if drietal.relatie in WIJST_AAN and self.doelgroep in _ZONDER_AANWIJZEN:
            return False
        return all(self.mag_onderwerp(sleutel_in(eind)) for eind in (drietal.van, drietal.naar))

    def mag_stelling(self, s: Stelling) -> bool:
        """Whether a claim may be shown."""
        return self.mag_onderwerp(s.sleutel)

    # --- what sessions did ----------------------------------------------------------------------

    def mag_signaal(self, sleutel: str) -> bool:
        """Whether a signal may be read, in all its revisions: what it is about may be named.

        One about the approach itself a session reads when its own table has answered this very signal: that another
        about the same was answered tells nothing of this one. The public reads of no table.
        """
        if self.is_monitor:
            return True
        over = self._waarover(sleutel)
        if not over or self.doelgroep == "publiek" or not all(map(self.mag_onderwerp, over)):
            return False
        return self.ziet_binnen or not self.is_eigen_signaal(sleutel) or self.signalen.is_zelf_beantwoord(sleutel)

    def is_eigen_signaal(self, sleutel: str) -> bool:
        """Whether a signal is about the approach itself, in any of its revisions."""
        return any(map(self._ligt_binnen, self._waarover(sleutel)))

    def _waarover(self, signaal: str) -> frozenset[str]:
        heet_nu = self.signalen.heet_nu
        return frozenset(heet_nu(sleutel_in(s.over)) for s in self.graaf.records(Signaal) if s.sleutel == signaal)

    def _ligt_binnen(self, onderwerp: str) -> bool:
        """Whether a factor lies within the approach or is part of one that does, or a claim has one for an end."""
        if drietal := ontleed(onderwerp):
            return any(self._ligt_binnen(sleutel_in(eind)) for eind in (drietal.van, drietal.naar))
        knoop = self._alle_knopen.get(onderwerp)
        if not isinstance(knoop, SystemischeFactor):
            return False
        hoort_bij = knoop.onderdeel_van
        return knoop.ligging == "binnen_aanpak" or bool(hoort_bij and self._ligt_binnen(hoort_bij))

    def mag_genoemd(self, naam: str) -> bool:
        """Whether something may be named where sessions name it: a signal, proposal, part of the theory, or words."""
        if self.is_monitor:
            return True
        if naam in self._alle_signalen:
            return self.mag_signaal(naam)
        onderwerpen = self._van_voorstel(naam) if re.fullmatch(EEN_VOORSTEL, naam) else (naam,)
        doelen = (self.graaf.namen.vind(sleutel_in(o), ("knoop", "bewering")) for o in onderwerpen)
        return all(d is None or d.is_nieuw or self.mag_onderwerp(d.sleutel) for d in doelen)

    def mag_actie(self, a: Actiestand) -> bool:
        """Whether an action may be told by its id: that of an agreement of a conversation says whose that was."""
        return self.is_monitor or ("!" not in a.id and self.mag_genoemd(a.uit))

    def versie(self, i: Interventie) -> str:
        """What a version of an intervention is called; nothing when that is the id of an action that is not told."""
        naam = i.versie or ""
        uit = (a.uit for a in self.graaf.records(Actie) if a.id == naam and a.uit)
        return naam if self.is_monitor or ("!" not in naam and all(map(self.mag_genoemd, uit))) else ""

    def _van_voorstel(self, naam: str) -> tuple[str, ...]:
        """What a proposal is about: as the decision on it says, else every part of the theory that its name has."""
        besloten = [b.onderwerpen for b in self.graaf.records(BesluitOpVoorstel) if b.voorstel == naam]
        over = naam.partition("-")[2]
        genoemd = (k for k in self._alle_knopen if over == k or f"-{k}-" in f"-{over}-")
        return besloten[-1] if besloten else tuple(genoemd) or (over,)

    @cached_property
    def _alle_signalen(self) -> frozenset[str]:
        return frozenset(s.sleutel for s in self.graaf.records(Signaal))

    # --- the evidence -------------------------------------------------------------------------

    def registratie(self, v: Vondst) -> Registratie:
        """The record a finding stands in."""
        return self.graaf.registratie(v.registratie)

    def mag_woorden(self, v: Vondst) -> bool:
        """Whether the words of a finding may be read."""
        b = self.graaf.bewijs(v)
        van_wie = v.registratie, b.spreker if b else None
        if van_wie not in self._leesbaar:
            self._leesbaar[van_wie] = mag_kern(self.registratie(v), self.doelgroep, van_wie[1])
        return self._leesbaar[van_wie]

    @cached_property
    def _leesbaar(self) -> dict[tuple[str, str | None], bool]:
        """What :meth:`mag_woorden` answered, by record and speaker: it is asked of every finding."""
        return {}

    def woorden(self, v: Vondst) -> Woorden | None:
        """The words of a finding that may be read; None when they may not be, or when there are none.

        A search that found nothing has no words of a source: it is told in ours, under the same rule.
        """
        if not self.mag_woorden(v):
            return None
        r, b = self.registratie(v), self.graaf.bewijs(v)
        gezien = r.vorm == "participatieve_observatie"
        if b is None:
            kern = "Er is gericht naar gezocht, en het was er niet." if v.soort == "dekking" else "Er is op getoetst."
            return Woorden(kern, None, aanduiding(self.graaf, r, self.doelgroep), gezien)
        citaat = b.citaat if mag_citaat(r, b, self.doelgroep) else None
        return Woorden(b.kern, citaat, aanduiding(self.graaf, r, self.doelgroep, b), gezien)

    def andere_verklaring(self, v: Vondst) -> str | None:
        """The other cause that the source named itself, when it may be read."""
        b = self.graaf.bewijs(v)
        return b.andere_verklaring if b and self.mag_woorden(v) else None

    @cached_property
    def achtergehouden(self) -> tuple[int, int]:
        """Of how many items the words are withheld, and how many items there are, up to this cycle."""
        alles = [(r, b.spreker) for r in self.graaf.registraties for b in r.bewijs]
        return sum(not mag_kern(r, self.doelgroep, spreker) for r, spreker in alles), len(alles)

    # --- areas --------------------------------------------------------------------------------

    @cached_property
    def wie(self) -> Mapping[str, frozenset[str]]:
        """Per counted sub-area the independent voices that were heard there, on anything."""
        stemmen: dict[str, set[str]] = {g: set() for g in self.graaf.deelgebieden}
        for r in self.graaf.gesprekken:
            plekken = {(v.gebied, v.spreker) for v in self.graaf.vermeldingen(r.id)} or {(r.gebied or "", None)}
            for gebied, spreker in plekken:
                if gebied in stemmen:
                    stemmen[gebied].add(self.graaf.stemmen.groep(r, gebied, spreker).sleutel)
        return {gebied: frozenset(wie) for gebied, wie in stemmen.items()}

    @cached_property
    def gehoord(self) -> Mapping[str, int]:
        """Per counted sub-area how many independent voices were heard there, on anything; 0 when nobody came."""
        return {gebied: len(wie) for gebied, wie in self.wie.items()}

    def mag_gebied(self, gebied: str) -> bool:
        """Whether the state of anything in an area may be shown: enough voices were heard there."""
        return self.gehoord.get(gebied, 0) >= MINSTE_GROEPEN[self.doelgroep]

    def toonbaar(self, o: Beweringsoordeel) -> frozenset[str]:
        """The investigated areas of a claim whose state may be shown.

        Outside the programme one hidden area takes another with it (that with the fewest voices): the counts are of all
        evidence, and one missing cell could be worked out from them.
        """
        te_zien = {g for g in o.cellen if self.mag_gebied(g)}
        if self.is_buiten and len(o.cellen) - len(te_zien) == 1 and te_zien:
            te_zien.remove(min(te_zien, key=lambda g: (self.gehoord[g], g)))
        return frozenset(te_zien)
