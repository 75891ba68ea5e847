"""The sheets of a workbook: which there are, and which field of the model stands in each column."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from verandertheorie.begrippen import begrippen
from verandertheorie.model.basis import Model
from verandertheorie.model.soorten import MODELLEN, SOORTEN, binnen, verwijzingen, waarden
from verandertheorie.taal import groot, klein, leesbaar

Inhoud = Literal["tekst", "datum", "getal", "ja_nee", "lijst", "paren"]
"""What a cell may hold: text, a date, a number, ja or nee, items with ``;`` between them, or pairs."""

VOORBEELD = "voorbeeld"
"""In the first column of a row: it shows how, and is no data."""
NIET_GEVRAAGD = "niet gevraagd"
"""In Dekking, for what stands in the guide and never came up: as if the row were not there."""
IN_DEEL = "."
"""Between a part of which a record has one and a field in it, in the name of a column: ``nakijken.gebieden``."""
VOLGNUMMER = "volgnummer"
"""Column that is no field: how the rows of other sheets say which registratie they belong to."""
VRAAG = "vraag uit de leidraad"
"""Column of Dekking that is no field: the question of the guide, to read aloud."""
GEZEGD = "wat er is gezegd"
"""Column of a second coding that is no field: the words, for who codes them without the codes of the first."""
VOORBEELDTEKST: dict[tuple[str, str], dict[str, str]] = {
    ("bron", ""): {"rol": "coördinator", "geinformeerd": "ja"},
    ("registratie", ""): {
        "datum": "2026-09-14",
        "vorm": "interview",
        "open_vraag_belemmeringen": "ja",
        "open_vraag_helpend": "ja",
        "verrassing": "Hij belde een week later zelf terug.",
        "geprobeerd": "Er ging iemand mee naar het eerste gesprek.",
        "waargenomen": "Daarna wilde hij verder praten.",
    },
    ("registratie", "bewijs"): {
        "teken": "voor",
        "kern": "Na het eerste gesprek wilde hij uit zichzelf verder praten.",
        "bewijskracht": "sterk",
        "hoe_bekend": "zelf meegemaakt",
        "citaat": "Toen ben ik gaan nadenken.",
        "citaat_akkoord": "akkoord",
        "vrijgave": "leerbijeenkomst; kernteam",
    },
    ("registratie", "dekking"): {VRAAG: "Hebt u dit ook gezien?", "gevonden": "nee", "wijze": "gericht gevraagd"},
    ("registratie", "afspraken"): {
        "actie": "Er gaat ook bij de volgende gesprekken iemand mee.",
        "eigenaren": "coördinator",
        "uiterlijk": "2026-12-01",
        "naar": "kernteam",
    },
    ("tweede_codering", "bewijs"): {
        GEZEGD: "Na het eerste gesprek wilde hij uit zichzelf verder praten.",
        "teken": "voor",
    },
    ("woord", ""): {"woord": "huisarts", "tekst": "Huisarts"},
    ("gebied", ""): {"naam": "Eerste deelgebied", "niveau": "deelgebied"},
    ("leercyclus", ""): {"nummer": "1", "van": "2027-01-01", "tot": "2027-03-31"},
    ("actor", ""): {"naam": "Coördinator"},
    ("interventie", ""): {"naam": "Een vast loket", "status": "gevolgd"},
    ("mechanisme", ""): {
        "naam": "Wie iets vraagt krijgt sneller antwoord",
        "middel": "één persoon die de weg weet",
        "redenering": "nu weet ik bij wie ik moet zijn",
    },
    ("systemische_factor", ""): {
        "naam": "Besluiten duren lang",
        "ligging": "buiten aanpak",
        "valentie": "belemmerend",
        "bereik": "samen",
    },
    ("uitkomst", ""): {"naam": "Het werk begint", "niveau": "hoofddoel", "wie": "het gebied", "wat": "werk dat loopt"},
    ("aanname", ""): {"naam": "Het loket is bekend", "aannamesoort": "bereik", "kritisch": "ja"},
    ("handelingsperspectief", ""): {"naam": "Samen één aanvraag doen", "route": "omgaan met", "status": "idee"},
    ("bewering", ""): {
        "relatie": "activeert",
        "naar": "Wie iets vraagt krijgt sneller antwoord",
        "code": "W01",
        "tekst": "Met een vast loket krijgen mensen sneller antwoord.",
    },
    ("relatie", ""): {"relatie": "voert uit", "naar": "Een vast loket"},
    ("inzet", ""): {"van": "2027-01-01"},
}
"""The fixed cells of the example row on each sheet that people fill in."""
ZO_ZIEN_PAREN_ERUIT = {"toestemming": "b35: ja", "aanwezig": "rijk: 8; medeoverheid: 3"}
"""An example of a pair, for the fields where it is not a feature of an area."""
EERSTE_JAAR = 2000
"""A date cell of an earlier year holds a number that somebody typed: 344 shows as 1900-12-09."""
GEEN_GEGEVENS = frozenset(("lees mij", "theorie", "lijsten"))
"""Sheets for people and for drop-downs; nothing in them is read."""

INVULLEN: dict[tuple[str, str], tuple[str, ...]] = {
    ("bron", ""): (
        "pseudoniem",
        "rol",
        "organisatiesoort",
        "geinformeerd",
        "actor",
        "perspectief",
        "bewaren_tot",
        "traject",
    ),
    ("registratie", ""): (
        VOLGNUMMER,
        "datum",
        "gebied",
        "vorm",
        "bron",
        "interventie",
        "open_vraag_belemmeringen",
        "open_vraag_helpend",
        "verrassing",
        "geprobeerd",
        "waargenomen",
        "geleerd",
        "bijgesteld",
        "teruggelegd",
        "vertrouwelijkheid",
        "reeks",
        "traject",
        "bronnen",
        "meer_mensen",
        "toestemming",
        "ontleend_aan",
    ),
    ("registratie", "bewijs"): (
        "registratie",
        "onderwerp",
        "teken",
        "kern",
        "bewijskracht",
        "hoe_bekend",
        "ernst",
        "citaat",
        "citaat_akkoord",
        "vrijgave",
        "kanttekening",
        "kanttekening_reden",
        "toelichting",
        "gehoord_van",
        "over",
        "andere_verklaring",
        "gebied",
        "spreker",
        "wanneer",
    ),
    ("registratie", "dekking"): ("registratie", VRAAG, "onderwerp", "gevonden", "wijze", "gezocht", "gebied"),
    ("registratie", "afspraken"): ("registratie", "actie", "eigenaren", "uiterlijk", "naar"),
    ("tweede_codering", "bewijs"): (
        "tweede_codering",
        "nr",
        GEZEGD,
        "onderwerp",
        "teken",
        "bewijskracht",
        "hoe_bekend",
        "kanttekening",
    ),
    ("tweede_codering", ""): ("registratie", "vastgelegd_door"),
    ("gebied", ""): ("sleutel", "naam", "niveau", "ligt_in", "opgaven", "kenmerken"),
    ("leercyclus", ""): ("sleutel", "nummer", "van", "tot", "kwartaal"),
    ("interventie", ""): (
        "sleutel",
        "naam",
        "status",
        "schaal",
        "beleidsspoor",
        "werkprincipes",
        "verwachte_rollen",
        "omschrijving",
    ),
    ("inzet", ""): ("interventie", "gebied", "van", "tot", "middelen"),
    ("mechanisme", ""): ("sleutel", "naam", "domein", "middel", "redenering", "omschrijving"),
    ("uitkomst", ""): (
        "sleutel",
        "naam",
        "niveau",
        "klasse",
        "bedoeld",
        "wie",
        "wat",
        "wanneer",
        "waaraan_zichtbaar",
        "omschrijving",
    ),
    ("systemische_factor", ""): (
        "sleutel",
        "naam",
        "klasse",
        "ligging",
        "valentie",
        "bereik",
        "bestuurslaag",
        "onderdeel_van",
        "omschrijving",
        "aliassen",
    ),
    ("actor", ""): ("sleutel", "naam", "actorsoort", "bestuurslaag", "omschrijving"),
    ("bewering", ""): ("van", "relatie", "naar", "code", "tekst", "kritisch", "vertraging"),
    ("relatie", ""): ("van", "relatie", "naar"),
    ("aanname", ""): ("sleutel", "naam", "aannamesoort", "kritisch", "omschrijving"),
    ("handelingsperspectief", ""): ("sleutel", "naam", "voor_rol", "route", "status", "omschrijving"),
    ("woord", ""): ("lijst", "woord", "tekst", "hoort_bij"),
}
"""The sheets that people fill in, and their columns in the order in which one thinks."""
GESPREK = ("bron", "registratie")
"""The record types of which the sheets are filled in after a conversation."""
HERLEZEN = ("tweede_codering",)
"""The same after reading again what somebody said; the others make the theory."""

_NAMEN: dict[tuple[str, str], str] = {
    ("bron", ""): "Bronnen",
    ("registratie", ""): "Registraties",
    ("registratie", "bewijs"): "Bewijs",
    ("registratie", "dekking"): "Dekking",
    ("registratie", "afspraken"): "Afspraken",
    ("registratie", "toets"): "Toets",
}
_ACHTERAAN = ("grond", "paragraaf", "sinds", "tot", "binnen_scope", "vertrouwelijkheid", "besluiten")
"""What every part of the theory has: behind what makes it what it is."""
_VOLGT = frozenset((("registratie", "id"), ("bron", "perspectief"), ("actie", "sinds"), ("leervraag", "letter")))
"""Fields that every record has and nobody needs to fill in: they follow from others."""
_KOPPEN = {
    VOLGNUMMER: "nr",
    "registratie": "bij registratie",
    "pseudoniem": "schuilnaam",
    "geinformeerd": "weet waarvoor het is",
    "eigenaren": "wie doet het (rollen)",
    "actie": "wat gaan we doen",
    "actor": "actor in de theorie",
    "grond": "herkomst",
    "kern.van": "kern: hoeveel mensen er zijn",
    "kern.er": "kern: hoeveel er kwamen",
}
"""Headings where the glossary has no word for the field, or another."""
VELD_BIJ_KOP = {kop: veld for veld, kop in _KOPPEN.items()}
"""The field under each of those headings, for who writes it as a workbook has it."""
_VRAGEND = frozenset(
    (
        *("actie", "bewijskracht", "bijgesteld", "ernst", "geleerd", "geprobeerd", "hielp", "hoe_bekend"),
        *("kanttekening_reden", "kern", "onderwerp", "over", "verrassing", "waargenomen", "wijze"),
    )
)
"""Fields whose heading is a question."""


@dataclass(frozen=True, slots=True)
class Bladkolom:
    """One column.

    Args:
        veld: the field of the model, or one of the columns that are no field.
        kop: what stands above it.
        inhoud: what a cell may hold.
        is_verplicht: whether it must be filled in.
        uitleg: what the field means, one sentence.
        woorden: the words it takes, when those are fixed.
        naar: record types it may name.
        kenmerk: a word that may stand there although it names nothing.
        of: a pattern of what else may; empty when nothing may.
        standaard: what an empty cell means, as people read it; empty when it means nothing.
    """

    veld: str
    kop: str
    inhoud: Inhoud
    is_verplicht: bool
    uitleg: str
    woorden: tuple[str, ...] = ()
    naar: tuple[str, ...] = ()
    standaard: str = ""
    kenmerk: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Bladvorm:
    """One sheet: a row is a record of ``soort``, or an item of the list ``deel`` in one.

    ``is_losse_tekst``: items are bare texts, not blocks of fields. ``invullen``: how many of the first columns people
    fill in by hand; 0 for a sheet that only an export has.
    """

    naam: str
    soort: str
    deel: str
    kolommen: tuple[Bladkolom, ...]
    is_losse_tekst: bool = False
    invullen: int = 0

    @property
    def eigenaar(self) -> str:
        """Column that says to which record a row belongs; empty for a sheet of records."""
        return self.soort if self.deel else ""


def met_sinds(naam: str, sinds: str) -> str:
    """How a row of a list names one revision of a record that stands in a workbook more than once.

    >>> met_sinds("vergunningen", "2027-12-20")
    'vergunningen (2027-12-20)'
    """
    return f"{naam} ({sinds})" if sinds else naam


def kop_van(veld: str) -> str:
    """The heading of a field; of a field in a part both names.

    >>> kop_van("onderwerp"), kop_van("gebied"), kop_van("nakijken.gebieden")
    ('Waar gaat het over?', 'Gebied', 'Nakijken: gebieden')
    """
    deel, punt, veld_erin = veld.partition(IN_DEEL)
    if punt and veld not in _KOPPEN:
        return f"{kop_zonder_vraagteken(deel)}: {klein(kop_zonder_vraagteken(veld_erin))}"
    return f"{kop_zonder_vraagteken(veld)}{'?' if veld in _VRAGEND else ''}"


def kop_zonder_vraagteken(veld: str) -> str:
    """The heading of a field as it stands before a colon."""
    begrip = begrippen().get(("veld", veld))
    return groot(_KOPPEN.get(veld) or (begrip.nl if begrip else leesbaar(veld)))


@cache
def bladvormen() -> tuple[Bladvorm, ...]:
    """Every sheet: those that people fill in first, then one for each other record type and each list in one."""
    alle = [vorm for soort in SOORTEN for vorm in _vormen(soort)]
    voor = list(_NAMEN)
    return tuple(sorted(alle, key=lambda v: voor.index(p) if (p := (v.soort, v.deel)) in voor else len(voor)))


def bladvorm(soort: str, deel: str = "") -> Bladvorm:
    """The sheet of a record type, or of a list in it."""
    return next(v for v in bladvormen() if (v.soort, v.deel) == (soort, deel))


def _vormen(soort: str) -> Iterator[Bladvorm]:
    model = MODELLEN[soort]
    kolommen = []
    for naam, veld in model.model_fields.items():
        deelmodel = _deelmodel(veld)
        if deelmodel is not None:
            eigenaar = Bladkolom(soort, kop_van(soort), "tekst", False, "Nummer of id van de registratie.")
            delen = [_kolom(soort, (naam, "*", v), f) for v, f in deelmodel.model_fields.items()]
            yield _vorm(soort, naam, [eigenaar, *delen, *_OM_TE_LEZEN.get((soort, naam), ())])
        elif (soort, naam) == ("theorieversie", "inhoud"):  # more than fits in one cell
            eigenaar = Bladkolom(soort, kop_van(soort), "tekst", True, "Nummer van de versie.")
            tekst = Bladkolom(naam, kop_van(naam), "tekst", True, veld.description or "")
            yield Bladvorm("Theorieversie inhoud", soort, naam, (eigenaar, tekst), is_losse_tekst=True)
        elif een := _een_deel(veld):
            kolommen += [replace(_kolom(soort, (naam, v), f), is_verplicht=False) for v, f in een.model_fields.items()]
        elif naam != "soort":
            kolommen.append(_kolom(soort, (naam,), veld))
    if soort == "registratie":
        kolommen.append(Bladkolom(VOLGNUMMER, kop_van(VOLGNUMMER), "tekst", False, "Om naar te verwijzen op Bewijs."))
    yield _vorm(soort, "", kolommen)


_OM_TE_LEZEN: dict[tuple[str, str], tuple[Bladkolom, ...]] = {
    ("registratie", "dekking"): (Bladkolom(VRAAG, kop_van(VRAAG), "tekst", False, "Om voor te lezen."),),
    ("tweede_codering", "bewijs"): (Bladkolom(GEZEGD, kop_van(GEZEGD), "tekst", False, "Om te lezen en te coderen."),),
}
"""The columns of a sheet that are no field."""


def _vorm(soort: str, deel: str, kolommen: list[Bladkolom]) -> Bladvorm:
    eerst = INVULLEN.get((soort, deel), ())
    midden = [k.veld for k in kolommen if k.veld not in {*eerst, *_ACHTERAAN}]
    rang = {veld: nr for nr, veld in reversed([*enumerate((*eerst, *midden, *_ACHTERAAN))])}
    op_volgorde = sorted(kolommen, key=lambda k: rang[k.veld])
    naam = _NAMEN.get((soort, deel), groot(leesbaar(f"{soort} {deel}".strip())))
    return Bladvorm(naam, soort, deel, tuple(op_volgorde), invullen=len(eerst))


def _kolom(soort: str, pad: tuple[str, ...], veld: FieldInfo) -> Bladkolom:
    inhoud = _inhoud(veld)
    einde = (*pad, "*") if inhoud == "lijst" else pad
    merk = next((m for p, m in verwijzingen(soort) if p in (pad, einde)), None)
    standaard = _standaard(pad[-1], veld.default)
    is_verplicht = veld.is_required() and (soort, pad[-1]) not in _VOLGT
    naam = IN_DEEL.join(pad[len(pad) - pad[::-1].index("*") :] if "*" in pad else pad)
    return Bladkolom(
        naam,
        kop_van(naam),
        inhoud,
        is_verplicht,
        veld.description or "",
        waarden(soort).get(einde, ()),
        merk.naar if merk else (),
        standaard,
        (merk.kenmerk if merk else None) or "",
        (merk.of if merk else None) or "",
    )


def _standaard(veld: str, waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    begrip = begrippen().get((f"waarde.{veld}", waarde)) if isinstance(waarde, str) else None
    return begrip.nl if begrip else ""


def _soorten_in(veld: FieldInfo) -> list[object]:
    return [soort for soort in binnen(veld.annotation) if soort is not type(None)]


def _deelmodel(veld: FieldInfo) -> type[BaseModel] | None:
    for soort in _soorten_in(veld):
        if get_origin(soort) is tuple:
            for deel in binnen(get_args(soort)[0]):
                if isinstance(deel, type) and issubclass(deel, Model):
                    return deel
    return None


def _een_deel(veld: FieldInfo) -> type[BaseModel] | None:
    """The model of a part of which a record has one: its fields are columns beside the others."""
    return next((s for s in _soorten_in(veld) if isinstance(s, type) and issubclass(s, Model)), None)


def _inhoud(veld: FieldInfo) -> Inhoud:
    soorten = _soorten_in(veld)
    if any(get_origin(s) is tuple for s in soorten):
        return "lijst"
    if any(get_origin(s) is dict for s in soorten):
        return "paren"
    if bool in soorten:
        return "ja_nee"
    if int in soorten:
        return "getal"
    return "datum" if datetime.date in soorten else "tekst"
