"""Where a command starts, and where its errors become one sentence and an exit code."""

import atexit
import gc
import os
import sys

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for plug-ins we do not have costs 25 ms

from verandertheorie.cli.rand import LezerWegFout, aan_de_rand
from verandertheorie.fouten import AanroepFout, ToonFout, VerandertheorieFout, reden_van
from verandertheorie.gedaan import gedaan, vergeet
from verandertheorie.taal import op_een_regel

BEWAART_VEEL = 1_000_000
"""Objects after which Python looks for rubbish among them, instead of 700.

What a command makes mostly stays until it ends: looking took a fifth of a question on 100,000 findings, and freed
nothing.
"""
ALLEEN_TONEN_NIET = 7
"""Exit code: it is done and stored, and only showing it failed."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(BEWAART_VEEL)
    atexit.register(gc.freeze)  # nor does Python look when it ends: that took a sixth of a command, whatever its size
    vergeet()
    with aan_de_rand():
        code = _voer_uit()
    raise SystemExit(code)


def _voer_uit() -> int:
    code = 0
    try:
        code = _draai()
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except LezerWegFout:  # the reader has seen enough
        pass
    except VerandertheorieFout as fout:
        return _meld(fout.reden if isinstance(fout, ToonFout) else str(fout), str(fout), fout.exitcode)
    except OSError as fout:  # of the system, wherever nobody foresaw it: no bug of ours, and nothing for --traceback
        waar = f"Bij {op_een_regel(str(fout.filename))} lukt" if fout.filename else "Er lukt"
        zin = f"{waar} iets niet ({reden_van(fout)})."
        return _meld(reden_van(fout), zin, AanroepFout.exitcode)
    except Exception as fout:  # the rim: whatever is left is ours
        if "--traceback" in sys.argv:
            raise
        soort = f"een fout in het programma, {type(fout).__name__}: {fout}"
        return _meld(soort, f"Dit is {soort}. Er is niets half geschreven.\n{_MEER}", 70)
    if code == 130 and (wat := _wat_er_staat()):
        print(f"Afgebroken. {wat}.", file=sys.stderr)
    return code


_MEER = "Meer zien: zet --traceback direct na verandertheorie."


def _draai() -> int:
    from verandertheorie.cli.aanvulling import bereid_voor  # here, so that Ctrl-C has a place to land meanwhile
    from verandertheorie.cli.hoofd import app

    bereid_voor()
    try:
        app(prog_name="verandertheorie")
    except SystemExit as einde:
        return einde.code if isinstance(einde.code, int) else int(einde.code is not None)
    return 0


def _meld(reden: str, zin: str, code: int) -> int:
    """Say what went wrong; what was stored before it stays stored, and that is said first."""
    wat = _wat_er_staat()
    print(f"{wat}; alleen tonen lukte niet ({reden.rstrip('.')})." if wat else zin, file=sys.stderr)
    return ALLEEN_TONEN_NIET if wat else code


def _wat_er_staat() -> str:
    """What this run has stored, empty when nothing."""
    g = gedaan()
    if g is None:
        return ""
    return f"{g.wat} is klaar" if g.invoer is None else f"Vastgelegd als invoer {g.invoer} in {g.wat}"


if __name__ == "__main__":
    main()
