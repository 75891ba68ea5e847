"""What is exported as YAML or JSON makes the same dossier again, with the same answers; all is there, or nothing."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import ConflictFout, DossierFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.lezen.regels import is_vast_woord
from verandertheorie.meegeleverd import delen_van
from verandertheorie.persoonsgegevens import vind_persoonsgegeven
from verandertheorie.uitvoer.uitwisseling.meenemen import Vorm, exporteer
from verandertheorie.vragen.antwoord import Antwoord
from verandertheorie.vragen.belemmeringen import helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.dekking import dekking
from verandertheorie.vragen.uitleg import leg_uit
from verandertheorie.vragen.veranderingen import wat_veranderde

pytest_plugins = ("tests.invoer.teksten",)

LeesIn = Callable[..., Importverslag]


def antwoorden(pad: Path) -> Iterator[str]:
    """Every answer at every cycle, as the JSON that a user would compare."""
    nu = Verandergraaf.uit(pad)
    onderwerpen = [*nu.factoren, *(k for k, s in nu.stellingen.items() if s.relatie)]
    for onderwerp in onderwerpen:
        yield json.dumps(leg_uit(nu, onderwerp).als_gegevens(), ensure_ascii=False)
    for graaf in (nu.tot_en_met(c.sleutel) for c in nu.cycli):
        alles: list[Antwoord[Any]] = [
            terugkerende_belemmeringen(graaf, alles=True),
            helpende_factoren(graaf, alles=True),
            stand_van_beweringen(graaf),
            dekking(graaf),
            wat_veranderde(graaf),
        ]
        for antwoord in alles:
            yield json.dumps(antwoord.als_gegevens(), ensure_ascii=False)


def rondreis(pad: Path, map_: Path, vorm: Vorm = "yaml") -> Path:
    """Export to a folder, import that into an empty dossier: its path."""
    bestanden = exporteer(pad, map_, vorm)
    assert sorted(p for p in map_.rglob("*") if p.is_file()) == sorted(bestanden)
    terug = map_.with_name(f"{map_.name}-terug.sqlite")
    with Dossier.maak(terug) as d:
        verslag = importeer(d, map_)
    assert not verslag.fouten, "\n".join(map(str, verslag.fouten))
    return terug


def is_hetzelfde(een: Path, ander: Path) -> None:
    with Dossier.open(een) as a, Dossier.open(ander) as b:
        assert {(r.identiteit, r.inhoud) for r in a.rijen()} == {(r.identiteit, r.inhoud) for r in b.rijen()}
        assert a.hash() == b.hash()
    assert list(antwoorden(een)) == list(antwoorden(ander))


VORMEN = pytest.mark.parametrize("vorm", ["yaml", "json"])


@pytest.mark.lang
@VORMEN
def test_the_example_travels(voorbeeld: Path, tmp_path: Path, vorm: Vorm) -> None:
    is_hetzelfde(voorbeeld, rondreis(voorbeeld, tmp_path / "uit", vorm))


@VORMEN
def test_the_small_example_travels_twice_and_writes_the_same_bytes(mini: Path, tmp_path: Path, vorm: Vorm) -> None:
    een = rondreis(mini, tmp_path / "een", vorm)
    is_hetzelfde(mini, een)
    rondreis(een, tmp_path / "twee", vorm)
    for bestand in (p for p in (tmp_path / "een").rglob("*") if p.is_file()):
        ander = tmp_path / "twee" / bestand.relative_to(tmp_path / "een")
        assert bestand.read_bytes() == ander.read_bytes()


def test_json_is_json_and_says_where_it_comes_from(mini: Path, tmp_path: Path) -> None:
    bestanden = exporteer(mini, tmp_path / "uit", "json")
    records = [r for p in bestanden if p.suffix == ".json" for r in json.loads(p.read_text(encoding="utf-8"))]
    with Dossier.open(mini) as d:
        assert len(records) == len(d.rijen())
        assert d.hash() in (tmp_path / "uit" / "lees-mij.txt").read_text(encoding="utf-8")
    assert "Fictieve" in (tmp_path / "uit" / "lees-mij.txt").read_text(encoding="utf-8")


@VORMEN
def test_an_empty_dossier_travels(tmp_path: Path, vorm: Vorm) -> None:
    Dossier.maak(tmp_path / "leeg.sqlite").sluit()
    assert exporteer(tmp_path / "leeg.sqlite", tmp_path / "uit", vorm) == ()
    assert list((tmp_path / "uit").iterdir()) == []


def test_every_sinds_travels_and_of_one_sinds_the_newest(dossier: Dossier, lees_in: LeesIn, tmp_path: Path) -> None:
    gemeente = "{soort: actor, sleutel: gemeente, naam: NAAM, actorsoort: overheid, sinds: c2}"
    lees_in(gemeente.replace("NAAM", "Eerst"))
    lees_in(gemeente.replace("NAAM", "Beter"), herzie=True)
    terug = rondreis(dossier.pad, tmp_path / "uit")
    is_hetzelfde(dossier.pad, terug)
    with Dossier.open(terug) as d:
        rijen = d.revisies("actor", "gemeente")
    assert [(r.sinds, r.revisie) for r in sorted(rijen, key=lambda r: r.sinds)] == [("", 1), ("c2", 1)]
    assert "Beter" in rijen[1].inhoud + rijen[0].inhoud


def test_what_was_said_to_be_the_usual_stays_said(dossier: Dossier, lees_in: LeesIn, tmp_path: Path) -> None:
    """From an external track a small reservation is the usual, so that "geen" has to be written down."""
    verslag = lees_in("""\
        soort: registratie
        id: x
        datum: 2026-09-14
        gebied: D01
        vorm: extern_traject
        bron: b01
        interventie: grondexpertise
        bewijs:
          - {onderwerp: C01, teken: voor, kern: a, kanttekening: geen}
          - {onderwerp: C01, teken: voor, kern: b}
        """)
    assert not verslag.meldingen
    is_hetzelfde(dossier.pad, rondreis(dossier.pad, tmp_path / "uit"))


VREEMD = st.text(
    st.characters(exclude_categories=["Cs", "Cc"])
    | st.sampled_from(list("'\"\\:#-?[]{},&*!|>%@`~ \t\n\u2028\u2029\ufeff\uffff")),
    min_size=1,
    max_size=12,
).filter(lambda t: not vind_persoonsgegeven(t))  # hypothesis tries what it finds in our code too, such as 9-XX-999
WOORD = st.sampled_from(
    [
        "ja",
        "null",
        "~",
        "- a",
        "a: b",
        "a #b",
        "'",
        '"',
        "<<",
        "0344",
        "1e3",
        "2026-09-14",
        "  ",
        "é\u0301",
        "@x",
        "#",
        "{a}",
        "?",
        "---",
        "...",
        "a\n\nb",
        "los",
    ]
)
TEKST = (VREEMD | WOORD).filter(lambda t: t.strip() != "")
NAAM = TEKST.filter(lambda t: not is_vast_woord(t))


@st.composite
def dossiers(trek: st.DrawFn) -> list[dict[str, object]]:
    """Records on top of a small fixed theory, with strange texts in every field that is free."""
    factor = {"soort": "systemische_factor", "klasse": "patroon", "ligging": "buiten_aanpak"}
    records: list[dict[str, object]] = [
        {**factor, "sleutel": "f1", "naam": trek(NAAM), "omschrijving": trek(VREEMD), "grond": "fictief"},
        {**factor, "sleutel": "f2", "naam": trek(NAAM), "valentie": "helpend", "onderdeel_van": "f1", "sinds": "c1"},
        {**factor, "sleutel": "f2", "naam": trek(NAAM), "valentie": "beide", "sinds": "c2"},
        {"soort": "uitkomst", "sleutel": "u1", "naam": trek(NAAM), "niveau": "proces", "wie": trek(TEKST)},
        {"soort": "bewering", "van": "f1", "relatie": "belemmert", "naar": "u1", "tekst": trek(NAAM), "code": "X1"},
        {"soort": "bewering", "van": "f2", "relatie": "bevordert", "naar": {"bewering": "X1"}, "tekst": trek(NAAM)},
        {"soort": "gebied", "sleutel": "D1", "naam": trek(NAAM), "niveau": "deelgebied", "opgaven": [trek(TEKST)]},
        {
            "soort": "gebied",
            "sleutel": "D2",
            "naam": trek(NAAM),
            "niveau": "deelgebied",
            "kenmerken": {trek(TEKST): "ja"},
        },
        {"soort": "leercyclus", "sleutel": "c1", "nummer": 1, "van": "2026-01-01", "tot": "2026-03-31"},
        {"soort": "leercyclus", "sleutel": "c2", "nummer": 2, "van": "2026-04-01", "tot": "2026-06-30"},
        {"soort": "bron", "pseudoniem": "b1", "rol": trek(TEKST), "organisatiesoort": "rijk", "geinformeerd": True},
        {"soort": "bron", "pseudoniem": "b2", "rol": trek(TEKST), "organisatiesoort": "koepel", "geinformeerd": False},
    ]
    for nr in range(trek(st.integers(1, 4))):
        records.append(trek(_registratie(nr)))
    return records + trek(_sessies())


@st.composite
def _sessies(trek: st.DrawFn) -> list[dict[str, object]]:
    """What sessions did: two of them, a table, a question in two revisions, a signal, actions and what became of it."""
    rollen, gebieden = st.lists(TEKST, max_size=2), st.lists(st.sampled_from(["D1", "D2"]), unique=True, max_size=2)

    def velden(**naar: st.SearchStrategy[Any]) -> dict[str, Any]:
        return trek(st.fixed_dictionaries({}, optional=naar))

    geteld = st.integers(0, 9)
    reactie = st.fixed_dictionaries(
        {"onderwerp": st.sampled_from(["X1", "f1", "A", "s1"]), "klopt": geteld}, optional={"klopt_niet": geteld}
    )
    notitie = st.fixed_dictionaries({"onderwerp": st.sampled_from(["A", "f1", "kort iets"]), "tekst": TEKST})
    voorstel = st.fixed_dictionaries({"tekst": TEKST}, optional={"nodig": TEKST, "vorm": st.just("maatwerk")})
    opname = st.fixed_dictionaries(
        {"document": TEKST, "overgenomen": st.sampled_from(["ja", "nee", "deels"])}, optional={"reden": TEKST}
    )
    anders = st.fixed_dictionaries(
        {"vraag": TEKST}, optional={"dilemma": TEKST, "gebieden": gebieden, "gaat_over": st.just(["f1", "X1"])}
    )
    nakijken = st.fixed_dictionaries(
        {"gebieden": st.just(["D1"])}, optional={"vanaf": st.sampled_from(["c2", "2026-05-01"]), "waaraan": TEKST}
    )
    leervraag = {"soort": "leervraag", "letter": "A", "niveau": "systeem"}
    b = {"soort": "bijeenkomst", "bijeenkomstsoort": "tafel", "sleutel": "B1", "datum": "2026-02-01", "van": "t1"}
    gaf_antwoord = {"soort": "agendapunt", "onderwerp": "s1", "bijeenkomst": "B1", "uitslag": "oppakken"}
    return [
        {"soort": "actor", "sleutel": "t1", "naam": trek(NAAM), "actorsoort": "tafel", "eigen": trek(st.booleans())}
        | velden(open_vanaf=st.sampled_from(["c1", "2026-01-15"]), open_tot=st.just("2027-01-01")),
        b
        | velden(
            aanwezig=st.dictionaries(st.sampled_from(["rijk", "ondernemer"]), geteld, max_size=2),
            kern=st.just({"van": 8, "er": 7}),
            volgorde=st.integers(1, 3),
            reacties=st.lists(reactie, max_size=3),
            notities=st.lists(notitie, max_size=2),
            verder=st.lists(TEKST, max_size=2),
        ),
        b | {"sleutel": "B2", "datum": "2026-05-01", "vervallen_omdat": trek(TEKST)},
        leervraag
        | {"vraag": trek(TEKST), "sinds": "2026-01-10"}
        | velden(
            dilemma=TEKST, belemmering=st.just("f1"), ingebracht_door=rollen, gebieden=gebieden, ambitie=st.just("u1")
        ),
        leervraag | {"vraag": trek(TEKST), "sinds": "2026-03-10"} | velden(gaat_over=st.just(["X1", "f2"])),
        leervraag | {"letter": "B", "vraag": trek(TEKST), "sinds": "2026-03-10", "komt_uit": ["A"]},
        {"soort": "signaal", "sleutel": "s1", "over": "f1", "vraag": trek(TEKST), "sinds": "2026-01-20"}
        | {"gevraagd_van": "t1", "eigenaar": trek(TEKST)}
        | velden(
            adviseert=rollen,
            voorstel=voorstel,
            waarom_niet_zelf=TEKST,
            uit=st.just("A"),
            uiterlijk=st.just("2026-04-01"),
            opgenomen_in=st.lists(opname, max_size=2),
        ),
        gaf_antwoord
        | {"reden": trek(TEKST), "nakijken": trek(nakijken)}
        | velden(rollen=rollen, overwogen=st.lists(TEKST, max_size=2), gehoord=rollen, antwoord=TEKST),
        {"soort": "agendapunt", "onderwerp": "A", "bijeenkomst": "B1", "uitslag": "veranderd", "reden": trek(TEKST)}
        | {"nieuw": trek(anders | TEKST)},
        {"soort": "agendapunt", "onderwerp": "een los punt", "bijeenkomst": "B2"},
        {"soort": "actie", "id": "B1-1", "wat": trek(TEKST), "uit": "s1", "bijeenkomst": "B1", "sinds": "2026-02-01"}
        | velden(eigenaren=rollen, gebieden=gebieden, uiterlijk=st.just("2026-04-01")),
        {"soort": "actie", "id": "B1-1", "wat": trek(TEKST), "uit": "s1", "sinds": "2026-05-01", "reden": trek(TEKST)}
        | velden(eigenaren=rollen, gedaan_op=st.just("2026-04-20"), resultaat=TEKST, vervallen_omdat=TEKST),
    ]


@st.composite
def _registratie(trek: st.DrawFn, nr: int) -> dict[str, object]:
    bewijs = st.fixed_dictionaries(
        {
            "onderwerp": st.sampled_from(["X1", "f1", "f2", "los", "f2 > bevordert > X1", "f1 > belemmert > X1"]),
            "teken": st.sampled_from(["voor", "tegen"]),
            "kern": TEKST,
        },
        optional={
            "bewijskracht": st.sampled_from(["zwak", "matig", "sterk"]),
            "kanttekening": st.sampled_from(["geen", "klein", "ernstig"]),
            "citaat": TEKST,
            "vrijgave": st.lists(st.sampled_from(["monitor", "publiek"]), max_size=2),
            "gebied": st.sampled_from(["D1", "D2"]),
            "spreker": st.sampled_from(["b1", "b2"]),
            "wanneer": st.sampled_from(["c1", "2026-Q1"]),
        },
    )
    velden: Mapping[str, Any] = trek(
        st.fixed_dictionaries(
            {
                "datum": st.sampled_from(["2026-01-01", "2026-03-31", "2026-05-05"]),
                "gebied": st.sampled_from(["D1", "D2"]),
                "bron": st.sampled_from(["b1", "b2"]),
                "vorm": st.sampled_from(["interview", "document", "extern_traject"]),
                "bewijs": st.lists(bewijs, max_size=3),
            },
            optional={
                "verrassing": TEKST,
                "bronnen": st.sampled_from([["b1", "b2"], ["b2", "b1"], ["b2"]]),
                "meer_mensen": st.booleans(),
                "toestemming": st.dictionaries(st.sampled_from(["b1", "b2"]), st.booleans()),
                "open_vraag_belemmeringen": st.booleans(),
                "dekking": st.lists(
                    st.fixed_dictionaries(
                        {"onderwerp": st.just("f2"), "gevonden": st.sampled_from(["ja", "onduidelijk"])}
                    ),
                    max_size=2,
                ),
            },
        )
    )
    erbij = {velden["bron"], *velden.get("bronnen", ())}
    for b in velden["bewijs"]:
        if b.get("spreker") not in erbij:  # who did not sit there said nothing
            b.pop("spreker", None)
        if velden["datum"] < "2026-04":  # in the first cycle there is no earlier one
            b.pop("wanneer", None)
    if "toestemming" in velden:
        velden = {**velden, "toestemming": {k: w for k, w in velden["toestemming"].items() if k in erbij}}
    return {"soort": "registratie", "id": f"r{nr}", "interventie": "geen", **velden}


def _maak(map_: Path, records: list[dict[str, object]]) -> Path:
    """A dossier with these records."""
    pad, bestand = map_ / "d.sqlite", map_ / "alles.json"
    bestand.write_text(json.dumps(records), encoding="utf-8")
    with Dossier.maak(pad) as d:
        verslag = importeer(d, bestand)
    assert not verslag.fouten, "\n".join(map(str, verslag.fouten))
    return pad


@pytest.mark.lang
@settings(max_examples=40)
@given(dossiers())
def test_any_dossier_travels_with_any_text(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, object]]
) -> None:
    map_ = tmp_path_factory.mktemp("rondreis")
    pad = _maak(map_, records)
    is_hetzelfde(pad, rondreis(pad, map_ / "uit"))
    is_hetzelfde(pad, rondreis(pad, map_ / "uit-json", "json"))


@settings(max_examples=25)
@given(dossiers(), st.randoms(use_true_random=False))
def test_the_order_of_files_and_of_records_in_them_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, object]], toeval: Any
) -> None:
    map_ = tmp_path_factory.mktemp("volgorde")
    een = _maak(map_, records)
    anders = list(records)
    toeval.shuffle(anders)
    paden = []
    for nr in range(3):
        if anders[nr::3]:
            paden.append(map_ / f"{nr}.json")
            paden[-1].write_text(json.dumps(anders[nr::3]), encoding="utf-8")
    toeval.shuffle(paden)
    with Dossier.maak(map_ / "anders.sqlite") as d:
        verslag = importeer(d, *paden)
    assert not verslag.fouten
    is_hetzelfde(een, map_ / "anders.sqlite")


def test_files_of_the_example_in_any_order_give_the_same_dossier(voorbeeld: Path, tmp_path: Path) -> None:
    alle = [p for map_ in delen_van("extra-rijksinzet") for p in map_.glob("*.yaml")]
    bestanden = sorted(alle, key=lambda p: p.name[::-1])
    with Dossier.maak(tmp_path / "d.sqlite") as d:
        verslag = importeer(d, *reversed(bestanden))
        assert not verslag.fouten
    is_hetzelfde(voorbeeld, tmp_path / "d.sqlite")


# --- all of it, or nothing --------------------------------------------------------------------


def test_a_folder_with_something_in_it_is_left_alone(mini: Path, tmp_path: Path) -> None:
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / ".verborgen").write_text("x")
    with pytest.raises(ConflictFout, match="niet leeg"):
        exporteer(mini, tmp_path / "vol")
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(ConflictFout, match="niet leeg"):
        exporteer(mini, tmp_path / "bestand")
    assert sorted(p.name for p in tmp_path.rglob("*")) == [".verborgen", "bestand", "vol"]


def test_an_empty_folder_and_a_folder_below_new_ones_will_do(mini: Path, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    assert exporteer(mini, tmp_path / "leeg")
    assert exporteer(mini, tmp_path / "a b" / "é" / "uit")
    assert {p.name for p in tmp_path.iterdir()} == {"leeg", "a b"}


BELEMMERD = """
import pathlib, resource, signal, sys
from verandertheorie.fouten import DossierFout
from verandertheorie.uitvoer.uitwisseling.meenemen import exporteer
dossier, map_ = map(pathlib.Path, sys.argv[1:])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    exporteer(dossier, map_)
except DossierFout as fout:
    print(fout)
"""


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of a file, as POSIX has it")
@pytest.mark.proces
def test_when_writing_fails_half_way_nothing_stands_there(mini: Path, tmp_path: Path) -> None:
    opdracht = [sys.executable, "-c", BELEMMERD, str(mini), str(tmp_path / "uit")]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=True)
    assert "niet te schrijven" in klaar.stdout, klaar
    assert [p for p in tmp_path.rglob("*") if p.name != "uit"] == []
    assert exporteer(mini, tmp_path / "uit"), "what is left is in the way of a second try"


def test_a_place_below_a_file_is_said_to_be_no_place(mini: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises((DossierFout, ConflictFout)):
        exporteer(mini, tmp_path / "bestand" / "uit")
    assert [p.name for p in tmp_path.iterdir()] == ["bestand"]


@pytest.mark.skipif(os.name != "posix", reason="an empty folder cannot be the current one and be replaced elsewhere")
@pytest.mark.proces
def test_the_current_folder_will_do_when_it_is_empty(mini: Path, tmp_path: Path) -> None:
    (tmp_path / "hier").mkdir()
    opdracht = [sys.executable, "-m", "verandertheorie", "exporteer", "yaml", ".", "-d", str(mini)]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, cwd=tmp_path / "hier", check=False)
    assert klaar.returncode == 0, klaar.stderr
    assert (tmp_path / "hier" / "theorie").is_dir()
    assert [p.name for p in tmp_path.iterdir()] == ["hier"]
