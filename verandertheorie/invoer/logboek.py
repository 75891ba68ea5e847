"""Who did what when: every import with what it brought, every decision with the roles that took it, every withdrawal.

It is read from the list of imports, the records and the tombstones, by kind: what a new kind of record decides, stands
in it by itself. Nothing is kept for it, so it cannot say otherwise than the dossier. What only reads (a map, an export)
leaves nothing behind and is not in it.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from verandertheorie.dossier.bestand import Dossier, Grafsteen, Invoer, Rij
from verandertheorie.model.leerlus import ANTWOORDEN

Daad = Literal["nieuw", "herzien", "besluit", "ingetrokken", "niets over"]
"""What became of a kind of record with one import; *niets over*: nothing that it brought is still there."""

_DAG = ("datum", "sinds")
_UITKOMST = ("uitslag", "wat")
"""Fields in which a decision says what it was, in the order in which they are told; then for whom."""


@dataclass(frozen=True, slots=True)
class Logregel:
    """One kind of record in one import, or one decision in it.

    ``tijd``: UTC, when it was written down. ``door``: role of who did that, empty when it was not filled in. ``soort``:
    kind of record, ``aantal``: how many. Of a decision: ``wie``, the roles that took it (none when that was not filled
    in), ``dag``, when, and ``uitkomst``; of a withdrawal ``reden``. ``namen``: keys of what it is about.
    ``samenvatting``: what the import says of itself.
    """

    invoer: int
    tijd: str
    door: str
    daad: Daad
    soort: str
    aantal: int
    wie: tuple[str, ...]
    dag: str
    uitkomst: str
    reden: str
    namen: tuple[str, ...]
    samenvatting: str
    programma: str


VELDEN: tuple[str, ...] = tuple(Logregel.__dataclass_fields__)


def logregels(pad: Path) -> tuple[Logregel, ...]:
    """All that was done to a dossier, in the order in which it was; within an import by deed, kind and key.

    Raises:
        ConflictFout: somebody else keeps it locked.
        DossierFout: it is missing, damaged, foreign or newer.
    """
    with Dossier.open(pad, alleen_lezen=True) as d, d.op_een_moment():
        invoeren, revisies, stenen = d.invoeren(), d.alle_revisies(), d.grafstenen()
    per_invoer: dict[int, list[Rij]] = defaultdict(list)
    for r in revisies:
        per_invoer[r.invoer].append(r)
    dagen = {r.sleutel: str(json.loads(r.inhoud).get("datum", "")) for r in revisies if r.soort == "bijeenkomst"}
    uit: list[Logregel] = []
    for i in invoeren:
        rijen = [*_van_rijen(i, per_invoer[i.nr], dagen), *_van_stenen(i, [s for s in stenen if s.invoer == i.nr])]
        uit += rijen or [_regel(i, "niets over", "", ())]
    return tuple(uit)


def _van_rijen(i: Invoer, rijen: Sequence[Rij], dagen: Mapping[str, str]) -> Iterator[Logregel]:
    groepen: dict[tuple[Daad, str], list[str]] = defaultdict(list)
    besluiten = []
    for r in rijen:
        inhoud = json.loads(r.inhoud)
        if inhoud.get("rollen") or inhoud.get("uitslag") in ANTWOORDEN:
            besluiten.append((r, inhoud))
        else:
            groepen["nieuw" if r.revisie == 1 else "herzien", r.soort].append(r.sleutel)
    for (daad, soort), namen in sorted(groepen.items()):
        yield _regel(i, daad, soort, namen)
    for r, inhoud in sorted(besluiten, key=lambda b: (b[0].soort, b[0].sleutel, b[0].sinds, b[0].revisie)):
        yield _regel(
            i,
            "besluit",
            r.soort,
            (r.sleutel,),
            wie=tuple(map(str, inhoud.get("rollen") or ())),
            dag=next((str(inhoud[v]) for v in _DAG if inhoud.get(v)), dagen.get(str(inhoud.get("bijeenkomst")), "")),
            uitkomst=_uitkomst(inhoud),
            reden=str(inhoud.get("reden") or ""),
        )


def _van_stenen(i: Invoer, stenen: Sequence[Grafsteen]) -> Iterator[Logregel]:
    """Withdrawals by kind and reason; a record that went in more revisions, or with its descent, counts once."""
    groepen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for s in stenen:
        groepen[s.soort, s.reden].add(s.sleutel)
    for (soort, reden), namen in sorted(groepen.items()):
        yield _regel(i, "ingetrokken", soort, sorted(namen), reden=reden)


def _regel(i: Invoer, daad: Daad, soort: str, namen: Sequence[str], **meer: Any) -> Logregel:
    leeg: dict[str, Any] = {"wie": (), "dag": "", "uitkomst": "", "reden": ""}
    return Logregel(
        invoer=i.nr,
        tijd=i.tijd,
        door=i.rol,
        daad=daad,
        soort=soort,
        aantal=len(namen),
        namen=tuple(sorted(Counter(namen))),
        samenvatting=i.samenvatting,
        programma=i.programma,
        **leeg | meer,
    )


def _uitkomst(inhoud: Mapping[str, Any]) -> str:
    """What was decided; what was taken back never reads as what was given."""
    delen = [_tekst(inhoud[v]) for v in _UITKOMST if inhoud.get(v)]
    niet_meer = ["niet meer"] if inhoud.get("ingetrokken") else []
    voor = [f"voor {inhoud['doelgroep']}"] if inhoud.get("doelgroep") else []
    return " ".join((*delen, *niet_meer, *voor))


def _tekst(waarde: object) -> str:
    return ", ".join(map(str, waarde)) if isinstance(waarde, list) else str(waarde)
