"""What we do not know yet about a claim: what the judgement says is missing, and where nobody was, in plain words."""

from collections.abc import Iterator

from verandertheorie.lezing.lezing import Lezing
from verandertheorie.lezing.sprekers import sprekers
from verandertheorie.taal import aangehaald, met_punt, opsomming, voluit
from verandertheorie.vragen.beoordeling import Beweringsoordeel
from verandertheorie.vragen.rijkeuze import voor_zover

_WAAROM = {
    "wisselt_per_gebied": "Waarom het in het ene gebied wel lukt en in het andere niet.",
    "tegenstrijdig": "Waarom mensen in hetzelfde gebied er zo verschillend over denken.",
    "houdt_geen_stand": "Wat er dan wel voor zorgt.",
    "twijfelachtig": "Of het ooit zo werkt, en wat daarvoor nodig is.",
}
_SMAL = ("eerste_aanwijzing", "voorlopig_onderbouwd", "onbeslist")
"""Words for which it makes sense to say that the support is narrow."""

NOEM_HOOGSTENS = 3
"""So many areas are named."""


def zinnen(lezing: Lezing, o: Beweringsoordeel) -> Iterator[str]:
    """What is not known about a claim, most telling first."""
    yield from over_de_steun(lezing, o)
    if o.cellen:
        yield from niet_geweest(lezing, o)
    yield from aannamen(lezing, o)
    yield from terzijde(lezing, o)


def over_de_steun(lezing: Lezing, o: Beweringsoordeel) -> Iterator[str]:
    """What the word for a claim leaves open."""
    woord = o.woord.woord
    if woord in _WAAROM:
        yield _WAAROM[woord]
    if woord in _SMAL:
        yield from _breedte(lezing, o, voor_zover(lezing.graaf))


def _breedte(lezing: Lezing, o: Beweringsoordeel, meetelt: str) -> Iterator[str]:
    te_weinig = {toets.maat: int(toets.waarde) for toets in o.woord.ontbreekt}
    if "stevige_gebieden" in te_weinig:
        nu = te_weinig["stevige_gebieden"]
        waar = f"alleen in {voluit(nu, 'gebied', 'gebieden')}" if nu else "nog nergens"
        yield f"Of het standhoudt: stevige steun is er {waar}{meetelt}."
    elif "stevige_kerngebieden" in te_weinig:
        yield f"Of het ook buiten dit kerngebied zo is: de stevige steun komt van één plek{meetelt}."
    steun_van = sprekers(lezing, o, 1) if "perspectieven" in te_weinig else None
    if steun_van and steun_van.aantal and not steun_van.van:
        kanten = te_weinig["perspectieven"]
        yield f"Hoe anderen het zien: dit is gehoord van {voluit(max(kanten, 1), 'kant', 'kanten')}{meetelt}."
    elif steun_van and steun_van.aantal:
        zegt = "zegt" if steun_van.is_enkelvoud else "zeggen"
        yield f"Hoe anderen het zien: alleen {steun_van.van} {zegt} dit{meetelt}."


def niet_geweest(lezing: Lezing, o: Beweringsoordeel, *, noem: bool = True, tel: bool = False) -> Iterator[str]:
    """The few areas where nobody looked, by name; in how many is said with the certainty already.

    Args:
        lezing: what is read.
        o: the judgement of the claim.
        noem: whether they may be named.
        tel: whether the number stands where the names do not.
    """
    niet = [g for g in o.geldt_in if g not in o.cellen and g not in lezing.graaf.verborgen]
    if noem and 0 < len(niet) <= NOEM_HOOGSTENS:
        yield f"Hoe het zit in {opsomming(niet)}."
    elif tel and niet:
        yield f"Hoe het zit in {voluit(len(niet), 'gebied', 'gebieden')} waar niemand keek."


def aannamen(lezing: Lezing, o: Beweringsoordeel) -> Iterator[str]:
    """The assumptions that a claim rests on, and whether anybody looked into them."""
    g = lezing.graaf
    for r in g.relaties_van.get(o.stelling.sleutel, ()):
        if r.relatie == "veronderstelt" and r.naar in g.knopen and lezing.lezer.mag_knoop(r.naar):
            nergens = f" Dat is nog nergens nagegaan{voor_zover(g)}." if not g.vondsten(r.naar) else ""
            yield f"Of deze aanname klopt: {met_punt(aangehaald(g.naam(r.naar)))}{nergens}"


def terzijde(lezing: Lezing, o: Beweringsoordeel) -> Iterator[str]:
    """What was said and does not count."""
    elders = sorted({t.vondst.gebied for t in o.terzijde if t.waarom == "niet_van_toepassing"})
    if elders:
        waar = opsomming(elders)
        yield f"Ook in {waar} is er iets over gezegd; dat telt niet mee, want daar loopt de interventie niet."
    if any(t.waarom == "niet_herleid" for t in o.terzijde):
        yield "Soms weten we niet in welk deelgebied iets speelde; ook dat telt niet mee."
