"""Whether a dossier holds the name of somebody in the key, and whether the key has every source: nothing else of it.

What comes out names records, fields and pseudonyms, never a name. The name of a record may be one itself: then it is
told by its import and number.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from verandertheorie.dossier.bestand import Dossier, Rij
from verandertheorie.lezen.namen_in_tekst import TWIJFEL, Hoe, Namenzoeker, ontleed_naam, vouw
from verandertheorie.lezen.sleutelbestand import Persoon, lees_sleutel
from verandertheorie.model.basis import is_schuilnaam

Waar = Literal["record", "eerdere versie", "lijst van invoeren", "intrekking"]

HERSTEL: Mapping[Waar, str] = {
    "record": "Zet er een rol of schuilnaam voor in de plaats en lees het in met --herzie; daarna: dossier trek-in "
    "--oude-tekst.",
    "eerdere versie": "Wis wat er stond: dossier trek-in --oude-tekst.",
    "lijst van invoeren": "Wis een rol: dossier trek-in --rol. Staat het in de samenvatting? Maak de invoer ongedaan "
    "(dossier trek-in --invoer), en lees het bestand onder een andere naam in.",
    "intrekking": "Maak een dossier zonder dit: exporteer, en lees dat in een nieuw dossier in.",
}
"""What to do, by where it stands."""
_NIET_VAN_MENSEN = frozenset(("soort", "hash"))


@dataclass(frozen=True, slots=True, order=True)
class Naamvondst:
    """One place where a person of the key is named, or perhaps is.

    ``record``: kind and key, or import and number of the row when the key holds the name itself; of the list of imports
    the number of the import. ``veld``: such as ``bewijs 2, kern``. ``van``: the pseudonym of whom. ``hoe``: how surely.
    """

    waar: Waar
    record: str
    veld: str
    van: str
    hoe: Hoe

    @property
    def keurt_af(self) -> bool:
        """Whether it is a fault, and not only worth a look."""
        return self.hoe != TWIJFEL


@dataclass(frozen=True, slots=True)
class Sleutelverslag:
    """What the check found.

    ``vondsten`` in order of place. ``niet_in_sleutel``: sources of the dossier that the key does not have.
    ``niet_in_dossier``: the other way round. ``zonder_naam``: pseudonyms of the key behind which no name can be read;
    ``personen`` are the others. ``onduidelijk``: how many rows of the key have something else than a pseudonym where
    that belongs. ``ligt_erbij``: whether the file lies in the folder of the dossier, or below it.
    """

    vondsten: tuple[Naamvondst, ...]
    personen: int
    niet_in_sleutel: tuple[str, ...]
    niet_in_dossier: tuple[str, ...]
    zonder_naam: tuple[str, ...]
    onduidelijk: int
    ligt_erbij: bool

    @property
    def keurt_af(self) -> bool:
        """Whether a name stands in the dossier, or could not be looked for."""
        return bool(self.zonder_naam) or any(v.keurt_af for v in self.vondsten)


def controleer_sleutel(pad: Path, sleutel: Path) -> Sleutelverslag:
    """Hold every text of a dossier, of earlier revisions too, against the names in a key; only reads both.

    Raises:
        AanroepFout: the key cannot be read, or has no names.
        ConflictFout: somebody else keeps the dossier locked.
        DossierFout: it is missing, damaged, foreign or newer.
    """
    in_bestand = lees_sleutel(sleutel)
    alle = [p for p in in_bestand if p.heeft_naam]
    with Dossier.open(pad, alleen_lezen=True) as d:
        revisies, nu = d.alle_revisies(), {r.volgnr for r in d.rijen()}
        invoeren, stenen = d.invoeren(), d.grafstenen()
    personen = [p for p in alle if _is_goede_schuilnaam(p)]
    zoeker = Namenzoeker(_te_zoeken(alle), _gewone_woorden(revisies))
    vondsten: list[Naamvondst] = []
    for r in revisies:
        vondsten += _in_rij(zoeker, r, "record" if r.volgnr in nu else "eerdere versie")
    for i in invoeren:
        for veld, tekst in (("rol", i.rol), ("samenvatting", i.samenvatting)):
            vondsten += _vondsten(zoeker, "lijst van invoeren", f"invoer {i.nr}", veld, tekst)
    for nr, s in enumerate(stenen, 1):
        for veld, tekst in (("sleutel", s.sleutel), ("reden", s.reden)):
            vondsten += _vondsten(zoeker, "intrekking", f"intrekking {nr}", veld, tekst)
    hier = {r.sleutel for r in revisies if r.soort == "bron" and r.volgnr in nu}
    in_sleutel = {p.schuilnaam for p in personen}
    zonder_naam = {p.schuilnaam for p in in_bestand if not p.heeft_naam} - in_sleutel
    return Sleutelverslag(
        tuple(sorted(set(vondsten))),
        len(alle),
        tuple(sorted(hier - in_sleutel - zonder_naam)),
        tuple(sorted(in_sleutel - hier)),
        tuple(sorted(p if p in hier else ONBEKEND for p in zonder_naam)),
        len(alle) - len(personen),
        pad.resolve().parent in sleutel.resolve().parents,
    )


ONBEKEND = "een die niet in het dossier staat"
"""A pseudonym without a name that no source has: it may be a name itself."""
ZONDER = "zonder schuilnaam"
"""Of whom a name is that stands in the key behind something else than a pseudonym."""


def _te_zoeken(alle: Sequence[Persoon]) -> Iterator[Persoon]:
    """Every person; one whose pseudonym is none under one word, for what stands there may be a name as well."""
    for p in alle:
        yield p if _is_goede_schuilnaam(p) else Persoon(ZONDER, p.naam, p.voornaam, p.achternaam)


def _is_goede_schuilnaam(p: Persoon) -> bool:
    """Whether a pseudonym may be said aloud: it has the shape of one, and no piece of the name in it."""
    naam = ontleed_naam(p)
    return is_schuilnaam(p.schuilnaam) and not any(deel in vouw(p.schuilnaam) for deel in naam.voor | naam.achter)


def _gewone_woorden(revisies: Sequence[Rij]) -> frozenset[str]:
    """What places of this dossier are called: a surname that is one of these is also a place."""
    namen = (json.loads(r.inhoud).get("naam", "") for r in revisies if r.soort == "gebied")
    return frozenset(vouw(woord) for naam in namen for woord in str(naam).replace("-", " ").split())


def _in_rij(zoeker: Namenzoeker, r: Rij, waar: Waar) -> Iterator[Naamvondst]:
    in_naam = zoeker.zoek(r.sleutel)
    record = f"{r.soort} uit invoer {r.invoer}, rij {r.volgnr} van het dossier" if in_naam else f"{r.soort} {r.sleutel}"
    for veld, tekst in _teksten(json.loads(r.inhoud)):
        yield from _vondsten(zoeker, waar, record, veld, tekst)


def _vondsten(zoeker: Namenzoeker, waar: Waar, record: str, veld: str, tekst: str) -> Iterator[Naamvondst]:
    for van, hoe in zoeker.zoek(tekst).items():
        yield Naamvondst(waar, record, veld, van, hoe)


def _teksten(waarde: object, plek: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a record with the field it stands in, and the names of what is paired."""
    match waarde:
        case str():
            yield plek, waarde
        case list():
            for nr, item in enumerate(waarde, 1):
                yield from _teksten(item, f"{plek} {nr}")
        case dict():
            for veld, inhoud in waarde.items():
                if veld in _NIET_VAN_MENSEN:
                    continue
                is_veld = veld.isidentifier()
                if not is_veld:
                    yield plek, veld
                yield from _teksten(inhoud, f"{plek}, {veld}".removeprefix(", ") if is_veld else plek)
