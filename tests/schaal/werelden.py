"""Random dossiers in which all happens that decides whose voice a finding is, where it counts and what it weighs."""

from random import Random
from typing import Any

from tests.vragen.test_eigenschappen import (
    CYCLI,
    DAG,
    DEELGEBIEDEN,
    LATER,
    ONDERWERPEN,
    THEORIE,
    _graaf,
)
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.woordenlijst import PERSPECTIEF_VAN

Velden = dict[str, Any]
BRONNEN = tuple(f"p{n}" for n in range(9))
ANTWOORDEN = ("vrijwel_zeker", "waarschijnlijk", "kan_beide", "onwaarschijnlijk", "vrijwel_uitgesloten")


def wereld(zaad: int) -> Verandergraaf:
    """A dossier of up to forty conversations, mostly about a few subjects, with revisions of the theory."""
    toeval = Random(zaad)  # noqa: S311  (worlds, no secrets)
    onderwerpen = (*ONDERWERPEN, *toeval.choices(ONDERWERPEN, k=2) * toeval.choice((0, 8)))
    later: dict[object, Velden] = {
        (v["soort"], v.get("van"), v.get("sleutel")): v for v in toeval.sample(LATER, toeval.randint(0, 5))
    }
    records: list[Velden] = [_bron(naam, toeval) for naam in BRONNEN]
    eerder: list[Velden] = []
    kant = toeval.choice((0.5, 0.85, 0.15))
    for nr in range(toeval.randint(0, 40)):
        eerder.append(_gesprek(f"g{nr}", eerder, onderwerpen, kant, toeval))
    return _graaf(THEORIE, later.values(), records, eerder, tot_en_met=toeval.choice((*CYCLI, "c3", "c3")))


def _bron(naam: str, toeval: Random) -> Velden:
    soort = toeval.choice(("rijk", "ondernemer", "gemeente"))
    uit = {"soort": "bron", "pseudoniem": naam, "rol": "trekker", "geinformeerd": "ja", "organisatiesoort": soort}
    return {**uit, "perspectief": PERSPECTIEF_VAN[soort]} | ({"traject": "spoor"} if toeval.random() < 0.2 else {})


def _gesprek(naam: str, eerder: list[Velden], onderwerpen: tuple[str, ...], kant: float, toeval: Random) -> Velden:
    vorm = toeval.choice(
        ("interview", "interview", "interview", "participatieve_observatie", "leerbijeenkomst", "document")
    )
    cyclus = toeval.choice(CYCLI)
    bronnen = toeval.sample(BRONNEN, toeval.choice((0, 1, 1, 1, 2, 3)))
    r: Velden = {
        "soort": "registratie",
        "id": naam,
        "datum": DAG[cyclus].isoformat(),
        "vorm": vorm,
        "interventie": "i",
        "open_vraag_belemmeringen": toeval.choice(("ja", "nee")),
        "open_vraag_helpend": toeval.choice(("ja", "nee")),
    }
    if bronnen:
        r |= {"bron": bronnen[0]} if len(bronnen) == 1 else {"bronnen": bronnen}
    if vorm == "leerbijeenkomst" and toeval.random() < 0.5:
        r["reeks"] = toeval.choice(("kern", "breed"))
    if vorm == "document" and toeval.random() < 0.3:
        r["traject"] = "spoor"
    if vorm == "document" and toeval.random() < 0.5:
        kan = [e["id"] for e in eerder if e["datum"] <= r["datum"]]
        r["ontleend_aan"] = toeval.sample(kan, min(len(kan), toeval.choice((1, 2))))
    if vorm != "leerbijeenkomst" or toeval.random() < 0.3:
        r["gebied"] = toeval.choice((*DEELGEBIEDEN, *DEELGEBIEDEN, "k1"))

    def deel(**meer: str) -> Velden:
        ergens = {"gebied": toeval.choice(DEELGEBIEDEN)} if "gebied" not in r or toeval.random() < 0.2 else {}
        return {"onderwerp": toeval.choice(onderwerpen), **ergens, **meer}

    def bewijs() -> Velden:
        uit = deel(teken="voor" if toeval.random() < kant else "tegen", kern="k")
        uit["bewijskracht"] = toeval.choice(("zwak", "matig", "sterk"))
        uit["hoe_bekend"] = toeval.choice(("zelf_meegemaakt", "zelf_meegemaakt", "van_horen_zeggen", "algemene_indruk"))
        uit["kanttekening"] = toeval.choice(("geen", "geen", "flink"))
        if bronnen and toeval.random() < 0.4:
            uit["spreker"] = toeval.choice(bronnen)
        if (toen := [c for c in CYCLI if c < cyclus]) and toeval.random() < 0.3:
            uit["wanneer"] = toeval.choice(toen)
        return uit

    def dekking() -> Velden:
        hoe = toeval.choice(("geobserveerd", "gericht_gevraagd", "terloops"))
        wat = toeval.choice(("bestaan", "bestaan", "tegendeel", "andere_oorzaak"))
        return deel(wijze=hoe, gezocht=wat, gevonden=toeval.choice(("nee", "nee", "ja", "onduidelijk")))

    def toets() -> Velden:
        antwoorden = toeval.choice(ANTWOORDEN), toeval.choice(ANTWOORDEN)
        return deel(als_waar=antwoorden[0], als_niet_waar=antwoorden[1], gevonden=toeval.choice(("ja", "nee")))

    r["bewijs"] = [bewijs() for _ in range(toeval.choice((0, 1, 2, 3)))]
    r["dekking"] = [dekking() for _ in range(toeval.choice((0, 0, 1, 2)))]
    r["toets"] = [toets() for _ in range(toeval.choice((0, 0, 0, 1)))]
    return r
