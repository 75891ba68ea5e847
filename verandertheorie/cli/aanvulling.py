"""Completion with the tab key: the script for a shell, and the words of a dossier that may stand somewhere."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from verandertheorie.cli.hulptekst import Opdracht
from verandertheorie.cli.vindplaats import vind_dossier
from verandertheorie.fouten import VerandertheorieFout

if TYPE_CHECKING:
    from verandertheorie.graaf.verandergraaf import Verandergraaf

VARIABELE = "_VERANDERTHEORIE_COMPLETE"
"""The environment variable with which a shell asks for completions."""


def meld_aan(app: typer.Typer) -> None:
    """Add the command to the tree."""

    @app.command(
        cls=Opdracht,
        short_help="Vul opdrachten aan met de Tab-toets.",
        help="Vul opdrachten, opties en namen uit het dossier aan met de Tab-toets. Dit toont het script voor uw shell."
        "\n\nVoorbeeld: verandertheorie aanvulling bash >> ~/.bashrc",
    )
    def aanvulling(
        shell: Annotated[Literal["bash", "zsh", "fish"], typer.Argument(help="Uw shell: bash, zsh of fish.")],
    ) -> None:
        """Vul opdrachten aan met de Tab-toets."""
        from typer.completion import get_completion_script  # type: ignore[attr-defined]  # of the framework

        print(get_completion_script(prog_name="verandertheorie", complete_var=VARIABELE, shell=shell))


def bereid_voor() -> None:
    """Teach the framework the shells, when one of them is asking."""
    if VARIABELE in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]  # of the framework

        completion_init()


def _woorden(kies: "Callable[[Verandergraaf], Iterable[str]]") -> Callable[[typer.Context, str], list[str]]:
    """What to offer: of the words of the dossier those that begin so; nothing when there is no dossier."""

    def bied_aan(ctx: typer.Context, incomplete: str) -> list[str]:
        from verandertheorie.graaf.verandergraaf import Verandergraaf

        try:
            graaf = Verandergraaf.uit(vind_dossier(ctx, ctx.params.get("dossier")))
        except VerandertheorieFout:
            return []
        return [w for w in kies(graaf) if w.casefold().startswith(incomplete.casefold())]

    return bied_aan


def _onderwerpen(graaf: "Verandergraaf") -> Sequence[str]:
    return [*sorted(s.code for s in graaf.stellingen.values() if s.code), *graaf.factoren]


def _bijeenkomsten(graaf: "Verandergraaf") -> Sequence[str]:
    from verandertheorie.model.gebieden import Bijeenkomst

    return [b.sleutel for b in graaf.records(Bijeenkomst)]


onderwerpen = _woorden(_onderwerpen)
beweringen = _woorden(lambda g: sorted(s.code for s in g.stellingen.values() if s.code))
gebieden = _woorden(lambda g: g.gebieden)
kerngebieden = _woorden(lambda g: [k for k, d in g.gebieden.items() if d.niveau == "kerngebied"])
cycli = _woorden(lambda g: [c.sleutel for c in g.cycli])
bijeenkomsten = _woorden(_bijeenkomsten)
interventies = _woorden(lambda g: [k.sleutel for k in g.knopen.values() if k.soort == "interventie"])
WOORDEN: Mapping[str, Callable[[typer.Context, str], list[str]]] = {
    "onderwerp": onderwerpen,
    "bewering": beweringen,
    "gebied": gebieden,
    "kerngebied": kerngebieden,
    "cyclus": cycli,
    "bijeenkomst": bijeenkomsten,
    "interventie": interventies,
}
"""What to offer where a word of this kind goes; other kinds are not in the dossier."""
