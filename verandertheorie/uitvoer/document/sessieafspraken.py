"""What was agreed before a session and what became of it: actions, questions to tables, and the theory itself."""

from collections.abc import Iterator, Sequence

from verandertheorie.aanscherping.versies import bekende_versies
from verandertheorie.leerlus.acties import Actiestand, alle_acties, eigen_acties, op_dringendheid
from verandertheorie.leerlus.sessiestuk import GEEN_EFFECT
from verandertheorie.leerlus.signalen import Signaalstand, Staat, oordeel_over, vastgesteld_in
from verandertheorie.lezing.agendazinnen import stand_van_actie, wat_veranderde_aan_actie, wie
from verandertheorie.lezing.sessieblik import Sessieblik
from verandertheorie.lezing.signaalzinnen import alleen_geteld, staat, standzin
from verandertheorie.model.besluiten import BesluitOpVoorstel, TheorieVersie
from verandertheorie.model.leerlus import natuurlijk
from verandertheorie.taal import aangehaald, dag, groot, klein, met_punt, opsomming, voluit, zonder_punt
from verandertheorie.uitvoer.document.blokken import (
    Blok,
    Kop,
    Puntenlijst,
    Tabelblok,
    Tabelcel,
    Tekst,
    alinea,
    tekst,
    vet,
)
from verandertheorie.uitvoer.document.wijzigingen import AANVAARD
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.rijkeuze import voor_zover

ACTIES = 6
"""So many actions stand on the page, late ones first."""

SIGNALEN = 5
"""So many questions to others stand on the page; of the rest only how many."""

EERST: tuple[Staat, ...] = (
    "teruggekomen",
    "effect_niet_gezien",
    "terug_naar_de_opdrachtgever",
    "niet_uitgevoerd",
    "opnieuw_op_tafel",
    "niet_nagekeken",
    "deels_weg",
)
"""The states of a signal that ask something of those who sit here; then the other open ones, then what is closed."""

_WAT_HET_DEED: tuple[tuple[tuple[str, ...], str], ...] = (
    (("V5",), "vervallen"),
    (("V4", "V13"), "erbij"),
    (("V8",), "samengevoegd"),
    (("V1", "V2", "V3", "V6", "V7"), "anders geschreven"),
    (("V9",), "een scherper doel"),
)
"""What an accepted decision did to the theory, by its rule; the others changed no sentence of it."""

_MET_ZIN = ("V4", "V5", "V8", "V13")
"""After these the whole sentence is told: who comes did not hear it before, or will not hear it again."""


def hoofdstuk(s: Sessieblik) -> Iterator[Blok]:
    """Actions, signals, what belongs on a table, and what the last version of the theory changed."""
    yield Kop(2, "3. Wat we afspraken, en wat ervan werd", "afspraken")
    yield from _acties(s)
    yield from _signalen(s)
    yield from _theorie(s)


# --- actions ----------------------------------------------------------------------------------


def _acties(s: Sessieblik) -> Iterator[Blok]:
    alle = [a for a in eigen_acties(s.lus).values() if s.mag_actie(a)]
    gekozen = [*_op_volgorde(s, alle)]
    if gekozen:
        rijen = tuple(_rij(s, s.lezer.actie(a), s.hielp(a)) for a in gekozen[:ACTIES])
        koppen = ("actie", "afspraak", "wie", "vóór", f"stand op {dag(s.lus.nu)}")
        yield Tabelblok("Afspraken", koppen, rijen)
    elif alle:
        yield alinea("Er is geen afspraak te laat, en geen afspraak waarvan bekend is of zij hielp.")
    else:
        yield alinea("Er is nog geen actie afgesproken in een bijeenkomst.")
    if zin := " ".join(_verder(s, len(gekozen) - ACTIES)):
        yield alinea(zin)


def _op_volgorde(s: Sessieblik, acties: Sequence[Actiestand]) -> Iterator[Actiestand]:
    """Late ones first, then what is done and of which something is known, the newest first, then what still runs."""
    op_volgorde = op_dringendheid(acties)
    yield from (a for a in op_volgorde if a.voortgang == "te_laat")
    gedaan = [a for a in op_volgorde if a.voortgang == "gedaan" and s.hielp(a)]
    yield from sorted(gedaan, key=lambda a: a.gedaan_op or s.lus.nu, reverse=True)
    yield from (a for a in op_volgorde if a.voortgang == "loopt")


def _rij(s: Sessieblik, a: Actiestand, hielp: Sequence[str]) -> tuple[Tabelcel, ...]:
    waar = f" ({opsomming(a.gebieden)})" if a.gebieden else ""
    voor = dag(a.uiterlijk) if a.uiterlijk else "–"
    return (
        Tabelcel(a.id),
        Tabelcel(zonder_punt(a.wat)),
        Tabelcel(f"{wie(s.graaf, a)}{waar}"),
        Tabelcel(voor),
        Tabelcel("; ".join(_stand(a, hielp))),
    )


def _stand(a: Actiestand, hielp: Sequence[str]) -> Iterator[str]:
    yield stand_van_actie(a)
    yield from wat_veranderde_aan_actie(a)
    yield from hielp
    if a.resultaat:
        yield zonder_punt(a.resultaat)
    elif a.voortgang == "te_laat":
        yield "geen resultaat vastgelegd"


def _verder(s: Sessieblik, rest: int) -> Iterator[str]:
    """How many more actions there are, and what was agreed in conversations."""
    if rest > 0:
        yield f"Er {'is' if rest == 1 else 'zijn'} nog {voluit(rest, 'andere actie', 'andere acties')}."
    in_gesprek = [a for a in alle_acties(s.lus).values() if "!" in a.id and a.is_open]
    if in_gesprek:
        laat = sum(a.voortgang == "te_laat" for a in in_gesprek)
        te_laat = f", waarvan {laat} te laat" if laat else ""
        yield f"In gesprekken afgesproken en nog niet gedaan gemeld: {len(in_gesprek)}{te_laat}."


# --- signals ----------------------------------------------------------------------------------


def _signalen(s: Sessieblik) -> Iterator[Blok]:
    standen = list(s.tafels.standen.values())
    standen.sort(key=lambda t: (not t.is_open, EERST.index(t.staat) if t.staat in EERST else len(EERST), t.sinds))
    punten = [_signaal(s, t) for t in standen[:SIGNALEN]]
    te_signaleren = s.agenda.signalen.te_signaleren if not s.lezer.leest_niet_mee else ()  # nothing of tables
    if geen := [f for f in te_signaleren if s.lezer.mag_onderwerp(f)]:
        punten.append(tekst(vet("Nog op geen tafel:"), f" {met_punt(opsomming(_op_geen_tafel(s, f) for f in geen))}"))
    if punten:
        yield alinea(vet("Vragen die wij aan anderen stelden"))
        yield Puntenlijst(tuple(punten))
    rest = len(standen) - SIGNALEN
    if rest > 0:
        yield alinea(f"Aan anderen {'is' if rest == 1 else 'zijn'} nog {voluit(rest, 'vraag', 'vragen')} gesteld.")
    if zin := alleen_geteld(s.tafels):
        yield alinea(zin)


def _signaal(s: Sessieblik, t: Signaalstand) -> Tekst:
    """In two lines: what was asked of whom, and how it stands; outside the programme only the state."""
    vraag, tafel, hoe = s.lus.signalen[t.sleutel].vraag, s.graaf.naam(t.tafel), staat(t)
    if s.lezer.is_buiten:
        return tekst(vet(vraag), f" ({tafel}) {groot(hoe)}.")
    zin = met_punt(groot(standzin(s.lus, t)))
    begin = zin.lower().find(hoe)
    zelf = (zin[:begin], vet(zin[begin : begin + len(hoe)]), zin[begin + len(hoe) :])
    delen = zelf if begin >= 0 else (vet(f"{groot(hoe)}."), f" {zin}")
    return tekst(vet(vraag), f" ({tafel}) ", *delen, f"{_uitgevoerd(s, t)}{_waar_nu(s, t)}{_wat_is_gezegd(s, t)}")


def _uitgevoerd(s: Sessieblik, t: Signaalstand) -> str:
    """What was done for it, and when."""
    gedaan = [a for a in s.agenda.signalen.acties(t.sleutel) if a.voortgang == "gedaan" and a.gedaan_op]
    return "".join(f" Gedaan op {dag(a.gedaan_op)}: {klein(zonder_punt(a.wat))}." for a in gedaan[:1] if a.gedaan_op)


def _waar_nu(s: Sessieblik, t: Signaalstand) -> str:
    """After a no or a later: why, and where it was established then and is now."""
    if t.toen is None or t.besluit is None or t.besloten_op is None:
        return ""
    reden = f" Reden: {met_punt(t.besluit.reden)}" if t.besluit.reden and t.staat != "niet_opgepakt" else ""
    over = s.lus.signalen[t.sleutel].over
    toen, nu = (vastgesteld_in(g, g.opgegaan_in.get(over, over)) for g in (s.graaf.op(t.besloten_op), s.graaf))
    nergens = f"nergens{voor_zover(s.graaf)}"
    waar = f" Toen: {opsomming(toen) or nergens}. Nu: {opsomming(nu) or nergens}."
    mag = s.lezer.te_noemen_gebieden((*toen, *nu)) == (*toen, *nu)
    return f"{reden}{waar if mag else ''}"


def _wat_is_gezegd(s: Sessieblik, t: Signaalstand) -> str:
    """The newest words of who saw it still there where we looked again."""
    if t.staat not in GEEN_EFFECT or t.besloten_op is None or t.gezien is None:
        return ""
    waar = filter(s.mag_gebied, (*t.gezien.nog, *t.gezien.terug))
    over = s.agenda.signalen.heet_nu(s.lus.signalen[t.sleutel].over)
    woorden = s.laatste_woord(over, t.besloten_op, waar)
    return f" {met_punt(woorden.kern)} ({woorden.van})" if woorden else ""


def _op_geen_tafel(s: Sessieblik, factor: str) -> str:
    oordeel, waar = oordeel_over(s.graaf, factor), vastgesteld_in(s.graaf, factor)
    klasse = klasse_nl(oordeel.beeld.klasse, "belemmerend") if oordeel else ""
    vast = f", vastgesteld in {s.noem_gebieden(waar)}" if waar else ""
    return f"{klein(s.graaf.naam(factor))} ({klasse}{vast})"


# --- the theory -------------------------------------------------------------------------------


def _theorie(s: Sessieblik) -> Iterator[Blok]:
    """What the last version changed; nothing when the theory never changed in a session."""
    versies = [v for v in bekende_versies(s.graaf) if v.datum <= s.lus.nu and v.bijeenkomst != s.b.sleutel]
    if not versies or versies[-1].bijeenkomst is None:
        return
    delen = [*_wat_veranderde(s, versies[-1])]
    if delen:
        kop = f"De theorie (versie {versies[-1].nummer}, {versies[-1].bijeenkomst}):"
        yield alinea(vet(kop), f" {met_punt('; '.join(delen))}")


def _wat_veranderde(s: Sessieblik, v: TheorieVersie) -> Iterator[str]:
    besluiten = [
        b
        for b in s.graaf.records(BesluitOpVoorstel)
        if b.bijeenkomst == v.bijeenkomst and b.uitslag in AANVAARD and all(map(s.lezer.mag_onderwerp, b.onderwerpen))
    ]
    for regels, wat in _WAT_HET_DEED:
        op_naam = sorted(besluiten, key=lambda b: natuurlijk(s.graaf.naam(b.onderwerpen[0])))
        hier = [_onderwerp(s, b) for b in op_naam if b.regel in regels]
        if hier:
            yield f"{wat}: {opsomming(hier)}"


def _onderwerp(s: Sessieblik, b: BesluitOpVoorstel) -> str:
    stelling = s.graaf.stellingen.get(b.onderwerpen[0])
    if stelling is None:
        return aangehaald(s.graaf.naam(b.onderwerpen[0]))
    return f"{aangehaald(zonder_punt(stelling.tekst))} ({stelling.naam})" if b.regel in _MET_ZIN else stelling.naam
