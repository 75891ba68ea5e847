"""The evidence: who told or showed what, where and when; what was asked; what was agreed."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from verandertheorie.model.basis import (
    EEN_OF_MEER,
    Datum,
    Geschreven,
    JaNee,
    Model,
    NaarActor,
    NaarBron,
    NaarCyclus,
    NaarGebied,
    NaarRegistratie,
    NaarTraject,
    Onderwerp,
    OnderwerpOfLos,
    Organisatiesoort,
    Perspectief,
    Record,
    RegistratieId,
    Schuilnaam,
    Tekst,
    Verwijst,
    een_of_meer,
    kleine_letters,
)
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.waarden import Antwoord, Bewijskracht, Teken, Vertrouwelijkheid

ANDEREN = "anderen"
"""By what name people give or refuse leave who sat there and are no source, or no longer."""

Vorm = Literal["interview", "participatieve_observatie", "leerbijeenkomst", "document", "extern_traject"]


class Bron(Record):
    """Who or what told something, under a pseudonym; never a name."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("pseudoniem",)
    later_erbij: ClassVar[tuple[str, ...]] = ("bewaargrond",)

    soort: Literal["bron"]
    pseudoniem: Schuilnaam = Field(description="Schuilnaam met een cijfer, zoals b017. Nooit een echte naam.")
    rol: Tekst = Field(description="Rol, zoals projecttrekker.")
    actor: NaarActor | None = Field(
        None, description="Sleutel van de actor bij wie de bron hoort. Leeg bij documenten."
    )
    organisatiesoort: Organisatiesoort = Field(description="Soort organisatie.")
    perspectief: Perspectief = Field(description="Vanuit welke positie iemand kijkt. Leeg: volgt uit organisatiesoort.")
    geinformeerd: JaNee = Field(description="Weet de bron waarvoor dit wordt gebruikt?")
    bewaren_tot: Datum | None = Field(None, description="Dag waarop u de tekst wilt wissen; dat doet u zelf.")
    bewaargrond: Tekst | None = Field(
        None, description="Waarom u de tekst mag bewaren, zoals toestemming of een publieke taak."
    )
    traject: NaarTraject | None = Field(None, description="Leertraject waar de bron bij hoort.")


class Codering(Model):
    """What one coder read in one item: about what, for or against, how strong."""

    onderwerp: OnderwerpOfLos = Field(
        description="Waar gaat het over? Code of pijl van een bewering, een factor, of los."
    )
    teken: Teken = Field(description="Spreekt het voor of tegen?")
    bewijskracht: Bewijskracht = Field("matig", description="Hoeveel zegt dit?")
    hoe_bekend: Literal["zelf_meegemaakt", "van_horen_zeggen", "algemene_indruk"] = Field(
        "zelf_meegemaakt", description="Hoe weet de bron dit?"
    )
    kanttekening: Literal["geen", "klein", "flink", "ernstig"] = Field(
        "geen", description="Reden om het minder te wegen."
    )
    nr: int | None = Field(None, ge=1, description="Nummer van het bewijs. Leeg: de plaats in de lijst.")


class Bewijs(Codering):
    """One finding for or against one claim, or the presence of one factor (plan §5 Ad 2)."""

    later_erbij: ClassVar[tuple[str, ...]] = ("wanneer",)

    kern: Tekst = Field(description="Wat is gezien of gehoord, in één zin, zonder namen.")
    kanttekening_reden: (
        Literal["gewenst_antwoord", "eigen_belang", "lang_geleden", "onduidelijke_vraag", "andere_context"] | None
    ) = Field(None, description="Waarom een kanttekening.")
    toelichting: Tekst | None = Field(None, description="Verplicht bij zeer_sterk: waarom het zoveel zegt.")
    gehoord_van: Tekst | None = Field(None, description="Van wie de verteller het heeft (een rol, geen naam).")
    spreker: NaarBron | None = Field(None, description="Zaten er meer mensen: schuilnaam van wie het zei.")
    wanneer: NaarCyclus | None = Field(
        None, description="Ging het over eerder? De leercyclus of het kwartaal van toen, zoals 2027-Q1. Leeg: nu."
    )
    gebied: NaarGebied | None = Field(None, description="Gebied. Leeg: dat van de registratie.")
    over: Literal["eigen_handelen", "ander", "samenwerking"] | None = Field(None, description="Over wie gaat het?")
    andere_verklaring: Tekst | None = Field(None, description="Andere oorzaak die de bron zelf noemt.")
    ernst: Literal["licht", "flink", "blokkerend"] | None = Field(None, description="Hoe erg is de belemmering hier?")
    citaat: Tekst | None = Field(None, description="Letterlijke woorden, zonder namen.")
    citaat_akkoord: Literal["niet_gevraagd", "akkoord", "akkoord_na_inzage", "geen_akkoord"] = Field(
        "niet_gevraagd", description="Mag het citaat worden gebruikt?"
    )
    vrijgave: tuple[Doelgroep, ...] = Field((), description="Wie het citaat mag zien.")


class Dekking(Model):
    """What was asked or looked for, and whether it was found."""

    onderwerp: Onderwerp = Field(description="Code of pijl van een bewering, of een factor.")
    gebied: NaarGebied | None = Field(None, description="Gebied. Leeg: dat van de registratie.")
    wijze: Literal["geobserveerd", "gericht_gevraagd", "terloops"] = Field(
        "gericht_gevraagd", description="Hoe is gezocht?"
    )
    gezocht: Literal["bestaan", "tegendeel", "andere_oorzaak"] = Field("bestaan", description="Waarnaar is gezocht?")
    gevonden: Literal["ja", "nee", "onduidelijk"] = Field(description="Is het gevonden?")


class Afspraak(Model):
    """What was agreed at the end: an action from its day on, REGISTRATIE!1, of which the words stay here."""

    later_erbij: ClassVar[tuple[str, ...]] = ("nr",)

    actie: Tekst = Field(description="Wat er gaat gebeuren.")
    eigenaren: tuple[Tekst, ...] = Field(min_length=1, description="Rollen die het doen. Geen namen.")
    uiterlijk: Datum | None = Field(None, description="Uiterste dag.")
    naar: Literal["agenda", "kernteam", "tafel"] | None = Field(None, description="Waar het heen gaat.")
    nr: int | None = Field(None, ge=1, description="Nummer van de afspraak. Leeg: de plaats in de lijst.")


class Toets(Model):
    """The two questions of process tracing on one piece of evidence, for the few key claims."""

    onderwerp: Onderwerp = Field(description="Code of pijl van een bewering, of een factor.")
    kern: Tekst | None = Field(None, description="Wat is gezocht, in één zin.")
    als_waar: Antwoord = Field(description="Hoe waarschijnlijk vinden we dit als de bewering hier klopt?")
    als_niet_waar: Antwoord = Field(description="En als zij hier niet klopt?")
    gevonden: JaNee = Field(description="Is het gevonden?")
    gebied: NaarGebied | None = Field(None, description="Gebied. Leeg: dat van de registratie.")


class Registratie(Record):
    """A cycle record: one interview, observation, session or document. The unit of import (plan §5 Ad 2)."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("id",)
    later_erbij: ClassVar[tuple[str, ...]] = ("bronnen", "meer_mensen", "toestemming")

    soort: Literal["registratie"]
    id: RegistratieId = Field(
        description="Naam van de registratie. Leeg: wordt afgeleid uit gebied, datum, vorm en bron."
    )
    datum: Datum = Field(description="Dag van het gesprek; de leercyclus volgt hieruit.")
    gebied: NaarGebied | None = Field(None, description="Gebied. Niet bij een leerbijeenkomst: daar per bewijs.")
    vorm: Vorm = Field("interview", description="Hoe de informatie is verkregen.")
    bron: NaarBron | None = Field(None, description="Schuilnaam van de bron. Verplicht bij een interview.")
    bronnen: Annotated[tuple[NaarBron, ...], BeforeValidator(een_of_meer), EEN_OF_MEER] = Field(
        (), description="Bij meer mensen: alle schuilnamen. Samen zijn zij één stem."
    )
    meer_mensen: JaNee = Field(False, description="Zaten er meer mensen dan de bronnen die er staan?")
    toestemming: dict[Annotated[Geschreven, BeforeValidator(kleine_letters)], JaNee] = Field(
        default_factory=dict,
        description="Per persoon: mogen anderen lezen wat die zei, zoals b36: nee. Zaten er anderen bij: anderen: nee. "
        "Leeg: volgt uit teruggelegd.",
    )
    interventie: Annotated[Geschreven, Verwijst(("interventie",), kenmerk="geen")] = Field(
        description="Interventie waar het over ging, of geen."
    )
    open_vraag_belemmeringen: JaNee = Field(False, description="Is open gevraagd wat in de weg staat?")
    open_vraag_helpend: JaNee = Field(False, description="Is open gevraagd wat helpt?")
    verrassing: Tekst | None = Field(None, description="Wat u niet had verwacht.")
    reeks: Tekst | None = Field(None, description="Reeks bijeenkomsten. Leeg: de interventie.")
    traject: NaarTraject | None = Field(None, description="Leertraject, bij een document zonder bron.")
    ontleend_aan: Annotated[
        tuple[NaarRegistratie, ...],
        BeforeValidator(een_of_meer),
        EEN_OF_MEER,
    ] = Field((), description="Registratie waar deze op steunt.")
    geprobeerd: Tekst | None = Field(None, description="Stap 1: wat is geprobeerd.")
    waargenomen: Tekst | None = Field(None, description="Stap 2: wat is gezien.")
    geleerd: Tekst | None = Field(None, description="Stap 3: wat is geleerd.")
    bijgesteld: Tekst | None = Field(None, description="Stap 4: wat is bijgesteld.")
    teruggelegd: Literal["nog_niet", "wacht_op_reactie", "ingestemd", "gewijzigd", "niet_ingestemd"] = Field(
        "nog_niet", description="Heeft de bron het verslag gezien?"
    )
    vertrouwelijkheid: Vertrouwelijkheid | None = Field(
        None, description="Wie de tekst mag lezen. Leeg: volgt uit teruggelegd."
    )
    vastgelegd_door: Tekst | None = Field(None, description="Code van de monitor, nooit een naam.")
    bewijs: tuple[Bewijs, ...] = Field((), description="Wat voor of tegen spreekt.")
    dekking: tuple[Dekking, ...] = Field((), description="Waarnaar is gevraagd of gezocht.")
    afspraken: tuple[Afspraak, ...] = Field((), description="Wat is afgesproken.")
    toets: tuple[Toets, ...] = Field((), description="Toetsvragen, bij de paar kernbeweringen.")

    @model_validator(mode="before")
    @classmethod
    def _extern_weegt_minder(cls, velden: object) -> object:
        """Evidence from an external track was found in another context: a small reservation, unless stated."""
        if (
            isinstance(velden, dict)
            and velden.get("vorm") == "extern_traject"
            and isinstance(velden.get("bewijs"), list)
        ):
            minder = {"kanttekening": "klein", "kanttekening_reden": "andere_context"}
            bewijs = [
                {**minder, **b} if isinstance(b, dict) and "kanttekening" not in b else b for b in velden["bewijs"]
            ]
            return {**velden, "bewijs": bewijs}
        return velden

    @property
    def delen(self) -> "tuple[Bewijs | Dekking | Toets, ...]":
        """All that was found, asked and tested: those of Bewijs first, then Dekking, then Toets, as filled in."""
        return (*self.bewijs, *self.dekking, *self.toets)

    @property
    def onderwerpen(self) -> frozenset[str]:
        """Every claim or factor this record says something about."""
        return frozenset(deel.onderwerp for deel in self.delen) - {"los"}

    @property
    def gebieden(self) -> frozenset[str]:
        """Every area this record is of or says something about."""
        return frozenset(filter(None, (self.gebied, *(deel.gebied for deel in self.delen))))

    @cached_property
    def alle_bronnen(self) -> tuple[str, ...]:
        """Who sat there, by pseudonym; the voice of the conversation first."""
        return tuple(dict.fromkeys((*((self.bron,) if self.bron else ()), *self.bronnen)))

    def mag_verder(self, spreker: str | None = None) -> bool:
        """Whether who said something let others read it; without a speaker, whether all did who may have said it.

        A source must have seen its own report, or have given leave by itself; silence releases nothing. Who refused it
        hides its own words and what nobody in particular said, and no other's. A record without a source has nobody to
        ask.
        """
        allen = (*self.alle_bronnen, *({ANDEREN} & self.toestemming.keys()))
        is_gezien = self.teruggelegd in ("ingestemd", "gewijzigd")
        return all(self.toestemming.get(wie, is_gezien) for wie in ((spreker,) if spreker else allen))

    @property
    def is_voor_programma(self) -> bool:
        """Whether nobody asked to keep it closer than to the whole programme."""
        return self.vertrouwelijkheid in (None, "openbaar", "programma")

    @property
    def vindt_hier(self) -> bool:
        """Whether it holds a finding in its own area."""
        delen: tuple[Bewijs | Dekking | Toets, ...] = (*self.bewijs, *self.dekking, *self.toets)
        return any((deel.gebied or self.gebied) == self.gebied for deel in delen)

    def bewijs_id(self, plaats: int) -> str:
        """Id of the evidence item at a position (from 0): its own number, else its place from 1."""
        return f"{self.id}#{self.bewijs[plaats].nr or plaats + 1}"

    @property
    def nummers_van_afspraken(self) -> Mapping[int, Afspraak]:
        """The agreements by number: their own, else their place from 1."""
        return {a.nr or plaats: a for plaats, a in enumerate(self.afspraken, 1)}


class TweedeCodering(Record):
    """A second, independent coding of a record, to see whether two people read the same in it; never evidence."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("registratie", "vastgelegd_door")

    soort: Literal["tweede_codering"]
    registratie: NaarRegistratie = Field(description="Registratie die opnieuw is gecodeerd.")
    vastgelegd_door: Tekst = Field(description="Code van de tweede monitor.")
    bewijs: tuple[Codering, ...] = Field(description="Wat de tweede monitor erin las.")
