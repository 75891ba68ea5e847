"""Chains against brute force, on random theories that go round."""

import itertools
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping

import pytest

from verandertheorie.graaf.keten import Ketens, teken
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.soorten import RECORD, ElkRecord

KNOPEN = ("a", "b", "c", "d", "e")
STEMMEN = ("s1", "s2", "s3", "s4")


def _bewering(van: str, relatie: str, naar: str) -> ElkRecord:
    velden = {"soort": "bewering", "van": van, "relatie": relatie, "naar": naar, "tekst": "x"}
    return RECORD.validate_python(velden)


def theorie(kans: random.Random) -> Ketens:
    """Mechanisms that lead to each other, either way, and a blocker of some of them and of some of the steps."""
    records: list[ElkRecord] = [
        RECORD.validate_python({"soort": "mechanisme", "sleutel": k, "naam": k, "domein": "uitvoeringsproces"})
        for k in KNOPEN
    ]
    factor = {
        "soort": "systemische_factor",
        "sleutel": "f",
        "naam": "f",
        "klasse": "patroon",
        "ligging": "buiten_aanpak",
    }
    records.append(RECORD.validate_python(factor))
    paren = [p for p in itertools.permutations(KNOPEN, 2) if kans.random() < 0.5]
    records += [_bewering(van, "leidt_tot", naar) for van, naar in paren]
    records += [_bewering("f", "belemmert", k) for k in KNOPEN if kans.random() < 0.2]
    records += [_bewering("f", "bevordert", f"[{v}.leidt_tot.{n}]") for v, n in paren if kans.random() < 0.2]
    return Ketens(Verandergraaf.van(records))


def alle_paden(k: Ketens, van: str, naar: str, mag: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Every way that comes nowhere twice, by trying."""

    def verder(hier: str, gezien: tuple[str, ...], pad: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if hier == naar and pad:
            yield pad
            return
        for sleutel, (eind, s) in k.stappen.items():
            if s.van == hier and eind not in gezien and sleutel in mag:
                yield from verder(eind, (*gezien, eind), (*pad, sleutel))

    yield from verder(van, (van,), ())


def zonder(k: Ketens, weg: frozenset[str]) -> frozenset[str]:
    """The steps that are left when some claims fall away: those that run onto them fall with them."""
    over = {s: stap for s, (_, stap) in k.stappen.items() if s not in weg}
    while erbij := [s for s, stap in over.items() if stap.op_bewering and stap.op_bewering not in over]:
        for s in erbij:
            del over[s]
    return frozenset(over)


@pytest.mark.parametrize("zaad", range(100))
def test_paths_loops_threads_and_cuts_are_those_of_trying_everything(zaad: int) -> None:
    kans = random.Random(zaad)  # noqa: S311  (theories, no secrets)
    for _ in range(5):
        k = theorie(kans)
        alles = frozenset(k.stappen)
        wie: Mapping[str, frozenset[str]] = {s: frozenset(w for w in STEMMEN if kans.random() < 0.35) for s in alles}
        van, naar = kans.sample((*KNOPEN, "f"), 2)
        paden = sorted(alle_paden(k, van, naar, alles), key=lambda p: (len(p), p))
        assert [tuple(s.sleutel for s in p) for p in k.paden(van, [naar], 10_000)] == paden
        assert [len(p) for p in k.paden(van, [naar], 3)] == [len(p) for p in paden[:3]], "of a longer list the shortest"
        _lussen_kloppen(k, alles)
        for stem in STEMMEN:
            eigen = frozenset(s for s in alles if stem in wie[s])
            verteld = sorted(alle_paden(k, van, naar, eigen), key=lambda p: (len(p), p))
            draad = k.draad(van, naar, eigen)
            assert (tuple(s.sleutel for s in draad) if draad else ()) == next(iter(verteld), ())
            omweg = k.omweg(van, naar, eigen)
            langer = (p for p in verteld if len(p) > 1)
            assert (tuple(s.sleutel for s in omweg) if omweg else ()) == next(langer, ())
        _snede_is_de_kleinste(k, van, naar, bool(paden))
        dragers = k.dragers(van, naar, wie, 10_000)
        assert dragers is not None
        assert dragers == _kleinste_dragers(k, van, naar, wie)


def _lussen_kloppen(k: Ketens, alles: frozenset[str]) -> None:
    alle = [len(lus) for lus in k.lussen(10_000)]
    assert [len(lus) for lus in k.lussen(3)] == sorted(alle)[:3], "of a longer list the shortest"
    gevonden = {tuple(s.sleutel for s in lus) for lus in k.lussen(10_000)}
    verwacht = {
        (sleutel, *rest)
        for sleutel, (eind, s) in k.stappen.items()
        for rest in ([()] if eind == s.van else alle_paden(k, eind, s.van, alles))
        if s.van == min(k.stappen[x][1].van for x in (sleutel, *rest))
    }
    assert gevonden == verwacht
    for lus in k.lussen(10_000):
        assert teken(k.graaf, lus) == (-1) ** sum(s.relatie == "belemmert" for s in lus)


def _snede_is_de_kleinste(k: Ketens, van: str, naar: str, is_er: bool) -> None:
    snede = frozenset(s.sleutel for s in k.snede(van, naar))
    assert bool(snede) == is_er
    assert not any(alle_paden(k, van, naar, zonder(k, snede)))
    minder = (frozenset(w) for n in range(len(snede)) for w in itertools.combinations(sorted(k.stappen), n))
    assert all(any(True for _ in alle_paden(k, van, naar, zonder(k, w))) for w in minder)


def _kleinste_dragers(k: Ketens, van: str, naar: str, wie: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    for n in range(len(STEMMEN) + 1):
        for weg in itertools.combinations(STEMMEN, n):
            if not any(True for _ in alle_paden(k, van, naar, frozenset(s for s in wie if wie[s] - set(weg)))):
                return weg
    raise AssertionError


def test_it_ends_where_nearly_everything_that_is_tried_leads_nowhere() -> None:
    """Twenty-five mechanisms that all lead to each other, and a way out only where one came in."""
    ring = [f"m{i:02}" for i in range(25)]
    records: list[ElkRecord] = [
        RECORD.validate_python({"soort": "mechanisme", "sleutel": k, "naam": k, "domein": "uitvoeringsproces"})
        for k in (*ring, "begin", "uit")
    ]
    records += [_bewering(van, "leidt_tot", naar) for van, naar in itertools.permutations(ring, 2)]
    records += [_bewering("begin", "leidt_tot", ring[0]), _bewering(ring[0], "leidt_tot", "uit")]
    k = Ketens(Verandergraaf.van(records))
    assert [[s.naar for s in pad] for pad in k.paden("begin", ["uit"], 500)] == [[ring[0], "uit"]]
    assert k.paden("uit", ["begin"], 500) == ()
    assert [len(pad) for pad in k.paden("begin", [ring[3]], 20)] == [2, *[3] * 19]


def _kring_van_paren(lang: int) -> Ketens:
    """Pairs of mechanisms in a ring, from each of a pair to both of the next: ways round double with every pair."""
    paren = [[f"m{i:02}{letter}" for letter in "ab"] for i in range(lang)]
    records: list[ElkRecord] = [
        RECORD.validate_python({"soort": "mechanisme", "sleutel": k, "naam": k, "domein": "uitvoeringsproces"})
        for paar in paren
        for k in paar
    ]
    rond = zip(paren, [*paren[1:], paren[0]], strict=True)
    records += [_bewering(van, "leidt_tot", naar) for hier, verder in rond for van in hier for naar in verder]
    return Ketens(Verandergraaf.van(records))


def test_of_more_ways_round_than_anybody_reads_the_first_are_told_at_once() -> None:
    assert [len(lus) for lus in _kring_van_paren(30).lussen(50)] == [30] * 50


@pytest.mark.proces
def test_which_ways_round_come_first_is_the_same_in_another_process() -> None:
    vraag = "from tests.graaf import test_keten as t; print(t._kring_van_paren(8).lussen(40))"
    gezegd = {
        subprocess.run(
            [sys.executable, "-c", vraag],
            env={**os.environ, "PYTHONHASHSEED": zaad},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for zaad in ("1", "2", "3")
    }
    assert len(gezegd) == 1


def test_the_theories_it_was_tried_on_go_round_and_have_ways_that_fork() -> None:
    gezien = [theorie(random.Random(zaad)) for zaad in range(20)]  # noqa: S311  (theories, no secrets)
    assert sum(bool(k.lussen(10)) for k in gezien) > 15
    assert sum(len(k.paden("a", ["b"], 10_000)) > 2 for k in gezien) > 5
    assert sum(any(s.op_bewering for _, s in k.stappen.values()) for k in gezien) > 10
