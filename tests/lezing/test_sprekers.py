"""Who speaks for a claim: the phrase, and the verb that fits it, from every form of record and every perspective."""

import re
from collections.abc import Callable
from typing import get_args

import pytest

from tests.mini import MINI, TWEE_GEBIEDEN, omstanders
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.lezing import Lezing
from verandertheorie.lezing.onbekend import over_de_steun
from verandertheorie.model.waarneming import Vorm
from verandertheorie.vragen.beoordeling import beoordeling

ENKEL = re.compile(r"een (?!leerbijeenkomst)|iemand|het Rijk")
"""How a phrase begins that is about one."""

BRONNEN = """\
- {soort: bron, pseudoniem: r1, rol: a, organisatiesoort: rijk, geinformeerd: ja}
- {soort: bron, pseudoniem: r2, rol: a, organisatiesoort: rijk, geinformeerd: ja}
- {soort: bron, pseudoniem: g1, rol: a, organisatiesoort: gemeente, geinformeerd: ja}
- {soort: bron, pseudoniem: g2, rol: a, organisatiesoort: gemeente, geinformeerd: ja}
- {soort: bron, pseudoniem: o1, rol: a, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: o2, rol: a, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: k1, rol: a, organisatiesoort: kennis, geinformeerd: ja}
- {soort: bron, pseudoniem: k2, rol: a, organisatiesoort: kennis, geinformeerd: ja}
"""


def _registratie(nr: int, vorm: str, bron: str) -> str:
    van = f"bron: {bron}, " if bron else ""
    bewijs = "bewijs: [{onderwerp: C1, teken: voor, kern: k., bewijskracht: sterk, kanttekening: klein}]"
    kop = f"soort: registratie, id: r-{nr}, datum: 2026-01-1{nr}, gebied: D01, interventie: hulp, vorm: {vorm}"
    return f"- {{{kop}, {van}reeks: s{nr}, {bewijs}}}\n"


def _zin(graaf_van: Callable[..., Verandergraaf], *records: tuple[str, str]) -> str:
    tekst = "".join(_registratie(nr, vorm, bron) for nr, (vorm, bron) in enumerate(records))
    graaf = graaf_van(MINI + TWEE_GEBIEDEN + BRONNEN + omstanders("D01") + tekst)
    o = beoordeling(graaf).bewering("hulp.activeert.moed")
    lezing = Lezing(Lezer(graaf, "monitor"), None, (), ())
    return next(zin for zin in over_de_steun(lezing, o) if "Hoe anderen" in zin)


@pytest.mark.parametrize("aantal", [1, 2])
@pytest.mark.parametrize(
    ("vorm", "bron"),
    [
        *((vorm, "") for vorm in get_args(Vorm) if vorm not in ("interview", "extern_traject")),
        *(("interview", letter) for letter in "rgok"),
    ],
)
def test_the_verb_fits_who_speaks(graaf_van: Callable[..., Verandergraaf], vorm: str, bron: str, aantal: int) -> None:
    zin = _zin(graaf_van, *((vorm, f"{bron}{nr + 1}" if bron else "") for nr in range(aantal)))
    wie, zegt = re.fullmatch(r"Hoe anderen het zien: alleen (.*) (zegt|zeggen) dit\.", zin).groups()  # type: ignore[union-attr]
    assert zegt == ("zegt" if ENKEL.match(wie) else "zeggen"), zin


def test_two_kinds_of_speakers_are_more_than_one(graaf_van: Callable[..., Verandergraaf]) -> None:
    zin = _zin(graaf_van, ("document", ""), ("participatieve_observatie", ""))
    assert zin.endswith("zeggen dit.")
