"""``controleer rapport.md``: whether a report that people edited still says what the dossier gives."""

import sys
from pathlib import Path

from verandertheorie.cli.tonen import toon_json, toon_zinnen
from verandertheorie.fouten import AanroepFout, reden_van
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.taal import aantal, opsomming
from verandertheorie.uitvoer.document.rapportcontrole import Keuring, keur_rapport

MEESTE_REGELS = 20
"""Lines that are named; who changed more, reads the whole again."""

GROOTST = 10_000_000
"""Bytes of a report; ours are some tens of thousands."""


def toon_keuring(dossier: Path, pad: Path, *, als_json: bool) -> None:
    """Say what is wrong with a report, line by line; exit 1 when anything is.

    Raises:
        AanroepFout: there is no such file, or it is no report as Markdown.
    """
    if pad.suffix.lower() != ".md":
        raise AanroepFout(f"Geef een rapport dat eindigt op .md, niet '{pad}'. Alleen daarin staan merktekens.")
    try:
        if pad.stat().st_size > GROOTST:
            raise AanroepFout(f"{pad} is te groot voor een rapport.")
        tekst = pad.read_bytes().decode("utf-8-sig")
    except OSError as fout:
        raise AanroepFout(f"{pad} is niet te lezen ({reden_van(fout)}).") from None
    except UnicodeDecodeError:
        raise AanroepFout(f"{pad} is geen tekst in UTF-8. Bewaar het rapport als UTF-8.") from None
    keuring = keur_rapport(Verandergraaf.uit(dossier), tekst, str(pad))
    if als_json:
        rijen = [{"regel": m.regel, "code": m.code, "tekst": m.tekst, "remedie": m.remedie} for m in keuring.meldingen]
        toon_json(
            {
                "rapport": str(pad),
                "zinnen": keuring.zinnen,
                "duidingen": keuring.duidingen,
                "anders_gezegd": list(keuring.anders_gezegd),
                "rijen": rijen,
            }
        )
    else:
        toon_zinnen(map(str, keuring.meldingen))
        toon_zinnen(_zinnen(pad, keuring))
    sys.stdout.flush()
    if keuring.meldingen:
        raise SystemExit(1)


def _zinnen(pad: Path, k: Keuring) -> list[str]:
    zinnen = []
    if not k.meldingen:
        nagerekend = aantal(k.zinnen, "merkteken", "merktekens")
        zinnen.append(f"{pad}: getallen, dagen, codes en oordelen zijn als in het dossier ({nagerekend} nagerekend).")
    if k.anders_gezegd:
        regels = opsomming(map(str, k.anders_gezegd[:MEESTE_REGELS]))
        meer = f" en nog {len(k.anders_gezegd) - MEESTE_REGELS}" if len(k.anders_gezegd) > MEESTE_REGELS else ""
        zinnen.append(f"Anders gezegd dan het dossier, op regel {regels}{meer}: lees zelf na of dat hetzelfde zegt.")
    if k.duidingen:
        zonder = k.duidingen - k.met_rol
        rol = f", waarvan {zonder} zonder rol" if zonder else ""
        zinnen.append(f"{aantal(k.duidingen, 'duiding', 'duidingen')}{rol}: die zijn niet na te rekenen.")
    if k.is_ander_dossier:
        zinnen.append("Het dossier is sinds het rapport veranderd; gerekend is met het dossier van nu.")
    return zinnen
