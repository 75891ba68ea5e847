"""Where people see a claim or factor differently because of where they stand: the perspectives side by side.

Each perspective is weighed by itself, with the sums of every other judgement. Where two of them never looked in the
same area, what differs may be the area and not the perspective; the answer says which of the two it is. A perspective
of the programme's own stands by itself, also when the status words count it as another: here it is who spoke.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.oordeel.aanwezigheid import verouderd_oordeel
from verandertheorie.oordeel.gebied import Gebiedsoordeel, weeg
from verandertheorie.parameters import Parameters
from verandertheorie.taal import aantal, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.rijkeuze import lijst_onderwerpen, niets_over, vind_oordeel
from verandertheorie.vragen.tabel import Kolom

Kant = Literal["klopt", "klopt_niet", "wisselt", "verdeeld", "te_weinig"]
"""What a perspective says of a claim, over the areas in which it spoke; of a factor: that it is there."""

ZEGT: Mapping[Kant, str] = {
    "klopt": "klopt",
    "klopt_niet": "klopt niet",
    "wisselt": "wisselt",
    "verdeeld": "mensen spreken elkaar tegen",
    "te_weinig": "nog te weinig gehoord",
}
"""In words: those of ``lezing.stand``, where that has the same state of one area."""
_ZEGT_VAN_FACTOR: Mapping[Kant, str] = {**ZEGT, "klopt": "is er", "klopt_niet": "is er niet"}

KIEST = ("klopt", "klopt_niet", "wisselt")
"""A perspective that says one of these differs from one that says another; the rest says nothing yet."""


@dataclass(frozen=True, slots=True)
class Perspectiefrij:
    """One perspective on one claim or factor, weighed by itself.

    ``onderwerp`` is its key. ``stemmen`` counts its voices. ``klopt_in`` and ``klopt_niet_in``: areas in
    which its voices say so; ``open_in``: in which they do not choose. ``kant``: which of these
    are more, with the share that makes a claim differ per area; *verdeeld* when it chooses nowhere and its voices
    contradict each other, *te_weinig* when too little was heard. ``botst_in``: areas in which another perspective says
    the opposite.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("perspectief", "perspectief", "vanuit welke positie gekeken is", woordsoort="waarde.perspectief"),
        Kolom("zegt", "zegt", "wat dit perspectief er over alle gebieden van zegt"),
        Kolom("klopt_in", "klopt in", "gebieden waar dit perspectief zegt dat het klopt, of er is"),
        Kolom("klopt_niet_in", "klopt niet in", "gebieden waar het zegt dat het niet klopt, of er niet is"),
        Kolom("open_in", "open in", "gebieden waar dit perspectief nog geen kant kiest"),
        Kolom("botst_in", "botst in", "gebieden waar een ander perspectief het tegendeel zegt"),
        Kolom("stemmen", "stemmen", "hoeveel stemmen het samen zijn"),
    )

    onderwerp: str
    onderwerpsoort: Literal["bewering", "factor"]
    naam: str
    tekst: str
    perspectief: str
    kant: Kant
    klopt_in: tuple[str, ...]
    klopt_niet_in: tuple[str, ...]
    open_in: tuple[str, ...]
    botst_in: tuple[str, ...]
    stemmen: int

    @property
    def zegt(self) -> str:
        """What it says over all areas, in words."""
        return _zegt(self.onderwerpsoort)[self.kant]

    @property
    def spreekt_in(self) -> frozenset[str]:
        """The areas in which it spoke, whatever it says there."""
        return frozenset((*self.klopt_in, *self.klopt_niet_in, *self.open_in))

    @property
    def blok(self) -> str:
        """Heading under which it is printed: the claim or factor."""
        return f"{self.naam}: {self.tekst}" if self.tekst else self.naam


@dataclass(frozen=True, slots=True)
class _Onderwerp:
    """What perspectives are held side by side on: its key, kind, name and text, and what was found in each area."""

    sleutel: str
    soort: Literal["bewering", "factor"]
    naam: str
    tekst: str
    vondsten: Mapping[str, tuple[Vondst, ...]]


@vraag
def perspectiefverschil(graaf: Verandergraaf, onderwerp: str | None = None) -> Inhoud[Perspectiefrij]:
    """Claims and factors on which perspectives differ, each perspective in a row (plan §5 Ad 4).

    Args:
        graaf: theory and evidence as of a cycle.
        onderwerp: key, code or arrow text of a claim, or a factor: all perspectives on it, whether or not they differ;
            default every one on which they do.

    Returns:
        Rows by claim (code, key), then by factor (key), those first on which one perspective says it holds or is there
        and another that it does not; then by perspective, in the order of the glossary.

    Raises:
        AanroepFout: nothing is called that.
    """
    if onderwerp is not None:
        doel = _onderwerp(graaf, vind_oordeel(graaf, onderwerp))
        rijen = _naast_elkaar(graaf, doel)
        if len(rijen) == 1 and not graaf.filter.actief():
            return Inhoud(rijen, (f"{doel.naam}: alleen gehoord vanuit het perspectief {_naam(graaf, rijen[0])}.",))
        return Inhoud(rijen, tuple(_zinnen(graaf, rijen)) if rijen else (niets_over(graaf) or _niemand(graaf, doel),))
    alle = [_naast_elkaar(graaf, _onderwerp(graaf, sleutel)) for sleutel in lijst_onderwerpen(graaf)]
    anders = [rijen for rijen in alle if len({r.kant for r in rijen if r.kant in KIEST}) > 1]
    anders.sort(key=lambda rijen: not _tegenover(rijen))
    if not anders:
        return Inhoud((), (niets_over(graaf) or _geen_verschil(graaf, alle),))
    zinnen = [f"Bij {_geteld(anders)} zeggen perspectieven iets anders."]
    zinnen += [zin for rijen in anders if _tegenover(rijen) for zin in _zinnen(graaf, rijen)]
    return Inhoud(tuple(r for rijen in anders for r in rijen), tuple(zinnen))


def _onderwerp(graaf: Verandergraaf, sleutel: str) -> _Onderwerp:
    if s := graaf.stellingen.get(sleutel):
        return _Onderwerp(sleutel, "bewering", s.naam, s.tekst, beoordeling(graaf).bewering(sleutel).vondsten)
    return _Onderwerp(sleutel, "factor", graaf.naam(sleutel), "", beoordeling(graaf).aanwezigheid(sleutel).vondsten)


def _zegt(soort: Literal["bewering", "factor"]) -> Mapping[Kant, str]:
    return ZEGT if soort == "bewering" else _ZEGT_VAN_FACTOR


def _geteld(alle: Sequence[Sequence[Perspectiefrij]]) -> str:
    """How many claims and how many factors."""
    soorten = Counter(rijen[0].onderwerpsoort for rijen in alle)
    delen = (aantal(soorten["bewering"], "bewering", "beweringen"), aantal(soorten["factor"], "factor", "factoren"))
    return opsomming(d for d in delen if not d.startswith("0 "))


def _niemand(graaf: Verandergraaf, o: _Onderwerp) -> str:
    hier = "Binnen dit filter telt" if graaf.filter.actief() else "Er telt nog"
    return f"{hier} over {o.naam} niets van iemand van wie het perspectief bekend is."


def _geen_verschil(graaf: Verandergraaf, alle: Sequence[Sequence[Perspectiefrij]]) -> str:
    """Why no claim is listed: there is nothing to compare, or what there is agrees."""
    if not graaf.aantal_registraties:
        return "Er is nog geen bewijs, dus er valt nog niets te vergelijken. Lees registraties in met 'importeer'."
    gekozen = [rijen for rijen in alle if sum(r.kant in KIEST for r in rijen) > 1]
    if not gekozen:
        hier = "Binnen dit filter koos nergens" if graaf.filter.actief() else "Nog nergens koos"
        return f"{hier} meer dan één perspectief een kant, dus er valt niets te vergelijken."
    return f"Bij {_geteld(gekozen)} koos meer dan één perspectief een kant, en daar zeggen zij hetzelfde."


def _tegenover(rijen: Sequence[Perspectiefrij]) -> bool:
    """Whether one perspective says it holds and another that it does not."""
    return {"klopt", "klopt_niet"} <= {r.kant for r in rijen}


def _naast_elkaar(graaf: Verandergraaf, o: _Onderwerp) -> tuple[Perspectiefrij, ...]:
    per_perspectief: dict[str, dict[str, list[Vondst]]] = defaultdict(lambda: defaultdict(list))
    for gebied, vondsten in o.vondsten.items():
        for v in vondsten:
            if wie := _van_wie(graaf, v):
                per_perspectief[wie][gebied].append(v)
    cellen = {
        p: {gebied: _gewogen(graaf, o, vs) for gebied, vs in per_gebied.items()}
        for p, per_gebied in per_perspectief.items()
    }
    volgorde = tuple(graaf.woorden.teksten["perspectief"])
    return tuple(
        _rij(o, p, cellen, len({v.item.groep for vs in per_perspectief[p].values() for v in vs}), graaf.parameters)
        for p in sorted(cellen, key=lambda p: (p not in volgorde, volgorde.index(p) if p in volgorde else 0, p))
    )


def _gewogen(graaf: Verandergraaf, o: _Onderwerp, vondsten: Iterable[Vondst]) -> Gebiedsoordeel:
    """What these say of one area: of a claim as it stands, of a factor as it ages."""
    items = [v.item for v in vondsten]
    if o.soort == "bewering":
        return weeg(items, graaf.parameters)
    return verouderd_oordeel(items, graaf.t, graaf.parameters)


def _van_wie(graaf: Verandergraaf, v: Vondst) -> str:
    """The perspective of who said it, as that is called, not as it is counted; empty when nobody is named."""
    bron = graaf.bron_van(v)
    return bron.perspectief if bron else ""


def _rij(
    o: _Onderwerp, perspectief: str, cellen: Mapping[str, Mapping[str, Gebiedsoordeel]], stemmen: int, p: Parameters
) -> Perspectiefrij:
    wijst = {wie: {g: o.wijst(p) for g, o in per_gebied.items()} for wie, per_gebied in cellen.items()}
    hier = wijst[perspectief]
    anderen = [per_gebied for wie, per_gebied in wijst.items() if wie != perspectief]
    voor, tegen, open_ = (tuple(sorted(g for g, kant in hier.items() if kant == deze)) for deze in (1, -1, 0))
    is_verdeeld = any(o.is_omstreden for o in cellen[perspectief].values())
    return Perspectiefrij(
        onderwerp=o.sleutel,
        onderwerpsoort=o.soort,
        naam=o.naam,
        tekst=o.tekst,
        perspectief=perspectief,
        kant=_kant(len(voor), len(tegen), p.statuswoord["wisselt_verhouding"], is_verdeeld=is_verdeeld),
        klopt_in=voor,
        klopt_niet_in=tegen,
        open_in=open_,
        botst_in=tuple(g for g in (*voor, *tegen) if any(ander.get(g) == -hier[g] for ander in anderen)),
        stemmen=stemmen,
    )


def _kant(voor: int, tegen: int, verhouding: float, *, is_verdeeld: bool) -> Kant:
    if not voor and not tegen:
        return "verdeeld" if is_verdeeld else "te_weinig"
    if min(voor, tegen) >= verhouding * max(voor, tegen):
        return "wisselt"
    return "klopt" if voor > tegen else "klopt_niet"


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Perspectiefrij]) -> Iterator[str]:
    """What differs on one claim, and whether that can be the area as well."""
    if not _tegenover(rijen):
        return
    eens, oneens = ([r for r in rijen if r.kant == kant] for kant in ("klopt", "klopt_niet"))
    wie, wie_niet = (opsomming(_naam(graaf, r) for r in deze) for deze in (eens, oneens))
    woorden = _zegt(rijen[0].onderwerpsoort)
    zegt = f"{rijen[0].naam}: {woorden['klopt']} volgens {wie}, en {woorden['klopt_niet']} volgens {wie_niet}."
    paren = [(a, b) for a in eens for b in oneens]
    if botst := {g for a, b in paren for g in (*_botst(a, b), *_botst(b, a))}:
        yield f"{zegt} In hetzelfde gebied zeggen zij iets anders in {opsomming(sorted(botst))}."
    elif samen := {g for a, b in paren for g in a.spreekt_in & b.spreekt_in}:
        yield f"{zegt} Over {opsomming(sorted(samen))} spraken beide kanten, en daar staan zij niet tegenover elkaar."
    else:
        yield f"{zegt} Nergens spraken zij over hetzelfde gebied, dus het kan ook aan het gebied liggen."


def _botst(een: Perspectiefrij, ander: Perspectiefrij) -> frozenset[str]:
    """Where the one says that it holds and the other that it does not."""
    return frozenset(een.klopt_in) & frozenset(ander.klopt_niet_in)


def _naam(graaf: Verandergraaf, r: Perspectiefrij) -> str:
    return graaf.woorden.tekst("perspectief", r.perspectief)
