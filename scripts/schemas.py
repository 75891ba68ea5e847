"""The JSON Schemas in ``schema/``: made from the models, so that an editor completes and checks a YAML record.

One file per record type, ``record.schema.json`` for a file that holds one record or a list of any of them, and
``notulen.schema.json`` (``besluiten.schema.json`` by its older name) for what one session did.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from verandertheorie.invoer.notulen import Notulen
from verandertheorie.model.soorten import MODELLEN

MAP = Path(__file__).parents[1] / "schema"


def schemas() -> Mapping[str, str]:
    """The text of every schema, by file name."""
    per_soort = {soort: _schema(soort, model) for soort, model in MODELLEN.items()}
    een = {"oneOf": [{"$ref": f"{soort}.schema.json"} for soort in MODELLEN]}
    elk = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Records van een dossier",
        "description": "Eén record, of een lijst van records.",
        "anyOf": [een, {"type": "array", "items": een}],
    }
    alle = {**per_soort, "record": elk, "besluiten": _schema("besluiten", Notulen)}
    alle["notulen"] = _schema("notulen", Notulen)
    return {f"{naam}.schema.json": _tekst(schema) for naam, schema in alle.items()}


def _schema(soort: str, model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema()
    verplicht = [veld for veld in schema.get("required", []) if not _volgt_vanzelf(soort, veld)]
    kop = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": soort}
    zonder_docstring = {k: v for k, v in schema.items() if k not in ("title", "description")}
    return kop | zonder_docstring | {"required": verplicht}


def _volgt_vanzelf(soort: str, veld: str) -> bool:
    """Fields that the reader fills in when they are left out."""
    return (soort, veld) in (("registratie", "id"), ("bron", "perspectief"), ("actie", "sinds"))


def _tekst(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Write what differs, or say it with ``--check``."""
    alleen_kijken = "--check" in sys.argv[1:]
    anders = [naam for naam, tekst in schemas().items() if not _staat_er(MAP / naam, tekst)]
    over = sorted(p.name for p in MAP.glob("*.schema.json") if p.name not in schemas())
    for naam in anders if not alleen_kijken else ():
        (MAP / naam).write_text(schemas()[naam], encoding="utf-8")
    for naam in over if not alleen_kijken else ():
        (MAP / naam).unlink()
    if anders or over:
        print(f"{'niet bij' if alleen_kijken else 'bijgewerkt'}: {', '.join((*anders, *over))}")
    return int(alleen_kijken and bool(anders or over))


def _staat_er(pad: Path, tekst: str) -> bool:
    return pad.is_file() and pad.read_text(encoding="utf-8") == tekst


if __name__ == "__main__":
    sys.exit(main())
