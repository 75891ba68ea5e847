"""What a drop-down offers, from the dossier's own theory: as people say it, and as the importer reads it back."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from verandertheorie.begrippen import begrippen
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.model.bladen import IN_DEEL, Bladkolom
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.gebieden import Traject
from verandertheorie.model.soorten import KNOOPTYPEN
from verandertheorie.model.theorie import Aanname, Knoop, SystemischeFactor
from verandertheorie.model.verwijzing import TUSSENPUNT
from verandertheorie.model.waarneming import Bron, Registratie
from verandertheorie.model.woordenlijst import lijst_van
from verandertheorie.taal import opsomming


@dataclass(frozen=True)
class Keuzes:
    """The lists for one dossier as of the cycle of ``graaf``.

    Args:
        graaf: the theory as it is now.
        doelgroep: who may get to see the lists: a part of the theory that they may not read stands in none.
        bekend: the sources that may stand in a list; None for all, with their roles, on a monitor's own screen.
    """

    graaf: Verandergraaf
    doelgroep: Doelgroep = "monitor"
    bekend: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "graaf", self.graaf.voor(self.doelgroep))

    @cached_property
    def _lezer(self) -> Lezer:
        return Lezer(self.graaf, self.doelgroep)

    @cached_property
    def onderwerpen(self) -> Mapping[str, str]:
        """What new evidence can be about, by key: claims by code, then factors and assumptions by name."""
        stellingen = [s for s in self._alle_stellingen if self._lezer.mag_stelling(s)]
        knopen = [k for k in self._alle_knopen if self._lezer.mag_knoop(k.sleutel)]
        vaker = Counter([s.tekst.casefold() for s in stellingen] + [k.naam.casefold() for k in knopen])
        uit = {}
        for s in sorted(stellingen, key=lambda s: (s.code is None, s.code or "", s.tekst)):
            is_eigen = s.record is not None and not s.code and vaker[s.tekst.casefold()] == 1
            uit[s.sleutel] = s.tekst if is_eigen else _met_naam(s.code or s.sleutel, s.tekst)
        for k in sorted(knopen, key=lambda k: (isinstance(k, Aanname), k.naam.casefold())):
            uit[k.sleutel] = k.naam if vaker[k.naam.casefold()] == 1 else _met_naam(k.sleutel, k.naam)
        return uit

    @property
    def _alle_stellingen(self) -> list[Stelling]:
        return [s for s in self.graaf.stellingen.values() if s.laag in ("theorie", "kandidaat")]

    @property
    def _alle_knopen(self) -> list[Knoop]:
        return [*self.graaf.knopen_van(SystemischeFactor), *self.graaf.knopen_van(Aanname)]

    @property
    def weggelaten(self) -> int:
        """How many subjects do not stand in the lists because of who may get to see them."""
        return len(self._alle_stellingen) + len(self._alle_knopen) - len(self.onderwerpen)

    @cached_property
    def bewijsonderwerpen(self) -> tuple[str, ...]:
        """The same, and ``los`` for what fits nowhere."""
        return (*self.onderwerpen.values(), "los")

    @cached_property
    def gebieden(self) -> Mapping[str, str]:
        """Sub-areas first: there evidence counts."""
        gebieden = self.graaf.gebieden.values()
        volgorde = sorted(gebieden, key=lambda g: (g.niveau != "deelgebied", g.niveau, g.sleutel))
        return {g.sleutel: _met_naam(g.sleutel, g.naam) for g in volgorde}

    @cached_property
    def bronnen(self) -> Mapping[str, str]:
        """Every source of the dossier, with its role; those that were asked for by their pseudonyms alone."""
        if self.bekend is not None:
            return {b: b for b in self.bekend}
        alle = sorted(self.graaf.records(Bron), key=lambda b: b.pseudoniem)
        return {b.pseudoniem: _met_naam(b.pseudoniem, b.rol) for b in alle}

    def knopen(self, soort: str) -> Mapping[str, str]:
        """Nodes of one type by key, in order of name."""
        gevonden = [k for k in self.graaf.knopen.values() if k.soort == soort and self._lezer.mag_knoop(k.sleutel)]
        vaker = Counter(k.naam.casefold() for k in gevonden)
        op_naam = sorted(gevonden, key=lambda k: k.naam.casefold())
        return {k.sleutel: k.naam if vaker[k.naam.casefold()] == 1 else _met_naam(k.sleutel, k.naam) for k in op_naam}

    @cached_property
    def trajecten(self) -> tuple[str, ...]:
        """Keys of the other tracks."""
        return tuple(sorted(t.record_sleutel for t in self.graaf.records(Traject)))

    def cycli(self, tot: int | None = None) -> tuple[str, ...]:
        """The learning cycles, up to a number, with the quarter of each."""
        gekozen = (c for c in self.graaf.cycli if tot is None or c.nummer <= tot)
        return tuple(_met_naam(c.sleutel, str(c.in_kwartaal)) for c in gekozen)

    def voor(self, kolom: Bladkolom) -> tuple[str, ...]:
        """What a column takes; empty when it takes anything."""
        if kolom.inhoud == "ja_nee":
            return ("ja", "nee")
        if kolom.woorden:
            return tuple(leesbaar_woord(kolom.veld, woord) for woord in kolom.woorden)
        if kolom.naar and (lijst := lijst_van(kolom.naar[0])):
            return tuple(self.graaf.woorden.teksten[lijst].values())
        match kolom.naar:
            case ("gebied",):
                return tuple(self.gebieden.values())
            case ("bron",):
                return tuple(self.bronnen.values())
            case ("traject",):
                return self.trajecten
            case ("knoop", _):
                return tuple(naam for soort in KNOOPTYPEN for naam in self.knopen(soort).values())
            case ("leercyclus",):
                return self.cycli(self.graaf.t if kolom.veld == "wanneer" else None)
            case (soort,) if soort in KNOOPTYPEN:
                return (*self.knopen(soort).values(), *([kolom.kenmerk] if kolom.kenmerk else ()))
            case (_, _, _):
                return self.bewijsonderwerpen if kolom.veld == "onderwerp" else ()
        return ()

    def hoort_bij(self, kolom: Bladkolom) -> Mapping[str, str]:
        """Where the choices of a column belong: an area in which other one, a source where, and where it was heard."""
        match kolom.naar:
            case ("gebied",):
                gebieden = self.graaf.gebieden
                return {
                    naam: gebieden[ligt_in].naam if ligt_in in gebieden else gebieden[sleutel].niveau
                    for sleutel, naam in self.gebieden.items()
                    for ligt_in in [gebieden[sleutel].ligt_in or ""]
                }
            case ("bron",):
                return {naam: self._over_bron(sleutel) for sleutel, naam in self.bronnen.items()}
        return {}

    def _over_bron(self, sleutel: str) -> str:
        """What kind of organisation a source is of, and in which areas it was heard."""
        gebieden = sorted(self._gehoord_in[sleutel])
        waar = f"eerder gehoord in {opsomming(gebieden)}" if gebieden else "nog niet gehoord"
        organisatie = self.graaf.woorden.tekst("organisatiesoort", self.graaf.bronnen[sleutel].organisatiesoort)
        return f"{organisatie}; {waar}"

    @cached_property
    def _gehoord_in(self) -> Mapping[str, set[str]]:
        uit: dict[str, set[str]] = defaultdict(set)
        for r in self.graaf.records(Registratie):
            for b in r.alle_bronnen:
                uit[b] |= {r.gebied} if r.gebied else set()
            for item in r.bewijs:  # who spoke in a session, spoke of an area
                if item.spreker and (gebied := item.gebied or r.gebied):
                    uit[item.spreker].add(gebied)
        return uit


def is_eigen_lijst(kolom: Bladkolom) -> bool:
    """Whether a column takes the words of a list that a programme may add to."""
    return bool(kolom.naar) and lijst_van(kolom.naar[0]) is not None


def leesbaar_woord(veld: str, woord: str) -> str:
    """What people read for a fixed word of a field; the word itself when the glossary has it under another name."""
    begrip = begrippen().get((f"waarde.{veld.rpartition(IN_DEEL)[2]}", woord))
    return begrip.nl if begrip else woord


def _met_naam(sleutel: str, naam: str) -> str:
    return sleutel if naam.casefold() == sleutel.casefold() else f"{sleutel}{TUSSENPUNT}{naam}"
