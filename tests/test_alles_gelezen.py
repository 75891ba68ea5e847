"""What goes in comes out: each field of each record is read by some answer, or stands here with the reason.

An answer is a question, an explanation, the document or the map, for a monitor: who sees everything. A question reads a
field by its name; what only checks it when it comes in, keeps it or takes it along is no answer.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from tests.mini import MINI, TWEE_GEBIEDEN
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.acties import alle_acties
from verandertheorie.leerlus.moment import laatste_dag, lusmoment
from verandertheorie.lezing.bewijs import bewijs
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.tijdlijn import tijdlijn
from verandertheorie.model.basis import Model
from verandertheorie.model.doelgroep import DOELGROEPEN
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import Actie, Leervraag, Signaal
from verandertheorie.model.soorten import MODELLEN, binnen
from verandertheorie.model.theorie import Bewering, Knoop
from verandertheorie.uitvoer.document.agenda import schrijf_agenda
from verandertheorie.uitvoer.document.rapport import Recept, schrijf_rapport
from verandertheorie.uitvoer.document.theorie import schrijf_theorie
from verandertheorie.uitvoer.kaart.kaart import kaart
from verandertheorie.vragen.lijst import VRAGEN
from verandertheorie.vragen.uitleg import leg_uit

pytest_plugins = ("tests.invoer.volledig", "tests.leerlus.dossiers")

Veld = tuple[str, str]
"""The name of a model and of a field in it."""

_GROND = (
    "says whether anything in the dossier is made up, and that is said of the whole; of a claim the document prints it"
)
_PARAGRAAF = "a node is told through its claims, and of these the document prints it; `toon` shows it"
NIET_GELEZEN: dict[Veld, str] = {
    **{(m.__name__, "grond"): _GROND for m in MODELLEN.values() if m is not Bewering},
    **{(m, "paragraaf"): _PARAGRAAF for m in ("RelatieRecord", "Gebied", "Traject", "Gebeurtenis")},
    **{(m.__name__, "paragraaf"): _PARAGRAAF for m in MODELLEN.values() if issubclass(m, Knoop)},
    ("Gebied", "besluiten"): "the program fills it in where people decide, and on areas they do not",
    ("Gebeurtenis", "omschrijving"): "rivalen reads its date; `toon` shows the rest",
}
"""Fields that no answer reads, and why."""


def _velden(model: type[BaseModel]) -> Iterator[Veld]:
    """Every field of a record type and of the parts in it."""
    for naam, veld in model.model_fields.items():
        if naam != "soort":
            yield model.__name__, naam
        for soort in binnen(veld.annotation):
            for deel in (soort, *get_args(soort)) if get_origin(soort) is tuple else (soort,):
                if isinstance(deel, type) and issubclass(deel, BaseModel):
                    yield from _velden(deel)


ALLE = frozenset(v for model in MODELLEN.values() for v in _velden(model))


LOOPT_LANGS = "verandertheorie.model.soorten"
"""Where every field of any record is walked past, whatever it says: no answer reads there."""

ZOEKT_VERZONNEN = ("verandertheorie.model.basis", "grond")
"""Where records are looked at until one is made up, so that which are read depends on their order."""

TRAJECT = (
    MINI
    + TWEE_GEBIEDEN
    + """\
- {soort: traject, sleutel: wur, naam: Onderzoek, niveau: landelijk}
- {soort: traject, sleutel: hier, naam: Leerkring, niveau: gebied, gebied: D01}
- {soort: registratie, id: d1, datum: 2026-01-10, gebied: D01, vorm: document, traject: wur, interventie: hulp,
   bewijs: [{onderwerp: C1, teken: voor, kern: Het staat er.}]}
- {soort: registratie, id: d2, datum: 2026-01-10, gebied: D01, vorm: document, traject: hier, interventie: hulp,
   bewijs: [{onderwerp: C1, teken: voor, kern: Hier ook.}]}
"""
)
"""What no other dossier here has: a voice that is a track."""

OPGEPAKT = (
    MINI
    + TWEE_GEBIEDEN
    + """\
- {soort: bron, pseudoniem: b2, rol: trekker, organisatiesoort: rijk, geinformeerd: ja}
- {soort: actor, sleutel: kernteam, naam: Kernteam, actorsoort: tafel, eigen: ja}
- {soort: systemische_factor, sleutel: rollen, naam: Rollen, klasse: patroon, ligging: binnen_aanpak}
- {soort: registratie, id: r1, datum: 2026-01-10, gebied: D01, bron: b1, vorm: interview, interventie: hulp,
   bewijs: [{onderwerp: rollen, teken: voor, bewijskracht: sterk, kern: Niemand weet het.}]}
- {soort: registratie, id: r2, datum: 2026-01-10, gebied: D01, bron: b2, vorm: interview, interventie: hulp,
   bewijs: [{onderwerp: rollen, teken: voor, bewijskracht: sterk, kern: Wie doet wat.}]}
- {soort: bijeenkomst, sleutel: K1, datum: 2026-01-12, bijeenkomstsoort: kernteam, van: kernteam}
- {soort: signaal, sleutel: wie-wat, over: rollen, sinds: 2026-01-11, vraag: Wie doet wat?, gevraagd_van: kernteam,
   eigenaar: trekker}
- {soort: agendapunt, onderwerp: wie-wat, bijeenkomst: K1, uitslag: oppakken, reden: Dat kan.,
   nakijken: {gebieden: [D01], wie: trekker, waaraan: De rolkaart hangt er.}}
- {soort: bijeenkomst, sleutel: B1, datum: 2026-01-14, bijeenkomstsoort: leerbijeenkomst,
   reacties: [{onderwerp: C1, klopt: 1, klopt_niet: 2, weten_we_niet: 3}]}
"""
)
"""What no other dossier here has either: something taken up by a table of its own, and to be looked at again."""


def _vraag_alles(graaf: Verandergraaf) -> None:
    """Every answer there is, to every audience."""
    for v in VRAGEN:
        if not any(k.is_nodig for k in v.parameters):
            str(v.functie()(graaf, **{k.naam: True for k in v.parameters if k.neemt == "ja"}))
    for onderwerp in (*graaf.factoren, *graaf.stellingen):
        str(leg_uit(graaf, onderwerp))
    sessies = (Leervraag, Signaal, Actie, Bijeenkomst)
    for onderwerp in (
        *graaf.alle_knopen,
        *(s.code for s in graaf.stellingen.values() if s.code),
        *{r.record_sleutel for s in sessies for r in graaf.records(s)},
    ):
        str(tijdlijn(graaf, onderwerp))
    str(bewijs(graaf.met(Filter(opgave=tuple({o for g in graaf.gebieden.values() for o in g.opgaven})))))
    for doelgroep in DOELGROEPEN:
        str(bewijs(graaf, doelgroep=doelgroep))
        schrijf_theorie(graaf, doelgroep=doelgroep)
        kaart(graaf, doelgroep=doelgroep)
    if laatste_dag(graaf):
        m = lusmoment(graaf)
        alle_acties(m)
        schrijf_agenda(m, Lezer(m.graaf, "monitor"))
        for soort in ("signaal", "tussen", "eind"):
            schrijf_rapport(graaf, Recept(soort, "", "monitor", m.nu))


@pytest.fixture
def gelezen(
    vol: Path, besloten: Verandergraaf, met_agenda: Path, graaf_van: Callable[..., Verandergraaf]
) -> frozenset[Veld]:
    """Every field that an answer asked for: where all are filled, where people decided or met, and a track speaks."""
    open_ = [Verandergraaf.uit(vol), besloten.tot_en_met("c6"), Verandergraaf.uit(met_agenda), graaf_van(TRAJECT)]
    open_.append(graaf_van(OPGEPAKT))
    gezien = set[Veld]()
    grafen = [
        Verandergraaf.van(g.alles, tot_en_met=g.cyclus) for g in open_
    ]  # from records, not from the index of them
    gewoon = Model.__getattribute__

    def kijk(zelf: Any, naam: str) -> Any:
        door = sys._getframe(1).f_globals["__name__"]
        if door != LOOPT_LANGS and (door, naam) != ZOEKT_VERZONNEN:
            gezien.add((type(zelf).__name__, naam))
        return gewoon(zelf, naam)

    with pytest.MonkeyPatch.context() as zolang:
        zolang.setattr(Model, "__getattribute__", kijk)
        for graaf in grafen:
            _vraag_alles(graaf)
    return frozenset(gezien) & ALLE


@pytest.mark.lang
def test_every_field_is_read_by_some_answer_or_says_why_not(gelezen: frozenset[Veld]) -> None:
    assert ALLE - gelezen == NIET_GELEZEN.keys(), "give it a reader, or a reason"
