"""Loose findings get a place: they move to a claim or factor, new or known, as revisions of their records."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from verandertheorie.formaten.json import lees
from verandertheorie.formaten.waarden import Blok, Lijst
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag, importeer_gelezen
from verandertheorie.lezen.bestanden import Gevonden
from verandertheorie.lezen.regels import is_vast_woord
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.melding import Melding, Waar
from verandertheorie.model.soorten import ingevuld
from verandertheorie.model.verwijzing import Doel
from verandertheorie.model.waarneming import Registratie
from verandertheorie.taal import leesbaar, opsomming

NIEUW = "nieuw"
"""The file, so to say, of what is to be new: line by line its fields, for nobody has the lines."""

OVER = ("bewering", "systemische_factor", "aanname")
"""What a finding may speak of."""

Velden = Mapping[str, object]
"""A new record as somebody would write it in YAML."""


def geef_plek(
    pad: Path, ids: Sequence[str], onderwerp: str, nieuw: Velden | None = None, *, droog: bool = False, rol: str = ""
) -> Importverslag:
    """Move loose findings to a subject by an import of their records, which get a revision: all of it, or nothing.

    Args:
        pad: the dossier.
        ids: of loose findings, as ``nog_zonder_plek`` gives them; they keep these ids.
        onderwerp: key, code, name or arrow text of a claim or factor.
        nieuw: what must come into the theory first. A factor or claim holds from the cycle of its first finding; a
            factor is in the codebook from now on, for who was asked openly before did not have it in front of them. A
            claim is a candidate: judged and listed, outside the theory until people decide.
        droog: do everything except writing.
        rol: role of who does it, kept in the list of imports.

    Raises:
        AanroepFout: an id is of no loose finding, or what is to be new is there already.
        ConflictFout: somebody changed the dossier meanwhile, or holds it.
        DossierFout: it is missing, damaged, foreign or newer, or cannot be written.
    """
    graaf = Verandergraaf.uit(pad)
    gekozen = _losse(graaf, ids)
    if is_vast_woord(onderwerp):
        raise AanroepFout(f"'{onderwerp}' is geen bewering of factor: dat woord betekent dat er nog geen plek is.")
    records: list[Velden] = [_met_onderwerp(r, plaatsen, onderwerp) for r, plaatsen in gekozen]
    waarde, _ = lees(json.dumps(records, ensure_ascii=False, default=str).encode(), "geef-plek")
    blokken = [b for b in waarde.items if isinstance(b, Blok)] if isinstance(waarde, Lijst) else []
    gevonden = [Gevonden("geef-plek", b) for b in blokken]
    if nieuw is not None:
        for naam in (onderwerp, *(str(nieuw[veld]) for veld in ("naam", "tekst") if veld in nieuw)):
            _eis_nieuw(graaf, naam)
        velden = {**nieuw, **_vanaf(graaf, str(nieuw["soort"]), [r for r, _ in gekozen])}
        regels: dict[str, Waar] = {veld: nr for nr, veld in enumerate(velden, 1)}
        blok = Blok(1, {veld: None if w is None else str(w) for veld, w in velden.items()}, regels)
        gevonden.insert(0, Gevonden(NIEUW, blok))
    return importeer_gelezen(pad, gevonden, herzie=True, droog=droog, rol=rol, gezien=graaf.dossierhash)


def plaatsnamen(pad: Path) -> frozenset[str]:
    """Words with a capital that name something in a dossier, and no persons."""
    return Samenhang(Verandergraaf.uit(pad).alles, ()).plaatsnamen


def veld_van(melding: Melding, nieuw: Velden) -> str | None:
    """The field of what is to be new that something is said of; None when it is said of a finding."""
    namen = tuple(nieuw)
    return namen[melding.regel - 1] if melding.bestand == NIEUW and melding.regel <= len(namen) else None


def _losse(graaf: Verandergraaf, ids: Sequence[str]) -> list[tuple[Registratie, frozenset[int]]]:
    """The records of these findings, by id, and which of their findings they are."""
    waar = {r.bewijs_id(i): (r, i) for r in graaf.records(Registratie) for i in range(len(r.bewijs))}
    if not ids:
        raise AanroepFout("Noem met --uit de losse bevindingen die een plek krijgen.")
    if onbekend := [i for i in ids if i not in waar]:
        raise AanroepFout(f"Er is geen bevinding {opsomming(onbekend)}. Kijk met: verandertheorie nog-zonder-plek")
    if heeft := [i for i in ids if waar[i][0].bewijs[waar[i][1]].onderwerp != "los"]:
        raise AanroepFout(f"{opsomming(heeft)} is niet los: dat gaat al over iets.")
    gekozen = [waar[i] for i in ids]
    records = {r.id: r for r, _ in gekozen}
    return [(records[naam], frozenset(i for r, i in gekozen if r.id == naam)) for naam in sorted(records)]


def _met_onderwerp(r: Registratie, plaatsen: frozenset[int], onderwerp: str) -> Velden:
    velden = ingevuld(r)
    bewijs = velden["bewijs"]
    if not isinstance(bewijs, Sequence):
        raise TypeError(f"{r.id} has no list of findings")
    return velden | {"bewijs": [b | {"onderwerp": onderwerp} if i in plaatsen else b for i, b in enumerate(bewijs)]}


def _eis_nieuw(graaf: Verandergraaf, onderwerp: str) -> None:
    gevonden = graaf.namen.zoek(onderwerp, (*OVER, "knoop"))
    is_er = isinstance(gevonden, Doel) and not gevonden.is_nieuw
    if isinstance(gevonden, Doel) and is_er and gevonden.soort not in OVER:
        raise AanroepFout(f"'{onderwerp}' is er al, als {leesbaar(gevonden.soort)}. Kies een andere naam.")
    if is_er or any(r.record_sleutel == onderwerp for r in graaf.alles):
        raise AanroepFout(f"'{onderwerp}' is er al. Gebruik: verandertheorie geef-plek ID --bij \"{onderwerp}\"")


def _vanaf(graaf: Verandergraaf, soort: str, registraties: Sequence[Registratie]) -> Velden:
    eerste = graaf.naam_van_cyclus(min(graaf.cyclus_van(r.id) for r in registraties))
    grond: Velden = {"grond": "fictief"} if graaf.herkomst.fictief else {}
    eigen: Velden = {"laag": "kandidaat"} if soort == "bewering" else {"sinds_codeboek": graaf.cyclus}
    return {"sinds": eerste, **grond, **eigen}
