"""What became of each conversation that came in: which findings count and where, and what it would take for the rest.

What a person typed must come back to that person: what is kept and counts nowhere is never left out here.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.lezen.regels import is_vastgelegd
from verandertheorie.lezing.bewijs import Bevinding, Reden, bevindingen_van, redenen_van
from verandertheorie.model.gebieden import Gebied
from verandertheorie.model.relaties import bewering_in, ontleed
from verandertheorie.model.soorten import KNOOPTYPEN
from verandertheorie.model.waarneming import Bewijs, Dekking, Registratie, Toets
from verandertheorie.vragen.gesprekken import Gespreksverslag, gespreksverslag
from verandertheorie.vragen.uitleg import wegingen

Openvraag = Literal["belemmeringen", "helpend"]


@dataclass(frozen=True, slots=True)
class Tegenhanger:
    """What the same voice counts with instead, or said on the other side since.

    ``wie``: who said it; empty where nobody is named. ``is_zelfde_mens``: who said the one, said the other.
    """

    id: str
    wie: str
    is_zelfde_mens: bool


@dataclass(frozen=True, slots=True)
class Ontvangen:
    """One finding, and what it would take to make it count; what does not apply is empty.

    ``spreker``: who said it; empty where nobody is named. ``tegenhanger``: for what another finding of the same voice
    sets aside; None when that is a silence.
    ``tekst``: the sentence of its claim. ``inzet``: key of the intervention that does not run where it was found.
    ``deelgebieden``: where it can have been, when only something wider was named. ``buiten_scope``: keys of what must
    be in scope first. ``gezocht`` and ``gevonden``: of what was asked or looked for; ``is_vastgelegd``: the same
    conversation says what was seen or heard of it.
    """

    bevinding: Bevinding
    tekst: str = ""
    inzet: str = ""
    deelgebieden: tuple[str, ...] = ()
    buiten_scope: tuple[str, ...] = ()
    gezocht: str = ""
    gevonden: str = ""
    is_vastgelegd: bool = False
    spreker: str = ""
    tegenhanger: Tegenhanger | None = None

    @property
    def is_naamloos(self) -> bool:
        """Whether somebody said it, and it does not say who."""
        return self.bevinding.blad == "bewijs" and not self.spreker

    @property
    def is_gevraagd(self) -> bool:
        """Whether it is no finding but something asked or looked for."""
        return self.bevinding.blad == "dekking"


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """One conversation that came in.

    ``open_gevraagd``: what was asked without naming anything; ``stilte_telt``: what was then not named says something,
    because it was asked in a sub-area. ``toestemming``: per source what it answered, by name. ``bevindingen``: as they
    were filled in, those of Bewijs before Dekking and Toets.
    """

    gesprek: Gespreksverslag
    is_herzien: bool
    open_gevraagd: tuple[Openvraag, ...]
    stilte_telt: bool
    toestemming: tuple[tuple[str, bool], ...]
    bevindingen: tuple[Ontvangen, ...]


@dataclass(frozen=True, slots=True)
class Ontvangsttelling:
    """How many findings there are, how many count, and how many do not for which reason: the most first."""

    alle: int = 0
    telt: int = 0
    niet: tuple[tuple[Reden, int], ...] = ()


def ontvangen(
    graaf: Verandergraaf, ids: Collection[str], herzien: Collection[str] = frozenset()
) -> tuple[Ontvangst, ...]:
    """What became of some conversations.

    Args:
        graaf: theory and evidence after they came in, without a filter.
        ids: which conversations.
        herzien: ids of those that were there, and got another content.

    Returns:
        By date and id.
    """
    gekozen = _gekozen(graaf, ids)
    per_record = bevindingen_van(graaf, gekozen)
    return tuple(_ontvangst(graaf, r, per_record.get(r.id, ()), is_herzien=r.id in herzien) for r in gekozen)


def _gekozen(graaf: Verandergraaf, ids: Collection[str]) -> list[Registratie]:
    """Some conversations with their text, by date and id; those that fall in a cycle."""
    return [graaf.registratie(r.id) for r in graaf.gesprekken if r.id in ids]


def tel_ontvangst(graaf: Verandergraaf, ids: Collection[str]) -> tuple[Ontvangsttelling, Ontvangsttelling]:
    """Count the findings of the same conversations, and apart from these what was asked or looked for."""
    redenen = tuple(redenen_van(graaf, _gekozen(graaf, ids)))
    gevonden, gevraagd = ([r for blad, r in redenen if (blad == "dekking") is is_dit] for is_dit in (False, True))
    return _telling(gevonden), _telling(gevraagd)


def _telling(redenen: Sequence[Reden]) -> Ontvangsttelling:
    niet = Counter(r for r in redenen if r != "telt")
    telt = len(redenen) - niet.total()
    return Ontvangsttelling(len(redenen), telt, tuple(sorted(niet.items(), key=lambda paar: (-paar[1], paar[0]))))


def _ontvangst(
    graaf: Verandergraaf, r: Registratie, bevindingen: tuple[Bevinding, ...], *, is_herzien: bool
) -> Ontvangst:
    vragen: Mapping[Openvraag, bool] = {"belemmeringen": r.open_vraag_belemmeringen, "helpend": r.open_vraag_helpend}
    delen: tuple[Bewijs | Dekking | Toets, ...] = (*r.bewijs, *r.dekking, *r.toets)
    return Ontvangst(
        gesprek=gespreksverslag(graaf, r),
        is_herzien=is_herzien,
        open_gevraagd=tuple(v for v, is_gesteld in vragen.items() if is_gesteld),
        stilte_telt=graaf.ligging.is_deelgebied(r.gebied),
        toestemming=tuple(sorted(r.toestemming.items())),
        bevindingen=tuple(_ontvangen(graaf, r, b, deel) for b, deel in zip(bevindingen, delen, strict=True)),
    )


def _ontvangen(graaf: Verandergraaf, r: Registratie, b: Bevinding, deel: Bewijs | Dekking | Toets) -> Ontvangen:
    stelling = graaf.stellingen.get(b.onderwerp)
    uit_scope = b.weging in ("buiten_scope", "onderwerp_buiten_scope")
    gevraagd = deel if isinstance(deel, Dekking) else None
    return Ontvangen(
        b,
        tekst=stelling.tekst if stelling else "",
        inzet=stelling.van if stelling and b.weging == "niet_van_toepassing" else "",
        deelgebieden=_erin(graaf, b.gebied) if b.weging == "niet_herleid" else (),
        buiten_scope=tuple(dict.fromkeys(_buiten(graaf, b.gebied, b.onderwerp))) if uit_scope else (),
        gezocht=gevraagd.gezocht if gevraagd else "",
        gevonden=gevraagd.gevonden if gevraagd else "",
        is_vastgelegd=gevraagd is not None and is_vastgelegd(r, gevraagd),
        spreker=_spreker(r, deel),
        tegenhanger=_tegenhanger(graaf, b, _spreker(r, deel)) if b.weging in ("zelfde_stem", "gedraaid") else None,
    )


def _spreker(r: Registratie, deel: Bewijs | Dekking | Toets) -> str:
    """Who said something: the speaker, else the only source that was there; a session is no one person."""
    if isinstance(deel, Bewijs) and deel.spreker:
        return deel.spreker
    is_een_mens = len(r.alle_bronnen) == 1 and r.vorm != "leerbijeenkomst"
    return r.alle_bronnen[0] if is_een_mens else ""


def _tegenhanger(graaf: Verandergraaf, b: Bevinding, wie: str) -> Tegenhanger | None:
    v = _andere_vondst(graaf, b)
    deel = graaf.deel(v) if v else None
    if v is None or deel is None:
        return None
    spreker = _spreker(graaf.registratie(v.registratie), deel)
    return Tegenhanger(v.item.herkomst, spreker, is_zelfde_mens=bool(wie) and wie == spreker)


def _andere_vondst(graaf: Verandergraaf, b: Bevinding) -> Vondst | None:
    """What the voice counts with in its place; of who changed sides, what it said last on the other side."""
    alle = wegingen(graaf, b.onderwerp)
    if b.weging == "zelfde_stem":
        return next((w.vondst for w in alle if w.item.herkomst == b.in_plaats), None)
    dit = next(w for w in alle if w.item.herkomst == b.id)
    later = [
        w
        for w in alle
        if (w.item.groep, w.vondst.gebied) == (dit.item.groep, dit.vondst.gebied)
        and w.item.teken != dit.item.teken
        and w.item.cyclus > dit.item.cyclus
        and not w.item.is_stilte
    ]
    laatste = max(later, key=lambda w: (w.item.cyclus, w.reden == "telt", w.item.herkomst), default=None)
    return laatste.vondst if laatste else None


def _erin(graaf: Verandergraaf, gebied: str) -> tuple[str, ...]:
    """The sub-areas in an area; all of them for no area."""
    return tuple(d for d in graaf.deelgebieden if not gebied or gebied in graaf.ligging.ligt_in(d))


def _buiten(graaf: Verandergraaf, *sleutels: str) -> Iterator[str]:
    """Of areas, nodes and claims, and of all that these claims rest on, the keys of what is out of scope."""
    for sleutel in sleutels:
        delen = (graaf.theorierecords.get((soort, sleutel)) for soort in (*KNOOPTYPEN, "bewering"))
        gebieden = (g for g in graaf.records(Gebied) if g.sleutel == sleutel)
        if any(not r.binnen_scope for r in (*delen, *gebieden) if r):
            yield sleutel
        if drietal := ontleed(sleutel):
            yield from _buiten(graaf, *(bewering_in(eind) or eind for eind in (drietal.van, drietal.naar)))
