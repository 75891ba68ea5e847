"""Places: what a value is without them, and which line a path leads to."""

import pytest

from verandertheorie.formaten import yaml
from verandertheorie.formaten.waarden import Blok, plat, regel_van

TEKST = b"""\
soort: registratie
leeg:
bewijs:
  - onderwerp: C02
    kern: een
  -
  - onderwerp: C03
"""


@pytest.fixture
def blok() -> Blok:
    waarde, _ = yaml.lees(TEKST, "x.yaml")
    assert isinstance(waarde, Blok)
    return waarde


def test_plain_leaves_out_empty_fields_and_keeps_empty_items(blok: Blok) -> None:
    assert plat(blok) == {
        "soort": "registratie",
        "bewijs": [{"onderwerp": "C02", "kern": "een"}, None, {"onderwerp": "C03"}],
    }
    assert plat(None) is None


@pytest.mark.parametrize(
    ("pad", "regel"),
    [
        ((), 1),
        (("soort",), 1),
        (("leeg",), 2),
        (("bewijs",), 3),
        (("bewijs", 0), 4),
        (("bewijs", 0, "kern"), 5),
        (("bewijs", 1), 6),
        (("bewijs", 2, "onderwerp"), 7),
        (("ontbreekt", "x"), 1),
        (("bewijs", 2, "kern"), 7),
        (("bewijs", 3), 3),
        (("bewijs", -1), 3),
        (("bewijs", "x"), 3),
        (("soort", "x", 0), 1),
        ((0,), 1),
    ],
)
def test_a_path_leads_as_far_down_as_the_file_goes(blok: Blok, pad: tuple[str | int, ...], regel: int) -> None:
    assert regel_van(blok, pad) == regel
