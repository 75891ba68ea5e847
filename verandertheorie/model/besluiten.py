"""What people decided about the theory: on a proposal, on wording, and which version it makes."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from verandertheorie.model.basis import (
    Datum,
    Geschreven,
    JaNee,
    NaarActor,
    NaarBijeenkomst,
    NaarCyclus,
    Record,
    Tekst,
    Verwijst,
)
from verandertheorie.model.waarneming import Bewijs, Registratie

Uitslag = Literal["aanvaard", "aangepast_aanvaard", "verworpen", "aangehouden"]


class BesluitOpVoorstel(Record):
    """A decision on a computed proposal, with the reason and all that the proposal rested on (plan §4)."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("voorstel", "bijeenkomst")

    soort: Literal["besluit_op_voorstel"]
    voorstel: Tekst = Field(description="Naam van het voorstel, zoals V5-C20.")
    onderwerpen: tuple[Tekst, ...] = Field(description="Sleutels van de beweringen of knopen waar het over gaat.")
    uitslag: Uitslag = Field(description="Wat er is besloten.")
    bijeenkomst: NaarBijeenkomst = Field(description="Bijeenkomst die besloot.")
    rollen: tuple[Tekst, ...] = Field(min_length=1, description="Rollen die besloten. Geen namen.")
    reden: Tekst | None = Field(None, description="Waarom.")
    tot_en_met: NaarCyclus = Field(description="Leercyclus tot en met welke het bewijs meetelde.")
    voor: Geschreven = Field("", description="De tekst ervoor.")
    na: Geschreven = Field("", description="De tekst erna.")
    bewijs: tuple[Tekst, ...] = Field((), description="Het bewijs waarop het voorstel rust.")
    bewijshash: Tekst = Field(description="Naam van de verzameling bewijs.")
    rekenstatus: Geschreven = Field("", description="Wat het bewijs toen zei.")
    groepen: tuple[Tekst, ...] = Field((), description="Stemmen die toen meetelden.")
    gebieden: tuple[Tekst, ...] = Field((), description="Gebieden die toen meetelden.")
    parameterhash: Tekst = Field(description="Naam van de getallen waarmee is gerekend.")

    @property
    def regel(self) -> str:
        """The rule behind it: V5 of V5-C20."""
        return self.voorstel.partition("-")[0]

    @property
    def samengevoegd(self) -> tuple[str, str] | None:
        """Keys of what stays and of what goes up into it, when this decision merged two; else None."""
        if self.regel != "V8" or self.uitslag not in ("aanvaard", "aangepast_aanvaard") or len(self.onderwerpen) != 2:
            return None
        blijft, gaat = self.onderwerpen
        return blijft, gaat


class Redactie(Record):
    """A change of wording only, decided in a session: no evidence is asked."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("onderwerp", "veld", "bijeenkomst")

    soort: Literal["redactie"]
    onderwerp: Annotated[Geschreven, Verwijst(("knoop", "bewering"))] = Field(description="Knoop of bewering.")
    veld: Literal["naam", "omschrijving", "tekst", "middel", "redenering"] = Field(description="Welke tekst.")
    oud: Geschreven = Field(description="De tekst ervoor.")
    nieuw: Tekst = Field(description="De tekst erna.")
    bijeenkomst: NaarBijeenkomst = Field(description="Bijeenkomst die besloot.")
    reden: Tekst | None = Field(None, description="Waarom.")


class Vrijgavebesluit(Record):
    """Who agreed that outsiders may read a finding, or no longer (vrijgave.md); of one finding the newest counts."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("wat", "doelgroep", "datum")

    soort: Literal["vrijgavebesluit"]
    wat: Geschreven = Field(description="De bevinding, zoals REGISTRATIE#1.")
    doelgroep: Literal["partner", "publiek"] = Field(description="Wie haar mag lezen.")
    rollen: tuple[NaarActor, ...] = Field(min_length=1, description="Rollen die besloten, elk een actor. Geen namen.")
    datum: Datum = Field(description="Dag van het besluit.")
    reden: Tekst = Field(description="Waarom.")
    ingetrokken: JaNee = Field(False, description="Mag het niet meer? Dan neemt dit een eerder besluit terug.")

    @property
    def registratie(self) -> str:
        """The record in which the finding stands."""
        return self.wat.partition("#")[0]


def bezwaar_tegen_vrijgave(r: Registratie, b: Bewijs) -> tuple[str, str] | None:
    """Why a finding cannot be released outside the programme, and what to do; None when it can."""
    if not r.mag_verder(b.spreker):
        wie = "wie dit zei" if b.spreker or len(r.alle_bronnen) == 1 else "wie erbij zat"
        gevraagd = r.teruggelegd in ("nog_niet", "wacht_op_reactie")
        waarom = f"{wie} {'zag het verslag nog niet' if gevraagd else 'stemde er niet mee in'}"
        return waarom, "Leg het eerst terug, en zet in de registratie wat er gebeurde bij teruggelegd of toestemming."
    if not r.is_voor_programma:
        wat = f"de registratie heeft vertrouwelijkheid: {r.vertrouwelijkheid}"
        return wat, "Verander dat eerst in de registratie, als het mag."
    return None


class TheorieVersie(Record):
    """The theory as it was settled at a moment: a snapshot that never changes (plan §1, §4)."""

    sleutelvelden: ClassVar[tuple[str, ...]] = ("nummer",)

    soort: Literal["theorieversie"]
    nummer: int = Field(ge=1, le=10_000, description="Volgnummer van de versie.")
    datum: Datum = Field(description="Dag waarop zij is vastgesteld.")
    vorige: int | None = Field(None, ge=1, description="Nummer van de versie ervoor.")
    bijeenkomst: NaarBijeenkomst | None = Field(None, description="Bijeenkomst die haar vaststelde.")
    tot_en_met: NaarCyclus = Field(description="Leercyclus waarin de theorie zo luidde.")
    toelichting: Tekst | None = Field(None, description="Waarom deze versie.")
    inhoud: tuple[Geschreven, ...] = Field(description="De records van de theorie, als canonieke tekst.")
    inhoudshash: Tekst = Field(description="Naam van die inhoud.")
