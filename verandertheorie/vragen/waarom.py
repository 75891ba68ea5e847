"""Why a word, a state or a class was given: what the rules compared, as Dutch sentences without a full stop."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import exp

from verandertheorie.oordeel.aanwezigheid import Beeld, Gebiedsbeeld
from verandertheorie.oordeel.gebied import Gebiedsoordeel
from verandertheorie.oordeel.statuswoord import Drempeltoets, Statusregel, Vergelijking, Woordoordeel
from verandertheorie.oordeel.tellen import Programma, drempel
from verandertheorie.parameters import Parameters
from verandertheorie.taal import aantal, getal, kort_getal, leesbaar, opsomming
from verandertheorie.vragen.narekenen import reken_na

_ANDERS: Mapping[Vergelijking, str] = {"vanaf": "onder", "hoogstens": "boven", "onder": "niet onder"}


def toetszin(toets: Drempeltoets, w: Woordoordeel, p: Parameters) -> str:
    """One comparison in words, with the numbers to recompute it.

    Args:
        toets: the comparison.
        w: the judgement it belongs to.
        p: the parameters it was made with.
    """
    return _toetszin(toets, w.steun, w.tegenspraak, w.kans, len(w.omstreden), w.spreekt, p)


@lru_cache(maxsize=4096)  # most claims fail on the same few numbers
def _toetszin(
    toets: Drempeltoets, steun: float, tegenspraak: float, kans: float, omstreden: int, spreekt: int, p: Parameters
) -> str:
    s, waarde, grens = p.statuswoord, toets.waarde, toets.grens
    hoe = toets.vergelijking if toets.geldt else _ANDERS[toets.vergelijking]
    gebieden, kernen, kijken = (
        aantal(int(waarde), een, meer)
        for een, meer in (("gebied", "gebieden"), ("kerngebied", "kerngebieden"), ("perspectief", "perspectieven"))
    )
    match toets.maat:
        case "gebieden":
            return "er is geen gebied waar dit geldt: N = 0"
        case "bewijs":
            return f"R + S = {_som([steun, tegenspraak], sum, waarde, ' + ', naast=grens)}, {hoe} {getal(grens)}"
        case "steun" | "tegenspraak":
            letter = "R" if toets.maat == "steun" else "S"
            return f"{letter} = {getal(waarde, naast=grens)}, {hoe} {getal(grens)}"
        case "verhouding":
            delen = sorted((steun, tegenspraak))
            deling = _som(delen, lambda x: x[0] / x[1], waarde, " / ", naast=grens) if delen[1] else getal(waarde)
            return f"de kleinste van R en S gedeeld door de grootste = {deling}, {hoe} {getal(grens)}"
        case "kans":
            return f"kans = {_kanszin(steun, tegenspraak, kans, p, grens)}, {hoe} {getal(grens)}"
        case "omstreden":
            return f"bronnen spreken elkaar tegen in {gebieden}, {hoe} {int(grens)}"
        case "aandeel_omstreden":
            delen = [omstreden, max(spreekt, 1)]  # where nothing is said, none is contested
            deel = _som(delen, lambda x: x[0] / x[1], waarde, " / ", naast=grens)
            return f"dat is {deel} van de gebieden die iets zeggen, {hoe} {getal(grens)}"
        case "gebieden_voor" | "gebieden_tegen":
            kant = "voor (b" if toets.maat == "gebieden_voor" else "tegen (d"
            return f"{gebieden} {kant} vanaf {getal(s['gebied_telt'])}), {hoe} {int(grens)}"
        case "stevige_gebieden":
            wat = f"stevige steun (b vanaf {getal(s['goed_gebied'])} van minstens {int(s['goed_groepen'])} stemmen)"
            return f"{wat} in {gebieden}, nodig {int(grens)}"
        case "stevige_kerngebieden":
            return f"stevige steun in {kernen}, nodig {int(grens)}"
        case "perspectieven":
            return f"steun uit {kijken}, nodig {int(grens)}"
        case "ontkennende_gebieden":
            return f"tegenspraak (d vanaf {getal(s['gebied_telt'])}) in {gebieden}, nodig {int(grens)}"
        case "ontkennende_kerngebieden":
            return f"tegenspraak in {kernen}, nodig {int(grens)}"
        case "ontkennende_perspectieven":
            return f"tegenspraak uit {kijken}, nodig {int(grens)}"
        case "tegendeel_gezocht" | "andere_oorzaak_gezocht":
            wat = "het tegendeel" if toets.maat == "tegendeel_gezocht" else "een andere oorzaak"
            return f"{wat} is {'' if toets.geldt else 'nog nergens '}gezocht en niet gevonden"


def kanszin(w: Woordoordeel, p: Parameters) -> str:
    """The chance for the next comparable area, such as ``(0,63 + 1) / (0,63 + 1,41 + 2) = 0,40``."""
    return _kanszin(w.steun, w.tegenspraak, w.kans, p, None)


def _kanszin(steun: float, tegenspraak: float, kans: float, p: Parameters, naast: float | None) -> str:
    gewicht = p.tellen["gewicht_vooraf"]
    voor = gewicht * p.tellen["vooraf_bewering"]
    gedaan = reken_na(
        [steun, tegenspraak],
        lambda x: (x[0] + voor) / (x[0] + x[1] + gewicht),
        kans,
        lambda x: getal(x, naast=naast),
    )
    r, s = gedaan.delen
    return f"({r} + {kort_getal(voor)}) / ({r} + {s} + {kort_getal(gewicht)}) = {gedaan.uitkomst}"


def kansformule(p: Parameters) -> str:
    """The rule of succession in letters, such as ``(R + 1) / (R + S + 2)``."""
    gewicht = p.tellen["gewicht_vooraf"]
    return f"(R + {kort_getal(gewicht * p.tellen['vooraf_bewering'])}) / (R + S + {kort_getal(gewicht)})"


def _som(
    waarden: Sequence[float], som: Callable[[Sequence[float]], float], uitkomst: float, teken: str, *, naast: float
) -> str:
    gedaan = reken_na(waarden, som, uitkomst, lambda x: getal(x, naast=naast))
    return f"{teken.join(gedaan.delen)} = {gedaan.uitkomst}"


def regelzin(regel: Statusregel, w: Woordoordeel, p: Parameters) -> str:
    """What decided whether a rule holds."""
    if not regel.toetsen:
        return f"geen andere regel geldt: kans = {kanszin(w, p)}"
    beslissend = (t for t in regel.beslissend if t.maat != "aandeel_omstreden" or w.omstreden)  # a share of nothing
    beslissend = (t for t in beslissend if not t.maat.endswith("kerngebieden") or t.grens)  # the programme has none
    return "; ".join(toetszin(toets, w, p) for toets in beslissend)


def wat_ontbreekt(w: Woordoordeel, p: Parameters, wie: Callable[[str], str] = "stem {}".format) -> Iterator[str]:
    """What keeps a claim from goed_onderbouwd: the rule before it, each condition that fails, one single source.

    Nothing when and only when it is goed_onderbouwd. ``wie``: how a voice is called, by its key.
    """
    if w.gaat_voor:
        yield f"{leesbaar(w.gaat_voor.woord)}: {regelzin(w.gaat_voor, w, p)}"
    yield from (toetszin(toets, w, p) for toets in w.ontbreekt)
    if w.ruw == "goed_onderbouwd" != w.woord:
        yield f"zonder {opsomming(map(wie, w.hangt_op), 'of')} is het minder dan 'goed onderbouwd'"


def toestandszin(b: Gebiedsbeeld, p: Parameters, cyclusnaam: Mapping[int, str]) -> str:
    """What gave a factor its state in an area.

    Args:
        b: the factor there.
        p: the parameters it was judged with.
        cyclusnaam: how people call each cycle, by number.
    """
    s, o = p.toestand, b.oordeel
    if o is None:
        return "niets gehoord en niet gezocht"
    if b.is_niet_genoemd:
        return "open gevraagd en niet genoemd"
    steun, tegenspraak, ontkenning = drempel(o.steun), drempel(o.tegenspraak), drempel(o.gesproken.tegenspraak)
    voor, tegen = (aantal(n, "stem", "stemmen") for n in (o.groepen_voor, o.groepen_tegen))
    zonder_stilte = "d" if o.gesproken.tegenspraak == o.tegenspraak else "d zonder de stilte"
    match b.regel:
        case "opgelost":
            eerder = f"eerder b vanaf {getal(s['opgelost_was'])}"
            return f"{eerder}, ontkend in {cyclusnaam[b.ontkend or 0]} en daarna niet meer gezien"
        case "tegenstrijdig":
            overtuigt = getal(p.gebied["overtuigend"])
            return f"{conflictzin(o, p)}, en geen van beide kanten haalt {overtuigt}"
        case "vastgesteld":
            return f"b = {getal(steun)}, vanaf {getal(s['vastgesteld'])}, van {voor}"
        case "stevig_van_te_weinig_bronnen":
            nodig = int(s["vastgesteld_groepen"])
            return f"b = {getal(steun)}, maar van {voor}; voor vastgesteld zijn er {nodig} nodig"
        case "gemeld":
            return f"b = {getal(steun)}, vanaf {getal(s['gemeld'])}"
        case "zwak_gemeld":
            hoger = f"hoger dan d = {getal(tegenspraak, naast=steun)}"
            return f"b = {getal(steun)}, vanaf {getal(s['gemeld_zwak'])} en {hoger}"
        case "ontkend_na_observatie" | "ontkend_door_bronnen":
            wie = "met een observatie" if b.regel == "ontkend_na_observatie" else f"van {tegen}"
            return f"{zonder_stilte} = {getal(ontkenning)}, vanaf {getal(s['afwezig'])}, {wie}"
        case "waarschijnlijk_niet":
            return f"{zonder_stilte} = {getal(ontkenning)}, vanaf {getal(s['waarschijnlijk_niet'])}"
        case "eerder_gezien":
            return f"eerder vastgesteld, laatst gehoord in {cyclusnaam[b.laatst or 0]}; nu nog b = {getal(steun)}"
        case _:
            return f"b = {getal(steun)} en d = {getal(tegenspraak)}: geen drempel gehaald"


def conflictzin(o: Gebiedsoordeel, p: Parameters) -> str:
    """How much both sides say, such as ``(1 − 1/6) × (1 − 1/18) = 0,79, vanaf 0,30``."""
    grens, spreekt = p.gebied["conflict"], o.gesproken
    gedaan = reken_na(
        [exp(spreekt.ln_voor), exp(spreekt.ln_tegen)],
        lambda x: (1 - 1 / x[0]) * (1 - 1 / x[1]),
        o.conflict,
        lambda x: getal(x, naast=grens),
    )
    voor, tegen = gedaan.delen
    hoe = "vanaf" if drempel(o.conflict) >= grens else "onder"
    return f"(1 − 1/{voor}) × (1 − 1/{tegen}) = {gedaan.uitkomst}, {hoe} {getal(grens)}"


def klassezin(b: Beeld, p: Parameters, programma: Programma) -> str:
    """What gave a factor its class; nothing of core areas in a programme that has none."""
    t, s = b.telling, p.klasse
    kernen = f" in {aantal(t.kerngebieden, 'kerngebied', 'kerngebieden')}" if programma.kerngebieden else ""
    waar = f"vastgesteld in {_gebieden(t.vastgesteld)}{kernen}"
    nog, keren = b.hardnekkigheid
    duur = f"h = {nog}/{keren} = {getal(drempel(nog / keren), naast=s['aanhoudend'])}"
    match b.klasse:
        case "opgelost":
            return f"opgelost in {_gebieden(len(b.ooit))} waar het ooit was vastgesteld"
        case "terugkerend":
            return f"{waar}; {duur}, bleef in {_gebieden(t.bleef)}"
        case "aanhoudend_terugkerend" | "hardnekkig_terugkerend":
            vergeefs = "; een handelingsperspectief hielp niet" if b.klasse == "hardnekkig_terugkerend" else ""
            return f"{waar}; {duur}, vanaf {getal(s['aanhoudend'])}, en bleef in {_gebieden(t.bleef)}{vergeefs}"
        case "lokaal":
            return waar
        case "vermoeden":
            return f"nergens vastgesteld; gemeld of tegenstrijdig in {_gebieden(t.gemeld)}"
        case _:
            return "nergens vastgesteld, gemeld of tegenstrijdig"


def _gebieden(n: int) -> str:
    return aantal(n, "gebied", "gebieden")
