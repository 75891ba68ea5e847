"""The learning loop as rows: sessions and tables, questions, signals, actions, and what became of each where.

How a signal or action stands is computed here and projected, as judgements are. An agreement of a conversation is for
monitors: its id says whose that was.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from verandertheorie.leerlus.acties import Actiestand, alle_acties
from verandertheorie.leerlus.agenda import Agenda
from verandertheorie.leerlus.moment import Lusmoment
from verandertheorie.leerlus.signalen import Signaalstand
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.moment import Moment
from verandertheorie.lezing.signaalzinnen import standzin
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import Agendapunt, Leervraag
from verandertheorie.model.relaties import sleutel_in
from verandertheorie.model.theorie import Actor
from verandertheorie.uitvoer.neo4j.rijen import Velden, Verzamelaar


@dataclass(frozen=True, eq=False)
class Lusrijen:
    """Adds what sessions did, as far as an audience may read it, to what was collected of the theory."""

    moment: Moment
    v: Verzamelaar
    met_citaten: bool

    @property
    def lezer(self) -> Lezer:
        """Who reads."""
        return self.moment.lezer

    @cached_property
    def lus(self) -> Lusmoment:
        """What sessions know as of the same moment."""
        return self.lezer.signalen.moment

    def voeg_toe(self) -> None:
        """Nodes first, then what points at them."""
        for t in self.lus.tafels.values() if not self.lezer.leest_niet_mee else ():
            self._tafel(t)
        for b in self.lus.geweest:
            self._bijeenkomst(b)
        for q in self.lus.vragen.values():
            self._leervraag(q)
        for s in self.moment.tafels.standen.values():
            self._signaal(s)
        for a in alle_acties(self.lus).values():
            if self.lezer.mag_actie(a):
                self._actie(self.lezer.actie(a))
        for b in self.lus.geweest if self.lezer.is_monitor else ():
            self._reacties(b)
        plek = {b.sleutel: nr for nr, b in enumerate(self.lus.geweest)}
        for onderwerp, punten in self.lus.punten.items():
            for p in punten if self.lezer.mag_genoemd(onderwerp) else ():
                self._punt(p, plek[p.bijeenkomst])
        for q in self.lus.vragen.values():
            for ouder in q.komt_uit:
                self.v.relatie("KOMT_UIT", ("Leervraag", q.letter), ("Leervraag", ouder))

    # --- nodes --------------------------------------------------------------------------------

    def _tafel(self, t: Actor) -> None:
        self.v.knoop(
            "Tafel", t.sleutel, "Actor", naam=t.naam, bestuurslaag=t.bestuurslaag, eigen=t.eigen,
            open_vanaf=t.open_vanaf, open_tot=t.open_tot,
        )  # fmt: skip

    def _bijeenkomst(self, b: Bijeenkomst) -> None:
        velden: Velden = {}
        if self.lezer.is_monitor:
            velden = {
                "aanwezig": tuple(f"{perspectief}: {n}" for perspectief, n in b.aanwezig.items()) or None,
                "kern": f"{b.kern.er} van {b.kern.van}" if b.kern else None,
                "verder": b.verder or None,
                "notities": tuple(f"{n.onderwerp}: {n.tekst}" for n in b.notities) or None,
            }
        self.v.knoop(
            "Bijeenkomst", b.sleutel, "", naam=b.sleutel, datum=b.datum,
            bijeenkomstsoort=b.bijeenkomstsoort, volgorde=b.volgorde,
            vervallen_omdat=self.lezer.te_noemen_reden(b.vervallen_omdat) or None, **velden,
        )  # fmt: skip
        self.v.relatie("AAN_TAFEL", ("Bijeenkomst", b.sleutel), ("Tafel", b.van or ""))

    def _leervraag(self, q: Leervraag) -> None:
        laatst = self.lus.met_uitslag(q.letter)
        self.v.knoop(
            "Leervraag", q.letter, "", naam=q.letter, vraag=q.vraag, niveau=q.niveau, reikwijdte=q.reikwijdte,
            dilemma=q.dilemma, sinds=self.lus.eerste_dag(q), ingebracht_door=q.ingebracht_door or None,
            laatste_uitslag=laatst[-1].uitslag if laatst else None, is_open=not self._agenda.is_geschrapt(q.letter),
        )  # fmt: skip
        hier = ("Leervraag", q.letter)
        for over in (q.belemmering, q.ambitie, *q.gaat_over):
            self._naar_theorie("GAAT_OVER", hier, over or "")
        self._in_gebieden("IN_GEBIED", hier, q.gebieden)

    @cached_property
    def _agenda(self) -> Agenda:
        return Agenda(self.lus)

    def _signaal(self, s: Signaalstand) -> None:
        r, buiten = self.lus.signalen[s.sleutel], self.lezer.is_buiten
        self.v.knoop(
            "Signaal", s.sleutel, "", naam=s.sleutel, vraag=r.vraag, wat=r.vraag, sinds=s.sinds,
            dagen=s.leeftijd, staat=s.staat, is_open=s.is_open, zin=None if buiten else standzin(self.lus, s),
            eigenaren=(r.eigenaar,), adviseert=r.adviseert or None, uiterlijk=s.uiterlijk,
            voorstel=r.voorstel.tekst if r.voorstel else None, waarom_niet_zelf=r.waarom_niet_zelf,
            besluit=s.besluit.uitslag if s.besluit else None, besloten_op=s.besloten_op,
        )  # fmt: skip
        hier = ("Signaal", s.sleutel)
        self._naar_theorie("GAAT_OVER", hier, self.lezer.signalen.heet_nu(sleutel_in(r.over)))
        self.v.relatie("GEVRAAGD_VAN", hier, ("Tafel", r.gevraagd_van))
        self.v.relatie("LIGT_BIJ", hier, ("Tafel", s.tafel))
        self.v.relatie("EIGENAAR", hier, ("Knoop", r.eigenaar))
        for rol in r.adviseert:
            self.v.relatie("ADVISEERT", ("Knoop", rol), hier)
        self.v.relatie("VOLGT_UIT", hier, ("Leervraag", r.uit or ""))

    def _actie(self, a: Actiestand) -> None:
        self.v.knoop(
            "Actie", a.id, "", naam=a.id, wat=a.wat if self._mag_woorden(a) else None,
            datum=self._vanaf(a), eigenaren=a.eigenaren, uiterlijk=a.uiterlijk, gedaan_op=a.gedaan_op,
            voortgang=a.voortgang, dagen_te_laat=a.dagen, is_open=a.is_open, keer_verzet=a.verzet,
            vervallen_omdat=a.vervallen_omdat or None, resultaat=a.resultaat or None, naar=a.naar or None,
        )  # fmt: skip
        hier = ("Actie", a.id)
        self.v.relatie("IN_BIJEENKOMST", hier, ("Bijeenkomst", a.bijeenkomst))
        for soort in ("Leervraag", "Signaal", "Registratie", "Bijeenkomst"):
            self.v.relatie("VOLGT_UIT", hier, (soort, a.uit))
        for rol in a.eigenaren:
            self.v.relatie("EIGENAAR", hier, ("Knoop", rol))
        self._in_gebieden("IN_GEBIED", hier, a.gebieden)
        revisies = self.lus.acties.get(a.id, ())
        for veld, soort in (("beproeft", "BEPROEFT"), ("past_aan", "PAST_AAN")):
            doel = next((w for r in reversed(revisies) if (w := getattr(r, veld))), "")
            self._naar_theorie(soort, hier, doel)

    def _mag_woorden(self, a: Actiestand) -> bool:
        """The words of an agreement are those of a conversation, which go along only when that is asked."""
        if "!" not in a.id:
            return True
        return self.met_citaten and self.lezer.mag_lezen(self.lus.graaf.registratie(a.uit))

    def _vanaf(self, a: Actiestand) -> datetime.date:
        """The first day of an action; of an agreement that of its conversation."""
        if "!" in a.id:
            return self.lus.graaf.registratie(a.uit).datum
        return self.lus.acties[a.id][0].sinds

    def _punt(self, p: Agendapunt, plek: int) -> None:
        p = self.lezer.punt(p)
        naam = f"{p.onderwerp}@{p.bijeenkomst}"
        velden: Velden = {}
        if not self.lezer.is_buiten:
            velden = {"reden": p.reden, "antwoord": p.antwoord, "stand": p.stand, "tot_en_met": p.tot_en_met}
        self.v.knoop(
            "Agendapunt", naam, "", naam=p.uitslag or "staat klaar", onderwerp=p.onderwerp, uitslag=p.uitslag,
            datum=self.lus.dag_van(p), plek=plek, rollen=p.rollen or None, gehoord=p.gehoord or None,
            nakijken_vanaf=p.nakijken.vanaf if p.nakijken else None, **velden,
        )  # fmt: skip
        hier = ("Agendapunt", naam)
        self.v.relatie("IN_BIJEENKOMST", hier, ("Bijeenkomst", p.bijeenkomst))
        for soort in ("Leervraag", "Signaal"):
            self.v.relatie("BETREFT", hier, (soort, p.onderwerp))
        self._naar_theorie("BETREFT", hier, sleutel_in(p.onderwerp))
        self.v.relatie("DOORGEZET_NAAR", hier, ("Tafel", p.naar or ""))
        if p.nakijken:
            self._in_gebieden("NAKIJKEN_IN", hier, p.nakijken.gebieden)

    def _reacties(self, b: Bijeenkomst) -> None:
        """What those present found to be so; who reads no numbers of a session gets none of these either."""
        for r in b.reacties:
            for soort in ("Leervraag", "Signaal", "Bewering", "Knoop"):
                self.v.relatie(
                    "REAGEERDE_OP", ("Bijeenkomst", b.sleutel), (soort, sleutel_in(r.onderwerp)),
                    klopt=r.klopt, klopt_niet=r.klopt_niet, weten_we_niet=r.weten_we_niet,
                )  # fmt: skip

    # --- what they point at -------------------------------------------------------------------

    def _naar_theorie(self, soort: str, hier: tuple[str, str], sleutel: str) -> None:
        for label in ("Bewering", "Knoop"):
            self.v.relatie(soort, hier, (label, sleutel_in(sleutel)))

    def _in_gebieden(self, soort: str, hier: tuple[str, str], gebieden: Iterable[str]) -> None:
        """The areas that are meant, as far as they may be named."""
        for gebied in self.lezer.te_noemen_gebieden(gebieden):
            self.v.relatie(soort, hier, ("Gebied", gebied))
