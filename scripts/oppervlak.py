"""The part of ``verandertheorie/__init__.py`` that tells a type checker what the package gives to who asks.

At run time a name is looked up when it is asked for; a checker does not run, so the same stands there as imports.
"""

import re
import sys
from pathlib import Path

import verandertheorie

_BLOK = re.compile(r"(?<=\nif TYPE_CHECKING:)(?P<kop>.*)\n(?P<regels>(?:    from .*\n)*)")


def bijgewerkt(tekst: str) -> str:
    """The text of the module with the imports there are today, by module and name."""
    plekken = sorted((plek, naam) for naam, plek in verandertheorie._WAAR.items())
    regels = "".join(f"    from verandertheorie.{plek} import {naam} as {naam}\n" for plek, naam in plekken)
    return _BLOK.sub(lambda m: f"{m['kop']}\n{regels}", tekst)


def main() -> int:
    """Write the module anew when something is different; with ``--check`` only say that it is."""
    alleen_kijken = "--check" in sys.argv[1:]
    pad = Path(verandertheorie.__file__)
    tekst = pad.read_text(encoding="utf-8")
    is_anders = tekst != bijgewerkt(tekst)
    if is_anders and not alleen_kijken:
        pad.write_text(bijgewerkt(tekst), encoding="utf-8")
    if is_anders:
        print(f"{'niet bij' if alleen_kijken else 'bijgewerkt'}: {pad.name}")
    return int(is_anders and alleen_kijken)


if __name__ == "__main__":
    sys.exit(main())
