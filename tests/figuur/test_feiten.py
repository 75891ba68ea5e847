"""What a figure says is what the map and the questions say, to each audience; and the table says all of it."""

import csv
import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, MINI, TWEE_GEBIEDEN, omstanders
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.tekens import CELTEKENS, KLASSETEKENS, STATUSTEKENS
from verandertheorie.lezing.tijdlijn import tijdlijn
from verandertheorie.model.doelgroep import DOELGROEPEN, VOOR_WIE, Doelgroep
from verandertheorie.oordeel.aanwezigheid import KLASSEN
from verandertheorie.oordeel.statuswoord import REKENSTATUSSEN
from verandertheorie.uitvoer.figuur.figuur import FIGUREN, Figuur, figuur
from verandertheorie.uitvoer.figuur.vorm import Raster, Staven, Tijdas
from verandertheorie.uitvoer.kaart.gegevens import verzamel
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.gevoeligheid import gevoeligheid, varianten

TELT_NIET = {"nog niet geweest", "telt hier niet mee"}


@pytest.fixture(scope="module")
def graaf(voorbeeld: Path) -> Verandergraaf:
    return Verandergraaf.uit(voorbeeld)


def _raster(f: Figuur) -> Raster:
    assert isinstance(f.gegevens.beeld, Raster)
    return f.gegevens.beeld


def _staven(f: Figuur) -> Staven:
    assert isinstance(f.gegevens.beeld, Staven)
    return f.gegevens.beeld


# --- the same as elsewhere --------------------------------------------------------------------


@pytest.mark.lang
@pytest.mark.parametrize("beweringen", [False, True])
@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_a_cell_of_the_matrix_has_the_sign_and_word_of_the_map(
    graaf: Verandergraaf, doelgroep: Doelgroep, beweringen: bool
) -> None:
    raster = _raster(figuur(graaf, "matrix", doelgroep=doelgroep, beweringen=beweringen))
    kaart = verzamel(graaf, doelgroep=doelgroep)
    if beweringen:
        standen = {f"{r.code} · {r.tekst}": r.standen[-1] for r in kaart.relaties if r.soort == "bewering"}
        op_kaart = {naam: s.cellen for naam, s in standen.items() if s and s.laag != "uitgefaseerd"}
    else:
        op_kaart = {k.naam: b.cellen for k in kaart.knopen if k.beelden and (b := k.beelden[-1])}
    met_code = [r for r in raster.rijen if not beweringen or " · " in r.naam]
    assert {r.naam for r in met_code} == {naam for naam in op_kaart if not beweringen or not naam.startswith(" ·")}
    for rij in met_code:
        for kop, vakje in zip(raster.koppen, rij.vakjes, strict=True):
            cel = op_kaart[rij.naam].get(kop.naam)
            assert (cel is None) == (vakje.woord in TELT_NIET)
            if cel is not None:
                assert (vakje.teken, vakje.woord) == (kaart.celwoorden[cel].teken, kaart.celwoorden[cel].woord)


@pytest.mark.parametrize("doelgroep", ["monitor", "sessie"])
def test_factors_stand_in_the_order_of_the_map(graaf: Verandergraaf, doelgroep: Doelgroep) -> None:
    kaart = verzamel(graaf, doelgroep=doelgroep)
    volgorde = [r.naam for r in (*kaart.belemmeringen[-1], *kaart.helpend[-1])]
    namen = [r.naam for r in _raster(figuur(graaf, "matrix", doelgroep=doelgroep)).rijen]
    assert [n for n in namen if n in volgorde] == list(dict.fromkeys(volgorde))


def test_a_word_after_a_cycle_is_what_was_known_then(graaf: Verandergraaf) -> None:
    raster = _raster(figuur(graaf, "stand", doelgroep="monitor"))
    assert [k.naam for k in raster.koppen] == ["c1", "c2", "c3", "c4", "c5", "c6"]
    for kop, woorden in zip(raster.koppen, zip(*(r.vakjes for r in raster.rijen), strict=True), strict=True):
        toen = _raster(figuur(graaf.tot_en_met(kop.naam), "stand", doelgroep="monitor"))
        assert {r.naam: r.woord for r in toen.rijen} == {
            r.naam: v.woord for r, v in zip(raster.rijen, woorden, strict=True) if v.woord != "nog niet in de theorie"
        }


def test_every_flip_stands_in_the_figure_and_what_never_flips_is_counted(graaf: Verandergraaf) -> None:
    f = figuur(graaf, "gevoeligheid", doelgroep="monitor")
    raster, antwoord = _raster(f), gevoeligheid(graaf)
    assert [k.naam for k in raster.koppen[1:]] == [k[0].upper() + k[1:] for k in varianten(graaf.parameters)]
    anders = Counter(v.woord for r in raster.rijen for v in r.vakjes if v.kleur == "anders")
    assert anders == Counter(r.wordt for r in antwoord)
    assert {r.vakjes[0].woord for r in raster.rijen} == {r.is_nu for r in antwoord}
    zin = str(antwoord.zinnen[0]).split()
    assert f" {zin[3]} beweringen en factoren houden er {zin[0]} " in f.gegevens.opmerkingen[0]


def test_the_timeline_has_every_row_of_the_question(graaf: Verandergraaf) -> None:
    beeld = figuur(graaf, "tijdlijn", "vergunningen").gegevens.beeld
    assert isinstance(beeld, Tijdas)
    assert [(p.datum.isoformat(), p.baan) for p in beeld.punten] == [
        (r.datum, r.aard) for r in tijdlijn(graaf, "vergunningen", doelgroep="sessie")
    ]


def test_bars_count_every_finding_once_in_the_cycle_in_which_it_was_told(graaf: Verandergraaf) -> None:
    staven = _staven(figuur(graaf, "bewijs-per-cyclus", doelgroep="monitor")).staven
    onderwerpen = {*graaf.stellingen, *graaf.factoren}
    geteld = Counter(
        (graaf.naam_van_cyclus(graaf.cyclus_van(r.id)), b.teken)
        for r in graaf.registraties
        for b in r.bewijs
        if b.onderwerp in onderwerpen
    )
    for s in staven:
        assert s.voor.aantal == geteld[s.naam, "voor"]
        assert s.tegen.aantal is not None
        assert s.tegen.aantal >= geteld[s.naam, "tegen"]  # and what was looked for and not found


# --- who reads --------------------------------------------------------------------------------

EEN_TEGEN = """\
- {soort: bron, pseudoniem: b%d, rol: trekker, organisatiesoort: rijk, geinformeerd: ja}
- {soort: registratie, datum: 2026-01-1%d, gebied: D01, bron: b%d, interventie: hulp,
   bewijs: [{onderwerp: C1, teken: %s, bewijskracht: sterk, kern: Zo was het.}]}
"""


def test_few_voices_are_not_counted_but_for_a_monitor(graaf_van: Callable[..., Verandergraaf]) -> None:
    kanten = ("voor", "voor", "voor", "tegen")
    tekst = "".join(EEN_TEGEN % (nr + 2, nr, nr + 2, kant) for nr, kant in enumerate(kanten))
    g = graaf_van(TWEE_GEBIEDEN + MINI + omstanders("D01") + tekst)
    (sessie, monitor) = (
        _staven(figuur(g, "bewijs-per-cyclus", "C1", doelgroep=w)).staven for w in ("sessie", "monitor")
    )
    assert (sessie[0].voor.aantal, sessie[0].tegen.aantal, sessie[0].tegen.woord) == (3, None, "een enkele")
    assert (monitor[0].voor.aantal, monitor[0].tegen.aantal) == (3, 1)
    g = graaf_van(TWEE_GEBIEDEN + MINI + omstanders("D01") + EEN_TEGEN % (2, 1, 2, "voor"))
    (staaf,) = _staven(figuur(g, "bewijs-per-cyclus", "C1")).staven[:1]
    assert staaf.voor.woord == staaf.tegen.woord == "te weinig stemmen om te tellen"


@pytest.mark.parametrize("soort", FIGUREN)
def test_it_says_for_whom_of_when_and_that_it_is_made_up(graaf: Verandergraaf, soort: str) -> None:
    f = figuur(graaf, soort, "vergunningen" if soort == "tijdlijn" else None)
    for zin in (f.gegevens.moment, f.gegevens.voet):
        assert "tand na c6" in zin
        assert f"voor {VOOR_WIE['sessie']}" in zin
    assert f.gegevens.fictief
    assert "D11 telt hier niet mee" in f.gegevens.beschrijving
    assert repr(f) == f"<Figuur {soort} voor de leerbijeenkomst: {f.gegevens.moment}>"


def test_what_a_session_may_not_be_told_is_no_subject(graaf: Verandergraaf) -> None:
    lezer = Lezer(graaf.voor("sessie"), "sessie")
    weg = next(k for k in graaf.factoren if not lezer.mag_onderwerp(k))
    for soort in ("bewijs-per-cyclus", "tijdlijn", "gevoeligheid"):
        with pytest.raises(AanroepFout, match="hier niet te lezen"):
            figuur(graaf, soort, weg)
    assert weg not in "".join(figuur(graaf, s).csv for s in ("matrix", "stand", "gevoeligheid"))


# --- the table --------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", FIGUREN)
def test_the_table_beside_it_has_every_cell_and_says_for_whom(graaf: Verandergraaf, soort: str) -> None:
    f = figuur(graaf, soort, "vergunningen" if soort == "tijdlijn" else None)
    kop, *rijen = csv.reader(io.StringIO(f.csv.removeprefix("\ufeff")), delimiter=";")
    assert kop[-1] == "doelgroep"
    assert {r[-1] for r in rijen} == {"sessie"}
    assert len({len(r) for r in (kop, *rijen)}) == 1
    beeld = f.gegevens.beeld
    if isinstance(beeld, Raster):
        assert [r[-1 - len(beeld.koppen) : -1] for r in rijen] == [[v.woord for v in r.vakjes] for r in beeld.rijen]
    else:
        assert len(rijen) == len(beeld.staven if isinstance(beeld, Staven) else beeld.punten)
    assert rijen[0][0].split()[0] in str(f)


def test_a_sign_means_one_thing_within_a_figure() -> None:
    for tekens in (CELTEKENS, {**STATUSTEKENS, **KLASSETEKENS}):
        assert len({teken for teken, _ in tekens.values()}) == len(tekens)
    assert STATUSTEKENS.keys() == REKENSTATUSSEN.keys()
    assert KLASSETEKENS.keys() == set(KLASSEN)
    assert len({statuswoord_nl(s) for s in STATUSTEKENS}) == len(STATUSTEKENS)


# --- little, nothing, and wrong ---------------------------------------------------------------


@pytest.mark.parametrize("soort", ["matrix", "bewijs-per-cyclus", "stand", "gevoeligheid"])
@pytest.mark.parametrize("doelgroep", ["monitor", "sessie"])
def test_an_empty_dossier_and_a_theory_without_evidence_say_what_is_true(
    graaf_van: Callable[..., Verandergraaf], tmp_path: Path, soort: str, doelgroep: Doelgroep
) -> None:
    Dossier.maak(tmp_path / "leeg.sqlite").sluit()
    leeg = figuur(Verandergraaf.uit(tmp_path / "leeg.sqlite"), soort, doelgroep=doelgroep).gegevens
    assert leeg.beeld.is_leeg
    assert leeg.leeg.endswith(".")
    assert "nog geen" in leeg.leeg
    theorie = figuur(graaf_van(TWEE_GEBIEDEN + HULP_EN_MOED + HULP_GEEFT_MOED), soort, doelgroep=doelgroep).gegevens
    if soort == "stand":
        assert theorie.beeld.in_woorden == "1 rij, 1 kolom. Zo vaak staat er: nog niet getoetst 1."
    else:
        assert theorie.beeld.is_leeg
    assert "blijven de woorden" not in theorie.leeg  # what nobody heard of stands on nothing


def test_a_filter_on_areas_leaves_only_these(graaf: Verandergraaf) -> None:
    raster = _raster(figuur(graaf.met(Filter(gebied=("D01", "D04"))), "matrix"))
    assert [k.naam for k in raster.koppen] == ["D01", "D04"]


@pytest.mark.parametrize(
    ("soort", "over", "extra", "zegt"),
    [
        ("taart", None, {}, "De figuur 'taart' is er niet. Kies uit: matrix, bewijs-per-cyclus"),
        ("matrix", "C07", {}, "laat alles zien. Laat 'C07' weg"),
        ("stand", None, {"beweringen": True}, "kan alleen in de matrix"),
        ("tijdlijn", None, {}, "Noem waarvan"),
        ("tijdlijn", "", {}, "Noem waarvan"),
        ("bewijs-per-cyclus", "bestaat-niet", {}, "'bestaat-niet'"),
        ("stand", None, {"doelgroep": "buurvrouw"}, "De doelgroep 'buurvrouw' is er niet"),
    ],
)
def test_a_wrong_choice_is_told(
    graaf: Verandergraaf, soort: str, over: str | None, extra: dict[str, bool], zegt: str
) -> None:
    with pytest.raises(AanroepFout, match=zegt):
        figuur(graaf, soort, over, **extra)  # type: ignore[arg-type]  # that is the point
