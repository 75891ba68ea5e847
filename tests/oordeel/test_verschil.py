"""Differences between groups: against every way to choose a group, and on maps in which there is no difference."""

import random
from itertools import combinations
from math import erfc, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.oordeel.verschil import p_waarde, q_waarden


@pytest.mark.parametrize("alle", [4, 6, 8])
def test_it_is_every_way_to_choose_the_group_counted(alle: int) -> None:
    for groep in range(1, alle):
        for noemt_alle in range(alle + 1):
            zegt = frozenset(range(noemt_alle))
            per_telling: dict[int, int] = {}
            for keuze in combinations(range(alle), groep):
                telling = len(zegt.intersection(keuze))
                per_telling[telling] = per_telling.get(telling, 0) + 1
            totaal = sum(per_telling.values())
            for telling, keer in per_telling.items():
                even_raar = sum(k for k in per_telling.values() if k <= keer)
                assert p_waarde(telling, groep, noemt_alle, alle) == pytest.approx(even_raar / totaal)


def test_thousands_of_voices_are_counted_as_well() -> None:
    assert p_waarde(1000, 2000, 2000, 4000) == 1.0
    assert p_waarde(0, 2000, 2000, 4000) < p_waarde(900, 2000, 2000, 4000) < 1e-9


def test_a_count_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot name it"):
        p_waarde(3, 2, 4, 8)


@given(st.lists(st.floats(0, 1), max_size=30))
def test_rates_are_those_of_stepping_up_and_never_below_the_chance(p: list[float]) -> None:
    q = q_waarden(p)
    assert all(hier >= kans for hier, kans in zip(q, p, strict=True))
    for grens in (0.01, 0.05, 0.2):
        op_rij = sorted(p)
        passen = [x for rang, x in enumerate(op_rij, 1) if x * len(p) / rang <= grens]
        assert [hier <= grens for hier in q] == [kans <= max(passen, default=-1.0) for kans in p]


# --- maps without any difference ----------------------------------------------------------------

GEBIEDEN, BRONNEN, ONDERWERPEN = 13, 4, 40


def _kaart(zaad: int) -> list[tuple[int, dict[int, int]]]:
    """Sources with their area and how often they say what: each its own subjects, some of them over and over."""
    kans = random.Random(zaad)  # noqa: S311  (maps, no secrets)
    bekend = [kans.paretovariate(1.2) for _ in range(ONDERWERPEN)]
    uit = []
    for gebied in range(GEBIEDEN):
        for _ in range(BRONNEN):
            over = kans.choices(range(ONDERWERPEN), bekend, k=kans.randint(3, 12))
            uit.append((gebied, {o: min(40, int(kans.paretovariate(0.9))) for o in over}))
    return uit


def _gevonden(kaart: list[tuple[int, dict[int, int]]]) -> tuple[int, int, int]:
    """How many cells differ as we count, how many by a χ² per cell over what was said, and how many cells there are."""
    per_bron, per_cel = [], []
    alle = len(kaart)
    gezegd = sum(sum(z.values()) for _, z in kaart)
    for o in range(ONDERWERPEN):
        noemt = {i for i, (_, zegt) in enumerate(kaart) if o in zegt}
        if not 2 <= len(noemt) <= alle - 2:
            continue
        van_o = sum(z.get(o, 0) for _, z in kaart)
        for g in range(GEBIEDEN):
            hier = {i for i, (gebied, _) in enumerate(kaart) if gebied == g}
            per_bron.append(p_waarde(len(noemt & hier), len(hier), len(noemt), alle))
            van_g = sum(sum(kaart[i][1].values()) for i in hier)
            cel = sum(kaart[i][1].get(o, 0) for i in hier)
            tabel = (cel, van_o - cel, van_g - cel, gezegd - van_o - van_g + cel)
            per_cel.append(_chi2(*tabel))
    return sum(q <= 0.05 for q in q_waarden(per_bron)), sum(p <= 0.05 for p in per_cel), len(per_cel)


def _chi2(a: int, b: int, c: int, d: int) -> float:
    noemer = (a + b) * (c + d) * (a + c) * (b + d)
    return erfc(sqrt((a + b + c + d) * (a * d - b * c) ** 2 / noemer / 2)) if noemer else 1.0


def test_on_maps_without_a_difference_at_most_one_cell_is_called_one() -> None:
    gevonden = [_gevonden(_kaart(zaad)) for zaad in range(20)]
    assert max(wij for wij, _, _ in gevonden) <= 1
    assert sum(chi for _, chi, _ in gevonden) / sum(cellen for _, _, cellen in gevonden) > 0.08


def test_a_difference_that_is_there_is_found() -> None:
    kaart = _kaart(1)
    met = [(g, {**zegt, 99: 1} if g < 2 else zegt) for g, zegt in kaart]
    noemt = [i for i, (_, z) in enumerate(met) if 99 in z]
    assert len(noemt) == 2 * BRONNEN
    kans = p_waarde(BRONNEN, BRONNEN, len(noemt), len(met))
    assert q_waarden([kans, *[0.5] * 20])[0] <= 0.05
