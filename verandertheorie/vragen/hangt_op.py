"""What an answer hangs on: the voices without which a word or a class would be another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from verandertheorie.begrippen import woord
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.taal import aantal, groot, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import binnen_filter, lijst_onderwerpen, vind_oordeel, zonder_bewijs
from verandertheorie.vragen.tabel import Kolom

HOOGSTENS = 3
"""So many voices that carry most are named."""


@dataclass(frozen=True, slots=True)
class Steunpunt:
    """One voice without which the raw word of a claim, or the class of a factor, would be another.

    ``onderwerpsoort``: of the subject, whose key is ``sleutel``. ``stem``: the voice, an independence group. ``is_nu``
    and ``wordt``: words as people read them.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("naam", "wat", "de bewering of factor"),
        Kolom(
            "stem",
            "hangt op",
            "de stem zonder wie het anders was: een bron, of een gesprek (d03-4b), reeks bijeenkomsten of traject "
            "zonder bron",
        ),
        Kolom("is_nu", "bewijs zegt", "wat alle stemmen samen zeggen; wij zeggen minder als het op één stem hangt"),
        Kolom("wordt", "zonder die stem", "wat de andere stemmen samen zeggen"),
    )

    onderwerpsoort: Literal["bewering", "factor"]
    sleutel: str
    naam: str
    stem: str
    is_nu: str
    wordt: str


@vraag
def hangt_op(graaf: Verandergraaf, onderwerp: str | None = None) -> Inhoud[Steunpunt]:
    """Per claim and factor the voices whose absence changes the raw word or the class, and to what.

    One voice is left out at a time (Rohlfing & Zuber 2021, on the influence of single sources); for two or more at once
    see ``robuustheid``.

    Args:
        graaf: theory and evidence as of a cycle.
        onderwerp: a claim or factor; default all that are listed.

    Returns:
        Rows of claims by code, then of factors by key; each by voice.

    Raises:
        AanroepFout: nothing is called that.
    """
    sleutels = (vind_oordeel(graaf, onderwerp),) if onderwerp is not None else lijst_onderwerpen(graaf)
    stellingen, factoren = ([k for k in sleutels if k in soort] for soort in (graaf.stellingen, graaf.factoren))
    rijen = (*_beweringen(graaf, stellingen), *_factoren(graaf, factoren))
    weg = zonder_bewijs(graaf)
    if weg and sleutels:
        return Inhoud(rijen, (weg,))
    if onderwerp is not None:
        return Inhoud(rijen, (_over_een(graaf, rijen, sleutels[0]),))
    return Inhoud(rijen, tuple(_zinnen(graaf, rijen, len(sleutels))))


def _beweringen(graaf: Verandergraaf, sleutels: Sequence[str]) -> Iterator[Steunpunt]:
    oordelen = beoordeling(graaf)
    for sleutel in sleutels:
        o = oordelen.bewering(sleutel)
        is_nu = oordelen.ruwe_stand(sleutel)
        for stem, wordt in oordelen.woord_zonder(sleutel).items():
            if wordt != is_nu:
                naam = o.stelling.naam
                yield Steunpunt("bewering", sleutel, naam, stem, statuswoord_nl(is_nu), statuswoord_nl(wordt))


def _factoren(graaf: Verandergraaf, sleutels: Sequence[str]) -> Iterator[Steunpunt]:
    oordelen = beoordeling(graaf)
    for sleutel in sleutels:
        is_nu = oordelen.aanwezigheid(sleutel).beeld.klasse
        for stem, wordt in oordelen.klasse_zonder(sleutel).items():
            if wordt != is_nu:
                nu, dan = (woord("klasse", k) for k in (is_nu, wordt))
                yield Steunpunt("factor", sleutel, graaf.naam(sleutel), stem, nu, dan)


def _over_een(graaf: Verandergraaf, rijen: Sequence[Steunpunt], sleutel: str) -> str:
    """What one subject is now, and without whom it was otherwise."""
    oordelen, naam = beoordeling(graaf), graaf.naam(sleutel)
    if sleutel in graaf.stellingen:
        is_nu = statuswoord_nl(oordelen.ruwe_stand(sleutel))
        gezegd = _gezegd(graaf, sleutel)
    else:
        is_nu = gezegd = woord("klasse", oordelen.aanwezigheid(sleutel).beeld.klasse)
    hier = f"{binnen_filter(graaf)}{naam} is '{gezegd}'"
    if not rijen:
        zonder = oordelen.woord_zonder if sleutel in graaf.stellingen else oordelen.klasse_zonder
        stemmen = len(zonder(sleutel))
        return f"{hier}, ook zonder elk van de {stemmen} stemmen." if stemmen > 1 else f"{hier}."
    wie = opsomming((r.stem for r in rijen), "of")
    if gezegd == is_nu:
        return f"{hier}, en was anders zonder {wie}."
    return f"{hier}: het bewijs zegt '{is_nu}', maar niet zonder {wie}."


def _gezegd(graaf: Verandergraaf, bewering: str) -> str:
    """The word that is given of a claim: it may be less than what the evidence says."""
    return statuswoord_nl(beoordeling(graaf).bewering(bewering).woord.rekenstatus)


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Steunpunt], alle: int) -> Iterator[str]:
    if not rijen:
        zin = f"{binnen_filter(graaf)}geen woord en geen klasse hangt op één stem."
        yield groot(zin) if alle else "Er is nog geen bewering of factor."
        return
    wat = len({(r.onderwerpsoort, r.sleutel) for r in rijen})
    hangt = "hangt" if wat == 1 else "hangen"
    draagt = Counter(r.stem for r in rijen)
    meest = sorted(draagt, key=lambda stem: (-draagt[stem], stem))[:HOOGSTENS]
    yield f"{wat} van de {aantal(alle, 'bewering of factor', 'beweringen en factoren')} {hangt} op één stem."
    beweringen = (r for r in rijen if r.onderwerpsoort == "bewering")
    if zakt := dict.fromkeys(r.naam for r in beweringen if _gezegd(graaf, r.sleutel) != r.is_nu):
        yield f"Daarom zeggen wij bij {opsomming(zakt)} minder dan alle stemmen samen."
    if len(meest) > 1:
        yield f"Het meest hangt op {opsomming(f'{stem} ({draagt[stem]})' for stem in meest)}."
