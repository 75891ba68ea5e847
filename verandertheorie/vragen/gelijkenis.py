"""Which sentences speak of the same: by the words that carry meaning, also when spelled a little otherwise."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

MINSTE_LETTERS = 4
"""Shorter words are mostly the, a and of."""

ZELFDE_BEGIN = 3
"""Words that are one begin with the same letters, so many; it also keeps a long pile quick to sort."""

ZELFDE_WOORD = 80.0
"""From this likeness of letters, of 100, two words are one: vergunning and vergunningen, not vergunning and verguld."""

ZELFDE_SOORT = 0.34
"""From this share of words in common (Dice) two sentences speak of the same.

Chosen by eye, on the examples: it only sorts a pile, people decide what belongs together, and nothing is counted by it.
"""

MINSTE_SAMEN = 2
"""So many words two sentences have in common at least: one is a coincidence."""

_GEWOON = frozenset(
    (
        *(
            "alle",
            "alleen",
            "daar",
            "daarom",
            "deze",
            "door",
            "elke",
            "eens",
            "geen",
            "haar",
            "heeft",
            "hebben",
            "heel",
        ),
        *("hier", "iemand", "iets", "ieder", "kunnen", "maar", "meer", "mensen", "moet", "naar", "niet", "niets"),
        *(
            "onze",
            "over",
            "soms",
            "steeds",
            "veel",
            "voor",
            "want",
            "waren",
            "weer",
            "werd",
            "wilde",
            "wordt",
            "worden",
        ),
        *("zegt", "zelf", "zich", "zijn", "zonder", "zouden"),
    )
)
"""Words of four letters and more that are in every sentence."""


def kernwoorden(zin: str) -> tuple[str, ...]:
    """The words of a sentence that carry meaning, folded, each once, in their order.

    >>> kernwoorden("De koffie was wéér koud bij het overleg.")
    ('koffie', 'koud', 'overleg')
    """
    met_inhoud = (w for w in _woorden(zin) if len(w) >= MINSTE_LETTERS and w.isalpha() and w not in _GEWOON)
    return tuple(dict.fromkeys(met_inhoud))


def _woorden(zin: str) -> tuple[str, ...]:
    """All its words and numbers, folded: what is left of a sentence when it is written otherwise."""
    gevouwen = unicodedata.normalize("NFKD", zin.casefold())
    kaal = "".join(teken for teken in gevouwen if not unicodedata.combining(teken))
    return tuple(re.findall(r"[^\W\d_]+|\d+", kaal))


def stapels(zinnen: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Places of sentences that speak of the same, together; each place in one pile, by the first of each pile.

    What is like one sentence of a pile belongs to it. Two that are the same but for their capitals, accents and signs
    always are, also when no word of them carries meaning.

    >>> stapels(["De koffie was koud.", "Het regende.", "Weer koude koffie."])
    ((0, 2), (1,))
    """
    woorden = [kernwoorden(z) for z in zinnen]
    eerste: dict[tuple[str, ...], int] = {}
    stapel_van = [eerste.setdefault(_woorden(z), p) if _woorden(z) else p for p, z in enumerate(zinnen)]
    met_begin: dict[str, list[int]] = defaultdict(list)
    for plaats, hier in enumerate(woorden):
        begin = {w[:ZELFDE_BEGIN] for w in hier}
        deelt = Counter(p for b in begin for p in met_begin[b])
        for ander in sorted(p for p, n in deelt.items() if n >= MINSTE_SAMEN and _lijkt(hier, woorden[p])):
            oud, nieuw = sorted((stapel_van[plaats], stapel_van[ander]), reverse=True)
            stapel_van = [nieuw if s == oud else s for s in stapel_van]
        for b in begin:
            met_begin[b].append(plaats)
    uit: dict[int, list[int]] = defaultdict(list)
    for plaats, stapel in enumerate(stapel_van):
        uit[stapel].append(plaats)
    return tuple(tuple(uit[stapel]) for stapel in sorted(uit))


def _lijkt(een: Sequence[str], ander: Sequence[str]) -> bool:
    samen = min(_gedeeld(een, ander), _gedeeld(ander, een))
    return samen >= MINSTE_SAMEN and 2 * samen / (len(een) + len(ander)) >= ZELFDE_SOORT


def _gedeeld(een: Sequence[str], ander: Sequence[str]) -> int:
    from rapidfuzz import fuzz  # as in model/verwijzing.py: only when it is asked for

    return sum(
        any(w[:ZELFDE_BEGIN] == a[:ZELFDE_BEGIN] and fuzz.ratio(w, a) >= ZELFDE_WOORD for a in ander) for w in een
    )
