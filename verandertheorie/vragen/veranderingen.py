"""What is different from another moment, and which evidence made the difference."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from verandertheorie.begrippen import woord
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.vragen.antwoord import Inhoud, Kolom, vraag
from verandertheorie.vragen.beoordeling import Rol, beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import lijst_factor, lijst_stelling, op_code

Soort = Literal["belemmering", "helpende_factor", "bewering"]
ROLLEN: tuple[tuple[Soort, Rol], ...] = (("belemmering", "belemmerend"), ("helpende_factor", "helpend"))


@dataclass(frozen=True, slots=True)
class Verandering:
    """One answer that became another.

    ``was`` and ``is_nu`` are a class (factors) or a computed status (claims), ``was`` empty when it is new. Areas:
    where it came to be established, and where it no longer is. ``door``: ids of the evidence that came in between.
    ``tekst``: the sentence of a claim, empty for factors.
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

    @property
    def zin(self) -> str:
        """The change as a Dutch sentence."""
        nl = statuswoord_nl if self.soort == "bewering" else _klasse_nl
        kop = f'{self.naam} ("{self.tekst.rstrip(".")}"): ' if self.tekst else f"{self.naam}: "
        if not self.was:
            kop += f"nieuw, {nl(self.is_nu)}"
        elif self.was != self.is_nu:
            kop += f"was {nl(self.was)}, is nu {nl(self.is_nu)}"
        else:
            kop += f"blijft {nl(self.is_nu)}"
        is_bewering = self.soort == "bewering"
        erbij, eraf = ("klopt nu ook in", "klopt niet meer in") if is_bewering else ("nu ook in", "niet meer in")
        erbij = f"; {erbij} {', '.join(self.erbij)}" if self.erbij else ""
        eraf = f"; {eraf} {', '.join(self.eraf)}" if self.eraf else ""
        return f"{kop}{erbij}{eraf}"


def _klasse_nl(klasse: str) -> str:
    return woord("klasse", klasse)


@vraag("wat-veranderde")
def wat_veranderde(graaf: Verandergraaf, van: str | None = None) -> Inhoud[Verandering]:
    """What changed between an earlier cycle and the cycle of this graph, and through which evidence.

    Args:
        graaf: theory and evidence as of the later cycle.
        van: key of the earlier cycle; default the cycle before.

    Returns:
        Blockers, then helping factors, then claims, each by code or key.

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
    rijen = verschil(graaf.tot_en_met(van), graaf)
    if not rijen:
        return Inhoud((), (f"Tussen {van} en {graaf.cyclus} veranderde geen enkel oordeel.",))
    return Inhoud(rijen)


def verschil(voor: Verandergraaf, na: Verandergraaf) -> tuple[Verandering, ...]:
    """The changes between two graphs, whether of two cycles or from before and after an import."""
    uit: list[Verandering] = []
    for soort, rol in ROLLEN:
        oud, nieuw = _factoren(voor, rol), _factoren(na, rol)
        uit += _vergelijk(soort, oud, nieuw, voor, na)
    return (*uit, *_vergelijk("bewering", _beweringen(voor), _beweringen(na), voor, na))


Antwoorden = Mapping[str, tuple[str, str, tuple[str, ...], str]]
"""Per key: name, class or status, areas where it is established, sentence of the claim."""


def _vergelijk(
    soort: Soort, oud: Antwoorden, nieuw: Antwoorden, voor: Verandergraaf, na: Verandergraaf
) -> Iterable[Verandering]:
    for sleutel, (naam, nu, gebieden, tekst) in nieuw.items():
        _, was, had, _ = oud.get(sleutel, ("", "", (), ""))
        if (was, had) == (nu, gebieden) or (not was and nu in ("geen_beeld", "nog_niet_getoetst")):
            continue
        erbij = tuple(g for g in gebieden if g not in had)
        eraf = tuple(g for g in had if g not in gebieden)
        yield Verandering(soort, sleutel, naam, was, nu, erbij, eraf, _door(sleutel, voor, na), tekst)


def _door(sleutel: str, voor: Verandergraaf, na: Verandergraaf) -> tuple[str, ...]:
    def ids(graaf: Verandergraaf) -> dict[str, None]:
        vondsten = graaf.vondsten_aanwezigheid(sleutel) if sleutel in graaf.factoren else graaf.vondsten(sleutel)
        return dict.fromkeys(v.item.herkomst for v in vondsten)

    bekend = ids(voor)
    return tuple(i for i in ids(na) if i not in bekend)


def _factoren(graaf: Verandergraaf, rol: Rol) -> Antwoorden:
    uit: dict[str, tuple[str, str, tuple[str, ...], str]] = {}
    for k, f in graaf.factoren.items():
        if f.valentie in (rol, "beide") and lijst_factor(graaf, k):
            b = beoordeling(graaf).factor(k, rol).beeld
            vast = tuple(g for g, hier in b.gebieden.items() if hier.toestand == "vastgesteld")
            uit[k] = f"{f.naam} (helpt)" if rol == "helpend" else f.naam, b.klasse, vast, ""
    return uit


def _beweringen(graaf: Verandergraaf) -> Antwoorden:
    grens = graaf.parameters.klasse["schakel"]
    uit: dict[str, tuple[str, str, tuple[str, ...], str]] = {}
    for s in sorted(graaf.stellingen.values(), key=op_code):
        if lijst_stelling(graaf, s):
            o = beoordeling(graaf).bewering(s.sleutel)
            waar = tuple(g for g in o.cellen if o.houdt_in(g, grens))
            uit[s.sleutel] = s.naam, o.woord.rekenstatus, waar, s.tekst
    return uit
