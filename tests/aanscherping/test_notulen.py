"""The decisions of one session from one file: all of them or none, and a second time nothing."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.notulen import leg_notulen_vast
from verandertheorie.meegeleverd import meegeleverd

B8 = meegeleverd("voorbeelden/extra-rijksinzet/besluiten/b8.yaml")


def test_the_second_time_changes_nothing(na_b8: Path, eigen: Callable[[Path], Path]) -> None:
    pad = eigen(na_b8)
    voor = pad.read_bytes()
    verslag = leg_notulen_vast(pad, B8, rol="programmamanager")
    assert (verslag.meldingen, verslag.besluiten, verslag.redacties, verslag.versie) == ((), (), (), None)
    assert pad.read_bytes() == voor


def test_one_decision_that_cannot_be_taken_stops_all(
    tot_c5: Path, eigen: Callable[[Path], Path], tmp_path: Path
) -> None:
    pad, bestand = eigen(tot_c5), tmp_path / "b8.yaml"
    bestand.write_text(B8.read_text(encoding="utf-8").replace("V13-C29", "V13-C28"), encoding="utf-8")
    voor = pad.read_bytes()
    verslag = leg_notulen_vast(pad, bestand, rol="")
    (melding,) = (m for m in verslag.meldingen if m.ernst == "fout")
    regel = bestand.read_text(encoding="utf-8").splitlines()[melding.regel - 1]
    assert "V13-C28" in regel
    assert melding.code == "VT026"
    assert "Bedoelt u" not in melding.tekst, "another number is another proposal"
    assert pad.read_bytes() == voor


@pytest.mark.parametrize(
    ("tekst", "code", "zegt"),
    [
        ("- bijeenkomst: B8\n- bijeenkomst: B9\n", "VT003", "één bijeenkomst"),
        ("tot_en_met: c5\n", "VT010", "'bijeenkomst' ontbreekt"),
        ("bijeenkomst: B8\nbesluit: ja\n", "VT010", "'besluit' kennen we hier niet"),
        (
            """\
            bijeenkomst: B8
            besluiten:
              - voorstel: V5-C20
                uitslag: misschien
                rollen: [programmamanager]
                kleur: rood
            """,
            "VT010",
            "'misschien' kan niet bij 'uitslag'",
        ),
        ("bijeenkomst: B88\nredacties: [{onderwerp: novex, veld: naam, nieuw: X}]\n", "VT026", "Kies uit: B1, "),
        ("bijeenkomst: B7\nversie: Niets.\n", "VT026", "niets veranderd"),
        ("", "VT002", "niets in"),
        ("bijeenkomst: B8\n", "VT002", "niets in om vast te leggen"),
        ("bijeenkomst: B8\nbesluiten: []\n", "VT002", "niets in om vast te leggen"),
    ],
)
def test_a_mistake_is_told_with_its_place(
    tot_c5: Path, eigen: Callable[[Path], Path], tmp_path: Path, tekst: str, code: str, zegt: str
) -> None:
    pad, bestand = eigen(tot_c5), tmp_path / "besluiten.yaml"
    bestand.write_text(textwrap.dedent(tekst), encoding="utf-8")
    meldingen = leg_notulen_vast(pad, bestand, rol="").meldingen
    assert any(m.code == code and zegt in m.tekst for m in meldingen), meldingen
    assert Verandergraaf.uit(pad).dossierhash == Verandergraaf.uit(tot_c5).dossierhash
