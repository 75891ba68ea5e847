"""The eight questions of the plan's first goal (§2 Ad 1), each with what the dossier answers, or that it does not."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from verandertheorie.graaf.stelling import Stelling
from verandertheorie.leerlus.acties import Actiestand, eigen_acties
from verandertheorie.leerlus.signalen import LOKAAL_OF_MEER, oordeel_over
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.lusblik import Lusblik
from verandertheorie.lezing.moment import Moment
from verandertheorie.lezing.stand import in_bezochte_gebieden
from verandertheorie.model.doelgroep import MINSTE_GROEPEN
from verandertheorie.model.leerlus import natuurlijk
from verandertheorie.model.relaties import GEVOLG
from verandertheorie.model.theorie import Mechanisme, Uitkomst
from verandertheorie.oordeel.aanwezigheid import KLASSEN
from verandertheorie.taal import aantal, dag, groot, klein, met_punt, opsomming, voluit, zonder_punt
from verandertheorie.uitvoer.document.blokken import Blok
from verandertheorie.uitvoer.document.lusverhaal import klasse_van
from verandertheorie.uitvoer.document.uitspraak import Merker, Uitspraak
from verandertheorie.vragen.beweringen import statuswoord_nl

WETEN_WE_NIET = "Dat weten we nog niet."
MAG_HIER_NIET = "Wat wij hierover weten, mag hier niet staan."

OVER: Mapping[str, str] = {
    "eigen_handelen": "eigen handelen",
    "ander": "wat een ander doet",
    "samenwerking": "samenwerking",
}
"""About whom a finding is, as it is said."""

GEDRAGEN = ("goed_onderbouwd", "voorlopig_onderbouwd")
"""The words with which a claim counts as an answer; of a first sign it is too early."""

ZELF = frozenset(("rijk",))
"""The perspectives of those whose approach it is: they are no partner of their own."""

HOOGSTENS = 6
"""So many claims or blockers stand under one question; of the rest how many there are."""


def acht_vragen(k: Lusblik, merk: Merker) -> Iterator[Blok]:
    """Each question as a heading, and its answer as a list."""
    yield merk.kop(2, "De acht vragen van het plan", anker="acht-vragen")
    for nr, (vraag, antwoord) in enumerate(VRAGEN_VAN_HET_PLAN, 1):
        yield merk.kop(3, f"{nr}. {vraag}")
        gevonden = tuple(antwoord(k))
        weet_niemand = gevonden or k.lezer.is_monitor or not tuple(antwoord(_voor_de_monitor(k)))
        leeg = Uitspraak(WETEN_WE_NIET if weet_niemand else MAG_HIER_NIET, (), f"vraag {nr}")
        yield merk.lijst(*(gevonden or (leeg,)))


def _voor_de_monitor(k: Lusblik) -> Lusblik:
    """The same for who may read everything: what is withheld is known, and may not be called unknown."""
    return Lusblik(k.lus, Moment(k.m.plaats, Lezer(k.graaf, "monitor")))


# --- 1. which role ----------------------------------------------------------------------------


def _rollen(k: Lusblik) -> Iterator[Uitspraak]:
    """Who carries out what, what they say they do themselves, and what was agreed with whom."""
    per_rol: dict[str, list[str]] = defaultdict(list)
    for r in k.graaf.relaties:
        if r.relatie == "voert_uit" and k.lezer.mag_knoop(r.van) and k.lezer.mag_knoop(r.naar):
            per_rol[r.van].append(r.naar)
    for rol, wat in sorted(per_rol.items()):
        namen = opsomming(klein(k.graaf.naam(i)) for i in sorted(wat))
        yield Uitspraak(f"voert uit: {namen}.", (rol, *wat), "voert uit", kop=k.graaf.naam(rol))
    yield from _over_wie(k)
    yield from _per_eigenaar(k)


def _over_wie(k: Lusblik) -> Iterator[Uitspraak]:
    """About whom findings are, per intervention, and for a monitor per role of who said it; not of too few voices."""
    tellen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    stemmen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for r in k.graaf.registraties:
        for b in r.bewijs:
            if b.over and k.lezer.mag_knoop(r.interventie):
                bron = k.graaf.stemmen.wie(r, b.spreker)
                hier = r.interventie, bron.rol if bron and k.lezer.is_monitor else ""
                tellen[hier][b.over] += 1
                stemmen[hier].add(k.graaf.stemmen.groep(r, b.gebied or r.gebied or "", b.spreker).sleutel)
    for (i, rol), per in sorted(tellen.items()):
        if len(stemmen[i, rol]) >= max(MINSTE_GROEPEN[k.lezer.doelgroep], 1):
            delen = opsomming(f"{per[o]} over {wat}" for o, wat in OVER.items() if per[o])
            wie = f" van {rol}" if rol else ""
            tekst = f"van {aantal(per.total(), 'bevinding', 'bevindingen')}{wie} staat er over wie zij gaan: {delen}."
            yield Uitspraak(tekst, (i,), "over wie bevindingen gaan", kop=f"{k.graaf.naam(i)}:")


def _per_eigenaar(k: Lusblik) -> Iterator[Uitspraak]:
    """How many actions each role has, those of which this audience may not read what they are too."""
    per_rol: dict[str, list[Actiestand]] = defaultdict(list)
    for a in eigen_acties(k.lus).values():
        for rol in a.eigenaren:
            per_rol[rol].append(a)
    for rol, acties in sorted(per_rol.items()):
        gedaan = sum(a.voortgang == "gedaan" for a in acties)
        laat = sum(a.voortgang == "te_laat" for a in acties)
        te_laat = f", {laat} te laat" if laat else ""
        tekst = f"{aantal(len(acties), 'actie', 'acties')} afgesproken, waarvan {gedaan} gedaan{te_laat}."
        yield Uitspraak(
            tekst, (rol, *(a.id for a in acties if k.mag_actie(a))), "acties per rol", kop=f"{k.graaf.naam(rol)}:"
        )


# --- 2. results and effects -------------------------------------------------------------------


def _resultaten(k: Lusblik) -> Iterator[Uitspraak]:
    for a in eigen_acties(k.lus).values():
        hielp, a = "; ".join(k.hielp(a)), k.lezer.actie(a)
        if a.voortgang == "gedaan" and a.gedaan_op and k.mag_actie(a) and (a.resultaat or hielp):
            wat = "; ".join(filter(None, (hielp, zonder_punt(a.resultaat))))
            tekst = f"{zonder_punt(a.wat)}, gedaan op {dag(a.gedaan_op)}: {wat}."
            yield Uitspraak(tekst, (a.id,), "resultaat van de actie", kop=f"{a.id}:")
    naar_uitkomst = (s for s in _theorie(k) if isinstance(k.graaf.knopen.get(s.naar), Uitkomst))
    yield from _gedragen(k, naar_uitkomst)


# --- 3 and 6. working together, and practice and policy ---------------------------------------


def _samenwerking(k: Lusblik) -> Iterator[Uitspraak]:
    yield from _met_woord(k, _in_domein(k, "interbestuurlijk"))


def _bestuur_en_beleid(k: Lusblik) -> Iterator[Uitspraak]:
    yield from _met_woord(k, _in_domein(k, "beleidsinteractie"))
    if k.lezer.leest_niet_mee:
        return
    standen = k.agenda.signalen.standen.values()
    if standen:
        beantwoord = sum(t.besluit is not None for t in standen)
        tekst = f"Van {aantal(len(standen), 'vraag', 'vragen')} aan een tafel zijn er {beantwoord} beantwoord."
        yield Uitspraak(tekst, tuple(k.tafels.standen), "antwoorden van tafels")


def _in_domein(k: Lusblik, domein: str) -> Iterator[Stelling]:
    def is_daar(sleutel: str) -> bool:
        knoop = k.graaf.knopen.get(sleutel)
        return isinstance(knoop, Mechanisme) and knoop.domein == domein

    return (s for s in _theorie(k) if is_daar(s.van) or is_daar(s.naar))


# --- 4. how partners see it -------------------------------------------------------------------


def _ervaren(k: Lusblik) -> Iterator[Uitspraak]:
    """On which side partners are that spoke enough; per claim on what it leads to."""
    gevonden = [(s, zin) for s in _theorie(k) if (zin := k.van_wie(s.sleutel, zonder=ZELF))]
    for s, zin in gevonden[:HOOGSTENS]:
        yield Uitspraak(f"{met_punt(s.tekst)} {zin}", (s.sleutel,), "stemmen per perspectief", kop=f"{s.naam}:")
    yield from _rest(len(gevonden), "bewering", "beweringen")


# --- 5. blockers ------------------------------------------------------------------------------


def _knelpunten(k: Lusblik) -> Iterator[Uitspraak]:
    rang: list[tuple[int, str]] = []
    for f in k.graaf.factoren.values():
        oordeel = oordeel_over(k.graaf, f.sleutel)
        is_hier = f.valentie != "helpend" and k.lezer.mag_onderwerp(f.sleutel)
        if is_hier and oordeel and oordeel.beeld.klasse in LOKAAL_OF_MEER:
            rang.append((KLASSEN.index(oordeel.beeld.klasse), f.sleutel))
    for _, sleutel in sorted(rang)[:HOOGSTENS]:
        waar = "" if k.lezer.is_buiten else k.waar_factor(sleutel)
        tekst = f"{klasse_van(k.graaf, sleutel)}{f'; {waar}' if waar else ''}."
        yield Uitspraak(tekst, (sleutel,), "klasse van de factor", kop=f"{k.graaf.naam(sleutel)}:")
    yield from _rest(len(rang), "belemmering", "belemmeringen")


# --- 7. in which situations -------------------------------------------------------------------


def _situaties(k: Lusblik) -> Iterator[Uitspraak]:
    """Claims that hold in one area and not in another, with the conditions that the theory has for them."""
    wisselt = [s for s in _theorie(k) if _woord(k, s) == "wisselt_per_gebied"]
    for s in wisselt[:HOOGSTENS]:
        mits = [k.graaf.naam(r.naar) for r in k.graaf.relaties_van.get(s.sleutel, ()) if r.relatie == "geldt_onder"]
        onder = f" Geldt onder: {opsomming(map(klein, mits))}." if mits else ""
        tekst = f"{met_punt(s.tekst)}{_waar(k, s)}{onder}"
        yield Uitspraak(tekst, (s.sleutel,), "oordeel per gebied", kop=f"{s.naam}:")
    yield from _rest(len(wisselt), "bewering", "beweringen")


# --- 8. what to adjust ------------------------------------------------------------------------


def _bijsturing(k: Lusblik) -> Iterator[Uitspraak]:
    for f in k.agenda.signalen.bij_te_sturen:
        if k.lezer.mag_onderwerp(f):
            tekst = f"{klasse_van(k.graaf, f)}, en geen eigen tafel besloot erover."
            yield Uitspraak(tekst, (f,), "bij te sturen", kop=f"{k.graaf.naam(f)}:")
    niet = defaultdict[str, set[str]](set)
    for t in k.graaf.toepassingen:
        if t.hielp == "nee" and k.lezer.mag_onderwerp(t.handelingsperspectief):
            niet[t.handelingsperspectief].add(t.gebied)
    for perspectief, gebieden in sorted(niet.items()):
        tekst = f"hielp niet in {k.noem_gebieden(gebieden)}."
        yield Uitspraak(tekst, (perspectief,), "toepassingen", kop=f"{k.graaf.naam(perspectief)}:")
    laat = [a for a in eigen_acties(k.lus).values() if a.voortgang == "te_laat" and k.mag_actie(a)]
    for a in laat:
        wie = opsomming(klein(k.graaf.naam(e)) for e in a.eigenaren) or "niemand"
        tekst = f"{zonder_punt(a.wat)} ({wie}) is te laat, {aantal(a.dagen, 'dag', 'dagen')}."
        yield Uitspraak(tekst, (a.id,), "acties", kop=f"{a.id}:")


# --- shared -----------------------------------------------------------------------------------


def _theorie(k: Lusblik) -> list[Stelling]:
    """The claims on what leads to what that may be read, by code."""
    gevonden = [s for s in k.m.lezing.theorie if s.relatie in GEVOLG]
    return sorted(gevonden, key=lambda s: natuurlijk(s.naam))


def _woord(k: Lusblik, s: Stelling) -> str:
    return k.m.bewering(s.sleutel).woord.rekenstatus


def _gedragen(k: Lusblik, stellingen: Iterable[Stelling]) -> Iterator[Uitspraak]:
    """The claims that are well supported, or so provisionally."""
    gevonden = [s for s in stellingen if _woord(k, s) in GEDRAGEN]
    gevonden.sort(key=lambda s: GEDRAGEN.index(_woord(k, s)))
    for s in gevonden[:HOOGSTENS]:
        yield bewering_in_een_zin(k, s)
    yield from _rest(len(gevonden), "bewering", "beweringen")


def _met_woord(k: Lusblik, stellingen: Iterable[Stelling]) -> Iterator[Uitspraak]:
    """Claims of which something is known, whichever way it points."""
    gevonden = [s for s in stellingen if _woord(k, s) not in ("nog_niet_getoetst", "onbeslist")]
    for s in gevonden[:HOOGSTENS]:
        yield bewering_in_een_zin(k, s)
    yield from _rest(len(gevonden), "bewering", "beweringen")


def bewering_in_een_zin(k: Lusblik, s: Stelling) -> Uitspraak:
    """A claim with its word, and where it holds."""
    tekst = f"{zonder_punt(s.tekst)}: {statuswoord_nl(_woord(k, s))}.{_waar(k, s)}"
    return Uitspraak(tekst, (s.sleutel,), "oordeel over de bewering", kop=f"{s.naam}:")


def _waar(k: Lusblik, s: Stelling) -> str:
    """Where a claim holds, as sentences after another; outside the programme in how many areas."""
    if k.lezer.is_buiten:
        zin = in_bezochte_gebieden(k.graaf, k.m.bewering(s.sleutel))
        return f" {zin}" if zin else ""
    waar = k.waar_klopt(s.sleutel)
    return f" {groot(waar)}." if waar else ""


def _rest(alle: int, een: str, meer: str) -> Iterator[Uitspraak]:
    if (rest := alle - HOOGSTENS) > 0:
        yield Uitspraak(f"Zo {'is' if rest == 1 else 'zijn'} er nog {voluit(rest, een, meer)}.", (), "telling")


VRAGEN_VAN_HET_PLAN: tuple[tuple[str, Callable[[Lusblik], Iterator[Uitspraak]]], ...] = (
    ("Welke rol spelen de trekkers en projectteams?", _rollen),
    ("Wat zijn de resultaten en effecten van hun acties?", _resultaten),
    ("Hoe werken zij samen met partners?", _samenwerking),
    ("Hoe ervaren de partners dit?", _ervaren),
    ("Tegen welke knelpunten lopen zij aan?", _knelpunten),
    ("Hoe verloopt de interbestuurlijke afstemming, en de verbinding tussen praktijk en beleid?", _bestuur_en_beleid),
    ("In welke situaties is de rijksinzet effectief?", _situaties),
    ("Welke bijsturing in activiteiten en rollen is nodig?", _bijsturing),
)
"""As the plan asks them (§2 Ad 1), in its order."""
