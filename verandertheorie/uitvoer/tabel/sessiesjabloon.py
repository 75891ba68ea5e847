"""The file of one session to fill in, as YAML and as a workbook: filled in beforehand with what is open."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from verandertheorie.leerlus.acties import Actiestand, alle_acties, op_dringendheid
from verandertheorie.leerlus.agenda import Agenda
from verandertheorie.lezing.agendazinnen import in_een_zin
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.moment import Moment
from verandertheorie.lezing.tafelblik import Tafelblik
from verandertheorie.lezing.vrijgave import mag_kern
from verandertheorie.model.bladen import Bladvorm, bladvorm
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import LEVENSLOOP, Agendapunt, Nakijken
from verandertheorie.taal import op_een_regel, zichtbaar
from verandertheorie.uitvoer.tabel.keuzes import leesbaar_woord
from verandertheorie.uitvoer.tabel.opmaak import Werkmap, kolombreedte, schrijf_dag, schrijf_tekst

LAATSTE_RIJ = 200
"""Down to here a workbook has its lists to choose from; a session has some ten points."""

GEWONE_SOORT = "leerbijeenkomst"

KOLOMMEN: Mapping[str, tuple[str, ...]] = {
    "bijeenkomst": ("sleutel", "datum", "bijeenkomstsoort", "aanwezig", "kern.van", "kern.er", "verder"),
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
        a: the agenda as of the day before which it is made.
        sleutel: key of the session; it may be new.
    """

    a: Agenda
    sleutel: str

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
        """Who sits there: at a table of the programme itself those who see all of the approach, else a session."""
        tafel = self.a.moment.tafels.get((self.sessie.van if self.sessie else None) or "")
        return Lezer(self.a.moment.graaf, "kernteam" if tafel and tafel.eigen else "sessie")

    @cached_property
    def andere(self) -> tuple[str, ...]:
        """The open letters that do not stand ready."""
        return tuple(k for k in self.a.open_letters if k not in self.punten)

    @cached_property
    def acties(self) -> tuple[Actiestand, ...]:
        """What is still to be done, late first; of agreements those that were to come on the agenda."""
        return op_dringendheid([a for a in alle_acties(self.a.moment).values() if a.is_open and self._mag_actie(a)])

    def _mag_actie(self, a: Actiestand) -> bool:
        if "!" not in a.id:
            return self._lezer.mag_genoemd(a.uit)
        return a.naar == "agenda" and mag_kern(self.a.moment.graaf.registratie(a.uit), "sessie")

    @cached_property
    def na_te_kijken(self) -> tuple[str, ...]:
        """Where a decision said that we look again and nobody did in this cycle: a line per signal, by key."""
        graaf = self.a.moment.graaf
        blik = Moment(0, self._lezer)
        tafels = Tafelblik(self.a.signalen, self._lezer, blik.mag_tonen)
        regels = []
        for s in tafels.standen.values():
            if s.na_te_kijken and s.nakijken:
                wie = f"; wie: {graaf.naam(s.nakijken.wie)}" if s.nakijken.wie else ""
                waaraan = f"; waaraan: {s.nakijken.waaraan}" if s.nakijken.waaraan else ""
                regels.append(f"{s.sleutel}: kijk in {', '.join(s.na_te_kijken)}{wie}{waaraan}")
        return tuple(regels)

    def vraag(self, onderwerp: str) -> str:
        """The words of a question or signal; empty for another subject."""
        m = self.a.moment
        gevonden = m.vragen.get(onderwerp) or m.signalen.get(onderwerp)
        return gevonden.vraag if gevonden else ""


# --- YAML -------------------------------------------------------------------------------------


def als_yaml(s: Sessiesjabloon) -> str:
    """The file as text, with above each item what it is about."""
    return "".join(f"{regel}\n" for regel in _regels(s))


def _regels(s: Sessiesjabloon) -> Iterator[str]:
    b = s.sessie
    yield f"# Wat er in {s.sleutel} gebeurde. Wat leeg blijft, verandert niets."
    yield "# Vastleggen: verandertheorie notulen, met dit bestand (met --droog erachter verandert er nog niets)."
    yield f"bijeenkomst: {s.sleutel}"
    yield f"datum: {b.datum if b else ''}".rstrip()
    yield f"bijeenkomstsoort: {b.bijeenkomstsoort if b else GEWONE_SOORT}"
    if b and b.van:
        yield f"van: {b.van}"
    yield from ("# Hoeveel mensen er waren, per perspectief, zoals {rijk: 8, medeoverheid: 3}.", "aanwezig:")
    yield from ("# Hoeveel mensen uit de kern er waren, zoals {van: 8, er: 7}.", "kern:")
    yield f"# Uitslag van een vraag: {', '.join(LEVENSLOOP['leervraag'])}."
    yield f"# Uitslag van een signaal: {', '.join(LEVENSLOOP['signaal'])}."
    yield "# Een nieuwe vraag: onderwerp: nieuw, met vraag, niveau (aanpak of systeem) en reden."
    yield "agenda:"
    for onderwerp in s.punten:
        yield from _punt(s, onderwerp)
    if s.andere:
        yield "  # Ook open. Is zij besproken? Haal het hekje weg, en vul in:"
    for onderwerp in s.andere:
        yield f"  # {_uitleg(s.vraag(onderwerp))}"
        yield f"  # - {{onderwerp: {onderwerp}, uitslag: , reden: }}"
    if s.na_te_kijken:
        yield "# Na te kijken deze leercyclus:"
    yield from (f"#   {_uitleg(regel)}" for regel in s.na_te_kijken)
    yield "# Een nieuwe actie: uit (letter of signaal), wat, eigenaren (rollen), uiterlijk."
    yield "acties:"
    for a in s.acties:
        yield f"  # {_uitleg(in_een_zin(s.a.moment.graaf, a))}"
        yield f"  - id: {a.id}"
        yield from ("    gedaan_op:", "    resultaat:")
    yield from ("# Voorstellen bij de theorie: voorstel, uitslag, rollen, reden.", "besluiten: []")
    yield from ("# Wat klopt: onderwerp, klopt, klopt_niet, weten_we_niet (aantallen).", "reacties: []")
    yield from ("redacties: []", "verder: []", "leerbehoeften: []", "notities: []")


def _punt(s: Sessiesjabloon, onderwerp: str) -> Iterator[str]:
    if vraag := s.vraag(onderwerp):
        yield f"  # {_uitleg(vraag)}"
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
    "Op Agendapunt staat per vraag één rij: kies de uitslag, en schrijf waarom.",
    "Op Actie staat wat nog open is: vul in wanneer het is gedaan. Een nieuwe actie krijgt een eigen rij, zonder id.",
    "Op Leervraag komt wat iemand inbracht en nog op geen agenda staat, met het niveau. De letter mag leeg blijven.",
    "Wat u leeg laat, verandert niets. Schrijf nergens een naam van een persoon.",
    "Klaar? Sla op en typ: verandertheorie notulen {bestand} (met --droog erachter verandert er nog niets).",
)
"""Six sentences, for who opens the workbook for the first time."""


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
    kijken = [f"Na te kijken deze leercyclus: {regel}" for regel in s.na_te_kijken]
    for nr, zin in enumerate(kijken, len(LEES_MIJ) + 3):
        schrijf_tekst(blad, nr, 0, zin, vormen["tekst"])
    for soort, rijen in _rijen(s).items():
        _blad(werkmap, bladvorm(soort), KOLOMMEN[soort], rijen)
    return werkmap.bytes()


def _rijen(s: Sessiesjabloon) -> Mapping[str, list[Mapping[str, str]]]:
    b = s.sessie
    sessie = {"sleutel": s.sleutel, "datum": str(b.datum) if b else "", "bijeenkomstsoort": GEWONE_SOORT}
    if b:
        sessie["bijeenkomstsoort"] = leesbaar_woord("bijeenkomstsoort", b.bijeenkomstsoort)
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
        "agendapunt": [{"onderwerp": k, "bijeenkomst": s.sleutel} for k in s.punten],
        "actie": acties,
        "leervraag": [],
    }


def _blad(werkmap: Werkmap, vorm: Bladvorm, velden: tuple[str, ...], rijen: list[Mapping[str, str]]) -> None:
    blad, vormen = werkmap.blad(vorm.naam), werkmap.vormen
    op_veld = {k.veld: k for k in vorm.kolommen}
    for nr, veld in enumerate(velden):
        kolom = op_veld[veld]
        blad.set_column(nr, nr, kolombreedte(kolom))
        schrijf_tekst(blad, 0, nr, kolom.kop, vormen["kop"])
        if kolom.woorden:
            keuzes = [leesbaar_woord(kolom.veld, w) for w in kolom.woorden]
            blad.data_validation(1, nr, LAATSTE_RIJ, nr, {"validate": "list", "source": keuzes})
        for rijnr, rij in enumerate(rijen, 1):
            tekst = rij.get(veld, "")
            if tekst and kolom.inhoud == "datum":
                schrijf_dag(blad, rijnr, nr, tekst, vormen["datum"])
            elif tekst:
                schrijf_tekst(blad, rijnr, nr, tekst, vormen["tekst"])
    blad.freeze_panes(1, 1)
