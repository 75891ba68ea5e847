"""The key of pseudonyms: which person a source is. It is read for one check, and refused wherever else a file is read.

It lies outside the dossier and stays there: nothing of it is kept, copied or shown. What is said of it names lines and
pseudonyms, never a name, and of what a reader of files had against it only what quotes nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verandertheorie.formaten.formaat import lees_bestand
from verandertheorie.formaten.grenzen import GROOTSTE_BESTAND
from verandertheorie.formaten.tabel import Blad, Bladen, Celwaarde
from verandertheorie.formaten.waarden import Blok, Lijst, Waarde
from verandertheorie.fouten import AanroepFout, reden_van
from verandertheorie.melding import Melding
from verandertheorie.model.basis import is_schuilnaam
from verandertheorie.taal import gevouwen

SCHUILNAAMKOP = frozenset(("schuilnaam", "schuilnamen", "pseudoniem", "bron", "bronnen"))
"""Above the column with pseudonyms."""
OOK_KOP = frozenset(("code", "nr", "nummer", "id"))
"""Above it as well in a file of which one says that it is a key; elsewhere these head other things too."""
VOORNAAM = frozenset(("voornaam", "voornamen", "roepnaam", "voorletters"))
ACHTERNAAM = frozenset(("achternaam", "familienaam"))
TUSSENVOEGSEL = frozenset(("tussenvoegsel", "tussenvoegsels", "voorvoegsel"))
HELE_NAAM = frozenset(
    ("naam", "namen", "echte naam", "volledige naam", "voor- en achternaam", "persoon", "contactpersoon", "wie")
)
_MEESTE_KOPRIJEN = 20
"""Rows above the headings: a title, a date, a warning. By eye."""

_REGEL = re.compile(r"([^\s:;,=]+)\s*[:;,=\t]\s*([^\d:;]{2,80})")
"""A line of text that couples the two: b01: the name."""

GEWEIGERD = (
    "dit lijkt een sleutelbestand: het zegt wie er achter een schuilnaam zit. Dat lezen we nergens in.",
    "Bewaar het buiten de map van het dossier. Nakijken of geen naam in het dossier staat: verandertheorie controleer "
    "--sleutelbestand BESTAND.",
)
"""What is said of one where something else is to be read, and what to do."""


@dataclass(frozen=True, slots=True, repr=False)
class Persoon:
    """One person in a key; without a repr, so that no traceback shows a name.

    ``naam``: as written in one piece, ``voornaam`` and ``achternaam`` where they have columns of their own; all empty
    when no name can be read behind the pseudonym.
    """

    schuilnaam: str
    naam: str = ""
    voornaam: str = ""
    achternaam: str = ""

    @property
    def heeft_naam(self) -> bool:
        """Whether there is a name to look for."""
        return any(map(str.isalpha, self.naam + self.voornaam + self.achternaam))


def lijkt_op_sleutel(inhoud: Waarde | Bladen) -> bool:
    """Whether what was read couples pseudonyms to names of persons."""
    if isinstance(inhoud, tuple):
        personen = [p for blad in inhoud for p in _als_tabel(blad, SCHUILNAAMKOP, streng=True)]
    else:
        personen = list(_als_tekst(inhoud))
    return any(p.heeft_naam and p.schuilnaam for p in personen)


def weiger_sleutel(bestand: str, inhoud: Waarde | Bladen) -> tuple[Melding, ...]:
    """The Melding for a key where something else is to be read; nothing for another file."""
    return (Melding(bestand, 1, "VT012", *GEWEIGERD),) if lijkt_op_sleutel(inhoud) else ()


def lees_sleutel(pad: Path) -> tuple[Persoon, ...]:
    """The persons of a key file, in its order: a table, or YAML or JSON. One of them at least has a name.

    Raises:
        AanroepFout: it cannot be read, or it couples no pseudonym to a name; never with a word of what stands in it.
    """
    try:
        with pad.open("rb") as bestand:
            inhoud = bestand.read(GROOTSTE_BESTAND + 1)
    except OSError as fout:
        raise AanroepFout(f"Het sleutelbestand is niet te lezen ({reden_van(fout)}).") from None
    waarde, meldingen = lees_bestand(inhoud, pad.name)
    if meldingen:
        raise AanroepFout(_waarom_niet(meldingen[0], is_tabel=isinstance(waarde, tuple)))
    if isinstance(waarde, tuple):
        personen = [p for blad in waarde for p in _als_tabel(blad, SCHUILNAAMKOP | OOK_KOP, streng=False)]
    else:
        personen = list(_als_tekst(waarde))
    if not any(p.heeft_naam for p in personen):
        raise AanroepFout(
            "In het sleutelbestand staat bij geen enkele schuilnaam een naam. Zet in een tabel een kolom 'schuilnaam' "
            "en een kolom 'naam', of schrijf in YAML op elke regel: b01: de naam."
        )
    return tuple(personen)


def _waarom_niet(m: Melding, *, is_tabel: bool) -> str:
    """Why a key cannot be read. Of a text nothing but the place: what is said of that may quote it."""
    waar = f"bij regel {m.regel} " if m.regel > 1 else ""
    if not m.citeert and (is_tabel or m.code != "VT001"):
        return f"Het sleutelbestand is {waar}niet te lezen: {m.tekst} {m.remedie}"
    raad = "Sla het op als CSV UTF-8." if is_tabel else "Kijk naar haakjes, aanhalingstekens en inspringen."
    return f"Het sleutelbestand is {waar}niet te lezen ({m.code}). {raad}"


def _als_tekst(waarde: Waarde) -> Iterator[Persoon]:
    """``b01: name``, or a list of blocks with both."""
    if isinstance(waarde, Blok) and waarde.velden and all(is_schuilnaam(_kaal(k)) for k in waarde.velden):
        for schuilnaam, naam in waarde.velden.items():
            if isinstance(naam, str):
                yield Persoon(_kaal(schuilnaam), naam)
            elif isinstance(naam, Blok):
                yield from _uit_blok(naam, _kaal(schuilnaam))
            else:
                yield Persoon(_kaal(schuilnaam))
    elif isinstance(waarde, Lijst):
        per_item = [(item, list(_in_lijst(item))) for item in waarde.items]
        if any(personen for _, personen in per_item):  # then the rest is of persons too, whose pseudonym is missing
            for item, personen in per_item:
                yield from personen or _zonder_schuilnaam(item)
    elif isinstance(waarde, Blok):  # under one heading, such as ``sleutel:``
        for deel in waarde.velden.values():
            if len(waarde.velden) == 1 and isinstance(deel, Blok | Lijst):
                yield from _als_tekst(deel)


def _in_lijst(item: Waarde) -> Iterator[Persoon]:
    if isinstance(item, Blok):
        yield from _uit_blok(item) or _als_tekst(item)
    elif isinstance(item, str) and (regel := _REGEL.fullmatch(item)) and is_schuilnaam(regel[1]):
        yield Persoon(regel[1], regel[2])


def _zonder_schuilnaam(item: Waarde) -> Iterator[Persoon]:
    """Who stands in a key without a pseudonym that can be one: all the same somebody to look for."""
    if isinstance(item, Blok):
        velden = [(_kaal(k), w) for k, w in item.velden.items() if isinstance(w, str)]
        uit = _persoon("", velden)
        yield uit if uit.heeft_naam else Persoon("", " ".join(w for _, w in velden))
    elif isinstance(item, str):
        yield Persoon("", item)


def _uit_blok(blok: Blok, schuilnaam: str = "") -> list[Persoon]:
    velden = {_kaal(k): w for k, w in blok.velden.items() if isinstance(w, str)}
    schuilnaam = schuilnaam or _kaal(next((velden[k] for k in velden if k in SCHUILNAAMKOP), ""))
    return [_persoon(schuilnaam, list(velden.items()))] if is_schuilnaam(schuilnaam) else []


def _als_tabel(blad: Blad, koppen: frozenset[str], *, streng: bool) -> list[Persoon]:
    """The persons in one sheet; ``streng``: only where most of its first column are pseudonyms as we write them."""
    for plek, rij in enumerate(blad.rijen[:_MEESTE_KOPRIJEN]):
        kop = [_kaal(cel) for cel in rij]
        wie = next((nr for nr, k in enumerate(kop) if k in koppen), None)
        if wie is not None and any(_is_naamkop(k) for k in kop):
            regels = blad.rijen[plek + 1 :]
            namen = [(_kaal(r[wie]) if len(r) > wie else "", list(zip(kop, r, strict=False))) for r in regels]
            personen = [_persoon(schuilnaam, cellen) for schuilnaam, cellen in namen]
            if streng and not any(is_schuilnaam(p.schuilnaam) for p in personen):
                return []
            return [p for p in personen if p.heeft_naam or is_schuilnaam(p.schuilnaam)]
    rijen = [r for r in blad.rijen if any(_kaal(c) for c in r)]
    if rijen and all(len(r) >= 2 and is_schuilnaam(str(r[0])) and _is_woordnaam(r[1]) for r in rijen):
        return [Persoon(_kaal(r[0]), str(r[1])) for r in rijen]  # two columns without headings
    return []


def _is_woordnaam(cel: Celwaarde) -> bool:
    return isinstance(cel, str) and any(t.isalpha() for t in cel)


def _is_naamkop(kop: str) -> bool:
    return kop in HELE_NAAM | VOORNAAM | ACHTERNAAM


def _persoon(schuilnaam: str, cellen: Sequence[tuple[str, Celwaarde]]) -> Persoon:
    """The person in a row."""

    def onder(koppen: frozenset[str]) -> str:
        return " ".join(t for k, c in cellen if k in koppen and (t := gevouwen(str(c))))

    achter = " ".join(filter(None, (onder(TUSSENVOEGSEL), onder(ACHTERNAAM))))
    return Persoon(schuilnaam, onder(HELE_NAAM), onder(VOORNAAM), achter)


def _kaal(cel: Celwaarde) -> str:
    return gevouwen(str(cel)).casefold().rstrip(" *:")
