"""One name, one thing: a public function or class is defined in one file, or in more on purpose."""

import ast
from collections import defaultdict
from pathlib import Path

import verandertheorie

WORTEL = Path(verandertheorie.__file__).parent

MET_OPZET = {
    "lees": "every file format that is read",
    "schrijf": "every file format that is written, and a file as a whole",
    "hoofdstuk": "every chapter of the document",
    "meld_aan": "every set of commands: puts them on the command line",
    "importeer": "the command, and what it does",
    "kaart": "the command, and what it does",
    "controleer": "the command, and what it does",
    "herstel": "the command, and what it does",
    "trek_in": "the command, and what it does",
    "vraag": "the command, and what makes a function a question",
}
"""Names that stand in more than one file, with the reason."""


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
    assert {naam: waar for naam, waar in vaker.items() if naam not in MET_OPZET} == {}
    assert vaker.keys() == MET_OPZET.keys(), "a name that is single again needs no reason"


def test_no_module_is_a_drawer() -> None:
    lades = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "service", "tools"}
    assert [pad.name for pad in WORTEL.rglob("*") if pad.stem in lades] == []
