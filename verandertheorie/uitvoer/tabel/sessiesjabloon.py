"""The file of one session to fill in, as YAML and as a workbook: filled in beforehand with what is open."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from verandertheorie.leerlus.acties import Actiestand, alle_acties, op_dringendheid
from verandertheorie.leerlus.agenda import Agenda
from verandertheorie.lezing.agendazinnen import in_een_zin
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.tafelblik import Tafelblik
from verandertheorie.model.besluiten import Uitslag
from verandertheorie.model.bladen import IN_DEEL, Bladkolom, Bladvorm, bladvorm
from verandertheorie.model.doelgroep import VOOR_WIE, Doelgroep
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import LEVENSLOOP, Agendapunt, Nakijken
from verandertheorie.model.verwijzing import TUSSENPUNT, kort
from verandertheorie.taal import op_een_regel, zichtbaar
from verandertheorie.uitvoer.tabel.keuzes import Keuzes, leesbaar_woord
from verandertheorie.uitvoer.tabel.opmaak import Werkmap, kolombreedte, schrijf_dag, schrijf_tekst
from verandertheorie.uitvoer.tabel.sjabloon import Lijsten

LAATSTE_RIJ = 200
"""Down to here a workbook has its lists to choose from; a session has some ten points."""

GEWONE_SOORT = "leerbijeenkomst"

RUIM = "Klopt het toch? Kies OK. Meer dan een? Zet er een ; tussen."
"""Told where one may write what no list has."""

KOLOMMEN: Mapping[str, tuple[str, ...]] = {
    "bijeenkomst": ("sleutel", "datum", "bijeenkomstsoort", "van", "aanwezig", "kern.van", "kern.er", "verder"),
    "agendapunt": (
        *("onderwerp", "bijeenkomst", "uitslag", "reden", "antwoord", "nieuw.vraag", "rollen", "naar"),
        *("nakijken.gebieden", "nakijken.vanaf", "nakijken.wie", "nakijken.waaraan"),
    ),
    "actie": (
        *("id", "wat", "eigenaren", "uiterlijk", "uit", "gedaan_op", "resultaat", "reden", "vervallen_omdat"),
        "gebieden",
    ),
    "leervraag": ("letter", "vraag", "niveau", "belemmering", "ambitie", "dilemma", "ingebracht_door"),
}
"""The sheets of a session and their columns, in the order in which one fills them in."""


@dataclass(frozen=True)
class Sessiesjabloon:
    """What stands ready for a session.

    Args:
        a: the agenda as of the day before which it is made; what stands ready is of what who sits there may know.
        sleutel: key of the session; it may be new.
        van: key of the table that meets, of a session that is new; empty for a learning session.
        doelgroep: who may get to see it; None for who sits there.
    """

    a: Agenda
    sleutel: str
    van: str = ""
    doelgroep: Doelgroep | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "a", Agenda(self.a.moment.voor(self.voor)))

    @cached_property
    def sessie(self) -> Bijeenkomst | None:
        """The session, when it is in the dossier already."""
        return self.a.moment.bijeenkomsten.get(self.sleutel)

    @cached_property
    def punten(self) -> tuple[str, ...]:
        """Subjects that stand ready for it, or that an earlier session did not come to."""
        m = self.a.moment
        plek = {b.sleutel: nr for nr, b in enumerate(m.geweest)}
        tot = plek.get(self.sleutel, len(plek))
        alle = (p for p in m.graaf.records(Agendapunt) if plek.get(p.bijeenkomst, tot + 1) <= tot)
        laatste = {p.onderwerp: p for p in sorted(alle, key=lambda p: plek[p.bijeenkomst])}
        return tuple(sorted(o for o, p in laatste.items() if not p.uitslag and self._lezer.mag_genoemd(o)))

    @cached_property
    def _lezer(self) -> Lezer:
        return Lezer(self.a.moment.graaf, self.voor)

    @property
    def voor(self) -> Doelgroep:
        """Who sits there: at a table of the programme itself those who see all of the approach, else a session."""
        tafel = self.a.moment.tafels.get(self.tafel)
        return self.doelgroep or ("kernteam" if tafel and tafel.eigen else "sessie")

    @cached_property
    def tafel(self) -> str:
        """Key of the table that meets; empty when it is no session of a table."""
        return (self.sessie.van if self.sessie else self.van) or ""

    @cached_property
    def bijeenkomstsoort(self) -> str:
        """What kind of session it is; of a new one of a table what the last of that table was."""
        if self.sessie or not self.tafel:
            return self.sessie.bijeenkomstsoort if self.sessie else GEWONE_SOORT
        eerdere = [b.bijeenkomstsoort for b in self.a.moment.geweest if b.van == self.tafel]
        return eerdere[-1] if eerdere else "tafel"

    @cached_property
    def signalen(self) -> tuple[str, ...]:
        """The open signals that do not stand ready: those asked of its table, or all when nobody knows what it is."""
        standen = self.a.signalen.standen.values()
        hier = (s for s in standen if (s.tafel == self.tafel if self.tafel else self.sessie is None))
        open_ = (s.sleutel for s in hier if s.is_open and s.sleutel not in self.punten)
        return tuple(k for k in open_ if self._lezer.mag_genoemd(k))

    @cached_property
    def andere(self) -> tuple[str, ...]:
        """The open letters that do not stand ready."""
        return tuple(k for k in self.a.open_letters if k not in self.punten)

    @cached_property
    def acties(self) -> tuple[Actiestand, ...]:
        """What is still to be done, late first; for monitors also what conversations agreed to put on the agenda."""
        van_hier = [a for a in self._open_acties if self._lezer.mag_actie(a)]
        return op_dringendheid([a for a in van_hier if "!" not in a.id or a.naar == "agenda"])

    @cached_property
    def afspraken(self) -> tuple[str, ...]:
        """What conversations agreed to put on the agenda, of which the name says whose that was: the words alone."""
        graaf = self.a.moment.graaf
        van_gesprek = [a for a in self._open_acties if "!" in a.id and a.naar == "agenda" and a not in self.acties]
        return tuple(sorted({a.wat for a in van_gesprek if self._lezer.mag_lezen(graaf.registratie(a.uit))}))

    @property
    def _open_acties(self) -> list[Actiestand]:
        return [a for a in alle_acties(self.a.moment).values() if a.is_open]

    @cached_property
    def na_te_kijken(self) -> tuple[str, ...]:
        """Where a decision said that we look again and nobody did in this cycle: a line per signal, by key."""
        graaf = self.a.moment.graaf
        tafels = Tafelblik(self.a.signalen, self._lezer)
        regels = []
        for s in tafels.standen.values():
            if s.na_te_kijken and s.nakijken:
                wie = f"; wie: {graaf.naam(s.nakijken.wie)}" if s.nakijken.wie else ""
                waaraan = f"; waaraan: {s.nakijken.waaraan}" if s.nakijken.waaraan else ""
                regels.append(f"{s.sleutel}: kijk in {', '.join(s.na_te_kijken)}{wie}{waaraan}")
        return tuple(regels)

    def van_wie(self, signaal: str) -> str:
        """Name of the table that a signal is asked of now."""
        tafel = self.a.signalen.standen[signaal].tafel
        return self.a.moment.tafels[tafel].naam if tafel in self.a.moment.tafels else tafel

    @cached_property
    def onderwerpen(self) -> tuple[str, ...]:
        """What may come on the agenda, as a list shows it: open letters and signals, each with its question."""
        alle = dict.fromkeys((*self.punten, *self.andere, *self.a.leerbehoeften, *self.signalen))
        return tuple(f"{k}{TUSSENPUNT}{kort(self.vraag(k))}" for k in alle if self.vraag(k))

    def vraag(self, onderwerp: str) -> str:
        """The words of a question or signal; empty for another subject."""
        m = self.a.moment
        gevonden = m.vragen.get(onderwerp) or m.signalen.get(onderwerp)
        return gevonden.vraag if gevonden else ""


AFGESPROKEN = "Ook afgesproken, in gesprekken. Wat daarvan is gedaan, legt een monitor vast (--doelgroep monitor):"
"""Above agreements whose name would say with whom the conversation was."""


# --- YAML -------------------------------------------------------------------------------------


def als_yaml(s: Sessiesjabloon) -> str:
    """The file as text, with above each item what it is about."""
    return "".join(f"{regel}\n" for regel in _regels(s))


def gemaakt_voor(s: Sessiesjabloon) -> str:
    """For whom the file is, as it says itself."""
    return f"Gemaakt voor {VOOR_WIE[s.voor]}."


def _regels(s: Sessiesjabloon) -> Iterator[str]:
    b = s.sessie
    yield f"# Wat er in {s.sleutel} gebeurde. Wat leeg blijft, verandert niets."
    yield f"# {gemaakt_voor(s)}"
    yield "# Vastleggen: verandertheorie notulen, met dit bestand (met --droog erachter verandert er nog niets)."
    yield f"bijeenkomst: {s.sleutel}"
    yield f"datum: {b.datum if b else ''}".rstrip()
    yield f"bijeenkomstsoort: {s.bijeenkomstsoort}"
    if s.tafel:
        yield f"van: {s.tafel}"
    yield from ("# Hoeveel mensen er waren, per perspectief, zoals {rijk: 8, medeoverheid: 3}.", "aanwezig:")
    yield from ("# Hoeveel mensen uit de kern er waren, zoals {van: 8, er: 7}.", "kern:")
    yield f"# Uitslag van een vraag: {', '.join(LEVENSLOOP['leervraag'])}."
    yield f"# Uitslag van een signaal: {', '.join(LEVENSLOOP['signaal'])}."
    yield "# Een nieuwe vraag: onderwerp: nieuw, met vraag, niveau (aanpak of systeem) en reden."
    yield "agenda:"
    for onderwerp in s.punten:
        yield from _punt(s, onderwerp)
    yield from _signalen(s)
    if s.andere:
        yield "  # Ook open. Is zij besproken? Haal de hekjes voor haar regels weg, met de spatie erachter:"
    for onderwerp in s.andere:
        yield from _uitgezet(_punt(s, onderwerp))
    if s.na_te_kijken:
        yield "# Na te kijken deze leercyclus:"
    yield from (f"#   {_uitleg(regel)}" for regel in s.na_te_kijken)
    yield "# Een nieuwe actie: uit (letter of signaal), wat, eigenaren (rollen), uiterlijk."
    yield "acties:"
    for a in s.acties:
        yield f"  # {_uitleg(in_een_zin(s.a.moment.graaf, a))}"
        yield f"  - id: {a.id}"
        yield from ("    gedaan_op:", "    resultaat:")
    if s.afspraken:
        yield f"  # {AFGESPROKEN}"
    yield from (f"  #   {_uitleg(wat)}" for wat in s.afspraken)
    yield "# Hieronder kan meer. Haal het hekje voor een voorbeeld weg, met de spatie erachter, en pas het aan."
    for veld, (wat, voorbeeld) in VOORBEELDEN.items():
        yield from (f"# {wat}", f"{veld}:", f"  # - {voorbeeld}")


VOORBEELDEN: Mapping[str, tuple[str, str]] = {
    "besluiten": (
        f"Besluiten over voorstellen bij de theorie. Uitslag: {', '.join(get_args(Uitslag))}.",
        '{voorstel: V5-C20, uitslag: verworpen, rollen: [programmamanager], reden: "…"}',
    ),
    "reacties": (
        "Wat de aanwezigen vonden, in aantallen; van een bewering, factor, vraag of signaal.",
        "{onderwerp: C20, klopt: 5, klopt_niet: 1, weten_we_niet: 2}",
    ),
    "redacties": (
        "Wat alleen anders wordt gezegd, en niet iets anders betekent.",
        '{onderwerp: C20, veld: tekst, nieuw: "…", reden: "…"}',
    ),
    "verder": ("Wat nergens anders bij hoort.", '"…"'),
    "leerbehoeften": (
        "Vragen die nog op geen agenda staan.",
        '{vraag: "Hoe kunnen we …, terwijl …?", niveau: aanpak}',
    ),
    "notities": ("Wat er bij een onderwerp is opgeschreven.", '{onderwerp: A, tekst: "…"}'),
}
"""The lists of a session that one often leaves empty: what each is for, and one item as it is written."""


def _signalen(s: Sessiesjabloon) -> Iterator[str]:
    """The open signals: on the agenda of a new session of their table, elsewhere to be put there."""
    staan_klaar = bool(s.tafel) and s.sessie is None
    if s.signalen and staan_klaar:
        yield "  # Gevraagd van deze tafel. Wat zonder uitslag blijft, staat klaar voor deze bijeenkomst."
    elif s.signalen:
        yield "  # Open signalen. Is er een behandeld? Haal de hekjes voor zijn regels weg, met de spatie erachter:"
    for sleutel in s.signalen:
        regels = _punt(s, sleutel)
        yield from regels if staan_klaar else _uitgezet(regels)


def _uitgezet(regels: Iterable[str]) -> Iterator[str]:
    """The same lines behind a #: without that they stand where they belong."""
    return (regel if regel.startswith("  # ") else f"  # {regel[2:]}" for regel in regels)


def _punt(s: Sessiesjabloon, onderwerp: str) -> Iterator[str]:
    if vraag := s.vraag(onderwerp):
        wie = f" (gevraagd van {s.van_wie(onderwerp)})" if onderwerp in s.a.moment.signalen and not s.tafel else ""
        yield f"  # {_uitleg(vraag)}{wie}"
    yield f"  - onderwerp: {_aangehaald(onderwerp)}"
    if onderwerp not in s.a.moment.signalen:
        yield from (f"    {veld}:" for veld in ("uitslag", "reden", "antwoord", "nieuw"))
        return
    yield from (f"    {veld}:" for veld in ("uitslag", "reden", "rollen"))
    yield "    # Opgepakt? Haal het hekje weg: waar en vanaf wanneer kijkt wie (rol) opnieuw, en waaraan zien we het?"
    yield f"    # nakijken: {{{', '.join(f'{veld}: ' for veld in Nakijken.model_fields)}}}"


def _uitleg(tekst: str) -> str:
    return zichtbaar(op_een_regel(tekst))


def _aangehaald(tekst: str) -> str:
    return tekst if tekst.isalnum() and tekst.isascii() else zichtbaar(json.dumps(tekst, ensure_ascii=False))


# --- a workbook -------------------------------------------------------------------------------

LEES_MIJ = (
    "Op Bijeenkomst staat welke bijeenkomst dit is: vul in wie er waren.",
    "Op Agendapunt staat wat klaarstaat, elk op een rij: kies de uitslag, en schrijf waarom.",
    "Kwam er iets anders aan de orde? Zet dat op Agendapunt op een nieuwe rij. Wat open is, staat in de lijst van de "
    "eerste kolom, en hieronder.",
    "Op Actie staat wat nog open is: vul in wanneer het is gedaan. Een nieuwe actie krijgt een eigen rij, zonder id.",
    "Op Leervraag komt wat iemand inbracht en nog op geen agenda staat. De letter mag leeg blijven; zonder niveau gaat "
    "het over de aanpak.",
    "Wat u leeg laat, verandert niets. Schrijf nergens een naam van een persoon.",
    "Klaar? Sla op en typ: verandertheorie notulen {bestand} (met --droog erachter verandert er nog niets).",
)
"""Seven sentences, for who opens the workbook for the first time."""


def als_werkmap_van_sessie(s: Sessiesjabloon, *, bestand: str) -> bytes:
    """The same as a workbook that ``notulen`` reads back.

    Args:
        s: what stands ready.
        bestand: how the file will be called, for its explanation.
    """
    werkmap = Werkmap(f"Notulen van {s.sleutel}")
    blad, vormen = werkmap.blad("Lees mij"), werkmap.vormen
    blad.set_column(0, 0, 110)
    schrijf_tekst(blad, 0, 0, f"Notulen van {s.sleutel}", vormen["titel"])
    for nr, zin in enumerate(LEES_MIJ, 2):
        schrijf_tekst(blad, nr, 0, zin.format(bestand=bestand), vormen["tekst"])
    kijken = (f"Na te kijken deze leercyclus: {regel}" for regel in s.na_te_kijken)
    afgesproken = (AFGESPROKEN, *s.afspraken) if s.afspraken else ()
    for nr, regel in enumerate((gemaakt_voor(s), "", *kijken, *_wat_open_is(s), *afgesproken), len(LEES_MIJ) + 2):
        schrijf_tekst(blad, nr, 0, regel, vormen["tekst"])
    lijsten = Lijsten(werkmap)
    for soort, rijen in _rijen(s).items():
        _blad(werkmap, bladvorm(soort), KOLOMMEN[soort], rijen, _Keuze(s, lijsten))
    lijsten.schrijf()
    return werkmap.bytes()


def _wat_open_is(s: Sessiesjabloon) -> Iterator[str]:
    """The open questions and signals with their words: on a sheet there is only room for the letter."""
    vragen = dict.fromkeys((*(k for k in s.punten if k not in s.a.moment.signalen), *s.andere))
    if vragen:
        yield "Open vragen:"
    for k in sorted(vragen, key=lambda k: (len(k), k)):
        klaar = " (staat klaar)" if k in s.punten else ""
        yield f"{k}{TUSSENPUNT}{s.vraag(k)}{klaar}" if s.vraag(k) else f"{k}{klaar}"
    signalen = [k for k in (*s.punten, *s.signalen) if k in s.a.moment.signalen]
    if signalen:
        yield "Open signalen:"
    for k in signalen:
        yield f"{k}{TUSSENPUNT}{s.vraag(k)} (gevraagd van {s.van_wie(k)})"
    if s.a.leerbehoeften:
        yield "Ingebracht, nog op geen agenda:"
    yield from (f"{k}{TUSSENPUNT}{s.vraag(k)}" for k in s.a.leerbehoeften)


@dataclass(frozen=True)
class _Keuze:
    """What one chooses from in a column."""

    s: Sessiesjabloon
    lijsten: Lijsten

    def bij(self, kolom: Bladkolom) -> dict[str, object] | None:
        """The drop-down of a column; None where one writes freely."""
        if kolom.woorden:
            woorden = [leesbaar_woord(kolom.veld, w) for w in kolom.woorden]
            return {"validate": "list", "source": woorden}
        if keuze := self._lijst(kolom):
            naam = self.lijsten.naam(keuze, kolom.veld.replace(IN_DEEL, "_"))
            ruim = {"error_type": "information", "error_title": "Niet in de lijst", "error_message": RUIM}
            return {"validate": "list", "source": f"={naam}", **ruim}
        return None

    def _lijst(self, kolom: Bladkolom) -> tuple[str, ...]:
        if kolom.veld in ("onderwerp", "uit"):
            return self.s.onderwerpen
        if kolom.veld in ("van", "naar"):
            return tuple(self.s.a.moment.tafels)
        return Keuzes(self.s.a.moment.graaf, self.s.voor, ()).voor(kolom)


def _rijen(s: Sessiesjabloon) -> Mapping[str, list[Mapping[str, str]]]:
    b = s.sessie
    sessie = {
        "sleutel": s.sleutel,
        "datum": str(b.datum) if b else "",
        "bijeenkomstsoort": leesbaar_woord("bijeenkomstsoort", s.bijeenkomstsoort),
        "van": s.tafel,
    }
    nieuw = s.signalen if s.tafel and b is None else ()
    acties: list[Mapping[str, str]] = [
        {
            "id": a.id,
            "wat": a.wat,
            "eigenaren": "; ".join(a.eigenaren),
            "uiterlijk": str(a.uiterlijk or ""),
            **({} if "!" in a.id else {"uit": a.uit}),
        }
        for a in s.acties
    ]
    return {
        "bijeenkomst": [sessie],
        "agendapunt": [{"onderwerp": k, "bijeenkomst": s.sleutel} for k in (*s.punten, *nieuw)],
        "actie": acties,
        "leervraag": [],
    }


def _blad(
    werkmap: Werkmap, vorm: Bladvorm, velden: tuple[str, ...], rijen: list[Mapping[str, str]], keuze: _Keuze
) -> None:
    blad, vormen = werkmap.blad(vorm.naam), werkmap.vormen
    op_veld = {k.veld: k for k in vorm.kolommen}
    for nr, veld in enumerate(velden):
        kolom = op_veld[veld]
        blad.set_column(nr, nr, kolombreedte(kolom))
        schrijf_tekst(blad, 0, nr, kolom.kop, vormen["kop"])
        if lijst := keuze.bij(kolom):
            blad.data_validation(1, nr, LAATSTE_RIJ, nr, lijst)
        for rijnr, rij in enumerate(rijen, 1):
            tekst = rij.get(veld, "")
            if tekst and kolom.inhoud == "datum":
                schrijf_dag(blad, rijnr, nr, tekst, vormen["datum"])
            elif tekst:
                schrijf_tekst(blad, rijnr, nr, tekst, vormen["tekst"])
    blad.freeze_panes(1, 1)
