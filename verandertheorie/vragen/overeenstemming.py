"""Whether two people read the same in one conversation, where they did not, and what that does to the answers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from verandertheorie.begrippen import woord
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.relaties import verhuis
from verandertheorie.model.waarden import Bewijskracht
from verandertheorie.model.waarneming import Bewijs, Codering, Registratie, TweedeCodering
from verandertheorie.oordeel.overeenstemming import Schaal, alfa
from verandertheorie.taal import aantal, getal, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import binnen_filter, is_gekozen, niets_over
from verandertheorie.vragen.tabel import Kolom

Codeveld = Literal["onderwerp", "teken", "bewijskracht", "hoe_bekend", "kanttekening"]

SCHALEN: Mapping[Codeveld, tuple[Schaal, tuple[str, ...]]] = {
    "onderwerp": ("nominaal", ()),
    "teken": ("nominaal", ()),
    "bewijskracht": ("ordinaal", get_args(Bewijskracht)),
    "hoe_bekend": ("ordinaal", ("algemene_indruk", "van_horen_zeggen", "zelf_meegemaakt")),
    "kanttekening": ("ordinaal", ("geen", "klein", "flink", "ernstig")),
}
"""What is compared, and whether its words have an order; in that order."""

GOED, GENOEG = 0.800, 0.667
"""From which α one may rely on a coding, and from which for the time being (Krippendorff 2004, p. 241)."""


@dataclass(frozen=True, slots=True)
class Onenigheid:
    """One item that two people coded otherwise in one field.

    ``nr``: number of the item in its record; ``codeveld``: which of them. ``eerste`` is what counts, ``tweede`` what
    ``wie`` read. ``gevolg``: claims and factors whose word or class would be another with the second, each as ``C07:
    was → wordt``. ``alfa``: of this field over all that was coded twice, None where nothing was to choose;
    ``vergeleken``: how many items that were.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("waar", "bevinding", "registratie en nummer"),
        Kolom("gelezen", "veld", "wat er anders is gelezen"),
        Kolom("eerste_nl", "eerste lezing", "wat meetelt"),
        Kolom("tweede_nl", "tweede lezing", "wat de ander las"),
        Kolom("dan", "dan zou worden", "oordelen die met de tweede lezing anders waren"),
    )

    registratie: str
    nr: int
    wie: str
    codeveld: Codeveld
    eerste: str
    tweede: str
    eerste_nl: str
    tweede_nl: str
    gevolg: tuple[str, ...]
    alfa: float | None
    vergeleken: int

    @property
    def waar(self) -> str:
        """The id by which an answer names the item."""
        return f"{self.registratie}#{self.nr}"

    @property
    def dan(self) -> str:
        """What would be another, one after the other."""
        return "; ".join(self.gevolg)

    @property
    def gelezen(self) -> str:
        """The field as people read it."""
        return woord("veld", self.codeveld)


@vraag
def overeenstemming(graaf: Verandergraaf) -> Inhoud[Onenigheid]:
    """Agreement between coders: Krippendorff's α per field, and the disagreements one by one with what they would do.

    Over the items up to this cycle that somebody coded a second time (``tweede_codering``), which never counts as
    evidence. Nominal for what it is about and for or against; ordinal for the rest (Krippendorff 2004, ch. 11).

    Args:
        graaf: theory and evidence as of a cycle.

    Returns:
        Rows by field, then record and item. What both read alike is no row.
    """
    paren = [paar for paar in _dubbel(graaf) if is_gekozen(graaf, paar[2].gebied or paar[0].gebied or "")]
    alfas = {veld: _alfa(graaf, paren, veld) for veld in SCHALEN}
    rijen = tuple(
        Onenigheid(
            r.id,
            nr,
            wie,
            veld,
            een,
            ander,
            _in_woorden(graaf, veld, een),
            _in_woorden(graaf, veld, ander),
            _gevolg(graaf, r, b, veld, ander),
            alfas[veld],
            len(paren),
        )
        for veld in SCHALEN
        for r, nr, b, (wie, c) in paren
        for een, ander in [(_waarde(graaf, b, veld), _waarde(graaf, c, veld))]
        if een != ander
    )
    return Inhoud(rijen, tuple(_zinnen(graaf, alfas, rijen, paren)))


_Paar = tuple[Registratie, int, Bewijs, tuple[str, Codering]]
"""A record, the number of an item in it and the item, and who coded it again and how."""


def _dubbel(graaf: Verandergraaf) -> Iterator[_Paar]:
    """Every item that was coded again, with who did and what they read."""
    per_id = {r.id: r for r in graaf.registraties}
    for t in sorted(graaf.records(TweedeCodering), key=lambda t: (t.registratie, t.vastgelegd_door)):
        if r := per_id.get(t.registratie):
            op_nr = {b.nr or i: b for i, b in enumerate(r.bewijs, 1)}
            for i, c in enumerate(t.bewijs, 1):
                nr = c.nr or i
                if b := op_nr.get(nr):
                    yield r, nr, b, (t.vastgelegd_door, c)


def _waarde(graaf: Verandergraaf, c: Codering, veld: Codeveld) -> str:
    """What was read; a subject as it is called now."""
    waarde = str(getattr(c, veld))
    return verhuis(waarde, graaf.opgegaan_in) if veld == "onderwerp" else waarde


def _in_woorden(graaf: Verandergraaf, veld: Codeveld, waarde: str) -> str:
    """What was read, as people read it: a subject by its name, a choice by its word."""
    if veld == "onderwerp":
        return graaf.naam(waarde)
    return woord(f"waarde.{veld}", waarde)


def _alfa(graaf: Verandergraaf, paren: Sequence[_Paar], veld: Codeveld) -> float | None:
    eenheden: dict[tuple[str, int], list[str]] = defaultdict(list)
    for r, nr, b, (_, c) in paren:
        hier = eenheden[r.id, nr]
        if not hier:
            hier.append(_waarde(graaf, b, veld))
        hier.append(_waarde(graaf, c, veld))
    return alfa(eenheden.values(), *SCHALEN[veld])


def _gevolg(graaf: Verandergraaf, r: Registratie, b: Bewijs, veld: Codeveld, wordt: str) -> tuple[str, ...]:
    """What the judgements would be with this reading for the other."""
    ander = b.model_copy(update={veld: wordt})
    zo = r.model_copy(update={"bewijs": tuple(ander if x is b else x for x in r.bewijs)})
    straks = graaf.met_records(zo if isinstance(x, Registratie) and x.id == r.id else x for x in graaf.alles)
    over = {verhuis(o, graaf.opgegaan_in) for o in (b.onderwerp, ander.onderwerp)}
    over |= {s.van for o in over if (s := straks.stellingen.get(o)) and s.van in straks.factoren}
    return tuple(zin for o in sorted(over) if (zin := _anders(graaf, straks, o)))


def _anders(nu: Verandergraaf, straks: Verandergraaf, onderwerp: str) -> str:
    """How a subject would read instead; empty when it would not."""
    if onderwerp in straks.factoren:
        was, wordt = (woord("klasse", beoordeling(g).aanwezigheid(onderwerp).beeld.klasse) for g in (nu, straks))
        return f"{nu.naam(onderwerp)}: {was} → {wordt}" if was != wordt else ""
    was, wordt = (
        statuswoord_nl(beoordeling(g).bewering(onderwerp).woord.rekenstatus) if onderwerp in g.stellingen else "–"
        for g in (nu, straks)
    )
    return f"{straks.naam(onderwerp)}: {was} → {wordt}" if was != wordt else ""


def _zinnen(
    graaf: Verandergraaf, alfas: Mapping[Codeveld, float | None], rijen: Sequence[Onenigheid], paren: Sequence[_Paar]
) -> Iterator[str]:
    if weg := niets_over(graaf):
        yield weg
        return
    hier = binnen_filter(graaf)
    if not paren and hier:
        yield f"{hier}niets is twee keer gecodeerd."
        return
    if not paren:
        hoe = "verandertheorie exporteer tweede-lezing tweede.xlsx --door m2"
        yield f"Nog niets is twee keer gecodeerd. Laat iemand gesprekken opnieuw coderen, zonder de eerste codes: {hoe}"
        return
    gelezen = {(r.id, nr) for r, nr, *_ in paren}
    gesprekken = aantal(len({id_ for id_, _ in gelezen}), "gesprek", "gesprekken")
    keer = "twee keer of vaker" if len(paren) > len(gelezen) else "twee keer"
    yield f"{hier}{aantal(len(gelezen), 'bevinding', 'bevindingen')} uit {gesprekken} {keer} gecodeerd."
    per_veld = (f"{woord('veld', veld)} {_hoe_goed(a)}" for veld, a in alfas.items())
    yield f"Krippendorffs α: {opsomming(per_veld)}."
    if not rijen:
        yield "De twee lezingen zijn overal gelijk."
        return
    gevolg = sum(bool(r.gevolg) for r in rijen)
    zou = "zou" if gevolg == 1 else "zouden"
    anders = f"{gevolg} ervan {zou} een oordeel veranderen" if gevolg else "geen ervan verandert een oordeel"
    yield f"{aantal(len(rijen), 'verschil', 'verschillen')}; {anders}."


def _hoe_goed(a: float | None) -> str:
    if a is None:
        return "niet te berekenen (er was maar één keuze)"
    hoe = "goed" if a >= GOED else "voorlopig bruikbaar" if a >= GENOEG else "te laag om op te bouwen"
    return f"{getal(a)} ({hoe})"
