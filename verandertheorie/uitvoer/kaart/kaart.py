"""The session map as a thing to hold: a page to write to a file or to look at in a notebook."""

from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

from verandertheorie.formaten.wegschrijven import VOOR_IEDEREEN, VOOR_MIJ, schrijf_product
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import Doelgroep, kies_doelgroep
from verandertheorie.uitvoer.kaart.bladzijde import als_bladzijde
from verandertheorie.uitvoer.kaart.gegevens import Kaartgegevens, verzamel
from verandertheorie.uitvoer.kaart.netwerk import vis_js


@dataclass(frozen=True, repr=False)
class Kaart:
    """The map for one audience: all it may see, and nothing else. Make one with :func:`kaart`."""

    gegevens: Kaartgegevens

    def __repr__(self) -> str:
        g = self.gegevens
        return f"<Kaart voor {g.voor_wie}: {len(g.knopen)} knopen, {len(g.relaties)} verbanden, {g.cycli[-1].naam}>"

    @cached_property
    def html(self) -> str:
        """The page: one text that needs no network; the same graph gives the same text."""
        return als_bladzijde(self.gegevens, titel=self.gegevens.titel, vis=vis_js())

    def schrijf(self, pad: Path | str, *, overschrijf: bool = False) -> None:
        """Write the page, as UTF-8; an older map stays until the new one is complete.

        Args:
            pad: the file.
            overschrijf: also over what is no map of ours, or one that was changed by hand.

        Raises:
            AanroepFout: the file cannot stand there, or a dossier does.
            ConflictFout: something stands there that we did not write, or that was changed since.
        """
        rechten = VOOR_MIJ if self.gegevens.doelgroep == "monitor" else VOOR_IEDEREEN
        schrijf_product(Path(pad), self.html, rechten, overschrijf=overschrijf)

    def _repr_html_(self) -> str:
        """The page in a frame of its own, so that it can touch nothing of the notebook around it."""
        return (
            '<iframe title="Sessiekaart" sandbox="allow-scripts allow-downloads allow-modals" '
            'style="width:100%;height:min(90vh,52rem);min-height:36rem;border:0" '
            f'srcdoc="{escape(self.html)}"></iframe>'
        )


def kaart(
    graaf: Verandergraaf,
    *,
    doelgroep: Doelgroep = "sessie",
    versies: tuple[int, int] | None = None,
    bijeenkomst: str | None = None,
    sinds: str | None = None,
) -> Kaart:
    """The theory, its evidence and what recurs as a map to talk about, per cycle up to that of the graph.

    Args:
        graaf: theory and evidence as of a cycle, of the part that was asked for.
        doelgroep: who looks; all is made of what this audience may know.
        versies: numbers of two versions of the theory of which the difference is shown; None for no difference.
        bijeenkomst: key of the session that it is for: what is typed on the page goes to its minutes.
        sinds: key of a session since which it shows what is new; None for no difference.

    Raises:
        AanroepFout: no such audience, version or session, a version that is later than the cycle of the graph, or
            two differences at once.
    """
    wie = kies_doelgroep(doelgroep)
    return Kaart(verzamel(graaf, doelgroep=wie, versies=versies, bijeenkomst=bijeenkomst, sinds=sinds))
