"""``codes``: what every code behind a message means, those of the import and those of the check on the theory."""

from typing import Annotated

import typer

from verandertheorie.cli.hulptekst import Opdracht


def meld_aan(app: typer.Typer) -> None:
    """Add the command to the tree."""

    @app.command(
        cls=Opdracht,
        short_help="Wat betekent een code zoals VT102?",
        help="Wat betekent een code zoals VT102? Zonder code: allemaal.\n\nVoorbeeld: verandertheorie codes VT102",
    )
    def codes(
        code: Annotated[
            list[str] | None, typer.Argument(help="Een of meer codes. Leeg: allemaal.", show_default=False)
        ] = None,
        als_json: Annotated[bool, typer.Option("--json", help="Als JSON.")] = False,
    ) -> None:
        """Wat betekent een code zoals VT102?"""
        toon_codes(code or [], als_json=als_json)


def toon_codes(gevraagd: list[str], *, als_json: bool) -> None:
    """Print the codes in order, or only those that were asked for.

    Raises:
        AanroepFout: there is no such code.
    """
    from verandertheorie.cli.tonen import toon_json, toon_tabel
    from verandertheorie.controle.controleer import REGELS
    from verandertheorie.fouten import AanroepFout
    from verandertheorie.melding import CODES, ernst_van
    from verandertheorie.model.verwijzing import Namenlijst

    alle: dict[str, tuple[str, str]] = {code: (ernst_van(code), tekst) for code, tekst in CODES.items()}
    alle |= {r.code: (r.ernst, r.zin) for r in REGELS.values()}
    gekozen = [code.upper() for code in gevraagd] or sorted(alle)
    for code in gekozen:
        if code not in alle:
            beste = Namenlijst.lijkt_op(code, tuple(alle))
            raise AanroepFout(f"De code '{code}' is er niet." + (f" Bedoelt u {beste}?" if beste else ""))
    if als_json:
        rijen = [{"code": code, "ernst": alle[code][0], "betekenis": alle[code][1]} for code in gekozen]
        toon_json(rijen)
    else:
        toon_tabel(("code", "ernst", "wat het betekent"), [(code, *alle[code]) for code in gekozen])
