"""Outsiders read a finding once its source agreed and roles of the programme released it, and no longer than that."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.programma import Doe, Gedaan
from tests.mini import MINI, TWEE_GEBIEDEN, omstanders
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.intrekken import Intrekking, trek_in, van_bron, van_registratie
from verandertheorie.lezing.bewijs import bewijs
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.weggelaten import vrijgave
from verandertheorie.model.besluiten import Vrijgavebesluit
from verandertheorie.uitvoer.document.theorie import schrijf_theorie
from verandertheorie.uitvoer.kaart.gegevens import verzamel
from verandertheorie.uitvoer.neo4j.projectie import projecteer

pytest_plugins = ("tests.cli.programma",)

KERN, CITAAT = "Het bord aan de weg hielp.", "Dat bord, ja."
GESPREK = """\
- {soort: actor, sleutel: raad, naam: Raad, actorsoort: rol}
- {soort: registratie, id: r1, datum: 2026-01-10, gebied: D01, bron: b1, interventie: hulp, teruggelegd: ingestemd,
   bewijs: [{onderwerp: C1, teken: voor, kern: Het bord aan de weg hielp., andere_verklaring: Het weer.,
             citaat: "Dat bord, ja.", citaat_akkoord: akkoord, vrijgave: [publiek]},
            {onderwerp: C1, teken: voor, kern: Dit blijft binnen.}]}
"""
THEORIE = MINI + TWEE_GEBIEDEN + omstanders("D01") + GESPREK


def besluit(wat: str = "r1#1", doelgroep: str = "publiek", dag: str = "2026-02-01", **rest: str) -> str:
    velden = {"rollen": "[raad]", "reden": "Leert anderen iets."} | rest
    over = ", ".join(f"{k}: {v}" for k, v in velden.items())
    return f"- {{soort: vrijgavebesluit, wat: {wat}, doelgroep: {doelgroep}, datum: {dag}, {over}}}\n"


def leest(g: Verandergraaf, doelgroep: str) -> list[tuple[str, str, str]]:
    return [(b.kern, b.citaat, b.andere_verklaring) for b in bewijs(g, doelgroep=doelgroep)]


@pytest.mark.parametrize(
    ("besluiten", "partner", "publiek"),
    [
        ("", 0, 0),
        (besluit(), 1, 1),
        (besluit(doelgroep="partner"), 1, 0),
        (besluit() + besluit(dag="2026-03-01", ingetrokken="ja"), 0, 0),
        (besluit(dag="2026-03-01") + besluit(ingetrokken="ja"), 1, 1),
    ],
)
def test_what_was_released_is_read_by_whom_it_was_released_to(
    graaf_van: Callable[..., Verandergraaf], besluiten: str, partner: int, publiek: int
) -> None:
    g = graaf_van(THEORIE + besluiten)
    assert leest(g, "publiek") == [(KERN, CITAAT, "")][:publiek]
    assert leest(g, "partner") == [(KERN, "", "")][:partner]  # the quote was agreed for the public only


def test_a_released_finding_stands_in_every_product_for_the_public_and_nothing_else_does(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    g = graaf_van(THEORIE + besluit())
    producten = (
        schrijf_theorie(g, doelgroep="publiek").markdown,
        str(verzamel(g, doelgroep="publiek")),
        str(projecteer(g, doelgroep="publiek", met_citaten=True)),
    )
    for product in producten:
        assert KERN.rstrip(".") in product
        assert "Dit blijft binnen" not in product
        assert "Het weer" not in product
        assert "iemand van het Rijk" in product  # five of them, and nothing closer


@pytest.mark.parametrize(
    ("anders", "zegt"),
    [
        (besluit("r1#9"), "de bevinding 'r1#9' is er niet. Kies uit: r1#1, r1#2."),
        (besluit("r1"), "de bevinding 'r1' is er niet. Kies uit: r1#1, r1#2."),
        (besluit("r9#1"), "de bevinding 'r9#1' is er niet. Schrijf het als REGISTRATIE#1."),
        (besluit(rollen="[jan]"), "actor 'jan' staat niet in het dossier."),
        (besluit(rollen="[]"), "rollen"),
        (besluit(doelgroep="sessie"), "partner"),
    ],
)
def test_what_cannot_be_released_is_refused_with_why(dossier: Dossier, tmp_path: Path, anders: str, zegt: str) -> None:
    (tmp_path / "x.yaml").write_text(THEORIE + anders, encoding="utf-8")
    with Dossier.maak(tmp_path / "x.sqlite") as d:
        verslag = importeer(d, tmp_path / "x.yaml")
    assert any(zegt in f"{m.tekst} {m.remedie}" for m in verslag.fouten), verslag.fouten


@pytest.mark.parametrize(
    ("was", "wordt", "zegt"),
    [
        ("teruggelegd: ingestemd", "teruggelegd: nog_niet", "zag het verslag nog niet"),
        ("teruggelegd: ingestemd", "teruggelegd: niet_ingestemd", "stemde er niet mee in"),
        ("teruggelegd: ingestemd", "teruggelegd: ingestemd, toestemming: {b1: nee}", "stemde er niet mee in"),
        ("teruggelegd: ingestemd", "teruggelegd: ingestemd, vertrouwelijkheid: gebied", "vertrouwelijkheid: gebied"),
    ],
)
def test_no_decision_goes_past_the_source(tmp_path: Path, was: str, wordt: str, zegt: str) -> None:
    """Not when it is made, and a source that refuses afterwards takes the release with it."""
    pad, tekst = tmp_path / "x.sqlite", tmp_path / "x.yaml"
    with Dossier.maak(pad) as d:
        tekst.write_text(THEORIE.replace(was, wordt), encoding="utf-8")
        assert not importeer(d, tekst).fouten
        tekst.write_text(besluit(), encoding="utf-8")
        (fout,) = importeer(d, tekst).fouten
        assert fout.tekst.startswith("r1#1 kan niet worden vrijgegeven:")
        assert zegt in fout.tekst
        tekst.write_text(THEORIE + besluit(), encoding="utf-8")
        assert not importeer(d, tekst, herzie=True).fouten
        assert leest(Verandergraaf.uit(pad), "publiek")
        tekst.write_text(THEORIE.replace(was, wordt), encoding="utf-8")
        assert not importeer(d, tekst, herzie=True).fouten
        tekst.write_text(THEORIE.replace("kern: Dit blijft binnen.", "kern: Anders., nr: 7"), encoding="utf-8")
        assert not importeer(d, tekst, herzie=True, droog=True).fouten
        tekst.write_text(THEORIE.replace("hielp., andere", "hielp., nr: 7, andere"), encoding="utf-8")
        assert "r1#1" in importeer(d, tekst, herzie=True).fouten[0].tekst  # what was decided on is not numbered away
    g = Verandergraaf.uit(pad)
    assert not leest(g, "publiek")
    (besloten,) = (r for r in vrijgave(g, doelgroep="publiek", voorstel=True) if r.regelsoort == "besluit")
    assert besloten.waarom.endswith(f"{zegt}.")


@pytest.mark.parametrize("wat", ["registratie", "bron"])
def test_what_is_withdrawn_takes_its_release_with_it(
    graaf_van: Callable[..., Verandergraaf], tmp_path: Path, wat: str
) -> None:
    graaf_van(THEORIE + besluit())
    pad = tmp_path / "uit-tekst.sqlite"
    intrekking = van_registratie(pad, "r1") if wat == "registratie" else van_bron(pad, "b1")
    assert isinstance(intrekking, Intrekking)
    trek_in(pad, intrekking, reden="Gevraagd.")
    g = Verandergraaf.uit(pad)
    assert not g.records(Vrijgavebesluit)
    assert not leest(g, "publiek")


def test_the_command_releases_takes_back_and_refuses(hier: Doe, tmp_path: Path) -> None:
    tekst = tmp_path / "x.yaml"
    tekst.write_text(THEORIE, encoding="utf-8")
    pad = tmp_path / "x.sqlite"
    with Dossier.maak(pad) as d:
        assert not importeer(d, tekst).fouten
    wie = ("--doelgroep", "publiek", "--rol", "raad", "--reden", "Leert anderen iets.", "-d", str(pad))
    toen, later = ("--datum", "2026-02-01"), ("--datum", "2026-02-02")
    assert hier("geef-vrij", "r1#1", *toen, *wie).uit == "Besloten: r1#1 voor publiek.\n"
    for dag in (toen, later):
        assert hier("geef-vrij", "r1#1", *dag, *wie).uit == "Dit was al zo besloten. Er is niets veranderd.\n"
    assert len(leest(Verandergraaf.uit(pad), "publiek")) == 1
    assert hier("geef-vrij", "r1#1", *later, "--trek-terug", *wie).uit == "Besloten: r1#1 niet meer voor publiek.\n"
    assert not leest(Verandergraaf.uit(pad), "publiek")
    assert hier("geef-vrij", "r9#1", *later, *wie).code == 1
    te_vroeg = hier("geef-vrij", "r1#2", "--datum", "2026-01-09", *wie)
    assert te_vroeg.code == 1
    assert "het gesprek was op 10 januari 2026" in te_vroeg.fout
    assert hier("geef-vrij", "r1#1", "--datum", "gisteren", *wie).code == 2
    assert hier("geef-vrij", "r1#1", *wie).code == 2


def test_taking_back_says_who_reads_it_still_and_nothing_is_taken_back_that_was_never_given(
    hier: Doe, tmp_path: Path
) -> None:
    tekst, pad = tmp_path / "x.yaml", tmp_path / "x.sqlite"
    tekst.write_text(THEORIE, encoding="utf-8")
    with Dossier.maak(pad) as d:
        assert not importeer(d, tekst).fouten

    def doe(wie: str, dag: str, *meer: str) -> Gedaan:
        vast = ("--doelgroep", wie, "--rol", "raad", "--reden", "Leert iets.", "--datum", dag, "-d", str(pad))
        return hier("geef-vrij", "r1#1", *vast, *meer)

    nooit = doe("publiek", "2026-02-01", "--trek-terug")
    assert (nooit.code, nooit.uit) == (2, "")
    assert "niet vrijgegeven voor publiek" in nooit.fout
    assert doe("publiek", "2026-02-01").code == 0
    alleen_publiek = doe("partner", "2026-02-02", "--trek-terug")
    assert alleen_publiek.code == 2
    assert "Partners lezen r1#1 nog mee" in alleen_publiek.fout
    assert doe("partner", "2026-02-02").code == 0
    terug = doe("partner", "2026-02-03", "--trek-terug")
    assert terug.uit.startswith("Besloten: r1#1 niet meer voor partner.\nPartners lezen r1#1 nog mee")
    assert len(leest(Verandergraaf.uit(pad), "partner")) == 1
    assert "Geef een dag daarna" in doe("partner", "2026-02-01").fout  # an older decision than the one that counts
    assert doe("publiek", "2026-02-04", "--trek-terug").uit == "Besloten: r1#1 niet meer voor publiek.\n"
    assert not leest(Verandergraaf.uit(pad), "partner")
    assert "al zo besloten" in doe("publiek", "2026-02-05", "--trek-terug").uit


@pytest.mark.parametrize(
    ("tekst", "zegt"),
    [
        (THEORIE, ""),
        (MINI + TWEE_GEBIEDEN + omstanders("D01", aantal=3) + GESPREK, "minder dan vijf stemmen gehoord"),
        (
            THEORIE.replace("onderwerp: C1, teken: voor, kern: Het", "onderwerp: los, teken: voor, kern: Het"),
            "bij niets in de theorie",
        ),
    ],
)
def test_a_release_that_shows_nothing_yet_says_why(hier: Doe, tmp_path: Path, tekst: str, zegt: str) -> None:
    (tmp_path / "x.yaml").write_text(tekst, encoding="utf-8")
    with Dossier.maak(tmp_path / "x.sqlite") as d:
        assert not importeer(d, tmp_path / "x.yaml").fouten
    wat = ("r1#1", "--doelgroep", "publiek", "--rol", "raad", "--datum", "2026-02-01", "--reden", "Leert iets.")
    gedaan = hier("geef-vrij", *wat, "-d", str(tmp_path / "x.sqlite"))
    assert gedaan.code == 0
    besloten, _, waarom = gedaan.uit.partition("\n")
    assert besloten == "Besloten: r1#1 voor publiek."
    assert bool(waarom) == bool(zegt)
    assert zegt in waarom
    assert bool(leest(Verandergraaf.uit(tmp_path / "x.sqlite"), "publiek")) == (not zegt or "theorie" in zegt)


ANDER = "{soort: bewering, code: C9, van: hulp, relatie: activeert, naar: durf, tekst: Hulp geeft durf., tot: c3}"
OPGEGAAN = f"""\
- {{soort: mechanisme, sleutel: durf, naam: Durf, domein: uitvoeringsproces}}
- {ANDER}
- {{soort: bijeenkomst, sleutel: B1, datum: 2026-03-01, bijeenkomstsoort: leerbijeenkomst}}
- {{soort: leercyclus, sleutel: c3, nummer: 3, van: 2026-03-01, tot: 2026-03-31}}
- {{soort: besluit_op_voorstel, voorstel: V8-C9, onderwerpen: [hulp.activeert.moed, hulp.activeert.durf],
   uitslag: aanvaard, bijeenkomst: B1, rollen: [raad], tot_en_met: c2, bewijshash: x, parameterhash: x}}
"""


def test_a_release_outlives_the_merge_of_what_it_is_about(graaf_van: Callable[..., Verandergraaf]) -> None:
    """Its record then reads otherwise than it was written, and is made anew by who asks."""
    over = THEORIE.replace("onderwerp: C1, teken: voor, kern: Het bord", "onderwerp: C9, teken: voor, kern: Het bord")
    later = "- {soort: registratie, id: r2, datum: 2026-03-02, gebied: D01, bron: b1, interventie: hulp}\n"
    g = graaf_van(over + OPGEGAAN + besluit() + later)
    assert g.tot_en_met("c2").opgegaan_in == {}
    assert g.opgegaan_in == {"hulp.activeert.durf": "hulp.activeert.moed"}
    lezer = Lezer(g, "publiek")
    (v,) = (v for v in lezer.graaf.vondsten("hulp.activeert.moed") if (v.registratie, v.nr) == ("r1", 1))
    assert lezer.mag_woorden(v)
    assert not any(lezer.mag_woorden(w) for w in lezer.graaf.vondsten("hulp.activeert.moed") if w != v)
    assert leest(g, "publiek") == leest(g.tot_en_met("c2"), "publiek") == [(KERN, CITAAT, "")]
