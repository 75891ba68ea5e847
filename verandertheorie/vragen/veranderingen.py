"""What is different from another moment, and which evidence made the difference."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.stelling import Laag
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.beoordeling import Rol, beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import lijst_factor, lijst_stelling, op_code
from verandertheorie.vragen.tabel import Kolom

Soort = Literal["belemmering", "helpende_factor", "bewering"]
ROLLEN: tuple[tuple[Soort, Rol], ...] = (("belemmering", "belemmerend"), ("helpende_factor", "helpend"))


NIEUW: Mapping[Laag, str] = {
    "theorie": "nieuw in de theorie",
    "kandidaat": "nieuw als kandidaat",
    "aanname": "nieuw als aanname",
    "uitgefaseerd": "nieuw en al uitgefaseerd",
}
VERPLAATST: Mapping[Laag, str] = {
    "theorie": "staat nu in de theorie",
    "kandidaat": "is nu kandidaat",
    "aanname": "is nu een aanname",
    "uitgefaseerd": "is nu uitgefaseerd",
}


@dataclass(frozen=True, slots=True)
class Momentopname:
    """What was said of one factor or claim at one moment.

    ``woord``: class or computed status. ``gebieden``: where it is established, or where the claim holds. ``tekst``:
    the sentence of a claim, empty for factors.
    """

    orde: tuple[str, str]
    sleutel: str
    naam: str
    woord: str
    gebieden: tuple[str, ...]
    laag: Laag
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Verandering:
    """One answer, or one part of the theory, that became another.

    ``was`` and ``is_nu`` are a class (factors) or a computed status (claims), ``was`` empty when it is new, ``is_nu``
    when it is gone. Areas: where it came to be established, and where it no longer is. ``door``: ids of the evidence
    that came in between; ``is_verouderd``: nothing did, and the evidence only grew older. ``tekst``: the sentence of a
    claim, empty for factors, and ``tekst_was`` what it was before. ``laag_was`` and ``laag``: its place in the theory,
    empty when it had or has none.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("zin", "wat veranderde", "van welk woord naar welk woord, en waar"),
        Kolom("door", "door", "het bewijs dat erbij kwam"),
    )

    soort: Soort
    sleutel: str
    naam: str
    was: str
    is_nu: str
    erbij: tuple[str, ...]
    eraf: tuple[str, ...]
    door: tuple[str, ...]
    tekst: str = ""
    tekst_was: str = ""
    laag: Laag | Literal[""] = ""
    laag_was: Laag | Literal[""] = ""
    is_verouderd: bool = False

    @property
    def is_ander_oordeel(self) -> bool:
        """Whether the evidence says something else; what is new and has no evidence yet, or is gone, says nothing."""
        if not self.was:
            return self.is_nu not in ("geen_beeld", "nog_niet_getoetst")
        return self.is_nu != "" and (self.was != self.is_nu or bool(self.erbij or self.eraf))

    @property
    def is_andere_theorie(self) -> bool:
        """Whether the theory became another: something new in it, moved or gone, or a claim with another sentence."""
        if not self.laag_was:
            return self.laag == "theorie"
        return (self.laag, self.tekst) != (self.laag_was, self.tekst_was)

    @property
    def zin(self) -> str:
        """The change as a Dutch sentence."""
        kop = f'{self.naam} ("{self.tekst.rstrip(".")}")' if self.tekst else self.naam
        return f"{kop}: {'; '.join((*self._theorie(), *self._oordeel()))}"

    def _theorie(self) -> Iterator[str]:
        if not self.laag:
            yield "staat niet meer in de theorie"
        elif not self.laag_was:
            yield NIEUW[self.laag]
        else:
            if self.laag != self.laag_was:
                yield VERPLAATST[self.laag]
            if self.tekst != self.tekst_was:
                yield f'de zin was "{self.tekst_was.rstrip(".")}"'

    def _oordeel(self) -> Iterator[str]:
        was, nu = (f"'{self._woord(w)}'" if w else "" for w in (self.was, self.is_nu))
        if not (was and nu):
            yield nu or f"was {was}"
        else:
            yield f"blijft {nu}" if was == nu else f"was {was}, is nu {nu}"
        is_bewering = self.soort == "bewering"
        erbij, eraf = ("klopt nu ook in", "klopt niet meer in") if is_bewering else ("nu ook in", "niet meer in")
        if self.erbij:
            yield f"{erbij} {', '.join(self.erbij)}"
        if self.eraf:
            yield f"{eraf} {', '.join(self.eraf)}"
        if self.is_verouderd:
            yield "door veroudering"

    def _woord(self, woord: str) -> str:
        rollen = dict(ROLLEN)
        return klasse_nl(woord, rollen[self.soort]) if self.soort in rollen else statuswoord_nl(woord)


@vraag
def wat_veranderde(graaf: Verandergraaf, van: str | None = None) -> Inhoud[Verandering]:
    """What changed between an earlier cycle and the cycle of this graph, and through which evidence.

    Args:
        graaf: theory and evidence as of the later cycle.
        van: key of the earlier cycle; default the cycle before.

    Returns:
        Other answers, and what is new, moved, gone or worded otherwise in the theory: blockers, then helping factors,
        then claims, each by code or key.

    Raises:
        AanroepFout: no such cycle, or one that is not earlier.
    """
    if van is None:
        eerder = [c.sleutel for c in graaf.cycli if c.nummer < graaf.t]
        if not eerder:
            return Inhoud((), ("Er is nog geen eerdere leercyclus om mee te vergelijken.",))
        van = eerder[-1]
    if graaf.nummer(van) >= graaf.t:
        raise AanroepFout(f"Cyclus {van} komt niet voor {graaf.cyclus}. Kies een eerdere cyclus bij --van.")
    rijen = tussen_momenten(graaf.tot_en_met(van), graaf)
    if not rijen:
        return Inhoud((), (f"Tussen {van} en {graaf.cyclus} veranderde geen enkel oordeel.",))
    return Inhoud(rijen)


def verschil(voor: Verandergraaf, na: Verandergraaf) -> tuple[Verandering, ...]:
    """The answers that differ between two graphs, whether of two cycles or from before and after an import."""
    return tuple(v for v in _vergelijk(voor, na) if v.is_ander_oordeel)


def tussen_momenten(voor: Verandergraaf, na: Verandergraaf) -> tuple[Verandering, ...]:
    """Everything that differs between two graphs, in the answers or in the theory, in the order of the question."""
    return tuple(_vergelijk(voor, na))


def momentopnamen(graaf: Verandergraaf) -> Iterator[tuple[Soort, Momentopname]]:
    """What is said of everything at one moment: blockers, helping factors, claims; what two moments are compared by."""
    for soort, rol in ROLLEN:
        yield from ((soort, b) for b in _factoren(graaf, rol))
    yield from (("bewering", b) for b in _beweringen(graaf))


def _vergelijk(voor: Verandergraaf, na: Verandergraaf) -> Iterator[Verandering]:
    for soort, rol in ROLLEN:
        yield from _paren(soort, _factoren(voor, rol), _factoren(na, rol), voor, na)
    yield from _paren("bewering", _beweringen(voor), _beweringen(na), voor, na)


def _paren(
    soort: Soort, oud: Iterable[Momentopname], nieuw: Iterable[Momentopname], voor: Verandergraaf, na: Verandergraaf
) -> Iterator[Verandering]:
    toen, nu = ({b.sleutel: b for b in momentopnamen} for momentopnamen in (oud, nieuw))
    for laatste in sorted((toen | nu).values(), key=lambda b: b.orde):
        sleutel = laatste.sleutel
        a, b = toen.get(sleutel), nu.get(sleutel)
        had, heeft = (x.gebieden if x else () for x in (a, b))
        v = Verandering(
            soort=soort,
            sleutel=sleutel,
            naam=laatste.naam,
            was=a.woord if a else "",
            is_nu=b.woord if b else "",
            erbij=tuple(g for g in heeft if g not in had),
            eraf=tuple(g for g in had if g not in heeft) if b else (),
            door=(),
            tekst=laatste.tekst,
            tekst_was=a.tekst if a else "",
            laag=b.laag if b else "",
            laag_was=a.laag if a else "",
        )
        if v.is_ander_oordeel or v.is_andere_theorie:
            verouderd = v.is_ander_oordeel and soort != "bewering" and _alleen_ouder(soort, sleutel, voor, na)
            yield replace(v, door=_door(sleutel, voor, na), is_verouderd=verouderd)


def _ids(graaf: Verandergraaf, sleutel: str) -> dict[str, None]:
    vondsten = graaf.vondsten_aanwezigheid(sleutel) if sleutel in graaf.factoren else graaf.vondsten(sleutel)
    return dict.fromkeys(v.item.herkomst for v in vondsten)


def _door(sleutel: str, voor: Verandergraaf, na: Verandergraaf) -> tuple[str, ...]:
    bekend = _ids(voor, sleutel)
    return tuple(i for i in _ids(na, sleutel) if i not in bekend)


def _alleen_ouder(soort: Soort, factor: str, voor: Verandergraaf, na: Verandergraaf) -> bool:
    """Whether time passed and nothing else that counts for the presence of a factor differs."""

    def telt_mee(graaf: Verandergraaf) -> tuple[object, ...]:
        geprobeerd = beoordeling(graaf).factor(factor, dict(ROLLEN)[soort]).geprobeerd
        return _ids(graaf, factor), graaf.kerngebied_van, geprobeerd

    return voor.t < na.t and factor in voor.factoren and telt_mee(voor) == telt_mee(na)


def _factoren(graaf: Verandergraaf, rol: Rol) -> Iterator[Momentopname]:
    for k, f in graaf.factoren.items():
        if f.valentie in (rol, "beide") and lijst_factor(graaf, k):
            b = beoordeling(graaf).factor(k, rol).beeld
            vast = tuple(g for g, hier in b.gebieden.items() if hier.toestand == "vastgesteld")
            naam = f"{f.naam} (helpt)" if rol == "helpend" else f.naam
            yield Momentopname(("", k), k, naam, b.klasse, vast, "theorie" if k in graaf.knopen else "uitgefaseerd")


def _beweringen(graaf: Verandergraaf) -> Iterator[Momentopname]:
    for s in graaf.stellingen.values():
        if lijst_stelling(graaf, s):
            o = beoordeling(graaf).bewering(s.sleutel)
            waar = tuple(g for g, cel in o.cellen.items() if cel.wijst(graaf.parameters) > 0)
            yield Momentopname(op_code(s), s.sleutel, s.naam, o.woord.rekenstatus, waar, s.laag, s.tekst)
