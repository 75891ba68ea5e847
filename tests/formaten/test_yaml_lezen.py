"""What the YAML reader keeps, and what it refuses, each at its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verandertheorie.formaten import yaml
from verandertheorie.formaten.grenzen import DIEPSTE_NEST, GROOTSTE_BESTAND
from verandertheorie.formaten.waarden import Blok, Lijst, plat
from verandertheorie.melding import Melding

ENGELS = ("expected", "found", "while ", "scanning", "parsing", "mapping values", "block ", "character", "indent")
RECORDS = """\
# fictief
- soort: registratie
  id: d01-1a
  datum: 2026-09-16
  bewijs:
    - onderwerp: C02
      kern: Er zat een expert aan tafel.

- soort: registratie
  id: d01-1b
"""


def geweigerd(inhoud: bytes | str) -> Melding:
    """The one Melding that a fault must give: with a remedy, and no English in it."""
    waarde, (melding,) = yaml.lees(inhoud.encode() if isinstance(inhoud, str) else inhoud, "x.yaml")
    assert waarde is None
    assert (melding.bestand, melding.code) == ("x.yaml", "VT001")
    assert melding.remedie.endswith(".")
    assert melding.tekst.endswith(".")
    assert not any(woord in str(melding) for woord in ENGELS)
    assert len(str(melding)) < 300
    return melding


def gelezen(tekst: str) -> object:
    waarde, meldingen = yaml.lees(tekst.encode(), "x.yaml")
    assert not meldingen
    return plat(waarde)


@pytest.mark.parametrize(
    "tekst", ["0344", "NO", "ja", "yes", "12:30", "1_000", "1e3", "2026-09-16", ".inf", "0x1F", "Null", "NULL", "true"]
)
def test_a_scalar_stays_what_was_typed(tekst: str) -> None:
    assert gelezen(f"a: {tekst}") == {"a": tekst}


@pytest.mark.parametrize("leeg", ["", " null", " ~", "   # opmerking"])
def test_an_empty_field_is_left_out(leeg: str) -> None:
    assert gelezen(f"a:{leeg}\nb: c") == {"b": "c"}


@pytest.mark.parametrize("tekst", ["", "null", "~"])
def test_between_quotation_marks_nothing_is_empty(tekst: str) -> None:
    assert gelezen(f"a: '{tekst}'") == {"a": tekst}


@pytest.mark.parametrize("inhoud", [b"", b"\n\n", b"  ", b"# alleen een opmerking", b"---\n", b"\xef\xbb\xbf", b"null"])
def test_an_empty_file_is_none(inhoud: bytes) -> None:
    assert yaml.lees(inhoud, "x.yaml") == (None, ())


def test_every_field_and_item_knows_its_line() -> None:
    lijst, _ = yaml.lees(RECORDS.encode(), "x.yaml")
    assert isinstance(lijst, Lijst)
    assert lijst.regels == [2, 9]
    eerste = lijst.items[0]
    assert isinstance(eerste, Blok)
    assert eerste.regel == 2
    assert eerste.regels == {"soort": 2, "id": 3, "datum": 4, "bewijs": 5}
    bewijs = eerste.velden["bewijs"]
    assert isinstance(bewijs, Lijst)
    assert (bewijs.regel, bewijs.regels) == (6, [6])


@pytest.mark.parametrize("einde", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("begin", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(einde: str, begin: str) -> None:
    assert yaml.lees((begin + RECORDS.replace("\n", einde)).encode(), "x") == yaml.lees(RECORDS.encode(), "x")


FOUTEN = [
    ("a: b\n---\nc: d", 2, "tweede document"),
    ("a: b\n...\nc: d", 3, "document al klaar"),
    ("--- a\n--- b", 2, "tweede document"),
    ("a: b\nc: d\na: e", 3, "het veld 'a' staat er al, op regel 1"),
    ("a:\n  x: 1\n  x: 2", 3, "het veld 'x' staat er al, op regel 2"),
    ("a: 1\n'a': 2", 2, "staat er al"),
    ("a: b\nc: &d e", 2, "een anker (&d)"),
    ("a: b\nc: &d\n  e: f", 2, "een anker (&d)"),
    ("- a\n- *b", 2, "een verwijzing (*b)"),
    ("kern: *let op* dit", 1, "een verwijzing (*let)"),
    ("a: 1\n*b : 2", 2, "een verwijzing (*b)"),
    ("a: b\n<<: c", 2, "samenvoegen (<<)"),
    ("a: b\nc: !!int 3", 2, "een tag"),
    ("a: b\nc: ! let op", 2, "een tag (!)"),
    ("a: b\nc: !python/object:os.system x", 2, "een tag"),
    ("!soort\na: b", 1, "een tag"),
    ("a: !x!y z", 1, "beginnen"),
    ("a: &", 1, "beginnen"),
    ("a: *", 1, "beginnen"),
    ("%RARE x\n---\na: b", 1, "beginnen"),
    ("a: b\n? [c]\n: d", 2, "naam van een veld"),
    ("a: b\n{c: d}: e", 2, "naam van een veld"),
    ("a: b\n~: c", 2, "naam van een veld"),
    ("a: b\nnull: c", 2, "naam van een veld"),
    ("a: b\n? \n", 2, "naam van een veld"),
    (": b", 1, "ontbreekt de naam van het veld"),
    ("b: c\na: let op: fout", 2, "dubbele punt met een spatie"),
    ("b: c\na: let op:", 2, "dubbele punt met een spatie"),
    ("kern: een tekst\n  vervolg: nog een", 2, "dubbele punt op een plek"),
    ("a: b\nc\nd: e", 2, "ontbreekt een dubbele punt"),
    ("- soort: x\n  naam\n  id: y\n", 2, "ontbreekt een dubbele punt"),
    ("a:\n\tb: c", 2, "met een tab"),
    ("\ta: b", 1, "met een tab"),
    ("a: b\n\tc: d", 2, "met een tab"),
    ("a:\n  b: c\n\td: e", 3, "met een tab"),
    ("a: >\n\tx", 2, "met een tab"),
    ("a: b\n \tc: d", 2, "met een tab"),
    ("a:\n  b: c\n d: e\n", 3, "springt anders in"),
    ("- a: b\n c: d", 2, "springt anders in"),
    ("- a\nb: c", 2, "springt anders in"),
    ("a: b\n- c", 2, "springt anders in"),
    ("x: y\na: 'b\nc: d\n", 2, "wordt niet afgesloten"),
    ('x: y\na: "b\nc: d\n', 2, "wordt niet afgesloten"),
    ("a: 'it's'", 1, "aanhalingstekens"),
    ('a: "b" c', 1, "aanhalingstekens"),
    ('a: b\nc: "d:\\map"\ne: "\\q"', 2, "schuine streep"),
    ('a: "\\ud800"', 1, "schuine streep"),
    ("a: @b", 1, "kan niet met @ beginnen"),
    ("a: b\nc: `d`", 2, "kan niet met ` beginnen"),
    ("a: %5", 1, "kan niet met % beginnen"),
    ("a: b\nc: ]", 2, "kan niet met ] beginnen"),
    ("a: > 5 dagen", 1, "achter een | of >"),
    ("a: b\nc: - d", 2, "streepjes"),
    ("a: b\nc: [d\ne: f", 2, "ontbreekt op regel 3 een komma"),
    ("a: b\nc: {d: e", 2, "ontbreekt hier een komma of het haakje"),
    ("a: [b, c}", 1, "haakje"),
    ("a: {b: c: d}", 1, "haakje"),
    ("a: b\nc: [\n\n", 2, "nog open"),
    ("%YAML 3.0\n---\na: b", 1, "geen geldige YAML"),
    ("a: b\nc: d\0", 2, "NUL-teken"),
    ("a: b\nc: d\x07", 2, "onzichtbaar teken (U+0007)"),
    ("a: b\nc: d\x7f", 2, "onzichtbaar teken (U+007F)"),
    ("a: b\nc: d\ufeff", 2, "onzichtbaar teken (U+FEFF)"),
    ("a: b\nc: d\uffff", 2, "onzichtbaar teken (U+FFFF)"),
    ("a: b\nc: d\x85e", 2, "onzichtbaar regeleinde (U+0085)"),
    ("a: b\r\nc: d\u2028e", 2, "onzichtbaar regeleinde (U+2028)"),
    ("a: b\rc: d\u2029e", 2, "onzichtbaar regeleinde (U+2029)"),
    ("a: &a [x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]", 1, "een anker (&a)"),
]


@pytest.mark.parametrize(("tekst", "regel", "zegt"), FOUTEN)
def test_a_fault_is_one_sentence_at_its_line(tekst: str, regel: int, zegt: str) -> None:
    melding = geweigerd(tekst)
    assert (melding.regel, zegt in melding.tekst) == (regel, True), melding


@pytest.mark.parametrize("na", range(1, 11))
@pytest.mark.parametrize(
    "fout", ["  x: &y z", "  x: *y", "  x: !y z", "  x: let op: fout", "\tx: y", "  x: @y", "  x: \x07", "  x: y\u2028"]
)
def test_a_line_that_damages_a_good_file_is_the_line_reported(na: int, fout: str) -> None:
    regels = RECORDS.splitlines()
    melding = geweigerd("\n".join([*regels[:na], fout, *regels[na:]]))
    assert melding.regel == na + 1


def test_a_colon_in_a_text_gets_the_hint_to_quote_it() -> None:
    assert geweigerd("a: let op: fout").remedie == "Zet de tekst tussen aanhalingstekens."


@pytest.mark.parametrize("codering", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252"])
def test_another_encoding_gets_the_remedy_to_save_as_utf8(codering: str) -> None:
    melding = geweigerd("- soort: actor\n  naam: Coöperatie\n".encode(codering))
    assert melding.remedie == "Sla het bestand op als UTF-8."
    assert melding.regel == (2 if codering in ("latin-1", "cp1252") else 1)


def test_a_byte_that_is_not_utf8_is_reported_at_its_line_whatever_the_line_ends() -> None:
    assert geweigerd(b"a: b\r\nc: d\re: \xff\n").regel == 3


def _genest(diepte: int) -> list[str]:
    blok = "\n".join("  " * niveau + "a:" for niveau in range(diepte))
    return ["[" * diepte + "]" * diepte, "{a: " * diepte + "}" * diepte, "- " * diepte + "x", blok + " x"]


@pytest.mark.parametrize("tekst", _genest(DIEPSTE_NEST))
def test_nesting_is_read_down_to_the_limit(tekst: str) -> None:
    assert not yaml.lees(tekst.encode(), "x")[1]


@pytest.mark.parametrize("tekst", [*_genest(DIEPSTE_NEST + 1), *_genest(300)])
def test_deeper_than_the_limit_is_refused(tekst: str) -> None:
    assert f"meer dan {DIEPSTE_NEST} " in geweigerd(tekst).tekst


@pytest.mark.parametrize("stuk", ["[", "{", "- ", "? ", "[{a: ", "{? ", "&a [", "!!set {", "[[],"])
def test_a_hundred_thousand_brackets_are_one_sentence(stuk: str) -> None:
    geweigerd(stuk * 100_000)


@pytest.mark.parametrize("stuk", ["[", "{a: ", "- "])
def test_our_limit_and_that_of_libyaml_have_the_same_sentence(stuk: str) -> None:
    assert geweigerd(stuk * 100_000) == geweigerd(stuk * (DIEPSTE_NEST + 1) + "\n")


def test_the_size_is_looked_at_before_anything_else() -> None:
    assert "groter dan 20 MB" in geweigerd(b"\xff\0[" * 17_000_000).tekst
    assert "groter" in geweigerd(b"x" * (GROOTSTE_BESTAND + 1)).tekst
    assert yaml.lees(b"x" * GROOTSTE_BESTAND, "x.yaml") == ("x" * GROOTSTE_BESTAND, ())


def test_what_somebody_wrote_cannot_break_the_line_of_a_melding() -> None:
    sleutel = r'"\e[31m\n' + "x" * 90 + '"'
    tekst = str(geweigerd(f"{sleutel}: 1\n{sleutel}: 2"))
    assert tekst.isprintable()


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda tekst: tekst.encode("utf-8", "surrogatepass")))
@settings(deadline=None, max_examples=300)
def test_no_bytes_make_the_reader_raise(inhoud: bytes) -> None:
    _, meldingen = yaml.lees(inhoud, "x.yaml")
    for m in meldingen:
        assert 1 <= m.regel <= inhoud.count(b"\n") + inhoud.count(b"\r") + 1
        assert m.remedie


@given(st.lists(st.sampled_from([*"ab01 :-?,[]{}#&*!|>'\"%@`\\\n\t~<=.", "\n  ", "\n- ", ": ", "---\n"])))
@settings(deadline=None, max_examples=500)
def test_no_heap_of_yaml_signs_makes_the_reader_raise_or_speak_english(tekens: list[str]) -> None:
    tekst = "".join(tekens)
    _, meldingen = yaml.lees(tekst.encode(), "x.yaml")
    for m in meldingen:
        assert geweigerd(tekst) == m
        assert 1 <= m.regel <= tekst.count("\n") + 1
