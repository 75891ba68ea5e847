"""Theory and evidence as of one learning cycle, of the part that was asked for; it never looks ahead."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self, TypeVar, cast

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.afgeschermd import UIT_EEN_GEBIED, gehoord_in, raakt_gebieden, zonder_gebieden
from verandertheorie.graaf.filters import ALLES, Filter, eis_bekend, kiest_registraties, laat_door
from verandertheorie.graaf.geldig import Geldig
from verandertheorie.graaf.gesprekken import Gesprekskeuze
from verandertheorie.graaf.ligging import Ligging
from verandertheorie.graaf.rijen import eis_genoemde_cyclus
from verandertheorie.graaf.stelling import Laag, Stelling
from verandertheorie.graaf.steun import steun_in
from verandertheorie.graaf.uit_bestand import voorraad_uit
from verandertheorie.graaf.vermelding import Gespreksgegevens, Vermelding, gewogen
from verandertheorie.graaf.vondst import Deel, Stemmen, Vondst, op_volgorde, stilte, vondst
from verandertheorie.graaf.voorraad import Voorraad
from verandertheorie.model.besluiten import BesluitOpVoorstel
from verandertheorie.model.doelgroep import MINSTE_GROEPEN, Doelgroep, kies_doelgroep
from verandertheorie.model.gebieden import Gebied, Inzet, Leercyclus, Toepassing, Traject
from verandertheorie.model.kalender import Kalender
from verandertheorie.model.leerlus import Actie
from verandertheorie.model.relaties import UIT_FACTOR, bewering_in, ontleed, verhuis
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.model.theorie import (
    Aanname,
    Actor,
    Bewering,
    Interventie,
    Knoop,
    RelatieRecord,
    Statuswijziging,
    SystemischeFactor,
    Theorierecord,
)
from verandertheorie.model.verwijzing import Namenlijst
from verandertheorie.model.verzameling import Verzameling
from verandertheorie.model.waarneming import Bewijs, Bron, Registratie
from verandertheorie.model.woordenlijst import Woord, Woordenboek, Woordenlijst, woordenboek
from verandertheorie.parameters import Parameters, standaard
from verandertheorie.taal import leesbaar, opsomming
from verandertheorie.versie import VERSIE

if TYPE_CHECKING:
    import networkx as nx

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Herkomst:
    """What every product prints about where it comes from."""

    dossier: str
    parameterhash: str
    versie: str
    fictief: bool


@dataclass(frozen=True, eq=False, repr=False)
class Verandergraaf:
    """Everything known up to and including one cycle. Make one with :meth:`uit` or :meth:`van`.

    Args:
        voorraad: what the dossier holds, also of later cycles, whoever reads.
        t: number of the cycle; 0 when there is none.
        filter: the part that is asked for.
        parameters: the numbers of the method.
        dag: the day up to which conversations are known; None when every one up to this cycle is.
        doelgroep: who reads; see :meth:`voor`.

    Raises:
        AanroepFout: the filter chooses records, and the audience is not a monitor.
    """

    voorraad: Voorraad
    t: int
    filter: Filter
    parameters: Parameters
    dag: datetime.date | None = None
    doelgroep: Doelgroep = "monitor"
    _momenten: "dict[int, Verandergraaf]" = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        if self.doelgroep != "monitor" and (velden := kiest_registraties(self.filter)):
            raise AanroepFout(
                f"Kiezen op {opsomming(velden)} kan alleen een monitor: wat dan overblijft, kan van één persoon zijn. "
                "Laat dat filter weg, of kies doelgroep monitor."
            )
        self._momenten[self.t] = self

    @classmethod
    def uit(
        cls,
        pad: Path | str,
        *,
        tot_en_met: str | None = None,
        filter: Filter = ALLES,
        parameters: Parameters | None = None,
    ) -> Self:
        """Open a dossier file and look at it as of a cycle.

        The file is read when something is asked for, and only that part of it, as it was at this moment: what was
        withdrawn since, damage, or a file that is gone, is told there (ConflictFout, DossierFout).

        Args:
            pad: the dossier file; it is only read.
            tot_en_met: key of a cycle; default the last cycle that has a record.
            filter: the part that is asked for; default everything.
            parameters: the numbers of the method; default those that travel with the package.

        Raises:
            AanroepFout: no such cycle, or a filter names something that is not there.
            DossierFout: the file is missing, damaged, foreign or newer than the program.
        """
        return cls._van(voorraad_uit(pad), tot_en_met, filter, parameters)

    @classmethod
    def van(
        cls,
        records: Iterable[ElkRecord],
        *,
        tot_en_met: str | None = None,
        filter: Filter = ALLES,
        parameters: Parameters | None = None,
        inhoudshash: str | None = None,
    ) -> Self:
        """The same from records in memory.

        Raises:
            AanroepFout: no such cycle, or a filter names something that is not there.
        """
        return cls._van(Voorraad(records, inhoudshash), tot_en_met, filter, parameters)

    @classmethod
    def van_voorraad(cls, voorraad: Voorraad, *, parameters: Parameters | None = None) -> Self:
        """The same of a stock as it is."""
        return cls._van(voorraad, None, ALLES, parameters)

    @classmethod
    def _van(cls, voorraad: Voorraad, tot_en_met: str | None, filter: Filter, parameters: Parameters | None) -> Self:
        basis = cls(voorraad, 0, ALLES, parameters or standaard())
        graaf = replace(basis, t=basis._kies_cyclus(tot_en_met), filter=filter)
        gekozen = eis_bekend(filter, graaf)
        return graaf if gekozen == filter else replace(graaf, filter=gekozen)

    def tot_en_met(self, cyclus: str) -> "Verandergraaf":
        """The same dossier and filter as of another cycle; the same object for the same cycle.

        Raises:
            AanroepFout: no such cycle.
        """
        t = self._kies_cyclus(cyclus)
        if t not in self._momenten:
            ander = replace(self, t=t)
            object.__setattr__(ander, "_momenten", self._momenten)
            self._momenten[t] = ander
        return self._momenten[t]

    @property
    def eerder(self) -> "tuple[Verandergraaf, ...]":
        """The earlier moments of the same dossier and filter that somebody looked at, the nearest first."""
        return tuple(self._momenten[t] for t in sorted(self._momenten, reverse=True) if t < self.t)

    def op(self, dag: datetime.date) -> Self:
        """The same dossier and filter as of a day: the conversations up to it, in the cycle that holds it.

        In the last cycle before it when none holds it; in none (t = 0) when the first is still to begin.
        """
        return replace(self, t=max((c.nummer for c in self.cycli if c.van <= dag), default=0), dag=dag)

    def met(self, filter: Filter) -> Self:
        """The same moment of the same dossier, of another part of it.

        Raises:
            AanroepFout: the filter names something that is not there.
        """
        return replace(self, filter=eis_bekend(filter, self))

    def voor(self, doelgroep: Doelgroep | str) -> Self:
        """The same moment as an audience may know it: its own dossier.

        What was found in a place where fewer voices were heard by then than the audience asks (three, or five outside
        the programme) is left out before anything is computed: it is in no number, word, class or list. Places, their
        number and whether somebody spoke there stay. A monitor knows everything.

        Raises:
            AanroepFout: no such audience; or the graph has a filter that chooses records, and it is not a monitor.
        """
        wie = kies_doelgroep(doelgroep)
        return self if wie == self.doelgroep else replace(self, doelgroep=wie)

    def met_parameters(self, parameters: Parameters) -> Self:
        """The same, judged with other numbers of the method."""
        return replace(self, parameters=parameters)

    def met_records(self, records: Iterable[ElkRecord]) -> Self:
        """The same moment, filter and audience, under the same name, with other records for its own.

        Of what was found in places an audience of its own keeps all, also what it does not know.
        """
        if self._eigen is not self.voorraad:
            gesprekken, toepassingen = self.voorraad.records(Registratie), self.voorraad.records(Toepassing)
            records = (*(r for r in records if not isinstance(r, UIT_EEN_GEBIED)), *gesprekken, *toepassingen)
        return replace(self, voorraad=self.voorraad.met(records))

    def __repr__(self) -> str:
        telling = f"{len(self.stellingen)} beweringen, {len(self._gekozen)} registraties"
        return f"<Verandergraaf: {telling}, stand na {self.cyclus}>"

    @property
    def dossierhash(self) -> str:
        """Name of the whole content, as the dossier file with these records has it."""
        return self.voorraad.naam

    def eenmaal(self, rekent: "Callable[[Verandergraaf], R]") -> R:
        """What a function makes of this very graph, made once; kept as long as any moment of it."""
        if rekent not in self._gemaakt:
            self._gemaakt[rekent] = rekent(self)
        return cast("R", self._gemaakt[rekent])

    def al_gemaakt(self, rekent: "Callable[[Verandergraaf], R]") -> R | None:
        """The same when somebody asked for it before, else None."""
        return cast("R | None", self._gemaakt.get(rekent))

    @cached_property
    def _gemaakt(self) -> dict[object, object]:
        return {}

    def records(self, model: type[R]) -> tuple[R, ...]:
        """Every record of one type in the dossier, also of later cycles, in the order of ``alles``."""
        return (self._eigen if raakt_gebieden(model) else self.voorraad).records(model)

    @property
    def alles(self) -> tuple[ElkRecord, ...]:
        """The newest revision of every record in the dossier, also of later cycles."""
        return self._eigen.alles

    # --- who reads ------------------------------------------------------------------------------

    @cached_property
    def _eigen(self) -> Voorraad:
        """What the dossier holds for who reads."""
        if not MINSTE_GROEPEN[self.doelgroep]:
            return self.voorraad
        plekken = {t.gebied for t in self.voorraad.records(Toepassing)}
        plekken.update(r.gebied for r in self.voorraad.gesprekken.values() if r.gebied)
        plekken.update(g for a in self.voorraad.records(Actie) for g in a.gebieden)
        weg = self.verborgen.union(filter(self._is_smal, plekken))
        return zonder_gebieden(self.voorraad, weg) if weg else self.voorraad

    @cached_property
    def gehoord(self) -> Mapping[str, frozenset[str]]:
        """The voices heard in each place by this moment, on anything, whoever reads and whatever area is chosen."""
        return gehoord_in(self._alle_gesprekken.alle_gekozen.values(), self.voorraad.per_gesprek, self.stemmen)

    @cached_property
    def verborgen(self) -> frozenset[str]:
        """The places where somebody spoke, and of which who reads knows nothing: too few voices were heard there."""
        if not MINSTE_GROEPEN[self.doelgroep]:
            return frozenset()
        return frozenset(plek for plek in self.gehoord if plek and self._is_smal(plek))

    def _is_smal(self, plek: str) -> bool:
        """Whether too few voices were heard in a place for who reads; in a sub-area also when it was nobody."""
        minste = MINSTE_GROEPEN[self.doelgroep]
        if not minste:
            return False
        if plek not in self.gehoord:
            return self.ligging.is_deelgebied(plek)
        return len(self.gehoord[plek]) < minste

    @cached_property
    def bezocht(self) -> tuple[str, ...]:
        """The counted sub-areas where somebody spoke and of which who reads knows what was said, by key."""
        return tuple(g for g in self.deelgebieden if g in self.gehoord and g not in self.verborgen)

    @cached_property
    def is_te_smal(self) -> bool:
        """Whether something was heard in the areas that were asked for, and who reads may know none of it."""
        hier = [g for g in self.deelgebieden if g in self.gehoord]
        return bool(hier) and self.verborgen.issuperset(hier)

    # --- time ---------------------------------------------------------------------------------

    @property
    def cycli(self) -> tuple[Leercyclus, ...]:
        """All learning cycles of the dossier, by number; later ones too."""
        return self._kalender.cycli

    @cached_property
    def _kalender(self) -> Kalender:
        return Kalender(sorted(self.records(Leercyclus), key=lambda c: (c.nummer, c.sleutel)))

    @property
    def cyclus(self) -> str | None:
        """Key of the cycle this graph is about; None without cycles."""
        return self.naam_van_cyclus(self.t) if self.t else None

    @property
    def is_nu(self) -> bool:
        """Whether this is the newest moment of the dossier: the cycle that is taken when nobody asks for one."""
        return self.t == self._kies_cyclus(None)

    def naam_van_cyclus(self, nummer: int) -> str:
        """Key of the cycle with a number."""
        return self._kalender.sleutel(nummer)

    def nummer(self, cyclus: str | None) -> int:
        """Number of a cycle; 0 for None, "from the start".

        Raises:
            AanroepFout: no such cycle.
            DossierFout: no such cycle, and a record names it.
        """
        if cyclus is None:
            return 0
        if (nummer := self._kalender.nummer(cyclus)) is not None:
            return nummer
        eis_genoemde_cyclus(cyclus, self.alles)
        raise AanroepFout(f"De cyclus '{cyclus}' is er niet. {self._bekende_cycli()}")

    def _kies_cyclus(self, cyclus: str | None) -> int:
        if cyclus is not None:
            return self.nummer(cyclus)
        dagen = map(self.cyclus_van_dag, self.voorraad.dagen)
        return max(dagen, default=self.cycli[0].nummer if self.cycli else 0)

    def _bekende_cycli(self) -> str:
        if not self.cycli:
            return "Het dossier heeft nog geen leercycli."
        return f"Kies uit: {', '.join(c.sleutel for c in self.cycli)}."

    # --- the theory ---------------------------------------------------------------------------

    def naar_sinds(self, r: ElkRecord) -> tuple[str, int, str]:
        """By what records are put in order: their key, and of one record from when each revision holds."""
        return r.record_sleutel, 0 if r.sinds_is_dag else self.nummer(r.vanaf or None), r.vanaf

    @cached_property
    def _geldige(self) -> Geldig:
        """The records that hold at this cycle; retired ones too."""
        return Geldig(self.voorraad, self.nummer, self.t)

    def _telt_mee(self, r: Theorierecord) -> bool:
        return r.binnen_scope and not self.is_uitgefaseerd(r)

    def is_uitgefaseerd(self, r: Theorierecord) -> bool:
        """Whether it is no longer part of the theory at this cycle."""
        return r.tot is not None and self.nummer(r.tot) <= self.t

    @cached_property
    def buiten_scope(self) -> int:
        """How many nodes, areas and claims are left out because they are out of scope."""
        return sum(not r.binnen_scope for r in self._geldige.records(Theorierecord))

    @cached_property
    def theorierecords(self) -> Mapping[tuple[str, str], Theorierecord]:
        """Nodes, claims and relations as of this cycle by (soort, key), in that order; retired and out of scope too.

        A table decides about the theory and is no part of it.
        """
        g = self._geldige
        delen = (*filter(_is_theorie, g.records(Knoop)), *g.records(Bewering), *g.records(RelatieRecord))
        return {r.soort_en_sleutel: r for r in sorted(delen, key=lambda r: r.soort_en_sleutel)}

    @cached_property
    def alle_knopen(self) -> Mapping[str, Knoop]:
        """Nodes in scope, retired ones too, by key."""
        gevonden = (r for r in self._geldige.records(Knoop) if r.binnen_scope and _is_theorie(r))
        return {r.sleutel: r for r in sorted(gevonden, key=lambda r: r.sleutel)}

    @cached_property
    def tafels(self) -> Mapping[str, Actor]:
        """The tables where people decide, by key, whenever they are open: no nodes of the theory."""
        gevonden = (r for r in self._geldige.records(Actor) if r.is_tafel and not self.is_uitgefaseerd(r))
        return {r.sleutel: r for r in sorted(gevonden, key=lambda r: r.sleutel)}

    @cached_property
    def knopen(self) -> Mapping[str, Knoop]:
        """Nodes in scope and not retired, by key."""
        return {k: r for k, r in self.alle_knopen.items() if not self.is_uitgefaseerd(r)}

    def knopen_van(self, model: type[R]) -> tuple[R, ...]:
        """The nodes of one type in scope and not retired, by key."""
        return self._knopen_per_type.records(model)

    @cached_property
    def _knopen_per_type(self) -> Verzameling:
        gevonden = (r for r in self._geldige.records(Knoop) if self.knopen.get(r.sleutel) is r)
        return Verzameling(cast("list[ElkRecord]", sorted(gevonden, key=lambda r: r.sleutel)))

    @cached_property
    def factoren(self) -> Mapping[str, SystemischeFactor]:
        """Systemic factors in scope, by key; retired ones too: they stay judged, outside paths and impact."""
        gevonden = (r for r in self._geldige.records(SystemischeFactor) if r.binnen_scope)
        return {r.sleutel: r for r in sorted(gevonden, key=lambda r: r.sleutel)}

    @cached_property
    def relaties(self) -> tuple[RelatieRecord, ...]:
        """Relations without evidence, by key; with an end that was retired they are retired too."""
        gevonden = (r for r in self._geldige.records(RelatieRecord) if r.binnen_scope and not self.is_vervallen(r))
        return tuple(sorted(gevonden, key=lambda r: r.record_sleutel))

    @cached_property
    def relaties_van(self) -> Mapping[str, tuple[RelatieRecord, ...]]:
        """The same by the node or claim they start in."""
        uit: dict[str, list[RelatieRecord]] = defaultdict(list)
        for r in self.relaties:
            uit[bewering_in(r.van) or r.van].append(r)
        return {van: tuple(rs) for van, rs in uit.items()}

    @cached_property
    def stellingen(self) -> Mapping[str, Stelling]:
        """Claims in scope by key: written, retired, and those that are only heard of (candidates and assumptions)."""
        geschreven = filter(self._is_er, self._geldige.records(Bewering))
        uit = {r.record_sleutel: self._stelling(r) for r in geschreven}
        gehoord = (o for o in self._onderwerpen if o not in uit and any(self._bij_gekozen(o)))
        for sleutel in gehoord:
            drietal, aanname = ontleed(sleutel), self.knopen.get(sleutel)
            if drietal:
                tekst = f"{self.naam(drietal.van)} {leesbaar(drietal.relatie)} {self.naam(drietal.naar)}"
                relatie = drietal.relatie
                uit[sleutel] = Stelling(sleutel, drietal.van, relatie, drietal.naar, None, tekst, "kandidaat")  # type: ignore[arg-type]  # checked at import
            elif isinstance(aanname, Aanname):
                uit[sleutel] = Stelling(sleutel, sleutel, None, sleutel, None, f"{aanname.naam}: houdt hier", "aanname")
        return {
            k: s
            for k, s in sorted(uit.items())
            if self._in_scope(s.van) and self._in_scope(s.naar) and self._in_scope(k)
        }

    @cached_property
    def uitgaand(self) -> Mapping[str, tuple[Stelling, ...]]:
        """The claims of the theory (no candidates, none retired) by the node they start in, each by key."""
        uit: dict[str, list[Stelling]] = defaultdict(list)
        for s in self.stellingen.values():
            if s.laag == "theorie":
                uit[s.van].append(s)
        return {van: tuple(ss) for van, ss in uit.items()}

    def _stelling(self, r: Bewering) -> Stelling:
        laag: Laag = "uitgefaseerd" if self.is_vervallen(r) else r.laag
        return Stelling(r.record_sleutel, r.van, r.relatie, r.naar, r.code, r.tekst, laag, r)

    def _record_van(self, eind: str) -> Theorierecord | None:
        """The node or claim that a relation ends on, as of this cycle; None when it is not there yet."""
        sleutel = bewering_in(eind)
        if not sleutel:
            return self._geldige.knoop(eind)
        bewering = self._geldige.record("bewering", sleutel)
        return bewering if isinstance(bewering, Bewering) else None

    def _is_er(self, r: Bewering) -> bool:
        """Whether both ends of a claim are there at this cycle."""
        return self._record_van(r.van) is not None and self._record_van(r.naar) is not None

    def is_vervallen(self, r: Bewering | RelatieRecord) -> bool:
        """Whether a claim or relation is no longer part of the theory: retired itself, or something it ends on."""
        return self.is_uitgefaseerd(r) or any(self._eind_is_weg(eind) for eind in (r.van, r.naar))

    def _eind_is_weg(self, eind: str) -> bool:
        """Whether what a claim ends on is no longer part of the theory; a claim on a retired claim is retired too."""
        record = self._record_van(eind)
        if isinstance(record, Bewering):
            return self.is_vervallen(record)
        return record is not None and self.is_uitgefaseerd(record)

    def _in_scope(self, eind: str) -> bool:
        """Whether a node or claim is in scope; a claim is so when it and both its ends are."""
        bewering = self._geldige.record("bewering", bewering_in(eind) or eind)
        if isinstance(bewering, Bewering):
            return bewering.binnen_scope and self._in_scope(bewering.van) and self._in_scope(bewering.naar)
        return eind not in self._buiten

    @cached_property
    def _buiten(self) -> frozenset[str]:
        return frozenset(k.sleutel for k in self._geldige.records(Knoop) if not k.binnen_scope)

    def naam(self, sleutel: str) -> str:
        """Name of a node, area or claim (its code) as people read it; the key itself when nothing has it."""
        benoemd = self.alle_knopen.get(sleutel) or self.gebieden.get(sleutel) or self.tafels.get(sleutel)
        if benoemd:
            return benoemd.naam
        bewering = self._geldige.record("bewering", bewering_in(sleutel) or sleutel)
        return (bewering.code if isinstance(bewering, Bewering) else None) or sleutel

    def status(self, interventie: str) -> str:
        """Status of an intervention at this cycle: as entered, or by the last change since (plan §5 Ad 2)."""
        knoop = self.knopen[interventie]
        gewijzigd = self._geldige.record("statuswijziging", interventie)
        if isinstance(gewijzigd, Statuswijziging) and self.nummer(gewijzigd.vanaf or None) >= self.nummer(knoop.sinds):
            return gewijzigd.naar
        return knoop.status if isinstance(knoop, Interventie) else ""

    def subboom(self, factor: str) -> tuple[str, ...]:
        """A factor and every narrower factor under it, by key."""
        onder, rand = {factor}, [factor]
        while rand:
            nieuw = self._smaller.get(rand.pop(), set()) - onder
            onder |= nieuw
            rand += nieuw
        return tuple(sorted(onder))

    @cached_property
    def _smaller(self) -> Mapping[str, set[str]]:
        uit: dict[str, set[str]] = defaultdict(set)
        for k, f in self.factoren.items():
            uit[f.onderdeel_van or ""].add(k)
        return uit

    # --- areas --------------------------------------------------------------------------------

    @cached_property
    def ligging(self) -> Ligging:
        """The areas in scope: what lies in what, and which are counted under the filter."""
        gevonden = filter(self._telt_mee, self._geldige.records(Gebied))
        return Ligging({r.sleutel: r for r in sorted(gevonden, key=lambda g: g.sleutel)}, self.filter)

    @property
    def gebieden(self) -> Mapping[str, Gebied]:
        """All areas in scope, by key, whatever the filter."""
        return self.ligging.gebieden

    @property
    def deelgebieden(self) -> tuple[str, ...]:
        """The sub-areas that are counted, by key; an area filter chooses from them."""
        return self.ligging.deelgebieden

    @property
    def kerngebied_van(self) -> Mapping[str, str]:
        """The core area of each counted sub-area; empty text when it lies in none."""
        return self.ligging.kerngebied_van

    def geldt_in(self, stelling: Stelling) -> tuple[str, ...]:
        """The counted sub-areas where a claim can hold: where its intervention runs, ran or will run; else all."""
        rijen = self._inzet.get(stelling.van)
        if not rijen:
            return self.deelgebieden
        return tuple(g for g in self.deelgebieden if set(self.ligging.ligt_in(g)) & rijen)

    @cached_property
    def _inzet(self) -> Mapping[str, set[str]]:
        uit: dict[str, set[str]] = defaultdict(set)
        for r in self._geldige.records(Inzet):
            uit[r.interventie].add(r.gebied)
        return uit

    @cached_property
    def toepassingen(self) -> tuple[Toepassing, ...]:
        """Applications of action perspectives whose effect was known by this cycle, by key."""
        bekend = (r for r in self._toegepast if r.gebleken and self.nummer(r.gebleken) <= self.t)
        return tuple(sorted(bekend, key=lambda r: r.record_sleutel))

    @cached_property
    def lopende_toepassingen(self) -> tuple[Toepassing, ...]:
        """Applications of action perspectives that were under way by this cycle and of which nobody knew the effect."""
        gevonden = (
            r
            for r in self._toegepast
            if self.nummer(r.cyclus) <= self.t and not (r.gebleken and self.nummer(r.gebleken) <= self.t)
        )
        return tuple(sorted(gevonden, key=lambda r: r.record_sleutel))

    @property
    def _toegepast(self) -> tuple[Toepassing, ...]:
        return tuple(r for r in self._geldige.records(Toepassing) if not self._is_smal(r.gebied))

    # --- evidence -----------------------------------------------------------------------------

    @cached_property
    def bronnen(self) -> Mapping[str, Bron]:
        """Sources by pseudonym."""
        return {r.pseudoniem: r for r in self.records(Bron)}

    @cached_property
    def trajecten(self) -> Mapping[str, Traject]:
        """Other learning tracks, by key."""
        return {r.sleutel: r for r in self.records(Traject)}

    def bronnen_van(self, r: Gespreksgegevens) -> tuple[Bron, ...]:
        """Who sat there, the voice of the conversation first; nobody where no source is named."""
        return self.stemmen.bronnen_van(r)

    @cached_property
    def _gesprekken(self) -> Gesprekskeuze:
        """The conversations up to and including this cycle that who reads knows, and those the filter lets through."""
        return self._keuze(self._eigen) if self.verborgen else self._alle_gesprekken

    @cached_property
    def _alle_gesprekken(self) -> Gesprekskeuze:
        """The same whoever reads."""
        return self._keuze(self.voorraad)

    def _keuze(self, voorraad: Voorraad) -> Gesprekskeuze:
        def is_bekend(r: Gespreksgegevens) -> bool:
            is_er = self.dag is None or r.datum <= self.dag
            return is_er and 0 < self.cyclus_van_dag(r.datum) <= self.t

        return Gesprekskeuze(voorraad, is_bekend, lambda r: laat_door(self.filter, r, self))

    @property
    def _gekozen(self) -> Mapping[str, Gespreksgegevens]:
        return self._gesprekken.alle_gekozen

    @cached_property
    def opgegaan_in(self) -> Mapping[str, str]:
        """Per factor or claim that was merged into another and is retired at this cycle, the key of that other."""
        paren = (b.samengevoegd for b in sorted(self.records(BesluitOpVoorstel), key=self._wanneer_besloten))
        direct = {gaat: blijft for blijft, gaat in filter(None, paren) if self._is_weg(gaat)}
        uit: dict[str, str] = {}
        for gaat, blijft in direct.items():
            gezien = {gaat}
            while blijft in direct and blijft not in gezien:  # what it went up into may have gone up into a third
                gezien.add(blijft)
                blijft = direct[blijft]
            if blijft not in gezien:
                uit[gaat] = blijft
        return uit

    def _wanneer_besloten(self, b: BesluitOpVoorstel) -> tuple[int, str]:
        return self.nummer(b.tot_en_met), b.record_sleutel

    def _is_weg(self, sleutel: str) -> bool:
        record = self._record_van(f"[{sleutel}]" if ontleed(sleutel) else sleutel)
        return record is not None and self.is_uitgefaseerd(record)

    def _verhuisd(self, r: Registratie) -> Registratie:
        """A record as it is read at this cycle: on what stays, where it was on what went up into it."""
        weg = self.opgegaan_in
        if not weg or all(verhuis(o, weg) == o for o in r.onderwerpen):
            return r
        delen = {
            "bewijs": tuple(b.model_copy(update={"onderwerp": verhuis(b.onderwerp, weg)}) for b in r.bewijs),
            "dekking": tuple(d.model_copy(update={"onderwerp": verhuis(d.onderwerp, weg)}) for d in r.dekking),
            "toets": tuple(t.model_copy(update={"onderwerp": verhuis(t.onderwerp, weg)}) for t in r.toets),
        }
        return r.model_copy(update=delen)

    @property
    def gesprekken(self) -> tuple[Gespreksgegevens, ...]:
        """The same as :attr:`registraties` without their items and texts, which then need not be read."""
        return tuple(self._gekozen.values())

    def vermeldingen(self, registratie: str) -> Iterator[Vermelding]:
        """The items of one record without their texts, on what they are about as that is called at this cycle."""
        for v in self._eigen.per_gesprek[registratie]:
            onderwerp = self.heet_nu(v.onderwerp)
            yield v if onderwerp == v.onderwerp else v._replace(onderwerp=onderwerp)

    @cached_property
    def registraties(self) -> tuple[Registratie, ...]:
        """Records up to and including this cycle that the filter lets through, by date and id."""
        return tuple(map(self.registratie, self._gekozen))

    @property
    def registraties_met_los(self) -> tuple[Registratie, ...]:
        """Those of them in which something stands that is about nothing in the theory."""
        return tuple(self.registratie(id_) for id_ in self._gekozen if id_ in self._eigen.met_los)

    def registratie(self, id_: str) -> Registratie:
        """One record with its text, as it is read at this cycle."""
        if id_ not in self._gelezen:
            self._gelezen[id_] = self._verhuisd(self._eigen.registratie(id_))
        return self._gelezen[id_]

    @cached_property
    def _gelezen(self) -> dict[str, Registratie]:
        """What was asked of :meth:`registratie` before."""
        return {}

    @property
    def aantal_registraties(self) -> int:
        """How many records up to this cycle the filter lets through."""
        return len(self._gekozen)

    @property
    def aantal_weggefilterd(self) -> int:
        """How many records up to this cycle the filter keeps out."""
        return len(self._gesprekken.alle_bekende) - len(self._gekozen)

    def cyclus_van_dag(self, dag: datetime.date) -> int:
        """Number of the cycle in which a day falls; 0 when in none."""
        return self._kalender.nummer_op(dag)

    def cyclus_van(self, registratie: str) -> int:
        """Number of the cycle in which a record falls.

        Raises:
            KeyError: there is no such record.
        """
        r = self.voorraad.gesprek(registratie)
        if r is None:
            raise KeyError(registratie)
        return self.cyclus_van_dag(r.datum)

    def waarover(self, r: Registratie, deel: Deel) -> int:
        """Number of the cycle that an item of a record is about: that of the record, or an earlier one it names."""
        verteld = self.cyclus_van_dag(r.datum)
        return min(self.nummer(deel.wanneer), verteld) if isinstance(deel, Bewijs) and deel.wanneer else verteld

    @cached_property
    def stemmen(self) -> Stemmen:
        """Who counts as one voice at this cycle, whoever reads: hearsay stays hearsay where its origin is not read."""
        return Stemmen(
            self._alle_gesprekken.bekend,
            self._alle_gesprekken.bekend_met,
            self.voorraad.bron,
            self.cyclus_van_dag,
            self.woorden,
        )

    @cached_property
    def _onderwerpen(self) -> Mapping[str, tuple[str, ...]]:
        """Per subject as it is called at this cycle, how the records call it; also of records that do not count."""
        uit: dict[str, list[str]] = defaultdict(list)
        for onderwerp in self._eigen.per_onderwerp:
            uit[self.heet_nu(onderwerp)].append(onderwerp)
        return {nu: tuple(toen) for nu, toen in uit.items()}

    def _heette(self, onderwerp: str) -> tuple[str, ...]:
        """How the records call one subject."""
        return self._onderwerpen.get(onderwerp, ()) if self.opgegaan_in else (onderwerp,)

    def heet_nu(self, onderwerp: str) -> str:
        """How a subject is called at this cycle, as a record calls it: what it went up into, when it did."""
        return verhuis(onderwerp, self.opgegaan_in) if self.opgegaan_in else onderwerp

    def _bij_gekozen(self, onderwerp: str) -> Iterator[tuple[Vermelding, Gespreksgegevens]]:
        """What is said of a subject in the records that count, with those records."""
        for geschreven in self._heette(onderwerp):
            for v in self._eigen.over(geschreven):
                if r := self._gesprekken.gekozen(v.registratie):
                    yield v, r

    def vondsten(self, onderwerp: str) -> tuple[Vondst, ...]:
        """Everything found about a claim, or about the presence of a factor itself; by cycle, area, provenance.

        Who sees a factor at work (``belemmert``, ``bevordert``, ``veroorzaakt``) has seen the factor.
        """
        if onderwerp not in self._vondsten:
            self._vondsten[onderwerp] = op_volgorde(self._vind(onderwerp))
        return self._vondsten[onderwerp]

    def rust_op_hetzelfde(self, ander: "Verandergraaf", onderwerp: str) -> bool:
        """Whether it is known, without a look at them, that another graph has the same findings on a subject.

        Of a factor the findings and the silence that count for its presence. Where no is said they may be the same.
        """
        return False

    @cached_property
    def _vondsten(self) -> dict[str, tuple[Vondst, ...]]:
        """What was asked of :meth:`vondsten` before."""
        return {}

    def _vind(self, onderwerp: str) -> Iterator[Vondst]:
        stemmen, p = self.stemmen, self.parameters
        for v, r in self._bij_gekozen(onderwerp):
            toen = self.nummer(v.wanneer) if v.wanneer else None
            if gevonden := vondst(v, r, onderwerp, stemmen, p, toen):
                yield gevonden
        if onderwerp in self.factoren:
            for s in self._werking.get(onderwerp, ()):
                yield from (v.over_factor(onderwerp) for v in self.vondsten(s) if v.item.teken > 0)

    @cached_property
    def steun(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Who spoke for each claim or factor in each place; see :func:`~verandertheorie.graaf.steun.steun_in`."""
        return steun_in(self)

    @cached_property
    def _werking(self) -> Mapping[str, tuple[str, ...]]:
        """Per factor the claims in which it is seen at work."""
        uit: dict[str, list[str]] = defaultdict(list)
        for s in self.stellingen.values():
            if s.relatie in UIT_FACTOR:
                uit[s.van].append(s.sleutel)
        return {van: tuple(sleutels) for van, sleutels in uit.items()}

    def vondsten_aanwezigheid(self, factor: str) -> tuple[Vondst, ...]:
        """What counts for the presence of a factor: for it, its whole subtree; against it, only the factor itself."""
        if factor not in self._aanwezig:
            onder = (v for f in self.subboom(factor) if f != factor for v in self.vondsten(f) if v.item.teken > 0)
            self._aanwezig[factor] = op_volgorde((*self.vondsten(factor), *onder))
        return self._aanwezig[factor]

    @cached_property
    def _aanwezig(self) -> dict[str, tuple[Vondst, ...]]:
        """What was asked of :meth:`vondsten_aanwezigheid` before."""
        return {}

    def stiltes(self, factor: str) -> tuple[Vondst, ...]:
        """Where it was openly asked and a factor was not brought up; in the order of :attr:`registraties`.

        Not where the record has something for it or for a narrower factor, speaks of a claim that starts in one of
        these, or looked for it and found it or was not sure. A denial is no mention.
        """
        boom = self.subboom(factor)
        gevonden = (r for r in self._open_gevraagd[factor] if self._genoemd_in[r.id].isdisjoint(boom))
        return tuple(stilte(factor, r, self.stemmen, self.parameters) for r in gevonden)

    @cached_property
    def _open_gevraagd(self) -> Mapping[str, tuple[Gespreksgegevens, ...]]:
        """Per factor the records of a sub-area in which who would name it had the chance to."""
        vragen = [
            (r, self.cyclus_van_dag(r.datum))
            for r in self._gekozen.values()
            if (r.open_vraag_belemmeringen or r.open_vraag_helpend) and self.ligging.is_deelgebied(r.gebied)
        ]
        return {
            sleutel: tuple(r for r, cyclus in vragen if vanaf <= cyclus < tot and _vraagt_naar(r, factor))
            for sleutel, factor in self.factoren.items()
            for vanaf, tot in [self.in_codeboek(factor)]
        }

    def in_codeboek(self, factor: SystemischeFactor) -> tuple[int, float]:
        """Number of the cycle from which a factor is in the codebook, and of that in which it no longer is, or inf."""
        vanaf = self.nummer(factor.sinds_codeboek) if factor.sinds_codeboek else self._eerste_cyclus[factor.sleutel]
        return vanaf, self.nummer(factor.tot) if factor.tot else inf

    @cached_property
    def _eerste_cyclus(self) -> Mapping[str, int]:
        """Per factor the number of the cycle of its first revision; 0 when it was there from the start."""
        uit: dict[str, int] = {}
        for f in self.records(SystemischeFactor):
            vanaf = self.nummer(f.vanaf or None)
            uit[f.sleutel] = min(vanaf, uit.get(f.sleutel, vanaf))
        return uit

    @cached_property
    def _genoemd_in(self) -> Mapping[str, frozenset[str]]:
        """Per record with an open question the factors it speaks of in its own area."""
        uit: dict[str, frozenset[str]] = {}
        for r in self._gekozen.values():
            if r.open_vraag_belemmeringen or r.open_vraag_helpend:
                uit[r.id] = frozenset(self._noemt(r))
        return uit

    def _noemt(self, r: Gespreksgegevens) -> Iterator[str]:
        for v in self.vermeldingen(r.id):
            if v.gebied != (r.gebied or ""):
                continue
            if zocht := v.gezocht:
                wat, gevonden = zocht
                if wat == "bestaan" and gevonden != "nee":
                    yield v.onderwerp
                continue
            stelling = self.stellingen.get(v.onderwerp)
            if stelling and stelling.relatie in UIT_FACTOR:
                yield stelling.van
            weging = gewogen(v.soort, v.teken, v.woorden, self.parameters)
            if weging and weging[0] > 0:
                yield v.onderwerp

    @cached_property
    def gezocht(self) -> Mapping[str, frozenset[str]]:
        """Per subject what else was looked for, anywhere, and not found: ``tegendeel``, ``andere_oorzaak``.

        Who found it has evidence to write down, and who was not sure does not know.
        """
        return self._ook_gezocht(("nee",))

    @cached_property
    def ernaar_gezocht(self) -> Mapping[str, frozenset[str]]:
        """The same whatever came of it."""
        return self._ook_gezocht(("ja", "nee", "onduidelijk"))

    def _ook_gezocht(self, gevonden: Collection[str]) -> Mapping[str, frozenset[str]]:
        uit: dict[str, set[str]] = defaultdict(set)
        for onderwerp, vermeldingen in self._eigen.per_onderwerp.items():
            for v in vermeldingen:
                if (zocht := v.gezocht) and self._gesprekken.gekozen(v.registratie):
                    wat, kwam_eruit = zocht
                    if wat != "bestaan" and kwam_eruit in gevonden:
                        uit[self.heet_nu(onderwerp)].add(wat)
        return {onderwerp: frozenset(wat) for onderwerp, wat in uit.items()}

    def deel(self, vondst: Vondst) -> Deel | None:
        """The item behind a finding, with its text; None of silence, behind which there is none."""
        if vondst.soort == "stilte":
            return None
        r = self.registratie(vondst.registratie)
        delen: Mapping[str, Sequence[Deel]] = {"bewijs": r.bewijs, "dekking": r.dekking, "toets": r.toets}
        return delen[vondst.soort][vondst.nr - 1]

    def bewijs(self, vondst: Vondst) -> Bewijs | None:
        """The words behind a finding; None when it came from something asked or tested."""
        return self.registratie(vondst.registratie).bewijs[vondst.nr - 1] if vondst.soort == "bewijs" else None

    def bron_van(self, vondst: Vondst) -> Bron | None:
        """Who is behind a finding; see :meth:`spreker`."""
        return self.stemmen.wie(self.gesprek_van(vondst), vondst.spreker)

    def gesprek_van(self, vondst: Vondst) -> Gespreksgegevens:
        """The conversation that a finding is from, without its text, which then need not be read.

        Raises:
            KeyError: there is none, as of a finding that is imagined.
        """
        if r := self._eigen.gesprek(vondst.registratie):
            return r
        raise KeyError(vondst.registratie)

    def spreker(self, r: Registratie, deel: Deel | None) -> Bron | None:
        """Who is behind an item: who said it, else who the conversation was with; None without a source."""
        return self.stemmen.wie(r, deel.spreker if isinstance(deel, Bewijs) else None)

    # --- as a whole ---------------------------------------------------------------------------

    @cached_property
    def woorden(self) -> Woordenboek:
        """The words of the lists that a programme may add to."""
        return woordenboek(self.records(Woord), self.records(Woordenlijst))

    @cached_property
    def herkomst(self) -> Herkomst:
        """What every product prints about where it comes from."""
        return Herkomst(self.dossierhash, self.parameters.hash, VERSIE, self.voorraad.is_fictief)

    @cached_property
    def namen(self) -> Namenlijst:
        """Every name that may be used to ask about something in this graph."""
        lijst = Namenlijst(woorden=self.woorden)
        for k in self.alle_knopen.values():
            leer = lijst.voeg_uitgefaseerd_toe if self.is_uitgefaseerd(k) else lijst.voeg_toe
            leer(k.soort, k.sleutel, (k.naam, *k.aliassen))
        for s in self.stellingen.values():
            if s.relatie:
                lijst.voeg_toe("bewering", s.sleutel, code=s.code)
        for g in self.gebieden.values():
            lijst.voeg_toe("gebied", g.sleutel, (g.naam,))
        return lijst

    def naar_networkx(self, *, beeld: Literal["volledig", "causaal"] = "volledig") -> "nx.MultiDiGraph[str]":
        """Theory and evidence as a networkx graph; see :func:`verandertheorie.graaf.netwerk.bouw_netwerk`."""
        from verandertheorie.graaf.netwerk import bouw_netwerk

        return bouw_netwerk(self, beeld=beeld)


def _is_theorie(r: Knoop) -> bool:
    return not (isinstance(r, Actor) and r.is_tafel)


def _vraagt_naar(r: Gespreksgegevens, factor: SystemischeFactor) -> bool:
    """Whether who would name this factor had the chance to: openly asked what hinders, or what helps."""
    return (r.open_vraag_belemmeringen and factor.kan_hinderen) or (r.open_vraag_helpend and factor.kan_helpen)
