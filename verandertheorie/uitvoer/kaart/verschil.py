"""The difference between two versions of the theory, as far as an audience may see it."""

from collections.abc import Mapping
from dataclasses import replace

from verandertheorie.aanscherping import versies as lijst
from verandertheorie.aanscherping.overzicht import Verschilrij, vergelijk
from verandertheorie.aanscherping.versies import Aanleiding, met_theorie_van, versie
from verandertheorie.begrippen import begrippen
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezing import sleutel_van
from verandertheorie.lezing.moment import Moment
from verandertheorie.model.besluiten import BesluitOpVoorstel, TheorieVersie
from verandertheorie.model.leerlus import Actie
from verandertheorie.taal import aangehaald, leesbaar, met_punt
from verandertheorie.uitvoer.kaart.vorm import Anders, Deel, Verschil, Verschilregel
from verandertheorie.vragen.doelscherpte import LEESWOORD

_ERBIJ, _WEG = ("erbij", "opgenomen"), ("vervalt",)
_LEESBAAR = (
    "naam",
    "omschrijving",
    "tekst",
    "wie",
    "wat",
    "wanneer",
    "waaraan_zichtbaar",
    "middel",
    "redenering",
    "status",
    "bereik",
    "klasse",
    "kritisch",
    "vertraging",
    "vastgestelde_status",
    *_ERBIJ,
    *_WEG,
)
"""Changes that everybody may read; those of other fields (where it lies, who may see it) are for monitors."""


def graaf_van(graaf: Verandergraaf, nummer: int) -> Verandergraaf:
    """The theory of a version, as of the cycle it was made in.

    Raises:
        AanroepFout: no such version, or one that is later than the cycle of the graph.
    """
    v = versie(graaf, nummer)
    if graaf.nummer(v.tot_en_met) > graaf.t:
        raise AanroepFout(
            f"Versie {nummer} geldt vanaf {v.tot_en_met}, en de kaart is van {graaf.cyclus}. "
            f"Kies --tot-en-met {v.tot_en_met} of later."
        )
    return replace(met_theorie_van(graaf, v), t=graaf.nummer(v.tot_en_met))


def tussen_versies(
    m: Moment, nummers: tuple[int, int], knopen: Mapping[str, object], relaties: Mapping[str, object]
) -> Verschil:
    """What changed between two versions.

    Args:
        m: the newest cycle of the map, for who may see what.
        nummers: of the versions, in any order.
        knopen: the nodes on the map, by key.
        relaties: the relations on the map, by key.

    Raises:
        AanroepFout: one of the versions is not there.
    """
    oud, nieuw = (versie(m.graaf, n) for n in sorted(nummers))
    rijen = vergelijk(m.graaf, oud.nummer, nieuw.nummer).rijen
    achter = lijst.veranderingen_tussen(m.graaf, oud.nummer, nieuw.nummer)
    getoond = [
        (r, v.besluiten)
        for r, v in zip(rijen, achter, strict=True)
        if (r.sleutel in knopen or r.sleutel in relaties) and _leesbaar(m, r)
    ]
    anders: dict[Deel, dict[str, Anders]] = {"knoop": {}, "relatie": {}}
    for r, _ in getoond:
        hier = anders[_deel(r)]
        if hier.get(r.sleutel) in (None, "anders"):
            hier[r.sleutel] = "erbij" if r.verandering in _ERBIJ else "weg" if r.verandering in _WEG else "anders"
    return Verschil(
        knop="Verschil tussen versies",
        kop=f"Van {_versienaam(oud)} naar {_versienaam(nieuw)}",
        leeg="Deze twee versies zeggen hetzelfde.",
        knopen=anders["knoop"],
        relaties=anders["relatie"],
        regels=tuple(Verschilregel(_deel(r), r.sleutel, _zin(r), _besluit(m, besluiten)) for r, besluiten in getoond),
    )


def _deel(r: Verschilrij) -> Deel:
    return "relatie" if r.recordsoort in ("bewering", "relatie") else "knoop"


def _leesbaar(m: Moment, r: Verschilrij) -> bool:
    return m.lezer.is_monitor or (r.veld or r.verandering) in _LEESBAAR


def _versienaam(v: TheorieVersie) -> str:
    return f"versie {v.nummer} (na {v.tot_en_met})"


def _zin(r: Verschilrij) -> str:
    naam = r.naam
    match r.verandering:
        case "erbij":
            return met_punt(f"{naam} is nieuw: {aangehaald(r.werd)}" if r.werd != naam else f"{naam} is nieuw")
        case "opgenomen":
            return met_punt(f"{naam} hoort nu bij de theorie: {aangehaald(r.werd)}")
        case "vervalt":
            return met_punt(f"{naam} vervalt: {aangehaald(r.was)}" if r.was != naam else f"{naam} vervalt")
        case "naam":
            return met_punt(f"{aangehaald(r.was)} heet nu {aangehaald(r.werd)}")
        case "tekst":
            return f"{naam}: eerst stond er {aangehaald(r.was)} Nu staat er {aangehaald(r.werd)}"
        case _:
            was, werd = (_waarde(r.veld, w) for w in (r.was, r.werd))
            eerst = f"eerst {was}, nu " if was else "nu "
            return met_punt(f"{naam}, {_veld(r.veld)}: {eerst}{werd or 'niets'}")


def _veld(veld: str) -> str:
    b = begrippen().get(("veld", veld))
    return next((nl for deel, nl in LEESWOORD.items() if deel == veld), b.nl if b else leesbaar(veld))


def _waarde(veld: str, waarde: str) -> str:
    """A value as people read it: a word of the glossary, else what is written, between quotation marks."""
    if waarde in ("", "–"):
        return ""
    b = begrippen().get((f"waarde.{veld}", waarde))
    return b.nl if b else aangehaald(waarde)


def _besluit(m: Moment, besluiten: tuple[Aanleiding, ...]) -> str:
    """In which sessions it was decided or agreed on, and why; empty when nobody did. The public reads no reasons."""
    zinnen = []
    for b in besluiten:
        waarom = m.lezer.te_noemen_reden(b.wat if isinstance(b, Actie) else b.reden)
        mag_reden = all(map(m.lezer.mag_onderwerp, _onderwerpen(b)))
        reden = met_punt(waarom) if waarom and mag_reden else ""
        sessie = f"{m.lezing.sessienaam(b.bijeenkomst)}." if b.bijeenkomst else ""
        zinnen.append(" ".join(filter(None, (sessie, reden))))
    return " ".join(dict.fromkeys(zinnen))


def _onderwerpen(b: Aanleiding) -> tuple[str, ...]:
    match b:
        case BesluitOpVoorstel():
            return b.onderwerpen
        case Actie():
            return (b.past_aan,) if b.past_aan else ()
        case _:
            return (sleutel_van(b),)
