"""What is generated is up to date: output in the READMEs, JSON Schemas; and the examples fit the schemas."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from scripts.readme import bijgewerkt, documenten
from scripts.schemas import schemas

WORTEL = Path(__file__).parents[1]
VOORBEELDBESTANDEN = sorted(WORTEL.glob("voorbeelden/*/**/*.yaml"))


@pytest.mark.parametrize("pad", documenten(), ids=lambda p: str(p.relative_to(WORTEL)))
@pytest.mark.proces
def test_output_in_a_readme_is_what_the_commands_print_today(pad: Path) -> None:
    assert bijgewerkt(pad) == pad.read_text(encoding="utf-8"), "run scripts/werk_readme_bij"


def test_the_json_schemas_are_those_of_the_models() -> None:
    op_schijf = {p.name: p.read_text(encoding="utf-8") for p in (WORTEL / "schema").glob("*.schema.json")}
    assert op_schijf == schemas(), "run scripts/maak_schema"


class _AlleenTekst(yaml.SafeLoader):
    """What an editor sees: dates stay text, as in JSON."""


_AlleenTekst.yaml_implicit_resolvers = {
    k: [(tag, r) for tag, r in v if tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:null")]
    for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _keurmeester(naam: str) -> Draft202012Validator:
    alle: Mapping[str, Any] = {naam: json.loads(tekst) for naam, tekst in schemas().items()}
    register: Registry[Any] = Registry().with_resources(
        [(naam, Resource.from_contents(schema)) for naam, schema in alle.items()]
    )
    return Draft202012Validator(alle[f"{naam}.schema.json"], registry=register)


@pytest.mark.parametrize("pad", VOORBEELDBESTANDEN, ids=lambda p: str(p.relative_to(WORTEL)))
def test_every_example_file_fits_the_schema_an_editor_uses(pad: Path) -> None:
    records = yaml.load(pad.read_text(encoding="utf-8"), _AlleenTekst)  # noqa: S506  (a SafeLoader that guesses less)
    map_ = str(pad.parent.relative_to(WORTEL / "voorbeelden"))
    schema = {"extra-rijksinzet/besluiten": "besluiten", "sessies": "notulen"}.get(map_, "record")
    fouten = [f"{list(f.absolute_path)}: {f.message[:200]}" for f in _keurmeester(schema).iter_errors(records)]
    assert not fouten


def test_the_schema_refuses_a_word_that_the_model_does_not_know() -> None:
    record = {"soort": "relatie", "van": "a", "relatie": "verzint", "naar": "b"}
    assert list(_keurmeester("record").iter_errors(record))
