"""Of which sources the text should have been wiped by now, and of which nobody wrote down until when it may stay."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.waarneming import Bron, Registratie
from verandertheorie.taal import aantal, lees_dag, opsomming
from verandertheorie.taal import dag as in_woorden
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.tabel import Kolom

NAMEN = 10
"""Sources that a sentence names: a line or two. By eye; `--alles` has the rest."""


@dataclass(frozen=True, slots=True)
class Bewaartermijn:
    """One source of which the text may no longer stay, or of which nobody said until when.

    ``bewaren_tot``: the last day on which it may stay, empty when nobody wrote one down; ``dagen``: how many days it is
    overdue, 0 when it is not. ``bewaargrond``: on what ground it is kept, None when that is not filled in.
    ``gesprekken``: records in which it sat; ``bevindingen``: items in those, of others too. ``intrekken``: what
    one types to see first what would change, and then to do it.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("bron", "bron", "de schuilnaam"),
        Kolom("tot", "bewaren tot", "de laatste dag waarop de tekst mag blijven"),
        Kolom("over_tijd", "over tijd", "hoeveel dagen dat geleden is"),
        Kolom("grond", "waarom bewaard", "op welke grond het wordt bewaard"),
        Kolom("gesprekken", "gesprekken", "waar de bron bij zat"),
        Kolom("bevindingen", "bevindingen", "hoeveel er in die gesprekken staan"),
    )

    bron: str
    bewaren_tot: str
    dagen: int
    bewaargrond: str | None
    gesprekken: int
    bevindingen: int
    intrekken: str

    @property
    def tot(self) -> str:
        """The day, or that nobody wrote one down."""
        return self.bewaren_tot or "niet ingevuld"

    @property
    def over_tijd(self) -> str:
        """How long ago that was; empty when it is not overdue."""
        return aantal(self.dagen, "dag", "dagen") if self.dagen else ""

    @property
    def grond(self) -> str:
        """The ground, or that nobody wrote one down."""
        return self.bewaargrond or "niet ingevuld"

    @staticmethod
    def leeswijzer() -> tuple[str, ...]:
        """What one should know to read it: that nothing is wiped by itself."""
        return (
            "Het programma wist niets vanzelf: de dag staat bij de bron (bewaren_tot), en wissen doet u met dossier "
            "trek-in. Dan gaat alles weg wat die bron vertelde, en tellen de antwoorden zonder.",
        )

    @property
    def blok(self) -> str:
        """Heading under which it is printed: first what is overdue."""
        if self.dagen:
            return ""
        return "Nog niet voorbij" if self.bewaren_tot else "Geen dag ingevuld"


@vraag
def bewaartermijnen(graaf: Verandergraaf, *, op: str | None = None, alles: bool = False) -> Inhoud[Bewaartermijn]:
    """Sources whose text should have been wiped before a day (vrijgave.md, retention).

    Args:
        graaf: the dossier.
        op: the day, as people write it; None for today: how long something may stay runs by the calendar, not by the
            last day of which the dossier knows.
        alles: every source, also those of which the time is not over or not known.

    Returns:
        Rows of what is overdue, the longest ago first; with ``alles`` then those without a day, then the others by day.

    Raises:
        AanroepFout: a filter is set; or ``op`` is no day.
    """
    if graaf.filter.actief():
        raise AanroepFout("Hoe lang een tekst mag blijven, geldt voor de hele bron. Laat de filters weg.")
    nu = _dag(op)
    gesprekken = _per_bron(graaf.records(Registratie))
    rijen = tuple(sorted((_rij(b, gesprekken.get(b.pseudoniem, ()), nu) for b in graaf.records(Bron)), key=_volgorde))
    getoond = rijen if alles else tuple(r for r in rijen if r.dagen)
    return Inhoud(getoond, tuple(_zinnen(rijen, nu, alles=alles)), gekozen={"op": nu.isoformat()})


def _dag(op: str | None) -> datetime.date:
    if op is None:
        return datetime.datetime.now(datetime.UTC).date()
    if (gelezen := lees_dag(op)) is None:
        raise AanroepFout(f"'{op}' is geen dag. Schrijf jaar-maand-dag, zoals 2028-07-01.")
    return gelezen


def _volgorde(r: Bewaartermijn) -> tuple[bool, bool, str, str]:
    return not r.dagen, bool(r.bewaren_tot), r.bewaren_tot, r.bron


def _rij(b: Bron, hier: Sequence[Registratie], nu: datetime.date) -> Bewaartermijn:
    return Bewaartermijn(
        bron=b.pseudoniem,
        bewaren_tot=b.bewaren_tot.isoformat() if b.bewaren_tot else "",
        dagen=max((nu - b.bewaren_tot).days, 0) if b.bewaren_tot else 0,
        bewaargrond=b.bewaargrond,
        gesprekken=len(hier),
        bevindingen=sum(len(r.delen) for r in hier),
        intrekken=f"dossier trek-in --bron {b.pseudoniem} --reden bewaartermijn",
    )


def _per_bron(gesprekken: Iterable[Registratie]) -> Mapping[str, list[Registratie]]:
    """The conversations of each source: where it sat, or something of it was written down."""
    uit: dict[str, list[Registratie]] = defaultdict(list)
    for r in gesprekken:
        for wie in {*r.alle_bronnen, *(b.spreker for b in r.bewijs if b.spreker)}:
            uit[wie].append(r)
    return uit


def _zinnen(rijen: Sequence[Bewaartermijn], nu: datetime.date, *, alles: bool) -> Iterator[str]:
    if not rijen:
        yield "Er is nog geen bron."
        return
    over = [r for r in rijen if r.dagen]
    zonder = [r for r in rijen if not r.bewaren_tot]
    op = f"Op {in_woorden(nu)}"
    if over:
        zijn = "is" if len(over) == 1 else "zijn"
        yield f"{op} {zijn} {len(over)} van {aantal(len(rijen), 'bron', 'bronnen')} te lang bewaard."
        yield f"Wat verandert er als u intrekt? Kijk eerst: verandertheorie {over[0].intrekken} --droog"
    elif len(zonder) == len(rijen):
        yield f"{op} is van geen enkele bron bekend of zij te lang is bewaard: er is geen dag ingevuld."
    else:
        yield f"{op} is van de {aantal(len(rijen) - len(zonder), 'bron', 'bronnen')} met een dag geen te lang bewaard."
    if straks := [r for r in rijen if r.bewaren_tot and not r.dagen]:
        yield f"De volgende is {straks[0].bron}, tot {in_woorden(datetime.date.fromisoformat(straks[0].bewaren_tot))}."
    if zonder:
        namen = opsomming(r.bron for r in zonder[:NAMEN])
        meer = f" en nog {len(zonder) - NAMEN}" if len(zonder) > NAMEN else ""
        yield f"Bij {aantal(len(zonder), 'bron', 'bronnen')} is geen dag ingevuld: {namen}{meer}."
    if grondloos := sum(r.bewaargrond is None for r in rijen):
        yield f"Bij {aantal(grondloos, 'bron', 'bronnen')} staat niet op welke grond u bewaart (bewaargrond)."
    if not alles and len(over) < len(rijen):
        yield "Alle bronnen: --alles."
