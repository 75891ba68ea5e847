"""One file for one session, taken apart into the records it makes; each keeps the lines on which it was written.

Nothing is checked here that the import checks: what comes out goes through the same reading and the same rules.
"""

import datetime
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from verandertheorie.formaten.waarden import Blok, Lijst, Waarde, plat, regel_van
from verandertheorie.leerlus.moment import Lusmoment, wat_anders_wordt
from verandertheorie.lezen.bestanden import Gevonden
from verandertheorie.lezen.gewone_taal import in_modelwoorden
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.melding import Melding, Waar
from verandertheorie.model.leerlus import (
    NIEUW,
    Actie,
    Agendapunt,
    Kaartindeling,
    Leervraag,
    lijken_op_id,
    vrije_actienamen,
    vrije_letters,
)
from verandertheorie.model.soorten import ElkRecord, ingevuld, velden
from verandertheorie.model.verwijzing import Namenlijst, kort
from verandertheorie.taal import dag, gevouwen, kale_zin, lees_dag, opsomming

VAN_DE_BIJEENKOMST = (
    *("datum", "bijeenkomstsoort", "van", "volgorde", "vervallen_omdat", "aanwezig", "kern"),
    *("reacties", "notities", "verder"),
)
"""The fields of the session itself, in the order in which a file has them."""

VAN_DE_KAART = "kaart"
"""Where the places and views stand that people left on the page of the map; a file that has it, the page made."""

LUSDELEN = ("agenda", "acties", "leerbehoeften", VAN_DE_KAART)
"""What becomes records of its own: of a list each item, of the map one."""

VELDEN_IN_EEN_ITEM = {
    "agenda": "Hier kunnen staan: onderwerp, uitslag, reden, antwoord, nieuw.",
    "acties": "Hier kunnen staan: uit, wat, eigenaren, uiterlijk; van een actie die er is: id en wat er verandert.",
    "leerbehoeften": "Hier kunnen staan: vraag, niveau.",
}
"""What to fill in, told to who wrote something else there."""

_VAN_HET_PUNT = frozenset(
    ("uitslag", "reden", "rollen", "overwogen", "gehoord", "antwoord", "nieuw", "naar", "nakijken")
)
"""What an item of the agenda says of the point; all else is of the question or signal."""

GEWONE_BIJEENKOMST = "leerbijeenkomst"
NIVEAU_VAN_EEN_LEERBEHOEFTE = "aanpak"
"""What a learning need is about when nobody says so: they come from people who carry the approach out (§5 Ad 1)."""

_LETTER = re.compile(r"[A-Z]{1,2}")
_MET_NUMMER = re.compile(r"(.*?)([1-9][0-9]{0,8})")
_GEEN_DAG = datetime.date(2000, 1, 1)
"""Stands in for the day of a session that says none: that it is missing is told, and nothing is stored."""


@dataclass(slots=True)
class Uitgepakt:
    """The records of a session file as blocks, in the order session, questions, signals, points, actions, map.

    ``meldingen``: what the import would not see. ``letters``: which new questions got which letter.
    """

    blokken: list[Gevonden] = field(default_factory=list)
    meldingen: list[Melding] = field(default_factory=list)
    letters: dict[str, str] = field(default_factory=dict)


def pak_uit(bestand: str, blok: Blok, sessie: str, moment: Lusmoment) -> Uitgepakt:
    """Take a session file apart.

    Args:
        bestand: the file, for what is said of it.
        blok: its fields.
        sessie: key of the session.
        moment: what the dossier holds, of all days.
    """
    return _Uitpakker(bestand, blok, sessie, moment).pak_uit()


class _Uitpakker:
    def __init__(self, bestand: str, blok: Blok, sessie: str, moment: Lusmoment) -> None:
        self._bestand, self._blok, self._moment = bestand, blok, moment
        self._s = Samenhang(moment.graaf.alles, ())
        self._namen = Namenlijst()
        for soort, sleutels in (("leervraag", self._s.leervragen), ("signaal", self._s.signalen)):
            for sleutel in sleutels:
                self._namen.voeg_toe(soort, sleutel)
        gelijk = [k for k in self._s.bijeenkomsten if gevouwen(k).casefold() == gevouwen(sessie).casefold()]
        self._sessie = gelijk[0] if len(gelijk) == 1 else sessie
        self._uit = Uitgepakt()
        self._dag = self._dag_van_sessie()
        self._dagen = {self._dag, *(b.datum for b in [self._s.bijeenkomsten.get(self._sessie)] if b)}
        self._letters = self._vrije_letters()
        self._actienamen = self._vrije_namen()

    def pak_uit(self) -> Uitgepakt:
        b = self._sessieblok()
        vragen, punten, acties = list[Blok](), list[Blok](), list[Blok]()
        for item in self._items("agenda"):
            vraag, punt = self._agenda(item)
            vragen += [vraag] if vraag else []
            punten += [punt] if punt else []
        for item in self._items("leerbehoeften", of_tekst=True):
            vragen += filter(None, (self._leerbehoefte(item),))
        for item in self._items("acties"):
            acties += filter(None, (self._actie(item),))
        kaart = filter(None, (self._kaart(),))
        self._uit.blokken = [Gevonden(self._bestand, deel) for deel in (b, *vragen, *punten, *acties, *kaart)]
        return self._uit

    # --- the session ------------------------------------------------------------------------------

    def _dag_van_sessie(self) -> datetime.date:
        geschreven = self._blok.velden.get("datum")
        bekend = self._s.bijeenkomsten.get(self._sessie)
        dag = lees_dag(gevouwen(geschreven)) if isinstance(geschreven, str) else None
        return dag or (bekend.datum if bekend else _GEEN_DAG)

    def _sessieblok(self) -> Blok:
        regel = self._blok.regels.get("bijeenkomst", self._blok.regel)
        uit = _blok(regel, soort="bijeenkomst", sleutel=self._sessie)
        for veld in VAN_DE_BIJEENKOMST:
            if veld in self._blok.velden:
                uit.velden[veld], uit.regels[veld] = self._blok.velden[veld], self._blok.regels[veld]
        bekend = self._s.bijeenkomsten.get(self._sessie)
        if bekend is None and uit.velden.get("bijeenkomstsoort") is None:
            _zet(uit, "bijeenkomstsoort", GEWONE_BIJEENKOMST, regel)
        uit = _aangevuld(uit, bekend)
        if uit.velden.get("vervallen_omdat"):
            self._niets_anders()
        return uit

    def _niets_anders(self) -> None:
        """A session that was cancelled takes points without an outcome, and what changes about actions."""
        mag_niet = (
            *("aanwezig", "kern", "reacties", "notities", "besluiten", "redacties", "leerbehoeften", "versie"),
            VAN_DE_KAART,
        )
        for veld in mag_niet:
            if plat(self._blok.velden.get(veld)):
                tekst = f"{self._sessie} ging niet door, en heeft toch '{veld}'."
                self._meld((veld,), "VT011", tekst, "Laat het weg, of laat vervallen_omdat weg.")
        for nr, item in enumerate(self._lijst("acties").items):
            if isinstance(item, Blok) and plat(item.velden.get("id")) not in self._s.acties:
                tekst = f"{self._sessie} ging niet door: daar is geen nieuwe actie afgesproken."
                self._meld(("acties", nr), "VT011", tekst, "Noem een actie die er al is bij haar id, of laat dit weg.")

    # --- the agenda -------------------------------------------------------------------------------

    def _agenda(self, item: Blok) -> tuple[Blok | None, Blok | None]:
        """The question or signal that an item makes, and its point."""
        item = self._van_hier(in_modelwoorden(item, "agendapunt"))
        onderwerp = item.velden.get("onderwerp")
        if not isinstance(onderwerp, str):
            return None, _met(item, soort="agendapunt", bijeenkomst=self._sessie)
        punt = Blok(item.regel, {"onderwerp": onderwerp}, {"onderwerp": item.regels["onderwerp"]})
        rest = Blok(item.regel)
        for veld, waarde in item.velden.items():
            if veld != "onderwerp":
                houder = punt if veld in _VAN_HET_PUNT else rest
                houder.velden[veld], houder.regels[veld] = waarde, item.regels[veld]
        plek = item.regels["onderwerp"]
        is_nieuw = gevouwen(onderwerp).casefold() == NIEUW
        if plat(rest.velden.get("gevraagd_van")) is not None:
            sleutel = rest.velden.pop("sleutel", None) if is_nieuw else onderwerp
            rest.regels.pop("sleutel", None)
            naam = sleutel if isinstance(sleutel, str) else NIEUW
            signaal = self._signaal(rest, naam, plek)
            komt_hier_aan_de_orde = len(punt.velden) > 1 or self._is_van(signaal)
            return signaal, self._punt(punt, naam) if komt_hier_aan_de_orde else None
        doel = self._namen.vind(onderwerp, ("leervraag", "signaal"))
        if is_nieuw or (doel is None and _LETTER.fullmatch(onderwerp) and rest.velden):
            vraag = self._nieuwe_vraag(rest, "" if is_nieuw else onderwerp, plek)
            return vraag, self._punt(punt, str(vraag.velden["letter"])) if vraag else None
        naam = doel.sleutel if doel else onderwerp
        q = self._s.leervragen.get(naam)
        if q and rest.velden and q.sinds in self._dagen:  # it came in with this session: the same file again
            return self._vraagblok(rest, naam, plek), self._punt(punt, naam)
        van_de_vraag = {*velden("leervraag", ()), *velden("signaal", ())} if q else set()
        for veld in (v for v in rest.velden if v in van_de_vraag):
            tekst = f"{naam} is er al, en '{veld}' hoort bij de vraag zelf."
            remedie = "Zet bij 'nieuw' wat er anders wordt, met uitslag: veranderd."
            self._uit.meldingen.append(Melding(self._bestand, rest.regels[veld], "VT011", tekst, remedie))
        for veld in (v for v in rest.velden if v not in van_de_vraag):
            _zet(punt, veld, rest.velden[veld], rest.regels[veld])
        return None, self._punt(punt, naam)

    def _van_hier(self, item: Blok) -> Blok:
        """An item without the session that it names: all that stands in this file is of this one."""
        elders = plat(item.velden.get("bijeenkomst"))
        if elders is not None and gevouwen(str(elders)).casefold() != self._sessie.casefold():
            tekst = f"dit zijn de notulen van {self._sessie}, en hier staat {kort(str(elders))}."
            remedie = f"Laat {kort(str(elders))} weg, of leg dit vast in een bestand van die bijeenkomst."
            self._uit.meldingen.append(Melding(self._bestand, item.regels["bijeenkomst"], "VT011", tekst, remedie))
        return _zonder(item, "bijeenkomst")

    def _punt(self, punt: Blok, onderwerp: str) -> Blok:
        uit = _met(punt, soort="agendapunt", onderwerp=onderwerp, bijeenkomst=self._sessie)
        naam = f"{onderwerp}.{self._sessie}"
        bekend = next((p for p in self._s.records(Agendapunt) if p.record_sleutel == naam), None)
        uit = _aangevuld(uit, bekend)
        nieuw = uit.velden.get("nieuw")
        if nieuw and not plat(uit.velden.get("oud")) and (q := self._vraag_ervoor(onderwerp)):
            anders = nieuw.velden if isinstance(nieuw, Blok) else ("vraag",)
            oud = {v: w for v, w in ingevuld(q).items() if v in anders}
            if oud:
                _zet(uit, "oud", als_waarde(oud, uit.regels["nieuw"]), uit.regels["nieuw"])
        return uit

    def _vraag_ervoor(self, letter: str) -> Leervraag | None:
        """A question as it read before this session."""
        q = self._s.leervragen.get(letter)
        for p in self._s.punten.get(letter, ()) if q else ():
            b = self._s.bijeenkomsten[p.bijeenkomst]
            if q and p.nieuw and p.bijeenkomst != self._sessie and b.datum <= self._dag:
                q = q.model_copy(update=wat_anders_wordt(p.nieuw))
        return q

    # --- questions and signals --------------------------------------------------------------------

    def _nieuwe_vraag(self, rest: Blok, letter: str, plek: Waar) -> Blok | None:
        """The question that an item makes; None when there is no letter left for it."""
        tekst = in_modelwoorden(rest, "leervraag").velden.get("vraag")
        if not letter:
            bekend = self._van_deze_sessie(tekst) if isinstance(tekst, str) else None
            letter = bekend.letter if bekend else next(self._letters, "")
            if not letter:
                wat = "alle letters zijn gebruikt, tot en met ZZ: voor deze vraag is er geen."
                remedie = "Vul een vraag aan die er al is, of zet haar bij 'verder'."
                self._uit.meldingen.append(Melding(self._bestand, plek, "VT009", wat, remedie))
                return None
            if bekend is None and isinstance(tekst, str):
                self._uit.letters[letter] = tekst
        return self._vraagblok(rest, letter, plek)

    def _vraagblok(self, rest: Blok, letter: str, plek: Waar) -> Blok:
        uit = in_modelwoorden(rest, "leervraag")
        uit = _met(uit, soort="leervraag", letter=letter)
        if uit.velden.get("sinds") is None:
            _zet(uit, "sinds", self._dag.isoformat(), plek)
        return _aangevuld(uit, self._s.leervragen.get(letter))

    def _van_deze_sessie(self, vraag: str) -> Leervraag | None:
        """The question with this text that this session brought in, also when its day was another until now."""
        gelijk = (q for q in self._s.records(Leervraag) if q.sinds in self._dagen)
        return next((q for q in gelijk if kale_zin(q.vraag) == kale_zin(vraag)), None)

    def _leerbehoefte(self, item: Blok) -> Blok | None:
        letter = plat(item.velden.get("letter"))
        bekend = self._s.leervragen.get(letter) if isinstance(letter, str) else None
        if bekend and bekend.sinds not in self._dagen:
            tekst = f"{letter} is er al: {kort(bekend.vraag)}"
            remedie = "Laat de letter weg: een nieuwe vraag krijgt de volgende."
            self._uit.meldingen.append(Melding(self._bestand, item.regels["letter"], "VT011", tekst, remedie))
            return None
        uit = self._nieuwe_vraag(item, letter if isinstance(letter, str) else "", item.regel)
        if uit and uit.velden.get("niveau") is None:
            _zet(uit, "niveau", NIVEAU_VAN_EEN_LEERBEHOEFTE, item.regel)
        return uit

    def _signaal(self, rest: Blok, sleutel: str, plek: Waar) -> Blok:
        uit = _met(in_modelwoorden(rest, "signaal"), soort="signaal", sleutel=sleutel)
        bekend = self._s.signalen.get(sleutel)
        if uit.velden.get("sinds") is None:
            eerder = bekend.sinds if bekend and bekend.sinds not in self._dagen else self._dag
            _zet(uit, "sinds", eerder.isoformat(), plek)
        return _aangevuld(uit, bekend)

    def _is_van(self, signaal: Blok) -> bool:
        """Whether this session is of the table that a signal is asked of; elsewhere it is written, and waits."""
        bekend = self._s.bijeenkomsten.get(self._sessie)
        van = plat(self._blok.velden.get("van")) or (bekend.van if bekend else None)
        wie = [gevouwen(str(w)).casefold() for w in (van or "", plat(signaal.velden["gevraagd_van"]))]
        return wie[0] == wie[1]

    # --- actions ----------------------------------------------------------------------------------

    def _actie(self, item: Blok) -> Blok | None:
        item = self._zonder_afspraak(self._van_hier(in_modelwoorden(item, "actie")))
        self._over_de_dag(item)
        id_ = item.velden.get("id")
        eerder = self._zelfde_actie(item) if id_ is None else self._ervoor(str(plat(id_)))
        if eerder is None:
            naam = id_ if isinstance(id_, str) else next(self._actienamen)
            self._lijkt_bekend(item, naam)
            return self._op_deze_dag(_met(item, soort="actie", id=naam))
        uit = self._op_deze_dag(_met(item, soort="actie", id=eerder.id))
        if eerder.van_registratie:
            return uit
        zonder = {"sinds", "bijeenkomst", *(() if eerder.sinds == self._dag else ("reden",))}
        return _aangevuld(uit, eerder, zonder=zonder)

    def _zonder_afspraak(self, item: Blok) -> Blok:
        """An agreement of a conversation without what that says of it already: here stands only what changes."""
        registratie, _, nr = str(plat(item.velden.get("id"))).partition("!")
        bekend = self._s.registratie(registratie)
        afspraak = bekend.nummers_van_afspraken.get(int(nr)) if bekend and nr.isdecimal() else None
        if afspraak is None:
            return item
        if plat(item.velden.get("eigenaren")) == []:
            tekst = f"{plat(item.velden['id'])} is in een gesprek afgesproken, en houdt wie het doet."
            remedie = "Noem een ander bij 'eigenaren', of zet bij 'vervallen_omdat' waarom het niet doorgaat."
            self._uit.meldingen.append(Melding(self._bestand, item.regels["eigenaren"], "VT011", tekst, remedie))
        zegt = {"wat": afspraak.actie, "eigenaren": [*afspraak.eigenaren], "uiterlijk": str(afspraak.uiterlijk)}
        return _zonder(item, *(veld for veld, waarde in zegt.items() if plat(item.velden.get(veld)) == waarde))

    def _op_deze_dag(self, uit: Blok) -> Blok:
        if uit.velden.get("sinds") is None:
            _zet(uit, "sinds", self._dag.isoformat(), uit.regel)
        if uit.velden.get("bijeenkomst") is None:
            _zet(uit, "bijeenkomst", self._sessie, uit.regel)
        return uit

    def _zelfde_actie(self, item: Blok) -> Actie | None:
        """The action that this session agreed on before: with the same origin and the same words."""
        uit, wat = plat(item.velden.get("uit")), plat(item.velden.get("wat"))
        doel = self._namen.vind(uit, ("leervraag", "signaal")) if isinstance(uit, str) else None
        uit = doel.sleutel if doel else uit  # as a list to choose from shows it: with what the question is
        for revisies in self._s.acties.values():
            eerste = revisies[0]
            is_hier = eerste.bijeenkomst == self._sessie
            zelfde_wat = isinstance(wat, str) and kale_zin(eerste.wat or "") == kale_zin(wat)
            zelfde_uit = isinstance(uit, str) and gevouwen(uit).casefold() == (eerste.uit or "").casefold()
            if is_hier and zelfde_wat and zelfde_uit:
                return self._ervoor(eerste.id) or eerste  # the session was on a later day until now
        return None

    def _over_de_dag(self, item: Blok) -> None:
        """That minutes tell what was done, and not what is still to be."""
        op = lees_dag(str(plat(item.velden.get("gedaan_op"))))
        if op and op > self._dag != _GEEN_DAG:
            tekst = f"gedaan op {dag(op)}: dat is na {self._sessie} ({dag(self._dag)})."
            remedie = "Verbeter de dag, of leg dit vast bij de bijeenkomst erna."
            self._uit.meldingen.append(Melding(self._bestand, item.regels["gedaan_op"], "VT011", tekst, remedie))

    def _lijkt_bekend(self, item: Blok, naam: str) -> None:
        """That what comes in as a new action may be one that is there, of which the id was mistyped or left out."""
        if naam in self._s.acties or "!" in naam or not self._s.acties:
            return
        wat, is_eigen = plat(item.velden.get("wat")), item.velden.get("id") is not None
        if not isinstance(wat, str):  # nothing but changes: that is refused
            return
        bekend = {id_: revisies[-1].wat or "" for id_, revisies in self._s.acties.items() if "!" not in id_}
        zelfde = [id_ for id_, tekst in bekend.items() if kale_zin(tekst) == kale_zin(wat)]
        dicht = lijken_op_id(naam, bekend) if is_eigen and not _volgt_op(naam, bekend) else ()
        klaar = next((v for v in ("gedaan_op", "vervallen_omdat") if is_eigen and plat(item.velden.get(v))), "")
        van_elders = is_eigen and _is_van_andere(naam, self._sessie, self._s.bijeenkomsten)
        if not (zelfde or dicht or klaar or van_elders):
            return
        waarom = f", en heeft meteen '{klaar}'" if klaar else ""
        waarom = f", en zegt hetzelfde als {opsomming(zelfde, 'of')}" if zelfde else waarom
        bedoelt = tuple(dict.fromkeys((*zelfde, *dicht)))
        raad = f"Bedoelt u {opsomming(bedoelt, 'of')}? Schrijf dan dat id." if bedoelt else ""
        remedie = raad or "Was zij er al? Zoek haar id met: verandertheorie acties"
        plek = item.regels["id" if is_eigen else "wat"]
        self._uit.meldingen.append(Melding(self._bestand, plek, "VT127", f"de actie {naam} is nieuw{waarom}.", remedie))

    def _ervoor(self, id_: str) -> Actie | None:
        """The newest revision of an action up to the day of this session."""
        revisies = [a for a in self._s.acties.get(id_, ()) if a.sinds <= self._dag]
        return revisies[-1] if revisies else None

    # --- the map ----------------------------------------------------------------------------------

    def _kaart(self) -> Blok | None:
        """What people arranged on the map, over what was arranged before: a page shows an audience its own part."""
        waarde = self._blok.velden.get(VAN_DE_KAART)
        if isinstance(waarde, Blok) and not any(map(plat, waarde.velden.values())):
            return None
        if not isinstance(waarde, Blok):
            if plat(waarde) not in (None, [], ""):
                raad = "Bewaar het bestand opnieuw vanaf de kaart, of laat 'kaart' weg."
                self._meld((VAN_DE_KAART,), "VT010", "bij 'kaart' horen 'posities' en 'beelden'.", raad)
            return None
        uit = _met(_zonder(waarde, "weg"), soort="kaartindeling", sleutel="kaart")
        if uit.velden.get("sinds") is None:
            _zet(uit, "sinds", self._dag.isoformat(), uit.regel)
        eerder = [k for k in self._s.records(Kaartindeling) if k.sinds <= self._dag]
        was = max(eerder, key=lambda k: k.sinds, default=None)
        weg = plat(waarde.velden.get("weg"))
        _voeg_toe(uit, "posities", _als_plekken(uit), "knoop", was, ())
        _voeg_toe(uit, "beelden", uit.velden.get("beelden"), "naam", was, weg if isinstance(weg, list) else ())
        return uit

    # --- names and lines --------------------------------------------------------------------------

    def _vrije_letters(self) -> Iterator[str]:
        items = (*self._lijst("agenda").items, *self._lijst("leerbehoeften").items)
        genoemd = {str(plat(i.velden.get(v))) for i in items if isinstance(i, Blok) for v in ("onderwerp", "letter")}
        return vrije_letters({*self._s.leervragen, *genoemd})

    def _vrije_namen(self) -> Iterator[str]:
        hier = (i for i in self._lijst("acties").items if isinstance(i, Blok))
        bezet = {*self._s.acties, *(str(plat(i.velden.get("id"))) for i in hier)}
        return vrije_actienamen(self._sessie, bezet)

    def _lijst(self, veld: str) -> Lijst:
        lijst = self._blok.velden.get(veld)
        return lijst if isinstance(lijst, Lijst) else Lijst(self._blok.regel)

    def _items(self, veld: str, *, of_tekst: bool = False) -> Iterator[Blok]:
        """The items of a list that are blocks of fields; of anything else it is told."""
        hier = self._blok.velden.get(veld)
        if hier is not None and not isinstance(hier, Lijst):
            remedie = f"Begin elke regel eronder met een streepje. {VELDEN_IN_EEN_ITEM[veld]}"
            self._meld((veld,), "VT010", f"bij '{veld}' hoort een lijst.", remedie)
            return
        for nr, item in enumerate(self._lijst(veld).items):
            if isinstance(item, Blok):
                yield item
            elif of_tekst and isinstance(item, str):
                regel = self._lijst(veld).regels[nr]
                yield Blok(regel, {"vraag": item}, {"vraag": regel})
            else:
                wat = "een vraag of velden" if of_tekst else "velden"
                self._meld((veld, nr), "VT010", f"hier horen {wat} te staan.", VELDEN_IN_EEN_ITEM[veld])

    def _meld(self, plek: tuple[str | int, ...], code: str, tekst: str, remedie: str) -> None:
        self._uit.meldingen.append(Melding(self._bestand, regel_van(self._blok, plek), code, tekst, remedie))


def _volgt_op(id_: str, bekend: Iterable[str]) -> bool:
    """Whether an id is the next of a row: E2 after E1 is no slip of the pen."""
    deel = _MET_NUMMER.fullmatch(id_)
    return deel is not None and f"{deel[1]}{int(deel[2]) - 1}" in bekend


def _is_van_andere(id_: str, sessie: str, bijeenkomsten: Iterable[str]) -> bool:
    """Whether an id is as the program gives them in another session."""
    voor, streep, nummer = id_.rpartition("-")
    return bool(streep) and nummer.isdecimal() and voor != sessie and voor in bijeenkomsten


def als_waarde(waarde: object, regel: Waar) -> Waarde:
    """Plain values as a reader gives them: all text, each with the same place."""
    match waarde:
        case None:
            return None
        case bool():
            return "ja" if waarde else "nee"
        case dict():
            return Blok(regel, {str(k): als_waarde(w, regel) for k, w in waarde.items()}, dict.fromkeys(waarde, regel))
        case list() | tuple():
            return Lijst(regel, [als_waarde(w, regel) for w in waarde], [regel] * len(waarde))
        case _:
            return str(waarde)


def _blok(regel: Waar, **velden: str) -> Blok:
    return Blok(regel, {**velden}, dict.fromkeys(velden, regel))


def _als_plekken(kaart: Blok) -> Waarde:
    """Places by box, ``coach: [120, 300]``, as the record has them; what is no pair is told where that is read."""
    posities = kaart.velden.get("posities")
    if not isinstance(posities, Blok):
        return posities
    items = list[Waarde]()
    for knoop, paar in posities.velden.items():
        regel = posities.regels[knoop]
        plek = Blok(regel, {"knoop": knoop}, {"knoop": regel})
        getallen = paar.items if isinstance(paar, Lijst) else [None]
        for as_, waarde in zip(("x", "y"), getallen if len(getallen) in (0, 2) else [None] * 2, strict=False):
            _zet(plek, as_, waarde, regel)
        items.append(plek)
    return Lijst(posities.regel, items, list(posities.regels.values()))


def _voeg_toe(
    kaart: Blok, veld: str, nieuw: Waarde, naam: str, was: Kaartindeling | None, weg: Container[object]
) -> None:
    """Put a list of the map in its block: what the file says, then what was there under other names.

    A place without numbers is one that somebody took back.
    """
    if not isinstance(nieuw, Lijst | None):
        return  # told where it is read
    items = list(zip(nieuw.items, nieuw.regels, strict=True)) if nieuw else []
    genoemd = [plat(i.velden.get(naam)) for i, _ in items if isinstance(i, Blok)]
    blijft = [(i, r) for i, r in items if not (isinstance(i, Blok) and veld == "posities" and len(i.velden) == 1)]
    for deel in getattr(was, veld) if was else ():
        if getattr(deel, naam) not in (*genoemd,) and getattr(deel, naam) not in weg:
            blijft.append((als_waarde(deel.model_dump(mode="json", exclude_defaults=True), kaart.regel), kaart.regel))
    if blijft or nieuw is not None:
        regel = kaart.regels.get(veld, kaart.regel)
        _zet(kaart, veld, Lijst(regel, [i for i, _ in blijft], [r for _, r in blijft]), regel)


def _zet(blok: Blok, veld: str, waarde: Waarde, regel: Waar) -> None:
    blok.velden[veld], blok.regels[veld] = waarde, regel


def _met(blok: Blok, **erbij: str) -> Blok:
    """The same with fields that the program fills in; where somebody wrote one its place stays."""
    uit = Blok(blok.regel, dict(blok.velden), dict(blok.regels))
    for veld, waarde in erbij.items():
        uit.regels.setdefault(veld, blok.regel)
        uit.velden[veld] = waarde
    return uit


def _aangevuld(blok: Blok, bekend: ElkRecord | None, zonder: Iterable[str] = ()) -> Blok:
    """The same with what the known record says where this says nothing."""
    if bekend is None:
        return blok
    uit = Blok(blok.regel, dict(blok.velden), dict(blok.regels))
    for veld, waarde in ingevuld(bekend).items():
        zegt_niets = plat(uit.velden.get(veld)) in (None, {}, []) and not (veld == "eigenaren" and veld in uit.velden)
        if veld not in zonder and zegt_niets:
            _zet(uit, veld, als_waarde(waarde, blok.regel), uit.regels.get(veld, blok.regel))
    return uit


def als_een_sessie(gevonden: Sequence[Gevonden]) -> Sequence[Gevonden]:
    """Records of one session, as a workbook has them, as the one file of that session; the same when they are not."""
    per_soort: dict[str, list[Gevonden]] = {}
    for g in gevonden:
        per_soort.setdefault(str(plat(g.blok.velden.get("soort"))), []).append(g)
    sessies = per_soort.pop("bijeenkomst", [])
    if len(sessies) != 1 or not per_soort.keys() <= {"agendapunt", "actie", "leervraag"}:
        return gevonden
    (eerste,) = sessies
    uit = _zonder(eerste.blok, "soort")
    uit.velden["bijeenkomst"] = uit.velden.pop("sleutel", None)
    uit.regels["bijeenkomst"] = eerste.blok.regels["sleutel"]
    for soort, veld in (("agendapunt", "agenda"), ("leervraag", "leerbehoeften"), ("actie", "acties")):
        items = [_zonder(g.blok, "soort") for g in per_soort.get(soort, ())]
        if items:
            _zet(uit, veld, Lijst(items[0].regel, [*items], [i.regel for i in items]), items[0].regel)
    return (Gevonden(eerste.bestand, uit),)


def _zonder(blok: Blok, *velden: str) -> Blok:
    over = {v: w for v, w in blok.velden.items() if v not in velden}
    return Blok(blok.regel, over, {v: blok.regels[v] for v in over})
