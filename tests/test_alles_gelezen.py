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
from verandertheorie.lezing.vrijgave import DOELGROEPEN
from verandertheorie.model.basis import Model
from verandertheorie.model.gebieden import Kernbezetting, Notitie, Reactie
from verandertheorie.model.leerlus import Nakijken, Opname, Tafelvoorstel
from verandertheorie.model.soorten import MODELLEN, binnen
from verandertheorie.model.theorie import Bewering, Knoop
from verandertheorie.model.waarneming import Codering
from verandertheorie.uitvoer.document.agenda import schrijf_agenda
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
_TWEEDE = "issue 31, `overeenstemming`: whether two people read the same has a question of its own there"
_TAFELS = (
    "issue 29, part 2: `signalen` and the panel 'Op tafel' tell of what was asked of tables, and what they answered"
)
_EEN_LIJN = "issue 29, part 2: `tijdlijn` tells everything about one question, signal or action by date"
_ZITTING = "issue 29, parts 3 and 4: `sessiestuk`, `rapport` and `risicos` tell who was there and what they recognised"
_AANPAK = "issue 29, part 5: `tijdlijn INTERVENTIE` tells how the approach was adapted, and why"
_TIJDLIJN = (
    "issue 29, `tijdlijn`: the dates of an intervention are for a timeline; they do not change where a claim can hold"
)
NIET_GELEZEN: dict[Veld, str] = {
    **{(m.__name__, "grond"): _GROND for m in MODELLEN.values() if m is not Bewering},
    **{(m, "paragraaf"): _PARAGRAAF for m in ("RelatieRecord", "Gebied", "Traject", "Gebeurtenis")},
    **{(m.__name__, "paragraaf"): _PARAGRAAF for m in MODELLEN.values() if issubclass(m, Knoop)},
    ("Gebied", "besluiten"): "the program fills it in where people decide, and on areas they do not",
    ("Bron", "bewaren_tot"): "`dossier controleer` lists what is kept too long; issue 30 makes more of it",
    ("Gebeurtenis", "omschrijving"): "rivalen reads its date; `toon` shows the rest",
    **{("Codering", veld): _TWEEDE for veld in Codering.model_fields},
    ("TweedeCodering", "bewijs"): _TWEEDE,
    **{("Inzet", veld): _TIJDLIJN for veld in ("tot", "middelen")},
    **{("Actor", veld): _TAFELS for veld in ("open_vanaf", "open_tot", "eigen")},
    **{
        ("Signaal", veld): _TAFELS
        for veld in (
            *("vraag", "gevraagd_van", "eigenaar", "adviseert", "voorstel", "waarom_niet_zelf", "uiterlijk"),
            "opgenomen_in",
        )
    },
    **{("Tafelvoorstel", veld): _TAFELS for veld in Tafelvoorstel.model_fields},
    **{("Opname", veld): _TAFELS for veld in Opname.model_fields},
    **{("Nakijken", veld): _TAFELS for veld in Nakijken.model_fields},
    **{
        ("Agendapunt", veld): _TAFELS
        for veld in ("rollen", "naar", "nakijken", "tot_en_met", "stand", "gebieden", "bewijshash")
    },
    ("Bijeenkomst", "van"): _TAFELS,
    **{("Agendapunt", veld): _EEN_LIJN for veld in ("oud", "overwogen", "gehoord")},
    **{("Leervraag", veld): _EEN_LIJN for veld in ("reikwijdte", "uit")},
    **{("Bijeenkomst", veld): _EEN_LIJN for veld in ("notities", "verder")},
    **{("Notitie", veld): _EEN_LIJN for veld in Notitie.model_fields},
    **{("Bijeenkomst", veld): _ZITTING for veld in ("kern", "reacties")},
    **{("Kernbezetting", veld): _ZITTING for veld in Kernbezetting.model_fields},
    **{("Reactie", veld): _ZITTING for veld in Reactie.model_fields},
    **{("Actie", veld): _AANPAK for veld in ("beproeft", "past_aan", "oud", "nieuw", "door")},
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

ZOEKT_VERZONNEN = ("verandertheorie.graaf.voorraad", "grond")
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


def _vraag_alles(graaf: Verandergraaf) -> None:
    """Every answer there is, to every audience."""
    for v in VRAGEN:
        if not any(k.is_nodig for k in v.parameters):
            str(v.functie()(graaf, **{k.naam: True for k in v.parameters if k.neemt == "ja"}))
    for onderwerp in (*graaf.factoren, *graaf.stellingen):
        str(leg_uit(graaf, onderwerp))
    str(bewijs(graaf.met(Filter(opgave=tuple({o for g in graaf.gebieden.values() for o in g.opgaven})))))
    for doelgroep in DOELGROEPEN:
        str(bewijs(graaf, doelgroep=doelgroep))
        schrijf_theorie(graaf, doelgroep=doelgroep)
        kaart(graaf, doelgroep=doelgroep)
    if laatste_dag(graaf):
        m = lusmoment(graaf)
        alle_acties(m)
        schrijf_agenda(m, Lezer(m.graaf, "monitor"))


@pytest.fixture
def gelezen(
    vol: Path, besloten: Verandergraaf, met_agenda: Path, graaf_van: Callable[..., Verandergraaf]
) -> frozenset[Veld]:
    """Every field that an answer asked for: where all are filled, where people decided or met, and a track speaks."""
    open_ = [Verandergraaf.uit(vol), besloten.tot_en_met("c6"), Verandergraaf.uit(met_agenda), graaf_van(TRAJECT)]
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
