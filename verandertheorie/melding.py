"""What is wrong with somebody's data, where, and what they can do about it."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from verandertheorie.taal import op_een_regel, zichtbaar

Ernst = Literal["fout", "waarschuwing"]

CODES: dict[str, str] = {
    "VT001": "het bestand is niet te lezen als YAML of JSON",
    "VT002": "er staat niets in het bestand of de map, of niets van wat er hoort",
    "VT003": "waar een record hoort, staat iets anders",
    "VT004": "het bestand of de map is er niet, of mag niet gelezen worden",
    "VT005": "dit soort bestand lezen we niet",
    "VT006": "een blad of kolom die we niet kennen",
    "VT007": "een cel die zo niet te lezen is",
    "VT008": "een rij die nergens bij hoort",
    "VT009": "te veel in één keer, of te veel mis om verder te kijken",
    "VT010": "een veld is niet goed ingevuld",
    "VT011": "velden passen niet bij elkaar",
    "VT012": "een sleutelbestand: wie er achter een schuilnaam zit",
    "VT020": "een naam die nergens in het dossier staat",
    "VT021": "een dag in geen of in twee leercycli, of een 'wanneer' die niet eerder is",
    "VT022": "een relatie die tussen deze soorten niet mag",
    "VT023": "een kring: iets verwijst langs een omweg naar zichzelf",
    "VT024": "twee records met dezelfde naam",
    "VT025": "hetzelfde record met een andere inhoud",
    "VT026": "een besluit dat zo niet genomen kan worden",
    "VT030": "twee dossiers spreken elkaar tegen",
    "VT101": "een verband dat nog niet in de theorie staat: kandidaat",
    "VT102": "gevonden zonder bewijs dat het laat zien",
    "VT103": "bewijs dat niet tot een deelgebied is herleid",
    "VT104": "dezelfde inhoud onder een andere naam",
    "VT105": "het bereik van een factor past niet bij wie de sleutel heeft",
    "VT106": "een bestand, blad of rij is overgeslagen",
    "VT107": "nog een registratie zonder bron van dezelfde dag en vorm",
    "VT108": "een bron die niet weet waarvoor het gesprek wordt gebruikt",
    "VT109": "verzonnen en echte registraties in één dossier",
    "VT110": "veel bevindingen over hetzelfde, allemaal van één stem",
    "VT111": "alles spreekt voor, en naar het tegendeel is niet gezocht",
    "VT112": "niet ingevuld of er open is gevraagd wat in de weg staat of helpt",
    "VT113": "dezelfde zin spreekt voor en tegen hetzelfde",
    "VT114": "dezelfde zin bij vier onderwerpen of meer",
    "VT115": "wat lijkt op een naam of adres van een persoon",
    "VT116": "een stuk tekst achter een hekje, dat YAML voor uitleg houdt",
    "VT117": "hetzelfde staat er twee keer",
    "VT118": "wat in een werkmap verborgen of doorgehaald is, of niet meekomt",
    "VT119": "gezocht en niet gevonden, naast bewijs ervoor",
    "VT120": "twee dingen die hetzelfde heten",
    "VT121": "een leervraag die niet zegt wat we willen en wat in de weg staat",
    "VT122": "een rol die geen actor in het dossier is",
    "VT123": "een signaal in een bijeenkomst van een andere tafel",
    "VT124": "een bijeenkomst of actie die niet doorging, en toch iets opleverde",
    "VT125": "een reden die anders telt dan het bewijs van die dag",
    "VT126": "een aanpassing die geen versie van een interventie maakt",
    "VT127": "iets nieuws in de notulen dat misschien iets is dat er al was",
    "VT128": "een dag of een aantal dat niet past bij de bijeenkomst of de actie",
    "VT130": "wat is ingetrokken, blijft weg",
    "VT131": "wat eerder is ingetrokken, komt terug",
    "VT301": "een rapport waarvan niet te zien is welk het is, of dat niet meer te maken is",
    "VT302": "een zin in een rapport zonder merkteken en zonder [duiding]",
    "VT303": "een merkteken in een rapport dat nergens bij hoort, of te vaak staat",
    "VT304": "een zin of merkteken dat uit een rapport is gehaald",
    "VT305": "een getal of oordeel in een rapport dat anders is dan het dossier geeft",
    "VT306": "woorden van een bron in een rapport die de lezer niet mag lezen",
}
"""Every code a Melding can carry. VT0.. stops an import, VT1.. is a warning. VT2.. are the rules in ``controle``.

VT3.. is about a report that people edited."""


def ernst_van(code: str) -> Ernst:
    """Whether a remark with this code stops an import.

    >>> ernst_van("VT010"), ernst_van("VT102")
    ('fout', 'waarschuwing')
    """
    return "waarschuwing" if code.startswith("VT1") else "fout"


class Cel(NamedTuple):
    """A place in a table; sorts by sheet, row and column.

    ``blad``: number of the sheet in its workbook, from 1; 0 in CSV. ``rij`` and ``kolom`` from 1. ``naam``: of the
    sheet, empty in CSV. ``bestand``: where it stands, for a record whose rows come from more than one file.
    """

    blad: int
    rij: int
    kolom: int
    naam: str = ""
    bestand: str = ""

    @property
    def letters(self) -> str:
        """The column as a spreadsheet names it.

        >>> Cel(1, 5, 3).letters, Cel(1, 5, 28).letters
        ('C', 'AB')
        """
        letters, rest = "", self.kolom
        while rest:
            rest, plaats = divmod(rest - 1, 26)
            letters = chr(ord("A") + plaats) + letters
        return letters


Waar: TypeAlias = int | Cel
"""A place in a file: a line, or a cell."""


def volgorde(waar: Waar) -> tuple[int, int, int]:
    """What places in one file sort by: sheet, row (or line), column. What is about the whole file comes first."""
    return waar[:3] if isinstance(waar, Cel) else (0, waar, 0)


MEESTE_FOUTEN = 10_000
"""After so many remarks nobody looks for more: each costs memory and time, and nobody reads them all."""


@dataclass(frozen=True, slots=True)
class Melding:
    """One remark on the user's data. Sorts by file, then place, then code.

    Args:
        bestand: name of the file, or ``-`` for standard input. The file of a cell goes before it.
        waar: line in it, from 1, or a cell.
        code: one of :data:`CODES`.
        tekst: what is wrong, a Dutch sentence.
        remedie: what to do about it, a Dutch sentence.
        citeert: whether a reader of tables quotes in it what the file holds; readers of text always may.

    Raises:
        ValueError: a code that is not in :data:`CODES`.
    """

    bestand: str
    waar: Waar
    code: str
    tekst: str
    remedie: str
    citeert: bool = field(default=False, kw_only=True, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown code {self.code}")
        if isinstance(self.waar, Cel) and self.waar.bestand:
            object.__setattr__(self, "bestand", self.waar.bestand)

    def __lt__(self, ander: "Melding") -> bool:
        return self._orde < ander._orde

    @property
    def _orde(self) -> tuple[str, tuple[int, int, int], str, str, str]:
        return self.bestand, volgorde(self.waar), self.code, self.tekst, self.remedie

    @property
    def regel(self) -> int:
        """The line; of a cell its row."""
        return self.waar.rij if isinstance(self.waar, Cel) else self.waar

    @property
    def ernst(self) -> Ernst:
        """Whether this stops the import."""
        return ernst_van(self.code)

    @property
    def plek(self) -> str:
        """``bestand:regel``, the way an editor can jump to it; ``bestand:blad!C5`` or ``bestand:regel:kolom``.

        >>> Melding("a.xlsx", Cel(2, 5, 3, "Bewijs"), "VT010", "", "").plek
        'a.xlsx:Bewijs!C5'
        """
        if not isinstance(self.waar, Cel):
            return f"{op_een_regel(self.bestand)}:{self.waar}"
        if self.waar.naam:
            blad = op_een_regel(self.waar.naam)
            return f"{op_een_regel(self.bestand)}:{blad}!{self.waar.letters}{self.waar.rij}"
        return f"{op_een_regel(self.bestand)}:{self.waar.rij}:{self.waar.kolom}"

    def __str__(self) -> str:
        kop = "let op: " if self.ernst == "waarschuwing" else ""
        return zichtbaar(f"{self.plek}: {kop}{self.tekst} {self.remedie} [{self.code}]")


def genoeg(bestand: str, waar: Waar) -> Melding:
    """That more is not looked at, because so much is wrong already."""
    tekst = f"tot hier zijn er al meer dan {MEESTE_FOUTEN} opmerkingen; verder is niet gekeken."
    return Melding(bestand, waar, "VT009", tekst, "Herstel eerst wat er vaak mis is, en lees het dan opnieuw in.")
