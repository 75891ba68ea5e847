"""The theory: nine kinds of nodes, the claims between them, and the relations that need no evidence."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, PlainSerializer

from verandertheorie.model.basis import (
    EEN_OF_MEER,
    Actorsoort,
    Beleidsspoor,
    Bestuurslaag,
    Code,
    DagOfCyclus,
    Domein,
    Eind,
    Factorklasse,
    Geschreven,
    JaNee,
    NaarActor,
    NaarCyclus,
    NaarFactor,
    Omschrijving,
    Record,
    Schaal,
    Slug,
    Tekst,
    Uitkomstklasse,
    Verwijst,
    Werkprincipe,
    een_of_meer,
    een_zonder_lijst,
)
from verandertheorie.model.relaties import Relatie
from verandertheorie.model.waarden import Vastgesteld, Vertrouwelijkheid

GEWONE_SCHAAL = "gebied"
"""On what scale an intervention works when nobody says so, in a programme that has this word; else on none."""


class Theorierecord(Record):
    """What every part of the theory has: from when to when it holds, in scope or not, and on what ground."""

    sinds: NaarCyclus | None = Field(None, description="Eerste leercyclus waarin dit geldt. Leeg: vanaf het begin.")
    tot: NaarCyclus | None = Field(None, description="Eerste leercyclus waarin dit niet meer geldt.")
    binnen_scope: JaNee = Field(True, description="Nee: blijft bewaard, maar telt in geen enkel antwoord mee.")
    paragraaf: Tekst | None = Field(None, description="Paragraaf van het plan, zoals §5 Ad 2.")
    besluiten: tuple[Tekst, ...] = Field((), description="Besluiten achter deze versie. Vult het programma in.")


class Knoop(Theorierecord):
    """A node of the theory. Its key never changes; its name may."""

    sleutel: Slug = Field(description="Vaste korte naam, zoals trage-vergunningen. Verandert nooit.")
    naam: Tekst = Field(description="Naam zoals mensen hem lezen.")
    omschrijving: Omschrijving = Field("", description="Eén zin uitleg.")
    aliassen: tuple[Tekst, ...] = Field((), description="Andere woorden die hetzelfde betekenen.")
    vertrouwelijkheid: Vertrouwelijkheid | None = Field(None, description="Wie de tekst mag lezen.")


class Interventie(Knoop):
    """Something new the programme does with partners and follows to learn from (plan §5 Ad 2)."""

    soort: Literal["interventie"]
    status: Literal["kandidaat", "gekozen", "gevolgd", "gestopt"] = Field("kandidaat", description="Hoe ver het is.")
    schaal: Schaal | None = Field(
        GEWONE_SCHAAL, description="Op welke schaal het werkt. Leeg: gebied, als dat woord in uw lijst staat."
    )
    werkprincipes: tuple[Werkprincipe, ...] = Field((), description="Kenmerken van de werkwijze (§1).")
    beleidsspoor: Beleidsspoor | None = Field(
        None, description="Generiek beleid, gebiedsgerichte of ondernemersgerichte aanpak (§4)."
    )
    verwachte_rollen: tuple[NaarActor, ...] = Field((), description="Actoren die we hierover willen horen.")
    versie: Tekst | None = Field(None, description="Versie van de interventie, als die is aangepast.")


class Mechanisme(Knoop):
    """What an intervention sets off in people or organisations: a resource and how they reason about it (plan §4)."""

    soort: Literal["mechanisme"]
    domein: Domein = Field(description="Waar het speelt.")
    middel: Tekst | None = Field(None, description="Wat mensen in handen krijgen.")
    redenering: Tekst | None = Field(None, description="Wat zij daardoor denken of besluiten.")


class SystemischeFactor(Knoop):
    """A pattern, rule or relation that hinders or helps (plan §2 Ad 2). Implied claim: present in an area."""

    soort: Literal["systemische_factor"]
    klasse: Factorklasse = Field(description="Vast patroon, spelregel of verhouding.")
    ligging: Literal["binnen_aanpak", "buiten_aanpak"] = Field(description="Binnen of buiten de aanpak zelf.")
    valentie: Literal["belemmerend", "helpend", "beide"] = Field("belemmerend", description="Belemmert of helpt het?")
    bereik: Literal["zelf", "samen", "hogere_tafel", "gegeven", "onbekend"] = Field(
        "onbekend", description="Wie er iets aan kan doen."
    )
    bestuurslaag: Bestuurslaag | None = Field(None, description="Laag waar het ligt.")
    onderdeel_van: NaarFactor | None = Field(None, description="Bredere factor waar deze onder valt.")
    sinds_codeboek: NaarCyclus | None = Field(None, description="Cyclus waarin deze factor in het codeboek kwam.")

    @property
    def kan_hinderen(self) -> bool:
        """Whether who was asked what hinders could have named it."""
        return self.valentie != "helpend"

    @property
    def kan_helpen(self) -> bool:
        """Whether who was asked what helps could have named it."""
        return self.valentie != "belemmerend"


class Uitkomst(Knoop):
    """A change that is wanted, or that happens unasked (plan §2). Four fields say how sharp the goal is."""

    soort: Literal["uitkomst"]
    niveau: Literal["reactie", "gedrag", "proces", "gebiedsresultaat", "hoofddoel"] = Field(
        description="Hoe ver in de keten."
    )
    klasse: Annotated[
        tuple[Uitkomstklasse, ...] | None,
        BeforeValidator(een_of_meer),
        PlainSerializer(een_zonder_lijst),
        EEN_OF_MEER,
    ] = Field(None, description="Bij welk doel van het plan het hoort; het mogen er meer zijn.")
    bedoeld: JaNee = Field(True, description="Nee: een effect dat niemand wilde.")
    wie: Tekst | None = Field(None, description="Wie verandert er?")
    wat: Tekst | None = Field(None, description="Wat verandert er?")
    wanneer: Tekst | None = Field(None, description="Wanneer is het bereikt?")
    waaraan_zichtbaar: Tekst | None = Field(None, description="Waaraan is het te zien?")


class Actor(Knoop):
    """A role, organisation, government body or table where people decide; never a person (plan §3, §5 Ad 3)."""

    later_erbij: ClassVar[tuple[str, ...]] = ("open_vanaf", "open_tot", "eigen")

    soort: Literal["actor"]
    actorsoort: Actorsoort = Field(description="Rol, organisatie of overheid; of tafel: een overleg dat besluit.")
    bestuurslaag: Bestuurslaag | None = Field(None, description="Laag waar de actor bij hoort.")
    open_vanaf: DagOfCyclus | None = Field(None, description="Bij een tafel: vanaf welke dag of leercyclus zij er is.")
    open_tot: DagOfCyclus | None = Field(
        None, description="Bij een tafel: de dag of cyclus waarin zij er niet meer is."
    )
    eigen: JaNee = Field(False, description="Bij een tafel: ja, als zij van het programma zelf is.")

    @property
    def is_tafel(self) -> bool:
        """Whether it is where people decide together: no part of the theory, whatever it decides about it."""
        return self.actorsoort == "tafel"


class Context(Knoop):
    """A feature or task of an area because of which something works there or does not (plan §6 r3)."""

    soort: Literal["context"]
    kenmerk: Tekst = Field(description="Naam van het kenmerk, zoals novex; of van de opgave, zoals stikstof.")
    waarde: Literal["ja", "nee"] = Field("ja", description="Waarde waarbij deze context geldt.")
    vooraf_gekozen: JaNee = Field(False, description="Vooraf gekozen om op te splitsen (hooguit drie).")


class Aanname(Knoop):
    """Something that must be true for a claim to hold. Implied claim: it holds in an area."""

    soort: Literal["aanname"]
    aannamesoort: Literal["bereik", "capaciteit", "motivatie", "gelegenheid", "omgeving"] = Field(
        description="Waarover."
    )
    kritisch: JaNee = Field(False, description="Valt dit weg, dan klopt de bewering niet meer.")


class RivaliserendeVerklaring(Knoop):
    """Another cause that could explain the same outcome (plan §5 Ad 4)."""

    soort: Literal["rivaliserende_verklaring"]
    gebeurtenis: Annotated[Geschreven, Verwijst(("gebeurtenis",))] | None = Field(
        None, description="Gebeurtenis van buiten."
    )


class Handelingsperspectief(Knoop):
    """A way for a role to deal with a blocker (plan §2 doel 2)."""

    soort: Literal["handelingsperspectief"]
    voor_rol: NaarActor | None = Field(None, description="Voor welke rol.")
    route: Literal["omgaan_met", "oplossen", "systeem_veranderen"] = Field(
        description="Ermee omgaan, oplossen of systeem veranderen."
    )
    status: Literal["idee", "beproefd", "helpt", "helpt_niet"] = Field("idee", description="Hoe ver het is.")


class Bewering(Theorierecord):
    """One step of the theory: an edge with an id of its own, for and against which evidence can speak."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("van", "relatie", "naar")

    soort: Literal["bewering"]
    van: Eind = Field(description="Sleutel van de knoop waar de pijl begint.")
    relatie: Relatie = Field(description="Soort pijl, zoals activeert of belemmert.")
    naar: Eind = Field(description="Sleutel van de knoop waar de pijl eindigt, of {bewering: C13}.")
    code: Code | None = Field(None, description="Korte code om over te praten, zoals C07.")
    tekst: Tekst = Field(description="De bewering als zin.")
    laag: Literal["theorie", "kandidaat"] = Field("theorie", description="Kandidaat: genoemd, nog niet in de theorie.")
    kritisch: JaNee = Field(False, description="Valt dit weg, dan klopt de theorie niet meer.")
    vastgestelde_status: Vastgesteld | None = Field(None, description="Wat een bijeenkomst vaststelde.")
    vertraging: Tekst | None = Field(None, description="Hoe lang het duurt voordat het een het ander geeft.")


class RelatieRecord(Theorierecord):
    """An edge of the theory for which no evidence is asked (who carries out what, what a claim presupposes)."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("van", "relatie", "naar")

    soort: Literal["relatie"]
    van: Eind = Field(description="Sleutel waar de relatie begint, of {bewering: C02}.")
    relatie: Relatie = Field(description="Soort relatie, zoals voert_uit of veronderstelt.")
    naar: Eind = Field(description="Sleutel waar de relatie eindigt, of {bewering: C02}.")


class Statuswijziging(Record):
    """An intervention gets another status, with the reason (plan §5 Ad 2)."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("onderwerp",)

    soort: Literal["statuswijziging"]
    onderwerp: Annotated[Geschreven, Verwijst(("interventie",))] = Field(description="Sleutel van de interventie.")
    van: Literal["kandidaat", "gekozen", "gevolgd", "gestopt"] = Field(description="Oude status.")
    naar: Literal["kandidaat", "gekozen", "gevolgd", "gestopt"] = Field(description="Nieuwe status.")
    sinds: NaarCyclus = Field(description="Eerste leercyclus met de nieuwe status.")
    reden: Tekst = Field(description="Waarom.")
