"""What a template holds before anybody types: an example row on each sheet, and the rows that are known already."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.bladen import (
    GESPREK,
    GEZEGD,
    HERLEZEN,
    INVULLEN,
    NIET_GEVRAAGD,
    VOLGNUMMER,
    VOORBEELD,
    VOORBEELDTEKST,
    VRAAG,
    Bladvorm,
    bladvorm,
    bladvormen,
)
from verandertheorie.model.doelgroep import VOOR_WIE
from verandertheorie.model.leidraad import Leidraad
from verandertheorie.model.waarneming import Bewijs, Registratie
from verandertheorie.taal import aangehaald, aantal, leesbaar, opsomming
from verandertheorie.uitvoer.tabel.keuzes import Keuzes, is_eigen_lijst

NUMMERS = 40
"""How many registraties have their number ready. By eye; the drop-downs end there too."""

VOORBEELDBRON = "b17"
"""Who the example rows are about: the same in every template, for it may not be a source of the dossier."""

LEES_MIJ = (
    "Vul na elk gesprek één rij in op Registraties, en één rij op Bewijs voor elke bevinding.",
    "Een * betekent: dit moet. De rest mag leeg blijven; klik op een cel en u leest wat leeg betekent.",
    "Kies uit de lijst waar die er is: begin te typen, of druk op Alt en pijl omlaag.",
    "Gaat het op Bewijs om meer gesprekken? Vul dan het nummer van Registraties in; bij één gesprek hoeft dat niet.",
    "Past een bevinding nergens bij? Kies 'los' bij 'Waar gaat het over?': zij blijft bewaard.",
    "Op Dekking zet u waar u naar vroeg: ook wat u niet vond, telt. Kwam iets niet aan bod? Kies 'niet gevraagd'.",
    "Typ bij 'Bron' de schuilnaam, zoals b17; die wordt bij het inlezen nagekeken. Is de bron nieuw? Zet haar eerst op "
    "Bronnen. Zaten er meer mensen bij één gesprek? Zet hen samen bij 'Bronnen', met ; ertussen, en op Bewijs wie het "
    "zei.",
    "Schrijf nergens een naam van een persoon, een bedrijf of een dorp, en geen telefoonnummer of mailadres.",
    "De grijze rijen zijn een voorbeeld en tellen niet mee; op Theorie staat wat we denken, om na te lezen.",
    "Klaar? Sla op en typ: verandertheorie importeer {bestand} (met --droog erachter verandert er nog niets).",
)
"""Ten sentences, for who opens the workbook for the first time."""

LEES_MIJ_THEORIE = (
    "Elk blad is een soort onderdeel; een rij is er één. Wat al in het dossier staat, hoeft hier niet nog eens.",
    "Een * betekent: dit moet. De rest mag leeg blijven; klik op een cel en u leest wat leeg betekent.",
    "Begin met Gebied en Leercyclus: waar u telt, en de rondes. Elke dag valt in één leercyclus.",
    "Dan wat u doet (Interventie), wat dat losmaakt (Mechanisme), waar het toe leidt (Uitkomst), en wat in de weg "
    "staat of helpt (Systemische factor).",
    "Op Bewering zet u de pijlen daartussen: van het een naar het ander, met een code en een zin.",
    "Op Inzet zet u waar een interventie loopt. Waar zij niet loopt, telt een bevinding over haar niet mee.",
    "Een sleutel is een vaste korte naam, zoals trage-besluiten. Hij verandert nooit; de naam mag later anders.",
    "Bij Van, Naar en Interventie mag ook wat u op een ander blad van dit bestand toevoegt.",
    "De grijze rijen zijn een voorbeeld en tellen niet mee.",
    "Klaar? Sla op en typ: verandertheorie importeer {bestand} (met --droog erachter verandert er nog niets).",
)
"""The same for the workbook of the theory."""


LEES_MIJ_TWEEDE = (
    "Op 'Tweede codering bewijs' staat wat er is gezegd. Lees elke rij, en kies waar het over gaat en of het voor of "
    "tegen spreekt.",
    "Wat de eerste lezer koos, staat er met opzet niet bij. Overleg dus niet voordat u klaar bent.",
    "Een * betekent: dit moet. De rest mag leeg blijven; klik op een cel en u leest wat leeg betekent.",
    "Bij een factor betekent voor: die is daar. Ook als zij iets tegenhoudt.",
    "Past het nergens bij? Kies 'los', en voor. Kunt u een rij niet coderen? Laat haar leeg: zij telt niet mee.",
    "De grijze rijen zijn een voorbeeld en tellen niet mee; op Theorie staat wat we denken, om na te lezen.",
    "Dit is alleen voor een lerende monitor: er staat in wat mensen in vertrouwen zeiden.",
    "Het blad 'Tweede codering' is al ingevuld: daar hoeft u niets te doen.",
    "Klaar? Sla op, en stuur het bestand terug naar wie het u gaf. Die typt: verandertheorie importeer {bestand}, en "
    "daarna: verandertheorie overeenstemming",
)
"""The same for who codes again what was said, and may have nothing but a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Voorzet:
    """What is known before the interview.

    Args:
        gebied: key of the area; empty when that is not known.
        bronnen: pseudonyms of the sources; each has a row ready, and no other stands in the template.
        leidraad: what will be asked.
    """

    gebied: str = ""
    bronnen: tuple[str, ...] = ()
    leidraad: Leidraad | None = None


def invulbladen() -> tuple[Bladvorm, ...]:
    """The sheets that people fill in after a conversation."""
    return tuple(v for v in bladvormen() if v.invullen and v.soort in GESPREK)


def herleesbladen(
    te_lezen: Sequence[Registratie], door: str, *, is_fictief: bool
) -> Iterator[tuple[Bladvorm, Sequence[Mapping[str, str]], frozenset[str]]]:
    """The sheets for who codes again: each with its rows, and the columns in which nobody types.

    Each row has the words of one finding, and none of its codes; in the order of ``te_lezen``.
    """
    grond = {"grond": "fictief"} if is_fictief else {}
    yield (
        bladvorm("tweede_codering", "bewijs"),
        [
            {"tweede_codering": f"{r.id}.{door}", "nr": str(b.nr or plaats), GEZEGD: _gezegd(b)}
            for r in te_lezen
            for plaats, b in enumerate(r.bewijs, 1)
        ],
        frozenset(("tweede_codering", "nr", GEZEGD)),
    )
    yield (
        bladvorm("tweede_codering"),
        [{"registratie": r.id, "vastgelegd_door": door, **grond} for r in te_lezen],
        frozenset(("registratie", "vastgelegd_door", *grond)),
    )


def _gezegd(b: Bewijs) -> str:
    return f"{b.kern} {aangehaald(b.citaat)}" if b.citaat else b.kern


def theoriebladen() -> tuple[Bladvorm, ...]:
    """The sheets with which people make or extend a theory, in the order in which one thinks."""
    soorten = [soort for soort, deel in INVULLEN if soort not in (*GESPREK, *HERLEZEN)]
    return tuple(bladvorm(soort) for soort in soorten)


def gevraagde_velden(vorm: Bladvorm, graaf: Verandergraaf) -> tuple[str, ...]:
    """The columns of a sheet in a template; in a dossier of made-up data also on what ground a record stands."""
    kolommen = tuple(k.veld for k in vorm.kolommen[: vorm.invullen])
    return (*kolommen, "grond") if graaf.herkomst.fictief and not vorm.deel else kolommen


def voorbeeldrij(vorm: Bladvorm, keuzes: Keuzes) -> Mapping[str, str]:
    """The example of a sheet by field: fixed sentences, and what this dossier knows where it must choose."""
    eerste: dict[str, Sequence[str]] = {
        "onderwerp": list(keuzes.onderwerpen.values()),
        "gebied": list(keuzes.gebieden.values()),
        "bron": [VOORBEELDBRON],
        "interventie": list(keuzes.knopen("interventie").values()),
        "actor": list(keuzes.knopen("actor").values()),
    }
    nu = next((c for c in keuzes.graaf.cycli if c.nummer == keuzes.graaf.t), None)
    rij = {vorm.kolommen[0].veld: VOORBEELD, **VOORBEELDTEKST[vorm.soort, vorm.deel]}
    for kolom in vorm.kolommen[1 : vorm.invullen]:
        veld = kolom.veld
        if veld in eerste and eerste[veld] and not (vorm.deel and veld == "gebied"):
            rij[veld] = eerste[veld][0]
        elif kolom.is_verplicht and is_eigen_lijst(kolom) and (woorden := keuzes.voor(kolom)):
            rij[veld] = woorden[0]
    if "datum" in rij and nu:
        rij["datum"] = nu.van.isoformat()
    return rij


def rijen(vorm: Bladvorm, keuzes: Keuzes, voorzet: Voorzet) -> list[Mapping[str, str]]:
    """What stands below the example: numbers, the area and the source that are known, the questions of the guide."""
    if vorm == bladvorm("registratie"):
        uit: list[dict[str, str]] = [{VOLGNUMMER: str(nr)} for nr in range(1, NUMMERS + 1)]
        for rij, bron in zip(uit, voorzet.bronnen or ("",), strict=False):
            rij |= {"gebied": keuzes.gebieden.get(voorzet.gebied, voorzet.gebied)} if voorzet.gebied else {}
            rij |= {"bron": bron} if bron else {}
        return [*uit]
    if vorm == bladvorm("bron"):
        return [{"pseudoniem": b} for b in voorzet.bronnen if b not in keuzes.graaf.bronnen]
    if vorm == bladvorm("registratie", "dekking") and voorzet.leidraad:
        return [
            {
                VRAAG: v.vraag or "",
                "onderwerp": keuzes.onderwerpen.get(v.onderwerp, v.onderwerp),
                "gevonden": NIET_GEVRAAGD,
            }
            for v in voorzet.leidraad.vragen
        ]
    return []


def voor_wie(keuzes: Keuzes) -> str:
    """For whom a template is, and what therefore does not stand in it.

    >>> from verandertheorie.graaf.verandergraaf import Verandergraaf
    >>> print(voor_wie(Keuzes(Verandergraaf.van(()), "sessie", ("b1",))))
    Leeg mag dit bestand naar de leerbijeenkomst: van de bronnen staat alleen b1 erin. Ingevuld is het voor de lerende \
monitors.
    """
    wie = VOOR_WIE[keuzes.doelgroep]
    bekend = keuzes.bekend or ()
    bronnen = f"van de bronnen {'staat' if len(bekend) == 1 else 'staan'} alleen {opsomming(bekend)} erin"
    weg = keuzes.weggelaten
    niet = f" {aantal(weg, 'onderwerp staat', 'onderwerpen staan')} niet in de lijsten: niet voor {wie}." if weg else ""
    if keuzes.doelgroep == "monitor":
        return f"Dit bestand is alleen voor {wie}: ook wat anderen niet zien, staat in de lijsten."
    er_staat = bronnen if bekend else "er staat geen enkele bron in"
    return f"Leeg mag dit bestand naar {wie}: {er_staat}.{niet} Ingevuld is het voor {VOOR_WIE['monitor']}."


def theorierijen(keuzes: Keuzes) -> list[tuple[str, str, str]]:
    """What the theory says, to read: what it is, how the lists call it, and what it means."""
    graaf = keuzes.graaf
    uit = []
    for sleutel, naam in keuzes.onderwerpen.items():
        knoop = graaf.knopen.get(sleutel)
        if knoop is not None:
            uit.append((leesbaar(knoop.soort), naam, knoop.omschrijving))
        else:
            stelling = graaf.stellingen[sleutel]
            pijl = f"{graaf.naam(stelling.van)} → {leesbaar(str(stelling.relatie))} → {graaf.naam(stelling.naar)}"
            uit.append(("bewering", naam, pijl))
    return uit
