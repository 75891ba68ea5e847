"""How one signal went, told in order: why it came, when a table had it, what was decided, done and seen since."""

import datetime
from collections.abc import Iterator, Sequence

from verandertheorie.begrippen import woord
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.signalen import OPGEPAKT, Signaalstand, bewijshash, oordeel_over, vastgesteld_in
from verandertheorie.lezing.lusblik import Lusblik
from verandertheorie.lezing.signaalzinnen import (
    Noemer,
    bij_naam,
    gedaanzin,
    gezienzin,
    in_aantal,
    standzin,
    te_laat,
)
from verandertheorie.model.leerlus import Agendapunt
from verandertheorie.taal import dag, groot, klein, met_punt, opsomming, telwoord, voluit, zonder_punt
from verandertheorie.uitvoer.document.uitspraak import Uitspraak
from verandertheorie.vragen.belemmeringen import klasse_nl


def noemer(k: Lusblik, gebieden: Sequence[str] = ()) -> Noemer:
    """How areas are named before this audience: outside the programme, and where too few spoke, only how many."""
    mag = not k.lezer.is_buiten and all(map(k.mag_gebied, gebieden))
    return bij_naam if mag else in_aantal


def klasse_van(graaf: Verandergraaf, factor: str) -> str:
    """The class of a factor in words; empty for what is no factor."""
    oordeel = oordeel_over(graaf, factor)
    if oordeel is None:
        return ""
    rol = "helpend" if oordeel.factor.valentie == "helpend" else "belemmerend"
    return klasse_nl(oordeel.beeld.klasse, rol)  # type: ignore[arg-type]  # one of the two roles


def hoe_het_ging(k: Lusblik, t: Signaalstand) -> Iterator[Uitspraak]:
    """The story of a signal, a sentence each, as far as something is known of it."""
    yield from _aanleiding(k, t)
    yield from _op_tafel(k, t)
    yield from _besluit(k, t)
    if t.gedaan is not None:
        yield from _gedaan_en_gezien(k, t)


def _aanleiding(k: Lusblik, t: Signaalstand) -> Iterator[Uitspraak]:
    """What the evidence said when the signal came."""
    over = k.lus.signalen[t.sleutel].over
    toen = k.graaf.op(t.sinds)
    factor = toen.opgegaan_in.get(over, over)
    if toen.cyclus is None or toen.is_te_smal or factor not in toen.factoren:
        return
    waar = vastgesteld_in(toen, factor)
    welke = f" (vastgesteld in {opsomming(waar) if noemer(k, waar) is bij_naam else in_aantal(waar)})" if waar else ""
    wanneer = f"Na {toen.cyclus}" if _einde(k, t) == t.sinds else f"Op {dag(t.sinds)}"
    tekst = f"{wanneer} was dit {klasse_van(toen, factor)}: {klein(toen.naam(factor))}{welke}."
    yield Uitspraak(tekst, (factor,), f"klasse op {t.sinds.isoformat()}")


def _op_tafel(k: Lusblik, t: Signaalstand) -> Iterator[Uitspraak]:
    punten = k.lus.punten.get(t.sleutel, ())
    if not punten:
        tekst = f"Het signaal is er sinds {dag(t.sinds)} en stond nog niet op een agenda."
        yield Uitspraak(tekst, (t.sleutel,), "agenda")
        return
    eerste = punten[0]
    dagen = (k.lus.dag_van(eerste) - t.sinds).days
    waarna = "die cyclus" if _einde(k, t) == t.sinds else "het begin"
    if k.lus.bijeenkomsten[eerste.bijeenkomst].bijeenkomstsoort == "schriftelijk":
        tekst = f"Op {dag(k.lus.dag_van(eerste))} kwam er een antwoord op papier ({eerste.bijeenkomst})."
        yield Uitspraak(tekst, (t.sleutel, _punt(eerste)), "agenda")
        return
    erna = f", {voluit(dagen, 'dag', 'dagen')} na {waarna}" if dagen else ""
    tekst = f"Het signaal kwam op {dag(k.lus.dag_van(eerste))} op tafel ({eerste.bijeenkomst}){erna}."
    yield Uitspraak(tekst, (t.sleutel, _punt(eerste)), "agenda")


def _einde(k: Lusblik, t: Signaalstand) -> datetime.date | None:
    """The last day of the cycle in which a signal came; None when it came in none."""
    toen = k.graaf.op(t.sinds)
    return next((c.tot for c in toen.cycli if c.nummer == toen.t), None)


def _besluit(k: Lusblik, t: Signaalstand) -> Iterator[Uitspraak]:
    if t.besluit is None or t.besloten_op is None:
        if t.te_laat:
            yield Uitspraak(met_punt(groot(te_laat(t))), (t.sleutel,), "uiterlijk")
        if t.tafel_weg:
            yield Uitspraak(met_punt(f"{k.graaf.naam(t.tafel)} bestaat niet meer"), (t.sleutel, t.tafel), "tafel")
        return
    want = f", want: {zonder_punt(t.besluit.reden)}" if t.besluit.reden else "; waarom, is niet vastgelegd"
    antwoord = woord("waarde.uitslag", t.besluit.uitslag or "")
    yield Uitspraak(f"Besluit op {dag(t.besloten_op)}: {antwoord}{want}.", (t.sleutel, _punt(t.besluit)), "agendapunt")
    if anders := ander_bewijs(k, t):
        yield anders
    if t.besluit.uitslag not in OPGEPAKT and t.toen is not None and not k.graaf.is_te_smal:
        tekst = f"Toen was het vastgesteld in {voluit(t.toen, 'gebied', 'gebieden')}, nu in {telwoord(t.nu or 0)}."
        yield Uitspraak(tekst, (k.lus.signalen[t.sleutel].over,), "vastgesteld toen en nu")
    if t.staat == "terug_naar_de_opdrachtgever":
        yield Uitspraak("Het is terug bij de opdrachtgever.", (t.sleutel,), "stand van het signaal")


def ander_bewijs(k: Lusblik, t: Signaalstand) -> Uitspraak | None:
    """That what was known at the decision is no longer what the dossier has of that day; None when it is.

    It was written down of all evidence, so it is for who knows all.
    """
    if not k.lezer.is_monitor or t.besluit is None or t.besloten_op is None or not t.besluit.bewijshash:
        return None
    toen = k.graaf.op(t.besloten_op)
    over = k.lus.signalen[t.sleutel].over
    oordeel = oordeel_over(toen, toen.opgegaan_in.get(over, over))
    if oordeel is not None and bewijshash(oordeel) == t.besluit.bewijshash:
        return None
    tekst = "Van wat bij dat besluit bekend was, is sindsdien iets ingetrokken, verbeterd of erbij gekomen."
    return Uitspraak(tekst, (_punt(t.besluit), over), "bewijs bij het besluit")


def _gedaan_en_gezien(k: Lusblik, t: Signaalstand) -> Iterator[Uitspraak]:
    acties = k.agenda.signalen.acties(t.sleutel)
    namen = (t.sleutel, *(a.id for a in acties))
    noem = noemer(k)
    klaar = [a.gedaan_op for a in acties if a.voortgang == "gedaan" and a.gedaan_op]
    if t.gedaan and klaar and len(klaar) == len(acties):
        zin = f"Uitgevoerd op {dag(max(klaar))}"
    else:
        zin = groot(gedaanzin(t.gedaan)) if t.gedaan else ""
    yield Uitspraak(met_punt(zin), namen, "acties van het signaal")
    gezien = t.gezien
    if t.is_te_vroeg and t.nakijken and t.nakijken.vanaf:
        waar = noem(k.agenda.signalen.deelgebieden(t.nakijken.gebieden))
        vanaf = (
            t.nakijken.vanaf
            if t.nakijken.vanaf in {c.sleutel for c in k.graaf.cycli}
            else dag(k.lus.begin(t.nakijken.vanaf))
        )
        yield Uitspraak(f"Of het hielp, kijken we na vanaf {vanaf} in {waar}.", (t.sleutel,), "nakijken")
    elif gezien is not None:
        yield Uitspraak(
            met_punt(groot(gezienzin(gezien, noem))), (t.sleutel, k.lus.signalen[t.sleutel].over), "nagekeken"
        )


def stand_in_een_zin(k: Lusblik, t: Signaalstand) -> Uitspraak:
    """How a signal stands, in one sentence, before this audience."""
    zin = standzin(k.lus, t, noemer(k))
    punten = tuple(_punt(p) for p in k.lus.punten.get(t.sleutel, ()))
    acties = tuple(a.id for a in k.agenda.signalen.acties(t.sleutel))
    return Uitspraak(met_punt(groot(zin)), (t.sleutel, *punten, *acties), "stand van het signaal")


def aan_wie(k: Lusblik, t: Signaalstand) -> str:
    """Whom a signal asks now: its table, or the principal when that is where it went back to."""
    tafel, naam = k.lus.tafels.get(t.tafel), k.graaf.naam(t.tafel)
    if tafel is not None and k.lus.is_gestopt(tafel):
        return f"de opdrachtgever; het lag bij {naam}, en die tafel is er niet meer"
    return f"de opdrachtgever; het lag bij {naam}" if t.staat == "terug_naar_de_opdrachtgever" else naam


def gedaan_voor(k: Lusblik, t: Signaalstand) -> Iterator[Uitspraak]:
    """What was done for a signal, action by action."""
    for a in k.agenda.signalen.acties(t.sleutel):
        if a.voortgang == "gedaan" and a.gedaan_op:
            hielp = f"; {'; '.join(k.hielp(a))}" if k.hielp(a) else ""
            uitkomst = k.lezer.te_noemen_tekst(a.resultaat)
            resultaat = f" Dat leverde op: {klein(met_punt(uitkomst))}" if uitkomst else ""
            tekst = f"Gedaan op {dag(a.gedaan_op)}: {klein(zonder_punt(a.wat))} ({a.id}){hielp}.{resultaat}"
            yield Uitspraak(tekst, (a.id, t.sleutel), "actie")


def _punt(p: Agendapunt) -> str:
    return f"{p.onderwerp}.{p.bijeenkomst}"
