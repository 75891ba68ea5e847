"""Rules across fields and across records: what each may ask of the others, with the line where it goes wrong."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from math import inf

from pydantic import ValidationError

from verandertheorie.lezen.aanmerking import Aanmerking, Regel, Regels
from verandertheorie.lezen.leerlusregels import LUSREGELS, STEUNT_OP_VELDEN, geen_tafel
from verandertheorie.lezen.records import MetFout
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.melding import Melding
from verandertheorie.model.basis import Naam, Record
from verandertheorie.model.besluiten import TheorieVersie, Vrijgavebesluit, bezwaar_tegen_vrijgave
from verandertheorie.model.gebieden import Gebied, Leercyclus, Toepassing
from verandertheorie.model.relaties import TOEGESTAAN, Drietal, bewering_in, ontleed
from verandertheorie.model.soorten import SOORTEN, ElkRecord, Plek, uit_canonieke_tekst, velden, verwijzingen
from verandertheorie.model.theorie import Bewering, Knoop, RelatieRecord, SystemischeFactor, Theorierecord
from verandertheorie.model.verwijzing import kort, regel_voor
from verandertheorie.model.waarneming import ANDEREN, Bewijs, Bron, Dekking, Registratie, TweedeCodering
from verandertheorie.model.woordenlijst import HOORT_BIJ, Woord
from verandertheorie.taal import dag, gevouwen, leesbaar, opsomming

# nobody in particular spoke: the monitor looked, a group met, or it was written; all others count by their source
ZONDER_BRON = frozenset(("participatieve_observatie", "leerbijeenkomst", "document"))
HOGER = {"deelgebied": ("kerngebied", "programma"), "kerngebied": ("programma",), "programma": ()}


def keur(s: Samenhang) -> tuple[Melding, ...]:
    """Every rule on every incoming record of its type, in order of file and line; then what all of them show."""
    over_namen = (*_dubbele_codes(s), *_dubbele_woorden(s), *_zelfde_naam(s))
    return (*per_record(REGELS, s), *over_namen, *_verweesd(s), *_leunend(s))


def keur_met_fout(halve: Sequence[MetFout], s: Samenhang, regels: Regels) -> Iterator[Melding]:
    """The same of records that have another mistake, as far as it does not follow from that: told now, not next time.

    ``regels``: by type; those below stand in ``LEUNT_OP`` where what they say follows from more than its own place.
    """
    voor = {model: _rijen_voor(regels, model) for model in {type(h.gelezen.record) for h in halve}}
    for h in halve:
        velden = {deel for plek in h.mis for deel in plek}
        for regel in voor[type(h.gelezen.record)]:
            if velden.isdisjoint(LEUNT_OP.get(regel, ())):
                for a in regel(h.gelezen.record, s):
                    volgt = a.plek == ("bron",) and "bronnen" in velden
                    if not volgt and not any(_op_een_lijn(a.plek, plek) for plek in h.mis):
                        yield h.gelezen.melding(*a)


def _op_een_lijn(een: Plek, ander: Plek) -> bool:
    """Whether one of two places is the other, or holds it."""
    samen = min(len(een), len(ander))
    return een[:samen] == ander[:samen]


def per_record(regels: Regels, s: Samenhang) -> Iterator[Melding]:
    """What the rules of a table have to say of the incoming records, in order of file and line."""
    voor = {model: _rijen_voor(regels, model) for model in {type(g.record) for g in s.nieuw}}
    return (g.melding(*a) for g in s.nieuw for regel in voor[type(g.record)] for a in regel(g.record, s))


def _rijen_voor(regels: Regels, model: type[Record]) -> tuple[Regel, ...]:
    return tuple(regel for soort, rij in regels.items() if issubclass(model, soort) for regel in rij)


# --- the theory -------------------------------------------------------------------------------


def _grammatica(r: Bewering | RelatieRecord, s: Samenhang) -> Iterator[Aanmerking]:
    if not all(map(s.namen.kent_eind, (r.van, r.naar))):
        return  # that end has a mistake of its own, and that is said there
    bezwaar = s.namen.bezwaar(Drietal(r.van, r.relatie, r.naar))
    if bezwaar:
        yield Aanmerking(("relatie",), "VT022", bezwaar.tekst, bezwaar.remedie)
        return
    hoort = TOEGESTAAN[r.relatie].geschreven_als
    if hoort != r.soort:
        yield Aanmerking(("soort",), "VT022", f"'{r.relatie}' is geen {r.soort}.", f"Schrijf soort: {hoort}.")


def _geldigheid(r: Theorierecord, s: Samenhang) -> Iterator[Aanmerking]:
    if r.tot and s.nummer(r.tot) < s.nummer(r.sinds):
        yield Aanmerking(("tot",), "VT011", "'tot' ligt voor 'sinds'.", "Kies een latere cyclus, of laat tot weg.")


def _eigen_naam(r: Knoop | Gebied, s: Samenhang) -> Iterator[Aanmerking]:
    ander = next((soort for soort in s.soorten_met.get(r.sleutel, ()) if soort != r.soort), None)
    if ander:
        tekst = f"de sleutel '{r.sleutel}' is al van een {leesbaar(ander)}."
        yield Aanmerking(("sleutel",), "VT024", tekst, "Kies een andere sleutel.")


@cache
def vaste_woorden() -> frozenset[str]:
    """Words that mean that nothing in the dossier is meant: what had one of these for a name could not be named."""
    return frozenset(merk.kenmerk for soort in SOORTEN for _, merk in verwijzingen(soort) if merk.kenmerk)


def is_vast_woord(tekst: str) -> bool:
    """Whether a text is one of these, whatever the capitals."""
    return _plat(tekst) in vaste_woorden()


def _geen_vast_woord(r: Knoop | Bewering, _: Samenhang) -> Iterator[Aanmerking]:
    for plek, naam in _hoe_het_heet(r):
        if is_vast_woord(naam):
            tekst = f"'{gevouwen(naam)}' kan geen naam zijn: dat woord schrijft u waar u niets uit het dossier bedoelt."
            yield Aanmerking(plek, "VT024", tekst, "Kies een ander woord.")


def _hoe_het_heet(r: Knoop | Bewering) -> Iterator[tuple[Plek, str]]:
    """Every word by which people may name a node or a claim, with its place."""
    if isinstance(r, Bewering):
        yield from ((("code",), r.code),) if r.code else ()
        yield ("tekst",), r.tekst
        return
    yield ("sleutel",), r.sleutel
    yield ("naam",), r.naam
    yield from ((("aliassen", nr), alias) for nr, alias in enumerate(r.aliassen))


def _boom(r: SystemischeFactor, s: Samenhang) -> Iterator[Aanmerking]:
    if r.onderdeel_van and r.sleutel in s.onder_zichzelf:
        tekst = f"{r.sleutel} valt zo onder zichzelf."
        yield Aanmerking(("onderdeel_van",), "VT023", tekst, "Kies een andere factor.")


def _ligging(r: Gebied, s: Samenhang) -> Iterator[Aanmerking]:
    hoger = s.gebieden.get(r.ligt_in or "")
    if hoger and hoger.niveau not in HOGER[r.niveau]:
        wel = " of een ".join(HOGER[r.niveau])
        remedie = f"Een {r.niveau} ligt in een {wel}." if wel else "Het programma ligt nergens in. Laat ligt_in weg."
        yield Aanmerking(("ligt_in",), "VT011", f"{r.ligt_in} is een {hoger.niveau}.", remedie)


def _bereik(r: Bewering, s: Samenhang) -> Iterator[Aanmerking]:
    """Who holds the key says who can act: 'gegeven' means nobody, 'zelf' only roles of the programme itself."""
    factor, actor = s.factoren.get(r.naar), s.actoren.get(r.van)
    if r.relatie != "heeft_sleutel" or not factor or not actor:
        return
    if factor.bereik == "gegeven" or (factor.bereik == "zelf" and actor.actorsoort != "rol"):
        tekst = f"{actor.naam} kan {factor.naam} veranderen, maar bij die factor staat bereik: {factor.bereik}."
        yield Aanmerking(("naar",), "VT105", tekst, "Kies samen of hogere_tafel, of laat deze bewering weg.")


# --- areas and time ---------------------------------------------------------------------------


def _cyclus(r: Leercyclus, s: Samenhang) -> Iterator[Aanmerking]:
    if r.tot < r.van:
        yield Aanmerking(("tot",), "VT011", "'tot' ligt voor 'van'.", "Draai de twee datums om.")
    for ander in s.kalender.cycli:
        if ander.sleutel == r.sleutel:
            continue
        if ander.nummer == r.nummer:
            yield Aanmerking(
                ("nummer",), "VT024", f"nummer {r.nummer} is al van {ander.sleutel}.", "Kies een ander nummer."
            )
        if ander.van <= r.tot and r.van <= ander.tot:
            tekst = f"deze cyclus overlapt met {ander.sleutel} ({ander.van} tot en met {ander.tot})."
            yield Aanmerking(("van",), "VT021", tekst, "Laat elke dag in één cyclus vallen.")


def _toepassing(r: Toepassing, s: Samenhang) -> Iterator[Aanmerking]:
    if r.hielp != "onbekend" and not r.gebleken:
        tekst = "het veld 'gebleken' ontbreekt: in welke cyclus bleek of het hielp?"
        yield Aanmerking(("hielp",), "VT011", tekst, "Vul gebleken in, of zet hielp op onbekend.")
    if r.gebleken and s.nummer(r.gebleken) < s.nummer(r.cyclus):
        yield Aanmerking(("gebleken",), "VT011", "dit bleek eerder dan het is toegepast.", "Kies een latere cyclus.")


# --- cycle records ----------------------------------------------------------------------------


def _datum(r: Registratie, s: Samenhang) -> Iterator[Aanmerking]:
    for tekst, remedie in _bezwaar_tegen_datum(r, s):
        yield Aanmerking(("datum",), "VT021", tekst, remedie)


def _bezwaar_tegen_datum(r: Registratie, s: Samenhang) -> Iterator[tuple[str, str]]:
    """What is wrong with the date of a record, and what to do: it must fall in exactly one cycle."""
    cycli, alle = s.kalender.op(r.datum), s.kalender.cycli
    if not cycli:
        rand = f" De cycli lopen van {alle[0].van} tot en met {alle[-1].tot}." if alle else ""
        wat = f"{r.datum} valt in geen enkele leercyclus.{rand}"
        yield wat, f"Klopt de datum? Voeg anders een leercyclus toe: {_nog_een_cyclus(r.datum, alle)}."
    elif len(cycli) > 1:
        namen = opsomming(c.sleutel for c in cycli)
        yield f"{r.datum} valt in twee leercycli: {namen}.", "Laat elke dag in één cyclus vallen."


def _nog_een_cyclus(dag: datetime.date, alle: Sequence[Leercyclus]) -> str:
    """The record to add so that a day falls in a cycle: from the day after the last one, or that of the day itself."""
    nummer, van = (alle[-1].nummer + 1, alle[-1].tot + datetime.timedelta(days=1)) if alle else (1, dag)
    van = van if van <= dag else dag
    return regel_voor("leercyclus", sleutel=f"c{nummer}", nummer=str(nummer), van=str(van))


def _wanneer(r: Registratie, s: Samenhang) -> Iterator[Aanmerking]:
    """Which findings name a cycle, as what they are about, that is not before that of their record."""
    genoemd = [(plaats, b.wanneer) for plaats, b in enumerate(r.bewijs) if b.wanneer]
    nu = next(iter(s.kalender.op(r.datum)), None)  # of a date in no cycle something else is told
    eerder = [c.sleutel for c in s.kalender.cycli if nu and c.nummer < nu.nummer]
    for plaats, cyclus in genoemd:
        nummer = s.kalender.nummer(cyclus)
        if nu is None or nummer is None or nummer < nu.nummer:
            continue
        is_nu = nummer == nu.nummer
        wat = f"{nu.sleutel} is de cyclus van het gesprek zelf." if is_nu else f"{cyclus} komt na {nu.sleutel}."
        tekst = f"'wanneer' is voor wat eerder was, en {wat}"
        kies = f", of kies een eerdere cyclus: {opsomming(eerder, 'of')}" if eerder else ""
        yield Aanmerking(("bewijs", plaats, "wanneer"), "VT021", tekst, f"Laat het leeg{kies}.")


def _hoofd(r: Registratie, _: Samenhang) -> Iterator[Aanmerking]:
    if not r.alle_bronnen and r.vorm not in ZONDER_BRON:
        wat = "een interview" if r.vorm == "interview" else "een extern traject"
        tekst = f"het veld 'bron' ontbreekt: {wat} heeft een bron."
        yield Aanmerking(("bron",), "VT011", tekst, "Vul de schuilnaam in, zoals b017.")
    if r.gebied is None and r.vorm != "leerbijeenkomst":
        yield Aanmerking(("gebied",), "VT011", "het veld 'gebied' ontbreekt.", "Vul het gebied in, zoals D01.")
    for deel in ("bewijs", "dekking", "toets"):
        for nr, item in enumerate(getattr(r, deel)):
            if r.gebied is None and item.gebied is None and r.vorm == "leerbijeenkomst":
                remedie = "Vul bij elk onderdeel het gebied in, zoals gebied: D01."
                yield Aanmerking(
                    (deel, nr, "gebied"), "VT011", "bij een leerbijeenkomst heeft elk onderdeel een gebied.", remedie
                )


def _bron(r: Bron, _: Samenhang) -> Iterator[Aanmerking]:
    if not r.geinformeerd:
        tekst = f"{r.pseudoniem} weet niet waarvoor het gesprek wordt gebruikt."
        yield Aanmerking(("geinformeerd",), "VT108", tekst, "Vertel het eerst, en registreer dan pas.")


def _nummers(r: Registratie, _: Samenhang) -> Iterator[Aanmerking]:
    nummers: dict[int, int] = {}
    for plaats, b in enumerate(r.bewijs):
        nr = b.nr or plaats + 1
        if nr in nummers:
            tekst = f"nummer {nr} is al van het {nummers[nr] + 1}e bewijs."
            plek = ("bewijs", plaats, "nr")
            yield Aanmerking(plek, "VT024", tekst, "Kies een ander nummer, of laat nr overal weg.")
        nummers[nr] = plaats


def _zeer_sterk(r: Registratie, _: Samenhang) -> Iterator[Aanmerking]:
    for plaats, b in enumerate(r.bewijs):
        if b.bewijskracht == "zeer_sterk" and not b.toelichting:
            tekst, remedie = (
                "zeer sterk bewijs heeft een toelichting nodig.",
                "Leg uit bij 'toelichting', of kies sterk.",
            )
            yield Aanmerking(("bewijs", plaats, "bewijskracht"), "VT011", tekst, remedie)


def _sprekers(r: Registratie, _: Samenhang) -> Iterator[Aanmerking]:
    kan_erbij = r.vorm == "leerbijeenkomst" or r.ontleend_aan or not r.alle_bronnen  # who sat there is not listed
    for plaats, b in enumerate(r.bewijs):
        if b.spreker and not kan_erbij and b.spreker not in r.alle_bronnen:
            tekst = f"{b.spreker} zat niet bij dit gesprek: daar staat {opsomming(r.alle_bronnen)}."
            remedie = "Zet de spreker ook bij 'bronnen'. Zei een ander het? Gebruik dan 'gehoord_van'."
            yield Aanmerking(("bewijs", plaats, "spreker"), "VT011", tekst, remedie)


def _niet_herleid(r: Registratie, s: Samenhang) -> Iterator[Aanmerking]:
    for plaats, b in enumerate(r.bewijs):
        if b.onderwerp != "los":
            yield from _te_ruim(("bewijs", plaats, "gebied"), b.gebied or r.gebied, s)


def _toestemming(r: Registratie, _: Samenhang) -> Iterator[Aanmerking]:
    """Leave is given by who sat there: a name that nobody has would release or hide nothing."""
    erbij = tuple(dict.fromkeys((*r.alle_bronnen, *(b.spreker for b in r.bewijs if b.spreker))))
    for naam in r.toestemming:
        if naam not in (*erbij, ANDEREN):
            wie = f": daar staat {opsomming(erbij)}." if erbij else "."
            remedie = "Zet deze bron ook bij 'bronnen', of haal haar weg bij 'toestemming'."
            yield Aanmerking(("toestemming", naam), "VT011", f"{kort(naam)} zat niet bij dit gesprek{wie}", remedie)


def _te_ruim(plek: Plek, gebied: str | None, s: Samenhang) -> Iterator[Aanmerking]:
    gevonden = s.gebieden.get(gebied or "")
    if gevonden and gevonden.niveau != "deelgebied":
        tekst = f"{gebied} is een {gevonden.niveau}: dit bewijs is niet tot een deelgebied herleid en telt nergens mee."
        yield Aanmerking(plek, "VT103", tekst, "Weet u het deelgebied? Vul dat in.")


def _dekking(r: Registratie, s: Samenhang) -> Iterator[Aanmerking]:
    voor = {(b.onderwerp, b.gebied or r.gebied) for b in r.bewijs if b.teken == "voor" and _zei_het_zelf(r, b)}
    for plaats, d in enumerate(r.dekking):
        plek: Plek = ("dekking", plaats)
        if d.gezocht == "bestaan":
            cel = (d.onderwerp, d.gebied or r.gebied)
            if d.gevonden == "nee" and cel in voor:
                tekst = f"'{d.onderwerp}' is hier niet gevonden, en er staat ook bewijs voor. Beide tellen mee."
                remedie = (
                    "Is het allebei zo? Dan is het goed zo. Was het er eerst wel? Vul bij het bewijs 'wanneer' in."
                )
                yield Aanmerking((*plek, "gevonden"), "VT119", tekst, remedie)
            if d.gevonden == "ja" and not is_vastgelegd(r, d):
                tekst = f"'{d.onderwerp}' is gevonden, maar er staat geen bewijs bij. Dit weegt niet mee."
                yield Aanmerking((*plek, "gevonden"), "VT102", tekst, WAT_DAN[d.gezocht])
        elif d.gevonden == "ja" and not is_vastgelegd(r, d):
            wat = "het tegendeel" if d.gezocht == "tegendeel" else "een andere oorzaak"
            tekst = f"{wat} van '{d.onderwerp}' is gevonden, maar er staat niet bij wat. Dit weegt niet mee."
            yield Aanmerking((*plek, "gevonden"), "VT102", tekst, WAT_DAN[d.gezocht])
        yield from _te_ruim((*plek, "gebied"), d.gebied or r.gebied, s)


WAT_DAN = {
    "bestaan": "Voeg een regel bewijs toe: wat is gezien of gehoord?",
    "tegendeel": "Voeg een regel bewijs toe, met teken: tegen.",
    "andere_oorzaak": "Noem haar bij 'andere_verklaring', of leg bewijs vast voor een andere verklaring.",
}
"""By what was looked for: what to write down when it was found, because finding it weighs nothing by itself."""


def _zei_het_zelf(r: Registratie, b: Bewijs) -> bool:
    """Whether who was asked says it of now: hearsay, another speaker and another time go well with a denial."""
    is_gehoord = b.hoe_bekend == "van_horen_zeggen" or b.gehoord_van
    return not is_gehoord and not b.wanneer and b.spreker in (None, *r.alle_bronnen[:1])


def is_vastgelegd(r: Registratie, d: Dekking) -> bool:
    """Whether a record says what was seen or heard of what it says was found."""
    if d.gezocht != "bestaan":
        return _staat_erbij(r, d)
    waar = d.gebied or r.gebied
    return any(d.onderwerp in _waarover(b.onderwerp) and (b.gebied or r.gebied) == waar for b in r.bewijs)


def _staat_erbij(r: Registratie, d: Dekking) -> bool:
    """Whether what was found when the opposite or another cause was looked for was written down as evidence."""
    if d.gezocht == "tegendeel":
        return any(b.onderwerp == d.onderwerp and b.teken == "tegen" for b in r.bewijs)
    rivaal = f".rivaal_van.[{d.onderwerp}]"
    return any((b.onderwerp == d.onderwerp and b.andere_verklaring) or b.onderwerp.endswith(rivaal) for b in r.bewijs)


def _waarover(onderwerp: str) -> tuple[str, ...]:
    """A subject, and the factor whose presence it shows: what hinders here, is here."""
    drietal = ontleed(onderwerp)
    return (onderwerp, drietal.van) if drietal else (onderwerp,)


def _ontleend(r: Registratie, s: Samenhang) -> Iterator[Aanmerking]:
    if r.id in s.aan_zichzelf_ontleend:
        yield Aanmerking(
            ("ontleend_aan",), "VT023", f"{r.id} is zo aan zichzelf ontleend.", "Haal een van de verwijzingen weg."
        )
        return
    eigen = [c.nummer for c in s.kalender.op(r.datum)]
    for naam in r.ontleend_aan:
        bron = s.registratie(naam)
        later = bron and eigen and any(c.nummer > eigen[0] for c in s.kalender.op(bron.datum))
        if later:
            tekst = f"{naam} is van een latere cyclus."
            yield Aanmerking(
                ("ontleend_aan",), "VT011", tekst, "Een registratie kan alleen op eerdere of gelijktijdige steunen."
            )


def _tweede_codering(r: TweedeCodering, s: Samenhang) -> Iterator[Aanmerking]:
    eerste = s.registratie(r.registratie)
    nummers = {b.nr or i for i, b in enumerate(eerste.bewijs, 1)} if eerste else set()
    gelezen: set[int] = set()
    for plaats, c in enumerate(r.bewijs):
        nr = c.nr or plaats + 1
        if nr in gelezen:
            tekst = f"bewijs {nr} van {r.registratie} is hier twee keer gecodeerd."
            yield Aanmerking(("bewijs", plaats, "nr"), "VT011", tekst, "Laat er een staan, of geef het andere nummer.")
        gelezen.add(nr)
        if eerste and nr not in nummers:
            tekst = f"{r.registratie} heeft geen bewijs met nummer {nr}."
            yield Aanmerking(
                ("bewijs", plaats, "nr"), "VT011", tekst, f"Kies uit: {', '.join(map(str, sorted(nummers)))}."
            )


def _vrijgave(r: Vrijgavebesluit, s: Samenhang) -> Iterator[Aanmerking]:
    """What is released is there."""
    nummer, bewijs = r.wat.partition("#")[2], _bewijs_van(r, s)
    if nummer not in bewijs:
        wel = ", ".join(f"{r.registratie}#{nr}" for nr in bewijs)
        raad = f"Kies uit: {wel}." if bewijs else "Schrijf het als REGISTRATIE#1."
        yield Aanmerking(("wat",), "VT020", f"de bevinding '{kort(r.wat)}' is er niet.", raad)


def _vrijgave_mag(r: Vrijgavebesluit, s: Samenhang) -> Iterator[Aanmerking]:
    """The source of what is released had said it, has seen it and did not refuse; to take it back is always allowed.

    A source that refuses afterwards takes the release away without changing what was decided. So a dossier may hold
    both, and what comes in together is no decision that is being made: nothing of it is read.
    """
    komt_ook = any(isinstance(g.record, Registratie) and g.record.id == r.registratie for g in s.nieuw)
    bewijs = _bewijs_van(r, s).get(r.wat.partition("#")[2])
    if bewijs is None or r.ingetrokken or komt_ook:
        return
    gesprek = s.alles.registratie(r.registratie)
    if r.datum < gesprek.datum:
        tekst = f"op {dag(r.datum)} was er nog niets om vrij te geven: het gesprek was op {dag(gesprek.datum)}."
        yield Aanmerking(("datum",), "VT011", tekst, "Geef de dag waarop het besluit viel.")
    if waarom := bezwaar_tegen_vrijgave(gesprek, bewijs):
        yield Aanmerking(("wat",), "VT011", f"{r.wat} kan niet worden vrijgegeven: {waarom[0]}.", waarom[1])


def _bewijs_van(r: Vrijgavebesluit, s: Samenhang) -> Mapping[str, Bewijs]:
    gesprek = s.registratie(r.registratie)
    return {str(b.nr or i): b for i, b in enumerate(gesprek.bewijs, 1)} if gesprek else {}


def _versie(r: TheorieVersie, s: Samenhang) -> Iterator[Aanmerking]:
    """A version of the theory can be read, and never changes once it was made, not even with --herzie."""
    for plaats, tekst in enumerate(r.inhoud):
        try:
            uit_canonieke_tekst(tekst)
        except ValidationError:
            remedie = "Neem het over zoals 'exporteer yaml' het schreef."
            yield Aanmerking(("inhoud", plaats), "VT011", "dit is geen deel van een theorie.", remedie)
    if s.versies.get(r.nummer, r) != r:
        tekst = f"versie {r.nummer} is al vastgesteld en verandert niet meer."
        yield Aanmerking(("nummer",), "VT025", tekst, "Maak een nieuwe met 'versie maak'.")


def _woord(r: Woord, _: Samenhang) -> Iterator[Aanmerking]:
    if r.hoort_bij and r.lijst not in HOORT_BIJ:
        tekst = f"een woord bij '{r.lijst}' hoort niet bij een perspectief."
        yield Aanmerking(("hoort_bij",), "VT010", tekst, f"Laat het weg; het kan bij {opsomming(HOORT_BIJ)}.")


REGELS: Regels = {
    TheorieVersie: (_versie,),
    Vrijgavebesluit: (_vrijgave, _vrijgave_mag),
    Theorierecord: (_geldigheid,),
    Bewering: (_grammatica, _bereik, _geen_vast_woord, geen_tafel),
    RelatieRecord: (_grammatica, geen_tafel),
    Knoop: (_eigen_naam, _geen_vast_woord),
    SystemischeFactor: (_boom,),
    Gebied: (_eigen_naam, _ligging),
    Leercyclus: (_cyclus,),
    Toepassing: (_toepassing,),
    Registratie: (
        _hoofd,
        _datum,
        _wanneer,
        _nummers,
        _zeer_sterk,
        _sprekers,
        _niet_herleid,
        _toestemming,
        _dekking,
        _ontleend,
    ),
    Bron: (_bron,),
    TweedeCodering: (_tweede_codering,),
    Woord: (_woord,),
    **LUSREGELS,
}

LEUNT_OP: Mapping[Regel, tuple[str, ...]] = {
    _vrijgave_mag: ("wat", "ingetrokken"),
    _versie: ("soort", *velden("theorieversie")),
    _geldigheid: ("sinds", "tot"),
    _grammatica: ("van", "relatie", "naar"),
    _bereik: ("van", "relatie", "naar"),
    _ligging: ("niveau", "ligt_in"),
    _cyclus: ("van", "tot", "nummer"),
    _toepassing: ("hielp", "gebleken", "cyclus"),
    _hoofd: ("vorm",),
    _datum: ("datum",),
    _wanneer: ("datum",),
    _nummers: ("nr",),
    _sprekers: ("bron", "bronnen", "vorm", "ontleend_aan"),
    _toestemming: ("bron", "bronnen", "spreker"),
    _dekking: ("bewijs", "dekking", "gebied", "bron", "bronnen"),
    _ontleend: ("ontleend_aan", "datum", "id"),
    _tweede_codering: ("registratie", "nr"),
    _woord: ("lijst",),
    **STEUNT_OP_VELDEN,
}
"""Per rule the fields that must be right for it to say anything: of what stands in their place nothing follows.

A rule that is not here, or has none, says something of one place by what stands there.
"""

VAN_ELKAAR: Regels = {
    Bewering: (_grammatica, _bereik),
    RelatieRecord: (_grammatica,),
    Registratie: (_ontleend,),
    TweedeCodering: (_tweede_codering,),
    Vrijgavebesluit: (_vrijgave,),
}
"""The rules that a record may come to break because another one changed."""


# --- over all records -------------------------------------------------------------------------


def _dubbele_codes(s: Samenhang) -> Iterator[Melding]:
    eigenaar = {b.code: b.record_sleutel for b in s.blijft(Bewering) if b.code}
    for g in s.nieuw:
        if isinstance(g.record, Bewering) and g.record.code:
            eerste = eigenaar.setdefault(g.record.code, g.record.record_sleutel)
            if eerste != g.record.record_sleutel:
                yield g.melding(
                    ("code",), "VT024", f"code {g.record.code} is al van {eerste}.", "Kies een andere code."
                )


def _dubbele_woorden(s: Samenhang) -> Iterator[Melding]:
    """A word is of one node at a time: it may go over to another in a later cycle, as when two become one."""
    geldt = _wanneer_het_geldt(s)
    eigenaars = defaultdict[str, list[tuple[str, int, float]]](list)
    for r in s.records(Knoop):
        eigenaars[r.sleutel.casefold()].append((r.sleutel, 0, inf))
    for r in s.blijft(Knoop):
        for woord in r.aliassen:
            eigenaars[woord.casefold()].append((r.sleutel, *geldt(r)))
    for g in s.nieuw:
        if not isinstance(g.record, Knoop):
            continue
        van, tot = geldt(g.record)
        als_woord = next((k for k, *_ in eigenaars[g.record.sleutel.casefold()] if k != g.record.sleutel), None)
        if als_woord:
            tekst = f"de sleutel '{g.record.sleutel}' is al een ander woord voor {als_woord}."
            yield g.melding(("sleutel",), "VT024", tekst, "Kies een andere sleutel.")
        for woord in g.record.aliassen:
            hier = eigenaars[woord.casefold()]
            ander = next((k for k, v, t in hier if k != g.record.sleutel and v < tot and van < t), None)
            if ander:
                tekst = f"het woord '{woord}' hoort al bij {ander}."
                yield g.melding(("aliassen",), "VT024", tekst, "Laat het bij een van de twee weg.")
            else:
                hier.append((g.record.sleutel, van, tot))


def _zelfde_naam(s: Samenhang) -> Iterator[Melding]:
    """A name, or the sentence of a claim, by which two are called at the same time: who writes it names neither.

    A remark and no mistake: the keys tell them apart, and a programme may have had the two for years.
    """
    geldt = _wanneer_het_geldt(s)
    weg = {r.soort_en_sleutel for r in s.records(Theorierecord) if r.tot}
    eigenaars = defaultdict[str, list[tuple[Knoop | Bewering, int, float]]](list)
    heten: tuple[Knoop | Bewering, ...] = (*s.records(Knoop), *s.records(Bewering))
    for eigenaar in heten:
        if eigenaar.soort_en_sleutel not in weg:
            for woord in {_plat(naam) for _, naam in _hoe_het_heet(eigenaar)}:
                eigenaars[woord].append((eigenaar, *geldt(eigenaar)))
    komt = {g.record.soort_en_sleutel for g in s.nieuw}
    gezegd = set[tuple[Naam, Naam, str]]()
    for g in sorted(s.nieuw, key=lambda g: g.record.identiteit):
        r = g.record
        if not isinstance(r, Knoop | Bewering) or r.soort_en_sleutel in weg:
            continue
        veld, naam = ("naam", r.naam) if isinstance(r, Knoop) else ("tekst", r.tekst)
        van, tot = geldt(r)
        for ander, v, t in eigenaars[_plat(naam)]:
            hier, daar = r.soort_en_sleutel, ander.soort_en_sleutel
            wordt_daar_gezegd = daar in komt and daar > hier
            if r.record_sleutel == ander.record_sleutel or wordt_daar_gezegd or not (v < tot and van < t):
                continue
            if (hier, daar, _plat(naam)) not in gezegd:
                gezegd.add((hier, daar, _plat(naam)))
                tekst = f"zo heet ook {leesbaar(ander.soort)} {ander.record_sleutel}: '{kort(naam)}'."
                remedie = "Is het hetzelfde? Gebruik dan die. Zo niet: kies een naam die ze uit elkaar houdt."
                yield g.melding((veld,), "VT120", tekst, remedie)


def _wanneer_het_geldt(s: Samenhang) -> Callable[[Knoop | Bewering], tuple[int, float]]:
    """Of a revision from which cycle, and up to which, it is the one that holds."""
    begin = defaultdict[Naam, set[int]](set)
    for r in s.records(Theorierecord):
        begin[r.soort_en_sleutel].add(s.nummer(r.sinds))

    def geldt(r: Knoop | Bewering) -> tuple[int, float]:
        van = s.nummer(r.sinds)
        return van, min((b for b in begin[r.soort_en_sleutel] if b > van), default=inf)

    return geldt


def _plat(naam: str) -> str:
    return gevouwen(naam).casefold()


def _verweesd(s: Samenhang) -> Iterator[Melding]:
    """A changed cycle may leave records that are in the dossier already without one."""
    gewijzigd = [g for g in s.nieuw if isinstance(g.record, Leercyclus)]
    if not gewijzigd:
        return
    for r in s.blijft(Registratie):
        for tekst, remedie in _bezwaar_tegen_datum(r, s):
            yield gewijzigd[0].melding(("van",), "VT021", f"registratie {r.id}: {tekst}", remedie)
        for a in _wanneer(r, s):
            yield gewijzigd[0].melding(("van",), "VT021", f"registratie {r.id}: {a.tekst}", a.remedie)


def _leunend(s: Samenhang) -> Iterator[Melding]:
    """A revised record may no longer fit what leans on it: say so at the record that changed."""
    was = {r.soort_en_sleutel for r in s.was.zonder_gesprekken()}
    was.update(("registratie", id_) for id_ in s.was.gesprekken)
    herzien = {g.record.record_sleutel: g for g in s.nieuw if g.record.soort_en_sleutel in was}
    komt = {g.record.soort_en_sleutel for g in s.nieuw}
    for r in _leunt_op(s, herzien) if herzien else ():
        if r.soort_en_sleutel not in komt:
            g = herzien[min(_steunt_op(r) & herzien.keys())]
            for regel in _rijen_voor(VAN_ELKAAR, type(r)):
                for a in regel(r, s):
                    yield g.melding((), a.code, f"{r.soort} {r.record_sleutel}: {a.tekst}", a.remedie)


def _leunt_op(s: Samenhang, herzien: Collection[str]) -> Iterator[ElkRecord]:
    """The known records that lean on one with such a key; of conversations only those are read."""
    for r in s.was.zonder_gesprekken():
        if not _steunt_op(r).isdisjoint(herzien):
            yield r
    for gesprek in s.was.gesprekken.values():
        if any(naam in herzien for naam in gesprek.ontleend_aan):
            yield s.was.registratie(gesprek.id)


def _steunt_op(r: ElkRecord) -> set[str]:
    """Keys of the records that a record leans on and whose change may break it."""
    match r:
        case Registratie():
            return set(r.ontleend_aan)
        case TweedeCodering() | Vrijgavebesluit():
            return {r.registratie}
        case Bewering() | RelatieRecord():
            return {bewering_in(eind) or eind for eind in (r.van, r.naar)}
        case _:
            return set()
