r"""Letters that no Dutch word has: the mark of a text that was read in another code page than it was written in.

A byte has a letter in every code page, so nothing else tells: "co\x94peratie" is "coöperatie" to DOS, and "co”peratie"
to Windows. `charset-normalizer` guesses a code page from how often letters stand beside one another, and of ten words
with two accents it cannot; a guess is no ground to change what somebody wrote either. So we refuse, and say where.
"""

import re

_WOORD = re.compile(r"[^\s;,\t\"]+")
_LETTER = r"[^\W\d_]"
_NOOIT_ACHTER = "\u201a\u201e\u2039\u2020\u2021\u2030\u02c6\u02dc\u0192¢£¡¤¿¨¬¦±\ufffd"
"""Signs that never stand behind a letter: „ and ‚ open a quotation, ƒ and £ stand before a number."""
_NOOIT_ERVOOR = "\u0192\u02c6\u02dc¢¤\ufffd"
_NOOIT_ERTUSSEN = "\u201c\u201d\u203a»«\u2022"
"""Signs that never stand between two letters; ’ – — … do, and people type ‘ in foto‘s."""
_IN_WOORD = re.compile(
    rf"{_LETTER}[{_NOOIT_ACHTER}]|[{_NOOIT_ERVOOR}]{_LETTER}|{_LETTER}[{_NOOIT_ERTUSSEN}]{_LETTER}"
    r"|\ufffd|\u201a\u201a|ŽŽ|Ÿ[a-z]|[a-z]\u2014\u2014[a-z]|[a-z]\u2018(?![st]\b)[a-z]|oš[a-z]"
)
_HOOFDLETTER = re.compile(r"[a-z][À-ÖØ-ÞŠŽŸŒ](?:[a-z]|\b)")
"""A capital with an accent inside a word: Ž is é to a Mac, Š is è to DOS."""
_DUBBEL = re.compile(r"(?:[ÂÃ][\u0080-\u00bf\u0152-\u2122]|â€.)")
"""UTF-8 that was taken for Windows and written as UTF-8 again: é became Ã©, ’ became â€™."""


def scheve_letters(tekst: str, *, is_geraden: bool) -> tuple[int, str] | None:
    r"""The first word that cannot be right: its line, and the word; None when nothing is wrong.

    Args:
        tekst: a whole file.
        is_geraden: whether its code page was guessed, because it is no UTF-8.

    >>> scheve_letters("kern\nDe co”peratie", is_geraden=True), scheve_letters("Auto’s en “dit”", is_geraden=True)
    ((2, 'co”peratie'), None)
    >>> scheve_letters("Ã©Ã©n", is_geraden=False), scheve_letters("één", is_geraden=False)
    ((1, 'Ã©Ã©n'), None)
    """
    patronen = (_IN_WOORD, _HOOFDLETTER) if is_geraden else (_DUBBEL,)
    if tekst.isascii() or not any(p.search(tekst) for p in patronen):
        return None
    woorden = [m for m in _WOORD.finditer(tekst) if not m[0].isascii()]
    scheef = [m for m in woorden if any(p.search(m[0]) for p in patronen)]
    if not scheef or (not is_geraden and 2 * len(scheef) < len(woorden)):  # somebody quotes such a word
        return None
    return tekst.count("\n", 0, scheef[0].start()) + 1, scheef[0][0]
