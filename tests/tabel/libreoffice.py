"""LibreOffice as somebody uses it: open a workbook, type in cells, save it in three formats, and look what is left.

Run by the Python of the system, which has ``uno``; on standard input the cells per sheet. Prints what it found as JSON.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]  # of the system

VORMEN = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}
BEGINNEN = 60
"""Seconds that LibreOffice may take to start."""


def waarde(naam: str, inhoud: Any) -> Any:
    """One option of LibreOffice."""
    optie = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    optie.Name, optie.Value = naam, inhoud
    return optie


@contextmanager
def kantoor() -> Iterator[Any]:
    """A LibreOffice without screen and with a profile of its own; gone afterwards."""
    with tempfile.TemporaryDirectory() as profiel:
        pijp = Path(profiel).name
        opdracht = [
            "soffice",
            f"-env:UserInstallation=file://{profiel}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pijp};urp;",
        ]
        proces = subprocess.Popen(opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            hier = uno.getComponentContext()
            zoeker = hier.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", hier)
            for _ in range(BEGINNEN * 10):
                try:
                    daar = zoeker.resolve(f"uno:pipe,name={pijp};urp;StarOffice.ComponentContext")
                    break
                except Exception:  # noqa: BLE001, RUF100  (not listening yet)
                    time.sleep(0.1)
            bureau = daar.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", daar)
            yield bureau
            bureau.terminate()
            proces.wait(30)
        finally:
            proces.kill()


def open_(bureau: Any, pad: Path) -> Any:
    """A workbook, without showing it."""
    return bureau.loadComponentFromURL(pad.resolve().as_uri(), "_blank", 0, (waarde("Hidden", True),))


def typ(boek: Any, cellen: dict[str, dict[str, Any]]) -> None:
    """What a person types: a date as 2027-02-16, a number as a number, everything else as text."""
    for naam, waarden in cellen.items():
        blad = boek.Sheets.getByName(naam)
        for plek, inhoud in waarden.items():
            cel = blad.getCellRangeByName(plek)
            if isinstance(inhoud, dict):
                cel.setFormula(inhoud["dag"])
            elif isinstance(inhoud, str):
                cel.setString(inhoud)
            else:
                cel.setValue(inhoud)


def bekijk(boek: Any) -> dict[str, Any]:
    """Per sheet: whether it is protected and visible, and of the third row what each cell shows and allows."""
    uit = {}
    for naam in boek.Sheets.ElementNames:
        blad = boek.Sheets.getByName(naam)
        cellen = [blad.getCellByPosition(kolom, 2) for kolom in range(20)]
        uit[naam] = {
            "beschermd": blad.isProtected(),
            "zichtbaar": blad.IsVisible,
            "rij": [cel.String for cel in cellen],
            "keuze": [cel.Validation.Type.value for cel in cellen],
            "lijst": [cel.Validation.getFormula1() for cel in cellen],
            "uitleg": [cel.Validation.InputMessage for cel in cellen],
            "op_slot": [cel.CellProtection.IsLocked for cel in cellen],
        }
    return uit


def main() -> None:
    """Fill in the workbook that is named, and save it beside it in every format."""
    sjabloon, map_ = Path(sys.argv[1]), Path(sys.argv[2])
    verslag = {}
    with kantoor() as bureau:
        boek = open_(bureau, sjabloon)
        verslag["sjabloon"] = bekijk(boek)
        typ(boek, json.load(sys.stdin))
        for einde, filter_ in VORMEN.items():
            boek.storeToURL((map_ / f"gevuld.{einde}").resolve().as_uri(), (waarde("FilterName", filter_),))
        boek.close(True)
        for einde in VORMEN:
            boek = open_(bureau, map_ / f"gevuld.{einde}")
            verslag[einde] = bekijk(boek)
            boek.close(True)
    print(json.dumps(verslag))


if __name__ == "__main__":
    main()
