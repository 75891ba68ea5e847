"""Every field of every record type, damaged in turn: a Melding at its own line, in Dutch, and nothing is written."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verandertheorie.dossier.bestand import Dossier
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.meegeleverd import meegeleverd
from verandertheorie.melding import Melding
from verandertheorie.model.soorten import SOORTEN, velden, verwijzingen, waarden

ENGELS = re.compile(
    r"\b(input|should|field|required|valid|invalid|string|expected|permitted|greater|less|than|dictionary|instance"
    r"|error|value|unable|parse|list|tuple|must|not|datetime|separator|character|NoneType|dict|None)\b",
    re.IGNORECASE,
)
ONBEKEND = "qqqq-wwww-9"
"""Looks like nothing that is there."""

ACHTERGROND = """
- {soort: aanname, sleutel: tijd-genoeg, naam: Er is tijd genoeg, aannamesoort: capaciteit}
- {soort: traject, sleutel: ski, naam: SKI, niveau: landelijk}
- {soort: gebeurtenis, sleutel: stroomuitval, naam: Stroomuitval, datum: 2026-10-02}
- {soort: rivaliserende_verklaring, sleutel: hoge-prijs, naam: De prijs was hoog}
- {soort: handelingsperspectief, sleutel: vroeg-aanvragen, naam: Vroeg aanvragen, route: omgaan_met}
- {soort: systemische_factor, sleutel: regels, naam: Regels, klasse: spelregel, ligging: buiten_aanpak}
- {soort: actor, sleutel: bestuurstafel, naam: Bestuurstafel, actorsoort: tafel}
- {soort: leervraag, letter: A, vraag: "Hoe kunnen we ruilen, terwijl het lang duurt?", sinds: 2026-09-01,
   niveau: aanpak}
- {soort: signaal, sleutel: lange-regels, over: regels, vraag: Wie maakt ze korter?, sinds: 2026-09-01,
   gevraagd_van: bestuurstafel, eigenaar: projecttrekker}
"""
"""What the good records refer to, besides the theory and the records of the example mini."""

GOED = """
- soort: interventie
  sleutel: ruilkavels
  naam: Ruilkavels
  omschrijving: Kavels worden geruild.
  aliassen:
    - kavelruil
  vertrouwelijkheid: openbaar
  sinds: c1
  tot: c2
  binnen_scope: ja
  besluiten:
    - V5-C20.B8
  grond: fictief
  paragraaf: §5
  status: gekozen
  schaal: erf
  werkprincipes:
    - lerend
  beleidsspoor: generiek
  verwachte_rollen:
    - gemeente
  versie: tweede

- soort: mechanisme
  sleutel: durven
  naam: Durven
  omschrijving: Men durft.
  aliassen:
    - moed
  vertrouwelijkheid: programma
  sinds: c1
  tot: c2
  binnen_scope: ja
  besluiten:
    - V5-C20.B8
  grond: fictief
  paragraaf: §5
  domein: interbestuurlijk
  middel: een gesprek
  redenering: dat kan hier ook

- soort: systemische_factor
  sleutel: lange-lijnen
  naam: Lange lijnen
  omschrijving: Het duurt lang.
  aliassen:
    - lange wegen
  vertrouwelijkheid: gebied
  sinds: c1
  tot: c2
  binnen_scope: nee
  besluiten:
    - V5-C20.B8
  grond: fictief
  paragraaf: §5
  klasse: patroon
  ligging: buiten_aanpak
  valentie: beide
  bereik: samen
  bestuurslaag: provincie
  onderdeel_van: regels
  sinds_codeboek: c2

- soort: uitkomst
  sleutel: meer-ruil
  naam: Meer ruil
  omschrijving: Er wordt meer geruild.
  aliassen:
    - ruil erbij
  vertrouwelijkheid: monitor
  sinds: c1
  tot: c2
  binnen_scope: ja
  besluiten:
    - V5-C20.B8
  grond: fictief
  paragraaf: §5
  niveau: gedrag
  klasse:
    - voortgang
    - samenwerking
  bedoeld: nee
  wie: eigenaren
  wat: ruil
  wanneer: in 2027
  waaraan_zichtbaar: een akte

- soort: actor
  sleutel: kadaster
  naam: Kadaster
  omschrijving: Houdt bij wie wat bezit.
  aliassen:
    - grondregister
  vertrouwelijkheid: openbaar
  sinds: c1
  tot: c2
  binnen_scope: ja
  besluiten:
    - V5-C20.B8
  grond: fictief
  paragraaf: §5
  actorsoort: tafel
  bestuurslaag: rijk
  open_vanaf: c1
  open_tot: 2027-02-01
  eigen: nee

- soort: context
  sleutel: veengrond
  naam: Veengrond
  omschrijving: De grond is veen.
  aliassen:
    - veen
  vertrouwelijkheid: openbaar
  sinds: c1
  tot: c2
  binnen_scope: ja
  besluiten:
    - V5-C20.B8
  grond: fictief
  paragraaf: §5
  kenmerk: veen
  waarde: nee
  vooraf_gekozen: nee

- soort: aanname
  sleutel: er-is-geld
  naam: Er is geld
  omschrijving: Zonder geld geen ruil.
  aliassen:
    - budget
  vertrouwelijkheid: openbaar
  sinds: c1
  tot: c2
  binnen_scope: ja
  besluiten:
    - V5-C20.B8
  grond: fictief
  paragraaf: §5
  aannamesoort: gelegenheid
  kritisch: ja

- soort: rivaliserende_verklaring
  sleutel: mooi-weer
  naam: Mooi weer
  omschrijving: Het kwam door het weer.
  aliassen:
    - zonnige lente
  vertrouwelijkheid: openbaar
  sinds: c1
  tot: c2
  binnen_scope: ja
  besluiten:
    - V5-C20.B8
  grond: fictief
  paragraaf: §5
  gebeurtenis: stroomuitval

- soort: handelingsperspectief
  sleutel: samen-aanvragen
  naam: Samen aanvragen
  omschrijving: Eén aanvraag voor allen.
  aliassen:
    - bundelen
  vertrouwelijkheid: openbaar
  sinds: c1
  tot: c2
  binnen_scope: ja
  besluiten:
    - V5-C20.B8
  grond: fictief
  paragraaf: §5
  voor_rol: projecttrekker
  route: oplossen
  status: beproefd

- soort: bewering
  sinds: c1
  tot: c2
  binnen_scope: ja
  besluiten:
    - V5-C20.B8
  grond: fictief
  paragraaf: §5
  van: regels
  relatie: belemmert
  naar:
    bewering: C13
  code: C77
  tekst: Regels houden de afspraak op.
  laag: theorie
  kritisch: ja
  vastgestelde_status: onbeslist
  vertraging: een jaar

- soort: relatie
  sinds: c1
  tot: c2
  binnen_scope: ja
  besluiten:
    - V5-C20.B8
  grond: fictief
  paragraaf: §5
  van:
    bewering: C01
  relatie: veronderstelt
  naar: tijd-genoeg

- soort: statuswijziging
  onderwerp: grondexpertise
  van: gevolgd
  naar: gestopt
  sinds: c2
  reden: Het is klaar.
  grond: fictief

- soort: gebied
  sinds: c1
  tot: c2
  binnen_scope: ja
  besluiten:
    - V5-C20.B8
  grond: fictief
  paragraaf: §1
  sleutel: D99
  naam: Deelgebied 99
  niveau: deelgebied
  ligt_in: de-peel
  opgaven:
    - stikstof
  kenmerken:
    novex: onbekend

- soort: leercyclus
  sleutel: c3
  nummer: 3
  van: 2027-03-01
  tot: 2027-05-31
  kwartaal: 2027-Q1
  grond: fictief

- soort: bijeenkomst
  sleutel: B9
  datum: 2027-02-10
  bijeenkomstsoort: kernteam
  van: bestuurstafel
  volgorde: 2
  aanwezig:
    rijk: 8
  kern:
    van: 8
    er: 7
  reacties:
    - onderwerp: C01
      klopt: 3
      klopt_niet: 2
      weten_we_niet: 1
  notities:
    - onderwerp: A
      tekst: Nog eens bekijken.
  verder:
    - De zaal was te klein.
  vervallen_omdat: De trein reed niet.
  grond: fictief

- soort: inzet
  interventie: grondexpertise
  gebied: D05
  van: 2026-09-01
  tot: 2027-02-01
  middelen: twee mensen
  grond: fictief

- soort: toepassing
  handelingsperspectief: vroeg-aanvragen
  gebied: D01
  cyclus: c1
  gebleken: c2
  hielp: ja
  grond: fictief

- soort: traject
  sleutel: wur
  naam: WUR
  niveau: gebied
  gebied: D01
  paragraaf: §3
  grond: fictief

- soort: gebeurtenis
  sleutel: droge-zomer
  naam: Droge zomer
  datum: 2026-09-02
  omschrijving: Het regende niet.
  paragraaf: §6
  grond: fictief

- soort: bron
  pseudoniem: b77
  rol: trekker
  actor: projecttrekker
  organisatiesoort: waterschap
  perspectief: medeoverheid
  geinformeerd: nee
  bewaren_tot: 2029-06-30
  bewaargrond: Gaf toestemming.
  traject: ski
  grond: fictief

- soort: registratie
  id: d01-77
  datum: 2027-01-14
  gebied: D01
  vorm: leerbijeenkomst
  bron: b01
  bronnen:
    - b01
    - b02
  meer_mensen: ja
  toestemming:
    b01: ja
    b02: nee
  interventie: grondexpertise
  open_vraag_belemmeringen: ja
  open_vraag_helpend: nee
  verrassing: Het was druk.
  reeks: trekkers
  traject: ski
  ontleend_aan:
    - d01-1a
  geprobeerd: Een gesprek.
  waargenomen: Een zucht.
  geleerd: Geduld.
  bijgesteld: Het schema.
  teruggelegd: gewijzigd
  vertrouwelijkheid: gebied
  vastgelegd_door: m1
  grond: fictief
  bewijs:
    - onderwerp: trage-vergunningen
      teken: voor
      kern: De aanvraag ligt er nog.
      bewijskracht: zeer_sterk
      hoe_bekend: van_horen_zeggen
      kanttekening: flink
      kanttekening_reden: eigen_belang
      toelichting: Iedereen zag het.
      gehoord_van: een ambtenaar
      spreker: b02
      wanneer: c1
      gebied: D02
      over: ander
      andere_verklaring: vakantie
      ernst: flink
      citaat: Het duurt.
      citaat_akkoord: akkoord
      vrijgave:
        - sessie
      nr: 3
    - onderwerp: C01
      teken: tegen
      kern: De eigenaar liep weg.
  dekking:
    - onderwerp: tijdgebrek
      gebied: D02
      wijze: terloops
      gezocht: andere_oorzaak
      gevonden: nee
  afspraken:
    - actie: Bellen.
      eigenaren:
        - trekker
      uiterlijk: 2027-03-01
      naar: tafel
      nr: 2
  toets:
    - onderwerp: C01
      kern: De offerte.
      als_waar: waarschijnlijk
      als_niet_waar: kan_beide
      gevonden: ja
      gebied: D02

- soort: tweede_codering
  registratie: d01-1b
  vastgelegd_door: m2
  grond: fictief
  bewijs:
    - onderwerp: C01
      teken: tegen
      bewijskracht: matig
      hoe_bekend: algemene_indruk
      kanttekening: ernstig
      nr: 2

- soort: besluit_op_voorstel
  voorstel: V5-C01
  onderwerpen:
    - grond
  uitslag: verworpen
  bijeenkomst: B3
  rollen:
    - provincie
  reden: Te vroeg.
  tot_en_met: c1
  voor: Eerst.
  na: Daarna.
  bewijs:
    - d01-1a#1
  bewijshash: 0a1b
  rekenstatus: onbeslist
  groepen:
    - b1
  gebieden:
    - D01
  parameterhash: 0a1b
  grond: fictief

- soort: redactie
  onderwerp: regels
  veld: naam
  oud: Regels
  nieuw: Spelregels
  bijeenkomst: B3
  reden: Duidelijker.
  grond: fictief

- soort: vrijgavebesluit
  wat: d01-1a#1
  doelgroep: publiek
  rollen:
    - programmamanager
  datum: 2026-10-02
  reden: Dit helpt anderen.
  ingetrokken: ja
  grond: fictief

- soort: theorieversie
  nummer: 1
  datum: 2026-10-02
  vorige: 1
  bijeenkomst: B3
  tot_en_met: c1
  toelichting: De eerste.
  inhoud:
    - '{"soort": "actor", "sleutel": "x", "naam": "X", "actorsoort": "rol"}'
  inhoudshash: 0a1b
  grond: fictief

- soort: leervraag
  letter: B
  vraag: Hoe kunnen we sneller ruilen, terwijl de regels lang zijn?
  sinds: 2026-10-13
  ambitie: vertrouwen-grondeigenaar
  belemmering: regels
  dilemma: Snel is slordig.
  niveau: systeem
  reikwijdte: gebied
  gaat_over:
    - C01
  gebieden:
    - D01
  ingebracht_door:
    - projecttrekker
  uit:
    - d01-1a
  komt_uit:
    - A
  grond: fictief

- soort: signaal
  sleutel: korter
  over: regels
  vraag: Wie kan de regels korter maken?
  sinds: 2026-10-13
  gevraagd_van: bestuurstafel
  eigenaar: projecttrekker
  adviseert:
    - gemeente
  voorstel:
    vorm: maatwerk
    tekst: Eén bladzijde.
    nodig: Een jurist.
  waarom_niet_zelf: Het zijn niet onze regels.
  uit: A
  uiterlijk: 2027-03-01
  opgenomen_in:
    - document: het jaarverslag
      overgenomen: deels
      reden: Het was lang.
  grond: fictief

- soort: actie
  id: B3-1
  wat: Een bladzijde schrijven.
  sinds: 2026-10-13
  eigenaren:
    - projecttrekker
  gebieden:
    - D01
  uit: A
  bijeenkomst: B3
  uiterlijk: 2027-03-01
  gedaan_op: 2027-02-01
  reden: Er was haast.
  resultaat: Zij ligt er.
  beproeft: vroeg-aanvragen
  past_aan: grondexpertise
  oud: Zonder bladzijde.
  nieuw: Met een bladzijde.
  door:
    - d01-1a#1
  vervallen_omdat: Toch maar niet.
  grond: fictief

- soort: agendapunt
  onderwerp: A
  bijeenkomst: B3
  uitslag: veranderd
  reden: Het ligt aan de regels.
  rollen:
    - projecttrekker
  overwogen:
    - niets doen
  gehoord:
    - gemeente
  antwoord: Korter is beter.
  oud:
    vraag: Hoe kunnen we ruilen?
    ambitie: vertrouwen-grondeigenaar
    belemmering: regels
    dilemma: Geen.
    niveau: aanpak
    reikwijdte: programma
    gaat_over:
      - C01
    gebieden:
      - D01
  nieuw:
    vraag: Hoe kunnen we korter zijn?
    ambitie: vertrouwen-grondeigenaar
    belemmering: regels
    dilemma: Kort is niet volledig.
    niveau: systeem
    reikwijdte: gebied
    gaat_over:
      - C01
    gebieden:
      - D01
  naar: bestuurstafel
  nakijken:
    gebieden:
      - D01
    vanaf: c2
    wie: projecttrekker
    waaraan: De bladzijde ligt er.
  tot_en_met: c1
  stand: lokaal
  gebieden:
    - D01
  bewijshash: 0a1b
  grond: fictief

- soort: kaartindeling
  sleutel: kaart
  sinds: 2026-10-13
  posities:
    - knoop: grondexpertise
      x: 120
      y: 300
  beelden:
    - naam: Waar het begint
      tekst: Hier begonnen we.
      cyclus: c1
      gebied: D01
      onderwerp: C01
      weergave: matrix
      veranderd: ja
      lijnen: ja
      alleen: ja
  grond: fictief

- soort: woord
  lijst: organisatiesoort
  woord: buurtraad
  tekst: Buurtraad
  hoort_bij: gebiedspartij
  grond: fictief

- soort: woordenlijst
  lijst: schaal
  van_het_plan: ja
  grond: fictief
"""
"""One good record of every type with every field filled, one field on a line."""

VERPLICHT = """
interventie: soort sleutel naam
mechanisme: soort sleutel naam domein
systemische_factor: soort sleutel naam klasse ligging
uitkomst: soort sleutel naam niveau
actor: soort sleutel naam actorsoort
context: soort sleutel naam kenmerk
aanname: soort sleutel naam aannamesoort
rivaliserende_verklaring: soort sleutel naam
handelingsperspectief: soort sleutel naam route
bewering: soort van relatie naar tekst
relatie: soort van relatie naar
statuswijziging: soort onderwerp van naar sinds reden
gebied: soort sleutel naam niveau
leercyclus: soort sleutel nummer van tot
bijeenkomst: soort sleutel datum bijeenkomstsoort kern.van kern.er reacties.onderwerp notities.onderwerp notities.tekst
inzet: soort interventie gebied van
toepassing: soort handelingsperspectief gebied cyclus
traject: soort sleutel naam niveau
gebeurtenis: soort sleutel naam datum
bron: soort pseudoniem rol organisatiesoort geinformeerd
registratie: soort datum interventie bewijs.onderwerp bewijs.teken bewijs.kern dekking.onderwerp dekking.gevonden
  afspraken.actie afspraken.eigenaren toets.onderwerp toets.als_waar toets.als_niet_waar toets.gevonden
tweede_codering: soort registratie vastgelegd_door bewijs bewijs.onderwerp bewijs.teken
besluit_op_voorstel: soort voorstel onderwerpen uitslag bijeenkomst rollen tot_en_met bewijshash parameterhash
redactie: soort onderwerp veld oud nieuw bijeenkomst
vrijgavebesluit: soort wat doelgroep rollen datum reden
theorieversie: soort nummer datum tot_en_met inhoud inhoudshash
leervraag: soort letter vraag sinds niveau
signaal: soort sleutel over vraag sinds gevraagd_van eigenaar voorstel.tekst
  opgenomen_in.document opgenomen_in.overgenomen
actie: soort id
agendapunt: soort onderwerp bijeenkomst nakijken.gebieden
kaartindeling: soort sleutel sinds posities.knoop posities.x posities.y beelden.naam
woord: soort lijst woord tekst
woordenlijst: soort lijst
"""
"""The fields with a star in the design."""

VRIJE_TEKST = {"omschrijving", "voor", "na", "rekenstatus", "oud"}
"""Text that may be empty, or as long as it is."""

JA_NEE = {
    "binnen_scope",
    "bedoeld",
    "vooraf_gekozen",
    "kritisch",
    "geinformeerd",
    "open_vraag_belemmeringen",
    "open_vraag_helpend",
    "eigen",
}
DATUM = {"datum", "uiterlijk", "bewaren_tot", "gedaan_op"}
GETAL = {"nummer", "nr", "volgorde"}
TELLING = {"kern.van", "kern.er", "reacties.klopt", "reacties.klopt_niet", "reacties.weten_we_niet", "aanwezig.rijk"}
"""A number of people, by path: nobody is a number too."""
PAREN = {"kenmerken", "aanwezig"}
"""Fields with names of one's own in them."""
LIJSTEN = ("bewijs", "dekking", "afspraken", "toets", "reacties", "notities", "opgenomen_in")
"""Parts of which a record may have several."""
EEN_DEEL = {"kern", "voorstel", "nakijken", "oud", "nieuw"}
"""Parts of which a record has one."""
VORM = {
    "letter": "abc",
    "sleutel": "Mét Hoofdletters",
    "id": "Geen id",
    "pseudoniem": "jan",
    "code": "zeven",
    "kwartaal": "2026-K3",
}


@dataclass(frozen=True)
class Regel:
    """One line of a good record: its place in the text, and the path of the field on it."""

    soort: str
    nummer: int  # from 0, within the record
    pad: tuple[str, ...]
    naam: str  # "" for an item of a list
    waarde: str
    inspring: str  # with the dash, when the item begins here

    @property
    def stip(self) -> str:
        """The path as text, without the places in lists."""
        return ".".join(p for p in self.pad if p != "*")


@dataclass(frozen=True)
class Schade:
    """A record with one fault, and the line (from 1) where it must be reported."""

    soort: str
    wat: str
    tekst: str
    regel: int


def _blokken() -> dict[str, list[str]]:
    stukken = textwrap.dedent(GOED).strip("\n").split("\n\n")
    return {s.split("\n")[0].removeprefix("- soort: "): s.split("\n") for s in stukken}


BLOKKEN = _blokken()
VERPLICHTE_VELDEN = {
    tekst.split(":")[0]: set(tekst.split(":")[1].split())
    for tekst in re.sub(r"\n\s+", " ", VERPLICHT).strip().split("\n")
}


def _regels(soort: str) -> list[Regel]:
    """The fields of a record, from its indentation alone: no help from the reader that is on trial."""
    uit: list[Regel] = []
    open_: list[tuple[int, str]] = []  # column of a name, and the name
    for nr, regel in enumerate(BLOKKEN[soort]):
        kaal = regel.lstrip(" -")
        kolom = len(regel) - len(kaal)
        open_ = [(k, n) for k, n in open_ if k < kolom]
        inspring = regel[:kolom]
        naam, is_veld, waarde = kaal.partition(":")
        if not is_veld:
            naam, waarde = "", kaal
        ouders: list[str] = []
        for _, n in open_:
            ouders.append(n)
            if n in LIJSTEN:
                ouders.append("*")
        uit.append(Regel(soort, nr, (*ouders, naam or "*"), naam, waarde.strip(), inspring))
        if naam:
            open_.append((kolom, naam))
    return uit


def _zet(r: Regel, *, naam: str | None = None, waarde: str | None = None, weg: bool = False) -> str:
    """The record with one field changed; what stood under it goes too when it gets a value."""
    regels = list(BLOKKEN[r.soort])
    kinderen = [k.nummer for k in _regels(r.soort) if k.nummer > r.nummer and _is_onder(k, r)]
    if waarde is not None or weg:
        regels = [t for i, t in enumerate(regels) if i not in kinderen]
    if weg:
        if "-" in r.inspring:  # its dash goes to the next field of the item
            regels[r.nummer + 1] = r.inspring + regels[r.nummer + 1].lstrip()
        del regels[r.nummer]
    else:
        kop = f"{naam or r.naam}: " if r.naam else ""
        regels[r.nummer] = f"{r.inspring}{kop}{r.waarde if waarde is None else waarde}".rstrip()
    return "\n".join(regels) + "\n"


def _is_onder(k: Regel, r: Regel) -> bool:
    """Whether the line stands under another, which holds everything up to the next line that is not deeper."""
    tussen = [t for t in _regels(r.soort) if r.nummer < t.nummer <= k.nummer]
    return bool(r.naam) and all(len(t.inspring) > len(r.inspring) for t in tussen)


def _schade(soort: str) -> Iterator[Schade]:
    merken = {pad: merk for pad, merk in verwijzingen(soort) if merk}
    woorden = waarden(soort)
    for r in _regels(soort):
        pad = r.pad
        hier = r.nummer + (0 if r.stip in ("van.bewering", "naar.bewering") else 1)  # an end is one field
        is_blok = not r.waarde

        def kapot(wat: str, waarde: str, *, r: Regel = r, hier: int = hier) -> Schade:
            return Schade(soort, f"{r.stip or '*'} {wat}", _zet(r, waarde=waarde), hier)

        if r.naam and r.stip.partition(".")[0] not in PAREN - {r.stip}:
            if pad != ("soort",):
                yield Schade(soort, f"{r.stip} verkeerd gespeld", _zet(r, naam=f"{r.naam}q"), hier)
            if r.stip in VERPLICHTE_VELDEN[soort]:
                yield kapot("leeg", "")
                if pad != ("soort",):
                    begin = max(k.nummer for k in _regels(soort) if k.nummer <= r.nummer and _begint_blok(k, r))
                    yield Schade(soort, f"{r.stip} weggelaten", _zet(r, weg=True), begin + 1)
        if r.stip != "ontleend_aan" or not r.naam:
            if is_blok and r.stip not in (*PAREN, "van", "naar", "oud", "nieuw"):
                yield kapot("tekst waar een lijst hoort", "tekst")
            if r.stip not in (*PAREN, "van", "naar"):
                yield kapot("velden waar iets anders hoort", "{a: b}")
        if not is_blok or r.stip in (*PAREN, *EEN_DEEL, "van", "naar"):
            yield kapot("lijst waar iets anders hoort", "[a, b]")
        if is_blok:
            continue
        if pad in merken and not merken[pad].mag_los(ONBEKEND):
            yield kapot("onbekende verwijzing", ONBEKEND)
            yield kapot("lege tekst", '""')
        elif r.stip in TELLING:
            for wat in ("-1", "1.5", "nan", "veel"):
                yield kapot(f"geen aantal ({wat})", wat)
        elif r.naam == "sinds":  # of what belongs to sessions: a day
            for wat in (ONBEKEND, "3-4-2026", "2026-02-30"):
                yield kapot(f"geen datum ({wat})", wat)
        elif pad in woorden or r.naam in JA_NEE | DATUM | GETAL | {"novex"} or r.naam in VORM:
            if r.naam not in ("sleutel", "id", "pseudoniem"):
                yield kapot("verkeerd woord", ONBEKEND)
            yield kapot("verkeerde vorm", f'"{VORM.get(r.naam, "12,5")}"')
            yield kapot("lege tekst", '""')
        elif (soort, r.naam) in (("leercyclus", "van"), ("leercyclus", "tot"), ("inzet", "van"), ("inzet", "tot")):
            for wat in (ONBEKEND, "3-4-2026", "2026-02-30", "86400"):
                yield kapot(f"geen datum ({wat})", wat)
        elif pad != ("soort",) and r.naam not in VRIJE_TEKST:
            yield kapot("te lang", "x" * 4001)
            yield kapot("lege tekst", '" "')
        if r.naam in DATUM:
            for wat in ("3-4-2026", "2026-02-30", "20260914", "2026-09-14T12:00"):
                yield kapot(f"geen datum ({wat})", wat)
        if r.naam in GETAL:
            for wat in ("0", "-1", "1.5", "nan", "9" * 5000):
                yield kapot(f"geen nummer ({wat[:9]})", wat)
        if r.naam in JA_NEE:
            yield kapot("misschien", "misschien")


def _begint_blok(k: Regel, r: Regel) -> bool:
    """Whether a line is the first of the block in which a field stands; of a part, the one with its name."""
    is_kop = k.pad == r.pad[:-1] and k.naam in EEN_DEEL
    return is_kop or (k.pad[:-1] == r.pad[:-1] and "-" in k.inspring)


ALLE_SCHADE = [s for soort in BLOKKEN for s in _schade(soort)]


@pytest.fixture(scope="module")
def wereld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier to import into that no refused import may change."""
    map_ = tmp_path_factory.mktemp("schade")
    bron = meegeleverd("voorbeelden/mini")
    (map_ / "achtergrond.yaml").write_text(ACHTERGROND, encoding="utf-8")
    with Dossier.maak(map_ / "w.sqlite") as d:
        verslag = importeer(d, bron / "theorie", bron / "records", map_ / "achtergrond.yaml")
    assert not verslag.meldingen, verslag.meldingen
    return map_ / "w.sqlite"


def lees_in(wereld: Path, **teksten: str) -> Importverslag:
    """Import texts as files of those names, and see that the dossier stays as it is."""
    paden = []
    for naam, tekst in teksten.items():
        pad = wereld.with_name(f"{naam}.yaml")
        pad.write_text(tekst, encoding="utf-8")
        paden.append(pad)
    voor = wereld.read_bytes()
    verslag = importeer(wereld, *paden)
    if wereld.read_bytes() != voor:
        wereld.write_bytes(voor)  # for the tests that come after
        pytest.fail("this import was not refused")
    return verslag


def is_netjes(m: Melding) -> None:
    assert m.tekst.strip(), m
    assert m.remedie.strip(), m
    assert m.tekst[-1] in ".?" or ")." in m.tekst, m
    assert m.remedie[-1] in ".?", m
    assert str(m).isprintable(), m
    assert len(m.tekst) < 400, m
    zonder_citaat = re.sub(r"'[^']*'|Kies uit: [^.]*\.|Begin met soort: [^.]*\.", "", f"{m.tekst} {m.remedie}")
    assert not ENGELS.search(zonder_citaat), m


def test_the_good_records_are_good_and_fill_every_field_of_every_type(wereld: Path, tmp_path: Path) -> None:
    assert tuple(BLOKKEN) == SOORTEN
    kopie = tmp_path / "kopie.sqlite"
    kopie.write_bytes(wereld.read_bytes())
    (tmp_path / "goed.yaml").write_text(GOED, encoding="utf-8")
    verslag = importeer(kopie, tmp_path / "goed.yaml")
    assert not verslag.fouten, "\n".join(map(str, verslag.fouten))
    assert len(verslag.nieuw) == len(SOORTEN) + 1, "and what the action makes of the intervention"
    for soort in SOORTEN:
        geschreven = {r.pad for r in _regels(soort)}
        for deel in ((), *((deel, "*") for deel in LIJSTEN), *((deel,) for deel in EEN_DEEL)):
            missen = {(*deel, v) for v in velden(soort, deel)} - geschreven
            assert not missen, f"{soort} leaves out {missen}"


@pytest.mark.lang
@pytest.mark.parametrize("soort", SOORTEN)
def test_each_damaged_field_is_reported_at_its_own_line_in_dutch(soort: str, wereld: Path) -> None:
    mis: list[str] = []
    schades = [s for s in ALLE_SCHADE if s.soort == soort]
    assert len(schades) > 5
    for s in schades:
        try:
            verslag = lees_in(wereld, kapot=s.tekst)
            for m in verslag.fouten:
                is_netjes(m)
        except (
            Exception,
            pytest.fail.Exception,
        ) as fout:  # a crash is one more thing to list, so that one run shows them all
            mis.append(f"{s.wat}: {type(fout).__name__}: {fout}")
            continue
        regels = {m.regel for m in verslag.fouten}
        mag = {s.regel}
        if "verkeerd gespeld" in s.wat:  # the field is also missing in its block, and other fields may ask for it
            mag |= {m.regel for m in verslag.fouten if "ontbreekt" in m.tekst or "toelichting" in m.tekst}
        if s.regel not in regels or not regels <= mag:
            mis.append(f"{s.wat}: expected line {s.regel}, got {[str(m) for m in verslag.meldingen]}")
    assert not mis, f"{len(mis)} of {len(schades)}:\n" + "\n".join(mis)


def test_the_number_of_damaged_fields_is_worth_the_name() -> None:
    assert len(ALLE_SCHADE) > 900


_LOS = [s for s in ALLE_SCHADE if s.soort in ("registratie", "bron", "gebied") and "verkeerd gespeld" not in s.wat]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(_LOS), min_size=2, max_size=5, unique_by=lambda s: s.soort))
def test_faults_in_several_files_are_all_reported_at_once(wereld: Path, schades: list[Schade]) -> None:
    """Where, and what is wrong; what it offers to choose from grows with what another file brings."""

    def wat(verslag: Importverslag) -> set[tuple[str, str, str]]:
        return {(m.plek, m.code, m.tekst) for m in verslag.fouten}

    apart = [wat(lees_in(wereld, **{f"f{i}": s.tekst})) for i, s in enumerate(schades)]
    samen = lees_in(wereld, **{f"f{i}": s.tekst for i, s in enumerate(schades)})
    assert set.union(*apart) <= wat(samen)
    assert list(samen.meldingen) == sorted(samen.meldingen)


def test_field_faults_and_reference_faults_come_together_from_all_files(wereld: Path) -> None:
    een = """\
    - soort: registratie
      datum: 3-4-2026
      gebied: D77
      bron: b99
      interventie: grondexpertise
      bewijs:
        - onderwerp: C01
          teken: misschien
          kern: x
        - onderwerp: bestaat-niet-eens
          teken: voor
          kern: y
          bewijskracht: zeer_sterk
      kleur: rood
    """
    twee = "soort: bron\npseudoniem: jan\nrol: trekker\norganisatiesoort: rijk\ngeinformeerd: misschien\n"
    drie = "a: [\n"
    vier = "- los\n- soort: gevoel\n- soort: leercyclus\n  sleutel: c9\n"
    verslag = lees_in(wereld, een=textwrap.dedent(een), twee=twee, drie=drie, vier=vier)
    plekken = [(Path(m.bestand).stem, m.regel, m.code) for m in verslag.fouten]
    assert plekken == sorted(
        [
            ("een", 2, "VT010"),
            ("een", 3, "VT020"),
            ("een", 4, "VT020"),
            ("een", 8, "VT010"),
            ("een", 10, "VT020"),
            ("een", 13, "VT011"),
            ("een", 14, "VT010"),
            ("twee", 2, "VT010"),
            ("twee", 5, "VT010"),
            ("drie", 1, "VT001"),
            ("vier", 1, "VT003"),
            ("vier", 2, "VT010"),
            ("vier", 3, "VT010"),
            ("vier", 3, "VT010"),
            ("vier", 3, "VT010"),
        ]
    )
    for m in verslag.fouten:
        is_netjes(m)


def test_a_good_record_beside_a_bad_one_does_not_come_in(wereld: Path) -> None:
    goed = "soort: bron\npseudoniem: b88\nrol: trekker\norganisatiesoort: rijk\ngeinformeerd: ja\n"
    verslag = lees_in(wereld, goed=goed, fout=goed.replace("b88", "b89").replace("ja", "misschien"))
    assert [m.regel for m in verslag.fouten] == [5]
    assert not verslag.nieuw


@pytest.mark.parametrize("soort", ["gezin", "[rijk]", "{a: b}", '""'])
def test_a_bad_kind_of_organisation_does_not_ask_for_a_perspective_that_nobody_owes(wereld: Path, soort: str) -> None:
    verslag = lees_in(
        wereld, bron=f"soort: bron\npseudoniem: b88\nrol: trekker\norganisatiesoort: {soort}\ngeinformeerd: ja\n"
    )
    assert [(m.regel, m.code) for m in verslag.fouten] == [(4, "VT010")], verslag.fouten


@pytest.mark.parametrize("eind", ["{bewering: [C13]}", "{bewering: {a: b}}", "{bewering: C13, van: x}", "{claim: C13}"])
def test_a_claim_as_end_is_named_by_one_text(wereld: Path, eind: str) -> None:
    tekst = f"soort: bewering\nvan: trage-vergunningen\nrelatie: belemmert\nnaar: {eind}\ntekst: Zo is het.\n"
    verslag = lees_in(wereld, claim=tekst)
    assert [m.regel for m in verslag.fouten] == [4], verslag.fouten


def test_two_names_for_one_field_are_a_fault_and_neither_wins_silently(wereld: Path) -> None:
    tekst = """\
    soort: registratie
    datum: 2026-09-20
    gebied: D01
    bron: b01
    interventie: geen
    bewijs:
      - onderwerp: C01
        teken: voor
        kern: Hij belde terug.
        kracht: sterk
        sterkte: zwak
    """
    verslag = lees_in(wereld, dubbel=textwrap.dedent(tekst))
    assert {m.regel for m in verslag.fouten} & {10, 11}, verslag


def test_a_field_that_follows_from_the_date_is_refused_with_the_reason(wereld: Path) -> None:
    tekst = "soort: registratie\ndatum: 2026-09-20\ngebied: D01\nbron: b01\ninterventie: geen\ncyclus: c1\n"
    (m,) = lees_in(wereld, terug=tekst).fouten
    assert (m.regel, m.remedie) == (6, "De cyclus volgt uit de datum. Laat dit veld weg.")


def test_a_misspelt_word_gets_the_word_that_was_meant(wereld: Path) -> None:
    tekst = """\
    soort: registratie
    datum: 2026-09-20
    gebeid: D01
    vorm: intervieuw
    bron: b01
    interventie: grondexpertize
    bewijs:
      - {onderwerp: trage vergunning, teken: vor, kern: x}
    """
    verslag = lees_in(wereld, spelling=textwrap.dedent(tekst))
    raad = {m.regel: m.remedie for m in verslag.fouten if "kennen we" in m.tekst or "kan niet" in m.tekst}
    raad |= {m.regel: m.remedie for m in verslag.fouten if m.code == "VT020"}
    assert raad[3] == "Bedoelt u gebied?"
    assert raad[4] == "Bedoelt u interview?"
    assert raad[6] == "Bedoelt u grondexpertise?"
    assert raad[8] in ("Bedoelt u trage-vergunningen?", "Bedoelt u voor?")
    assert {m.remedie for m in verslag.fouten if m.regel == 8} == {"Bedoelt u trage-vergunningen?", "Bedoelt u voor?"}


def test_the_same_name_in_two_unicode_spellings_is_a_fault(wereld: Path) -> None:
    twee = '"caf\\u00e9": ja\n  "cafe\\u0301": nee'
    tekst = f"soort: gebied\nsleutel: D98\nnaam: x\nniveau: deelgebied\nkenmerken:\n  {twee}\n"
    assert lees_in(wereld, nfc=tekst).fouten


LELIJK = '"a\\n  kapot.yaml:1: verzonnen \\x1b[31m' + "x" * 500 + '"'


@pytest.mark.parametrize(
    "veld",
    [
        "soort: {0}",
        "soort: bron\n{0}: x",
        "soort: bron\norganisatiesoort: {0}",
        "soort: bron\npseudoniem: {0}",
        "soort: bron\nactor: {0}",
        "soort: registratie\nbewijs:\n- onderwerp: a > {0} > b",
        "soort: registratie\nbewijs:\n- onderwerp: {0}",
    ],
)
def test_what_somebody_wrote_is_quoted_short_and_on_one_line(wereld: Path, veld: str) -> None:
    tekst = (
        veld.format(LELIJK) if "a >" not in veld else veld.replace("a > {0} > b", LELIJK.replace('"a', '"a > ') + "")
    )
    for m in lees_in(wereld, lelijk=tekst + "\n").fouten:
        is_netjes(m)
