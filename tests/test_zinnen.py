"""Facts are data and sentences come last: no code takes apart a sentence that other code of ours wrote.

What a person typed may be looked at, once, when it comes in; each such place is named here with its reason.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import verandertheorie

WORTEL = Path(verandertheorie.__file__).parent

ZINNEN = frozenset(
    (
        *("remedie", "hint", "zin", "zinnen", "waarom", "waarom_niet", "waarschuwing", "uitleg", "kop", "koppen"),
        *("deelhulp", "verschillen", "verandering", "ontbreekt", "blok", "voet", "onbekend", "tekst"),
        *("rekenstatus", "band", "blijft", "raakt", "onderzocht"),
    )
)
"""Fields and properties that hold text which a person reads."""

ENKEL = ZINNEN - {"zinnen", "koppen", "ontbreekt", "verschillen", "onbekend"}
"""Those that hold one text, of which a slice is a piece of it."""

GEEFT_DOOR = frozenset(("klein", "groot", "met_punt", "zonder_punt", "str", "sorted", "list", "tuple", "next", "iter"))
"""Functions that give back the text, or the texts, they got."""

LEZEN = frozenset(
    (
        *("startswith", "endswith", "partition", "rpartition", "split", "rsplit", "splitlines", "find", "rfind"),
        *("index", "rindex", "removeprefix", "removesuffix", "replace", "count"),
        *("match", "fullmatch", "search", "sub", "subn", "findall", "finditer"),
    )
)
"""What takes a text apart, of ``str``, ``re`` and a pattern."""

MAG = {
    "cli/hulptekst.py:naar_het_nederlands": "the sentences of the framework of the command line, which are English",
    "aanscherping/regels_zekerheid.py:versterken": "the claim as people wrote it: drops their 'mogelijk' or 'soms'",
    "uitvoer/document/zinsbouw.py:*": "sets the words of a claim, as people wrote it, in type",
    "uitvoer/document/rapportcontrole.py:*": "a report as people edited it, beside the same made again",
    "uitvoer/tabel/sjabloon.py:_titel": "cuts a heading to the length that a spreadsheet takes",
    "uitvoer/neo4j/catalogus.py:*": "the question that stands as a comment in a .cypher file",
    "uitvoer/neo4j/verbinding.py:_over_regels": "what a Neo4j server says is in its way: it names it nowhere else",
}
"""Where a text of a person, or of a file, is looked at; by file and function, with the reason."""


def gelezen(bron: str) -> Iterator[tuple[str, int]]:
    """(function, line) of every place where such a field, or a variable that holds it, is taken apart."""
    functies = [f for f in ast.walk(ast.parse(bron)) if isinstance(f, ast.FunctionDef)]
    besmet = [{a.arg for a in f.args.args if a.arg in ZINNEN - {"tekst"}} for f in functies]
    while True:
        eerder = [set(namen) for namen in besmet]
        for functie, namen in zip(functies, besmet, strict=True):
            namen |= _toegewezen(functie, namen)
            for naam, plek in _doorgegeven(functie, functies, namen):
                for andere, van_andere in zip(functies, besmet, strict=True):
                    if andere.name == naam:
                        van_andere.add(plek)
        if besmet == eerder:
            break
    for functie, namen in zip(functies, besmet, strict=True):
        yield from ((functie.name, getattr(k, "lineno", 0)) for k in ast.walk(functie) if _leest(k, namen))


def _leest(knoop: ast.AST, besmet: set[str]) -> bool:
    match knoop:
        case ast.Call(func=ast.Attribute(value=van, attr=hoe), args=gegeven) if hoe in LEZEN:
            return any(_is_zin(deel, besmet) for deel in (van, *gegeven))
        case ast.Call(func=ast.Name(id=naam), args=[ast.Name() | ast.Attribute() as deel]) if naam in besmet:
            return _is_zin(deel, besmet)  # a method of a pattern, kept under a name of its own
        case ast.Compare(left=links, ops=[ast.In() | ast.NotIn()], comparators=[rechts]):
            return _is_woorden(links) and _is_zin(rechts, besmet)
        case ast.Compare(left=links, ops=[ast.Eq() | ast.NotEq()], comparators=[rechts]):
            return (_is_zin(links, besmet) and _is_woorden(rechts)) or (_is_zin(rechts, besmet) and _is_woorden(links))
        case ast.Subscript(value=ast.Attribute(attr=veld), slice=ast.Slice()):
            return veld in ENKEL
    return False


def _toegewezen(functie: ast.FunctionDef, besmet: set[str]) -> set[str]:
    """Names that are given such a text in a function, or run through such texts."""
    uit: set[str] = set()
    for knoop in ast.walk(functie):
        match knoop:
            case (
                ast.Assign(targets=[ast.Name(id=naam)], value=waarde)
                | ast.NamedExpr(target=ast.Name(id=naam), value=waarde)
                | ast.AnnAssign(target=ast.Name(id=naam), value=ast.expr() as waarde)
                | ast.For(target=ast.Name(id=naam), iter=waarde)
                | ast.comprehension(target=ast.Name(id=naam), iter=waarde)
            ):
                is_methode = isinstance(waarde, ast.Attribute) and waarde.attr in LEZEN
                uit |= {naam} if is_methode or _is_zin(waarde, besmet) else set()
            case ast.Assign(targets=[ast.Tuple(elts=namen)], value=ast.Tuple(elts=waarden)):
                paren = zip(namen, waarden, strict=False)
                uit |= {n.id for n, w in paren if isinstance(n, ast.Name) and _is_zin(w, besmet)}
    return uit


def _doorgegeven(
    functie: ast.FunctionDef, functies: list[ast.FunctionDef], besmet: set[str]
) -> Iterator[tuple[str, str]]:
    """(function, parameter) of the same module to which a function gives such a text."""
    parameters = {f.name: [a.arg for a in f.args.args if a.arg not in ("self", "cls")] for f in functies}
    for knoop in ast.walk(functie):
        match knoop:
            case ast.Call(func=ast.Name(id="map"), args=[ast.Name(id=naam), van]):
                gegeven: list[ast.expr] = [van]
            case ast.Call(func=ast.Name(id=naam) | ast.Attribute(attr=naam), args=gegeven):
                pass
            case _:
                continue
        for waarde, plek in zip(gegeven, parameters.get(naam, []), strict=False):
            if _is_zin(waarde, besmet):
                yield naam, plek


def _is_woorden(knoop: ast.expr) -> bool:
    """A piece of a sentence: text with a space or a capital in it, or made on the spot; no key."""
    if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
        return " " in knoop.value or knoop.value != knoop.value.lower() or knoop.value.endswith((".", "?", ":"))
    return isinstance(knoop, ast.JoinedStr)


def _is_zin(knoop: ast.expr, besmet: set[str]) -> bool:
    match knoop:
        case ast.Attribute(attr=veld):
            return veld in ZINNEN
        case ast.Name(id=naam):
            return naam in besmet
        case ast.Subscript(value=van) | ast.Starred(value=van):
            return _is_zin(van, besmet)
        case ast.Tuple(elts=delen) | ast.List(elts=delen):
            return any(_is_zin(deel, besmet) for deel in delen)
        case ast.Call(func=ast.Attribute(value=van, attr="strip" | "lower" | "casefold" | "rstrip")):
            return _is_zin(van, besmet)
        case ast.Call(func=ast.Name(id=naam), args=[van, *_]) if naam in GEEFT_DOOR:
            return _is_zin(van, besmet)
    return False


def _mag(pad: str, functie: str) -> bool:
    return f"{pad}:{functie}" in MAG or f"{pad}:*" in MAG


def test_no_sentence_of_ours_is_taken_apart() -> None:
    fout = [
        f"{pad}:{regel} in {functie}"
        for bestand in sorted(WORTEL.rglob("*.py"))
        for pad in [bestand.relative_to(WORTEL).as_posix()]
        for functie, regel in gelezen(bestand.read_text("utf-8"))
        if not _mag(pad, functie)
    ]
    assert fout == [], "give the fact a field, and let the last room make the sentence"


def test_every_exception_is_still_there() -> None:
    echt = {
        f"{pad}:{naam}"
        for bestand in WORTEL.rglob("*.py")
        for pad in [bestand.relative_to(WORTEL).as_posix()]
        for functie, _ in gelezen(bestand.read_text("utf-8"))
        for naam in (functie, "*")
    }
    assert MAG.keys() <= echt


@pytest.mark.parametrize(
    "regel",
    [
        "return m.remedie.startswith('Is het')",
        "return [z for z in w.ontbreekt if PATROON.search(z)]",
        "zin = m.tekst.strip()\n    return zin.partition(':')",
        "return 'nodig voor' in rij.zinnen[0]",
        "return re.sub('a', 'b', r.zin)",
        "return [g(z) for z in w.ontbreekt]",
        "return m.remedie == 'Vul het in.'",
        "return m.remedie[:3]",
        "return str(m.zin).startswith('x')",
        "return sorted(m.zinnen)[0].startswith('x')",
        "return [z for z in (*m.zinnen, *m.koppen) if z.startswith('x')]",
        "zin, x = m.zin, 1\n    return zin.startswith('x')",
        "s: str = m.remedie\n    return s.startswith('x')",
        "zoek = PATROON.search\n    return zoek(m.remedie)",
        "return self.g(self.zin)",
        "return tuple(map(g, w.ontbreekt))",
    ],
)
def test_the_check_sees_a_sentence_that_is_read_back(regel: str) -> None:
    assert list(gelezen(f"def f():\n    {regel}\n\ndef g(x):\n    return x.startswith('niet')\n"))


@pytest.mark.parametrize("regel", ["return f'{m.remedie} {m.tekst}'", "return r.sleutel.startswith('V5')", "return x"])
def test_the_check_lets_a_sentence_be_printed(regel: str) -> None:
    assert not list(gelezen(f"def f():\n    {regel}\n"))
