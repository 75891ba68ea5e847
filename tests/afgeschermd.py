"""What was found in places that do not count for somebody, taken away or turned round by hand.

A module that tests import from. It knows nothing of how the program leaves these out: a record is gone through item by
item here, so that what is computed and printed for an audience can be held beside it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.agenda import Agenda
from verandertheorie.leerlus.moment import lusmoment
from verandertheorie.lezing.bewijs import bewijs
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.signalen import signalen
from verandertheorie.lezing.tijdlijn import tijdlijn
from verandertheorie.model.besluiten import BesluitOpVoorstel
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.gebieden import Bijeenkomst, Toepassing
from verandertheorie.model.leerlus import Actie, Agendapunt, Signaal
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.model.theorie import Interventie
from verandertheorie.model.waarneming import Afspraak, Bewijs, Dekking, Registratie, Toets
from verandertheorie.uitvoer.document.agenda import schrijf_agenda
from verandertheorie.uitvoer.document.rapport import Rapportsoort, Recept, schrijf_rapport
from verandertheorie.uitvoer.document.sessiestuk import schrijf_sessiestuk
from verandertheorie.uitvoer.document.theorie import schrijf_theorie
from verandertheorie.uitvoer.figuur.figuur import Figuur, figuur
from verandertheorie.uitvoer.kaart.kaart import kaart
from verandertheorie.uitvoer.kaart.netwerk import naar_pyvis
from verandertheorie.uitvoer.neo4j.projectie import projecteer
from verandertheorie.uitvoer.tabel.sessiesjabloon import Sessiesjabloon, als_yaml

KINDEREN = ("verrassing", "geprobeerd", "waargenomen", "geleerd", "bijgesteld")
"""The texts of a conversation itself."""
TEGENOVER = {"voor": "tegen", "tegen": "voor", "ja": "nee", "nee": "ja", "onduidelijk": "ja", "onbekend": "ja"}
TEGENOVER |= {"zeker_niet": "zeker_wel", "zeker_wel": "zeker_niet"}
Deel = Bewijs | Dekking | Toets


def te_smal(g: Verandergraaf, minste: int) -> frozenset[str]:
    """The places of which somebody who asks so many voices knows nothing."""
    zwijgt = {g_ for g_ in g.ligging.gebieden if g.ligging.is_deelgebied(g_)} - g.gehoord.keys()
    return frozenset(zwijgt | {plek for plek, wie in g.gehoord.items() if plek and len(wie) < minste})


def zonder(records: Iterable[ElkRecord], plekken: Collection[str]) -> Iterator[ElkRecord]:
    """These records without what was found in some places; that somebody was spoken to there stays."""
    for r in records:
        if isinstance(r, Registratie):
            yield _leeg(r, plekken)
        elif not (isinstance(r, Toepassing) and r.gebied in plekken):
            yield r


def anders(records: Iterable[ElkRecord], plekken: frozenset[str], onderwerpen: Iterable[str]) -> Iterator[ElkRecord]:
    """These records, and in some places something else was found: on the other side, of another subject, in words.

    And so what came of actions that were only there; and what decisions have of all evidence of their day.
    """
    over: dict[str, Any]
    volgende = _volgende(onderwerpen)
    for r in records:
        if isinstance(r, Registratie):
            yield _ander_gesprek(r, plekken, volgende)
        elif isinstance(r, Toepassing) and r.gebied in plekken:
            yield r.model_copy(update={"hielp": TEGENOVER[r.hielp]})
        elif isinstance(r, Actie) and r.gebieden and plekken.issuperset(r.gebieden):
            over = {"resultaat": "Iets heel anders.", "reden": "Om iets heel anders."}
            yield r.model_copy(update=over | ({"vervallen_omdat": "heel iets anders"} if r.vervallen_omdat else {}))
        elif isinstance(r, Agendapunt) and r.stand:
            over = {"stand": "heel iets anders", "gebieden": tuple(plekken), "bewijshash": "anders", "tot_en_met": "c1"}
            yield r.model_copy(update=over)
        elif isinstance(r, BesluitOpVoorstel):
            over = {"rekenstatus": "weerlegd", "gebieden": tuple(plekken), "groepen": ("iemand",), "bewijs": ("x#1",)}
            yield r.model_copy(update=over)
        else:
            yield r


def _delen(r: Registratie) -> Mapping[str, tuple[Deel, ...]]:
    return {"bewijs": r.bewijs, "dekking": r.dekking, "toets": r.toets}


def _plek(r: Registratie, deel: Deel) -> str:
    return deel.gebied or r.gebied or ""


def _leeg(r: Registratie, plekken: Collection[str]) -> Registratie:
    over: dict[str, Any] = {
        naam: tuple(
            d.model_copy(update={"nr": nr}) if isinstance(d, Bewijs) and d.nr is None else d
            for nr, d in enumerate(delen, 1)
            if _plek(r, d) not in plekken
        )
        for naam, delen in _delen(r).items()
    }
    if r.gebied in plekken:
        over |= dict.fromkeys(KINDEREN)
        over |= {"afspraken": (), "open_vraag_belemmeringen": False, "open_vraag_helpend": False}
    return r.model_copy(update=over)


def _ander_gesprek(r: Registratie, plekken: Collection[str], volgende: Mapping[str, str]) -> Registratie:
    over: dict[str, Any] = {
        naam: tuple(_ander_deel(d, volgende) if _plek(r, d) in plekken else d for d in delen)
        for naam, delen in _delen(r).items()
    }
    if r.gebied in plekken:
        over |= {k: f"Heel iets anders, {k}." for k in KINDEREN}
        over["afspraken"] = (Afspraak(actie="Iets heel anders doen.", eigenaren=("trekker",), naar="agenda"),)
        over["open_vraag_belemmeringen"] = not r.open_vraag_belemmeringen
        over["open_vraag_helpend"] = not r.open_vraag_helpend
        if all(_plek(r, d) in plekken for d in r.delen):
            over |= {"teruggelegd": "ingestemd" if r.teruggelegd == "nog_niet" else "nog_niet", "toestemming": {}}
    return r.model_copy(update=over)


def _ander_deel(d: Deel, volgende: Mapping[str, str]) -> Deel:
    over: dict[str, Any] = {"onderwerp": volgende.get(d.onderwerp, d.onderwerp)}
    if isinstance(d, Bewijs):
        over |= {
            "teken": TEGENOVER[d.teken],
            "bewijskracht": "zwak" if d.bewijskracht == "sterk" else "sterk",
            "hoe_bekend": "algemene_indruk",
            "kern": "Er was heel iets anders aan de hand.",
            "citaat": "Heel anders.",
            "citaat_akkoord": "akkoord",
            "vrijgave": ("sessie", "kernteam", "opdrachtgever", "partner", "publiek"),
            "andere_verklaring": "heel iets anders",
            "over": "ander",
            "ernst": "blokkerend",
        }
    elif isinstance(d, Dekking):
        over |= {"gevonden": TEGENOVER[d.gevonden], "gezocht": "bestaan" if d.gezocht == "tegendeel" else "tegendeel"}
    else:
        over |= {"gevonden": not d.gevonden}
    return d.model_copy(update=over)


def _volgende(onderwerpen: Iterable[str]) -> Mapping[str, str]:
    rij = [*sorted(onderwerpen)]
    return dict(zip(rij, (*rij[1:], *rij[:1]), strict=True))


def producten(g: Verandergraaf, doelgroep: Doelgroep) -> Iterator[tuple[str, str]]:
    """Everything that can be made of a graph for an audience: name, and all that stands in it."""
    yield "bewijs", bewijs(g, doelgroep=doelgroep).als_csv()
    yield "signalen", f"{(s := signalen(g, doelgroep=doelgroep)).zinnen}{s.als_csv()}"
    yield from (("theorie", d.html + d.markdown) for d in (schrijf_theorie(g, doelgroep=doelgroep),))
    yield "theorie kort", schrijf_theorie(g, doelgroep=doelgroep, kort=True).html
    yield "kaart", kaart(g, doelgroep=doelgroep).html
    yield "neo4j", repr(projecteer(g, doelgroep, met_citaten=True, nummersleutel=b"een sleutel voor beide"))
    for soort in ("matrix", "bewijs-per-cyclus", "stand", "gevoeligheid"):
        yield f"figuur {soort}", _alle_woorden(figuur(g, soort, doelgroep=doelgroep))
    yield "figuur matrix van beweringen", _alle_woorden(figuur(g, "matrix", doelgroep=doelgroep, beweringen=True))
    netwerk: Any = naar_pyvis(g, doelgroep=doelgroep)
    yield "pyvis", f"{netwerk.nodes}{netwerk.edges}"
    for plek in sorted(g.voor(doelgroep).verborgen & {*g.deelgebieden}):
        yield f"kaart van {plek}", kaart(g.met(Filter(gebied=plek)), doelgroep=doelgroep).html
        hier = g.met(Filter(gebied=plek))
        yield f"theorie van {plek}", _of_niets(lambda h=hier: schrijf_theorie(h, doelgroep=doelgroep).html)
    yield from _van_de_lus(g, doelgroep)


def _alle_woorden(f: Figuur) -> str:
    """All that stands in a figure: the table holds every cell, the description the rest."""
    return f.gegevens.opschrift + f.gegevens.beschrijving + f.csv


def _van_de_lus(g: Verandergraaf, doelgroep: Doelgroep) -> Iterator[tuple[str, str]]:
    """What sessions get and make."""
    sessies, signalen_ = g.records(Bijeenkomst), sorted({s.sleutel for s in g.records(Signaal)})
    acties = sorted({a.id for a in g.records(Actie)})
    m = lusmoment(g)
    for b in (*sessies[-2:], None):
        mijn = m.voor(doelgroep)
        yield f"agenda {b and b.sleutel}", schrijf_agenda(mijn, Lezer(mijn.graaf, doelgroep), bijeenkomst=b).html
    for b in sessies[-2:]:
        yield f"sessiestuk {b.sleutel}", schrijf_sessiestuk(g, b.sleutel, doelgroep=doelgroep).html
        yield f"kaart voor {b.sleutel}", kaart(g, doelgroep=doelgroep, bijeenkomst=b.sleutel).html
        if doelgroep == "sessie":
            yield f"sjabloon {b.sleutel}", als_yaml(Sessiesjabloon(Agenda(m), b.sleutel))
    rapporten: list[tuple[Rapportsoort, str]] = [("tussen", ""), ("eind", ""), ("signaal", "")]
    rapporten += [("signaal", s) for s in signalen_]
    rapporten += [("verslag", i) for i in sorted(k for k, r in g.knopen.items() if isinstance(r, Interventie))]
    for soort, over in rapporten:
        if rapport := _of_niets(lambda s=soort, o=over: schrijf_rapport(g, Recept(s, o, doelgroep, m.nu)).markdown):
            yield f"rapport {soort} {over}", rapport
    for over in (*g.factoren, *g.stellingen, *g.knopen, *signalen_, *acties, *(b.sleutel for b in sessies)):
        if gebeurd := _of_niets(lambda o=over: str(tijdlijn(g, o, doelgroep=doelgroep).als_csv())):
            yield f"tijdlijn {over}", gebeurd


def _of_niets(maak: Any) -> str:
    try:
        return str(maak())
    except AanroepFout as fout:
        return f"refused: {fout}"
