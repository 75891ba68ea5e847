"""A comma in a text between braces: YAML makes a field of what comes after it, and we say so."""

import pytest

from verandertheorie.formaten.yaml import lees


@pytest.mark.parametrize(
    ("tekst", "regel", "stuk"),
    [
        ("{reden: Snel, goed}", 1, "goed"),
        ("- {onderwerp: A,\n   reden: Ja, maar niet nu}", 2, "maar niet nu"),
        ('{a: b, "c d"}', 1, "c d"),
        ("{rédén: Sn€l, goed }", 1, "goed"),
    ],
)
def test_a_piece_of_text_without_colon_is_refused_at_its_line(tekst: str, regel: int, stuk: str) -> None:
    waarde, (melding,) = lees(tekst.encode(), "x.yaml")
    assert waarde is None
    assert (melding.regel, f"'{stuk}'" in melding.tekst) == (regel, True)
    assert "aanhalingstekens" in melding.remedie


@pytest.mark.parametrize("tekst", ["{a: , b: }", "{a: '', b: 1, }", "- a\n-\n- ''\n", "a:\nb:\n", "['a', '', b]", "''"])
def test_what_is_empty_on_purpose_stays_empty(tekst: str) -> None:
    assert lees(tekst.encode(), "x.yaml")[1] == ()
