"""A claim as the graph sees it: written down, only heard of, retired, or implied by an assumption."""

from dataclasses import dataclass
from typing import Literal

from verandertheorie.model.relaties import Relatie, bewering_in
from verandertheorie.model.theorie import Bewering

Laag = Literal["theorie", "kandidaat", "uitgefaseerd", "aanname"]


@dataclass(frozen=True, slots=True)
class Stelling:
    """One claim. ``code`` and ``record`` are None when nobody wrote it down, ``relatie`` for an assumption."""

    sleutel: str
    van: str
    relatie: Relatie | None
    naar: str
    code: str | None
    tekst: str
    laag: Laag
    record: Bewering | None = None

    @property
    def naam(self) -> str:
        """How people call it: its code, else its key."""
        return self.code or self.sleutel

    @property
    def op_bewering(self) -> str | None:
        """Key of the claim it ends on, when it ends on one."""
        return bewering_in(self.naar)
