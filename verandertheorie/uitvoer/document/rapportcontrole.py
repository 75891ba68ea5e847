"""Whether a report that people edited still says what the dossier gives: its marks, its numbers, and who may read it.

The report is made again from the line on top of it, and held against the file sentence by sentence. People may put it
in other words; what stands behind a sentence stays, and so do its numbers, in their order, and its judgement: who
leaves one out or turns it round says something else.
"""

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from verandertheorie.begrippen import begrippen
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.melding import Melding
from verandertheorie.model.doelgroep import VOOR_WIE
from verandertheorie.model.theorie import Bewering, Knoop
from verandertheorie.model.waarneming import Registratie
from verandertheorie.taal import MAANDEN, TELWOORDEN, aangehaald, kale_zin, opsomming
from verandertheorie.uitvoer.document.rapport import EERSTE_REGEL, Recept, lees_recept, schrijf_rapport
from verandertheorie.uitvoer.document.uitspraak import MERK
from verandertheorie.uitvoer.document.zinseinde import losse_zinnen
from verandertheorie.vragen.belemmeringen import KLASSESOORT

DUIDING = re.compile(r"(?<!\\)\[duiding(?::\s*([^\]]+))?\]", re.IGNORECASE)
"""Behind a sentence that is somebody's own reading of it; better with the role of who reads it so."""

LANG_GENOEG = 10
"""A word of the method that is shorter may be an ordinary word too, such as *lokaal*: who adds it says nothing by it.
Who leaves it out does. By eye."""

REEKS = 6
"""So many words of a source in a row are its words; fewer may be anybody's. By eye."""

KORTSTE_REEKS = 3
"""A text of a source that is shorter than this is not looked for."""

_ONZICHTBAAR = re.compile(r"<!--.*?-->", re.DOTALL)
_BEGIN = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)")
_EIGEN_REGEL = re.compile(r"^\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|\|)")
_STREEP = re.compile(r"^\s*\|[\s:|-]+\|\s*$")
_NADRUK = re.compile(r"(?<!\\)(?:\*\*|__|~~|[*`|])")
_ONTSNAPT = re.compile(r"\\([\\`*_\[\]|~#$.)+=-])")
_VOET = re.compile(r"· dossier \S+ · parameters \S+ · versie ")
_WOORD = re.compile(r"[\w’'-]*\w")
_TELT = re.compile(r"[^\W\d_]*\d[\d.,]*\d|[^\W\d_]*\d|[^\W\d_]+")
_ONTKENT = re.compile(r"\b(?:niet|geen|nooit|nergens|niemand|niets)\b", re.IGNORECASE)
_SOORTEN = frozenset(("statuswoord", "signaalstaat", "waarde.uitslag", *KLASSESOORT.values()))
_GETALLEN: Mapping[str, str] = {
    **{woord: str(n) for n, woord in enumerate(TELWOORDEN)},
    "eén": "1",
    **{maand: maand for maand in MAANDEN},
}


@dataclass(frozen=True, slots=True)
class Eenheid:
    """What stands before one mark: its line, its text as people read it, and the mark.

    ``merk``: empty when there is none. ``is_duiding``: somebody's own reading.
    """

    regel: int
    tekst: str
    merk: str = ""
    is_duiding: bool = False


@dataclass(frozen=True, slots=True)
class Keuring:
    """What a check of a report found.

    ``zinnen``: how many marks it has. ``duidingen``: how many readings of somebody; ``met_rol`` of these say whose.
    ``is_ander_dossier``: the dossier is no longer what it was made from. ``anders_gezegd``: the lines with other words
    for the same numbers and judgement, which somebody has to read.
    """

    meldingen: tuple[Melding, ...]
    zinnen: int = 0
    duidingen: int = 0
    met_rol: int = 0
    is_ander_dossier: bool = False
    anders_gezegd: tuple[int, ...] = ()


@dataclass(eq=False)
class _Vergelijking:
    """What the report should have, and what the file has.

    ``verwacht``: per mark the sentences that end in it. ``los``: what has no mark. ``kwijt``: sentences whose mark is
    not in the file.
    """

    bestand: str
    verwacht: Mapping[str, list[str]]
    los: frozenset[str]
    eenheden: tuple[Eenheid, ...]
    meldingen: list[Melding] = field(default_factory=list)

    @cached_property
    def er(self) -> Counter[str]:
        """How often each mark is there."""
        return Counter(e.merk for e in self.eenheden if e.merk)

    @cached_property
    def kwijt(self) -> tuple[str, ...]:
        """The sentences of which the mark is not there, in their order."""
        return tuple(t for merk, teksten in self.verwacht.items() for t in teksten[self.er[merk] :])

    def meld(self, regel: int, code: str, tekst: str, remedie: str) -> None:
        self.meldingen.append(Melding(self.bestand, regel, code, tekst, remedie))


def keur_rapport(graaf: Verandergraaf, tekst: str, bestand: str) -> Keuring:
    """Hold a report against the dossier.

    Args:
        graaf: the dossier, as it is now.
        tekst: the report as Markdown, edited or not.
        bestand: its name, for the remarks.

    Returns:
        Remarks by line: none of a report that was just made.
    """
    recept = lees_recept(tekst)
    if recept is None or len(EERSTE_REGEL.findall(tekst)) > 1:
        wat = "de eerste regel, waarin staat welk rapport dit is, ontbreekt of staat er vaker."
        return Keuring((Melding(bestand, 1, "VT301", wat, "Zet die regel terug, of maak het rapport opnieuw."),))
    try:
        gemaakt = schrijf_rapport(graaf, recept).markdown
    except AanroepFout as fout:
        wat = f"dit rapport is van dit dossier niet meer te maken. {fout}"
        return Keuring((Melding(bestand, 1, "VT301", wat, "Kijk of dit het goede dossier is."),))
    meldingen = (*houd_ernaast(tekst, gemaakt, bestand), *_te_veel_gezegd(graaf, recept, tekst, gemaakt, bestand))
    rollen = [m[1] for m in DUIDING.finditer(tekst)]
    voeten = [next((r for r in t.splitlines() if _VOET.search(r)), "") for t in (tekst, gemaakt)]
    zinnen = len(MERK.findall(tekst))
    anders = _anders_gezegd(tekst, gemaakt) - {m.regel for m in meldingen}
    met_rol, is_ander = sum(map(bool, rollen)), voeten[0] != voeten[1]
    return Keuring(tuple(sorted(meldingen)), zinnen, len(rollen), met_rol, is_ander, tuple(sorted(anders)))


def _anders_gezegd(tekst: str, gemaakt: str) -> set[int]:
    """The lines whose words are not those of the report, although their mark is: what they say, no count can tell."""
    hoort, _ = _wat_er_hoort(gemaakt)
    return {e.regel for e in lees_eenheden(tekst) if e.merk in hoort and e.tekst not in hoort[e.merk]}


def houd_ernaast(tekst: str, gemaakt: str, bestand: str) -> tuple[Melding, ...]:
    """What differs between a report and the same made again: marks, numbers, judgements, sentences without a mark."""
    v = _Vergelijking(bestand, *_wat_er_hoort(gemaakt), tuple(lees_eenheden(tekst)))
    gezien = Counter[str]()
    for e in v.eenheden:
        gezien[e.merk] += 1
        _met_merk(v, e, gezien[e.merk]) if e.merk else _zonder_merk(v, e)
    _ontbrekend(v)
    return tuple(v.meldingen)


def _wat_er_hoort(gemaakt: str) -> tuple[dict[str, list[str]], frozenset[str]]:
    verwacht: dict[str, list[str]] = defaultdict(list)
    los = set[str]()
    for e in lees_eenheden(gemaakt):
        if e.merk:
            verwacht[e.merk].append(e.tekst)
        else:
            los.add(e.tekst)
    return dict(verwacht), frozenset(los)


# --- reading ----------------------------------------------------------------------------------


def lees_eenheden(tekst: str) -> Iterator[Eenheid]:
    """What stands before each mark, from top to bottom; and what has no mark."""
    for begin, stuk in _stukken(tekst):
        plek = 0
        for merk in re.finditer(f"{MERK.pattern}|{DUIDING.pattern}", stuk, re.IGNORECASE):
            regel = begin + stuk[: merk.start()].count("\n")
            yield Eenheid(regel, _leesbaar(stuk[plek : merk.start()]), merk[1] or "", is_duiding=merk[1] is None)
            plek = merk.end()
        if rest := _leesbaar(stuk[plek:]):
            yield Eenheid(begin + stuk[:plek].count("\n"), rest)


def _stukken(tekst: str) -> Iterator[tuple[int, str]]:
    """Paragraphs, points, headings and rows with the line on which each begins; a rule of a table is none."""
    begin, regels = 1, list[str]()
    for nr, regel in enumerate((*EERSTE_REGEL.sub("", tekst).splitlines(), ""), 1):
        if not regel.strip() or _STREEP.match(regel) or _EIGEN_REGEL.match(regel):
            if regels:
                yield begin, "\n".join(regels)
            regels = []
        if regel.strip() and not _STREEP.match(regel):
            begin = begin if regels else nr
            regels.append(_BEGIN.sub("", regel))


def _leesbaar(stuk: str) -> str:
    """The text as people read it, on one line."""
    zonder = _NADRUK.sub(" ", _ONZICHTBAAR.sub("", stuk)).replace("\\_", "_")
    return " ".join(html.unescape(_ONTSNAPT.sub(r"\1", zonder)).split())


def getallen_in(tekst: str) -> tuple[str, ...]:
    """The numbers, days and codes in a text, in their order; a number in words is that number.

    >>> getallen_in("In vier van de 4 gebieden (D01), op 3 mei")
    ('4', '4', 'd01', '3', 'mei')
    """
    woorden = (m[0].casefold() for m in _TELT.finditer(tekst))
    return tuple(_GETALLEN.get(w, w) for w in woorden if w in _GETALLEN or any(t.isdigit() for t in w))


# --- comparing --------------------------------------------------------------------------------


EIGEN = "Is het uw eigen uitleg? Zet er [duiding: uw rol] achter."


def _zonder_merk(v: _Vergelijking, e: Eenheid) -> None:
    zinnen = [z.strip() for z in losse_zinnen(e.tekst)]
    if e.is_duiding:
        zinnen = zinnen[:-1]
    elif e.tekst in {*v.los, *v.kwijt} or _VOET.search(e.tekst):
        return
    for zin in zinnen:
        if zin not in v.kwijt:  # of what lost its mark that is said once, below
            v.meld(e.regel, "VT302", f"achter {aangehaald(_kort(zin))} staat geen merkteken.", EIGEN)


def _met_merk(v: _Vergelijking, e: Eenheid, hoeveelste: int) -> None:
    hoort = v.verwacht.get(e.merk)
    if hoort is None:
        tekst = f"het merkteken achter {aangehaald(_kort(e.tekst))} hoort bij geen zin die het dossier nu geeft."
        v.meld(e.regel, "VT303", tekst, "Is het dossier sindsdien veranderd? Maak het rapport dan opnieuw.")
    elif hoeveelste > len(hoort):
        tekst = f"het merkteken achter {aangehaald(_kort(e.tekst))} staat er vaker dan één zin."
        v.meld(e.regel, "VT303", tekst, f"Elke zin heeft een eigen merkteken. {EIGEN}")
    elif e.tekst not in hoort:
        _andere_woorden(v, e, hoort[0])


def _andere_woorden(v: _Vergelijking, e: Eenheid, was: str) -> None:
    if not e.tekst:
        v.meld(e.regel, "VT304", f"de zin {aangehaald(_kort(was))} is weg.", "Zet haar terug; anders zeggen mag.")
        return
    hier, daar = getallen_in(e.tekst), getallen_in(was)
    if hier != daar:
        tekst = f"in {aangehaald(_kort(e.tekst))} staat {_als_lijst(hier)}; het dossier geeft {_als_lijst(daar)}."
        v.meld(e.regel, "VT305", tekst, "Laat getallen, dagen en codes staan zoals zij zijn, in die volgorde.")
    elif anders := _ander_oordeel(e.tekst, was):
        tekst = f"in {aangehaald(_kort(e.tekst))} staat een ander oordeel dan het dossier geeft: {anders}."
        v.meld(e.regel, "VT305", tekst, "Laat ‘niet’, ‘geen’ en het woord van het oordeel staan zoals zij zijn.")
    if len(losse_zinnen(e.tekst)) > len(losse_zinnen(was)):
        v.meld(e.regel, "VT302", f"bij {aangehaald(_kort(e.tekst))} staat een zin zonder eigen merkteken.", EIGEN)


def _ander_oordeel(hier: str, daar: str) -> str:
    """What the sentence no longer says, or says besides: a word for how sure we are, or that something is not so."""
    for woord_ in _oordeelswoorden():
        staat_hier, stond_daar = (re.search(rf"\b{re.escape(woord_)}\b", t.casefold()) for t in (hier, daar))
        if bool(staat_hier) != bool(stond_daar) and (stond_daar or len(woord_) >= LANG_GENOEG):
            return aangehaald(woord_)
    ontkent = [len(_ONTKENT.findall(t)) for t in (hier, daar)]
    return "" if ontkent[0] == ontkent[1] else f"{ontkent[1]} keer ‘niet’ of ‘geen’, en hier {ontkent[0]} keer"


@cache
def _oordeelswoorden() -> tuple[str, ...]:
    """The words of the method for claims and blockers, for decisions, and for a state if it is no single word.

    A state of one word, such as *uitgevoerd*, stands in other sentences too. The longest first.
    """
    namen = ((soort, b.nl.casefold()) for (soort, _), b in begrippen().items() if soort in _SOORTEN)
    alle = {naam for soort, naam in namen if soort != "signaalstaat" or " " in naam}
    return tuple(sorted(alle, key=lambda w: (-len(w), w)))


def _ontbrekend(v: _Vergelijking) -> None:
    """What the report had and the file has not: the mark is gone, or the sentence with it."""
    zonder = {z.strip(): e.regel for e in v.eenheden if not e.merk for z in (*losse_zinnen(e.tekst), e.tekst)}
    for was in v.kwijt:
        naam = aangehaald(_kort(was))
        tekst = (
            f"het merkteken achter {naam} is weg." if was in zonder else f"de zin {naam} is weg, met haar merkteken."
        )
        v.meld(zonder.get(was, 1), "VT304", tekst, "Zet het merkteken terug, of maak het rapport opnieuw.")


def _als_lijst(getallen_: tuple[str, ...]) -> str:
    return opsomming(getallen_) or "geen getal"


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= 60 else f"{tekst[:57].rstrip()}…"


# --- who may read it --------------------------------------------------------------------------


def _te_veel_gezegd(graaf: Verandergraaf, recept: Recept, tekst: str, gemaakt: str, bestand: str) -> Iterator[Melding]:
    """Words of a source that this audience may not read, wherever they stand: unseen remarks too."""
    open_ = _reeksen((MERK.sub("", gemaakt), *_van_de_theorie(graaf), *_openbaar(graaf, recept)))
    dicht: dict[tuple[str, ...], str] = {}
    for id_, woorden in _met_bron(graaf, recept):
        dicht |= {reeks: id_ for reeks in _te_zoeken(woorden) if reeks not in open_}
    regels = [(nr, w) for nr, r in enumerate(MERK.sub("", tekst).splitlines(), 1) for w in kale_zin(r).split()]
    woorden_ = [w for _, w in regels]
    gemeld = set[str]()
    for plek, (nr, _) in enumerate(regels):
        for lengte in range(KORTSTE_REEKS, REEKS + 1):
            id_ = dicht.get(tuple(woorden_[plek : plek + lengte]), "")
            if id_ and id_ not in gemeld:
                gemeld.add(id_)
                stuk = " ".join(woorden_[plek : plek + lengte])
                wie = VOOR_WIE[recept.doelgroep]
                wat = f"{aangehaald(f'{stuk} …')} zijn woorden uit {id_}, en die mag {wie} niet lezen."
                yield Melding(bestand, nr, "VT306", wat, "Haal ze weg, of zeg het zo dat niemand te herkennen is.")
    yield from _schuilnamen(graaf, recept, tekst, gemaakt, bestand)


def _schuilnamen(graaf: Verandergraaf, recept: Recept, tekst: str, gemaakt: str, bestand: str) -> Iterator[Melding]:
    if recept.doelgroep == "monitor":
        return
    bekend = {b for b in graaf.bronnen if any(t.isdigit() for t in b)} - {*_WOORD.findall(MERK.sub("", gemaakt))}
    for nr, regel in enumerate(MERK.sub("", tekst).splitlines(), 1):
        for naam in bekend.intersection(_WOORD.findall(regel)):
            wat = f"{naam} is de schuilnaam van een bron, en die mag {VOOR_WIE[recept.doelgroep]} niet lezen."
            yield Melding(bestand, nr, "VT306", wat, "Haal de schuilnaam weg.")


def _reeksen(teksten: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Every run of words in texts, of every length that is looked for."""
    rijen = [kale_zin(t).split() for t in teksten]
    lengtes = range(KORTSTE_REEKS, REEKS + 1)
    return frozenset(tuple(w[i : i + n]) for w in rijen for n in lengtes for i in range(len(w) - n + 1))


def _te_zoeken(tekst: str) -> Iterator[tuple[str, ...]]:
    """The runs of words by which a text is recognised; a short one only as a whole."""
    woorden = kale_zin(tekst).split()
    if KORTSTE_REEKS <= len(woorden) < REEKS:
        yield tuple(woorden)
    yield from (tuple(woorden[i : i + REEKS]) for i in range(len(woorden) - REEKS + 1))


def _van_de_theorie(graaf: Verandergraaf) -> Iterator[str]:
    for r in graaf.alles:
        if isinstance(r, Bewering):
            yield r.tekst
        elif isinstance(r, Knoop):
            yield from (r.naam, r.omschrijving)


def _openbaar(graaf: Verandergraaf, recept: Recept) -> Iterator[str]:
    return (tekst for _, tekst, is_open in _woorden(graaf, recept) if is_open)


def _met_bron(graaf: Verandergraaf, recept: Recept) -> Iterator[tuple[str, str]]:
    return ((id_, tekst) for id_, tekst, is_open in _woorden(graaf, recept) if not is_open)


def _woorden(graaf: Verandergraaf, recept: Recept) -> Iterator[tuple[str, str, bool]]:
    """Every text of every conversation with its id, and whether who reads the report may read it.

    What goes back to a source holds its own conversation and no other, whoever makes it.
    """
    van_een_bron = recept.onderwerp in {r.id for r in graaf.registraties}
    lezer = Lezer(graaf, recept.doelgroep)
    for r in graaf.registraties:
        ander = van_een_bron and r.id != recept.onderwerp
        yield from ((r.id, tekst, mag and not ander) for tekst, mag in _uit_gesprek(r, lezer))


def _uit_gesprek(r: Registratie, lezer: Lezer) -> Iterator[tuple[str, bool]]:
    algemeen = lezer.mag_gebied(r.gebied or "") and lezer.mag_lezen(r)
    for veld in ("verrassing", "geprobeerd", "waargenomen", "geleerd", "bijgesteld"):
        if tekst := getattr(r, veld):
            yield tekst, algemeen
    for a in r.afspraken:
        yield a.actie, algemeen
    for t in r.toets:
        if t.kern:
            yield t.kern, algemeen
    for b in r.bewijs:
        mag = lezer.mag_gebied(b.gebied or r.gebied or "") and lezer.mag_lezen(r, b)
        for tekst in (b.kern, b.andere_verklaring, b.toelichting):
            if tekst:
                yield tekst, mag
        if b.citaat:
            yield b.citaat, mag and lezer.mag_citaat(r, b)
