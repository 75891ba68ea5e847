"""A report on one moment before one audience: what it is called, and how it is made again from the dossier."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from verandertheorie.begrippen import woord
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.moment import lusmoment
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.lusblik import Lusblik
from verandertheorie.lezing.moment import Moment
from verandertheorie.lezing.opschrift import FICTIEF, voet
from verandertheorie.lezing.signaalzinnen import NIETS_VAN_TAFELS, alleen_geteld
from verandertheorie.model.doelgroep import DOELGROEPEN, VOOR_WIE, Doelgroep
from verandertheorie.model.theorie import Interventie
from verandertheorie.model.verwijzing import Namenlijst
from verandertheorie.taal import aantal, dag, groot, klein, lees_dag
from verandertheorie.uitvoer.document import signaalstuk, verslagstuk
from verandertheorie.uitvoer.document.bladzijde import Bladzijde
from verandertheorie.uitvoer.document.blokken import Blok
from verandertheorie.uitvoer.document.lusverhaal import stand_in_een_zin
from verandertheorie.uitvoer.document.rapportage import eindrapport, tussenrapport
from verandertheorie.uitvoer.document.uitspraak import MERK, Merker, Uitspraak
from verandertheorie.vragen.rijkeuze import niets_over

Rapportsoort = Literal["signaal", "verslag", "tussen", "eind"]
NIETS = "Er is nog geen gesprek of waarneming vastgelegd."

RAPPORTEN: tuple[Rapportsoort, ...] = get_args(Rapportsoort)

EERSTE_REGEL = re.compile(
    r"<!-- verandertheorie rapport (?P<soort>\w+)(?: (?P<onderwerp>[^;<>]+?))?; doelgroep (?P<doelgroep>\w+); "
    r"op (?P<op>\d{4}-\d\d-\d\d)(?:; tafels van (?P<laag>[^;<>]+?))? -->"
)


@dataclass(frozen=True, slots=True)
class Recept:
    """What report it is: enough to make it again.

    ``onderwerp``: key of the signal, intervention or record; empty for all there is. ``bestuurslaag``: only of tables
    of this layer; empty for all.
    """

    soort: Rapportsoort
    onderwerp: str
    doelgroep: Doelgroep
    op: datetime.date
    bestuurslaag: str = ""

    @property
    def regel(self) -> str:
        """The recipe as it stands on top of the file, unseen in print."""
        over = f" {self.onderwerp}" if self.onderwerp else ""
        laag = f"; tafels van {self.bestuurslaag}" if self.bestuurslaag else ""
        return (
            f"<!-- verandertheorie rapport {self.soort}{over}; doelgroep {self.doelgroep}; "
            f"op {self.op.isoformat()}{laag} -->"
        )


def lees_recept(tekst: str) -> Recept | None:
    """The recipe on top of a file; None when there is none that can be read."""
    gevonden = EERSTE_REGEL.search(tekst)
    if gevonden is None or gevonden["soort"] not in RAPPORTEN or gevonden["doelgroep"] not in DOELGROEPEN:
        return None
    op = lees_dag(gevonden["op"])
    if op is None:
        return None
    return Recept(gevonden["soort"], gevonden["onderwerp"] or "", gevonden["doelgroep"], op, gevonden["laag"] or "")


@dataclass(frozen=True, slots=True)
class Rapport:
    """A report as blocks, and as text in two forms. Its Markdown has marks that nobody sees in print."""

    recept: Recept
    bladzijde: Bladzijde

    @property
    def markdown(self) -> str:
        """As Markdown, with on top how it is made again."""
        return f"{self.recept.regel}\n\n{self.bladzijde.markdown}"

    @property
    def zonder_merken(self) -> str:
        """The same Markdown as people read it on a screen: it cannot be computed again."""
        return MERK.sub("", self.bladzijde.markdown)

    @property
    def html(self) -> str:
        """As one HTML page, without marks."""
        return self.bladzijde.html


def schrijf_rapport(graaf: Verandergraaf, recept: Recept) -> Rapport:
    """A report as of a day, before an audience.

    Args:
        graaf: the dossier, without filters.
        recept: which one; keys as the dossier has them.

    Raises:
        AanroepFout: what it is about is not there that day, or is not for this audience.
    """
    lus = lusmoment(graaf.voor(recept.doelgroep), op=recept.op)
    k = Lusblik(lus, Moment(0, Lezer(lus.graaf, recept.doelgroep)))
    merk = Merker(recept.regel, _verzwegen(k))
    match recept.soort:
        case "signaal" if recept.onderwerp:
            blokken = tuple(_een_signaal(k, merk, recept.onderwerp))
        case "signaal":
            blokken = tuple(_signalennotitie(k, merk, recept.bestuurslaag))
        case "verslag":
            blokken = tuple(_verslag(k, merk, recept.onderwerp))
        case "tussen":
            blokken = (*begin(k, merk, "Tussenrapportage lerende monitoring"), *tussenrapport(k, merk))
        case "eind":
            blokken = (*begin(k, merk, "Eindrapportage lerende monitoring"), *eindrapport(k, merk))
    return Rapport(recept, Bladzijde(blokken, voet(k.graaf), "kort"))


def _verzwegen(k: Lusblik) -> frozenset[str]:
    """Names of all conversations: they hold an area, a day and a pseudonym, and those are for monitors only."""
    return frozenset() if k.lezer.is_monitor else frozenset(k.graaf.voorraad.gesprekken)


def begin(k: Lusblik, merk: Merker, titel: str, *, wat: str = "") -> Iterator[Blok]:
    """The title, that it is made up when it is, and for whom and of which day it is."""
    yield merk.kop(1, titel)
    if k.graaf.herkomst.fictief:
        yield merk.alinea(Uitspraak(FICTIEF, (), "herkomst"), rol="melding")
    laatste = max((r.datum for r in k.graaf.gesprekken), default=None)
    cyclus = f" ({k.graaf.cyclus})" if k.graaf.cyclus else ""
    bewijs = f" Bewijs tot en met {dag(laatste)}{cyclus}." if laatste else f" {niets_over(k.graaf) or NIETS}"
    voor = f"Voor {VOOR_WIE[k.lezer.doelgroep]}."
    tekst = f"{voor} Zoals het was op {dag(k.lus.nu)}.{bewijs}{f' {wat}' if wat else ''}"
    yield merk.alinea(Uitspraak(tekst, (), "moment"))


# --- an account -------------------------------------------------------------------------------


def _verslag(k: Lusblik, merk: Merker, sleutel: str) -> Iterator[Blok]:
    if r := next((r for r in k.graaf.registraties if r.id == sleutel), None):
        if not k.lezer.is_monitor:
            raise AanroepFout(
                "Wat iemand vertelde en nog niet terugzag, maakt een monitor voor die bron. Kies --doelgroep monitor."
            )
        yield merk.kop(1, f"Verslag van {woord('waarde.vorm', r.vorm)} op {dag(r.datum)}")
        if k.graaf.herkomst.fictief:
            yield merk.alinea(Uitspraak(FICTIEF, (), "herkomst"), rol="melding")
        yield merk.alinea(Uitspraak("Alleen voor wie het vertelde, om na te kijken.", (), "moment"))
        yield from verslagstuk.van_gesprek(k, merk, r)
        return
    i = k.graaf.alle_knopen.get(sleutel)
    if not isinstance(i, Interventie) or not k.lezer.mag_knoop(sleutel):
        namen = sorted(i.sleutel for i in k.graaf.knopen_van(Interventie) if k.lezer.mag_knoop(i.sleutel))
        beste = Namenlijst.lijkt_op(sleutel, namen)
        raad = f"Bedoelt u {beste}?" if beste else f"Interventies: {', '.join(namen) or 'nog geen'}."
        raise AanroepFout(f"'{sleutel}' is geen interventie of registratie van {dag(k.lus.nu)} of eerder. {raad}")
    yield from begin(k, merk, f"Verslag: {klein(i.naam)}")
    yield from verslagstuk.van_interventie(k, merk, i)


# --- signals ----------------------------------------------------------------------------------


def _een_signaal(k: Lusblik, merk: Merker, sleutel: str) -> Iterator[Blok]:
    if sleutel not in k.lus.signalen:
        namen = sorted(k.tafels.standen)
        beste = Namenlijst.lijkt_op(sleutel, namen)
        raad = f"Bedoelt u {beste}?" if beste else f"Kies uit: {', '.join(namen) or 'er is nog geen signaal'}."
        raise AanroepFout(f"Het signaal '{sleutel}' is er niet op {dag(k.lus.nu)}. {raad}")
    if sleutel not in k.tafels.standen:
        raise AanroepFout(
            f"Het signaal '{sleutel}' is niet voor {VOOR_WIE[k.lezer.doelgroep]}. Kies een andere --doelgroep."
        )
    s, t = k.lus.signalen[sleutel], k.tafels.standen[sleutel]
    yield from begin(k, merk, s.vraag)
    yield merk.alinea(_met_kop(stand_in_een_zin(k, t), "De stand:"))
    yield from signaalstuk.hele_stuk(k, merk, sleutel)
    yield from _opname(k, merk, sleutel)


def _met_kop(u: Uitspraak, kop: str) -> Uitspraak:
    return Uitspraak(u.tekst, u.steunt_op, u.berekening, kop=kop)


def _opname(k: Lusblik, merk: Merker, sleutel: str) -> Iterator[Blok]:
    """In which documents of others it was taken up."""
    for o in k.lus.signalen[sleutel].opgenomen_in:
        reden = f": {o.reden}" if o.reden else "."
        hoe = {"ja": "overgenomen", "deels": "deels overgenomen", "nee": "niet overgenomen"}[o.overgenomen]
        yield merk.alinea(Uitspraak(f"In {o.document} {hoe}{reden}", (sleutel,), "signaal"))


def _signalennotitie(k: Lusblik, merk: Merker, bestuurslaag: str) -> Iterator[Blok]:
    """All open signals as one note, what waits longest for an answer first."""
    open_ = [t for t in k.tafels.standen.values() if t.is_open and _is_van_laag(k, t.tafel, bestuurslaag)]
    open_.sort(key=lambda t: (t.besluit is not None, -t.te_laat, t.sinds, t.sleutel))
    waar = f" bij een tafel van {bestuurslaag}" if bestuurslaag else ""
    niet = sum(t.staat == "niet_getoond" for t in open_)
    n = len(open_) - niet
    hoeveel = aantal(n, "vraag", "vragen") if n else "Geen enkele vraag"
    if not n and not k.lezer.is_monitor:
        hoeveel += " die hier mag staan,"
    ook = f" Van {niet} is hier niet te zien hoe het staat." if niet else ""
    yield from begin(k, merk, "Vragen die wij aan anderen stellen")
    if k.lezer.leest_niet_mee:
        yield merk.alinea(Uitspraak(NIETS_VAN_TAFELS, (), "open signalen"))
        return
    geteld = alleen_geteld(k.tafels) if not bestuurslaag else ""
    zin = f"{groot(hoeveel)} {'staat' if n <= 1 else 'staan'} nog open{waar}.{ook}{f' {geteld}' if geteld else ''}"
    yield merk.alinea(Uitspraak(zin, (), "open signalen"))
    for t in open_:
        yield merk.kop(2, k.lus.signalen[t.sleutel].vraag, anker=t.sleutel)
        yield merk.alinea(_met_kop(stand_in_een_zin(k, t), "De stand:"))
        yield from signaalstuk.hele_stuk(k, merk, t.sleutel, niveau=3)
        yield from _opname(k, merk, t.sleutel)


def _is_van_laag(k: Lusblik, tafel: str, bestuurslaag: str) -> bool:
    gevonden = k.lus.tafels.get(tafel)
    return not bestuurslaag or (gevonden is not None and gevonden.bestuurslaag == bestuurslaag)
