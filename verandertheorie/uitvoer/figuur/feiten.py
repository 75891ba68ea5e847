"""The facts of each figure, from what one audience may know: a row, a bar or a day at a time."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from verandertheorie.begrippen import woord
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.lezing import stand
from verandertheorie.lezing.antwoorden import antwoord_voor
from verandertheorie.lezing.cellen import beweringcellen, celnaam, factorcellen
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.moment import Moment, rollen
from verandertheorie.lezing.tekens import CELTEKENS, KLASSETEKENS, STATUSTEKENS
from verandertheorie.lezing.terugkeer import in_volgorde
from verandertheorie.lezing.tijdlijn import Voorval, tijdlijn
from verandertheorie.taal import groot, zichtbaar
from verandertheorie.uitvoer.figuur.vorm import (
    Punt,
    Raster,
    Rasterkop,
    Rasterrij,
    Staaf,
    Staven,
    Tijdas,
    Vakje,
    Zijde,
)
from verandertheorie.vragen.antwoord import Antwoord
from verandertheorie.vragen.belemmeringen import helpende_factoren, klasse_nl, terugkerende_belemmeringen
from verandertheorie.vragen.beweringen import LAGEN, statuswoord_nl
from verandertheorie.vragen.gevoeligheid import Kanteling, varianten
from verandertheorie.vragen.lijst import met_naam
from verandertheorie.vragen.rijkeuze import lijst_factor, lijst_stelling, op_code

_TELT_NIET_MEE = Vakje("…", "telt hier niet mee", "verborgen")
_NIET_GEWEEST = Vakje("", "nog niet geweest", "ongeweest")
_NOG_NIET = Vakje("", "nog niet in de theorie", "ongeweest")
_NIET_GETOOND = Vakje("…", stand.NIET_GETOOND[1], "verborgen")
_BLIJFT = Vakje("=", "blijft", "blijft")
_ROLWOORD = {"belemmerend": "Wat belemmert", "helpend": "Wat helpt"}
_LAAGWOORD = {"theorie": "In de theorie", "kandidaat": "Genoemd, nog niet in de theorie", "aanname": "Aannamen"}


# --- what by which area -----------------------------------------------------------------------


def factorraster(m: Moment) -> Raster:
    """Every factor by every sub-area, as on the map: what hinders first, in the order that this audience sees."""
    g = m.graaf
    if g.is_te_smal:
        return _raster_per_gebied(m, "factor", "klasse", ())
    terug = (terugkerende_belemmeringen(g, alles=True), helpende_factoren(g, alles=True))
    gezien = dict.fromkeys(r.factor for antwoord in terug for r in in_volgorde(m, antwoord))
    rijen = []
    for sleutel in gezien:
        if sleutel in g.knopen:  # what is no longer in the theory stands on no table of today
            o = m.factor(sleutel)
            rol = rollen(o.factor)[0]
            vakjes = _gebiedsvakjes(m, factorcellen(m, o))
            rijen.append(Rasterrij(_ROLWOORD[rol], o.factor.naam, klasse_nl(o.beeld.klasse, rol), vakjes))
    return _raster_per_gebied(m, "factor", "klasse", rijen)


def beweringraster(m: Moment) -> Raster:
    """Every claim by every sub-area."""
    rijen = [] if m.graaf.is_te_smal else [_beweringrij(m, s) for s in _stellingen(m)]
    return _raster_per_gebied(m, "bewering", "stand", rijen)


def _beweringrij(m: Moment, s: Stelling) -> Rasterrij:
    o = m.bewering(s.sleutel)
    vakjes = _gebiedsvakjes(m, beweringcellen(m, o))
    return Rasterrij(_LAAGWOORD[s.laag], _beweringnaam(s), stand.statuswoord_in_woorden(o), vakjes)


def _raster_per_gebied(m: Moment, rijkop: str, woordkop: str, rijen: Sequence[Rasterrij]) -> Raster:
    g = m.graaf
    koppen = tuple(
        Rasterkop(d, g.naam(kern) if (kern := g.kerngebied_van[d]) else "", _voluit(d, g.gebieden[d].naam))
        for d in _kolommen(m)
    )
    volgorde = (*map(celnaam, CELTEKENS), _NIET_GEWEEST.woord, _TELT_NIET_MEE.woord)
    return Raster(rijkop, woordkop, koppen, tuple(rijen), volgorde)


def _voluit(sleutel: str, naam: str) -> str:
    return naam if sleutel in naam else f"{sleutel} · {naam}"


def _kolommen(m: Moment) -> tuple[str, ...]:
    """The sub-areas per core area, those in none last."""
    eerste: dict[str, str] = {}
    for d in sorted(m.graaf.deelgebieden):
        eerste.setdefault(m.graaf.kerngebied_van[d], d)
    kern_van = m.graaf.kerngebied_van
    return tuple(sorted(m.graaf.deelgebieden, key=lambda d: (kern_van[d] == "", eerste[kern_van[d]], d)))


def _gebiedsvakjes(m: Moment, cellen: Mapping[str, str]) -> tuple[Vakje, ...]:
    return tuple(_gebiedsvakje(m, d, cellen.get(d)) for d in _kolommen(m))


def _gebiedsvakje(m: Moment, gebied: str, cel: str | None) -> Vakje:
    if cel is None:
        return _TELT_NIET_MEE if m.lezer.gehoord.get(gebied) else _NIET_GEWEEST
    teken, kleur = CELTEKENS[cel]
    return Vakje(teken, celnaam(cel), kleur)


def _stellingen(m: Moment) -> list[Stelling]:
    """The claims that are listed today, by layer and code."""
    hier = [s for s in m.stellingen.values() if s.laag in _LAAGWOORD]
    return sorted(hier, key=lambda s: (LAGEN.index(s.laag), *op_code(s)))


def _beweringnaam(s: Stelling) -> str:
    return f"{s.code} · {s.tekst}" if s.code else s.tekst or s.naam


# --- what was known after each cycle ----------------------------------------------------------


def standraster(m: Moment) -> Raster:
    """The word for every claim of today after every cycle."""
    momenten = [Moment(0, Lezer(g, m.lezer.doelgroep)) for g in _per_cyclus(m.graaf)]
    koppen = tuple(Rasterkop(g.graaf.cyclus or "nu") for g in momenten)
    rijen = []
    for s in () if m.graaf.is_te_smal else _stellingen(m):
        vakjes = tuple(_standvakje(hier, s.sleutel) for hier in momenten)
        rijen.append(Rasterrij(_LAAGWOORD[s.laag], _beweringnaam(s), vakjes[-1].woord, vakjes))
    volgorde = (*map(statuswoord_nl, STATUSTEKENS), _NIET_GETOOND.woord, _NOG_NIET.woord)
    return Raster("bewering", "stand nu", koppen, tuple(rijen), volgorde, is_verloop=True)


def te_smal_na(m: Moment) -> tuple[str, ...]:
    """The cycles after which too few people had spoken anywhere for this audience, while by now enough have."""
    return () if m.graaf.is_te_smal else tuple(g.cyclus or "nu" for g in _per_cyclus(m.graaf) if g.is_te_smal)


def _per_cyclus(graaf: Verandergraaf) -> Iterator[Verandergraaf]:
    for c in graaf.cycli:
        if c.nummer < graaf.t:
            yield graaf.tot_en_met(c.sleutel)
    yield graaf


def _standvakje(m: Moment, sleutel: str) -> Vakje:
    if m.graaf.is_te_smal:
        return _NIET_GETOOND
    if sleutel not in m.stellingen:
        return _NOG_NIET
    return _statusvakje(m.bewering(sleutel).woord.rekenstatus)


def _statusvakje(rekenstatus: str) -> Vakje:
    teken, kleur = STATUSTEKENS[rekenstatus]
    return Vakje(teken, statuswoord_nl(rekenstatus), kleur)


# --- how much was said in each cycle ----------------------------------------------------------


def bewijsstaven(m: Moment, onderwerp: str | None) -> Staven:
    """How many findings speak for and against in each cycle; of one claim or factor, by its key, or of all.

    Each finding once, in the cycle in which it was told. For others than monitors few voices are not counted, as in
    the timeline.
    """
    alles = (*m.stellingen, *(k for k in m.knopen if k in m.graaf.factoren))
    per_cyclus: dict[int, dict[str, Vondst]] = defaultdict(dict)
    for k in () if m.graaf.is_te_smal else (onderwerp,) if onderwerp else alles:
        for v in m.graaf.vondsten(k):
            if v.soort != "stilte" and m.is_van_hier(v.gebied):
                per_cyclus[v.item.verteld][v.item.herkomst] = v
    cycli = [c for c in m.graaf.cycli if c.nummer <= m.graaf.t]
    return Staven(tuple(_staaf(m.lezer, c.sleutel, [*per_cyclus[c.nummer].values()]) for c in cycli))


def vind_te_noemen(m: Moment, over: str) -> tuple[str, str]:
    """The key and the name of a claim or factor that may be named.

    Raises:
        AanroepFout: nothing is called that, or who reads may not know of it.
    """
    sleutel = m.lezer.vind_oordeel(over)
    s = m.graaf.stellingen.get(sleutel)
    return sleutel, _beweringnaam(s) if s else m.graaf.naam(sleutel)


def _staaf(lezer: Lezer, cyclus: str, vondsten: Sequence[Vondst]) -> Staaf:
    stemmen = {v.groep.sleutel for v in vondsten}
    if not lezer.is_monitor and 0 < len(stemmen) < lezer.genoeg_stemmen:
        te_weinig = Zijde(None, "te weinig stemmen om te tellen")
        return Staaf(cyclus, te_weinig, te_weinig)
    voor, tegen = (sum(v.item.teken * kant > 0 for v in vondsten) for kant in (1, -1))
    return Staaf(cyclus, _kant(lezer, voor), _kant(lezer, tegen))


def _kant(lezer: Lezer, n: int) -> Zijde:
    if 0 < n < lezer.genoeg_stemmen and not lezer.is_monitor:
        return Zijde(None, "een enkele")
    return Zijde(n, str(n))


# --- what happened ----------------------------------------------------------------------------


def tijdas(antwoord: Antwoord[Voorval]) -> Tijdas:
    """What happened to a subject, by date."""
    return Tijdas(
        tuple(
            Punt(datetime.date.fromisoformat(r.datum), r.aard, zichtbaar(r.tekst), ", ".join(r.gebieden))
            for r in antwoord
        )
    )


def vraag_tijdlijn(m: Moment, onderwerp: str) -> tuple[Antwoord[Voorval], str]:
    """The timeline of a subject, and what that is called.

    Raises:
        AanroepFout: nothing is called that which may be read, or a filter is set.
    """
    antwoord = tijdlijn(m.graaf, onderwerp, doelgroep=m.lezer.doelgroep)
    doel = m.graaf.namen.vind(onderwerp, ("knoop", "bewering"))
    s = m.graaf.stellingen.get(doel.sleutel) if doel else None
    return antwoord, _beweringnaam(s) if s else m.graaf.naam(doel.sleutel) if doel else onderwerp.strip()


# --- what would be another word ---------------------------------------------------------------


def vraag_gevoeligheid(m: Moment, onderwerp: str | None) -> Antwoord[Kanteling]:
    """Which words flip, as this audience may read it.

    Raises:
        AanroepFout: nothing is called that.
    """
    return antwoord_voor(met_naam("gevoeligheid"), m.graaf, m.lezer.doelgroep, onderwerp=onderwerp)


def hoeveel_onderwerpen(m: Moment) -> int:
    """How many claims and factors there are of which it is asked."""
    g = m.graaf
    alle = [k for k, s in g.stellingen.items() if lijst_stelling(g, s)] + [k for k in g.factoren if lijst_factor(g, k)]
    return sum(map(m.lezer.mag_onderwerp, alle))


def gevoeligheidsraster(m: Moment, antwoord: Antwoord[Kanteling]) -> Raster:
    """By what was tried, what every claim and factor would be called; those that always stay the same left out."""
    per_onderwerp: dict[str, list[Kanteling]] = defaultdict(list)
    for r in antwoord:
        per_onderwerp[r.sleutel].append(r)
    knoppen = tuple(varianten(m.graaf.parameters))
    rijen = [_gevoelige_rij(m, hier, knoppen) for hier in per_onderwerp.values()]
    volgorde = (*map(statuswoord_nl, STATUSTEKENS), *(woord("klasse", k) for k in KLASSETEKENS), _BLIJFT.woord)
    koppen = (Rasterkop("Is nu"), *(Rasterkop(groot(knop), "Als dit in de methode anders was") for knop in knoppen))
    return Raster("bewering of factor", "", koppen, tuple(rijen), volgorde)


def _gevoelige_rij(m: Moment, hier: Sequence[Kanteling], knoppen: Sequence[str]) -> Rasterrij:
    nu, naam, deel = _uitslagvakje(hier[0].uitslag_nu, hier[0].is_nu), hier[0].naam, "Factoren"
    if s := m.graaf.stellingen.get(hier[0].sleutel):
        naam, deel = _beweringnaam(s), "Beweringen"
    wordt = {r.knop: replace(_uitslagvakje(r.uitslag_dan, r.wordt), kleur="anders") for r in hier}
    return Rasterrij(deel, naam, "", (nu, *(wordt.get(knop, _BLIJFT) for knop in knoppen)))


def _uitslagvakje(uitslag: str, in_woorden: str) -> Vakje:
    teken, kleur = {**STATUSTEKENS, **KLASSETEKENS}[uitslag]
    return Vakje(teken, in_woorden, kleur)
