"""What makes two records the same: content, id, and what happens when one of the two differs."""

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.graaf.rijen import lees_records
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.meegeleverd import meegeleverd
from verandertheorie.model.waarneming import Registratie

pytest_plugins = ("tests.invoer.teksten",)

LeesIn = Callable[..., Importverslag]

GESPREK = """\
soort: registratie
id: d01-x
datum: 2026-09-14
gebied: D01
bron: b01
interventie: grondexpertise
bewijs:
  - onderwerp: C01
    teken: voor
    kern: De eigenaar wilde doorrekenen.
"""
OBSERVATIE = """\
soort: registratie
datum: 2026-09-14
gebied: D01
vorm: participatieve_observatie
interventie: grondexpertise
bewijs:
  - {onderwerp: C01, teken: voor, kern: KERN}
"""


def observatie(kern: str) -> str:
    return OBSERVATIE.replace("KERN", kern)


def registraties(d: Dossier) -> dict[str, Registratie]:
    return {r.id: r for r in lees_records(d.rijen()) if isinstance(r, Registratie)}


def test_the_same_content_again_changes_no_byte(dossier: Dossier, lees_in: LeesIn) -> None:
    assert [r.record_sleutel for r in lees_in(GESPREK).nieuw] == ["d01-x"]
    voor = dossier.pad.read_bytes()
    verslag = lees_in(GESPREK)
    assert (verslag.nieuw, verslag.herzien, verslag.veranderd, verslag.meldingen) == ((), (), (), ())
    assert [r.record_sleutel for r in verslag.bekend] == ["d01-x"]
    assert dossier.pad.read_bytes() == voor
    assert not lees_in(GESPREK, herzie=True).herzien
    assert dossier.pad.read_bytes() == voor


def test_the_order_and_the_layout_of_fields_do_not_make_another_content(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK)
    voor = dossier.pad.read_bytes()
    velden = [deel for deel in GESPREK.replace("bewijs:\n ", "bewijs:\x00 ").split("\n") if deel]
    kop, bewijs = velden[:6], [v.replace("\x00", "\n") for v in velden[6:]]
    anders = "# uitleg\n" + "\n\n".join([*bewijs, *reversed(kop)]) + "\nverrassing:\n"
    verslag = lees_in(anders)
    assert len(verslag.bekend) == 1, verslag
    assert dossier.pad.read_bytes() == voor


def test_defaults_written_out_are_the_same_content(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK)
    item = ["bewijskracht: matig", "hoe_bekend: zelf_meegemaakt", "kanttekening: geen", "vrijgave: []"]
    kop = ["vorm: interview", "teruggelegd: nog_niet", "open_vraag_helpend: nee", "dekking: []", "ontleend_aan: []"]
    uitgeschreven = GESPREK + "".join(f"    {v}\n" for v in item) + "".join(f"{v}\n" for v in kop)
    assert len(lees_in(uitgeschreven).bekend) == 1


def test_the_order_of_names_inside_a_field_does_not_make_another_content(dossier: Dossier, lees_in: LeesIn) -> None:
    gebied = "{soort: gebied, sleutel: D77, naam: x, niveau: deelgebied, kenmerken: {KENMERKEN}}"
    lees_in(gebied.replace("KENMERKEN", "novex: ja, mcen: nee, venig: onbekend"))
    voor = dossier.pad.read_bytes()
    assert len(lees_in(gebied.replace("KENMERKEN", "venig: onbekend, mcen: nee, novex: ja")).bekend) == 1
    assert dossier.pad.read_bytes() == voor


def test_other_content_under_a_known_id_is_refused_at_its_line_with_the_difference(
    dossier: Dossier, lees_in: LeesIn
) -> None:
    lees_in(GESPREK)
    voor = dossier.pad.read_bytes()
    anders = GESPREK.replace("teken: voor", "teken: tegen").replace("bron: b01", "bron: b02") + "verrassing: Ja!\n"
    (m,) = lees_in("# eerst een regel uitleg\n" + anders).meldingen
    assert (m.regel, m.code) == (3, "VT025")
    assert "bewijs 1, teken: 'voor' werd 'tegen'" in m.tekst
    assert "bron: 'b01' werd 'b02'" in m.tekst
    assert "verrassing: leeg werd 'Ja!'" in m.tekst
    assert "--herzie" in m.remedie
    assert dossier.pad.read_bytes() == voor


def test_herzie_appends_a_revision_that_names_what_it_replaces(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK)
    verslag = lees_in(GESPREK.replace("teken: voor", "teken: tegen"), herzie=True)
    ((h),) = verslag.herzien
    assert h.verschillen == ("bewijs 1, teken: 'voor' werd 'tegen'",)
    een, twee = dossier.revisies("registratie", "d01-x")
    assert (een.revisie, een.vervangt, twee.revisie, twee.vervangt) == (1, None, 2, een.hash)
    assert registraties(dossier)["d01-x"].bewijs[0].teken == "tegen"
    assert [v.sleutel for v in verslag.veranderd] == ["grondexpertise.activeert.vertrouwen-grondeigenaar"]
    assert "dat het niet klopt" in verslag.veranderd[0].zin


def test_going_back_to_the_first_content_is_a_third_revision(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK)
    lees_in(GESPREK.replace("voor", "tegen"), herzie=True)
    assert len(lees_in(GESPREK, herzie=True).herzien) == 1
    assert [r.revisie for r in dossier.revisies("registratie", "d01-x")] == [1, 2, 3]
    assert registraties(dossier)["d01-x"].bewijs[0].teken == "voor"


def test_all_records_that_differ_are_reported_at_once_with_the_other_faults(lees_in: LeesIn) -> None:
    ander = GESPREK.replace("d01-x", "d01-y").replace("b01", "b02")
    lees_in(a=GESPREK, b=ander)
    verslag = lees_in(
        a=GESPREK.replace("voor", "tegen"), b=ander.replace("voor", "tegen"), c="soort: bron\npseudoniem: jan\n"
    )
    codes = sorted((Path(m.bestand).stem, m.code) for m in verslag.fouten)
    assert codes[:2] == [("a", "VT025"), ("b", "VT025")]
    assert ("c", "VT010") in codes


def test_the_same_content_under_another_id_comes_in_with_a_warning_at_its_id(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK)
    verslag = lees_in(GESPREK.replace("d01-x", "d01-y"))
    assert [(m.regel, m.code, m.ernst) for m in verslag.meldingen] == [(2, "VT104", "waarschuwing")]
    assert "d01-x" in verslag.meldingen[0].tekst
    assert set(registraties(dossier)) == {"d01-x", "d01-y"}


def test_the_same_content_under_two_ids_in_one_import_is_warned_of_too(lees_in: LeesIn) -> None:
    verslag = lees_in(a=GESPREK, b=GESPREK.replace("d01-x", "d01-y"))
    assert [m.code for m in verslag.meldingen] == ["VT104"]


@pytest.mark.parametrize(
    ("velden", "id_"),
    [
        ("datum: 2026-09-14\ngebied: D01\nbron: b01", "d01-2026-09-14-interview-b01"),
        ("datum: 2026-09-14\ngebied: D01\nvorm: document\nbron: b01", "d01-2026-09-14-document-b01"),
        (
            "datum: 2026-09-14\ngebied: D01\nvorm: participatieve_observatie",
            "d01-2026-09-14-participatieve-observatie-01",
        ),
        ("datum: 2026-09-14\ngebied: veluwe\nvorm: document", "veluwe-2026-09-14-document-01"),
        ("datum: 2026-09-14\nvorm: leerbijeenkomst", "2026-09-14-leerbijeenkomst-01"),
    ],
)
def test_an_absent_id_is_derived_from_area_date_form_and_source(lees_in: LeesIn, velden: str, id_: str) -> None:
    verslag = lees_in(f"soort: registratie\ninterventie: geen\n{velden}\n")
    assert not verslag.meldingen, verslag.meldingen
    assert [r.record_sleutel for r in verslag.nieuw] == [id_]


def test_a_derived_id_that_would_be_too_long_is_not_a_reason_to_drop_the_record(lees_in: LeesIn) -> None:
    gebied = "gebied-" + "-".join(["met-een-lange-naam"] * 3)
    verslag = lees_in(f"""\
        - {{soort: gebied, sleutel: {gebied}, naam: Lang, niveau: deelgebied}}
        - soort: registratie
          datum: 2026-09-14
          gebied: {gebied}
          vorm: participatieve_observatie
          interventie: geen
          bewijs:
            - {{onderwerp: los, teken: voor, kern: Het regende.}}
        """)
    assert verslag.fouten or {r.soort for r in verslag.nieuw} == {"gebied", "registratie"}, (
        "the record is neither in nor refused"
    )


def test_the_second_interview_with_a_source_on_one_day_needs_an_id_of_its_own(lees_in: LeesIn) -> None:
    zonder = GESPREK.replace("id: d01-x\n", "")
    lees_in(zonder)
    (m,) = lees_in(zonder.replace("doorrekenen", "ophangen")).fouten
    assert m.code == "VT025"


def test_two_records_with_one_derived_id_in_one_import_are_refused(lees_in: LeesIn) -> None:
    zonder = GESPREK.replace("id: d01-x\n", "")
    (m,) = lees_in(a=zonder, b=zonder.replace("doorrekenen", "ophangen")).fouten
    assert m.code == "VT024"
    assert "a.yaml:1" in m.tekst


def test_records_without_source_get_serial_numbers_and_keep_them(dossier: Dossier, lees_in: LeesIn) -> None:
    stam = "d01-2026-09-14-participatieve-observatie"
    lees_in(a=observatie("een"), b=observatie("twee"))
    assert set(registraties(dossier)) == {f"{stam}-01", f"{stam}-02"}
    voor = dossier.pad.read_bytes()
    assert len(lees_in(a=observatie("een"), b=observatie("twee")).bekend) == 2
    assert len(lees_in(a=observatie("twee")).bekend) == 1
    assert dossier.pad.read_bytes() == voor
    assert [r.record_sleutel for r in lees_in(c=observatie("drie"), a=observatie("een")).nieuw] == [f"{stam}-03"]


def test_the_same_record_without_source_twice_in_one_import_is_one(dossier: Dossier, lees_in: LeesIn) -> None:
    verslag = lees_in(a=observatie("een"), b=observatie("een"))
    assert len(verslag.nieuw) == 1
    assert len(registraties(dossier)) == 1


def test_a_changed_record_without_id_and_source_is_a_new_one(dossier: Dossier, lees_in: LeesIn) -> None:
    """Nothing says which one it would be a revision of."""
    lees_in(observatie("een"))
    assert not lees_in(observatie("een en beter")).fouten
    assert len(registraties(dossier)) == 2


def test_serial_numbers_do_not_depend_on_the_order_of_files_or_rows(tmp_path: Path) -> None:
    bron = meegeleverd("voorbeelden/mini")
    hashes = set()
    for nr, volgorde in enumerate(permutations(("een", "twee", "drie"))):
        map_ = tmp_path / str(nr)
        map_.mkdir()
        paden = []
        for kern in volgorde:
            paden.append(map_ / f"{kern}.yaml")
            paden[-1].write_text(observatie(kern), encoding="utf-8")
        with Dossier.maak(map_ / "d.sqlite") as d:
            assert not importeer(d, bron / "theorie", bron / "records/bronnen.yaml", *paden).fouten
            hashes.add(d.hash())
    assert len(hashes) == 1


def test_a_file_named_twice_is_read_once(dossier: Dossier, tmp_path: Path) -> None:
    pad = tmp_path / "g.yaml"
    pad.write_text(GESPREK, encoding="utf-8")
    verslag = importeer(dossier, pad, tmp_path, pad, tmp_path / "." / "g.yaml")
    assert len(verslag.nieuw) == 1
    assert not verslag.meldingen
    assert not verslag.bekend


def test_the_same_record_twice_in_one_import_is_one_record(dossier: Dossier, lees_in: LeesIn) -> None:
    verslag = lees_in(a=GESPREK, b=GESPREK)
    assert len(verslag.nieuw) == 1
    assert not verslag.meldingen
    assert len(dossier.revisies("registratie", "d01-x")) == 1


def test_one_id_with_two_contents_in_one_import_is_refused_and_names_both_places(lees_in: LeesIn) -> None:
    for herzie in (False, True):
        (m,) = lees_in(a=GESPREK, b=GESPREK.replace("voor", "tegen"), herzie=herzie).fouten
        assert (Path(m.bestand).stem, m.regel, m.code) == ("b", 2, "VT024")
        assert "a.yaml" in m.tekst


def test_a_higher_sinds_is_another_revision_and_needs_no_herzie(dossier: Dossier, lees_in: LeesIn) -> None:
    later = "{soort: actor, sleutel: gemeente, naam: Gemeenten, actorsoort: overheid, sinds: c2}"
    assert not lees_in(later).fouten
    assert [r.sinds for r in dossier.revisies("actor", "gemeente")] == ["", "c2"]
    (m,) = lees_in(later.replace("Gemeenten", "Gemeente en meer")).fouten
    assert m.code == "VT025"


def test_a_dry_run_says_the_same_and_writes_nothing(dossier: Dossier, lees_in: LeesIn) -> None:
    voor = dossier.pad.read_bytes()
    proef = lees_in(GESPREK, droog=True)
    assert dossier.pad.read_bytes() == voor
    echt = lees_in(GESPREK)
    assert proef.is_proef
    assert not echt.is_proef
    assert (proef.nieuw, proef.veranderd) == (echt.nieuw, echt.veranderd)
    assert proef.veranderd


def test_a_record_may_rest_on_one_of_the_same_import_whose_id_is_derived(dossier: Dossier, lees_in: LeesIn) -> None:
    """In two imports it works, so in one it must: nothing depends on the order of files."""
    zonder = GESPREK.replace("id: d01-x\n", "")
    steunt = """\
        soort: registratie
        id: d01-verslag
        datum: 2026-09-15
        gebied: D01
        vorm: document
        interventie: grondexpertise
        ontleend_aan: d01-2026-09-14-interview-b01
        """
    verslag = lees_in(a=zonder, b=steunt)
    assert not verslag.fouten, verslag.fouten
    assert len(registraties(dossier)) == 2


def test_text_that_unicode_writes_longer_does_not_make_the_dossier_unreadable(
    dossier: Dossier, lees_in: LeesIn
) -> None:
    verslag = lees_in(GESPREK.replace("De eigenaar wilde doorrekenen.", "\ufb2c" * 2000))
    if not verslag.fouten:
        assert "d01-x" in registraties(dossier)


def test_composed_and_decomposed_letters_are_the_same_content(dossier: Dossier, lees_in: LeesIn) -> None:
    lees_in(GESPREK.replace("doorrekenen", "caf\u00e9"))
    voor = dossier.pad.read_bytes()
    assert len(lees_in(GESPREK.replace("doorrekenen", "cafe\u0301")).bekend) == 1
    assert dossier.pad.read_bytes() == voor
