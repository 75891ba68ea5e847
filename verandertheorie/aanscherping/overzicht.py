"""The questions about sharpening: what is proposed, which versions there are, and what differs between two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.aanscherping import besluiten
from verandertheorie.aanscherping import versies as lijst
from verandertheorie.aanscherping.besluiten import Voorstelstand
from verandertheorie.aanscherping.regels import RegelFout, mislukte_regels
from verandertheorie.aanscherping.versies import Aanleiding, Versieverandering
from verandertheorie.aanscherping.voorstel import NAMEN, Advies, Status
from verandertheorie.aanscherping.wijziging import (
    BeweringToevoegen,
    KnoopToevoegen,
    RelatieToevoegen,
    Uitfaseren,
    VeldWijzigen,
)
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.besluiten import BesluitOpVoorstel, Redactie
from verandertheorie.model.leerlus import Actie
from verandertheorie.model.theorie import Bewering, Knoop, RelatieRecord
from verandertheorie.model.verzameling import Verzameling
from verandertheorie.taal import aantal, groot, leesbaar
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.tabel import Kolom, als_tekst


@dataclass(frozen=True, slots=True)
class Voorgesteld:
    """One proposal as of one cycle, with all that it rests on.

    ``aanhaling`` is how to name it in a decision, ``wijziging`` what the rule would do. ``getallen``: what decided,
    in words. ``besloten_in``, ``reden``: of the decision that counts, empty when there is none. ``is_verouderd``:
    held over on other evidence than there is now.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("voorstel", "voorstel", "hoe het heet; de regel en waar het over gaat"),
        Kolom("wijziging", "wat", "wat de regel voorstelt"),
        Kolom("status", "stand", "wat er over is besloten", woordsoort="uitslag"),
        Kolom("zin", "waarom nu", "wat er in het bewijs te zien is"),
        Kolom("na", "nieuwe tekst", "hoe de theorie dan luidt"),
    )

    voorstel: str
    aanhaling: str
    regel: str
    wijziging: str
    status: Status
    advies: Advies
    zin: str
    voor: str
    na: str
    waarschuwing: str
    invullen: tuple[str, ...]
    onderwerpen: tuple[str, ...]
    bewijs: tuple[str, ...]
    bewijshash: str
    groepen: tuple[str, ...]
    gebieden: tuple[str, ...]
    rekenstatus: str
    getallen: Mapping[str, str]
    besloten_in: str
    reden: str
    is_verouderd: bool

    @property
    def blok(self) -> str:
        """Heading under which it is printed."""
        if self.status not in ("voorgesteld", "aangehouden"):
            return "Al besloten"
        return "" if self.advies == "doen" else "Om te bespreken"


@vraag
def voorstellen(graaf: Verandergraaf, *, alles: bool = False) -> Inhoud[Voorgesteld]:
    """What the evidence gives reason to change in the theory, what matters most first (plan §4).

    Args:
        graaf: theory and evidence as of a cycle, without filters.
        alles: also the proposals that were decided.

    Returns:
        Rows in the order of ``regels.bereken``: to be done before to be talked over, then by weight of the rule. A
        rule that could not be computed has no rows: a sentence says so, and ``mislukt`` holds what stopped it.

    Raises:
        AanroepFout: a filter is set; a proposal rests on all evidence.
    """
    if graaf.filter.actief():
        raise AanroepFout("Een voorstel rust op al het bewijs. Laat de filters weg.")
    standen = [s for s in besluiten.voorstelstanden(graaf) if alles or s.is_open]
    mislukt = mislukte_regels(graaf)
    zinnen = (*map(_mislukt, mislukt), *_zinnen(standen))
    return Inhoud(tuple(_voorgesteld(s) for s in standen), zinnen, mislukt)


def _mislukt(m: RegelFout) -> str:
    return f"Let op: {m.regel} ({NAMEN[m.regel]}) is niet te berekenen; voorstellen van deze regel ontbreken hier."


def _voorgesteld(s: Voorstelstand) -> Voorgesteld:
    v, g = s.voorstel, s.voorstel.grondslag
    return Voorgesteld(
        voorstel=v.sleutel,
        aanhaling=s.naam,
        regel=v.regel,
        wijziging=NAMEN[v.regel],
        status=s.status,
        advies=v.advies,
        zin=v.zin,
        voor=v.voor,
        na=v.na,
        waarschuwing=v.waarschuwing,
        invullen=v.invullen,
        onderwerpen=v.onderwerpen,
        bewijs=g.bewijs,
        bewijshash=g.bewijshash,
        groepen=g.groepen,
        gebieden=g.gebieden,
        rekenstatus=g.rekenstatus,
        getallen=dict(g.getallen),
        besloten_in=s.besluit.bijeenkomst if s.besluit else "",
        reden=(s.besluit.reden or "") if s.besluit else "",
        is_verouderd=s.is_verouderd,
    )


def _zinnen(standen: Sequence[Voorstelstand]) -> tuple[str, ...]:
    open_ = [s for s in standen if s.is_open]
    if not open_:
        return ("Er staat geen voorstel open.",)
    zinnen = [f"{aantal(len(open_), 'voorstel staat', 'voorstellen staan')} open."]
    zinnen += [f"Let op bij {s.voorstel.sleutel}: {s.voorstel.waarschuwing}" for s in open_ if s.voorstel.waarschuwing]
    for s in open_:
        if s.is_verouderd and s.besluit:
            waar, sleutel = s.besluit.bijeenkomst, s.voorstel.sleutel
            zinnen.append(f"{sleutel} is verouderd: {waar} hield het aan op ander bewijs dan er nu is.")
    zinnen.append(
        f"Besluiten doet u zo: verandertheorie besluit {open_[0].naam} --aanvaard --bijeenkomst SLEUTEL --rol ROL"
    )
    return tuple(zinnen)


@dataclass(frozen=True, slots=True)
class Versierij:
    """One version. ``beweringen``: claims of the theory in it, candidates and retired ones left out."""

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("nummer", "versie", "het volgnummer"),
        Kolom("datum", "datum", "de dag waarop zij is vastgesteld"),
        Kolom("bijeenkomst", "bijeenkomst", "de bijeenkomst die haar vaststelde"),
        Kolom("tot_en_met", "na", "de leercyclus waarin de theorie zo luidde"),
        Kolom("beweringen", "beweringen", "hoeveel stappen de theorie heeft"),
        Kolom("toelichting", "waarom", "waarom deze versie er kwam"),
    )

    nummer: int
    datum: str
    vorige: int | None
    bijeenkomst: str
    tot_en_met: str
    beweringen: int
    toelichting: str
    inhoudshash: str


@vraag
def versies(graaf: Verandergraaf) -> Inhoud[Versierij]:
    """The versions of the theory that there were at this cycle, by number."""
    rijen = tuple(
        Versierij(
            nummer=v.nummer,
            datum=v.datum.isoformat(),
            vorige=v.vorige,
            bijeenkomst=v.bijeenkomst or "",
            tot_en_met=v.tot_en_met,
            beweringen=sum(
                b.laag == "theorie" and b.tot is None for b in Verzameling(lijst.records_in(v)).records(Bewering)
            ),
            toelichting=v.toelichting or "",
            inhoudshash=v.inhoudshash,
        )
        for v in lijst.bekende_versies(graaf)
    )
    return Inhoud(rijen, () if rijen else ("Er is nog geen versie. Maak er een met 'verandertheorie versie maak'.",))


@dataclass(frozen=True, slots=True)
class Verschilrij:
    """One change between two versions, with the decisions, sessions and evidence behind it.

    ``recordsoort`` and ``sleutel`` name the part of the theory, ``veld`` the field that got another value; it is
    empty for what came, went or became part of it. ``besluiten`` is empty when nobody decided it: the theory was
    read in anew.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "wat", "het deel van de theorie dat veranderde"),
        Kolom("verandering", "verandering", "wat ermee gebeurde"),
        Kolom("was", "was", "hoe het luidde"),
        Kolom("werd", "werd", "hoe het nu luidt"),
        Kolom("besluiten", "besluit", "het besluit, de redactie of de actie erachter"),
    )

    naam: str
    verandering: str
    was: str
    werd: str
    besluiten: tuple[str, ...]
    reden: str
    bijeenkomsten: tuple[str, ...]
    bewijs: tuple[str, ...]
    recordsoort: str
    sleutel: str
    veld: str


@vraag
def vergelijk(graaf: Verandergraaf, van: int | None = None, met: int | None = None) -> Inhoud[Verschilrij]:
    """What changed between two versions, each change with the decision and the evidence behind it.

    Args:
        graaf: as of a cycle; a version never changes, and is there from its own cycle on.
        van: number of one version; default the one before the newest.
        met: number of the other; default the newest. The older of the two is compared with the newer.

    Returns:
        Rows by type and key of what changed.

    Raises:
        AanroepFout: one of them is not there.
    """
    nummers = [v.nummer for v in lijst.bekende_versies(graaf)]
    if van is None and len(nummers) < 2:
        return Inhoud((), ("Er zijn nog geen twee versies om te vergelijken. Maak er een met 'versie maak'.",))
    van = nummers[-2] if van is None else van
    met = met if met is not None else nummers[-1] if nummers else van
    oud, nieuw = sorted(lijst.versie_van_toen(graaf, nummer).nummer for nummer in (van, met))
    veranderingen = lijst.veranderingen_tussen(graaf, oud, nieuw)
    if not veranderingen:
        return Inhoud((), (f"Versie {oud} en versie {nieuw} zeggen hetzelfde.",))
    rijen = tuple(_verschilrij(graaf.tot_en_met(lijst.versie(graaf, nieuw).tot_en_met), v) for v in veranderingen)
    besloten = sum(any(isinstance(b, BesluitOpVoorstel) for b in v.besluiten) for v in veranderingen)
    zonder = sum(not v.besluiten for v in veranderingen)
    gedaan = sum(bool(v.besluiten) and all(isinstance(b, Actie) for b in v.besluiten) for v in veranderingen)
    zin = (
        f"Van versie {oud} naar versie {nieuw}: {aantal(len(rijen), 'wijziging', 'wijzigingen')}. "
        f"Uit een besluit: {besloten}; {f'door een actie: {gedaan}; ' if gedaan else ''}"
        f"redactioneel: {len(rijen) - besloten - gedaan - zonder}."
    )
    ingelezen = f"Zonder besluit ingelezen: {zonder}." if zonder else ""
    redenen = dict.fromkeys(_waarom(b) for v in veranderingen for b in v.besluiten if _reden(b))
    return Inhoud(rijen, tuple(z for z in (zin, ingelezen, *redenen) if z))


def _waarom(besluit: Aanleiding) -> str:
    waar = f" ({besluit.bijeenkomst})" if besluit.bijeenkomst else ""
    return f"  {groot(_genoemd(besluit))}{waar}: {_reden(besluit)}"


def _genoemd(b: Aanleiding) -> str:
    """How people call what made a change."""
    match b:
        case BesluitOpVoorstel():
            return b.voorstel
        case Actie():
            return f"actie {b.id}"
        case _:
            return "redactie"


def _reden(b: Aanleiding) -> str:
    return (b.wat if isinstance(b, Actie) else b.reden) or ""


def _verschilrij(graaf: Verandergraaf, v: Versieverandering) -> Verschilrij:
    w = v.wijziging
    match w:
        case KnoopToevoegen(record) | BeweringToevoegen(record) | RelatieToevoegen(record):
            veld, verandering, was, werd = "", "erbij", "", _als_zin(graaf, record)
        case Uitfaseren():
            veld, verandering, was, werd = "", "vervalt", _tekst(graaf, w.sleutel), ""
        case VeldWijzigen(veld="laag"):
            veld, verandering, was, werd = "", "opgenomen", "", _tekst(graaf, w.sleutel)
        case VeldWijzigen(veld="vastgestelde_status"):
            veld, verandering = w.veld, "vastgestelde status"
            was, werd = (als_tekst(waarde, "statuswoord") for waarde in (w.oud, w.nieuw))
        case _:
            veld, verandering, was, werd = w.veld, leesbaar(w.veld), als_tekst(w.oud), als_tekst(w.nieuw)
    soort, sleutel = w.naam
    gewogen = [b.door if isinstance(b, Actie) else b.bewijs for b in v.besluiten if not isinstance(b, Redactie)]
    return Verschilrij(
        naam=_naam(graaf, w.naam),
        verandering=verandering,
        was=was,
        werd=werd,
        besluiten=tuple(map(_genoemd, v.besluiten)),
        reden=" ".join(filter(None, map(_reden, v.besluiten))),
        bijeenkomsten=tuple(dict.fromkeys(b.bijeenkomst for b in v.besluiten if b.bijeenkomst)),
        bewijs=tuple(sorted({b_id for bewijs in gewogen for b_id in bewijs})),
        recordsoort=soort,
        sleutel=sleutel,
        veld=veld,
    )


def _tekst(graaf: Verandergraaf, sleutel: str) -> str:
    """What a part of the theory says; its name when it is no claim, or one that is out of scope."""
    stelling = graaf.stellingen.get(sleutel)
    return stelling.tekst if stelling else graaf.naam(sleutel)


def _naam(graaf: Verandergraaf, deel: tuple[str, str]) -> str:
    """How people call a part of the theory; a relation that has no code by both its ends."""
    naam, record = graaf.naam(deel[1]), graaf.theorierecords.get(deel)
    if naam == deel[1] and isinstance(record, Bewering | RelatieRecord):
        return f"{graaf.naam(record.van)} → {graaf.naam(record.naar)}"
    return naam


def _als_zin(graaf: Verandergraaf, record: object) -> str:
    match record:
        case Bewering():
            return record.tekst
        case RelatieRecord():
            relatie = leesbaar(record.relatie)
            return f"{graaf.naam(record.van)} {relatie} {graaf.naam(record.naar)}"
        case Knoop():
            return record.naam
        case _:
            raise TypeError(f"no part of a theory: {record!r}")
