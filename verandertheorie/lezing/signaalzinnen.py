"""How the state of a signal is said: one sentence, in which done and seen stay apart."""

from collections.abc import Callable, Iterator, Sequence

from verandertheorie.begrippen import woord
from verandertheorie.leerlus.moment import Lusmoment
from verandertheorie.leerlus.signalen import Gezien, Signaalstand, Uitvoering, Wissel
from verandertheorie.lezing.tafelblik import Tafelblik
from verandertheorie.taal import aantal, dag, groot, lees_dag, met_punt, voluit

NIETS_VAN_TAFELS = "Wat op tafels ligt, staat hier niet."
"""To who reads nothing of tables, whether there is anything on one or not."""

STAAT = "signaalstaat"
"""Kind in the glossary that has the words for a state."""


def staat(s: Signaalstand) -> str:
    """The state in the words of the glossary."""
    return woord(STAAT, s.staat)


def wisselzin(w: Wissel) -> str:
    """That a signal stands otherwise than before."""
    return f"Signaal {w.sleutel}: was '{woord(STAAT, w.was)}', is nu '{woord(STAAT, w.is_nu)}'"


Noemer = Callable[[Sequence[str]], str]
"""How areas are named in a sentence: by key, or how many there are."""


def bij_naam(gebieden: Sequence[str]) -> str:
    """Areas by their keys."""
    return ", ".join(gebieden)


def in_aantal(gebieden: Sequence[str]) -> str:
    """How many areas, for who is told of none."""
    return voluit(len(gebieden), "gebied", "gebieden")


def standzin(m: Lusmoment, s: Signaalstand, noem: Noemer = bij_naam) -> str:
    """How a signal stands, as one sentence without capital or full stop."""
    laat = f"; {te_laat(s)}" if s.te_laat else ""
    match s.staat:
        case "wacht":
            hoe = f"wacht tot {m.graaf.naam(s.tafel)} opengaat" if s.tafel_dicht else f"wacht sinds {dag(s.sinds)}"
            return f"{hoe}{laat}"
        case "op_tafel":
            van = f" van {m.graaf.naam(s.tafel)}" if s.is_doorgegeven else ""
            return f"op tafel{van} sinds {_dag(s)}{f', {s.keer} keer besproken' if s.keer > 1 else ''}{laat}"
        case "doorgezet":
            return f"doorgezet naar {m.graaf.naam(s.tafel)} op {_dag(s)}{laat}"
        case "terug_naar_de_opdrachtgever" if s.tafel_weg:
            return f"{m.graaf.naam(s.tafel)} bestaat niet meer; terug naar de opdrachtgever{laat}"
        case "terug_naar_de_opdrachtgever":
            toen_nu = f", {_toen_nu(s)}" if _toen_nu(s) else ""
            return f"later (sinds {_dag(s)}){toen_nu}; terug naar de opdrachtgever"
        case "later":
            terug = f"; komt terug {_vanaf(s.nakijken.vanaf)}" if s.nakijken and s.nakijken.vanaf else ""
            return f"later, besloten op {_dag(s)}{terug}"
        case "ingetrokken":
            return f"ingetrokken op {_dag(s)}, want: {_reden(s)}"
        case "niet_opgepakt":
            return f"niet opgepakt op {_dag(s)}, want: {met_punt(_reden(s))} {groot(_toen_nu(s))}".rstrip()
        case "opnieuw_op_tafel":
            antwoord = woord("waarde.uitslag", s.besluit.uitslag or "") if s.besluit else ""
            besloten = f", na '{antwoord}' op {dag(s.besloten_op)}" if s.besloten_op else ""
            erna = f"; {na_besluit(s, noem)}" if s.gedaan else ""
            return f"opnieuw op tafel sinds {_dag(s)}{besloten}{erna}"
        case _:
            opgepakt = "deels opgepakt" if s.besluit and s.besluit.uitslag == "deels" else "opgepakt"
            return f"{opgepakt} op {_dag(s)}; {na_besluit(s, noem)}"


def na_besluit(s: Signaalstand, noem: Noemer = bij_naam) -> str:
    """What was done and what was seen after it was taken up."""
    gedaan = gedaanzin(s.gedaan or Uitvoering())
    if s.is_te_vroeg and s.nakijken and s.nakijken.vanaf:
        waar = f" in {noem(s.nakijken.gebieden)}" if s.nakijken.gebieden else ""
        return f"in uitvoering: {gedaan}; nakijken vanaf {_vanaf(s.nakijken.vanaf)}{waar}"
    if s.gezien is None:
        return gedaan
    # Nothing was done, so what was seen says nothing about what was agreed: that comes first.
    if s.na_besluit in ("niet_uitgevoerd", "in_uitvoering"):
        return f"{woord(STAAT, s.na_besluit)}: {gedaan}; {gezienzin(s.gezien, noem)}"
    return f"{gedaan}; {gezienzin(s.gezien, noem)}"


def gedaanzin(g: Uitvoering) -> str:
    """How many of the actions were done, and what is wrong with the others."""
    if not g.alle:
        return "of het is uitgevoerd, is niet vastgelegd"
    laat = f", {len(g.te_laat)} te laat ({', '.join(g.te_laat)})" if g.te_laat else ""
    vervallen = f", {len(g.vervallen)} vervallen" if g.vervallen else ""
    return f"{len(g.gedaan)} van {len(g.alle)} gedaan{laat}{vervallen}"


def gezienzin(g: Gezien, noem: Noemer = bij_naam) -> str:
    """What was found where somebody looked again, and where nobody did."""
    if g.niet_getoond:
        niet = f"hier niet getoond: {in_aantal(g.niet_getoond)}"
        return ", ".join((*_terug_weg_en_nog(g, noem), *_rest(g, noem), niet))
    match g.staat:
        case "niet_nagekeken":
            return f"niet nagekeken; kijk in {noem(g.niet_gekeken)}"
        case "niet_meer_gevonden":
            waar = {1: "het gebied", 2: "beide gebieden"}.get(len(g.weg), f"alle {len(g.weg)} gebieden")
            welke = f" ({noem(g.weg)})" if noem is bij_naam else ""
            return f"in {waar} niet meer gevonden{welke}"
        case "effect_niet_gezien":
            begin = f"effect niet gezien: in {len(g.nog)} van de {g.gekeken} opnieuw bekeken gebieden was het er nog"
            return ", ".join((begin, *_rest(g, noem)))
        case _:
            return ", ".join((*_terug_weg_en_nog(g, noem), *_rest(g, noem)))


def _terug_weg_en_nog(g: Gezien, noem: Noemer) -> Iterator[str]:
    if g.terug:
        yield f"teruggekomen in {noem(g.terug)}"
    if g.weg:
        yield f"weg in {noem(g.weg)}"
    if g.nog:
        yield f"nog in {noem(g.nog)}"


def _rest(g: Gezien, noem: Noemer) -> Iterator[str]:
    if g.onduidelijk:
        yield f"onduidelijk in {noem(g.onduidelijk)}"
    if g.niet_gekeken:
        yield f"nog niet gekeken in {noem(g.niet_gekeken)}"


def alleen_geteld(t: Tafelblik) -> str:
    """For who is outside the programme: how many signals it may not read; of whom reads nothing of tables no number."""
    if t.lezer.leest_niet_mee:
        return NIETS_VAN_TAFELS
    weg = t.alleen_geteld
    if not weg:
        return ""
    zijn = "is" if len(weg) == 1 else "zijn"
    is_te_zien = all(s.staat != "niet_getoond" for s in weg)
    open_ = f", waarvan {sum(s.is_open for s in weg)} open" if is_te_zien else ""
    return f"Over de aanpak zelf {zijn} er {aantal(len(weg), 'signaal', 'signalen')}{open_}."


def te_laat(s: Signaalstand) -> str:
    """That an answer was asked for, and how long ago."""
    if not s.uiterlijk:
        return ""
    return f"antwoord gevraagd vóór {dag(s.uiterlijk)}, {aantal(s.te_laat, 'dag', 'dagen')} te laat"


def _toen_nu(s: Signaalstand) -> str:
    return f"toen vastgesteld in {s.toen}, nu in {s.nu}" if s.toen is not None else ""


def _reden(s: Signaalstand) -> str:
    return (s.besluit.reden if s.besluit else None) or "dat is niet vastgelegd."


def _dag(s: Signaalstand) -> str:
    return dag(s.dag) if s.dag else ""


def _vanaf(vanaf: str) -> str:
    """A cycle by its key, a day as people say it."""
    gevonden = lees_dag(vanaf)
    return dag(gevonden) if gevonden else vanaf
