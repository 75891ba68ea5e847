"""An interview guide from a file or from the command line: its questions, and the subjects they are about as keys."""

from pathlib import Path

from pydantic import ValidationError

from verandertheorie.formaten.formaat import lees_bestand
from verandertheorie.formaten.grenzen import GROOTSTE_BESTAND
from verandertheorie.formaten.waarden import Blok, Lijst, Waarde, plat, regel_van
from verandertheorie.fouten import AanroepFout, reden_van
from verandertheorie.lezen.sleutelbestand import weiger_sleutel
from verandertheorie.lezen.veldfouten import in_het_nederlands
from verandertheorie.melding import Melding
from verandertheorie.model.leidraad import Leidraad, Leidraadvraag
from verandertheorie.model.verwijzing import Mis, Namenlijst

EXTENSIES = (".yaml", ".yml", ".txt", ".json")
# What Dekking can be about: another question of a guide would have nowhere to be answered.
ONDERWERPEN = ("bewering", "systemische_factor", "aanname")
_ZO = "Schrijf 'vragen:' met daaronder streepjes: een onderwerp, of onderwerp: C01 en vraag: Wat gebeurde er?"


def vind_leidraad(
    genoemd: str, mappen: tuple[Path, ...], namen: Namenlijst
) -> tuple[Leidraad | None, tuple[Melding, ...]]:
    """The guide that is meant: a file, its name without extension, or the subjects themselves with commas between.

    Args:
        genoemd: what somebody wrote behind ``--leidraad``.
        mappen: where a file that is called by its name may lie.
        namen: what the dossier knows.

    Returns:
        The guide; None when a Melding says why there is none.

    Raises:
        AanroepFout: no such file, and no subjects either.
    """
    paden = [Path(genoemd), *(map_ / f"{genoemd}{einde}" for map_ in mappen for einde in EXTENSIES)]
    for pad in paden:
        if _kan_er_zijn(pad):
            return lees_leidraad(pad, namen)
    vragen = []
    for woord in genoemd.split(","):
        doel = namen.zoek(woord, ONDERWERPEN)
        if isinstance(doel, Mis):
            raise AanroepFout(
                f"De leidraad '{genoemd}' is geen bestand en geen lijst van onderwerpen: {doel.tekst} {doel.remedie}"
            )
        vragen.append(Leidraadvraag(onderwerp=doel.sleutel))
    return Leidraad(vragen=tuple(vragen)), ()


def _kan_er_zijn(pad: Path) -> bool:
    """Whether a file stands there, or may: where we may not look, reading it says so."""
    try:
        return pad.is_file()
    except PermissionError:
        return True
    except OSError:  # a list of subjects can be longer than a name
        return False


def lees_leidraad(pad: Path, namen: Namenlijst) -> tuple[Leidraad | None, tuple[Melding, ...]]:
    """Read a guide; None when something is wrong with it, with every subject that means nothing at its line.

    In text (.txt) each line is a subject, in YAML a list of subjects will do, and a mapping may say more.
    """
    bestand = str(pad)
    try:
        with pad.open("rb") as open_:
            inhoud = open_.read(GROOTSTE_BESTAND + 1)
    except OSError as fout:
        tekst, remedie = f"deze leidraad is niet te lezen ({reden_van(fout)}).", "Vraag de eigenaar om toegang."
        return None, (Melding(bestand, 1, "VT004", tekst, remedie),)
    waarde, onleesbaar = (_regels(inhoud), ()) if pad.suffix.lower() == ".txt" else lees_bestand(inhoud, bestand)
    if onleesbaar := onleesbaar or weiger_sleutel(bestand, waarde):
        return None, onleesbaar
    if isinstance(waarde, Lijst):
        waarde = Blok(1, {"vragen": waarde}, {"vragen": 1})
    if not isinstance(waarde, Blok):
        return None, (Melding(bestand, 1, "VT003", "hier horen de vragen van een leidraad te staan.", _ZO),)
    blok, niet_gevonden = _opgelost(_uitgeschreven(waarde), bestand, namen)
    try:
        leidraad = Leidraad.model_validate(plat(blok))
    except ValidationError as fout:
        kapot = {m.waar for m in niet_gevonden}
        plekken = ((regel_van(blok, e["loc"]), e) for e in fout.errors(include_url=False, include_context=True))
        velden = (Melding(bestand, waar, "VT010", *_in_het_nederlands(e)) for waar, e in plekken if waar not in kapot)
        return None, tuple(sorted((*niet_gevonden, *velden)))
    return (None if niet_gevonden else leidraad), tuple(sorted(niet_gevonden))


def _in_het_nederlands(fout: "object") -> tuple[str, str]:
    e = fout
    if e["type"] == "extra_forbidden":  # type: ignore[index]  # an error of pydantic
        return f"het veld '{e['loc'][-1]}' kennen we hier niet.", "Kies uit: leidraad, vragen, onderwerp, vraag."  # type: ignore[index]
    tekst, _ = in_het_nederlands(e, "registratie")  # type: ignore[arg-type]
    return tekst, _ZO


def _regels(inhoud: bytes) -> Waarde:
    lijst = Lijst(1)
    for nummer, regel in enumerate(inhoud.decode("utf-8-sig", errors="replace").splitlines(), 1):
        if tekst := regel.strip().removeprefix("- ").strip():
            lijst.items.append(tekst)
            lijst.regels.append(nummer)
    return lijst


def _uitgeschreven(blok: Blok) -> Blok:
    """The same, where a bare subject is a question about it."""
    vragen = blok.velden.get("vragen")
    if not isinstance(vragen, Lijst):
        return blok
    items = [
        Blok(regel, {"onderwerp": item}, {"onderwerp": regel}) if isinstance(item, str) else item
        for item, regel in zip(vragen.items, vragen.regels, strict=True)
    ]
    return _met_vragen(blok, Lijst(vragen.regel, list(items), vragen.regels))


def _opgelost(blok: Blok, bestand: str, namen: Namenlijst) -> tuple[Blok, tuple[Melding, ...]]:
    """The same with keys for subjects, and which subjects mean nothing."""
    vragen = blok.velden.get("vragen")
    if not isinstance(vragen, Lijst):
        return blok, ()
    items, meldingen = list[Waarde](), list[Melding]()
    for item in vragen.items:
        onderwerp = item.velden.get("onderwerp") if isinstance(item, Blok) else None
        if not (isinstance(item, Blok) and isinstance(onderwerp, str)):
            items.append(item)
            continue
        doel = namen.zoek(onderwerp, ONDERWERPEN)
        if isinstance(doel, Mis):
            items.append(item)
            meldingen.append(Melding(bestand, item.regels["onderwerp"], "VT020", doel.tekst, doel.remedie))
        else:
            items.append(Blok(item.regel, {**item.velden, "onderwerp": doel.sleutel}, item.regels))
    return _met_vragen(blok, Lijst(vragen.regel, items, vragen.regels)), tuple(meldingen)


def _met_vragen(blok: Blok, vragen: Lijst) -> Blok:
    return Blok(blok.regel, {**blok.velden, "vragen": vragen}, blok.regels)
