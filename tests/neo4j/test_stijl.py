"""The style has a rule for everything we write, in the colours of the map."""

import re
from pathlib import Path

import verandertheorie.uitvoer.kaart as kaart
from tests.cli.programma import Doe
from verandertheorie.uitvoer.neo4j.namen import LABELS, RELATIETYPEN
from verandertheorie.uitvoer.neo4j.stijl import KLEUREN, LIJN, stijl

pytest_plugins = ("tests.cli.programma",)


def test_every_label_and_type_has_a_rule_and_no_value_has_a_second_colon() -> None:
    regels = re.findall(r"^(\S+) \{(.*)\}$", stijl(), re.MULTILINE)
    assert {naam for naam, _ in regels} == {
        "node",
        "relationship",
        *(f"node.{la}" for la in LABELS),
        *(f"relationship.{r}" for r in RELATIETYPEN),
    }
    for naam, regel in regels:
        for deel in filter(str.strip, regel.split(";")):
            assert deel.count(":") == 1, (naam, deel)
        assert "caption" in regel
    assert "//" not in stijl()


def test_the_colours_are_those_of_the_map() -> None:
    (map_,) = kaart.__path__
    licht = (Path(map_) / "bladzijde/kleuren.js").read_text(encoding="utf-8").partition("donker:")[0]
    for soort, (vlak, rand) in KLEUREN.items():
        assert f"{soort}: ['{vlak}', '{rand}']" in licht
    for naam, kleur in LIJN.items():
        assert f"{naam}: '{kleur}'" in licht


def test_the_commands_write_files_and_say_what_to_do_with_them(hier: Doe, mini: Path, tmp_path: Path) -> None:
    gedaan = hier("neo4j", "stijl", "-o", "verandertheorie.grass")
    assert gedaan.code == 0
    assert "Sleep verandertheorie.grass" in gedaan.uit
    assert (tmp_path / "verandertheorie.grass").read_text(encoding="utf-8") == stijl() == hier("neo4j", "stijl").uit
    assert hier("neo4j", "stijl", "-o", "stijl.css").code == 2
    assert hier("neo4j", "vragen", "-o", "vragen.txt", "-d", mini).code == 2
    assert "waar-keek-niemand" in hier("neo4j", "vragen").uit
    assert '"zin": ' in hier("neo4j", "vragen", "--json").uit
