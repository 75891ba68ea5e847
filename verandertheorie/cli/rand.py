"""The rim: the one place where what is printed leaves the program, and what becomes of it where nobody can take it."""

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import TextIO

from verandertheorie.fouten import ToonFout, reden_van
from verandertheorie.taal import zichtbaar


class LezerWegFout(Exception):
    """Who read along has seen enough; not an OSError, which the framework would take for its own."""


class Rand(io.TextIOWrapper):
    """A stream that shows what nobody would see, whoever prints: us, the framework, or Python."""

    def write(self, tekst: str) -> int:
        """Write a text; all of it can be seen.

        Raises:
            LezerWegFout: the other side of the pipe is closed.
            ToonFout: it cannot be written.
        """
        return self.stuur(zichtbaar(tekst))

    def stuur(self, tekst: str) -> int:
        """Write what is ours and what a screen is to obey."""
        with self._eigen_fout():
            return super().write(tekst)
        return 0

    def flush(self) -> None:
        """Write what was kept back."""
        with self._eigen_fout():
            super().flush()

    @contextlib.contextmanager
    def _eigen_fout(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            self._geef_op()
            self._lezer_weg()
        except OSError as fout:
            self._geef_op()
            self._mislukt(fout)

    def _geef_op(self) -> None:
        """What is kept back can go nowhere: let it go where nothing is refused."""
        with contextlib.suppress(OSError):
            niets = os.open(os.devnull, os.O_WRONLY)
            os.dup2(niets, self.fileno())
            os.close(niets)

    def _lezer_weg(self) -> None:
        raise LezerWegFout from None

    def _mislukt(self, fout: OSError) -> None:
        raise ToonFout(reden_van(fout)) from None


class Zijrand(Rand):
    """The rim beside the data: remarks that nobody can take are no reason to stop."""

    def _lezer_weg(self) -> None:
        pass

    def _mislukt(self, fout: OSError) -> None:
        pass


def stel_in(stroom: io.TextIOWrapper) -> None:
    """Let a stream write the same bytes everywhere; a terminal without our signs still gets the words.

    Windows would write a file in the code page of the country, and the line ends of CSV twice.
    """
    if stroom.isatty():
        stroom.reconfigure(errors="replace")
    else:
        stroom.reconfigure(errors="replace", encoding="utf-8", newline="\n")


def stuur(stroom: TextIO, tekst: str) -> None:
    """Write what is ours and what a screen is to obey, past the filter."""
    (stroom.stuur if isinstance(stroom, Rand) else stroom.write)(tekst)


@contextlib.contextmanager
def aan_de_rand() -> Iterator[None]:
    """Let all that is printed in here pass the rim."""
    _bezet_wat_dicht_is()
    vooraf = sys.stdout, sys.stderr
    randen = _rand(Rand, vooraf[0]), _rand(Zijrand, vooraf[1])
    sys.stdout, sys.stderr = randen
    try:
        yield
    finally:
        sys.stdout, sys.stderr = vooraf
        for rand in randen:
            if isinstance(rand, Rand):
                with contextlib.suppress(ToonFout, LezerWegFout):
                    rand.flush()
                rand.detach()


def _rand(soort: type[Rand], stroom: TextIO) -> TextIO:
    if not isinstance(stroom, io.TextIOWrapper):
        return stroom
    stel_in(stroom)
    regeleinde = None if stroom.isatty() else "\n"
    return soort(
        stroom.buffer,
        encoding=stroom.encoding,
        errors="replace",
        newline=regeleinde,
        line_buffering=stroom.line_buffering,
    )


def _bezet_wat_dicht_is() -> None:
    """Keep the numbers of closed streams, or the next file that is opened gets one, and what is printed with it.

    Nothing can be written to what is put there, so that it is noticed; from it comes the end of the input.
    """
    for nummer, naam in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(nummer)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)
        if getattr(sys, naam) is None:
            rauw = io.FileIO(nummer, "r" if nummer == 0 else "w", closefd=False)
            buffer: io.BufferedReader | io.BufferedWriter = (
                io.BufferedReader(rauw) if nummer == 0 else io.BufferedWriter(rauw)
            )
            setattr(sys, naam, io.TextIOWrapper(buffer, encoding="utf-8", line_buffering=nummer == 2))
