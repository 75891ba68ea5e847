"""Ink: a sheet as SVG or PNG; the only place that knows matplotlib, which the extra ``[figuren]`` brings along.

By objects, never by pyplot, so that nothing of a notebook around it changes, nor the figure by its settings. Letters
are shapes in the SVG: so a figure looks the same where the font is not there, on a beamer as in a report. What they say
stands in ``<title>`` and ``<desc>``, and in the table beside it.
"""

import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from verandertheorie.fouten import AanroepFout
from verandertheorie.taal import op_een_regel
from verandertheorie.uitvoer.figuur.blad import Inkt, Letters, Rechthoek, Streep, Vel
from verandertheorie.uitvoer.figuur.kleuren import PAPIER
from verandertheorie.versie import VERSIE

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_GEEN_MATPLOTLIB = (
    "Een figuur vraagt om matplotlib, en dat is er niet. Installeer het: pip install matplotlib "
    "(met pipx: pipx inject verandertheorie matplotlib)."
)
_PUNTEN = 72 / 96  # a pixel of a screen, in points
_SCHERP = 2  # pixels of a PNG per pixel of the sheet
_ONBEKEND = "\ufffd"  # in place of a letter that the font does not have
_BEPAALT_HET_UITERLIJK = ("agg", "figure", "font", "hatch", "lines", "patch", "path", "savefig", "svg", "text")


def eis_matplotlib() -> None:
    """See that figures can be drawn here.

    Raises:
        AanroepFout: they cannot; with what to install.
    """
    try:
        import matplotlib  # noqa: F401  (takes some tenths of a second, and few need it)
    except ImportError:
        raise AanroepFout(_GEEN_MATPLOTLIB) from None


def meet(tekst: str, grootte: float, vet: bool) -> float:
    """How wide a text is in the font of the figures, at a size in pixels."""
    return sum(_breed(teken, vet) for teken in tekst) * grootte


@cache
def _breed(teken: str, vet: bool) -> float:
    """How wide a letter is, of its size."""
    letter: Any = _font(vet).load_char(ord(_tekenbaar(teken, vet) or " "), flags=_zonder_bijschaven())
    return float(letter.linearHoriAdvance) / 65536 / _MAAT


_MAAT = 100


def _zonder_bijschaven() -> Any:
    from matplotlib.ft2font import LoadFlags

    return LoadFlags.NO_HINTING


@cache
def _font(vet: bool) -> Any:
    from matplotlib.ft2font import FT2Font

    font = FT2Font(_fontbestand(vet))
    font.set_size(_MAAT, 72)
    return font


def _fontbestand(vet: bool) -> str:
    """The font that matplotlib brings along, so that it is there and the same everywhere."""
    import matplotlib

    return f"{matplotlib.get_data_path()}/fonts/ttf/DejaVuSans{'-Bold' if vet else ''}.ttf"


def _tekenbaar(tekst: str, vet: bool) -> str:
    """A text of which the font has every letter."""
    return "".join(t if _font(vet).get_char_index(ord(t)) else _ONBEKEND for t in op_een_regel(tekst))


def als_svg(blad: Vel, titel: str, beschrijving: str) -> str:
    """A sheet as SVG, with a title and a description for who does not see it; the same sheet gives the same text."""
    zout = hashlib.sha256(f"{titel}\n{beschrijving}".encode()).hexdigest()[:12]
    uit = io.BytesIO()
    with _eigen_instellingen(zout):
        _figuur(blad).savefig(uit, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    kop = (
        f'<title id="titel-{zout}">{_als_xml(titel)}</title>\n <desc id="uitleg-{zout}">{_als_xml(beschrijving)}</desc>'
    )
    begin = rf'\1 role="img" aria-labelledby="titel-{zout}" aria-describedby="uitleg-{zout}" lang="nl">'
    svg, n = re.subn(r"(<svg\b[^>]*)>", lambda m: m.expand(begin) + f"\n {kop}", uit.getvalue().decode(), count=1)
    if n != 1:
        raise ValueError("matplotlib wrote no <svg>")
    return svg


def als_png(blad: Vel, titel: str, beschrijving: str) -> bytes:
    """A sheet as PNG, twice as sharp as a screen, with its title and description in it as text."""
    uit = io.BytesIO()
    gegevens = {"Title": titel, "Description": beschrijving, "Software": f"verandertheorie {VERSIE}"}
    with _eigen_instellingen(""):
        _figuur(blad).savefig(uit, format="png", dpi=96 * _SCHERP, metadata=gegevens)
    return uit.getvalue()


def _als_xml(tekst: str) -> str:
    return escape(op_een_regel(tekst))


@contextmanager
def _eigen_instellingen(zout: str) -> Iterator[None]:
    """The settings that matplotlib comes with, whatever somebody set; given back afterwards."""
    import matplotlib

    standaard = {
        k: matplotlib.rcParamsDefault[k]
        for k in matplotlib.rcParamsDefault
        if k.partition(".")[0] in _BEPAALT_HET_UITERLIJK
    }
    with matplotlib.rc_context({**standaard, "svg.hashsalt": zout or "figuur", "svg.fonttype": "path"}):
        yield


def _figuur(blad: Vel) -> "Figure":
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D

    figuur = Figure(figsize=(blad.breedte / 96, blad.hoogte / 96), dpi=96, facecolor=PAPIER)
    naar_vel = Affine2D().scale(1 / blad.breedte, -1 / blad.hoogte).translate(0, 1) + figuur.transFigure
    for nr, inkt in enumerate(blad.inkt):
        ding = _inkt(inkt)
        ding.set_transform(naar_vel)
        ding.set_zorder(nr)  # in the order in which it stands on the sheet
        figuur.add_artist(ding)
    return figuur


def _inkt(inkt: Inkt) -> Any:
    match inkt:
        case Letters():
            return _letters(inkt)
        case Rechthoek():
            from matplotlib.patches import Rectangle

            return Rectangle(
                (inkt.x, inkt.y),
                inkt.breedte,
                inkt.hoogte,
                facecolor=inkt.vulling,
                edgecolor=inkt.rand,
                linewidth=inkt.dikte * _PUNTEN if inkt.rand != "none" or inkt.arcering else 0,
                hatch=inkt.arcering or None,
                linestyle="--" if inkt.gestreept else "-",
            )
        case Streep():
            from matplotlib.lines import Line2D

            return Line2D(
                [inkt.x, inkt.naar_x],
                [inkt.y, inkt.naar_y],
                color=inkt.kleur,
                linewidth=inkt.dikte * _PUNTEN,
                solid_capstyle="butt",
            )


def _letters(inkt: Letters) -> Any:
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text

    op_de_lijn = 0.36 * inkt.grootte  # from the middle of a capital down to the line it stands on
    dx, dy = (op_de_lijn, 0) if inkt.staand else (0, op_de_lijn)
    return Text(
        inkt.x + dx,
        inkt.y + dy,
        _tekenbaar(inkt.tekst, inkt.vet),
        fontproperties=FontProperties(fname=_fontbestand(inkt.vet), size=inkt.grootte * _PUNTEN),
        color=inkt.kleur,
        horizontalalignment=inkt.uitlijning,
        verticalalignment="baseline",
        rotation=90 if inkt.staand else 0,
        rotation_mode="anchor",
        parse_math=False,  # a dollar sign is a dollar sign
    )
