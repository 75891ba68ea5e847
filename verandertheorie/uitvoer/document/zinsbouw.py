"""From the sentence of a claim to "Als … dan … omdat … mits … tenzij", without breaking the sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from verandertheorie.taal import aangehaald, klein, opsomming, zonder_punt
from verandertheorie.uitvoer.document.blokken import Deel, Tekst, tekst, vet

_VOEGWOORD = re.compile(r",? (omdat|mits|tenzij) ")
_MEER_ZINNEN = re.compile(r"[.!?:;]\s")


@dataclass(frozen=True, slots=True)
class Zinsdelen:
    """A claim taken apart: what it says, and what it says itself about why, on what condition, and unless what."""

    hoofd: str
    omdat: str = ""
    mits: str = ""
    tenzij: str = ""


def ontleed_zin(zin: str) -> Zinsdelen:
    """Take a sentence apart at its own conjunctions; all of it is ``hoofd`` when it has none.

    >>> ontleed_zin("Vertrouwen helpt, tenzij de vergunning uitblijft.").tenzij
    'de vergunning uitblijft'
    """
    begin, *rest = _VOEGWOORD.split(zonder_punt(zin))
    delen = {"omdat": "", "mits": "", "tenzij": ""}
    for woord, stuk in zip(rest[::2], rest[1::2], strict=True):
        if delen[woord]:
            return Zinsdelen(zonder_punt(zin))
        delen[woord] = stuk
    return Zinsdelen(begin, **delen)


def als_dan(zin: str, *, omdat: str = "", mits: Iterable[str] = (), tenzij: Iterable[str] = ()) -> Tekst:
    """The claim with its conjunctions in bold; what is added on conditions comes as a sentence of its own.

    Args:
        zin: the text of the claim; what it says itself goes before what is added.
        omdat: a clause, added when the sentence gives no reason.
        mits: conditions, added when it names none.
        tenzij: what can be in the way, added when it names nothing.
    """
    z = ontleed_zin(zin)
    delen: list[str | Deel] = [*_hoofd(z.hoofd)]
    for woord, eigen in (("omdat", z.omdat), ("mits", z.mits), ("tenzij", z.tenzij)):
        if eigen:
            delen += [", ", vet(woord), f" {eigen}"]
    if omdat and not z.omdat:
        delen[len(_hoofd(z.hoofd)) :] = [", ", vet("omdat"), f" {omdat}", *delen[len(_hoofd(z.hoofd)) :]]
    delen.append("" if z.hoofd.endswith(("?", "!", "…")) and len(delen) == 1 else ".")
    for woord, eigen, erbij in (("Mits", z.mits, [*mits]), ("Tenzij", z.tenzij, [*tenzij])):
        if erbij and not eigen:
            inleiding = "dit geldt" if woord == "Mits" else "dit in de weg zit"
            delen += [" ", vet(woord), f" {inleiding}: {opsomming((klein(zonder_punt(n)) for n in erbij), 'of')}."]
    return tekst(*delen)


def _hoofd(hoofd: str) -> tuple[str | Deel, ...]:
    """``Als X, Y`` becomes ``Als X, dan Y``; the order of words is the same in both. Anything else stays as it is."""
    voor, komma, na = hoofd.partition(", ")
    heeft_een_komma = bool(komma) and ", " not in na
    if hoofd.startswith("Als ") and heeft_een_komma and not na.startswith("dan ") and not _MEER_ZINNEN.search(hoofd):
        return (vet("Als"), f" {voor.removeprefix('Als ')}, ", vet("dan"), f" {na}")
    return (hoofd,)


def omdat_middel(middel: str) -> str:
    """Why an intervention sets something off: by what people get in their hands."""
    return f"mensen er dit voor in handen krijgen: {zonder_punt(middel)}"


def omdat_redenering(redenering: str) -> str:
    """Why something leads to more: by what people then think."""
    return f"mensen dan denken: {aangehaald(redenering)}"
