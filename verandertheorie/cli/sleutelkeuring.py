"""``controleer --sleutelbestand``: whether no name of a person stands in the dossier, said without any name."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from verandertheorie.cli.tonen import toon_json, toon_zinnen
from verandertheorie.invoer.sleutelcontrole import HERSTEL, Naamvondst, Sleutelverslag, controleer_sleutel
from verandertheorie.taal import aantal, groot, opsomming

NAMEN = 20
"""Pseudonyms that a line names. By eye."""


def toon_sleutelkeuring(dossier: Path, sleutel: Path, *, als_json: bool) -> None:
    """Say where a person of the key is named, and which sources the key lacks; exit 1 when one is, or has no name.

    Raises:
        AanroepFout: the key cannot be read, or has no names.
    """
    verslag = controleer_sleutel(dossier, sleutel)
    if als_json:
        toon_json(
            {
                "vraag": "sleutelbestand",
                "doelgroep": "monitor",
                "personen": verslag.personen,
                "vondsten": [{**asdict(v), "keurt_af": v.keurt_af} for v in verslag.vondsten],
                "niet_in_sleutel": list(verslag.niet_in_sleutel),
                "niet_in_dossier": list(verslag.niet_in_dossier),
                "zonder_naam": list(verslag.zonder_naam),
                "onduidelijk": verslag.onduidelijk,
                "ligt_erbij": verslag.ligt_erbij,
            }
        )
    else:
        toon_zinnen(_zinnen(verslag))
    if verslag.ligt_erbij:
        print(
            "Het sleutelbestand ligt in de map van het dossier. Wie die map krijgt, krijgt de namen erbij: leg het "
            "ergens anders.",
            file=sys.stderr,
        )
    if verslag.keurt_af:
        raise SystemExit(1)


def _zinnen(v: Sleutelverslag) -> Iterator[str]:
    zeker = [n for n in v.vondsten if n.keurt_af]
    twijfel = [n for n in v.vondsten if not n.keurt_af]
    if zeker:
        yield f"In het dossier {_staat(len(zeker))} van iemand uit de sleutel:"
        yield from map(_regel, zeker)
        yield from (f"{groot(waar)}: {wat}" for waar, wat in HERSTEL.items() if any(n.waar == waar for n in zeker))
    else:
        wie = aantal(v.personen, "persoon", "personen")
        yield f"Gezocht naar {wie} uit de sleutel: in het dossier is geen naam gevonden."
    if twijfel:
        yield "Kijk ook hier: dit kan een naam zijn, en ook een gewoon woord, een plaats of iemand anders."
        yield from map(_regel, twijfel)
    if v.zonder_naam:
        yield (
            f"Wel in de sleutel, maar zonder naam die te lezen is: {_genoemd(v.zonder_naam)}. Daarop is niet gezocht. "
            "Zet de naam er in één stuk achter, zoals b01: de naam, of in de kolom 'naam'."
        )
    if v.niet_in_sleutel:
        yield f"Niet in de sleutel, wel in het dossier: {_genoemd(v.niet_in_sleutel)}."
    if v.niet_in_dossier:
        yield (
            f"Niet in het dossier, wel in de sleutel: {_genoemd(v.niet_in_dossier)}. Is zo'n bron ingetrokken? Haal "
            "haar dan ook uit de sleutel."
        )
    if v.onduidelijk:
        yield (
            f"In {aantal(v.onduidelijk, 'rij', 'rijen')} van de sleutel staat geen goede schuilnaam, zoals b17: zonder "
            "een stuk van de naam erin. Op die namen is wel gezocht."
        )
    yield "Dit verslag is alleen voor de lerende monitors: geef het niet door."


def _staat(n: int) -> str:
    return f"{'staat' if n == 1 else 'staan'} op {aantal(n, 'plaats', 'plaatsen')} de naam"


def _regel(n: Naamvondst) -> str:
    waar = f"{n.record} (eerdere versie)" if n.waar == "eerdere versie" else n.record
    return f"  {waar}, bij '{n.veld}': {n.van} ({n.hoe})"


def _genoemd(namen: Sequence[str]) -> str:
    meer = f" en nog {len(namen) - NAMEN}" if len(namen) > NAMEN else ""
    return f"{', '.join(namen[:NAMEN])}{meer}" if meer else opsomming(namen)
