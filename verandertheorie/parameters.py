"""Every number of the method, read from ``schema/parameters.toml``."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from types import MappingProxyType

from verandertheorie.meegeleverd import meegeleverd

Getallen = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Parameters:
    """The numbers behind the words, one read-only table per heading of the file. ``hash`` names this set in products.

    What stands under ``[risico]``, last in the file, is in no name: it weighs no evidence, and a decision that was
    taken before it changed is still by the same method.

    Compared and hashed by identity, so that what follows from a set can be cached.
    """

    sterkte: Getallen
    hoe_bekend: Getallen
    kanttekening: Getallen
    antwoord: Getallen
    niet_gevonden: Getallen
    gebied: Getallen
    tellen: Getallen
    statuswoord: Getallen
    toestand: Getallen
    klasse: Getallen
    statusstap: Getallen
    voorstel: Getallen
    risico: Getallen
    hash: str


def lees_parameters(tekst: str) -> Parameters:
    """Read a parameter file.

    Raises:
        KeyError: a heading is missing.
        tomllib.TOMLDecodeError: the text is not TOML.
    """
    tabellen = tomllib.loads(tekst)
    koppen = (f.name for f in fields(Parameters) if f.name != "hash")
    weegt, _, _ = tekst.partition("\n[risico]")
    naam = hashlib.blake2b(weegt.encode(), digest_size=8).hexdigest()
    return Parameters(**{k: MappingProxyType({w: float(x) for w, x in tabellen[k].items()}) for k in koppen}, hash=naam)


@cache
def standaard() -> Parameters:
    """The parameters that travel with the package."""
    return lees_parameters(meegeleverd("schema/parameters.toml").read_text(encoding="utf-8"))
