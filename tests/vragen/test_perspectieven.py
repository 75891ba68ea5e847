"""Who sees it otherwise, who was not heard, and for which blocker nobody knows what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini import HULP_EN_MOED, HULP_GEEFT_MOED, TWEE_CYCLI, TWEE_GEBIEDEN, WACHTEN
from verandertheorie.controle.controleer import controleer
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.bewijs import bewijs
from verandertheorie.lezing.stand import NAMEN
from verandertheorie.vragen.ontbrekende_perspectieven import ontbrekende_perspectieven
from verandertheorie.vragen.perspectiefverschil import ZEGT, perspectiefverschil
from verandertheorie.vragen.zonder_antwoord import zonder_antwoord

GraafVan = Callable[..., Verandergraaf]

THEORIE = (
    TWEE_GEBIEDEN
    + TWEE_CYCLI
    + HULP_EN_MOED.replace("naam: Hulp}", "naam: Hulp, verwachte_rollen: [boer, trekker, buur]}")
    + HULP_GEEFT_MOED
    + """\
- {soort: actor, sleutel: boer, naam: Boer, actorsoort: rol}
- {soort: actor, sleutel: trekker, naam: Trekker, actorsoort: rol}
- {soort: actor, sleutel: buur, naam: Buur, actorsoort: rol}
- {soort: bron, pseudoniem: r1, rol: trekker, actor: trekker, organisatiesoort: rijk, geinformeerd: ja}
- {soort: bron, pseudoniem: o1, rol: boer, actor: boer, organisatiesoort: ondernemer, geinformeerd: ja}
- {soort: bron, pseudoniem: k1, rol: kenner, organisatiesoort: kennis, geinformeerd: ja}
"""
)


def _zegt(bron: str, gebied: str, teken: str = "voor", *, over: str = "hulp") -> str:
    bewijs = f"{{onderwerp: C1, teken: {teken}, kern: k., bewijskracht: sterk}}"
    id_ = f"{bron}-{gebied}-{teken}-{over}".lower()
    return (
        f"- {{soort: registratie, id: {id_}, datum: 2026-01-10, gebied: {gebied}, bron: {bron}, "
        f"interventie: {over}, bewijs: [{bewijs}]}}\n"
    )


# --- perspectiefverschil ----------------------------------------------------------------------


def test_perspectives_that_clash_in_one_area_are_told_so(graaf_van: GraafVan) -> None:
    antwoord = perspectiefverschil(graaf_van(THEORIE + _zegt("r1", "D01") + _zegt("o1", "D01", "tegen")))
    assert [(r.perspectief, r.kant, r.klopt_in, r.klopt_niet_in, r.botst_in, r.stemmen) for r in antwoord] == [
        ("rijk", "klopt", ("D01",), (), ("D01",), 1),
        ("ondernemer", "klopt_niet", (), ("D01",), ("D01",), 1),
    ]
    assert antwoord.zinnen == (
        "Bij 1 bewering zeggen perspectieven iets anders.",
        "C1: klopt volgens Rijk, en klopt niet volgens ondernemer. In hetzelfde gebied zeggen zij iets anders in D01.",
    )


def test_perspectives_that_never_looked_in_one_area_may_differ_by_the_area(graaf_van: GraafVan) -> None:
    antwoord = perspectiefverschil(graaf_van(THEORIE + _zegt("r1", "D01") + _zegt("o1", "D02", "tegen")))
    assert {r.botst_in for r in antwoord} == {()}
    assert antwoord.zinnen[-1].endswith("dus het kan ook aan het gebied liggen.")


@pytest.mark.parametrize("teken", ["voor", "tegen"])
def test_that_they_never_looked_in_one_area_is_said_only_when_it_is_so(graaf_van: GraafVan, teken: str) -> None:
    """In D02 both spoke, and there the one does not choose or says the same."""
    anders = _zegt("r1", "D01") + _zegt("r1", "D03") + _zegt("r1", "D04") + _zegt("o1", "D02", "tegen")
    samen = _zegt("r1", "D02", teken).replace("sterk", "zwak" if teken == "voor" else "sterk")
    gebieden = "".join(f"- {{soort: gebied, sleutel: {g}, naam: {g}, niveau: deelgebied}}\n" for g in ("D03", "D04"))
    antwoord = perspectiefverschil(graaf_van(THEORIE + gebieden + anders + samen))
    assert {r.perspectief: r.kant for r in antwoord} == {"rijk": "klopt", "ondernemer": "klopt_niet"}
    assert antwoord.zinnen[-1].endswith("Over D02 spraken beide kanten, en daar staan zij niet tegenover elkaar.")


def test_who_contradicts_each_other_within_one_perspective_is_not_too_little(graaf_van: GraafVan) -> None:
    ander = "- {soort: bron, pseudoniem: o2, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}\n"
    tekst = THEORIE + ander + _zegt("o1", "D01") + _zegt("o2", "D01", "tegen") + _zegt("r1", "D01")
    kanten = {r.perspectief: r.kant for r in perspectiefverschil(graaf_van(tekst), "C1")}
    assert kanten == {"rijk": "klopt", "ondernemer": "verdeeld"}


def test_a_state_that_others_have_too_has_the_same_words_here() -> None:
    assert {k: NAMEN[k] for k in ZEGT if k in NAMEN} == {k: z for k, z in ZEGT.items() if k in NAMEN}
    assert ZEGT.keys() - NAMEN.keys() == {"wisselt"}


def test_a_perspective_of_the_programmes_own_is_called_what_it_is_and_not_what_it_counts_as(
    graaf_van: GraafVan,
) -> None:
    eigen = """\
- {soort: woord, lijst: perspectief, woord: school, tekst: Scholen, hoort_bij: ondernemer}
- {soort: bron, pseudoniem: s1, rol: docent, organisatiesoort: kennis, perspectief: school, geinformeerd: ja}
"""
    graaf = graaf_van(THEORIE + eigen + _zegt("s1", "D01", "tegen") + _zegt("r1", "D01"))
    antwoord = perspectiefverschil(graaf)
    assert "klopt niet volgens scholen" in antwoord.zinnen[-1].casefold()
    assert {r.perspectief for r in antwoord} == {b.perspectief for b in bewijs(graaf)} == {"rijk", "school"}


def test_where_there_is_nothing_to_compare_no_agreement_is_told(graaf_van: GraafVan) -> None:
    for graaf in (Verandergraaf.van(()), graaf_van(THEORIE)):
        assert perspectiefverschil(graaf).zinnen[0].startswith("Er is nog geen bewijs")
    een = graaf_van(THEORIE + _zegt("r1", "D01"))
    assert perspectiefverschil(een).zinnen[0].startswith("Nog nergens koos meer dan één perspectief")
    twee = graaf_van(THEORIE + _zegt("r1", "D01") + _zegt("o1", "D02"), filter=Filter(gebied="D01"))
    assert perspectiefverschil(twee).zinnen[0].startswith("Binnen dit filter koos nergens")
    assert perspectiefverschil(twee, "C1").zinnen == ()


def test_a_perspective_that_says_both_differs_from_one_that_does_not_but_is_not_the_opposite(
    graaf_van: GraafVan,
) -> None:
    graaf = graaf_van(THEORIE + _zegt("r1", "D01") + _zegt("o1", "D01") + _zegt("o1", "D02", "tegen"))
    antwoord = perspectiefverschil(graaf)
    assert [(r.perspectief, r.kant) for r in antwoord] == [("rijk", "klopt"), ("ondernemer", "wisselt")]
    assert antwoord.zinnen == ("Bij 1 bewering zeggen perspectieven iets anders.",)


def test_perspectives_that_agree_are_only_shown_when_asked_for(graaf_van: GraafVan) -> None:
    graaf = graaf_van(THEORIE + _zegt("r1", "D01") + _zegt("o1", "D02"))
    assert perspectiefverschil(graaf).rijen == ()
    assert perspectiefverschil(graaf).zinnen == (
        "Bij 1 bewering koos meer dan één perspectief een kant, en daar zeggen zij hetzelfde.",
    )
    assert [r.perspectief for r in perspectiefverschil(graaf, "C1")] == ["rijk", "ondernemer"]


def test_perspectives_differ_on_a_blocker_too(graaf_van: GraafVan) -> None:
    """Of a factor they say that it is there or not."""
    tekst = THEORIE + WACHTEN + _over_wachten("r1", "voor") + _over_wachten("o1", "tegen")
    antwoord = perspectiefverschil(graaf_van(tekst))
    assert [(r.onderwerp, r.onderwerpsoort, r.perspectief, r.zegt, r.botst_in, r.blok) for r in antwoord] == [
        ("wachten", "factor", "rijk", "is er", ("D01",), "Wachten"),
        ("wachten", "factor", "ondernemer", "is er niet", ("D01",), "Wachten"),
    ]
    assert antwoord.zinnen == (
        "Bij 1 factor zeggen perspectieven iets anders.",
        "Wachten: is er volgens Rijk, en is er niet volgens ondernemer. In hetzelfde gebied zeggen zij iets anders in "
        "D01.",
    )
    assert perspectiefverschil(graaf_van(tekst), "wachten").rijen == antwoord.rijen
    beide = tekst + _zegt("r1", "D02") + _zegt("o1", "D02", "tegen")
    zin = "Bij 1 bewering en 1 factor zeggen perspectieven iets anders."
    assert perspectiefverschil(graaf_van(beide)).zinnen[0] == zin


def _over_wachten(bron: str, teken: str) -> str:
    return _zegt(bron, "D01", teken).replace("onderwerp: C1", "onderwerp: wachten").replace("id: ", "id: w-")


def test_a_claim_of_which_nobody_spoke_and_something_that_is_no_claim_have_a_sentence(graaf_van: GraafVan) -> None:
    leeg = "Er telt nog over C1 niets van iemand van wie het perspectief bekend is."
    assert perspectiefverschil(graaf_van(THEORIE), "C1").zinnen == (leeg,)
    with pytest.raises(AanroepFout, match=r"is een interventie"):
        perspectiefverschil(graaf_van(THEORIE), "hulp")


# --- ontbrekende-perspectieven ----------------------------------------------------------------


def test_who_was_expected_and_never_heard_comes_before_who_was_not_heard_everywhere(graaf_van: GraafVan) -> None:
    tekst = THEORIE + _zegt("r1", "D01") + _zegt("k1", "D02") + _zegt("o1", "D01", over="geen")
    antwoord = ontbrekende_perspectieven(graaf_van(tekst))
    assert [(r.actor, r.gehoord_in, r.niet_gehoord_in, r.elders_gehoord) for r in antwoord] == [
        ("boer", (), ("D01", "D02"), 1),
        ("buur", (), ("D01", "D02"), 0),
        ("trekker", ("D01",), ("D02",), 0),
    ]
    assert antwoord.zinnen == (
        "Over Hulp nog nooit gehoord: Boer en Buur.",
        "Van 1 bron staat er niet bij wie het zijn (actor); die kunnen iemand zijn die hier ontbreekt.",
    )


def test_who_was_heard_everywhere_is_not_missing_and_the_moment_counts(graaf_van: GraafVan) -> None:
    tekst = THEORIE.replace("[boer, trekker, buur]", "[trekker]") + _zegt("r1", "D01")
    assert ontbrekende_perspectieven(graaf_van(tekst)).rijen == ()
    assert "is gehoord, in elk gebied" in ontbrekende_perspectieven(graaf_van(tekst)).zinnen[0]
    later = tekst.replace("2026-01-10", "2026-02-10") + _zegt("k1", "D02")
    (rij,) = ontbrekende_perspectieven(graaf_van(later, tot_en_met="c1"))
    assert (rij.actor, rij.gehoord_in) == ("trekker", ())


def test_under_a_filter_nobody_is_called_never_heard(graaf_van: GraafVan) -> None:
    """What a filter hides is no absence."""
    tekst = THEORIE + _zegt("r1", "D01") + _zegt("o1", "D01")
    gefilterd = graaf_van(tekst, filter=Filter(perspectief="ondernemer"))
    assert "Over Hulp binnen dit filter niet gehoord: Buur en Trekker." in ontbrekende_perspectieven(gefilterd).zinnen
    assert perspectiefverschil(gefilterd, "C1").zinnen == ()
    geen = ontbrekende_perspectieven(
        graaf_van(tekst + _zegt("r1", "D01", over="geen"), filter=Filter(interventie="geen"))
    )
    assert geen.zinnen[0] == (
        "Binnen dit filter is er niets te tonen. Van geen van de gekozen interventies staat er wie u wilt horen. "
        "Vraag het zonder filter voor het hele beeld."
    )
    elders = ontbrekende_perspectieven(graaf_van(tekst + _zegt("k1", "D02"), filter=Filter(gebied="D02")))
    assert {(r.actor, r.gehoord_in, r.niet_gehoord_in, r.elders_gehoord) for r in elders} == {
        (actor, (), ("D02",), 0) for actor in ("boer", "buur", "trekker")
    }
    compleet = graaf_van(tekst.replace("[boer, trekker, buur]", "[trekker]"), filter=Filter(gebied="D01"))
    assert ontbrekende_perspectieven(compleet).zinnen[0] == (
        "Binnen dit filter is er niets te tonen. Vraag het zonder filter voor het hele beeld."
    )
    alleen = perspectiefverschil(graaf_van(THEORIE + _zegt("o1", "D01")), "C1")
    assert alleen.zinnen == ("C1: alleen gehoord vanuit het perspectief ondernemer.",)


def test_without_expected_roles_it_says_what_to_fill_in(graaf_van: GraafVan) -> None:
    kaal = THEORIE.replace(", verwachte_rollen: [boer, trekker, buur]", "")
    assert ontbrekende_perspectieven(graaf_van(kaal)).zinnen == (
        "Bij geen interventie staat wie u erover wilt horen. Vul verwachte_rollen in.",
    )


# --- zonder-antwoord --------------------------------------------------------------------------


def test_blockers_without_an_answer_are_listed_whatever_their_reach(voorbeeld: Path) -> None:
    """VT226 names only what is within our own reach: two of the six."""
    graaf = Verandergraaf.uit(voorbeeld)
    rijen = zonder_antwoord(graaf).rijen
    assert len(rijen) == 6
    assert {r.bereik for r in rijen} == {"samen", "hogere_tafel", "gegeven"}
    tips = {b.onderdeel for b in controleer(graaf, regel=["VT226"])}
    assert tips == {r.factor for r in rijen if r.bereik in ("zelf", "samen")}
    assert rijen[0].klasse == "aanhoudend_terugkerend"
    alleen_regels = zonder_antwoord(graaf.met(Filter(klasse="spelregel")))
    assert {graaf.factoren[r.factor].klasse for r in alleen_regels} == {"spelregel"}


def test_an_answer_takes_a_blocker_off_the_list_and_what_helps_was_never_on_it(graaf_van: GraafVan) -> None:
    factoren = """\
- {soort: systemische_factor, sleutel: wachten, naam: Wachten, klasse: spelregel, ligging: buiten_aanpak}
- {soort: systemische_factor, sleutel: rust, naam: Rust, klasse: patroon, ligging: buiten_aanpak, valentie: helpend}
- {soort: bewering, code: C9, van: boer, relatie: heeft_sleutel, naar: wachten, tekst: De boer kan er iets aan doen.}
"""
    (rij,) = zonder_antwoord(graaf_van(THEORIE + factoren))
    assert (rij.factor, rij.sleutelhouders, rij.klasse) == ("wachten", ("Boer",), "geen_beeld")
    antwoord = """\
- {soort: handelingsperspectief, sleutel: bellen, naam: Bellen, route: omgaan_met}
- {soort: bewering, code: C8, van: bellen, relatie: biedt_antwoord_op, naar: wachten, tekst: Bellen helpt.}
"""
    beantwoord = zonder_antwoord(graaf_van(THEORIE + factoren + antwoord))
    assert beantwoord.zinnen == ("Voor elke belemmering staat er een handelingsperspectief.",)
    assert zonder_antwoord(graaf_van(THEORIE)).zinnen == ("Er staat nog geen belemmering in de theorie.",)
