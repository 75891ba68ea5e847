"""What this run has stored last, so that what goes wrong after it is never told as if nothing had happened.

A fact of the process and not a result: a caller who got an exception has no result to look at.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Gedaan:
    """A file that stands as it should; ``invoer``: the number of the import in it, None when it is no dossier."""

    pad: Path
    invoer: int | None = None


_LAATSTE: ContextVar[Gedaan | None] = ContextVar("gedaan", default=None)


def onthoud(pad: Path, invoer: int | None = None) -> None:
    """Say that this is stored; a file that is written after an import does not take its place."""
    vorige = _LAATSTE.get()
    if invoer is not None or vorige is None or vorige.invoer is None:
        _LAATSTE.set(Gedaan(pad, invoer))


def vergeet() -> None:
    """Say that nothing is: a run begins, or what was stored is taken back."""
    _LAATSTE.set(None)


def gedaan() -> Gedaan | None:
    """What was stored last; None when nothing was."""
    return _LAATSTE.get()
