"""What a session left on the map, and what came since one: places of boxes, views to walk through, news."""

import datetime
from collections.abc import Collection, Iterator, Mapping

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.sessie import sessie
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.moment import Moment
from verandertheorie.model.leerlus import Kaartbeeld, Kaartindeling
from verandertheorie.model.relaties import bewering_in
from verandertheorie.taal import aantal, dag, met_punt
from verandertheorie.uitvoer.kaart import veranderingen
from verandertheorie.uitvoer.kaart.relaties import relatiezin
from verandertheorie.uitvoer.kaart.vorm import Anders, Beeldregel, Deel, Kaartsessie, Verschil, Verschilregel


def kaartsessie(graaf: Verandergraaf, naam: str | None) -> Kaartsessie | None:
    """The session that the map is for: what is typed on the page goes to its minutes.

    Raises:
        AanroepFout: no such session.
    """
    if naam is None:
        return None
    b = sessie(graaf, naam)
    return Kaartsessie(b.sleutel, b.datum.isoformat())


def indeling(graaf: Verandergraaf) -> Kaartindeling | None:
    """How people arranged the map last, whatever the cycle: where a box stands is no finding."""
    return max(graaf.records(Kaartindeling), key=lambda k: k.sinds, default=None)


def plekken(k: Kaartindeling | None, knopen: Collection[str]) -> Mapping[str, tuple[int, int]]:
    """Where boxes of this map stand, by key; of what is not on it nothing is told."""
    return {p.knoop: (p.x, p.y) for p in sorted(k.posities, key=lambda p: p.knoop) if p.knoop in knopen} if k else {}


def draaiboek(
    m: Moment, k: Kaartindeling | None, knopen: Collection[str], relaties: Collection[str], gebieden: Collection[str]
) -> Iterator[Beeldregel]:
    """The views in their order, as far as this audience may see what they are about and read what they say.

    Who is outside reads none: they are words of those who prepare a session.
    """
    if k is None or m.lezer.leest_niet_mee:
        return
    for b in k.beelden:
        mag = not any(map(m.lezer.noemt_verborgen, (b.naam, b.tekst or "")))
        if mag and (regel := _beeld(m.graaf, b, knopen, relaties)) and (not b.gebied or b.gebied in gebieden):
            yield regel


def _beeld(
    graaf: Verandergraaf, b: Kaartbeeld, knopen: Collection[str], relaties: Collection[str]
) -> Beeldregel | None:
    """A view as the page has it; None when what it chose is not on this map."""
    bewering = bewering_in(b.onderwerp or "") or ""
    sleutel = bewering or b.onderwerp or ""
    if sleutel and sleutel not in (relaties if bewering else knopen):
        return None
    return Beeldregel(
        naam=b.naam,
        tekst=b.tekst or "",
        cyclus=b.cyclus or "",
        gebied=b.gebied or "",
        deel=("relatie" if bewering else "knoop") if sleutel else "",
        sleutel=sleutel,
        weergave=b.weergave,
        veranderd=b.veranderd,
        lijnen=b.lijnen,
        alleen=b.alleen,
    )


def wat_er_nieuw_is(m: Moment, naam: str, knopen: Collection[str], relaties: Collection[str]) -> Verschil:
    """What is new since the day of a session: another judgement, another theory, and what else was heard.

    Raises:
        AanroepFout: no such session, or it is of after the moment of the map.
    """
    b = sessie(m.graaf, naam)
    ervoor = m.graaf.op(b.datum)
    if ervoor.t > m.graaf.t:
        raise AanroepFout(f"{b.sleutel} ({dag(b.datum)}) is van na {m.graaf.cyclus}. Kies een eerdere bijeenkomst.")
    toen = Moment(-1, Lezer(ervoor, m.lezer.doelgroep))
    gevonden = [v for v in veranderingen.sinds(toen, m) if v.sleutel in knopen or v.sleutel in relaties]
    anders: dict[Deel, dict[str, Anders]] = {"knoop": {}, "relatie": {}}
    for v in gevonden:
        was_er = v.sleutel in (toen.knopen if v.soort == "knoop" else toen.stellingen)
        anders[v.soort][v.sleutel] = "anders" if was_er else "erbij"
    ook = _ook_gehoord(m, b.datum, {v.sleutel for v in gevonden}, knopen, relaties)
    return Verschil(
        knop=f"Nieuw sinds {b.sleutel}",
        kop=f"Nieuw sinds {b.sleutel} ({dag(b.datum)})",
        leeg=f"Sinds {b.sleutel} is er niets nieuws.",
        knopen=anders["knoop"],
        relaties=anders["relatie"],
        regels=(*(Verschilregel(v.soort, v.sleutel, v.zin, "") for v in gevonden), *ook),
    )


def _ook_gehoord(
    m: Moment, vanaf: datetime.date, al: Collection[str], knopen: Collection[str], relaties: Collection[str]
) -> Iterator[Verschilregel]:
    """What was heard after a day on subjects whose judgement stayed the same."""
    if m.graaf.is_te_smal:
        return
    delen: tuple[tuple[Deel, Collection[str]], ...] = (("relatie", relaties), ("knoop", knopen))
    for soort, sleutels in delen:
        hier = m.stellingen if soort == "relatie" else m.knopen
        for sleutel in sorted(k for k in sleutels if k in hier and k not in al):
            gehoord = sum(
                v.soort != "stilte" and m.graaf.voorraad.gesprekken[v.registratie].datum > vanaf
                for v in m.graaf.vondsten(sleutel)
            )
            if gehoord:
                s = m.stellingen.get(sleutel)
                naam = s.code or relatiezin(m, s) if s else m.graaf.naam(sleutel)
                telling = aantal(gehoord, "nieuwe bevinding", "nieuwe bevindingen")
                yield Verschilregel(soort, sleutel, met_punt(f"{naam}: {telling}, hetzelfde oordeel"), "")
