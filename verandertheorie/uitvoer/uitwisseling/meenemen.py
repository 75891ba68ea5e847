"""The whole dossier as YAML or JSON files that make the same dossier again."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.inhoud import dossierhash
from verandertheorie.formaten.wegschrijven import schrijf_map
from verandertheorie.formaten.yaml import schrijf
from verandertheorie.graaf.rijen import lees_records
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.opschrift import FICTIEF
from verandertheorie.model.leerlus import Lusrecord
from verandertheorie.model.soorten import ElkRecord, ingevuld
from verandertheorie.model.waarneming import Bron, Registratie, TweedeCodering
from verandertheorie.taal import zichtbaar_in_json

Vorm = Literal["yaml", "json"]
LEESMIJ = "lees-mij.txt"
"""Beside JSON, which has no place for a remark."""


def exporteer(pad: Path, map_: Path, vorm: Vorm = "yaml") -> tuple[Path, ...]:
    """Write every record of a dossier below a folder: ``theorie/<soort>.yaml`` and ``records/<cyclus>.yaml``.

    What belongs to sessions is ``leerlus/<soort>.yaml``. References are keys. Every ``sinds`` is kept; of one
    ``sinds`` the newest revision. Imported into an empty dossier it gives the same content hash, so the same answers.
    All files are there, or none.

    Args:
           pad: the dossier.
           map_: a new or an empty folder.
           vorm: how the files are written, and how their names end.

    Returns:
           The files, by name.

    Raises:
           ConflictFout: something stands in the folder.
           DossierFout: the dossier cannot be read, or the folder not be written.
    """
    with Dossier.open(pad, alleen_lezen=True) as dossier:
        rijen = dossier.rijen()
    inhoud = dossierhash(rijen)
    graaf = Verandergraaf.van(lees_records(rijen, pad), inhoudshash=inhoud)
    kop = [FICTIEF] if graaf.herkomst.fictief else []
    kop.append(f"Dossier {inhoud}, verandertheorie {graaf.herkomst.versie}.")
    teksten = _SCHRIJVERS[vorm]({naam: [ingevuld(r) for r in deel] for naam, deel in _per_bestand(graaf).items()}, kop)
    map_ = schrijf_map(map_, teksten)
    return tuple(map_ / naam for naam in sorted(teksten))


Teksten = dict[str, str]
Records = Mapping[str, Sequence[dict[str, object]]]


def _als_yaml(records: Records, kop: Sequence[str]) -> Teksten:
    begin = "".join(f"# {regel}\n" for regel in kop)
    return {f"{naam}.yaml": f"{begin}\n{schrijf(deel)}" for naam, deel in records.items()}


def _als_json(records: Records, kop: Sequence[str]) -> Teksten:
    """A record on each line, so that two exports can be compared line by line."""
    uit = {}
    for naam, deel in records.items():
        regels = ",\n".join(zichtbaar_in_json(json.dumps(r, ensure_ascii=False)) for r in deel)
        uit[f"{naam}.json"] = f"[\n{regels}\n]\n"
    return uit | ({LEESMIJ: "".join(f"{regel}\n" for regel in kop)} if uit else {})


_SCHRIJVERS: Mapping[Vorm, Callable[[Records, Sequence[str]], Teksten]] = {"yaml": _als_yaml, "json": _als_json}


def _per_bestand(graaf: Verandergraaf) -> Mapping[str, list[ElkRecord]]:
    uit: dict[str, list[ElkRecord]] = defaultdict(list)
    for r in sorted(graaf.alles, key=graaf.naar_sinds):
        match r:
            case Registratie():
                nummer = graaf.cyclus_van(r.id)
                uit[f"records/{graaf.naam_van_cyclus(nummer) if nummer else 'zonder-cyclus'}"].append(r)
            case Bron() | TweedeCodering():
                uit[f"records/{'bronnen' if isinstance(r, Bron) else 'tweede-codering'}"].append(r)
            case Lusrecord():
                uit[f"leerlus/{r.soort}"].append(r)
            case _:
                uit[f"theorie/{r.soort}"].append(r)
    return uit
