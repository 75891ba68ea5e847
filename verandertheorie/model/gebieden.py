"""Where and when: areas, learning cycles, meetings, and where an intervention runs."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from verandertheorie.model.basis import (
    Datum,
    Geschreven,
    NaarCyclus,
    NaarGebied,
    NaarInterventie,
    Omschrijving,
    Record,
    Sleutel,
    Slug,
    Tekst,
    Verwijst,
)
from verandertheorie.model.theorie import Theorierecord
from verandertheorie.model.tijd import Kwartaal, KwartaalVeld


class Gebied(Theorierecord):
    """The programme, a core area or a sub-area (plan §1). Sub-areas in scope are what is counted: N."""

    soort: Literal["gebied"]
    sleutel: Sleutel = Field(description="Vaste korte naam, zoals D01 of veluwe.")
    naam: Tekst = Field(description="Naam zoals mensen hem lezen.")
    niveau: Literal["programma", "kerngebied", "deelgebied"] = Field(description="Programma, kerngebied of deelgebied.")
    ligt_in: NaarGebied | None = Field(None, description="Gebied waar dit in ligt.")
    opgaven: tuple[Tekst, ...] = Field((), description="Gestapelde opgaven, zoals stikstof.")
    kenmerken: dict[Geschreven, Literal["ja", "nee", "onbekend"]] = Field(
        default_factory=dict, description="Kenmerken zoals novex: ja, nee of onbekend."
    )


class Leercyclus(Record):
    """A round of the programme; not always a quarter (plan §5)."""

    soort: Literal["leercyclus"]
    sleutel: Sleutel = Field(description="Vaste korte naam, zoals c1.")
    nummer: int = Field(ge=1, le=10_000, description="Volgnummer, vanaf 1.")
    van: Datum = Field(description="Eerste dag.")
    tot: Datum = Field(description="Laatste dag.")
    kwartaal: KwartaalVeld | None = Field(None, description="Kwartaal waarin de cyclus begint, zoals 2026-Q3.")

    @property
    def in_kwartaal(self) -> Kwartaal:
        """The quarter that this cycle carries: as entered, else that of its first day."""
        return self.kwartaal or Kwartaal.van(self.van)


class Bijeenkomst(Record):
    """A session in which people learn or decide together (plan §5 Ad 1, Ad 4)."""

    soort: Literal["bijeenkomst"]
    sleutel: Sleutel = Field(description="Vaste korte naam, zoals B1.")
    datum: Datum = Field(description="Dag van de bijeenkomst.")
    bijeenkomstsoort: Literal["leerbijeenkomst", "kernteam", "breed"] = Field(description="Wat voor bijeenkomst.")


class Inzet(Record):
    """Where an intervention runs, ran or will run (plan §1, §6 r1). Its dates do not change N."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("interventie", "gebied", "van")

    soort: Literal["inzet"]
    interventie: NaarInterventie = Field(description="Sleutel van de interventie.")
    gebied: NaarGebied = Field(description="Gebied waar zij loopt; een kerngebied betekent al zijn deelgebieden.")
    van: Datum = Field(description="Eerste dag.")
    tot: Datum | None = Field(None, description="Laatste dag. Leeg: loopt nog.")
    middelen: Tekst | None = Field(None, description="Mensen en middelen.")


class Toepassing(Record):
    """Where and when an action perspective was tried, and whether it helped (plan §5 Ad 2)."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("handelingsperspectief", "gebied", "cyclus")

    soort: Literal["toepassing"]
    handelingsperspectief: Annotated[Geschreven, Verwijst(("handelingsperspectief",))] = Field(
        description="Wat is geprobeerd."
    )
    gebied: NaarGebied = Field(description="Gebied waar het is geprobeerd.")
    cyclus: NaarCyclus = Field(description="Leercyclus waarin het is toegepast.")
    gebleken: NaarCyclus | None = Field(
        None, description="Leercyclus waarin bleek of het hielp. Verplicht als dat bekend is."
    )
    hielp: Literal["ja", "nee", "onbekend"] = Field("onbekend", description="Hielp het?")


class Traject(Record):
    """Another learning track whose findings are used (plan §3)."""

    soort: Literal["traject"]
    sleutel: Slug = Field(description="Vaste korte naam.")
    naam: Tekst = Field(description="Naam zoals mensen hem lezen.")
    niveau: Literal["landelijk", "gebied"] = Field(description="Landelijk, of in een gebied.")
    gebied: NaarGebied | None = Field(None, description="Gebied, als het daar speelt.")
    paragraaf: Tekst | None = Field(None, description="Paragraaf van het plan.")


class Gebeurtenis(Record):
    """Something from outside with a date, that could explain a change as well (plan §6 r1)."""

    soort: Literal["gebeurtenis"]
    sleutel: Slug = Field(description="Vaste korte naam.")
    naam: Tekst = Field(description="Naam zoals mensen hem lezen.")
    datum: Datum = Field(description="Dag waarop het gebeurde.")
    omschrijving: Omschrijving = Field("", description="Eén zin uitleg.")
    paragraaf: Tekst | None = Field(None, description="Paragraaf van het plan.")
