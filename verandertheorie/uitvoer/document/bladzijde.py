"""A page to print or to read on a screen: its blocks, and the line below them on where it comes from."""

from dataclasses import dataclass

from verandertheorie.uitvoer.document.blokken import Blok, alinea
from verandertheorie.uitvoer.document.markdown import als_markdown
from verandertheorie.uitvoer.document.webpagina import Paginasoort, als_html


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """The page as blocks, and as text in two forms; the same blocks give the same bytes."""

    blokken: tuple[Blok, ...]
    voet: str
    soort: Paginasoort = ""

    @property
    def markdown(self) -> str:
        """As Markdown."""
        return als_markdown((*self.blokken, alinea(self.voet)))

    @property
    def html(self) -> str:
        """As one HTML page."""
        return als_html(self.blokken, voet=self.voet, soort=self.soort)
