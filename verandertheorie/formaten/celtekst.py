"""How lists and pairs stand in one cell, and how a cell keeps a text that would read as something else.

A list is ``projecttrekker; grondexpert``, a pair ``novex: ja``. Quotation marks keep a separator inside a text, as in
CSV.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

LEGE_LIJST = "[]"
_SCHEIDING = r"[;,\n]"
_TUSSEN_AANHALINGSTEKENS = r'"((?:[^"]|"")*)"'
_ITEM = re.compile(rf"\s*(?:{_TUSSEN_AANHALINGSTEKENS}\s*(?={_SCHEIDING}|\Z)|([^;,\n]*))(?:{_SCHEIDING}|\Z)")
_PAAR = re.compile(
    rf"\s*(?:{_TUSSEN_AANHALINGSTEKENS}|([^;,:\n]*?))\s*:"
    rf"\s*(?:{_TUSSEN_AANHALINGSTEKENS}\s*(?={_SCHEIDING}|\Z)|([^;,\n]*))(?:{_SCHEIDING}|\Z)"
)
_LASTIG = re.compile(r'[;,:\n]|\A"|\A\[\]\Z|\A\s|\s\Z|\A\Z')
_ALLEEN_AANHALINGSTEKENS = re.compile(r'(?:"")+')


def splits(tekst: str) -> list[str]:
    """The items of a list in a cell.

    >>> splits('projecttrekker; "Rijk, provincie"'), splits("[]")
    (['projecttrekker', 'Rijk, provincie'], [])
    """
    if tekst.strip() == LEGE_LIJST:
        return []
    return list(_delen(_ITEM, tekst))


def voeg_samen(items: Iterable[str]) -> str:
    """A list for one cell.

    >>> voeg_samen(["a", "b;c"])
    'a; "b;c"'
    """
    return "; ".join(map(_aangehaald, items)) or LEGE_LIJST


def splits_paren(tekst: str) -> dict[str, str] | None:
    """The pairs in a cell; None when it holds something else, or a name twice.

    >>> splits_paren("novex: ja; mcen: nee"), splits_paren("novex")
    ({'novex': 'ja', 'mcen': 'nee'}, None)
    """
    uit: dict[str, str] = {}
    plek = 0
    while tekst[plek:].strip(" ;,\n"):
        gevonden = _PAAR.match(tekst, plek)
        if gevonden is None:
            return None
        naam, waarde = _kies(gevonden[1], gevonden[2]), _kies(gevonden[3], gevonden[4])
        if naam in uit:
            return None
        uit[naam] = waarde
        plek = gevonden.end()
    return uit


def voeg_paren_samen(paren: Mapping[str, str]) -> str:
    """Pairs for one cell.

    >>> voeg_paren_samen({"novex": "ja", "a:b": "nee"})
    'novex: ja; "a:b": nee'
    """
    return "; ".join(f"{_aangehaald(naam)}: {_aangehaald(waarde)}" for naam, waarde in paren.items())


def bewaar_leegte(tekst: str) -> str:
    """A text for a cell in which empty would mean: not filled in.

    >>> bewaar_leegte(""), bewaar_leegte("a")
    ('""', 'a')
    """
    return f'"{tekst}"' if not tekst or _ALLEEN_AANHALINGSTEKENS.fullmatch(tekst) else tekst


def herstel_leegte(tekst: str) -> str:
    """The text that was kept by :func:`bewaar_leegte`."""
    return tekst[1:-1] if tekst.startswith('""') and _ALLEEN_AANHALINGSTEKENS.fullmatch(tekst) else tekst


def _delen(patroon: re.Pattern[str], tekst: str) -> Iterator[str]:
    plek = 0
    while plek < len(tekst):
        gevonden = patroon.match(tekst, plek)
        assert gevonden is not None  # noqa: S101  (its second half takes anything up to the next separator)
        deel = _kies(gevonden[1], gevonden[2])
        if deel or gevonden[1] is not None:
            yield deel
        plek = gevonden.end()


def _kies(aangehaald: str | None, kaal: str | None) -> str:
    return aangehaald.replace('""', '"') if aangehaald is not None else (kaal or "").strip()


def _aangehaald(tekst: str) -> str:
    dubbel = tekst.replace('"', '""')
    return f'"{dubbel}"' if _LASTIG.search(tekst) else tekst
