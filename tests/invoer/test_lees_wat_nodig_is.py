"""An import reads of a dossier what it asks, and says what it says when all of it is read."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings

from tests.graaf.test_index import met, zonder
from tests.invoer.test_export_rondreis import _maak, antwoorden, dossiers
from tests.invoer.test_groei import FACTOR, KERN
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import DossierFout
from verandertheorie.graaf.index import index_wijkt_af
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.model.soorten import uit_canonieke_tekst

GESPREK = """
- soort: registratie
  id: g{nr}
  datum: 2026-03-{dag:02}
  gebied: D01
  vorm: participatieve_observatie
  interventie: geen
  bewijs:
    - {{onderwerp: factor-{welke}, teken: {teken}, kern: Op plek {nr} stond zaak {welke} in de weg.}}
"""


def gesprek(nr: int, teken: str = "voor") -> str:
    return GESPREK.format(nr=nr, dag=1 + nr % 28, welke=nr % 5, teken=teken)


def dossier(pad: Path, gesprekken: int) -> Path:
    """A dossier with so many conversations on five factors."""
    Dossier.maak(pad).sluit()
    tekst = KERN + "".join(FACTOR.format(nr=nr, onder="") for nr in range(5)) + "".join(map(gesprek, range(gesprekken)))
    assert not lees_in(pad, tekst).fouten
    return pad


def lees_in(pad: Path, tekst: str, *, herzie: bool = False, droog: bool = False) -> Importverslag:
    bestand = pad.with_suffix(".yaml")
    bestand.write_text(tekst, encoding="utf-8")
    return importeer(pad, bestand, herzie=herzie, droog=droog)


def records_gelezen(doe: Callable[[], object]) -> int:
    """How many records were read out of their rows."""
    aantal = 0

    def tel(frame: FrameType, gebeurtenis: str, _: object) -> None:
        nonlocal aantal
        aantal += gebeurtenis == "call" and frame.f_code is uit_canonieke_tekst.__code__

    vorige = sys.getprofile()
    sys.setprofile(tel)
    try:
        doe()
    finally:
        sys.setprofile(vorige)
    return aantal


NIEUW, ANDERS, ZELFDE = gesprek(999), gesprek(3, "tegen"), gesprek(3) + gesprek(4)
FOUT = gesprek(999).replace("factor-4", "factor-99")
WAT: dict[str, Callable[[Path], Importverslag]] = {
    "een erbij": lambda pad: lees_in(pad, NIEUW),
    "een erbij, droog": lambda pad: lees_in(pad, NIEUW, droog=True),
    "een herzien": lambda pad: lees_in(pad, ANDERS, herzie=True),
    "een anders": lambda pad: lees_in(pad, ANDERS),
    "dezelfde": lambda pad: lees_in(pad, ZELFDE),
    "een fout": lambda pad: lees_in(pad, FOUT),
    "een bron erbij": lambda pad: lees_in(pad, KERN.replace("b01", "b02")),
    "een factor erbij": lambda pad: lees_in(pad, FACTOR.format(nr=77, onder="")),
}


@pytest.mark.parametrize("wat", WAT)
def test_twice_as_many_conversations_are_not_one_record_more_to_read(tmp_path: Path, wat: str) -> None:
    def doe(pad: Path) -> None:
        v = WAT[wat](pad)
        assert v.ontvangst() is not None
        assert v.telling is not None

    een, twee = dossier(tmp_path / "een.sqlite", 12), dossier(tmp_path / "twee.sqlite", 24)
    assert records_gelezen(lambda: doe(een)) == records_gelezen(lambda: doe(twee))


@pytest.mark.parametrize("wat", WAT)
def test_it_says_what_it_says_when_all_is_read(tmp_path: Path, wat: str) -> None:
    pad = dossier(tmp_path / "d.sqlite", 12)
    (tmp_path / "kaal").mkdir()
    kaal = Path(shutil.copy(zonder(pad), tmp_path / "kaal" / "d.sqlite"))
    met_index, zonder_index = WAT[wat](pad), WAT[wat](kaal)
    assert _gezegd(met_index, pad) == _gezegd(zonder_index, kaal)
    for een in (pad, kaal):
        with Dossier.open(een, alleen_lezen=True) as d:
            assert not index_wijkt_af(d)
    assert list(antwoorden(pad)) == list(antwoorden(kaal))


def _gezegd(v: Importverslag, pad: Path) -> tuple[object, ...]:
    meldingen = [str(m).replace(str(pad.parent), "") for m in v.meldingen]
    geheel = (v.nieuw, v.bekend, v.herzien, v.ingetrokken, v.veranderd, v.wissels, v.losse, v.met_oude_tekst)
    return (meldingen, *geheel, v.ontvangst(), v.telling, v.na.dossierhash if v.na else None)


@settings(max_examples=25)
@given(records=dossiers(), anders=dossiers())
def test_whatever_comes_in_it_says_the_same_with_the_index_and_without(
    records: list[dict[str, object]], anders: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    map_ = tmp_path_factory.mktemp("beide")
    pad = _maak(map_, records)
    erbij = _maak(tmp_path_factory.mktemp("erbij"), anders).with_name("alles.json")
    kaal = Path(shutil.copy(pad, map_ / "kaal.sqlite"))
    met(kaal, "DELETE FROM stand")
    for herzie in (False, True):
        een, twee = (importeer(p, erbij, herzie=herzie) for p in (pad, kaal))
        met(kaal, "DELETE FROM stand")
        assert een == twee
        assert een.ontvangst() == twee.ontvangst()
        assert een.telling == twee.telling
    with Dossier.open(pad, alleen_lezen=True) as d:
        assert not index_wijkt_af(d)
    assert list(antwoorden(pad)) == list(antwoorden(kaal))


def test_a_text_is_read_out_of_the_file_after_the_import_is_over(tmp_path: Path) -> None:
    pad = dossier(tmp_path / "d.sqlite", 12)
    v = lees_in(pad, NIEUW)
    assert v.na is not None
    assert [r.id for r in v.na.registraties] == [r.id for r in v.na.gesprekken]
    assert v.na.registratie("g3").bewijs[0].kern == "Op plek 3 stond zaak 3 in de weg."


@pytest.mark.parametrize("droog", [False, True])
def test_nothing_is_added_to_a_file_of_which_a_text_is_damaged_that_is_not_read(tmp_path: Path, droog: bool) -> None:
    pad = dossier(tmp_path / "d.sqlite", 12)
    gaaf = pad.read_bytes()
    pad.write_bytes(gaaf.replace(b"Op plek 3 stond", b"Op plek 3 vtond"))
    kapot = pad.read_bytes()
    assert kapot != gaaf
    with pytest.raises(DossierFout, match="beschadigd"):
        lees_in(pad, NIEUW, droog=droog)
    assert pad.read_bytes() == kapot


def test_of_two_with_the_same_content_the_same_one_is_named_with_the_index_and_without(tmp_path: Path) -> None:
    pad = dossier(tmp_path / "d.sqlite", 3)
    for naam in ("zz1", "aa1"):
        assert not lees_in(pad, gesprek(50).replace("g50", naam)).fouten
    kaal = zonder(pad)
    gezegd = [str(m) for p in (pad, kaal) for m in lees_in(p, gesprek(50).replace("g50", "mm1")).meldingen]
    assert len([m for m in gezegd if "dezelfde inhoud is er al als aa1" in m]) == 2
