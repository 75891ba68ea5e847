"""One page for those who can decide: what is asked of them, why, what was tried, and what nobody knows yet."""

from collections.abc import Iterator

from verandertheorie.begrippen import woord
from verandertheorie.leerlus.acties import Actiestand
from verandertheorie.leerlus.signalen import Signaalstand, Staat, oordeel_over, vastgesteld_in
from verandertheorie.lezing.agendazinnen import stand_van_actie, wie
from verandertheorie.lezing.lusblik import Leesstem, Lusblik
from verandertheorie.lezing.signaalzinnen import in_aantal
from verandertheorie.model.leerlus import Signaal
from verandertheorie.taal import (
    aangehaald,
    dag,
    groot,
    klein,
    leesbaar,
    met_punt,
    opsomming,
    periode,
    voluit,
    zonder_punt,
)
from verandertheorie.uitvoer.document.blokken import Blok
from verandertheorie.uitvoer.document.lusverhaal import (
    aan_wie,
    gedaan_voor,
    hoe_het_ging,
    klasse_van,
)
from verandertheorie.uitvoer.document.uitspraak import Merker, Uitspraak
from verandertheorie.vragen.beoordeling import Factoroordeel
from verandertheorie.vragen.rijkeuze import telt_niet_mee, voor_zover

VRAAGT_BESLUIT: frozenset[Staat] = frozenset(("wacht", "op_tafel", "opnieuw_op_tafel", "doorgezet"))
"""The states in which a table is asked for one of its four answers."""

VRAAGT_OPNIEUW: frozenset[Staat] = frozenset(
    ("terug_naar_de_opdrachtgever", "effect_niet_gezien", "teruggekomen", "deels_weg", "niet_uitgevoerd")
)
"""The states in which there was an answer and it did not do what it was for, or it is time for another."""


BIJ_OPPAKKEN = "Bij oppakken of deels ook: wie het doet, vóór wanneer, en waar wij nakijken of het hielp."


def hele_stuk(k: Lusblik, merk: Merker, sleutel: str, niveau: int = 2) -> Iterator[Blok]:
    """The page of one signal, without its title.

    Args:
        k: sessions and evidence as of a day, before an audience.
        merk: makes the blocks.
        sleutel: of the signal.
        niveau: of its headings.
    """
    s, t = k.lus.signalen[sleutel], k.tafels.standen[sleutel]
    for anker, kop, uitspraken in (
        ("vraag", "Wat wij vragen", _gevraagd(k, s, t)),
        ("speelt", "Wat er speelt, en waar", _wat_speelt(k, s)),
        ("geprobeerd", "Wat is geprobeerd", _geprobeerd(k, s, t)),
        ("niet-zelf", "Waarom wij het niet zelf oplossen", _niet_zelf(k, s)),
        ("tegen", "Wat ertegen spreekt", _tegenstem(k, s)),
        ("onbekend", "Wat wij niet weten", _niet_bekend(k, s, t)),
        ("verloop", "Hoe het tot nu toe ging", hoe_het_ging(k, t)),
    ):
        yield merk.kop(niveau, kop, anker=f"{sleutel}-{anker}")
        yield merk.lijst(*uitspraken)


# --- what is asked ----------------------------------------------------------------------------


def _gevraagd(k: Lusblik, s: Signaal, t: Signaalstand) -> Iterator[Uitspraak]:
    yield Uitspraak(met_punt(groot(aan_wie(k, t))), (s.sleutel, t.tafel), "stand van het signaal", kop="Aan wie:")
    yield Uitspraak(_welk_besluit(t), (s.sleutel,), "stand van het signaal", kop="Welk besluit:")
    if s.voorstel:
        vorm = f" ({leesbaar(s.voorstel.vorm)})" if s.voorstel.vorm else ""
        nodig = f" Nodig: {klein(met_punt(s.voorstel.nodig))}" if s.voorstel.nodig else ""
        tekst = f"{klein(met_punt(s.voorstel.tekst))}{nodig}"
        if is_gedaan_zonder_effect(t):
            tekst += (
                " Wat daarvan is afgesproken, is gedaan, en het hielp niet genoeg: een ander voorstel is er nog niet."
            )
        yield Uitspraak(tekst, (s.sleutel,), "signaal", kop=f"Ons voorstel{vorm}:")
    if s.uiterlijk and t.besluit is None:
        laat = f", {voluit(t.te_laat, 'dag', 'dagen')} geleden" if t.te_laat else ""
        yield Uitspraak(f"{dag(s.uiterlijk)}{laat}.", (s.sleutel,), "signaal", kop="Antwoord gevraagd vóór:")
    advies = f", met advies van {opsomming(klein(k.graaf.naam(r)) for r in s.adviseert)}" if s.adviseert else ""
    yield Uitspraak(f"{klein(k.graaf.naam(s.eigenaar))}{advies}.", (s.sleutel,), "signaal", kop="Wie het opvolgt:")


def is_gedaan_zonder_effect(t: Signaalstand) -> bool:
    """Whether all that was agreed for a signal was done, and what it was for is still there: the same is no answer."""
    alles_gedaan = t.gedaan is not None and t.gedaan.alle and len(t.gedaan.gedaan) == len(t.gedaan.alle)
    return bool(alles_gedaan) and t.staat in ("effect_niet_gezien", "teruggekomen", "deels_weg")


def _welk_besluit(t: Signaalstand) -> str:
    if t.staat == "niet_getoond":
        return "dat hangt af van gebieden die hier niet getoond worden."
    stand = woord("signaalstaat", t.staat)
    if t.staat in VRAAGT_BESLUIT:
        return f"oppakken, deels, niet of later. {BIJ_OPPAKKEN}"
    if t.staat in VRAAGT_OPNIEUW:
        opnieuw = "opnieuw " if t.besluit else ""
        return f"{opnieuw}oppakken, deels, niet of later, want de stand is: {stand}. {BIJ_OPPAKKEN}"
    return f"nu geen; de stand is: {stand}."


# --- what is the matter -----------------------------------------------------------------------


def _factor(k: Lusblik, s: Signaal) -> Factoroordeel | None:
    return oordeel_over(k.graaf, k.agenda.signalen.heet_nu(s.over))


def _wat_speelt(k: Lusblik, s: Signaal) -> Iterator[Uitspraak]:
    over, o = k.agenda.signalen.heet_nu(s.over), _factor(k, s)
    if o is None:
        yield Uitspraak(met_punt(f"Het gaat over {klein(k.graaf.naam(over))}"), (over,), "signaal")
        if over in k.graaf.stellingen:
            yield Uitspraak(met_punt(k.graaf.stellingen[over].tekst), (over,), "bewering")
        return
    naam = k.graaf.naam(over)
    omschrijving = f" {met_punt(o.factor.omschrijving)}" if o.factor.omschrijving else ""
    yield Uitspraak(f"{naam}: {klasse_van(k.graaf, over)}.{omschrijving}", (over,), "klasse van de factor")
    waar = k.waar_factor(over)
    if k.lezer.is_buiten:
        vast = vastgesteld_in(k.graaf, over)
        waar = f"vastgesteld in {in_aantal(vast)}" if vast else ""
    if waar:
        yield Uitspraak(met_punt(groot(waar)), (over,), "toestand per gebied")
    if sinds := _sinds(k, o):
        yield Uitspraak(f"Voor het eerst over verteld in {sinds}.", (over,), "eerste bevinding")
    doelen = [k.graaf.naam(u) for u in o.geraakt if k.lezer.mag_onderwerp(u)]
    if doelen:
        yield Uitspraak(f"Het raakt: {opsomming(map(klein, doelen))}.", (over, *o.langs), "paden naar doelen")
    if stem := k.stem(k.kant(over, 1)):
        yield gezegd(k, over, 1, stem, "Een stem:")


def _sinds(k: Lusblik, o: Factoroordeel) -> str:
    """The first cycle of which somebody told it was there, with its months."""
    cycli = [v.item.cyclus for vs in o.vondsten.values() for v in vs if v.item.teken > 0]
    eerste = next((c for c in k.graaf.cycli if cycli and c.nummer == min(cycli)), None)
    return f"{eerste.sleutel} ({periode(eerste.van, eerste.tot)})" if eerste else ""


def gezegd(k: Lusblik, over: str, teken: int, stem: Leesstem, kop: str) -> Uitspraak:
    """The words of a source that may be read, on one side of a subject."""
    wat = aangehaald(stem.woorden.citaat) if stem.woorden.citaat else zonder_punt(stem.woorden.kern)
    bron = next((v.item.herkomst for v in k.kant(over, teken) if k.lezer.woorden(v) == stem.woorden), over)
    return Uitspraak(f"{wat} ({stem.woorden.van}).", (over, bron), "woorden van een bron", kop=kop)


# --- what was tried ---------------------------------------------------------------------------


def _geprobeerd(k: Lusblik, s: Signaal, t: Signaalstand) -> Iterator[Uitspraak]:
    yield from gedaan_voor(k, t)
    rest = [*(a for a in k.agenda.signalen.acties(s.sleutel) if a.voortgang != "gedaan"), *_van_de_vraag(k, s)]
    for a in rest:
        if k.mag_actie(a):
            yield actie_in_een_zin(k, a)
    o = _factor(k, s)
    if o is not None:
        yield from wat_is_toegepast(k, o)
    if not (k.agenda.signalen.acties(s.sleutel) or rest or (o and (o.geprobeerd or o.loopt))):
        yield Uitspraak("Niet vastgelegd.", (s.sleutel,), "acties en toepassingen")


def _van_de_vraag(k: Lusblik, s: Signaal) -> tuple[Actiestand, ...]:
    """What was agreed against this blocker on the question that the signal came out of, besides for the signal.

    An action of that question against something else is none of it; of what was tried, it is told whether it helped.
    """
    if s.uit not in k.lus.vragen:
        return ()
    over = k.agenda.signalen.heet_nu(s.over)
    antwoorden = {r.van for r in k.graaf.stellingen.values() if (r.relatie, r.naar) == ("biedt_antwoord_op", over)}
    van_hier = (a for a in k.agenda.acties(s.uit or "") if a.uit not in k.lus.signalen)
    return tuple(a for a in van_hier if k.beproeft(a) in antwoorden)


def actie_in_een_zin(k: Lusblik, a: Actiestand, *, met_id: bool = True) -> Uitspraak:
    """An action with who does it, how it stands, and whether what it tried helped."""
    hielp = "".join(f"; {h}" for h in k.hielp(a))
    a = k.lezer.actie(a)
    voor = f", vóór {dag(a.uiterlijk)}" if a.uiterlijk and a.is_open else ""
    naam = f"{a.id}, " if met_id else ""
    resultaat = f" Dat leverde op: {klein(met_punt(a.resultaat))}" if a.resultaat else ""
    stand = f"{zonder_punt(stand_van_actie(a))}{hielp}."
    tekst = f"{zonder_punt(a.wat)} ({naam}{klein(wie(k.graaf, a))}{voor}): {stand}{resultaat}"
    return Uitspraak(tekst, (a.id,), "actie")


def wat_is_toegepast(k: Lusblik, o: Factoroordeel) -> Iterator[Uitspraak]:
    """What was tried against it, and whether it helped, answer by answer."""
    per_antwoord: dict[str, dict[str, list[str]]] = {}
    for a in (*o.geprobeerd, *o.loopt):
        if k.lezer.mag_onderwerp(a.handelingsperspectief):
            per_antwoord.setdefault(a.handelingsperspectief, {}).setdefault(a.hielp, []).append(a.gebied)
    for antwoord, per_uitslag in sorted(per_antwoord.items()):
        delen = [f"{wat} in {k.noem_gebieden(per_uitslag[u])}" for u, wat in _HIELP.items() if u in per_uitslag]
        yield Uitspraak(f"{zonder_punt(k.graaf.naam(antwoord))}: {opsomming(delen)}.", (antwoord,), "toepassingen")


_HIELP = {"ja": "hielp", "nee": "hielp niet", "onbekend": "geprobeerd en nog niet bekend of het hielp"}


# --- why not ourselves, and who says otherwise ------------------------------------------------


def _niet_zelf(k: Lusblik, s: Signaal) -> Iterator[Uitspraak]:
    if s.waarom_niet_zelf:
        yield Uitspraak(met_punt(s.waarom_niet_zelf), (s.sleutel,), "signaal")
    else:
        yield Uitspraak("Niet vastgelegd.", (s.sleutel,), "signaal")


def _tegenstem(k: Lusblik, s: Signaal) -> Iterator[Uitspraak]:
    over = k.agenda.signalen.heet_nu(s.over)
    if over not in k.graaf.factoren and over not in k.graaf.stellingen:
        yield Uitspraak("Niet vastgelegd.", (over,), "tegenstem")
    else:
        yield from tegenstem(k, over)


def tegenstem(k: Lusblik, over: str, kop: str = "Een tegenstem:") -> Iterator[Uitspraak]:
    """What speaks against a claim or the presence of a factor, and whether anybody looked for that."""
    tegen, niet_gevonden = k.kant(over, -1), _gevraagd_en_niet(k, over)
    if stem := k.stem(tegen):
        yield gezegd(k, over, -1, stem, kop)
    elif tegen:
        yield Uitspraak("Er is een tegenstem; haar woorden mogen hier niet staan.", (over,), "tegenstem")
    if niet_gevonden:
        waar = k.noem_gebieden(niet_gevonden)
        yield Uitspraak(f"In {waar} is ernaar gevraagd of gezocht, en het was er niet.", (over,), "gezocht")
    if not tegen and not niet_gevonden:
        yield Uitspraak(f"Er is geen tegenstem vastgelegd{voor_zover(k.graaf)}.", (over,), "tegenstem")
    if over in k.graaf.stellingen and "tegendeel" not in k.graaf.ernaar_gezocht.get(over, ()):
        tekst = f"Naar het tegendeel is niet gericht gezocht{voor_zover(k.graaf)}."
        yield Uitspraak(tekst, (over,), "gezocht")


def _gevraagd_en_niet(k: Lusblik, over: str) -> tuple[str, ...]:
    """Areas that may be shown in which somebody asked or looked and did not find it."""
    vondsten = (v for v in k.tellend(over) if v.item.teken < 0 and v.soort == "dekking")
    return tuple(sorted({v.gebied for v in vondsten if k.mag_gebied(v.gebied)}))


# --- what nobody knows ------------------------------------------------------------------------


def _niet_bekend(k: Lusblik, s: Signaal, t: Signaalstand) -> Iterator[Uitspraak]:
    over, o = k.agenda.signalen.heet_nu(s.over), _factor(k, s)
    gezegd = False
    if o is not None:
        bezocht = [g for g, n in k.lezer.gehoord.items() if n]
        stil = [g for g in k.graaf.deelgebieden if not o.vondsten.get(g)]
        nooit = [g for g in stil if g not in bezocht]
        if nooit:
            welke = in_aantal(nooit) if k.lezer.is_buiten else opsomming(nooit)
            yield Uitspraak(f"In {welke} spraken wij nog niemand.", (over,), "dekking")
            gezegd = True
        vaag = [g for g, hier in o.beeld.gebieden.items() if hier.toestand == "onduidelijk" and k.mag_gebied(g)]
        if vaag:
            tekst = f"In {k.noem_gebieden(vaag)} is er te weinig over gehoord om te zeggen of het er is."
            yield Uitspraak(tekst, (over,), "toestand per gebied")
            gezegd = True
        ongevraagd = [g for g in stil if g in bezocht and k.mag_gebied(g)]
        if ongevraagd:
            welke = k.noem_gebieden(ongevraagd)
            yield Uitspraak(f"In {welke} vertelde niemand erover; of het er is, weten wij niet.", (over,), "dekking")
            gezegd = True
        if waar := telt_niet_mee(k.graaf):
            yield Uitspraak(waar, (over,), "drempel voor deze lezer")
    if t.gedaan is not None and not t.gedaan.alle:
        yield Uitspraak("Of wat is besloten ook is uitgevoerd, is niet vastgelegd.", (s.sleutel,), "acties")
        gezegd = True
    if t.na_te_kijken:
        welke = k.noem_gebieden(t.na_te_kijken)
        wanneer = f"In {k.graaf.cyclus} is" if k.graaf.cyclus else "Er is"
        yield Uitspraak(f"{wanneer} nog niet opnieuw gekeken in {welke}.", (s.sleutel, over), "nakijken")
        gezegd = True
    if not gezegd:
        tekst = f"Hiervan is niets vastgelegd{voor_zover(k.graaf)}."
        yield Uitspraak(tekst, (s.sleutel,), "dekking en acties")
