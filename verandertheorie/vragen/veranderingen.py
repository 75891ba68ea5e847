"""What is different from another moment, and which evidence made the difference."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.sessie import sessie
from verandertheorie.graaf.stelling import Laag
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.taal import aantal, dag
from verandertheorie.vragen.antwoord import Antwoord, Inhoud, vraag
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.beoordeling import Rol, beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import is_gefilterd, lijst_factor, lijst_stelling, op_code
from verandertheorie.vragen.tabel import Kolom, Tabel, van_rijen

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

Groep = Literal["theorie", "factoren", "steviger", "minder_stevig", "ander_woord", "zelfde_woord"]
GROEPEN: Mapping[Groep, str] = {
    "theorie": "De theorie zelf",
    "factoren": "Belemmeringen en wat helpt",
    "steviger": "Beweringen die steviger staan",
    "minder_stevig": "Beweringen die minder stevig staan",
    "ander_woord": "Beweringen met een ander woord",
    "zelfde_woord": "Hetzelfde woord, andere gebieden",
}
"""The heading of each kind of change, in the order in which they are told."""

STEVIGHEID: Mapping[str, int] = {
    "houdt_geen_stand": -3,
    "twijfelachtig": -2,
    "eerste_aanwijzing tegen": -1,
    "eerste_aanwijzing voor": 1,
    "voorlopig_onderbouwd": 2,
    "goed_onderbouwd": 3,
}
"""How far a word says that a claim holds; a word that is not here takes no side."""

GETOOND = 10
"""So many changes are shown unless all are asked for: as many as a session can look at before it begins."""

CELLENGTE = 54
"""Characters, up to a whole word, of a claim, or of what became of it, in the short list."""


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
        Kolom("wat", "wat", "de belemmering, wat helpt of de bewering"),
        Kolom("hoe", "hoe", "van welk woord naar welk woord, of wat er aan de theorie anders is"),
        Kolom("waar", "waar", "gebieden die erbij kwamen (+) of afvielen (-)"),
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
    def groep(self) -> Groep:
        """Which kind of change it is, the theory first."""
        if self.is_andere_theorie:
            return "theorie"
        if self.soort != "bewering":
            return "factoren"
        if self.was == self.is_nu:
            return "zelfde_woord"
        verschil = STEVIGHEID.get(self.is_nu, 0) - STEVIGHEID.get(self.was, 0)
        return "steviger" if verschil > 0 else "minder_stevig" if verschil < 0 else "ander_woord"

    @property
    def wat(self) -> str:
        """What changed, by name; a claim with its sentence."""
        return f"{self.naam} {self.tekst.rstrip('.')}" if self.tekst else self.naam

    @property
    def hoe(self) -> str:
        """From which word to which, after what became of its place in the theory."""
        was, nu = map(self._woord, (self.was, self.is_nu))
        woord = nu if self.was in ("", self.is_nu) else f"{was} → {nu}" if nu else f"was {was}"
        return "; ".join((*self._theorie(), woord, *(["door veroudering"] if self.is_verouderd else ())))

    @property
    def waar(self) -> str:
        """The areas that came (+) and went (-)."""
        return " ".join((*(f"+{g}" for g in self.erbij), *(f"-{g}" for g in self.eraf)))

    @staticmethod
    def als_tabellen(antwoord: "Antwoord[Verandering]") -> tuple[Tabel, ...]:
        """The changes by kind; of each kind some, and how many more there are, unless all were asked for."""
        is_gekozen = antwoord.parameters["alles"] or antwoord.geheel
        getoond = antwoord.rijen if is_gekozen else _een_paar(antwoord.rijen)
        rest = len(antwoord.rijen) - len(getoond)
        per_groep = {g: [r for r in getoond if r.groep == g] for g in GROEPEN}
        tabellen = [_in_het_kort(van_rijen(GROEPEN[g], r), kort=rest > 0) for g, r in per_groep.items() if r]
        meer = f"En nog {aantal(rest, 'verandering', 'veranderingen')}: --alles (in Python alles=True)." if rest else ""
        return (*tabellen, *([Tabel("", (), (), vooraf=meer)] if meer else ()))

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
        if not woord:
            return ""
        return klasse_nl(woord, rollen[self.soort]) if self.soort in rollen else statuswoord_nl(woord)


def _een_paar(rijen: tuple[Verandering, ...]) -> tuple[Verandering, ...]:
    """The first of each kind, then the second of each, until there are ten; in the order they had."""
    beurt: dict[Groep, int] = {}
    volgorde = list(GROEPEN)
    rang = []
    for i, r in enumerate(rijen):
        beurt[r.groep] = beurt.get(r.groep, 0) + 1
        rang.append((beurt[r.groep], volgorde.index(r.groep), i))
    return tuple(rijen[i] for i in sorted(i for *_, i in sorted(rang)[:GETOOND]))


def _in_het_kort(tabel: Tabel, *, kort: bool) -> Tabel:
    """The same; in a short list with as much of a sentence as fits on a line, and without the evidence."""
    if not kort:
        return tabel
    rijen = tuple(
        (*(textwrap.shorten(c, CELLENGTE, placeholder=" …") for c in cellen), waar) for *cellen, waar, _ in tabel.rijen
    )
    return replace(tabel, koppen=tabel.koppen[:-1], rijen=rijen)


@vraag
def wat_veranderde(
    graaf: Verandergraaf, van: str | None = None, sinds: str | None = None, alles: bool = False
) -> Inhoud[Verandering]:
    """What changed between an earlier cycle and the cycle of this graph, and through which evidence.

    Args:
        graaf: theory and evidence as of the later cycle.
        van: key of the earlier cycle; default the cycle before.
        sinds: key of a session, instead of a cycle: then from the last cycle that was over on its day.
        alles: print every change; otherwise at most ten, of each kind some. The rows are all of them either way.

    Returns:
        Other answers, and what is new, moved, gone or worded otherwise in the theory: blockers, then helping factors,
        then claims, each by code or key.

    Raises:
        AanroepFout: no such cycle or session, or one that is not earlier; or both were given.
    """
    vooraf: tuple[str, ...] = ()
    if sinds is not None:
        if van is not None:
            raise AanroepFout("Kies --van of --sinds, niet allebei.")
        van, zin = _voor_sessie(graaf, sinds)
        vooraf = (zin,)
    if van is None:
        eerder = [c.sleutel for c in graaf.cycli if c.nummer < graaf.t]
        if not eerder:
            return Inhoud((), ("Er is nog geen eerdere leercyclus om mee te vergelijken.",))
        van = eerder[-1]
    if graaf.nummer(van) >= graaf.t:
        keuze = "bijeenkomst bij --sinds" if vooraf else "cyclus bij --van"
        raise AanroepFout(f"Cyclus {van} komt niet voor {graaf.cyclus}. Kies een eerdere {keuze}.")
    rijen = tussen_momenten(graaf.tot_en_met(van), graaf)
    if not rijen:
        tussen = f"ussen {van} en {graaf.cyclus}"
        zin = f"T{tussen} veranderde" if not is_gefilterd(graaf) else f"Binnen dit filter veranderde t{tussen}"
        return Inhoud((), (*vooraf, f"{zin} geen enkel oordeel."))
    return Inhoud(rijen, vooraf)


def _voor_sessie(graaf: Verandergraaf, naam: str) -> tuple[str, str]:
    """The last cycle that was over on the day of a session, and a sentence that says so."""
    if any(c.sleutel.casefold() == naam.strip().casefold() for c in graaf.cycli):
        raise AanroepFout(f"'{naam}' is een leercyclus en geen bijeenkomst. Gebruik --van {naam.strip()}.")
    b = sessie(graaf, naam)
    voorbij = [c.sleutel for c in graaf.cycli if c.tot < b.datum]
    if not voorbij:
        raise AanroepFout(
            f"Op {dag(b.datum)}, de dag van {b.sleutel}, was nog geen leercyclus voorbij. Kies een latere."
        )
    van = voorbij[-1]
    return van, f"Vergeleken met {van}, de laatste leercyclus die voorbij was op {b.sleutel} ({dag(b.datum)})."


def verschil(voor: Verandergraaf, na: Verandergraaf) -> tuple[Verandering, ...]:
    """The answers that differ between two graphs, whether of two cycles or from before and after an import."""
    return tuple(v for v in _vergelijk(voor, na) if v.is_ander_oordeel)


def tussen_momenten(voor: Verandergraaf, na: Verandergraaf) -> tuple[Verandering, ...]:
    """Everything that differs between two graphs, in the answers or in the theory, in the order of the question."""
    return tuple(_vergelijk(voor, na))


def momentopnamen(graaf: Verandergraaf) -> Iterator[tuple[Soort, Momentopname]]:
    """What is said of everything at one moment: blockers, helping factors, claims; what two moments are compared by."""
    for soort, rol in ROLLEN:
        yield from ((soort, b) for b in _factoren(graaf, rol, graaf.factoren))
    yield from (("bewering", b) for b in _beweringen(graaf, graaf.stellingen))


def _vergelijk(voor: Verandergraaf, na: Verandergraaf) -> Iterator[Verandering]:
    """What differs; what rests on the same at both moments is not judged to be compared."""
    gebieden = voor.ligging == na.ligging and voor.parameters == na.parameters
    factoren = [k for k in {**voor.factoren, **na.factoren} if not (gebieden and _zelfde_factor(k, voor, na))]
    for soort, rol in ROLLEN:
        yield from _paren(soort, _factoren(voor, rol, factoren), _factoren(na, rol, factoren), voor, na)
    beweringen = [k for k in {**voor.stellingen, **na.stellingen} if not (gebieden and _zelfde_bewering(k, voor, na))]
    yield from _paren("bewering", _beweringen(voor, beweringen), _beweringen(na, beweringen), voor, na)


def _zelfde_factor(sleutel: str, voor: Verandergraaf, na: Verandergraaf) -> bool:
    """Whether all that is said of a factor rests on the same, so that it is the same."""

    def berust_op(graaf: Verandergraaf) -> tuple[object, ...]:
        factor = graaf.t, graaf.factoren[sleutel], sleutel in graaf.knopen, beoordeling(graaf).geprobeerd(sleutel)
        return factor, lijst_factor(graaf, sleutel), graaf.vondsten_aanwezigheid(sleutel), graaf.stiltes(sleutel)

    if sleutel not in voor.factoren or sleutel not in na.factoren:
        return False
    if voor.t == na.t and na.rust_op_hetzelfde(voor, sleutel):  # of what nothing came in, nothing is read
        return True
    return berust_op(voor) == berust_op(na)


def _zelfde_bewering(sleutel: str, voor: Verandergraaf, na: Verandergraaf) -> bool:
    """The same of a claim; it does not age."""
    toen, nu = voor.stellingen.get(sleutel), na.stellingen.get(sleutel)
    if toen is None or toen != nu:
        return False
    if na.rust_op_hetzelfde(voor, sleutel):
        return True

    def berust_op(graaf: Verandergraaf) -> tuple[object, ...]:
        gevonden = graaf.vondsten(sleutel), graaf.geldt_in(toen), graaf.gezocht.get(sleutel)
        return lijst_stelling(graaf, toen), gevonden

    return berust_op(voor) == berust_op(na)


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
            verouderd = v.is_ander_oordeel and soort != "bewering" and _alleen_ouder(sleutel, voor, na)
            yield replace(v, door=_door(sleutel, voor, na), is_verouderd=verouderd)


def _ids(graaf: Verandergraaf, sleutel: str) -> dict[str, None]:
    vondsten = graaf.vondsten_aanwezigheid(sleutel) if sleutel in graaf.factoren else graaf.vondsten(sleutel)
    return dict.fromkeys(v.item.herkomst for v in vondsten)


def _door(sleutel: str, voor: Verandergraaf, na: Verandergraaf) -> tuple[str, ...]:
    bekend = _ids(voor, sleutel)
    return tuple(i for i in _ids(na, sleutel) if i not in bekend)


def _alleen_ouder(factor: str, voor: Verandergraaf, na: Verandergraaf) -> bool:
    """Whether time passed and nothing else that counts for the presence of a factor differs."""

    def telt_mee(graaf: Verandergraaf) -> tuple[object, ...]:
        return _ids(graaf, factor), graaf.kerngebied_van, beoordeling(graaf).geprobeerd(factor)

    return voor.t < na.t and factor in voor.factoren and telt_mee(voor) == telt_mee(na)


def _factoren(graaf: Verandergraaf, rol: Rol, welke: Iterable[str]) -> Iterator[Momentopname]:
    for k in welke:
        f = graaf.factoren.get(k)
        if f and f.valentie in (rol, "beide") and lijst_factor(graaf, k):
            b = beoordeling(graaf).aanwezigheid(k).beeld
            vast = tuple(g for g, hier in b.gebieden.items() if hier.toestand == "vastgesteld")
            naam = f"{f.naam} (helpt)" if rol == "helpend" else f.naam
            yield Momentopname(("", k), k, naam, b.klasse, vast, "theorie" if k in graaf.knopen else "uitgefaseerd")


def _beweringen(graaf: Verandergraaf, welke: Iterable[str]) -> Iterator[Momentopname]:
    for k in welke:
        s = graaf.stellingen.get(k)
        if s and lijst_stelling(graaf, s):
            o = beoordeling(graaf).bewering(k)
            waar = tuple(g for g, cel in o.cellen.items() if cel.wijst(graaf.parameters) > 0)
            yield Momentopname(op_code(s), k, s.naam, o.woord.rekenstatus, waar, s.laag, s.tekst)
