"""What every record is built from: keys, dates, yes and no, and fields that point at another record."""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""A key of a node: lower case, digits and single hyphens."""

SLEUTEL = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"
"""A key of an area, cycle or meeting: capitals too (D01, 2026-Q3)."""

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_JA = frozenset(("ja", "true"))
_NEE = frozenset(("nee", "false"))


@dataclass(frozen=True, slots=True)
class Verwijst:
    """Marks a field whose text names another record, of one of these soorten; the importer turns it into a key.

    ``kenmerk``: a word that is allowed although it names nothing (``geen``, ``los``).
    """

    naar: tuple[str, ...]
    kenmerk: str | None = None


def _ja_of_nee(waarde: object) -> object:
    if isinstance(waarde, bool):
        return waarde
    if isinstance(waarde, str) and waarde.lower() in _JA | _NEE:
        return waarde.lower() in _JA
    raise PydanticCustomError("ja_nee", "ja of nee")


def _iso_datum(waarde: object) -> object:
    """Only jjjj-mm-dd: pydantic alone would read '86400' as a day in 1970."""
    if isinstance(waarde, datetime.date) or (isinstance(waarde, str) and _ISO.fullmatch(waarde)):
        return waarde
    raise PydanticCustomError("iso_datum", "jjjj-mm-dd")


def _schuilnaam(waarde: str) -> str:
    if not any(teken.isdigit() for teken in waarde):
        raise PydanticCustomError("schuilnaam", "een schuilnaam heeft een cijfer")
    return waarde


def _eind(waarde: object) -> object:
    """``{bewering: C13}`` becomes ``[C13]``: a claim as the end of a relation."""
    if isinstance(waarde, dict) and set(waarde) == {"bewering"}:
        return f"[{waarde['bewering']}]"
    return waarde


Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=64)]
Sleutel = Annotated[str, StringConstraints(pattern=SLEUTEL, max_length=64)]
RegistratieId = Annotated[str, StringConstraints(pattern=SLUG, max_length=96)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z]{0,3}[0-9]{1,4}$")]
Schuilnaam = Annotated[str, StringConstraints(pattern=SLUG, max_length=64), AfterValidator(_schuilnaam)]
Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
JaNee = Annotated[bool, BeforeValidator(_ja_of_nee), WithJsonSchema({"enum": ["ja", "nee", True, False]})]
Datum = Annotated[datetime.date, BeforeValidator(_iso_datum)]

NaarGebied = Annotated[str, Verwijst(("gebied",))]
NaarCyclus = Annotated[str, Verwijst(("leercyclus",))]
NaarBron = Annotated[str, Verwijst(("bron",))]
NaarActor = Annotated[str, Verwijst(("actor",))]
NaarInterventie = Annotated[str, Verwijst(("interventie",))]
NaarFactor = Annotated[str, Verwijst(("systemische_factor",))]
NaarRegistratie = Annotated[str, Verwijst(("registratie",))]
NaarTraject = Annotated[str, Verwijst(("traject",))]
Onderwerp = Annotated[str, Verwijst(("bewering", "systemische_factor", "aanname"))]
OnderwerpOfLos = Annotated[str, Verwijst(("bewering", "systemische_factor", "aanname"), kenmerk="los")]
Eind = Annotated[
    str,
    BeforeValidator(_eind),
    Verwijst(("knoop", "bewering")),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {"bewering": {"type": "string"}},
                    "required": ["bewering"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


class Model(BaseModel):
    """Something read from a file: frozen, and no field that we do not know."""

    # built when first used: together in soorten.RECORD, not each by itself
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class Record(Model):
    """One record in the dossier. A subclass says in ``soort`` what it is and in ``sleutelvelden`` what names it."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("sleutel",)

    soort: str = Field(description="Wat voor record dit is.")

    @property
    def record_sleutel(self) -> str:
        """The name of this record among those of its own soort."""
        return ".".join(str(getattr(self, veld)) for veld in self.sleutelvelden)

    @property
    def vanaf(self) -> str:
        """Key of the cycle from which this revision holds; empty when from the start."""
        return str(getattr(self, "sinds", None) or "")
