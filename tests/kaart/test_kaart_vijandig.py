"""Whatever people write in a dossier stays text on the map, with the policy of the page on and with it off."""

import base64
import datetime
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from tests.leerlus.dossiers import INDELING, met_sessies
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.basis import Verwijst
from verandertheorie.model.besluiten import Vrijgavebesluit
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.soorten import MODELLEN, RECORD, ElkRecord
from verandertheorie.taal import zichtbaar
from verandertheorie.uitvoer.kaart.kaart import kaart

Scherm = Any
Openen = Callable[..., Scherm]

VIJANDIG = (
    "</script><script>window.PWN=1</script><!--<script><img src=x onerror=window.PWN=2><svg onload=window.PWN=3>"
    "<a href=\"javascript:window.PWN=4\">a</a><iframe srcdoc='<script>parent.PWN=5</script>'>]]>&lt;&amp;&#0;"
    "'\"`\\u003c \\ ${7*7}{{7*7}}{{gegevens}}{{script}}%s{0}\u2028\u2029\u202e\u2066\ufeff🙂مرحبا שלום"
)
LANG = "x" * 10_000
pytest_plugins = ("tests.leerlus.dossiers",)

SLEUTELS = {
    *("besluit_op_voorstel.onderwerpen", "besluit_op_voorstel.bewijs", "besluit_op_voorstel.bewijshash"),
    *("besluit_op_voorstel.groepen", "besluit_op_voorstel.gebieden", "besluit_op_voorstel.parameterhash"),
    *("besluit_op_voorstel.rekenstatus", "theorieversie.inhoud", "theorieversie.inhoudshash", "context.kenmerk"),
    *("vrijgavebesluit.wat", "actie.door", "agendapunt.bewijshash", "bijeenkomst.vervallen_omdat"),
}
"""Fields that hold keys, though nothing marks them so; what a version holds is made hostile record by record.

Of a session that it was cancelled: then nothing else may be said of it.
"""


# --- every free text of every record ------------------------------------------------------------------


def _ontleed(annotatie: object) -> Iterator[tuple[object, tuple[object, ...]]]:
    """The types within an annotation, each with what is said of it: ``X | None`` and ``tuple[X, ...]`` give X."""
    if get_origin(annotatie) in (Union, UnionType):
        for deel in get_args(annotatie):
            yield from _ontleed(deel)
    elif get_origin(annotatie) is Annotated:
        binnen, *merken = get_args(annotatie)
        for soort, erbij in _ontleed(binnen):
            yield soort, (*merken, *erbij)
    elif get_origin(annotatie) is tuple:
        yield from _ontleed(get_args(annotatie)[0])
    else:
        yield annotatie, ()


def _past(merken: tuple[object, ...], waarde: str) -> bool:
    """Whether a text field with these constraints takes it."""
    soort: Any = Annotated[str, *merken] if merken else str
    try:
        TypeAdapter(soort).validate_python(waarde)
    except ValidationError:
        return False
    return True


def _vrij(model: type[BaseModel]) -> Iterator[tuple[str, bool, str]]:
    """Fields with free text: name, whether it is a list, and the sign NUL when it takes that."""
    for naam, veld in model.model_fields.items():
        annotatie: Any = Annotated[veld.annotation, *veld.metadata] if veld.metadata else veld.annotation
        is_lijst = any(get_origin(deel) is tuple for deel in (veld.annotation, *get_args(veld.annotation)))
        for soort, merken in _ontleed(annotatie):
            if soort is str and not any(isinstance(m, Verwijst) for m in merken) and _past(merken, VIJANDIG):
                yield naam, is_lijst, "\x00" if _past(merken, "a\x00b") else ""
                break


class Vijand:
    """Puts hostile text in every free field of records, with the name of the field in it."""

    def __init__(self, gif: Callable[[str], str]) -> None:
        self.gif = gif
        self.velden: set[str] = set()

    def record(self, r: ElkRecord) -> ElkRecord:
        """A record with the same keys and other texts."""
        ruw = r.model_dump(mode="json")
        self._vul(type(r), ruw, r.soort, frozenset(type(r).sleutelvelden))
        if r.soort == "theorieversie":
            ruw["inhoud"] = [self._inhoud(tekst) for tekst in r.inhoud]
        return RECORD.validate_python(ruw)

    def _inhoud(self, tekst: str) -> str:
        record = self.record(RECORD.validate_json(tekst))
        return json.dumps(record.model_dump(mode="json", exclude_defaults=True), sort_keys=True, ensure_ascii=False)

    def _vul(self, model: type[BaseModel], ruw: dict[str, Any], pad: str, sleutels: frozenset[str]) -> None:
        for naam, is_lijst, nul in _vrij(model):
            plek = f"{pad}.{naam}"
            if naam in sleutels or naam == "besluiten" or plek in SLEUTELS:
                continue
            self.velden.add(plek)
            gif = self.gif(plek)
            ruw[naam] = [gif] if is_lijst else f"{gif}{nul}!"
        for naam, veld in model.model_fields.items():
            for soort, _ in _ontleed(veld.annotation):
                if isinstance(soort, type) and issubclass(soort, BaseModel):
                    hier = ruw[naam] or ()
                    for deel in [hier] if isinstance(hier, dict) else hier:
                        self._vul(soort, deel, f"{pad}.{naam}", frozenset())


def met_eigen_woorden(graaf: Verandergraaf) -> tuple[ElkRecord, ...]:
    """The records of a dossier, and a word of its own that every product shows."""
    eigen = (
        {"soort": "woord", "lijst": "domein", "woord": "interbestuurlijk", "tekst": "Tussen ons"},
        {"soort": "woordenlijst", "lijst": "domein", "van_het_plan": "ja"},
    )
    return (*graaf.alles, *map(RECORD.validate_python, eigen))


def _merk(veld: str) -> str:
    return f"⟦{veld}⟧"


@pytest.fixture(scope="module")
def vijand() -> Vijand:
    return Vijand(lambda veld: f"{_merk(veld)}{VIJANDIG}{_merk(veld)}")


VRIJ = Vrijgavebesluit(
    soort="vrijgavebesluit",
    wat="d01-1b#2",
    doelgroep="publiek",
    rollen=("programmamanager",),
    datum=datetime.date(2028, 4, 1),
    reden="Leert ieder.",
)
"""Of the only kind of record that the example has none of."""


@pytest.fixture(scope="module")
def vijandig(besloten: Verandergraaf, met_agenda: Path, vijand: Vijand) -> Verandergraaf:
    """The example with hostile text in every field; the same keys, so the same theory and the same answers."""
    return Verandergraaf.van(
        map(vijand.record, (*met_sessies(met_eigen_woorden(besloten), met_agenda), INDELING, VRIJ))
    )


@pytest.fixture(scope="module")
def pagina(vijandig: Verandergraaf, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Doelgroep], Path]:
    paden: dict[Doelgroep, Path] = {}

    def maak(doelgroep: Doelgroep) -> Path:
        if doelgroep not in paden:
            paden[doelgroep] = tmp_path_factory.mktemp("vijandig") / f"{doelgroep}.html"
            kaart(vijandig, doelgroep=doelgroep, versies=(1, 2)).schrijf(paden[doelgroep])
        return paden[doelgroep]

    return maak


OVERAL = """() => {
  const { kies, zet, gegevens, svg } = window.verandertheorie;
  const delen = new Set(), geteld = new Set();
  const lees = plek => {
    const hier = document.querySelector(plek);
    for (const x of hier.querySelectorAll('details.uitleg')) x.open = true;
    delen.add(hier.textContent);
    for (const x of hier.querySelectorAll('*')) {
      if (x.matches('img, iframe, object, embed, base, link')) geteld.add(x.tagName);
      if (x.matches('a[href]:not(#naar-tabel)')) geteld.add(x.outerHTML.slice(0, 80));
      for (const { name, value } of x.attributes) {
        if (/^on|srcdoc/.test(name) || /^\\s*javascript:/i.test(value)) geteld.add(name);
      }
    }
  };
  for (const nadruk of ['veranderd', 'verschil', '']) { zet({ nadruk }); lees('html'); }
  for (const k of gegevens.knopen) { kies({ soort: 'knoop', sleutel: k.sleutel }, true); lees('#paneel'); }
  for (const r of gegevens.relaties) { kies({ soort: 'relatie', sleutel: r.sleutel }, true); lees('#paneel'); }
  zet({ blad: 'sessie' });
  lees('#paneel');
  gegevens.beelden.forEach((_, stap) => { zet({ stap, blad: '' }); lees('#paneel'); });
  zet({ keuze: null, stap: -1, weergave: 'tabel' });
  lees('html');
  for (const matrix of ['factoren', 'beweringen']) { zet({ weergave: 'matrix', matrix }); lees('#matrixvlak'); }
  const zoek = document.getElementById('zoek');
  zoek.value = 'PWN';
  zoek.dispatchEvent(new Event('input'));
  lees('.kop');
  for (const g of gegevens.gebieden) { zet({ gebied: g.sleutel, weergave: 'kaart' }); lees('.kop'); }
  zet({ gebied: '', citaten: true });
  dispatchEvent(new Event('beforeprint'));
  lees('html');
  geteld.add(`scripts: ${document.scripts.length}`);
  const vel = new DOMParser().parseFromString(svg(), 'image/svg+xml'), alles = [...vel.querySelectorAll('*')];
  return {
    delen: [...delen], geteld: [...geteld].sort(), pwn: window.PWN ?? null,
    svg: {
      fout: vel.querySelector('parsererror')?.textContent ?? null,
      namen: [...new Set(alles.map(x => x.tagName))].sort(),
      kenmerken: [...new Set(alles.flatMap(x => x.getAttributeNames()))],
      titel: vel.querySelector('title').textContent,
    },
  };
}"""

TE_LEZEN: dict[str, set[str]] = {
    "sessie": {
        *(f"{k}.naam" for k in ("actor", "interventie", "mechanisme", "uitkomst", "systemische_factor")),
        *(f"{k}.naam" for k in ("context", "aanname", "rivaliserende_verklaring", "gebied", "gebeurtenis")),
        *(f"{k}.omschrijving" for k in ("actor", "interventie", "mechanisme", "uitkomst", "systemische_factor")),
        *(f"uitkomst.{deel}" for deel in ("wie", "wat", "wanneer", "waaraan_zichtbaar")),
        *("mechanisme.middel", "mechanisme.redenering", "bewering.tekst"),
        *("registratie.bewijs.kern", "registratie.bewijs.citaat", "registratie.bewijs.andere_verklaring"),
        *("besluit_op_voorstel.reden", "kaartindeling.beelden.naam", "kaartindeling.beelden.tekst"),
    },
    "monitor": {
        # with an exclamation mark a version may be the name of a conversation
        "interventie.versie",
        "bron.rol",
    },
}
"""Fields of which the text must be readable on the map; what else stands in its data must be so too."""


@pytest.mark.parametrize("bypass_csp", [False, True])
@pytest.mark.parametrize("doelgroep", ["sessie", "monitor"])
def test_hostile_text_in_every_field_is_only_ever_text(
    openen: Openen, pagina: Callable[[Doelgroep], Path], vijand: Vijand, doelgroep: Doelgroep, *, bypass_csp: bool
) -> None:
    s = openen(pagina(doelgroep), bypass_csp=bypass_csp)
    uit = s.doe(OVERAL)
    assert uit["pwn"] is None
    assert uit["geteld"] == ["scripts: 3"]
    assert (s.gezegd, len(s.gevraagd)) == ([], 1)

    assert uit["svg"]["fout"] is None
    assert uit["svg"]["namen"] == ["path", "svg", "text", "title"]
    assert not [k for k in uit["svg"]["kenmerken"] if k.startswith("on") or "href" in k]
    assert zichtbaar(VIJANDIG)[:200] in uit["svg"]["titel"]

    gegevens = "\n".join(_teksten(s.doe("window.verandertheorie.gegevens")))
    te_lezen = "\n".join(uit["delen"])
    erin = {veld for veld in vijand.velden if _merk(veld) in gegevens}
    moet = TE_LEZEN["sessie"] | (TE_LEZEN["monitor"] if doelgroep == "monitor" else set())
    assert moet - erin == set()
    verminkt = {veld for veld in erin if f"{_merk(veld)}{zichtbaar(VIJANDIG)}{_merk(veld)}" not in te_lezen}
    assert verminkt == set()


def _teksten(waarde: object) -> Iterator[str]:
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, list | dict):
        for deel in waarde.values() if isinstance(waarde, dict) else waarde:
            yield from _teksten(deel)


def test_every_kind_of_record_with_free_text_is_among_the_hostile_ones(vijandig: Verandergraaf, vijand: Vijand) -> None:
    met_tekst = {soort for soort, model in MODELLEN.items() if any(True for _ in _vrij(model))}
    assert {r.soort for r in vijandig.alles} == set(MODELLEN)
    assert {veld.split(".")[0] for veld in vijand.velden} >= met_tekst - {"tweede_codering"}
    assert len(vijand.velden) >= 78


def test_half_a_sign_cannot_get_in() -> None:
    with pytest.raises(ValidationError, match="unicode"):
        RECORD.validate_python(
            {"soort": "actor", "sleutel": "a", "naam": "A", "actorsoort": "rol", "omschrijving": "x\ud800"}
        )


# --- a word without end -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def eindeloos(besloten: Verandergraaf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with a word wider than any screen in every field; of most kinds once as long as the field takes."""
    gezien: Counter[str] = Counter()

    def gif(veld: str) -> str:
        gezien[veld] += 1
        if veld.endswith(".omschrijving"):
            return LANG
        return LANG[: 3900 if gezien[veld] == 1 and veld.split(".")[-1] in ("naam", "tekst", "kern") else 400]

    lang, kort = Vijand(gif), Vijand(lambda veld: LANG[:40])
    records = ((kort if r.soort == "registratie" and nr % 8 else lang).record(r) for nr, r in enumerate(besloten.alles))
    pad = tmp_path_factory.mktemp("eindeloos") / "kaart.html"
    kaart(Verandergraaf.van(records), doelgroep="monitor", versies=(1, 2)).schrijf(pad)
    return pad


@pytest.mark.parametrize("breedte", [320, 1280])
def test_a_word_of_ten_thousand_letters_scrolls_nothing_sideways(openen: Openen, eindeloos: Path, breedte: int) -> None:
    s = openen(eindeloos, viewport={"width": breedte, "height": 720})
    toestanden: dict[str, Callable[[], None]] = {
        "begin": lambda: None,
        "kaart": lambda: s.zet(weergave="kaart", nadruk=""),
        "belemmering": lambda: s.kies("knoop", "trage-vergunningen"),
        "actor": lambda: s.kies("knoop", "provincie"),
        "bewering": lambda: s.kies("relatie", "vertrouwen-grondeigenaar.leidt_tot.afspraken-grond"),
        "gebied": lambda: s.zet(gebied="D01"),
        "veranderd": lambda: s.zet(keuze=None, nadruk="veranderd", gebied=""),
        "matrix": lambda: s.zet(weergave="matrix"),
        "tabel": lambda: s.zet(weergave="tabel"),
        "zoeken": lambda: s.pagina.fill("#zoek", "xxx"),
        "menu": lambda: s.doe("document.getElementById('menu').open = true"),
    }
    te_breed = {}
    for naam, zet in toestanden.items():
        zet()
        s.rust()
        breed = s.doe("document.documentElement.scrollWidth")
        paneel = s.doe("(p => p.scrollWidth - p.clientWidth)(document.getElementById('paneel'))")
        if breed > breedte or paneel > 0:
            te_breed[naam] = (breed, paneel)
    assert te_breed == {}
    assert s.doe("JSON.stringify(window.verandertheorie.gegevens)").count(LANG) > 10
    assert s.gezegd == []


# --- the policy ---------------------------------------------------------------------------------------


def _beleid(s: Scherm) -> Mapping[str, list[str]]:
    tekst = s.doe("document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
    return {naam: waarden for naam, *waarden in (deel.split() for deel in tekst.split(";") if deel.strip())}


def test_the_policy_names_what_is_really_on_the_page_and_allows_nothing_else(sessie: Scherm) -> None:
    beleid = _beleid(sessie)

    def namen(plek: str) -> list[str]:
        inhoud = sessie.doe("plek => [...document.querySelectorAll(plek)].map(x => x.textContent)", plek)
        return [f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in inhoud]

    assert beleid == {
        "default-src": ["'none'"],
        "script-src": namen("script:not([type])"),
        "style-src": namen("style"),
        "img-src": ["data:", "blob:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    assert len(beleid["script-src"]) == 2
    assert sessie.doe("document.head.children[1].httpEquiv") == "Content-Security-Policy"


def test_nothing_on_the_page_has_an_address_to_load_from(bestand: Callable[..., Path]) -> None:
    pagina = bestand("sessie").read_text(encoding="utf-8")
    zonder_vis = re.sub(r"<script>(?:(?!</script>).)*vis-network.*?</script>", "", pagina, count=1, flags=re.DOTALL)
    assert len(zonder_vis) < len(pagina) - 100_000
    adressen = {a for a in re.findall(r"https?://[^\s\"'<>)]+", zonder_vis) if not a.startswith("http://www.w3.org/")}
    assert adressen == set()
    assert not re.search(r"@import|url\(|\bsrc=|<link|<base", zonder_vis)


POGINGEN = {
    "a handler": ("document.body.insertAdjacentHTML('beforeend', `<img src='' onerror='PWN=1'>`)", "script-src-attr"),
    "a script": ("erbij('script', {text: 'window.PWN=1'})", "script-src-elem"),
    "a script from elsewhere": ("erbij('script', {src: 'https://x.test/'})", "script-src-elem"),
    "a style": ("erbij('style', {textContent: 'b{}'})", "style-src-elem"),
    "a picture from elsewhere": ("erbij('img', {src: 'https://x.test/'})", "img-src"),
    "a frame": ("erbij('iframe', {src: 'https://x.test/'})", "frame-src"),
    "another base": ("erbij('base', {href: 'https://x.test/'})", "base-uri"),
    "fetch": ("void fetch('https://x.test/').catch(() => {})", "connect-src"),
    "a socket": ("try { new WebSocket('wss://x.test/') } catch {}", "connect-src"),
    "a worker": ("try { new Worker('data:,') } catch {}", "worker-src"),
    "text as a program": ("setTimeout(() => { try { window.PWN = Function('return 1')() } catch {} })", "script-src"),
}


@pytest.mark.parametrize("wat", POGINGEN)
def test_what_is_slipped_in_is_blocked(openen: Openen, bestand: Callable[..., Path], wat: str) -> None:
    poging, richtlijn = POGINGEN[wat]
    s = openen(bestand("sessie"))
    mislukt = []
    s.pagina.on("requestfailed", lambda r: mislukt.append(r.failure))
    s.doe(
        """() => { window.erbij = (naam, wat) => document.body.append(Object.assign(document.createElement(naam), wat));
        window.gemeld = new Promise(klaar =>
        addEventListener('securitypolicyviolation', e => klaar(e.effectiveDirective))); }"""
    )
    s.doe(poging)
    assert s.doe("window.gemeld") == richtlijn
    assert s.doe("window.PWN") is None
    assert set(mislukt) <= {"csp"}
