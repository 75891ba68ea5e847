"""How numbers, lists, names and dates read in a Dutch sentence."""

import datetime
from collections.abc import Iterable

_TELWOORDEN = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def telwoord(n: int) -> str:
    """A count in words up to twelve, in digits above.

    >>> telwoord(1), telwoord(12), telwoord(13)
    ('één', 'twaalf', '13')
    """
    return _TELWOORDEN[n] if 0 <= n < len(_TELWOORDEN) else str(n)


def aantal(n: int, een: str, meer: str) -> str:
    """A count with its noun.

    >>> aantal(1, "gebied", "gebieden"), aantal(4, "gebied", "gebieden")
    ('één gebied', 'vier gebieden')
    """
    return f"{telwoord(n)} {een if n == 1 else meer}"


def opsomming(delen: Iterable[str], en: str = "en") -> str:
    """A list as people say it.

    >>> opsomming(["D01", "D04", "D05"]), opsomming(["D01"]), opsomming([])
    ('D01, D04 en D05', 'D01', '')
    """
    *eerste, laatste = [*delen] or [""]
    return f"{', '.join(eerste)} {en} {laatste}" if eerste else laatste


def klein(tekst: str) -> str:
    """First letter small, unless the first word is an abbreviation or a code.

    >>> klein("Trage vergunningverlening"), klein("NOVEX-gebied"), klein("C13"), klein("Eén aanspreekpunt")
    ('trage vergunningverlening', 'NOVEX-gebied', 'C13', 'één aanspreekpunt')
    """
    if tekst.startswith("Eén"):
        return f"é{tekst[1:]}"
    eerste = tekst.split(" ", 1)[0]
    return tekst if any(t.isupper() or t.isdigit() for t in eerste[1:]) else tekst[:1].lower() + tekst[1:]


def groot(tekst: str) -> str:
    """First letter a capital; *één* keeps one accent.

    >>> groot("vier"), groot("één stem")
    ('Vier', 'Eén stem')
    """
    return f"Eén{tekst[3:]}" if tekst.startswith("één") else tekst[:1].upper() + tekst[1:]


def met_punt(tekst: str) -> str:
    """A sentence that ends.

    >>> met_punt("Het werkt"), met_punt("Werkt het?")
    ('Het werkt.', 'Werkt het?')
    """
    kaal = tekst.rstrip()
    return kaal if kaal.endswith((".", "!", "?", "…", ".’", "?’", "!’")) else f"{kaal}."


def zonder_punt(tekst: str) -> str:
    """A sentence that goes on."""
    return tekst.rstrip().removesuffix(".")


def aangehaald(tekst: str) -> str:
    """Between quotation marks.

    >>> aangehaald("Hij belt gewoon.")
    '‘Hij belt gewoon.’'
    """
    return f"‘{tekst.strip()}’"


def dag(datum: datetime.date) -> str:
    """A date as people say it.

    >>> dag(datetime.date(2028, 1, 18))
    '18 januari 2028'
    """
    return f"{datum.day} {_MAANDEN[datum.month - 1]} {datum.year}"
