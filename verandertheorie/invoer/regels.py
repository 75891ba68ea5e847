"""Rules across fields and across records: what each may ask of the others, with the line where it goes wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pydantic import ValidationError

from verandertheorie.formaten.waarden import Blok
from verandertheorie.invoer.records import Gelezen
from verandertheorie.melding import Melding
from verandertheorie.model.besluiten import TheorieVersie
from verandertheorie.model.gebieden import Gebied, Leercyclus, Toepassing
from verandertheorie.model.relaties import TOEGESTAAN, Drietal, bewering_in, ontleed
from verandertheorie.model.soorten import RECORD, ElkRecord, Plek
from verandertheorie.model.theorie import Actor, Bewering, Knoop, RelatieRecord, SystemischeFactor, Theorierecord
from verandertheorie.model.verwijzing import Namenlijst
from verandertheorie.model.waarneming import Bron, Registratie, TweedeCodering
from verandertheorie.taal import leesbaar, opsomming

R = TypeVar("R")
# nobody in particular spoke: the monitor looked, a group met, or it was written; all others count by their source
ZONDER_BRON = frozenset(("participatieve_observatie", "leerbijeenkomst", "document"))
HOGER = {"deelgebied": ("kerngebied", "programma"), "kerngebied": ("programma",), "programma": ()}


@dataclass(frozen=True)
class Samenhang:
    """Everything that will be in the dossier: what is there, and what comes in (which replaces what it revises)."""

    bekend: Sequence[ElkRecord]
    nieuw: Sequence[Gelezen]

    @cached_property
    def alles(self) -> tuple[ElkRecord, ...]:
        """All records; of one identity only the incoming one."""
        return (*self.blijft, *(g.record for g in self.nieuw))

    @cached_property
    def blijft(self) -> tuple[ElkRecord, ...]:
        """The known records that nothing replaces."""
        komt = {g.record.identiteit for g in self.nieuw}
        return tuple(r for r in self.bekend if r.identiteit not in komt)

    def van(self, model: type[R]) -> list[R]:
        """The records of one type."""
        return [r for r in self.alles if isinstance(r, model)]

    @cached_property
    def cycli(self) -> tuple[Leercyclus, ...]:
        """By number."""
        return tuple(sorted(self.van(Leercyclus), key=lambda c: c.nummer))

    def nummer(self, cyclus: str | None) -> int:
        """Number of a cycle; 0 for none."""
        return next((c.nummer for c in self.cycli if c.sleutel == cyclus), 0)

    def cycli_van(self, r: Registratie) -> list[Leercyclus]:
        """The cycles in which the date of a record falls: one, when all is well."""
        return [c for c in self.cycli if c.van <= r.datum <= c.tot]

    @cached_property
    def registraties(self) -> Mapping[str, Registratie]:
        """By id."""
        return {r.id: r for r in self.van(Registratie)}

    @cached_property
    def gebieden(self) -> Mapping[str, Gebied]:
        """By key, of any revision."""
        return {g.sleutel: g for g in self.van(Gebied)}

    @cached_property
    def namen(self) -> Namenlijst:
        """For the grammar: which key is which type."""
        lijst = Namenlijst()
        for r in self.alles:
            lijst.voeg_toe(*r.soort_en_sleutel)
        return lijst


Regel = Callable[[Gelezen, Samenhang], Iterator[Melding]]


def controleer(nieuw: Sequence[Gelezen], bekend: Sequence[ElkRecord]) -> list[Melding]:
    """Every rule on every incoming record, in order of file and line."""
    s = Samenhang(bekend, nieuw)
    meldingen = [m for g in nieuw for regel in REGELS for m in regel(g, s)]
    return [*meldingen, *_dubbele_codes(s), *_dubbele_woorden(s), *_verweesd(s), *_leunend(s)]


# --- the theory -------------------------------------------------------------------------------


def _grammatica(g: Gelezen, s: Samenhang) -> Iterator[Melding]:
    r = g.record
    if not isinstance(r, Bewering | RelatieRecord):
        return
    bezwaar = s.namen.bezwaar(Drietal(r.van, r.relatie, r.naar))
    if bezwaar:
        yield g.melding(("relatie",), "VT022", bezwaar.tekst, bezwaar.remedie)
        return
    hoort = TOEGESTAAN[r.relatie].geschreven_als
    if hoort != r.soort:
        yield g.melding(("soort",), "VT022", f"'{r.relatie}' is geen {r.soort}.", f"Schrijf soort: {hoort}.")


def _geldigheid(g: Gelezen, s: Samenhang) -> Iterator[Melding]:
    r = g.record
    if isinstance(r, Theorierecord) and r.tot and s.nummer(r.tot) < s.nummer(r.sinds):
        yield g.melding(("tot",), "VT011", "'tot' ligt voor 'sinds'.", "Kies een latere cyclus, of laat tot weg.")


def _eigen_naam(g: Gelezen, s: Samenhang) -> Iterator[Melding]:
    r = g.record
    if isinstance(r, Knoop | Gebied):
        benoemd: list[Knoop | Gebied] = [*s.van(Knoop), *s.van(Gebied)]
        ander = next((k for k in benoemd if k.sleutel == r.sleutel and k.soort != r.soort), None)
        if ander:
            tekst = f"de sleutel '{r.sleutel}' is al van een {leesbaar(ander.soort)}."
            yield g.melding(("sleutel",), "VT024", tekst, "Kies een andere sleutel.")


def _boom(g: Gelezen, s: Samenhang) -> Iterator[Melding]:
    r = g.record
    if isinstance(r, SystemischeFactor) and r.onderdeel_van:
        ouder = {f.sleutel: f.onderdeel_van for f in s.van(SystemischeFactor)}
        if _in_kring(r.sleutel, lambda k: [o] if (o := ouder.get(k)) else []):
            yield g.melding(
                ("onderdeel_van",), "VT023", f"{r.sleutel} valt zo onder zichzelf.", "Kies een andere factor."
            )
    if isinstance(r, Gebied):
        hoger = s.gebieden.get(r.ligt_in or "")
        if hoger and hoger.niveau not in HOGER[r.niveau]:
            wel = " of een ".join(HOGER[r.niveau])
            remedie = (
                f"Een {r.niveau} ligt in een {wel}." if wel else "Het programma ligt nergens in. Laat ligt_in weg."
            )
            yield g.melding(("ligt_in",), "VT011", f"{r.ligt_in} is een {hoger.niveau}.", remedie)


def _bereik(g: Gelezen, s: Samenhang) -> Iterator[Melding]:
    """Who holds the key says who can act: 'gegeven' means nobody, 'zelf' only roles of the programme itself."""
    r = g.record
    if not isinstance(r, Bewering) or r.relatie != "heeft_sleutel":
        return
    factor = next((f for f in s.van(SystemischeFactor) if f.sleutel == r.naar), None)
    actor = next((a for a in s.van(Actor) if a.sleutel == r.van), None)
    if not factor or not actor:
        return
    if factor.bereik == "gegeven" or (factor.bereik == "zelf" and actor.actorsoort != "rol"):
        tekst = f"{actor.naam} kan {factor.naam} veranderen, maar bij die factor staat bereik: {factor.bereik}."
        yield g.melding(("naar",), "VT105", tekst, "Kies samen of hogere_tafel, of laat deze bewering weg.")


# --- areas and time ---------------------------------------------------------------------------


def _cyclus(g: Gelezen, s: Samenhang) -> Iterator[Melding]:
    r = g.record
    if not isinstance(r, Leercyclus):
        return
    if r.tot < r.van:
        yield g.melding(("tot",), "VT011", "'tot' ligt voor 'van'.", "Draai de twee datums om.")
    for ander in s.cycli:
        if ander.sleutel == r.sleutel:
            continue
        if ander.nummer == r.nummer:
            yield g.melding(
                ("nummer",), "VT024", f"nummer {r.nummer} is al van {ander.sleutel}.", "Kies een ander nummer."
            )
        if ander.van <= r.tot and r.van <= ander.tot:
            tekst = f"deze cyclus overlapt met {ander.sleutel} ({ander.van} tot en met {ander.tot})."
            yield g.melding(("van",), "VT021", tekst, "Laat elke dag in één cyclus vallen.")


def _toepassing(g: Gelezen, s: Samenhang) -> Iterator[Melding]:
    r = g.record
    if not isinstance(r, Toepassing):
        return
    if r.hielp != "onbekend" and not r.gebleken:
        tekst = "het veld 'gebleken' ontbreekt: in welke cyclus bleek of het hielp?"
        yield g.melding(("hielp",), "VT011", tekst, "Vul gebleken in, of zet hielp op onbekend.")
    if r.gebleken and s.nummer(r.gebleken) < s.nummer(r.cyclus):
        yield g.melding(("gebleken",), "VT011", "dit bleek eerder dan het is toegepast.", "Kies een latere cyclus.")


# --- cycle records ----------------------------------------------------------------------------


def _datum(g: Gelezen, s: Samenhang) -> Iterator[Melding]:
    if isinstance(g.record, Registratie):
        for tekst, remedie in _bezwaar_tegen_datum(g.record, s):
            yield g.melding(("datum",), "VT021", tekst, remedie)


def _bezwaar_tegen_datum(r: Registratie, s: Samenhang) -> Iterator[tuple[str, str]]:
    """What is wrong with the date of a record, and what to do: it must fall in exactly one cycle."""
    cycli = s.cycli_van(r)
    if not cycli:
        rand = f" De cycli lopen van {s.cycli[0].van} tot en met {s.cycli[-1].tot}." if s.cycli else ""
        yield f"{r.datum} valt in geen enkele leercyclus.{rand}", "Klopt de datum? Voeg anders een leercyclus toe."
    elif len(cycli) > 1:
        namen = opsomming(c.sleutel for c in cycli)
        yield f"{r.datum} valt in twee leercycli: {namen}.", "Laat elke dag in één cyclus vallen."


def _hoofd(g: Gelezen, _: Samenhang) -> Iterator[Melding]:
    r = g.record
    if not isinstance(r, Registratie):
        return
    if r.bron is None and r.vorm not in ZONDER_BRON:
        wat = "een interview" if r.vorm == "interview" else "een extern traject"
        tekst = f"het veld 'bron' ontbreekt: {wat} heeft een bron."
        yield g.melding(("bron",), "VT011", tekst, "Vul de schuilnaam in, zoals b017.")
    if r.gebied is None and r.vorm != "leerbijeenkomst":
        yield g.melding(("gebied",), "VT011", "het veld 'gebied' ontbreekt.", "Vul het gebied in, zoals D01.")
    for deel in ("bewijs", "dekking", "toets"):
        for nr, item in enumerate(getattr(r, deel)):
            if r.gebied is None and item.gebied is None and r.vorm == "leerbijeenkomst":
                remedie = "Vul bij elk onderdeel het gebied in, zoals gebied: D01."
                yield g.melding(
                    (deel, nr, "gebied"), "VT011", "bij een leerbijeenkomst heeft elk onderdeel een gebied.", remedie
                )


def _bron(g: Gelezen, _: Samenhang) -> Iterator[Melding]:
    r = g.record
    if isinstance(r, Bron) and not r.geinformeerd:
        tekst = f"{r.pseudoniem} weet niet waarvoor het gesprek wordt gebruikt."
        yield g.melding(("geinformeerd",), "VT108", tekst, "Vertel het eerst, en registreer dan pas.")


def _bewijs(g: Gelezen, s: Samenhang) -> Iterator[Melding]:
    r = g.record
    if not isinstance(r, Registratie):
        return
    nummers: dict[int, int] = {}
    for plaats, b in enumerate(r.bewijs):
        plek: Plek = ("bewijs", plaats)
        nr = b.nr or plaats + 1
        if nr in nummers:
            tekst = f"nummer {nr} is al van het {nummers[nr] + 1}e bewijs."
            yield g.melding((*plek, "nr"), "VT024", tekst, "Kies een ander nummer, of laat nr overal weg.")
        nummers[nr] = plaats
        if b.bewijskracht == "zeer_sterk" and not b.toelichting:
            tekst = "zeer sterk bewijs heeft een toelichting nodig."
            yield g.melding((*plek, "bewijskracht"), "VT011", tekst, "Leg uit bij 'toelichting', of kies sterk.")
        if b.spreker and r.vorm != "leerbijeenkomst":
            tekst = "een spreker hoort bij een leerbijeenkomst."
            yield g.melding((*plek, "spreker"), "VT011", tekst, "Gebruik 'gehoord_van', of kies vorm: leerbijeenkomst.")
        if b.onderwerp != "los":
            yield from _te_ruim(g, (*plek, "gebied"), b.gebied or r.gebied, s)


def _te_ruim(g: Gelezen, plek: Plek, gebied: str | None, s: Samenhang) -> Iterator[Melding]:
    gevonden = s.gebieden.get(gebied or "")
    if gevonden and gevonden.niveau != "deelgebied":
        tekst = f"{gebied} is een {gevonden.niveau}: dit bewijs is niet tot een deelgebied herleid en telt nergens mee."
        yield g.melding(plek, "VT103", tekst, "Weet u het deelgebied? Vul dat in.")


def _dekking(g: Gelezen, s: Samenhang) -> Iterator[Melding]:
    r = g.record
    if not isinstance(r, Registratie):
        return
    voor = {(b.onderwerp, b.gebied or r.gebied) for b in r.bewijs if b.teken == "voor"}
    elk = {(o, b.gebied or r.gebied) for b in r.bewijs for o in _waarover(b.onderwerp)}
    for plaats, d in enumerate(r.dekking):
        plek: Plek = ("dekking", plaats)
        if d.gezocht == "bestaan":
            cel = (d.onderwerp, d.gebied or r.gebied)
            if d.gevonden == "nee" and cel in voor:
                tekst = f"'{d.onderwerp}' is hier niet gevonden, maar er staat ook bewijs voor."
                yield g.melding((*plek, "gevonden"), "VT011", tekst, "Haal een van de twee weg.")
            if d.gevonden == "ja" and cel not in elk:
                tekst = f"'{d.onderwerp}' is gevonden, maar er staat geen bewijs bij. Dit weegt niet mee."
                yield g.melding(
                    (*plek, "gevonden"), "VT102", tekst, "Voeg een regel bewijs toe: wat is gezien of gehoord?"
                )
        yield from _te_ruim(g, (*plek, "gebied"), d.gebied or r.gebied, s)


def _waarover(onderwerp: str) -> tuple[str, ...]:
    """A subject, and the factor whose presence it shows: what hinders here, is here."""
    drietal = ontleed(onderwerp)
    return (onderwerp, drietal.van) if drietal else (onderwerp,)


def _ontleend(g: Gelezen, s: Samenhang) -> Iterator[Melding]:
    r = g.record
    if not isinstance(r, Registratie) or not r.ontleend_aan:
        return
    if _in_kring(r.id, lambda k: list(s.registraties[k].ontleend_aan) if k in s.registraties else []):
        yield g.melding(
            ("ontleend_aan",), "VT023", f"{r.id} is zo aan zichzelf ontleend.", "Haal een van de verwijzingen weg."
        )
        return
    eigen = [c.nummer for c in s.cycli_van(r)]
    for naam in r.ontleend_aan:
        bron = s.registraties.get(naam)
        later = bron and eigen and any(c.nummer > eigen[0] for c in s.cycli_van(bron))
        if later:
            tekst = f"{naam} is van een latere cyclus."
            yield g.melding(
                ("ontleend_aan",), "VT011", tekst, "Een registratie kan alleen op eerdere of gelijktijdige steunen."
            )


def _tweede_codering(g: Gelezen, s: Samenhang) -> Iterator[Melding]:
    r = g.record
    if not isinstance(r, TweedeCodering):
        return
    eerste = s.registraties.get(r.registratie)
    nummers = {b.nr or i for i, b in enumerate(eerste.bewijs, 1)} if eerste else set()
    for plaats, c in enumerate(r.bewijs):
        nr = c.nr or plaats + 1
        if eerste and nr not in nummers:
            tekst = f"{r.registratie} heeft geen bewijs met nummer {nr}."
            yield g.melding(
                ("bewijs", plaats, "nr"), "VT011", tekst, f"Kies uit: {', '.join(map(str, sorted(nummers)))}."
            )


def _versie(g: Gelezen, s: Samenhang) -> Iterator[Melding]:
    """A version of the theory can be read, and never changes once it was made, not even with --herzie."""
    r = g.record
    if not isinstance(r, TheorieVersie):
        return
    for plaats, tekst in enumerate(r.inhoud):
        try:
            RECORD.validate_json(tekst)
        except ValidationError:
            remedie = "Neem het over zoals 'exporteer yaml' het schreef."
            yield g.melding(("inhoud", plaats), "VT011", "dit is geen deel van een theorie.", remedie)
    if any(isinstance(b, TheorieVersie) and b.nummer == r.nummer and b != r for b in s.bekend):
        tekst = f"versie {r.nummer} is al vastgesteld en verandert niet meer."
        yield g.melding(("nummer",), "VT025", tekst, "Maak een nieuwe met 'versie maak'.")


REGELS: tuple[Regel, ...] = (
    _versie,
    _grammatica,
    _geldigheid,
    _eigen_naam,
    _boom,
    _bereik,
    _cyclus,
    _toepassing,
    _hoofd,
    _datum,
    _bron,
    _bewijs,
    _dekking,
    _ontleend,
    _tweede_codering,
)
"""One function per subject; each looks at one incoming record among all the others."""


# --- over all records -------------------------------------------------------------------------


def _dubbele_codes(s: Samenhang) -> Iterator[Melding]:
    eigenaar = {b.code: b.record_sleutel for b in s.blijft if isinstance(b, Bewering) and b.code}
    for g in s.nieuw:
        if isinstance(g.record, Bewering) and g.record.code:
            eerste = eigenaar.setdefault(g.record.code, g.record.record_sleutel)
            if eerste != g.record.record_sleutel:
                yield g.melding(
                    ("code",), "VT024", f"code {g.record.code} is al van {eerste}.", "Kies een andere code."
                )


def _dubbele_woorden(s: Samenhang) -> Iterator[Melding]:
    eigenaar = {r.sleutel.casefold(): r.sleutel for r in s.van(Knoop)}
    for r in s.blijft:
        if isinstance(r, Knoop):
            eigenaar |= {a.casefold(): r.sleutel for a in r.aliassen}
    for g in s.nieuw:
        if not isinstance(g.record, Knoop):
            continue
        for woord in g.record.aliassen:
            eerste = eigenaar.setdefault(woord.casefold(), g.record.sleutel)
            if eerste != g.record.sleutel:
                tekst = f"het woord '{woord}' hoort al bij {eerste}."
                yield g.melding(("aliassen",), "VT024", tekst, "Laat het bij een van de twee weg.")


def _verweesd(s: Samenhang) -> Iterator[Melding]:
    """A changed cycle may leave records that are in the dossier already without one."""
    gewijzigd = [g for g in s.nieuw if isinstance(g.record, Leercyclus)]
    if not gewijzigd:
        return
    komt = {g.record.record_sleutel for g in s.nieuw if isinstance(g.record, Registratie)}
    for r in s.bekend:
        if isinstance(r, Registratie) and r.id not in komt:
            for tekst, remedie in _bezwaar_tegen_datum(r, s):
                yield gewijzigd[0].melding(("van",), "VT021", f"registratie {r.id}: {tekst}", remedie)


def _leunend(s: Samenhang) -> Iterator[Melding]:
    """A revised record may no longer fit what leans on it: say so at the record that changed."""
    was = {r.soort_en_sleutel for r in s.bekend}
    herzien = {g.record.record_sleutel: g for g in s.nieuw if g.record.soort_en_sleutel in was}
    komt = {g.record.soort_en_sleutel for g in s.nieuw}
    for r in s.bekend if herzien else ():
        steunt_op = _steunt_op(r) & herzien.keys()
        if not steunt_op or r.soort_en_sleutel in komt:
            continue
        g = herzien[min(steunt_op)]
        for regel in (_grammatica, _bereik, _ontleend, _tweede_codering):
            for m in regel(Gelezen(r, g.bestand, Blok(g.blok.regel)), s):
                yield g.melding((), m.code, f"{r.soort} {r.record_sleutel}: {m.tekst}", m.remedie)


def _steunt_op(r: ElkRecord) -> set[str]:
    """Keys of the records that a record leans on and whose change may break it."""
    match r:
        case Registratie():
            return set(r.ontleend_aan)
        case TweedeCodering():
            return {r.registratie}
        case Bewering() | RelatieRecord():
            return {bewering_in(eind) or eind for eind in (r.van, r.naar)}
        case _:
            return set()


def _in_kring(begin: str, verder: Callable[[str], Iterable[str]]) -> bool:
    """Whether following leads back to the start."""
    gezien: set[str] = set()
    rand = list(verder(begin))
    while rand:
        hier = rand.pop()
        if hier == begin:
            return True
        if hier not in gezien:
            gezien.add(hier)
            rand += verder(hier)
    return False
