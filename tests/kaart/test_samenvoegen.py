"""The modules of the page become one script: in the order they need, each with its names to itself."""

import pytest

from verandertheorie.uitvoer.kaart.bladzijde import DELEN
from verandertheorie.uitvoer.kaart.script import voeg_modules_samen

BEGIN = "import {teken} from './doek.js';\nimport {\n  lees,\n} from './lees.js';\nteken(lees());\n"
DOEK = (
    "import {lees} from './lees.js';\nexport const maat = 3;\nexport function teken(x) { return lees() + x + maat; }\n"
)
LEES = "export function lees() { return 1; }\n"
GOED = {"begin.js": BEGIN, "doek.js": DOEK, "lees.js": LEES}


def test_what_is_needed_first_comes_first_and_nothing_is_left_of_imports_and_exports() -> None:
    assert voeg_modules_samen(GOED) == (
        "(() => {\n'use strict';\n"
        "// lees.js\nconst $lees = (() => {\nfunction lees() { return 1; }\nreturn { lees };\n})();\n\n"
        "// doek.js\nconst $doek = (() => {\nconst { lees } = $lees;\n"
        "const maat = 3;\nfunction teken(x) { return lees() + x + maat; }\nreturn { maat, teken };\n})();\n\n"
        "// begin.js\nconst $begin = (() => {\nconst { teken } = $doek;\nconst { lees } = $lees;\n"
        "teken(lees());\n})();\n"
        "})();\n"
    )


def test_the_order_of_the_files_and_their_line_ends_do_not_matter() -> None:
    anders = {naam: GOED[naam].replace("\n", "\r\n") for naam in reversed(GOED)}
    assert voeg_modules_samen(anders) == voeg_modules_samen(GOED)


def test_an_import_in_a_comment_is_left_alone() -> None:
    tekst = "const x = /** @type {import('./gegevens').Knoop} */ (1);\n"
    assert tekst in voeg_modules_samen({"begin.js": tekst})


def test_comments_with_lines_of_their_own_stay_at_home_and_code_does_not() -> None:
    tekst = (
        "/** What it knows. */\n/** @type {number} */ (x).y = 1; /** here */\n  /**\n   * More.\n   */\nconst z = 2;\n"
    )
    assert "\n/** @type {number} */ (x).y = 1; /** here */\nconst z = 2;\n" in voeg_modules_samen({"begin.js": tekst})


@pytest.mark.parametrize(
    ("naam", "tekst", "zegt"),
    [
        ("begin.js", "import alles from './lees.js';\n", "another form"),
        ("begin.js", "import {lees} from './lees.js'; import {teken} from './doek.js';\n", "another form"),
        ("lees.js", "export default 3;\n", "another form"),
        ("lees.js", "export {lees};\n", "another form"),
        ("begin.js", "import {schrijf} from './lees.js';\n", "imports schrijf from lees.js"),
        ("begin.js", "import {lees as l} from './lees.js';\n", "does not export all"),
        ("begin.js", "import {x} from './weg.js';\n", "imports x from weg.js"),
        ("lees.js", "import {teken} from './doek.js';\nexport function lees() {}\n", "in a circle"),
        ("los.js", "export const x = 1;\n", "nothing imports los.js"),
    ],
)
def test_what_would_go_wrong_in_the_browser_is_refused(naam: str, tekst: str, zegt: str) -> None:
    with pytest.raises(ValueError, match=zegt):
        voeg_modules_samen(GOED | {naam: tekst})


def test_the_modules_of_the_page_fit_together() -> None:
    modules = {pad.name: pad.read_text(encoding="utf-8") for pad in DELEN.glob("*.js")}
    samen = voeg_modules_samen(modules)
    assert [naam for naam in modules if f"\n// {naam}\n" not in samen] == []
