"""How an answer reaches the screen: as text in its width, as JSON, or as CSV; hints only where somebody looks."""

import io
import json
import math
import sys
from collections.abc import Container, Iterable, Sequence
from enum import StrEnum
from typing import Any

from verandertheorie.cli.rand import stuur
from verandertheorie.taal import zichtbaar_in_json
from verandertheorie.vragen.antwoord import Antwoord
from verandertheorie.vragen.opmaak import breedte, ingekort, korte_regels, tabelregels, zinregels
from verandertheorie.vragen.tabel import Tabel

EERST_KIJKEN = "kijk eerst naar wat op een persoon lijkt. Is het goed zo? Voeg --nagekeken toe."
"""What to do when something was held because it looks personal."""

VOOR_MONITORS = "Voor de lerende monitors: alles staat erin, ook wie wat zei."
"""What is said with every copy of a whole dossier."""


class Vorm(StrEnum):
    """What an answer is printed as."""

    TEKST = "tekst"
    KORT = "kort"
    JSON = "json"
    CSV = "csv"


def toon_antwoord(antwoord: Antwoord[Any], vorm: Vorm, *, verder: str = "") -> None:
    """Print an answer as ``print`` does in Python, as JSON, or as CSV with the remarks on stderr.

    ``verder``: the command to go on with; said on stderr, and only to somebody at a terminal.
    """
    match vorm:
        case Vorm.JSON:
            toon_json(antwoord.als_gegevens())
        case Vorm.CSV:
            if isinstance(sys.stdout, io.TextIOWrapper):  # Windows has another encoding and line end for a pipe
                sys.stdout.reconfigure(encoding="utf-8", newline="")
            stuur(sys.stdout, antwoord.als_csv())  # its mark and line ends are ours, and in the rest nothing hides
            print("\n".join((*antwoord.zinnen, antwoord.voet)), file=sys.stderr)
        case Vorm.KORT:
            rijen = korte_regels(antwoord.tabellen(), antwoord.zinnen, breedte())
            print(*rijen, "", *zinregels([antwoord.voet], breedte()), sep="\n")
        case Vorm.TEKST:
            print(antwoord)
            if verder and sys.stderr.isatty():
                sys.stdout.flush()  # the hint comes last
                print(*zinregels([f"Vraag verder: {verder}"], breedte()), sep="\n", file=sys.stderr)


def toon_json(gegevens: object) -> None:
    """Print data as JSON in which nothing hides, and which means the same; what JSON does not have as its text."""
    print(zichtbaar_in_json(json.dumps(_eindig(gegevens), ensure_ascii=False, indent=1, default=str)))


def _eindig(gegevens: object) -> object:
    """The same with what JSON has no number for (infinite, or no number) as its text."""
    match gegevens:
        case float():
            return gegevens if math.isfinite(gegevens) else str(gegevens)
        case dict():
            return {k: _eindig(w) for k, w in gegevens.items()}
        case list() | tuple():
            return [_eindig(w) for w in gegevens]
    return gegevens


def toon_tabel(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> None:
    """Print a table as wide as the terminal, and which columns did not fit."""
    print(*tabelregels([Tabel("", tuple(kop), tuple(map(tuple, rijen)))], breedte()), sep="\n")


def toon_zinnen(zinnen: Iterable[str]) -> None:
    """Print sentences, wrapped at the width of the terminal with their own indentation kept."""
    for regel in zinregels(zinnen, breedte()):
        print(regel)


def wijs_op_namen(teksten: Iterable[str | None], bekend: Container[str] = ()) -> bool:
    """Say on stderr what looks like a person in texts that are about to be kept; it stops nothing.

    ``bekend``: words with a capital that are known to be something else.

    Returns:
        Whether anything does.
    """
    from verandertheorie.lezen.opmerkingen import over_namen

    is_er = False
    for tekst in teksten:
        for zin, remedie in over_namen(tekst or "", bekend):
            is_er = True
            print(*zinregels([f"let op: {zin} {remedie} [VT115]"], breedte()), sep="\n", file=sys.stderr)
    return is_er


def eis_nagekeken(teksten: Iterable[str | None], bekend: Container[str] = (), *, nagekeken: bool) -> None:
    """The same, before they are kept: nothing is, unless somebody looked at it and says that it may be.

    ``nagekeken``: somebody did, and said so with the command.

    Raises:
        SystemExit: 1, when nobody did.
    """
    if not wijs_op_namen(teksten, bekend) or nagekeken or mag_blijven():
        return
    print(f"Nog niets opgeslagen: {EERST_KIJKEN}", file=sys.stderr)
    raise SystemExit(1)


def mag_blijven() -> bool:
    """Whether somebody at a terminal says that what looks personal may be kept; no where nobody sits."""
    return sys.stdin.isatty() and is_ja("Is dit goed zo, en mag het worden opgeslagen? Typ ja: ")


def is_ja(vraag: str) -> bool:
    """Whether somebody at a terminal types ja."""
    print(vraag, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() == "ja"


def toon_regels(zinnen: Iterable[str]) -> None:
    """Print each sentence on one line, cut off where the terminal ends."""
    for zin in zinnen:
        print(ingekort(zin, breedte()))
