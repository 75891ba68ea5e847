"""Where and when: areas, learning cycles, meetings, and where an intervention runs."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from verandertheorie.model.basis import (
    Datum,
    Geschreven,
    Model,
    NaarActor,
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
    opgaven: tuple[Tekst, ...] = Field(
        (), description="Gestapelde opgaven, zoals stikstof. Wat er niet bij staat, speelt hier niet."
    )
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


class Kernbezetting(Model):
    """How many people of the core group there are, and how many of them were there (plan §6 r4)."""

    van: int = Field(ge=0, description="Hoeveel mensen er in de kern zitten.")
    er: int = Field(ge=0, description="Hoeveel van hen er waren.")


class Reactie(Model):
    """What those present said of one subject, by a show of hands: counted, never evidence."""

    onderwerp: Annotated[Geschreven, Verwijst(("bewering", "systemische_factor", "leervraag", "signaal", "knoop"))] = (
        Field(description="Waarover: code van een bewering, een factor, een leervraag of een signaal.")
    )
    klopt: int = Field(0, ge=0, description="Hoeveel mensen zeiden: dit klopt.")
    klopt_niet: int = Field(0, ge=0, description="Hoeveel mensen zeiden: dit klopt niet.")
    weten_we_niet: int = Field(0, ge=0, description="Hoeveel mensen zeiden: dat weten we niet.")


class Notitie(Model):
    """What somebody wrote down at one subject during a session."""

    onderwerp: Annotated[Tekst, Verwijst(("leervraag", "signaal", "bewering", "knoop"), of=".+")] = Field(
        description="Waarbij: een letter, signaal, bewering of onderdeel van de theorie, of een paar woorden."
    )
    tekst: Tekst = Field(description="Wat er is opgeschreven, zonder namen.")


class Bijeenkomst(Record):
    """A session in which people learn or decide together (plan §5 Ad 1, Ad 4).

    It may lie before the first learning cycle or after the last: session time and cycle time are two axes.
    """

    later_erbij: ClassVar[tuple[str, ...]] = (
        *("van", "volgorde", "vervallen_omdat", "aanwezig", "kern", "reacties", "notities", "verder"),
    )

    soort: Literal["bijeenkomst"]
    sleutel: Sleutel = Field(description="Vaste korte naam, zoals B1.")
    datum: Datum = Field(description="Dag van de bijeenkomst.")
    bijeenkomstsoort: Literal["leerbijeenkomst", "kernteam", "breed", "tafel", "schriftelijk"] = Field(
        description="Wat voor bijeenkomst; schriftelijk: een antwoord per brief."
    )
    van: NaarActor | None = Field(None, description="De tafel die bijeenkwam.")
    volgorde: int | None = Field(None, ge=1, le=10_000, description="De hoeveelste van die dag, bij twee op één dag.")
    vervallen_omdat: Tekst | None = Field(None, description="Ging niet door: waarom.")
    aanwezig: dict[Geschreven, Annotated[int, Field(ge=0)]] = Field(
        default_factory=dict, description="Hoeveel mensen er waren, per perspectief, zoals rijk: 8."
    )
    kern: Kernbezetting | None = Field(None, description="Hoeveel mensen uit de kern er waren, zoals van: 8, er: 7.")
    reacties: tuple[Reactie, ...] = Field((), description="Wat de aanwezigen vonden kloppen en wat niet.")
    notities: tuple[Notitie, ...] = Field((), description="Wat er bij een onderwerp is opgeschreven.")
    verder: tuple[Tekst, ...] = Field((), description="Wat nergens anders bij hoort.")


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
