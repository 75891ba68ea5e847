"""Which files are meant, and what stands in them: files, folders and standard input, as text with places."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from verandertheorie.formaten import EXTENSIES, lees_bestand
from verandertheorie.formaten.grenzen import GROOTSTE_BESTAND
from verandertheorie.formaten.tabel import Blad, Bladen
from verandertheorie.formaten.waarden import Blok, Lijst, Waarde
from verandertheorie.formaten.yaml_uitleg import achter_een_hekje
from verandertheorie.fouten import reden_van
from verandertheorie.halverwege import BEGIN
from verandertheorie.lezen.tabellen import blokken_uit
from verandertheorie.melding import Melding
from verandertheorie.model.verwijzing import kort

STDIN = "-"
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


def lees_alles(
    paden: Iterable[Path | str], stap: Callable[[str], None] = lambda _: None
) -> tuple[tuple[Gevonden, ...], tuple[Melding, ...]]:
    """Every block in the files meant, and what could not be read; files in order of name.

    A folder means every readable file below it. The same file twice is read once. ``stap`` is told which file it is at.
    """
    blokken: list[Gevonden] = []
    meldingen: list[Melding] = []
    bladen: list[Blad] = []
    for naam, pad, daarover in _bestanden(paden):
        meldingen += daarover
        if pad is None:
            continue
        stap(f"Lezen: {naam}")
        waarde, onleesbaar = _lees(naam, pad)
        meldingen += onleesbaar
        if isinstance(waarde, tuple):
            bladen += waarde
        else:
            records, geen_record = _records(naam, waarde)
            blokken += records
            meldingen += geen_record
    uit_tabellen, niet_gelezen = blokken_uit(bladen)
    return (*blokken, *(Gevonden(naam, blok) for naam, blok in uit_tabellen)), (*meldingen, *niet_gelezen)


def _lees(naam: str, pad: Path) -> tuple[Waarde | Bladen, tuple[Melding, ...]]:
    """What stands in a file; no sheets where it cannot be read."""
    inhoud, dicht = _bytes(naam, pad)
    if dicht:
        return (), dicht
    waarde, onleesbaar = lees_bestand(inhoud, naam)
    if onleesbaar:
        return (), onleesbaar
    return waarde, tuple(_afgekapt(inhoud, naam)) if PurePath(naam).suffix.lower() in YAML else ()


def _records(naam: str, waarde: Waarde) -> tuple[tuple[Gevonden, ...], tuple[Melding, ...]]:
    """The blocks in a text, and what stands there that is none."""
    if waarde is None or (isinstance(waarde, Lijst) and not waarde.items):
        tekst = "er staat niets in." if naam != STDIN else "er kwam niets binnen."
        return (), (Melding(naam, 1, "VT002", tekst, "Zet er een record in dat begint met 'soort:'."),)
    blokken, meldingen = list[Gevonden](), list[Melding]()
    for item, regel in zip(waarde.items, waarde.regels, strict=True) if isinstance(waarde, Lijst) else [(waarde, 1)]:
        if isinstance(item, Blok):
            blokken.append(Gevonden(naam, item))
            continue
        remedie = "Een record is een blok velden dat begint met 'soort:'."
        if isinstance(item, str) and _PLAKT.match(item):
            remedie = "Zet een spatie achter de dubbele punt."
        meldingen.append(Melding(naam, regel, "VT003", "hier hoort een record te staan.", remedie))
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
