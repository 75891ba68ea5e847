"""Worlds of which the truth is known: in which areas something holds, and what people there would tell a monitor.

A claim holds in each of 13 areas with chance θ; an item of strength s is right with chance s/(s + 1), which is what a
strength of s says. A blocker is in M of the areas; in each of four cycles five areas are visited, with two open
interviews each. What is broken on purpose in a world is an argument here.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.soorten import RECORD, ElkRecord
from verandertheorie.oordeel.gebied import Item
from verandertheorie.oordeel.kracht import Kracht, kracht
from verandertheorie.parameters import Parameters

KERNGEBIED_VAN = {f"D{nr:02}": kern for nr, kern in enumerate("AAAABBBCCCDDE", 1)}
"""13 sub-areas in 5 core areas."""
GEBIEDEN = list(KERNGEBIED_VAN)
WOORDEN, HOE_VAAK = ("zwak", "matig", "sterk"), (0.15, 0.55, 0.30)
FACTOR = "wachten"
CYCLI = 4


def toeval(zaad: int) -> random.Random:
    """Where all that happens by chance comes from: the same for the same seed."""
    return random.Random(zaad)  # noqa: S311  (nothing here is secret)


@dataclass(frozen=True)
class Beweringswereld:
    """What is wrong with the voices about a claim; by default nothing.

    ``theta``: the chance that it holds in an area; None for any share. ``gebieden`` and ``stemmen``: how many areas are
    visited, with how many voices each. ``kopie``: a voice repeats the first one, unseen. ``welkom``: a no becomes a
    yes. ``vaker``: an area is visited so many times likelier where it holds. ``verzwegen``: a no is not written down.
    ``echt``: the true strength of every item, which is coded as matig. ``reiziger``: one source speaks in every area.
    """

    gebieden: int
    stemmen: int
    theta: float | None = None
    kopie: float = 0.0
    welkom: float = 0.0
    vaker: float = 1.0
    verzwegen: float = 0.0
    echt: float | None = None
    reiziger: bool = False

    def maak(self, r: random.Random, p: Parameters) -> tuple[int, Mapping[str, list[Item]]]:
        """In how many areas it holds, and what is found where."""
        theta = r.random() if self.theta is None else self.theta
        waar = {g: r.random() < theta for g in GEBIEDEN}
        bezocht = self._bezoekt(r, waar)
        geloof = r.random() < sum(waar.values()) / len(GEBIEDEN)
        return sum(waar.values()), {g: self._vindt(r, g, klopt=waar[g], geloof=geloof, p=p) for g in bezocht}

    def _bezoekt(self, r: random.Random, waar: Mapping[str, bool]) -> list[str]:
        rest = {g: (self.vaker if waar[g] else 1.0) for g in GEBIEDEN}
        bezocht: list[str] = []
        while len(bezocht) < self.gebieden:
            bezocht.append(r.choices(list(rest), list(rest.values()))[0])
            del rest[bezocht[-1]]
        return bezocht

    def _vindt(self, r: random.Random, gebied: str, *, klopt: bool, geloof: bool, p: Parameters) -> list[Item]:
        items: list[Item] = []
        eerste: bool | None = None
        for nr in range(self.stemmen):
            woord = "matig" if self.echt else r.choices(WOORDEN, HOE_VAAK)[0]
            sterkte = self.echt or p.sterkte[woord]
            bron = "reiziger" if self.reiziger and not nr else f"{gebied}-{nr}"
            if bron == "reiziger":
                voor = geloof
            else:
                kopieert = eerste is not None and r.random() < self.kopie
                voor = bool(eerste) if kopieert else r.random() < (sterkte if klopt else 1) / (sterkte + 1)
                voor = voor or r.random() < self.welkom
            eerste = voor if eerste is None else eerste
            if voor or r.random() >= self.verzwegen:
                items.append(Item(bron, 1 if voor else -1, _kracht(woord, p), cyclus=1))
        return items


@cache
def _kracht(woord: str, p: Parameters) -> Kracht:
    return kracht(woord, "zelf_meegemaakt", "geen", p)


@dataclass(frozen=True)
class Factorwereld:
    """What is wrong with the interviews about a blocker; by default nothing.

    ``m``: in how many areas it is; None for any number. ``raak`` and ``vals``: an interview brings it up where it is,
    and where it is not. ``gevraagd``: when it did not come up it is asked for, and the no is written down. ``is_open``:
    it is written down that it was openly asked. ``verdwijnt``: it goes from an area, after each cycle.
    """

    m: int | None = None
    raak: float = 0.75
    vals: float = 0.05
    gevraagd: float = 0.4
    is_open: bool = True
    verdwijnt: float = 0.0

    def maak(self, r: random.Random, p: Parameters) -> tuple[frozenset[str], Verandergraaf]:
        """Where it is after the last cycle, and the dossier of all interviews."""
        waar = set(r.sample(GEBIEDEN, r.randint(0, len(GEBIEDEN)) if self.m is None else self.m))
        gesprekken: list[ElkRecord] = []
        for cyclus in range(1, CYCLI + 1):
            for gebied in r.sample(GEBIEDEN, 5):
                gesprekken += [
                    self._gesprek(r, f"b{len(gesprekken) + nr}", gebied, cyclus, speelt=gebied in waar) for nr in (1, 2)
                ]
            waar = {g for g in sorted(waar) if r.random() >= self.verdwijnt}
        return frozenset(waar), Verandergraaf.van((*_theorie(), *gesprekken), parameters=p)

    def _gesprek(self, r: random.Random, bron: str, gebied: str, cyclus: int, *, speelt: bool) -> ElkRecord:
        delen: dict[str, object] = {}
        if r.random() < (self.raak if speelt else self.vals):
            woord = r.choice(("matig", "matig", "sterk"))
            delen["bewijs"] = [{"onderwerp": FACTOR, "teken": "voor", "kern": "Genoemd.", "bewijskracht": woord}]
        elif r.random() < self.gevraagd:
            delen["dekking"] = [{"onderwerp": FACTOR, "wijze": "gericht_gevraagd", "gevonden": "nee"}]
        kop = {"id": f"r-{bron}", "datum": f"2026-{cyclus:02}-15", "gebied": gebied, "bron": bron}
        vraag = {"open_vraag_belemmeringen": "ja" if self.is_open else "nee"}
        return RECORD.validate_python({"soort": "registratie", "interventie": "geen", **kop, **vraag, **delen})


@cache
def _theorie() -> Sequence[ElkRecord]:
    """The areas, the cycles and the one factor."""
    velden: list[dict[str, Any]] = [
        *(
            {"soort": "gebied", "sleutel": k, "naam": k, "niveau": "kerngebied"}
            for k in sorted({*KERNGEBIED_VAN.values()})
        ),
        *(
            {"soort": "gebied", "sleutel": g, "naam": g, "niveau": "deelgebied", "ligt_in": kern}
            for g, kern in KERNGEBIED_VAN.items()
        ),
        *(
            {"soort": "leercyclus", "sleutel": f"c{n}", "nummer": n, "van": f"2026-{n:02}-01", "tot": f"2026-{n:02}-28"}
            for n in range(1, CYCLI + 1)
        ),
        {
            "soort": "systemische_factor",
            "sleutel": FACTOR,
            "naam": "Wachten",
            "klasse": "spelregel",
            "ligging": "buiten_aanpak",
        },
    ]
    return tuple(RECORD.validate_python(v) for v in velden)
