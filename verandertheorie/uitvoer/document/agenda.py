"""The learning agenda as a page: successive agendas side by side, and what there is to talk about per open question."""

from collections.abc import Iterator
from dataclasses import dataclass

from verandertheorie.begrippen import woord
from verandertheorie.leerlus.acties import Actiestand, op_dringendheid
from verandertheorie.leerlus.agenda import Agenda, Letop
from verandertheorie.leerlus.moment import Lusmoment, laatste_dag
from verandertheorie.lezing.agendazinnen import BETEKENIS, TEKENS, in_een_zin, let_op
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.opschrift import FICTIEF, voet
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import Agendapunt, Leervraag
from verandertheorie.taal import aantal, dag, klein, met_punt, op_een_rij, opsomming
from verandertheorie.uitvoer.document.bladzijde import Bladzijde
from verandertheorie.uitvoer.document.blokken import (
    Alinea,
    Blok,
    Kop,
    Puntenlijst,
    Tabelblok,
    Tabelcel,
    Tekst,
    alinea,
    tekst,
    vet,
)
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import telt_niet_mee

NIVEAUS = (("aanpak", "Vragen over de aanpak zelf"), ("systeem", "Vragen over het systeem"))
"""The two levels of the plan (§5 Ad 1), and what stands above each."""


def schrijf_agenda(m: Lusmoment, lezer: Lezer, *, bijeenkomst: Bijeenkomst | None = None, rol: str = "") -> Bladzijde:
    """The agenda as of a day, for an audience.

    Args:
        m: the day.
        lezer: who reads; what may not be named is left out, with what follows from it.
        bijeenkomst: the session for which it is made, when it is.
        rol: only the questions that this role brought in or has an action of; empty for all.
    """
    a = Agenda(m)
    schrijver = _Schrijver(a, lezer, rol)
    waarom = "de laatste dag waarvan het dossier weet" if m.nu == laatste_dag(m.graaf) else "zoals gevraagd"
    waarom = f"de dag van {bijeenkomst.sleutel}" if bijeenkomst else waarom
    cyclus = f"Bewijs tot en met {m.graaf.cyclus}." if m.graaf.cyclus else "Er is nog geen leercyclus."
    blokken = (
        Kop(1, f"Leeragenda{f' voor {bijeenkomst.sleutel}' if bijeenkomst else ''}"),
        *([Alinea(tekst(FICTIEF), "melding")] if m.graaf.herkomst.fictief else []),
        Alinea(tekst(f"Nu is {dag(m.nu)}, {waarom}. {cyclus} {telt_niet_mee(m.graaf)}".strip()), "klein"),
        *schrijver.klaar_voor(bijeenkomst),
        *schrijver.naast_elkaar(),
        *schrijver.per_niveau(),
        *schrijver.geschrapt(),
        *schrijver.leerbehoeften(),
        *schrijver.ook_besproken(),
    )
    return Bladzijde(blokken, voet(m.graaf))


@dataclass(frozen=True, slots=True)
class _Schrijver:
    a: Agenda
    lezer: Lezer
    rol: str

    @property
    def m(self) -> Lusmoment:
        return self.a.moment

    def klaar_voor(self, b: Bijeenkomst | None) -> Iterator[Blok]:
        """What stands ready for the session; when it has minutes, what was discussed and what became of it."""
        if b is None:
            return
        alle = (p for punten in self.m.punten.values() for p in punten if p.bijeenkomst == b.sleutel)
        hier = sorted((p for p in alle if self.lezer.mag_genoemd(p.onderwerp)), key=lambda p: p.onderwerp)
        heeft_notulen = b.sleutel in self.m.heeft_notulen
        yield Kop(2, f"{'Aan de orde in' if heeft_notulen else 'Op de agenda van'} {b.sleutel}", "klaar")
        if b.vervallen_omdat:
            waarom = self.lezer.te_noemen_reden(b.vervallen_omdat)
            yield alinea(met_punt(f"{b.sleutel} ging niet door{f': {waarom}' if waarom else ''}"))
        elif hier:
            yield Puntenlijst(tuple(self._punt(p, heeft_notulen=heeft_notulen) for p in hier))
        elif any(p.bijeenkomst == b.sleutel for punten in self.m.punten.values() for p in punten):
            yield alinea("Wat er op de agenda staat, is alleen voor een kleinere kring.")
        else:
            yield alinea("Niet vastgelegd." if heeft_notulen else "Er staat nog niets klaar.")

    def _punt(self, p: Agendapunt, *, heeft_notulen: bool) -> Tekst:
        """A point by its subject, with what became of it once the session has minutes."""
        gevonden = self.m.vragen.get(p.onderwerp) or self.m.signalen.get(p.onderwerp)
        vraag = f" {gevonden.vraag}" if gevonden else ""
        werd = woord("waarde.uitslag", p.uitslag) if p.uitslag else BETEKENIS["niet_aan_toegekomen"]
        waarom = self.lezer.te_noemen_reden(p.reden)
        reden = f": {waarom}" if waarom else ""
        werd = met_punt(f" – {werd}{reden}") if heeft_notulen else ""
        return tekst(vet(self._heet(p.onderwerp)), f"{vraag}{werd}")

    def _heet(self, onderwerp: str) -> str:
        """A subject as people know it: what is in the theory by its name."""
        graaf = self.m.graaf
        return graaf.naam(onderwerp) if onderwerp in graaf.alle_knopen or onderwerp in graaf.stellingen else onderwerp

    def ook_besproken(self) -> Iterator[Blok]:
        """What was discussed and is no question and no signal; not when it is about one role."""
        anders = [k for k in self.m.punten if k not in self.m.vragen and k not in self.m.signalen]
        hier = {k: self.m.met_uitslag(k) for k in sorted(anders) if self.lezer.mag_genoemd(k)}
        regels = [
            tekst(vet(self._heet(k)), f" ({', '.join(p.bijeenkomst for p in punten)})")
            for k, punten in hier.items()
            if punten
        ]
        if regels and not self.rol:
            yield Kop(2, "Ook besproken", "ook-besproken")
            yield Puntenlijst(tuple(regels))

    def naast_elkaar(self) -> Iterator[Blok]:
        """Letters by sessions: the account of learning."""
        yield Kop(2, "De agenda's naast elkaar", "naast-elkaar")
        kolommen = self.a.kolommen
        letters = [k for k in self.a.op_de_agenda if self._hoort_erbij(k)]
        if not letters:
            yield alinea(self._geen_vraag())
            return
        rijen = tuple((Tabelcel(self._naam(k)), *(self._vak(k, b) for b in kolommen)) for k in letters)
        yield Tabelblok(
            "Wat er in elke bijeenkomst met een vraag gebeurde",
            ("vraag", *(b.sleutel for b in kolommen)),
            rijen,
            smal=True,
        )
        er_staan = dict.fromkeys(self.a.vak(k, b) for k in letters for b in kolommen)
        yield Alinea(tekst(" · ".join(f"{TEKENS[v]} {BETEKENIS[v]}" for v in TEKENS if v in er_staan)), "klein")

    def _geen_vraag(self) -> str:
        if self.rol and self.a.op_de_agenda:
            wie = klein(self.m.graaf.naam(self.rol))
            return f"Van {wie} stond geen vraag op een agenda, en bij geen vraag is er een actie van {wie}."
        return "Er stond nog geen vraag op een agenda."

    def _naam(self, letter: str) -> str:
        verder = self.a.verder_als.get(letter, ())
        return f"{letter} (verder als {opsomming(verder)})" if verder else letter

    def _vak(self, letter: str, b: Bijeenkomst) -> Tabelcel:
        vak = self.a.vak(letter, b)
        return Tabelcel(TEKENS[vak], BETEKENIS[vak])

    def per_niveau(self) -> Iterator[Blok]:
        """The open questions, those on the approach first."""
        for niveau, titel in NIVEAUS:
            hier = [k for k in self.a.open_letters if self.m.vragen[k].niveau == niveau and self._hoort_erbij(k)]
            if hier:
                yield Kop(2, titel, niveau)
            for letter in hier:
                yield from self._vraag(letter)

    def _vraag(self, letter: str) -> Iterator[Blok]:
        q = self.m.vragen[letter]
        yield Kop(3, f"{letter} · {q.vraag}")
        if over := [let_op(self.m.graaf, p) for p in self._let_op(letter)]:
            yield Alinea(tekst(vet("Let op:"), f" {met_punt('; '.join(over))}"), "melding")
        if q.dilemma:
            yield alinea(vet("Dilemma:"), f" {q.dilemma}")
        yield from map(alinea, self._herkomst(letter, q))
        if punten := (*self._woorden(letter), *self._nieuws(letter)):
            yield Puntenlijst(punten)
        if acties := self._acties(letter):
            yield alinea(vet("Afgesproken"))
            yield Puntenlijst(tuple(tekst(in_een_zin(self.m.graaf, a)) for a in acties))

    def _herkomst(self, letter: str, q: Leervraag) -> Iterator[str]:
        """What became of it last, and where it came from."""
        if punt := self.a.laatste_keer(letter):
            waarom = self.lezer.te_noemen_reden(punt.reden)
            reden = f": {waarom}" if waarom else ""
            yield met_punt(f"Laatst {woord('waarde.uitslag', punt.uitslag or '')} in {punt.bijeenkomst}{reden}")
        antwoord = next((p.antwoord for p in reversed(self.m.met_uitslag(letter)) if p.antwoord), None)
        if antwoord := self.lezer.te_noemen_tekst(antwoord):
            yield met_punt(f"Wat wij er nu van denken: {antwoord}")
        if terug := self.a.terug_sinds(letter):
            yield f"Was geschrapt, en is terug sinds {terug}."
        if q.komt_uit:
            yield f"Komt uit {opsomming(q.komt_uit)}."
        if gebieden := self.lezer.te_noemen_gebieden(q.gebieden):
            yield f"Genoemd bij deze vraag: {op_een_rij(gebieden)}."
        if q.ingebracht_door:
            yield f"Ingebracht door {opsomming(self.m.graaf.naam(rol) for rol in q.ingebracht_door)}."

    def _woorden(self, letter: str) -> Iterator[Tekst]:
        """What the evidence says of its blocker and its claims."""
        g = self.m.graaf
        for factor in filter(self.lezer.mag_onderwerp, self.a.factoren(letter)):
            klasse = self.a.klasse(factor)
            yield tekst(vet(g.naam(factor)), f": {woord('klasse', klasse)}" if klasse else ": geen belemmering")
        for k in filter(self.lezer.mag_onderwerp, self.a.beweringen(letter)):
            status = statuswoord_nl(beoordeling(g).bewering(k).woord.rekenstatus)
            yield tekst(vet(g.naam(k)), f" {g.stellingen[k].tekst.rstrip('.')}: {status}")

    def _nieuws(self, letter: str) -> Iterator[Tekst]:
        """How much was found on it since; nothing when it is about nothing in the theory."""
        n = self.a.nieuws(letter)
        if not (self.a.factoren(letter) or self.a.beweringen(letter)):
            return
        sinds = f"{n.sinds} ({dag(n.dag)})" if n.sinds else dag(n.dag)
        gevonden = (
            f"{aantal(n.bevindingen, 'bevinding', 'bevindingen')} uit {aantal(n.gesprekken, 'gesprek', 'gesprekken')}"
        )
        yield tekst(f"Erbij sinds {sinds}: {gevonden if n.bevindingen else 'geen bevinding'}.")

    def _acties(self, letter: str) -> tuple[Actiestand, ...]:
        hier = [self.lezer.actie(a) for a in self.a.acties(letter) if self.lezer.mag_genoemd(a.uit)]
        return op_dringendheid(hier)

    def _let_op(self, letter: str) -> list[Letop]:
        punten = self.a.let_op(letter, mag=self.lezer.mag_genoemd)
        return [p for p in punten if not p.factor or self.lezer.mag_onderwerp(p.factor)]

    def geschrapt(self) -> Iterator[Blok]:
        """What was struck while something agreed on it is late."""
        struik = [k for k in self.a.op_de_agenda if self.a.is_geschrapt(k) and self._hoort_erbij(k)]
        over = [(k, p) for k in struik for p in self._let_op(k)]
        if over:
            yield Kop(2, "Geschrapt, en nog niet gedaan", "geschrapt")
            yield Puntenlijst(tuple(tekst(vet(k), f" {let_op(self.m.graaf, p)}") for k, p in over))

    def leerbehoeften(self) -> Iterator[Blok]:
        """What was brought in and was on no agenda yet."""
        hier = [k for k in self.a.leerbehoeften if self._hoort_erbij(k)]
        if hier:
            yield Kop(2, "Ingebracht, nog op geen agenda", "leerbehoeften")
            vragen = self.m.vragen
            yield Puntenlijst(tuple(tekst(vet(k), f" {vragen[k].vraag} ({dag(vragen[k].sinds)})") for k in hier))

    def _hoort_erbij(self, letter: str) -> bool:
        """Whether a question is shown: all are, or those of one role."""
        doet = any(self.rol in a.eigenaren for a in self.a.acties(letter))
        return not self.rol or doet or self.rol in self.m.vragen[letter].ingebracht_door
