"""Twice as many records cost about twice the steps: counted in calls, so that no clock decides.

The bound is below three, because at sizes that are quick to test a square is still small beside the rest.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import get_args, get_type_hints

import pytest

from verandertheorie.controle.controleer import controleer
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.intrekken import trek_in, van_invoer
from verandertheorie.lezen.aanmerking import Regels
from verandertheorie.lezen.opmerkingen import GEWOONTEN, VERGISSINGEN
from verandertheorie.lezen.regels import REGELS, VAN_ELKAAR
from verandertheorie.model.basis import Record
from verandertheorie.vragen.dekking import dekking

pytestmark = pytest.mark.lang

KERN = """
- {soort: gebied, sleutel: D01, naam: Noord, niveau: deelgebied}
- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-01-01, tot: 2026-12-31}
- {soort: mechanisme, sleutel: vertrouwen, naam: Vertrouwen, domein: uitvoeringsproces}
- {soort: bron, pseudoniem: b01, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
"""
FACTOR = """
- {{soort: systemische_factor, sleutel: factor-{nr}, naam: Factor {nr}, klasse: patroon, ligging: binnen_aanpak,
   valentie: belemmerend, bereik: samen{onder}}}
"""
BEWERING = (
    "\n- {{soort: bewering, van: factor-{nr}, relatie: belemmert, naar: vertrouwen, code: B{nr}, tekst: Zo {nr}.}}"
)
GESPREK = """
- soort: registratie
  datum: 2026-03-{dag:02}
  gebied: D01
  vorm: participatieve_observatie
  interventie: geen
  bewijs:
"""
BEVINDING = "    - {{onderwerp: factor-{welke}, teken: voor, kern: Op plek {nr} stond zaak {welke} in de weg.}}\n"


def factoren(aantal: int) -> str:
    """Factors, fifty under each other."""
    onder = (f", onderdeel_van: factor-{nr - 1}" if nr % 50 else "" for nr in range(aantal))
    return KERN + "".join(FACTOR.format(nr=nr, onder=boven) for nr, boven in enumerate(onder))


def beweringen(aantal: int) -> str:
    """Claims, each from its own factor."""
    losse = (FACTOR.format(nr=nr, onder="") + BEWERING.format(nr=nr) for nr in range(1, aantal + 1))
    return KERN + "".join(losse)


def registraties(aantal: int) -> str:
    """Cycle records without an id, two on each day, with five findings each."""
    bevindingen = ("".join(BEVINDING.format(nr=nr, welke=welke) for welke in range(5)) for nr in range(aantal))
    gesprekken = (GESPREK.format(dag=1 + nr // 2) + wat for nr, wat in enumerate(bevindingen))
    return "".join((KERN, *(FACTOR.format(nr=nr, onder="") for nr in range(5)), *gesprekken))


SOORTEN: dict[str, tuple[Callable[[int], str], int]] = {
    "factoren": (factoren, 100),
    "beweringen": (beweringen, 60),
    "registraties": (registraties, 25),
}


def stappen(doe: Callable[[], object]) -> int:
    """How many functions were called, those written in C too."""
    aantal = 0

    def tel(_: FrameType, gebeurtenis: str, __: object) -> None:
        nonlocal aantal
        aantal += gebeurtenis.endswith("call")

    vorige = sys.getprofile()
    sys.setprofile(tel)
    try:
        doe()
    finally:
        sys.setprofile(vorige)
    return aantal


def lees_in(pad: Path, tekst: str) -> None:
    bestand = pad.with_suffix(".yaml")
    bestand.write_text(tekst, encoding="utf-8")
    assert not importeer(pad, bestand, herzie=True).fouten


def stappen_per_opdracht(map_: Path, tekst: str) -> dict[str, int]:
    """What a person does with a dossier of this size, one after the other."""
    map_.mkdir()
    pad, ander = map_ / "een.sqlite", map_ / "ander.sqlite"
    for nieuw in (pad, ander):
        Dossier.maak(nieuw).sluit()
    anders = tekst.replace("naam: Factor", "naam: Geval").replace("Zo ", "Dus ").replace("Op plek", "Bij")
    return {
        "importeer": stappen(lambda: lees_in(pad, tekst)),
        "een erbij": stappen(lambda: lees_in(pad, FACTOR.format(nr=9999, onder=""))),
        "herzie": stappen(lambda: lees_in(pad, anders)),
        "voeg samen": stappen(lambda: importeer(ander, pad)),
        "controleer": stappen(lambda: controleer(Verandergraaf.uit(pad))),
        "dekking": stappen(lambda: dekking(Verandergraaf.uit(pad))),
        "trek in": stappen(lambda: trek_in(ander, van_invoer(ander, 1), reden="verkeerd bestand")),
    }


@pytest.mark.parametrize("soort", SOORTEN)
def test_twice_as_many_records_cost_about_twice_the_steps(tmp_path: Path, soort: str) -> None:
    schrijf, aantal = SOORTEN[soort]
    stappen_per_opdracht(tmp_path / "eerst", schrijf(4))  # what is kept for next time is there now
    een = stappen_per_opdracht(tmp_path / "een", schrijf(aantal))
    twee = stappen_per_opdracht(tmp_path / "twee", schrijf(2 * aantal))
    assert {wat: (een[wat], twee[wat]) for wat in een if twee[wat] >= 2.2 * een[wat]} == {}


@pytest.mark.parametrize("tabel", [REGELS, VAN_ELKAAR, GEWOONTEN, VERGISSINGEN])
def test_each_rule_stands_under_a_type_that_it_takes(tabel: Regels) -> None:
    for soort, regels in tabel.items():
        for regel in regels:
            neemt = get_type_hints(regel)["r"]
            typen = tuple(t for t in (get_args(neemt) or (neemt,)) if isinstance(t, type))
            assert soort is Record or issubclass(soort, typen), regel.__name__
