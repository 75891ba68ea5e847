"""A function hands back what it made: no list, set or dict of its caller is filled as an out-parameter."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PAKKET = Path(__file__).parents[1] / "verandertheorie"
BESTANDEN = sorted(PAKKET.rglob("*.py"))

VULT = frozenset(
    (
        "add",
        "append",
        "clear",
        "discard",
        "extend",
        "insert",
        "pop",
        "popitem",
        "remove",
        "setdefault",
        "sort",
        "update",
    )
)
_ZELFDE_DING = frozenset(("get", "items", "setdefault", "values"))
"""What these give is part of what they are asked of, so that to change it changes that."""

BOUWERS = {
    ("_blok_op", "wortel"): "grows one tree of Blok, answer by answer; a new tree for each would cost their square",
    ("_lijst_op", "blok"): "the same, for a list in it",
    ("_samengevoegd", "per_deel"): "puts rows that were made a step before into their record; nobody else has them",
    ("_elk_woord_eenmaal", "db"): "tells SQLite how to make texts for one question, and takes it back",
}
"""Function and parameter that may be changed, and why."""


def _wortel(knoop: ast.expr) -> str:
    """The name that an expression is a part of; empty when it is something new."""
    match knoop:
        case ast.Name(id=naam):
            return naam
        case ast.Attribute(value=deel) | ast.Subscript(value=deel):
            return _wortel(deel)
        case ast.Call(func=ast.Attribute(value=deel, attr=naam)) if naam in _ZELFDE_DING:
            return _wortel(deel)
    return ""


def _toekenningen(functie: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What gets its value from what, also in a loop."""
    for knoop in ast.walk(functie):
        if isinstance(knoop, ast.For):
            yield knoop.target, knoop.iter
        elif isinstance(knoop, ast.Assign):
            for doel in knoop.targets:
                if isinstance(doel, ast.Tuple) and isinstance(knoop.value, ast.Tuple):
                    yield from zip(doel.elts, knoop.value.elts, strict=False)
                else:
                    yield doel, knoop.value


def _namen_voor(functie: ast.FunctionDef, parameter: str) -> set[str]:
    """The parameter, and the names in the function that stand for it or for a part of it."""
    namen = {parameter}
    while (
        nieuw := {
            naam.id
            for doel, waarde in _toekenningen(functie)
            if _wortel(waarde) in namen
            for naam in ast.walk(doel)
            if isinstance(naam, ast.Name) and isinstance(naam.ctx, ast.Store)
        }
        - namen
    ):
        namen |= nieuw
    return namen


def _gewijzigd(functie: ast.AST) -> Iterator[str]:
    """The names of what a function changes in place."""
    for knoop in ast.walk(functie):
        match knoop:
            case ast.Call(func=ast.Attribute(value=deel, attr=naam)) if naam in VULT:
                yield _wortel(deel)
            case ast.Assign(targets=doelen) | ast.Delete(targets=doelen):
                yield from (_wortel(d) for d in doelen if isinstance(d, ast.Subscript | ast.Attribute))
            case ast.AugAssign(target=ast.Subscript() | ast.Attribute() as doel):
                yield _wortel(doel)
            case ast.AugAssign(target=ast.Name(id=naam), value=erbij) if not isinstance(erbij, ast.Constant):
                yield naam  # of a list += is extend


def _bezwaren(boom: ast.AST) -> set[tuple[str, str]]:
    """Each function that changes a parameter of its own, and which; a method may change its own object."""
    return {
        (functie.name, arg.arg)
        for functie in ast.walk(boom)
        if isinstance(functie, ast.FunctionDef)
        for arg in (*functie.args.posonlyargs, *functie.args.args, *functie.args.kwonlyargs)
        if arg.arg not in ("self", "cls") and _namen_voor(functie, arg.arg) & set(_gewijzigd(functie))
    }


@pytest.mark.parametrize("bestand", BESTANDEN, ids=lambda p: str(p.relative_to(PAKKET)))
def test_a_function_fills_nothing_of_its_caller(bestand: Path) -> None:
    assert _bezwaren(ast.parse(bestand.read_text(encoding="utf-8"))) - BOUWERS.keys() == set()


def test_each_exception_is_still_needed() -> None:
    alle = {b for bestand in BESTANDEN for b in _bezwaren(ast.parse(bestand.read_text(encoding="utf-8")))}
    assert BOUWERS.keys() <= alle


@pytest.mark.parametrize(
    "romp",
    [
        "meldingen.append(1)",
        "meldingen.lijst.extend([1])",
        "meldingen['a'] = 1",
        "meldingen['a'] += 1",
        "meldingen += [1]",
        "meldingen.is_heel = False",
        "del meldingen['a']",
        "meldingen.get('a').add(1)",
        "hier = meldingen['a']; hier.append(1)",
        "a, b = meldingen, 1; a.append(b)",
        "\n  for deel in meldingen.values(): deel.append(1)",
        "\n  def binnen(): meldingen.append(1)",
    ],
)
def test_this_look_finds_what_it_looks_for(romp: str) -> None:
    assert _bezwaren(ast.parse(f"def f(meldingen): {romp}")) == {("f", "meldingen")}


@pytest.mark.parametrize(
    "romp",
    [
        "nieuw = [*meldingen]; nieuw.append(1)",
        "meldingen = [*meldingen, 1]",
        "return meldingen.get('a')",
        "meldingen += 1",
        "nieuw = {}; nieuw[meldingen] = 1",
    ],
)
def test_this_look_leaves_what_is_new(romp: str) -> None:
    assert _bezwaren(ast.parse(f"def f(meldingen): {romp}")) == set()


def _noemt_melding_of(geeft: ast.expr | None) -> bool:
    """Whether a return type is a Melding or something else: then each caller has to look which."""
    return any(
        isinstance(deel, ast.BinOp) and "Melding" in (ast.unparse(deel.left), ast.unparse(deel.right))
        for deel in (ast.walk(geeft) if geeft else ())
    )


@pytest.mark.parametrize("bestand", BESTANDEN, ids=lambda p: str(p.relative_to(PAKKET)))
def test_what_is_wrong_comes_beside_the_value_and_not_in_its_place(bestand: Path) -> None:
    functies = (k for k in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))) if isinstance(k, ast.FunctionDef))
    assert [f.name for f in functies if _noemt_melding_of(f.returns)] == []


@pytest.mark.parametrize(
    ("geeft", "is_of"),
    [("Waarde | Melding", True), ("Iterator[tuple[str, Path | Melding]]", True), ("tuple[X | None, Melding]", False)],
)
def test_this_look_knows_the_one_from_the_other(geeft: str, is_of: bool) -> None:
    assert _noemt_melding_of(ast.parse(geeft, mode="eval").body) is is_of
