"""Which question about a conversation comes next: the columns of the sheets, in the order in which one thinks."""

import datetime
import re
from collections.abc import Callable, Container, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count

from verandertheorie.lezen.records import id_van, namen_uit
from verandertheorie.lezen.regels import ZONDER_BRON
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.model.basis import is_schuilnaam
from verandertheorie.model.bladen import NIET_GEVRAAGD, Bladkolom, Inhoud, bladvorm, kop_zonder_vraagteken
from verandertheorie.model.gebieden import Leercyclus
from verandertheorie.model.kalender import Kalender
from verandertheorie.model.leidraad import Leidraad
from verandertheorie.model.soorten import ElkRecord, Plek
from verandertheorie.model.verwijzing import TUSSENPUNT, Namenlijst
from verandertheorie.model.verzameling import Verzameling
from verandertheorie.taal import klein, lees_dag, opsomming

_JA_NEE = ("ja", "nee")
SAMEN = "samen"
"""Answer to who said it when nobody in particular did: the conversation as a whole, one voice."""
_OOK_SAMEN = dict.fromkeys(("allen", "allemaal", "iedereen", "allebei", "beide", "beiden", "de groep", "wij"), SAMEN)


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
        niemand: words that mean the same as no answer.
        hoort_bij: per choice where it belongs, for who looks at the list; not of every choice there is one.
        naar: record types of which the answer names one.
        woorden: what each choice is called in the model, when those are fixed words.
        zegt_niets: choices that put nothing in the records.
        ook: other words for a choice, in small letters.
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
    niemand: tuple[str, ...] = ()
    hoort_bij: Mapping[str, str] = field(default_factory=dict, compare=False)
    naar: tuple[str, ...] = ()
    woorden: tuple[str, ...] = ()
    zegt_niets: tuple[str, ...] = ()
    ook: Mapping[str, str] = field(default_factory=dict, compare=False)

    def in_lijst(self, nr: int) -> str:
        """A choice (from 1) as a list shows it: its number, its words, and where it belongs."""
        keuze = self.keuzes[nr - 1]
        return f"{nr}  {keuze}{f' ({waar})' if (waar := self.hoort_bij.get(keuze)) else ''}"


_KLAAR, _GEEN_MEER = "klaar", "geen bevinding meer"


@dataclass(frozen=True)
class Opzet:
    """What the conversation is held against.

    Args:
        keuzes: what a column takes, as people read it.
        bekend: the records of the dossier.
        vandaag: the day, for answers such as ``gisteren``.
        leidraad: the guide of the interview, if there was one.
        hoort_bij: where each choice of a column belongs, as people read it.
    """

    keuzes: Callable[[Bladkolom], tuple[str, ...]]
    bekend: Sequence[ElkRecord]
    vandaag: datetime.date
    leidraad: Leidraad | None = None
    hoort_bij: Callable[[Bladkolom], Mapping[str, str]] = lambda _: {}

    @cached_property
    def bronnen(self) -> frozenset[str]:
        """Pseudonyms that exist."""
        return frozenset(r.record_sleutel for r in self.bekend if r.soort == "bron")

    @cached_property
    def gesprekken(self) -> frozenset[str]:
        """Ids of the conversations that exist."""
        return frozenset(r.record_sleutel for r in self.bekend if r.soort == "registratie")

    @cached_property
    def namen(self) -> Namenlijst:
        """Every name in the dossier."""
        return namen_uit(self.bekend)

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
        return kaal(bron) not in self.bronnen and is_schuilnaam(kaal(bron))

    def eerdere_cycli(self, datum: str) -> frozenset[str]:
        """Keys of the learning cycles before that of a day; none for what is no day in one."""
        kalender = Kalender(sorted(Verzameling(self.bekend).records(Leercyclus), key=lambda c: c.nummer))
        dag = lees_dag(datum)
        nu = next(iter(kalender.op(dag)), None) if dag else None
        return frozenset(c.sleutel for c in kalender.cycli if nu and c.nummer < nu.nummer)


Gang = Generator[Gespreksvraag, str, None]


def gang(o: Opzet) -> Gang:
    """The questions in the order in which one thinks: who and where, what was found, what was asked, what is next."""
    hoofd = yield from _hoofd(o)
    nr = 0
    while (yield from _bevinding(o, nr, hoofd)):
        nr += 1
    yield from _dekking(o, is_bijeenkomst=hoofd.is_bijeenkomst)
    nr = 0
    while (yield from _afspraak(o, nr)):
        nr += 1
    yield from _slot(o, hoofd)


@dataclass(frozen=True, slots=True)
class _Hoofd:
    """What the first questions settled for the later ones: who sat there, and which cycles were before."""

    is_bijeenkomst: bool
    mensen: tuple[str, ...]
    eerder: frozenset[str]


def _hoofd(o: Opzet) -> Generator[Gespreksvraag, str, _Hoofd]:
    vraag, mensen = _Bladvragen(o, "registratie"), tuple[str, ...]()
    datum = yield replace(vraag("datum"), standaard=str(o.vandaag), deel="Het gesprek")
    vorm = yield vraag("vorm")
    gebied = ""
    if _woord(vorm) != "leerbijeenkomst":
        gebied = yield replace(vraag("gebied"), is_verplicht=True)
    if _woord(vorm) not in ZONDER_BRON:
        mensen = yield from _mensen(o, vraag)
        yield from _is_ander_gesprek(o, id_van(kaal(gebied), datum, _woord(vorm), *map(kaal, mensen[:1])))
    yield vraag("interventie")
    yield vraag("open_vraag_belemmeringen")
    yield vraag("open_vraag_helpend")
    return _Hoofd(_woord(vorm) == "leerbijeenkomst", mensen, o.eerdere_cycli(datum))


def _mensen(o: Opzet, vraag: "_Bladvragen") -> Generator[Gespreksvraag, str, tuple[str, ...]]:
    """Who sat there, as the lists show it, the voice of the conversation first; of who is new also who that is."""
    mensen, aantal_nieuw = list[str](), 0
    while True:
        bron = yield _wie(vraag("bron"), mensen)
        if not bron:
            return tuple(mensen)
        if o.is_nieuw(bron) and bron not in mensen:
            bekend = vraag("bron").keuzes
            if lijken := [k for k in (*bekend, *mensen) if _schrijft_bijna(kaal(k), bron)]:
                bron = yield _wie_bedoeld(_wie(vraag("bron"), mensen), bron, dict.fromkeys(lijken))
            elif (yield Gespreksvraag(_NIEUW.format(bron), "", (), _JA_NEE, "ja")) != "ja":
                continue
        bron = kaal(bron) if o.is_nieuw(bron) else bron
        if o.is_nieuw(bron) and bron not in mensen:
            van_bron = _Bladvragen(o, "bron", nr=aantal_nieuw)
            aantal_nieuw += 1
            for veld in ("rol", "organisatiesoort", "geinformeerd", "actor"):
                yield van_bron(veld)
        if kaal(bron) not in map(kaal, mensen):
            mensen.append(bron)


_NIEUW = "{} staat nog niet in het dossier. Is dit een nieuwe bron"


_HERZIEN = "Wat al is vastgelegd, verbetert u in een bestand: typ stop, en lees het in met importeer --herzie."


def _is_ander_gesprek(o: Opzet, naam: str) -> Gang:
    """Whether a conversation of which the id is taken is another one; then it gets a serial number."""
    if naam not in o.gesprekken:
        return
    vrij = next(n for nr in count(2) if (n := f"{naam}-{nr}") not in o.gesprekken)
    kop = f"Het gesprek {naam} staat al in het dossier. Is dit een ander gesprek"
    uitleg = f"Ja: dan wordt dit {vrij}. Nee: {klein(_HERZIEN)}"
    erbij: tuple[tuple[Plek, str], ...] = ((("registratie", "id"), vrij),)
    vraag = Gespreksvraag(kop, uitleg, (), _JA_NEE, is_verplicht=True, erbij=erbij)
    while (yield vraag) != "ja":
        vraag = replace(vraag, kop=f"{_HERZIEN} Is het toch een ander gesprek")


def _wie_bedoeld(vraag: Gespreksvraag, bron: str, lijken: Iterable[str]) -> Gespreksvraag:
    """Who is meant by a pseudonym that is new but for a small difference; a slip would make one person two voices."""
    return replace(
        vraag,
        kop=f"{bron} staat nog niet in het dossier, maar lijkt op {opsomming(map(kaal, lijken))}. Wie bedoelt u",
        keuzes=(*lijken, f"{bron}{TUSSENPUNT}een nieuwe bron"),
        is_verplicht=True,
        niemand=(),
    )


def _schrijft_bijna(een: str, ander: str) -> bool:
    """Whether two pseudonyms have the same numbers, and letters of which no more than one differs: b7, b07."""
    from rapidfuzz.distance import Levenshtein  # only when somebody is new

    cijfers = [[int(c) for c in re.findall(r"[0-9]+", naam)] for naam in (een, ander)]
    letters = [re.sub(r"[0-9-]", "", naam) for naam in (een, ander)]
    return cijfers[0] == cijfers[1] and Levenshtein.distance(*letters) <= 1


def _wie(vraag: Gespreksvraag, al_genoemd: Sequence[str]) -> Gespreksvraag:
    """The question who was spoken to; of more people, one by one."""
    if not al_genoemd:
        return replace(vraag, is_verplicht=True)
    return replace(
        vraag,
        kop="Sprak u nog iemand" if len(al_genoemd) == 1 else "En nog iemand",
        uitleg="Iemand die erbij zat. Samen zijn zij één stem; bij elke bevinding zegt u wie het zei. Leeg: niemand.",
        plek=("registratie", "bronnen", len(al_genoemd) - 1),
        keuzes=tuple(k for k in vraag.keuzes if kaal(k) not in map(kaal, al_genoemd)),
        niemand=("nee", "n", "niemand"),
    )


def _bevinding(o: Opzet, nr: int, hoofd: _Hoofd) -> Generator[Gespreksvraag, str, bool]:
    vraag = _Bladvragen(o, "registratie", "bewijs", nr)
    eerste = replace(vraag("onderwerp"), is_verplicht=False, deel=f"Bevinding {nr + 1}", deelhulp=_GEEN_MEER)
    if not (yield eerste):
        return False
    if hoofd.is_bijeenkomst:
        yield replace(vraag("gebied"), is_verplicht=True)
        yield _of_samen(vraag("spreker"))
    yield vraag("teken")
    yield vraag("kern")
    if len(hoofd.mensen) > 1:
        wie = replace(vraag("spreker"), kop="Wie zei dit", keuzes=hoofd.mensen, standaard=hoofd.mensen[0])
        yield _of_samen(wie)
    kracht = yield vraag("bewijskracht")
    if _woord(kracht) == "zeer_sterk":
        yield replace(vraag("toelichting"), is_verplicht=True)
    yield vraag("hoe_bekend")
    if (
        yield Gespreksvraag(
            "Meer over deze bevinding", "Of het eerder zo was, ernst, citaat, kanttekening en meer.", (), _JA_NEE, "nee"
        )
    ) == "ja":
        yield from _meer_over(vraag, hoofd.eerder)
    return True


def _of_samen(vraag: Gespreksvraag) -> Gespreksvraag:
    """The question who said something, to which all of them together is an answer as well."""
    if not vraag.keuzes:
        return vraag
    uitleg = f"{vraag.uitleg} Zei niemand in het bijzonder het? Typ {SAMEN}: dan is het van het gesprek als geheel."
    return replace(vraag, uitleg=uitleg, keuzes=(*vraag.keuzes, SAMEN), zegt_niets=(SAMEN,), ook=_OOK_SAMEN)


def _meer_over(vraag: "_Bladvragen", eerder: Container[str]) -> Gang:
    if cycli := tuple(k for k in vraag("wanneer").keuzes if kaal(k) in eerder):
        yield replace(vraag("wanneer"), kop="Was dit eerder zo? Wanneer", keuzes=cycli)
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
            gevonden,
            kop=f"{wat.rstrip('?')}? Gevonden",
            keuzes=keuzes,
            standaard=NIET_GEVRAAGD,
            erbij=erbij,
            zegt_niets=(NIET_GEVRAAGD,),
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


def _slot(o: Opzet, hoofd: _Hoofd) -> Gang:
    vraag = _Bladvragen(o, "registratie")
    yield replace(vraag("verrassing"), deel="Tot slot")
    yield vraag("teruggelegd")
    for wie in hoofd.mensen if len(hoofd.mensen) > 1 else ():
        kop = f"Mogen anderen lezen wat {kaal(wie)} zei"
        plek: Plek = (*vraag.plek("toestemming"), kaal(wie))
        yield Gespreksvraag(kop, "Leeg: dat volgt uit wat u bij teruggelegd invulde.", plek, _JA_NEE)
    if o.is_verzonnen:
        erbij: tuple[tuple[Plek, str], ...] = ((("registratie", "grond"), "fictief"),)
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
        """Where the answer about a field goes; of new sources there may be more than one."""
        if self.soort == "bron":
            return self.soort, self.nr, veld
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
            hoort_bij=self.opzet.hoort_bij(kolom),
            naar=kolom.naar,
            woorden=kolom.woorden,
        )


def kaal(keuze: str) -> str:
    """The key in what a list shows."""
    return keuze.partition(TUSSENPUNT)[0]


def _woord(antwoord: str) -> str:
    """A fixed word as the model has it."""
    return antwoord.replace(" ", "_").casefold()
