"""Sessions, theory and evidence as of a day before one audience: where something is, who says so, in which words."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.leerlus.acties import Actiestand
from verandertheorie.leerlus.agenda import Agenda
from verandertheorie.leerlus.moment import Lusmoment
from verandertheorie.lezing.aanduiding import Wie
from verandertheorie.lezing.cellen import beweringcellen, factorcellen
from verandertheorie.lezing.lezer import Lezer, Woorden, eis_zelfde_dossier
from verandertheorie.lezing.moment import Moment
from verandertheorie.lezing.sprekers import meer_van, per_perspectief
from verandertheorie.lezing.tafelblik import Tafelblik
from verandertheorie.model.leerlus import natuurlijk
from verandertheorie.taal import groot, opsomming, voluit

HIELP: Mapping[str, str] = {"ja": "hielp", "nee": "hielp niet", "onbekend": "nog niet bekend of het hielp"}
"""What became of what was tried, as it is said."""

_IN_WOORDEN: Mapping[str, str] = {
    "vastgesteld": "vastgesteld in {}",
    "klopt": "klopt in {}",
    "klopt_niet": "klopt niet in {}",
    "gemeld": "gemeld in {}",
    "tegenstrijdig": "in {} spreken bronnen elkaar tegen",
    "verdeeld": "in {} spreken bronnen elkaar tegen",
    "opgelost": "opgelost in {}",
    "eerder_gezien": "eerder gezien in {}",
    "afwezig": "niet aanwezig in {}",
    "tegenbewijs": "tegengesproken in {}",
    "gezocht_niet_gevonden": "in {} gevraagd en niet gevonden",
}
"""The states of an area that a session is told, in this order; the others say that little or nothing was heard."""


@dataclass(frozen=True, slots=True)
class Leesstem:
    """The words of one finding that may be read, and the name of what they are about."""

    over: str
    woorden: Woorden


@dataclass(frozen=True, eq=False)
class Lusblik:
    """What sessions know as of a day. ``m``: theory and evidence of that day before its audience."""

    lus: Lusmoment
    m: Moment

    def __post_init__(self) -> None:
        eis_zelfde_dossier(self.lus.graaf, self.m.lezer)

    @property
    def graaf(self) -> Verandergraaf:
        """Theory and evidence as of that day."""
        return self.m.graaf

    @property
    def lezer(self) -> Lezer:
        """Who reads."""
        return self.m.lezer

    @cached_property
    def agenda(self) -> Agenda:
        """The agenda of that day."""
        return Agenda(self.lus)

    def mag_gebied(self, gebied: str) -> bool:
        """Whether it may be told how something stands in an area."""
        return self.lezer.mag_gebied(gebied)

    @cached_property
    def tafels(self) -> Tafelblik:
        """The signals as this audience may read them."""
        return Tafelblik(self.agenda.signalen, self.lezer)

    def noem_gebieden(self, gebieden: Iterable[str]) -> str:
        """Areas by name; how many there are when one of them may not be named, or who reads is outside."""
        namen = sorted(gebieden, key=natuurlijk)
        mag = not self.lezer.is_buiten and all(map(self.mag_gebied, namen))
        return opsomming(namen) if mag else voluit(len(namen), "gebied", "gebieden")

    def waar_factor(self, factor: str) -> str:
        """Where a factor is, and where somebody asked and did not find it; only of areas that may be shown."""
        return "; ".join(_per_stand(factorcellen(self.m, self.m.factor(factor))))

    def waar_klopt(self, bewering: str) -> str:
        """Where a claim holds, where not, where a single voice speaks against it, and whether that was looked for."""
        o = self.m.bewering(bewering)
        cellen = {g: cel for g, cel in beweringcellen(self.m, o).items() if g in o.geldt_in}
        zwak = [
            g for g, cel in cellen.items() if cel == "te_weinig" and any(v.item.teken < 0 for v in o.tellend.get(g, ()))
        ]
        gezocht = "tegendeel" in self.graaf.ernaar_gezocht.get(bewering, ())
        delen = (
            *_per_stand(cellen),
            f"een tegengeluid in {opsomming(zwak)}" if zwak else "",
            "naar het tegendeel is gezocht" if gezocht else "",
        )
        return "; ".join(filter(None, delen))

    # --- actions ------------------------------------------------------------------------------

    def mag_actie(self, a: Actiestand) -> bool:
        """Whether an action may be read: not when it is of a signal or proposal about what may not be named.

        The public reads nothing of tables.
        """
        return self.lezer.mag_genoemd(a.uit)

    def beproeft(self, a: Actiestand) -> str | None:
        """The way to deal with something that an action tries, by key; None when it tries none."""
        return next((r.beproeft for r in reversed(self.lus.acties.get(a.id, ())) if r.beproeft), None)

    def hielp(self, a: Actiestand) -> tuple[str, ...]:
        """Whether what an action tried helped, where; empty when it tried nothing, or nothing is known of it."""
        beproeft = self.beproeft(a)
        if not beproeft or not self.lezer.mag_onderwerp(beproeft):
            return ()
        per_uitslag: dict[str, list[str]] = {}
        for t in self.graaf.toepassingen:
            if t.handelingsperspectief == beproeft and (not a.gebieden or t.gebied in a.gebieden):
                per_uitslag.setdefault(t.hielp, []).append(t.gebied)
        return tuple(f"{HIELP[u]} in {self.noem_gebieden(per_uitslag[u])}" for u in HIELP if u in per_uitslag)

    # --- whose words --------------------------------------------------------------------------

    def laatste_woord(self, factor: str, sinds: datetime.date, gebieden: Iterable[str]) -> Woorden | None:
        """The newest words that may be read of who saw a factor still there after a day, in some areas."""
        dagen = {r.id: r.datum for r in self.graaf.registraties if r.datum > sinds}
        hier = {*gebieden}
        gevonden = [v for v in self.kant(factor, 1) if v.registratie in dagen and v.gebied in hier]
        gevonden.sort(key=lambda v: (dagen[v.registratie], v.item.herkomst), reverse=True)
        vanaf = max(self.graaf.cyclus_van_dag(sinds), 1)
        return next((w for v in gevonden if (w := self.lezer.woorden(v, gebieden=hier, vanaf=vanaf))), None)

    def stem(self, vondsten: Iterable[Vondst]) -> Leesstem | None:
        """The newest that may be read, a quote before a gist."""
        op_rij = sorted(vondsten, key=lambda v: (-v.item.cyclus, -v.item.kracht.sterkte, v.item.herkomst))
        return beste_stem(Leesstem(self.graaf.naam(v.onderwerp), w) for v in op_rij if (w := self.lezer.woorden(v)))

    def kant(self, onderwerp: str, teken: int) -> list[Vondst]:
        """What somebody said on one side of a subject, as far as it counts."""
        return [v for v in self.tellend(onderwerp) if v.item.teken == teken and v.soort == "bewijs"]

    def tellend(self, onderwerp: str) -> list[Vondst]:
        """What still counts on a subject: its voice has not spoken on the other side since."""
        o = self.m.factor(onderwerp) if onderwerp in self.graaf.factoren else self.m.bewering(onderwerp)
        return [v for vs in o.tellend.values() for v in vs]

    def van_wie(self, bewering: str, *, zonder: Collection[str] = ()) -> str:
        """Which perspectives speak rather for a claim and which rather against it; without a count of anybody.

        Only perspectives with enough voices on it, and not those to be left out; empty without any.
        """
        per_kant: dict[str, list[Wie]] = {}
        for perspectief, (voor, tegen) in per_perspectief(self.m.bewering(bewering)).items():
            if voor + tegen >= self.lezer.genoeg_stemmen and perspectief not in zonder:
                per_kant.setdefault(_welke_kant(voor, tegen), []).append(meer_van(self.graaf, perspectief))
        delen = []
        for kant, wie in per_kant.items():
            spreken = "spreekt" if len(wie) == 1 and wie[0].is_enkelvoud else "spreken"
            delen.append(f"{opsomming(w.naam for w in wie)} {spreken} er {kant}")
        zin = opsomming(delen)
        return f"{groot(zin)}." if zin else ""


def _welke_kant(voor: int, tegen: int) -> str:
    if voor == tegen:
        return "even vaak voor als tegen"
    vooral, anders = ("voor", "tegen") if voor > tegen else ("tegen", "voor")
    return f"vaker {vooral} dan {anders}" if min(voor, tegen) else f"alleen {vooral}"


def _per_stand(cellen: Mapping[str, str]) -> Iterator[str]:
    per_zin: dict[str, list[str]] = {zin: [] for zin in _IN_WOORDEN.values()}
    for gebied, cel in cellen.items():
        if cel in _IN_WOORDEN:
            per_zin[_IN_WOORDEN[cel]].append(gebied)
    return (zin.format(opsomming(gebieden)) for zin, gebieden in per_zin.items() if gebieden)


def beste_stem(stemmen: Iterable[Leesstem | None]) -> Leesstem | None:
    """The first with a quote, else the first."""
    er_zijn = [s for s in stemmen if s]
    return next((s for s in er_zijn if s.woorden.citaat), er_zijn[0] if er_zijn else None)
