"""For whom something is made: the option that says so."""

from typing import Annotated

import typer

DoelgroepOptie = Annotated[
    str, typer.Option(metavar="WIE", help="Wie leest: monitor, sessie, kernteam, opdrachtgever, partner of publiek.")
]
"""The option by which a command takes an audience; without it a session reads."""
