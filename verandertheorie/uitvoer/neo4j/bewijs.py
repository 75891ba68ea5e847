"""The evidence as rows: who said what, where and when, and what it speaks for; as far as an audience may read it.

Of what the dossier of an audience holds everything counts, or its counts would be others than in any other product; but
its place, its source and its words are there only where they may be read. An id tells area, day and source, so whoever
is no monitor gets a number instead, which by itself tells nothing. It is another one for every audience, so that what
two are told of one finding cannot be laid together. It stays with its finding, so that a sync finds what did not
change: who keeps what two syncs of one database wrote sees which finding came, went or was changed in between, and the
order in which the server made its nodes tells which came later.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.lezing.moment import Moment
from verandertheorie.model.waarneming import Bewijs, Dekking, Registratie, Toets
from verandertheorie.uitvoer.neo4j.namen import aanwezigheid
from verandertheorie.uitvoer.neo4j.rijen import Velden, Verzamelaar, Waarde

Soort = Literal["Bewijs", "Dekking", "Toets"]
Deel = Bewijs | Dekking | Toets


@dataclass(frozen=True, eq=False)
class Bewijsrijen:
    """Adds the evidence of a moment to what was collected of the theory."""

    moment: Moment
    v: Verzamelaar
    met_citaten: bool
    nummersleutel: bytes = field(repr=False)

    @property
    def graaf(self) -> Verandergraaf:
        """Theory and evidence as of the cycle."""
        return self.moment.graaf

    @property
    def is_monitor(self) -> bool:
        """Whether everything may be read."""
        return self.moment.lezer.is_monitor

    def voeg_toe(self) -> None:
        """Records and sources (for monitors), every item, and what each speaks for or against."""
        if self.is_monitor:
            for naam, b in self.graaf.bronnen.items():
                self.v.knoop(
                    "Bron", naam, naam=naam, rol=b.rol, perspectief=b.perspectief, organisatie=b.organisatiesoort
                )
            for r in self.graaf.registraties:
                self._registratie(r)
            for r in self.graaf.registraties:
                self._bronnen(r)
        for r in self.graaf.registraties:
            for soort, herkomst, deel in delen(r):
                if self.is_monitor or self._mag_onderwerp(deel.onderwerp):
                    self._item(r, soort, herkomst, deel)
        self._spreekt()

    def _mag_onderwerp(self, sleutel: str) -> bool:
        return sleutel != "los" and (self.v.is_er("Bewering", sleutel) or self.v.is_er("Knoop", sleutel))

    def _naam(self, herkomst: str) -> str:
        """The id of an item: its own for monitors, else a number that means nothing to who has not the key.

        Nothing that is known of a dossier (an id, its hash) may lead to it, nor the order of the numbers to that of the
        items: rows go to the server by number, so that its own numbers tell no order either.
        """
        if self.is_monitor:
            return herkomst
        van_wie = f"{self.moment.lezer.doelgroep} {herkomst}"
        return f"stuk-{hmac.digest(self.nummersleutel, van_wie.encode(), 'sha256').hex()[:16]}"

    def _registratie(self, r: Registratie) -> None:
        cyclus = self.graaf.naam_van_cyclus(self.graaf.cyclus_van(r.id))
        self.v.knoop(
            "Registratie", r.id, naam=r.id, datum=r.datum, vorm=r.vorm, gebied=r.gebied, cyclus=cyclus,
            interventie=r.interventie,
        )  # fmt: skip
        self.v.relatie("IN_CYCLUS", ("Registratie", r.id), ("Leercyclus", cyclus))

    def _bronnen(self, r: Registratie) -> None:
        """Who sat there and who is quoted, and what the record was derived from."""
        aan_tafel = [bron.pseudoniem for bron in self.graaf.bronnen_van(r)]
        aan_het_woord = [b.spreker for b in r.bewijs if b.spreker]
        for bron in dict.fromkeys((*aan_tafel, *aan_het_woord)):
            self.v.relatie("VAN_BRON", ("Registratie", r.id), ("Bron", bron), is_stem=bron in aan_tafel[:1])
        for ouder in r.ontleend_aan:
            self.v.relatie("ONTLEEND_AAN", ("Registratie", r.id), ("Registratie", ouder))

    def _item(self, r: Registratie, soort: Soort, herkomst: str, deel: Deel) -> None:
        g = self.graaf
        naam, nummer = self._naam(herkomst), g.waarover(r, deel)
        spreker = deel.spreker if isinstance(deel, Bewijs) else None
        cyclus, gebied = g.naam_van_cyclus(nummer), deel.gebied or r.gebied or ""
        leesbaar = self.moment.lezer.mag_lezen(r, deel)
        # of who is named, no more is told than the label does; of who is not, the cycle tells nothing
        grof = self.moment.lezer.etiket(r, deel).gegrofd if leesbaar and not self.is_monitor else ()
        wanneer: Velden = {"cyclus": cyclus, "nummer": nummer, "verteld": g.cyclus_van(r.id)}
        if "cyclus" in grof:
            wanneer = {}
        velden: dict[str, Waarde] = {**wanneer, **_wat(soort, deel)}
        velden["kort"] = f"{nummer if wanneer else ''}{velden.get('plusmin', '')}"
        if leesbaar:
            kern = next((h for h in g.ligging.ligt_in(gebied) if h in self.moment.kerngebieden), "")
            velden |= {
                "kerngebied": "" if "kerngebied" in grof else kern,
                "gezien": r.vorm == "participatieve_observatie",
                "van": self.moment.lezer.van(r, deel),
            }
        if self.is_monitor:
            velden |= {
                "gebied": gebied,
                "registratie": r.id,
                "datum": r.datum,
                "onderwerp": deel.onderwerp,
                "perspectief": g.stemmen.perspectief(r, spreker),
                **_hoe_sterk(deel),
            }
        if self.met_citaten and leesbaar and isinstance(deel, Bewijs):
            velden |= {"kern": deel.kern, "citaat": deel.citaat if self.moment.lezer.mag_citaat(r, deel) else None}
        self.v.knoop(soort, naam, "", **velden)
        hier = (soort, naam)
        if wanneer:
            self.v.relatie("IN_CYCLUS", hier, ("Leercyclus", cyclus))
        self.v.relatie("IN_GEBIED", hier, ("Gebied", gebied if self.is_monitor else str(velden.get("kerngebied", ""))))
        self.v.relatie("UIT", hier, ("Registratie", r.id))
        if wie := g.stemmen.wie(r, spreker):
            self.v.relatie("ZEGT_VAN", hier, ("Bron", wie.pseudoniem))
        if soort == "Dekking":
            self.v.relatie("OVER", hier, self._bewering_van(deel.onderwerp))

    def _bewering_van(self, onderwerp: str) -> tuple[str, str]:
        return "Bewering", aanwezigheid(onderwerp) if onderwerp in self.graaf.factoren else onderwerp

    def _spreekt(self) -> None:
        """Each finding to the claim it counts for, or is kept beside; on the presence of a factor all that count."""
        g = self.graaf
        for sleutel in self.moment.stellingen:
            tellend = {v for vs in self.moment.bewering(sleutel).tellend.values() for v in vs}
            for v in g.vondsten(sleutel):
                self._verbind(v, sleutel, telt=v in tellend)
        for factor in g.factoren:
            tellend = {v for vs in self.moment.factor(factor).tellend.values() for v in vs}
            for v in g.vondsten_aanwezigheid(factor):
                self._verbind(v, factor, telt=v in tellend)

    def _verbind(self, v: Vondst, onderwerp: str, *, telt: bool) -> None:
        """Through what a factor was seen (a claim, a narrower factor) is told, when it may be named."""
        langs = v.via or (v.onderwerp if v.onderwerp != onderwerp else "")
        if not self.is_monitor and langs and not self.moment.lezer.mag_onderwerp(langs):
            return
        soort: Soort = {"bewijs": "Bewijs", "dekking": "Dekking", "toets": "Toets"}[v.soort]  # type: ignore[assignment]
        self.v.relatie(
            "STEUNT" if v.item.teken > 0 else "WEERSPREEKT",
            (soort, self._naam(v.item.herkomst)),
            self._bewering_van(onderwerp),
            via=langs,
            telt=telt,
            groep=v.item.groep if self.is_monitor else None,
            sterkte=round(v.item.kracht.sterkte, 6) if self.is_monitor else None,
        )


def delen(r: Registratie) -> Iterator[tuple[Soort, str, Deel]]:
    """Every item of a record with its kind and its id, in the order of the record."""
    yield from (("Bewijs", r.bewijs_id(i), b) for i, b in enumerate(r.bewijs))
    yield from (("Dekking", f"{r.id}#dekking-{nr}", d) for nr, d in enumerate(r.dekking, 1))
    yield from (("Toets", f"{r.id}#toets-{nr}", t) for nr, t in enumerate(r.toets, 1))


def _wat(soort: Soort, deel: Deel) -> Velden:
    match deel:
        case Bewijs():
            return {"teken": deel.teken, "plusmin": "+" if deel.teken == "voor" else "−"}
        case Dekking():
            return {"gezocht": deel.gezocht, "gevonden": deel.gevonden, "wijze": deel.wijze, "plusmin": "?"}
        case Toets():
            return {"gevonden": "ja" if deel.gevonden else "nee", "plusmin": "!"}


def _hoe_sterk(deel: Deel) -> Velden:
    if not isinstance(deel, Bewijs):
        return {}
    return {
        "bewijskracht": deel.bewijskracht,
        "hoe_bekend": deel.hoe_bekend,
        "kanttekening": deel.kanttekening,
        "ernst": deel.ernst,
    }
