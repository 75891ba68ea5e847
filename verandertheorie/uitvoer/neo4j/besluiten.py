"""What people decided as rows: decisions on proposals, versions of the theory, and where an intervention runs.

What a decision rested on (evidence, voices, areas) is for monitors, and the text of a version goes to nobody: it holds
the whole theory, also what an audience may not read.
"""

from dataclasses import dataclass

from verandertheorie.aanscherping.versies import bekende_versies
from verandertheorie.leerlus.moment import Lusmoment
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.moment import Moment
from verandertheorie.model.besluiten import BesluitOpVoorstel, TheorieVersie
from verandertheorie.model.gebieden import Inzet
from verandertheorie.model.relaties import sleutel_in
from verandertheorie.uitvoer.neo4j.rijen import Velden, Verzamelaar


@dataclass(frozen=True, eq=False)
class Besluitrijen:
    """Adds decisions, as far as an audience may read them, to what was collected of theory, evidence and sessions."""

    moment: Moment
    v: Verzamelaar

    @property
    def lezer(self) -> Lezer:
        """Who reads."""
        return self.moment.lezer

    @property
    def lus(self) -> Lusmoment:
        """What sessions know as of the same moment."""
        return self.lezer.signalen.moment

    def voeg_toe(self) -> None:
        """Where interventions run, decisions by session, versions by number."""
        for i in self.lezer.graaf.records(Inzet):
            if i.van <= self.lus.nu and not self.lezer.is_buiten:
                self._inzet(i)
        geweest = {b.sleutel for b in self.lus.geweest}
        for b in self.lezer.graaf.records(BesluitOpVoorstel):
            over = all(self.lezer.mag_onderwerp(sleutel_in(o)) for o in b.onderwerpen)
            if over and b.bijeenkomst in geweest and self.lezer.mag_genoemd(b.voorstel):
                self._besluit(b)
        for versie in bekende_versies(self.lezer.graaf):
            self._versie(versie)

    def _inzet(self, i: Inzet) -> None:
        self.v.relatie(
            "LOOPT_IN", ("Knoop", i.interventie), ("Gebied", i.gebied), i.record_sleutel,
            van=i.van, tot=i.tot, middelen=i.middelen,
        )  # fmt: skip

    def _besluit(self, b: BesluitOpVoorstel) -> None:
        velden: Velden = {}
        if not self.lezer.is_buiten:
            velden = {"rollen": b.rollen, "reden": self.lezer.te_noemen_reden(b.reden) or None}
        if self.lezer.is_monitor:
            velden = {**velden, "rekenstatus": b.rekenstatus or None, "groepen": b.groepen, "gebieden": b.gebieden}
        self.v.knoop(
            "Besluit", b.record_sleutel, "", naam=b.voorstel, regel=b.regel, uitslag=b.uitslag,
            datum=self.lus.bijeenkomsten[b.bijeenkomst].datum, tot_en_met=b.tot_en_met,
            voor=b.voor or None, na=b.na or None, **velden,
        )  # fmt: skip
        hier = ("Besluit", b.record_sleutel)
        self.v.relatie("IN_BIJEENKOMST", hier, ("Bijeenkomst", b.bijeenkomst))
        for onderwerp in b.onderwerpen:
            for label in ("Bewering", "Knoop"):
                self.v.relatie("BETREFT", hier, (label, sleutel_in(onderwerp)))
        for bewijs in b.bewijs if self.lezer.is_monitor else ():
            for label in ("Bewijs", "Dekking", "Toets"):
                self.v.relatie("RUST_OP", hier, (label, bewijs))

    def _versie(self, versie: TheorieVersie) -> None:
        sleutel = str(versie.nummer)
        toelichting = None if self.lezer.is_buiten else self.lezer.te_noemen_reden(versie.toelichting) or None
        self.v.knoop(
            "Theorieversie", sleutel, "", naam=f"versie {sleutel}", nummer=versie.nummer, datum=versie.datum,
            toelichting=toelichting,
        )  # fmt: skip
        hier = ("Theorieversie", sleutel)
        self.v.relatie("VOLGT_OP", hier, ("Theorieversie", str(versie.vorige or "")))
        self.v.relatie("IN_BIJEENKOMST", hier, ("Bijeenkomst", versie.bijeenkomst or ""))
        self.v.relatie("IN_CYCLUS", hier, ("Leercyclus", versie.tot_en_met))
