"""What this run has stored last, so that what goes wrong after it is never told as if nothing had happened.

A fact of the process and not a result: a caller who got an exception has no result to look at.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Gedaan:
    """What stands as it should: a file, or what a server holds. ``invoer``: the number of the import, if it is one."""

    wat: Path | str
    invoer: int | None = None


_LAATSTE: ContextVar[Gedaan | None] = ContextVar("gedaan", default=None)


def onthoud(wat: Path | str, invoer: int | None = None) -> None:
    """Say that this is stored; what is written after it, such as a report, takes its place only as an import."""
    if invoer is not None or _LAATSTE.get() is None:
        _LAATSTE.set(Gedaan(wat, invoer))


def vergeet() -> None:
    """Say that nothing is: a run begins, or what was stored is taken back."""
    _LAATSTE.set(None)


def gedaan() -> Gedaan | None:
    """What was stored last; None when nothing was."""
    return _LAATSTE.get()
