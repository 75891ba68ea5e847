"""What leads straight to one person is found however it is written; numbers of the domain are left alone."""

import sys
import unicodedata
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie import persoonsgegevens
from verandertheorie.persoonsgegevens import Persoonsgegeven, vind_persoonsgegeven, zonder_persoonsgegevens

STREPEN = "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"
WIT = " \u00a0\u2009\u202f\u3000"
ONZICHTBAAR = ["", "", "\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff"]
ZIN = "Hij zei: {} en dat klopt."


def soort(tekst: str) -> str:
    gevonden = vind_persoonsgegeven(tekst)
    return gevonden.wat if gevonden else ""


scheiding = st.one_of(
    st.sampled_from(["", ".", "/", *STREPEN, *WIT]),
    st.tuples(st.sampled_from(WIT), st.sampled_from(STREPEN), st.sampled_from(WIT)).map("".join),
)


def in_groepen(draw: st.DrawFn, cijfers: str) -> str:
    """Digits in groups of two or more, with one kind of separator."""
    tussen, uit, rest = draw(scheiding), "", cijfers
    while rest:
        maat = draw(st.integers(2, 4))
        maat = len(rest) if len(rest) - maat < 2 else maat
        uit, rest = uit + (tussen if uit else "") + rest[:maat], rest[maat:]
    return uit


@st.composite
def mobiele_nummers(draw: st.DrawFn) -> str:
    # 3 to 9: day and month make no date, so that no group of four is a year
    cijfers = draw(st.text("3456789", min_size=8, max_size=8))
    begin = draw(st.sampled_from(["06", "(06)", "+31 6", "+31(0)6", "+31 (0) 6", "0031 6", "0031(0)6", "+316"]))
    return begin + draw(scheiding) + in_groepen(draw, cijfers)


@st.composite
def vaste_nummers(draw: st.DrawFn) -> str:
    kern = draw(st.sampled_from(["20", "344", "88", "318"]))
    begin = draw(st.sampled_from(["0{}", "(0{})", "+31 {}", "+31 (0){}", "0031 {}"])).format(kern)
    cijfers = draw(st.text("3456789", min_size=9 - len(kern), max_size=9 - len(kern)))
    return begin + draw(scheiding) + in_groepen(draw, cijfers)


@given(mobiele_nummers() | vaste_nummers())
def test_a_telephone_number_is_found_in_every_dutch_form(nummer: str) -> None:
    assert soort(ZIN.format(nummer)) == "een telefoonnummer"


@given(st.text("0123456789", min_size=8, max_size=8), st.sampled_from(["{}", "{}.", "({})", "tel:{}", "bel {}, graag"]))
def test_a_mobile_number_in_one_piece_is_found_whatever_stands_around_it(cijfers: str, om: str) -> None:
    assert soort(om.format(f"06{cijfers}")) == "een telefoonnummer"


@st.composite
def rekeningen(draw: st.DrawFn) -> str:
    kaal = draw(st.sampled_from(["ABNA", "RABO", "INGB", "TRIO"])) + draw(
        st.text("0123456789", min_size=10, max_size=10)
    )
    controle = 98 - int("".join(str(int(t, 36)) for t in f"{kaal}NL00")) % 97
    iban = f"NL{controle:02}{kaal}"
    tussen = draw(st.sampled_from(["", " ", "-", ".", "\u00a0", " - "]))
    stap = draw(st.sampled_from([2, 4, 6]))
    iban = tussen.join(iban[i : i + stap] for i in range(0, len(iban), stap))
    return iban.lower() if draw(st.booleans()) else iban


@given(rekeningen())
def test_a_bank_account_is_found_in_any_groups_and_case(iban: str) -> None:
    assert soort(ZIN.format(iban)) == "een rekeningnummer"


@st.composite
def burgernummers(draw: st.DrawFn) -> str:
    acht = draw(st.text("123456789", min_size=8, max_size=8))
    laatste = sum((9 - i) * int(c) for i, c in enumerate(acht)) % 11
    cijfers = f"{acht}{laatste}" if laatste < 10 else "123456782"
    maten = draw(st.sampled_from([(9,), (3, 3, 3), (4, 2, 3)]))
    delen, begin = list[str](), 0
    for maat in maten:
        delen.append(cijfers[begin : begin + maat])
        begin += maat
    return draw(st.sampled_from([".", " ", "-", "\u00a0", "\u2013"])).join(delen)


@given(burgernummers())
def test_a_citizen_number_is_found_when_it_passes_the_eleven_test(bsn: str) -> None:
    assert soort(ZIN.format(bsn)) == "een burgerservicenummer"


@given(st.integers(100_000_000, 999_999_999))
def test_nine_digits_that_fail_the_eleven_test_are_left_unless_they_are_called_one(getal: int) -> None:
    som = sum(gewicht * int(c) for gewicht, c in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), str(getal), strict=True))
    if som % 11:
        assert soort(f"Dossier {getal} ligt stil.") == ""
        assert soort(f"Zijn BSN is {getal}.") == "een burgerservicenummer"


@st.composite
def adressen(draw: st.DrawFn) -> str:
    wit = draw(st.sampled_from(["", " "]))
    at = draw(
        st.sampled_from(["@", "\uff20", "(at)", "[at]", "{at}", "<at>", " apenstaartje ", " (apenstaart) ", "&#64;"])
    )
    punt = draw(st.sampled_from([".", "\uff0e", "(punt)", "[dot]", " punt ", " dot ", " . "]))
    naam = draw(st.sampled_from(["jan", "j.jansen", "k_visser", "info+erf"]))
    adres = f"{naam}{wit}{at}{wit}{draw(st.sampled_from(['voorbeeld', 'erf-en-land']))}{punt}nl"
    if at in ("@", "\uff20") and punt == ".":
        plek = draw(st.integers(1, len(adres) - 1))
        adres = adres[:plek] + draw(st.sampled_from(ONZICHTBAAR)) + adres[plek:]
    return adres.upper() if draw(st.booleans()) else adres


@given(adressen())
def test_a_mail_address_is_found_also_when_it_is_written_around(adres: str) -> None:
    assert soort(ZIN.format(adres)) == "een e-mailadres"


VORMEN = "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX"


@pytest.mark.parametrize("vorm", [*VORMEN.split(), "9-XX-999", "999-XX-9"])
def test_a_number_plate_of_every_sidecode_is_found(vorm: str) -> None:
    kenteken = vorm.replace("X", "K").replace("9", "7")
    assert soort(ZIN.format(kenteken)) == "een kenteken"
    assert soort(ZIN.format(kenteken.replace("-", "\u2011"))) == "een kenteken"
    for geschreven in (kenteken.lower(), kenteken.replace("-", ""), kenteken.replace("-", " ")):
        assert soort(f"met kenteken {geschreven} erbij") == "een kenteken"


@pytest.mark.parametrize(
    "tekst",
    [
        "8081 AB 12",
        "8081AB 12",
        "8081AB12",
        "8081ab 12",
        "8081 AB, nummer 12",
        "8081 AB nr. 12a",
        "Kerkstraat 12, 8081 AB",
        "Kerkstraat 12a 8081AB Elburg",
        "Kerkstraat 12 te Elburg (8081 AB)",
        "8081 AB Elburg, Kerkstraat 12",
    ],
)
def test_a_postcode_with_a_house_number_is_found_in_either_order(tekst: str) -> None:
    assert soort(ZIN.format(tekst)) == "een postcode met huisnummer"


@pytest.mark.parametrize(
    "sleutel",
    ["jan-0612345678", "b0612345678", "06-12345678", "jan-at-voorbeeld-nl", "nl91abna0417164300", "bsn-123456782"],
)
def test_in_a_key_it_is_found_as_in_a_sentence(sleutel: str) -> None:
    assert vind_persoonsgegeven(sleutel)


@pytest.mark.parametrize(
    "tekst",
    [
        "Van € 123.456.782 bleef niets over",
        "123.456.782 euro",
        "1.123.456.782 liter",
        "0800-1234",
        "0900 1234567",
        "14 0341",
        "112",
        "d01-2026-09-14-interview-b01",
        "V5-C20@c5.3f2a91",
        "V5-C20@c5.abcdef",
        "van 2026-06-14 tot 2026-09-14",
        "op 06-12-2026 10 uur",
        "01-02-2025 10 deelnemers",
        "gebieden 01 02 03 04 05",
        "NL.IMRO.0200.bp1234-vas1",
        "GS-26-01 en 1-MEI-26",
        "De N302, de A28 en de N344",
        "Kamerstuk 33576, nr. 321",
        "zaak 202107079/1",
        "52.0907, 5.1214 en 155000, 463000",
        "In 2026 GS 3 besluiten nam",
        "1200 HA 3 gebieden",
        "in 2026 en 12 maanden erna",
        "550e8400-e29b-41d4-a716-446655440000",
        "9f1c06123456780a",
        "Hij at brood. Nl is een afkorting.",
        "matplotlib@3.10.0",
    ],
)
def test_numbers_of_the_domain_and_of_organisations_are_left_alone(tekst: str) -> None:
    assert vind_persoonsgegeven(tekst) is None


@given(
    st.lists(
        st.one_of(
            st.integers(1, 9_999_999).map(lambda n: f"{n:,}".replace(",", ".")),
            st.integers(1990, 2060).map(str),
            st.dates().filter(lambda d: d.year >= 1900).map(str),
            st.tuples(st.integers(1, 30), st.integers(1, 30), st.integers(1, 30)).map(lambda t: "{}.{}.{}".format(*t)),
            st.integers(1, 99).map(lambda n: f"{n}%"),
            st.integers(1, 99).map(lambda n: f"D{n:02}"),
            st.integers(1, 999).map(lambda n: f"N{n}"),
        ),
        max_size=8,
    )
)
def test_amounts_years_dates_paragraphs_and_codes_in_a_row_are_left_alone(woorden: list[str]) -> None:
    assert vind_persoonsgegeven(", ".join(woorden)) is None


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at_and_what_takes_its_place_says_nothing_more(tekst: str) -> None:
    assert vind_persoonsgegeven(zonder_persoonsgegevens(tekst)) is None


STUKKEN = (
    *("@", "(a)", "(at)", "[ a ]", " at ", "-at-", "_at_", "-at_", "_at-", "apenstaart", "apestaartje", "&#64;"),
    *("&#0064;", "&commat;", "%40", "jan", "gmail", ".com", ".nl", " punt ", "(dot)", "NL", "nl", "be", "GB", "ABNA"),
    *(" ", ".", "-", "/", "(", ")", "_", "#", "\n", "\u200b", "\u2013", "é", "’", "ſ", "\uff11", "\uff21\uff22"),
    *("06", "0612345678", "020", "0", "3", "12", "4567", "00", "+", "+31", "BSN", "sofi", "NL91", "ABNA0417164300"),
    *("kenteken", "KENTEKEN", "nummerbord", "Nummerplaat", "AB", "BCD", "K", "t", "12-AB-34", "J-123-KL", "2027-Q1"),
    *("1234", "1234 AB", "1234ab", "huisnummer", "nr", "no", "Kerkstraat 1", "2026-09-14", "1ste"),
)
"""The begin, the middle and the end of everything that is looked for."""


@given(st.lists(st.sampled_from(STUKKEN), max_size=9).map("".join))
def test_the_quick_look_beforehand_passes_nothing_by(tekst: str) -> None:
    plat = persoonsgegevens._plat(tekst)
    assert soort(tekst) == next((wat for wat, zoek in persoonsgegevens._SOORTEN for _ in zoek(plat)), "")


@pytest.mark.parametrize("tekst", ["jan(a)gmail.com", "jan_at-gmail.com", "jan-at_gmail.com"])
def test_an_address_is_found_without_a_digit_near_it(tekst: str) -> None:
    assert soort(tekst) == "een e-mailadres"


def test_a_sign_that_is_plain_already_stays_what_it_is() -> None:
    gewoon = [t for t in map(chr, range(0x80, 0x11000)) if persoonsgegevens._GEWOON_SCHRIFT.fullmatch(t)]
    assert len(gewoon) == 67
    assert all(unicodedata.normalize("NFKC", t).translate(persoonsgegevens._GEWOON) == t for t in gewoon)


def test_what_is_shown_of_it_is_its_begin_only() -> None:
    assert vind_persoonsgegeven("Zie jan.jansen@voorbeeld.nl.") == Persoonsgegeven("een e-mailadres", "ja")
    assert zonder_persoonsgegevens("bel 06-12345678") == "(weggelaten: een telefoonnummer)"


def stappen(tekst: str) -> int:
    """Lines of Python that a search takes."""
    aantal = 0

    def tel(_: FrameType, gebeurtenis: str, __: Any) -> Any:
        nonlocal aantal
        aantal += gebeurtenis == "line"
        return tel

    sys.settrace(tel)
    try:
        vind_persoonsgegeven(tekst)
    finally:
        sys.settrace(None)
    return aantal


VIJANDIG = (
    *(
        "a",
        "a ",
        "Aa ",
        "A",
        "é",
        "a\u0301\u0316",
        "e\u0301",
        "\ufdfa",
        ".",
        "a.",
        "- ",
        "[",
        "(",
        ") (",
        "1(1(",
        "@",
        "a@",
        "a.b@",
        "a@b ",
    ),
    *(
        "a@b.",
        "a@b(.)",
        "a@b punt ",
        "%40",
        "a%40",
        "a&#00",
        "[at]",
        "(at)",
        "at ",
        " at a",
        "a-at-",
        "_at_",
        "apenstaart",
    ),
    *(
        "apenstaartje ",
        "1",
        "1 ",
        "0",
        "0 ",
        "1-",
        "0-",
        "0-1-",
        "00 ",
        "06 ",
        "06-1-",
        "12.",
        "1234 5678 9-",
        "123-456-",
    ),
    *("111 222 333 ", "+", "+31", "+31 (0)", "+31 (0) 6 ", "0031 ", "0032-", "31 6 ", "01-01-2020 ", "2020-01-01-"),
    *(
        "NL91",
        "NL91 ",
        "NL91 ABNA 0417 ",
        "TR12-",
        "aa1 1",
        "AB-1",
        "12-AB-",
        "GS-26-01 ",
        "99XX9",
        "kenteken ",
        "kenteken 1 1 ",
    ),
    *(
        "8081 A ",
        "8081 AB ",
        "8081AB",
        "12 a-1, ",
        "A-a",
        "Aa-weg 1",
        "bsn ",
        "bsn 1 ",
        "sofi",
        "€ 1.000.000,- ",
        "123.456.782 euro ",
    ),
)
"""Pieces that look like the begin, the middle or the end of what is looked for."""


@pytest.mark.parametrize("stuk", VIJANDIG)
def test_twice_the_text_takes_no_more_than_twice_the_steps(stuk: str) -> None:
    kort, lang = stappen("1 1" + stuk * 400), stappen("1 1" + stuk * 800)
    assert lang <= 2.1 * kort


@pytest.mark.parametrize("stuk", VIJANDIG)
def test_python_comes_in_only_for_what_has_nearly_the_whole_shape(stuk: str) -> None:
    """A million lines of Python take a second; the patterns walk through as many letters in a tenth of that."""
    tekst = "1 1" + stuk * 800
    assert stappen(tekst) < 4 * len(tekst) + 200


GEGEVENS = {
    "een e-mailadres": "jan@voorbeeld.nl",
    "een rekeningnummer": "NL91 ABNA 0417 1643 00",
    "een telefoonnummer": "06-12345678",
    "een burgerservicenummer": "123-456-782",
    "een kenteken": "12-KJB-3",
    "een postcode met huisnummer": "8082 ZX, nr. 12",
}


@pytest.mark.parametrize("stuk", VIJANDIG)
def test_behind_pages_of_what_looks_like_it_the_thing_itself_is_found(stuk: str) -> None:
    om = "{0} en dan ; {1} ; en {0}"
    anders = {soort(om.format(stuk * 300, "niets"))} - {""}  # a few of the pieces are a find by themselves
    for wat, hoe in GEGEVENS.items():
        assert soort(om.format(stuk * 300, hoe)) in anders | {wat}


@pytest.mark.parametrize("land", ["Fİ", "İE", "ſE", "İS", "ıt"])
def test_letters_that_only_look_like_those_of_a_country_are_no_fault(land: str) -> None:
    vind_persoonsgegeven(f"{land}2112345600000785")
