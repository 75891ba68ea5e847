"""Every rule finds what it looks for, in a theory written out here, and keeps silent about the theory that is whole."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from verandertheorie.controle.controleer import controleer
from verandertheorie.controle.regel import REGELS, regel
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import Filter
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.relaties import TOEGESTAAN
from verandertheorie.vragen.zonder_antwoord import zonder_antwoord

GraafVan = Callable[..., Verandergraaf]

HEEL = """\
- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-01-01, tot: 2026-01-31}
- {soort: leercyclus, sleutel: c2, nummer: 2, van: 2026-02-01, tot: 2026-02-28}
- {soort: gebied, sleutel: D01, naam: D01, niveau: deelgebied, kenmerken: {novex: ja}}
- {soort: actor, sleutel: trekker, naam: Trekker, actorsoort: rol}
- {soort: interventie, sleutel: hulp, naam: Hulp, status: gevolgd, verwachte_rollen: [trekker]}
- {soort: mechanisme, sleutel: zicht, naam: Zicht, domein: uitvoeringsproces}
- soort: uitkomst
  sleutel: doel
  naam: Doel
  niveau: proces
  wie: wij
  wat: iets
  wanneer: in mei
  waaraan_zichtbaar: het verslag
- {soort: systemische_factor, sleutel: traag, naam: Traag, klasse: patroon, ligging: buiten_aanpak, bereik: samen}
- {soort: context, sleutel: novex, naam: Novex, kenmerk: novex}
- {soort: aanname, sleutel: tijd, naam: Er is tijd, aannamesoort: capaciteit}
- {soort: rivaliserende_verklaring, sleutel: toeval, naam: Toeval}
- {soort: handelingsperspectief, sleutel: bellen, naam: Bellen, route: oplossen}
- {soort: bewering, van: hulp, relatie: activeert, naar: zicht, code: C01, tekst: Hulp geeft zicht., kritisch: ja}
- {soort: bewering, van: zicht, relatie: leidt_tot, naar: doel, code: C02, tekst: Zicht leidt tot het doel.}
- {soort: bewering, van: traag, relatie: belemmert, naar: doel, code: C03, tekst: Traagheid staat in de weg.}
- {soort: bewering, van: trekker, relatie: heeft_sleutel, naar: traag, code: C04, tekst: De trekker kan het.}
- {soort: bewering, van: bellen, relatie: biedt_antwoord_op, naar: traag, code: C05, tekst: Bellen helpt.}
- {soort: bewering, van: toeval, relatie: rivaal_van, naar: {bewering: C01}, code: C06, tekst: Het was toeval.}
- {soort: relatie, van: {bewering: C01}, relatie: veronderstelt, naar: tijd}
"""
"""A theory without gaps; each case below takes something away from it, or adds something."""

BRONNEN = "".join(
    f"- {{soort: bron, pseudoniem: b{nr}, rol: boer, organisatiesoort: ondernemer, geinformeerd: ja}}\n"
    for nr in range(1, 6)
)


def _gesprek(bron: str, dag: int, *, dekking: str = "") -> str:
    kop = f"soort: registratie, datum: 2026-01-{dag:02}, gebied: D01, bron: {bron}, interventie: geen"
    wat = f"bewijs: [{{onderwerp: C02, teken: voor, kern: Op dag {dag} kwam het er.}}]"
    return f"- {{{kop}, {wat}{dekking}}}\n"


def _zonder(*woorden: str) -> str:
    """The whole theory without the lines that hold one of these."""
    regels = (r for r in HEEL.splitlines(keepends=True) if not any(w in r for w in woorden))
    return "".join(regels)


def _factor(sleutel: str, rest: str = "", naam: str = "") -> str:
    kop = f"soort: systemische_factor, sleutel: {sleutel}, naam: {naam or sleutel.title()}"
    return f"- {{{kop}, klasse: patroon, ligging: buiten_aanpak, bereik: gegeven{rest}}}\n"


def _bewering(van: str, relatie: str, naar: str, rest: str = "") -> str:
    return f"- {{soort: bewering, van: {van}, relatie: {relatie}, naar: {naar}, tekst: Zo zit het.{rest}}}\n"


BOOM = _factor("een") + _factor("twee") + _bewering("een", "belemmert", "doel") + _bewering("twee", "belemmert", "doel")
MECHANISME = "- {soort: mechanisme, sleutel: durf, naam: Durf, domein: uitvoeringsproces}\n"
UITKOMST = "- {soort: uitkomst, sleutel: ander, naam: Ander, niveau: proces, wie: w, wat: w, wanneer: w, "
UITKOMST += "waaraan_zichtbaar: w}\n"

VIJF_VOOR = "".join(_gesprek(f"b{nr}", nr) for nr in range(1, 6))

TAFEL = """\
- {soort: actor, sleutel: raad, naam: Raad, actorsoort: tafel}
- {soort: bijeenkomst, sleutel: B1, datum: 2026-01-20, bijeenkomstsoort: tafel, van: raad}
- {soort: signaal, sleutel: vraag, over: traag, sinds: 2026-01-05, vraag: Wie kan dit?, gevraagd_van: raad,
   eigenaar: trekker}
"""
"""A table that was asked about what hinders."""
ACTIE = "- {soort: actie, id: A1, wat: Bellen, uit: B1, sinds: 2026-01-20}\n"


def _gehoord(bron: str, datum: str, gebied: str = "D01", teken: str = "voor") -> str:
    """Somebody who found it, or found it gone."""
    wat = f"{{onderwerp: traag, teken: {teken}, bewijskracht: sterk, kern: Op {datum} zag {bron} het.}}"
    kop = f"soort: registratie, datum: {datum}, gebied: {gebied}, bron: {bron}, interventie: geen"
    return f"- {{{kop}, bewijs: [{wat}]}}\n"


DRIE_GEBIEDEN = "".join(
    f"- {{soort: gebied, sleutel: {g}, naam: {g}, niveau: deelgebied, kenmerken: {{novex: ja}}}}\n"
    for g in ("D02", "D03")
) + "".join(_gehoord(b, f"2026-01-1{nr}", f"D0{nr}") for nr in (1, 2, 3) for b in ("b1", "b2"))
ER_EN_WEER_WEG = "".join(
    _gehoord(b, f"2026-0{maand}-10", teken=teken) for maand, teken in ((1, "voor"), (2, "tegen")) for b in ("b1", "b2")
)
OPGEPAKT = """\
- {soort: agendapunt, onderwerp: vraag, bijeenkomst: B1, uitslag: oppakken, reden: Het kan.,
   nakijken: {gebieden: [D01], vanaf: c2}}
- {soort: registratie, datum: 2026-02-10, gebied: D01, bron: b3, interventie: geen,
   bewijs: [{onderwerp: C02, teken: voor, kern: Het ging over iets anders.}]}
"""

RAAK: dict[str, tuple[str, str]] = {
    "VT201": (HEEL + _bewering("hulp", "draagt_bij_aan", "ander") + UITKOMST, "hulp.draagt_bij_aan.ander"),
    "VT202": (HEEL + "- {soort: interventie, sleutel: niets, naam: Niets}\n", "niets"),
    "VT203": (HEEL + MECHANISME + _bewering("hulp", "activeert", "durf"), "durf"),
    "VT204": (HEEL + MECHANISME + _bewering("durf", "leidt_tot", "doel"), "durf"),
    "VT205": (HEEL + UITKOMST, "ander"),
    "VT206": (HEEL + _bewering("doel", "leidt_tot", "zicht"), "doel"),
    "VT211": (_zonder("wanneer: in mei"), "doel"),
    "VT212": (_zonder("veronderstelt"), "hulp.activeert.zicht"),
    "VT213": (_zonder("rivaal_van"), "hulp.activeert.zicht"),
    "VT214": (HEEL.replace(", kritisch: ja", ""), "hulp.activeert.zicht"),
    "VT215": (HEEL + BRONNEN + VIJF_VOOR, "zicht.leidt_tot.doel"),
    "VT216": (HEEL + BRONNEN + _gesprek("b1", 1) + _gesprek("b1", 2) + _gesprek("b1", 3), "zicht.leidt_tot.doel"),
    "VT217": (HEEL.replace(", verwachte_rollen: [trekker]", ""), "hulp"),
    "VT218": (HEEL.replace(", kenmerken: {novex: ja}", ""), "novex"),
    "VT221": (_zonder("heeft_sleutel"), "traag"),
    "VT222": (HEEL + _factor("apart"), "apart"),
    "VT223": (HEEL + _bewering("traag", "bevordert", "zicht"), "traag"),
    "VT224": (HEEL + _bewering("traag", "bevordert", "doel"), "traag.belemmert.doel"),
    "VT225": (HEEL + BOOM + _bewering("een", "veroorzaakt", "twee") + _bewering("twee", "veroorzaakt", "een"), "een"),
    "VT226": (_zonder("biedt_antwoord_op"), "traag"),
    "VT231": (HEEL + "- {soort: aanname, sleutel: apart, naam: Apart, aannamesoort: motivatie}\n", "apart"),
    "VT232": (HEEL + BOOM.replace("Twee", "EEN"), "een"),
    "VT233": (HEEL + _factor("weg", ", tot: c1") + _bewering("weg", "belemmert", "doel"), "weg.belemmert.doel"),
    "VT234": (
        HEEL
        + "- {soort: relatie, van: {bewering: C02}, relatie: vervangt, naar: {bewering: C03}}\n"
        + "- {soort: relatie, van: {bewering: C03}, relatie: vervangt, naar: {bewering: C02}}\n",
        "[traag.belemmert.doel]",
    ),
    "VT241": (HEEL + TAFEL + ACTIE, "A1"),
    "VT242": (HEEL + BRONNEN + DRIE_GEBIEDEN, "traag"),
    "VT243": (HEEL + BRONNEN + TAFEL + ER_EN_WEER_WEG, "vraag"),
    "VT244": (HEEL + BRONNEN + TAFEL + OPGEPAKT, "vraag"),
}
"""Per rule a theory in which it finds one thing, and the key of that thing."""

STIL: dict[str, str] = {
    "VT201": HEEL + _bewering("hulp", "draagt_bij_aan", "doel"),
    "VT202": HEEL + "- {soort: interventie, sleutel: niets, naam: Niets, status: gestopt}\n",
    "VT206": HEEL + _bewering("doel", "leidt_tot", "zicht", ", vertraging: een jaar"),
    "VT211": _zonder("wanneer: in mei").replace("niveau: proces\n", "niveau: proces\n  bedoeld: nee\n"),
    "VT213": _zonder("rivaal_van").replace(", kritisch: ja", ""),
    "VT215": HEEL
    + BRONNEN
    + VIJF_VOOR
    + _gesprek("b5", 6, dekking=", dekking: [{onderwerp: C02, gezocht: tegendeel, gevonden: nee}]"),
    "VT216": HEEL + BRONNEN + _gesprek("b1", 1) + _gesprek("b1", 2) + _gesprek("b2", 3),
    "VT218": HEEL.replace("kenmerken: {novex: ja}", "opgaven: [Novex]"),
    "VT221": _zonder("heeft_sleutel").replace("bereik: samen", "bereik: gegeven"),
    "VT222": HEEL + _factor("breed") + BOOM.replace("gegeven", "gegeven, onderdeel_van: breed"),
    "VT223": HEEL.replace("naam: Traag", "naam: Traag, valentie: beide") + _bewering("traag", "bevordert", "zicht"),
    "VT226": _zonder("biedt_antwoord_op").replace("bereik: samen", "bereik: gegeven"),
    "VT231": HEEL
    + "- {soort: actor, sleutel: boer, naam: Boer, actorsoort: rol}\n"
    + "- {soort: bron, pseudoniem: b9, rol: boer, actor: boer, organisatiesoort: ondernemer, geinformeerd: ja}\n",
    "VT233": HEEL.replace("naam: Traag", "naam: Traag, tot: c2"),
    "VT241": HEEL + TAFEL + ACTIE.replace("sinds", "gedaan_op: 2026-01-20, sinds"),
    "VT242": HEEL + BRONNEN + DRIE_GEBIEDEN + TAFEL,
    "VT243": HEEL
    + BRONNEN
    + TAFEL
    + ER_EN_WEER_WEG
    + "- {soort: agendapunt, onderwerp: vraag, bijeenkomst: B1, uitslag: ingetrokken, reden: Het is weg.}\n",
    "VT244": HEEL + BRONNEN + TAFEL + OPGEPAKT + _gehoord("b1", "2026-02-11"),
}
"""Per rule a theory that looks like what it looks for, and is not."""


def _raad(graaf: Verandergraaf) -> Iterator[str]:
    """Everything that rules and questions advise, sentence by sentence."""
    yield from (b.remedie for b in controleer(graaf))
    yield from zonder_antwoord(graaf).zinnen


_PAST_OP: dict[str, str] = {
    "interventie": "keus-interventie",
    "mechanisme": "keus-mechanisme",
    "uitkomst": "keus-uitkomst",
    "systemische_factor": "keus-factor",
    "actor": "trekker",
    "context": "novex",
    "bewering": "{bewering: C01}",
}
"""Of each type something to choose for the dots of an advice."""
_KEUS = (
    "- {soort: interventie, sleutel: keus-interventie, naam: Keus I}\n"
    "- {soort: mechanisme, sleutel: keus-mechanisme, naam: Keus M, domein: uitvoeringsproces}\n"
    "- {soort: uitkomst, sleutel: keus-uitkomst, naam: Keus U, niveau: proces}\n" + _factor("keus-factor")
)


def _ingevuld(regel: str, nieuw: dict[str, str]) -> str:
    """An advised record with its dots filled in, as somebody would who reads what stands before it."""
    velden = dict(re.findall(r"(\w+): (\{bewering: [^}]+\}|[^,{}]+)", regel))
    soort = velden["soort"]
    vul = {"sleutel": f"verzonnen-{soort.replace('_', '-')}", "naam": f"Iets nieuws {soort}", "tekst": "Zo zit het."}
    vul |= {"route": "oplossen", "aannamesoort": "motivatie"}
    if "sleutel" in velden:
        nieuw[soort] = vul["sleutel"]
    if relatie := velden.get("relatie"):
        vorm = TOEGESTAAN[relatie]
        kies = _PAST_OP | nieuw
        vul |= {"van": kies.get(vorm.van[0], ""), "naar": kies.get(vorm.naar[0], "")}
    gevuld = {veld: vul[veld] if waarde == "…" else waarde for veld, waarde in velden.items()}
    return f"- {{{', '.join(f'{veld}: {waarde}' for veld, waarde in gevuld.items())}}}\n"


@pytest.mark.parametrize("code", RAAK)
def test_what_is_advised_can_be_pasted_once_the_dots_are_filled_in(graaf_van: GraafVan, code: str) -> None:
    tekst, _ = RAAK[code]
    graaf = graaf_van(tekst)
    for zin in _raad(graaf):
        records = re.findall(r"\{soort: (?:\{[^}]*\}|[^{}])*\}", zin)
        assert " > " not in zin, "an arrow in a sentence is nothing to paste"
        if records:
            nieuw: dict[str, str] = {}
            graaf_van(tekst + _KEUS + "".join(_ingevuld(r, nieuw) for r in records))


def test_every_rule_is_tried() -> None:
    assert set(RAAK) == set(REGELS)


@pytest.mark.parametrize("code", sorted(RAAK))
def test_a_rule_finds_what_it_looks_for(graaf_van: GraafVan, code: str) -> None:
    tekst, onderdeel = RAAK[code]
    rijen = controleer(graaf_van(tekst), regel=[code])
    assert [(r.regel, r.onderdeel) for r in rijen] == [(code, onderdeel)]
    assert rijen[0].bezwaar.endswith(".") or rijen[0].bezwaar.endswith("?")
    assert rijen[0].remedie


@pytest.mark.parametrize("code", sorted(STIL))
def test_a_rule_keeps_silent_about_what_only_looks_like_it(graaf_van: GraafVan, code: str) -> None:
    assert not controleer(graaf_van(STIL[code]), regel=[code])


def test_a_theory_without_gaps_gets_no_remark(graaf_van: GraafVan) -> None:
    antwoord = controleer(graaf_van(HEEL))
    assert not antwoord.rijen
    assert antwoord.zinnen == (f"Op de theorie is niets aan te merken ({len(REGELS)} regels nagelopen).",)


def test_what_comes_later_is_not_judged_now(graaf_van: GraafVan) -> None:
    later = HEEL + "- {soort: interventie, sleutel: niets, naam: Niets, sinds: c2}\n"
    assert not controleer(graaf_van(later, tot_en_met="c1"))
    assert [r.onderdeel for r in controleer(graaf_van(later, tot_en_met="c2"))] == ["niets"]


def test_an_empty_dossier_and_one_with_only_areas_are_told_to_begin(graaf_van: GraafVan) -> None:
    for tekst in ("", HEEL[: HEEL.index("- {soort: actor")]):
        antwoord = controleer(graaf_van(tekst) if tekst else Verandergraaf.van(()))
        assert antwoord.zinnen == ("Er staat nog geen theorie in het dossier. Lees die eerst in met 'importeer'.",)


def test_a_wrong_code_gets_the_nearest_and_a_filter_is_refused(graaf_van: GraafVan) -> None:
    graaf = graaf_van(HEEL)
    with pytest.raises(AanroepFout, match=r"'VT2O1' is er niet\. Bedoelt u VT2\d\d\? Alle"):
        controleer(graaf, regel=["VT2O1"])
    with pytest.raises(AanroepFout, match="Laat de filters weg"):
        controleer(graaf.met(Filter(gebied=("D01",))))


def test_warnings_stand_before_tips_and_the_same_theory_gives_the_same_rows(voorbeeld: Path) -> None:
    rijen = controleer(Verandergraaf.uit(voorbeeld)).rijen
    assert [r.zwaarte for r in rijen] == sorted((r.zwaarte for r in rijen), reverse=True)
    assert rijen == controleer(Verandergraaf.uit(voorbeeld)).rijen


def test_a_code_is_taken_once() -> None:
    for code in ("VT201", "VT010"):
        with pytest.raises(ValueError, match=f"{code} is taken"):
            regel(code, "tip", "iets")(lambda _: iter(()))
