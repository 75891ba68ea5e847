"""Blocks become Markdown and HTML; no text in them becomes markup."""

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.taal import schoon
from verandertheorie.uitvoer.document.blokken import (
    Alinea,
    Blok,
    Kop,
    Puntenlijst,
    Tabelblok,
    Tabelcel,
    alinea,
    tekst,
    vet,
)
from verandertheorie.uitvoer.document.markdown import als_markdown
from verandertheorie.uitvoer.document.theorie import schrijf_theorie
from verandertheorie.uitvoer.document.webpagina import als_html

GEMEEN = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>klik</a>",
    "\"' onmouseover='alert(1)",
    "{{7*7}} {0} %s $x$ ${x}",
    "</style><style>*{display:none}",
    "[klik](javascript:alert(1)) ![x](http://x.nl/a.png)",
    "| a | b |\n|---|---|",
    "# kop\n\n- punt\n\n> citaat\n\n```\ncode",
    "1. eerste\n2. tweede",
    "***vet*** __vet__ ~~weg~~ `code` \\",
    "a\u2028b\u2029c\x00d\x1be\u202ef",
    "&lt;b&gt; &amp; &#60;",
    "x" * 10_000,
)


class Ontleder(HTMLParser):
    """Which tags and attributes a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.eigenschappen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what opens."""
        self.tags.append(tag)
        self.eigenschappen |= {naam for naam, _ in attrs}


def _alle_soorten(woorden: str) -> tuple[Blok, ...]:
    return (
        Kop(1, woorden),
        alinea(vet(woorden), woorden),
        Alinea(tekst(woorden), "melding"),
        Kop(2, woorden, "hoofdstuk"),
        Puntenlijst((tekst(woorden),)),
        Tabelblok(woorden, (woorden, woorden), ((Tabelcel(woorden), Tabelcel(woorden, woorden)),)),
    )


@pytest.mark.parametrize("woorden", GEMEEN)
def test_hostile_text_stays_text_in_html(woorden: str) -> None:
    gewoon, gemeen = Ontleder(), Ontleder()
    gewoon.feed(als_html(_alle_soorten("gewoon"), voet="gewoon"))
    pagina = als_html(_alle_soorten(woorden), voet=woorden)
    gemeen.feed(pagina)
    assert gemeen.tags == gewoon.tags
    assert gemeen.eigenschappen <= gewoon.eigenschappen | {"class"}
    assert html.escape(schoon(woorden).strip()) in pagina
    assert not re.search("[\u2028\u2029\u202e\x00\x1b]", pagina)


@pytest.mark.parametrize("woorden", GEMEEN)
def test_hostile_text_stays_text_in_markdown(woorden: str) -> None:
    gewoon, gemeen = (als_markdown(_alle_soorten(w)).split("\n") for w in ("gewoon", woorden))
    assert len(gemeen) == len(gewoon)
    for regel in gemeen:
        kaal = re.sub(r"\\.", "", regel)
        assert "<" not in kaal
        assert not re.search(r"[`\[\]~$]|__", kaal)
        assert kaal.count("|") in (0, 3)


@given(st.text(st.characters(codec="utf-8"), max_size=40).filter(lambda w: schoon(w).strip()))
def test_no_text_adds_a_line_or_a_tag(woorden: str) -> None:
    gewoon, gemeen = Ontleder(), Ontleder()
    gewoon.feed(als_html(_alle_soorten("a"), voet="a"))
    gemeen.feed(als_html(_alle_soorten(woorden), voet=woorden))
    assert gemeen.tags == gewoon.tags
    assert als_markdown(_alle_soorten(woorden)).count("\n") == als_markdown(_alle_soorten("a")).count("\n")


def test_hostile_text_in_every_field_of_a_theory_does_no_harm(graaf_van: Callable[..., Verandergraaf]) -> None:
    gemeen = "<script>alert(1)</script> [x](javascript:alert(1)) | `c`"
    g = graaf_van(
        f"""
        - {{soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-09-01, tot: 2026-11-30}}
        - {{soort: gebied, sleutel: p, naam: '{gemeen} 0', niveau: programma}}
        - {{soort: gebied, sleutel: D01, naam: '{gemeen} 1', niveau: deelgebied, ligt_in: p}}
        - {{soort: interventie, sleutel: i, naam: '{gemeen} 2', omschrijving: '{gemeen}'}}
        - soort: mechanisme
          sleutel: m
          naam: '{gemeen} 3'
          omschrijving: '{gemeen}'
          domein: uitvoeringsproces
          middel: '{gemeen}'
          redenering: '{gemeen}'
        - {{soort: uitkomst, sleutel: u, naam: '{gemeen} 4', niveau: proces, wie: '{gemeen}', wat: '{gemeen}'}}
        - soort: systemische_factor
          sleutel: f
          naam: '{gemeen} 5'
          omschrijving: '{gemeen}'
          klasse: patroon
          ligging: buiten_aanpak
        - {{soort: aanname, sleutel: a, naam: '{gemeen} 6', aannamesoort: omgeving, kritisch: ja}}
        - {{soort: rivaliserende_verklaring, sleutel: r, naam: '{gemeen} 7', omschrijving: '{gemeen}'}}
        - {{soort: context, sleutel: x, naam: '{gemeen} 8', kenmerk: novex, vooraf_gekozen: ja}}
        - {{soort: bewering, code: C1, van: i, relatie: activeert, naar: m, tekst: 'Als {gemeen}, dan niet.'}}
        - {{soort: bewering, code: C2, van: m, relatie: leidt_tot, naar: u, tekst: '{gemeen}'}}
        - {{soort: bewering, code: C3, van: f, relatie: belemmert, naar: u, tekst: '{gemeen}'}}
        - {{soort: bewering, code: C4, van: r, relatie: rivaal_van, naar: {{bewering: C1}}, tekst: '{gemeen}'}}
        - {{soort: relatie, van: {{bewering: C1}}, relatie: veronderstelt, naar: a}}
        - {{soort: bron, pseudoniem: b1, rol: '{gemeen}', organisatiesoort: rijk, geinformeerd: ja}}
        - soort: registratie
          id: r1
          datum: 2026-10-01
          gebied: D01
          bron: b1
          interventie: i
          teruggelegd: ingestemd
          bewijs:
            - onderwerp: C1
              teken: voor
              kern: '{gemeen}'
              andere_verklaring: '{gemeen}'
              citaat: '{gemeen}'
              citaat_akkoord: akkoord
              vrijgave: [sessie]
            - {{onderwerp: C2, teken: tegen, kern: '{gemeen}'}}
        """
    )
    for doelgroep in ("monitor", "sessie"):
        document = schrijf_theorie(g, doelgroep=doelgroep)
        ontleder = Ontleder()
        ontleder.feed(document.html)
        assert not {"script", "img", "iframe"} & set(ontleder.tags)
        assert {naam for naam in ontleder.eigenschappen if naam.startswith("on")} == set()
        assert document.html.count("&lt;script&gt;") > 15
        assert "<script" not in document.markdown
        assert "](" not in re.sub(r"\\.", "", document.markdown)
