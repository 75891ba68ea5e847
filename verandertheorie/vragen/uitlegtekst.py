"""The sentences of an explanation, built from the very objects that the judgement returned."""

from collections.abc import Iterable, Iterator, Mapping
from math import fsum

from verandertheorie.begrippen import woord
from verandertheorie.graaf.ligging import Plaats
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Groep, Vondst
from verandertheorie.oordeel.aanwezigheid import Gebiedsbeeld
from verandertheorie.oordeel.gebied import Gebiedsoordeel, Item, Stem
from verandertheorie.oordeel.kracht import Kracht, Stap
from verandertheorie.oordeel.tellen import Verwachting, vuistregel
from verandertheorie.taal import aantal, getal, kort_getal, leesbaar, opsomming
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.beoordeling import Beweringsoordeel, Factoroordeel, Rol, Terzijde
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import niets_over
from verandertheorie.vragen.tabel import als_tekst
from verandertheorie.vragen.waarom import klassezin, regelzin, toestandszin, wat_ontbreekt

ZWAKKER = "dezelfde bron zei hier al iets sterkers"
WAAROM_NIET: Mapping[Plaats, str] = {
    "telt": "",
    "niet_van_toepassing": "de interventie loopt hier niet",
    "niet_herleid": "niet tot een deelgebied herleid",
    "buiten_scope": "dit gebied valt buiten scope",
    "buiten_selectie": "buiten de gekozen gebieden",
}
SLEUTEL_TOT_LEZEN = (
    "Per gebied wegen we. Elke bron telt per kant één keer, met het sterkste wat zij zei; bronnen vermenigvuldigen we.",
    "p = 1 − 1/(alles voor), q = 1 − 1/(alles tegen); zegt niemand iets, dan 0. Daaruit: steun (b) = p × (1 − q),",
    "tegenspraak (d) = q × (1 − p), tegenstrijdig (k) = p × q, onbekend (u) = (1 − p) × (1 − q). Samen zijn zij 1.",
    "Getallen staan hier afgerond; er is met alle cijfers gerekend.",
)
_KANT = {1: "voor", -1: "tegen"}
_ROL: Mapping[Rol, str] = {"belemmerend": "belemmering", "helpend": "helpende factor"}
PRECIES = 4
"""Decimals of what goes into a product or a sum, so that who recomputes it gets what is printed."""


def van_bewering(graaf: Verandergraaf, o: Beweringsoordeel, hangt_op: tuple[tuple[Groep, str], ...]) -> Iterator[str]:
    """The explanation of a claim, line by line."""
    s, w, p = o.stelling, o.woord, graaf.parameters
    pijl = f"{graaf.naam(s.van)} > {woord('relatie', s.relatie)} > {graaf.naam(s.naar)}" if s.relatie else s.tekst
    yield f"{s.naam}: {s.tekst}"
    yield f"({pijl})" if s.relatie else "(aanname)"
    yield f"Stand {_moment(graaf)}: {statuswoord_nl(w.rekenstatus)}{', op de grens' if w.op_de_grens else ''}."
    if waar := "; ".join(_waar(o.cellen)):
        yield f"{waar}."
    if s.laag not in ("theorie", "aanname"):
        yield f"Deze bewering is {woord('waarde.laag', s.laag)}."
    yield from _per_gebied(graaf, o.vondsten, o.cellen)
    yield from _niet_meegeteld(graaf, o.terzijde)
    if not o.cellen:
        return
    yield ""
    yield "Tussen gebieden tellen we"
    yield from _sommen(o.cellen)
    yield from _onderzocht(graaf, o)
    yield from _verwachting(o.verwachting, w.steun, w.tegenspraak, graaf)
    yield ""
    yield "Het woord: de eerste regel die klopt"
    for regel in w.regels:
        yield f"  {statuswoord_nl(regel.woord)}: {'ja' if regel.geldt else 'nee'}, {regelzin(regel, w, p)}."
    if ontbreekt := tuple(wat_ontbreekt(w, p)):
        yield "Wat het van 'goed onderbouwd' afhoudt"
        yield from (f"  - {zin}" for zin in ontbreekt)
    if hangt_op:
        anders = ", ".join(f"zonder {_wie(graaf, g)} wordt het '{statuswoord_nl(wordt)}'" for g, wordt in hangt_op)
        bronnen = "één bron" if len(hangt_op) == 1 else f"{len(hangt_op)} bronnen"
        yield f"Het woord hangt op {bronnen}: {anders}."


def van_factor(graaf: Verandergraaf, per_rol: Mapping[Rol, Factoroordeel]) -> Iterator[str]:
    """The explanation of a factor, line by line: where it is does not depend on its role, what it touches does."""
    f = next(iter(per_rol.values()))
    b = f.beeld
    yield f"{f.factor.naam} ({f.factor.sleutel}), {opsomming(_ROL[rol] for rol in per_rol)}"
    yield f"Stand {_moment(graaf)}: {_klasse(f, per_rol)} ({klassezin(b, graaf.parameters)})."
    onder = [k for k in graaf.subboom(f.factor.sleutel) if k != f.factor.sleutel]
    if onder:
        namen = ", ".join(graaf.naam(k) for k in onder)
        yield f"Wat voor {namen} spreekt, telt ook hier; wat ertegen spreekt niet."
    h = graaf.parameters.tellen["halfwaardetijd"]
    geleden = f"{kort_getal(h)} {'leercyclus' if h == 1 else 'leercycli'}"
    yield f"Of iets er nú is, veroudert: een bevinding van {geleden} geleden telt voor de wortel: 9 wordt 3."
    oordelen = {g: hier.oordeel for g, hier in b.gebieden.items() if hier.oordeel}
    yield from _per_gebied(graaf, f.vondsten, oordelen, b.gebieden)
    yield from _niet_meegeteld(graaf, f.terzijde)
    yield ""
    yield "Tussen gebieden tellen we"
    yield from _sommen(oordelen)
    steun, tegen = (fsum(getattr(o, deel) for o in oordelen.values()) for deel in ("steun", "tegenspraak"))
    yield from _verwachting(b.verwachting, steun, tegen, graaf)
    s, n = b.hardnekkigheid
    keer = f"{n - 1} keer keek iemand opnieuw in een gebied waar het eerder speelde; {s} keer was het er nog"
    yield f"  Hoe hardnekkig: {keer}, dus h = {s}/({n - 1} + 1) = {getal(s / n)}."
    for a in f.geprobeerd:
        uitslag = {"ja": "hielp", "nee": "hielp niet"}.get(a.hielp, "of het hielp is onbekend")
        yield f"  Geprobeerd in {a.gebied}: {graaf.naam(a.handelingsperspectief)}; {uitslag}."
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
    bewijs = graaf.bewijs(v)
    if bewijs:
        return bewijs.kern
    if v.soort == "dekking":
        return "gezocht en niet gevonden"
    gevraagd = graaf.stemmen.registraties[v.registratie].toets[v.nr - 1].kern
    return f"toetsvraag: {gevraagd}" if gevraagd else "toetsvraag"


def woorden(item: Item) -> Iterator[str]:
    """The words that made the strength, each with its number: ``sterk 6``, ``van horen zeggen: macht 0,5``."""
    k = item.kracht
    yield f"{_grondwoord(k)} {kort_getal(k.basis)}"
    for stap in k.stappen:
        yield f"{_stapwoord(stap)}: macht {kort_getal(stap.macht)}"


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
        yield niets_over(graaf) or "Er is nog geen bewijs dat telt."
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
            yield from _stem(graaf, stem, bron)
        yield from _product(o, 1)
        yield from _product(o, -1)
        delen = ("steun", "tegenspraak", "tegenstrijdig", "onbekend")
        yield "  " + ", ".join(f"{deel} {getal(getattr(o, deel), PRECIES)}" for deel in delen)


def _toestand(graaf: Verandergraaf, b: Gebiedsbeeld) -> str:
    namen = {c.nummer: c.sleutel for c in graaf.cycli}
    return f"{woord('toestand', b.toestand)} ({toestandszin(b, graaf.parameters, namen)})"


def _stem(graaf: Verandergraaf, stem: Stem, bron: Mapping[str, Vondst]) -> Iterator[str]:
    v, k = bron[stem.telt.herkomst], stem.telt.kracht
    keer = "" if not k.stappen else f" → {kort_getal(k.sterkte)}"
    cyclus = graaf.naam_van_cyclus(stem.telt.cyclus)
    yield f"  {_KANT[stem.teken]:5} {_wie(graaf, v.groep)}, {cyclus}: {'; '.join(woorden(stem.telt))}{keer}"
    yield f"        {kern(graaf, v)} [{v.item.herkomst}]"
    if stem.terzijde:
        ids = ", ".join(i.herkomst for i in stem.terzijde)
        yield f"        Telt niet mee, want {ZWAKKER}: {ids}."


def _wie(graaf: Verandergraaf, groep: Groep) -> str:
    """A voice as people know it: a source with its role, a record, a track, a series of sessions."""
    match groep.soort:
        case "bron":
            bron = graaf.bronnen.get(groep.naam)
            return f"{groep.naam} ({bron.rol})" if bron else groep.naam
        case "registratie":
            return f"{woord('waarde.vorm', graaf.stemmen.registraties[groep.naam].vorm)} {groep.naam}"
        case "traject":
            return f"traject {groep.naam}"
        case "bijeenkomsten":
            return f"de bijeenkomsten in {groep.gebied} (reeks {groep.naam})"


def _product(o: Gebiedsoordeel, teken: int) -> Iterator[str]:
    sterktes = [s.telt.kracht.sterkte for s in o.stemmen if s.teken == teken]
    if not sterktes:
        return
    product, kans, letter = (o.product_voor, o.p, "p") if teken > 0 else (o.product_tegen, o.q, "q")
    keer = " × ".join(map(kort_getal, sterktes))
    samen = kort_getal(product, PRECIES if product < 10 else 2)  # no more precise than its factors let one recompute
    uitkomst = f" = {samen}" if len(sterktes) > 1 else ""
    yield f"  {_KANT[teken]} samen: {keer}{uitkomst}, dus {letter} = 1 − 1/{samen} = {getal(kans, PRECIES)}"


def _niet_meegeteld(graaf: Verandergraaf, terzijde: Iterable[Terzijde]) -> Iterator[str]:
    regels = [
        f"  {t.vondst.gebied or '–'}: {kern(graaf, t.vondst)} [{t.vondst.item.herkomst}] ({WAAROM_NIET[t.waarom]})"
        for t in terzijde
    ]
    if regels:
        yield ""
        yield "Bewaard, maar telt nergens mee"
        yield from regels


def _sommen(oordelen: Mapping[str, Gebiedsoordeel]) -> Iterator[str]:
    for deel, letter in (("steun", "R"), ("tegenspraak", "S"), ("tegenstrijdig", "K")):
        waarden = [getattr(o, deel) for o in oordelen.values()]
        optelling = " + ".join(getal(x, PRECIES) for x in waarden)
        som = f"{optelling} = " if len(waarden) > 1 else ""
        yield f"  {deel} {letter} = {som}{getal(fsum(waarden))}"


def _onderzocht(graaf: Verandergraaf, o: Beweringsoordeel) -> Iterator[str]:
    loopt = " waar de interventie loopt" if len(o.geldt_in) < len(graaf.deelgebieden) else ""
    kernen = {graaf.kerngebied_van[g] for g in o.cellen} - {""}
    alle = {graaf.kerngebied_van[g] for g in graaf.deelgebieden} - {""}
    niet = [g for g in o.geldt_in if g not in o.cellen]
    yield (
        f"  Onderzocht in {len(o.cellen)} van de {len(o.geldt_in)} gebieden{loopt}, "
        f"in {len(kernen)} van de {len(alle)} kerngebieden."
        + (f" Niet onderzocht: {als_tekst(tuple(niet))}." if niet else "")
    )


def _verwachting(v: Verwachting, steun: float, tegen: float, graaf: Verandergraaf) -> Iterator[str]:
    ongeveer = vuistregel(steun, tegen, vooraf=v.vooraf, p=graaf.parameters)
    voor, alles = kort_getal(v.vooraf * v.gewicht), kort_getal(v.gewicht)
    yield f"  Verwacht: in {v.laag} tot {v.hoog} van de {v.n} gebieden (gemiddeld {getal(v.verwacht, 1)})."
    yield (
        f"  Kans in een volgend, vergelijkbaar gebied: (R + {voor}) / (R + S + {alles}) = "
        f"({getal(steun)} + {voor}) / ({getal(steun)} + {getal(tegen)} + {alles}) = {getal(ongeveer)}; "
        f"precies gerekend, over alle verdelingen, {getal(v.kans)}."
    )


def _moment(graaf: Verandergraaf) -> str:
    return f"na {graaf.cyclus}" if graaf.cyclus else "zonder leercycli"
