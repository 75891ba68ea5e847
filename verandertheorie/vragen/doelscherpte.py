"""How sharp the goals are: what of every intended outcome is filled in, and what is missing before it can be seen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.theorie import Mechanisme, Uitkomst
from verandertheorie.taal import aantal
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.tabel import Kolom

Scherptedeel = Literal["wie", "wat", "wanneer", "waaraan_zichtbaar"]
SCHERPTE: tuple[Scherptedeel, ...] = get_args(Scherptedeel)
"""The fields that make a goal sharp (plan §4), in the order in which they are read."""

LEESWOORD: dict[Scherptedeel, str] = {
    "wie": "wie",
    "wat": "wat",
    "wanneer": "wanneer",
    "waaraan_zichtbaar": "waaraan te zien",
}
"""What people read for each of them."""


@dataclass(frozen=True, slots=True)
class Doelscherpte:
    """One intended outcome as of one cycle.

    ``uitkomst`` is its key. ``wie``, ``wat``, ``wanneer`` and ``waaraan_zichtbaar`` hold the text of the theory, None
    when nothing is filled in; ``niet_ingevuld`` names those, in the order of :data:`SCHERPTE`.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "doel", "de bedoelde uitkomst"),
        Kolom("mist", "ontbreekt", "wat nog moet worden ingevuld"),
        Kolom("wie", "wie", "wie er verandert"),
        Kolom("wat", "wat", "wat er verandert"),
        Kolom("wanneer", "wanneer", "wanneer het bereikt is"),
        Kolom("waaraan_zichtbaar", "waaraan te zien", "waaraan iedereen kan zien dat het zover is"),
    )

    uitkomst: str
    naam: str
    niveau: str
    uitkomstklasse: tuple[str, ...]
    wie: str | None
    wat: str | None
    wanneer: str | None
    waaraan_zichtbaar: str | None
    niet_ingevuld: tuple[Scherptedeel, ...]

    @property
    def mist(self) -> str:
        """What is missing in words, such as ``wanneer, waaraan te zien``; empty when the goal is sharp."""
        return ", ".join(LEESWOORD[deel] for deel in self.niet_ingevuld)


@vraag
def doelscherpte(graaf: Verandergraaf) -> Inhoud[Doelscherpte]:
    """What every intended outcome still lacks of who, what, when and by what it can be seen (plan §4).

    Unintended outcomes are no goals and are left out. A filter on class or domain chooses the outcomes of that class,
    and those that a mechanism of that domain is thought to lead to.

    Args:
        graaf: theory and evidence as of a cycle.

    Returns:
        One row per goal, the least sharp first; then main goals before the others, then by key.
    """
    doelen = [u for u in graaf.knopen_van(Uitkomst) if u.bedoeld]
    rijen = sorted((_rij(u) for u in doelen if _gevraagd(graaf, u)), key=_rang)
    return Inhoud(tuple(rijen), _zinnen(rijen, er_zijn_doelen=bool(doelen), is_deel=len(rijen) < len(doelen)))


def ontbrekende_delen(uitkomst: Uitkomst) -> tuple[Scherptedeel, ...]:
    """The fields of an outcome that are not filled in, in the order of :data:`SCHERPTE`."""
    return tuple(deel for deel in SCHERPTE if not getattr(uitkomst, deel))


def _rij(u: Uitkomst) -> Doelscherpte:
    return Doelscherpte(
        uitkomst=u.sleutel,
        naam=u.naam,
        niveau=u.niveau,
        uitkomstklasse=u.klasse or (),
        wie=u.wie,
        wat=u.wat,
        wanneer=u.wanneer,
        waaraan_zichtbaar=u.waaraan_zichtbaar,
        niet_ingevuld=ontbrekende_delen(u),
    )


def _rang(rij: Doelscherpte) -> tuple[object, ...]:
    return -len(rij.niet_ingevuld), rij.niveau != "hoofddoel", rij.uitkomst


def _gevraagd(graaf: Verandergraaf, u: Uitkomst) -> bool:
    klassen, domeinen = graaf.filter.klasse, graaf.filter.domein
    if klassen and set(u.klasse or ()).isdisjoint(klassen):
        return False
    if not domeinen:
        return True
    vanuit = (graaf.knopen.get(s.van) for s in graaf.stellingen.values() if s.naar == u.sleutel and s.laag == "theorie")
    return any(isinstance(k, Mechanisme) and k.domein in domeinen for k in vanuit)


def _zinnen(rijen: Sequence[Doelscherpte], *, er_zijn_doelen: bool, is_deel: bool) -> tuple[str, ...]:
    if not er_zijn_doelen:
        return ("Er staat nog geen bedoelde uitkomst in de theorie. Lees eerst de theorie in met 'importeer'.",)
    if not rijen:
        return ("Geen enkel doel past bij deze keuze. Vraag opnieuw zonder --klasse en --domein.",)
    vaag = [r for r in rijen if r.niet_ingevuld]
    if not vaag:
        welke = "De gekozen doelen" if is_deel else "Alle doelen"
        return (f"{welke} zijn scherp: bij {_alle(len(rijen))} staat wie, wat, wanneer en waaraan te zien.",)
    telling = Counter(deel for r in vaag for deel in r.niet_ingevuld)
    delen = ", ".join(f"{LEESWOORD[deel]} ({telling[deel]})" for deel in SCHERPTE if telling[deel])
    return (
        f"Van {aantal(len(rijen), 'doel', 'doelen')} {'is' if len(vaag) == 1 else 'zijn'} er {len(vaag)} nog niet "
        f"scherp. Niet ingevuld: {delen}.",
        *(f"Het hoofddoel '{r.naam}' zegt nog niet: {r.mist}." for r in vaag if r.niveau == "hoofddoel"),
    )


def _alle(n: int) -> str:
    return "het ene doel" if n == 1 else f"alle {n}"
