"""Withdrawal: what goes when a record, a source or an import goes, what that changes, and the proof that it is gone."""

import datetime
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pydantic import TypeAdapter, ValidationError

from verandertheorie.dossier.bestand import Dossier, Grafsteen, Rij
from verandertheorie.dossier.grafsteen import afkomst, nieuw_zout
from verandertheorie.dossier.inhoud import velden_van
from verandertheorie.dossier.sporen import sporen
from verandertheorie.dossier.zoeklijst import Zoeklijst
from verandertheorie.formaten.waarden import Blok
from verandertheorie.fouten import AanroepFout, ConflictFout, GeweigerdFout, VerandertheorieFout
from verandertheorie.gedaan import onthoud
from verandertheorie.graaf.index import werk_index_bij
from verandertheorie.graaf.rijen import Onleesbaar, Rijinhoud, lees_rij
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.halverwege import ruim_resten_op
from verandertheorie.invoer.aanpassingen import wat_aanpast
from verandertheorie.invoer.importeer import naar_rij
from verandertheorie.invoer.ingetrokken import mee_weg, ontleend_van, spoor_van, zonder
from verandertheorie.invoer.steunt import wat_in_de_lucht_hangt, wat_steunt_op
from verandertheorie.leerlus.signalen import Wissel, wissels
from verandertheorie.lezen.records import Gelezen
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.model.basis import Identiteit, Naam, Tekst
from verandertheorie.model.leerlus import Actie
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.model.theorie import Interventie
from verandertheorie.model.verwijzing import Namenlijst
from verandertheorie.model.waarneming import Bron, Registratie
from verandertheorie.versie import VERSIE
from verandertheorie.vragen.veranderingen import Verandering, tussen_momenten

KORTSTE = 4
"""Characters from which a text is looked for in the bytes of the file."""

KORTSTE_ZIN = 12
"""Characters from which a text with a space in it is a sentence that no other file has by chance. By eye."""

GENOEMD = 8
"""Records that a refusal names."""

VAN_SESSIES = ("leervraag", "signaal", "actie", "agendapunt", "bijeenkomst")
"""What sessions wrote down, in the order in which a key is looked for."""

_REDEN: TypeAdapter[str] = TypeAdapter(Tekst)


@dataclass(frozen=True, slots=True)
class Intrekking:
    """What will go, and what that changes; nothing is written yet.

    ``weg``: the records that go, newest content each. ``teruggedraaid``: records of which only the last revision
    goes. ``herschreven``: records that stay without a part. ``elders``: per record that stays, how many of the
    withdrawn sentences stand in it too. ``zonder_registratie``: sources that have no record left. ``veranderd``:
    answers that become others; ``wissels``: signals that stand otherwise; ``niet_te_oordelen``: why that cannot be
    told, empty when it can. ``zinnen``: what people said in it, to look for in other files; ``leeft``: content of the
    rows that stay, where it may stand too. ``doel``: what was asked to go.
    """

    weg: tuple[Rijinhoud, ...]
    teruggedraaid: tuple[Rijinhoud, ...]
    herschreven: tuple[Rijinhoud, ...]
    elders: tuple[tuple[Naam, int], ...]
    zonder_registratie: tuple[str, ...]
    veranderd: tuple[Verandering, ...]
    wissels: tuple[Wissel, ...]
    niet_te_oordelen: str
    zinnen: tuple[str, ...]
    leeft: tuple[str, ...]
    doel: "Doel"
    rijen: tuple[Rij, ...]
    nieuw: tuple[Rij, ...]
    gezien: str


@dataclass(frozen=True, slots=True)
class Wisbewijs:
    """What came of a withdrawal. ``gezocht``: how many texts were looked for in the bytes; ``gevonden``: still there.

    ``niet_opgeruimd``: why the file could not be written anew, empty when it was.
    """

    gezocht: int
    gevonden: tuple[str, ...]
    niet_opgeruimd: str = ""


def van_registratie(pad: Path, naam: str) -> Intrekking | Grafsteen:
    """Prepare the withdrawal of one record, with all its revisions; its gravestone when it is gone already.

    Raises:
        AanroepFout: there is no such record.
        DossierFout: the dossier is missing, damaged, foreign or newer.
    """
    return _van_naam(pad, ("registratie", naam), "De registratie")


def van_bron(pad: Path, naam: str) -> Intrekking | Grafsteen:
    """The same for a source and all it told.

    Raises:
        AanroepFout: there is no such source.
        DossierFout: the dossier is missing, damaged, foreign or newer.
    """
    return _van_naam(pad, ("bron", naam), "De bron")


def _van_naam(pad: Path, naam: Naam, wat: str) -> Intrekking | Grafsteen:
    with Dossier.open(pad, alleen_lezen=True) as d:
        _eis_alleen_onze_tabellen(d)
        revisies, stenen, gezien = d.alle_revisies(), d.grafstenen(), d.hash()
    records = [lees_rij(r) for r in revisies]
    if naam not in {r.soort_en_sleutel for r in records}:
        if steen := next((s for s in reversed(stenen) if (s.soort, s.sleutel) == naam), None):
            return steen
        beste = Namenlijst.lijkt_op(naam[1], sorted({r.record_sleutel for r in records if r.soort == naam[0]}))
        raad = f"Bedoelt u {beste}?" if beste else "Kijk met: verandertheorie dossier toon"
        raise AanroepFout(f"{wat} '{naam[1]}' staat niet in het dossier. {raad}")
    return _intrekking(revisies, naam, _gaat_weg(revisies, stenen, naam), gezien)


def van_sessies(pad: Path, naam: str) -> Intrekking | Grafsteen:
    """The same for what sessions wrote down: a question, signal, action, agenda item or session, by key.

    With a question or signal goes what became of it, with a session what it did with each; what was agreed stays, and
    says that what it came out of was withdrawn.

    Args:
        pad: the dossier.
        naam: its key, such as ``B``, ``vergunningen``, ``B5-1``, ``B.B5`` or ``B5``; with its kind before it, such as
            ``actie B5-1``, when more than one thing is called so.

    Raises:
        AanroepFout: nothing is called that, or more than one thing is.
        GeweigerdFout: something that stays rests on it, such as a decision on the theory.
        DossierFout: the dossier is missing, damaged, foreign or newer.
    """
    voor, spatie, rest = naam.partition(" ")
    soorten, sleutel = ((voor,), rest) if spatie and voor in VAN_SESSIES else (VAN_SESSIES, naam)
    with Dossier.open(pad, alleen_lezen=True) as d:
        er_zijn = {r.identiteit[:2] for r in d.rijen()} | {(s.soort, s.sleutel) for s in d.grafstenen()}
    gevonden = [(soort, sleutel) for soort in soorten if (soort, sleutel) in er_zijn]
    if len(gevonden) > 1:
        namen = " of ".join(f"'{soort} {sleutel}'" for soort, _ in gevonden)
        raise AanroepFout(f"'{sleutel}' kan meer dan één ding zijn. Schrijf: {namen}.")
    if not gevonden:
        beste = Namenlijst.lijkt_op(sleutel, sorted(k for soort, k in er_zijn if soort in soorten))
        raad = f"Bedoelt u {beste}?" if beste else "Kijk met: verandertheorie agenda, signalen of acties"
        raise AanroepFout(
            f"'{naam}' is geen leervraag, signaal, actie, agendapunt of bijeenkomst in dit dossier. {raad}"
        )
    return _van_naam(pad, gevonden[0], gevonden[0][0])


def van_invoer(pad: Path, nummer: int) -> Intrekking:
    """Prepare to undo one import: as if it had never been.

    Raises:
        AanroepFout: there is no such import.
        GeweigerdFout: something that came later rests on it, or there is nothing of it left to undo.
        DossierFout: the dossier is missing, damaged, foreign or newer.
    """
    with Dossier.open(pad, alleen_lezen=True) as d:
        _eis_alleen_onze_tabellen(d)
        revisies, stenen, invoeren, gezien = d.alle_revisies(), d.grafstenen(), d.invoeren(), d.hash()
    if nummer not in {i.nr for i in invoeren}:
        laatste = f"De laatste is {invoeren[-1].nr}." if invoeren else "Het dossier is nog leeg."
        raise AanroepFout(f"Invoer {nummer} is er niet. {laatste}")
    return _intrekking(revisies, nummer, _gaat_weg(revisies, stenen, nummer), gezien)


@dataclass(frozen=True, slots=True)
class _Gaat:
    """The rows that go, the newest of each record after it, and of those the records that are written anew."""

    rijen: Sequence[Rij]
    na: Mapping[Identiteit, Rijinhoud]
    herschreven: Mapping[Identiteit, Rijinhoud]

    @property
    def nieuw(self) -> tuple[Rij, ...]:
        """The rows of the records that are written anew."""
        return tuple(r.rij if isinstance(r, Onleesbaar) else naar_rij(r) for r in self.herschreven.values())


@dataclass(frozen=True, slots=True)
class OudeTekst:
    """The earlier contents of these records, whose newest content stays."""

    namen: frozenset[Naam]


Doel: TypeAlias = Naam | int | OudeTekst
"""What is asked to go: a record by name, an import by number, or what records said before."""


def van_oude_tekst(pad: Path, namen: Collection[Naam]) -> Intrekking:
    """Prepare to wipe what these records said before they were revised; what they say now stays.

    Raises:
        AanroepFout: one of them is not there, or was never revised.
        DossierFout: the dossier is missing, damaged, foreign or newer.
    """
    with Dossier.open(pad, alleen_lezen=True) as d:
        _eis_alleen_onze_tabellen(d)
        revisies, stenen, gezien = d.alle_revisies(), d.grafstenen(), d.hash()
    keer = Counter(r.identiteit for r in revisies)
    for soort, sleutel in sorted(namen):
        if not any(i[:2] == (soort, sleutel) and n > 1 for i, n in keer.items()):
            raise AanroepFout(f"Van {soort} '{sleutel}' staat geen oude tekst in het dossier.")
    doel = OudeTekst(frozenset(namen))
    return _intrekking(revisies, doel, _gaat_weg(revisies, stenen, doel), gezien)


def _gaat_weg(revisies: Sequence[Rij], stenen: Sequence[Grafsteen], doel: Doel) -> _Gaat:
    match doel:
        case int():
            return _van_een_invoer(revisies, stenen, doel)
        case OudeTekst():
            return _van_eerdere_revisies(revisies, doel.namen)
        case _:
            return _van_een_record(revisies, doel)


def _van_eerdere_revisies(revisies: Sequence[Rij], namen: Collection[Naam]) -> _Gaat:
    """The newest content is written anew as well: it names the content that it replaced."""
    keer = Counter(r.identiteit for r in revisies)
    nieuwste = {r.identiteit: lees_rij(r) for r in revisies}
    herschreven = {i: record for i, record in nieuwste.items() if i[:2] in namen and keer[i] > 1}
    return _Gaat([r for r in revisies if r.identiteit in herschreven], nieuwste, herschreven)


def _van_een_record(revisies: Sequence[Rij], naam: Naam) -> _Gaat:
    records = [lees_rij(r) for r in revisies]
    nieuwste = {r.identiteit: record for r, record in zip(revisies, records, strict=True)}
    weg = mee_weg(nieuwste.values(), {naam})
    na = {i: over for i, over in zip(nieuwste, zonder(list(nieuwste.values()), weg), strict=True) if over}
    if naam[0] in VAN_SESSIES and (steunt := wat_steunt_op(_leesbaar(nieuwste.values()), _leesbaar(na.values()))):
        namen = ", ".join(f"{soort} {sleutel}" for soort, sleutel in steunt[:GENOEMD])
        raise GeweigerdFout(f"Op {' '.join(naam)} steunt: {namen}. Trek dat eerst in, met de invoer waarin het kwam.")
    geraakt = {  # also where only an earlier revision held something of it
        r.identiteit for r, record, over in zip(revisies, records, zonder(records, weg), strict=True) if over != record
    }
    herschreven = {i: na[i] for i in nieuwste if i in geraakt and i in na}
    return _Gaat([r for r in revisies if r.identiteit in geraakt], na, herschreven)


def _van_een_invoer(revisies: Sequence[Rij], stenen: Sequence[Grafsteen], nummer: int) -> _Gaat:
    rijen = [r for r in revisies if r.invoer == nummer]
    if {(s.soort, s.sleutel) for s in stenen if s.invoer == nummer} & {r.identiteit[:2] for r in rijen}:
        raise GeweigerdFout(f"Invoer {nummer} was zelf een intrekking. Die is niet terug te draaien.")
    if not rijen:
        raise GeweigerdFout(f"Van invoer {nummer} staat niets meer in het dossier.")
    blijft = [r for r in revisies if r.invoer != nummer]
    eerste = {r.identiteit: r.volgnr for r in reversed(rijen)}
    later = {r.identiteit: r.invoer for r in blijft if eerste.get(r.identiteit, r.volgnr) < r.volgnr}
    if later:
        (soort, sleutel, _), nr = min(later.items())
        raise GeweigerdFout(f"{soort} {sleutel} is in invoer {nr} herzien. Trek eerst invoer {nr} in.")
    voor, na = ({r.identiteit: lees_rij(r) for r in deel} for deel in (revisies, blijft))
    nieuwer = [na[r.identiteit] for r in blijft if r.invoer > nummer]
    if aangepast := _door_wat_weg_is(_leesbaar(voor.values()), _leesbaar(na.values()), _leesbaar(nieuwer)):
        i, actie = aangepast
        nr = max(r.invoer for r in blijft if r.identiteit == i.identiteit)
        raise GeweigerdFout(
            f"In invoer {nr} kwam een versie van interventie {i.sleutel} die zegt wat {actie} ervan maakte, en dat "
            f"rust op invoer {nummer}. Trek eerst invoer {nr} in. Of trek alleen de actie in, met --sessie {actie}: "
            "dan blijft wel staan hoe de interventie nu is."
        )
    if steunt := wat_steunt_op(_leesbaar(voor.values()), _leesbaar(na.values())):
        bij = {r.identiteit[:2]: r.invoer for r in blijft}
        namen = [f"{soort} {sleutel} (invoer {bij[soort, sleutel]})" for soort, sleutel in steunt]
        meer = f" en nog {len(namen) - GENOEMD}" if len(namen) > GENOEMD else ""
        raise GeweigerdFout(
            f"Wat later kwam, steunt op invoer {nummer}: {', '.join(namen[:GENOEMD])}{meer}. "
            "Trek dat eerst in, de laatste invoer het eerst."
        )
    return _Gaat(rijen, na, {})


def _door_wat_weg_is(
    voor: Sequence[ElkRecord], na: Sequence[ElkRecord], later: Iterable[ElkRecord]
) -> tuple[Interventie, str] | None:
    """A later revision that says what an action made of it that goes or becomes another, and that action."""
    toen, straks = ({id_: _wat_het_doet(a) for id_, a in wat_aanpast(Samenhang(r, ())).items()} for r in (voor, na))
    anders = {id_ for id_, doet in toen.items() if straks.get(id_) != doet}
    op_sleutel = sorted((i for i in later if isinstance(i, Interventie)), key=lambda i: (i.sleutel, i.sinds or ""))
    return next(((i, b) for i in op_sleutel for b in (i.versie, *i.besluiten) if b in anders), None)


def _wat_het_doet(a: Actie) -> tuple[object, ...]:
    return a.past_aan, a.nieuw, a.gedaan_op


def _intrekking(revisies: Sequence[Rij], doel: Doel, g: _Gaat, gezien: str) -> Intrekking:
    nieuwste = {r.identiteit: r for r in revisies}
    voor = {i: lees_rij(r) for i, r in nieuwste.items()}
    na, nieuw = g.na, g.nieuw
    gaat = {r.identiteit: None for r in g.rijen}
    volgnrs = {r.volgnr for r in g.rijen}
    blijft = [r for r in revisies if r.volgnr not in volgnrs]
    waarom_niet = _niet_te_oordelen(tuple(voor.values()))
    toen, straks = (Verandergraaf.van(_leesbaar(deel.values())) for deel in (voor, na))
    had, heeft = ({b for r in graaf.records(Registratie) for b in r.alle_bronnen} for graaf in (toen, straks))
    bronnen = {b.pseudoniem for b in straks.records(Bron)}
    return Intrekking(
        weg=tuple(voor[i] for i in gaat if i not in na),
        teruggedraaid=tuple(voor[i] for i in gaat if i in na and i not in g.herschreven),
        herschreven=tuple(g.herschreven.values()),
        elders=_elders(_teksten(g.rijen), blijft if isinstance(doel, OudeTekst) else [*blijft, *nieuw]),
        zonder_registratie=tuple(sorted(bronnen & (had - heeft))),
        veranderd=() if waarom_niet else tuple(_veranderd(toen, straks)),
        wissels=() if waarom_niet else wissels(toen, straks),
        niet_te_oordelen=waarom_niet,
        zinnen=tuple(t for t in _teksten(g.rijen) if " " in t.strip() and len(t) >= KORTSTE_ZIN),
        leeft=tuple(r.inhoud for r in (*blijft, *nieuw)),
        doel=doel,
        rijen=tuple(g.rijen),
        nieuw=nieuw,
        gezien=gezien,
    )


def _leesbaar(gevonden: Iterable[Rijinhoud]) -> tuple[ElkRecord, ...]:
    return tuple(g for g in gevonden if not isinstance(g, Onleesbaar))


def _niet_te_oordelen(voor: Sequence[Rijinhoud]) -> str:
    """Why no answer can be given of a dossier, so that none can be compared either; empty when one can."""
    records = _leesbaar(voor)
    if len(records) < len(voor):
        return "het dossier is niet helemaal te lezen"
    if any(True for _ in wat_in_de_lucht_hangt((Gelezen(r, "", Blok(1)) for r in records), records, "")):
        return "in het dossier verwijst iets naar wat er niet is"
    return ""


def _veranderd(toen: Verandergraaf, straks: Verandergraaf) -> Iterator[Verandering]:
    return (v for v in tussen_momenten(toen, straks) if v.is_ander_oordeel or not v.laag)


def trek_in(pad: Path, intrekking: Intrekking, *, reden: str, rol: str = "") -> Wisbewijs:
    """Carry out a withdrawal: rows gone, gravestones up, the file written anew, and its bytes searched.

    Raises:
        AanroepFout: no reason, or one with an address or number of a person in it.
        ConflictFout: something else would go by now, or somebody holds the dossier.
        DossierFout: it cannot be written.
    """
    reden = controleer_reden(reden)
    zout, dag = nieuw_zout(), datetime.datetime.now(datetime.UTC).date().isoformat()
    herschreven = {r.identiteit[:2] for r in intrekking.nieuw}
    stenen = [
        Grafsteen(
            r.soort,
            r.sleutel,
            zout,
            "" if r.identiteit[:2] in herschreven else spoor_van(r.inhoud, r.soort, zout),
            dag,
            reden,
        )
        for r in intrekking.rijen
    ]
    van = {r.record_sleutel: namen for r in intrekking.weg if (namen := ontleend_van(r))}
    stenen += [Grafsteen("registratie", wie, zout, afkomst(namen), dag, reden) for wie, namen in van.items()]
    with Dossier.open(pad) as d:
        with d.transactie() as schrijver:
            if d.hash() != intrekking.gezien and not _is_nog_hetzelfde(d, intrekking):
                raise ConflictFout(
                    f"Iemand anders heeft {pad} intussen veranderd. Kijk opnieuw en doe het dan nog eens."
                )
            schrijver.voeg_toe(
                intrekking.nieuw,
                grafstenen=stenen,
                weg=[r.volgnr for r in intrekking.rijen],
                programma=f"verandertheorie {VERSIE}",
                rol=rol,
                samenvatting=f"ingetrokken: {len(intrekking.weg)} weg, {len(intrekking.herschreven)} zonder een deel, "
                f"{len(intrekking.teruggedraaid)} terug naar de vorige versie",
            )
            werk_index_bij(d, schrijver)
        niet = _ruim_op(d)
        leeft = tuple(d.teksten())
    teksten = _teksten(intrekking.rijen)
    blijft_ook = set(_teksten(intrekking.nieuw))
    gezocht = [t for t in teksten if t not in blijft_ook]
    return Wisbewijs(len(gezocht), sporen(pad, gezocht, leeft), niet)


def _is_nog_hetzelfde(d: Dossier, intrekking: Intrekking) -> bool:
    """Whether what was shown is what would go now: an import of something else beside it need not be in the way."""
    nu = _gaat_weg(d.alle_revisies(), d.grafstenen(), intrekking.doel)
    return (tuple(nu.rijen), nu.nieuw) == (intrekking.rijen, intrekking.nieuw)


def trek_rol_in(pad: Path, rol: str, *, is_proef: bool = False) -> tuple[int, Wisbewijs]:
    """Empty a role in the list of imports, write the file anew and search its bytes: who filled in a name may go too.

    Args:
        pad: the dossier.
        rol: the role, as it was given with an import.
        is_proef: only tell how many imports have it.

    Returns:
        How many imports had it, and what came of it.

    Raises:
        AanroepFout: no import has it; with those that there are.
        ConflictFout: somebody else holds the dossier.
        DossierFout: it is missing, damaged, foreign or newer, or cannot be written.
    """
    with Dossier.open(pad) as d:
        _eis_alleen_onze_tabellen(d)
        rollen = [i.rol for i in d.invoeren()]
        if not rol or rol not in rollen:
            bekend = ", ".join(sorted({r for r in rollen if r}))
            raise AanroepFout(f"Geen invoer heeft de rol '{rol}'. {f'Kies uit: {bekend}.' if bekend else ''}".strip())
        if is_proef:
            return rollen.count(rol), Wisbewijs(0, ())
        with d.transactie() as schrijver:
            aantal = schrijver.wis_rol(rol)
        onthoud(pad)
        niet = _ruim_op(d)
        leeft = tuple(d.teksten())
    return aantal, Wisbewijs(1, sporen(pad, [rol], leeft), niet)


def ruim_op(pad: Path) -> str:
    """Write the file anew with only what is in it; why that did not go, empty when it did.

    Raises:
        DossierFout: the dossier is missing, damaged, foreign or newer.
    """
    with Dossier.open(pad) as d:
        return _ruim_op(d)


def _ruim_op(d: Dossier) -> str:
    ruim_resten_op(d.pad.parent)  # a copy that was never finished holds the same text
    try:
        d.ruim_op()
    except VerandertheorieFout as fout:
        return str(fout)
    return ""


def controleer_reden(reden: str) -> str:
    """The reason as it will stand on the gravestone.

    Raises:
        AanroepFout: there is none, or it has an address or number of a person in it.
    """
    try:
        return _REDEN.validate_python(reden)
    except ValidationError as fout:
        wat = "staat " + str(fout.errors()[0].get("ctx", {}).get("wat", "geen leesbare tekst"))
        raise AanroepFout(f"Bij --reden {wat}. Schrijf kort waarom, zonder gegevens van personen.") from fout


def _eis_alleen_onze_tabellen(d: Dossier) -> None:
    if vreemd := d.vreemde_tabellen():
        raise GeweigerdFout(
            f"In {d.pad} staan ook tabellen van een ander programma: {', '.join(vreemd)}. "
            "Daarin kan dezelfde tekst staan, en die wissen we niet. Haal ze er eerst uit."
        )


def _teksten(rijen: Iterable[Rij]) -> tuple[str, ...]:
    """Every text in these rows, once, in their order."""
    waarden = (velden_van(r.inhoud) or r.inhoud for r in rijen)
    return tuple(dict.fromkeys(t for w in waarden for t in _bladeren(w) if len(t) >= KORTSTE))


def _bladeren(waarde: object) -> Iterator[str]:
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, Mapping):
        for deel in waarde.values():
            yield from _bladeren(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from _bladeren(deel)


def _elders(teksten: Collection[str], blijft: Sequence[Rij]) -> tuple[tuple[Naam, int], ...]:
    """Sentences that also stand in what stays; single words are everywhere and say nothing."""
    zinnen = Zoeklijst(json.dumps(t, ensure_ascii=False)[1:-1] for t in teksten if " " in t.strip())
    terug = Zoeklijst(sorted(zinnen.in_("\0".join(r.inhoud for r in blijft))))
    telling: dict[Naam, int] = {}
    for r in blijft if terug else ():
        if aantal := len(terug.in_(r.inhoud)):
            telling[r.soort, r.sleutel] = max(telling.get((r.soort, r.sleutel), 0), aantal)
    return tuple(sorted(telling.items()))
