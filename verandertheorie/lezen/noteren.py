"""A conversation about one conversation: what an answer means, and the records the answers make.

Pure. Everything follows from playing the answers back to the list of questions: going back is playing one less, and a
draft is the answers. What is wrong with an answer is what the importer has against it.
"""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from verandertheorie.begrippen import aliassen
from verandertheorie.formaten.waarden import Blok, Lijst
from verandertheorie.lezen.bestanden import Gevonden
from verandertheorie.lezen.opmerkingen import over_namen
from verandertheorie.lezen.records import records_uit
from verandertheorie.lezen.regels import REGELS, keur, keur_met_fout
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.lezen.vragenlijst import Gespreksvraag, Opzet, gang, kaal
from verandertheorie.melding import Melding
from verandertheorie.model.basis import is_schuilnaam
from verandertheorie.model.soorten import Plek
from verandertheorie.model.tegendelen import zegt_iets_anders
from verandertheorie.model.verwijzing import (
    LIJKT_OP_WOORD,
    TUSSENPUNT,
    VELDEN,
    Doel,
    Mis,
    Namenlijst,
    genoemd_in,
    kort,
)
from verandertheorie.taal import gevouwen, groot, lees_dag, leesbaar, opsomming, telwoord

BESTAND = "gesprek"
"""What a Melding calls the conversation; its line is the number of the question."""

MEESTE_OPTIES = 9
"""So many possible meanings are worth showing: one digit to choose one; more is no help."""

MEESTE_WOORDEN = 4
"""More words are no slip in a name, but another text. Chosen by eye; what is taken for a slip is asked first."""

LANGSTE_RIJTJE = 90
"""Choices that fit in so many characters stand beside the question; longer lists come with a question mark."""

_HOE_ERBIJ = "Typ stop, voeg het toe met 'importeer', en ga verder met noteer --verder."
_KOMT_NOG = "…"
"""In the place of a text that is asked next and must be there: that it is not there yet, is no objection."""


@dataclass(frozen=True, slots=True)
class Onbegrepen:
    """Why an answer cannot be taken as it is.

    ``tekst`` is a Dutch sentence, empty when ``voorstel`` says enough: what is probably meant. ``opties``: the numbers
    of the choices that may be meant.
    """

    tekst: str
    voorstel: str = ""
    opties: tuple[int, ...] = ()


class Teruggenomen(NamedTuple):
    """An answer that was gone back over: to which question it was, and what it says.

    ``plek``: where that answer goes, of a question without a place that of the one before it.
    """

    plek: Plek
    kop: str
    antwoord: str


@dataclass(frozen=True)
class Gesprek:
    """The answers so far; :attr:`vraag` is the next question, None when everything was asked.

    ``terug_te_geven``: answers that were gone back over, in their order; each is proposed again at its own question.
    """

    opzet: Opzet
    antwoorden: tuple[str, ...] = ()
    terug_te_geven: tuple[Teruggenomen, ...] = ()

    @cached_property
    def _gespeeld(self) -> tuple[tuple[Gespreksvraag, ...], Gespreksvraag | None]:
        vragen, gesteld = gang(self.opzet), list[Gespreksvraag]()
        vraag = next(vragen)
        for antwoord in self.antwoorden:
            gesteld.append(vraag)
            try:
                vraag = vragen.send(antwoord)
            except StopIteration:
                return tuple(gesteld), None
        return tuple(gesteld), vraag

    @cached_property
    def vraag(self) -> Gespreksvraag | None:
        """The next question; where it was answered before, that answer is what an empty one means."""
        vraag = self._gespeeld[1]
        return vraag if vraag is None or self.eerder is None else replace(vraag, standaard=self.eerder)

    @cached_property
    def eerder(self) -> str | None:
        """What was answered to the next question before it was gone back over; None when nothing, or no longer good."""
        nr = self._eerder_op
        was = None if nr is None else self.terug_te_geven[nr].antwoord
        return None if was is None or self._met(was).bezwaren_tegen_laatste else was

    @property
    def vervallen(self) -> str | None:
        """What was answered to the next question before, and can no longer be; None when nothing."""
        nr = self._eerder_op
        return None if nr is None or self.eerder is not None else self.terug_te_geven[nr].antwoord or None

    @cached_property
    def _eerder_op(self) -> int | None:
        """Where in what was gone back over the next question is."""
        vraag, plek = self._gespeeld[1], self.plekken[-1]
        gelijk = (nr for nr, t in enumerate(self.terug_te_geven) if vraag and _is_dezelfde(t, plek, vraag))
        return next(gelijk, None)

    @cached_property
    def plekken(self) -> tuple[Plek, ...]:
        """Of every question that was asked, and of the next one, where its answer goes or belongs to."""
        uit, hier = list[Plek](), Plek()
        for vraag in (*self._gespeeld[0], *([self._gespeeld[1]] if self._gespeeld[1] else [])):
            hier = vraag.plek or hier
            uit.append(hier)
        return (*uit, *(() if self._gespeeld[1] else ((),)))

    @property
    def _is_naam(self) -> bool:
        """Whether the answer names something, and is not somebody's own words."""
        return self.vraag is not None and bool(self.vraag.keuzes or self.vraag.inhoud != "tekst")

    @property
    def gesteld(self) -> tuple[tuple[Gespreksvraag, str], ...]:
        """Every question with its answer, in order."""
        return tuple(zip(self._gespeeld[0], self.antwoorden, strict=False))

    @property
    def geldig(self) -> tuple[tuple[Gespreksvraag, str], ...]:
        """The same, of what was asked again only the last answer: what goes into the records."""
        eerst = {vraag.plek: vraag for vraag, _ in reversed(self.gesteld)}
        return tuple(
            (eerst[vraag.plek] if vraag.plek else vraag, antwoord)
            for nummer, (vraag, antwoord) in enumerate(self.gesteld, 1)
            if not vraag.plek or self._laatst[vraag.plek] == nummer
        )

    @cached_property
    def _laatst(self) -> dict[Plek, int]:
        """Per place the number of the question that was asked about it last, as when a new source was a slip."""
        return {vraag.plek: nummer for nummer, (vraag, _) in enumerate(self.gesteld, 1)}

    @property
    def deel(self) -> str:
        """Heading of the part in which the next question is."""
        tot_hier = (*self._gespeeld[0], *([self.vraag] if self.vraag else []))
        return next((vraag.deel for vraag in reversed(tot_hier) if vraag.deel), "")

    def terug(self, naar: int | None = None) -> "Gesprek":
        """Back to the previous question, or to the question with a number (from 1); what was answered is kept."""
        over = (naar or len(self.antwoorden)) - 1
        weer = zip(self.plekken, self.gesteld, strict=False)
        teruggenomen = [Teruggenomen(plek, vraag.kop, antwoord) for plek, (vraag, antwoord) in weer][over:]
        return replace(self, antwoorden=self.antwoorden[:over], terug_te_geven=(*teruggenomen, *self.terug_te_geven))

    def vergeet(self) -> "Gesprek":
        """The same without what was answered to the next question before."""
        nr, over = self._eerder_op, self.terug_te_geven
        return self if nr is None else replace(self, terug_te_geven=(*over[:nr], *over[nr + 1 :]))

    def haal_weg(self) -> "Gesprek":
        """The same without the item of a list that the next question begins; those behind it move up.

        The next one that was there becomes the answer that is proposed.
        """
        *lijst, nr, _ = self.plekken[-1]
        diep, weg = len(lijst), int(nr)
        over = list[Teruggenomen]()
        for t in self.terug_te_geven:
            plaats = t.plek[diep] if t.plek[:diep] == tuple(lijst) and len(t.plek) > diep else None
            if isinstance(plaats, int) and plaats > weg:
                over.append(t._replace(plek=(*lijst, plaats - 1, *t.plek[diep + 1 :])))
            elif plaats != weg:
                over.append(t)
        return replace(self, terug_te_geven=tuple(over))

    def door(self) -> "Gesprek":
        """Give back what was gone back over, up to the first question that has no good answer of before."""
        hier = self
        while hier.vraag is not None and hier.eerder is not None:
            hier = hier._met(hier.eerder)
        return hier

    def eerste_van(self, deel: Plek) -> int | None:
        """Number (from 1) of the first question about a part of the records; None when none was asked."""
        return next(
            (nr for nr, p in enumerate(self.plekken[: len(self.antwoorden)], 1) if p[: len(deel)] == deel), None
        )

    def hervat(self, regels: Iterable[tuple[str, str]]) -> "Gesprek":
        """Go on with answers that were given before, as far as the questions are still the same and the answers fit.

        What was gone back over before is forgotten.
        """
        hier = replace(self, terug_te_geven=())
        for kop, antwoord in regels:
            if hier.vraag is None or hier.vraag.kop != kop:
                break
            verder = hier.antwoord(antwoord)
            if isinstance(verder, Onbegrepen):
                break
            hier = verder
        return hier

    def antwoord(self, geschreven: str) -> "Gesprek | Onbegrepen":
        """The conversation with one answer more, or why not.

        A choice may be meant by its number, its key, its first letters or a part of its name; what is only nearly
        right is proposed, not taken.

        Raises:
            ValueError: there is no question left.
        """
        vraag, tekst = self.vraag, gevouwen(geschreven) if self._is_naam else " ".join(geschreven.split())
        if vraag is None:
            raise ValueError("every question has been answered")
        if tekst.casefold() in vraag.niemand:
            return self._met("")
        if not tekst:
            if vraag.is_verplicht and not vraag.standaard:
                return Onbegrepen("Dit hebben we nodig.")
            return self._met(vraag.standaard)
        if vraag.inhoud == "datum":
            tekst = str(_als_dag(tekst, self.opzet.vandaag) or tekst)
        elif gekozen := _precies(tekst, vraag.keuzes) or self._als_keuze(vraag, tekst):
            tekst = gekozen
        elif not vraag.plek:
            return _gok(tekst, vraag.keuzes) or Onbegrepen(f"Kies uit: {', '.join(vraag.keuzes)}.")
        elif vraag.naar == ("bron",) and is_schuilnaam(tekst.casefold()):
            tekst = tekst.casefold()
        verder = self._met(tekst)
        return verder if not verder.bezwaren_tegen_laatste else self._onbegrepen(vraag, tekst, verder)

    def _onbegrepen(self, vraag: Gespreksvraag, tekst: str, verder: "Gesprek") -> "Gesprek | Onbegrepen":
        """What may be meant by what cannot be taken as it is; else why not."""
        bezwaar = Onbegrepen(verder.zin(verder.bezwaren_tegen_laatste[0]))
        if tekst in vraag.keuzes:
            return bezwaar
        if past := _begint(tekst, vraag.keuzes):
            return self._met(past)
        if vraag.niemand and tekst.casefold() in ("ja", "j"):
            return Onbegrepen("Wie was dat? Typ de schuilnaam, of ? voor de lijst.")
        if vraag.plek[:2] in (("registratie", "bron"), ("registratie", "bronnen")) and not is_schuilnaam(tekst):
            return Onbegrepen("Een bron heeft een schuilnaam met een cijfer, zoals b17. Schrijf nooit een echte naam.")
        return _gok(tekst, vraag.keuzes) or self._bijna(vraag, tekst) or bezwaar

    def _als_keuze(self, vraag: Gespreksvraag, tekst: str) -> str:
        """The choice that is meant by another name than the list has; empty when there is none."""
        recht = _recht(tekst)
        if vraag.woorden:
            woord = aliassen(f"waarde.{vraag.plek[-1]}").get(recht, recht.replace(" ", "_"))
            return dict(zip(vraag.woorden, vraag.keuzes, strict=False)).get(woord, "")
        doel = self.opzet.namen.vind(tekst, vraag.naar) if vraag.naar and vraag.keuzes else None
        return vraag.ook.get(recht, "") or (self._keuze_van(vraag, doel) if doel and not doel.is_nieuw else "")

    def _keuze_van(self, vraag: Gespreksvraag, doel: Doel) -> str:
        namen = self.opzet.namen
        return next((k for k in vraag.keuzes if namen.vind(k, vraag.naar) == doel), "")

    def _bijna(self, vraag: Gespreksvraag, tekst: str) -> Onbegrepen | None:
        """What may be meant, by any name it has; offered as the list shows it, so that it can be typed as well."""
        if vraag.woorden:
            bedoeld, deel = Namenlijst.lijken_op(tekst, vraag.woorden, LIJKT_OP_WOORD, is_vast=True), tekst
        else:
            mis = self.opzet.namen.zoek(tekst, vraag.naar) if vraag.naar else None
            bedoeld, deel = (mis.bedoeld, mis.deel) if isinstance(mis, Mis) else ((), "")
        heel = dict.fromkeys(tekst.replace(deel, b) for b in bedoeld)
        keuzes = [self._als_keuze(vraag, h) or (h if deel != tekst else "") for h in heel]
        gevonden = tuple(dict.fromkeys(k for k in keuzes if k))
        if len(gevonden) == 1:
            return Onbegrepen(f"'{kort(deel)}' kennen we niet.", gevonden[0])
        if gevonden and all(k in vraag.keuzes for k in gevonden):
            nummers = tuple(nr for nr, k in enumerate(vraag.keuzes, 1) if k in gevonden)
            return Onbegrepen(f"'{kort(deel)}' kennen we niet. Kies een nummer:", opties=nummers)
        return None

    def zin(self, bezwaar: Melding) -> str:
        """What the importer has against an answer, with what can be done about it here."""
        vraag, antwoord = self.gesteld[bezwaar.regel - 1] if isinstance(bezwaar.regel, int) else self.gesteld[-1]
        is_keuze = bezwaar.code == "VT010" and vraag.keuzes  # then the importer only names the field
        wat = f"'{kort(antwoord)}' kennen we niet." if is_keuze else groot(bezwaar.tekst)
        return f"{wat} {self._wat_nu(vraag, antwoord, bezwaar)}"

    def _wat_nu(self, vraag: Gespreksvraag, antwoord: str, bezwaar: Melding) -> str:
        if bezwaar.code == "VT021" and not vraag.naar:
            return f"Klopt de dag? Typ haar anders opnieuw. Hoort er een leercyclus bij? {_HOE_ERBIJ}"
        if not vraag.naar and not vraag.keuzes:
            return bezwaar.remedie
        mis = self.opzet.namen.zoek(antwoord, vraag.naar) if vraag.naar else None
        if isinstance(mis, Mis) and (not mis.deel or (mis.deel != antwoord and not mis.is_ver)):
            return mis.remedie  # about an arrow, or a name of two things
        rijtje = ", ".join(vraag.keuzes)
        kies = f"Kies uit: {rijtje}." if len(rijtje) <= LANGSTE_RIJTJE else "Typ ? voor de lijst."
        niets = next((f"Past er niets? Typ {k}." for k in ("los", "geen") if k in vraag.keuzes and vraag.naar), "")
        nieuw = f"Is het nieuw? {_HOE_ERBIJ}" if any(soort in VELDEN for soort in vraag.naar) else ""
        return " ".join(filter(None, (kies if rijtje else "", niets, nieuw))) or bezwaar.remedie

    def _met(self, antwoord: str) -> "Gesprek":
        over = self.vergeet().terug_te_geven
        return replace(self, antwoorden=(*self.antwoorden, antwoord), terug_te_geven=over)

    @property
    def bezwaren_tegen_laatste(self) -> tuple[Melding, ...]:
        """What the importer has against the last answer."""
        return tuple(m for m in self.bezwaren if m.regel == len(self.antwoorden))

    def lijkt_persoonlijk(self, nummer: int) -> tuple[str, ...]:
        """What in the answer to a question (from 1) looks like a person, a sentence each; a choice never does."""
        vraag, antwoord = self.gesteld[nummer - 1]
        if not vraag.plek or vraag.keuzes or vraag.inhoud not in ("tekst", "lijst"):
            return ()
        return tuple(zin for zin, _ in over_namen(antwoord, self.opzet.plaatsnamen))

    @cached_property
    def bezwaren(self) -> tuple[Melding, ...]:
        """What the importer has against the answers so far; not that something is still missing."""
        volgende = self._gespeeld[1]
        komt_nog = volgende and volgende.is_verplicht and volgende.inhoud == "tekst" and not volgende.keuzes
        gevonden = (self._met(_KOMT_NOG) if komt_nog else self).gevonden
        gelezen, meldingen, met_fout = records_uit(gevonden, self.opzet.bekend)
        samen = Samenhang(self.opzet.bekend, gelezen)
        alle = (*meldingen, *keur(samen), *keur_met_fout(met_fout, samen, REGELS))
        return tuple(sorted(m for m in alle if m.ernst == "fout" and 0 < m.regel <= len(self.antwoorden)))

    @cached_property
    def gevonden(self) -> tuple[Gevonden, ...]:
        """The records so far, as a reader hands them over; the place of each field is the number of its question."""
        wortel = Blok(0)
        for nummer, (vraag, antwoord) in enumerate(self.gesteld, 1):
            is_vervangen = vraag.plek and self._laatst[vraag.plek] != nummer
            if not antwoord or antwoord in vraag.zegt_niets or is_vervangen:
                continue
            if vraag.plek:
                _zet(wortel, vraag.plek, antwoord, nummer, is_lijst=vraag.inhoud == "lijst")
            for plek, waarde in vraag.erbij if vraag.plek or antwoord == "ja" else ():
                _zet(wortel, plek, waarde, nummer, is_lijst=False)
        registratie = wortel.velden.get("registratie")
        if not isinstance(registratie, Blok):
            return ()
        mensen = _mensen_in(registratie)
        for plaats, (bron, nummer) in enumerate(mensen if len(mensen) > 1 else ()):
            _zet(wortel, ("registratie", "bronnen", plaats), bron, nummer, is_lijst=False)
        nieuw = [(b, nr) for b, nr in mensen if self.opzet.is_nieuw(b)]
        for plaats, (bron, nummer) in enumerate(nieuw):
            _zet(wortel, ("bron", plaats, "pseudoniem"), kaal(bron), nummer, is_lijst=False)
            if grond := registratie.velden.get("grond"):
                _zet(wortel, ("bron", plaats, "grond"), str(grond), _nummer(registratie, "grond"), is_lijst=False)
        bronnen = wortel.velden.get("bron")
        items = bronnen.items[: len(nieuw)] if isinstance(bronnen, Lijst) else []
        blokken = [("bron", b) for b in items if isinstance(b, Blok)]
        return tuple(
            Gevonden(BESTAND, Blok(0, {"soort": soort, **blok.velden}, {"soort": 0, **blok.regels}))
            for soort, blok in (*blokken, ("registratie", registratie))
        )


# --- what an answer means ---------------------------------------------------------------------


def _precies(tekst: str, keuzes: Sequence[str]) -> str:
    """The choice that is meant by its number, its words or its key; empty when none is."""
    if tekst.isascii() and tekst.isdigit() and 0 < int(tekst) <= len(keuzes):
        return keuzes[int(tekst) - 1]
    recht = _recht(tekst)
    passend = [k for k in keuzes if recht in (_recht(k), _recht(kaal(k)))]
    return passend[0] if len(passend) == 1 else ""


def _begint(tekst: str, keuzes: Sequence[str]) -> str:
    """The one choice of a short list that begins so: ``v`` for voor."""
    if len(keuzes) > MEESTE_OPTIES + 1:
        return ""
    passend = [k for k in keuzes if _recht(k).startswith(_recht(tekst))]
    return passend[0] if len(passend) == 1 else ""


def _gok(tekst: str, keuzes: Sequence[str]) -> "Onbegrepen | None":
    """What may be meant: the choices that contain it, else the one that looks like it."""
    if past := _begint(tekst, keuzes):
        return Onbegrepen("", past)
    heel = r"(?<!\w)" if len(keuzes) <= MEESTE_OPTIES else ""  # of fixed words a tail may be the opposite: onbekend
    deel = re.compile(heel + re.escape(_recht(tekst)))
    nummers = tuple(nr for nr, k in enumerate(keuzes, 1) if deel.search(_recht(k)))
    if len(nummers) == 1 and _kan_zijn(tekst, keuzes[nummers[0] - 1]):
        return Onbegrepen("", keuzes[nummers[0] - 1])
    if len(nummers) == 1:
        return Onbegrepen(f"'{tekst}' staat in één keuze. Kies haar nummer als u die bedoelt:", opties=nummers)
    if 1 < len(nummers) <= MEESTE_OPTIES:
        return Onbegrepen(f"'{tekst}' kan meer dan één ding zijn. Kies een nummer:", opties=nummers)
    if samen := genoemd_in(tekst, (*keuzes, *map(kaal, keuzes))):
        return Onbegrepen(f"Dit zijn er {telwoord(len(samen))}: {opsomming(samen)}. Kies er één.")
    is_naam = len(tekst.split()) <= MEESTE_WOORDEN  # anything looks a little like a whole sentence
    is_vast = len(keuzes) <= MEESTE_OPTIES
    beste = Namenlijst.lijken_op(tekst, keuzes, LIJKT_OP_WOORD, is_vast=is_vast) if is_naam else ()
    if not beste and is_naam:
        kort = {kaal(k): k for k in keuzes}
        beste = tuple(kort[k] for k in Namenlijst.lijken_op(tekst, kort, LIJKT_OP_WOORD, is_vast=is_vast))
    if len(beste) == 1:
        return Onbegrepen(f"'{tekst}' kennen we niet.", beste[0])
    if 1 < len(beste) <= MEESTE_OPTIES:
        nummers = tuple(nr for nr, k in enumerate(keuzes, 1) if k in beste)
        return Onbegrepen(f"'{tekst}' kennen we niet. Kies een nummer:", opties=nummers)
    return None


def _kan_zijn(tekst: str, keuze: str) -> bool:
    """Whether a choice that has this in it may well be meant: no other number, and no small piece of a sentence."""
    namen = (_recht(naam) for naam in (keuze, *keuze.split(TUSSENPUNT)))
    return not _is_los_stuk(tekst, keuze) and not all(zegt_iets_anders(_recht(tekst), naam) for naam in namen)


def _is_los_stuk(tekst: str, keuze: str) -> bool:
    """Whether this is a small piece of a sentence, which may well say the opposite of it."""
    return len(keuze.split()) > 2 * MEESTE_WOORDEN and len(keuze) > 2 * len(tekst)


def _als_dag(tekst: str, vandaag: datetime.date) -> datetime.date | None:
    """The day that is meant; None where it is no day, or may be two."""
    woorden: dict[str, int] = {"vandaag": 0, "gisteren": 1, "eergisteren": 2}
    if tekst.casefold() in woorden:
        return vandaag - datetime.timedelta(days=woorden[tekst.casefold()])
    return lees_dag(tekst)


def _recht(tekst: str) -> str:
    return leesbaar(gevouwen(tekst).casefold())


def _nummer(blok: object, veld: str) -> int:
    plaats = blok.regels[veld] if isinstance(blok, Blok) else 0
    return plaats if isinstance(plaats, int) else 0


def _is_dezelfde(t: Teruggenomen, plek: Plek, vraag: Gespreksvraag) -> bool:
    """Whether an answer was to this question.

    In Dekking the number of an item says nothing: what a guide asks and did not come up, takes none.
    """
    is_dekking = plek[:2] == t.plek[:2] == ("registratie", "dekking")
    return t.kop == vraag.kop and (t.plek == plek or (is_dekking and t.plek[3:] == plek[3:]))


def _mensen_in(registratie: Blok) -> tuple[tuple[str, int], ...]:
    """Who sat there, the voice of the conversation first, each with the number of the question."""
    bron, lijst = registratie.velden.get("bron"), registratie.velden.get("bronnen")
    if not isinstance(bron, str):
        return ()
    nummer = _nummer(registratie, "bron")
    if not isinstance(lijst, Lijst):
        return ((bron, nummer),)
    paren = zip(lijst.items, lijst.regels, strict=True)
    return ((bron, nummer), *((str(b), nr) for b, nr in paren if isinstance(nr, int)))


def _zet(wortel: Blok, plek: Plek, waarde: str, nummer: int, *, is_lijst: bool) -> None:
    """Put an answer where it belongs; a number in the path is a position in a list."""
    *pad, naam = plek
    if isinstance(naam, int):
        lijst = _lijst_op(_blok_op(wortel, pad[:-1]), str(pad[-1]))
        lijst.items[naam:], lijst.regels[naam:] = [waarde], [nummer]
        return
    blok = _blok_op(wortel, pad)
    delen = [deel.strip() for deel in waarde.split(";") if deel.strip()]
    blok.velden[naam] = Lijst(nummer, list(delen), [nummer] * len(delen)) if is_lijst else waarde
    blok.regels[naam] = nummer


def _blok_op(wortel: Blok, pad: Sequence[str | int]) -> Blok:
    """The block at a path, made when it is not there yet."""
    blok, rest = wortel, list(pad)
    while rest:
        naam = str(rest.pop(0))
        if rest and isinstance(rest[0], int):
            lijst, positie = _lijst_op(blok, naam), int(rest.pop(0))
            if positie == len(lijst.items):
                lijst.items.append(Blok(0))
                lijst.regels.append(0)
            volgend = lijst.items[positie]
        else:
            volgend = blok.velden.setdefault(naam, Blok(0))
            blok.regels.setdefault(naam, 0)
        assert isinstance(volgend, Blok)  # noqa: S101  (made above)
        blok = volgend
    return blok


def _lijst_op(blok: Blok, naam: str) -> Lijst:
    """The list in a field, made when it is not there yet."""
    lijst = blok.velden.setdefault(naam, Lijst(0))
    blok.regels.setdefault(naam, 0)
    assert isinstance(lijst, Lijst)  # noqa: S101  (made above)
    return lijst
