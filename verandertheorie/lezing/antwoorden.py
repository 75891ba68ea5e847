"""Answers for others than monitors: of their own dossier, the rows they may read, without what points at one person."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.taal import groot, opsomming, voluit
from verandertheorie.vragen.antwoord import Antwoord
from verandertheorie.vragen.lijst import VRAGEN, Vraag
from verandertheorie.vragen.rijkeuze import te_smal, telt_niet_mee


@dataclass(frozen=True, slots=True)
class Leesregel:
    """What of a row others may read: when they may read its subject, and of these lists what they may read of each.

    ``over``: the field with the key of the subject. ``namen``: fields with keys, each perhaps with more behind it.
    ``zonder``: fields that are left empty, since they point at a person or tell of a row that is not there. ``leeg``:
    what is said when there is no row.
    """

    over: str
    namen: tuple[str, ...] = ()
    zonder: tuple[str, ...] = ()
    leeg: str = "Hierover is voor deze lezer niets te zeggen."


_TERUGKEER = Leesregel(
    "factor", namen=("geraakt", "theoretisch_geraakt", "toegepast"), zonder=("onderscheid_met_volgende",)
)

LEESREGELS: Mapping[str, Leesregel] = {
    "terugkerende-belemmeringen": _TERUGKEER,
    "helpende-factoren": _TERUGKEER,
    "stand-van-beweringen": Leesregel("bewering", zonder=("hangt_op",)),
    "zonder-antwoord": Leesregel("factor", namen=("sleutelhouders",)),
    "van-elkaar-leren": Leesregel("factor", namen=("hielp", "hielp_niet", "loopt")),
    "doelscherpte": Leesregel("uitkomst"),
    "gevoeligheid": Leesregel("sleutel", leeg="Bij elke andere keuze in de methode blijven de woorden zoals zij zijn."),
}
"""The questions that others may ask, by name. The rest tells who said something, or is the work of a monitor."""

_OOK = ("acties", "agenda", "figuur", "kaart", "rapport", "sessiestuk", "theorie")
"""The commands that ask no question and are for others as well."""


def voor_anderen() -> tuple[str, ...]:
    """The commands that make something for others than monitors, by name."""
    zelf = {v.naam for v in VRAGEN if any(k.neemt == "doelgroep" for k in v.keuzes)} - {"vrijgave"}
    return tuple(sorted((*(v.namen[-1] for v in VRAGEN if v.naam in LEESREGELS or v.naam in zelf), *_OOK)))


def antwoord_voor(vraag: Vraag, graaf: Verandergraaf, doelgroep: Doelgroep, **keuzes: Any) -> Antwoord[Any]:
    """What a question answers an audience.

    Args:
        vraag: one that itself takes no audience.
        graaf: theory and evidence as of a cycle.
        doelgroep: who reads.
        keuzes: what the question takes.

    Raises:
        AanroepFout: the question is for monitors alone, or its subject is not for this audience.
    """
    if doelgroep == "monitor":
        antwoord: Antwoord[Any] = vraag.functie()(graaf, **keuzes)
        return antwoord
    if (regel := LEESREGELS.get(vraag.naam)) is None:
        raise AanroepFout(
            "Deze vraag is alleen voor een monitor: het antwoord wijst aan wie iets zei, of is nog niet af. "
            f"Voor {doelgroep} kan: {opsomming(voor_anderen())}."
        )
    lezer = Lezer(graaf, doelgroep)
    for keuze in vraag.keuzes:
        if keuze.neemt == "onderwerp" and keuzes.get(keuze.naam) is not None:
            lezer.vind_oordeel(keuzes[keuze.naam])  # what is hidden is refused like what is not there
    antwoord = vraag.functie()(lezer.graaf, **keuzes)
    if lezer.graaf.is_te_smal:  # a row for each that was there to look at would tell that something was found
        return replace(antwoord, rijen=(), zinnen=(te_smal(lezer.graaf),))
    hier = [r for r in antwoord if getattr(r, "gebied", "") not in lezer.graaf.verborgen]
    if not (antwoord.rijen or lezer.graaf.registraties or lezer.graaf.verborgen):
        return antwoord  # nothing was said at all, so that nothing is kept from anybody
    rijen = tuple(_gelezen(lezer, regel, r) for r in hier if lezer.mag_onderwerp(getattr(r, regel.over)))
    weg = len(hier) - len(rijen)
    zinnen = (
        telt_niet_mee(lezer.graaf),
        f"{groot(voluit(weg, 'rij staat', 'rijen staan'))} er alleen voor een kleinere kring." if weg else "",
        "" if rijen or weg else regel.leeg,
    )
    return replace(antwoord, rijen=rijen, zinnen=tuple(filter(None, zinnen)))


def _gelezen(lezer: Lezer, regel: Leesregel, rij: Any) -> Any:
    namen = {veld: tuple(n for n in getattr(rij, veld) if lezer.mag_onderwerp(n.split(" ")[0])) for veld in regel.namen}
    leeg = {veld: () if isinstance(getattr(rij, veld), tuple) else None for veld in regel.zonder}
    velden = ((f.name, getattr(rij, f.name)) for f in fields(rij))
    per_gebied = {
        veld: {k: w for k, w in waarde.items() if k not in lezer.graaf.verborgen}
        for veld, waarde in velden
        if isinstance(waarde, Mapping)
    }
    return replace(rij, **namen, **leeg, **per_gebied)
