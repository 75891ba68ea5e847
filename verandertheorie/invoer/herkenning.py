"""Which finding is which, and which conversation: known by what was said in it, not by its row or its name.

Who works in a sheet sorts rows, inserts some, and corrects a source; nobody keeps ids. By position every sentence below
an inserted row would be another finding, and by name a conversation with a corrected source would be a second voice.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from verandertheorie.formaten.waarden import Blok, Lijst
from verandertheorie.lezen.records import Gelezen
from verandertheorie.model.basis import Model
from verandertheorie.model.waarneming import Afspraak, Bewijs, Registratie
from verandertheorie.taal import kale_zin

KOP = ("bron", "gebied", "datum", "vorm")
"""What the name of a record without an id of its own is made of."""
DELEN = ("bewijs", "dekking", "afspraken", "toets")
"""The lists in a record whose order says nothing."""
LIJKT_GENOEG = 60.0
"""Score (0..100) of two sentences from which one is the other, mended. By eye: it only decides which row is named."""
VASTE_UITDRUKKING = 20
"""Conversations: what was said in more of them is a set phrase, by which nobody is recognised. By eye."""
MEESTE_PAREN = 10_000
"""Sentences times sentences that are held against one another; a record with more has another problem."""


def wat_gezegd_is(r: Registratie) -> frozenset[str]:
    """What was seen or heard, without marks and capitals."""
    return frozenset(kale_zin(b.kern) for b in r.bewijs)


def op_hun_plek(g: Gelezen, was: Registratie) -> Gelezen:
    """The same record with each part where the known record has it, so that only what differs is different.

    A finding keeps its number however the rows are sorted; a new one comes after all that there were. Where somebody
    numbered findings, those numbers stay.
    """
    komt = g.record
    if not isinstance(komt, Registratie):
        return g
    nieuw: dict[str, tuple[object, ...]] = {}
    velden = dict(g.blok.velden)
    for deel in DELEN:
        toen, nu = getattr(was, deel), getattr(komt, deel)
        volgorde = _nummers(toen, nu) if deel == "bewijs" else _bekende_eerst(toen, nu)
        if deel == "afspraken":
            nieuw[deel] = _afspraken(toen, [nu[plek] for _, plek in volgorde])
        elif deel == "bewijs" and not any(b.nr for b in nu):
            nieuw[deel] = tuple(_met_nummer(nu[plek], nr, plaats, toen) for plaats, (nr, plek) in enumerate(volgorde))
        elif deel != "bewijs":
            nieuw[deel] = tuple(nu[plek] for _, plek in volgorde)
        else:
            continue
        lijst = velden.get(deel)
        if isinstance(lijst, Lijst) and len(lijst.items) == len(volgorde):
            plekken = [plek for _, plek in volgorde]
            velden[deel] = Lijst(lijst.regel, [lijst.items[p] for p in plekken], [lijst.regels[p] for p in plekken])
    blok = Blok(g.blok.regel, velden, g.blok.regels)
    return replace(g, record=komt.model_copy(update=nieuw), blok=blok)


def _met_nummer(b: Bewijs, nr: int, plaats: int, toen: Sequence[Bewijs]) -> Bewijs:
    is_uitgeschreven = any(t.nr == nr for t in toen)
    return b.model_copy(update={"nr": nr}) if is_uitgeschreven or nr != plaats + 1 else b


def _afspraken(toen: Sequence[Afspraak], nu: Sequence[Afspraak]) -> tuple[Afspraak, ...]:
    """The agreements of now, each with the number it had: an action is known by it. A new one gets the next."""
    if any(a.nr for a in nu):
        return tuple(nu)
    vrij = {a.nr or plaats: kale_zin(a.actie) for plaats, a in enumerate(toen, 1)}
    volgend, uit = max(vrij, default=0), list[Afspraak]()
    for plaats, a in enumerate(nu, 1):
        nr = next((nr for nr, actie in vrij.items() if actie == kale_zin(a.actie)), None)
        if nr is None:
            nr = volgend = volgend + 1
        else:
            del vrij[nr]
        is_uitgeschreven = any(t.nr == nr for t in toen)
        uit.append(a.model_copy(update={"nr": nr}) if is_uitgeschreven or nr != plaats else a)
    return tuple(uit)


def _bekende_eerst(toen: Sequence[Model], nu: Sequence[Model]) -> list[tuple[int, int]]:
    plekken: dict[str, deque[int]] = defaultdict(deque)
    for plek, n in enumerate(nu):
        plekken[n.model_dump_json()].append(plek)
    bekend = [plekken[t].popleft() for t in (t.model_dump_json() for t in toen) if plekken.get(t)]
    return [(0, plek) for plek in (*bekend, *sorted(p for rest in plekken.values() for p in rest))]


def _nummers(toen: Sequence[Bewijs], nu: Sequence[Bewijs]) -> list[tuple[int, int]]:
    """Per finding its number and where it stands now, by number."""
    nummer = {plaats: b.nr or plaats + 1 for plaats, b in enumerate(toen)}
    paren = dict(_paren(toen, nu))
    volgend = max(nummer.values(), default=0)
    uit: list[tuple[int, int]] = []
    for plek in range(len(nu)):
        if plek in paren:
            uit.append((nummer[paren[plek]], plek))
        else:
            volgend += 1
            uit.append((volgend, plek))
    return sorted(uit)


_GELIJK: tuple[Callable[[Bewijs], Hashable], ...] = (
    lambda b: b.model_copy(update={"nr": None}).model_dump_json(),
    lambda b: (kale_zin(b.kern), b.onderwerp, b.teken, b.gebied, b.spreker, b.wanneer),
    lambda b: (kale_zin(b.kern), b.onderwerp),
    lambda b: kale_zin(b.kern),
)
"""What makes two findings the same one, the strictest first."""


def _paren(toen: Sequence[Bewijs], nu: Sequence[Bewijs]) -> Iterator[tuple[int, int]]:
    """Which finding of now is which of then: (place now, place then)."""
    over_toen, over_nu = dict(enumerate(toen)), dict(enumerate(nu))
    for maat in _GELIJK:
        plekken: dict[Hashable, list[int]] = defaultdict(list)
        for plek, b in over_toen.items():
            plekken[maat(b)].append(plek)
        for plek, b in list(over_nu.items()):
            if gevonden := plekken.get(maat(b)):
                daar = gevonden.pop(0)
                del over_toen[daar], over_nu[plek]
                yield plek, daar
    for plek, daar in _verbeterde_zinnen(over_toen, over_nu):
        del over_toen[daar], over_nu[plek]
        yield plek, daar
    er_was = _per_kant(over_toen)
    for kant, nu_daar in _per_kant(over_nu).items():
        toen_daar = er_was.get(kant, [])
        if len(nu_daar) == len(toen_daar) == 1:
            yield nu_daar[0], toen_daar[0]


def _verbeterde_zinnen(toen: Mapping[int, Bewijs], nu: Mapping[int, Bewijs]) -> tuple[tuple[int, int], ...]:
    """Which of what is left say nearly the same, the nearest first.

    Not where it now speaks for the other side: one word makes a sentence its opposite, and what refers to it would
    refer to that.
    """
    if not toen or not nu or len(toen) * len(nu) > MEESTE_PAREN:
        return ()
    from rapidfuzz import fuzz  # only when a sentence was mended

    scores = sorted(
        (-fuzz.ratio(b.kern, t.kern), plek, daar)
        for plek, b in nu.items()
        for daar, t in toen.items()
        if b.teken == t.teken
    )
    paren: dict[int, int] = {}
    for score, plek, daar in scores:
        if -score >= LIJKT_GENOEG and plek not in paren and daar not in paren.values():
            paren[plek] = daar
    return tuple(paren.items())


def _per_kant(over: Mapping[int, Bewijs]) -> Mapping[Hashable, list[int]]:
    """The places of what is left, by what they speak of, for or against; loose ones have only their text."""
    uit: dict[Hashable, list[int]] = defaultdict(list)
    for plek, b in over.items():
        if b.onderwerp != "los":
            uit[b.onderwerp, b.teken].append(plek)
    return uit


@dataclass(slots=True)
class Gesprekken:
    """The conversations that there are, to find the one in which the same was said."""

    per_id: Mapping[str, Registratie]
    _per_zin: dict[str, set[str]] = field(default_factory=dict)
    _hoeveel: dict[str, int] = field(default_factory=dict)

    @classmethod
    def van(cls, registraties: Iterable[Registratie]) -> "Gesprekken":
        """Of these records."""
        alle = {r.id: r for r in registraties}
        per_zin: dict[str, set[str]] = defaultdict(set)
        hoeveel: dict[str, int] = {}
        for r in alle.values():
            gezegd = wat_gezegd_is(r)
            hoeveel[r.id] = len(gezegd)
            for zin in gezegd:
                per_zin[zin].add(r.id)
        return cls(alle, per_zin, hoeveel)

    def met_hetzelfde(self, r: Registratie) -> tuple[Registratie, ...]:
        """The others in which half or more of what the shorter of the two says was said too, the most shared first."""
        hier = wat_gezegd_is(r)
        telling: dict[str, int] = defaultdict(int)
        for zin in hier:
            waar = self._per_zin.get(zin, ())
            for naam in waar if len(waar) <= VASTE_UITDRUKKING else ():
                telling[naam] += 1
        genoeg = [
            (-n, naam) for naam, n in telling.items() if naam != r.id and 2 * n >= min(len(hier), self._hoeveel[naam])
        ]
        return tuple(self.per_id[naam] for _, naam in sorted(genoeg))


def wat_anders_is(was: Registratie, nu: Registratie) -> tuple[str, ...]:
    """Which parts of the name of a conversation differ."""
    return tuple(veld for veld in KOP if getattr(was, veld) != getattr(nu, veld))
