"""What is wrong with somebody's data, where, and what they can do about it."""

from dataclasses import dataclass
from typing import Literal

Ernst = Literal["fout", "waarschuwing"]

CODES: dict[str, str] = {
    "VT001": "het bestand is niet te lezen als YAML of JSON",
    "VT002": "er staat niets in het bestand of de map",
    "VT003": "waar een record hoort, staat iets anders",
    "VT004": "het bestand of de map is er niet, of mag niet gelezen worden",
    "VT005": "dit soort bestand lezen we niet",
    "VT010": "een veld is niet goed ingevuld",
    "VT011": "velden passen niet bij elkaar",
    "VT020": "een naam die nergens in het dossier staat",
    "VT021": "een datum die in geen enkele leercyclus valt, of in twee",
    "VT022": "een relatie die tussen deze soorten niet mag",
    "VT023": "een kring: iets verwijst langs een omweg naar zichzelf",
    "VT024": "twee records met dezelfde naam",
    "VT025": "hetzelfde record met een andere inhoud",
    "VT026": "een besluit dat zo niet genomen kan worden",
    "VT101": "een verband dat nog niet in de theorie staat: kandidaat",
    "VT102": "gevonden zonder bewijs dat het laat zien",
    "VT103": "bewijs dat niet tot een deelgebied is herleid",
    "VT104": "dezelfde inhoud onder een andere naam",
    "VT105": "het bereik van een factor past niet bij wie de sleutel heeft",
    "VT106": "een bestand is overgeslagen",
    "VT107": "nog een registratie zonder bron van dezelfde dag en vorm",
    "VT108": "een bron die niet weet waarvoor het gesprek wordt gebruikt",
    "VT109": "verzonnen en echte registraties in één dossier",
}
"""Every code a Melding can carry. VT0.. stops an import, VT1.. is a warning."""


@dataclass(frozen=True, slots=True, order=True)
class Melding:
    """One remark on the user's data. Sorts by file, then line, then code.

    Args:
        bestand: name of the file, or ``-`` for standard input.
        regel: line in it, from 1.
        code: one of :data:`CODES`.
        tekst: what is wrong, a Dutch sentence.
        remedie: what to do about it, a Dutch sentence.

    Raises:
        ValueError: a code that is not in :data:`CODES`.
    """

    bestand: str
    regel: int
    code: str
    tekst: str
    remedie: str

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown code {self.code}")

    @property
    def ernst(self) -> Ernst:
        """Whether this stops the import."""
        return "waarschuwing" if self.code.startswith("VT1") else "fout"

    @property
    def plek(self) -> str:
        """``bestand:regel``, the way an editor can jump to it."""
        return f"{self.bestand}:{self.regel}"

    def __str__(self) -> str:
        kop = "let op: " if self.ernst == "waarschuwing" else ""
        return f"{self.plek}: {kop}{self.tekst} {self.remedie} [{self.code}]"
