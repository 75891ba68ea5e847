"""Blocks as Markdown (CommonMark with tables) in which no text can become markup."""

import re
from collections.abc import Iterable

from verandertheorie.taal import schoon
from verandertheorie.uitvoer.document.blokken import (
    Alinea,
    Blok,
    Deel,
    Kop,
    Puntenlijst,
    Tabelblok,
    Tabelcel,
    Tekst,
    Uitklap,
)

_OPMAAK = re.compile(r"([\\`*_\[\]|~#$])")
_BEGIN = re.compile(r"^(\s*)(?:(\d+)([.)])|([-+=]))")


def als_markdown(blokken: Iterable[Blok]) -> str:
    """The blocks as Markdown text that ends in a newline; what opens on a click is for a page."""
    return "\n\n".join(_blok(b) for b in blokken if not isinstance(b, Uitklap)) + "\n"


def _blok(b: Kop | Alinea | Puntenlijst | Tabelblok) -> str:
    match b:
        case Kop(niveau, titel, merk=merk):
            return f"{'#' * niveau} {_veilig(titel)}{_ongezien(merk)}"
        case Alinea(tekst, "melding"):
            return f"> {_lopend(tekst)}"
        case Alinea(tekst):
            return _lopend(tekst)
        case Puntenlijst(punten):
            return "\n".join(f"- {_lopend(p)}" for p in punten)
        case Tabelblok():
            return _tabel(b)


def _tabel(t: Tabelblok) -> str:
    koppen = f"| {' | '.join(_veilig(k) or ' ' for k in t.koppen)} |"
    streep = f"|{'|'.join([' --- ', *([' :-: ' if t.smal else ' --- '] * (len(t.koppen) - 1))])}|"
    regels = (f"| {' | '.join(_cel(c) for c in rij)} |" for rij in t.rijen)
    return "\n".join((f"**{_veilig(t.titel)}**", "", koppen, streep, *regels))


def _cel(c: Tabelcel) -> str:
    return _veilig(c.tekst) + _ongezien(c.merk)


def _lopend(tekst: Tekst) -> str:
    heel = "".join(map(_deel, tekst)).strip()
    return _BEGIN.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[1]}\\{m[4]}", heel)


def _deel(d: Deel) -> str:
    woorden = f"**{_veilig(d.tekst).strip()}**" if d.vet else _veilig(d.tekst)
    return woorden + _ongezien(d.merk)


def _ongezien(merk: str) -> str:
    """What nobody sees in print; the text itself can never make one, for its signs are escaped."""
    return f"<!-- {merk} -->" if merk else ""


def _veilig(woorden: str) -> str:
    """One line in which every sign that could be markup is escaped."""
    geen_html = schoon(woorden).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _OPMAAK.sub(r"\\\1", geen_html)
