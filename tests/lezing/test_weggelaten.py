"""What an audience does not read, with the reason and the number, and steps that show what they say they show."""

import datetime
from collections import Counter
from collections.abc import Callable

import pytest

from tests.lezing.test_aanvallen import wereld
from tests.lezing.test_vrijgavebesluit import THEORIE, besluit
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezer import Lezer, wat_leest
from verandertheorie.lezing.weggelaten import Vrijgaverij, vrijgave
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.model.waarneming import Bron, Registratie
from verandertheorie.uitvoer.document.theorie import schrijf_theorie
from verandertheorie.uitvoer.kaart.gegevens import verzamel
from verandertheorie.vragen.bewaartermijnen import bewaartermijnen
from verandertheorie.vragen.rijkeuze import telt_niet_mee

ANDEREN: tuple[Doelgroep, ...] = tuple(d for d in DOELGROEPEN if d != "monitor")


def test_at_c5_four_words_and_one_class_are_others_for_a_session_and_at_c6_none(zonder_besluit: Verandergraaf) -> None:
    c5 = [(r.wat, r.waarom) for r in vrijgave(zonder_besluit.tot_en_met("c5")) if r.regelsoort == "oordeel"]
    assert c5 == [
        ("C05", "monitor: wisselt per gebied; sessie: tegenstrijdig beeld"),
        ("C11", "monitor: wisselt per gebied; sessie: onbeslist"),
        ("C17", "monitor: voorlopig onderbouwd; sessie: eerste aanwijzing dat het klopt"),
        ("C34", "monitor: voorlopig onderbouwd; sessie: eerste aanwijzing dat het klopt"),
        ("Onduidelijke governance en doelen", "monitor: aanhoudend en terugkerend; sessie: lokaal"),
    ]
    assert not [r for r in vrijgave(zonder_besluit.tot_en_met("c6")) if r.regelsoort == "oordeel"]


@pytest.mark.parametrize("doelgroep", ANDEREN)
def test_every_finding_is_read_or_stands_in_it_with_the_reason(
    zonder_besluit: Verandergraaf, doelgroep: Doelgroep
) -> None:
    lezer = Lezer(zonder_besluit, doelgroep)
    telt = Counter[str]()
    for r in vrijgave(zonder_besluit, doelgroep=doelgroep):
        telt[r.regelsoort] += r.aantal or 0
    weg, alles = lezer.achtergehouden
    assert telt["woorden"] == weg
    assert telt["wie"] == lezer.gegrofd[0]
    in_gebieden = [
        (d.gebied or r.gebied or "") in lezer.graaf.verborgen for r in zonder_besluit.registraties for d in r.delen
    ]
    assert telt["gebied"] == sum(in_gebieden)
    dekking_en_toets = sum(len(r.dekking) + len(r.toets) for r in lezer.graaf.registraties)
    assert telt["gebied"] + alles + dekking_en_toets == len(in_gebieden)


@pytest.mark.parametrize("keuze", ["veluwe", "de-peel", ("D01", "D04"), "D11", None])
def test_under_a_choice_of_areas_what_is_said_of_words_is_of_these_areas(
    zonder_besluit: Verandergraaf, keuze: str | tuple[str, ...] | None
) -> None:
    g = zonder_besluit.met(Filter(gebied=keuze or ()))
    lezer = Lezer(g, "sessie")
    weg, alle = lezer.achtergehouden
    hier = [b for r in lezer.graaf.registraties for b in r.bewijs if (b.gebied or r.gebied) in g.deelgebieden]
    assert (alle, lezer.gegrofd[1]) == (len(hier), alle - weg)
    gezegd = [*verzamel(g, doelgroep="sessie").opmerkingen]
    if not lezer.graaf.is_te_smal:
        gezegd.append(schrijf_theorie(g, doelgroep="sessie").markdown)
        assert all(f"{weg} van de {alle} bevindingen" in tekst for tekst in (gezegd[0], gezegd[-1]))
    assert any("de keuze van gebieden zou laten zien wie het zei" in tekst for tekst in gezegd) is bool(keuze and weg)


@pytest.mark.parametrize("cyclus", ["c5", "c6"])
def test_each_step_shows_what_it_says(zonder_besluit: Verandergraaf, cyclus: str) -> None:
    graaf = zonder_besluit.tot_en_met(cyclus)
    stappen = [r for r in vrijgave(graaf) if r.regelsoort in ("gesprek", "terugleggen")]
    assert stappen
    assert [r.aantal for r in stappen] == sorted((r.aantal for r in stappen), reverse=True, key=lambda n: n or 0)
    weg, _ = Lezer(graaf, "sessie").achtergehouden
    for stap in stappen:
        if stap.regelsoort == "terugleggen":
            ids = {r.id for r in graaf.registraties if r.id in stap.wat.partition(": ")[2].replace(",", "").split()}
            assert ids
            over, _ = Lezer(_met(graaf, {i: {"teruggelegd": "ingestemd"} for i in ids}), "sessie").achtergehouden
            assert weg - over == stap.aantal
        else:
            gebied = stap.wat.partition(" in ")[2].partition(",")[0]
            nog = {"één": 1, "twee": 2}[stap.wat.split()[1]]
            assert gebied not in _met_gesprekken(graaf, gebied, nog).voor("sessie").verborgen
            assert gebied in _met_gesprekken(graaf, gebied, nog - 1).voor("sessie").verborgen


def _met(graaf: Verandergraaf, anders: dict[str, dict[str, object]]) -> Verandergraaf:
    def nu(r: object) -> object:
        return r.model_copy(update=anders[r.id]) if isinstance(r, Registratie) and r.id in anders else r

    return Verandergraaf.van([nu(r) for r in graaf.alles], tot_en_met=graaf.cyclus)  # type: ignore[misc]


def _met_gesprekken(graaf: Verandergraaf, gebied: str, aantal: int) -> Verandergraaf:
    laatste = max(r.datum for r in graaf.registraties)
    bron = graaf.records(Bron)[0]
    erbij: list[object] = []
    for nr in range(aantal):
        erbij.append(bron.model_copy(update={"pseudoniem": f"nieuw{nr}"}))
        erbij.append(
            Registratie(
                soort="registratie",
                id=f"nieuw-{nr}",
                datum=laatste,
                gebied=gebied,
                bron=f"nieuw{nr}",
                interventie="geen",
            )
        )
    return Verandergraaf.van([*graaf.alles, *erbij], tot_en_met=graaf.cyclus)  # type: ignore[list-item]


def test_what_may_go_outside_is_what_its_source_agreed_to_and_a_decision_makes_it_read(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    voor = vrijgave(graaf_van(THEORIE), doelgroep="publiek", voorstel=True)
    assert [(r.id, r.wat) for r in voor] == [
        ("r1#1", "Het bord aan de weg hielp. Met citaat: Dat bord, ja."),
        ("r1#2", "Dit blijft binnen."),
    ]
    na = vrijgave(graaf_van(THEORIE + besluit()), doelgroep="publiek", voorstel=True)
    assert [(r.id, r.wat, r.waarom) for r in na if r.regelsoort == "besluit"] == [
        ("r1#1", "voor publiek, 1 februari 2026", "raad: Leert anderen iets.")
    ]
    assert [r.id for r in na if r.regelsoort == "voorstel"] == ["r1#2"]
    met_naam = THEORIE.replace("Dit blijft binnen.", "Jan de Vries zei dat het helpt.")
    assert [r.id for r in vrijgave(graaf_van(met_naam), doelgroep="publiek", voorstel=True)] == ["r1#1"]
    ongezien = THEORIE.replace("teruggelegd: ingestemd", "teruggelegd: nog_niet")
    niets = vrijgave(graaf_van(ongezien), doelgroep="publiek", voorstel=True)
    assert not niets.rijen
    assert niets.zinnen == (
        "Er is niets voor te stellen, want van de 2 bevindingen kan er geen naar buiten: wie dit zei zag het verslag "
        "nog niet (2).",
    )


def test_every_proposal_of_the_example_can_be_released_and_is_read_then(zonder_besluit: Verandergraaf) -> None:
    voorstellen = vrijgave(zonder_besluit, doelgroep="publiek", voorstel=True)
    assert len(voorstellen) > 50
    tekst = {
        "soort": "vrijgavebesluit",
        "doelgroep": "publiek",
        "rollen": ["programmamanager"],
        "reden": "Leert ieder.",
    }
    from verandertheorie.model.soorten import RECORD

    besluiten = [RECORD.validate_python({**tekst, "wat": v.id, "datum": "2028-04-01"}) for v in voorstellen]
    lezer = Lezer(Verandergraaf.van([*zonder_besluit.alles, *besluiten]), "publiek")
    leest = {r.bewijs_id(i) for r in lezer.graaf.registraties for i, b in enumerate(r.bewijs) if lezer.mag_lezen(r, b)}
    assert leest == {v.id for v in voorstellen}


@pytest.mark.parametrize(
    "keuze", [{"doelgroep": "monitor"}, {"doelgroep": "buren"}, {"doelgroep": "sessie", "voorstel": True}]
)
def test_a_choice_that_asks_nothing_is_refused(zonder_besluit: Verandergraaf, keuze: dict[str, object]) -> None:
    with pytest.raises(AanroepFout):
        vrijgave(zonder_besluit, **keuze)  # type: ignore[arg-type]


def test_an_empty_dossier_is_answered_without_a_word_of_a_list(graaf_van: Callable[..., Verandergraaf]) -> None:
    leeg = graaf_van("- {soort: interventie, sleutel: hulp, naam: Hulp}\n")
    for voorstel, zin in (
        (False, "Voor de leerbijeenkomst valt er niets weg: er is nog geen gesprek of document vastgelegd."),
        (True, "Er is niets voor te stellen, want er is nog niets gevonden."),
    ):
        antwoord = vrijgave(leeg, voorstel=voorstel)
        assert not antwoord.rijen
        assert antwoord.zinnen == (zin,)


def test_a_session_of_many_people_in_a_place_is_one_voice_and_is_not_called_one_person(
    graaf_van: Callable[..., Verandergraaf],
) -> None:
    sessie = (
        "- {soort: registratie, datum: 2026-01-12, vorm: leerbijeenkomst, interventie: hulp, "
        "bewijs: [{onderwerp: C1, gebied: D04, teken: voor, kern: k.}]}\n"
    )
    g = graaf_van(wereld({"D01": ["voor"] * 3}, sessie))
    hier = [r.waarom for r in vrijgave(g) if r.regelsoort == "gebied"]
    assert hier == ["daar is 1 stem gehoord; 3 is het minste"]
    assert "mens" not in telt_niet_mee(g.voor("sessie"))


@pytest.mark.parametrize("voorstel", [False, True])
def test_who_reads_its_rows_elsewhere_knows_of_which_audience_they_tell(
    zonder_besluit: Verandergraaf, voorstel: bool
) -> None:
    antwoord = vrijgave(zonder_besluit, voorstel=voorstel)
    wie = "publiek" if voorstel else "sessie"
    assert antwoord.parameters["doelgroep"] == wie
    assert {r.van_wie for r in antwoord} == {wie}
    assert antwoord.doelgroep == "monitor"


def test_until_which_day_was_counted_is_told_when_nobody_chose_one(zonder_besluit: Verandergraaf) -> None:
    assert datetime.date.fromisoformat(str(bewaartermijnen(zonder_besluit).parameters["op"]))
    assert bewaartermijnen(zonder_besluit, op="2031-01-01").parameters["op"] == "2031-01-01"


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_what_each_audience_reads_is_told_as_it_is(zonder_besluit: Verandergraaf, doelgroep: Doelgroep) -> None:
    lezer, zegt = Lezer(zonder_besluit, doelgroep), wat_leest(doelgroep)
    assert zegt.startswith(f"{doelgroep}: ")
    assert zegt in "\n".join(Vrijgaverij.leeswijzer())
    assert ("aan de aanpak zelf" in zegt) is not lezer.ziet_binnen
    assert ("op tafels" in zegt) is ("geef-vrij" in zegt) is lezer.leest_niet_mee
    assert ("in welk gebied een vraag" in zegt) is lezer.is_buiten
    wijst_aan = [s for s in zonder_besluit.stellingen.values() if s.relatie == "heeft_sleutel"]
    assert ("kan losmaken" in zegt) is not any(map(lezer.mag_stelling, wijst_aan))
