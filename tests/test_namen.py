"""One name, one thing: a public function or class is defined in one file, or in more on purpose."""

import ast
from collections import defaultdict
from pathlib import Path, PurePath

import verandertheorie

WORTEL = Path(verandertheorie.__file__).parent

MET_OPZET = {
    "lees": ("every file format that is read", [f"formaten/{f}.py" for f in ("csv", "json", "rekenblad", "yaml")]),
    "schrijf": ("every file format that is written, and a file as a whole", ["formaten/*"]),
    "hoofdstuk": ("every chapter of the document", ["uitvoer/document/*"]),
    "meld_aan": ("every set of commands puts itself on the command line", ["cli/*"]),
    "importeer": ("the command, and what it does", ["cli/invoeropdrachten.py", "invoer/importeer.py"]),
    "kaart": ("the command, and what it does", ["cli/kaartopdracht.py", "uitvoer/kaart/kaart.py"]),
    "controleer": ("the command, and what it does", ["cli/vertrouwopdrachten.py", "controle/controleer.py"]),
    "herstel": ("the command, and what it does", ["cli/vertrouwopdrachten.py", "dossier/herstel.py"]),
    "trek_in": ("the command, and what it does", ["cli/vertrouwopdrachten.py", "invoer/intrekken.py"]),
    "geef_plek": ("the command, and what it does", ["cli/plekopdrachten.py", "invoer/plek.py"]),
    "vraag": ("the command, and what makes a function a question", ["cli/inzageopdrachten.py", "vragen/antwoord.py"]),
}
"""Names that stand in more than one file: why, and in which."""


def _plekken() -> dict[str, list[str]]:
    """The files in which each public function and class at the top of a module is defined."""
    uit: dict[str, list[str]] = defaultdict(list)
    for pad in sorted(WORTEL.rglob("*.py")):
        for ding in ast.parse(pad.read_text("utf-8")).body:
            if isinstance(ding, ast.FunctionDef | ast.ClassDef) and not ding.name.startswith("_"):
                uit[ding.name].append(pad.relative_to(WORTEL).as_posix())
    return uit


def test_a_search_for_a_name_ends_in_one_file() -> None:
    vaker = {naam: waar for naam, waar in _plekken().items() if len(waar) > 1}
    assert vaker.keys() == MET_OPZET.keys(), "give it a name of its own; a name that is single again needs no reason"
    elders = {
        naam: [plek for plek in waar if not any(map(PurePath(plek).match, MET_OPZET[naam][1]))]
        for naam, waar in vaker.items()
    }
    assert {naam: waar for naam, waar in elders.items() if waar} == {}


def test_no_module_is_a_drawer() -> None:
    lades = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "service", "tools"}
    assert [pad.name for pad in WORTEL.rglob("*") if pad.stem in lades] == []
