"""The judgement applied to a graph: every claim and every factor weighed once, with the findings behind each number."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import or_
from typing import Literal

from verandertheorie.graaf.ligging import Plaats
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Groep, Vondst
from verandertheorie.graaf.wandeling import bereikt, einde, stappen, tussen, weg
from verandertheorie.model.gebieden import Toepassing
from verandertheorie.model.relaties import GEVOLG, Relatie
from verandertheorie.model.theorie import SystemischeFactor, Uitkomst
from verandertheorie.oordeel.aanwezigheid import Beeld, Eerder, Klasse, beeld, klasse_zonder_elk
from verandertheorie.oordeel.gebied import Gebiedsoordeel, Item, laatst_gesproken, telt_nog, weeg, weeg_zonder
from verandertheorie.oordeel.kracht import Teken
from verandertheorie.oordeel.statuswoord import NIVEAU, Breedte, Woordoordeel, rekenstand, statuswoord, zonder_een
from verandertheorie.oordeel.tellen import Verwachting, drempel, tel
from verandertheorie.parameters import Parameters

Rol = Literal["belemmerend", "helpend"]
RAAKT: Mapping[Rol, Relatie] = {"belemmerend": "belemmert", "helpend": "bevordert"}


@dataclass(frozen=True, slots=True)
class Terzijde:
    """A finding that is kept and shown and counts nowhere, and why."""

    vondst: Vondst
    waarom: Plaats


@dataclass(frozen=True, slots=True)
class Afweging:
    """What was found on a claim in each area where it can hold (by key), and what that weighs; not yet a word."""

    geldt_in: tuple[str, ...]
    vondsten: Mapping[str, tuple[Vondst, ...]]
    cellen: Mapping[str, Gebiedsoordeel]
    terzijde: tuple[Terzijde, ...]

    def houdt_in(self, gebied: str, grens: float) -> bool:
        """Whether the claim holds in an area: ``steun`` from ``grens``."""
        return gebied in self.cellen and drempel(self.cellen[gebied].steun) >= grens


@dataclass(frozen=True, slots=True)
class Beweringsoordeel:
    """One claim: per area (by key) the findings and what they weigh, the count over areas, and the word.

    ``tellend``: of the findings those whose voice has not spoken on the other side since. ``perspectieven``: those of
    who spoke for it, as far as that still counts.
    """

    stelling: Stelling
    geldt_in: tuple[str, ...]
    vondsten: Mapping[str, tuple[Vondst, ...]]
    tellend: Mapping[str, tuple[Vondst, ...]]
    cellen: Mapping[str, Gebiedsoordeel]
    terzijde: tuple[Terzijde, ...]
    perspectieven: frozenset[str]
    verwachting: Verwachting
    woord: Woordoordeel

    @property
    def groepen(self) -> Mapping[str, Groep]:
        """Who spoke of it where it can hold, by key."""
        groepen = {v.groep.sleutel: v.groep for vs in self.vondsten.values() for v in vs}
        return dict(sorted(groepen.items()))


@dataclass(frozen=True, slots=True)
class Aanwezigheid:
    """What was found and not brought up on a factor in each area (by key), what was tried, and what that says of it."""

    vondsten: Mapping[str, tuple[Vondst, ...]]
    stiltes: Mapping[str, tuple[Vondst, ...]]
    terzijde: tuple[Terzijde, ...]
    geprobeerd: tuple[Toepassing, ...]
    beeld: Beeld


@dataclass(frozen=True, slots=True)
class _Bereik:
    """What a factor touches: intended outcomes, and the claims on a path to one of them; keys."""

    uitkomsten: frozenset[str] = frozenset()
    langs: frozenset[str] = frozenset()

    def __or__(self, ander: "_Bereik") -> "_Bereik":
        return _Bereik(self.uitkomsten | ander.uitkomsten, self.langs | ander.langs)

    def __sub__(self, ander: "_Bereik") -> "_Bereik":
        return _Bereik(self.uitkomsten - ander.uitkomsten, self.langs - ander.langs)


@dataclass(frozen=True, slots=True)
class Factoroordeel:
    """One factor in one role: where it is present, how long, what it touches, what was tried.

    ``vondsten``: what was found, per area; ``tellend``: those whose voice has not spoken on the other side since.
    ``stiltes``: where it was openly asked and not brought up, per area.
    ``geraakt``: intended outcomes touched where the factor is; ``theoretisch``: those it could touch besides.
    ``langs``: the claims along which it touches them, each path in one same area; ``langs_theoretisch``: those of the
    paths in theory besides. ``doelen``: how many intended outcomes there are. ``geprobeerd``: answers of which the
    effect is known; ``loopt``: of which it is not known yet.
    """

    factor: SystemischeFactor
    vondsten: Mapping[str, tuple[Vondst, ...]]
    tellend: Mapping[str, tuple[Vondst, ...]]
    stiltes: Mapping[str, tuple[Vondst, ...]]
    terzijde: tuple[Terzijde, ...]
    beeld: Beeld
    genoemd_in: tuple[str, ...]
    geraakt: tuple[str, ...]
    theoretisch: tuple[str, ...]
    langs: tuple[str, ...]
    langs_theoretisch: tuple[str, ...]
    doelen: int
    geprobeerd: tuple[Toepassing, ...]
    loopt: tuple[Toepassing, ...]


class Beoordeling:
    """All judgements of one graph, each computed when first asked for. Get one with :func:`beoordeling`.

    What an earlier moment judged on the same findings, in the same areas, is not judged again.
    """

    def __init__(self, graaf: Verandergraaf) -> None:
        self._graaf = graaf
        eerder = ((g, g.al_gemaakt(Beoordeling)) for g in graaf.eerder)
        self._zoals = next((toen for g, toen in eerder if toen and g.ligging == graaf.ligging), None)
        self._afwegingen: dict[str, Afweging] = {}
        self._beweringen: dict[str, Beweringsoordeel] = {}
        self._aanwezig: dict[str, Aanwezigheid] = {}
        self._factoren: dict[tuple[str, Rol], Factoroordeel] = {}

    def afweging(self, sleutel: str) -> Afweging:
        """What a claim weighs area by area, by its key: all that a path along it asks."""
        if sleutel not in self._afwegingen:
            self._afwegingen[sleutel] = self._weeg(self._graaf.stellingen[sleutel])
        return self._afwegingen[sleutel]

    def _weeg(self, s: Stelling) -> Afweging:
        g, eerder = self._graaf, self._zoals
        toen = eerder._afwegingen.get(s.sleutel) if eerder else None
        if eerder and toen:
            nu, was = ((graaf.vondsten(s.sleutel), graaf.geldt_in(s)) for graaf in (g, eerder._graaf))
            if nu == was:
                return toen
        return _weeg(g, s, g.vondsten(s.sleutel), toen)

    def bewering(self, sleutel: str) -> Beweringsoordeel:
        """The judgement of a claim, by its key."""
        if sleutel not in self._beweringen:
            self._beweringen[sleutel] = self._beoordeel_bewering(self._graaf.stellingen[sleutel])
        return self._beweringen[sleutel]

    def _beoordeel_bewering(self, s: Stelling) -> Beweringsoordeel:
        g, eerder, hier = self._graaf, self._zoals, self.afweging(s.sleutel)
        toen = eerder._beweringen.get(s.sleutel) if eerder and eerder._afwegingen.get(s.sleutel) is hier else None
        if eerder and toen and toen.stelling == s and _gezocht(eerder._graaf, s) == _gezocht(g, s):
            return toen
        return _beoordeel(g, s, hier)

    def aanwezigheid(self, sleutel: str) -> Aanwezigheid:
        """Where a factor is present, by its key, whichever role it has."""
        if sleutel not in self._aanwezig:
            self._aanwezig[sleutel] = self._kijk(sleutel)
        return self._aanwezig[sleutel]

    def _kijk(self, factor: str) -> Aanwezigheid:
        g, toen = self._graaf, self._zoals._aanwezig.get(factor) if self._zoals else None
        vondsten, terzijde = verdeel(g, g.vondsten_aanwezigheid(factor), g.deelgebieden)
        stiltes, _ = verdeel(g, g.stiltes(factor), g.deelgebieden)
        geprobeerd = self.geprobeerd(factor)
        gezien = beeld(
            _items(vondsten, stiltes),
            g.t,
            g.kerngebied_van,
            programma=g.ligging.programma,
            vergeefs=any(a.hielp == "nee" for a in geprobeerd),
            p=g.parameters,
            eerder=Eerder(toen.beeld, _items(toen.vondsten, toen.stiltes)) if toen else None,
        )
        return Aanwezigheid(vondsten, stiltes, terzijde, geprobeerd, gezien)

    def ruwe_stand(self, sleutel: str) -> str:
        """The raw status of a claim, before each voice was left out in turn."""
        o = self.bewering(sleutel)
        breedte = _breedte(self._graaf, o.stelling, _wie_spreekt(o.tellend))
        return rekenstand(o.cellen, len(o.geldt_in), breedte, self._graaf.parameters).ruw

    def woord_zonder(self, sleutel: str) -> Mapping[str, str]:
        """Per voice on a claim, by key, the raw status without it."""
        g, o = self._graaf, self.bewering(sleutel)
        if o.woord.zonder:
            return o.woord.zonder
        wie = _wie_spreekt(o.tellend)
        return _zonder_elk(o.cellen, wie, len(o.geldt_in), _breedte(g, o.stelling, wie), g.parameters)

    def klasse_zonder(self, factor: str) -> Mapping[str, Klasse]:
        """Per voice on a factor, by key, its class as a blocker or enabler without it."""
        g, hier = self._graaf, self.aanwezigheid(factor)
        return klasse_zonder_elk(
            _items(hier.vondsten, hier.stiltes),
            g.t,
            g.kerngebied_van,
            programma=g.ligging.programma,
            vergeefs=any(a.hielp == "nee" for a in hier.geprobeerd),
            p=g.parameters,
        )

    def geprobeerd(self, factor: str) -> tuple[Toepassing, ...]:
        """What was tried against a factor, or to keep it, of which the effect is known; by record."""
        return self._toegepast(factor, self._toepassingen)

    def factor(self, sleutel: str, rol: Rol) -> Factoroordeel:
        """The judgement of a factor in a role, by its key."""
        if (sleutel, rol) not in self._factoren:
            self._factoren[sleutel, rol] = self._beoordeel_factor(self._graaf.factoren[sleutel], rol)
        return self._factoren[sleutel, rol]

    def _beoordeel_factor(self, factor: SystemischeFactor, rol: Rol) -> Factoroordeel:
        gezien, grens = self.aanwezigheid(factor.sleutel), self._graaf.parameters.toestand["aanwezig"]
        aanwezig = [
            gebied
            for gebied, hier in gezien.beeld.gebieden.items()
            if hier.oordeel and drempel(hier.oordeel.steun) >= grens
        ]
        echt = reduce(or_, (self._raakt(factor.sleutel, rol, gebied) for gebied in aanwezig), _Bereik())
        ook = self._raakt(factor.sleutel, rol, None) - echt
        return Factoroordeel(
            factor=factor,
            vondsten=gezien.vondsten,
            tellend=nog_tellend(gezien.vondsten),
            stiltes=gezien.stiltes,
            terzijde=gezien.terzijde,
            beeld=gezien.beeld,
            genoemd_in=tuple(g for g, vs in gezien.vondsten.items() if any(v.item.teken > 0 for v in vs)),
            geraakt=tuple(sorted(echt.uitkomsten)),
            theoretisch=tuple(sorted(ook.uitkomsten)),
            langs=tuple(sorted(echt.langs)),
            langs_theoretisch=tuple(sorted(ook.langs)),
            doelen=len(self._doelen),
            geprobeerd=gezien.geprobeerd,
            loopt=self._toegepast(factor.sleutel, self._lopende),
        )

    def _toegepast(self, factor: str, per_antwoord: Mapping[str, list[Toepassing]]) -> tuple[Toepassing, ...]:
        gevonden = (a for antwoord in self._antwoorden.get(factor, ()) for a in per_antwoord.get(antwoord, ()))
        return tuple(sorted(gevonden, key=lambda a: a.record_sleutel))

    @cached_property
    def _antwoorden(self) -> Mapping[str, set[str]]:
        """Per factor the action perspectives that answer it."""
        uit: dict[str, set[str]] = defaultdict(set)
        for s in self._graaf.stellingen.values():
            if s.relatie == "biedt_antwoord_op" and s.record is not None:
                uit[s.naar].add(s.van)
        return uit

    @cached_property
    def _toepassingen(self) -> Mapping[str, list[Toepassing]]:
        """Per action perspective its applications in the areas that are counted, or in what these lie in."""
        return self._van_hier(self._graaf.toepassingen)

    @cached_property
    def _lopende(self) -> Mapping[str, list[Toepassing]]:
        """The same of those whose effect is not known yet."""
        return self._van_hier(self._graaf.lopende_toepassingen)

    def _van_hier(self, toepassingen: Iterable[Toepassing]) -> Mapping[str, list[Toepassing]]:
        hier = {g for deelgebied in self._graaf.deelgebieden for g in self._graaf.ligging.ligt_in(deelgebied)}
        uit: dict[str, list[Toepassing]] = defaultdict(list)
        for a in toepassingen:
            if a.gebied in hier:
                uit[a.handelingsperspectief].append(a)
        return uit

    @cached_property
    def _doelen(self) -> frozenset[str]:
        return frozenset(u.sleutel for u in self._graaf.knopen_van(Uitkomst) if u.bedoeld)

    def _raakt(self, factor: str, rol: Rol, gebied: str | None) -> _Bereik:
        """Intended outcomes on a path from the factor whose links all hold in this area, and those links.

        Without an area: in theory. The path: causes of the factor's effect, one step of hindering (or helping), then
        effects. A step onto a claim goes on where that claim ends, whether or not the claim holds: the blocker may be
        why it fails. Such a claim is a link only where it holds.
        """
        g = self._graaf
        if factor not in g.knopen:  # retired: judged, but in no path any more
            return _Bereik()

        def houdt(s: Stelling) -> bool:
            return gebied is None or self.afweging(s.sleutel).houdt_in(gebied, g.parameters.klasse["schakel"])

        oorzaken = bereikt(g, [factor], ["veroorzaakt"], mits=houdt)
        raken = [s for o in sorted(oorzaken) for s in stappen(g, o) if s.relatie == RAAKT[rol] and houdt(s)]
        verder = weg(g, [e for s in raken if (e := einde(g, s))], GEVOLG, self._doelen, mits=houdt)
        raken = [s for s in raken if einde(g, s) in verder.begin]
        ernaartoe = weg(g, [factor], ["veroorzaakt"], [s.van for s in raken], mits=houdt)
        onderweg = (b for s in raken for b in tussen(g, s) if houdt(b))
        langs = (s.sleutel for s in (*ernaartoe.langs, *raken, *onderweg, *verder.langs))
        return _Bereik(verder.doelen, frozenset(langs))


def beoordeling(graaf: Verandergraaf) -> Beoordeling:
    """The judgements of a graph; the same object while the graph lives, so that nothing is weighed twice."""
    return graaf.eenmaal(Beoordeling)


def _items(
    vondsten: Mapping[str, tuple[Vondst, ...]], stiltes: Mapping[str, tuple[Vondst, ...]]
) -> Mapping[str, list[Item]]:
    return {k: [v.item for v in (*vondsten.get(k, ()), *stiltes.get(k, ()))] for k in {*vondsten, *stiltes}}


def _gezocht(graaf: Verandergraaf, s: Stelling) -> frozenset[str]:
    """What else was looked for on a claim, anywhere, and not found."""
    return graaf.gezocht.get(s.sleutel, frozenset())


def verdeel(
    graaf: Verandergraaf, vondsten: Collection[Vondst], geldt_in: tuple[str, ...]
) -> tuple[dict[str, tuple[Vondst, ...]], tuple[Terzijde, ...]]:
    """Findings per area that counts (by key), and those set aside with the reason."""
    plaatsen = {gebied: graaf.ligging.plaats(gebied, geldt_in) for gebied in {v.gebied for v in vondsten}}
    hier: dict[str, list[Vondst]] = defaultdict(list)
    terzijde: list[Terzijde] = []
    for v in vondsten:
        plaats = plaatsen[v.gebied]
        if plaats == "telt":
            hier[v.gebied].append(v)
        else:
            terzijde.append(Terzijde(v, plaats))
    return {gebied: tuple(hier[gebied]) for gebied in sorted(hier)}, tuple(terzijde)


def nog_tellend(vondsten: Mapping[str, tuple[Vondst, ...]]) -> Mapping[str, tuple[Vondst, ...]]:
    """Of the findings per area those whose voice has not spoken on the other side since."""
    laatst = {gebied: laatst_gesproken(v.item for v in vs) for gebied, vs in vondsten.items()}
    return {gebied: tuple(v for v in vs if telt_nog(v.item, laatst[gebied])) for gebied, vs in vondsten.items()}


def beoordeel_bewering(graaf: Verandergraaf, s: Stelling, *, extra: Vondst | None = None) -> Beweringsoordeel:
    """Weigh one claim; or see what it would be with one more finding.

    Args:
        graaf: theory and evidence as of a cycle.
        s: the claim.
        extra: an imagined finding.
    """
    bekend = graaf.vondsten(s.sleutel)
    return _beoordeel(graaf, s, _weeg(graaf, s, [*bekend, extra] if extra else bekend))


def _weeg(graaf: Verandergraaf, s: Stelling, gevonden: Collection[Vondst], toen: Afweging | None = None) -> Afweging:
    """Where an earlier moment (``toen``) has the same findings in an area, it is not weighed again."""
    geldt_in = graaf.geldt_in(s)
    vondsten, terzijde = verdeel(graaf, gevonden, geldt_in)
    al = (
        {gebied: toen.cellen[gebied] for gebied, vs in toen.vondsten.items() if _zelfde(vs, vondsten.get(gebied))}
        if toen
        else {}
    )
    cellen = {gebied: al.get(gebied) or weeg((v.item for v in vs), graaf.parameters) for gebied, vs in vondsten.items()}
    return Afweging(geldt_in, vondsten, cellen, terzijde)


def _zelfde(een: tuple[Vondst, ...], ander: tuple[Vondst, ...] | None) -> bool:
    """Whether they are the same findings; that there are more of them is seen at once."""
    return ander is not None and len(een) == len(ander) and een == ander


def _beoordeel(graaf: Verandergraaf, s: Stelling, w: Afweging) -> Beweringsoordeel:
    p, n, cellen = graaf.parameters, len(w.geldt_in), w.cellen
    tellend = nog_tellend(w.vondsten)
    wie = _wie_spreekt(tellend)
    breedte = _breedte(graaf, s, wie)
    woord = statuswoord(cellen, n, breedte, p)
    if woord.woord in NIVEAU:
        woord = zonder_een(woord, _zonder_elk(cellen, wie, n, breedte, p))
    return Beweringsoordeel(
        stelling=s,
        geldt_in=w.geldt_in,
        vondsten=w.vondsten,
        tellend=tellend,
        cellen=cellen,
        terzijde=w.terzijde,
        perspectieven=breedte.steunend,
        verwachting=tel((c.ln_odds for c in cellen.values()), n, vooraf=p.tellen["vooraf_bewering"], p=p),
        woord=woord,
    )


_Sprekers = Mapping[tuple[Teken, str], set[str]]
"""Per side and perspective the groups that spoke so, as far as it counts."""


def _wie_spreekt(tellend: Mapping[str, tuple[Vondst, ...]]) -> _Sprekers:
    wie: dict[tuple[Teken, str], set[str]] = defaultdict(set)
    for v in (v for vs in tellend.values() for v in vs if v.perspectief):
        wie[v.item.teken, v.perspectief or ""].add(v.item.groep)
    return wie


def _breedte(graaf: Verandergraaf, s: Stelling, wie: _Sprekers) -> Breedte:
    """How broadly a claim was supported, denied and questioned."""
    gezocht = _gezocht(graaf, s)
    return Breedte(
        kerngebied_van=graaf.kerngebied_van,
        steunend=frozenset(kijkt for teken, kijkt in wie if teken > 0),
        ontkennend=frozenset(kijkt for teken, kijkt in wie if teken < 0),
        tegendeel_gezocht="tegendeel" in gezocht,
        andere_oorzaak_gezocht="andere_oorzaak" in gezocht,
        programma=graaf.ligging.programma,
    )


def _zonder_elk(
    cellen: Mapping[str, Gebiedsoordeel], wie: _Sprekers, n: int, breedte: Breedte, p: Parameters
) -> Mapping[str, str]:
    """Per group the raw status without it.

    Those that add the same leave the same behind, so the word is worked out once for all of them: the words that people
    choose from are few, and the work grows with the voices, not with their square.
    """
    inbreng: dict[str, dict[str, tuple[object, ...]]] = defaultdict(dict)
    for gebied, cel in cellen.items():
        for stem in cel.stemmen:
            hier = inbreng[stem.groep]
            hier[gebied] = (*hier.get(gebied, ()), stem.gewicht)
    alleen: dict[str, set[tuple[Teken, str]]] = defaultdict(set)
    for plek, groepen in wie.items():
        if len(groepen) == 1:
            alleen[next(iter(groepen))].add(plek)
    stand = rekenstand(cellen, n, breedte, p)
    zonder: dict[object, Gebiedsoordeel | None] = {}
    woorden: dict[object, str] = {}
    uit: dict[str, str] = {}
    for groep, per_gebied in inbreng.items():
        delen = tuple(per_gebied.items())
        zo = delen, frozenset(alleen[groep])
        if zo not in woorden:
            for deel in delen:
                if deel not in zonder:
                    zonder[deel] = weeg_zonder(cellen[deel[0]], groep, p)
            over = stand.met(
                {deel[0]: zonder[deel] for deel in delen}, _smaller(breedte, alleen[groep]) if zo[1] else breedte
            )
            woorden[zo] = over.ruw
        uit[groep] = woorden[zo]
    return uit


def _smaller(breedte: Breedte, zonder: Iterable[tuple[Teken, str]]) -> Breedte:
    """The same without perspectives on a side."""
    kanten = {teken: {kijkt for kant, kijkt in zonder if kant == teken} for teken in (1, -1)}
    return replace(breedte, steunend=breedte.steunend - kanten[1], ontkennend=breedte.ontkennend - kanten[-1])
