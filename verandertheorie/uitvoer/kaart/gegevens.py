"""Everything the page gets, from a graph and an audience: laid out once over all cycles, judged per cycle."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from verandertheorie.begrippen import woord
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezer import Lezer, minder_precies
from verandertheorie.lezing.moment import Moment
from verandertheorie.lezing.opschrift import titel
from verandertheorie.model import theorie
from verandertheorie.model.doelgroep import VOOR_WIE, Doelgroep
from verandertheorie.model.gebieden import Leercyclus
from verandertheorie.model.relaties import bewering_in
from verandertheorie.model.theorie import RelatieRecord, SystemischeFactor, Uitkomst
from verandertheorie.opruimen import zonder_opruimen
from verandertheorie.taal import opsomming
from verandertheorie.uitvoer.kaart import beelden, knopen, relaties, sessie, stemmen, uitleg, veranderingen, verschil
from verandertheorie.uitvoer.kaart.legenda import celwoorden
from verandertheorie.uitvoer.kaart.vorm import (
    Beeldregel,
    Bewijstelling,
    Cyclus,
    Kaartgebied,
    Kaartgegevens,
    Kaartknoop,
    Kaartstem,
    Relatie,
    Soort,
    Veranderregel,
    Verschil,
)
from verandertheorie.vragen.rijkeuze import telt_niet_mee

__all__ = ["Kaartgegevens", "verzamel"]

T = TypeVar("T")


@zonder_opruimen()
def verzamel(
    graaf: Verandergraaf,
    *,
    doelgroep: Doelgroep = "sessie",
    versies: tuple[int, int] | None = None,
    bijeenkomst: str | None = None,
    sinds: str | None = None,
) -> Kaartgegevens:
    """All that an audience may see, in every cycle up to that of the graph.

    Args:
        graaf: theory and evidence as of a cycle, of the part that was asked for.
        doelgroep: who looks; all is made of what this audience may know.
        versies: numbers of two versions of the theory to tell the difference of.
        bijeenkomst: key of the session that it is for.
        sinds: key of a session since which it tells what is new.

    Returns:
        The same bytes for the same graph: nodes by key, relations by code or key, areas per core area.

    Raises:
        AanroepFout: no such version or session; or a difference between versions and since a session at once.
    """
    if versies and sinds is not None:
        raise AanroepFout("Kies --versies of --sinds: de kaart laat één verschil zien.")
    graaf = graaf.voor(doelgroep)
    toneel = _Toneel(
        tuple(Moment(i, Lezer(g, doelgroep)) for i, g in enumerate(_per_cyclus(graaf))),
        tuple(Moment(-1, Lezer(verschil.graaf_van(graaf, n), doelgroep)) for n in sorted(versies or ())),
    )
    return toneel.gegevens(versies, bijeenkomst, sinds)


def _per_cyclus(graaf: Verandergraaf) -> Iterator[Verandergraaf]:
    cycli = [c.sleutel for c in graaf.cycli if c.nummer <= graaf.t]
    for c in cycli[:-1]:
        yield graaf.tot_en_met(c)
    yield graaf


@dataclass(frozen=True, eq=False)
class _Toneel:
    """The cycles of the map, and the versions that are laid out with them."""

    momenten: tuple[Moment, ...]
    versies: tuple[Moment, ...]

    @property
    def laatste(self) -> Moment:
        return self.momenten[-1]

    # --- what stands on it: over all cycles, as the newest one that has it says ------------------

    def _nieuwste(
        self, alles: Callable[[Moment], Iterable[str]], mag: Callable[[Moment], Mapping[str, T]]
    ) -> dict[str, tuple[Moment, T]]:
        """What may be shown, by key; what is hidden in the newest cycle that has it is hidden in every one."""
        uit: dict[str, tuple[Moment, T]] = {}
        gezien: dict[str, None] = {}
        for m in (*reversed(self.momenten), *reversed(self.versies)):
            hier = mag(m)
            for k in alles(m):
                if k not in gezien:
                    gezien[k] = None
                    if k in hier:
                        uit[k] = m, hier[k]
        return dict(sorted(uit.items()))

    @cached_property
    def knopen(self) -> dict[str, tuple[Moment, theorie.Knoop]]:
        return self._nieuwste(lambda m: m.graaf.alle_knopen, lambda m: m.knopen)

    @cached_property
    def stellingen(self) -> dict[str, tuple[Moment, Stelling]]:
        gevonden = self._nieuwste(lambda m: m.graaf.stellingen, lambda m: m.stellingen)
        return {k: (m, s) for k, (m, s) in gevonden.items() if self._heeft_einden(s.van, s.naar)}

    @cached_property
    def zonder_bewijs(self) -> dict[str, tuple[Moment, RelatieRecord]]:
        gevonden = self._nieuwste(lambda m: (r.record_sleutel for r in m.graaf.relaties), lambda m: m.relaties)
        return {
            k: (m, r)
            for k, (m, r) in gevonden.items()
            if self._heeft_einden(*((bewering_in(e) and e) or e for e in (r.van, r.naar)))
        }

    def _heeft_einden(self, *einden: str) -> bool:
        return all(bewering_in(e) is not None or e in self.knopen for e in einden)

    @cached_property
    def onderwerpen(self) -> tuple[str, ...]:
        """Claims and factors, by key."""
        factoren = (k for k, (_, r) in self.knopen.items() if isinstance(r, SystemischeFactor))
        return tuple(sorted((*self.stellingen, *factoren)))

    # --- the parts ------------------------------------------------------------------------------

    def gegevens(self, versies: tuple[int, int] | None, bijeenkomst: str | None, sinds: str | None) -> Kaartgegevens:
        g, h = self.laatste.graaf, self.laatste.graaf.herkomst
        alle_relaties = tuple(self._relaties())
        alle_knopen = tuple(self._knopen(alle_relaties))
        regels = _Regels()
        voorgekomen = (
            cel
            for deel in (*(b for k in alle_knopen for b in k.beelden), *(s for r in alle_relaties for s in r.standen))
            if deel
            for cel in deel.cellen.values()
        )
        return Kaartgegevens(
            titel=_titel(g),
            voet=_voet(g),
            fictief=h.fictief,
            doelgroep=self.laatste.lezer.doelgroep,
            voor_wie=VOOR_WIE[self.laatste.lezer.doelgroep],
            opmerkingen=tuple(self._opmerkingen()),
            smal=self._smal,
            cycli=self._cycli(),
            gebieden=tuple(self._gebieden()),
            celwoorden=celwoorden(voorgekomen),
            knopen=alle_knopen,
            relaties=alle_relaties,
            zwakste=tuple(self._zwakste(m) for m in self.momenten),
            belemmeringen=tuple(
                tuple(r for r in beelden.belemmeringen(m) if r.factor in self.knopen) for m in self.momenten
            ),
            helpend=tuple(tuple(r for r in beelden.helpend(m) if r.factor in self.knopen) for m in self.momenten),
            veranderingen=((), *self._veranderingen()),
            stemmen=self._stemmen(),
            achtergehouden=self._achtergehouden(),
            uitleg={k: tuple(map(regels.nummers, uitleg.regels(self.momenten, k))) for k in self.onderwerpen},
            uitlegregels=regels.alle,
            verschil=self._verschil(versies) if sinds is None else self._sinds(sinds),
            bewijs=self._bewijs(),
            sessie=sessie.kaartsessie(g, bijeenkomst),
            posities=sessie.plekken(sessie.indeling(g), [k.sleutel for k in alle_knopen if k.vak]),
            beelden=tuple(self._beelden()),
        )

    @cached_property
    def _smal(self) -> tuple[str, ...]:
        return tuple(telt_niet_mee(m.graaf) for m in self.momenten)

    def _cycli(self) -> tuple[Cyclus, ...]:
        g = self.laatste.graaf
        cycli = [c for c in g.cycli if c.nummer <= g.t]
        if not cycli:
            return (Cyclus("", "Nog geen leercycli", 0),)
        return tuple(
            Cyclus(c.sleutel, _cyclusnaam(c), len(m.graaf.bezocht)) for c, m in zip(cycli, self.momenten, strict=True)
        )

    def _gebieden(self) -> Iterator[Kaartgebied]:
        kern_van = {d: k for m in self.momenten for d, k in m.graaf.kerngebied_van.items()}
        eerste: dict[str, str] = {}
        for d in sorted(kern_van):
            eerste.setdefault(kern_van[d], d)
        kernen = {k for m in self.momenten for k in m.kerngebieden}
        for kern in sorted(kernen, key=lambda k: (eerste.get(k, "~"), k)):
            yield Kaartgebied(kern, self._gebiedsnaam(kern), "kerngebied", "", *((True,) * len(self.momenten),) * 2)
            yield from self._deelgebieden(d for d, k in kern_van.items() if k == kern)
        yield from self._deelgebieden(d for d, k in kern_van.items() if not k)

    def _deelgebieden(self, gebieden: Iterable[str]) -> Iterator[Kaartgebied]:
        for d in sorted(gebieden):
            kern = next(k for m in reversed(self.momenten) if (k := m.graaf.kerngebied_van.get(d)) is not None)
            toonbaar = tuple(d in m.getoond for m in self.momenten)
            geweest = tuple(m.lezer.gehoord.get(d, 0) > 0 for m in self.momenten)
            yield Kaartgebied(d, self._gebiedsnaam(d), "deelgebied", kern, toonbaar, geweest)

    def _gebiedsnaam(self, gebied: str) -> str:
        namen = (m.graaf.gebieden[gebied].naam for m in reversed(self.momenten) if gebied in m.graaf.gebieden)
        return next(namen, gebied)

    def _knopen(self, alle_relaties: tuple[Relatie, ...]) -> Iterator[Kaartknoop]:
        vakken = {k: knopen.vak(r) for k, (_, r) in self.knopen.items()}
        plaats = knopen.verdeel_over_kolommen(vakken, alle_relaties)
        for k, (m, r) in self.knopen.items():
            is_er = [k in hier.graaf.knopen and k in hier.knopen for hier in self.momenten]
            van = is_er.index(True) if True in is_er else len(is_er)
            tot = next((i for i in range(van, len(is_er)) if not is_er[i]), None)
            yield Kaartknoop(
                sleutel=k,
                soort=_soort(r),
                naam=r.naam,
                omschrijving=r.omschrijving,
                bedoeld=not isinstance(r, Uitkomst) or r.bedoeld,
                vak=vakken[k],
                orde=plaats[k],
                van=van,
                tot=tot,
                kenmerken=knopen.kenmerken(m, r),
                vragen=knopen.open_vragen(m, r),
                beelden=tuple(beelden.factorbeeld(hier, k) if k in hier.knopen else None for hier in self.momenten)
                if isinstance(r, SystemischeFactor)
                else (),
            )

    def _relaties(self) -> Iterator[Relatie]:
        uit = [self._bewering(m, s) for m, s in self.stellingen.values()]
        uit += [self._zonder_bewijs(m, r) for m, r in self.zonder_bewijs.values()]
        yield from sorted(uit, key=lambda r: (r.code or "~", r.sleutel))

    def _bewering(self, m: Moment, s: Stelling) -> Relatie:
        return Relatie(
            sleutel=s.sleutel,
            code=s.code or "",
            soort="bewering",
            relatie=s.relatie or "",
            woord=woord("relatie", s.relatie) if s.relatie else relaties.HOUDT,
            van=s.van,
            naar="" if s.op_bewering else s.naar,
            op=s.op_bewering or "",
            tekst=relaties.relatiezin(m, s),
            standen=relaties.standen(self.momenten, s.sleutel),
        )

    def _zonder_bewijs(self, m: Moment, r: RelatieRecord) -> Relatie:
        return Relatie(
            sleutel=r.record_sleutel,
            code="",
            soort="relatie",
            relatie=r.relatie,
            woord=woord("relatie", r.relatie),
            van=bewering_in(r.van) or r.van,
            naar="" if bewering_in(r.naar) else r.naar,
            op=bewering_in(r.naar) or "",
            tekst=relaties.zin_van_relatie(m, r),
            standen=relaties.standen(self.momenten, r.record_sleutel),
        )

    def _zwakste(self, m: Moment) -> tuple[str, ...]:
        """The claims of the theory, the one that is least likely to hold in a next area first, as ``paden`` has it."""
        hier = [k for k in self.stellingen if k in m.stellingen and m.stellingen[k].laag == "theorie"]
        return tuple(sorted(hier, key=lambda k: (m.bewering(k).woord.kans, k)))

    def _veranderingen(self) -> Iterator[tuple[Veranderregel, ...]]:
        for voor, na in zip(self.momenten, self.momenten[1:], strict=False):
            hier = veranderingen.sinds(voor, na)
            yield tuple(v for v in hier if v.sleutel in self.knopen or v.sleutel in self.stellingen)

    def _moment_met(self, onderwerp: str) -> Moment | None:
        """The newest cycle in which a subject is there."""
        return next((m for m in reversed(self.momenten) if onderwerp in m.knopen or onderwerp in m.stellingen), None)

    def _stemmen(self) -> dict[str, tuple[Kaartstem, ...]]:
        uit = {}
        for k in self.onderwerpen:
            m = self._moment_met(k)
            if m and (gehoord := stemmen.van_onderwerp(m, k)):
                uit[k] = gehoord
        return uit

    def _achtergehouden(self) -> dict[str, tuple[int, ...]]:
        per_onderwerp = {k: stemmen.achtergehouden(self.momenten, k) for k in self.onderwerpen}
        return {k: n for k, n in per_onderwerp.items() if any(n)}

    def _verschil(self, versies: tuple[int, int] | None) -> Verschil | None:
        if versies is None:
            return None
        return verschil.tussen_versies(self.laatste, versies, self.knopen, {**self.stellingen, **self.zonder_bewijs})

    def _sinds(self, bijeenkomst: str) -> Verschil:
        return sessie.wat_er_nieuw_is(self.laatste, bijeenkomst, self.knopen, self.stellingen)

    def _beelden(self) -> Iterator[Beeldregel]:
        gebieden = [g.sleutel for g in self._gebieden()]
        m = self.laatste
        return sessie.draaiboek(m, sessie.indeling(m.graaf), self.knopen, self.stellingen, gebieden)

    def _opmerkingen(self) -> Iterator[str]:
        """What is not on this map, and why."""
        m, bewijs = self.laatste, self._bewijs()
        if bewijs.achtergehouden and bewijs.achtergehouden == bewijs.totaal:
            tellen = " wel mee" if not any(self._smal) else " mee waar genoeg stemmen zijn gehoord"
            yield f"De woorden van bronnen staan niet op deze kaart. Zij tellen{tellen}."
        elif bewijs.achtergehouden:
            reden = (
                "niemand besloot dat zij naar buiten mogen, of de bron gaf ze niet vrij"
                if m.lezer.leest_niet_mee
                else "de bron zag ze nog niet, of gaf ze niet vrij"
            )
            yield (
                f"Van {bewijs.achtergehouden} van de {bewijs.totaal} bevindingen staan de woorden hier niet{_tot(m)}: "
                f"{reden}{m.lezer.door_de_keuze}. Zij tellen wel mee."
            )
        if zin := minder_precies(m.lezer):
            yield zin
        if any(f.ligging == "binnen_aanpak" and not m.lezer.mag_knoop(k) for k, f in m.graaf.factoren.items()):
            nog_niet = " en nog niet is besloten" if m.lezer.doelgroep == "sessie" else ""
            yield f"Wat aan de aanpak zelf ligt{nog_niet}, staat hier niet: dat bespreekt eerst het kernteam."
        if m.graaf.filter.actief() and not bewijs.totaal and not m.graaf.is_te_smal:
            yield "Uit dit deel van het programma is er nog geen bewijs."

    def _bewijs(self) -> Bewijstelling:
        weg, alle = self.laatste.lezer.achtergehouden
        return Bewijstelling(alle, weg)


class _Regels:
    """Lines of explanation, each stored once."""

    def __init__(self) -> None:
        self._nummers: dict[str, int] = {}

    def nummers(self, regels: Iterable[str]) -> tuple[int, ...]:
        return tuple(self._nummers.setdefault(r, len(self._nummers)) for r in regels)

    @property
    def alle(self) -> tuple[str, ...]:
        return tuple(self._nummers)


def _tot(m: Moment) -> str:
    """Of which moment what is counted is, where the page can show others too."""
    return f", geteld tot en met {m.graaf.cyclus}" if m.graaf.t > 1 else ""


def _titel(g: Verandergraaf) -> str:
    gekozen = [woord for woorden in g.filter.actief().values() for woord in woorden]
    namen = (g.gebieden[w].naam if w in g.gebieden else w for w in gekozen)
    return f"{titel(g)} · alleen {opsomming(namen)}" if gekozen else titel(g)


def _cyclusnaam(c: Leercyclus) -> str:
    return f"{c.sleutel} · {c.in_kwartaal}"


def _soort(k: theorie.Knoop) -> Soort:
    return k.soort  # type: ignore[return-value]  # the kinds of nodes, and no other


def _voet(g: Verandergraaf) -> str:
    h = g.herkomst
    moment = f"Stand na {g.cyclus}" if g.cyclus else "Nog geen leercycli"
    alleen = "".join(f" · alleen {veld} {' of '.join(woorden)}" for veld, woorden in g.filter.actief().items())
    return f"{moment}{alleen} · dossier {h.dossier or '–'} · parameters {h.parameterhash} · versie {h.versie}"
