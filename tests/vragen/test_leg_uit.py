"""An explanation can be recomputed: its rows give the numbers of the judgement, and its sentences say those numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from math import floor, log, prod
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mini import MINI, TEMPO, WACHTEN
from verandertheorie.begrippen import begrippen, woord
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import importeer
from verandertheorie.model.waarneming import Dekking
from verandertheorie.oordeel.statuswoord import statusstap
from verandertheorie.oordeel.tellen import Verwachting, tel
from verandertheorie.parameters import standaard
from verandertheorie.vragen.antwoord import Antwoord
from verandertheorie.vragen.belemmeringen import helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.uitleg import Uitlegregel, leg_uit
from verandertheorie.vragen.uitlegtekst import kern_van

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
MEER = """\
- {soort: gebied, sleutel: D03, naam: Drie, niveau: deelgebied, ligt_in: kern}
- {soort: bron, pseudoniem: b3, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: b4, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}
"""

SAMEN = """\
- soort: registratie
  id: samen
  datum: 2026-01-10
  gebied: D01
  bronnen: [b1, b2]
  interventie: hulp
  bewijs:
    - {onderwerp: C1, teken: voor, kern: Het hielp., bewijskracht: sterk, spreker: b2}
    - {onderwerp: C1, teken: voor, kern: Het hielp mij ook., spreker: b1}
"""


def test_a_conversation_of_several_is_one_voice_and_each_word_is_of_who_said_it(graaf_van: GraafVan) -> None:
    tekst = str(leg_uit(graaf_van(THEORIE + SAMEN), "C1"))
    assert "voor  het gesprek met b1 en b2, c1: sterk 6" in tekst
    assert "b2 (eigenaar): Het hielp. [samen#1]" in tekst
    assert "b1 (" not in tekst, "nothing that counts was said by b1"
    meer = str(leg_uit(graaf_van(THEORIE + SAMEN.replace("interventie:", "meer_mensen: ja\n  interventie:")), "C1"))
    assert "het gesprek met b1, b2 en anderen" in meer


def test_who_was_heard_alone_too_has_a_voice_of_its_own(graaf_van: GraafVan) -> None:
    alleen = """\
- {soort: registratie, id: alleen, datum: 2026-01-11, gebied: D01, bron: b2, interventie: hulp, bewijs: [
    {onderwerp: C1, teken: voor, kern: Niet zo veel., bewijskracht: zwak}]}
"""
    tekst = str(leg_uit(graaf_van(THEORIE + SAMEN + alleen), "C1"))
    assert "voor  b2 (eigenaar), c1: sterk 6" in tekst
    assert "voor  het gesprek met b1 en b2, c1: matig 3" in tekst
    eerste = str(leg_uit(graaf_van(THEORIE + SAMEN + alleen.replace("bron: b2", "bron: b1")), "C1"))
    assert "voor  de gesprekken met b1 en b2, c1: sterk 6" in eerste


def test_a_word_hangs_on_the_conversation_and_not_on_one_who_was_in_it(graaf_van: GraafVan) -> None:
    overal = "".join(
        SAMEN.replace("id: samen", f"id: samen-{g.lower()}").replace("D01", g) for g in ("D01", "D02", "D03")
    )
    tekst = str(leg_uit(graaf_van(THEORIE + MEER + overal), "C1"))
    assert "zonder de gesprekken met b1 en b2 '" in tekst
    assert "zonder b1" not in tekst


def test_in_a_session_too_it_is_told_who_said_it(graaf_van: GraafVan) -> None:
    sessie = SAMEN.replace("  gebied: D01\n", "  vorm: leerbijeenkomst\n").replace("spreker:", "gebied: D01, spreker:")
    tekst = str(leg_uit(graaf_van(THEORIE + sessie), "C1"))
    assert "de bijeenkomsten in D01 (reeks hulp)" in tekst
    assert "b2 (eigenaar): Het hielp." in tekst


@pytest.mark.parametrize("gezocht", ["bestaan", "tegendeel", "andere_oorzaak"])
@pytest.mark.parametrize("gevonden", ["ja", "nee", "onduidelijk"])
def test_what_was_looked_for_is_a_whole_sentence(gezocht: str, gevonden: str) -> None:
    zin = kern_van(Dekking.model_validate({"onderwerp": "x", "gezocht": gezocht, "gevonden": gevonden}))
    assert re.fullmatch(
        r"(naar (het tegendeel|een andere oorzaak) )?gezocht en (gevonden|niet gevonden|niet duidelijk geworden)", zin
    )


def test_where_there_are_no_core_areas_none_are_counted(graaf_van: GraafVan) -> None:
    plat = THEORIE.replace(", ligt_in: kern", "").replace("sleutel: kern, naam: Kern, niveau: kerngebied", "")
    plat = plat.replace("- {soort: gebied, }\n", "")
    assert "kerngebied" not in plat
    zegt = "".join(
        f"- {{soort: registratie, id: r-{b}-{g.lower()}, datum: 2026-01-10, gebied: {g}, bron: {b}, interventie: hulp, "
        "bewijs: [{onderwerp: C1, teken: voor, kern: k., bewijskracht: sterk}, "
        "{onderwerp: wachten, teken: voor, kern: k., bewijskracht: sterk}]}\n"
        for b in ("b1", "b2")
        for g in ("D01", "D02")
    )
    graaf = graaf_van(plat + zegt)
    for antwoord in (leg_uit(graaf, "C1"), leg_uit(graaf, "wachten"), terugkerende_belemmeringen(graaf)):
        assert "kerngebied" not in str(antwoord)
    assert "vastgesteld in 2 gebieden;" in str(leg_uit(graaf, "wachten"))


def _cellen(regels: Iterable[Uitlegregel]) -> Mapping[str, tuple[float, float, float]]:
    """V, b and d per area, from the rows alone: every voice once per side, and what the products give."""
    stemmen: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for r in regels:
        if r.telt:
            assert (r.teken, r.groep) not in stemmen[r.gebied], "a voice counts once per area and side"
            stemmen[r.gebied][r.teken, r.groep] = r.sterkte
    uit = {}
    for gebied, hier in stemmen.items():
        v, t = (prod(s for (teken, _), s in hier.items() if teken == kant) for kant in ("voor", "tegen"))
        uit[gebied] = (v / t, (v - 1) / (v + t - 1), (t - 1) / (v + t - 1))
    return uit


def _komma(x: float, decimalen: int = 2) -> str:
    """Halves go up, as on a pocket calculator."""
    return f"{floor(x * 10**decimalen + 0.5 + 1e-9) / 10**decimalen:.{decimalen}f}".replace(".", ",")


def _kort(x: float) -> str:
    return f"{x:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def _zegt_de_getallen(tekst: str, cellen: Mapping[str, tuple[float, float, float]], v: Verwachting) -> None:
    for _, b, d in cellen.values():
        for naam, deel in (("steun", b), ("tegenspraak", d), ("onbekend", 1 - b - d)):
            assert re.search(rf"^  {naam} .* = {_komma(deel, 4)}$", tekst, re.MULTILINE)
    band = f"{v.laag} tot {v.hoog} van de {v.n} gebieden (gemiddeld {_komma(v.verwacht, 1)})"
    assert (band in tekst) is not ("Waar het was vastgesteld, is het er niet meer." in tekst)


@pytest.mark.parametrize("cyclus", ["c2", "c4", "c6"])
def test_the_rows_of_a_claim_give_its_numbers_and_the_sentences_say_them(voorbeeld: Path, cyclus: str) -> None:
    graaf = Verandergraaf.uit(voorbeeld, tot_en_met=cyclus)
    for stand in stand_van_beweringen(graaf):
        uitleg = leg_uit(graaf, stand.bewering)
        cellen = _cellen(uitleg)
        r, s = (sum(c[i] for c in cellen.values()) for i in (1, 2))
        assert [r, s] == pytest.approx([stand.steun, stand.tegenspraak], abs=1e-8)
        assert stand.kans == pytest.approx((r + 1) / (r + s + 2), abs=1e-8)
        assert tuple(cellen) == stand.onderzocht_in
        v = tel((log(c[0]) for c in cellen.values()), stand.n, vooraf=P.tellen["vooraf_bewering"], p=P)
        assert v.verwacht == pytest.approx(stand.verwacht, abs=1e-8)
        assert (v.laag, v.hoog) == (stand.laag_band, stand.hoog_band)
        tekst = "\n".join(uitleg.zinnen)
        assert ("Er is nog geen bewijs dat telt." in tekst) is (not cellen)
        if cellen:
            _zegt_de_getallen(tekst, cellen, v)
            (kans,) = re.findall(r"Kans in een volgend, .* = (\d,\d\d)\.", tekst)
            assert float(kans.replace(",", ".")) == pytest.approx(stand.kans, abs=0.005000001)
        assert f"Stand na {cyclus}: {woord('statuswoord', stand.rekenstatus.split()[0])}" in tekst


@pytest.mark.parametrize("cyclus", ["c2", "c4", "c6"])
def test_the_rows_of_a_factor_give_its_numbers_and_the_sentences_say_them(voorbeeld: Path, cyclus: str) -> None:
    graaf = Verandergraaf.uit(voorbeeld, tot_en_met=cyclus)
    for vraag in (terugkerende_belemmeringen, helpende_factoren):
        for r in vraag(graaf, alles=True):
            uitleg = leg_uit(graaf, r.factor)
            cellen = _cellen(uitleg)
            v = tel((log(c[0]) for c in cellen.values()), r.n, vooraf=P.tellen["vooraf_belemmering"], p=P)
            assert v.verwacht == pytest.approx(r.verwacht, abs=1e-8)
            assert (v.laag, v.hoog) == (r.laag_band, r.hoog_band)
            tekst = "\n".join(uitleg.zinnen)
            _zegt_de_getallen(tekst, cellen, v)
            s, n = r.nog_aanwezig, r.opnieuw_gekeken + 1
            assert f"h = {s}/({n - 1} + 1) = {_komma(r.hardnekkigheid)}." in tekst
            for gebied, toestand in r.toestanden.items():
                assert (toestand == "niet_onderzocht") is (gebied not in cellen or gebied in r.niet_genoemd_in)
                if toestand != "niet_onderzocht":
                    assert f"): {woord('toestand', toestand)} (" in tekst


def test_it_is_said_where_was_asked_openly_and_what_the_silence_weighs(voorbeeld: Path) -> None:
    tekst = "\n".join(leg_uit(Verandergraaf.uit(voorbeeld, tot_en_met="c1"), "trage-vergunningen").zinnen)
    assert "  Open gevraagd en niet genoemd in " in tekst
    assert "  stil  Open gevraagd en niet genoemd: 1 keer (telt samen 1,2667 tegen)." in tekst


# --- recomputing ------------------------------------------------------------------------------

_GETAL = r"\d+(?:,\d+)?(?: × 10\^\d+)?"
_SOM = re.compile(rf"((?:[(]|{_GETAL}|[ +−×/)¹²³⁴⁵⁶⁷⁸⁹⁰])+) = ({_GETAL})")
_MACHTEN = re.compile(rf"({_GETAL})((?:; [^;→]*: macht {_GETAL})+) → ({_GETAL})")
_HOOG = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _waarde(som: str) -> float:
    """What a pocket calculator gives for a sum as it is printed."""
    som = re.sub(r"([¹²³⁴⁵⁶⁷⁸⁹⁰]+)", lambda m: f"**{m[0].translate(_HOOG)}", som)
    for oud, nieuw in ((" × 10^", "e"), (",", "."), ("×", "*"), ("−", "-")):
        som = som.replace(oud, nieuw)
    return float(eval(som, {"__builtins__": {}}))  # noqa: S307  (only digits and signs of arithmetic: see _SOM)


def _klopt(uitkomst: float, gedrukt: str) -> bool:
    """Whether the printed number is this one, rounded to the digits that are printed."""
    kern, _, macht = gedrukt.partition(" × 10^")
    decimalen = len(kern.partition(",")[2])
    verschil = abs(uitkomst / 10.0 ** int(macht or 0) - float(kern.replace(",", ".")))
    return verschil <= 0.5000001 * 10.0**-decimalen


def _fouten(zinnen: Iterable[str]) -> tuple[list[str], int]:
    """The sums that give something else than what is printed, and how many sums there are."""
    fout, aantal = [], 0
    for zin in zinnen:
        for som, uitkomst in _SOM.findall(zin):
            if som.count("(") == som.count(")") and re.search(r"[+−×/]", som):
                aantal += 1
                if not _klopt(_waarde(som), uitkomst):
                    fout.append(f"{som} = {uitkomst}: {_waarde(som)}")
        for basis, machten, uitkomst in _MACHTEN.findall(zin):
            aantal += 1
            macht = prod(_waarde(m) for m in re.findall(rf"macht ({_GETAL})", machten))
            if not _klopt(_waarde(basis) ** macht, uitkomst):
                fout.append(f"{basis}{machten} = {uitkomst}")
    return fout, aantal


def test_every_sum_of_the_example_gives_what_is_printed_after_it(voorbeeld: Path) -> None:
    sommen = 0
    for cyclus in ("c2", "c4", "c6"):
        graaf = Verandergraaf.uit(voorbeeld, tot_en_met=cyclus)
        for onderwerp in (*graaf.stellingen, *graaf.factoren):
            fout, aantal = _fouten(leg_uit(graaf, onderwerp).zinnen)
            assert not fout, onderwerp
            sommen += aantal
    assert sommen > 1500


def test_the_test_sees_a_sum_that_is_wrong() -> None:
    assert _fouten(["  steun (6 − 1) / (6 + 18 − 1) = 0,2175"])[0]
    assert not _fouten(["  steun (6 − 1) / (6 + 18 − 1) = 0,2174"])[0]
    assert (
        _fouten(["  stil (telt samen 1,2667² × 1 = 1,6 tegen): 3,0 × 1 = 4", "sterk 6; oud: macht 0,5 → 2,4"])[1] == 3
    )


_BEWIJS = st.fixed_dictionaries(
    {
        "onderwerp": st.sampled_from(["C1", "wachten"]),
        "teken": st.sampled_from(["voor", "tegen"]),
        "bewijskracht": st.sampled_from(["zwak", "matig", "sterk"]),
        "hoe_bekend": st.sampled_from(["zelf_meegemaakt", "van_horen_zeggen", "algemene_indruk"]),
        "kanttekening": st.sampled_from(["geen", "klein", "flink", "ernstig"]),
    }
)
_GESPREK = st.tuples(
    st.sampled_from(["2026-01-10", "2026-02-10"]),
    st.sampled_from(["D01", "D02", "D03"]),
    st.sampled_from(["b1", "b2", "b3", "b4"]),
    st.sampled_from(["ja", "nee"]),
    st.booleans(),
    st.lists(_BEWIJS, max_size=5),
)


@pytest.mark.lang
@settings(max_examples=60)
@given(st.lists(_GESPREK, min_size=1, max_size=12))
def test_every_sum_of_a_random_dossier_gives_what_is_printed_after_it(
    gesprekken: list[tuple[str, str, str, str, bool, list[dict[str, str]]]],
) -> None:
    regels = [THEORIE, MEER]
    for nr, (datum, gebied, bron, open_, gezocht, bewijs) in enumerate(gesprekken):
        kop = f"soort: registratie, id: r{nr}, datum: {datum}, gebied: {gebied}, bron: {bron}, interventie: hulp"
        delen = ", ".join(f"{{{', '.join(f'{k}: {w}' for k, w in b.items())}, kern: Gezien.}}" for b in bewijs)
        zocht = "{onderwerp: wachten, gevonden: nee, wijze: terloops}" if gezocht and not bewijs else ""
        rest = f"open_vraag_belemmeringen: {open_}, bewijs: [{delen}], dekking: [{zocht}]"
        regels.append(f"- {{{kop}, {rest}}}\n")
    with TemporaryDirectory() as map_:
        bestand, pad = Path(map_) / "t.yaml", Path(map_) / "t.sqlite"
        bestand.write_text("".join(regels), encoding="utf-8")
        with Dossier.maak(pad) as d:
            assert not importeer(d, bestand).fouten
        graaf = Verandergraaf.uit(pad)
        for onderwerp in ("C1", "wachten"):
            assert not _fouten(leg_uit(graaf, onderwerp).zinnen)[0]


def test_every_item_behind_a_judgement_is_a_row_once_counted_or_set_aside_with_a_reason(voorbeeld: Path) -> None:
    graaf = Verandergraaf.uit(voorbeeld)
    for sleutel in (*graaf.factoren, *graaf.stellingen):
        is_factor = sleutel in graaf.factoren
        vondsten = graaf.vondsten_aanwezigheid(sleutel) if is_factor else graaf.vondsten(sleutel)
        stiltes = graaf.stiltes(sleutel) if is_factor else ()
        uitleg = leg_uit(graaf, sleutel)
        assert sorted(r.id for r in uitleg) == sorted(v.item.herkomst for v in (*vondsten, *stiltes))
        assert all(r.telt is (r.waarom_niet == "") for r in uitleg)
        tekst = "\n".join(uitleg.zinnen)
        stil = {v.item.herkomst for v in stiltes}
        assert [r.id for r in uitleg if r.id not in tekst and r.id not in stil] == []


def test_the_reason_why_something_is_set_aside_is_so(voorbeeld: Path) -> None:
    """41 % of "zei hier al iets sterkers" was equally strong, 18 % had lost by age."""
    graaf, redenen = Verandergraaf.uit(voorbeeld), Counter[str]()
    for sleutel in (*graaf.factoren, *graaf.stellingen):
        uitleg = leg_uit(graaf, sleutel)
        telt = {(r.gebied, r.teken, r.groep): r for r in uitleg if r.telt}
        for r in uitleg:
            redenen[r.waarom_niet] += 1
            naast = telt.get((r.gebied, r.teken, r.groep))
            if r.waarom_niet == "dezelfde stem zei hier iets sterkers":
                assert naast is not None
                assert r.sterkte < naast.sterkte
            elif r.waarom_niet == "dezelfde stem zei hier al iets even sterks":
                assert naast is not None
                assert r.sterkte == pytest.approx(naast.sterkte)
            elif r.waarom_niet == "dezelfde stem zei hier iets dat minder oud is":
                assert naast is not None
                assert r.sterkte < naast.sterkte
                assert graaf.nummer(r.cyclus) < graaf.nummer(naast.cyclus)
            elif r.waarom_niet == "deze stem zei sindsdien het tegendeel":
                ander = [v for v in uitleg if (v.gebied, v.groep) == (r.gebied, r.groep) and v.teken != r.teken]
                assert any(graaf.nummer(v.cyclus) > graaf.nummer(r.cyclus) for v in ander)
    assert min(redenen[w] for w in redenen if w.startswith("dezelfde stem")) > 10
    assert len([w for w in redenen if "stem" in w]) >= 4


def test_rows_stand_by_area_for_before_against_counted_before_set_aside(voorbeeld: Path) -> None:
    for onderwerp in ("C07", "C01", "trage-vergunningen"):
        uitleg = leg_uit(Verandergraaf.uit(voorbeeld), onderwerp)
        in_gebied = [r for r in uitleg if not r.waarom_niet or "stem" in r.waarom_niet]
        assert uitleg.rijen[: len(in_gebied)] == tuple(in_gebied)
        assert in_gebied == sorted(
            in_gebied, key=lambda r: (r.gebied, "sindsdien" in r.waarom_niet, r.teken == "tegen", r.groep, not r.telt)
        )


def test_the_voices_a_word_hangs_on_are_those_without_which_it_is_weaker(voorbeeld: Path) -> None:
    """Each in a dossier from which every record of that source is gone."""
    graaf, gezien = Verandergraaf.uit(voorbeeld), 0
    for stand in stand_van_beweringen(graaf):
        for groep in stand.hangt_op:
            if groep not in graaf.bronnen:
                continue
            gezien += 1
            over = tuple(r for r in graaf.alles if getattr(r, "bron", None) != groep)
            ruw = beoordeling(Verandergraaf.van(over, tot_en_met="c6")).bewering(stand.bewering).woord
            w = beoordeling(graaf).bewering(stand.bewering).woord
            assert statusstap(ruw.ruw, P) ** 2 < statusstap(w.ruw, P) ** 2 or ruw.ruw != w.ruw
            assert w.zonder[groep].split()[0] == ruw.ruw
            (zin,) = (z for z in leg_uit(graaf, stand.bewering).zinnen if z.startswith("  Dat hangt op"))
            assert re.search(rf"zonder {groep} \([^)]*\) '{woord('statuswoord', ruw.ruw)}", zin)
    assert gezien > 5


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
    assert (regel.teken, regel.kern) == ("tegen", "gezocht en niet gevonden")


def test_the_two_answers_of_a_test_question_are_said_with_the_words_of_the_form(graaf_van: GraafVan) -> None:
    toets = "{onderwerp: C1, als_waar: vrijwel_zeker, als_niet_waar: kan_beide, gevonden: nee, kern: Belde zij terug?}"
    regel = _ene_regel(leg_uit(graaf_van(_met_bewijs(f"  toets: [{toets}]")), "C1"))
    assert regel.woorden == ("toetsvraag (vrijwel zeker tegenover kan beide, niet gevonden) 10",)
    assert regel.teken == "tegen"


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
