"""What is made to read: the option that says where it goes, and its way to a file or the screen."""

from pathlib import Path
from typing import Annotated, Protocol

import typer

from verandertheorie.fouten import AanroepFout
from verandertheorie.model.doelgroep import VOOR_WIE, Doelgroep

VORMEN = (".html", ".md")
"""What a file to read may end on."""

LeesbaarOptie = Annotated[
    Path | None,
    typer.Option("-o", "--uitvoer", metavar="PAD", help="Een .html- of .md-bestand. Leeg: het scherm.", readable=False),
]
"""The option by which a command takes that file."""


class Leesbaar(Protocol):
    """What can be read in two forms."""

    @property
    def markdown(self) -> str: ...  # noqa: D102
    @property
    def html(self) -> str: ...  # noqa: D102


def eis_leesbare_vorm(uitvoer: Path | None) -> None:
    """See that a file ends on one of :data:`VORMEN`, before anything is made for it.

    Raises:
        AanroepFout: it ends on something else.
    """
    if uitvoer is not None and uitvoer.suffix.lower() not in VORMEN:
        raise AanroepFout(f"Geef een bestand dat eindigt op {' of '.join(VORMEN)}, niet op '{uitvoer.suffix}'.")


def toon_of_schrijf(stuk: Leesbaar, uitvoer: Path | None, *, wie: Doelgroep, overschrijf: bool) -> None:
    """Print it as Markdown, or write it to a file in the form that the file ends on.

    Args:
        stuk: what there is to read.
        uitvoer: the file; None for the screen.
        wie: for which audience; a monitor's is for nobody else to open.
        overschrijf: also over what is no page of ours, or one that was changed by hand.

    Raises:
        AanroepFout: the file cannot stand there, or a dossier does.
        ConflictFout: something stands there that we did not write, or that was changed since.
    """
    if uitvoer is None:
        print(stuk.markdown)
        return
    from verandertheorie.cli.tonen import toon_zinnen
    from verandertheorie.formaten.wegschrijven import VOOR_IEDEREEN, VOOR_MIJ, schrijf_product

    tekst = stuk.html if uitvoer.suffix.lower() == ".html" else stuk.markdown
    rechten = VOOR_MIJ if wie == "monitor" else VOOR_IEDEREEN
    schrijf_product(uitvoer, tekst, rechten, overschrijf=overschrijf)
    toon_zinnen((f"{uitvoer} geschreven, voor {VOOR_WIE[wie]}.",))
