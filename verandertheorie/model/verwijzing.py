"""From what people write to the key that is meant: a key, a code, another word for it, or an arrow in text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from verandertheorie.model.relaties import RELATIES, TOEGESTAAN, Drietal, Relatie, ontleed
from verandertheorie.model.soorten import KNOOPTYPEN
from verandertheorie.model.tegendelen import staan_tegenover, zegt_iets_anders
from verandertheorie.model.woordenlijst import Woordenboek, lijst_van, woordenboek
from verandertheorie.taal import gevouwen, opsomming, telwoord

KORTSTE_DEEL = 6
"""Characters from which a word may be recognised as a part of a name; shorter ones are in everything."""

LANGSTE_OPSOMMING = 12
"""Names that a message lists. Chosen by eye; nothing depends on it."""

LANGSTE_AANHALING = 60
"""Characters of somebody's text that a message repeats: enough to find it back. By eye; nothing depends on it."""

TUSSENPUNT = " · "
"""Between a key or code and the name that a list shows beside it."""

LANGSTE_NAAM = 2_000
"""Characters of what may be a name; a text of megabytes in its place is not looked at further."""

LIJKT_GENOEG = 62.0
"""Score (0..100) from which a name is near enough to be suggested: one of three characters may be another.

Chosen by eye. A suggestion is never taken by itself, so too low costs a line to read and nothing else.
"""
LIJKT_OP_WOORD = 75.0
"""The same for a fixed word: of these many are near to their opposite (bevorderend and belemmerend are at 64)."""
MEESTE_RAAD = 2
"""So many names may stand in "Bedoelt u"; with more it is no longer a question."""
LIJKT_OP_DEEL, IS_DEEL = 80.0, 90.0
"""The same where what was typed is a part of a name, and where a name is a part of what was typed."""

MEESTE_VERGELIJKINGEN = 2_000_000
"""Unknown names times known ones, after which nobody is asked "bedoelt u": some seconds of looking. By eye."""

_CODE = re.compile(r"([A-Za-z]{1,4})0*(\d+)")
"""A letter and a number, such as D07: one digit off is another thing, not a slip of the pen."""

_TUSSEN = re.compile(r"\s*[,;/&+|\n]\s*|\s+(?:en|of|plus|versus|vs\.?)\s+", re.IGNORECASE)
_SAMEN = (
    "Zaten zij samen bij één gesprek? Zet hen bij 'bronnen', met een ; ertussen of elk op een eigen regel. "
    "Elke bevinding heeft één spreker."
)
_PIJL = re.compile(r"\s*(?:>|→|->)\s*")


@dataclass(frozen=True, slots=True)
class Doel:
    """What a reference turned out to mean. ``is_nieuw``: a claim that nobody has written down yet."""

    soort: str
    sleutel: str
    is_nieuw: bool = False


@dataclass(frozen=True, slots=True)
class Mis:
    """A reference that means nothing we know: why, and what to do.

    ``naam``: what was written, as a message repeats it, when the sentence is about that; else empty.
    ``is_nieuwe_bron``: it may well be a source that nobody told us of yet. ``is_ver``: nothing there is even near.
    ``bedoeld``: what may be meant instead of ``deel``, the part of the text that means nothing.
    """

    wat: str
    remedie: str
    naam: str = ""
    is_nieuwe_bron: bool = False
    is_ver: bool = False
    deel: str = ""
    bedoeld: tuple[str, ...] = ()

    @property
    def tekst(self) -> str:
        """Why, as a sentence."""
        return f"'{self.naam}' {self.wat}" if self.naam else self.wat


@dataclass(frozen=True, slots=True)
class _Onbekend:
    """A name that nothing has, among these soorten."""

    geschreven: str
    soorten: tuple[str, ...]


class _Keuzes:
    """Names to hold a mistyped one against: made ready once, for who mistypes one often mistypes more."""

    def __init__(self, woorden: Iterable[str], bedoeld: Mapping[str, str] | None = None) -> None:
        self._woorden = list(woorden)
        self._bedoeld = bedoeld or {}
        self._plat = [_plat(w) for w in self._woorden]
        self._per_doel: dict[str, list[str]] = {}
        for nr, naam in enumerate(self._plat):
            self._per_doel.setdefault(self._doel(nr), []).append(naam)
        self._codes: dict[tuple[str, str], str] = {}
        for w in self._woorden:
            if code := _CODE.fullmatch(w):
                self._codes.setdefault(_letters_en_nummer(code), w)

    def lijkt_op(self, tekst: str, genoeg: float = LIJKT_GENOEG, *, is_vast: bool = False) -> tuple[str, ...]:
        """See :meth:`Namenlijst.lijken_op`."""
        if len(tekst) > LANGSTE_NAAM:
            return ()
        from rapidfuzz import fuzz, process  # only when somebody mistyped

        plat = _plat(tekst)
        if code := _CODE.fullmatch(plat):
            return tuple(w for w in [self._codes.get(_letters_en_nummer(code))] if w)
        if genoemd_in(tekst, self._woorden):
            return ()
        dicht = process.extract(plat, self._plat, scorer=fuzz.ratio, score_cutoff=genoeg, limit=None)
        kan = [(score, nr) for _, score, nr in dicht if self._kan(plat, nr, is_vast=is_vast)]
        is_lang = len(plat) >= KORTSTE_DEEL
        if is_lang and not (kan and kan[0][0] >= IS_DEEL) and (heel := self._als_woord(plat)):
            return (heel,)
        als_deel = [nr for nr in self._als_deel(plat) if self._kan(plat, nr, is_vast=is_vast)] if is_lang else []
        return tuple(self._woorden[nr] for nr in ([kan[0][1]] if kan else als_deel))

    def _kan(self, plat: str, nr: int, *, is_vast: bool = False) -> bool:
        """Whether a name may be what was meant; not when another name of the same thing says the opposite."""
        if any(staan_tegenover(plat, naam) for naam in self._per_doel[self._doel(nr)]):
            return False
        naam = self._plat[nr]  # as a list shows it, the number of its code is no part of what it is called
        return not all(zegt_iets_anders(plat, deel, is_vast=is_vast) for deel in {naam, *naam.split(TUSSENPUNT)})

    def _doel(self, nr: int) -> str:
        return self._bedoeld.get(self._woorden[nr], self._woorden[nr])

    def _als_woord(self, plat: str) -> str:
        """The one name in which these are whole words; empty when there is none, or more.

        A word of a name says more than the same word somewhere in a claim, which is a sentence: the names go first.
        """
        heel = re.compile(rf"(?<!\w){re.escape(plat)}(?!\w)")
        per_doel: dict[str, str] = {}
        for nr, naam in enumerate(self._plat):
            if plat in naam and heel.search(naam) and ontleed(self._doel(nr)) is None and self._kan(plat, nr):
                per_doel.setdefault(self._doel(nr), self._woorden[nr])
        return next(iter(per_doel.values())) if len(per_doel) == 1 else ""

    def _als_deel(self, plat: str) -> list[int]:
        """The names that have this in them, or that make up most of this: of one meaning one, the nearest only."""
        from rapidfuzz import fuzz, process

        gevonden = process.extract(plat, self._plat, scorer=fuzz.partial_ratio, score_cutoff=LIJKT_OP_DEEL, limit=None)
        past = [
            (naam, score, nr)
            for naam, score, nr in gevonden
            if len(plat) <= len(naam) or (score >= IS_DEEL and len(plat) <= 2 * len(naam) >= 2 * KORTSTE_DEEL)
        ]
        uit: dict[str, int] = {}
        for _, score, nr in past:
            if score == past[0][1]:
                uit.setdefault(self._doel(nr), nr)
        return list(uit.values())


@dataclass(slots=True)
class Namenlijst:
    """Every name in a dossier and in the files that are coming in.

    ``relatiewoorden``: other words for relations. ``woorden``: what the lists hold that a programme may add to.
    """

    relatiewoorden: Mapping[str, str] = field(default_factory=dict)
    woorden: Woordenboek = field(default_factory=woordenboek)
    _sleutels: dict[str, dict[str, str]] = field(default_factory=dict)
    _met_hoofdletters: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    _woorden: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    _uitgefaseerd: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    _codes: dict[str, str] = field(default_factory=dict)
    _raad: dict[_Onbekend, tuple[str, bool, tuple[str, ...]]] = field(default_factory=dict)
    _bij: dict[tuple[str, ...], tuple[Mapping[str, str], _Keuzes, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for soort, woord, anders in self.woorden.namen():
            self.voeg_toe(soort, woord, anders)

    def voeg_toe(self, soort: str, sleutel: str, woorden: Iterable[str] = (), code: str | None = None) -> None:
        """Learn a name. ``woorden``: its name and aliases; ``code``: the short code of a claim."""
        self._raad.clear()
        self._bij.clear()
        self._sleutels.setdefault(soort, {})[sleutel] = sleutel
        if (plat := sleutel.casefold()) != sleutel:
            self._met_hoofdletters.setdefault(soort, {}).setdefault(plat, set()).add(sleutel)
        for woord in woorden:
            plat = _plat(woord)
            self._woorden.setdefault(soort, {}).setdefault(plat, set()).add(sleutel)
            for teken in ("", ":", ".") if code else ():  # what a list shows: the code and the sentence
                self._woorden[soort].setdefault(f"{code}{teken} ".casefold() + plat, set()).add(sleutel)
        if code:
            self._codes.setdefault(code.casefold(), sleutel)

    def voeg_uitgefaseerd_toe(self, soort: str, sleutel: str, woorden: Iterable[str] = ()) -> None:
        """Learn a name of what was retired: its words mean it as long as nothing else is called so."""
        self.voeg_toe(soort, sleutel)
        for woord in woorden:
            self._uitgefaseerd.setdefault(soort, {}).setdefault(_plat(woord), set()).add(sleutel)

    def kent(self, soort: str, sleutel: str) -> bool:
        """Whether something of this soort has this key."""
        return sleutel in self._sleutels.get(soort, {})

    def soort_van_knoop(self, sleutel: str) -> str | None:
        """The node type of a key; None when no node has it."""
        return next((s for s in KNOOPTYPEN if self.kent(s, sleutel)), None)

    def zoek(self, tekst: str, naar: tuple[str, ...]) -> Doel | Mis:
        """What ``tekst`` means among these soorten (``knoop`` stands for every node type).

        A claim may be named by key, code, its own sentence (after its code or not), or arrow text
        (``a > activeert > b``); anything else by key, name or alias, whatever the capitals. Before `` · `` stands what
        is meant, after it what it is called. Arrow text with known ends, a relation that bears evidence and no such
        claim yet is a new claim.
        """
        gevonden = self._zoek(tekst, naar)
        if not isinstance(gevonden, _Onbekend):
            return gevonden
        if gevonden not in self._raad:
            self._raad[gevonden] = self._remedie(gevonden)
        raad, is_ver, bedoeld = self._raad[gevonden]
        is_nieuwe_bron = is_ver and gevonden.soorten == ("bron",)
        naam = kort(gevonden.geschreven)
        return Mis("staat niet in het dossier.", raad, naam, is_nieuwe_bron, is_ver, gevonden.geschreven, bedoeld)

    def vind(self, tekst: str, naar: tuple[str, ...]) -> Doel | None:
        """The same, without a word about what it is not; None when it means nothing we know."""
        gevonden = self._zoek(tekst, naar)
        return gevonden if isinstance(gevonden, Doel) else None

    def _zoek(self, tekst: str, naar: tuple[str, ...]) -> Doel | Mis | _Onbekend:
        tekst = gevouwen(tekst)
        soorten = tuple(s for n in naar for s in (KNOOPTYPEN if n == "knoop" else (n,)))
        for soort in soorten:
            if self.kent(soort, tekst):
                return Doel(soort, tekst)
        if "bewering" in soorten:
            gevonden = self._bewering(tekst)
            if gevonden is not None:
                return gevonden
        for soort in soorten:
            kaal = tekst.casefold()
            passend = self._op_sleutel(soort, kaal) | self._woorden.get(soort, {}).get(kaal, set())
            passend = passend or self._uitgefaseerd.get(soort, {}).get(kaal, set())
            if len(passend) == 1:
                return Doel(soort, next(iter(passend)))
            if passend:
                keus = f"Kies een sleutel: {', '.join(sorted(passend))}."
                return Mis("kan meer dan één ding zijn.", keus, kort(tekst))
        voor, punt, _ = tekst.partition(TUSSENPUNT)  # as a drop-down shows it: the key, and what it is called
        if punt and (doel := self.vind(voor, naar)) and not doel.is_nieuw:
            return doel
        return _Onbekend(tekst, soorten)

    def _op_sleutel(self, soort: str, kaal: str) -> set[str]:
        """The keys that are this but for their capitals."""
        return self._met_hoofdletters.get(soort, {}).get(kaal, set()) | ({kaal} if self.kent(soort, kaal) else set())

    def _bewering(self, tekst: str) -> Doel | Mis | _Onbekend | None:
        if tekst.startswith("[") and tekst.endswith("]"):
            tekst = tekst[1:-1]
        if tekst.casefold() in self._codes:
            return Doel("bewering", self._codes[tekst.casefold()])
        delen = _PIJL.split(tekst)
        drietal = Drietal(*delen) if len(delen) == 3 else ontleed(tekst)
        if drietal is None:
            return None
        return self._pijl(drietal)

    def _pijl(self, geschreven: Drietal) -> Doel | Mis | _Onbekend:
        relatie = self._relatie(geschreven.relatie)
        if relatie is None:
            beste = self.lijkt_op(geschreven.relatie, RELATIES)
            remedie = f"Bedoelt u {beste}?" if beste else f"Kies uit: {', '.join(bewijsbaar())}."
            bedoeld = (beste,) if beste else ()
            wat = f"de relatie '{kort(geschreven.relatie)}' kennen we niet."
            return Mis(wat, remedie, deel=geschreven.relatie, bedoeld=bedoeld)
        einden: list[str] = []
        for eind in (geschreven.van, geschreven.naar):
            doel = self._zoek(eind, ("knoop", "bewering"))
            if not isinstance(doel, Doel):
                return doel
            if doel.is_nieuw:
                return Mis("staat niet in het dossier.", "Zet die bewering eerst in de theorie.", kort(eind))
            einden.append(f"[{doel.sleutel}]" if doel.soort == "bewering" else doel.sleutel)
        drietal = Drietal(einden[0], relatie, einden[1])
        if self.kent("bewering", drietal.sleutel):
            return Doel("bewering", drietal.sleutel)
        bezwaar = self.bezwaar(drietal)
        if bezwaar:
            return bezwaar
        if TOEGESTAAN[drietal.relatie].geschreven_als != "bewering":  # type: ignore[index]  # resolved above
            return Mis(f"over '{drietal.relatie}' kan geen bewijs bestaan.", f"Wel over: {', '.join(bewijsbaar())}.")
        return Doel("bewering", drietal.sleutel, is_nieuw=True)

    def bezwaar(self, drietal: Drietal) -> Mis | None:
        """Why this relation may not run between these two, with the forms that may; None when it may."""
        vorm = TOEGESTAAN[drietal.relatie]  # type: ignore[index]  # the caller resolved the word
        van, naar = (self._soort_van_eind(e) for e in (drietal.van, drietal.naar))
        if drietal.van == drietal.naar:
            return Mis("kan niet naar zichzelf wijzen.", "Kies een ander begin of eind.", drietal.van)
        if vorm.geschreven_als == "afgeleid":
            weg = "Laat deze relatie weg."
            return Mis("schrijft u niet op: het volgt uit andere velden.", weg, drietal.relatie)
        if van in vorm.van and naar in vorm.naar:
            return None
        wel = f"{' of '.join(vorm.van)} > {drietal.relatie} > {' of '.join(vorm.naar)}"
        tip = " Zet er een mechanisme tussen." if (van, naar) == ("interventie", "uitkomst") else ""
        return Mis(f"{van} > {drietal.relatie} > {naar} mag niet.", f"Wel mag: {wel}.{tip}")

    def kent_eind(self, eind: str) -> bool:
        """Whether there is a node, or a claim, at this end of a relation."""
        return self._soort_van_eind(eind) is not None

    def _soort_van_eind(self, eind: str) -> str | None:
        return "bewering" if eind.startswith("[") else self.soort_van_knoop(eind)

    def _relatie(self, woord: str) -> str | None:
        recht = woord.strip().lower().replace(" ", "_")
        if recht in RELATIES:
            return recht
        return self.relatiewoorden.get(woord.strip().casefold())

    def _remedie(self, naam: _Onbekend) -> tuple[str, bool, tuple[str, ...]]:
        """What to do; whether that is no more than what there is, as nothing is near; and what may be meant."""
        if naam.soorten not in self._bij:
            self._bij[naam.soorten] = self._namen_bij(naam.soorten)
        namen, keuzes, anders = self._bij[naam.soorten]
        delen = [d for d in _TUSSEN.split(naam.geschreven[:LANGSTE_NAAM]) if d]
        if 1 < len(delen) <= LANGSTE_OPSOMMING and all(isinstance(self._zoek(d, naam.soorten), Doel) for d in delen):
            samen = f"Dit zijn er {telwoord(len(delen))}: {opsomming(map(kort, delen))}."
            return f"{samen} {_SAMEN if naam.soorten == ('bron',) else 'Geef elk een eigen rij.'}", False, ()
        is_woord = lijst_van(naam.soorten[0]) is not None
        genoeg = LIJKT_OP_WOORD if is_woord else LIJKT_GENOEG
        te_veel = len(self._raad) * len(namen) > MEESTE_VERGELIJKINGEN
        beste = () if te_veel else keuzes.lijkt_op(naam.geschreven, genoeg, is_vast=is_woord)
        if 0 < len(beste) <= MEESTE_RAAD:
            bedoeld = tuple(dict.fromkeys(namen[w] for w in beste))
            return f"Bedoelt u {opsomming(bedoeld, 'of')}?", False, bedoeld
        return anders, True, ()

    def _namen_bij(self, soorten: tuple[str, ...]) -> tuple[Mapping[str, str], _Keuzes, str]:
        """Among these soorten: what each word stands for, the words made ready, and what to say when none is near."""
        alle = (
            w for soort in soorten for per in (self._uitgefaseerd, self._woorden) for w in per.get(soort, {}).items()
        )
        namen = {w: s for w, ss in alle for s in sorted(ss)}
        namen |= {s: s for soort in soorten for s in self._sleutels.get(soort, {})}
        if "bewering" in soorten:
            namen |= {code.upper(): code.upper() for code in self._codes}
        return namen, _Keuzes(sorted(namen), namen), self._anders(soorten)

    def _anders(self, soorten: tuple[str, ...]) -> str:
        if soorten == ("bron",):
            return "Is het een nieuwe bron? Zet er dan een record 'soort: bron' bij."
        if lijst := lijst_van(soorten[0]):
            eigen = f"Een eigen woord? Zet er een record bij: {{soort: woord, lijst: {lijst}, woord: …, tekst: …}}."
            return f"{_kies(list(self._sleutels.get(soorten[0], {})))}{eigen}"
        bekend = sorted({s for soort in soorten for s in self._sleutels.get(soort, {})})
        if not bekend:
            return "Er is er nog geen. Lees eerst de theorie, gebieden en bronnen in."
        if "bewering" in soorten:
            bekend = [code.upper() for code in sorted(self._codes)] + [s for s in bekend if not ontleed(s)]
        return _kies(bekend).rstrip()

    @staticmethod
    def lijkt_op(
        tekst: str, keuzes: Iterable[str], genoeg: float = LIJKT_GENOEG, *, is_vast: bool = False
    ) -> str | None:
        """The nearest of the choices; None when nothing is near, or when more than one may be meant.

        Of codes only the same one written otherwise: c1 for C01, never C01 for C07. ``is_vast``: the choices are fixed
        words, of which one may be the opposite of another.
        """
        beste = _Keuzes(keuzes).lijkt_op(tekst, genoeg, is_vast=is_vast)
        return beste[0] if len(beste) == 1 else None

    @staticmethod
    def lijken_op(
        tekst: str, keuzes: Iterable[str], genoeg: float = LIJKT_GENOEG, *, is_vast: bool = False
    ) -> tuple[str, ...]:
        """The same with every choice of which what was typed is equally well a part, in the order given."""
        return _Keuzes(keuzes).lijkt_op(tekst, genoeg, is_vast=is_vast)


def genoemd_in(tekst: str, keuzes: Iterable[str]) -> tuple[str, ...]:
    """The choices of which a text names two or more, in its order; nothing when it names fewer, or something else too.

    >>> genoemd_in("voor/tegen", ("voor", "tegen")), genoemd_in("voor", ("voor", "tegen"))
    (('voor', 'tegen'), ())
    """
    delen = [d for d in _TUSSEN.split(tekst) if d]
    if len(delen) < 2:
        return ()
    per_naam = {_plat(k): k for k in keuzes}
    gevonden = tuple(dict.fromkeys(per_naam.get(_plat(d), "") for d in delen))
    return gevonden if len(gevonden) > 1 and all(gevonden) else ()


VELDEN: Mapping[str, tuple[str, ...]] = {
    "leercyclus": ("sleutel", "nummer", "van", "tot"),
    "gebied": ("sleutel", "naam", "niveau"),
    "interventie": ("sleutel", "naam"),
    "actor": ("sleutel", "naam", "actorsoort"),
    "systemische_factor": ("sleutel", "naam", "klasse", "ligging"),
    "bewering": ("van", "relatie", "naar", "tekst"),
    "relatie": ("van", "relatie", "naar"),
    "context": ("sleutel", "naam", "kenmerk"),
    "aanname": ("sleutel", "naam", "aannamesoort"),
    "rivaliserende_verklaring": ("sleutel", "naam"),
    "handelingsperspectief": ("sleutel", "naam", "route"),
}
"""What a record that people often miss must have; a test holds it against the model."""

_IN_HET_VOORBIJGAAN = ("leercyclus", "gebied", "interventie", "actor", "systemische_factor", "bewering")
"""Of these what people add where they meet that it is not there; the others come with what they belong to."""


def regel_voor(soort: str, **ingevuld: str) -> str:
    """The line of YAML with which to add a record, with dots for what somebody must fill in; or the way in Excel.

    >>> print(regel_voor("leercyclus", sleutel="c2", nummer="2"))
    {soort: leercyclus, sleutel: c2, nummer: 2, van: …, tot: …} (in Excel: sjabloon --theorie)
    """
    return f"{_record(soort, **ingevuld)} {_IN_EXCEL}"


def raad(wat: str, *records: str) -> str:
    """What to add, and the records to paste for it, as a sentence.

    >>> print(raad("Zet erbij wie het doet", pijl("betrokken_bij", naar="hulp")))
    Zet erbij wie het doet: {soort: relatie, van: …, relatie: betrokken_bij, naar: hulp} (in Excel: sjabloon --theorie).
    """
    return f"{wat}: {opsomming(records)} {_IN_EXCEL}."


def nieuw_record(soort: str) -> str:
    """The record of something that is not there yet, with dots for what somebody must fill in.

    >>> nieuw_record("aanname")
    '{soort: aanname, sleutel: …, naam: …, aannamesoort: …}'
    """
    return _record(soort)


def pijl(relatie: Relatie, van: str = "…", naar: str = "…") -> str:
    """The record of an arrow between two ends; dots for an end that somebody must choose.

    >>> pijl("geldt_onder", van="{bewering: C01}")
    '{soort: relatie, van: {bewering: C01}, relatie: geldt_onder, naar: …}'
    """
    return _record(TOEGESTAAN[relatie].geschreven_als, van=van, relatie=relatie, naar=naar)


_IN_EXCEL = "(in Excel: sjabloon --theorie)"


def _record(soort: str, **ingevuld: str) -> str:
    velden = (f"{veld}: {ingevuld.get(veld, '…')}" for veld in VELDEN[soort])
    return f"{{{', '.join((f'soort: {soort}', *velden))}}}"


def hoe_erbij(soorten: Sequence[str]) -> str:
    """How to add what is not there, as a sentence; empty for what people do not add in passing.

    >>> print(hoe_erbij(("actor",)))
    Nieuw? Zet erbij: {soort: actor, sleutel: …, naam: …, actorsoort: …} (in Excel: sjabloon --theorie).
    """
    kan = [_record(soort) for soort in soorten if soort in _IN_HET_VOORBIJGAAN]
    return f"Nieuw? Zet erbij: {opsomming(kan, 'of')} {_IN_EXCEL}." if kan else ""


def _kies(keuzes: Sequence[str]) -> str:
    """The choices, as many as one reads, with a space after them; nothing when there is none."""
    meer = ", …" if len(keuzes) > LANGSTE_OPSOMMING else ""
    return f"Kies uit: {', '.join(keuzes[:LANGSTE_OPSOMMING])}{meer}. " if keuzes else ""


def _plat(woord: str) -> str:
    return gevouwen(woord).casefold()


def _letters_en_nummer(code: re.Match[str]) -> tuple[str, str]:
    return code[1].casefold(), code[2]


def kort(tekst: str) -> str:
    """Somebody's text as a message repeats it: on one line, not too long, and only what a screen shows."""
    plat = "".join(teken if teken.isprintable() else "·" for teken in " ".join(tekst[:LANGSTE_NAAM].split()))
    return plat if len(plat) <= LANGSTE_AANHALING else f"{plat[:LANGSTE_AANHALING]}…"


def bewijsbaar() -> tuple[str, ...]:
    """The relations for and against which evidence can speak, in the order of the grammar."""
    return tuple(r for r, v in TOEGESTAAN.items() if v.geschreven_als == "bewering")
