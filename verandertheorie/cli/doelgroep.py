"""For whom something is made: the option that says so, and the audience it names."""

from typing import TYPE_CHECKING, Annotated

import typer

from verandertheorie.fouten import AanroepFout

if TYPE_CHECKING:
    from verandertheorie.vrijgave.regels import Doelgroep

DoelgroepOptie = Annotated[
    str, typer.Option(metavar="WIE", help="Wie leest: monitor, sessie, kernteam, opdrachtgever of publiek.")
]
"""The option by which a command takes an audience; without it a session reads."""


def kies_doelgroep(woord: str) -> "Doelgroep":
    """The audience of this name, in capitals or not.

    Raises:
        AanroepFout: no such audience; with those that there are.
    """
    from verandertheorie.vrijgave.regels import DOELGROEPEN

    wie = next((d for d in DOELGROEPEN if d == woord.strip().casefold()), None)
    if wie is None:
        raise AanroepFout(f"De doelgroep '{woord}' is er niet. Kies uit: {', '.join(DOELGROEPEN)}.")
    return wie
