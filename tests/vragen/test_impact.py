"""Which outcomes a factor touches: the path, the one area in which it must hold, and what is never walked."""

from collections.abc import Callable

import pytest

from tests.mini import HULP_EN_MOED, TEMPO, TREKKER, TWEE_CYCLI, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.belemmeringen import Terugkerend, helpende_factoren, terugkerende_belemmeringen

GraafVan = Callable[..., Verandergraaf]
Geraakt = tuple[tuple[str, ...], tuple[str, ...]]
"""Touched, and touched in theory only."""

THEORIE = (
    TWEE_GEBIEDEN
    + TWEE_CYCLI
    + HULP_EN_MOED
    + TEMPO
    + WACHTEN
    + TREKKER
    + """\
- {soort: leercyclus, sleutel: c3, nummer: 3, van: 2026-03-01, tot: 2026-03-28}
- {soort: uitkomst, sleutel: gesprek, naam: Gesprek, niveau: gedrag}
- {soort: uitkomst, sleutel: afspraak, naam: Afspraak, niveau: proces}
- {soort: uitkomst, sleutel: leunen, naam: Leunen, niveau: gedrag, bedoeld: nee}
- {soort: systemische_factor, sleutel: krapte, naam: Krapte, klasse: patroon, ligging: buiten_aanpak}
"""
)
ACTIVEERT = "hulp > activeert > moed"
MOED_GESPREK = "moed > leidt_tot > gesprek"
GESPREK_AFSPRAAK = "gesprek > leidt_tot > afspraak"
AFSPRAAK_TEMPO = "afspraak > leidt_tot > tempo"
KETEN = (ACTIVEERT, MOED_GESPREK, GESPREK_AFSPRAAK, AFSPRAAK_TEMPO)


def _bewering(pijl: str, meer: str = "") -> str:
    van, relatie, naar = pijl.split(" > ", 2)
    naar = f"{{bewering: '{naar}'}}" if ">" in naar else naar
    return f"- {{soort: bewering, van: {van}, relatie: {relatie}, naar: {naar}, tekst: t{meer}}}\n"


def _gezien(*onderwerpen: str, gebied: str = "D01", dag: str = "2026-01-10", kracht: str = "sterk") -> str:
    """One record in which each of these is seen to hold."""
    items = "".join(f"    - {{onderwerp: '{o}', teken: voor, kern: k., bewijskracht: {kracht}}}\n" for o in onderwerpen)
    kop = f"- soort: registratie\n  id: r-{gebied}-{dag}\n".lower()
    return f"{kop}  datum: {dag}\n  gebied: {gebied}\n  bron: b1\n  interventie: hulp\n  bewijs:\n{items}"


def _theorie(*pijlen: str) -> str:
    return THEORIE + "".join(map(_bewering, (*KETEN, *pijlen)))


def _rij(graaf: Verandergraaf, factor: str = "wachten", *, helpt: bool = False) -> Terugkerend:
    vraag = helpende_factoren if helpt else terugkerende_belemmeringen
    return next(r for r in vraag(graaf, alles=True) if r.factor == factor)


def _raakt(graaf: Verandergraaf, factor: str = "wachten", *, helpt: bool = False) -> Geraakt:
    r = _rij(graaf, factor, helpt=helpt)
    return r.geraakt, r.theoretisch_geraakt


def test_an_outcome_is_touched_when_every_link_holds_in_an_area_where_the_factor_is(graaf_van: GraafVan) -> None:
    hindert = "wachten > belemmert > moed"
    graaf = graaf_van(_theorie(hindert) + _gezien(hindert, MOED_GESPREK, GESPREK_AFSPRAAK))
    assert _raakt(graaf) == (("afspraak", "gesprek"), ("tempo",))
    r = _rij(graaf)
    assert r.impact == pytest.approx(2 / 3)
    assert (r.doelen, r.raakt) == (3, "2 van 3")


def test_without_any_evidence_everything_on_a_path_is_touched_in_theory_only(graaf_van: GraafVan) -> None:
    assert _raakt(graaf_van(_theorie("wachten > belemmert > moed"))) == ((), ("afspraak", "gesprek", "tempo"))


def test_what_it_hinders_directly_is_touched_itself(graaf_van: GraafVan) -> None:
    hindert = "wachten > belemmert > tempo"
    assert _raakt(graaf_van(_theorie(hindert) + _gezien(hindert))) == (("tempo",), ())


def test_the_step_of_hindering_must_hold_too(graaf_van: GraafVan) -> None:
    """The factor is there, and nobody saw it hinder anything."""
    hindert = "wachten > belemmert > moed"
    graaf = graaf_van(_theorie(hindert) + _gezien("wachten", *KETEN))
    assert _raakt(graaf) == ((), ("afspraak", "gesprek", "tempo"))


def test_a_broken_link_stops_the_path(graaf_van: GraafVan) -> None:
    hindert = "wachten > belemmert > moed"
    graaf = graaf_van(_theorie(hindert) + _gezien(hindert, MOED_GESPREK, AFSPRAAK_TEMPO))
    assert _raakt(graaf) == (("gesprek",), ("afspraak", "tempo"))


def test_the_links_must_hold_in_one_and_the_same_area(graaf_van: GraafVan) -> None:
    hindert = "wachten > belemmert > moed"
    verspreid = _gezien(hindert, MOED_GESPREK) + _gezien(GESPREK_AFSPRAAK, AFSPRAAK_TEMPO, gebied="D02")
    assert _raakt(graaf_van(_theorie(hindert) + verspreid)) == (("gesprek",), ("afspraak", "tempo"))


def test_the_factor_must_be_there_itself(graaf_van: GraafVan) -> None:
    """In D02 the links hold, and somebody looked for the factor with care and did not find it."""
    hindert = "wachten > belemmert > gesprek"
    niet = "  dekking: [{onderwerp: wachten, wijze: geobserveerd, gevonden: nee}]\n"
    graaf = graaf_van(_theorie(hindert) + _gezien(hindert, GESPREK_AFSPRAAK, gebied="D02") + niet)
    assert _raakt(graaf) == ((), ("afspraak", "gesprek", "tempo"))


def test_a_factor_that_fades_no_longer_touches_and_a_link_does_not_fade(graaf_van: GraafVan) -> None:
    """Matig is b = .67; two cycles later .42, still present; four cycles later .24."""
    hindert = "wachten > belemmert > gesprek"
    tekst = _theorie(hindert) + _gezien(hindert, GESPREK_AFSPRAAK, kracht="matig")
    assert _raakt(graaf_van(tekst)) == (("afspraak", "gesprek"), ("tempo",))
    assert _raakt(graaf_van(tekst, tot_en_met="c3")) == (("afspraak", "gesprek"), ("tempo",))
    later = tekst.replace("nummer: 3", "nummer: 5").replace("nummer: 2", "nummer: 4")
    assert _raakt(graaf_van(later, tot_en_met="c3")) == ((), ("afspraak", "gesprek", "tempo"))


def test_the_threshold_of_a_link_is_half(graaf_van: GraafVan) -> None:
    hindert = "wachten > belemmert > gesprek"
    zwak = _gezien(GESPREK_AFSPRAAK, kracht="zwak", dag="2026-01-11")
    assert _raakt(graaf_van(_theorie(hindert) + _gezien(hindert) + zwak)) == (("gesprek",), ("afspraak", "tempo"))
    twee = zwak + zwak.replace("id: r-d01-2026-01-11", "id: r2").replace("bron: b1", "vorm: document")
    graaf = graaf_van(_theorie(hindert) + _gezien(hindert) + twee)
    assert _raakt(graaf) == (("afspraak", "gesprek"), ("tempo",)), "1 − 1/2.25 = .56"


def test_a_cause_reaches_what_its_effect_hinders(graaf_van: GraafVan) -> None:
    hindert, oorzaak = "wachten > belemmert > tempo", "krapte > veroorzaakt > wachten"
    tekst = _theorie(hindert, oorzaak)
    assert _raakt(graaf_van(tekst), "krapte") == ((), ("tempo",))
    assert _raakt(graaf_van(tekst + _gezien(hindert, oorzaak)), "krapte") == (("tempo",), ())
    assert _raakt(graaf_van(tekst + _gezien(hindert, "krapte")), "krapte") == ((), ("tempo",))


def test_an_effect_does_not_reach_what_its_cause_hinders(graaf_van: GraafVan) -> None:
    hindert, oorzaak = "krapte > belemmert > tempo", "krapte > veroorzaakt > wachten"
    assert _raakt(graaf_van(_theorie(hindert, oorzaak) + _gezien(hindert, oorzaak))) == ((), ())


def test_only_one_step_of_hindering_is_walked(graaf_van: GraafVan) -> None:
    """Hindering does not run through an intervention's blocker, nor on through another factor."""
    hindert, ander = "wachten > belemmert > hulp", "krapte > belemmert > tempo"
    graaf = graaf_van(_theorie(hindert, ander) + _gezien(hindert, ander, *KETEN))
    assert _raakt(graaf) == (("afspraak", "gesprek", "tempo"), ())


def test_hindering_a_claim_goes_on_where_that_claim_ends_whether_or_not_the_claim_holds(graaf_van: GraafVan) -> None:
    """The blocker may be why the claim fails."""
    hindert = "wachten > belemmert > moed > leidt_tot > gesprek"
    tegen = _gezien(MOED_GESPREK, dag="2026-01-12").replace("voor", "tegen")
    tekst = _theorie(hindert)
    gezien = _gezien("wachten.belemmert.[moed.leidt_tot.gesprek]", GESPREK_AFSPRAAK)
    assert _raakt(graaf_van(tekst + gezien)) == (("afspraak", "gesprek"), ("tempo",))
    assert _raakt(graaf_van(tekst + gezien + tegen)) == (("afspraak", "gesprek"), ("tempo",))


def test_an_unintended_outcome_is_no_goal(graaf_van: GraafVan) -> None:
    hindert = "wachten > belemmert > leunen"
    graaf = graaf_van(_theorie(hindert, "leunen > leidt_tot > tempo") + _gezien(hindert))
    assert _raakt(graaf) == ((), ("tempo",))
    assert _rij(graaf).doelen == 3


@pytest.mark.parametrize("meer", [", laag: kandidaat", ", tot: c1", ", binnen_scope: nee"])
@pytest.mark.parametrize("welke", ["wachten > belemmert > gesprek", GESPREK_AFSPRAAK])
def test_candidates_retired_claims_and_what_is_out_of_scope_are_never_walked(
    graaf_van: GraafVan, welke: str, meer: str
) -> None:
    hindert = "wachten > belemmert > gesprek"
    tekst = _theorie(hindert).replace(_bewering(welke), _bewering(welke, meer)) + _gezien(hindert, *KETEN)
    alles, niets = ((), ()), (("gesprek",), ())
    assert _raakt(graaf_van(tekst)) == (alles if welke == hindert else niets)


def test_a_claim_that_is_only_heard_of_is_never_walked(graaf_van: GraafVan) -> None:
    hindert = "wachten > belemmert > gesprek"
    graaf = graaf_van(_theorie(hindert) + _gezien(hindert, "gesprek > leidt_tot > tempo"))
    assert _raakt(graaf) == (("gesprek",), ("afspraak", "tempo"))
    assert graaf.stellingen["gesprek.leidt_tot.tempo"].laag == "kandidaat"


def test_hindering_a_retired_claim_leads_nowhere(graaf_van: GraafVan) -> None:
    hindert = "wachten > belemmert > moed > leidt_tot > gesprek"
    tekst = _theorie(hindert).replace(_bewering(MOED_GESPREK), _bewering(MOED_GESPREK, ", tot: c1"))
    graaf = graaf_van(tekst + _gezien("wachten.belemmert.[moed.leidt_tot.gesprek]", GESPREK_AFSPRAAK))
    assert _raakt(graaf) == ((), ())


def test_a_loop_in_the_theory_ends(graaf_van: GraafVan) -> None:
    lus = ("tempo > leidt_tot > gesprek", "wachten > veroorzaakt > krapte", "krapte > veroorzaakt > wachten")
    hindert = "wachten > belemmert > gesprek"
    graaf = graaf_van(_theorie(*lus, hindert) + _gezien(*lus, hindert, *KETEN))
    assert _raakt(graaf) == _raakt(graaf, "krapte") == (("afspraak", "gesprek", "tempo"), ())


def test_the_intervention_must_run_where_the_link_is_to_hold(graaf_van: GraafVan) -> None:
    hindert = "wachten > belemmert > hulp"
    tekst = _theorie(hindert) + _gezien(hindert, *KETEN)
    assert _raakt(graaf_van(tekst))[0] == ("afspraak", "gesprek", "tempo")
    elders = "- {soort: inzet, interventie: hulp, gebied: D02, van: 2026-01-01}\n"
    assert _raakt(graaf_van(tekst + elders)) == ((), ("afspraak", "gesprek", "tempo"))


def test_the_mirror_follows_what_a_factor_helps(graaf_van: GraafVan) -> None:
    helpt, hindert = "krapte > bevordert > gesprek", "krapte > belemmert > tempo"
    tekst = _theorie(helpt, hindert) + _gezien(helpt, hindert, GESPREK_AFSPRAAK)
    beide = tekst.replace("klasse: patroon", "klasse: patroon, valentie: beide")
    graaf = graaf_van(beide)
    assert _raakt(graaf, "krapte", helpt=True) == (("afspraak", "gesprek"), ("tempo",))
    assert _raakt(graaf, "krapte") == (("tempo",), ())
    assert _rij(graaf, "krapte").toestanden == _rij(graaf, "krapte", helpt=True).toestanden


@pytest.mark.parametrize(
    ("valentie", "hindert", "helpt"),
    [("belemmerend", True, False), ("helpend", False, True), ("beide", True, True)],
)
def test_a_factor_is_listed_in_its_roles(graaf_van: GraafVan, valentie: str, hindert: bool, helpt: bool) -> None:
    graaf = graaf_van(_theorie().replace("klasse: spelregel", f"klasse: spelregel, valentie: {valentie}"))
    assert ("wachten" in {r.factor for r in terugkerende_belemmeringen(graaf, alles=True)}) is hindert
    assert ("wachten" in {r.factor for r in helpende_factoren(graaf, alles=True)}) is helpt


def test_what_is_seen_under_a_factor_makes_it_present_and_its_own_paths_count(graaf_van: GraafVan) -> None:
    """The parent was seen to hinder long ago; only what lies under it was seen of late."""
    smal = THEORIE.replace("klasse: patroon", "klasse: patroon, onderdeel_van: wachten")
    hindert = "wachten > belemmert > gesprek"
    oud = _gezien(hindert, kracht="matig")
    theorie = (smal + "".join(map(_bewering, (*KETEN, hindert)))).replace("nummer: 3", "nummer: 6")
    vers = _gezien("krapte", dag="2026-03-10")
    assert _raakt(graaf_van(theorie + oud, tot_en_met="c3")) == ((), ("afspraak", "gesprek", "tempo"))
    graaf = graaf_van(theorie + oud + vers)
    assert graaf.subboom("wachten") == ("krapte", "wachten")
    assert _raakt(graaf) == (("gesprek",), ("afspraak", "tempo"))
    assert _raakt(graaf, "krapte") == ((), ())
