"""What commands print for an audience hangs on nothing that was found where too few were heard."""

from pathlib import Path

import pytest

from tests.cli.programma import Doe
from tests.mini import MINI, TWEE_GEBIEDEN, omstanders
from verandertheorie.dossier.bestand import Dossier

pytest_plugins = ("tests.cli.programma",)

LUS = """\
- {soort: bijeenkomst, sleutel: B1, datum: 2026-01-20, bijeenkomstsoort: leerbijeenkomst}
- {soort: leervraag, letter: A, vraag: "Hoe komen we verder, terwijl het duurt?", sinds: 2026-01-05, niveau: aanpak}
- {soort: agendapunt, onderwerp: A, bijeenkomst: B1}
"""
STIL = """\
- {soort: registratie, id: smal, datum: 2026-01-10, gebied: D01, bron: b1, interventie: hulp, teruggelegd: ingestemd}
"""
GEZEGD = """\
- soort: registratie
  id: smal
  datum: 2026-01-10
  gebied: D01
  bron: b1
  interventie: hulp
  teruggelegd: ingestemd
  verrassing: Een verborgenwoord.
  bewijs: [{onderwerp: C1, teken: tegen, kern: Het verborgenwoord hielp niet., bewijskracht: sterk}]
  afspraken: [{actie: Doe het verborgenwoord., eigenaren: [trekker], naar: agenda}]
"""
OPDRACHTEN = (
    ("acties", "--doelgroep"),
    ("agenda", "--doelgroep"),
    ("signalen", "--doelgroep"),
    ("tijdlijn", "A", "--doelgroep"),
    ("tijdlijn", "hulp", "--doelgroep"),
    ("bewijs", "--doelgroep"),
)


def _zonder_hash(tekst: str) -> str:
    return " ".join(w for w in tekst.split() if len(w) != 16 or not w.isalnum())


@pytest.fixture
def twee(hier: Doe, tmp_path: Path) -> tuple[Path, Path]:
    """The same dossier, where one person in D01 said nothing and something."""
    uit = []
    for naam, gesprek in (("stil", STIL), ("gezegd", GEZEGD)):
        (tmp_path / f"{naam}.yaml").write_text(MINI + TWEE_GEBIEDEN + omstanders("D02") + LUS + gesprek, "utf-8")
        Dossier.maak(tmp_path / f"{naam}.sqlite").sluit()
        gedaan = hier("importeer", f"{naam}.yaml", "-d", f"{naam}.sqlite")
        assert gedaan.code == 0, gedaan.fout
        uit.append(tmp_path / f"{naam}.sqlite")
    return uit[0], uit[1]


def test_no_command_prints_what_was_said_in_a_hidden_area(hier: Doe, twee: tuple[Path, Path]) -> None:
    for woorden in OPDRACHTEN:
        for wie in ("sessie", "publiek"):
            stil, gezegd = (hier(*woorden, wie, "-d", pad) for pad in twee)
            assert (stil.code, stil.fout) == (gezegd.code, gezegd.fout), woorden
            assert _zonder_hash(stil.uit) == _zonder_hash(gezegd.uit), woorden
            assert "verborgenwoord" not in gezegd.uit
    assert "verborgenwoord" in hier("acties", "--doelgroep", "monitor", "-d", twee[1]).uit
    stil, gezegd = (hier("sjabloon", "--bijeenkomst", "B1", "-d", pad) for pad in twee)
    assert (stil.code, stil.uit) == (gezegd.code, gezegd.uit)
