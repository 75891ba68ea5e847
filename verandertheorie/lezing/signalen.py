"""The question what lies on which table, how it stands, and what belongs on one and does not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, ClassVar, Literal

from verandertheorie.controle.regel import REGELS
from verandertheorie.controle.tafels import VAN_DE_LUS
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.acties import Actiestand, alle_acties
from verandertheorie.leerlus.moment import Lusmoment, laatste_dag, lusmoment
from verandertheorie.leerlus.signalen import Getoond, Signaalstand, Signalen, oordeel_over, vastgesteld_in
from verandertheorie.lezing.agendazinnen import stand_van_actie, wie
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.moment import Moment
from verandertheorie.lezing.signaalzinnen import NIETS_VAN_TAFELS, STAAT, alleen_geteld, staat, standzin
from verandertheorie.lezing.tafelblik import Tafelblik
from verandertheorie.model.doelgroep import kies_doelgroep
from verandertheorie.model.leerlus import Signaal
from verandertheorie.model.verwijzing import Namenlijst
from verandertheorie.taal import aantal, dag, getal, lees_dag, leesbaar, met_punt, op_een_rij, opsomming, voluit
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.rijkeuze import telt_niet_mee
from verandertheorie.vragen.tabel import Kolom, Tabel, van_rijen

if TYPE_CHECKING:
    from verandertheorie.vragen.antwoord import Antwoord

Deel = Literal["signaal", "hoort_op_tafel", "hoort_bij_eigen_tafel", "na_te_kijken", "afspraak"]
"""What a row is: a signal, what belongs on a table and is not, where somebody has to look, an agreement for a table."""

_KOP: dict[Deel, str] = {
    "signaal": "",
    "hoort_op_tafel": "Hoort op een tafel, en ligt er niet",
    "hoort_bij_eigen_tafel": "Binnen de aanpak zelf: hoort bij een eigen tafel, en ligt er niet",
    "na_te_kijken": "Na te kijken deze cyclus",
    "afspraak": "Afgesproken in een gesprek, en moet naar een tafel",
}


@dataclass(frozen=True, slots=True)
class Tafelrij:
    """One signal, or what belongs on a table, or where to look: ``deel`` says which.

    ``sleutel``: of the signal, the factor or the agreement; ``over`` what it is about. ``staat``: empty for what is no
    signal; ``zin``: how it stands. ``dagen``: since the first day; ``dagen_tot_besluit``: from there to the last
    answer, None without one. ``opgenomen_in``: documents of others, with what came of it. ``gebieden``, ``vanaf``,
    ``wie`` and ``waaraan``: where, from when, by whom and by what we see whether it helped; of what belongs on a table
    where it is established.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("sleutel", "signaal", "hoe het heet; vraag verder met tijdlijn"),
        Kolom("staat", "stand", "hoe het ermee staat, uit besluiten, acties en bewijs", woordsoort=STAAT),
        Kolom("dagen", "dagen", "hoeveel dagen geleden het signaal er kwam"),
        Kolom("zin", "hoe het staat", "wat er is besloten, gedaan en daarna gezien"),
        Kolom("gevraagd", "gevraagd", "aan wie, met advies van wie, vóór wanneer, en in welk document het staat"),
    )

    deel: Deel
    sleutel: str
    naam: str
    over: str
    zin: str
    tafel: str = ""
    tafelnaam: str = ""
    staat: Getoond | Literal[""] = ""
    is_open: bool = True
    dagen: int | None = None
    dagen_tot_besluit: int | None = None
    eigenaar: str = ""
    adviseert: tuple[str, ...] = ()
    uiterlijk: str = ""
    opgenomen_in: tuple[str, ...] = ()
    voorstel: str = ""
    waarom_niet_zelf: str = ""
    gebieden: tuple[str, ...] = ()
    vanaf: str = ""
    wie: str = ""
    waaraan: str = ""

    @property
    def blok(self) -> str:
        """Heading under which it is printed."""
        return _KOP[self.deel]

    @property
    def gevraagd(self) -> str:
        """Of whom it is asked, who advises, before when, and which documents have it."""
        delen = (
            self.tafelnaam,
            f"advies: {opsomming(self.adviseert)}" if self.adviseert else "",
            f"vóór {self.uiterlijk}" if self.uiterlijk else "",
            *(f"staat in {waarin}" for waarin in self.opgenomen_in),
        )
        return "; ".join(filter(None, delen))

    @staticmethod
    def als_tabellen(antwoord: "Antwoord[Tafelrij]") -> tuple[Tabel, ...]:
        """First how much lies on each table, then the signals, then what is still to be done about the rest."""
        per_deel = {deel: [r for r in antwoord if r.deel == deel] for deel in _KOP}
        tabellen = [_tafels(per_deel["signaal"]), _signalen(per_deel["signaal"])]
        for deel in ("hoort_op_tafel", "hoort_bij_eigen_tafel"):
            rijen = tuple((r.naam, r.zin) for r in per_deel[deel])
            tabellen.append(Tabel(_KOP[deel], ("belemmering", "waarom"), rijen))
        kijken = tuple(
            (r.sleutel, " ".join(r.gebieden), r.wie or "–", r.waaraan or "–") for r in per_deel["na_te_kijken"]
        )
        tabellen.append(Tabel(_KOP["na_te_kijken"], ("signaal", "kijk in", "wie", "waaraan we het zien"), kijken))
        afspraken = tuple((r.sleutel, r.zin) for r in per_deel["afspraak"])
        tabellen.append(Tabel(_KOP["afspraak"], ("afspraak", "wat"), afspraken))
        return tuple(t for t in tabellen if t.rijen)


def _tafels(rijen: Sequence[Tafelrij]) -> Tabel:
    """One line of counts per table, by name."""
    regels = []
    for naam in sorted({r.tafelnaam for r in rijen}):
        hier = [r for r in rijen if r.tafelnaam == naam]
        dagen = [r.dagen_tot_besluit for r in hier if r.dagen_tot_besluit is not None]
        tijd = getal(float(median(dagen)), 0) if dagen else "–"
        dicht = sum(not r.is_open for r in hier)
        regels.append((naam, str(_open(hier)), str(dicht), str(len(dagen)), tijd))
    koppen = ("tafel", "open", "dicht", "met antwoord", "dagen tot antwoord (mediaan)")
    return Tabel("Per tafel", koppen, tuple(regels))


def _open(rijen: Sequence[Tafelrij]) -> int:
    """How many are said to be open; of what is not shown it is not said."""
    return sum(r.is_open for r in rijen if r.staat != "niet_getoond")


def _signalen(rijen: Sequence[Tafelrij]) -> Tabel:
    return van_rijen("Signalen", rijen) if rijen else Tabel("Signalen", (), ())


@vraag
def signalen(
    graaf: Verandergraaf,
    *,
    bestuurslaag: str | None = None,
    op: str | None = None,
    bijeenkomst: str | None = None,
    doelgroep: str | None = None,
) -> Inhoud[Tafelrij]:
    """How every signal stands as of a day, and what belongs on a table and is on none (plan §5 Ad 3).

    Args:
        graaf: theory and evidence, without filters; without a day as of the end of its cycle, or the last day there is.
        bestuurslaag: only what is asked of tables of this layer of government.
        op: as of this day, such as ``2028-03-31``.
        bijeenkomst: as of the day of this session, such as ``B10``.
        doelgroep: who reads; default a monitor. For others what they may read only: outside the programme no areas,
            and of who reads nothing of tables no row.

    Returns:
        Signals that are open before those that are not, by table and key; then what belongs on a table, where to look,
        and agreements of conversations for a table.

    Raises:
        AanroepFout: a filter is set; no such layer, day, session or audience; or both a day and a session are named.
    """
    if graaf.filter.actief():
        raise AanroepFout("Hoe een signaal staat, volgt uit al het bewijs. Laat de filters weg.")
    wie_leest = kies_doelgroep(doelgroep or "monitor")
    m = moment(graaf.voor(wie_leest), op, bijeenkomst)
    if m is None:
        leeg = "Er is nog geen bijeenkomst, gesprek of signaal: er ligt nog niets op een tafel."
        return Inhoud((), (NIETS_VAN_TAFELS if wie_leest in ("partner", "publiek") else leeg,))
    laag = eis_laag(m.graaf, bestuurslaag)
    blik = Moment(0, Lezer(m.graaf, wie_leest))
    t = Tafelblik(Signalen(m), blik.lezer)
    rijen = [r for r in _rijen(t) if laag is None or _van_laag(m, r) == laag]
    waar = filter(None, (telt_niet_mee(m.graaf),))
    zinnen = (NIETS_VAN_TAFELS,) if blik.lezer.leest_niet_mee else (*_zinnen(t, rijen, laag), *waar)
    later = () if op or bijeenkomst or not graaf.is_nu else tuple(_van_later(t))
    return Inhoud(tuple(rijen), (*zinnen, *later), van=m.graaf)


def moment(graaf: Verandergraaf, op: str | None, bijeenkomst: str | None) -> Lusmoment | None:
    """The moment that is asked for; None when nobody names one and the dossier knows no day at all.

    Without a day or a session it is the end of the cycle of the graph, or the last day there is.

    Raises:
        AanroepFout: it is no day, there is no such session, or both are named.
    """
    dag_ = lees_dag(op) if op else None
    if op and dag_ is None:
        raise AanroepFout(f"'{op}' is geen dag. Schrijf het zo: 2028-03-31.")
    if dag_ is None and bijeenkomst is None:
        if not graaf.is_nu:
            dag_ = next(c.tot for c in graaf.cycli if c.nummer == graaf.t)
        elif laatste_dag(graaf) is None:
            return None
    return lusmoment(graaf, op=dag_, bijeenkomst=bijeenkomst)


def eis_laag(graaf: Verandergraaf, bestuurslaag: str | None) -> str | None:
    """The layer of government of this name; None when none is named.

    Raises:
        AanroepFout: no such layer; with those that there are.
    """
    woorden = graaf.woorden.teksten["bestuurslaag"]
    if bestuurslaag is None or bestuurslaag in woorden:
        return bestuurslaag
    beste = Namenlijst.lijkt_op(bestuurslaag, list(woorden))
    raad = f"Bedoelt u {beste}?" if beste else f"Kies uit: {', '.join(woorden)}."
    raise AanroepFout(f"'{bestuurslaag}' is geen bestuurslaag. {raad}")


def _van_laag(m: Lusmoment, r: Tafelrij) -> str | None:
    """The layer of the table that is asked; of what is on none, that of the blocker."""
    if r.tafel:
        return m.tafels[r.tafel].bestuurslaag if r.tafel in m.tafels else None
    factor = m.graaf.factoren.get(r.over)
    return factor.bestuurslaag if factor else None


def _rijen(t: Tafelblik) -> Iterator[Tafelrij]:
    m = t.lus.moment
    standen = sorted(t.standen.values(), key=lambda s: (not s.is_open, m.graaf.naam(s.tafel), s.sleutel))
    yield from (_signaal(t, m.signalen[s.sleutel], s) for s in standen)
    if t.lezer.leest_niet_mee:  # nothing of tables
        return
    for f in filter(t.lezer.mag_onderwerp, t.lus.te_signaleren):
        yield _op_geen_tafel(t, "hoort_op_tafel", f)
    for f in filter(t.lezer.mag_onderwerp, t.lus.bij_te_sturen):
        if not any(s.is_open for s in t.lus.over(f)):
            yield _op_geen_tafel(t, "hoort_bij_eigen_tafel", f)
    for s in standen:
        if s.na_te_kijken and s.nakijken and not t.lezer.is_buiten:
            yield Tafelrij(
                deel="na_te_kijken",
                sleutel=s.sleutel,
                naam=m.signalen[s.sleutel].vraag,
                over=m.signalen[s.sleutel].over,
                zin=f"kijk in {opsomming(s.na_te_kijken)}",
                tafel=s.tafel,
                tafelnaam=m.graaf.naam(s.tafel),
                gebieden=s.na_te_kijken,
                vanaf=s.nakijken.vanaf or "",
                wie=m.graaf.naam(s.nakijken.wie) if s.nakijken.wie else "",
                waaraan=s.nakijken.waaraan or "",
            )
    if t.lezer.is_monitor:  # the id of an agreement tells whose conversation it was
        yield from (_afspraak(m, a) for a in _voor_een_tafel(m))


def _voor_een_tafel(m: Lusmoment) -> Iterator[Actiestand]:
    """What conversations agreed to bring to a table, and is still to be done."""
    return (a for a in alle_acties(m).values() if a.naar == "tafel" and a.is_open)


def _signaal(t: Tafelblik, s: Signaal, hoe: Signaalstand) -> Tafelrij:
    m, kijk = t.lus.moment, hoe.nakijken if not t.lezer.is_buiten else None
    return Tafelrij(
        deel="signaal",
        sleutel=s.sleutel,
        naam=s.vraag,
        over=s.over,
        zin=staat(hoe) if t.lezer.is_buiten else standzin(m, hoe),
        tafel=hoe.tafel,
        tafelnaam=m.graaf.naam(hoe.tafel),
        staat=hoe.staat,
        is_open=hoe.is_open,
        dagen=hoe.leeftijd,
        dagen_tot_besluit=hoe.dagen_tot_besluit,
        eigenaar=m.graaf.naam(s.eigenaar),
        adviseert=tuple(map(m.graaf.naam, s.adviseert)),
        uiterlijk=dag(s.uiterlijk) if s.uiterlijk else "",
        opgenomen_in=tuple(
            f"{o.document}: {leesbaar(o.overgenomen)}{f', want {o.reden}' if o.reden else ''}" for o in s.opgenomen_in
        ),
        voorstel=_voorstel(s),
        waarom_niet_zelf=s.waarom_niet_zelf or "",
        gebieden=kijk.gebieden if kijk else (),
        vanaf=(kijk.vanaf or "") if kijk else "",
        wie=m.graaf.naam(kijk.wie) if kijk and kijk.wie else "",
        waaraan=(kijk.waaraan or "") if kijk else "",
    )


def _voorstel(s: Signaal) -> str:
    if s.voorstel is None:
        return ""
    vorm = f"{leesbaar(s.voorstel.vorm)}: " if s.voorstel.vorm else ""
    nodig = f" Nodig: {met_punt(s.voorstel.nodig)}" if s.voorstel.nodig else ""
    return f"{vorm}{met_punt(s.voorstel.tekst)}{nodig}"


def _op_geen_tafel(t: Tafelblik, deel: Deel, factor: str) -> Tafelrij:
    graaf = t.lus.moment.graaf
    oordeel, waar = oordeel_over(graaf, factor), vastgesteld_in(graaf, factor)
    klasse = klasse_nl(oordeel.beeld.klasse, "belemmerend") if oordeel else ""
    mag = t.lezer.te_noemen_gebieden(waar) == waar
    in_ = op_een_rij(waar) if mag else voluit(len(waar), "gebied", "gebieden")
    return Tafelrij(
        deel=deel,
        sleutel=factor,
        naam=graaf.naam(factor),
        over=factor,
        zin=f"{klasse} (vastgesteld in {in_}); er loopt geen signaal over",
        gebieden=waar if mag else (),
    )


def _afspraak(m: Lusmoment, a: Actiestand) -> Tafelrij:
    return Tafelrij(
        deel="afspraak",
        sleutel=a.id,
        naam=a.wat,
        over=a.uit,
        zin=f"{met_punt(a.wat)} {wie(m.graaf, a)}: {stand_van_actie(a)}",
        gebieden=a.gebieden,
    )


def _van_later(t: Tafelblik) -> Iterator[str]:
    """That there are signals of after the last day of which anything was told."""
    m = t.lus.moment
    dagen = {s.sleutel: m.eerste_dag(s) for s in m.graaf.records(Signaal) if t.lezer.mag_signaal(s.sleutel)}
    if later := {k: dag_ for k, dag_ in dagen.items() if dag_ > m.nu}:
        zijn = "is" if len(later) == 1 else "zijn"
        yield (
            f"{aantal(len(later), 'signaal', 'signalen')} {zijn} van daarna ({opsomming(sorted(later))}): "
            f"verandertheorie signalen --op {max(later.values())}"
        )


def _zinnen(t: Tafelblik, rijen: Sequence[Tafelrij], laag: str | None) -> Iterator[str]:
    m = t.lus.moment
    hier = [r for r in rijen if r.deel == "signaal"]
    waar = f" bij een tafel van {laag}" if laag else ""
    if hier:
        niet = sum(r.staat == "niet_getoond" for r in hier)
        ook = f" Van {niet} is hier niet te zien hoe het staat." if niet else ""
        yield f"Op {dag(m.nu)}: {aantal(len(hier), 'signaal', 'signalen')}{waar}, waarvan {_open(hier)} open.{ook}"
    elif t.lezer.ziet_binnen:
        yield f"Op {dag(m.nu)} is er geen signaal{waar} vastgelegd."
    else:
        yield f"Op {dag(m.nu)} is er geen signaal{waar} dat hier te lezen is."
    if hier:
        yield f"De vraag, het voorstel en waarom: verandertheorie rapport signaal {hier[0].sleutel}"
    if zin := alleen_geteld(t) if laag is None else "":
        yield zin
    if laag is None and t.lezer.is_monitor:
        genoemd = {r.sleutel for r in rijen if r.deel in ("hoort_op_tafel", "hoort_bij_eigen_tafel")}
        gebreken = (gebrek for code in VAN_DE_LUS for gebrek in REGELS[code].zoek(m.graaf))
        yield from (f"Let op: {g.tekst} {g.remedie}" for g in gebreken if g.sleutel not in genoemd)
    afspraken = 0 if t.lezer.is_monitor or laag else sum(1 for _ in _voor_een_tafel(m))
    if afspraken:
        moet = "moet" if afspraken == 1 else "moeten"
        yield f"Uit gesprekken {moet} nog {aantal(afspraken, 'afspraak', 'afspraken')} naar een tafel."
