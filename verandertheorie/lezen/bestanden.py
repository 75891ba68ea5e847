"""Which files are meant, and what stands in them: files, folders and standard input, as text with places."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath

from verandertheorie.formaten.formaat import EXTENSIES, lees_bestand
from verandertheorie.formaten.grenzen import GROOTSTE_BESTAND
from verandertheorie.formaten.rekenbladkeuring import ZIP, uitgepakt
from verandertheorie.formaten.tabel import Blad, Bladen
from verandertheorie.formaten.waarden import Blok, Lijst, Waarde, aantal_waarden
from verandertheorie.formaten.yaml_uitleg import achter_een_hekje
from verandertheorie.fouten import reden_van
from verandertheorie.halverwege import BEGIN
from verandertheorie.lezen.sleutelbestand import weiger_sleutel
from verandertheorie.lezen.tabellen import blokken_uit
from verandertheorie.melding import MEESTE_FOUTEN, Melding, genoeg
from verandertheorie.model.verwijzing import kort

STDIN = "-"
GROOTSTE_INVOER = 100_000_000
"""Bytes of all files together: three times the text of thirteen areas in fifteen cycles with dozens of interviews."""
GROOTST_UITGEPAKT = 500_000_000
"""Bytes of all workbooks together when they are unpacked: a template is a few hundred kilobytes of these."""
MEESTE_BESTANDEN = 10_000
"""Files in one import: more than there are interviews in the whole programme, each in its own file."""
MEESTE_RECORDS = 50_000
"""Records in one import: the same programme has seven thousand interviews and some thousands of other records.

The smallest of them take 16 to 19 seconds and 330 MB (measured on two busy cores); twice as many took 31 seconds.
"""
MEESTE_IN_EEN_KEER = 2_000_000
"""Fields, values and filled cells of all files together; 50,000 findings have half a million."""
YAML = (".yaml", ".yml", "")
"""Names of files that hold YAML, or may do so: what comes from standard input has no extension."""
_PLAKT = re.compile(r"\w+:\S")
_SLOT = "~$"
"""What the name begins with of the file that Excel lays beside one that is open."""


@dataclass(frozen=True, slots=True)
class Gevonden:
    """A record-like block and the file it stands in."""

    bestand: str
    blok: Blok


@dataclass(frozen=True, slots=True)
class Verwacht:
    """What is said where no block stands: what belongs there and how it begins; and what to put in an empty file."""

    tekst: str = "hier hoort een record te staan."
    remedie: str = "Een record is een blok velden dat begint met 'soort:'."
    als_leeg: str = "Zet er een record in dat begint met 'soort:'."


def lees_alles(
    paden: Iterable[Path | str],
    stap: Callable[[str], None] = lambda _: None,
    *,
    verwacht: Verwacht = Verwacht(),
) -> tuple[tuple[Gevonden, ...], tuple[Melding, ...]]:
    """Every block in the files meant, and what could not be read; files in order of name.

    A folder means every readable file below it. The same file twice is read once. ``stap`` is told which file it is
    at. ``verwacht``: what is said where something else than a block stands.
    """
    blokken: list[Gevonden] = []
    meldingen: list[Melding] = []
    bladen: list[Blad] = []
    te_lezen, uit_te_pakken, waarden = GROOTSTE_INVOER, GROOTST_UITGEPAKT, MEESTE_IN_EEN_KEER
    for nr, (naam, pad, daarover) in enumerate(_bestanden(paden)):
        if nr == MEESTE_BESTANDEN:
            meldingen.append(_te_veel(naam, f"tot hier zijn het al {MEESTE_BESTANDEN} bestanden."))
            break
        if len(meldingen) > MEESTE_FOUTEN:
            meldingen.append(genoeg(naam, 1))
            break
        meldingen += daarover
        if pad is None:
            continue
        stap(f"Lezen: {naam}")
        inhoud, dicht = _bytes(naam, pad)
        te_lezen -= len(inhoud)
        if te_lezen < 0:
            meldingen.append(_te_veel(naam, f"samen zijn de bestanden groter dan {GROOTSTE_INVOER // 1_000_000} MB."))
            break
        uit_te_pakken -= uitgepakt(inhoud) if inhoud.startswith(ZIP) and len(inhoud) <= GROOTSTE_BESTAND else 0
        if uit_te_pakken < 0:
            tekst = f"uitgepakt zijn de werkmappen samen groter dan {GROOTST_UITGEPAKT // 1_000_000} MB."
            meldingen.append(_te_veel(naam, tekst))
            break
        waarde, onleesbaar = ((), dicht) if dicht else _lees(naam, inhoud)
        meldingen += onleesbaar
        if isinstance(waarde, tuple):
            bladen += waarde
            waarden -= sum(len(rij) - rij.count("") for blad in waarde for rij in blad.rijen)
        else:
            records, geen_record = _records(naam, waarde, verwacht)
            blokken += records
            meldingen += geen_record
            waarden -= aantal_waarden(waarde)
        if waarden < 0 or len(blokken) > MEESTE_RECORDS:
            tekst = "tot en met dit bestand is het te veel om in één keer in te lezen."
            return (), (*meldingen, _te_veel(naam, tekst))
    uit_tabellen, niet_gelezen = blokken_uit(bladen, (m.bestand for m in meldingen if m.code == "VT001"))
    meldingen += niet_gelezen
    if len(blokken) + len(uit_tabellen) > MEESTE_RECORDS:
        tekst = f"hier staan meer dan {MEESTE_RECORDS} records; dat is te veel om in één keer in te lezen."
        return (), (*meldingen, _te_veel(uit_tabellen[-1][0], tekst))
    return (*blokken, *(Gevonden(naam, blok) for naam, blok in uit_tabellen)), tuple(meldingen)


def _te_veel(naam: str, tekst: str) -> Melding:
    return Melding(naam, 1, "VT009", tekst, "Verdeel het: lees eerst een deel in, en daarna de rest.")


def _lees(naam: str, inhoud: bytes) -> tuple[Waarde | Bladen, tuple[Melding, ...]]:
    """What stands in a file; no sheets where it cannot be read."""
    waarde, onleesbaar = lees_bestand(inhoud, naam)
    onleesbaar = onleesbaar or weiger_sleutel(naam, waarde)
    if onleesbaar:
        return (), onleesbaar
    if PurePath(naam).suffix.lower() not in YAML:
        return waarde, ()
    return waarde, tuple(islice(_afgekapt(inhoud, naam), MEESTE_FOUTEN + 1))


def _records(naam: str, waarde: Waarde, verwacht: Verwacht) -> tuple[tuple[Gevonden, ...], tuple[Melding, ...]]:
    """The blocks in a text, and what stands there that is none."""
    if waarde is None or (isinstance(waarde, Lijst) and not waarde.items):
        tekst = "er staat niets in." if naam != STDIN else "er kwam niets binnen."
        return (), (Melding(naam, 1, "VT002", tekst, verwacht.als_leeg),)
    blokken, meldingen = list[Gevonden](), list[Melding]()
    for item, regel in zip(waarde.items, waarde.regels, strict=True) if isinstance(waarde, Lijst) else [(waarde, 1)]:
        if isinstance(item, Blok):
            blokken.append(Gevonden(naam, item))
            continue
        if len(meldingen) > MEESTE_FOUTEN:
            break
        remedie = verwacht.remedie
        if isinstance(item, str) and _PLAKT.match(item):
            remedie = "Zet een spatie achter de dubbele punt."
        meldingen.append(Melding(naam, regel, "VT003", verwacht.tekst, remedie))
    return tuple(blokken), tuple(meldingen)


def _afgekapt(inhoud: bytes, naam: str) -> Iterator[Melding]:
    for regel, rest in achter_een_hekje(inhoud.decode("utf-8", errors="replace")):
        remedie = "Hoort het bij de tekst? Zet de hele tekst tussen aanhalingstekens."
        yield Melding(naam, regel, "VT116", f"wat na een los hekje staat, telt niet mee: '{kort(rest)}'.", remedie)


def _bestanden(paden: Iterable[Path | str]) -> Iterator[tuple[str, Path | None, tuple[Melding, ...]]]:
    """Name and place of each file that is meant, in order of name; without a place where there is nothing to read."""
    gezien: set[Path] = set()
    for genoemd in paden:
        if str(genoemd) == STDIN:
            yield STDIN, Path(STDIN), ()
            continue
        pad = Path(genoemd)
        if _is_dicht(pad):
            tekst, remedie = "dit bestand of deze map mag niet gelezen worden.", "Vraag de eigenaar om toegang."
            yield kort(str(pad)), None, (Melding(kort(str(pad)), 1, "VT004", tekst, remedie),)
            continue
        if not _is_er(pad):
            remedie = "Kijk naar de naam en de map."
            tekst = "dit bestand of deze map is er niet."
            yield kort(str(pad)), None, (Melding(kort(str(pad)), 1, "VT004", tekst, remedie),)
            continue
        gevonden = [pad]
        if pad.is_dir():
            hieronder, dicht = _bestanden_onder(pad)
            if dicht:
                yield str(pad), None, dicht
                continue
            gevonden = [p for p in hieronder if p.suffix.lower() in EXTENSIES]
            if all(p.name.startswith(_SLOT) for p in gevonden):
                tekst = "in deze map staat geen bestand dat we lezen."
                yield str(pad), None, (Melding(str(pad), 1, "VT002", tekst, f"We lezen {', '.join(EXTENSIES)}."),)
        for bestand in gevonden:
            if bestand.name.startswith(_SLOT):
                tekst = "overgeslagen: Excel legt dit bestand neer zolang het andere open is."
                remedie = "Sla dat op en sluit het: wat u daarin nog niet opsloeg, is er niet bij."
                yield str(bestand), None, (Melding(str(bestand), 1, "VT106", tekst, remedie),)
            elif bestand.resolve() not in gezien:
                gezien.add(bestand.resolve())
                yield str(bestand), bestand, ()


def _bestanden_onder(map_: Path) -> tuple[list[Path], tuple[Melding, ...]]:
    """Every file below a folder, by name, and the folders that may not be read."""
    fouten: list[OSError] = []
    gevonden = sorted(
        Path(hier, naam)
        for hier, _, namen in os.walk(map_, onerror=fouten.append)
        for naam in namen
        if not any(deel.startswith(BEGIN) for deel in Path(hier, naam).relative_to(map_).parts)  # never finished
    )
    tekst, remedie = "deze map mag niet gelezen worden.", "Vraag de eigenaar om toegang."
    return gevonden, tuple(Melding(kort(str(f.filename)), 1, "VT004", tekst, remedie) for f in fouten)


def _is_dicht(pad: Path) -> bool:
    try:
        pad.stat()
    except PermissionError:  # of a folder on the way
        return True
    except (OSError, ValueError):
        return False
    return False


def _is_er(pad: Path) -> bool:
    try:
        return pad.exists()
    except OSError:  # a name no file system takes
        return False


def _bytes(naam: str, pad: Path) -> tuple[bytes, tuple[Melding, ...]]:
    """At most one byte more than we read, so that a huge file does not fill the memory."""
    remedie = "Vraag de eigenaar om toegang."
    try:
        if naam == STDIN:
            return sys.stdin.buffer.read(GROOTSTE_BESTAND + 1), ()
        if pad.is_file():
            with pad.open("rb") as bestand:
                return bestand.read(GROOTSTE_BESTAND + 1), ()
        # a pipe would wait for ever, a device never end
        tekst, remedie = "dit is geen gewoon bestand.", "Stuur het door en noem - als bestand."
    except PermissionError:
        tekst = "dit bestand mag niet gelezen worden."
    except OSError as fout:
        tekst, remedie = f"dit bestand is niet te lezen ({reden_van(fout)}).", "Kijk of het er nog staat."
    return b"", (Melding(naam, 1, "VT004", tekst, remedie),)
