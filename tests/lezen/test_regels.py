"""The rules across fields and records: each is triggered by one text, and passed over by its good neighbour."""

from collections.abc import Callable
from pathlib import Path

import pytest

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag
from verandertheorie.lezen.regels import vaste_woorden
from verandertheorie.model.waarneming import Registratie
from verandertheorie.vragen.belemmeringen import terugkerende_belemmeringen
from verandertheorie.vragen.beweringen import stand_van_beweringen

pytest_plugins = ("tests.invoer.teksten",)

LeesIn = Callable[..., Importverslag]


def codes(verslag: Importverslag) -> list[tuple[int, str]]:
    return [(m.regel, m.code) for m in verslag.meldingen]


def gesprek(**velden: str) -> str:
    """A good interview with some fields replaced, added or (with an empty text) left out; each on its own line."""
    basis = {
        "id": "d01-x",
        "datum": "2026-09-14",
        "gebied": "D01",
        "vorm": "interview",
        "bron": "b01",
        "interventie": "grondexpertise",
        "bewijs": "[{onderwerp: C01, teken: voor, kern: Hij belde terug.}]",
    }
    alles = basis | velden | {"open_vraag_belemmeringen": "nee"}
    return "soort: registratie\n" + "".join(f"{k}: {v}\n" for k, v in alles.items() if v)


def test_the_good_record_has_no_remarks(lees_in: LeesIn) -> None:
    assert not lees_in(gesprek()).meldingen


# --- time -------------------------------------------------------------------------------------


@pytest.mark.parametrize("dag", ["2026-08-31", "2027-03-01", "1926-09-14"])
def test_a_date_in_no_cycle_is_refused_and_says_what_the_cycles_are(lees_in: LeesIn, dag: str) -> None:
    verslag = lees_in(gesprek(datum=dag))
    assert codes(verslag) == [(3, "VT021")]
    assert "van 2026-09-01 tot en met 2027-02-28" in verslag.meldingen[0].tekst


@pytest.mark.parametrize("dag", ["2026-09-01", "2026-11-30", "2026-12-01", "2027-02-28"])
def test_the_first_and_last_day_of_a_cycle_belong_to_it(lees_in: LeesIn, dag: str) -> None:
    assert not lees_in(gesprek(datum=dag)).meldingen


@pytest.mark.parametrize(
    ("van", "tot", "regels"),
    [
        ("2027-03-01", "2027-05-31", []),
        ("2027-02-28", "2027-05-31", [4]),
        ("2026-11-30", "2026-12-01", [4, 4]),
        ("2026-08-01", "2027-05-31", [4, 4]),
        ("2027-05-31", "2027-03-01", [5]),
    ],
)
def test_cycles_may_touch_but_not_overlap(lees_in: LeesIn, van: str, tot: str, regels: list[int]) -> None:
    verslag = lees_in(f"soort: leercyclus\nsleutel: c3\nnummer: 3\nvan: {van}\ntot: {tot}\n")
    assert [m.regel for m in verslag.fouten] == regels, verslag.fouten


def test_two_new_cycles_that_overlap_and_a_date_in_both_are_all_reported(lees_in: LeesIn) -> None:
    verslag = lees_in(
        a="soort: leercyclus\nsleutel: c3\nnummer: 3\nvan: 2027-03-01\ntot: 2027-05-31\n",
        b="soort: leercyclus\nsleutel: c4\nnummer: 4\nvan: 2027-05-01\ntot: 2027-06-30\n",
        c=gesprek(datum="2027-05-15"),
    )
    assert [(Path(m.bestand).stem, m.regel, m.code) for m in verslag.fouten] == [
        ("a", 4, "VT021"),
        ("b", 4, "VT021"),
        ("c", 3, "VT021"),
    ]
    assert "c3 en c4" in verslag.fouten[2].tekst


def test_two_cycles_with_one_number_are_refused(lees_in: LeesIn) -> None:
    verslag = lees_in("soort: leercyclus\nsleutel: c3\nnummer: 2\nvan: 2027-03-01\ntot: 2027-05-31\n")
    assert codes(verslag) == [(3, "VT024")]
    assert "c2" in verslag.meldingen[0].tekst


def test_a_cycle_that_is_revised_may_not_leave_a_known_record_without_one(lees_in: LeesIn) -> None:
    lees_in(gesprek())
    c1 = "soort: leercyclus\nsleutel: c1\nnummer: 1\nvan: 2026-09-15\ntot: 2026-11-30\ngrond: fictief\n"
    verslag = lees_in(c1, herzie=True)
    assert codes(verslag) == [(4, "VT021")]
    assert "d01-x" in verslag.meldingen[0].tekst
    assert not lees_in(c1.replace("09-15", "09-14"), herzie=True).fouten


@pytest.mark.parametrize(
    ("veld", "regels"), [("tot: c1", []), ("sinds: c2\ntot: c2", []), ("sinds: c2\ntot: c1", [7]), ("tot: c2", [])]
)
def test_an_end_lies_after_the_beginning(lees_in: LeesIn, veld: str, regels: list[int]) -> None:
    verslag = lees_in(f"soort: actor\nsleutel: boer\nnaam: Boer\nactorsoort: rol\ngrond: plan\n{veld}\n")
    assert [m.regel for m in verslag.fouten] == regels, verslag.fouten


# --- the grammar ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("soort", "van", "relatie", "naar", "zegt"),
    [
        ("bewering", "grondexpertise", "activeert", "afspraken-grond", "interventie > activeert > mechanisme"),
        ("bewering", "vertrouwen-grondeigenaar", "belemmert", "afspraken-grond", "systemische_factor of context"),
        ("bewering", "trage-vergunningen", "veroorzaakt", "afspraken-grond", "systemische_factor > veroorzaakt"),
        ("bewering", "trage-vergunningen", "belemmert", "gemeente", "of bewering"),
        ("bewering", "gemeente", "activeert", "vertrouwen-grondeigenaar", "interventie > activeert > mechanisme"),
        ("bewering", "tijdgebrek", "veroorzaakt", "tijdgebrek", "Kies een ander begin of eind"),
        ("bewering", "C01", "leidt_tot", "C13", "mechanisme of uitkomst > leidt_tot > mechanisme of uitkomst"),
        ("relatie", "gemeente", "voert_uit", "trage-vergunningen", "actor > voert_uit > interventie"),
        ("relatie", "gemeente", "veronderstelt", "C01", "bewering > veronderstelt > aanname"),
        ("bewering", "trage-vergunningen", "speelt_in", "tijdgebrek", "Laat deze relatie weg"),
        ("bewering", "trage-vergunningen", "onderdeel_van", "tijdgebrek", "Laat deze relatie weg"),
        ("relatie", "grondexpertise", "activeert", "vertrouwen-grondeigenaar", "Schrijf soort: bewering"),
        ("bewering", "gemeente", "voert_uit", "grondexpertise", "Schrijf soort: relatie"),
    ],
)
def test_a_relation_that_may_not_be_names_what_may(
    lees_in: LeesIn, soort: str, van: str, relatie: str, naar: str, zegt: str
) -> None:
    tekst = "tekst: Zo is het.\n" if soort == "bewering" else ""
    verslag = lees_in(f"soort: {soort}\nvan: {van}\nrelatie: {relatie}\nnaar: {naar}\n{tekst}")
    assert [m.code for m in verslag.fouten] == ["VT022"], verslag.fouten
    (m,) = verslag.fouten
    assert m.regel == (1 if "Schrijf soort" in zegt else 3)
    assert zegt in m.remedie, m


@pytest.mark.parametrize("onderwerp", ["grondexpertise > activeert > afspraken-grond", "gemeente > belemmert > C13"])
def test_evidence_on_a_relation_that_may_not_be_names_what_may(lees_in: LeesIn, onderwerp: str) -> None:
    verslag = lees_in(gesprek(bewijs=f"[{{onderwerp: {onderwerp}, teken: voor, kern: x}}]"))
    assert [m.code for m in verslag.meldingen] == ["VT020"]
    assert "Wel mag:" in verslag.meldingen[0].remedie


@pytest.mark.parametrize(
    "onderwerp",
    [
        "gemeente > voert_uit > grondexpertise",
        "gemeente > betrokken_bij > grondexpertise",
        "tijdgebrek > synoniem_van > vaste-kern",
        "C01 > geldt_onder > novex",
        "C01 > leidt_tot > C13",
        "C01 > veronderstelt > gemeente",
        "C01 > activeert",
    ],
)
def test_evidence_on_what_bears_none_is_refused_and_not_booked_elsewhere(lees_in: LeesIn, onderwerp: str) -> None:
    verslag = lees_in(gesprek(bewijs=f"[{{onderwerp: {onderwerp}, teken: voor, kern: x}}]"))
    assert verslag.fouten, [r.bewijs[0].onderwerp for r in verslag.nieuw if r.soort == "registratie"]


def test_two_claims_with_one_code_are_refused_also_when_both_are_new(lees_in: LeesIn) -> None:
    een = "soort: bewering\nvan: tijdgebrek\nrelatie: belemmert\nnaar: lerend-vermogen\ncode: C01\ntekst: x\n"
    verslag = lees_in(een)
    assert codes(verslag) == [(5, "VT024")]
    assert "grondexpertise.activeert.vertrouwen-grondeigenaar" in verslag.meldingen[0].tekst
    nieuw = een.replace("C01", "C80")
    verslag = lees_in(a=nieuw, b=nieuw.replace("tijdgebrek", "mandaat-grondaankoop"))
    assert [(Path(m.bestand).stem, m.regel, m.code) for m in verslag.fouten] == [("b", 5, "VT024")]


def test_a_code_may_go_to_another_claim_in_the_import_that_takes_it_away(lees_in: LeesIn) -> None:
    een = "soort: bewering\nvan: tijdgebrek\nrelatie: belemmert\nnaar: lerend-vermogen\ncode: C80\ntekst: x\n"
    twee = een.replace("tijdgebrek", "mandaat-grondaankoop").replace("C80", "C81")
    assert not lees_in(a=een, b=twee).fouten
    ruil = lees_in(a=een.replace("C80", "C81"), b=twee.replace("C81", "C80"), herzie=True)
    assert not ruil.fouten, ruil.fouten


FACTOR = "soort: systemische_factor\nsleutel: {0}\nnaam: {0}\nklasse: patroon\nligging: buiten_aanpak\n"


def factor(sleutel: str, rest: str = "") -> str:
    return FACTOR.format(sleutel) + rest


@pytest.mark.parametrize("alias", ["vergunning duurt lang", "Vergunning Duurt Lang", "tijdgebrek"])
def test_a_word_cannot_mean_two_nodes(lees_in: LeesIn, alias: str) -> None:
    verslag = lees_in(factor("nieuw", f"aliassen: [{alias}]\n"))
    assert codes(verslag) == [(6, "VT024")]


def test_a_pseudonym_with_capitals_is_the_same_wherever_it_stands(dossier: Dossier, lees_in: LeesIn) -> None:
    bron = "soort: bron\npseudoniem: B42\nrol: x\norganisatiesoort: rijk\ngeinformeerd: ja\n"
    bewijs = "[{onderwerp: C01, teken: voor, kern: x, spreker: B42}]"
    r = gesprek(bron="B42", bronnen="[b42, B01]", toestemming="{B42: nee}", bewijs=bewijs)
    assert not lees_in(a=bron, b=r).meldingen
    (kwam,) = (r for r in Verandergraaf.uit(dossier.pad).records(Registratie) if r.id == "d01-x")
    assert (kwam.alle_bronnen, *kwam.toestemming, kwam.bewijs[0].spreker) == (("b42", "b01"), "b42", "b42")
    assert not lees_in(bron.replace("B42", "b42")).nieuw


@pytest.mark.parametrize("woord", sorted(vaste_woorden()))
@pytest.mark.parametrize("veld", ["sleutel", "naam", "aliassen", "tekst"])
def test_a_word_for_nothing_is_the_name_of_nothing(lees_in: LeesIn, woord: str, veld: str) -> None:
    tekst = {
        "sleutel": factor("nieuw").replace("sleutel: nieuw", f"sleutel: {woord}"),
        "naam": factor("nieuw").replace("naam: nieuw", f"naam: {woord.upper()}"),
        "aliassen": factor("nieuw", f"aliassen: [x, {woord}]\n"),
        "tekst": f"soort: bewering\nvan: tijdgebrek\nrelatie: belemmert\nnaar: lerend-vermogen\ntekst: {woord}\n",
    }[veld]
    verslag = lees_in(tekst)
    assert [m.code for m in verslag.fouten] == ["VT024"], verslag.fouten
    assert woord in verslag.fouten[0].tekst.casefold()


def test_two_that_are_called_the_same_are_told_of_one_another_once(lees_in: LeesIn) -> None:
    naam = "tijdgebrek  en LAGE prioriteit voor leren"
    (m,) = lees_in(factor("nieuw").replace("naam: nieuw", f"naam: {naam}")).meldingen
    assert (m.regel, m.code, "tijdgebrek" in m.tekst) == (3, "VT120", True)
    een, twee = (factor(s).replace(f"naam: {s}", "naam: Hetzelfde") for s in ("een", "twee"))
    assert [m.code for m in lees_in(a=een, b=twee).meldingen] == ["VT120"]
    assert not lees_in(a=een, b=twee).meldingen, "what is there already was told of when it came in"


def test_a_word_cannot_mean_two_new_nodes(lees_in: LeesIn) -> None:
    verslag = lees_in(a=factor("een", "aliassen: [traag]\n"), b=factor("twee", "aliassen: [Traag]\n"))
    assert [(Path(m.bestand).stem, m.regel) for m in verslag.fouten] == [("b", 6)]


def test_an_alias_cannot_be_the_key_of_another_whichever_comes_first(lees_in: LeesIn) -> None:
    een, twee = factor("een"), factor("twee", "aliassen: [een]\n")
    assert [m.code for m in lees_in(a=een, b=twee, droog=True).fouten] == ["VT024"]
    assert [m.code for m in lees_in(a=twee, b=een, droog=True).fouten] == ["VT024"]


def test_a_word_may_move_to_another_node_in_one_revision(lees_in: LeesIn) -> None:
    assert not lees_in(a=factor("een", "aliassen: [traag]\n"), b=factor("twee")).fouten
    verslag = lees_in(a=factor("een"), b=factor("twee", "aliassen: [traag]\n"), herzie=True)
    assert not verslag.fouten, verslag.fouten


def test_one_key_cannot_be_of_two_node_types(lees_in: LeesIn) -> None:
    assert codes(lees_in(factor("gemeente"))) == [(2, "VT024")]
    verslag = lees_in(a=factor("nieuw"), b="soort: actor\nsleutel: nieuw\nnaam: x\nactorsoort: rol\n")
    assert {Path(m.bestand).stem for m in verslag.fouten} == {"a", "b"}


@pytest.mark.parametrize("namen", [("een", "een"), ("een", "twee"), ("een", "twee", "drie")])
def test_a_factor_cannot_fall_under_itself(lees_in: LeesIn, namen: tuple[str, ...]) -> None:
    unieke = tuple(dict.fromkeys(namen))
    ouder = dict(zip(unieke, (*unieke[1:], unieke[0]), strict=True))
    verslag = lees_in(**{n: factor(n, f"onderdeel_van: {ouder[n]}\n") for n in unieke})
    assert [(Path(m.bestand).stem, m.regel, m.code) for m in verslag.fouten] == [
        (n, 6, "VT023") for n in sorted(unieke)
    ]


def test_a_factor_under_a_loop_that_it_is_not_part_of_is_not_blamed(lees_in: LeesIn) -> None:
    verslag = lees_in(a=factor("een", "onderdeel_van: een\n"), b=factor("twee", "onderdeel_van: een\n"))
    assert [Path(m.bestand).stem for m in verslag.fouten] == ["a"]


@pytest.mark.parametrize(
    ("niveau", "in_", "mag"),
    [
        ("programma", "", True),
        ("programma", "veluwe", False),
        ("kerngebied", "programma", True),
        ("kerngebied", "veluwe", False),
        ("kerngebied", "D01", False),
        ("deelgebied", "veluwe", True),
        ("deelgebied", "programma", True),
        ("deelgebied", "D01", False),
        ("deelgebied", "", True),
    ],
)
def test_areas_lie_in_larger_ones(lees_in: LeesIn, niveau: str, in_: str, mag: bool) -> None:
    rest = f"ligt_in: {in_}\n" if in_ else ""
    verslag = lees_in(f"soort: gebied\nsleutel: X1\nnaam: X\nniveau: {niveau}\n{rest}")
    assert codes(verslag) == ([] if mag else [(5, "VT011")])


def test_reach_that_does_not_fit_who_holds_the_key_is_a_warning(dossier: Dossier, lees_in: LeesIn) -> None:
    sleutel = "soort: bewering\nvan: gemeente\nrelatie: heeft_sleutel\nnaar: {0}\ntekst: Die van {0}.\n"
    verslag = lees_in(a=factor("vast", "bereik: gegeven\n"), b=sleutel.format("vast"))
    assert [(m.code, m.ernst) for m in verslag.meldingen] == [("VT105", "waarschuwing")]
    assert not lees_in(sleutel.format("trage-vergunningen")).meldingen


# --- cycle records ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"bron": ""}, (1, "VT011")),
        ({"bron": "", "vorm": "extern_traject"}, (1, "VT011")),
        ({"bron": "", "vorm": "participatieve_observatie"}, None),
        ({"bron": "", "vorm": "document"}, None),
        ({"gebied": ""}, (1, "VT011")),
        ({"gebied": "", "vorm": "document"}, (1, "VT011")),
        ({"interventie": "geen"}, None),
        ({"bron": "", "vorm": "leerbijeenkomst"}, None),
        ({"bron": "", "gebied": "", "vorm": "leerbijeenkomst"}, (6, "VT011")),
    ],
)
def test_what_a_form_asks_for(lees_in: LeesIn, velden: dict[str, str], fout: tuple[int, str] | None) -> None:
    assert codes(lees_in(gesprek(**velden))) == ([fout] if fout else [])


def test_each_item_of_a_session_says_its_own_area(lees_in: LeesIn) -> None:
    verslag = lees_in("""\
        soort: registratie
        datum: 2026-09-14
        vorm: leerbijeenkomst
        interventie: leerbijeenkomsten
        bewijs:
          - {onderwerp: C11, teken: voor, kern: a, gebied: D01}
          - {onderwerp: C11, teken: voor, kern: b}
          - {onderwerp: los, teken: voor, kern: c}
        dekking:
          - {onderwerp: tijdgebrek, gevonden: onduidelijk}
        """)
    assert [m.regel for m in verslag.fouten] == [7, 8, 10], verslag.fouten


def test_a_number_of_evidence_occurs_once_also_beside_a_place(lees_in: LeesIn) -> None:
    item = "{{onderwerp: C01, teken: voor, kern: {0}, nr: {1}}}"
    dubbel = "[\n" + ",\n".join((item.format("a", 7), item.format("b", 7))) + "]"
    assert codes(lees_in(gesprek(bewijs=dubbel))) == [(10, "VT024")]
    plaats = "[\n" + ",\n".join((item.format("a", 2), "{onderwerp: C01, teken: voor, kern: b}")) + "]"
    assert codes(lees_in(gesprek(bewijs=plaats))) == [(10, "VT024")]
    goed = "[\n" + ",\n".join((item.format("a", 2), item.format("b", 1))) + "]"
    assert codes(lees_in(gesprek(bewijs=goed))) == []


@pytest.mark.parametrize("toelichting", ["", ", toelichting: Iedereen zag het."])
def test_very_strong_evidence_needs_an_explanation(lees_in: LeesIn, toelichting: str) -> None:
    verslag = lees_in(
        gesprek(bewijs=f"[{{onderwerp: C01, teken: voor, kern: x,\n bewijskracht: zeer_sterk{toelichting}}}]")
    )
    assert codes(verslag) == ([] if toelichting else [(9, "VT011")])


def test_a_speaker_is_one_of_the_sources_that_sat_there(lees_in: LeesIn) -> None:
    bewijs = "[{onderwerp: C01, teken: voor, kern: x, spreker: b02}]"
    verslag = lees_in(gesprek(bewijs=bewijs))
    assert codes(verslag) == [(8, "VT011")]
    assert "b02 zat niet bij dit gesprek: daar staat b01." in str(verslag.meldingen[0])
    assert not lees_in(gesprek(id="d01-y", bewijs=bewijs, bronnen="[b01, b02]")).meldingen
    assert not lees_in(gesprek(id="l-1", bewijs=bewijs, vorm="leerbijeenkomst", bron="")).meldingen


def test_a_conversation_with_several_sources_needs_no_other_source(lees_in: LeesIn) -> None:
    assert not lees_in(gesprek(bron="", bronnen="[b01, b02]")).meldingen
    assert codes(lees_in(gesprek(id="d01-z", bron=""))) == [(1, "VT011")]


@pytest.mark.parametrize(
    ("dekking", "fout"),
    [
        ("{onderwerp: C01, gevonden: nee}", "VT119"),
        ("{onderwerp: C01, gevonden: nee, gebied: D01}", "VT119"),
        ("{onderwerp: C01, gevonden: nee, gebied: D02}", None),
        ("{onderwerp: C01, gevonden: nee, gezocht: tegendeel}", None),
        ("{onderwerp: C01, gevonden: onduidelijk}", None),
        ("{onderwerp: C01, gevonden: ja}", None),
        ("{onderwerp: tijdgebrek, gevonden: ja}", "VT102"),
        ("{onderwerp: tijdgebrek, gevonden: ja, gezocht: andere_oorzaak}", "VT102"),
        ("{onderwerp: C13, gevonden: nee}", None),
    ],
)
def test_coverage_beside_evidence_is_remarked_on_and_never_refused(
    lees_in: LeesIn, dekking: str, fout: str | None
) -> None:
    verslag = lees_in(gesprek(dekking=f"[{dekking}]"))
    assert codes(verslag) == ([(9, fout)] if fout else [])
    assert verslag.nieuw
    assert not [m for m in verslag.meldingen if "weg" in m.remedie]


@pytest.mark.parametrize(
    ("gezocht", "bewijs", "fout"),
    [
        ("tegendeel", "{onderwerp: C01, teken: voor, kern: x}", "VT102"),
        ("tegendeel", "{onderwerp: C01, teken: tegen, kern: x}", None),
        ("andere_oorzaak", "{onderwerp: C01, teken: voor, kern: x}", "VT102"),
        ("andere_oorzaak", "{onderwerp: C01, teken: voor, kern: x, andere_verklaring: de prijs}", None),
    ],
)
def test_what_was_found_besides_asks_for_the_evidence(
    lees_in: LeesIn, gezocht: str, bewijs: str, fout: str | None
) -> None:
    gevonden = f"[{{onderwerp: C01, gezocht: {gezocht}, gevonden: ja}}]"
    verslag = lees_in(gesprek(dekking=gevonden, bewijs=f"[{bewijs}]"))
    assert [code for _, code in codes(verslag)] == ([fout] if fout else [])


@pytest.mark.parametrize(
    ("meer", "mag"),
    [
        ("", False),
        (", hoe_bekend: algemene_indruk", False),
        (", hoe_bekend: van_horen_zeggen", True),
        (", gehoord_van: de buurman", True),
        (", spreker: b02", True),
        (", wanneer: c1", True),
    ],
)
def test_hearsay_another_speaker_and_another_time_go_well_with_asked_and_not_found(
    lees_in: LeesIn, meer: str, mag: bool
) -> None:
    bewijs = f"[{{onderwerp: C01, teken: voor, kern: x{meer}}}]"
    velden = {"bron": "", "bronnen": "[b01, b02]", "datum": "2026-12-14"}
    verslag = lees_in(gesprek(dekking="[{onderwerp: C01, gevonden: nee}]", bewijs=bewijs, **velden))
    assert codes(verslag) == ([] if mag else [(8, "VT119")])


def test_seeing_a_factor_at_work_is_evidence_that_it_was_found(lees_in: LeesIn) -> None:
    bewijs = "[{onderwerp: C30, teken: voor, kern: x}]"
    assert not lees_in(gesprek(bewijs=bewijs, dekking="[{onderwerp: trage-vergunningen, gevonden: ja}]")).meldingen


@pytest.mark.parametrize("gebied", ["veluwe", "programma"])
def test_evidence_of_a_wider_area_is_kept_with_a_warning_and_counts_nowhere(
    dossier: Dossier, lees_in: LeesIn, gebied: str
) -> None:
    verslag = lees_in(gesprek(gebied=gebied))
    assert codes(verslag) == [(8, "VT103")]
    assert len(verslag.nieuw) == 1
    (rij,) = [r for r in stand_van_beweringen(Verandergraaf.uit(dossier.pad)) if r.code == "C01"]
    assert (rij.steun, rij.onderzocht_in) == (0, ())
    assert not lees_in(gesprek(id="y", gebied=gebied, bewijs="[{onderwerp: los, teken: voor, kern: x}]")).meldingen


@pytest.mark.parametrize("namen", [("d01-x",), ("d01-x", "d01-y"), ("d01-x", "d01-y", "d01-z")])
def test_a_record_cannot_rest_on_itself(lees_in: LeesIn, namen: tuple[str, ...]) -> None:
    verder = (*namen[1:], namen[0])
    verslag = lees_in(**{n: gesprek(id=n, verrassing=n, ontleend_aan=v) for n, v in zip(namen, verder, strict=True)})
    assert [(Path(m.bestand).stem, m.regel, m.code) for m in verslag.fouten] == [(n, 10, "VT023") for n in namen]


def test_a_record_rests_on_an_earlier_or_simultaneous_one(lees_in: LeesIn) -> None:
    lees_in(a=gesprek(id="vroeg"), b=gesprek(id="laat", datum="2026-12-15"))
    goed = lees_in(
        a=gesprek(id="p", datum="2026-09-02", verrassing="a", ontleend_aan="vroeg"),
        b=gesprek(id="q", datum="2026-12-20", ontleend_aan="[vroeg, laat]"),
    )
    assert not goed.fouten
    fout = lees_in(gesprek(id="r", verrassing="b", ontleend_aan="[vroeg, laat]"))
    assert [(m.regel, m.code) for m in fout.fouten] == [(10, "VT011")]
    assert "laat" in fout.fouten[0].tekst


def test_a_second_coding_speaks_of_evidence_that_is_there(lees_in: LeesIn) -> None:
    lees_in(gesprek())
    tekst = (
        "soort: tweede_codering\nregistratie: d01-x\nvastgelegd_door: m2\nbewijs:\n- {onderwerp: C01, teken: voor}\n"
    )
    assert not lees_in(tekst, droog=True).meldingen
    verslag = lees_in(tekst + "- {onderwerp: C01, teken: tegen, nr: 9}\n")
    assert codes(verslag) == [(6, "VT011")]
    assert "Kies uit: 1." in verslag.meldingen[0].remedie
    verslag = lees_in(tekst + "- {onderwerp: C01, teken: tegen, nr: 1}\n")
    assert codes(verslag) == [(6, "VT011")]
    assert "bewijs 1 van d01-x is hier twee keer gecodeerd" in verslag.meldingen[0].tekst


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ("hielp: ja", (5, "VT011")),
        ("hielp: nee", (5, "VT011")),
        ("hielp: onbekend", None),
        ("hielp: ja\ngebleken: c2", None),
        ("hielp: ja\ngebleken: c1", (6, "VT011")),
        ("", None),
    ],
)
def test_an_effect_is_known_in_a_cycle_from_the_application_on(
    lees_in: LeesIn, velden: str, fout: tuple[int, str] | None
) -> None:
    lees_in("{soort: handelingsperspectief, sleutel: vroeg, naam: Vroeg, route: omgaan_met}")
    tekst = f"soort: toepassing\nhandelingsperspectief: vroeg\ngebied: D01\ncyclus: c2\n{velden}\n"
    assert codes(lees_in(tekst)) == ([fout] if fout else [])


def test_a_source_that_does_not_know_what_for_is_a_warning(lees_in: LeesIn) -> None:
    bron = "soort: bron\npseudoniem: {0}\nrol: x\norganisatiesoort: rijk\ngeinformeerd: {1}\n"
    verslag = lees_in(bron.format("b88", "nee"))
    assert [(m.regel, m.code, m.ernst) for m in verslag.meldingen] == [(5, "VT108", "waarschuwing")]
    assert not lees_in(bron.format("b89", "ja")).meldingen


@pytest.mark.parametrize(("eerst", "dan"), [("", "fictief"), ("fictief", "")])
def test_invented_records_beside_real_ones_are_a_warning(lees_in: LeesIn, eerst: str, dan: str) -> None:
    assert not lees_in(gesprek(grond=eerst)).meldingen
    assert not lees_in(gesprek(id="y", bron="b02", grond=eerst)).meldingen
    verslag = lees_in(gesprek(id="z", bron="b03", grond=dan))
    assert [(m.code, m.ernst) for m in verslag.meldingen] == [("VT109", "waarschuwing")]
    assert len(verslag.nieuw) == 1


def test_a_revision_may_not_break_what_leans_on_it(lees_in: LeesIn) -> None:
    """A second coding of the third item, when the record is revised to one item; a record that moves to later."""
    drie = "[" + ", ".join(f"{{onderwerp: C01, teken: voor, kern: {k}}}" for k in "abc") + "]"
    codering = "soort: tweede_codering\nregistratie: d01-x\nvastgelegd_door: m2\nbewijs:\n"
    codering += "- {nr: 3, onderwerp: C01, teken: voor}\n"
    steunt = gesprek(id="d01-y", vorm="document", bron="", ontleend_aan="d01-x")
    assert not lees_in(a=gesprek(bewijs=drie), b=codering, c=steunt).fouten
    korter = lees_in(gesprek(), herzie=True)
    assert [(m.regel, m.code) for m in korter.fouten] == [(1, "VT011")]
    assert "tweede_codering d01-x.m2" in korter.fouten[0].tekst
    later = lees_in(gesprek(bewijs=drie, datum="2026-12-15"), herzie=True)
    assert [(m.regel, m.code) for m in later.fouten] == [(1, "VT011")]
    assert "registratie d01-y" in later.fouten[0].tekst
    assert not lees_in(gesprek(bewijs=drie, verrassing="x"), herzie=True).fouten


# --- candidates, and what is out of scope -----------------------------------------------------

KANDIDAAT = "tijdgebrek > belemmert > lerend-vermogen"


def test_a_claim_that_nobody_wrote_down_is_a_candidate_from_when_it_was_heard(
    dossier: Dossier, lees_in: LeesIn
) -> None:
    item = f"{{onderwerp: {KANDIDAAT}, teken: voor, kern: x}}"
    verslag = lees_in(
        a=gesprek(id="c1-a", bron="b02"),
        b=gesprek(id="c2-a", datum="2026-12-15", bewijs=f"[{item}, {item.replace('kern: x', 'kern: y')}]"),
        c=gesprek(id="c2-b", datum="2026-12-16", bron="b02", bewijs=f"[{item.replace('>', '→')}]"),
    )
    assert [(Path(m.bestand).stem, m.regel, m.code) for m in verslag.meldingen] == [("b", 8, "VT101")]
    assert not verslag.fouten
    sleutel = "tijdgebrek.belemmert.lerend-vermogen"
    (rij,) = [r for r in stand_van_beweringen(Verandergraaf.uit(dossier.pad)) if r.bewering == sleutel]
    assert (rij.laag, len(rij.onderzocht_in)) == ("kandidaat", 1)
    assert rij.steun > 0.8
    toen = stand_van_beweringen(Verandergraaf.uit(dossier.pad, tot_en_met="c1"))
    assert sleutel not in {r.bewering for r in toen}


def test_a_candidate_that_is_written_down_later_is_theory_with_its_evidence(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(gesprek(bewijs=f"[{{onderwerp: {KANDIDAAT}, teken: voor, kern: x}}]"))
    lees_in("{soort: bewering, van: tijdgebrek, relatie: belemmert, naar: lerend-vermogen, code: C80, tekst: x}")
    (rij,) = [r for r in stand_van_beweringen(Verandergraaf.uit(dossier.pad)) if r.code == "C80"]
    assert (rij.laag, len(rij.onderzocht_in)) == ("theorie", 1)


def test_what_is_out_of_scope_is_counted_and_left_out_of_every_answer(dossier: Dossier, lees_in: LeesIn) -> None:
    def stand() -> tuple[dict[str, int], set[str], int]:
        graaf = Verandergraaf.uit(dossier.pad)
        claims = stand_van_beweringen(graaf)
        factoren = terugkerende_belemmeringen(graaf, alles=True)
        return {r.naam: r.n for r in claims}, {r.factor for r in factoren}, claims.buiten_scope

    lees_in(gesprek(id="a", gebied="D05", bewijs="[{onderwerp: tijdgebrek, teken: voor, kern: x}]"))
    claims, factoren, weg = stand()
    assert (claims["C11"], weg) == (4, 0)
    assert "C30" in claims
    assert "C31" in claims
    verslag = lees_in(
        a="{soort: gebied, sleutel: D05, naam: Deelgebied 05, niveau: deelgebied, ligt_in: de-peel, binnen_scope: nee}",
        b=factor("trage-vergunningen", "binnen_scope: nee\n"),
        c="{soort: bewering, van: lessen-tussen-gebieden, relatie: leidt_tot, naar: lerend-vermogen, code: C25, "
        "tekst: x, sinds: c1, binnen_scope: nee}",
        herzie=True,
    )
    assert len(verslag.herzien) == 3, verslag
    nu_claims, nu_factoren, nu_weg = stand()
    assert nu_claims["C11"] == 3
    assert claims.keys() - nu_claims.keys() == {"C25", "C30", "C31"}
    assert factoren - nu_factoren == {"trage-vergunningen"}
    assert nu_weg == 3
    genoemd = {r.factor for r in terugkerende_belemmeringen(Verandergraaf.uit(dossier.pad))}
    assert "tijdgebrek" not in genoemd, "the only area where it was seen is out of scope"


def test_new_records_out_of_scope_are_counted_in_the_report(lees_in: LeesIn) -> None:
    verslag = lees_in(a=factor("een", "binnen_scope: nee\n"), b=factor("twee"), c=factor("drie", "binnen_scope: nee\n"))
    assert verslag.buiten_scope == 2


VAN_ALLES = {
    "bewijs": "[{onderwerp: C01, teken: voor, kern: Mevrouw de Vries belde., bewijskracht: zeer_sterk, spreker: b01},"
    " {onderwerp: los, teken: voor, kern: x, spreker: b02}]",
    "toestemming": "{b02: nee}",
}
"""A conversation in which three fields do not fit others, and somebody is named."""


@pytest.mark.parametrize(
    ("goed", "fout", "hoort_weg"),
    [
        ("onderwerp: C01", "onderwerp: C99", ()),
        ("teken: voor, kern: Me", "teken: vor, kern: Me", ()),
        ("onderwerp: los, teken: voor", "onderwerp: los, teken: vor", ()),
        ("kern: x", "kern: ''", ()),
        ("interventie: grondexpertise", "interventie: niets", ()),
        ("gebied: D01", "gebied: D99", ()),
        ("bron: b01", "bron: b99", ("spreker", "toestemming")),
        ("bewijskracht: zeer_sterk", "bewijskracht: zeer_zeer", ("zeer sterk",)),
        ("kern: Mevrouw de Vries belde.", "kern: [Mevrouw de Vries]", ("de Vries",)),
    ],
    ids=str,
)
def test_what_does_not_follow_from_a_mistake_is_told_with_it(
    lees_in: LeesIn, goed: str, fout: str, hoort_weg: tuple[str, ...]
) -> None:
    tekst = gesprek(**VAN_ALLES)
    assert goed in tekst, tekst
    zegt = {
        "zeer sterk": "zeer sterk",
        "spreker": "b02 zat niet bij dit gesprek: daar staat b01.",
        "de Vries": "de Vries",
    }
    heel = " ".join(m.tekst for m in lees_in(tekst).meldingen)
    assert all(wat in heel for wat in zegt.values()), heel
    verslag = lees_in(tekst.replace(goed, fout))
    kapot = " ".join(m.tekst for m in verslag.meldingen)
    assert {naam for naam, wat in zegt.items() if wat not in kapot} == set(hoort_weg) - {"toestemming"}, kapot
    assert len(verslag.fouten) <= len(lees_in(tekst).fouten) + 1, "and nothing that follows from it is told"
