"""From blocks of text to records: fields checked, references resolved, every mistake at its line, all at once."""

import contextlib
import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pydantic import ValidationError

from verandertheorie.begrippen import aliassen
from verandertheorie.formaten.grenzen import DIEPSTE_NEST
from verandertheorie.formaten.waarden import Blok, Lijst, Waarde, aantal_waarden, plat, regel_van
from verandertheorie.graaf.voorraad import Voorraad, voorraad_van
from verandertheorie.lezen.bestanden import Gevonden
from verandertheorie.lezen.gewone_taal import herken_soort, in_modelwoorden
from verandertheorie.lezen.tabellen import is_niet_gevraagd
from verandertheorie.lezen.veldfouten import bedoeld_veld, in_het_nederlands
from verandertheorie.lezen.verwisseld import Kant, Passer, Verwisseld, ligt_in, meldingen_over, tekst_op
from verandertheorie.melding import MEESTE_FOUTEN, Cel, Melding, Waar, genoeg, volgorde
from verandertheorie.model.basis import Naam
from verandertheorie.model.bladen import kop_van
from verandertheorie.model.gebieden import Bijeenkomst, Gebied, Leercyclus
from verandertheorie.model.relaties import Drietal, bewering_in
from verandertheorie.model.soorten import (
    KNOOPTYPEN,
    MODELLEN,
    RECORD,
    SOORTEN,
    ElkRecord,
    Pad,
    Plek,
    pad_van,
    velden,
    verwijzingen,
    waarden,
)
from verandertheorie.model.theorie import GEWONE_SCHAAL, Bewering, Knoop
from verandertheorie.model.tijd import Kwartaal
from verandertheorie.model.verwijzing import Doel, Mis, Namenlijst, hoe_erbij, kort
from verandertheorie.model.woordenlijst import Woord, Woordenboek, Woordenlijst, lijst_van, woordenboek
from verandertheorie.taal import gevouwen, leesbaar

_PAST_NIETS = {"los": " Past er niets? Schrijf dan los.", "geen": " Hoorde er geen bij? Schrijf dan geen."}
"""What to write where nothing in the dossier is meant, in the fields that have a word for it."""
_VAN_NOTULEN = frozenset(("agenda", "acties", "besluiten", "leerbehoeften", "datum", "aanwezig"))
"""What stands at the top of a file of minutes; no record that lacks its type has a session and one of these."""

MEESTE_IN_RECORD = 20_000
"""Fields and values of one record: an interview has a hundred, a whole theory in one version some thousands."""


@dataclass(slots=True, eq=False)
class Ruw:
    """A block on its way to a record: what type it is, and its plain values."""

    bestand: str
    blok: Blok
    soort: str
    velden: dict[str, object]
    heeft_eigen_id: bool = True

    def melding(self, plek: Plek, code: str, tekst: str, remedie: str) -> Melding:
        """A Melding at the line of a field."""
        return Melding(self.bestand, regel_van(self.blok, plek), code, tekst, remedie)

    def noem(self, plek: Plek) -> str:
        """A field as people see it: in a sheet stand headings."""
        veld = next((deel for deel in reversed(plek) if isinstance(deel, str)), "soort")
        return kop_van(veld) if self.is_cel(plek) else veld

    def is_cel(self, plek: Plek) -> bool:
        """Whether a field was read from a cell of a sheet."""
        return isinstance(regel_van(self.blok, plek), Cel)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A checked record, and where it came from."""

    record: ElkRecord
    bestand: str
    blok: Blok
    heeft_eigen_id: bool = True

    def melding(self, plek: Plek, code: str, tekst: str, remedie: str) -> Melding:
        """A Melding at the line of a field."""
        return Melding(self.bestand, regel_van(self.blok, plek), code, tekst, remedie)


@dataclass(frozen=True, slots=True)
class MetFout:
    """A record that has a mistake, with something else in the place of what is wrong; and the places of that.

    For the rules that look at other fields of it: what those have to say does not wait until this was mended.
    """

    gelezen: Gelezen
    mis: frozenset[Plek]


_WEG = object()
_IN_PLAATS: tuple[object, ...] = ("x1", "ja", "2026-01-01", "1", "C1", _WEG)
"""What a field may hold when what it holds is wrong, tried in this order: a text, ja, a day, a number, a code, nothing.

Nobody is told of it, and what is said of a record must not follow from it: see ``LEUNT_OP`` in regels.py.
"""


def records_uit(
    gevonden: Sequence[Gevonden],
    bekend: Iterable[ElkRecord] | Voorraad,
    ingetrokken: Iterable[tuple[str, str]] = (),
) -> tuple[tuple[Gelezen, ...], tuple[Melding, ...], tuple[MetFout, ...]]:
    """Check and resolve all blocks together.

    Args:
        gevonden: the blocks of every file.
        bekend: what is in the dossier already.
        ingetrokken: (soort, key) of what was in it; a reference to it means something, and what comes of it is for the
            caller.

    Returns:
        The records without mistakes, in order of file and line; every Melding (warnings too); and the records with a
        mistake, so that what else is wrong in those is told at once.
    """
    ruw, meldingen = list[Ruw](), list[Melding]()
    for g in gevonden:
        if len(meldingen) > MEESTE_FOUTEN:
            meldingen.append(genoeg(g.bestand, g.blok.regel))
            break
        herkend, daarover = _herken(g)
        ruw += [herkend] if herkend else []
        meldingen += daarover
    er_is = voorraad_van(bekend)
    namen = namen_uit(er_is, ruw)
    for soort, sleutel in ingetrokken:
        namen.voeg_toe(soort, sleutel)
    for r in ruw:
        if r.soort != "registratie" or "id" in r.velden:
            continue
        r.heeft_eigen_id = False
        r.velden["id"] = _afgeleid_id(r, namen)
        namen.voeg_toe("registratie", str(r.velden["id"]))
    dagen = _dagen(er_is, ruw)
    records, met_fout = list[Gelezen](), list[MetFout]()
    kandidaten = set(er_is.per_onderwerp)
    passer, verwisseld = Passer(namen), list[Verwisseld]()
    for er_staat in ruw:
        r = er_staat
        if len(meldingen) + len(verwisseld) > MEESTE_FOUTEN:
            meldingen.append(genoeg(r.bestand, r.blok.regel))
            break
        niet_gevraagd = _niet_gevraagd(r)
        meldingen += _over_hun_naam(r, niet_gevraagd, namen) if niet_gevraagd else ()
        r = _zonder(r, niet_gevraagd) if niet_gevraagd else r
        opgelost = _los_op(r, namen, kandidaten)
        kandidaten |= opgelost.kandidaten
        if r.soort == "bron" and not r.velden.get("perspectief"):
            r.velden = _met_perspectief(r.velden, namen.woorden)
        if r.soort == "interventie" and GEWONE_SCHAAL not in namen.woorden.teksten["schaal"]:
            r.velden = {"schaal": None, **r.velden}  # nobody is held to a word that they did not write
        if r.soort == "actie" and (dag := dagen.get(str(r.velden.get("bijeenkomst")))):
            r.velden = {"sinds": dag, **r.velden}
        veldfout, mis = None, opgelost.mis
        try:
            record = RECORD.validate_python(r.velden)
        except ValidationError as fout:
            fouten = fout.errors(include_url=False)
            bedoeld = filter(None, (bedoeld_veld(e, r.soort) for e in fouten))
            veldfout, mis = fout, mis | {e["loc"][1:] for e in fouten} | {*bedoeld}
        if not mis and not veldfout:
            meldingen += (m for _, m in opgelost.meldingen)
            records.append(Gelezen(record, r.bestand, r.blok, r.heeft_eigen_id))
            continue
        geruild = passer.verwisseld(r.soort, r.velden, mis)
        verwisseld += (_verwisseld(r, paar) for paar in geruild)
        gezegd = frozenset(plek for paar in geruild for plek in paar)
        meldingen += (m for plek, m in opgelost.meldingen if not ligt_in(plek, gezegd))
        if veldfout:
            al = opgelost.mis | {plek for plek in mis if ligt_in(plek, gezegd)}
            meldingen += islice(_veldmeldingen(veldfout, r, al, namen), MEESTE_FOUTEN + 1)
        met_fout += _met_fout(r, mis)
    meldingen += meldingen_over(verwisseld)
    return tuple(records), tuple(meldingen), tuple(met_fout)


def _verwisseld(r: Ruw, plekken: Iterable[Plek]) -> Verwisseld:
    """What is said of two fields that each hold what belongs in the other, the first one first."""
    kanten = [Kant(regel_van(r.blok, plek), r.noem(plek), tekst_op(r.velden, plek)) for plek in plekken]
    een, ander = sorted(kanten, key=lambda kant: volgorde(kant.waar))
    return Verwisseld(r.bestand, een, ander)


def _met_fout(r: Ruw, mis: Iterable[Plek]) -> Iterator[MetFout]:
    """The record with something else where it is wrong, when it is one then."""
    velden: object = r.velden
    alle = set(mis)
    over = set(alle)
    vaste = waarden(r.soort)
    woorden = {pad: merk.kenmerk for pad, merk in verwijzingen(r.soort) if merk.kenmerk}
    for poging in _IN_PLAATS:
        for plek in over:
            pad = pad_van(plek)
            anders = vaste[pad][0] if pad in vaste else woorden.get(pad, poging)
            try:
                velden = _met(velden, plek, poging if poging is _WEG else anders)
            except LookupError:
                return
        try:
            record = RECORD.validate_python(velden)
        except ValidationError as fout:
            over = {e["loc"][1:] for e in fout.errors(include_url=False)}
            alle |= over
            continue
        yield MetFout(Gelezen(record, r.bestand, r.blok, r.heeft_eigen_id), frozenset(alle))
        return


def _met(houder: object, plek: Plek, waarde: object) -> object:
    """The same with something at a place, or with nothing there.

    Raises:
        LookupError: there is no such place.
    """
    if not plek:
        return waarde
    stap, *rest = plek
    if isinstance(houder, dict):
        over = {veld: w for veld, w in houder.items() if veld != stap}
        weg = not rest and waarde is _WEG
        return over if weg else {**over, stap: _met(houder.get(stap), tuple(rest), waarde)}
    if isinstance(houder, list) and isinstance(stap, int) and (rest or waarde is not _WEG):
        return [*houder[:stap], _met(houder[stap], tuple(rest), waarde), *houder[stap + 1 :]]
    raise LookupError(stap)


def _herken(g: Gevonden) -> tuple[Ruw | None, tuple[Melding, ...]]:
    geschreven = g.blok.velden.get("soort")
    soort = herken_soort(geschreven) if isinstance(geschreven, str) else None
    if soort is None:
        if isinstance(geschreven, str):
            tekst = f"de soort '{kort(geschreven)}' kennen we niet."
            beste = Namenlijst.lijkt_op(geschreven, SOORTEN)
            remedie = f"Bedoelt u {beste}?" if beste else f"Kies uit: {', '.join(SOORTEN)}."
        elif any(veld.casefold() == "soort" for veld in g.blok.velden):
            tekst, remedie = "het veld 'soort' ontbreekt.", "Schrijf namen van velden met kleine letters: soort."
        elif "bijeenkomst" in g.blok.velden and _VAN_NOTULEN & g.blok.velden.keys():
            tekst = "dit zijn notulen, en geen record."
            remedie = f"Leg ze vast met: verandertheorie notulen {g.bestand}"
        else:
            tekst, remedie = "het veld 'soort' ontbreekt.", f"Begin met soort: en een van: {', '.join(SOORTEN)}."
        return None, (Melding(g.bestand, regel_van(g.blok, ("soort",)), "VT010", tekst, remedie),)
    if aantal_waarden(g.blok) > MEESTE_IN_RECORD:
        tekst = f"dit record heeft meer dan {MEESTE_IN_RECORD} velden en waarden."
        return None, (Melding(g.bestand, g.blok.regel, "VT010", tekst, "Is het meer dan één gesprek? Splits het dan."),)
    blok = in_modelwoorden(g.blok, soort)
    blok.velden["soort"] = soort
    meldingen = tuple(Melding(g.bestand, *wat) for wat in _leeg_en_onbekend(blok, soort, ()))
    waarden = plat(blok)
    assert isinstance(waarden, dict)  # noqa: S101  (a block flattens to a dict)
    return Ruw(g.bestand, blok, soort, waarden), meldingen


def _leeg_en_onbekend(w: Waarde, soort: str, pad: Pad) -> Iterator[tuple[Waar, str, str, str]]:
    """Fields without a value that no record has: half a sentence, cut off by a comma."""
    if isinstance(w, Lijst):
        for item in w.items:
            yield from _leeg_en_onbekend(item, soort, (*pad, "*"))
    elif isinstance(w, Blok) and (bekend := velden(soort, pad)):
        for naam, waarde in w.velden.items():
            if waarde is None and naam not in bekend:
                tekst = f"het veld '{kort(naam)}' kennen we hier niet."
                remedie = "Hoort het bij de tekst ervoor, zet die dan tussen aanhalingstekens."
                yield w.regels[naam], "VT010", tekst, remedie
            yield from _leeg_en_onbekend(waarde, soort, (*pad, naam))


# --- names ------------------------------------------------------------------------------------


def namen_uit(bekend: Iterable[ElkRecord] | Voorraad, ruw: Sequence[Ruw] = ()) -> Namenlijst:
    """Every name in the dossier and in the files, also of records that have a mistake elsewhere."""
    er_zijn = voorraad_van(bekend)
    namen = Namenlijst(relatiewoorden=aliassen("relatie"), woorden=_woorden(ruw, er_zijn))
    weg = {k.soort_en_sleutel for k in er_zijn.records(Knoop) if k.tot}
    weg |= {(r.soort, str(r.velden.get("sleutel"))) for r in ruw if r.soort in KNOOPTYPEN and r.velden.get("tot")}
    for record in er_zijn.zonder_gesprekken():
        if record.soort_en_sleutel in weg and isinstance(record, Knoop):
            namen.voeg_uitgefaseerd_toe(record.soort, record.sleutel, (record.naam, *record.aliassen))
            continue
        woorden: tuple[str, ...] = (record.naam, *record.aliassen) if isinstance(record, Knoop) else ()
        if isinstance(record, Gebied):
            woorden = (record.naam,)
        if isinstance(record, Leercyclus):
            woorden = (str(record.in_kwartaal),)
        code = record.code if isinstance(record, Bewering) else None
        if isinstance(record, Bewering):
            woorden = (record.tekst,)
        namen.voeg_toe(record.soort, record.record_sleutel, woorden, code)
    for id_ in er_zijn.gesprekken:
        namen.voeg_toe("registratie", id_)
    wachtend = []
    for r in ruw:
        if r.soort in ("bewering", "relatie"):
            wachtend.append(r)
        else:
            _leer(r, namen, weg)
    for _ in range(DIEPSTE_NEST):  # a claim may end on another claim of the same files
        later = [r for r in wachtend if not _leer_bewering(r, namen)]
        if not later or len(later) == len(wachtend):
            break
        wachtend = later
    return namen


def _woorden(ruw: Sequence[Ruw], bekend: Voorraad) -> Woordenboek:
    """The words of the lists, those among the files in the place of what they revise."""
    eigen = {w.record_sleutel: w for w in bekend.records(Woord)}
    lijsten = {k.record_sleutel: k for k in bekend.records(Woordenlijst)}
    for r in ruw:
        with contextlib.suppress(ValidationError):  # what is wrong with it is said where it is read
            if r.soort == "woord":
                w = Woord.model_validate(r.velden)
                eigen[w.record_sleutel] = w
            elif r.soort == "woordenlijst":
                k = Woordenlijst.model_validate(r.velden)
                lijsten[k.record_sleutel] = k
    return woordenboek(eigen.values(), lijsten.values())


def _leer(r: Ruw, namen: Namenlijst, weg: Collection[Naam]) -> None:
    eerste, *meer = MODELLEN[r.soort].sleutelvelden
    sleutel = r.velden.get(eerste)
    if isinstance(sleutel, str) and not meer:
        ander = r.velden.get("aliassen")
        aliassen_hier = [a for a in ander if isinstance(a, str)] if isinstance(ander, list) else []
        naam = r.velden.get("naam")
        woorden = [*([naam] if isinstance(naam, str) else []), *aliassen_hier, *_kwartaal(r)]
        if (r.soort, sleutel) in weg:
            namen.voeg_uitgefaseerd_toe(r.soort, sleutel.strip(), woorden)
        else:
            sleutel = sleutel.casefold() if r.soort == "bron" else sleutel
            namen.voeg_toe(
                r.soort, sleutel.strip(), woorden if r.soort in (*KNOOPTYPEN, "gebied", "leercyclus") else ()
            )


def _kwartaal(r: Ruw) -> Iterator[str]:
    """The quarter that a learning cycle carries, by which it may be named too."""
    if r.soort == "leercyclus":
        kwartaal, van = r.velden.get("kwartaal"), r.velden.get("van")
        if isinstance(kwartaal, str):
            yield kwartaal
        elif isinstance(van, str):
            with contextlib.suppress(ValueError):  # the check on the field says what is wrong with it
                yield str(Kwartaal.van(datetime.date.fromisoformat(van)))


def _leer_bewering(r: Ruw, namen: Namenlijst) -> bool:
    einden = [_eind(r.velden.get(veld), namen) for veld in ("van", "naar")]
    relatie = r.velden.get("relatie")
    if not isinstance(relatie, str) or None in einden:
        return False
    code, tekst = r.velden.get("code"), r.velden.get("tekst")
    sleutel = Drietal(str(einden[0]), relatie, str(einden[1])).sleutel
    woorden = (tekst,) if isinstance(tekst, str) and r.soort == "bewering" else ()
    namen.voeg_toe(r.soort, sleutel, woorden, code=code if isinstance(code, str) else None)
    return True


def _eind(waarde: object, namen: Namenlijst) -> str | None:
    tekst = _eindtekst(waarde)
    doel = namen.vind(tekst, ("knoop", "bewering")) if tekst else None
    if doel is None or doel.is_nieuw:
        return None
    return f"[{doel.sleutel}]" if doel.soort == "bewering" else doel.sleutel


def _eindtekst(waarde: object) -> str | None:
    if isinstance(waarde, dict) and set(waarde) == {"bewering"}:
        waarde = waarde["bewering"]
    return waarde if isinstance(waarde, str) else None


def _dagen(bekend: Voorraad, ruw: Sequence[Ruw]) -> Mapping[str, str]:
    """The day of each session by key, those among the files in the place of what they revise."""
    dagen = {b.sleutel: b.datum.isoformat() for b in bekend.records(Bijeenkomst)}
    for r in ruw:
        if r.soort == "bijeenkomst" and isinstance(sleutel := r.velden.get("sleutel"), str):
            dagen[sleutel] = str(r.velden.get("datum"))
    return dagen


# --- references -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Opgelost:
    """What came of the references of one record: where one means nothing, and which subjects are new candidates."""

    meldingen: tuple[tuple[Plek, Melding], ...]
    mis: frozenset[Plek]
    kandidaten: frozenset[str]


def _los_op(r: Ruw, namen: Namenlijst, bekend: Collection[str]) -> _Opgelost:
    """Replace every reference by its key, and say which mean nothing; of a candidate that is known not again."""
    meldingen, mis, kandidaten = list[tuple[Plek, Melding]](), set[Plek](), set[str]()
    for pad, merk in verwijzingen(r.soort):
        for plek, houder, stap in plaatsen(r.velden, pad, ()):
            waarde = houder[stap]  # type: ignore[index]  # a dict with a name, or a list with a number
            is_eind = "knoop" in merk.naar
            tekst = _eindtekst(waarde) if is_eind else waarde
            if is_eind and isinstance(waarde, dict) and set(waarde) == {"bewering"} and not isinstance(tekst, str):
                mis.add(plek)
                wat = f"bij '{plek[-1]}' hoort één bewering te staan."
                meldingen.append(
                    (plek, r.melding(plek, "VT010", wat, "Schrijf de code erachter, zoals bewering: C13."))
                )
                continue
            if not isinstance(tekst, str):
                continue  # the check on the field says what is wrong with anything but text
            if merk.kenmerk and gevouwen(tekst).casefold() == merk.kenmerk:
                houder[stap] = merk.kenmerk  # type: ignore[index]
                continue
            if merk.mag_los(gevouwen(tekst)):
                gevonden = namen.vind(tekst, merk.naar)
                if gevonden and not gevonden.is_nieuw:
                    houder[stap] = gevonden.sleutel  # type: ignore[index]
                continue
            doel = namen.zoek(tekst, merk.naar)
            if isinstance(doel, Doel) and doel.is_nieuw and is_eind:
                doel = Mis("staat niet in het dossier.", "Zet die bewering eerst in de theorie.", kort(tekst))
            if isinstance(doel, Mis):
                if plek in mis:
                    continue  # one word where a list may be: that was told
                mis.add(plek)
                if lijst_van(merk.naar[0]):
                    wat = f"'{kort(tekst)}' kan niet bij '{r.noem(plek)}'."
                    meldingen.append((plek, r.melding(plek, "VT010", wat, doel.remedie)))
                    continue
                soort = f"{leesbaar(merk.naar[0])} " if doel.naam and len(merk.naar) == 1 else ""
                anders = f"{_PAST_NIETS.get(merk.kenmerk or '', '')} {hoe_erbij(merk.naar)}" if doel.is_ver else ""
                melding = r.melding(plek, "VT020", f"{soort}{doel.tekst}", f"{doel.remedie}{anders.rstrip()}")
                if doel.is_nieuwe_bron and isinstance(melding.waar, Cel):
                    melding = replace(melding, remedie="Is het een nieuwe bron? Zet haar dan op het blad Bronnen.")
                meldingen.append((plek, melding))
                continue
            houder[stap] = f"[{doel.sleutel}]" if is_eind and doel.soort == "bewering" else doel.sleutel  # type: ignore[index]
            is_bekend = doel.sleutel in bekend or doel.sleutel in kandidaten
            if doel.is_nieuw and not is_bekend and not bewering_in(doel.sleutel):
                kandidaten.add(doel.sleutel)
                wat = f"'{kort(tekst)}' staat nog niet in de theorie; het wordt bewaard als kandidaat."
                meldingen.append((plek, r.melding(plek, "VT101", wat, "Bespreek of het erin hoort.")))
    return _Opgelost(tuple(meldingen), frozenset(mis), frozenset(kandidaten))


def _niet_gevraagd(r: Ruw) -> frozenset[int]:
    """Which rows of Dekking of a record never came up."""
    lijst = r.velden.get("dekking")
    return frozenset(
        nr
        for nr, item in enumerate(lijst if r.soort == "registratie" and isinstance(lijst, list) else ())
        if isinstance(item, dict) and is_niet_gevraagd(item.get("gevonden")) and r.is_cel(("dekking", nr, "gevonden"))
    )


def _over_hun_naam(r: Ruw, rijen: Collection[int], namen: Namenlijst) -> Iterator[Melding]:
    """Which of these rows names nothing that is there."""
    lijst = r.velden["dekking"]
    assert isinstance(lijst, list)  # noqa: S101  (its rows were just found)
    genoemd = [{"onderwerp": d.get("onderwerp")} if nr in rijen else {} for nr, d in enumerate(lijst)]
    over = _los_op(replace(r, velden={"dekking": genoemd}), namen, ())
    return (m for _, m in over.meldingen if m.ernst == "fout")


def _zonder(r: Ruw, rijen: Collection[int]) -> Ruw:
    """The record as if these rows of Dekking were not there."""
    lijst, blok = r.velden["dekking"], r.blok.velden["dekking"]
    assert isinstance(lijst, list)  # noqa: S101  (its rows were just found)
    assert isinstance(blok, Lijst)  # noqa: S101  (the list is made of it)
    blijft = [nr for nr in range(len(lijst)) if nr not in rijen]
    dekking = Lijst(blok.regel, [blok.items[nr] for nr in blijft], [blok.regels[nr] for nr in blijft])
    return replace(
        r,
        velden={**r.velden, "dekking": [lijst[nr] for nr in blijft]},
        blok=replace(r.blok, velden={**r.blok.velden, "dekking": dekking}),
    )


def plaatsen(waarde: object, pad: Pad, plek: Plek) -> Iterator[tuple[Plek, object, str | int]]:
    """Every place that a path with ``*`` points at: its own path, and the dict or list that holds it."""
    stap, *rest = pad
    if stap == "*":
        if isinstance(waarde, list):
            for nr, item in enumerate(waarde):
                if rest:
                    yield from plaatsen(item, tuple(rest), (*plek, nr))
                else:
                    yield (*plek, nr), waarde, nr
    elif isinstance(waarde, dict) and stap in waarde:
        if rest == ["*"] and isinstance(waarde[stap], str):  # one where a list may be
            yield (*plek, stap), waarde, stap
        elif rest:
            yield from plaatsen(waarde[stap], tuple(rest), (*plek, stap))
        else:
            yield (*plek, stap), waarde, stap


# --- fields -----------------------------------------------------------------------------------


def _afgeleid_id(r: Ruw, namen: Namenlijst) -> str:
    """The id of a record that brings none: area, date, form and source; a serial number without a source."""

    def sleutel(veld: str) -> str | None:
        geschreven = r.velden.get(veld)
        doel = namen.vind(geschreven, (veld,)) if isinstance(geschreven, str) else None
        return doel.sleutel if doel else None

    vorm = r.velden.get("vorm") or "interview"
    return id_van(sleutel("gebied"), r.velden.get("datum"), vorm, sleutel("bron") or "01")


def id_van(*delen: object) -> str:
    """The id of a record that brings none, of what there is of its area, date, form and source."""
    return "-".join(d for d in delen if isinstance(d, str)).lower().replace("_", "-")


def _met_perspectief(velden: dict[str, object], woorden: Woordenboek) -> dict[str, object]:
    """The fields of a source with from what position it looks, when that follows from its organisation."""
    volgt = woorden.perspectief_van(str(velden.get("organisatiesoort", "")))
    rest = {veld: waarde for veld, waarde in velden.items() if veld != "perspectief"}
    return {**rest, "perspectief": volgt} if volgt else rest


def _veldmeldingen(fout: ValidationError, r: Ruw, mis: Collection[Plek], namen: Namenlijst) -> Iterator[Melding]:
    """What is wrong with the fields, apart from the references of which that was said."""
    fouten = fout.errors(include_url=False, include_context=True)
    geraakt = {e["loc"][1:] for e in fouten}  # the first step names the record type
    for e in fouten:
        plek = e["loc"][1:]
        if plek == ("perspectief",) and ("organisatiesoort",) in {*geraakt, *mis} and e["type"] == "missing":
            continue  # it would have followed
        if plek in mis or (plek == ("id",) and not r.heeft_eigen_id and (len(fouten) > 1 or mis)):
            continue
        if e["type"] == "too_short" and any(p[: len(plek)] == plek != p for p in geraakt):
            continue  # it is not short, what stands in it is wrong
        tekst, remedie = in_het_nederlands({**e, "loc": plek}, r.soort, kop_van if r.is_cel(plek) else str)
        if e["type"] == "missing" and (keuzes := _woorden_voor(r.soort, plek, namen)):
            remedie = f"Kies uit: {', '.join(keuzes)}."
            if plek == ("perspectief",):
                remedie += f" Of zet het bij het woord '{r.velden.get('organisatiesoort')}', als hoort_bij."
        yield r.melding(plek, "VT010", tekst, remedie)


def _woorden_voor(soort: str, plek: Plek, namen: Namenlijst) -> Iterable[str]:
    """The words that a field may hold, when a list says so."""
    lijst = next((lijst_van(merk.naar[0]) for pad, merk in verwijzingen(soort) if pad == plek), None)
    return namen.woorden.teksten[lijst] if lijst else ()
