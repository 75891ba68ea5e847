"""A conversation about one conversation: which question comes next, and what an answer means.

Pure. The order of the questions is one generator; everything else follows from playing the answers back to it: going
back is playing one less, and a draft is the answers. The questions are the columns of the sheets, so they cannot drift
from the model; what is wrong with an answer is what the importer has against it.
"""

import datetime
import re
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from verandertheorie.formaten.waarden import Blok, Lijst
from verandertheorie.invoer.bestanden import Gevonden
from verandertheorie.invoer.records import records_uit
from verandertheorie.invoer.regels import ZONDER_BRON, controleer
from verandertheorie.melding import Melding
from verandertheorie.model.basis import is_schuilnaam
from verandertheorie.model.bladen import NIET_GEVRAAGD, Inhoud, Kolom, bladvorm
from verandertheorie.model.leidraad import Leidraad
from verandertheorie.model.soorten import ElkRecord, Plek
from verandertheorie.model.verwijzing import TUSSENPUNT, Namenlijst

BESTAND = "gesprek"
"""What a Melding calls the conversation; its line is the number of the question."""

MEESTE_OPTIES = 9
"""So many possible meanings are worth showing; more is no help."""

MEESTE_WOORDEN = 4
"""More words are no slip in a name, but another text."""

_DAG = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_JA_NEE = ("ja", "nee")


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question.

    Args:
        kop: what is asked, as it stands before the answer.
        uitleg: what it means, for who asks.
        plek: where the answer goes in the records; empty when it only decides what is asked next.
        keuzes: what may be answered, as people read it; empty for anything.
        standaard: what an empty answer means.
        is_verplicht: whether there must be an answer.
        inhoud: what kind of answer it is.
        deel: heading of the part that begins here.
        erbij: what else an answer puts in the records; without a ``plek`` only the answer ja does.
    """

    kop: str
    uitleg: str = ""
    plek: Plek = ()
    keuzes: tuple[str, ...] = ()
    standaard: str = ""
    is_verplicht: bool = False
    inhoud: Inhoud = "tekst"
    deel: str = ""
    erbij: tuple[tuple[Plek, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Onbegrepen:
    """Why an answer cannot be taken as it is.

    ``tekst`` is a Dutch sentence, empty when ``voorstel`` says enough: what is probably meant. ``opties``: the numbers
    of the choices that may be meant.
    """

    tekst: str
    voorstel: str = ""
    opties: tuple[int, ...] = ()


@dataclass(frozen=True)
class Opzet:
    """What the conversation is held against.

    Args:
        keuzes: what a column takes, as people read it.
        bekend: the records of the dossier.
        vandaag: the day, for answers such as ``gisteren``.
        leidraad: the guide of the interview, if there was one.
    """

    keuzes: Callable[[Kolom], tuple[str, ...]]
    bekend: Sequence[ElkRecord]
    vandaag: datetime.date
    leidraad: Leidraad | None = None

    @cached_property
    def bronnen(self) -> frozenset[str]:
        """Pseudonyms that exist."""
        return frozenset(r.record_sleutel for r in self.bekend if r.soort == "bron")

    @cached_property
    def is_verzonnen(self) -> bool:
        """Whether every conversation in the dossier is fictitious: then this one may be so too."""
        gronden = {r.grond for r in self.bekend if r.soort == "registratie"}
        return gronden == {"fictief"}


Gang = Generator[Vraag, str, None]


@dataclass(frozen=True)
class Gesprek:
    """The answers so far; :attr:`vraag` is the next question, None when everything was asked."""

    opzet: Opzet
    antwoorden: tuple[str, ...] = ()

    @cached_property
    def _gespeeld(self) -> tuple[tuple[Vraag, ...], Vraag | None]:
        gang, gesteld = _gang(self.opzet), list[Vraag]()
        vraag = next(gang)
        for antwoord in self.antwoorden:
            gesteld.append(vraag)
            try:
                vraag = gang.send(antwoord)
            except StopIteration:
                return tuple(gesteld), None
        return tuple(gesteld), vraag

    @property
    def vraag(self) -> Vraag | None:
        """The next question."""
        return self._gespeeld[1]

    @property
    def gesteld(self) -> tuple[tuple[Vraag, str], ...]:
        """Every question with its answer, in order."""
        return tuple(zip(self._gespeeld[0], self.antwoorden, strict=False))

    def terug(self, naar: int | None = None) -> "Gesprek":
        """Back to the previous question, or to the question with a number (from 1)."""
        return replace(self, antwoorden=self.antwoorden[: naar - 1 if naar else -1])

    def hervat(self, regels: Iterable[tuple[str, str]]) -> "Gesprek":
        """Go on with answers that were given before, as far as the questions are still the same and the answers fit."""
        hier = self
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
        vraag, tekst = self.vraag, " ".join(geschreven.split())
        if vraag is None:
            raise ValueError("every question has been answered")
        if not tekst:
            if vraag.is_verplicht and not vraag.standaard:
                return Onbegrepen("Dit hebben we nodig.")
            return self._met(vraag.standaard)
        if vraag.inhoud == "datum" and (dag := _als_dag(tekst, self.opzet.vandaag)):
            return Onbegrepen("Schrijf een datum als jaar-maand-dag.", str(dag))
        if gekozen := _precies(tekst, vraag.keuzes):
            tekst = gekozen
        elif not vraag.plek:
            return _gok(tekst, vraag.keuzes) or Onbegrepen(f"Kies uit: {', '.join(vraag.keuzes)}.")
        verder = self._met(tekst)
        bezwaar = next((m for m in verder.bezwaren if m.regel == len(verder.antwoorden)), None)
        if bezwaar is None:
            return verder
        if past := _begint(tekst, vraag.keuzes):
            return self._met(past)
        if vraag.plek == ("registratie", "bron") and not is_schuilnaam(tekst):
            return Onbegrepen("Een bron heeft een schuilnaam met een cijfer, zoals b17. Schrijf nooit een echte naam.")
        return _gok(tekst, vraag.keuzes) or Onbegrepen(f"{_zin(bezwaar.tekst)} {bezwaar.remedie}")

    def _met(self, antwoord: str) -> "Gesprek":
        return replace(self, antwoorden=(*self.antwoorden, antwoord))

    @cached_property
    def bezwaren(self) -> tuple[Melding, ...]:
        """What the importer has against the answers so far; not that something is still missing."""
        gelezen, meldingen = records_uit(self.gevonden, self.opzet.bekend)
        meldingen += controleer(gelezen, self.opzet.bekend)
        return tuple(sorted(m for m in meldingen if m.ernst == "fout" and m.regel))

    @cached_property
    def gevonden(self) -> tuple[Gevonden, ...]:
        """The records so far, as a reader hands them over; the place of each field is the number of its question."""
        wortel = Blok(0)
        for nummer, (vraag, antwoord) in enumerate(self.gesteld, 1):
            if antwoord in ("", NIET_GEVRAAGD):
                continue
            if vraag.plek:
                _zet(wortel, vraag.plek, antwoord, nummer, is_lijst=vraag.inhoud == "lijst")
            for plek, waarde in vraag.erbij if vraag.plek or antwoord == "ja" else ():
                _zet(wortel, plek, waarde, nummer, is_lijst=False)
        registratie = wortel.velden.get("registratie")
        bron = registratie.velden.get("bron") if isinstance(registratie, Blok) else None
        if isinstance(bron, str) and self.is_nieuw(bron):
            _zet(wortel, ("bron", "pseudoniem"), bron, _nummer(registratie, "bron"), is_lijst=False)
        elif "bron" in wortel.velden:
            del wortel.velden["bron"]
        uit = []
        for soort in ("bron", "registratie"):
            blok = wortel.velden.get(soort)
            if isinstance(blok, Blok):
                velden = {"soort": soort, **blok.velden}
                uit.append(Gevonden(BESTAND, Blok(0, velden, {"soort": 0, **blok.regels})))
        return tuple(uit)

    def is_nieuw(self, bron: str) -> bool:
        """Whether a source is not in the dossier, and may be called this."""
        return _kaal(bron) not in self.opzet.bronnen and is_schuilnaam(bron)


# --- which question comes next ----------------------------------------------------------------


def _gang(o: Opzet) -> Gang:
    """The questions in the order in which one thinks: who and where, what was found, what was asked, what is next."""
    vorm = yield from _hoofd(o)
    is_bijeenkomst = _woord(vorm) == "leerbijeenkomst"
    nr = 0
    while (yield from _bevinding(o, nr, is_bijeenkomst=is_bijeenkomst)):
        nr += 1
    yield from _dekking(o, is_bijeenkomst=is_bijeenkomst)
    nr = 0
    while (yield from _afspraak(o, nr)):
        nr += 1
    yield from _slot(o)


def _hoofd(o: Opzet) -> Generator[Vraag, str, str]:
    vraag = _Bladvragen(o, "registratie")
    yield replace(vraag("datum"), standaard=str(o.vandaag), deel="Het gesprek")
    vorm = yield vraag("vorm")
    if _woord(vorm) != "leerbijeenkomst":
        yield replace(vraag("gebied"), is_verplicht=True)
    if _woord(vorm) not in ZONDER_BRON:
        yield from _bron(o, vraag)
    yield vraag("interventie")
    yield vraag("open_vraag_belemmeringen")
    yield vraag("open_vraag_helpend")
    return vorm


def _bron(o: Opzet, vraag: "_Bladvragen") -> Gang:
    gesprek = Gesprek(o)
    while True:
        bron = yield replace(vraag("bron"), is_verplicht=True)
        if not gesprek.is_nieuw(bron):
            return
        nieuw = Vraag(f"{bron} staat nog niet in het dossier. Is dit een nieuwe bron", "", (), _JA_NEE, "ja")
        if (yield nieuw) == "ja":
            break
    van_bron = _Bladvragen(o, "bron")
    for veld in ("rol", "organisatiesoort", "geinformeerd", "actor"):
        yield van_bron(veld)


def _bevinding(o: Opzet, nr: int, *, is_bijeenkomst: bool) -> Generator[Vraag, str, bool]:
    vraag = _Bladvragen(o, "registratie", "bewijs", nr)
    eerste = replace(vraag("onderwerp"), is_verplicht=False, deel=f"Bevinding {nr + 1} (Enter = geen bevinding meer)")
    if not (yield eerste):
        return False
    if is_bijeenkomst:
        yield replace(vraag("gebied"), is_verplicht=True)
        yield vraag("spreker")
    yield vraag("teken")
    yield vraag("kern")
    kracht = yield vraag("bewijskracht")
    if _woord(kracht) == "zeer_sterk":
        yield replace(vraag("toelichting"), is_verplicht=True)
    yield vraag("hoe_bekend")
    if (yield Vraag("Meer over deze bevinding", "Ernst, citaat, kanttekening en meer.", (), _JA_NEE, "nee")) == "ja":
        yield from _meer_over(vraag)
    return True


def _meer_over(vraag: "_Bladvragen") -> Gang:
    yield vraag("ernst")
    if (yield vraag("citaat")):
        yield vraag("citaat_akkoord")
        yield vraag("vrijgave")
    kanttekening = yield vraag("kanttekening")
    if _woord(kanttekening) != "geen":
        yield vraag("kanttekening_reden")
    for veld in ("gehoord_van", "over", "andere_verklaring"):
        yield vraag(veld)


def _dekking(o: Opzet, *, is_bijeenkomst: bool) -> Gang:
    nr = 0
    for uit_leidraad in o.leidraad.vragen if o.leidraad else ():
        vraag = _Bladvragen(o, "registratie", "dekking", nr)
        wat = uit_leidraad.vraag or uit_leidraad.onderwerp
        gevonden = vraag("gevonden")
        keuzes = (*gevonden.keuzes, NIET_GEVRAAGD)
        erbij = ((vraag.plek("onderwerp"), uit_leidraad.onderwerp),)
        antwoord = yield replace(
            gevonden, kop=f"{wat.rstrip('?')}? Gevonden", keuzes=keuzes, standaard=NIET_GEVRAAGD, erbij=erbij
        )
        if antwoord != NIET_GEVRAAGD:
            if is_bijeenkomst:
                yield replace(vraag("gebied"), is_verplicht=True)
            nr += 1
    while True:
        vraag = _Bladvragen(o, "registratie", "dekking", nr)
        onderwerp = vraag("onderwerp")
        keuzes = tuple(k for k in onderwerp.keuzes if k != "los")
        deel = "Waar vroeg u naar, of keek u naar, ook als u het niet vond (Enter = klaar)"
        if not (yield replace(onderwerp, is_verplicht=False, keuzes=keuzes, deel=deel)):
            return
        if is_bijeenkomst:
            yield replace(vraag("gebied"), is_verplicht=True)
        for veld in ("gevonden", "gezocht", "wijze"):
            yield vraag(veld)
        nr += 1


def _afspraak(o: Opzet, nr: int) -> Generator[Vraag, str, bool]:
    vraag = _Bladvragen(o, "registratie", "afspraken", nr)
    if not (yield replace(vraag("actie"), is_verplicht=False, deel="Wat is afgesproken (Enter = klaar)")):
        return False
    for veld in ("eigenaren", "uiterlijk", "naar"):
        yield vraag(veld)
    return True


def _slot(o: Opzet) -> Gang:
    vraag = _Bladvragen(o, "registratie")
    yield replace(vraag("verrassing"), deel="Tot slot")
    yield vraag("teruggelegd")
    if o.is_verzonnen:
        erbij: tuple[tuple[Plek, str], ...] = (("registratie", "grond"), "fictief"), (("bron", "grond"), "fictief")
        yield Vraag("Is dit gesprek verzonnen, zoals de andere in dit dossier", "", (), _JA_NEE, "ja", erbij=erbij)
    if (yield Vraag("Meer vastleggen", "De vier stappen van het leren, en meer.", (), _JA_NEE, "nee")) == "ja":
        for veld in (
            "geprobeerd",
            "waargenomen",
            "geleerd",
            "bijgesteld",
            "vertrouwelijkheid",
            "reeks",
            "ontleend_aan",
        ):
            yield vraag(veld)


@dataclass(frozen=True)
class _Bladvragen:
    """The columns of one sheet as questions about one record, or about one item in it."""

    opzet: Opzet
    soort: str
    blad: str = ""
    nr: int = 0

    def plek(self, veld: str) -> Plek:
        """Where the answer about a field goes."""
        return (self.soort, self.blad, self.nr, veld) if self.blad else (self.soort, veld)

    def __call__(self, veld: str) -> Vraag:
        """The question about a field."""
        kolom = next(k for k in bladvorm(self.soort, self.blad).kolommen if k.veld == veld)
        return Vraag(
            kolom.kop.removesuffix("?"),
            kolom.uitleg,
            self.plek(veld),
            self.opzet.keuzes(kolom),
            kolom.standaard,
            kolom.is_verplicht,
            kolom.inhoud,
        )


# --- what an answer means ---------------------------------------------------------------------


def _precies(tekst: str, keuzes: Sequence[str]) -> str:
    """The choice that is meant by its number, its words or its key; empty when none is."""
    if tekst.isascii() and tekst.isdigit() and 0 < int(tekst) <= len(keuzes):
        return keuzes[int(tekst) - 1]
    recht = _recht(tekst)
    passend = [k for k in keuzes if recht in (_recht(k), _recht(_kaal(k)))]
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
    nummers = tuple(nr for nr, k in enumerate(keuzes, 1) if _recht(tekst) in _recht(k))
    if len(nummers) == 1:
        return Onbegrepen("", keuzes[nummers[0] - 1])
    if 1 < len(nummers) <= MEESTE_OPTIES:
        return Onbegrepen(f"'{tekst}' kan meer dan één ding zijn. Kies een nummer:", opties=nummers)
    is_naam = len(tekst.split()) <= MEESTE_WOORDEN  # anything looks a little like a whole sentence
    beste = Namenlijst.lijkt_op(tekst, keuzes) if is_naam else None
    return Onbegrepen(f"'{tekst}' kennen we niet.", beste) if beste else None


def _als_dag(tekst: str, vandaag: datetime.date) -> datetime.date | None:
    """The day that is meant by another spelling than ours."""
    woorden: dict[str, int] = {"vandaag": 0, "gisteren": 1, "eergisteren": 2}
    if tekst.casefold() in woorden:
        return vandaag - datetime.timedelta(days=woorden[tekst.casefold()])
    if m := _DAG.fullmatch(tekst):
        try:
            return datetime.date(int(m[3]), int(m[2]), int(m[1]))
        except ValueError:
            return None
    return None


def _recht(tekst: str) -> str:
    return tekst.casefold().replace("_", " ")


def _kaal(keuze: str) -> str:
    """The key in what a list shows."""
    return keuze.partition(TUSSENPUNT)[0]


def _woord(antwoord: str) -> str:
    """A fixed word as the model has it."""
    return antwoord.replace(" ", "_").casefold()


def _zin(tekst: str) -> str:
    return f"{tekst[:1].upper()}{tekst[1:]}"


def _nummer(blok: object, veld: str) -> int:
    plaats = blok.regels[veld] if isinstance(blok, Blok) else 0
    return plaats if isinstance(plaats, int) else 0


def _zet(wortel: Blok, plek: Plek, waarde: str, nummer: int, *, is_lijst: bool) -> None:
    """Put an answer where it belongs; a number in the path is a position in a list."""
    blok, pad = wortel, list(plek)
    while len(pad) > 1:
        naam = str(pad.pop(0))
        if isinstance(pad[0], int):
            positie = pad.pop(0)
            lijst = blok.velden.setdefault(naam, Lijst(0))
            blok.regels.setdefault(naam, 0)
            assert isinstance(lijst, Lijst)  # noqa: S101  (made above)
            if positie == len(lijst.items):
                lijst.items.append(Blok(0))
                lijst.regels.append(0)
            volgend = lijst.items[int(positie)]
        else:
            volgend = blok.velden.setdefault(naam, Blok(0))
            blok.regels.setdefault(naam, 0)
        assert isinstance(volgend, Blok)  # noqa: S101  (made above)
        blok = volgend
    naam = str(pad[0])
    delen = [deel.strip() for deel in waarde.split(";") if deel.strip()]
    blok.velden[naam] = Lijst(nummer, list(delen), [nummer] * len(delen)) if is_lijst else waarde
    blok.regels[naam] = nummer
