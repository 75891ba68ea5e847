"""Random dossiers in which most rules have something to propose: a small theory, and voices for and against its steps.

A module that tests import from; two factors are one under two names, and much hangs on the one that goes.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.uitvoer.document.theorie import schrijf_theorie
from verandertheorie.uitvoer.kaart.gegevens import verzamel
from verandertheorie.uitvoer.neo4j.projectie import projecteer
from verandertheorie.uitvoer.tabel.alles import als_csv
from verandertheorie.uitvoer.tabel.inhoud import theorierijen
from verandertheorie.uitvoer.tabel.keuzes import Keuzes
from verandertheorie.vragen.lijst import VRAGEN

THEORIE = """\
- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-01-01, tot: 2026-03-31}
- {soort: leercyclus, sleutel: c2, nummer: 2, van: 2026-04-01, tot: 2026-06-30}
- {soort: leercyclus, sleutel: c3, nummer: 3, van: 2026-07-01, tot: 2026-09-30}
- {soort: bijeenkomst, sleutel: B3, datum: 2026-09-15, bijeenkomstsoort: kernteam}
- {soort: gebied, sleutel: noord, naam: Noord, niveau: kerngebied}
- {soort: gebied, sleutel: zuid, naam: Zuid, niveau: kerngebied}
- {soort: gebied, sleutel: D1, naam: Een, niveau: deelgebied, ligt_in: noord, kenmerken: {novex: ja}}
- {soort: gebied, sleutel: D2, naam: Twee, niveau: deelgebied, ligt_in: noord, kenmerken: {novex: nee}}
- {soort: gebied, sleutel: D3, naam: Drie, niveau: deelgebied, ligt_in: zuid, kenmerken: {novex: ja}}
- {soort: gebied, sleutel: D4, naam: Vier, niveau: deelgebied, ligt_in: zuid, kenmerken: {novex: nee}}
- {soort: interventie, sleutel: hulp, naam: Hulp}
- {soort: inzet, interventie: hulp, gebied: noord, van: 2026-01-01}
- {soort: inzet, interventie: hulp, gebied: zuid, van: 2026-01-01}
- {soort: mechanisme, sleutel: moed, naam: Moed, domein: uitvoeringsproces}
- {soort: uitkomst, sleutel: tempo, naam: Tempo, niveau: hoofddoel}
- {soort: uitkomst, sleutel: ruzie, naam: Ruzie, niveau: gedrag, bedoeld: nee}
- {soort: actor, sleutel: baas, naam: De baas, actorsoort: rol}
- {soort: context, sleutel: novex, naam: Het plan, kenmerk: novex, vooraf_gekozen: ja}
- {soort: aanname, sleutel: tijd, naam: Er is tijd, aannamesoort: capaciteit}
- soort: systemische_factor
  sleutel: traag
  naam: Traagheid
  aliassen: [sloom]
  klasse: spelregel
  ligging: buiten_aanpak
- soort: systemische_factor
  sleutel: stroop
  naam: Stroperige loketten
  aliassen: [stroperig, Stroop aan de balie]
  klasse: spelregel
  ligging: buiten_aanpak
- soort: systemische_factor
  sleutel: papier
  naam: Papierwerk
  klasse: patroon
  ligging: buiten_aanpak
  onderdeel_van: stroop
- {soort: systemische_factor, sleutel: steun, naam: Steun, klasse: patroon, ligging: buiten_aanpak, valentie: helpend}
- {soort: handelingsperspectief, sleutel: kuur, naam: Een loket, route: oplossen}
- {soort: rivaliserende_verklaring, sleutel: prijs, naam: De prijs}
- {soort: bewering, code: C1, van: hulp, relatie: activeert, naar: moed, tekst: Hulp geeft moed., kritisch: ja}
- {soort: bewering, code: C2, van: moed, relatie: leidt_tot, naar: tempo, tekst: Moed geeft tempo.}
- {soort: bewering, code: C3, van: traag, relatie: belemmert, naar: tempo, tekst: Traagheid remt.}
- {soort: bewering, code: C4, van: stroop, relatie: belemmert, naar: {bewering: C1}, tekst: Stroop remt hulp.}
- {soort: bewering, code: C5, van: stroop, relatie: belemmert, naar: tempo, tekst: Stroop remt., kritisch: ja}
- {soort: bewering, code: C6, van: stroop, relatie: veroorzaakt, naar: papier, tekst: Stroop geeft papier.}
- {soort: bewering, code: C7, van: traag, relatie: veroorzaakt, naar: stroop, tekst: Traagheid geeft stroop.}
- {soort: bewering, code: C8, van: baas, relatie: houdt_in_stand, naar: stroop, tekst: De baas rekt het.}
- {soort: bewering, code: C9, van: kuur, relatie: biedt_antwoord_op, naar: stroop, tekst: Een loket helpt.}
- {soort: bewering, code: C10, van: prijs, relatie: rivaal_van, naar: {bewering: C5}, tekst: Het was de prijs.}
- {soort: bewering, code: C11, van: moed, relatie: leidt_tot, naar: ruzie, tekst: Moed geeft ruzie., laag: kandidaat}
- {soort: bewering, code: C12, van: hulp, relatie: draagt_bij_aan, naar: tempo, tekst: Hulp geeft tempo.}
- {soort: bewering, code: C13, van: steun, relatie: bevordert, naar: {bewering: C2}, tekst: Steun helpt.}
- {soort: relatie, van: traag, relatie: synoniem_van, naar: stroop}
- {soort: relatie, van: {bewering: C1}, relatie: veronderstelt, naar: tijd}
- {soort: relatie, van: {bewering: C5}, relatie: geldt_onder, naar: novex}
- {soort: relatie, van: baas, relatie: voert_uit, naar: hulp}
- {soort: bron, pseudoniem: b1, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: b2, rol: ambtenaar, organisatiesoort: gemeente, geinformeerd: ja}
- {soort: bron, pseudoniem: b3, rol: hoogleraar, organisatiesoort: kennis, geinformeerd: ja}
- {soort: bron, pseudoniem: b4, rol: projecttrekker, organisatiesoort: rijk, geinformeerd: ja}
"""
RECORDS: list[dict[str, Any]] = yaml.load(THEORIE, Loader=yaml.BaseLoader)  # noqa: S506  (text stays text)
DEELGEBIEDEN = ("D1", "D2", "D3", "D4")
STAPPEN = tuple(f"C{i}" for i in range(1, 14))
OVER = (*STAPPEN, "traag", "stroop", "papier", "steun", "tijd", "stroop > bevordert > moed")
BEELDEN = {  # what a subject shows in each area; "" nothing was said there
    "klopt": ("voor", "voor", "voor", "voor"),
    "wisselt": ("voor", "tegen", "voor", "tegen"),
    "klopt niet": ("tegen", "tegen", "tegen", "tegen"),
    "hier en daar": ("voor", "", "tegen", ""),
    "klopt waar C1 niet klopt": ("tegen", "voor", "tegen", "voor"),
    "onbekend": ("", "", "", ""),
}
UITFASEERBAAR = ("interventie", "mechanisme", "uitkomst", "actor", "context", "aanname", "systemische_factor", "gebied",
                 "handelingsperspectief", "rivaliserende_verklaring", "bewering", "relatie")  # fmt: skip


@st.composite
def dossiers(trek: st.DrawFn) -> list[dict[str, Any]]:
    """The theory with up to three of its parts retired by an edit, and two voices in each area in each cycle."""
    theorie = [dict(r) for r in RECORDS]
    for nr in trek(st.lists(st.integers(0, len(theorie) - 1), max_size=3, unique=True)):
        if theorie[nr]["soort"] in UITFASEERBAAR:
            theorie[nr]["tot"] = trek(st.sampled_from(["c1", "c2", "c3"]))
    beelden = {o: trek(st.sampled_from(sorted(BEELDEN))) for o in OVER}
    cycli = trek(st.sampled_from([("2026-02-01", "2026-08-01"), ("2026-05-01",)]))
    bronnen = trek(st.sampled_from([("b1", "b2"), ("b3", "b4"), ("b1", "b2", "b3")]))
    return [*theorie, *verslagen(beelden, cycli, bronnen)]


def verslagen(
    beelden: Mapping[str, str],
    dagen: Iterable[str] = ("2026-08-01",),
    bronnen: Iterable[str] = ("b1", "b2", "b3"),
) -> list[dict[str, Any]]:
    """What every source said in every area on every day: of each subject what its picture in ``BEELDEN`` shows."""
    return [
        {
            "soort": "registratie",
            "id": f"{gebied.lower()}-{dag}-{bron}",
            "datum": dag,
            "gebied": gebied,
            "bron": bron,
            "interventie": "hulp",
            "open_vraag_belemmeringen": "ja",
            "bewijs": [
                {"onderwerp": o, "teken": BEELDEN[b][i], "bewijskracht": "sterk", "kern": f"{o} in {gebied}"}
                | ({"andere_verklaring": "het weer"} if o == "C1" else {})
                for o, b in beelden.items()
                if BEELDEN[b][i]
            ],
            "dekking": [{"onderwerp": o, "gezocht": "tegendeel", "gevonden": "nee"} for o in ("C1", "C2")],
        }
        for dag in dagen
        for i, gebied in enumerate(DEELGEBIEDEN)
        for bron in bronnen
    ]


def maak_dossier(pad: Path, records: Iterable[dict[str, Any]]) -> Path:
    """A dossier with these records, read from a file as a user's would be."""
    bestand = pad.with_suffix(".yaml")
    bestand.write_text(yaml.safe_dump(list(records), allow_unicode=True), encoding="utf-8")
    with Dossier.maak(pad) as d:
        verslag = importeer(d, bestand)
    assert not verslag.fouten, "\n".join(map(str, verslag.fouten))
    return pad


def alle_antwoorden(graaf: Verandergraaf) -> Iterator[object]:
    """Every question as of this moment, about everything that it may be asked of; then every product."""
    over = {"onderwerp": [*graaf.factoren, *(k for k, s in graaf.stellingen.items() if s.relatie)]}
    over["bewering"] = over["onderwerp"][len(graaf.factoren) :]
    over["woord"] = [*graaf.knopen]
    for vraag in VRAGEN:
        verplicht = next((k for k in vraag.parameters if k.is_nodig), None)
        for onderwerp in over[verplicht.neemt][: 4 if vraag.naam == "wat-kantelt" else None] if verplicht else ():
            yield vraag.functie()(graaf, onderwerp).als_gegevens()
        if verplicht is None:
            yield vraag.functie()(graaf).als_gegevens()
    yield verzamel(graaf, doelgroep="monitor").als_gegevens()
    yield schrijf_theorie(graaf, doelgroep="monitor").html
    yield projecteer(graaf, "monitor")
    yield als_csv(graaf)
    yield theorierijen(Keuzes(graaf))
    yield graaf.naar_networkx()
