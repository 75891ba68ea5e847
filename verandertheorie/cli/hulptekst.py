"""The words of the command framework itself in Dutch: its help pages, and what it says of a wrong call."""

import re
import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from verandertheorie.taal import groot, opsomming

FILTERKOP = "Filters"
"""Heading for the options of a question that choose what it is about."""

AANROEPFOUT: type[Exception] = typer.BadParameter.__mro__[1]
"""What the framework raises for a wrong call; which module it lives in differs per version."""

VERTALINGEN: Sequence[tuple[str, str]] = (
    (r"No such command '(.*?)'\.?", r"De opdracht '\1' is er niet."),
    (r"No such option:? '?(-[^\s']*)'?\.?", r"De optie \1 is er niet."),
    (r"Missing argument '(.*?)'\.?", r"Er ontbreekt iets: \1."),
    (r"Missing option '(.*?)'\.?", r"De optie \1 ontbreekt."),
    (r"Missing command\.", "Noem een opdracht."),
    (r"Got unexpected extra arguments? ?(?:\(s\))? ?\((.*)\)", r"Dit is te veel: \1."),
    (r"Option '(.*?)' requires an argument\.", r"Na \1 hoort een woord."),
    (r"Option '(.*?)' requires (\d+) arguments\.", r"Na \1 horen \2 woorden."),
    (r"Option '(.*?)' does not take a value\.", r"Na \1 hoort niets."),
    (r"Invalid value(?: for (.*?))?: ", ""),
    (r"(?:Value error, )?'(.*?)' is not one of (.*?)\.$", r"'\1' kan hier niet. Kies uit: \2."),
    (r"Input should be greater than or equal to (-?\d+).*", r"Hier hoort een getal vanaf \1."),
    (r"Input should be a valid integer.*", "Hier hoort een heel getal."),
)
"""Sentences of the framework and the same in Dutch. A sentence that is not here stays as it is."""
_BEDOELT = re.compile(r" ?\(?(?:Did you mean one of:|Did you mean|Possible options:) (.*?)[?)]*$")
_WOORD = re.compile(r"[^', ]+")


def naar_het_nederlands(zin: str) -> str:
    """A sentence of the framework, in Dutch.

    >>> naar_het_nederlands("No such command 'dekkin'. Did you mean 'dekking', 'toon'?")
    "De opdracht 'dekkin' is er niet. Bedoelt u dekking of toon?"
    """
    for engels, nederlands in VERTALINGEN:
        zin = re.sub(engels, nederlands, zin)
    return groot(_BEDOELT.sub(lambda m: f" Bedoelt u {opsomming(_WOORD.findall(m[1]), 'of')}?", zin))


class _Nederlands:
    """What commands and groups share."""

    def get_help_option(self, ctx: Any) -> Any:
        optie = super().get_help_option(ctx)  # type: ignore[misc]  # of the framework
        if optie is not None:
            optie.help = "Toon deze hulp."
        return optie

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        argumenten = [p for p in self.get_params(ctx) if p.param_type_name == "argument"]  # type: ignore[attr-defined]
        stukken = [f"{_naam(p)}{'' if p.nargs == 1 else '...'}" for p in argumenten]
        stukken = [s if p.required else f"[{s}]" for s, p in zip(stukken, argumenten, strict=True)]
        return [*stukken, *(["OPDRACHT"] if hasattr(self, "commands") else []), "[OPTIES]"]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        delen: dict[str, list[tuple[str, str]]] = {"Argumenten": [], "Opdrachten": [], "Opties": [], FILTERKOP: []}
        for p in self.get_params(ctx):  # type: ignore[attr-defined]  # of the framework
            if p.param_type_name == "argument":
                delen["Argumenten"].append((_naam(p), p.help or ""))
            else:
                p.show_default = False
                record = p.get_help_record(ctx)
                kop = FILTERKOP if getattr(p, "rich_help_panel", None) == FILTERKOP else "Opties"
                delen[kop] += [record] if record else []
        for naam, opdracht in getattr(self, "commands", {}).items():
            if not opdracht.hidden:
                kort = opdracht.short_help or (opdracht.help or "").partition("\n")[0]
                delen["Opdrachten"].append((naam, kort))
        for kop, regels in delen.items():
            if regels:
                with formatter.section(kop):
                    formatter.write_dl(regels)


def _naam(argument: Any) -> str:
    return str(argument.metavar or argument.name).upper()


class Opdracht(_Nederlands, TyperCommand):
    """A command with a Dutch help page."""


class Opdrachtgroep(_Nederlands, TyperGroup):
    """A group of commands with a Dutch help page."""


class Hoofdgroep(Opdrachtgroep):
    """The whole command line, which also says in Dutch what is wrong with a call."""

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """Read the options before the command."""
        try:
            return super().make_context(*args, **kwargs)
        except AANROEPFOUT as fout:
            _meld(fout)

    def invoke(self, ctx: Any) -> Any:
        """Read the command with its options, and run it."""
        try:
            return super().invoke(ctx)
        except AANROEPFOUT as fout:
            _meld(fout)


def _meld(fout: Any) -> None:
    """Say on stderr what is wrong, and how it should be; a group without a command shows its help."""
    if type(fout).__name__ == "NoArgsIsHelpError":
        print(fout.ctx.get_help(), file=sys.stderr)
    else:
        param = getattr(fout, "param", None)
        is_weg = type(fout).__name__ == "MissingParameter" and param is not None
        zin = f"Noem {_naam(param)}." if is_weg else naar_het_nederlands(fout.format_message())
        if getattr(fout, "option_name", "") == "--doelgroep" and fout.ctx is not None:
            zin = _geen_doelgroep(fout.ctx)
        print(zin, file=sys.stderr)
        if fout.ctx is not None:
            print(fout.ctx.get_usage(), file=sys.stderr)
            print(f"Hulp: {fout.ctx.command_path} --help", file=sys.stderr)
    raise SystemExit(2)


def _geen_doelgroep(ctx: Any) -> str:
    """Where the audience of an output is chosen, for who asked it of a command that has none."""
    if hasattr(ctx.command, "commands"):
        zo = _met_doelgroep(ctx) or f"{ctx.find_root().command_path} kaart"
        return f"Zet --doelgroep achter de opdracht, zoals: {zo} --doelgroep sessie"
    wat = ctx.command_path.removeprefix(f"{ctx.find_root().command_path} ")
    if all(p.name != "dossier" for p in ctx.command.params):
        return f"De opdracht {wat} leest geen dossier. Laat --doelgroep weg."
    if ctx.parent is not ctx.find_root() and (elders := _met_doelgroep(ctx.parent)):
        return f"De opdracht {wat} heeft geen --doelgroep. Die kiest u bij: {elders}"
    from verandertheorie.lezing.antwoorden import voor_anderen

    return (
        f"De opdracht {wat} is voor wie het dossier beheert, en heeft geen --doelgroep. Voor anderen kan: "
        f"{opsomming(voor_anderen())}."
    )


def _met_doelgroep(ctx: Any) -> str:
    """The first command of a group that takes an audience, with the group; empty without."""
    wel = (n for n, c in ctx.command.commands.items() if any(p.name == "doelgroep" for p in getattr(c, "params", ())))
    eerste = next(wel, "")
    return f"{ctx.command_path} {eerste}" if eerste else ""
