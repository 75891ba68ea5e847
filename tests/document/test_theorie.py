"""The document of the theory says what the questions answer, in Dutch, the same every time."""

import re
import textwrap
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from itertools import pairwise, product
from pathlib import Path

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TWEE_CYCLI, TWEE_GEBIEDEN, WACHTEN, omstanders
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing import stand
from verandertheorie.lezing.lezing import lees_theorie
from verandertheorie.model.doelgroep import DOELGROEPEN, Doelgroep
from verandertheorie.model.relaties import GEVOLG
from verandertheorie.taal import groot, telwoord
from verandertheorie.uitvoer.document.blokken import Kop, Tabelblok
from verandertheorie.uitvoer.document.theorie import Theoriedocument, schrijf_theorie
from verandertheorie.vragen.belemmeringen import terugkerende_belemmeringen
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import stand_van_beweringen, statuswoord_nl
from verandertheorie.vragen.doelscherpte import doelscherpte
from verandertheorie.vragen.rijkeuze import te_smal
from verandertheorie.vragen.uitleg import leg_uit
from verandertheorie.vragen.veranderingen import verschil

GraafVan = Callable[..., Verandergraaf]
GOUDEN = Path(__file__).parent / "gouden" / "theorie.md"
GOUDEN_KORT = Path(__file__).parent / "gouden" / "theorie-kort.md"
CODE = re.compile(r"\bC\d\d\b")
LABELS = ("Zekerheid.", "Bewijs.")


def _kaarten(document: Theoriedocument) -> dict[str, str]:
    """The text of each claim in Markdown, by code."""
    stukken = re.split(r"^#{4,5} (C\d\d) · .*$", document.markdown, flags=re.MULTILINE)[1:]
    return {
        code: re.split(r"^#{2,4} ", deel, flags=re.MULTILINE)[0]
        for code, deel in zip(*[iter(stukken)] * 2, strict=True)
    }


def test_the_document_of_the_example_reads_as_it_did(
    besloten: Verandergraaf, gouden: Callable[[Path, str], None]
) -> None:
    gouden(GOUDEN, schrijf_theorie(besloten).markdown)


def test_the_short_edition_of_the_example_reads_as_it_did(
    besloten: Verandergraaf, gouden: Callable[[Path, str], None]
) -> None:
    gouden(GOUDEN_KORT, schrijf_theorie(besloten, kort=True).markdown)


@pytest.mark.parametrize("kort", [False, True])
@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_the_same_graph_gives_the_same_bytes(besloten: Verandergraaf, doelgroep: Doelgroep, kort: bool) -> None:
    eerst = schrijf_theorie(besloten, doelgroep=doelgroep, kort=kort)
    andersom = besloten.met_records(reversed(besloten.alles))
    dan = schrijf_theorie(andersom, doelgroep=doelgroep, kort=kort)
    assert (eerst.markdown, eerst.html) == (dan.markdown, dan.html)


KOPPEN = {
    "Wat goed onderbouwd is": {"goed_onderbouwd"},
    "Wat voorlopig onderbouwd is": {"voorlopig_onderbouwd"},
    "Wat we niet weten": {"eerste_aanwijzing voor", "eerste_aanwijzing tegen", "nog_niet_getoetst"},
}
"""Under which heading of the short edition a computed status stands; every other one is where it is contested."""


def _hoofdstukken(document: Theoriedocument) -> dict[str, str]:
    stukken = re.split(r"^## (.*)$", document.markdown, flags=re.MULTILINE)[1:]
    return dict(zip(stukken[::2], stukken[1::2], strict=True))


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_the_short_edition_has_every_claim_of_the_theory_under_the_heading_of_its_word(
    besloten: Verandergraaf, doelgroep: Doelgroep
) -> None:
    """What does not fit under its heading is named there by its code; the words are counted above, and add up."""
    document = schrijf_theorie(besloten, doelgroep=doelgroep, kort=True)
    hoofdstukken = _hoofdstukken(document)
    assert list(hoofdstukken) == [
        "De theorie op één bladzijde",
        "Wat goed onderbouwd is",
        "Wat voorlopig onderbouwd is",
        "Waar het wringt",
        "Wat terugkeert",
        "Wat we niet weten",
    ]
    waar = {c: titel for titel, deel in list(hoofdstukken.items())[1:] for c in CODE.findall(deel)}
    lezing = lees_theorie(besloten, nummer=None, doelgroep=doelgroep)
    per_status = Counter(lezing.oordeel(s).woord.rekenstatus for s in lezing.theorie)
    assert set(waar) == {s.naam for s in lezing.theorie}
    for s in lezing.theorie:
        status = lezing.oordeel(s).woord.rekenstatus
        verwacht = next((kop for kop, hier in KOPPEN.items() if status in hier), "Waar het wringt")
        assert waar[s.naam] == verwacht, (s.naam, status)
    telling = next(r for r in hoofdstukken["De theorie op één bladzijde"].splitlines() if r.startswith("Zo staan"))
    assert telling.startswith(f"Zo staan de {telwoord(len(lezing.theorie))} beweringen")
    assert all(f"{statuswoord_nl(w)} ({telwoord(n)})" in telling for w, n in per_status.items())


EIGEN = (
    TWEE_CYCLI
    + TWEE_GEBIEDEN
    + HULP_EN_MOED
    + HULP_GEEFT_MOED
    + WACHTEN
    + """\
- {soort: bewering, code: C3, van: wachten, relatie: belemmert, naar: hulp, tekst: Wachten houdt hulp tegen.}
- {soort: inzet, interventie: hulp, gebied: D01, van: 2026-01-01}
- {soort: inzet, interventie: hulp, gebied: D02, van: 2026-01-01}
- {soort: bron, pseudoniem: b1, rol: a, organisatiesoort: rijk, geinformeerd: ja}
- {soort: bron, pseudoniem: b2, rol: b, organisatiesoort: gemeente, geinformeerd: ja}
- {soort: bron, pseudoniem: b3, rol: c, organisatiesoort: ondernemer, geinformeerd: ja}
"""
)


def _zegt(bron: str, gebied: str, onderwerp: str, teken: str, kracht: str = "sterk") -> str:
    id_ = f"{bron}-{gebied}-{onderwerp}".lower()
    return (
        f"- {{soort: registratie, id: {id_}, datum: 2026-01-10, gebied: {gebied}, bron: {bron}, "
        f"interventie: hulp, bewijs: [{{onderwerp: {onderwerp}, teken: {teken}, kern: Zo was het., "
        f"bewijskracht: {kracht}}}]}}\n"
    )


def test_what_contradicts_itself_stands_where_it_is_contested_whatever_kind_of_claim_it_is(graaf_van: GraafVan) -> None:
    """Only the chain was looked at, and only words that take no direction."""
    tegen = "".join(_zegt(b, g, "C3", t) for g in ("D01", "D02") for b, t in (("b1", "voor"), ("b2", "tegen")))
    beide = _zegt("b3", "D01", "C1", "voor", "matig") + _zegt("b3", "D02", "C1", "tegen", "matig")
    document = schrijf_theorie(graaf_van(EIGEN + tegen + beide), doelgroep="monitor", kort=True)
    wringt = _hoofdstukken(document)["Waar het wringt"]
    assert "**C3.** Wachten houdt hulp tegen. Tegenstrijdig beeld." in wringt
    assert "**C1.** Hulp geeft moed. Eerste aanwijzing beide kanten op." in wringt


def test_where_no_claim_is_contested_it_is_still_said_what_speaks_against_one(graaf_van: GraafVan) -> None:
    for bewijs, zin in (
        (_zegt("b1", "D01", "C1", "voor"), "Er is nog niets gehoord dat tegen een van deze beweringen spreekt."),
        (
            _zegt("b1", "D01", "C1", "tegen", "matig"),
            "Geen enkele bewering is nu omstreden. Wel is er iets gehoord dat spreekt tegen C1.",
        ),
        (_zegt("b1", "D01", "wachten", "tegen"), "Over deze beweringen is nog niets gehoord dat telt."),
    ):
        document = schrijf_theorie(graaf_van(EIGEN + omstanders("D01") + bewijs), kort=True)
        assert _hoofdstukken(document)["Waar het wringt"].strip() == zin


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_of_nothing_the_short_edition_says_that_there_is_nothing_and_no_more(doelgroep: Doelgroep) -> None:
    leeg = _hoofdstukken(schrijf_theorie(Verandergraaf.van(()), kort=True, doelgroep=doelgroep))
    assert list(leeg) == ["De theorie op één bladzijde"]
    assert leeg["De theorie op één bladzijde"].split("\n\n")[1:] == [
        "Er staat nog niets in de theorie.",
        "Er is nog niets gezien of gehoord. Hoe zeker wij van iets zijn, is dus nog niet te zeggen.\n",
    ]


def test_of_a_theory_alone_the_short_edition_says_what_is_not_tested(graaf_van: GraafVan) -> None:
    kort = _hoofdstukken(schrijf_theorie(graaf_van(EIGEN), kort=True))
    assert list(kort) == ["De theorie op één bladzijde", "Wat we niet weten"]
    assert kort["Wat we niet weten"].strip().splitlines() == [
        "- Nog niet getoetst: C1 (Hulp geeft moed) en C3 (Wachten houdt hulp tegen).",
        "- In twee gebieden spraken wij nog niemand: D01 en D02.",
    ]


def test_that_nothing_is_unknown_is_said_only_after_everything_was_looked_at(graaf_van: GraafVan) -> None:
    alles = "Naar elke bewering is gekeken in elk gebied waar zij kan gelden, en ook naar het tegendeel."
    gezien = "".join(_zegt(b, g, "C1", "voor") for b in ("b1", "b2", "b3") for g in ("D01", "D02"))
    gezocht = (
        "- {soort: registratie, id: z, datum: 2026-01-12, gebied: D01, bron: b1, interventie: hulp, "
        "dekking: [{onderwerp: C1, gezocht: tegendeel, gevonden: nee}]}\n"
    )
    zonder_c3 = "".join(r for r in EIGEN.splitlines(keepends=True) if "C3" not in r)
    heel = schrijf_theorie(graaf_van(zonder_c3 + gezien + gezocht), kort=True).markdown
    assert alles in heel
    half = "".join(_zegt(b, "D01", "C1", "voor") for b in ("b1", "b2", "b3"))
    for minder in (gezien, gezocht + half, ""):
        assert alles not in schrijf_theorie(graaf_van(zonder_c3 + minder), kort=True).markdown


def test_a_programme_without_core_areas_hears_nothing_of_them(graaf_van: GraafVan) -> None:
    zegt = _zegt("b1", "D01", "wachten", "voor")
    terug = _hoofdstukken(schrijf_theorie(graaf_van(EIGEN + omstanders("D01") + zegt), kort=True))["Wat terugkeert"]
    assert terug.strip() == "Van belemmeringen en wat helpt is nog niets in meer gebieden vastgesteld."


def test_of_chosen_areas_the_short_edition_says_what_is_established_there(besloten: Verandergraaf) -> None:
    g = besloten.met(Filter(gebied=("D08",)))
    hier = _hoofdstukken(schrijf_theorie(g, kort=True, doelgroep="monitor"))
    vast = {r.naam for r in terugkerende_belemmeringen(g, alles=True) if r.vastgesteld_in}
    assert vast
    assert all(
        f"**{naam}.** Vastgesteld in één bezocht gebied (D08)." in hier["Wat hier is vastgesteld"] for naam in vast
    )
    assert "Wat terugkeert" not in hier


def test_every_count_of_areas_reads_as_it_is() -> None:
    for klopt, niet, verdeeld, weinig in product(range(4), repeat=4):
        t = stand.Telling(klopt, niet, verdeeld, weinig, niet_onderzocht=1)
        zin = stand.over_de_bezochte(t)
        assert bool(zin) is bool(t.bezocht)
        assert ("het ene bezochte gebied" in zin) is (t.bezocht == 1)
        assert not re.search(r"van de (nul|één)\b|[Aa]lle (één|twee)\b|in nul|twee gebied\b|één gebieden", zin), zin
        assert ("spreken mensen elkaar tegen" in zin) is bool(t.verdeeld), (t, zin)
        assert ("is nog te weinig gehoord" in zin) is bool(t.te_weinig), (t, zin)
        if t.bezocht == 1:
            assert zin.startswith("Klopt") is bool(t.klopt or t.klopt_niet)
            assert ("Klopt niet" in zin) is bool(t.klopt_niet)


def test_a_text_on_areas_where_few_were_heard_is_for_monitors_only(besloten: Verandergraaf) -> None:
    stil = besloten.met(Filter(gebied=("D11",)))
    zegt = te_smal(stil.voor("sessie"))
    assert zegt.startswith("In D11 zijn nog te weinig stemmen gehoord")
    with pytest.raises(AanroepFout, match=re.escape(f"{zegt} Kies meer gebieden, of --doelgroep monitor.")):
        schrijf_theorie(stil)
    assert f"Alleen over {stil.naam('D11')}." in schrijf_theorie(stil, doelgroep="monitor").markdown
    assert (
        f"Alleen over {stil.naam('D01')} en {stil.naam('D11')}."
        in schrijf_theorie(besloten.met(Filter(gebied=("D01", "D11")))).markdown
    )


def test_a_monitor_opens_the_sum_of_a_claim_and_others_find_none(besloten: Verandergraaf) -> None:
    monitor, sessie = (schrijf_theorie(besloten, doelgroep=d) for d in ("monitor", "sessie"))
    sommen = re.findall(r"<summary>De som van (C\d\d)</summary>\n<pre>(.*?)</pre>", monitor.html, flags=re.DOTALL)
    bezocht = [r.code for r in stand_van_beweringen(besloten) if r.laag == "theorie" and r.onderzocht_in]
    assert sorted(code for code, _ in sommen) == sorted(bezocht)
    for code, som in sommen:
        assert unescape(som).splitlines() == list(leg_uit(besloten, code).zinnen)
    assert "<details>" not in sessie.html
    assert "De som van" not in monitor.markdown


def test_every_claim_of_the_theory_has_its_card_and_retired_ones_have_none(besloten: Verandergraaf) -> None:
    kaarten = _kaarten(schrijf_theorie(besloten, doelgroep="monitor"))
    beweringen = stand_van_beweringen(besloten)
    assert set(kaarten) == {r.code for r in beweringen if r.laag == "theorie"}
    for r in beweringen:
        if r.laag == "theorie" and r.onderzocht_in:
            assert all(label in kaarten[r.code] for label in LABELS), r.code


def test_what_nobody_looked_for_is_said_once_in_a_table_and_under_no_claim(besloten: Verandergraaf) -> None:
    """Once the same sentence on it stood under 36 claims."""
    document = schrijf_theorie(besloten, doelgroep="monitor")
    kaarten = _kaarten(document)
    tabel = next(b for b in document.blokken if isinstance(b, Tabelblok) and b.titel == "Gehoord en gezocht")
    rijen = {c: (tegen.tekst, anders.tekst) for tegen, anders, codes in tabel.rijen for c in CODE.findall(codes.tekst)}
    for s in besloten.stellingen.values():
        if s.laag != "theorie" or not beoordeling(besloten).bewering(s.sleutel).vondsten:
            continue
        gezocht = besloten.ernaar_gezocht.get(s.sleutel, frozenset())
        for plaats, wat, kop in (
            (0, "tegendeel", "**Tegengeluid.**"),
            (1, "andere_oorzaak", "**Andere verklaringen.**"),
        ):
            staat_er = s.naam in kaarten and kop in kaarten[s.naam]
            if s.naam in rijen and rijen[s.naam][plaats] == "niet gezocht":
                assert wat not in gezocht
            elif s.naam in kaarten:
                assert staat_er, (s.naam, kop)


def test_certainty_is_the_word_and_the_areas_that_the_questions_give(besloten: Verandergraaf) -> None:
    kaarten = _kaarten(schrijf_theorie(besloten, doelgroep="monitor"))
    for r in stand_van_beweringen(besloten):
        if r.code not in kaarten:
            continue
        o = beoordeling(besloten).bewering(r.bewering)
        t = stand.telling(besloten, o)
        assert t.n == r.n
        assert t.n - t.niet_onderzocht == len(r.onderzocht_in)
        zekerheid = re.search(r"\*\*Zekerheid\.\*\* (.*)", kaarten[r.code])
        assert zekerheid
        assert zekerheid[1].startswith(f"{groot(statuswoord_nl(r.rekenstatus))}. ")
        assert f"verwacht in {r.laag_band} tot {r.hoog_band} van de {r.n} gebieden" in zekerheid[1]
        if t.klopt:
            hoeveel = "beide" if t.bezocht == 2 else f"alle {telwoord(t.bezocht)}"
            alle = f"Klopt in {hoeveel} bezochte gebieden." if t.bezocht > 1 else "Klopt in het ene"
            deel = f"Klopt in {telwoord(t.klopt)} van de {telwoord(t.bezocht)} bezochte gebieden"
            assert (alle if t.klopt == t.bezocht else deel) in zekerheid[1]


def test_where_a_claim_holds_is_where_the_question_what_changed_says(besloten: Verandergraaf) -> None:
    leeg = besloten.met_records(r for r in besloten.alles if r.soort != "registratie")
    waar = {v.naam: v.erbij for v in verschil(leeg, besloten) if v.soort == "bewering"}
    for s in besloten.stellingen.values():
        if s.laag == "theorie":
            o = beoordeling(besloten).bewering(s.sleutel)
            assert tuple(g for g in o.cellen if stand.gebiedstand(besloten, o, g) == "klopt") == waar.get(s.naam, ())


def test_the_table_has_a_cell_per_area_that_says_the_same_as_the_judgement(besloten: Verandergraaf) -> None:
    tabellen = [b for b in schrijf_theorie(besloten, doelgroep="monitor").blokken if isinstance(b, Tabelblok)]
    tabel = next(t for t in tabellen if t.titel == "Beweringen per deelgebied")
    assert tabel.koppen == ("Bewering", *besloten.deelgebieden)
    op_code = {s.code: s for s in besloten.stellingen.values() if s.code}
    assert len(tabel.rijen) == sum(s.laag == "theorie" and s.relatie in GEVOLG for s in op_code.values())
    for kop, *cellen in tabel.rijen:
        o = beoordeling(besloten).bewering(op_code[kop.tekst.split()[0]].sleutel)
        verwacht = [stand.TEKENS[stand.gebiedstand(besloten, o, g)] for g in besloten.deelgebieden]
        assert [(c.tekst, c.voluit) for c in cellen] == verwacht


def test_blockers_say_what_the_question_says(besloten: Verandergraaf) -> None:
    tekst = schrijf_theorie(besloten, doelgroep="monitor").markdown
    for r in terugkerende_belemmeringen(besloten, alles=True):
        deel = tekst.split(f"#### {r.naam}\n")[1].split("\n#")[0]
        if r.vastgesteld_in:
            assert f"Vastgesteld in {telwoord(len(r.vastgesteld_in))} van de elf bezochte gebieden" in deel
        verwacht = f"Verwacht in {r.laag_band} tot {r.hoog_band} van de {r.n} gebieden."
        assert (verwacht in deel) is (r.klasse != "opgelost"), "of what is resolved nothing is expected"
        if r.geraakt:
            assert f"{groot(telwoord(len(r.geraakt)))} van de acht doelen" in deel


@pytest.mark.parametrize("doelgroep", [d for d in DOELGROEPEN if d != "monitor"])
def test_only_monitors_read_numbers_with_decimals_or_bands(besloten: Verandergraaf, doelgroep: Doelgroep) -> None:
    tekst = schrijf_theorie(besloten, doelgroep=doelgroep).markdown
    assert not re.search(r"\d,\d", tekst)
    assert "erwacht in" not in tekst


def test_goals_are_as_sharp_as_the_question_says(besloten: Verandergraaf) -> None:
    tabellen = [b for b in schrijf_theorie(besloten).blokken if isinstance(b, Tabelblok)]
    doelen = next(t for t in tabellen if t.titel == "De doelen")
    assert [r[0].tekst for r in doelen.rijen] == [d.naam for d in doelscherpte(besloten)]
    leeg = sum(c.tekst == "nog niet afgesproken" for r in doelen.rijen for c in r)
    assert leeg == sum(len(d.niet_ingevuld) for d in doelscherpte(besloten))


def test_every_change_is_told_with_its_session_and_reason(besloten: Verandergraaf) -> None:
    tekst = schrijf_theorie(besloten).markdown
    hoofdstuk = tekst.split("## Wat er veranderde, en waarom")[1].split("\n## ")[0]
    assert "B8 (brede sessie, 18 januari 2028)" in hoofdstuk
    for zin in (
        "**C20, ‘Als een knelpunt bij beleid een eigenaar heeft, worden regels aangepast.’**: vervallen",
        "In vier gebieden had het knelpunt een eigenaar en is geen regel gewijzigd.",
        "Nu staat er ‘Een eigenaar die vertrouwen heeft, maakt eerder afspraken over zijn grond, tenzij de vergunning",
        "doorlooptijd van verkenning tot eerste maatregel",
        "het voorstel ‘verzwakken’ is niet overgenomen. Reden: Vooroverleg is pas kort verplicht",
        "het voorstel ‘splitsen’ blijft liggen",
        "‘Eén aanspreekpunt van het Rijk’ heet voortaan ‘Eén herkenbaar aanspreekpunt van het Rijk’",
    ):
        assert zin in hoofdstuk, zin
    assert "C20" not in tekst.split("## Wat er veranderde")[0].replace("C20)", "")


def test_version_one_is_read_in_its_own_words_beside_the_evidence_of_now(besloten: Verandergraaf) -> None:
    een, twee = (schrijf_theorie(besloten, versie=v) for v in (1, 2))
    assert "Versie 1, met wat er gezien en gehoord is tot en met c6." in een.markdown
    assert "C20 · leidt tot" in een.markdown
    assert "Er is nog geen besluit genomen" in een.markdown
    assert "Versie 2, vastgesteld in B8 (brede sessie, 18 januari 2028)" in twee.markdown
    assert twee.markdown == schrijf_theorie(besloten).markdown
    assert "Eén herkenbaar aanspreekpunt" not in een.markdown


def test_a_version_later_than_the_moment_that_was_asked_is_refused(besloten: Verandergraaf) -> None:
    with pytest.raises(AanroepFout, match="Versie 2 geldt vanaf c6"):
        schrijf_theorie(besloten.tot_en_met("c5"), versie=2)
    with pytest.raises(AanroepFout, match="Versie 9 van de theorie is er niet"):
        schrijf_theorie(besloten, versie=9)


def test_the_document_of_an_earlier_cycle_never_looks_ahead(besloten: Verandergraaf) -> None:
    tekst = schrijf_theorie(besloten.tot_en_met("c2"), doelgroep="monitor").markdown
    assert "tot en met c2" in tekst
    assert not re.search(r"\bc[3-6]\b", tekst)
    assert not re.search(r"\d\d-[3-6][ab]\b", tekst)
    assert "Er is nog geen besluit genomen" in tekst


@pytest.mark.parametrize("doelgroep", DOELGROEPEN)
def test_what_is_missing_is_always_told_in_words(besloten: Verandergraaf, doelgroep: Doelgroep) -> None:
    tekst = schrijf_theorie(besloten, doelgroep=doelgroep).markdown
    voor_monitors = re.sub(r" R \d.*?\.(?=\n| )", "", tekst)
    for formule in ("b vanaf", "P = ", "nodig 3", "de band begint", "R+S+K"):
        assert formule not in voor_monitors


def test_a_filter_is_named_and_changes_who_is_counted(besloten: Verandergraaf) -> None:
    g = replace(besloten, filter=Filter(kerngebied=("de-peel",)))
    tekst = schrijf_theorie(g).markdown
    assert "| Alleen | kerngebied: de-peel |" in tekst
    assert "Klopt in beide bekeken gebieden die hier meetellen" in tekst
    assert "Klopt in beide bezochte gebieden" in schrijf_theorie(g, doelgroep="monitor").markdown


def test_an_empty_dossier_gives_a_document_that_says_so() -> None:
    document = schrijf_theorie(Verandergraaf.van(()))
    assert document.markdown.startswith("# De verandertheorie\n")
    assert "Er staat nog niets in de theorie." in document.markdown
    assert document.html.count("<h1>") == 1


def test_a_theory_without_evidence_gives_a_document_that_says_so(besloten: Verandergraaf) -> None:
    zonder = Verandergraaf.van(r for r in besloten.alles if r.soort not in ("registratie", "bron", "tweede_codering"))
    tekst = schrijf_theorie(zonder).markdown
    assert "In geen van de 13 gebieden is ernaar gekeken." in tekst
    assert "**Tegengeluid" not in tekst


def test_one_area_is_told_in_good_dutch(graaf_van: Callable[..., Verandergraaf]) -> None:
    tekst = textwrap.dedent(
        """
        - {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-09-01, tot: 2026-11-30}
        - {soort: gebied, sleutel: D01, naam: Deel 1, niveau: deelgebied}
        - {soort: interventie, sleutel: i, naam: Hulp}
        - {soort: mechanisme, sleutel: m, naam: Moed, domein: uitvoeringsproces}
        - {soort: bewering, code: C1, van: i, relatie: activeert, naar: m, tekst: Hulp geeft moed.}
        - {soort: bron, pseudoniem: b1, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
        - soort: registratie
          id: r1
          datum: 2026-10-01
          gebied: D01
          bron: b1
          interventie: i
          teruggelegd: ingestemd
          bewijs: [{onderwerp: C1, teken: voor, kern: Het hielp., bewijskracht: sterk}]
        """
    )
    anderen = omstanders("D01", dag="2026-09-02", perspectief="ondernemer")
    tekst = schrijf_theorie(graaf_van(tekst + anderen)).markdown
    assert "Klopt in het ene bezochte gebied." in tekst
    assert "Eén stem spreekt ervoor (een ondernemer), niemand ertegen." in tekst
    assert "Fictieve" not in tekst


def test_headings_go_down_one_step_at_a_time_and_there_is_one_title(besloten: Verandergraaf) -> None:
    for doelgroep in DOELGROEPEN:
        niveaus = [b.niveau for b in schrijf_theorie(besloten, doelgroep=doelgroep).blokken if isinstance(b, Kop)]
        assert niveaus.count(1) == 1
        assert niveaus[0] == 1
        assert all(dan <= eerst + 1 for eerst, dan in pairwise(niveaus))
