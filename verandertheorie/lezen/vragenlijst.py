"""Which question about a conversation comes next: the columns of the sheets, in the order in which one thinks."""

import datetime
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from verandertheorie.lezen.regels import ZONDER_BRON
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.model.basis import is_schuilnaam
from verandertheorie.model.bladen import NIET_GEVRAAGD, Bladkolom, Inhoud, bladvorm, kop_zonder_vraagteken
from verandertheorie.model.leidraad import Leidraad
from verandertheorie.model.soorten import ElkRecord, Plek
from verandertheorie.model.verwijzing import TUSSENPUNT

_JA_NEE = ("ja", "nee")


@dataclass(frozen=True, slots=True)
class Gespreksvraag:
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
        deelhulp: what an empty answer means for that part.
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
    deelhulp: str = ""
    erbij: tuple[tuple[Plek, str], ...] = ()


_KLAAR, _GEEN_MEER = "Enter = klaar", "Enter = geen bevinding meer"


@dataclass(frozen=True)
class Opzet:
    """What the conversation is held against.

    Args:
        keuzes: what a column takes, as people read it.
        bekend: the records of the dossier.
        vandaag: the day, for answers such as ``gisteren``.
        leidraad: the guide of the interview, if there was one.
    """

    keuzes: Callable[[Bladkolom], tuple[str, ...]]
    bekend: Sequence[ElkRecord]
    vandaag: datetime.date
    leidraad: Leidraad | None = None

    @cached_property
    def bronnen(self) -> frozenset[str]:
        """Pseudonyms that exist."""
        return frozenset(r.record_sleutel for r in self.bekend if r.soort == "bron")

    @cached_property
    def plaatsnamen(self) -> frozenset[str]:
        """Words with a capital that name no person here."""
        return Samenhang(self.bekend, ()).plaatsnamen

    @cached_property
    def is_verzonnen(self) -> bool:
        """Whether every conversation in the dossier is fictitious: then this one may be so too."""
        gronden = {r.grond for r in self.bekend if r.soort == "registratie"}
        return gronden == {"fictief"}

    def is_nieuw(self, bron: str) -> bool:
        """Whether a source is not in the dossier, and may be called this."""
        return kaal(bron) not in self.bronnen and is_schuilnaam(bron)


Gang = Generator[Gespreksvraag, str, None]


def gang(o: Opzet) -> Gang:
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


def _hoofd(o: Opzet) -> Generator[Gespreksvraag, str, str]:
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
    while True:
        bron = yield replace(vraag("bron"), is_verplicht=True)
        if not o.is_nieuw(bron):
            return
        nieuw = Gespreksvraag(f"{bron} staat nog niet in het dossier. Is dit een nieuwe bron", "", (), _JA_NEE, "ja")
        if (yield nieuw) == "ja":
            break
    van_bron = _Bladvragen(o, "bron")
    for veld in ("rol", "organisatiesoort", "geinformeerd", "actor"):
        yield van_bron(veld)


def _bevinding(o: Opzet, nr: int, *, is_bijeenkomst: bool) -> Generator[Gespreksvraag, str, bool]:
    vraag = _Bladvragen(o, "registratie", "bewijs", nr)
    eerste = replace(vraag("onderwerp"), is_verplicht=False, deel=f"Bevinding {nr + 1}", deelhulp=_GEEN_MEER)
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
    if (
        yield Gespreksvraag("Meer over deze bevinding", "Ernst, citaat, kanttekening en meer.", (), _JA_NEE, "nee")
    ) == "ja":
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
        deel = "Waar vroeg u naar, of keek u naar, ook als u het niet vond"
        if not (yield replace(onderwerp, is_verplicht=False, keuzes=keuzes, deel=deel, deelhulp=_KLAAR)):
            return
        if is_bijeenkomst:
            yield replace(vraag("gebied"), is_verplicht=True)
        for veld in ("gevonden", "gezocht", "wijze"):
            yield vraag(veld)
        nr += 1


def _afspraak(o: Opzet, nr: int) -> Generator[Gespreksvraag, str, bool]:
    vraag = _Bladvragen(o, "registratie", "afspraken", nr)
    if not (yield replace(vraag("actie"), is_verplicht=False, deel="Wat is afgesproken", deelhulp=_KLAAR)):
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
        yield Gespreksvraag(
            "Is dit gesprek verzonnen, zoals de andere in dit dossier", "", (), _JA_NEE, "ja", erbij=erbij
        )
    if (yield Gespreksvraag("Meer vastleggen", "De vier stappen van het leren, en meer.", (), _JA_NEE, "nee")) == "ja":
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

    def __call__(self, veld: str) -> Gespreksvraag:
        """The question about a field."""
        kolom = next(k for k in bladvorm(self.soort, self.blad).kolommen if k.veld == veld)
        return Gespreksvraag(
            kop_zonder_vraagteken(veld),
            kolom.uitleg,
            self.plek(veld),
            self.opzet.keuzes(kolom),
            kolom.standaard,
            kolom.is_verplicht,
            kolom.inhoud,
        )


def kaal(keuze: str) -> str:
    """The key in what a list shows."""
    return keuze.partition(TUSSENPUNT)[0]


def _woord(antwoord: str) -> str:
    """A fixed word as the model has it."""
    return antwoord.replace(" ", "_").casefold()
