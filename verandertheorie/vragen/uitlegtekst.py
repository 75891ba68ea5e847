"""The sentences of an explanation, built from the very objects that the judgement returned."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import exp, fsum, prod

from verandertheorie.begrippen import woord
from verandertheorie.graaf.ligging import Plaats
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Groep, Vondst
from verandertheorie.model.waarneming import Bewijs, Dekking, Registratie, Toets
from verandertheorie.oordeel.aanwezigheid import Gebiedsbeeld
from verandertheorie.oordeel.gebied import Gebiedsoordeel, Item, Stem
from verandertheorie.oordeel.kracht import Kracht, Stap
from verandertheorie.oordeel.statuswoord import NIVEAU
from verandertheorie.oordeel.tellen import Verwachting, drempel
from verandertheorie.parameters import Parameters
from verandertheorie.taal import aantal, getal, kort_getal, leesbaar, met_punt, opsomming, voluit
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.beoordeling import Beweringsoordeel, Factoroordeel, Rol, Terzijde
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.narekenen import Narekening, cijfers, reken_na
from verandertheorie.vragen.rijkeuze import is_gefilterd, niets_over
from verandertheorie.vragen.tabel import als_tekst
from verandertheorie.vragen.waarom import (
    conflictzin,
    kansformule,
    kanszin,
    klassezin,
    regelzin,
    toestandszin,
    wat_ontbreekt,
)

WAAROM_NIET: Mapping[Plaats, str] = {
    "telt": "",
    "niet_van_toepassing": "de interventie loopt hier niet",
    "niet_herleid": "niet tot een deelgebied herleid",
    "buiten_scope": "dit gebied valt buiten scope",
    "buiten_selectie": "buiten de gekozen gebieden",
}
SLEUTEL_TOT_LEZEN = (
    "Per gebied wegen we. Eén gesprek is één stem. Een stem telt per kant één keer, met het sterkste wat zij zei;",
    "wie van gedachten verandert, telt met wat zij sindsdien zei. Stemmen vermenigvuldigen we: V is alles voor,",
    "T alles tegen, en 1 waar niemand iets zegt. Daaruit volgen steun (b) = (V − 1) / (V + T − 1), tegenspraak (d) =",
    "(T − 1) / (V + T − 1) en onbekend (u) = 1 / (V + T − 1). Samen zijn zij 1. Wat achter een = staat, volgt uit de",
    "cijfers die ervoor staan.",
)
_KLEIN = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_KANT = {1: "voor", -1: "tegen"}
_ROL: Mapping[Rol, str] = {"belemmerend": "belemmering", "helpend": "helpende factor"}
_GEZOCHT = {"tegendeel": "het tegendeel", "andere_oorzaak": "een andere oorzaak"}
"""What was looked for, when that was not the subject itself."""
_GEVONDEN = {"ja": "gevonden", "nee": "niet gevonden", "onduidelijk": "niet duidelijk geworden"}
PRECIES = 4
"""Decimals of the three parts of an area."""
_DRIE_DELEN: Mapping[str, Callable[[Sequence[float]], float]] = {
    "steun": lambda x: (x[0] - 1) / (sum(x) - 1),
    "tegenspraak": lambda x: (x[1] - 1) / (sum(x) - 1),
    "onbekend": lambda x: 1 / (sum(x) - 1),
}
"""What they are of V and T."""

_OPGELOST = "  Waar het was vastgesteld, is het er niet meer. Over gebieden waar niemand keek, zegt dat niets."

ONAFDRUKBAAR = 690.0
"""ln of a product that no calculator holds (10^300)."""


def van_bewering(graaf: Verandergraaf, o: Beweringsoordeel) -> Iterator[str]:
    """The explanation of a claim, line by line."""
    yield from kop_van_bewering(graaf, o)
    yield from som_van_bewering(graaf, o)


def kop_van_bewering(graaf: Verandergraaf, o: Beweringsoordeel) -> Iterator[str]:
    """What a claim says and how it stands at this moment, before any arithmetic."""
    s, w = o.stelling, o.woord
    pijl = f"{graaf.naam(s.van)} > {woord('relatie', s.relatie)} > {graaf.naam(s.naar)}" if s.relatie else s.tekst
    yield f"{s.naam}: {s.tekst}"
    yield f"({pijl})" if s.relatie else "(aanname)"
    if s.record and s.record.vertraging:
        yield f"Hoe lang het duurt voordat het een het ander geeft: {met_punt(s.record.vertraging)}"
    yield f"Stand {_moment(graaf)}: {statuswoord_nl(w.rekenstatus)}{', op de grens' if w.op_de_grens else ''}."
    if waar := "; ".join(_waar(o.cellen)):
        yield f"{waar}."
    if s.laag not in ("theorie", "aanname"):
        yield f"Deze bewering is {woord('waarde.laag', s.laag)}."


def som_van_bewering(graaf: Verandergraaf, o: Beweringsoordeel) -> Iterator[str]:
    """The arithmetic behind it.

    Where something counts it follows from the judgement and the areas alone: the same judgement of a later moment gives
    the same lines.
    """
    w, p = o.woord, graaf.parameters
    yield from _per_gebied(graaf, o.vondsten, o.cellen)
    yield from _niet_meegeteld(graaf, o.terzijde)
    if not o.cellen:
        return
    yield ""
    yield "Tussen gebieden tellen we"
    yield from _sommen(o.cellen)
    if w.omstreden:
        hoeveel = aantal(len(w.omstreden), "gebied", "gebieden")
        yield f"  Bronnen spreken elkaar tegen in {hoeveel}: {opsomming(w.omstreden)}."
    yield from _onderzocht(graaf, o)
    yield f"  Kans in een volgend, vergelijkbaar gebied: {kansformule(p)} = {kanszin(w, p)}."
    yield _verwachting(o.verwachting)
    yield ""
    yield "Het woord: de eerste regel die klopt"
    for regel in w.regels:
        yield f"  {statuswoord_nl(regel.woord)}: {'ja' if regel.geldt else 'nee'}, {regelzin(regel, w, p)}."
    yield from _zonder_een(graaf, o)
    if ontbreekt := tuple(wat_ontbreekt(w, p, lambda groep: _stem_in(graaf, o, groep))):
        yield "Wat het van 'goed onderbouwd' afhoudt"
        yield from (f"  - {zin}" for zin in ontbreekt)


def _zonder_een(graaf: Verandergraaf, o: Beweringsoordeel) -> Iterator[str]:
    """What became of a word that takes a side when each source was left out in turn."""
    w = o.woord
    if w.ruw not in NIVEAU:
        return
    if not w.hangt_op:
        yield f"  Ook zonder elk van de {len(w.zonder)} stemmen is het minstens dat: het hangt niet op één bron."
        return
    anders = ", ".join(f"zonder {_stem_in(graaf, o, g)} '{statuswoord_nl(w.zonder[g])}'" for g in w.hangt_op)
    yield f"  Dat hangt op {voluit(len(w.hangt_op), 'stem', 'stemmen')}: {anders}."
    if w.woord != w.ruw:
        yield f"  Eén bron beslist niet, dus het wordt '{statuswoord_nl(w.rekenstatus)}'."


def van_factor(graaf: Verandergraaf, per_rol: Mapping[Rol, Factoroordeel]) -> Iterator[str]:
    """The explanation of a factor, line by line: where it is does not depend on its role, what it touches does."""
    f = next(iter(per_rol.values()))
    b = f.beeld
    yield f"{f.factor.naam} ({f.factor.sleutel}), {opsomming(_ROL[rol] for rol in per_rol)}"
    yield f"Stand {_moment(graaf)}: {_klasse(f, per_rol)} ({klassezin(b, graaf.parameters, graaf.ligging.programma)})."
    onder = [k for k in graaf.subboom(f.factor.sleutel) if k != f.factor.sleutel]
    if onder:
        namen = ", ".join(graaf.naam(k) for k in onder)
        yield f"Wat voor {namen} spreekt, telt ook hier; wat ertegen spreekt niet."
    h = graaf.parameters.tellen["halfwaardetijd"]
    geleden = f"{kort_getal(h)} {'leercyclus' if h == 1 else 'leercycli'}"
    yield f"Of iets er nú is, veroudert: een bevinding van {geleden} geleden telt voor de wortel: 9 wordt 3."
    oordelen = {g: hier.oordeel for g, hier in b.gebieden.items() if hier.oordeel}
    bronnen = {g: (*f.vondsten.get(g, ()), *f.stiltes.get(g, ())) for g in oordelen}
    yield from _per_gebied(graaf, bronnen, oordelen, b.gebieden)
    yield from _niet_meegeteld(graaf, f.terzijde)
    yield ""
    yield "Tussen gebieden tellen we"
    if niet_genoemd := [g for g, hier in b.gebieden.items() if hier.is_niet_genoemd]:
        yield f"  Open gevraagd en niet genoemd in {opsomming(niet_genoemd)}."
    yield _verwachting(b.verwachting) if b.is_te_verwachten else _OPGELOST
    s, n = b.hardnekkigheid
    keer = f"{n - 1} keer keek iemand opnieuw in een gebied waar het eerder speelde; {s} keer was het er nog"
    yield f"  Hoe hardnekkig: {keer}, dus h = {s}/({n - 1} + 1) = {getal(s / n)}."
    for a in f.geprobeerd:
        uitslag = {"ja": "hielp", "nee": "hielp niet"}.get(a.hielp, "of het hielp is onbekend")
        yield f"  Geprobeerd in {a.gebied}: {graaf.naam(a.handelingsperspectief)}; {uitslag}."
    for a in f.loopt:
        wat = graaf.naam(a.handelingsperspectief)
        yield f"  Loopt in {a.gebied} sinds {a.cyclus}: {wat}; of het helpt is nog niet bekend."
    for rol, in_rol in per_rol.items():
        yield from _raakt(graaf, in_rol, f" als {_ROL[rol]}" if len(per_rol) > 1 else "")


def _klasse(f: Factoroordeel, per_rol: Iterable[Rol]) -> str:
    """The class; where the role makes it another word, both words."""
    woorden_per_rol = {rol: klasse_nl(f.beeld.klasse, rol) for rol in per_rol}
    if len(set(woorden_per_rol.values())) == 1:
        return next(iter(woorden_per_rol.values()))
    return ", ".join(f"als {_ROL[rol]} {klasse}" for rol, klasse in woorden_per_rol.items())


def _raakt(graaf: Verandergraaf, f: Factoroordeel, als: str) -> Iterator[str]:
    if f.geraakt:
        yield f"  Raakt{als} {len(f.geraakt)} van de {f.doelen} doelen: {', '.join(map(graaf.naam, f.geraakt))}."
    if f.theoretisch:
        yield f"  Kan volgens de theorie{als} ook raken: {', '.join(map(graaf.naam, f.theoretisch))}."


def _waar(cellen: Mapping[str, Gebiedsoordeel]) -> Iterator[str]:
    """Where the evidence leans which way, before any arithmetic."""
    voor = tuple(g for g, o in cellen.items() if o.steun > o.tegenspraak)
    tegen = tuple(g for g, o in cellen.items() if o.tegenspraak > o.steun)
    if voor:
        yield f"Meer steun dan tegenspraak in {', '.join(voor)}"
    if tegen:
        yield f"{'meer' if voor else 'Meer'} tegenspraak dan steun in {', '.join(tegen)}"


def kern(graaf: Verandergraaf, v: Vondst) -> str:
    """What was seen or heard, or asked, in one sentence."""
    deel = graaf.deel(v)
    return kern_van(deel) if deel else "open gevraagd en niet genoemd"


def kern_van(deel: Bewijs | Dekking | Toets) -> str:
    """The same of an item of a record: its own words, or what was looked for and whether it was there."""
    match deel:
        case Bewijs():
            return deel.kern
        case Toets():
            return f"toetsvraag: {deel.kern}" if deel.kern else "toetsvraag"
        case Dekking():
            wat = f"naar {_GEZOCHT[deel.gezocht]} " if deel.gezocht in _GEZOCHT else ""
            return f"{wat}gezocht en {_GEVONDEN[deel.gevonden]}"


def waarom_niet(item: Item, stem: Stem | None) -> str:
    """Why an item is set aside: what the same voice said besides counts, or it has changed sides (no ``stem``)."""
    if stem is None:
        return "deze stem zei sindsdien het tegendeel"
    if item.is_stilte:
        return "dezelfde stem werd dit vaker gevraagd" if stem.is_stilte else "deze stem zei hier ook zelf iets"
    if stem.is_stilte:
        return "dat deze stem het een andere keer niet noemde, weegt hier zwaarder"
    was, nu = item.kracht.onverouderd, stem.telt.kracht.onverouderd
    if drempel(item.kracht.sterkte) == drempel(stem.telt.kracht.sterkte):
        return "dezelfde stem zei hier al iets even sterks"
    return "dezelfde stem zei hier iets sterkers" if was < nu else "dezelfde stem zei hier iets dat minder oud is"


def woorden(item: Item) -> Iterator[str]:
    """The words that made the strength, each with its number: ``sterk 6``, ``van horen zeggen: macht 0,5``."""
    k = item.kracht
    basis, *machten = _machten(k).delen
    yield f"{_grondwoord(k)} {basis}"
    for stap, macht in zip(k.stappen, machten, strict=True):
        yield f"{_stapwoord(stap)}: macht {macht}"


@lru_cache(maxsize=4096)
def _machten(k: Kracht) -> Narekening:
    """The strength and its powers, as digits that give the strength that comes of them."""
    return reken_na([k.basis, *(s.macht for s in k.stappen)], lambda x: x[0] ** prod(x[1:]), k.sterkte, cijfers)


def _grondwoord(k: Kracht) -> str:
    match k.soort:
        case "bewijskracht":
            return woord("waarde.bewijskracht", k.woorden[0])
        case "niet_gevonden":
            return f"{woord('waarde.wijze', k.woorden[0])} en niet gevonden"
        case "toets":
            waar, niet_waar, gevonden = map(leesbaar, k.woorden)
            return f"toetsvraag ({waar} tegenover {niet_waar}, {gevonden})"


def _stapwoord(stap: Stap) -> str:
    match stap.soort:
        case "hoe_bekend":
            return woord("waarde.hoe_bekend", stap.woord)
        case "kanttekening":
            return f"kanttekening {woord('waarde.kanttekening', stap.woord)}"
        case _:
            return f"{aantal(stap.cycli, 'leercyclus', 'leercycli')} oud"


def _per_gebied(
    graaf: Verandergraaf,
    vondsten: Mapping[str, tuple[Vondst, ...]],
    oordelen: Mapping[str, Gebiedsoordeel],
    beelden: Mapping[str, Gebiedsbeeld] | None = None,
) -> Iterator[str]:
    if not oordelen:
        yield ""
        hier = "Binnen dit filter is er" if is_gefilterd(graaf) else "Er is nog"
        yield niets_over(graaf) or f"{hier} geen bewijs dat telt."
        return
    yield ""
    yield from SLEUTEL_TOT_LEZEN
    for gebied, o in oordelen.items():
        kern_naam = graaf.naam(graaf.kerngebied_van[gebied]) if graaf.kerngebied_van[gebied] else ""
        toestand = f": {_toestand(graaf, beelden[gebied])}" if beelden else ""
        yield ""
        yield f"{gebied}{f' ({kern_naam})' if kern_naam else ''}{toestand}"
        bron = {v.item.herkomst: v for v in vondsten[gebied]}
        for stem in o.stemmen:
            if not stem.is_stilte:
                yield from _stem(graaf, stem, bron)
        yield from _stilte(o)
        yield from _gedraaid(graaf, o, bron)
        yield from _wegen(o, graaf.parameters)


def _gedraaid(graaf: Verandergraaf, o: Gebiedsoordeel, bron: Mapping[str, Vondst]) -> Iterator[str]:
    """Per voice that changed sides what it said before and no longer counts."""
    per_groep: dict[str, list[Item]] = defaultdict(list)
    for item in o.gedraaid:
        per_groep[item.groep].append(item)
    for _, items in sorted(per_groep.items()):
        wie = _wie(graaf, bron[items[0].herkomst].groep, bron.values())
        ids = ", ".join(i.herkomst for i in items)
        yield f"        Van {wie} telt niet mee, want {waarom_niet(items[0], None)}: {ids}."


def _toestand(graaf: Verandergraaf, b: Gebiedsbeeld) -> str:
    namen = {c.nummer: c.sleutel for c in graaf.cycli}
    if b.is_niet_genoemd:
        return woord("dekking", "niet_genoemd")
    return f"{woord('toestand', b.toestand)} ({toestandszin(b, graaf.parameters, namen)})"


def _stem(graaf: Verandergraaf, stem: Stem, bron: Mapping[str, Vondst]) -> Iterator[str]:
    v, k = bron[stem.telt.herkomst], stem.telt.kracht
    keer = "" if not k.stappen else f" → {_machten(k).uitkomst}"
    cyclus = graaf.naam_van_cyclus(stem.telt.cyclus)
    wie = _wie(graaf, v.groep, bron.values())
    yield f"  {_KANT[stem.teken]:5} {wie}, {cyclus}: {'; '.join(woorden(stem.telt))}{keer}"
    yield f"        {_met_spreker(graaf, v)} [{v.item.herkomst}]"
    per_reden: dict[str, list[str]] = defaultdict(list)
    for i in stem.terzijde:
        per_reden[waarom_niet(i, stem)].append(i.herkomst)
    for reden, ids in per_reden.items():
        yield f"        Telt niet mee, want {reden}: {', '.join(ids)}."


def _stem_in(graaf: Verandergraaf, o: Beweringsoordeel, groep: str) -> str:
    """A voice on a claim as people know it, by its key."""
    return _wie(graaf, o.groepen[groep], (v for vs in o.vondsten.values() for v in vs))


def _wie(graaf: Verandergraaf, groep: Groep, vondsten: Iterable[Vondst]) -> str:
    """A voice as people know it: a source with its role, a conversation, a record, a track, a series of sessions.

    ``vondsten``: what is told there, of this voice and others. A conversation with several people is one voice, and
    not that of the one whose name it carries.
    """
    match groep.soort:
        case "bron":
            hier = (v for v in vondsten if v.groep == groep and not _is_eigen_stem(graaf, v))
            return _gesprek(graaf, {graaf.stemmen.oorsprong(_record(graaf, v)) for v in hier}) or _iemand(
                graaf, groep.naam
            )
        case "registratie":
            gesprek = graaf.stemmen.gesprek(groep.naam)
            return f"{woord('waarde.vorm', gesprek.vorm) if gesprek else 'registratie'} {groep.naam}"
        case "traject":
            traject = graaf.trajecten.get(groep.naam)
            if traject is None:
                return f"traject {groep.naam}"
            waar = " ".join((woord("waarde.niveau", traject.niveau), *([traject.gebied] if traject.gebied else [])))
            return f"traject {traject.naam} ({waar})"
        case "bijeenkomsten":
            return f"de bijeenkomsten in {groep.gebied} (reeks {groep.naam})"


def _gesprek(graaf: Verandergraaf, ids: Collection[str]) -> str:
    """Conversations by who sat there; empty when that was one person each time."""
    records = [r for i in sorted(ids) if (r := graaf.stemmen.gesprek(i))]
    if all(len(r.alle_bronnen) == 1 and not r.meer_mensen for r in records):
        return ""
    wie = sorted({b for r in records for b in r.alle_bronnen})
    if any(r.meer_mensen for r in records):
        wie.append("anderen")
    return f"{'het gesprek' if len(records) == 1 else 'de gesprekken'} met {opsomming(wie)}"


def _is_eigen_stem(graaf: Verandergraaf, v: Vondst) -> bool:
    """Whether it counts as said by its speaker, who was heard alone in that area too."""
    spreker = _spreker(graaf, v)
    apart = spreker is not None and graaf.stemmen.apart_gehoord(spreker, v.gebied) is not None
    return apart and not _record(graaf, v).ontleend_aan


def _spreker(graaf: Verandergraaf, v: Vondst) -> str | None:
    bewijs = graaf.bewijs(v)
    return bewijs.spreker if bewijs else None


def _record(graaf: Verandergraaf, v: Vondst) -> Registratie:
    return graaf.registratie(v.registratie)


def _iemand(graaf: Verandergraaf, pseudoniem: str) -> str:
    """A source with its role."""
    bron = graaf.bronnen.get(pseudoniem)
    return f"{pseudoniem} ({bron.rol})" if bron else pseudoniem


def _met_spreker(graaf: Verandergraaf, v: Vondst) -> str:
    """What was seen or heard; where its voice is not that of one person, after who said it, when that is known."""
    spreker, r = _spreker(graaf, v), _record(graaf, v)
    is_van_een = len(r.alle_bronnen) == 1 and not r.meer_mensen and r.vorm != "leerbijeenkomst"
    return kern(graaf, v) if spreker is None or is_van_een else f"{_iemand(graaf, spreker)}: {kern(graaf, v)}"


def _stilte(o: Gebiedsoordeel) -> Iterator[str]:
    """In one line how often it was openly asked and not named, and what that weighs together."""
    stil = [s for s in o.stemmen if s.is_stilte]
    if not stil:
        return
    keer = sum(i.is_stilte for s in stil for i in (s.telt, *s.terzijde))
    door = "" if keer == len(stil) else f", door {aantal(len(stil), 'stem', 'stemmen')}"
    sterktes = sorted((s.telt.kracht.sterkte for s in stil), reverse=True)
    gedaan = reken_na(sterktes, prod, prod(sterktes), cijfers)
    tel = Counter(gedaan.delen)
    keer_op_keer = " × ".join(f"{x}{str(n).translate(_KLEIN) if n > 1 else ''}" for x, n in tel.items())
    samen = keer_op_keer if len(stil) == 1 else f"{keer_op_keer} = {gedaan.uitkomst}"
    yield f"  stil  Open gevraagd en niet genoemd: {keer} keer{door} (telt samen {samen} tegen)."
    for s in stil:
        if gezegd := [i for i in s.terzijde if not i.is_stilte]:
            yield f"        Telt niet mee, want {waarom_niet(gezegd[0], s)}: {', '.join(i.herkomst for i in gezegd)}."


def _wegen(o: Gebiedsoordeel, p: Parameters) -> Iterator[str]:
    """V and T, the three parts that follow, and whether sources contradict each other."""
    for teken, letter, ln in ((1, "V", o.ln_voor), (-1, "T", o.ln_tegen)):
        sterktes = [s.telt.kracht.sterkte for s in o.stemmen if s.teken == teken and not s.is_stilte]
        stil = [s.telt.kracht.sterkte for s in o.stemmen if s.teken == teken and s.is_stilte]
        if stil:
            sterktes.append(prod(stil))
        if len(sterktes) > 1 and ln < ONAFDRUKBAAR:
            gedaan = reken_na(sterktes, prod, exp(ln), cijfers)
            yield f"  {_KANT[teken]} samen: {letter} = {' × '.join(gedaan.delen)} = {gedaan.uitkomst}"
        elif sterktes:
            samen = cijfers(sterktes[0]) if len(sterktes) == 1 else "meer dan een rekenmachine aankan"
            yield f"  {_KANT[teken]} samen: {letter} = {samen}"
    delen = tuple(zip(_DRIE_DELEN.items(), (o.steun, o.tegenspraak, o.onbekend), strict=True))
    if max(o.ln_voor, o.ln_tegen) >= ONAFDRUKBAAR:
        yield "  " + ", ".join(f"{naam} {_precies(x)}" for (naam, _), x in delen)
        return
    for (naam, som), x in delen:
        gedaan = reken_na([exp(o.ln_voor), exp(o.ln_tegen)], som, x, _precies)
        v, t = gedaan.delen
        boven = {"steun": f"({v} − 1)", "tegenspraak": f"({t} − 1)"}.get(naam, "1")
        yield f"  {naam} {boven} / ({v} + {t} − 1) = {gedaan.uitkomst}"
    if o.gesproken.ln_voor and o.gesproken.ln_tegen:
        zonder = " zonder de stilte" if o.gesproken.ln_tegen != o.ln_tegen else ""
        yield f"  voor en tegen{zonder}: {conflictzin(o, p)}: {_botsing(o, p)}"


def _precies(x: float) -> str:
    return getal(x, PRECIES)


def _botsing(o: Gebiedsoordeel, p: Parameters) -> str:
    if o.is_omstreden:
        return "bronnen spreken elkaar tegen"
    return "één kant overtuigt" if drempel(o.conflict) >= p.gebied["conflict"] else "te weinig om te botsen"


def _niet_meegeteld(graaf: Verandergraaf, terzijde: Iterable[Terzijde]) -> Iterator[str]:
    regels = [
        f"  {v.gebied or '–'}: {_met_spreker(graaf, v)} [{v.item.herkomst}] ({WAAROM_NIET[t.waarom]})"
        for t in terzijde
        for v in [t.vondst]
    ]
    if regels:
        yield ""
        yield "Bewaard, maar telt nergens mee"
        yield from regels


def _sommen(oordelen: Mapping[str, Gebiedsoordeel]) -> Iterator[str]:
    for deel, letter in (("steun", "R"), ("tegenspraak", "S")):
        waarden = [getattr(o, deel) for o in oordelen.values()]
        gedaan = reken_na(waarden, fsum, fsum(waarden))
        som = f"{' + '.join(gedaan.delen)} = " if len(waarden) > 1 else ""
        yield f"  {deel} {letter} = {som}{gedaan.uitkomst}"


def _onderzocht(graaf: Verandergraaf, o: Beweringsoordeel) -> Iterator[str]:
    loopt = " waar de interventie loopt" if len(o.geldt_in) < len(graaf.deelgebieden) else ""
    kernen = {graaf.kerngebied_van[g] for g in o.cellen} - {""}
    alle = {graaf.kerngebied_van[g] for g in graaf.deelgebieden} - {""}
    niet = [g for g in o.geldt_in if g not in o.cellen]
    in_kernen = f", in {len(kernen)} van de {len(alle)} kerngebieden" if alle else ""
    yield (
        f"  Onderzocht in {len(o.cellen)} van de {len(o.geldt_in)} gebieden{loopt}{in_kernen}."
        + (f" Niet onderzocht: {als_tekst(tuple(niet))}." if niet else "")
    )


def _verwachting(v: Verwachting) -> str:
    voor, alles = cijfers(v.vooraf * v.gewicht), cijfers(v.gewicht)
    return (
        f"  Verwacht: in {v.laag} tot {v.hoog} van de {v.n} gebieden (gemiddeld {getal(v.verwacht, 1)}). "
        "Dit is niet met de hand na te rekenen: elk gebied telt mee met V/T (met 1 waar niemand keek), "
        f"en vooraf doen wij alsof het in {voor} van {alles} gebieden zo is."
    )


def _moment(graaf: Verandergraaf) -> str:
    return f"na {graaf.cyclus}" if graaf.cyclus else "zonder leercycli"
