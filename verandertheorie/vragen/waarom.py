"""Why a word, a state or a class was given: what the rules compared, as Dutch sentences without a full stop."""

from collections.abc import Iterator, Mapping

from verandertheorie.oordeel.aanwezigheid import Beeld, Gebiedsbeeld
from verandertheorie.oordeel.statuswoord import Drempeltoets, Maat, Statusregel, Vergelijking, Woordoordeel
from verandertheorie.oordeel.tellen import drempel
from verandertheorie.parameters import Parameters
from verandertheorie.taal import aantal, getal, kort_getal, leesbaar

_ANDERS: Mapping[Vergelijking, str] = {"vanaf": "onder", "hoogstens": "boven", "onder": "niet onder"}
_LETTERS: Mapping[Maat, str] = {
    "bewijs": "R+S+K",
    "aandeel_tegenstrijdig": "K/(R+S+K)",
    "steun": "R",
    "tegenspraak": "S",
    "verhouding": "min(R, S)/max(R, S)",
    "kans": "P",
}


def toetszin(toets: Drempeltoets, n: int, p: Parameters) -> str:
    """One comparison in words.

    Args:
        toets: the comparison.
        n: number of areas in scope.
        p: the parameters it was made with.
    """
    s, waarde = p.statuswoord, toets.waarde
    hoe = toets.vergelijking if toets.geldt else _ANDERS[toets.vergelijking]
    match toets.maat:
        case "gebieden":
            return "er is geen gebied waar dit geldt: N = 0"
        case "gebieden_voor" | "gebieden_tegen":
            kant = "voor (b" if toets.maat == "gebieden_voor" else "tegen (d"
            hoeveel = aantal(int(waarde), "gebied", "gebieden")
            return f"{hoeveel} {kant} vanaf {getal(s['gebied_telt'])}), {hoe} {int(toets.grens)}"
        case "band_laag" | "band_hoog":
            rand = "begint" if toets.maat == "band_laag" else "eindigt"
            return f"de band {rand} bij {int(waarde)} van de {n} gebieden, {hoe} {kort_getal(toets.grens)}"
        case "stevige_gebieden":
            wat = f"stevige steun (b vanaf {getal(s['goed_gebied'])} van minstens {int(s['goed_groepen'])} bronnen)"
            return f"{wat} in {aantal(int(waarde), 'gebied', 'gebieden')}, nodig {int(toets.grens)}"
        case "stevige_kerngebieden":
            return f"stevige steun in {aantal(int(waarde), 'kerngebied', 'kerngebieden')}, nodig {int(toets.grens)}"
        case "perspectieven":
            return f"steun uit {aantal(int(waarde), 'perspectief', 'perspectieven')}, nodig {int(toets.grens)}"
        case "tegendeel_gezocht" | "andere_oorzaak_gezocht":
            wat = "het tegendeel" if toets.maat == "tegendeel_gezocht" else "een andere oorzaak"
            return f"{'' if toets.geldt else 'niet '}gezocht naar {wat}"
        case _:
            return f"{_LETTERS[toets.maat]} = {getal(waarde, naast=toets.grens)}, {hoe} {getal(toets.grens)}"


def regelzin(regel: Statusregel, w: Woordoordeel, p: Parameters) -> str:
    """What decided whether a rule holds."""
    if not regel.toetsen:
        return f"geen andere regel geldt: P = {getal(w.kans)}"
    return "; ".join(toetszin(toets, w.n, p) for toets in regel.beslissend)


def wat_ontbreekt(w: Woordoordeel, p: Parameters) -> Iterator[str]:
    """What keeps a claim from goed_onderbouwd: the rule that came before it, then each condition that fails.

    Nothing when and only when it is goed_onderbouwd.
    """
    if w.gaat_voor:
        yield f"{leesbaar(w.gaat_voor.woord)}: {regelzin(w.gaat_voor, w, p)}"
    yield from (toetszin(toets, w.n, p) for toets in w.ontbreekt)


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
    steun, tegenspraak, tegenstrijdig = drempel(o.steun), drempel(o.tegenspraak), drempel(o.tegenstrijdig)
    voor, tegen = (aantal(len(o.groepen(teken)), "bron", "bronnen") for teken in (1, -1))
    match b.regel:
        case "opgelost":
            eerder = f"eerder b vanaf {getal(s['opgelost_was'])}"
            return f"{eerder}, ontkend in {cyclusnaam[b.ontkend or 0]} en daarna niet meer gezien"
        case "tegenstrijdig":
            return f"k = {getal(tegenstrijdig)}, vanaf {getal(s['tegenstrijdig'])}"
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
            return f"d = {getal(tegenspraak)}, vanaf {getal(s['afwezig'])}, {wie}"
        case "waarschijnlijk_niet":
            return f"d = {getal(tegenspraak)}, vanaf {getal(s['waarschijnlijk_niet'])}"
        case "eerder_gezien":
            return f"eerder vastgesteld, laatst gehoord in {cyclusnaam[b.laatst or 0]}; nu nog b = {getal(steun)}"
        case _:
            delen = f"b = {getal(steun)}, d = {getal(tegenspraak)} en k = {getal(tegenstrijdig)}"
            return f"{delen}: geen drempel gehaald"


def klassezin(b: Beeld, p: Parameters) -> str:
    """What gave a factor its class."""
    t, s = b.telling, p.klasse
    kernen = aantal(t.kerngebieden, "kerngebied", "kerngebieden")
    waar = f"vastgesteld in {_gebieden(t.vastgesteld)} in {kernen}"
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
