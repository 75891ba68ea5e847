"""The question what happened to one subject, by date: what was said, asked, decided, done, changed and found.

Facts come from the records as they stand; no words of a conversation are read, only where and how often something was
found.
"""

import datetime
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar, Literal, TypeVar

from verandertheorie.begrippen import woord
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.afgeschermd import gehoord_in
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vermelding import Gespreksgegevens
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.leerlus.acties import Actiestand, alle_acties, zoals_nu
from verandertheorie.leerlus.agenda import Agenda
from verandertheorie.leerlus.moment import Lusmoment, laatste_dag
from verandertheorie.leerlus.signalen import Signalen
from verandertheorie.lezing.agendazinnen import stand_van_actie
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.moment import Moment
from verandertheorie.lezing.signaalzinnen import na_besluit, staat, standzin
from verandertheorie.lezing.signalen import moment
from verandertheorie.lezing.tafelblik import Tafelblik
from verandertheorie.model.basis import Record
from verandertheorie.model.besluiten import BesluitOpVoorstel, Redactie, TheorieVersie
from verandertheorie.model.doelgroep import MINSTE_GROEPEN, kies_doelgroep
from verandertheorie.model.gebieden import Bijeenkomst, Inzet, Leercyclus, Reactie, Toepassing
from verandertheorie.model.leerlus import Actie, Agendapunt, Leervraag, Leervraagwijziging, Lusrecord, Signaal
from verandertheorie.model.relaties import sleutel_in
from verandertheorie.model.theorie import Interventie, Statuswijziging
from verandertheorie.model.verwijzing import Doel, Namenlijst
from verandertheorie.taal import aantal, dag, groot, leesbaar, met_punt, op_een_rij, opsomming, zonder_punt
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.rijkeuze import telt_niet_mee, voor_zover
from verandertheorie.vragen.tabel import Kolom

R = TypeVar("R", bound=Record)
Stap = Literal["", "geprobeerd", "gezien", "aangepast", "opnieuw"]
"""Of an intervention: it was tried, something was seen, it was adapted, and tried and seen again."""

SOORTEN = ("leervraag", "signaal", "actie", "bijeenkomst")


@dataclass(frozen=True, slots=True)
class Voorval:
    """Something that happened to a subject on a day.

    ``aard``: what kind of thing it is; ``tekst``: what happened; ``gebieden``: where; ``rollen``: who; ``waar_staat``:
    the key of the record that says it.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom(
            "datum", "datum", "de dag; van een leercyclus de laatste dag waarop iets is gehoord, of de laatste dag zelf"
        ),
        Kolom("stap", "stap", "van een interventie: geprobeerd, gezien, aangepast, opnieuw"),
        Kolom("aard", "wat", "wat voor iets het is"),
        Kolom("tekst", "wat er gebeurde", "zoals het is vastgelegd"),
        Kolom("gebieden", "gebied", "waar"),
    )

    datum: str
    stap: Stap
    aard: str
    tekst: str
    gebieden: tuple[str, ...] = ()
    rollen: tuple[str, ...] = ()
    waar_staat: str = ""


@vraag
def tijdlijn(
    graaf: Verandergraaf, onderwerp: str, *, op: str | None = None, doelgroep: str | None = None
) -> Inhoud[Voorval]:
    """Everything that happened to one subject, by date (plan §5 Ad 2: tried, seen, adapted, again).

    Args:
        graaf: theory and evidence, without filters.
        onderwerp: a letter, a signal, an action, a session, or a part of the theory: a factor, claim or intervention.
        op: up to and including this day, such as ``2028-03-31``; default the end of the cycle of the graph, or the
            last day there is.
        doelgroep: who reads; default a monitor. For others what they may read only, outside the programme no areas,
            and what was found on the last day of its cycle.

    Returns:
        Rows by date; on one day in the order of asked, decided, done, found. Of a signal the last says how it stands.

    Raises:
        AanroepFout: nothing is called that which may be read, it is no day, no audience, or a filter is set.
    """
    if graaf.filter.actief():
        raise AanroepFout("Een tijdlijn laat alles zien. Laat de filters weg.")
    graaf = graaf.voor(kies_doelgroep(doelgroep or "monitor"))
    m = moment(graaf, op or _komt_nog(graaf, onderwerp), None) or Lusmoment(graaf, datetime.date.max)
    blik = Moment(0, Lezer(m.graaf, graaf.doelgroep))
    soort, sleutel = _vind(m, onderwerp, blik.lezer)
    rijen = sorted(_Verhaal(m, blik).van(soort, sleutel), key=lambda r: r.datum)
    if soort == "interventie":
        rijen = list(_met_stappen(rijen))
    if not blik.lezer.is_monitor:
        rijen = sorted(_per_cyclus(m, rijen), key=lambda r: r.datum)
    naam = sleutel if soort in SOORTEN else m.graaf.naam(sleutel)
    tot = f" tot en met {dag(m.nu)}" if m.nu != datetime.date.max else ""
    zin = f"{groot(naam)}: {aantal(len(rijen), 'voorval', 'voorvallen')}{tot}."
    if soort == "signaal":
        rijen.append(_stand_van(Tafelblik(Signalen(m), blik.lezer), sleutel))
    zin = zin if rijen else f"Over {naam} is{tot} nog niets vastgelegd{voor_zover(graaf)}."
    return Inhoud(tuple(rijen), tuple(filter(None, (zin, telt_niet_mee(m.graaf)))), van=m.graaf)


def _komt_nog(graaf: Verandergraaf, naam: str) -> str | None:
    """The first day of what sessions wrote down for later than now, so that it is there all the same."""
    nu = laatste_dag(graaf) if graaf.is_nu else None
    gevouwen = naam.strip().casefold()
    dagen = [r.vanaf for r in graaf.records(Lusrecord) if r.record_sleutel.casefold() == gevouwen]
    dagen += [b.datum.isoformat() for b in graaf.records(Bijeenkomst) if b.sleutel.casefold() == gevouwen]
    eerste = min(dagen, default="")
    return eerste if nu and eerste > nu.isoformat() else None


def _afgesproken(a: Actie) -> tuple[object, ...]:
    """What was agreed of an action; what became of it has lines of its own."""
    return a.wat, a.eigenaren, a.uiterlijk, a.gebieden


def _resultaat(tekst: str | None) -> str:
    return f"resultaat: {tekst}" if tekst else ""


def _stand_van(t: Tafelblik, signaal: str) -> Voorval:
    """What all of it comes to: how the signal stands now. The decision stands above it with its day."""
    m, hoe = t.lus.moment, t.standen[signaal]
    zin = na_besluit(hoe) if hoe.staat == hoe.na_besluit else standzin(m, hoe)
    zin = staat(hoe) if t.lezer.is_buiten else zin
    return Voorval(m.nu.isoformat(), "", "stand", met_punt(groot(zin)), waar_staat=signaal)


def _vind(m: Lusmoment, naam: str, lezer: Lezer) -> tuple[str, str]:
    """Type and key of what is meant: letter, signal, then theory, then action and session.

    What may not be named to who reads is said not to be there, like anything else.
    """
    gevouwen = naam.strip().casefold()
    signalen = list(filter(lezer.mag_signaal, m.signalen))
    acties = [k for k, a in alle_acties(m).items() if lezer.mag_actie(a)]
    for soort, sleutels in (("leervraag", [*m.vragen]), ("signaal", signalen)):
        if gevonden := next((k for k in sleutels if k.casefold() == gevouwen), None):
            return soort, gevonden
    doel = m.graaf.namen.zoek(naam, ("knoop", "bewering"))
    if isinstance(doel, Doel) and not doel.is_nieuw and lezer.mag_onderwerp(doel.sleutel):
        return doel.soort, m.graaf.opgegaan_in.get(doel.sleutel, doel.sleutel)
    for soort, sleutels in (("actie", acties), ("bijeenkomst", [*m.bijeenkomsten])):
        if gevonden := next((k for k in sleutels if k.casefold() == gevouwen), None):
            return soort, gevonden
    if naam in m.punten and lezer.mag_genoemd(naam):
        return "agendapunt", naam
    bekend = [*m.vragen, *signalen, *filter(lezer.mag_onderwerp, m.graaf.alle_knopen), *acties, *m.bijeenkomsten]
    bekend += [s.code for s in m.graaf.stellingen.values() if s.code and lezer.mag_stelling(s)]
    beste = Namenlijst.lijkt_op(naam, bekend)
    raad = f" Bedoelt u {beste}?" if beste else " Noem een letter, signaal, actie, bijeenkomst of deel van de theorie."
    hier = "" if lezer.is_monitor else " of is hier niet te lezen"
    raise AanroepFout(f"'{naam}' staat niet in het dossier{hier}.{raad}")


def _met_stappen(rijen: Iterable[Voorval]) -> Iterator[Voorval]:
    """After it was adapted, what is tried and seen is tried and seen again."""
    is_aangepast = False
    for r in rijen:
        yield replace(r, stap="opnieuw") if is_aangepast and r.stap in ("geprobeerd", "gezien") else r
        is_aangepast = is_aangepast or r.stap == "aangepast"


def _per_cyclus(m: Lusmoment, rijen: Iterable[Voorval]) -> Iterator[Voorval]:
    """What was found on the last day of its cycle, once that is over: the day itself points at who spoke then."""
    tot = {c.nummer: c.tot for c in m.graaf.cycli if c.tot <= m.nu}
    for r in rijen:
        if r.aard != "bevindingen":
            yield r
        elif einde := tot.get(m.graaf.cyclus_van_dag(datetime.date.fromisoformat(r.datum))):
            yield replace(r, datum=einde.isoformat())


class _Verhaal:
    """What is known of any subject, as of a moment."""

    def __init__(self, m: Lusmoment, blik: Moment) -> None:
        self.m, self.graaf, self.blik, self.lezer = m, m.graaf, blik, blik.lezer

    def van(self, soort: str, sleutel: str) -> Iterator[Voorval]:
        """All that happened to a subject, up to the day of the moment."""
        delen: Iterator[Voorval]
        match soort:
            case "leervraag":
                delen = (r for letter in Agenda(self.m).stam(sleutel) for r in self._leervraag(letter))
            case "signaal":
                delen = self._signaal(sleutel)
            case "actie":
                delen = self._actie(sleutel)
            case "bijeenkomst":
                delen = self._sessie(self.m.bijeenkomsten[sleutel])
            case "agendapunt":
                delen = self._punten(sleutel)
            case _:
                delen = self._theorie(soort, sleutel)
        return iter(dict.fromkeys(r for r in delen if r.datum <= self.m.nu.isoformat()))

    # --- sessions -----------------------------------------------------------------------------

    def _leervraag(self, letter: str) -> Iterator[Voorval]:
        for q in self._revisies(Leervraag, letter):
            delen = (
                f"niveau: {q.niveau}",
                f"reikwijdte: {q.reikwijdte}" if q.reikwijdte else "",
                f"ingebracht door {self._rollen(q.ingebracht_door)}" if q.ingebracht_door else "",
                f"uit {opsomming(uit)}" if (uit := self._uit(q)) else "",
                f"komt uit {opsomming(q.komt_uit)}" if q.komt_uit else "",
                f"dilemma: {q.dilemma}" if q.dilemma else "",
            )
            yield self._op(q.sinds, "leervraag", _zin(q.vraag, *delen), q.gebieden, q.ingebracht_door, letter)
        yield from self._punten(letter)
        yield from self._rond(letter)
        yield from (r for s in self.m.signalen.values() if s.uit == letter for r in self._signaal(s.sleutel))

    def _uit(self, q: Leervraag) -> list[str]:
        """Where a question came from; the id of a conversation says whose it was."""
        gesprekken = self.graaf.voorraad.gesprekken
        return [u for u in q.uit if self.lezer.is_monitor or (u not in gesprekken and self.lezer.mag_genoemd(u))]

    def _signaal(self, sleutel: str) -> Iterator[Voorval]:
        if not self.lezer.mag_signaal(sleutel):
            return
        ervoor: tuple[str, ...] = ()
        for s in self._revisies(Signaal, sleutel):
            delen = (
                met_punt(s.vraag),
                f"gevraagd van {self.graaf.naam(s.gevraagd_van)}",
                f"door {self.graaf.naam(s.eigenaar)}",
                f"voorstel: {s.voorstel.tekst}" if s.voorstel else "",
                f"nodig: {s.voorstel.nodig}" if s.voorstel and s.voorstel.nodig else "",
                f"waarom niet zelf: {s.waarom_niet_zelf}" if s.waarom_niet_zelf else "",
                *(
                    f"opgenomen in {o.document}: {o.overgenomen}{f', want {zonder_punt(o.reden)}' if o.reden else ''}"
                    for o in s.opgenomen_in
                ),
            )
            nieuw = [deel for deel in delen if deel not in ervoor] if ervoor else list(delen)
            if nieuw:
                yield self._op(s.sinds, "signaal", groot(_zin(*nieuw)), (), (s.eigenaar, *s.adviseert), sleutel)
            ervoor = delen
        yield from self._punten(sleutel)
        yield from self._rond(sleutel)
        s = self.m.signalen[sleutel]
        vanaf = self.m.eerste_dag(s).isoformat()
        yield from (r for r in self._gevonden((sleutel_in(s.over),)) if r.datum >= vanaf)

    def _punten(self, onderwerp: str) -> Iterator[Voorval]:
        for zo in (onderwerp, f"[{onderwerp}]") if self.lezer.mag_genoemd(onderwerp) else ():
            yield from map(self._punt, self.m.punten.get(zo, ()))

    def _punt(self, p: Agendapunt) -> Voorval:
        p = self.lezer.punt(p)
        kijk = p.nakijken if p.nakijken and p.nakijken.gebieden else None
        wat = woord("waarde.uitslag", p.uitslag) if p.uitslag else "op de agenda"
        delen = (
            f"door {self._rollen(p.rollen)}" if p.rollen else "",
            f"want: {p.reden}" if p.reden else "",
            f"naar {self.graaf.naam(p.naar)}" if p.naar else "",
            f"eerst: {_anders(p.oud)}" if p.oud else "",
            f"nu: {_anders(p.nieuw)}" if p.nieuw else "",
            f"wat wij nu denken: {p.antwoord}" if p.antwoord else "",
            f"ook overwogen: {opsomming(p.overwogen)}" if p.overwogen else "",
            f"gehoord: {self._rollen(p.gehoord)}" if p.gehoord else "",
            f"toen: {p.stand}{f' (bewijs tot en met {p.tot_en_met})' if p.tot_en_met else ''}" if p.stand else "",
            f"nakijken in {opsomming(kijk.gebieden)}{f' vanaf {kijk.vanaf}' if kijk.vanaf else ''}" if kijk else "",
        )
        mag = not self.lezer.leest_niet_mee
        tekst = _zin(f"{groot(wat)} in {p.bijeenkomst}", *(delen if mag else ()))
        return self._op(self.m.dag_van(p), "agendapunt", tekst, p.gebieden, p.rollen, f"{p.onderwerp}.{p.bijeenkomst}")

    def _rond(self, onderwerp: str) -> Iterator[Voorval]:
        """Actions that came out of it, and what sessions said and wrote down about it."""
        for id_, revisies in self.m.acties.items():
            if revisies[-1].uit == onderwerp:
                yield from self._actie(id_)
        for b in filter(self._mag_notulen, self.m.geweest):
            for r in b.reacties:
                if sleutel_in(r.onderwerp) == onderwerp:
                    yield self._reactie(b, r, f"In {b.sleutel}: ")
            for n in b.notities:
                if sleutel_in(n.onderwerp) == onderwerp and not self.lezer.noemt_verborgen(n.tekst):
                    yield self._op(b.datum, "notitie", _zin(n.tekst), (), (), b.sleutel)

    def _mag_notulen(self, b: Bijeenkomst) -> bool:
        """Whether it may be told what a session itself wrote down: of an own table not to all, to the public nothing.

        The public reads of no session; the minutes of a table of the approach itself are for who sees what lies
        within it.
        """
        tafel = self.m.tafels.get(b.van or "")
        return not self.lezer.leest_niet_mee and (tafel is None or not tafel.eigen or self.lezer.ziet_binnen)

    def _actie(self, id_: str) -> Iterator[Voorval]:
        stand, ervoor = self._acties[id_], None
        if not self.lezer.mag_actie(stand):
            return
        revisies = self.m.acties.get(id_, ())
        for a in revisies:
            voor = f"vóór {dag(a.uiterlijk)}" if a.uiterlijk else ""
            wie = self._rollen(a.eigenaren) or "niemand"
            begin = f"{id_} verandert" if ervoor else stand.wat
            if ervoor is None or _afgesproken(a) != _afgesproken(ervoor):
                tekst = _zin(begin, wie, voor, self._reden(a.reden))
                yield self._op(a.sinds, "actie", tekst, a.gebieden, a.eigenaren, id_)
            ervoor = a
        if not revisies:
            registratie = self.graaf.registratie(stand.uit)
            yield self._op(registratie.datum, "afspraak", _zin(stand.wat), stand.gebieden, stand.eigenaren, id_)
        if stand.gedaan_op:
            tekst = _zin(f"{id_} is gedaan: {stand.wat}", _resultaat(stand.resultaat))
            yield self._op(stand.gedaan_op, "gedaan", tekst, stand.gebieden, stand.eigenaren, id_)
        elif stand.voortgang == "vervallen" and revisies:
            yield self._op(revisies[-1].sinds, "vervallen", _zin(f"{id_} {stand_van_actie(stand)}"), (), (), id_)

    def _actie_in(self, b: Bijeenkomst, id_: str, revisies: Sequence[Actie]) -> Iterator[Voorval]:
        """What one session agreed on, changed and closed of an action."""
        wat = self._acties[id_].wat
        if not self.lezer.mag_actie(self._acties[id_]):
            return
        for ervoor, a in zip((None, *revisies), revisies, strict=False):
            if a.bijeenkomst != b.sleutel:
                continue
            if ervoor is None or _afgesproken(a) != _afgesproken(ervoor):
                voor = f"vóór {dag(a.uiterlijk)}" if a.uiterlijk else ""
                tekst = _zin(f"{id_}: {wat}", self._rollen(a.eigenaren) or "niemand", voor, self._reden(a.reden))
                yield self._op(b.datum, "actie", tekst, a.gebieden, a.eigenaren, id_)
            if a.gedaan_op and a.gedaan_op <= b.datum and not (ervoor and ervoor.gedaan_op):
                tekst = _zin(
                    f"{id_} is gedaan op {dag(a.gedaan_op)}: {wat}", _resultaat(self.lezer.te_noemen_tekst(a.resultaat))
                )
                yield self._op(b.datum, "gedaan", tekst, a.gebieden, a.eigenaren, id_)
            if a.vervallen_omdat and not (ervoor and ervoor.vervallen_omdat):
                waarom = self._reden(a.vervallen_omdat)
                tekst = _zin(f"{id_} gaat niet door: {wat}", f"want: {waarom}" if waarom else "")
                yield self._op(b.datum, "vervallen", tekst, a.gebieden, a.eigenaren, id_)

    def _reactie(self, b: Bijeenkomst, r: Reactie, waar: str) -> Voorval:
        keuzes = (("klopt", r.klopt), ("klopt niet", r.klopt_niet), ("weten we niet", r.weten_we_niet))
        tekst = f"{waar}{', '.join(f'{wat}: {self.lezer.hoe_vaak(n)}' for wat, n in keuzes)}."
        return self._op(b.datum, "reactie", tekst, (), (), b.sleutel)

    def _sessie(self, b: Bijeenkomst) -> Iterator[Voorval]:
        wat = woord("waarde.bijeenkomstsoort", b.bijeenkomstsoort)
        mag, aanwezig = self._mag_notulen(b), [f"{self.lezer.hoe_vaak(n)} {p}" for p, n in b.aanwezig.items()]
        delen = (
            f"van {self.graaf.naam(b.van)}" if b.van else "",
            _ging_niet_door(self._reden(b.vervallen_omdat)) if b.vervallen_omdat else "",
            f"aanwezig: {opsomming(aanwezig)}" if mag and aanwezig else "",
            f"kern: {self.lezer.hoe_vaak(b.kern.er)} van {self.lezer.hoe_vaak(b.kern.van)}" if mag and b.kern else "",
        )
        yield self._op(b.datum, "bijeenkomst", _zin(f"{b.sleutel} ({wat})", *delen), (), (), b.sleutel)
        for punten in self.m.punten.values():
            for p in punten:
                if p.bijeenkomst == b.sleutel and self.lezer.mag_genoemd(p.onderwerp):
                    hier = self._punt(p)
                    yield replace(hier, tekst=f"{p.onderwerp}: {hier.tekst}")
        if mag:
            for tekst in filter(self.lezer.te_noemen_tekst, b.verder):
                yield self._op(b.datum, "verder", _zin(tekst), (), (), b.sleutel)
            for n in b.notities:
                if self.lezer.mag_genoemd(n.onderwerp) and not self.lezer.noemt_verborgen(n.tekst):
                    yield self._op(b.datum, "notitie", _zin(f"{n.onderwerp}: {n.tekst}"), (), (), b.sleutel)
        for r in b.reacties:
            if mag and self.lezer.mag_genoemd(r.onderwerp):
                yield self._reactie(b, r, f"{self.graaf.naam(sleutel_in(r.onderwerp))}: ")
        for id_, revisies in self.m.acties.items():
            yield from self._actie_in(b, id_, revisies)
        yield from self._besluiten(sessie=b.sleutel)
        for v in self.graaf.records(TheorieVersie):
            if v.bijeenkomst == b.sleutel:
                tekst = _zin(f"Versie {v.nummer} van de theorie", self._reden(v.toelichting))
                yield self._op(b.datum, "versie", tekst, (), (), v.record_sleutel)

    # --- the theory ---------------------------------------------------------------------------

    def _theorie(self, soort: str, sleutel: str) -> Iterator[Voorval]:
        over = {sleutel, f"[{sleutel}]"}
        yield from self._punten(sleutel)
        yield from self._rond(sleutel)
        for s in self.m.signalen.values():
            if sleutel_in(s.over) == sleutel:
                yield from self._signaal(s.sleutel)
        for q in self.m.vragen.values():
            if {q.belemmering, q.ambitie, *q.gaat_over} & over:
                eerst = next(iter(self._revisies(Leervraag, q.letter)))  # as it read on that day
                tekst = f"Leervraag {q.letter}: {met_punt(eerst.vraag)}"
                yield self._op(eerst.sinds, "leervraag", tekst, eerst.gebieden, (), q.letter)
        yield from self._besluiten(over)
        yield from self._gevonden((sleutel,))
        match soort:
            case "interventie":
                yield from self._interventie(sleutel)
            case "systemische_factor":
                antwoorden = {
                    s.van
                    for s in self.graaf.stellingen.values()
                    if s.relatie == "biedt_antwoord_op" and s.naar == sleutel
                }
                yield from self._toepassingen(antwoorden)
            case "handelingsperspectief":
                yield from self._toepassingen({sleutel})
                for id_, revisies in self.m.acties.items():
                    if revisies[-1].beproeft == sleutel:
                        yield from self._actie(id_)

    def _interventie(self, sleutel: str) -> Iterator[Voorval]:
        for inzet in self.graaf.records(Inzet):
            if inzet.interventie == sleutel:
                middelen = f"met {inzet.middelen}" if inzet.middelen else ""
                begin = self._op(
                    inzet.van, "inzet", _zin("Begint", middelen), (inzet.gebied,), (), inzet.record_sleutel
                )
                yield replace(begin, stap="geprobeerd")
                if inzet.tot:
                    yield self._op(inzet.tot, "inzet", "Houdt op.", (inzet.gebied,), (), inzet.record_sleutel)
        for w in self.graaf.records(Statuswijziging):
            if w.onderwerp == sleutel:
                tekst = _zin(f"Van {w.van} naar {w.naar}", self._reden(w.reden))
                yield self._op(self._begin(w.sinds), "status", tekst, (), (), w.record_sleutel)
        van_hier = [s.sleutel for s in self.graaf.stellingen.values() if s.van == sleutel]
        for r in self._gevonden(van_hier):
            yield replace(r, stap="gezien")
        for a in map(zoals_nu, self.m.acties.values()):
            mag = self.lezer.mag_actie(self._acties[a.id])
            if mag and a.past_aan == sleutel and a.gedaan_op and a.gedaan_op <= self.m.nu:
                yield self._aanpassing(a, van_hier)
        door_acties = {a.id for a in self.graaf.records(Actie)}  # what these made they tell, once they are known
        for i in self._revisies(Interventie, sleutel):
            versie = self.lezer.versie(i)
            if versie and i.sinds and versie not in door_acties:
                yield self._op(self._begin(i.sinds), "versie", _zin(f"Versie {versie}"), (), (), sleutel)

    def _aanpassing(self, a: Actie, beweringen: Sequence[str]) -> Voorval:
        """That an action adapted it: what it was and became, why, and what was found in its areas before and after."""
        stand, waar = self._acties[a.id], a.gebieden or self._acties[a.id].gebieden
        eerst = a.oud or self._omschrijving_voor(a)
        delen = (
            stand.wat if stand.wat != a.nieuw else "",
            f"eerst: {zonder_punt(eerst)}" if eerst else "",
            f"nu: {zonder_punt(a.nieuw)}" if a.nieuw else "",
            f"door {opsomming(a.door)}" if a.door and self.lezer.is_monitor else "",
            *(self._voor_en_na(a, waar, beweringen) if self._mag_alle(waar) else ()),
        )
        tekst = _zin(f"Aangepast door {a.id}", *delen)
        dag_ = a.gedaan_op or self.m.nu
        return replace(self._op(dag_, "actie", tekst, stand.gebieden, stand.eigenaren, a.id), stap="aangepast")

    def _omschrijving_voor(self, a: Actie) -> str:
        """What the intervention was before this action, as its revisions tell."""
        revisies = self._revisies(Interventie, a.past_aan or "")
        deze = next((nr for nr, i in enumerate(revisies) if a.id in i.besluiten), 0)
        return revisies[deze - 1].omschrijving if deze else ""

    def _voor_en_na(self, a: Actie, gebieden: Sequence[str], beweringen: Sequence[str]) -> Iterator[str]:
        """What was found of each claim in these areas, or everywhere when none is named, before and after that day."""
        for b in beweringen:
            hier = [
                v
                for v in self.graaf.vondsten(b)
                if v.soort != "stilte" and (not gebieden or set(self.graaf.ligging.ligt_in(v.gebied)) & {*gebieden})
            ]
            erna = [v for v in hier if a.gedaan_op and self._dag(v) > a.gedaan_op]
            if hier:
                ervoor = [v for v in hier if v not in erna]
                niets = f"niets {'wat hier meetelt ' if self.graaf.verborgen else ''}gehoord"
                voor, na = (self._tel(deel) if deel else niets for deel in (ervoor, erna))
                yield f"{self.graaf.naam(b)} ervoor {voor}; erna {na}"

    def _toepassingen(self, antwoorden: set[str]) -> Iterator[Voorval]:
        for t in self.graaf.records(Toepassing):
            if t.handelingsperspectief not in antwoorden or not self.lezer.mag_onderwerp(t.handelingsperspectief):
                continue
            naam = self.graaf.naam(t.handelingsperspectief)
            yield self._op(
                self._begin(t.cyclus), "toepassing", _zin(f"{naam}: geprobeerd"), (t.gebied,), (), t.record_sleutel
            )
            if t.gebleken:
                tekst = _zin(f"{naam}: hielp {t.hielp}")
                yield self._op(self._begin(t.gebleken), "toepassing", tekst, (t.gebied,), (), t.record_sleutel)

    def _besluiten(self, over: Container[str] = (), sessie: str = "") -> Iterator[Voorval]:
        """The decisions on proposals, and changes of wording, about a subject or of a session."""
        for b in self.graaf.records(BesluitOpVoorstel):
            mag = all(self.lezer.mag_onderwerp(sleutel_in(o)) for o in b.onderwerpen)
            hoort_erbij = b.bijeenkomst == sessie or any(o in over for o in b.onderwerpen)
            if mag and hoort_erbij and b.bijeenkomst in self.m.bijeenkomsten:
                tekst = _zin(f"{b.voorstel} {leesbaar(b.uitslag)} in {b.bijeenkomst}", self._reden(b.reden))
                datum = self.m.bijeenkomsten[b.bijeenkomst].datum
                waar = b.gebieden if self.lezer.is_monitor else ()  # those of all evidence of that day
                yield self._op(datum, "besluit", tekst, waar, b.rollen, b.record_sleutel)
        for r in self.graaf.records(Redactie):
            over_wat, in_sessie = sleutel_in(r.onderwerp), self.m.bijeenkomsten.get(r.bijeenkomst)
            hoort_erbij = r.bijeenkomst == sessie or r.onderwerp in over
            if hoort_erbij and in_sessie and self.lezer.mag_onderwerp(over_wat):
                tekst = _zin(f"{groot(r.veld)} van {over_wat} in andere woorden: {r.nieuw}", self._reden(r.reden))
                yield self._op(in_sessie.datum, "redactie", tekst, (), (), r.record_sleutel)

    def _gevonden(self, sleutels: Iterable[str]) -> Iterator[Voorval]:
        """Per cycle what was found about a claim or factor, dated on the last day on which somebody told it."""
        for sleutel in filter(self.lezer.mag_onderwerp, sleutels):
            per_cyclus: dict[int, list[Vondst]] = defaultdict(list)
            for v in self.graaf.vondsten(sleutel):
                if v.soort != "stilte":
                    per_cyclus[v.item.verteld].append(v)
            for nummer, vondsten in sorted(per_cyclus.items()):
                hier = {v.gebied for v in vondsten if self._is_genoeg(vondsten) and self._is_gehoord(v.gebied, nummer)}
                waar = {*self.lezer.te_noemen_gebieden(hier)}
                voor, tegen = (sorted(waar & {v.gebied for v in vondsten if v.item.teken == t}) for t in (1, -1))
                delen = (
                    f"voor in {op_een_rij(voor)}" if voor else "",
                    f"tegen in {op_een_rij(tegen)}" if tegen else "",
                )
                cyclus = self.graaf.naam_van_cyclus(nummer)
                tekst = _zin(f"{self.graaf.naam(sleutel)} in {cyclus}: {self._tel(vondsten)}", *delen)
                laatste = max(map(self._dag, vondsten))
                yield self._op(laatste, "bevindingen", tekst, tuple(sorted({*voor, *tegen})), (), sleutel)

    def _is_gehoord(self, gebied: str, cyclus: int) -> bool:
        """Whether enough people were heard in an area in a cycle to tell on which side it was; fewer tell who."""
        if self.lezer.is_monitor:
            return bool(gebied)
        return len(self._gehoord[cyclus].get(gebied, ())) >= MINSTE_GROEPEN[self.lezer.doelgroep]

    @cached_property
    def _gehoord(self) -> Mapping[int, Mapping[str, frozenset[str]]]:
        """Per cycle the voices heard in each place, on anything."""
        per_cyclus: dict[int, list[Gespreksgegevens]] = defaultdict(list)
        for r in self.graaf.voorraad.gesprekken.values():
            per_cyclus[self.graaf.cyclus_van(r.id)].append(r)
        g = self.graaf
        return {nr: gehoord_in(hier, g.voorraad.per_gesprek, g.stemmen) for nr, hier in per_cyclus.items()}

    @cached_property
    def _acties(self) -> Mapping[str, Actiestand]:
        return {k: self.lezer.actie(a) if "!" not in k else a for k, a in alle_acties(self.m).items()}

    # --- days and names -----------------------------------------------------------------------

    def _dag(self, v: Vondst) -> datetime.date:
        return self.graaf.voorraad.gesprekken[v.registratie].datum

    @cached_property
    def _cycli(self) -> Mapping[str, Leercyclus]:
        return {c.sleutel: c for c in self.graaf.cycli}

    def _begin(self, cyclus: str) -> datetime.date:
        return self._cycli[cyclus].van

    def _revisies(self, model: type[R], sleutel: str) -> list[R]:
        gevonden = [r for r in self.graaf.records(model) if r.record_sleutel == sleutel]
        return sorted(gevonden, key=lambda r: r.vanaf)

    def _rollen(self, rollen: Iterable[str]) -> str:
        return opsomming(map(self.graaf.naam, rollen))

    def _op(
        self,
        datum: datetime.date,
        soort: str,
        tekst: str,
        gebieden: tuple[str, ...],
        rollen: tuple[str, ...],
        waar_staat: str,
    ) -> Voorval:
        waar, wie = self.lezer.te_noemen_gebieden(gebieden), tuple(map(self.graaf.naam, rollen))
        return Voorval(datum.isoformat(), "", soort, tekst, waar, wie, waar_staat)

    def _reden(self, reden: str | None) -> str:
        """Why something was decided, as far as it may be read."""
        return self.lezer.te_noemen_reden(reden)

    def _is_genoeg(self, vondsten: Iterable[Vondst]) -> bool:
        """Whether so many voices said it that it may be counted; fewer would point at somebody."""
        stemmen = {v.groep.sleutel for v in vondsten}
        return self.lezer.is_monitor or len(stemmen) >= self.lezer.genoeg_stemmen

    def _tel(self, vondsten: Sequence[Vondst]) -> str:
        """How many findings speak for it, and how many against."""
        if not self._is_genoeg(vondsten):
            return "te weinig stemmen om te tellen"
        voor, tegen = (self.lezer.hoe_vaak(sum(v.item.teken * kant > 0 for v in vondsten)) for kant in (1, -1))
        return f"{voor} voor, {tegen} tegen"

    def _mag_alle(self, gebieden: Sequence[str]) -> bool:
        """Whether it may be told what was found in these areas; in all of them when none is named."""
        return self.lezer.te_noemen_gebieden(gebieden) == tuple(gebieden)


def _zin(*delen: str) -> str:
    """Parts as one sentence, those that are there."""
    return met_punt("; ".join(zonder_punt(d) for d in delen if d))


def _ging_niet_door(reden: str) -> str:
    return f"ging niet door{f': {reden}' if reden else ''}"


def _anders(w: Leervraagwijziging) -> str:
    """The fields that a point changes, in words; of the question only its text."""
    velden = {k: v for k, v in w.model_dump().items() if v}
    return "; ".join(
        str(v) if k == "vraag" else f"{leesbaar(k)}: {v if isinstance(v, str) else opsomming(v)}"
        for k, v in velden.items()
    )
