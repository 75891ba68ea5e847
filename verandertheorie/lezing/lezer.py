"""What one audience may read of one graph: which claims, which factors, which words, which states of areas."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import kiest_gebieden
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Deel, Vondst
from verandertheorie.leerlus.acties import Actiestand
from verandertheorie.leerlus.moment import bij_stand
from verandertheorie.leerlus.signalen import Signalen, stand_toen
from verandertheorie.lezing.aanduiding import NIET_TE_ZEGGEN, Etiket, Etiketten, aanduiding, etiketten
from verandertheorie.lezing.vrijgave import is_vrij_citaat, mag_kern, vrijgegeven
from verandertheorie.model.basis import is_schuilnaam
from verandertheorie.model.besluiten import BesluitOpVoorstel, bezwaar_tegen_vrijgave
from verandertheorie.model.doelgroep import MINSTE_GROEPEN, Doelgroep
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import EEN_VOORSTEL, Actie, Agendapunt, Signaal
from verandertheorie.model.relaties import Relatie, ontleed, sleutel_in
from verandertheorie.model.theorie import Interventie, Knoop, SystemischeFactor
from verandertheorie.model.verwijzing import Doel, Namenlijst
from verandertheorie.model.waarneming import Bewijs, Registratie
from verandertheorie.taal import gevouwen, telwoord
from verandertheorie.vragen.rijkeuze import is_gekozen, vind_oordeel

WIJST_AAN: frozenset[Relatie] = frozenset(("houdt_in_stand", "heeft_sleutel"))
"""Claims that point at who keeps something going or could unlock it: not for a session, not for the public.

Those it points at sit at the table of a session (kaart.md).
"""

_ZONDER_AANWIJZEN: tuple[Doelgroep, ...] = ("sessie", "partner", "publiek")
_ZIET_BINNEN: tuple[Doelgroep, ...] = ("monitor", "kernteam")  # what is wrong inside the approach is theirs to mend
_BUITEN_HET_PROGRAMMA: tuple[Doelgroep, ...] = ("opdrachtgever", "partner", "publiek")
_LEEST_NIET_MEE: tuple[Doelgroep, ...] = ("partner", "publiek")  # what is written for the programme is not theirs
_WIE_GENOEG = 3  # of fewer people, or voices of a perspective, how many or on which side would point at one
_WOORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Woorden:
    """What may be told of one finding: the gist, the quote when it is released, and who it is from.

    ``gegrofd``: what was left out of that to name nobody. ``andere_verklaring``: the other cause that the source named
    itself, when it may be read.
    """

    kern: str
    citaat: str | None
    van: str
    gegrofd: tuple[str, ...]
    is_gezien: bool
    andere_verklaring: str | None


@dataclass(frozen=True, eq=False)
class Lezer:
    """An audience in front of a graph, of which it knows what its own dossier holds (``Verandergraaf.voor``).

    Who reads more of a graph that was narrowed for somebody else still reads no more than that holds; who asks more
    voices than that was narrowed by, reads less.

    Raises:
        AanroepFout: the graph has a filter that chooses records, and the audience is not a monitor.
    """

    graaf: Verandergraaf
    doelgroep: Doelgroep

    def __post_init__(self) -> None:
        if MINSTE_GROEPEN[self.doelgroep] > MINSTE_GROEPEN[self.graaf.doelgroep]:
            object.__setattr__(self, "graaf", self.graaf.voor(self.doelgroep))

    @property
    def is_monitor(self) -> bool:
        """Whether everything may be read."""
        return self.doelgroep == "monitor"

    @property
    def is_buiten(self) -> bool:
        """Whether who reads is outside the programme."""
        return self.doelgroep in _BUITEN_HET_PROGRAMMA

    @property
    def leest_niet_mee(self) -> bool:
        """Whether what is written for the programme itself, and what lies on its tables, is not for who reads."""
        return self.doelgroep in _LEEST_NIET_MEE

    @property
    def genoeg_stemmen(self) -> int:
        """So many voices on one thing before it may be counted or said on which side they are."""
        return max(_WIE_GENOEG, MINSTE_GROEPEN[self.doelgroep])

    def hoe_vaak(self, n: int) -> str:
        """How many people did something; of a few only that it were fewer than may be counted."""
        telbaar = self.is_monitor or not 0 < n < self.genoeg_stemmen
        return str(n) if telbaar else f"minder dan {telwoord(self.genoeg_stemmen)}"

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
            return not self.leest_niet_mee
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
        """How every signal stands, of what is known here; which of them may be read is for :meth:`mag_signaal`."""
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
        if not over or self.leest_niet_mee or not all(map(self.mag_onderwerp, over)):
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

    def vind_oordeel(self, naam: str) -> str:
        """The key of the claim or factor that somebody names, as far as who reads may know of it.

        Raises:
            AanroepFout: there is none, or it is not for who reads: the same sentence, and it names nothing hidden.
        """
        if self.is_monitor:
            return vind_oordeel(self.graaf, naam)
        g, doel = self.graaf, self.graaf.namen.zoek(naam, ("bewering", "systemische_factor"))
        if isinstance(doel, Doel) and not doel.is_nieuw:
            nu = g.opgegaan_in.get(doel.sleutel, doel.sleutel)
            if (nu in g.stellingen or nu in g.factoren) and self.mag_onderwerp(nu):
                return nu
        bekend = [s.code for s in g.stellingen.values() if s.code and self.mag_stelling(s)]
        beste = Namenlijst.lijkt_op(naam, [*bekend, *filter(self.mag_onderwerp, g.factoren)])
        raad = f" Bedoelt u {beste}?" if beste else " Noem een bewering (C07) of een factor."
        raise AanroepFout(f"'{naam}' staat niet in het dossier of is hier niet te lezen.{raad}")

    def mag_actie(self, a: Actiestand) -> bool:
        """Whether an action may be told by its id: that of an agreement of a conversation says whose that was."""
        return self.is_monitor or ("!" not in a.id and self.mag_genoemd(a.uit))

    def actie(self, a: Actiestand) -> Actiestand:
        """An action as it may be told: where it is, why, and what came of it; see also :meth:`zonder_bron`."""
        if self.is_monitor:
            return a
        return replace(
            self.zonder_bron(a),
            gebieden=() if "!" in a.id else self.te_noemen_gebieden(a.gebieden),
            reden=self.te_noemen_reden(a.reden),
            vervallen_omdat=self.te_noemen_reden(a.vervallen_omdat),
            resultaat=self.te_noemen_tekst(a.resultaat),
        )

    def zonder_bron(self, a: Actiestand) -> Actiestand:
        """An action as it may be told beside its words: of an agreement of a conversation not whose that was.

        Who does it is most often who said it.
        """
        if self.is_monitor or "!" not in a.id:
            return a
        eigenaren = self.te_noemen_rollen(a.eigenaren)
        return replace(a, id="afspraak", uit="", gebieden=(), eigenaren=eigenaren, eerder=())

    def te_noemen_rollen(self, rollen: Iterable[str]) -> tuple[str, ...]:
        """Roles that may point at with whom was spoken; one that too few of those have is only somebody."""
        if self.is_monitor:
            return tuple(rollen)
        return tuple(dict.fromkeys(rol if self._mag_rol(rol) else NIET_TE_ZEGGEN for rol in rollen))

    def _mag_rol(self, rol: str) -> bool:
        heet = {gevouwen(rol), gevouwen(self.graaf.naam(rol))}
        met_rol = sum(gevouwen(b.rol) in heet or b.actor == rol for b in self.graaf.bronnen.values())
        return not met_rol or met_rol >= MINSTE_GROEPEN[self.doelgroep]

    def te_noemen_gebieden(self, gebieden: Iterable[str]) -> tuple[str, ...]:
        """Those of some areas that may be named where sessions name them: beside a question, a decision, an action.

        Who named one there is most often who was spoken to there, so none of which too few were heard, or nobody; and
        none outside the programme.
        """
        return tuple(g for g in gebieden if self.is_monitor or g in self._te_noemen)

    @cached_property
    def _te_noemen(self) -> frozenset[str]:
        g, minste = self.graaf, MINSTE_GROEPEN[self.doelgroep]
        if self.is_buiten:
            return frozenset()
        wie = {k: {s for plek, n in g.gehoord.items() if k in g.ligging.ligt_in(plek) for s in n} for k in g.gebieden}
        return frozenset(k for k, stemmen in wie.items() if k not in g.verborgen and len(stemmen) >= minste)

    def te_noemen_reden(self, reden: str | None) -> str:
        """Why something was decided or changed: not for who reads nothing of tables, nor when it names another area."""
        return "" if self.leest_niet_mee else self.te_noemen_tekst(reden)

    def te_noemen_tekst(self, tekst: str | None) -> str:
        """A text of a session, unless it names what may not be named (:meth:`noemt_verborgen`)."""
        return "" if not tekst or self.noemt_verborgen(tekst) else tekst

    def noemt_verborgen(self, tekst: str) -> bool:
        """Whether a text names a place, a part of the theory, a source or a conversation that may not be named."""
        if self.is_monitor:
            return False
        zegt_wie = any(w.casefold() in self._van_bronnen and w not in self._van_ons for w in _WOORD.findall(tekst))
        return zegt_wie or bool(self._niet_te_noemen and self._niet_te_noemen.search(tekst))

    @cached_property
    def _van_bronnen(self) -> frozenset[str]:
        """Sources and conversations as the dossier names them; what is no word and number may mean anything else."""
        alle = (*self.graaf.bronnen, *self.graaf.voorraad.gesprekken)
        return frozenset(n for n in alle if is_schuilnaam(n) and not n.replace("-", "").isdigit())

    @cached_property
    def _van_ons(self) -> frozenset[str]:
        """What else has a name with a number: sessions, actions, areas, cycles and claims."""
        g = self.graaf
        namen = {b.sleutel for b in g.records(Bijeenkomst)} | {a.id for a in g.records(Actie)}
        namen |= {c.sleutel for c in g.cycli} | {s.code for s in g.stellingen.values() if s.code}
        return frozenset(namen | g.gebieden.keys())

    @cached_property
    def _niet_te_noemen(self) -> re.Pattern[str] | None:
        """The names of places and of parts of the theory that may not be named, in capitals or not."""
        plaatsen = (r for k, r in self.graaf.gebieden.items() if k not in self._te_noemen and r.niveau != "programma")
        namen = {n for r in plaatsen for n in (r.sleutel, r.naam)}
        namen |= {n for k, r in self._alle_knopen.items() if not self.mag_knoop(k) for n in (r.naam, *r.aliassen)}
        op_een_rij = "|".join(sorted(map(re.escape, namen)))
        return re.compile(rf"(?<!\w)(?:{op_een_rij})(?!\w)", re.IGNORECASE) if namen else None

    def punt(self, p: Agendapunt) -> Agendapunt:
        """A point as it may be read: how it stood by what this audience knew of that day, which areas, and why.

        What was written down then rests on all evidence.
        """
        if self.is_monitor:
            return p
        kijk = p.nakijken and p.nakijken.model_copy(update={"gebieden": self.te_noemen_gebieden(p.nakijken.gebieden)})
        over: dict[str, object] = dict.fromkeys(("tot_en_met", "stand", "bewijshash"))
        over |= {"gebieden": (), "nakijken": kijk, "reden": self.te_noemen_reden(p.reden) or None}
        over |= {"antwoord": self.te_noemen_tekst(p.antwoord) or None}
        for veld, anders in (("oud", p.oud), ("nieuw", p.nieuw)):
            if anders and anders.gebieden:
                hier = self.te_noemen_gebieden(anders.gebieden) or None
                over[veld] = anders.model_copy(update={"gebieden": hier})
        if p.stand and not self.is_buiten and (toen := self._stand_toen(p)):
            waar = self.te_noemen_gebieden(toen["gebieden"])
            over |= {"tot_en_met": toen["tot_en_met"], "stand": toen["stand"], "gebieden": waar}
        return p.model_copy(update=over)

    def _stand_toen(self, p: Agendapunt) -> Mapping[str, Any]:
        m = self.signalen.moment
        if p.onderwerp not in m.signalen or p.bijeenkomst not in m.bijeenkomsten:
            return {}
        over, toen = sleutel_in(m.signalen[p.onderwerp].over), self.graaf.op(m.dag_van(p))
        return stand_toen(toen, toen.opgegaan_in.get(over, over))

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
        return self.is_monitor or self.mag_lezen(self.registratie(v), self.graaf.deel(v))

    def mag_lezen(self, r: Registratie, deel: Deel | None = None) -> bool:
        """Whether the words of an item may be read, or without one the texts of a record.

        Under a choice of areas only what fits enough sources of these: the choice tells where it was said.
        """
        if self.is_monitor:
            return True
        apart = self.is_vrijgegeven(r, deel)
        vraag = r.id, _spreker(deel), (deel and deel.gebied) or r.gebied or "", apart
        if vraag not in self._leesbaar:
            mag = apart or mag_kern(r, self.doelgroep, _spreker(deel))
            self._leesbaar[vraag] = mag and self._past(r, deel, self.gekozen)
        return self._leesbaar[vraag]

    @cached_property
    def _leesbaar(self) -> dict[tuple[str, str | None, str, bool], bool]:
        """What :meth:`mag_lezen` answered, by record, speaker, area and release: it is asked of every finding."""
        return {}

    def is_vrijgegeven(self, r: Registratie, deel: Deel | None) -> bool:
        """Whether a finding was released by itself, and may still be: its gist, and its quote when that may go too.

        A finding is known by what it says: after a merge the graph makes it anew each time.
        """
        if not self._vrijgegeven or not isinstance(deel, Bewijs):
            return False
        hier = (r.bewijs_id(plaats) for plaats, b in enumerate(r.bewijs) if b is deel or b == deel)
        return not self._vrijgegeven.isdisjoint(hier) and bezwaar_tegen_vrijgave(r, deel) is None

    @cached_property
    def _vrijgegeven(self) -> frozenset[str]:
        return vrijgegeven(self.graaf, self.doelgroep)

    def mag_citaat(self, r: Registratie, b: Bewijs) -> bool:
        """Whether the quote of an item may be read; False when there is none."""
        return b.citaat is not None and self.mag_lezen(r, b) and (self.is_monitor or is_vrij_citaat(b, self.doelgroep))

    def mag_meer(self, r: Registratie, deel: Deel | None) -> bool:
        """Whether what an item says beside its gist and quote may be read: a release by itself is of these only."""
        return self.mag_lezen(r, deel) and mag_kern(r, self.doelgroep, _spreker(deel))

    # --- whose it is --------------------------------------------------------------------------

    @cached_property
    def etiketten(self) -> Etiketten:
        """How the sources of everything that is known here are named."""
        return etiketten(self.graaf)

    def etiket(self, r: Registratie, deel: Deel | None = None) -> Etiket:
        """What is told of the source of an item."""
        return self.etiketten.etiket(r, deel, self.doelgroep)

    def van(self, r: Registratie, deel: Deel | None = None) -> str:
        """The same as a phrase; to a monitor all of it."""
        return aanduiding(self.graaf, r, self.doelgroep, deel)

    def _past(self, r: Registratie, deel: Deel | None, gebieden: Collection[str] | None, vanaf: int = 0) -> bool:
        if self.is_monitor or (gebieden is None and not vanaf):
            return True
        tot = self.graaf.cyclus_van(r.id)
        return self.etiketten.past(self.etiket(r, deel), self.doelgroep, tot=tot, vanaf=vanaf, gebieden=gebieden)

    @cached_property
    def gekozen(self) -> frozenset[str] | None:
        """The areas that are shown under a filter on areas, and what they lie in; None without such a filter."""
        g = self.graaf
        if not kiest_gebieden(g.filter):
            return None
        return frozenset(h for k in g.gebieden if is_gekozen(g, k) for h in g.ligging.ligt_in(k))

    def woorden(self, v: Vondst, *, gebieden: Collection[str] | None = None, vanaf: int = 0) -> Woorden | None:
        """The words of a finding that may be read; None when they may not be, or when there are none.

        A search that found nothing has no words of a source: it is told in ours, under the same rule.

        Args:
            v: the finding.
            gebieden: where it was, when the words are told as being from there.
            vanaf: number of the cycle from which they are told to be, when they are.
        """
        r, deel = self.registratie(v), self.graaf.deel(v)
        if not self.mag_lezen(r, deel) or not self._past(r, deel, gebieden, vanaf):
            return None
        van, grof, gezien = self.van(r, deel), self.etiket(r, deel).gegrofd, r.vorm == "participatieve_observatie"
        if not isinstance(deel, Bewijs):
            kern = "Er is gericht naar gezocht, en het was er niet." if v.soort == "dekking" else "Er is op getoetst."
            return Woorden(kern, None, van, grof, gezien, None)
        citaat = deel.citaat if self.mag_citaat(r, deel) else None
        verklaring = deel.andere_verklaring if deel.andere_verklaring and self.mag_meer(r, deel) else None
        return Woorden(deel.kern, citaat, van, grof, gezien, verklaring)

    def andere_verklaring(self, v: Vondst) -> str | None:
        """The other cause that the source named itself, when it may be read."""
        b = self.graaf.bewijs(v)
        return b.andere_verklaring if b and self.mag_meer(self.registratie(v), b) else None

    @cached_property
    def achtergehouden(self) -> tuple[int, int]:
        """Of how many items the words are withheld, and how many items there are, up to this cycle.

        Under a choice of areas of these only.
        """
        alles = [*self._bevindingen()]
        return sum(not self.mag_lezen(r, b) for r, b in alles), len(alles)

    @cached_property
    def gegrofd(self) -> tuple[int, int]:
        """Of how many items that may be read the source is named less precisely, and how many may be read."""
        van = [self.etiket(r, b) for r, b in self._bevindingen() if self.mag_lezen(r, b)]
        return sum(bool(e.gegrofd) for e in van), len(van)

    def _bevindingen(self) -> Iterator[tuple[Registratie, Bewijs]]:
        alles = ((r, b) for r in self.graaf.registraties for b in r.bewijs)
        return ((r, b) for r, b in alles if self.gekozen is None or (b.gebied or r.gebied or "") in self.gekozen)

    @property
    def door_de_keuze(self) -> str:
        """Why more words are withheld under a choice of areas, behind other reasons; empty without one."""
        return "" if self.gekozen is None else ", of de keuze van gebieden zou laten zien wie het zei"

    # --- areas --------------------------------------------------------------------------------

    @cached_property
    def gehoord(self) -> Mapping[str, int]:
        """Per counted sub-area how many independent voices were heard there, on anything; 0 when nobody came."""
        return {g: len(self.graaf.gehoord.get(g, ())) for g in self.graaf.deelgebieden}

    def mag_gebied(self, gebied: str) -> bool:
        """Whether what was found in an area is known to who reads."""
        return gebied not in self.graaf.verborgen


def _spreker(deel: Deel | None) -> str | None:
    return deel.spreker if isinstance(deel, Bewijs) else None


def wat_leest(doelgroep: Doelgroep) -> str:
    """What an audience reads and what it does not, as the rules above have it; one line for who answers for that.

    >>> wat_leest("kernteam")
    'kernteam: wat is gezegd waar minstens drie stemmen zijn gehoord; woorden waar de bron mee instemde.'
    """
    if doelgroep == "monitor":
        return "monitor: alles, ook wie wat zei."
    woorden = "waar de bron mee instemde"
    if doelgroep in _LEEST_NIET_MEE:
        woorden += " en die openbaar zijn of met geef-vrij zijn vrijgegeven"
    stemmen = telwoord(MINSTE_GROEPEN[doelgroep])
    niet = (
        ("wat aan de aanpak zelf ligt en nog niet is besloten", doelgroep == "sessie"),
        ("wat aan de aanpak zelf ligt", doelgroep != "sessie" and doelgroep not in _ZIET_BINNEN),
        ("wie iets in stand houdt of kan losmaken", doelgroep in _ZONDER_AANWIJZEN),
        ("wat op tafels ligt", doelgroep in _LEEST_NIET_MEE),
        ("in welk gebied een vraag of actie speelt", doelgroep in _BUITEN_HET_PROGRAMMA),
    )
    dicht = "; ".join(wat for wat, is_dicht in niet if is_dicht)
    wel = f"{doelgroep}: wat is gezegd waar minstens {stemmen} stemmen zijn gehoord; woorden {woorden}."
    return f"{wel} Niet: {dicht}." if dicht else wel


def minder_precies(lezer: Lezer) -> str:
    """Of how much that may be read less is told of who said it than could be; empty when of nothing."""
    grof, alles = (0, 0) if lezer.is_monitor else lezer.gegrofd
    if not grof:
        return ""
    deel = "de bevinding die u leest," if alles == 1 else f"{grof} van de {alles} bevindingen die u leest,"
    return f"Bij {deel} staat minder over wie het zei: anders past het op te weinig bronnen."


def eis_zelfde_dossier(graaf: Verandergraaf, lezer: Lezer) -> None:
    """What is told to an audience beside its own dossier must have been made of that dossier too.

    Raises:
        ValueError: it was made of more.
    """
    if graaf.doelgroep != lezer.graaf.doelgroep:
        raise ValueError(f"made for {graaf.doelgroep}, read by {lezer.graaf.doelgroep}")
