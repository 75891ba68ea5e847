"""What names something that is nowhere does not come in, whatever brings it; and can be taken out when it is in."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.invoer.volledig import rijen_van, schrijf
from tests.lezen.test_beschadigde_velden import ONBEKEND
from verandertheorie.dossier.bestand import Dossier, Rij, rij
from verandertheorie.fouten import VerandertheorieFout
from verandertheorie.invoer.importeer import importeer
from verandertheorie.invoer.intrekken import Intrekking, trek_in, van_bron, van_invoer, van_registratie
from verandertheorie.invoer.vastleggen import leg_vast
from verandertheorie.lezen.records import plaatsen
from verandertheorie.model.basis import Verwijst
from verandertheorie.model.soorten import RECORD, SOORTEN, Pad, Plek, verwijzingen

pytest_plugins = ("tests.invoer.volledig",)


def _moeten_iets_noemen(soort: str) -> list[tuple[Pad, Verwijst]]:
    return [(pad, merk) for pad, merk in verwijzingen(soort) if not merk.mag_los(ONBEKEND)]


def met_inhoud(inhoud: dict[str, Any]) -> Rij:
    return rij(*RECORD.validate_python(inhoud).identiteit, inhoud)


def schades(soort: str, inhoud: dict[str, Any], wat: str) -> Iterator[tuple[Plek, dict[str, Any]]]:
    """A record with each of its references in turn made into another text; not where any text may stand."""
    for pad, _ in _moeten_iets_noemen(soort):
        kopie = json.loads(json.dumps(inhoud))
        for plek, houder, stap in plaatsen(kopie, pad, ()):
            was = houder[stap]  # type: ignore[index]  # a dict or a list
            if was is not None:
                houder[stap] = wat  # type: ignore[index]
                yield plek, json.loads(json.dumps(kopie))
                houder[stap] = was  # type: ignore[index]


@pytest.mark.parametrize("wat", [ONBEKEND, "[weg.belemmert.nergens]"])
@pytest.mark.parametrize("soort", SOORTEN)
def test_every_reference_to_nothing_is_refused_from_another_dossier(
    soort: str, wat: str, vol: Path, tmp_path: Path
) -> None:
    alles = rijen_van(vol)
    eigen = next(r for r in reversed(alles) if r.soort == soort)
    if soort == "interventie":  # the one that was written, and not what an action made of it
        eigen = next(r for r in alles if r.soort == soort and json.loads(r.inhoud).get("tot"))
    hier = schrijf(tmp_path / "hier.sqlite", [r for r in alles if r != eigen])
    voor, gedaan = hier.read_bytes(), set[Plek]()
    for nr, (plek, inhoud) in enumerate(schades(soort, json.loads(eigen.inhoud), wat)):
        kapot = met_inhoud(inhoud)
        daar = schrijf(tmp_path / f"{nr}.sqlite", [*(r for r in alles if r != eigen), kapot])
        verslag = importeer(hier, daar)
        veld = " ".join(str(deel + 1) if isinstance(deel, int) else deel for deel in plek)
        naam = f"{soort} {kapot.sleutel} noemt '{wat}' bij '{veld}'"
        assert [m for m in verslag.fouten if m.code == "VT020" and naam in m.tekst], (plek, verslag.meldingen)
        assert hier.read_bytes() == voor
        gedaan.add(tuple("*" if isinstance(deel, int) else deel for deel in plek))
    assert gedaan == {pad for pad, _ in _moeten_iets_noemen(soort)}


def test_a_dossier_without_faults_comes_in_whole(vol: Path, tmp_path: Path) -> None:
    alles = rijen_van(vol)
    hier = schrijf(tmp_path / "hier.sqlite", alles[:1])
    assert not importeer(hier, schrijf(tmp_path / "daar.sqlite", alles)).fouten
    assert {r.hash for r in rijen_van(hier)} == {r.hash for r in alles}


def test_another_spelling_of_a_key_is_no_key(vol: Path, tmp_path: Path) -> None:
    alles = rijen_van(vol)
    eigen = next(r for r in alles if r.soort == "registratie")
    inhoud = json.loads(eigen.inhoud)
    kapot = met_inhoud(inhoud | {"gebied": inhoud["gebied"].lower()})
    hier = schrijf(tmp_path / "hier.sqlite", [r for r in alles if r != eigen])
    verslag = importeer(hier, schrijf(tmp_path / "daar.sqlite", [*(r for r in alles if r != eigen), kapot]))
    assert [m.code for m in verslag.fouten] == ["VT020"]


def test_an_earlier_revision_that_names_nothing_does_not_come_along(vol: Path, tmp_path: Path) -> None:
    alles = rijen_van(vol)
    eigen = next(r for r in alles if r.soort == "registratie")
    inhoud = json.loads(eigen.inhoud)
    kapot = met_inhoud(inhoud | {"traject": ONBEKEND})
    daar = schrijf(tmp_path / "daar.sqlite", [*(r for r in alles if r != eigen), kapot])
    with Dossier.open(daar) as d, d.transactie() as schrijver:
        goed = rij(*eigen.identiteit, inhoud)
        goed = Rij(*goed.identiteit, goed.inhoud, goed.hash, vervangt=kapot.hash)
        schrijver.voeg_toe([goed], programma="p", rol="", samenvatting="s")
    hier = schrijf(tmp_path / "hier.sqlite", [r for r in alles if r != eigen])
    verslag = importeer(hier, daar)
    assert [ONBEKEND in m.tekst for m in verslag.fouten] == [True]


def test_what_the_program_writes_itself_names_what_is_there_too(vol: Path, tmp_path: Path) -> None:
    pad = Path(shutil.copy(vol, tmp_path / "d.sqlite"))
    inhoud = json.loads(next(r for r in rijen_van(pad) if r.soort == "redactie").inhoud)
    with Dossier.open(pad) as d:
        gezien = d.hash()
    voor = pad.read_bytes()
    with pytest.raises(VerandertheorieFout, match="B99"):
        leg_vast(
            pad,
            [RECORD.validate_python(inhoud | {"bijeenkomst": "B99"})],
            gezien=gezien,
            rol="",
            samenvatting="s",
        )
    assert pad.read_bytes() == voor


# --- withdrawal from what cannot be judged ----------------------------------------------------


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_withdrawal_works_while_something_names_nothing(soort: str, vol: Path, tmp_path: Path) -> None:
    """As an earlier version of the program may have left a dossier."""
    alles = rijen_van(vol)
    eigen = next(r for r in reversed(alles) if r.soort == soort)
    rest = [r for r in alles if r != eigen]
    for nr, (plek, inhoud) in enumerate(schades(soort, json.loads(eigen.inhoud), ONBEKEND)):
        hier = schrijf(tmp_path / f"{nr}.sqlite", rest)
        with Dossier.open(hier) as d, d.transactie() as schrijver:
            schrijver.voeg_toe([met_inhoud(inhoud)], programma="p", rol="", samenvatting="s")
        kopie = Path(shutil.copy(hier, hier.with_suffix(".kopie")))
        plan = van_bron(hier, "b01")
        assert isinstance(plan, Intrekking)
        assert plan.niet_te_oordelen, plek
        assert not plan.veranderd
        bewijs = trek_in(hier, plan, reden="proef")
        assert not bewijs.gevonden
        trek_in(kopie, van_invoer(kopie, 2), reden="proef")
        assert ONBEKEND not in "".join(r.inhoud for r in rijen_van(kopie))
    assert isinstance(van_registratie(vol, "d01-1a"), Intrekking)
