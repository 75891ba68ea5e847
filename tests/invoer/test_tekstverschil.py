"""A difference is shown where it is, however long the text."""

from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.invoer.tekstverschil import LANGSTE, verschillen

TEKST = st.text("ab ", max_size=300) | st.text("a", max_size=300)


@given(TEKST, TEKST)
def test_what_differs_can_be_seen(oud: str, nieuw: str) -> None:
    gevonden = verschillen({"kern": oud}, {"kern": nieuw})
    assert len(gevonden) == (oud != nieuw)
    for zin in gevonden:
        was, _, werd = zin.removeprefix("kern: ").partition(" werd ")
        assert was != werd
        assert max(len(was), len(werd)) <= LANGSTE + 4
