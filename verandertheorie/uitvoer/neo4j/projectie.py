"""What goes to Neo4j of one graph, for one audience: theory, judgements and evidence as rows.

Numbers of judgement are computed here and projected; no Cypher weighs anything. What an audience may not read is not
in the rows at all, for whoever has the database can read everything in it.
"""

import secrets
from dataclasses import dataclass, field
from functools import cached_property

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing import cellen, stand
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.moment import Moment, rollen
from verandertheorie.model.doelgroep import Doelgroep
from verandertheorie.model.relaties import bewering_in
from verandertheorie.model.theorie import Interventie, Knoop, SystemischeFactor, Uitkomst
from verandertheorie.oordeel.aanwezigheid import KLASSEN
from verandertheorie.taal import leesbaar
from verandertheorie.uitvoer.neo4j.besluiten import Besluitrijen
from verandertheorie.uitvoer.neo4j.bewijs import Bewijsrijen
from verandertheorie.uitvoer.neo4j.lus import Lusrijen
from verandertheorie.uitvoer.neo4j.namen import AANWEZIGHEID, GEBIEDLABELS, KNOOPLABELS, THEORIE, aanwezigheid
from verandertheorie.uitvoer.neo4j.rijen import Projectierijen, Velden, Verzamelaar, Waarde
from verandertheorie.vragen.beoordeling import Beweringsoordeel, Factoroordeel
from verandertheorie.vragen.beweringen import LAGEN
from verandertheorie.vragen.veranderingen import ROLLEN, Momentopname, Soort, momentopnamen

_OVERAL = ("soort", "sleutel", "naam", "sinds", "tot", "binnen_scope", "besluiten", "aliassen", "vertrouwelijkheid")
"""Fields that say nothing to who explores, or are told otherwise."""
_WIJST = ("verwachte_rollen", "voor_rol", "gebeurtenis")
"""Fields that name another record."""
_ALS_LIJST = ("klopt", "klopt_niet", "verdeeld", "te_weinig")


def projecteer(
    graaf: Verandergraaf, doelgroep: Doelgroep, *, met_citaten: bool = False, nummersleutel: bytes | None = None
) -> Projectierijen:
    """Everything of a graph that an audience may see.

    Args:
        graaf: theory and evidence as of a cycle, without a filter.
        doelgroep: who will look in the database.
        met_citaten: also what sources said (gist and quote), as far as this audience may read it.
        nummersleutel: what the numbers of evidence are made with for whoever is no monitor; None takes one that is
            new each time. Whoever has it can give the numbers back: it goes nowhere.

    Returns:
        Nodes and relationships, in a fixed order.

    Raises:
        AanroepFout: the graph has a filter: then the judgements would be of a part, and nobody could see that.
    """
    if graaf.filter.actief():
        raise AanroepFout("Zet het hele dossier in Neo4j, zonder filter: daar kunt u zelf kiezen wat u bekijkt.")
    sleutel = nummersleutel or secrets.token_bytes(32)
    return _Projectie(Moment(0, Lezer(graaf, doelgroep)), met_citaten, sleutel).inhoud()


@dataclass(frozen=True, eq=False)
class _Projectie:
    moment: Moment
    met_citaten: bool
    nummersleutel: bytes = field(repr=False)

    @property
    def graaf(self) -> Verandergraaf:
        return self.moment.graaf

    @property
    def is_monitor(self) -> bool:
        return self.moment.lezer.is_monitor

    @cached_property
    def v(self) -> Verzamelaar:
        return Verzamelaar()

    def inhoud(self) -> Projectierijen:
        self._plaats_en_tijd()
        for k in self.moment.knopen.values():
            self._knoop(k)
        for s in self.moment.stellingen.values():
            self._bewering(s)
        for s in self.moment.stellingen.values():
            self._theorierelatie(s)
        self._zonder_bewijs()
        self._geschiedenis()
        Bewijsrijen(self.moment, self.v, self.met_citaten, self.nummersleutel).voeg_toe()
        Lusrijen(self.moment, self.v, self.met_citaten).voeg_toe()
        Besluitrijen(self.moment, self.v).voeg_toe()
        return self.v.inhoud()

    # --- places and times ---------------------------------------------------------------------

    def _plaats_en_tijd(self) -> None:
        g = self.graaf
        for k, r in g.gebieden.items():
            bezocht = g.deelgebieden and k in g.deelgebieden and self.moment.lezer.gehoord[k] > 0
            self.v.knoop(
                "Gebied", k, GEBIEDLABELS[r.niveau], naam=r.naam, niveau=r.niveau, ligt_in=r.ligt_in or "",
                opgaven=r.opgaven, bezocht=bool(bezocht) if r.niveau == "deelgebied" else None,
                **{f"kenmerk_{naam}": waarde for naam, waarde in r.kenmerken.items() if naam.isidentifier()},
            )  # fmt: skip
        for k, r in g.gebieden.items():
            if r.ligt_in:
                self.v.relatie(THEORIE["ligt_in"], ("Gebied", k), ("Gebied", r.ligt_in))
        for c in g.cycli:
            if c.nummer <= g.t:
                self.v.knoop("Leercyclus", c.sleutel, naam=c.sleutel, nummer=c.nummer, van=c.van, tot_en_met=c.tot)

    # --- the theory ---------------------------------------------------------------------------

    def _knoop(self, k: Knoop) -> None:
        velden: dict[str, Waarde] = {
            "naam": k.naam,
            "uitgefaseerd": k.sleutel not in self.graaf.knopen,
            **self._eigen(k),
        }
        if isinstance(k, SystemischeFactor):
            velden |= self._factor(k)
        if isinstance(k, Uitkomst):
            velden |= {deel: getattr(k, deel) for deel in ("wie", "wat", "wanneer", "waaraan_zichtbaar")}
        self.v.knoop("Knoop", k.sleutel, KNOOPLABELS[k.soort], **velden)
        if isinstance(k, SystemischeFactor):
            self._speelt_in(k)

    def _eigen(self, r: Knoop) -> dict[str, Waarde]:
        """The own fields of a node as plain values; what points at others only for who may see all of them."""
        uit: dict[str, Waarde] = {}
        for naam, waarde in r.model_dump(mode="json", exclude_none=True).items():
            if naam in _OVERAL or waarde in ("", []) or (naam in _WIJST and not self.is_monitor):
                continue
            if isinstance(r, Interventie) and naam == "versie" and not self.moment.lezer.versie(r):
                continue
            if isinstance(waarde, str | int | float | bool):
                uit[naam] = waarde
            elif isinstance(waarde, list):
                uit[naam] = tuple(map(str, waarde))
        return uit

    def _factor(self, f: SystemischeFactor) -> Velden:
        """How a factor recurs, and its place in the order of the question."""
        alles = {rol: self.moment.factor(f.sleutel, rol) for rol in rollen(f)}
        o = next(iter(alles.values()))
        b, (s, n) = o.beeld, o.beeld.hardnekkigheid
        velden: dict[str, Waarde] = {
            "terugkeer": b.klasse,
            "terugkeer_plaats": KLASSEN.index(b.klasse),
            "vastgesteld_in": tuple(g for g, t in self._toestanden(o).items() if t == "vastgesteld"),
            **{f"geraakt_{rol}": tuple(u for u in o.geraakt if u in self.moment.knopen) for rol, o in alles.items()},
        }
        if self.is_monitor:
            v = b.verwachting
            velden |= {
                "genoemd_in": o.genoemd_in,
                "verwacht": round(v.verwacht, 9),
                "laag_band": v.laag,
                "hoog_band": v.hoog,
                "n": v.n,
                "hardnekkigheid": s / n,
            }
        return velden

    def _speelt_in(self, f: SystemischeFactor) -> None:
        """The implied claim that a factor is present, and the areas where that was looked into."""
        o, claim = self.moment.factor(f.sleutel), aanwezigheid(f.sleutel)
        self.v.knoop(
            "Bewering", claim, relatie=AANWEZIGHEID, kort="speelt", tekst=f"{f.naam}: speelt in een gebied",
            naam=f.naam, van=f.sleutel, laag="theorie", is_aanwezigheid=True,
        )  # fmt: skip
        self.v.relatie("VAN", ("Bewering", claim), ("Knoop", f.sleutel))
        for gebied, toestand in self._toestanden(o).items():
            hier = o.beeld.gebieden[gebied].oordeel
            groepen = len({stem.groep for stem in hier.stemmen}) if hier and self.is_monitor else None
            self.v.relatie(
                THEORIE[AANWEZIGHEID], ("Knoop", f.sleutel), ("Gebied", gebied), toestand=toestand, groepen=groepen
            )

    def _toestanden(self, o: Factoroordeel) -> dict[str, str]:
        if self.is_monitor:
            alles = {g: hier.toestand for g, hier in o.beeld.gebieden.items()}
        else:
            alles = cellen.factorcellen(self.moment, o)  # type: ignore[assignment]  # words of coverage too
        return {g: t for g, t in alles.items() if t != "niet_onderzocht"}

    def _bewering(self, s: Stelling) -> None:
        o = self.moment.bewering(s.sleutel)
        self.v.knoop("Bewering", s.sleutel, "", **self._oordeel(s, o), geldt_in=o.geldt_in, is_aanwezigheid=False)
        self.v.relatie("VAN", ("Bewering", s.sleutel), ("Knoop", s.van))
        if s.relatie:
            self.v.relatie("NAAR", ("Bewering", s.sleutel), ("Knoop", s.naar))

    def _oordeel(self, s: Stelling, o: Beweringsoordeel) -> Velden:
        waar = self._staten(o)
        velden: dict[str, Waarde] = {
            "code": s.code or "",
            "naam": s.naam,
            "kort": s.code or leesbaar(s.relatie or "aanname"),
            "relatie": s.relatie or "houdt_in",
            "van": s.van,
            "naar": s.naar,
            "tekst": s.tekst,
            "laag": s.laag,
            "laag_plaats": LAGEN.index(s.laag),
            "rekenstatus": o.woord.rekenstatus,
            "n": o.woord.n,
            "onderzocht_in": tuple(waar),
            "aantal_onderzocht": len(o.cellen),
            "perspectieven": tuple(sorted(o.perspectieven)) if self.is_monitor else None,
            **{f"{woord}_in": tuple(g for g, w in waar.items() if w == woord) for woord in _ALS_LIJST},
        }
        if self.is_monitor:
            w, v = o.woord, o.verwachting
            velden |= {
                "steun": round(w.steun, 6),
                "tegenspraak": round(w.tegenspraak, 6),
                "omstreden_in": w.omstreden,
                "verwacht": round(v.verwacht, 6),
                "laag_band": v.laag,
                "hoog_band": v.hoog,
                "kans": round(w.kans, 6),
            }
        return velden

    def _staten(self, o: Beweringsoordeel) -> dict[str, str]:
        if self.is_monitor:
            return {g: stand.gebiedstand(self.graaf, o, g) for g in o.cellen}
        return {g: w for g, w in cellen.beweringcellen(self.moment, o).items() if g in o.cellen}

    def _theorierelatie(self, s: Stelling) -> None:
        """The claim as one relationship between its ends; an end that is a claim is the node of that claim."""
        if s.relatie:
            o = self.moment.bewering(s.sleutel)
            velden = {k: w for k, w in self._oordeel(s, o).items() if k not in ("van", "naar", "relatie")}
            self.v.relatie(THEORIE[s.relatie], _eind(s.van), _eind(s.naar), s.sleutel, **velden)
            if s.op_bewering:
                self.v.relatie("NAAR", ("Bewering", s.sleutel), _eind(s.naar))

    def _zonder_bewijs(self) -> None:
        for r in self.graaf.relaties:
            self.v.relatie(THEORIE[r.relatie], _eind(r.van), _eind(r.naar), r.record_sleutel)
        for k in self.graaf.knopen_van(SystemischeFactor):
            if k.onderdeel_van:
                self.v.relatie(THEORIE["onderdeel_van"], ("Knoop", k.sleutel), ("Knoop", k.onderdeel_van))

    # --- what was said earlier ----------------------------------------------------------------

    def _geschiedenis(self) -> None:
        """Per subject what was said after each cycle, a node only where it became something else."""
        laatst: dict[tuple[Soort, str], Velden] = {}
        for c in self.graaf.cycli:
            if c.nummer > self.graaf.t:
                continue
            nu = self.graaf if c.nummer == self.graaf.t else self.graaf.tot_en_met(c.sleutel)
            toen = Moment(0, Lezer(nu, self.moment.lezer.doelgroep))
            gezien = {(soort, b.sleutel): self._beeld(toen, soort, b) for soort, b in momentopnamen(nu)}
            for wat in gezien.keys() | laatst.keys():
                velden = gezien.get(wat) or {"aanwezig": False}
                if laatst.get(wat, {"aanwezig": False}) != velden and self._mag(wat[1]):
                    self._zeg(wat, c.sleutel, c.nummer, velden)
            laatst = {**{wat: {"aanwezig": False} for wat in laatst}, **gezien}

    def _mag(self, sleutel: str) -> bool:
        return self.v.is_er("Knoop", sleutel) or self.v.is_er("Bewering", sleutel) or self.is_monitor

    def _zeg(self, wat: tuple[Soort, str], cyclus: str, nummer: int, velden: Velden) -> None:
        soort, sleutel = wat
        naam = f"{soort}:{sleutel}@{cyclus}"
        plaats = [s for s, _ in ROLLEN].index(soort) if soort != "bewering" else len(ROLLEN)
        self.v.knoop(
            "Oordeel",
            naam,
            "",
            soort=soort,
            soort_plaats=plaats,
            onderwerp=sleutel,
            cyclus=cyclus,
            nummer=nummer,
            **velden,
        )
        doel = "Bewering" if soort == "bewering" else "Knoop"
        self.v.relatie("OVER", ("Oordeel", naam), (doel, sleutel))
        self.v.relatie("IN_CYCLUS", ("Oordeel", naam), ("Leercyclus", cyclus))

    def _beeld(self, toen: Moment, soort: Soort, b: Momentopname) -> Velden:
        gebieden = b.gebieden if self.is_monitor else self._getoond(toen, soort, b)
        return {
            "aanwezig": True,
            "code": b.orde[0],
            "naam": b.naam,
            "woord": b.woord,
            "gebieden": gebieden,
            "laag": b.laag,
            "tekst": b.tekst,
        }

    def _getoond(self, toen: Moment, soort: Soort, b: Momentopname) -> tuple[str, ...]:
        if not toen.lezer.mag_onderwerp(b.sleutel):
            return ()
        if soort == "bewering":
            te_zien = cellen.beweringcellen(toen, toen.bewering(b.sleutel))
        else:
            te_zien = cellen.factorcellen(toen, toen.factor(b.sleutel))
        return tuple(g for g in b.gebieden if g in te_zien)


def _eind(eind: str) -> tuple[str, str]:
    bewering = bewering_in(eind)
    return ("Bewering", bewering) if bewering else ("Knoop", eind)
