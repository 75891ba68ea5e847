"""One claim as a reader meets it: what it says, how sure, on what, what speaks against it, and what we do not know."""

from collections.abc import Iterator
from typing import Literal

from verandertheorie.begrippen import woord
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.lezing import onbekend, stand
from verandertheorie.lezing.lezer import Woorden
from verandertheorie.lezing.lezing import Lezing
from verandertheorie.lezing.sprekers import Sprekers, kant, sprekers
from verandertheorie.model.relaties import GEVOLG, Relatie
from verandertheorie.model.theorie import Mechanisme
from verandertheorie.taal import aangehaald, groot, klein, met_punt, telwoord, voluit
from verandertheorie.uitvoer.document.blokken import Alinea, Blok, Kop, Tekst, Uitklap, alinea, tekst, vet
from verandertheorie.uitvoer.document.wijzigingen import is_veranderd, wat_besloten_is
from verandertheorie.uitvoer.document.zinsbouw import als_dan, omdat_middel, omdat_redenering
from verandertheorie.vragen.beoordeling import Beweringsoordeel
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import voor_zover
from verandertheorie.vragen.uitleg import leg_uit

_VAN_DE_ANDERE_KANT: dict[Relatie, str] = {
    "activeert": "komt door",
    "biedt_antwoord_op": "mogelijk antwoord",
    "houdt_in_stand": "wordt in stand gehouden door",
    "heeft_sleutel": "de sleutel ligt bij",
}
"""How a claim is called under the node it ends on."""


def beweringskaart(lezing: Lezing, s: Stelling) -> Iterator[Blok]:
    """Everything a reader should know of a claim that is told under the name of one of its ends."""
    yield Kop(5, kop(lezing, s), _anker(s))
    yield from _inhoud(lezing, s)


def losse_kaart(lezing: Lezing, s: Stelling) -> Iterator[Blok]:
    """The same for a claim that is told by itself, so that its heading names both ends."""
    pijl = f"{lezing.graaf.naam(s.van)} → {klein(lezing.graaf.naam(s.op_bewering or s.naar))}"
    yield Kop(4, f"{s.code} · {pijl}" if s.code else pijl, _anker(s))
    yield from _inhoud(lezing, s)


def _anker(s: Stelling) -> str:
    return s.code.lower() if s.code else ""


def _inhoud(lezing: Lezing, s: Stelling) -> Iterator[Blok]:
    o = lezing.oordeel(s)
    voor, tegen = sprekers(lezing, o, 1), sprekers(lezing, o, -1)
    yield Alinea(volzin(lezing, s))
    if uit := _waar_het_staat(s):
        yield Alinea(tekst(uit), "klein")
    yield alinea(vet("Zekerheid."), f" {' '.join(_zekerheid(lezing, o))}")
    if lezing.lezer.is_monitor and o.vondsten:
        yield Uitklap(f"De som van {s.naam}", leg_uit(lezing.graaf, s.sleutel).zinnen)
    if o.vondsten:
        yield alinea(vet("Bewijs."), f" {_bewijs(lezing, o, voor, tegen)}")
        sterkste = _te_lezen(lezing, o, 1)
        if sterkste:
            yield alinea(vet("Wat ervoor spreekt."), f" {_vertel(sterkste)}")
        yield from _tegengeluid_en_rivalen(lezing, o)
    weten_we_niet = " ".join(onbekend.zinnen(lezing, o))
    if weten_we_niet:
        yield alinea(vet("Wat we nog niet weten."), f" {weten_we_niet}")
    besloten = " ".join(wat_besloten_is(lezing, s.sleutel))
    if besloten:
        yield alinea(vet("Gewijzigd." if is_veranderd(lezing, s.sleutel) else "Besproken."), f" {besloten}")


def kop(lezing: Lezing, s: Stelling) -> str:
    """Code, relation and the other end: ``C14 · leidt tot: uitvoering gaat sneller``; told under one of its ends."""
    g = lezing.graaf
    if s.relatie is None:
        return s.naam
    if s.relatie in _VAN_DE_ANDERE_KANT:
        wat = f"{_VAN_DE_ANDERE_KANT[s.relatie]}: {klein(g.naam(s.van))}"
    else:
        relatie = woord("relatie", s.relatie)
        wat = f"{relatie} {g.naam(s.naar)}" if s.op_bewering else f"{relatie}: {klein(g.naam(s.naar))}"
    return f"{s.code} · {wat}" if s.code else groot(wat)


# --- what it says -----------------------------------------------------------------------------


def volzin(lezing: Lezing, s: Stelling) -> Tekst:
    """The claim in words: Als … dan … omdat … mits … tenzij."""
    g = lezing.graaf
    mits = [
        g.naam(r.naar)
        for r in g.relaties_van.get(s.sleutel, ())
        if r.relatie == "geldt_onder" and lezing.lezer.mag_knoop(r.naar)
    ]
    mits += [f"{g.naam(h.van)} ({h.naam})" for h in _erop(lezing, s, "bevordert") if h.op_bewering]
    in_de_weg = [f"{g.naam(h.van)} ({h.naam})" for h in _erop(lezing, s, "belemmert")]
    return als_dan(s.tekst, omdat=_omdat(lezing, s), mits=mits, tenzij=in_de_weg)


def _waar_het_staat(s: Stelling) -> str:
    """Whether the plan says it, and where: a claim that somebody derived or made up must not read as the plan's."""
    r = s.record
    if r is None or not (r.grond or r.paragraaf):
        return ""
    bij = "bij " if r.grond == "fictief" else ""
    paragraaf = f", {bij}{r.paragraaf}" if r.paragraaf else ""
    return f"{groot(woord('waarde.grond', r.grond or 'plan'))}{paragraaf}."


def _erop(lezing: Lezing, s: Stelling, relatie: Relatie) -> list[Stelling]:
    """What hinders or helps a claim itself, then what hinders or helps what it leads to."""
    op_bewering = [h for h in lezing.theorie if h.relatie == relatie and h.op_bewering == s.sleutel]
    op_eind = [h for h in lezing.theorie if h.relatie == relatie and h.naar == s.naar]
    return op_bewering + (op_eind if s.relatie in GEVOLG else [])


def _omdat(lezing: Lezing, s: Stelling) -> str:
    van, naar = (lezing.graaf.knopen.get(k) for k in (s.van, s.naar))
    if s.relatie == "activeert" and isinstance(naar, Mechanisme) and naar.middel:
        return omdat_middel(naar.middel)
    if s.relatie == "leidt_tot" and isinstance(van, Mechanisme) and van.redenering:
        return omdat_redenering(van.redenering)
    return ""


# --- how sure, and on what --------------------------------------------------------------------


def _zekerheid(lezing: Lezing, o: Beweringsoordeel) -> Iterator[str]:
    yield f"{groot(stand.statuswoord_in_woorden(o))}."
    yield stand.in_gebieden(lezing.graaf, o)
    record = o.stelling.record
    # Every audience reads this: people decided it, and it changes by no finding.
    if record and record.vastgestelde_status and record.vastgestelde_status != o.woord.woord:
        yield f"In een bijeenkomst is vastgesteld: {statuswoord_nl(record.vastgestelde_status)}."
    if o.woord.woord != o.woord.ruw:
        stemmen = voluit(len(o.woord.hangt_op), "stem", "stemmen")
        yield f"Alle bronnen samen zeggen ‘{statuswoord_nl(o.woord.ruw)}’, maar dat hangt op {stemmen}."
    elif o.woord.op_de_grens:
        yield "Een klein verschil had een ander woord gegeven."
    if lezing.lezer.is_monitor:
        yield stand.getallen(o)


def _bewijs(lezing: Lezing, o: Beweringsoordeel, voor: Sprekers, tegen: Sprekers) -> str:
    kernen = {lezing.graaf.kerngebied_van[g] for g in o.cellen} - {""}
    waar = f"Uit {telwoord(len(kernen))} kerngebieden: " if len(kernen) > 1 else ""
    zin = _wie_spreekt(voor, tegen, voor_zover(lezing.graaf))
    return f"{waar}{klein(zin)}" if waar else zin


def _wie_spreekt(voor: Sprekers, tegen: Sprekers, meetelt: str) -> str:
    if not tegen.aantal:
        spreken = "spreekt" if voor.aantal == 1 else "spreken"
        return (
            f"{groot(voluit(voor.aantal, 'stem', 'stemmen'))} {spreken} ervoor{_van(voor)}, niemand ertegen{meetelt}."
        )
    if not voor.aantal:
        spreken = "spreekt" if tegen.aantal == 1 else "spreken"
        hoeveel = voluit(tegen.aantal, "stem", "stemmen")
        return f"Niemand spreekt ervoor; {hoeveel} {spreken} ertegen{_van(tegen)}{meetelt}."
    spreken = "spreekt" if voor.aantal == 1 else "spreken"
    return (
        f"{groot(voluit(voor.aantal, 'stem', 'stemmen'))} {spreken} ervoor{_van(voor)}, "
        f"{telwoord(tegen.aantal)} ertegen{_van(tegen)}."
    )


def _van(wie: Sprekers) -> str:
    return f" ({wie.van})" if wie.van else ""


def _te_lezen(lezing: Lezing, o: Beweringsoordeel, teken: int) -> Woorden | None:
    """The words of the strongest finding on a side that may be read; told before searched, then newest, then by id."""
    hier = sorted(
        kant(o, teken),
        key=lambda v: (v.soort != "bewijs", -v.item.kracht.sterkte, -v.item.cyclus, v.item.herkomst),
    )
    return next((w for v in hier if (w := lezing.lezer.woorden(v))), None)


def _vertel(w: Woorden) -> str:
    citaat = f" {aangehaald(w.citaat)}" if w.citaat else ""
    return f"{met_punt(w.kern)}{citaat} ({w.van})"


# --- what speaks against it, and what else it could be ----------------------------------------


def rivalen_van(lezing: Lezing, s: Stelling) -> tuple[Stelling, ...]:
    """The rival explanations of a claim, by code."""
    return tuple(r for r in lezing.theorie if r.relatie == "rivaal_van" and r.op_bewering == s.sleutel)


def _tegengeluid_en_rivalen(lezing: Lezing, o: Beweringsoordeel) -> Iterator[Blok]:
    """What was heard, or that it was looked for; of what nobody looked for a table says it once."""
    tegendeel = tegengeluid(lezing, o) or niet_gehoord(lezing, o.stelling, "tegendeel")
    verklaring = _rivalen(lezing, o) or niet_gehoord(lezing, o.stelling, "andere_oorzaak")
    if tegendeel:
        yield alinea(vet("Tegengeluid."), f" {tegendeel}")
    if verklaring:
        yield alinea(vet("Andere verklaringen."), f" {verklaring}")


def tegengeluid(lezing: Lezing, o: Beweringsoordeel) -> str:
    """The strongest that speaks against a claim and may be read; empty when nothing does."""
    tegen = sprekers(lezing, o, -1)
    if not tegen.aantal:
        return ""
    sterkste = _te_lezen(lezing, o, -1)
    if sterkste:
        return _vertel(sterkste)
    return f"Dat is er ({voluit(tegen.aantal, 'stem', 'stemmen')}), maar de woorden mogen hier nog niet staan."


def niet_gehoord(lezing: Lezing, s: Stelling, wat: Literal["tegendeel", "andere_oorzaak"]) -> str:
    """That nothing was heard after it was looked for; empty when nobody looked, which is another silence."""
    gevonden = {
        d.gevonden for r in lezing.graaf.registraties for d in r.dekking if (d.onderwerp, d.gezocht) == (s.sleutel, wat)
    }
    if "ja" in gevonden:
        return "Er is gericht naar gezocht en er is iets gevonden; wat dat was, is nog niet uitgewerkt."
    if "nee" in gevonden:
        return f"Niet gehoord{voor_zover(lezing.graaf)}, terwijl er wel gericht naar is gezocht."
    if gevonden:
        return "Er is gericht naar gezocht, maar het bleef onduidelijk."
    return ""


def _rivalen(lezing: Lezing, o: Beweringsoordeel) -> str:
    zinnen = [_rivaal(lezing, o, r) for r in rivalen_van(lezing, o.stelling)]
    zelf = sorted({w for vs in o.vondsten.values() for v in vs if (w := lezing.lezer.andere_verklaring(v))})
    if zelf:
        zinnen.append(f"Bronnen noemen zelf ook: {'; '.join(z.rstrip('.') for z in zelf)}.")
    return " ".join(zinnen)


def _rivaal(lezing: Lezing, o: Beweringsoordeel, r: Stelling) -> str:
    rivaal = lezing.oordeel(r)
    beide = _gebieden_voor(o) & _gebieden_voor(rivaal)
    samen = (
        f" In {voluit(len(beide), 'gebied', 'gebieden')} spreken mensen voor allebei; "
        "wat het daar was, is nog niet te zeggen."
        if beide
        else ""
    )
    return f"{met_punt(r.tekst)} ({r.naam}: {stand.statuswoord_in_woorden(rivaal)}.){samen}"


def _gebieden_voor(o: Beweringsoordeel) -> set[str]:
    return {g for g, vs in o.tellend.items() if any(v.item.teken > 0 for v in vs)}


# --- in a list --------------------------------------------------------------------------------


def korte_regel(lezing: Lezing, s: Stelling) -> Tekst:
    """A claim in a list: its code, sentence, status word and counts."""
    o = lezing.oordeel(s)
    hoe = f"{groot(stand.statuswoord_in_woorden(o))}. {stand.in_gebieden(lezing.graaf, o)}"
    return tekst(vet(f"{s.code}.") if s.code else "", f"{' ' if s.code else ''}{beweringszin(lezing, s)} {hoe}")


def beweringszin(lezing: Lezing, s: Stelling) -> str:
    """The sentence of a claim; of one that nobody wrote down, its arrow with the names of both ends as quotations."""
    if s.record or s.relatie is None:
        return met_punt(s.tekst)
    van, naar = (aangehaald(lezing.graaf.naam(k)) for k in (s.van, s.op_bewering or s.naar))
    return f"{van} {woord('relatie', s.relatie)} {naar}."
