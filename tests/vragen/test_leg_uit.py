"""An explanation can be recomputed: its rows give the numbers of the judgement, and its sentences say those numbers."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from math import prod
from pathlib import Path

import pytest

from tests.mini import MINI, TEMPO, WACHTEN
from verandertheorie.begrippen import begrippen, woord
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.oordeel.tellen import Verwachting, tel
from verandertheorie.parameters import standaard
from verandertheorie.vragen.antwoord import Antwoord
from verandertheorie.vragen.belemmeringen import helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.uitleg import Uitlegregel, leg_uit

GraafVan = Callable[..., Verandergraaf]
GOUDEN = Path(__file__).parents[1] / "gouden"
P = standaard()

THEORIE = (
    MINI
    + TEMPO
    + WACHTEN
    + """\
- {soort: gebied, sleutel: kern, naam: Kern, niveau: kerngebied}
- {soort: gebied, sleutel: D01, naam: Een, niveau: deelgebied, ligt_in: kern}
- {soort: gebied, sleutel: D02, naam: Twee, niveau: deelgebied, ligt_in: kern}
- {soort: aanname, sleutel: genoeg-geld, naam: Genoeg geld, aannamesoort: capaciteit}
- {soort: bewering, code: C2, van: wachten, relatie: belemmert, naar: tempo, tekst: Wachten kost tempo.}
- {soort: bewering, code: C3, van: moed, relatie: leidt_tot, naar: tempo, tekst: Moed maakt tempo., tot: c2}
- {soort: bron, pseudoniem: b2, rol: eigenaar, organisatiesoort: ondernemer, geinformeerd: ja}
"""
)


def _cellen(regels: Iterable[Uitlegregel]) -> Mapping[str, tuple[float, float, float, float]]:
    """b, d, k, u per area, from the rows alone: every voice once per side, products, and the two chances."""
    stemmen: dict[str, dict[tuple[int, str], float]] = defaultdict(dict)
    for r in regels:
        if r.telt:
            assert (r.teken, r.groep) not in stemmen[r.gebied], "a voice counts once per area and side"
            stemmen[r.gebied][r.teken, r.groep] = r.sterkte
    uit = {}
    for gebied, hier in stemmen.items():
        p, q = (1 - 1 / prod(s for (t, _), s in hier.items() if t == teken) for teken in (1, -1))
        uit[gebied] = (p * (1 - q), q * (1 - p), p * q, (1 - p) * (1 - q))
    return uit


def _komma(x: float, decimalen: int = 2) -> str:
    return f"{x:.{decimalen}f}".replace(".", ",")


def _kort(x: float) -> str:
    return f"{x:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def _zegt_de_getallen(tekst: str, cellen: Mapping[str, tuple[float, float, float, float]], v: Verwachting) -> None:
    for b, d, k, u in cellen.values():
        delen = zip(("steun", "tegenspraak", "tegenstrijdig", "onbekend"), (b, d, k, u), strict=True)
        assert ", ".join(f"{naam} {_komma(deel, 4)}" for naam, deel in delen) in tekst
    for plaats, naam in enumerate(("steun R", "tegenspraak S", "tegenstrijdig K")):
        (regel,) = (r.strip() for r in tekst.splitlines() if r.strip().startswith(f"{naam} = "))
        assert regel.endswith(f"= {_komma(sum(c[plaats] for c in cellen.values()))}")
    assert f"{v.laag} tot {v.hoog} van de {v.n} gebieden (gemiddeld {_komma(v.verwacht, 1)})" in tekst
    r, s = (sum(c[plaats] for c in cellen.values()) for plaats in (0, 1))
    vuistregel = (r + v.vooraf * v.gewicht) / (r + s + v.gewicht)
    (gevonden,) = re.findall(r"= (\d),(\d\d); precies gerekend, over alle verdelingen, (\d),(\d\d)\.", tekst)
    assert [float(".".join(gevonden[:2])), float(".".join(gevonden[2:]))] == pytest.approx(
        [vuistregel, v.kans], abs=0.00501
    )


@pytest.mark.parametrize("cyclus", ["c2", "c4", "c6"])
def test_the_rows_of_a_claim_give_its_numbers_and_the_sentences_say_them(voorbeeld: Path, cyclus: str) -> None:
    graaf = Verandergraaf.uit(voorbeeld, tot_en_met=cyclus)
    for stand in stand_van_beweringen(graaf):
        uitleg = leg_uit(graaf, stand.bewering)
        cellen = _cellen(uitleg)
        sommen = [sum(c[i] for c in cellen.values()) for i in range(3)]
        assert sommen == pytest.approx([stand.steun, stand.tegenspraak, stand.tegenstrijdig], abs=1e-8)
        assert tuple(cellen) == stand.onderzochte_gebieden
        v = tel([c[:2] for c in cellen.values()], stand.n, vooraf=P.tellen["vooraf_bewering"], p=P)
        assert [v.verwacht, v.kans] == pytest.approx([stand.verwacht, stand.kans], abs=1e-8)
        assert (v.laag, v.hoog) == (stand.laag_band, stand.hoog_band)
        tekst = "\n".join(uitleg.zinnen)
        assert ("Er is nog geen bewijs dat telt." in tekst) is (not cellen)
        if cellen:
            _zegt_de_getallen(tekst, cellen, v)
        assert f"Stand na {cyclus}: {woord('statuswoord', stand.rekenstatus.split()[0])}" in tekst


@pytest.mark.parametrize("cyclus", ["c2", "c4", "c6"])
def test_the_rows_of_a_factor_give_its_numbers_and_the_sentences_say_them(voorbeeld: Path, cyclus: str) -> None:
    graaf = Verandergraaf.uit(voorbeeld, tot_en_met=cyclus)
    for vraag in (terugkerende_belemmeringen, helpende_factoren):
        for r in vraag(graaf, alles=True):
            uitleg = leg_uit(graaf, r.factor)
            cellen = _cellen(uitleg)
            v = tel([c[:2] for c in cellen.values()], r.n, vooraf=P.tellen["vooraf_belemmering"], p=P)
            assert v.verwacht == pytest.approx(r.verwacht, abs=1e-8)
            assert (v.laag, v.hoog) == (r.laag, r.hoog)
            tekst = "\n".join(uitleg.zinnen)
            _zegt_de_getallen(tekst, cellen, v)
            s, n = r.hardnekkigheid_breuk
            assert f"h = {s}/({n - 1} + 1) = {_komma(r.hardnekkigheid)}." in tekst
            for gebied, toestand in r.toestanden.items():
                assert (toestand == "niet_onderzocht") is (gebied not in cellen)
                if gebied in cellen:
                    assert f"): {woord('toestand', toestand)} (" in tekst


def test_every_item_behind_a_judgement_is_a_row_once_counted_or_set_aside_with_a_reason(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    for sleutel in (*graaf.factoren, *graaf.stellingen):
        vondsten = graaf.vondsten_aanwezigheid(sleutel) if sleutel in graaf.factoren else graaf.vondsten(sleutel)
        uitleg = leg_uit(graaf, sleutel)
        assert sorted(r.herkomst for r in uitleg) == sorted(v.item.herkomst for v in vondsten)
        assert all(r.telt is (r.waarom_niet == "") for r in uitleg)
        tekst = "\n".join(uitleg.zinnen)
        assert [r.herkomst for r in uitleg if r.herkomst not in tekst] == []


def test_what_is_set_aside_for_a_stronger_word_of_the_same_voice_is_not_stronger(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    terzijde = 0
    for sleutel in (*graaf.factoren, *graaf.stellingen):
        uitleg = leg_uit(graaf, sleutel)
        telt = {(r.gebied, r.teken, r.groep): r.sterkte for r in uitleg if r.telt}
        for r in uitleg:
            if r.waarom_niet == "dezelfde bron zei hier al iets sterkers":
                terzijde += 1
                assert r.sterkte <= telt[r.gebied, r.teken, r.groep]
    assert terzijde > 50


def test_rows_stand_by_area_for_before_against_counted_before_set_aside(voorbeeld: Path) -> None:
    for onderwerp in ("C07", "C01", "trage-vergunningen"):
        uitleg = leg_uit(Verandergraaf.uit(voorbeeld), onderwerp)
        in_gebied = [r for r in uitleg if r.waarom_niet in ("", "dezelfde bron zei hier al iets sterkers")]
        assert uitleg.rijen[: len(in_gebied)] == tuple(in_gebied)
        assert in_gebied == sorted(in_gebied, key=lambda r: (r.gebied, -r.teken, r.groep, not r.telt))


def test_the_voices_a_word_hangs_on_are_those_without_which_it_is_another_word(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    (zin,) = (z for z in leg_uit(graaf, "C26").zinnen if z.startswith("Het woord hangt op"))
    groepen = {r.groep for r in leg_uit(graaf, "C26") if r.telt}
    zonder = {g: _woord_zonder(graaf, g) for g in groepen}
    kantelt = {g: w for g, w in zonder.items() if w != "onbeslist"}
    assert len(kantelt) > 1
    assert zin.startswith(f"Het woord hangt op {len(kantelt)} bronnen: ")
    for g, w in kantelt.items():
        assert re.search(rf"zonder {g} \([^)]*\) wordt het '", zin)
        assert f"wordt het '{woord('statuswoord', w.split()[0])}" in zin
    assert not any(f"zonder {g} " in zin for g in zonder.keys() - kantelt.keys())


def _woord_zonder(graaf: Verandergraaf, groep: str) -> str:
    """The word of C26 in a dossier from which every record of one source is gone."""
    over = tuple(r for r in graaf.alles if getattr(r, "bron", None) != groep)
    anders = Verandergraaf.van(over, tot_en_met="c6")
    return next(r.rekenstatus for r in stand_van_beweringen(anders) if r.code == "C26")


@pytest.mark.parametrize("onderwerp", ["C07", "trage-vergunningen"])
def test_the_explanation_reads_as_agreed(voorbeeld: Path, gouden: Callable[[Path, str], None], onderwerp: str) -> None:
    """Renew with ``pytest --gouden`` and read the difference."""
    gouden(
        GOUDEN / f"leg-uit-{onderwerp}.txt", "\n".join(leg_uit(Verandergraaf.uit(voorbeeld), onderwerp).zinnen) + "\n"
    )


# --- words ------------------------------------------------------------------------------------


def _woorden(soort: str) -> list[str]:
    return [sleutel for s, sleutel in begrippen() if s == f"waarde.{soort}"]


def _met_bewijs(regels: str, *, kop: str = "bron: b1") -> str:
    return f"""{THEORIE}
- soort: registratie
  id: r
  datum: 2026-01-10
  gebied: D01
  {kop}
  interventie: hulp
{regels}"""


def _ene_regel(uitleg: Antwoord[Uitlegregel]) -> Uitlegregel:
    (regel,) = uitleg
    return regel


@pytest.mark.parametrize("bewijskracht", _woorden("bewijskracht"))
def test_a_strength_is_explained_in_its_own_word_with_its_number(graaf_van: GraafVan, bewijskracht: str) -> None:
    tekst = f"  bewijs: [{{onderwerp: C1, teken: voor, kern: Gezien., bewijskracht: {bewijskracht}, toelichting: t}}]"
    regel = _ene_regel(leg_uit(graaf_van(_met_bewijs(tekst)), "C1"))
    getal = _kort(P.sterkte[bewijskracht])
    assert regel.woorden == (f"{woord('waarde.bewijskracht', bewijskracht)} {getal}",)


@pytest.mark.parametrize("hoe_bekend", _woorden("hoe_bekend"))
@pytest.mark.parametrize("kanttekening", _woorden("kanttekening"))
def test_a_discount_is_explained_in_its_own_word_with_its_power(
    graaf_van: GraafVan, hoe_bekend: str, kanttekening: str
) -> None:
    tekst = (
        "  bewijs: [{onderwerp: C1, teken: voor, kern: Gezien., "
        f"hoe_bekend: {hoe_bekend}, kanttekening: {kanttekening}}}]"
    )
    regel = _ene_regel(leg_uit(graaf_van(_met_bewijs(tekst)), "C1"))
    verwacht = [
        (woord("waarde.hoe_bekend", hoe_bekend), P.hoe_bekend[hoe_bekend]),
        (f"kanttekening {woord('waarde.kanttekening', kanttekening)}", P.kanttekening[kanttekening]),
    ]
    assert regel.woorden[1:] == tuple(f"{w}: macht {_kort(macht)}" for w, macht in verwacht if macht != 1)


@pytest.mark.parametrize("wijze", _woorden("wijze"))
def test_a_way_of_searching_is_explained_in_its_own_word(graaf_van: GraafVan, wijze: str) -> None:
    graaf = graaf_van(_met_bewijs(f"  dekking: [{{onderwerp: wachten, wijze: {wijze}, gevonden: nee}}]"))
    regel = _ene_regel(leg_uit(graaf, "wachten"))
    assert regel.woorden[0].startswith(f"{woord('waarde.wijze', wijze)} en niet gevonden ")
    assert (regel.teken, regel.kern) == (-1, "gezocht en niet gevonden")


def test_the_two_answers_of_a_test_question_are_said_with_the_words_of_the_form(graaf_van: GraafVan) -> None:
    toets = "{onderwerp: C1, als_waar: vrijwel_zeker, als_niet_waar: kan_beide, gevonden: nee, kern: Belde zij terug?}"
    regel = _ene_regel(leg_uit(graaf_van(_met_bewijs(f"  toets: [{toets}]")), "C1"))
    assert regel.woorden == ("toetsvraag (vrijwel zeker tegenover kan beide, niet gevonden) 10",)
    assert regel.teken == -1


def test_what_was_looked_for_in_a_test_question_is_said(graaf_van: GraafVan) -> None:
    toets = "{onderwerp: C1, als_waar: vrijwel_zeker, als_niet_waar: kan_beide, gevonden: ja, kern: Belde zij terug?}"
    assert "Belde zij terug?" in str(leg_uit(graaf_van(_met_bewijs(f"  toets: [{toets}]")), "C1"))


@pytest.mark.parametrize(
    ("kop", "wie"),
    [
        ("bron: b1", "b1 (trekker)"),
        ("vorm: participatieve_observatie", "participatieve observatie r"),
        ("vorm: document", "document r"),
    ],
)
def test_who_says_it_is_named_by_pseudonym_and_role_or_by_the_form_of_the_record(
    graaf_van: GraafVan, kop: str, wie: str
) -> None:
    graaf = graaf_van(_met_bewijs("  bewijs: [{onderwerp: C1, teken: voor, kern: Gezien.}]", kop=kop))
    assert f"  voor  {wie}, c1: matig 3" in str(leg_uit(graaf, "C1"))


def test_a_session_is_named_by_its_series(graaf_van: GraafVan) -> None:
    graaf = graaf_van(f"""{THEORIE}
- soort: registratie
  id: l
  datum: 2026-01-10
  vorm: leerbijeenkomst
  interventie: hulp
  reeks: kring
  bewijs: [{{onderwerp: C1, teken: voor, kern: Gezien., gebied: D01}}]
""")
    (stem,) = (r for r in leg_uit(graaf, "C1").zinnen if r.startswith("  voor  "))
    assert all(deel in stem for deel in ("bijeenkomsten", "kring", "D01"))


def test_what_is_older_says_how_many_cycles_and_weighs_less(graaf_van: GraafVan) -> None:
    graaf = graaf_van(_met_bewijs("  bewijs: [{onderwerp: wachten, teken: voor, kern: Gezien.}]"), tot_en_met="c2")
    regel = _ene_regel(leg_uit(graaf, "wachten"))
    assert regel.woorden == ("matig 3", "1 leercyclus oud: macht 0,7071")
    assert regel.sterkte == pytest.approx(3**2**-0.5)


ALLE_LAGEN = _met_bewijs("""\
  bewijs:
    - {onderwerp: C3, teken: voor, kern: Gezien.}
    - {onderwerp: hulp > activeert > moed, teken: voor, kern: Gezien.}
    - {onderwerp: hulp > draagt_bij_aan > tempo, teken: voor, kern: Gezien.}
    - {onderwerp: genoeg-geld, teken: tegen, kern: Gezien.}
""")


@pytest.mark.parametrize(
    ("onderwerp", "laag"),
    [
        ("C1", "theorie"),
        ("hulp > draagt_bij_aan > tempo", "kandidaat"),
        ("genoeg-geld", "aanname"),
        ("C3", "uitgefaseerd"),
    ],
)
def test_a_claim_of_any_layer_can_be_explained(graaf_van: GraafVan, onderwerp: str, laag: str) -> None:
    graaf = graaf_van(ALLE_LAGEN, tot_en_met="c2")
    assert {s.laag for s in graaf.stellingen.values()} == {"theorie", "kandidaat", "aanname", "uitgefaseerd"}
    uitleg = leg_uit(graaf, onderwerp)
    assert len(uitleg) == 1
    assert laag == "theorie" or laag in str(uitleg)


def test_a_subject_may_be_named_as_people_do(graaf_van: GraafVan) -> None:
    graaf = graaf_van(_met_bewijs("  bewijs: [{onderwerp: C2, teken: voor, kern: Gezien.}]"))
    factor = leg_uit(graaf, "wachten")
    assert factor.rijen == leg_uit(graaf, "Wachten").rijen
    assert factor.zinnen != leg_uit(graaf, "C2").zinnen
    assert leg_uit(graaf, "C2").rijen == leg_uit(graaf, "wachten > belemmert > tempo").rijen


def test_a_subject_that_is_not_there_gets_the_nearest_name(graaf_van: GraafVan) -> None:
    with pytest.raises(AanroepFout, match=r"Bedoelt u wachten\?"):
        leg_uit(graaf_van(THEORIE), "wachtten")
    with pytest.raises(AanroepFout, match="nog geen bewijs"):
        leg_uit(graaf_van(THEORIE), "hulp > draagt_bij_aan > tempo")


def test_an_assumption_without_evidence_cannot_be_explained_yet(graaf_van: GraafVan) -> None:
    with pytest.raises(AanroepFout, match="nog geen bewijs"):
        leg_uit(graaf_van(THEORIE), "genoeg-geld")


def test_a_factor_that_does_both_is_explained_in_both_roles(graaf_van: GraafVan) -> None:
    """What it touches differs per role; the presence does not."""
    tekst = THEORIE.replace("ligging: buiten_aanpak", "ligging: buiten_aanpak, valentie: beide")
    graaf = graaf_van(tekst)
    b = beoordeling(graaf)
    assert b.factor("wachten", "belemmerend").theoretisch == ("tempo",)
    assert b.factor("wachten", "helpend").theoretisch == ()
