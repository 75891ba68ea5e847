"""Nothing that an audience may not read stands anywhere in the bytes of its document."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.afgeschermd import te_smal, zonder
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import DOELGROEPEN, MINSTE_GROEPEN, Doelgroep
from verandertheorie.model.soorten import RECORD
from verandertheorie.model.waarneming import Bron, Registratie
from verandertheorie.model.woordenlijst import PERSPECTIEF_VAN
from verandertheorie.taal import schoon
from verandertheorie.uitvoer.document.blokken import alinea
from verandertheorie.uitvoer.document.markdown import als_markdown
from verandertheorie.uitvoer.document.theorie import schrijf_theorie

NIET_MONITOR: tuple[Doelgroep, ...] = tuple(d for d in DOELGROEPEN if d != "monitor")


def _te_lezen(r: Registratie, doelgroep: Doelgroep) -> bool:
    """The rule once more, written apart from the code under test."""
    gezien = r.bron is None or r.teruggelegd in {"ingestemd", "gewijzigd"}
    if doelgroep in {"partner", "publiek"}:
        return gezien and r.vertrouwelijkheid == "openbaar"
    return gezien and r.vertrouwelijkheid not in {"monitor", "gebied"}


def _verboden(g: Verandergraaf, doelgroep: Doelgroep) -> Iterator[str]:
    """Every text that may not be in the document of this audience; the name of a node is theory, not evidence."""
    namen = {k.naam for k in g.knopen.values()}
    for r in g.alles:
        if not isinstance(r, Registratie):
            continue
        stappen = (r.verrassing, r.geprobeerd, r.waargenomen, r.geleerd, r.bijgesteld, r.vastgelegd_door)
        yield from (stap for stap in stappen if stap and len(stap) > 3 and stap.rstrip(".") not in namen)
        for b in r.bewijs:
            akkoord = b.citaat_akkoord in {"akkoord", "akkoord_na_inzage"} and doelgroep in b.vrijgave
            if b.citaat and not (akkoord and _te_lezen(r, doelgroep)):
                yield b.citaat
            if not _te_lezen(r, doelgroep):
                yield b.kern
                yield from (t for t in (b.andere_verklaring, b.toelichting, b.gehoord_van) if t)


def _staat_in(woorden: str, bestand: str) -> bool:
    als_html, als_md = html.escape(schoon(woorden)), als_markdown((alinea(woorden),)).strip()
    return any(vorm.rstrip(".") in bestand for vorm in (woorden, als_html, als_md))


def _lekken(g: Verandergraaf, doelgroep: Doelgroep) -> list[str]:
    document = schrijf_theorie(g, doelgroep=doelgroep)
    uit = []
    for bestand in (document.markdown, document.html):
        uit += [w for w in _verboden(g, doelgroep) if _staat_in(w, bestand)]
        namen = [r.pseudoniem for r in g.alles if isinstance(r, Bron)]
        namen += [r.id for r in g.alles if isinstance(r, Registratie)]
        uit += [n for n in namen if n in bestand and re.search(rf"(?<![\w-]){re.escape(n)}(?![\w-])", bestand)]
    return uit


@pytest.mark.lang
@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
@pytest.mark.parametrize("cyclus", ["c1", "c4", "c6"])
def test_nothing_withheld_stands_in_the_document_of_the_example(
    besloten: Verandergraaf, doelgroep: Doelgroep, cyclus: str
) -> None:
    assert _lekken(besloten.tot_en_met(cyclus), doelgroep) == []


BESLOTEN = ("Onduidelijke liaisonrol", "liaisonrol", "Rolkaart: wat doet", "C33", "C47")
"""What the core team decided on in B2: a session sees that, and nobody further off.

A source may well say "rolkaart": those are its own words.
"""


@pytest.mark.parametrize(
    ("doelgroep", "verborgen"),
    [("sessie", ()), ("opdrachtgever", BESLOTEN), ("partner", BESLOTEN), ("publiek", BESLOTEN)],
)
def test_what_lies_within_the_approach_is_not_even_named(
    besloten: Verandergraaf, doelgroep: Doelgroep, verborgen: tuple[str, ...]
) -> None:
    document = schrijf_theorie(besloten, doelgroep=doelgroep)
    for bestand in (document.markdown, document.html):
        for naam in ("Onduidelijke governance", "Vaste kern", "C34", "C42", *verborgen):
            assert not re.search(rf"\b{naam}\b", bestand, re.IGNORECASE), naam


def test_a_session_sees_what_the_core_team_decided_on(besloten: Verandergraaf) -> None:
    document = schrijf_theorie(besloten, doelgroep="sessie")
    for naam in BESLOTEN:
        assert naam in document.markdown
        assert naam in document.html


@pytest.mark.parametrize("doelgroep", ["sessie", "partner", "publiek"])
def test_who_keeps_it_going_or_could_unlock_it_is_not_told(besloten: Verandergraaf, doelgroep: Doelgroep) -> None:
    document = schrijf_theorie(besloten, doelgroep=doelgroep)
    for bestand in (document.markdown, document.html):
        assert not re.search(r"\bC4[34]\b|in stand", bestand)


def test_the_core_team_reads_what_is_its_to_solve(besloten: Verandergraaf) -> None:
    tekst = schrijf_theorie(besloten, doelgroep="kernteam").markdown
    assert "#### Onduidelijke liaisonrol" in tekst
    assert "Dit ligt binnen de aanpak zelf: het is aan het kernteam." in tekst


@pytest.mark.parametrize("doelgroep", NIET_MONITOR)
def test_the_numbers_are_those_of_what_the_audience_may_know(besloten: Verandergraaf, doelgroep: Doelgroep) -> None:
    """What a monitor would read of the dossier from which somebody took the rest by hand."""

    def zekerheid(graaf: Verandergraaf, doelgroep: Doelgroep) -> dict[str, str]:
        tekst = schrijf_theorie(graaf, doelgroep=doelgroep).markdown
        gevonden = re.findall(r"^#{4,5} (C\d\d) .*?\*\*Zekerheid\.\*\* (.*?)$", tekst, re.MULTILINE | re.DOTALL)
        kaal = {code: re.sub(r" R \d.*", "", zin) for code, zin in gevonden}
        stil = r" (In [^.]* (keek nog niemand|gekeken)|Waar dit kan gelden, telt hier niet mee)\."
        bezocht = (
            r"(?:bezochte?|bekeken) (gebied(?:en)?)(?: d(?:ie|at) hier meetel(?:len|t))?"  # as the audience is told
        )
        return {code: re.sub(bezocht, r"\1", re.sub(stil, "", zin)) for code, zin in kaal.items()}

    weg = te_smal(besloten, MINSTE_GROEPEN[doelgroep])
    met_de_hand = Verandergraaf.van(zonder(besloten.alles, weg))
    eigen = zekerheid(besloten, doelgroep)
    assert len(eigen) > 30
    assert eigen.items() <= zekerheid(met_de_hand, "monitor").items()
    assert not eigen.items() <= zekerheid(besloten, "monitor").items(), "else nothing was left out"


# --- random dossiers --------------------------------------------------------------------------

THEORIE: tuple[dict[str, Any], ...] = (
    {"soort": "leercyclus", "sleutel": "c1", "nummer": 1, "van": "2026-09-01", "tot": "2026-11-30"},
    {"soort": "leercyclus", "sleutel": "c2", "nummer": 2, "van": "2026-12-01", "tot": "2027-02-28"},
    {"soort": "gebied", "sleutel": "kern", "naam": "De Kern", "niveau": "kerngebied"},
    *(
        {"soort": "gebied", "sleutel": f"D0{i}", "naam": f"Deel {i}", "niveau": "deelgebied", "ligt_in": "kern"}
        for i in (1, 2, 3)
    ),
    {"soort": "interventie", "sleutel": "hulp", "naam": "Hulp"},
    {"soort": "mechanisme", "sleutel": "moed", "naam": "Moed", "domein": "uitvoeringsproces"},
    {"soort": "uitkomst", "sleutel": "tempo", "naam": "Tempo", "niveau": "hoofddoel"},
    {
        "soort": "systemische_factor",
        "sleutel": "traag",
        "naam": "Traag",
        "klasse": "spelregel",
        "ligging": "buiten_aanpak",
    },
    {
        "soort": "systemische_factor",
        "sleutel": "eigen",
        "naam": "Zelfzorg",
        "klasse": "patroon",
        "ligging": "binnen_aanpak",
    },
    {"soort": "rivaliserende_verklaring", "sleutel": "prijs", "naam": "De prijs"},
    {
        "soort": "bewering",
        "code": "C1",
        "van": "hulp",
        "relatie": "activeert",
        "naar": "moed",
        "tekst": "Hulp geeft moed.",
    },
    {
        "soort": "bewering",
        "code": "C2",
        "van": "moed",
        "relatie": "leidt_tot",
        "naar": "tempo",
        "tekst": "Moed geeft tempo.",
    },
    {
        "soort": "bewering",
        "code": "C3",
        "van": "traag",
        "relatie": "belemmert",
        "naar": "tempo",
        "tekst": "Traag remt.",
    },
    {
        "soort": "bewering",
        "code": "C4",
        "van": "eigen",
        "relatie": "belemmert",
        "naar": "moed",
        "tekst": "Zelfzorg remt.",
    },
    {
        "soort": "bewering",
        "code": "C5",
        "van": "prijs",
        "relatie": "rivaal_van",
        "naar": "[hulp.activeert.moed]",
        "tekst": "Het was de prijs.",
    },
    *(
        {"soort": "bron", "pseudoniem": f"b{i}", "rol": f"rol{i}geheim", "organisatiesoort": s, "geinformeerd": "ja"}
        | {"perspectief": PERSPECTIEF_VAN[s]}
        for i, s in enumerate(("rijk", "gemeente", "ondernemer", "kennis"), 1)
    ),
)
ONDERWERPEN = (
    "hulp.activeert.moed",
    "moed.leidt_tot.tempo",
    "traag.belemmert.tempo",
    "eigen.belemmert.moed",
    "prijs.rivaal_van.[hulp.activeert.moed]",
    "traag",
    "eigen",
    "los",
)


@st.composite
def _registraties(draw: st.DrawFn) -> list[dict[str, Any]]:
    uit = []
    for nr in range(draw(st.integers(1, 6))):
        vorm = draw(st.sampled_from(["interview", "participatieve_observatie", "document"]))
        zonder_bron = vorm != "interview" and draw(st.booleans())
        bewijs = [
            {
                "onderwerp": draw(st.sampled_from(ONDERWERPEN)),
                "teken": draw(st.sampled_from(["voor", "tegen"])),
                "bewijskracht": draw(st.sampled_from(["zwak", "matig", "sterk"])),
                "kern": f"kern {nr} {plek} <geheim>",
                "andere_verklaring": f"oorzaak {nr} {plek} <geheim>",
                "citaat": f"woorden {nr} {plek} *geheim*",
                "citaat_akkoord": draw(
                    st.sampled_from(["niet_gevraagd", "akkoord", "akkoord_na_inzage", "geen_akkoord"])
                ),
                "vrijgave": draw(st.lists(st.sampled_from(DOELGROEPEN), unique=True)),
            }
            for plek in range(draw(st.integers(0, 3)))
        ]
        uit.append(
            {
                "soort": "registratie",
                "id": f"verslag-{nr}",
                "datum": draw(st.sampled_from(["2026-10-01", "2027-01-15"])),
                "gebied": draw(st.sampled_from(["D01", "D02", "D03", "kern"])),
                "vorm": vorm,
                "bron": None if zonder_bron else draw(st.sampled_from(["b1", "b2", "b3", "b4"])),
                "interventie": "hulp",
                "verrassing": f"verrassing {nr} geheim",
                "teruggelegd": draw(
                    st.sampled_from(["nog_niet", "wacht_op_reactie", "ingestemd", "gewijzigd", "niet_ingestemd"])
                ),
                "vertrouwelijkheid": draw(st.sampled_from([None, "openbaar", "programma", "gebied", "monitor"])),
                "bewijs": bewijs,
            }
        )
    return uit


@settings(max_examples=60)
@given(_registraties(), st.sampled_from(NIET_MONITOR))
def test_nothing_withheld_stands_in_the_document_of_any_dossier(
    registraties: list[dict[str, Any]], doelgroep: Doelgroep
) -> None:
    g = Verandergraaf.van(RECORD.validate_python(r) for r in (*THEORIE, *registraties))
    assert _lekken(g, doelgroep) == []
    if doelgroep != "kernteam":
        assert "Zelfzorg" not in schrijf_theorie(g, doelgroep=doelgroep).html


@settings(max_examples=20)
@given(_registraties())
def test_monitors_read_every_word_that_is_the_strongest_on_its_side(registraties: list[dict[str, Any]]) -> None:
    g = Verandergraaf.van(RECORD.validate_python(r) for r in (*THEORIE, *registraties))
    kernen = [
        b["kern"]
        for r in registraties
        for b in r["bewijs"]
        if b["onderwerp"] == ONDERWERPEN[0] and r["gebied"] != "kern"
    ]
    tekst = schrijf_theorie(g, doelgroep="monitor").html
    assert not kernen or any(html.escape(k) in tekst for k in kernen)
