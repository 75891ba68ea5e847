"""Where a command starts, and where its errors become one sentence and an exit code."""

import io
import os
import sys

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for plug-ins we do not have costs 25 ms

from verandertheorie.fouten import VerandertheorieFout


def main() -> None:
    """Run the command line."""
    for stroom in (sys.stdout, sys.stderr):
        if isinstance(stroom, io.TextIOWrapper):
            stel_in(stroom)
    try:
        from verandertheorie.cli.aanvulling import bereid_voor  # here, so that Ctrl-C has a place to land meanwhile
        from verandertheorie.cli.hoofd import app

        bereid_voor()
        app(prog_name="verandertheorie")
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except VerandertheorieFout as fout:
        print(fout, file=sys.stderr)
        raise SystemExit(fout.exitcode) from None
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except Exception as fout:  # the rim: whatever is left is ours
        if "--traceback" in sys.argv:
            raise
        soort = type(fout).__name__
        print(f"Dit is een fout in het programma ({soort}: {fout}). Er is niets half geschreven.", file=sys.stderr)
        print("Meer zien: zet --traceback direct na verandertheorie.", file=sys.stderr)
        raise SystemExit(70) from None


def stel_in(stroom: io.TextIOWrapper) -> None:
    """Let a stream write the same bytes everywhere; a terminal without our signs still gets the words.

    Windows would write a file in the code page of the country, and the line ends of CSV twice.
    """
    if stroom.isatty():
        stroom.reconfigure(errors="replace")
    else:
        stroom.reconfigure(errors="replace", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
