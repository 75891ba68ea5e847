"""An interview guide: what will be asked, so that afterwards it is known what was and what was not."""

from pydantic import Field

from verandertheorie.model.basis import Model, Onderwerp, Tekst


class Leidraadvraag(Model):
    """One question, and what it is about."""

    onderwerp: Onderwerp = Field(description="Code of pijl van een bewering, of een factor.")
    vraag: Tekst | None = Field(None, description="De vraag zoals u haar stelt.")


class Leidraad(Model):
    """The questions of one guide, in the order in which they are asked."""

    leidraad: Tekst | None = Field(None, description="Naam van de leidraad, zoals L2.")
    vragen: tuple[Leidraadvraag, ...] = Field(description="De vragen, in de volgorde van het gesprek.")
