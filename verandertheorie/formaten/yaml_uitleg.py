"""What libyaml means when it refuses a file, in Dutch and with the line where somebody has to look."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from verandertheorie.formaten.grenzen import Afgekeurd, kort_aangehaald, te_diep

_HEKJE = re.compile(r"""\s*(?:-\s+)*[\w-]+:[ ]+(?!["'\[{|>&*!%@`#])(?:\S.*)?\S[ ](\#[^\s\#].*)""")
"""A value without quotes, one space, and a # with text right behind it: rather a number than a remark.

No two parts beside one another take the same character, or a line of a million dashes takes for ever.
"""

_GEEN_GEWONE_SPATIE = re.compile(r"[ -]*([\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u2800\u3000\ufeff])")
"""What editors and web pages put where a space seems to be; YAML counts only spaces as the begin of a line."""


def achter_een_hekje(tekst: str) -> Iterator[tuple[int, str]]:
    r"""Where a text was probably cut short, because YAML takes `` #`` for the beginning of a remark: line and rest.

    A remark as people write one (more spaces before it, or a space after the #) is none.

    >>> list(achter_een_hekje("kern: Zie punt #3 van de lijst\nrol: boer   # wat iemand doet"))
    [(1, '#3 van de lijst')]
    """
    for nummer, regel in enumerate(tekst.splitlines(), 1):
        if " #" in regel and (m := _HEKJE.fullmatch(regel.rstrip())):
            yield nummer, m[1]


@dataclass(frozen=True, slots=True)
class _Plek:
    """Where libyaml stopped (line, text of that line, character), and the line where that construct began."""

    regel: int
    inhoud: str
    teken: str
    begin: int
    is_einde: bool

    @property
    def heeft_tab(self) -> bool:
        return self.teken == "\t" or "\t" in self.inhoud[: len(self.inhoud) - len(self.inhoud.lstrip())]


def uitleg(fout: yaml.YAMLError, tekst: str) -> Afgekeurd:
    """The refusal that goes with an error of libyaml.

    Args:
        fout: what the parser raised.
        tekst: the whole text it was reading.
    """
    plek = _plek(fout, tekst)
    if plek.inhoud.lstrip().startswith(("–", "—")):
        return Afgekeurd(plek.regel, "deze regel begint met een lang streepje.", "Typ een gewoon streepje: -")
    woorden = f"{getattr(fout, 'context', '')} {getattr(fout, 'problem', '')}"
    for fragment, zeg in _UITLEG:
        if fragment in woorden:
            return zeg(plek)
    return Afgekeurd(
        plek.regel,
        "deze regel is geen geldige YAML.",
        "Kijk hier en een regel hoger naar het inspringen, de aanhalingstekens en de haakjes.",
    )


def _plek(fout: yaml.YAMLError, tekst: str) -> _Plek:
    regels = tekst.rstrip("\n ").split("\n")
    stop, begin = getattr(fout, "problem_mark", None), getattr(fout, "context_mark", None)
    nummer = min(stop.line if stop else 0, len(regels) - 1)
    inhoud = regels[nummer]
    is_einde = stop is not None and (stop.line, stop.column) >= (len(regels) - 1, len(regels[-1]))
    teken = inhoud[stop.column : stop.column + 1] if stop and not is_einde else ""
    return _Plek(nummer + 1, inhoud, teken, min(begin.line if begin else nummer, nummer) + 1, is_einde)


def _tab(plek: _Plek) -> Afgekeurd:
    return Afgekeurd(plek.regel, "deze regel springt in met een tab.", "Gebruik spaties: twee voor elk niveau.")


def _dubbele_punt(plek: _Plek) -> Afgekeurd:
    if plek.heeft_tab:
        return _tab(plek)
    if f"{plek.inhoud} ".count(": ") > 1:
        return Afgekeurd(
            plek.regel,
            "in de tekst staat een dubbele punt met een spatie erachter.",
            "Zet de tekst tussen aanhalingstekens.",
        )
    return Afgekeurd(
        plek.regel,
        "hier staat een dubbele punt op een plek waar geen veld kan beginnen.",
        "Hoort hij bij de tekst, zet die dan tussen aanhalingstekens. Is het een veld, kijk dan naar het inspringen.",
    )


def _inspringen(plek: _Plek) -> Afgekeurd:
    if vreemd := _GEEN_GEWONE_SPATIE.match(plek.inhoud):
        return Afgekeurd(
            plek.regel,
            f"deze regel springt in met een teken dat op een spatie lijkt (U+{ord(vreemd[1]):04X}).",
            "Haal het weg en zet er gewone spaties voor.",
        )
    if plek.inhoud.lstrip("- ").startswith(":"):
        return Afgekeurd(plek.regel, "voor de dubbele punt ontbreekt de naam van het veld.", "Schrijf 'veld: waarde'.")
    if '"' in plek.inhoud or "'" in plek.inhoud:
        return Afgekeurd(
            plek.regel,
            "de aanhalingstekens of het inspringen van deze regel kloppen niet.",
            "Zet de hele tekst tussen dubbele aanhalingstekens, en kijk of er een regel hoger een ontbreekt.",
        )
    return Afgekeurd(
        plek.regel,
        "deze regel springt anders in dan de regels waar hij bij hoort.",
        "Laat de velden van een record onder elkaar beginnen, met spaties.",
    )


def _open_aanhaling(plek: _Plek) -> Afgekeurd:
    return Afgekeurd(
        plek.begin,
        "de tekst tussen aanhalingstekens die hier begint, wordt niet afgesloten.",
        "Zet het tweede aanhalingsteken erbij.",
    )


def _geen_veld(plek: _Plek) -> Afgekeurd:
    return Afgekeurd(
        plek.begin,
        "op deze regel ontbreekt een dubbele punt.",
        "Schrijf 'veld: waarde'. Hoort de regel bij de tekst erboven, zet dan de hele tekst tussen aanhalingstekens.",
    )


def _haken(plek: _Plek) -> Afgekeurd:
    waar = "hier" if plek.begin == plek.regel else f"op regel {plek.regel}"
    return Afgekeurd(
        plek.begin,
        f"na het haakje dat hier opengaat, ontbreekt {waar} een komma of het haakje dat sluit.",
        "Kijk of elk haakje een tweede heeft. Hoort het haakje bij de tekst, zet die dan tussen aanhalingstekens.",
    )


def _vreemd_begin(plek: _Plek) -> Afgekeurd:
    if plek.heeft_tab:
        return _tab(plek)
    if plek.is_einde:
        return Afgekeurd(
            plek.regel, "de tekst houdt hier op, maar een [ of { is nog open.", "Zet het haakje erbij dat hem afsluit."
        )
    teken = f"met {kort_aangehaald(plek.teken)}" if plek.teken.strip() else "zo"
    return Afgekeurd(plek.regel, f"een waarde kan niet {teken} beginnen.", "Zet de tekst tussen aanhalingstekens.")


def _lijst_op_regel(plek: _Plek) -> Afgekeurd:
    return Afgekeurd(
        plek.regel,
        "een lijst met streepjes kan niet midden in een regel beginnen.",
        "Zet elk streepje op een eigen regel. Hoort het bij de tekst, zet die dan tussen aanhalingstekens.",
    )


def _schuine_streep(plek: _Plek) -> Afgekeurd:
    return Afgekeurd(
        plek.regel,
        r"na de schuine streep (\) staat een teken dat daar niet kan.",
        r"Schrijf \\ voor een gewone schuine streep.",
    )


def _na_het_einde(plek: _Plek) -> Afgekeurd:
    return Afgekeurd(
        plek.regel,
        "hier staat nog iets, terwijl het document al klaar is.",
        "Zet alle records in één lijst, of zet de rest in een eigen bestand.",
    )


def _teken_vooraan(plek: _Plek) -> Afgekeurd:
    return Afgekeurd(
        plek.regel,
        "een waarde kan niet met %, !, & of * beginnen.",
        "Zet de tekst tussen aanhalingstekens.",
    )


def _lange_tekst(plek: _Plek) -> Afgekeurd:
    return Afgekeurd(
        plek.begin,
        "achter een | of > kan geen tekst op dezelfde regel staan.",
        "Begin de tekst op de volgende regel, twee spaties verder, of zet hem tussen aanhalingstekens.",
    )


_UITLEG: tuple[tuple[str, Callable[[_Plek], Afgekeurd]], ...] = (
    ("nesting depth", lambda plek: te_diep(plek.regel)),
    ("found a tab character", _tab),
    ("mapping values are not allowed", _dubbele_punt),
    ("unexpected ':'", _dubbele_punt),
    ("scanning a quoted scalar", _open_aanhaling),
    ("parsing a quoted scalar", _schuine_streep),
    ("could not find expected ':'", _geen_veld),
    ("did not find expected key", _inspringen),
    ("expected '-' indicator", _inspringen),
    ("did not find expected ','", _haken),
    ("did not find expected node content", _vreemd_begin),
    ("cannot start any token", _vreemd_begin),
    ("block sequence entries are not allowed", _lijst_op_regel),
    ("expected <document start>", _na_het_einde),
    ("scanning a block scalar", _lange_tekst),
    ("directive", _teken_vooraan),
    ("tag", _teken_vooraan),
    ("anchor", _teken_vooraan),
    ("alias", _teken_vooraan),
)
"""A piece of libyaml's own words (context and problem), and who explains it. The first that fits wins.

The words are those of libyaml 0.2.6; a newer one that says it otherwise falls through to the general sentence.
"""
