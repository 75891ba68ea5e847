"""How far long work is: on a terminal one line that replaces itself and is gone when done; elsewhere nothing."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from verandertheorie.cli.rand import stuur
from verandertheorie.taal import op_een_regel


def _is_scherm() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _toon(zin: str) -> None:
    breed = shutil.get_terminal_size().columns - 1
    stuur(sys.stderr, f"\r{op_een_regel(zin)[:breed]}\033[K")
    sys.stderr.flush()


@contextmanager
def meld_stappen() -> Iterator[Callable[[str], None]]:
    """A function that shows in a few words what is being done; the line is gone at the end, whatever happens."""
    if not _is_scherm():
        yield lambda _: None
        return
    try:
        yield lambda zin: _toon(f"{zin} …")
    finally:
        _toon("")


def balk() -> Callable[[int, int], None] | None:
    """A function that shows how many of how many are done, as a bar; None where nobody sees it."""
    if not _is_scherm():
        return None

    def toon(klaar: int, totaal: int) -> None:
        deel = klaar / totaal if totaal else 1.0
        _toon("" if klaar >= totaal else f"{'█' * round(deel * 30):<30} {deel:4.0%}")

    return toon
