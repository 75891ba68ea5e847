"""The one list of questions: what stands in it is a command, a function, a word and a line, and nothing else is."""

import contextlib
import inspect
from collections import defaultdict
from pathlib import Path
from typing import Any, ClassVar, Literal, get_args, get_origin, get_type_hints

import pytest

import verandertheorie
from verandertheorie.begrippen import begrippen
from verandertheorie.cli.hulptekst import FILTERKOP
from verandertheorie.cli.opdrachtenlijst import OPDRACHTEN
from verandertheorie.cli.vraagopdrachten import FILTERS
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.soorten import binnen
from verandertheorie.uitvoer.neo4j.catalogus import catalogus
from verandertheorie.vragen.antwoord import Antwoord, Inhoud, vraag
from verandertheorie.vragen.belemmeringen import Terugkerend
from verandertheorie.vragen.lijst import VRAGEN, Vraag

pytest_plugins = ("tests.cli.programma",)

WORTEL = Path(__file__).parents[2]
GEMAAKT: dict[str, Any] = {rij.naam: rij.maak() for rij in OPDRACHTEN}
ELKE = pytest.mark.parametrize("rij", VRAGEN, ids=lambda v: v.naam)


def test_no_name_means_two_questions() -> None:
    namen = [naam for v in VRAGEN for naam in v.namen]
    assert len(set(namen)) == len(namen)
    assert len({v.rij for v in VRAGEN}) == len(VRAGEN)


@ELKE
def test_a_question_is_a_command_with_its_own_choices_and_those_of_all(rij: Vraag) -> None:
    for naam in rij.namen:
        opdracht = GEMAAKT[naam]
        eigen = {k.naam: "argument" if k.is_los else "option" for k in rij.keuzes}
        soorten = {p.name: p.param_type_name for p in opdracht.params}
        assert soorten.items() >= eigen.items()
        gedeeld = {
            "tot_en_met",
            "dossier",
            "doelgroep",
            "parameters",
            "als_json",
            "als_csv",
            "als_html",
            "als_kort",
            "uitleg",
        }
        assert soorten.keys() | eigen.keys() == eigen.keys() | gedeeld | FILTERS.keys()
        assert {p.name: p.help for p in opdracht.params if p.name in eigen} == {k.naam: k.hulp for k in rij.keuzes}
        assert opdracht.short_help == rij.in_het_kort
        assert opdracht.hidden == (naam != rij.namen[-1])


@ELKE
def test_the_help_offers_filters_where_they_can_be_used(rij: Vraag, zonder_besluit: Verandergraaf) -> None:
    getoond = {p.name for p in GEMAAKT[rij.naam].params if not getattr(p, "hidden", False)}
    assert FILTERS.keys() & getoond == (set() if rij.gaat_over_alles else FILTERS.keys())
    if rij.gaat_over_alles:
        los = {k.naam: rij.voorbeeld.split()[-1] for k in rij.keuzes if k.is_nodig}
        with pytest.raises(AanroepFout, match="Laat de filters weg"):
            rij.functie()(zonder_besluit.met(Filter(gebied=("D01",))), **los)


def test_no_other_command_looks_like_a_question() -> None:
    vragend = {
        naam
        for naam, opdracht in GEMAAKT.items()
        if any(p.name == "uitleg" or getattr(p, "rich_help_panel", "") == FILTERKOP for p in opdracht.params)
    }
    assert vragend == {naam for v in VRAGEN for naam in v.namen}


@ELKE
def test_a_question_is_a_public_function_that_takes_the_same_choices(rij: Vraag) -> None:
    functie = rij.functie()
    assert getattr(verandertheorie, rij.functienaam) is functie
    _, *neemt = inspect.signature(functie).parameters.values()
    leeg = inspect.Parameter.empty
    assert [(p.name, p.default) for p in neemt] == [
        (k.naam, leeg if k.is_nodig else k.standaard) for k in rij.parameters
    ]
    (rijtype,) = get_args(get_type_hints(functie)["return"])
    assert rij.rijtype() is rijtype
    assert functie.__doc__


@ELKE
def test_a_word_no_question_takes_is_refused(rij: Vraag, zonder_besluit: Verandergraaf) -> None:
    with pytest.raises(TypeError, match="verzonnen"):
        rij.functie()(zonder_besluit, verzonnen=True)


@ELKE
def test_the_glossary_asks_it_and_the_help_and_both_readmes_say_that(rij: Vraag, hier: Any) -> None:
    assert rij.zin == begrippen()["vraag", rij.naam].definitie
    for naam in rij.namen:
        hulp = hier(naam, "--help", COLUMNS="200").uit
        assert f"\n  {rij.zin}\n" in hulp
        assert f"Voorbeeld: verandertheorie {rij.voorbeeld}\n" in hulp
    assert rij.voorbeeld.split()[0] in rij.namen
    regels = [r.split() for r in hier("--help", COLUMNS="200").uit.splitlines()]
    assert [rij.namen[-1], *rij.in_het_kort.split()] in regels
    for readme in ("README.md", "README.nl.md"):
        tekst = (WORTEL / readme).read_text(encoding="utf-8")
        (regel,) = (r for r in tekst.splitlines() if r.split()[:1] == [rij.naam])
        assert rij.kort in regel
        assert rij.zin in " ".join(tekst.split())


def test_the_glossary_holds_no_other_question() -> None:
    assert [sleutel for soort, sleutel in begrippen() if soort == "vraag"] == [v.naam for v in VRAGEN]


def test_a_question_that_neo4j_is_asked_too_is_asked_in_the_same_words() -> None:
    ook = {v.naam: v.zin for v in VRAGEN if v.naam in catalogus()}
    assert len(ook) == 5
    assert ook == {naam: catalogus()[naam].zin for naam in ook}


def test_a_function_without_a_row_in_the_list_is_no_question() -> None:
    def kwijt(graaf: Verandergraaf) -> Inhoud[Terugkerend]:
        """Nothing."""
        return Inhoud(())

    with pytest.raises(ValueError, match=r"^question kwijt in .* not in vragen/lijst\.py$"):
        vraag(kwijt)


def test_a_second_function_for_one_row_is_refused_and_the_first_is_named() -> None:
    def terugkerende_belemmeringen(graaf: Verandergraaf) -> Inhoud[Terugkerend]:
        """Nothing."""
        return Inhoud(())

    with pytest.raises(ValueError, match=r"but in vragen\.belemmeringen$"):
        vraag(terugkerende_belemmeringen)


@ELKE
def test_an_answer_says_everything_that_was_asked(rij: Vraag, zonder_besluit: Verandergraaf) -> None:
    """Also what was left out, so that it can be asked again in the same words."""
    nodig = {k.naam: rij.voorbeeld.split()[1] for k in rij.parameters if k.is_nodig}
    antwoord: Antwoord[Any] = rij.functie()(zonder_besluit, **nodig)
    gevraagd = {k.naam: nodig.get(k.naam, k.standaard) for k in rij.parameters}
    assert antwoord.parameters.keys() == gevraagd.keys()
    gekozen = {naam: waarde for naam, waarde in gevraagd.items() if waarde is not None}
    assert gekozen.items() <= antwoord.parameters.items(), "where nobody chose it may say what was taken"


@ELKE
def test_whatever_is_named_it_answers_or_says_what_it_is_about(rij: Vraag, zonder_besluit: Verandergraaf) -> None:
    """One of every kind of thing in the dossier, and of what is in none; never an error of ours."""
    g, over = zonder_besluit, [k for k in rij.parameters if k.is_los]
    per_soort = {k.soort: k.sleutel for k in g.knopen.values()}
    namen = (*per_soort.values(), *list(g.stellingen)[:1], "D01", "c1", "b01", g.registraties[0].id, "nep", " ")
    for keuze in over:
        nodig = {k.naam: "grondexpertise" for k in rij.keuzes if k.is_nodig}
        for naam in namen:
            with contextlib.suppress(AanroepFout):
                rij.functie()(g, **nodig | {keuze.naam: naam})


def _soort(annotatie: object) -> str:
    """A type without what only says that there may be nothing."""
    delen = [d for d in binnen(annotatie) if d is not type(None) and get_args(d) != ("",)]
    return " | ".join(map(str, delen))


def test_a_name_of_a_column_means_one_thing_over_all_questions() -> None:
    """``laag`` was a number and a word, ``klasse`` two lists of words, ``teken`` 1 and voor."""
    per_naam: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for v in VRAGEN:
        for naam, annotatie in get_type_hints(v.rijtype()).items():
            if get_origin(annotatie) is not ClassVar:
                per_naam[naam][_soort(annotatie)].append(v.rij)
    assert {naam: dict(soorten) for naam, soorten in per_naam.items() if len(soorten) > 1} == {}


def test_what_is_counted_is_a_number_and_what_is_listed_are_texts() -> None:
    """A pair of numbers in one cell is a puzzle for who reads it in a spreadsheet."""
    for v in VRAGEN:
        for naam, annotatie in get_type_hints(v.rijtype()).items():
            if get_origin(annotatie) is tuple:
                assert all(
                    deel is Ellipsis or deel is str or get_origin(deel) is Literal for deel in get_args(annotatie)
                ), (
                    v.rij,
                    naam,
                )


def test_part_of_an_answer_is_still_a_table(zonder_besluit: Verandergraaf) -> None:
    alles = verandertheorie.terugkerende_belemmeringen(zonder_besluit)
    deel = alles[:2]
    assert isinstance(deel, Antwoord)
    assert (list(deel), deel.zinnen, deel.voet) == (list(alles)[:2], (), alles.voet)
    assert alles[0].naam in deel.als_csv()
    assert alles[2].naam not in deel.als_csv()
    assert deel._repr_html_().count("<td>") == 2 * len(deel.rijtype.KOLOMMEN)


def test_coverage_in_a_notebook_is_a_matrix_also_when_it_is_sliced(zonder_besluit: Verandergraaf) -> None:
    """As a list of cells it was 133,375 pixels high."""
    alles = verandertheorie.dekking(zonder_besluit)
    for antwoord in (alles, alles[:1000]):
        rijen = antwoord._repr_html_().count("<tr>")
        assert 2 < rijen <= 1 + len(zonder_besluit.factoren) + len(zonder_besluit.stellingen)


@pytest.mark.parametrize("deel", [slice(3), slice(5, 40), slice(-7, None), slice(0, 400, 7)])
def test_a_part_of_an_answer_tells_what_the_whole_tells_of_it(zonder_besluit: Verandergraaf, deel: slice) -> None:
    """Some cells of a subject say nothing of its other areas and cycles."""
    alles = verandertheorie.dekking(zonder_besluit)
    (heel,) = alles.tabellen()
    waar = {(rij[0], kolom): teken for rij in heel.rijen for kolom, teken in zip(heel.koppen, rij, strict=True)}
    rijen = alles[deel]
    (hier,) = rijen.tabellen()
    gevraagd = {(r.naam, r.gebied) for r in rijen}
    for rij in hier.rijen:
        for kolom, teken in zip(hier.koppen[1:], rij[1:], strict=True):
            assert teken == (waar[rij[0], kolom] if (rij[0], kolom) in gevraagd else "…")
    nergens = heel.vooraf.removeprefix("Nog nergens onderzocht: ").removesuffix(".").split(", ")
    genoemd = hier.vooraf.removeprefix("Nog nergens onderzocht: ").removesuffix(".").split(", ") if hier.vooraf else []
    assert set(genoemd) <= set(nergens)


def test_some_changes_are_shown_all_of_them(zonder_besluit: Verandergraaf) -> None:
    antwoord = verandertheorie.wat_veranderde(zonder_besluit, van="c1")
    assert len(antwoord) > 12
    assert sum(len(t.rijen) for t in antwoord[:12].tabellen()) == 12
