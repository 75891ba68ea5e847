"""Taking a decision: what may be decided, and the records it writes. Nothing here writes them by itself."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import get_args

from verandertheorie.aanscherping.besluiten import GENOMEN, vind
from verandertheorie.aanscherping.lusbesluit import SCHRIJFT, lusrecord
from verandertheorie.aanscherping.samenvoeging import samenvoeging
from verandertheorie.aanscherping.voorstel import Voorstel
from verandertheorie.aanscherping.wijziging import (
    BeweringToevoegen,
    KnoopToevoegen,
    RelatieToevoegen,
    VeldWijzigen,
    Wijziging,
    pas_toe,
)
from verandertheorie.fouten import AanroepFout, ConflictFout
from verandertheorie.graaf.sessie import ten_tijde_van
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezen.veldfouten import als_aanroepfout
from verandertheorie.model.basis import LANGSTE_TEKST
from verandertheorie.model.besluiten import BesluitOpVoorstel, Redactie, Uitslag
from verandertheorie.model.gebieden import Gebied
from verandertheorie.model.soorten import ElkRecord, velden
from verandertheorie.model.theorie import Aanname, Bewering, Knoop, RelatieRecord, RivaliserendeVerklaring
from verandertheorie.model.verwijzing import Doel
from verandertheorie.persoonsgegevens import zonder_persoonsgegevens
from verandertheorie.taal import leesbaar

TEKSTVELDEN = get_args(Redactie.model_fields["veld"].annotation)
"""Fields that hold wording and nothing that counts."""

AANNAMESOORTEN = get_args(Aanname.model_fields["aannamesoort"].annotation)


@dataclass(frozen=True, slots=True)
class Invulling:
    """What people decided. ``tekst``: their own text for the claim; ``velden``: fields they filled in, by name."""

    bijeenkomst: str
    uitslag: Uitslag
    rollen: tuple[str, ...]
    reden: str | None = None
    tekst: str | None = None
    velden: Mapping[str, str] = field(default_factory=dict)


@als_aanroepfout("besluit_op_voorstel")
def neem(graaf: Verandergraaf, naam: str, invulling: Invulling) -> tuple[ElkRecord, ...]:
    """The records of a decision: the decision itself, and the revisions of the theory that it entails.

    Args:
        graaf: the evidence on which people decided, as of its cycle.
        naam: the proposal, such as ``V5-C20`` or ``V5-C20@c5.3f2a914be07d21c5a8``.
        invulling: what they decided.

    Returns:
        The decision first; nothing when the same session decided the same before.

    Raises:
        AanroepFout: no such proposal or session, it was decided before (what was rejected or has lapsed is taken up
            again with a reason), something is missing or too much, or a text may not be kept.
        ConflictFout: the proposal rests on something else by now, what it is about was retired, or this session
            decided otherwise.
    """
    eerder = _eerder(graaf, naam.partition("@")[0], invulling)
    if eerder:
        return ()
    stand, dan = vind(graaf, naam), ten_tijde_van(graaf, invulling.bijeenkomst)
    v = stand.voorstel
    if not stand.is_open and not (stand.is_te_heropenen and invulling.reden):
        waar = f" in {stand.besluit.bijeenkomst}" if stand.besluit else ""
        toch = " Wilt u er toch over besluiten? Zeg met --reden waarom." if stand.is_te_heropenen else ""
        raise AanroepFout(f"Over {v.sleutel} is al besloten{waar}: {leesbaar(stand.status)}.{toch}")
    if graaf.cyclus is None or dan.cyclus is None or dan.t < graaf.t:
        raise AanroepFout(
            f"{invulling.bijeenkomst} viel in {dan.cyclus}, en dit bewijs loopt tot en met {graaf.cyclus}. "
            f"Voeg --tot-en-met {dan.cyclus} toe, of kies een latere bijeenkomst."
        )
    _keur(v, invulling)
    if invulling.uitslag in GENOMEN:
        _nog_in_de_theorie(dan, v)
    wijzigingen, na = _ingevuld(dan, v, invulling)
    besluit = BesluitOpVoorstel(
        soort="besluit_op_voorstel",
        voorstel=v.sleutel,
        onderwerpen=v.onderwerpen,
        uitslag=invulling.uitslag,
        bijeenkomst=invulling.bijeenkomst,
        rollen=invulling.rollen,
        reden=invulling.reden,
        tot_en_met=graaf.cyclus,
        voor=zonder_persoonsgegevens(v.voor),  # let in before that was refused
        na=na,
        bewijs=v.grondslag.bewijs,
        bewijshash=v.grondslag.bewijshash,
        rekenstatus=v.grondslag.rekenstatus,
        groepen=v.grondslag.groepen,
        gebieden=v.grondslag.gebieden,
        parameterhash=graaf.parameters.hash,
        grond="fictief" if graaf.herkomst.fictief else None,
    )
    if invulling.uitslag not in GENOMEN:
        return (besluit,)
    herzien = pas_toe(dan, wijzigingen, sinds=dan.cyclus, besluit=besluit.record_sleutel)
    _niets_later(graaf, herzien)
    return (besluit, *herzien, *lusrecord(graaf, v, invulling.velden, invulling.bijeenkomst))


def _eerder(graaf: Verandergraaf, voorstel: str, invulling: Invulling) -> BesluitOpVoorstel | None:
    """The decision that this session took on this proposal before.

    Raises:
        ConflictFout: it decided something else.
    """
    for b in graaf.records(BesluitOpVoorstel):
        if b.bijeenkomst != invulling.bijeenkomst:
            continue
        if b.voorstel.casefold() != voorstel.strip().casefold():
            continue
        na = invulling.tekst or (_als_zin(invulling.velden) if invulling.velden else b.na)
        was = (b.uitslag, sorted(b.rollen), b.reden, b.na)
        if was != (invulling.uitslag, sorted(invulling.rollen), invulling.reden, na):
            uitslag = leesbaar(b.uitslag)
            raise ConflictFout(
                f"In {b.bijeenkomst} is over {b.voorstel} al iets anders besloten: {uitslag}. "
                "Een ander besluit hoort bij een latere bijeenkomst."
            )
        return b
    return None


def _nog_in_de_theorie(dan: Verandergraaf, v: Voorstel) -> None:
    """What a proposal is about may have been retired between its evidence and the session that decides.

    Raises:
        ConflictFout: it was.
    """
    for sleutel in v.onderwerpen:
        stelling, knoop = dan.stellingen.get(sleutel), dan.alle_knopen.get(sleutel)
        if (stelling and stelling.laag == "uitgefaseerd") or (knoop and dan.is_uitgefaseerd(knoop)):
            naam = dan.naam(sleutel)
            raise ConflictFout(f"{naam} is in {dan.cyclus} al uitgefaseerd, dus {v.sleutel} gaat nergens meer over.")


def _keur(v: Voorstel, i: Invulling) -> None:
    """What must be given with a decision, and what has no place in it."""
    _keur_tekst(*i.rollen, *i.velden.values(), *(t for t in (i.reden, i.tekst) if t is not None))
    if not i.rollen:
        raise AanroepFout("Welke rollen besloten? Voeg --rol toe, zoals --rol programmamanager. Geen namen.")
    if not i.reden and i.uitslag == "verworpen":
        raise AanroepFout(f"Waarom is {v.sleutel} verworpen? Voeg --reden toe.")
    if not i.reden and i.uitslag in GENOMEN and (v.advies == "bespreek" or v.waarschuwing):
        waarom = v.waarschuwing or "Dit patroon is alleen om te bespreken."
        raise AanroepFout(f"{waarom} Waarom doet u het toch? Voeg --reden toe.")
    if i.uitslag != "aangepast_aanvaard":
        if i.tekst or i.velden:
            raise AanroepFout("Een eigen tekst of veld hoort bij --pas-aan.")
        if i.uitslag == "aanvaard" and v.invullen:
            hoe = " ".join(f"--pas-aan {veld}=…" for veld in v.invullen)
            raise AanroepFout(f"{v.sleutel} vraagt eerst om een antwoord: {hoe}")
    elif v.invullen:
        if i.tekst or set(i.velden) != set(v.invullen):
            hoe = " ".join(f"--pas-aan {veld}=…" for veld in v.invullen)
            raise AanroepFout(f"Vul bij {v.sleutel} precies dit in: {hoe}")
    elif not _tekstwijziging(v):
        raise AanroepFout(f"{v.sleutel} stelt geen tekst voor, dus er valt niets aan te passen.")
    elif not i.tekst or i.velden:
        raise AanroepFout(f'Bij {v.sleutel} hoort één zin: --pas-aan "de hele tekst".')


def _keur_tekst(*teksten: str) -> None:
    for tekst in teksten:
        if not tekst.strip():
            raise AanroepFout("Een lege tekst kan niet. Vul haar in, of laat haar weg.")
        if len(tekst) > LANGSTE_TEKST:
            raise AanroepFout(f"Deze tekst is te lang: {tekst[:40]}… Maak haar korter dan {LANGSTE_TEKST} tekens.")


def _tekstwijziging(v: Voorstel) -> bool:
    return v.regel != "V8" and any(  # who merges gives no text: claims move along with their own
        isinstance(w, BeweringToevoegen) or (isinstance(w, VeldWijzigen) and w.veld == "tekst") for w in v.wijzigingen
    )


def _ingevuld(dan: Verandergraaf, v: Voorstel, i: Invulling) -> tuple[tuple[Wijziging, ...], str]:
    """The changes that a decision makes, and the text after it."""
    if i.uitslag not in GENOMEN:
        return (), v.na
    if v.regel in SCHRIJFT:
        return (), _als_zin(i.velden)
    if v.invullen:
        return _uit_velden(dan, v, i.velden), _als_zin(i.velden)
    if v.regel == "V8":  # what hangs on it may have grown between the evidence and this session
        return samenvoeging(dan, *v.onderwerpen), v.na
    if i.tekst:
        return tuple(_met_tekst(w, i.tekst) for w in v.wijzigingen), i.tekst
    for w in v.wijzigingen:
        if isinstance(w, VeldWijzigen) and w.veld == "tekst" and dan.stellingen[w.sleutel].tekst != w.oud:
            naam = dan.naam(w.sleutel)
            raise ConflictFout(
                f"De tekst van {naam} is intussen anders: {dan.stellingen[w.sleutel].tekst} "
                "Geef met --pas-aan de hele nieuwe tekst."
            )
    return v.wijzigingen, v.na


def _met_tekst(w: Wijziging, tekst: str) -> Wijziging:
    match w:
        case VeldWijzigen(veld="tekst"):
            return replace(w, nieuw=tekst)
        case BeweringToevoegen(Bewering() as bewering) if not bewering.naar.startswith("["):
            return BeweringToevoegen(bewering.model_copy(update={"tekst": tekst}))
        case _:
            return w


def _als_zin(gegeven: Mapping[str, str]) -> str:
    return "; ".join(f"{leesbaar(veld)}: {waarde}" for veld, waarde in sorted(gegeven.items()))


def _uit_velden(dan: Verandergraaf, v: Voorstel, gegeven: Mapping[str, str]) -> tuple[Wijziging, ...]:
    onderwerp = v.onderwerpen[0]
    if v.regel == "V9":
        return tuple(VeldWijzigen("uitkomst", onderwerp, veld, None, gegeven[veld]) for veld in v.invullen)
    naam, grond = gegeven[v.invullen[0]], "fictief" if dan.herkomst.fictief else None
    sleutel = _nieuwe_sleutel(dan, naam)
    if v.regel == "V10":
        if gegeven["aannamesoort"] not in AANNAMESOORTEN:
            raise AanroepFout(f"De aannamesoort kan zijn: {', '.join(AANNAMESOORTEN)}.")
        velden_ = {"soort": "aanname", "sleutel": sleutel, "naam": naam, "grond": grond}
        aanname = Aanname.model_validate(velden_ | {"aannamesoort": gegeven["aannamesoort"], "kritisch": True})
        relatie = RelatieRecord(
            soort="relatie", van=f"[{onderwerp}]", relatie="veronderstelt", naar=sleutel, grond=grond
        )
        return KnoopToevoegen(aanname), RelatieToevoegen(relatie)
    rivaal = RivaliserendeVerklaring(soort="rivaliserende_verklaring", sleutel=sleutel, naam=naam, grond=grond)
    bewering = Bewering(
        soort="bewering",
        van=sleutel,
        relatie="rivaal_van",
        naar=f"[{onderwerp}]",
        tekst=f"{naam}: dat verklaart hetzelfde als {dan.naam(onderwerp)}.",
        grond=grond,
    )
    return KnoopToevoegen(rivaal), BeweringToevoegen(bewering)


def _nieuwe_sleutel(dan: Verandergraaf, naam: str) -> str:
    """A key made of a name: lower case, without accents, words joined by hyphens."""
    kaal = unicodedata.normalize("NFKD", naam.lower()).encode("ascii", "ignore").decode()
    sleutel = re.sub(r"[^a-z0-9]+", "-", kaal)[:64].strip("-")
    bezet = {w.casefold() for k in dan.records(Knoop) for w in (k.sleutel, *k.aliassen)}
    if not sleutel or sleutel in bezet or any(g.sleutel.casefold() == sleutel for g in dan.records(Gebied)):
        raise AanroepFout(f"'{naam}' kan niet: de naam '{sleutel}' is leeg of al in gebruik. Kies andere woorden.")
    return sleutel


@als_aanroepfout("redactie")
def redigeer(
    graaf: Verandergraaf, onderwerp: str, veld: str, nieuw: str, *, bijeenkomst: str, reden: str | None = None
) -> tuple[ElkRecord, ...]:
    """The records of a change of wording: the change, and the revision of the node or claim.

    Returns:
        The change first; nothing when the same session made it before.

    Raises:
        AanroepFout: no such subject, field or session, it reads so already, or a text may not be kept.
        ConflictFout: this session changed it into something else.
    """
    _keur_tekst(nieuw, *([reden] if reden is not None else []))
    dan = ten_tijde_van(graaf, bijeenkomst)
    doel = dan.namen.zoek(onderwerp, ("knoop", "bewering"))
    if not isinstance(doel, Doel) or doel.is_nieuw or (doel.soort, doel.sleutel) not in dan.theorierecords:
        raise AanroepFout(f"'{onderwerp}' staat niet in de theorie.")
    kan = [v for v in TEKSTVELDEN if v in velden(doel.soort)]
    if veld not in kan:
        raise AanroepFout(f"Van {onderwerp} is '{veld}' niet te redigeren. Kies uit: {', '.join(kan)}.")
    oud = str(getattr(dan.theorierecords[doel.soort, doel.sleutel], veld) or "")
    redactie = Redactie.model_validate(
        {
            "soort": "redactie",
            "onderwerp": f"[{doel.sleutel}]" if doel.soort == "bewering" else doel.sleutel,
            "veld": veld,
            "oud": zonder_persoonsgegevens(oud),  # who words it out, does not keep it here
            "nieuw": nieuw,
            "bijeenkomst": bijeenkomst,
            "reden": reden,
            "grond": "fictief" if graaf.herkomst.fictief else None,
        }
    )
    for r in graaf.records(Redactie):
        if r.record_sleutel == redactie.record_sleutel:
            if r.nieuw == redactie.nieuw:
                return ()
            raise ConflictFout(f"In {bijeenkomst} werd de {veld} van {onderwerp} al iets anders: {r.nieuw}")
    if oud == redactie.nieuw:
        raise AanroepFout(f"De {veld} van {onderwerp} luidt al zo.")
    wijziging = VeldWijzigen(doel.soort, doel.sleutel, veld, oud, redactie.nieuw)
    herzien = pas_toe(dan, [wijziging], sinds=dan.cyclus or "", besluit=redactie.record_sleutel)
    _niets_later(graaf, herzien)
    return (redactie, *herzien)


def _niets_later(graaf: Verandergraaf, herzien: Iterable[ElkRecord]) -> None:
    """A change may not come before a later one of the same record: it would say it happened and have no effect.

    Raises:
        ConflictFout: something was changed later already.
    """
    vanaf = {r.soort_en_sleutel: graaf.nummer(r.vanaf or None) for r in herzien}
    for r in graaf.alles:
        naam = r.soort_en_sleutel
        if naam in vanaf and graaf.nummer(r.vanaf or None) > vanaf[naam]:
            raise ConflictFout(
                f"{graaf.naam(r.record_sleutel)} is daarna al veranderd, vanaf {r.vanaf}. Kies een latere bijeenkomst."
            )


def met(graaf: Verandergraaf, records: Iterable[ElkRecord]) -> Verandergraaf:
    """The same graph with these records added, or in the place of an older revision."""
    nieuw = {r.identiteit: r for r in records}
    blijft = (r for r in graaf.alles if r.identiteit not in nieuw)
    return graaf.met_records((*blijft, *nieuw.values()))
