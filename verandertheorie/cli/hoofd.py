"""The command tree; a command is imported when it is asked for, what it needs when it runs: so help is quick."""

from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from verandertheorie.cli.hulptekst import Hoofdgroep
from verandertheorie.cli.opdrachtenlijst import OPDRACHTEN
from verandertheorie.cli.vindplaats import DossierOptie
from verandertheorie.versie import VERSIE

HELP = "Verandertheorieën die leren van bewijs: leg vast wat u hoort en ziet, en vraag wat terugkeert."
EERSTE_KEER = """\
Voor het eerst hier?

verandertheorie nieuw proef.sqlite --voorbeeld mini

verandertheorie belemmeringen

verandertheorie leg-uit trage-vergunningen"""

_OP_NAAM = {rij.naam: rij for rij in OPDRACHTEN}


class Ongeladen(TyperCommand):
    """What the list of commands says of a command; the command itself comes when somebody asks for it."""


class LuieGroep(Hoofdgroep):
    """The whole command line, of which only the command that is asked for is imported: Click's lazy group."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for rij in OPDRACHTEN:
            self.add_command(Ongeladen(rij.naam, short_help=rij.kort, hidden=rij.is_verborgen))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name with its options; None when there is none."""
        if isinstance(self.commands.get(cmd_name), Ongeladen):
            self.commands[cmd_name] = _OP_NAAM[cmd_name].maak()
        return super().get_command(ctx, cmd_name)


app = typer.Typer(
    cls=LuieGroep,
    help=HELP,
    epilog=EERSTE_KEER,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _toon_versie(gevraagd: bool) -> None:
    if gevraagd:
        print(f"verandertheorie {VERSIE}")
        raise typer.Exit


@app.callback()
def hoofd(
    dossier: DossierOptie = None,
    traceback: Annotated[
        bool, typer.Option("--traceback", help="Toon bij een fout van ons waar hij ontstond.")
    ] = False,
    versie: Annotated[
        bool, typer.Option("--versie", help="Toon de versie.", callback=_toon_versie, is_eager=True)
    ] = False,
) -> None:
    """Verandertheorieën die leren van bewijs: leg vast wat u hoort en ziet, en vraag wat terugkeert."""
