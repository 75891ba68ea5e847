"""How every signal stands as of a day: the newest point of a held session decides, then the evidence.

Nobody types in whether it helped. Done and seen are two facts and never one word: what was agreed was carried out or
not, and the blocker was found again or not, by the same evidence that made it recur (leerlus.md, "State of a signal").
"""

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, get_args

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.leerlus.acties import Actiestand, eigen_acties
from verandertheorie.leerlus.moment import Lusmoment, bij_stand
from verandertheorie.model.leerlus import ANTWOORDEN, Agendapunt, Nakijken, Signaal
from verandertheorie.model.theorie import SystemischeFactor
from verandertheorie.oordeel.aanwezigheid import Ronde, verloop
from verandertheorie.oordeel.tellen import drempel
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.beoordeling import Factoroordeel, Rol, beoordeling

Staat = Literal[
    "terug_naar_de_opdrachtgever",
    "wacht",
    "doorgezet",
    "op_tafel",
    "opnieuw_op_tafel",
    "later",
    "ingetrokken",
    "niet_opgepakt",
    "uitgevoerd",
    "in_uitvoering",
    "niet_uitgevoerd",
    "niet_nagekeken",
    "teruggekomen",
    "niet_meer_gevonden",
    "deels_weg",
    "effect_niet_gezien",
    "onduidelijk",
]
Getoond = Staat | Literal["niet_getoond"]
"""How a signal stands for who reads it: an audience that may not see some area may not be told what follows from it."""

STATEN: tuple[Getoond, ...] = (*get_args(Staat), "niet_getoond")

VAN_DE_TAFEL = ANTWOORDEN - {"ingetrokken"}
"""The answers of a table; who asked, withdraws."""

DICHT: frozenset[Staat] = frozenset(("niet_opgepakt", "ingetrokken", "niet_meer_gevonden", "uitgevoerd"))
"""Nothing is asked of anybody any more. What is no longer found reopens by itself when somebody finds it again."""

OPGEPAKT = ("oppakken", "deels")
"""The answers after which something is done, and after which we look again."""

TERUGKEREND = frozenset(("hardnekkig_terugkerend", "aanhoudend_terugkerend", "terugkerend"))
"""The classes of a blocker for which one area alone cannot be the answer: what V15 looks at."""

LOKAAL_OF_MEER = TERUGKEREND | {"lokaal"}
"""From here on the approach itself has something to adjust: the plan says early (§5 Ad 2)."""

EEN_KWARTAAL_VERDER = 92
"""Days after which *later* returns when it was said in no cycle: the longest quarter has so many."""

Kijkwoord = Literal["nog", "weg", "onduidelijk"]
"""What somebody who looked again found in a cycle: still there, gone, or neither."""


@dataclass(frozen=True, slots=True)
class Uitvoering:
    """What became of the actions of a signal; ids. Without any it is not known whether it was carried out.

    ``is_stil``: there are actions, none is done, and one is late, off or without a day.
    """

    alle: tuple[str, ...] = ()
    gedaan: tuple[str, ...] = ()
    te_laat: tuple[str, ...] = ()
    vervallen: tuple[str, ...] = ()
    is_stil: bool = False


@dataclass(frozen=True, slots=True)
class Gezien:
    """What was found in the sub-areas where we look again; each stands in one of these, in the order of the plan.

    ``terug``: gone in an earlier round, and there again. ``niet_gekeken``: nobody spoke of it there since; silence is
    no look. ``niet_getoond``: those of which an audience may not read how it stands, whatever was found there.
    """

    terug: tuple[str, ...] = ()
    nog: tuple[str, ...] = ()
    weg: tuple[str, ...] = ()
    onduidelijk: tuple[str, ...] = ()
    niet_gekeken: tuple[str, ...] = ()
    niet_getoond: tuple[str, ...] = ()

    def voor(self, mag: Callable[[str], bool]) -> "Gezien":
        """The same for an audience that may read of these areas only."""
        return Gezien(
            terug=tuple(filter(mag, self.terug)),
            nog=tuple(filter(mag, self.nog)),
            weg=tuple(filter(mag, self.weg)),
            onduidelijk=tuple(filter(mag, self.onduidelijk)),
            niet_gekeken=tuple(filter(mag, self.niet_gekeken)),
            niet_getoond=tuple(sorted({*self._hier} - {*filter(mag, self._hier)})),
        )

    @property
    def _hier(self) -> tuple[str, ...]:
        return (*self.terug, *self.nog, *self.weg, *self.onduidelijk, *self.niet_gekeken, *self.niet_getoond)

    @property
    def gekeken(self) -> int:
        """In how many of them somebody looked."""
        return len(self.terug) + len(self.nog) + len(self.weg) + len(self.onduidelijk)

    @property
    def alle(self) -> int:
        """How many there are, those left out that are not shown."""
        return self.gekeken + len(self.niet_gekeken)

    @property
    def staat(self) -> Staat:
        """The state that follows; first match wins."""
        if not self.gekeken:
            return "niet_nagekeken"
        if self.terug:
            return "teruggekomen"
        if len(self.weg) == self.alle:
            return "niet_meer_gevonden"
        if self.weg:
            return "deels_weg"
        return "effect_niet_gezien" if self.nog else "onduidelijk"

    @property
    def staat_voor_lezer(self) -> Getoond:
        """The state as far as it follows from what is shown, whatever was found in the areas that are not.

        Back in one area is back; gone here and still there is partly gone. All else could become another word by what
        is not shown, so that to say it would tell that, or would not be true.
        """
        if not self.niet_getoond:
            return self.staat
        if self.terug:
            return "teruggekomen"
        return "deels_weg" if 0 < len(self.weg) < self.alle else "niet_getoond"


@dataclass(frozen=True, slots=True)
class Signaalstand:
    """One signal as of a day.

    ``tafel``: key of the table that is asked now. ``sinds``: the first day of the signal; ``leeftijd``: days since.
    ``dag``: of the point that decided, or since when it is on the table; ``keer``: how often it was talked over.
    ``besluit``: the last answer, None while there is none; ``besloten_op``: its day;
    ``eerst_beantwoord_op``: of the first answer of a table. ``tafel_weg``: the table ended
    without an answer; ``tafel_dicht``: it is still to open. ``te_laat``: days since an answer was asked for, 0 when
    it is not late. ``toen`` and ``nu``: in how many areas the factor was established at the answer, and is now; None
    when it is about no factor, or was taken up. ``gedaan`` and ``gezien``: after it was taken up; ``gezien`` is None
    when it is about no hindering factor, or it is too early to look. ``is_te_vroeg``: the day to look is to come.
    ``na_besluit``: the state that followed from what was done and seen, also when it is on the table again; None
    while it was not taken up. ``na_te_kijken``: the sub-areas where we look again and nobody did in this cycle,
    while it is open.
    """

    sleutel: str
    staat: Getoond
    tafel: str
    sinds: datetime.date
    leeftijd: int
    uiterlijk: datetime.date | None = None
    te_laat: int = 0
    dag: datetime.date | None = None
    keer: int = 0
    besluit: Agendapunt | None = None
    besloten_op: datetime.date | None = None
    eerst_beantwoord_op: datetime.date | None = None
    tafel_weg: bool = False
    tafel_dicht: bool = False
    is_doorgegeven: bool = False
    toen: int | None = None
    nu: int | None = None
    gedaan: Uitvoering | None = None
    gezien: Gezien | None = None
    is_te_vroeg: bool = False
    na_besluit: Getoond | None = None
    na_te_kijken: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody is still asked something; also when it is not told how it stands."""
        return self.staat not in DICHT

    @property
    def nakijken(self) -> Nakijken | None:
        """Where the last answer said that we look again."""
        return self.besluit.nakijken if self.besluit else None

    @property
    def dagen_tot_besluit(self) -> int | None:
        """Days from the first day of the signal to the first answer of a table; None without one."""
        return (self.eerst_beantwoord_op - self.sinds).days if self.eerst_beantwoord_op else None

    def voor(self, mag: Callable[[str], bool]) -> "Signaalstand":
        """The same for an audience that may read of these areas only: no word follows from what it does not see."""
        if self.gezien is None or not (gezien := self.gezien.voor(mag)).niet_getoond:
            return self
        staat = gezien.staat_voor_lezer
        return replace(
            self,
            gezien=gezien,
            na_besluit=staat,
            staat=staat if self.staat == self.na_besluit else self.staat,
            na_te_kijken=() if staat == "niet_getoond" else tuple(filter(mag, self.na_te_kijken)),
        )


@dataclass(frozen=True, slots=True)
class Wissel:
    """That a signal stands otherwise than before."""

    sleutel: str
    was: Getoond
    is_nu: Getoond


def wissels(voor: Verandergraaf, na: Verandergraaf) -> tuple[Wissel, ...]:
    """The signals that were there and stand otherwise, by key; each dossier as of the last day that it knows."""
    if not voor.records(Signaal):
        return ()
    toen, nu = (_AlleenStaat(bij_stand(g)).standen for g in (voor, na))
    return tuple(Wissel(k, toen[k].staat, s.staat) for k, s in nu.items() if k in toen and toen[k].staat != s.staat)


@dataclass(frozen=True, eq=False)
class Signalen:
    """Every signal as of a day, each state computed once."""

    moment: Lusmoment

    @cached_property
    def standen(self) -> Mapping[str, Signaalstand]:
        """The states by key."""
        return {k: self._stand(s) for k, s in self.moment.signalen.items()}

    def over(self, factor: str) -> tuple[Signaalstand, ...]:
        """The signals about a factor, by key; those about what went up into it too."""
        return tuple(self.standen[k] for k, s in self.moment.signalen.items() if self.heet_nu(s.over) == factor)

    @cached_property
    def te_signaleren(self) -> tuple[str, ...]:
        """The blockers that belong on a higher table and are on none, by key."""
        return tuple(f for f in self.moment.graaf.factoren if self.hoort_op_tafel(f))

    @cached_property
    def bij_te_sturen(self) -> tuple[str, ...]:
        """The blockers of the approach itself that are local or more, and on which no table of its own decided."""
        return tuple(
            k
            for k, f in self.moment.graaf.factoren.items()
            if f.ligging == "binnen_aanpak"
            and f.valentie != "helpend"
            and (oordeel := oordeel_over(self.moment.graaf, k)) is not None
            and oordeel.beeld.klasse in LOKAAL_OF_MEER
            and not self.is_zelf_besloten(k)
        )

    def is_zelf_besloten(self, factor: str) -> bool:
        """Whether a table of the programme itself gave an answer about a factor."""
        return any(
            self.is_zelf_beantwoord(k) for k, s in self.moment.signalen.items() if self.heet_nu(s.over) == factor
        )

    def is_zelf_beantwoord(self, signaal: str) -> bool:
        """Whether a table of the programme itself gave an answer to a signal."""
        tafels, sessies = self.moment.tafels, self.moment.bijeenkomsten
        return any(
            (tafel := tafels.get(sessies[p.bijeenkomst].van or "")) is not None and tafel.eigen
            for p in self.moment.punten.get(signaal, ())
            if p.uitslag in ANTWOORDEN
        )

    def hoort_op_tafel(self, factor: str) -> bool:
        """Whether a blocker recurs, only a higher table can change it, and no table is asked or has it still.

        After a table said no, or the question was withdrawn, only with news since: the rule for rejected proposals.
        """
        gevonden, oordeel = self.moment.graaf.factoren.get(factor), oordeel_over(self.moment.graaf, factor)
        if gevonden is None or oordeel is None or gevonden.valentie == "helpend" or gevonden.bereik != "hogere_tafel":
            return False
        if oordeel.beeld.klasse not in TERUGKEREND or any(s.is_open for s in self.over(factor)):
            return False
        nee = [s.besloten_op for s in self.over(factor) if s.staat in ("niet_opgepakt", "ingetrokken")]
        return all(self._is_nieuws(factor, oordeel, dag) for dag in nee if dag)

    def _is_nieuws(self, factor: str, nu: Factoroordeel, sinds: datetime.date) -> bool:
        """Enough new voices, a new area, or another class since a day, as for a proposal that was rejected."""
        nodig = self.moment.graaf.parameters.voorstel
        toen = oordeel_over(self.moment.graaf.op(sinds), factor)
        if toen is None or toen.beeld.klasse != nu.beeld.klasse:
            return True
        vondsten, eerder = ([v for vs in o.vondsten.values() for v in vs] for o in (nu, toen))
        stemmen = {v.item.groep for v in vondsten} - {v.item.groep for v in eerder}
        gebieden = {v.gebied for v in vondsten} - {v.gebied for v in eerder}
        return len(stemmen) >= nodig["terug_stemmen"] or len(gebieden) >= nodig["terug_gebieden"]

    def heet_nu(self, onderwerp: str) -> str:
        """What a factor or claim is called now: of one that was merged, what it went up into."""
        return self.moment.graaf.opgegaan_in.get(onderwerp, onderwerp)

    @cached_property
    def _acties(self) -> Mapping[str, tuple[Actiestand, ...]]:
        uit: dict[str, list[Actiestand]] = defaultdict(list)
        for a in eigen_acties(self.moment).values():
            uit[a.uit].append(a)
        return {k: tuple(acties) for k, acties in uit.items()}

    def acties(self, signaal: str) -> tuple[Actiestand, ...]:
        """The actions that came out of a signal, by id."""
        return self._acties.get(signaal, ())

    # --- the state ----------------------------------------------------------------------------

    def _stand(self, s: Signaal) -> Signaalstand:
        m = self.moment
        punten = m.punten.get(s.sleutel, ())
        doorgezet = [p.naar for p in punten if p.uitslag == "doorgezet" and p.naar]
        waar = doorgezet[-1] if doorgezet else s.gevraagd_van
        besluit = next((p for p in reversed(punten) if p.uitslag in ANTWOORDEN), None)
        sinds = m.eerste_dag(s)
        dagen = (m.nu - s.uiterlijk).days if s.uiterlijk and besluit is None else 0
        leeg = Signaalstand(
            sleutel=s.sleutel,
            staat="wacht",
            tafel=waar,
            sinds=sinds,
            leeftijd=(m.nu - sinds).days,
            uiterlijk=s.uiterlijk,
            te_laat=max(dagen, 0),
            besluit=besluit,
            besloten_op=m.dag_van(besluit) if besluit else None,
            eerst_beantwoord_op=next((m.dag_van(p) for p in punten if p.uitslag in VAN_DE_TAFEL), None),
            is_doorgegeven=waar != s.gevraagd_van,
        )
        tafel = m.tafels.get(waar)
        if besluit is None and tafel and m.is_gestopt(tafel):
            return replace(leeg, staat="terug_naar_de_opdrachtgever", tafel_weg=True)
        if not punten:
            return replace(leeg, tafel_dicht=bool(tafel and m.is_nog_dicht(tafel)))
        return self._na_punten(s, leeg, punten)

    def _na_punten(self, s: Signaal, leeg: Signaalstand, punten: Sequence[Agendapunt]) -> Signaalstand:
        m, laatste = self.moment, punten[-1]
        hier = replace(leeg, dag=m.dag_van(laatste), keer=sum(p.uitslag == "besproken" for p in punten))
        match laatste.uitslag:
            case "doorgezet":
                return replace(hier, staat="doorgezet")
            case "ingetrokken":
                return replace(hier, staat="ingetrokken")
            case "niet":
                return self._met_tellingen(s, replace(hier, staat="niet_opgepakt"))
            case "later":
                staat: Staat = "terug_naar_de_opdrachtgever" if self._later_voorbij(laatste) else "later"
                return self._met_tellingen(s, replace(hier, staat=staat))
            case "oppakken" | "deels":
                return self._na_besluit(s, hier)
        if hier.besluit is None:
            eerste = next(p for p in punten if p.uitslag in (None, "besproken"))
            return replace(hier, staat="op_tafel", dag=m.dag_van(eerste))
        erna = self._na_besluit(s, hier) if hier.besluit.uitslag in OPGEPAKT else hier
        return replace(erna, staat="opnieuw_op_tafel")

    def _met_tellingen(self, s: Signaal, hier: Signaalstand) -> Signaalstand:
        """With in how many areas the factor was established at the answer, and now."""
        if not self._is_factor(s) or hier.besloten_op is None:
            return hier
        toen = self.moment.graaf.op(hier.besloten_op)
        return replace(
            hier,
            toen=len(vastgesteld_in(toen, toen.opgegaan_in.get(s.over, s.over))),
            nu=len(vastgesteld_in(self.moment.graaf, self.heet_nu(s.over))),
        )

    def _later_voorbij(self, p: Agendapunt) -> bool:
        """From ``nakijken.vanaf``; else when the cycle after that of the answer has ended."""
        m = self.moment
        if p.nakijken and p.nakijken.vanaf:
            return m.nu >= m.begin(p.nakijken.vanaf)
        toen = m.graaf.cyclus_van_dag(m.dag_van(p))
        if not toen:
            return (m.nu - m.dag_van(p)).days >= EEN_KWARTAAL_VERDER
        return any(c.nummer == toen + 1 and c.tot <= m.nu for c in m.graaf.cycli)

    def _na_besluit(self, s: Signaal, hier: Signaalstand) -> Signaalstand:
        """After it was taken up, wholly or in part: what was done, and what was seen."""
        m, besluit, gedaan = self.moment, hier.besluit, self._gedaan(s.sleutel)
        hier = replace(hier, gedaan=gedaan)
        if besluit is None or besluit.nakijken is None or not self._hindert(s):
            klaar = bool(gedaan.alle) and len(gedaan.gedaan) + len(gedaan.vervallen) == len(gedaan.alle)
            return _met_staat(hier, "uitgevoerd" if klaar else "in_uitvoering")
        if besluit.nakijken.vanaf and m.nu < m.begin(besluit.nakijken.vanaf):
            return replace(_met_staat(hier, "in_uitvoering"), is_te_vroeg=True)
        rondes = self._rondes(s, besluit, besluit.nakijken)
        gezien = self._gezien(rondes)
        staat = gezien.staat
        if gedaan.alle and not gedaan.gedaan and staat in ("effect_niet_gezien", "niet_nagekeken", "onduidelijk"):
            staat = "niet_uitgevoerd" if gedaan.is_stil else "in_uitvoering"
        hier = replace(_met_staat(hier, staat), gezien=gezien)
        nu = tuple(g for g, van_hier in rondes.items() if all(r.cyclus != m.graaf.t for r in van_hier))
        return replace(hier, na_te_kijken=nu if hier.is_open else ())

    def _gedaan(self, signaal: str) -> Uitvoering:
        acties = self.acties(signaal)
        van = {v: tuple(a.id for a in acties if a.voortgang == v) for v in ("gedaan", "te_laat", "vervallen")}
        stil = any(a.voortgang in ("te_laat", "vervallen") or a.uiterlijk is None for a in acties)
        return Uitvoering(
            tuple(a.id for a in acties),
            van["gedaan"],
            van["te_laat"],
            van["vervallen"],
            is_stil=bool(acties) and not van["gedaan"] and stil,
        )

    # --- what was seen ------------------------------------------------------------------------

    def _rondes(self, s: Signaal, besluit: Agendapunt, nakijken: Nakijken) -> Mapping[str, tuple[Ronde, ...]]:
        """Per sub-area where we look again the cycles in which somebody looked, and what was said about each alone."""
        m = self.moment
        na = m.dag_van(besluit) + datetime.timedelta(days=1)
        vanaf = max(na, m.begin(nakijken.vanaf)) if nakijken.vanaf else na
        per_gebied: dict[str, list[Vondst]] = {g: [] for g in self.deelgebieden(nakijken.gebieden)}
        for v in m.graaf.vondsten_aanwezigheid(self.heet_nu(s.over)):
            if v.gebied in per_gebied and self._is_blik(v, vanaf):
                per_gebied[v.gebied].append(v)
        p = m.graaf.parameters
        return {g: verloop((v.item for v in vondsten), p).rondes for g, vondsten in per_gebied.items()}

    def _gezien(self, rondes: Mapping[str, tuple[Ronde, ...]]) -> Gezien:
        delen: dict[str, list[str]] = defaultdict(list)
        for gebied, van_hier in rondes.items():
            delen[_kort([self._kijkwoord(r) for r in van_hier])].append(gebied)
        return Gezien(**{naam: tuple(gebieden) for naam, gebieden in delen.items()})

    def _is_blik(self, v: Vondst, vanaf: datetime.date) -> bool:
        """Whether somebody looked again: it was told from that day on, and is not about a cycle that had ended."""
        graaf = self.moment.graaf
        einde = {c.nummer: c.tot for c in graaf.cycli}.get(v.item.cyclus, datetime.date.max)
        return graaf.voorraad.gesprekken[v.registratie].datum >= vanaf and einde >= vanaf

    def _kijkwoord(self, ronde: Ronde) -> Kijkwoord:
        grens = self.moment.graaf.parameters.toestand
        if drempel(ronde.oordeel.steun) >= grens["aanwezig"]:
            return "nog"
        weg = ronde.ontkend or drempel(ronde.oordeel.gesproken.tegenspraak) >= grens["waarschijnlijk_niet"]
        return "weg" if weg else "onduidelijk"

    def deelgebieden(self, gebieden: Sequence[str]) -> tuple[str, ...]:
        """The sub-areas that are meant: of a core area or the programme, those that lie in it."""
        ligging = self.moment.graaf.ligging
        gevonden = (d for g in gebieden for d in (*ligging.deelgebieden, g) if g in ligging.ligt_in(d))
        return tuple(dict.fromkeys(d for d in gevonden if ligging.is_deelgebied(d)))

    # --- what it is about ---------------------------------------------------------------------

    def _is_factor(self, s: Signaal) -> bool:
        return any(f.sleutel == s.over for f in self.moment.graaf.records(SystemischeFactor))

    def _hindert(self, s: Signaal) -> bool:
        """Whether it asks for something to go away: of what only helps, gone would be no success."""
        factor = self.moment.graaf.factoren.get(self.heet_nu(s.over))
        return self._is_factor(s) and (factor is None or factor.valentie != "helpend")


def _met_staat(hier: Signaalstand, staat: Staat) -> Signaalstand:
    return replace(hier, staat=staat, na_besluit=staat)


def _kort(woorden: Sequence[Kijkwoord]) -> str:
    """In which list of :class:`Gezien` an area belongs, from what was found there in each cycle."""
    if not woorden:
        return "niet_gekeken"
    if woorden[-1] == "nog" and "weg" in woorden:
        return "terug"
    return woorden[-1]


class _AlleenStaat(Signalen):
    """Of every signal the state alone, without in how many areas its factor was and is established."""

    def _met_tellingen(self, s: Signaal, hier: Signaalstand) -> Signaalstand:
        return hier


def oordeel_over(graaf: Verandergraaf, factor: str) -> Factoroordeel | None:
    """The judgement of a factor as that what it mostly does; None while it is not there."""
    gevonden = graaf.factoren.get(factor)
    if gevonden is None:
        return None
    rol: Rol = "helpend" if gevonden.valentie == "helpend" else "belemmerend"
    return beoordeling(graaf).factor(factor, rol)


def vastgesteld_in(graaf: Verandergraaf, factor: str) -> tuple[str, ...]:
    """The areas where a factor is established, by key."""
    oordeel = oordeel_over(graaf, factor)
    if oordeel is None:
        return ()
    return tuple(g for g, hier in oordeel.beeld.gebieden.items() if hier.toestand == "vastgesteld")


def stand_toen(toen: Verandergraaf, factor: str) -> Mapping[str, Any]:
    """How it stood with a factor as of a day, as the fields of a point; none before the first cycle, or of no factor.

    Args:
        toen: theory and evidence as of that day, as whoever is told may know it.
        factor: what was decided on.
    """
    oordeel = oordeel_over(toen, factor)
    if oordeel is None or toen.cyclus is None:
        return {}
    rol: Rol = "helpend" if oordeel.factor.valentie == "helpend" else "belemmerend"
    return {
        "tot_en_met": toen.cyclus,
        "stand": klasse_nl(oordeel.beeld.klasse, rol),
        "gebieden": vastgesteld_in(toen, factor),
        "bewijshash": bewijshash(oordeel),
    }


def bewijshash(oordeel: Factoroordeel) -> str:
    """Name of the set of evidence on a factor, whatever its order (BLAKE2b, 8 bytes hex)."""
    vondsten = (v for vs in oordeel.vondsten.values() for v in vs)
    merk = {f"{v.item.herkomst} {v.gebied} {v.item.teken} {v.item.kracht.sterkte:.9f}" for v in vondsten}
    return hashlib.blake2b("\n".join(sorted(merk)).encode(), digest_size=8).hexdigest()
