"""When Python may look for rubbish among the objects in memory."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def zonder_opruimen() -> Iterator[None]:
    """Let Python not look meanwhile: for who makes very many objects that all stay.

    It looks each time that so many were made, and finds nothing: on 100,000 findings that took a third of a question.
    In the whole process; who had it turned off already keeps it off.
    """
    was_aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_aan:
            gc.enable()
