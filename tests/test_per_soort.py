"""Who wants the records of one type asks for that type, and does not walk past all the others."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PAKKET = Path(__file__).parents[1] / "verandertheorie"
BESTANDEN = sorted(PAKKET.rglob("*.py"))

VAN_ALLE_SOORTEN = re.compile(r"\b(alles|knopen\.values\(\)|records|nieuw|bekend|na|voor)$|\brecords_in\(\w+\)$")
"""How a collection that holds records of many types is called; ``records(Type)`` holds one."""


def _is_vraag(knoop: ast.expr, doel: str) -> bool:
    """Whether a condition asks first of all whether something is of a type."""
    match knoop:
        case ast.BoolOp(op=ast.And(), values=[eerste, *_]):
            return _is_vraag(eerste, doel)
        case ast.Call(func=ast.Name(id="isinstance"), args=[ast.Name(id=naam), _]):
            return naam == doel
    return False


def _slaat_over(rij: ast.For, doel: str) -> bool:
    """Whether a loop does nothing with what is of another type."""
    match rij.body:
        case [ast.If(test=vraag, orelse=[])]:
            return _is_vraag(vraag, doel)
        case [ast.If(test=ast.UnaryOp(op=ast.Not(), operand=vraag), body=[ast.Continue()]), *_]:
            return _is_vraag(vraag, doel)
    return False


def _zeven(boom: ast.AST) -> Iterator[str]:
    """The places where a collection of all types is sifted for one."""
    for knoop in ast.walk(boom):
        match knoop:
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                elt = knoop.value if isinstance(knoop, ast.DictComp) else knoop.elt
                for g in knoop.generators:
                    vragen = (*g.ifs, elt)
                    if VAN_ALLE_SOORTEN.search(ast.unparse(g.iter)) and any(
                        _is_vraag(v, ast.unparse(g.target)) for v in vragen
                    ):
                        yield ast.unparse(knoop)
            case ast.For() if VAN_ALLE_SOORTEN.search(ast.unparse(knoop.iter)):
                if _slaat_over(knoop, ast.unparse(knoop.target)):
                    yield ast.unparse(knoop)


@pytest.mark.parametrize("bestand", BESTANDEN, ids=lambda p: str(p.relative_to(PAKKET)))
def test_records_of_one_type_are_asked_for_by_type(bestand: Path) -> None:
    assert list(_zeven(ast.parse(bestand.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "zeef",
    [
        "(r for r in graaf.alles if isinstance(r, Bron))",
        "[k.naam for k in g.knopen.values() if isinstance(k, Context) and k.vooraf]",
        "{r.naam: r for r in records if isinstance(r, Bron)}",
        "any(isinstance(r, Bron) for r in verslag.nieuw)",
        "sum(isinstance(r, Bron) and r.telt for r in records_in(v))",
        "for r in graaf.alles:\n  if isinstance(r, Bron) and r.telt:\n    print(r)",
        "for r in graaf.alles:\n  if not isinstance(r, Bron):\n    continue\n  print(r)",
    ],
)
def test_this_look_finds_a_sieve(zeef: str) -> None:
    assert list(_zeven(ast.parse(zeef)))


@pytest.mark.parametrize(
    "goed",
    [
        "graaf.records(Bron)",
        "[r for r in graaf.records(Knoop) if isinstance(r, Context)]",
        "[r for r in graaf.alles if not isinstance(r, Bron)]",
        "[r.naam if isinstance(r, Bron) else '' for r in graaf.alles]",
        "for r in records:\n  if isinstance(r, Bron):\n    print(r)\n  else:\n    print(0)",
    ],
)
def test_this_look_leaves_what_needs_them_all(goed: str) -> None:
    assert not list(_zeven(ast.parse(goed)))
