"""What is made to be filled in goes from hand to hand: it holds what the one who fills it in needs, and no more."""

import datetime
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.programma import Doe
from tests.tabel.werkmappen import GESPREK, LEIDRAAD, Celwaarden, vul
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.leerlus.agenda import Agenda
from verandertheorie.leerlus.moment import Lusmoment, laatste_dag
from verandertheorie.model.doelgroep import DOELGROEPEN
from verandertheorie.model.soorten import RECORD
from verandertheorie.uitvoer.tabel.inhoud import VOORBEELDBRON, Voorzet
from verandertheorie.uitvoer.tabel.sessiesjabloon import Sessiesjabloon, als_werkmap_van_sessie, als_yaml
from verandertheorie.uitvoer.tabel.sjabloon import maak_csv, maak_sjabloon, maak_theoriesjabloon

pytest_plugins = ("tests.cli.programma", "tests.tabel.werkmappen")

Sjabloon = Callable[..., Path]


def _van_binnen(werkmap: bytes) -> str:
    """Every byte that one can read out of a workbook."""
    with zipfile.ZipFile(io.BytesIO(werkmap)) as z:
        assert not z.comment
        return "\n".join([*z.namelist(), *(z.read(naam).decode("utf-8") for naam in z.namelist())]).casefold()


def _elk_sjabloon(graaf: Verandergraaf, voorzet: Voorzet) -> Iterator[tuple[str, str]]:
    """Every file that we make to be filled in, by name, as all that can be read in it."""
    for wie in DOELGROEPEN:
        yield f"gesprek {wie}", _van_binnen(maak_sjabloon(graaf, voorzet, bestand="x.xlsx", doelgroep=wie))
        yield f"csv {wie}", "\n".join(maak_csv(graaf, voorzet, doelgroep=wie).values()).casefold()
        yield f"theorie {wie}", _van_binnen(maak_theoriesjabloon(graaf, bestand="x.xlsx", doelgroep=wie))
        m = Lusmoment(graaf.op(dag := laatste_dag(graaf) or datetime.date(2026, 1, 1)), dag)
        s = Sessiesjabloon(Agenda(m), "B99", "", None if wie == "sessie" else wie)
        yield f"sessie {wie}", _van_binnen(als_werkmap_van_sessie(s, bestand="x.xlsx"))
        yield f"sessie yaml {wie}", als_yaml(s).casefold()


def _genoemd(inhoud: str) -> set[str]:
    """What is written as a pseudonym, not in the address of a cell."""
    teksten = re.findall(r"<t[ >][^<]*", inhoud) if "<t>" in inhoud else [inhoud]
    return set(re.findall(r"\bb\d+\b", " ".join(teksten)))


SCHUILNAAM = st.from_regex(r"[a-z]{3}[0-9]{5}", fullmatch=True)
WOORD = st.from_regex(r"[a-z]{9}", fullmatch=True)


@st.composite
def bronnen(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Sources, each with an interview that agreed something for the agenda."""
    uit: list[dict[str, Any]] = []
    for nr, naam in enumerate(draw(st.lists(SCHUILNAAM, min_size=1, max_size=4, unique=True)), 1):
        uit += [
            {"soort": "bron", "pseudoniem": naam, "rol": f"rolvan{draw(WOORD)}", "organisatiesoort": "gemeente"}
            | {"perspectief": "medeoverheid", "geinformeerd": True, "bewaren_tot": f"2031-01-{nr:02}"},
            {"soort": "registratie", "id": f"d01-2026-09-1{nr}-interview-{naam}", "datum": f"2026-09-1{nr}"}
            | {"gebied": "D01", "bron": naam, "interventie": "geen", "verrassing": f"verrastvan{naam}"}
            | {"teruggelegd": draw(st.sampled_from(["nog_niet", "ingestemd"]))}
            | {"bewijs": [{"onderwerp": "trage-vergunningen", "teken": "voor", "kern": f"kernvan{naam}"}]}
            | {"afspraken": [{"actie": f"Afspraak {nr}.", "eigenaren": ["gemeente"], "naar": "agenda"}]},
        ]
    return uit


@settings(max_examples=8)
@given(erbij=bronnen())
def test_no_template_holds_a_source_its_role_or_a_word_of_it(voorbeeld: Path, erbij: list[dict[str, Any]]) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    van_nu = {b.pseudoniem for b in graaf.bronnen.values()} - {VOORBEELDBRON}
    erin = {w for r in erbij if r["soort"] == "bron" for w in (r["pseudoniem"], r["rol"], r["bewaren_tot"])}
    alle = Verandergraaf.van((*graaf.alles, *(RECORD.validate_python(r) for r in erbij)))
    for naam, inhoud in _elk_sjabloon(alle, Voorzet()):
        if naam.startswith("sessie") and naam.endswith("monitor"):
            continue  # a monitor gets the names of agreements there, and in those stands a source
        assert not [w for w in erin if w in inhoud], naam
        assert not van_nu & _genoemd(inhoud), naam


@settings(max_examples=5)
@given(een=bronnen(), ander=bronnen())
def test_a_template_is_the_same_whoever_was_spoken_to(
    voorbeeld: Path, een: list[dict[str, Any]], ander: list[dict[str, Any]]
) -> None:
    """Not a byte hangs on it, but for the name of the dossier."""
    kader = [r for r in Verandergraaf.uit(voorbeeld).alles if r.soort not in ("bron", "registratie")]
    paren = []
    for erbij in (een, ander):
        graaf = Verandergraaf.van((*kader, *map(RECORD.validate_python, erbij)))
        werkmap = _van_binnen(maak_sjabloon(graaf, Voorzet(leidraad=LEIDRAAD), bestand="x.xlsx"))
        theorie = _van_binnen(maak_theoriesjabloon(graaf, bestand="x.xlsx"))
        paren.append([t.replace(graaf.herkomst.dossier, "") for t in (werkmap, theorie)])
    assert paren[0] == paren[1]


def test_a_source_that_is_asked_for_stands_in_it_by_its_pseudonym_alone(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    andere = set(graaf.bronnen) - {"b01", VOORBEELDBRON}
    for naam, inhoud in _elk_sjabloon(graaf, Voorzet("D01", ("b01",))):
        if naam.startswith(("gesprek", "csv")):
            assert "b01" in _genoemd(inhoud), naam
            assert "b01 ·" not in inhoud
            assert not andere & _genoemd(inhoud), naam


def test_what_a_session_may_not_read_of_the_theory_stands_in_no_list(besloten: Verandergraaf) -> None:
    per_naam = dict(_elk_sjabloon(besloten, Voorzet()))
    for soort in ("gesprek", "csv", "theorie", "sessie", "sessie yaml"):
        for wie in ("publiek", "opdrachtgever"):
            assert "liaisonrol" not in per_naam[f"{soort} {wie}"], (soort, wie)
    assert "liaisonrol" in per_naam["gesprek monitor"]
    assert "niet in de lijsten: niet voor de opdrachtgever" in per_naam["gesprek opdrachtgever"]


@pytest.fixture
def bij_dossier(hier: Doe, mini: Path, tmp_path: Path) -> Doe:
    shutil.copyfile(mini, tmp_path / "mijn.sqlite")
    return hier


def test_the_template_says_for_whom_it_is(bij_dossier: Doe, tmp_path: Path) -> None:
    def lees_mij(naam: str) -> str:
        return " ".join(
            str(rij[0]) for rij in openpyxl.load_workbook(tmp_path / naam)["Lees mij"].iter_rows(2, None, 2, 2, True)
        )

    zin = "Leeg mag dit bestand naar de leerbijeenkomst: er staat geen enkele bron in."
    assert zin in bij_dossier("sjabloon", "-o", "c.xlsx").uit
    assert zin in lees_mij("c.xlsx")
    bij_dossier("sjabloon", "-o", "d.xlsx", "--doelgroep", "monitor")
    assert "alleen voor de lerende monitors" in lees_mij("d.xlsx")
    bij_dossier("sjabloon", "-o", "map")
    assert zin in (tmp_path / "map" / "lees-mij.txt").read_text("utf-8-sig")


def test_a_known_source_is_typed_and_one_that_is_unknown_is_refused(sjabloon: Sjabloon, dossier: Dossier) -> None:
    def met(bron: str) -> Celwaarden:
        return {**GESPREK, "Bronnen": {}, "Registraties": {**GESPREK["Registraties"], "E3": bron}}

    assert not importeer(dossier, vul(sjabloon(), met("b01")), droog=True).fouten
    (melding,) = importeer(dossier, vul(sjabloon(), met("b88")), droog=True).fouten
    assert "b88" in melding.tekst
    assert ":Registraties!E3" in str(melding)
