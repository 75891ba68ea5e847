"""The interim and the final report: the theory as it stands, what was looked at, what the loops brought, and advice."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from verandertheorie.aanscherping.besluiten import voorstelstanden
from verandertheorie.aanscherping.voorstel import NAMEN, Voorstel
from verandertheorie.begrippen import woord
from verandertheorie.leerlus.signalen import OPGEPAKT, Signaalstand
from verandertheorie.lezing.agendazinnen import BETEKENIS, TEKENS
from verandertheorie.lezing.lezing import Lezing, lees_theorie
from verandertheorie.lezing.lusblik import Lusblik
from verandertheorie.lezing.risicos import risicorijen
from verandertheorie.lezing.signaalzinnen import NIETS_VAN_TAFELS, in_aantal
from verandertheorie.lezing.sprekers import meer_van
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.relaties import GEVOLG
from verandertheorie.model.theorie import Mechanisme
from verandertheorie.taal import (
    aangehaald,
    aantal,
    groot,
    klein,
    leesbaar,
    met_punt,
    opsomming,
    telwoord,
    voluit,
    zonder_punt,
)
from verandertheorie.uitvoer.document import overzicht, wijzigingen
from verandertheorie.uitvoer.document.achtvragen import acht_vragen, bewering_in_een_zin
from verandertheorie.uitvoer.document.blokken import Blok, Tabelblok
from verandertheorie.uitvoer.document.lusverhaal import aan_wie, hoe_het_ging, stand_in_een_zin
from verandertheorie.uitvoer.document.uitspraak import Merker, Uitspraak
from verandertheorie.vragen.rijkeuze import niets_over, telt_niet_mee, voor_zover
from verandertheorie.vragen.rivalen import Rivaalgebied, Wijst, rivalen

PERSPECTIEVEN_NODIG = 2
"""In a session with this many perspectives a reaction is more than one's own side nodding (plan §4: doorleefd)."""

_TEKEN_VAN_DE_KANT: Mapping[Wijst, str] = {
    "de bewering": "wijst het bewijs op de bewering",
    "de andere verklaring": "op de andere verklaring",
    "allebei": "op allebei",
    "geen van beide": "op geen van beide",
    "onbeslist": "is het onbeslist",
}
"""At what the evidence points, area by area, as it is said; where nobody looked at both is said apart."""


def tussenrapport(k: Lusblik, merk: Merker) -> Iterator[Blok]:
    """All chapters of the interim report, without its title."""
    yield from _theorie(k, merk)
    yield from _dekking(k, merk)
    yield from _werking(k, merk)
    yield from _meerwaarde(k, merk)
    yield from acht_vragen(k, merk)
    yield from _lussen(k, merk)
    yield from _geleerd(k, merk)
    yield from _agenda(k, merk)
    yield from _doorleefd(k, merk)
    yield from _risicos(k, merk)
    yield from _aanbevelingen(k, merk)


def eindrapport(k: Lusblik, merk: Merker) -> Iterator[Blok]:
    """The same, with everything that changed in the theory and why."""
    yield from tussenrapport(k, merk)
    yield from merk.blokken(wijzigingen.hoofdstuk(_tot_deze_dag(k)), "besluiten over de theorie")


def _tot_deze_dag(k: Lusblik) -> Lezing:
    """The theory with the decisions of sessions that were held by this day."""
    alles = lees_theorie(k.graaf, nummer=None, doelgroep=k.lezer.doelgroep)
    geweest = {b.sleutel for b in k.lus.geweest}
    besluiten = tuple(b for b in alles.besluiten if b.bijeenkomst in geweest)
    return Lezing(k.lezer, None, besluiten, tuple(r for r in alles.redacties if r.bijeenkomst in geweest))


# --- the theory, and what was looked at -------------------------------------------------------


def _theorie(k: Lusblik, merk: Merker) -> Iterator[Blok]:
    theorie = (*overzicht.op_een_bladzijde(k.m.lezing), *overzicht.doelen(k.m.lezing))
    yield from merk.blokken(theorie, "theorie zoals zij staat")


def _dekking(k: Lusblik, merk: Merker) -> Iterator[Blok]:
    yield merk.kop(2, "Waar is gekeken, en waar niet", anker="dekking")
    yield merk.lijst(*_waar_gekeken(k))


def _waar_gekeken(k: Lusblik) -> Iterator[Uitspraak]:
    g = k.graaf
    gehoord = k.lezer.gehoord
    if waar := niets_over(g):
        yield Uitspraak(waar, (), "registraties")
        return
    if not g.registraties:
        yield Uitspraak("Er is nog geen gesprek of waarneming vastgelegd.", (), "registraties")
        return
    bezocht = sum(n > 0 for n in gehoord.values())
    _, items = k.lezer.achtergehouden
    waar = f"{groot(telwoord(bezocht))} van de {voluit(len(gehoord), 'deelgebied', 'deelgebieden')} bezocht."
    yield Uitspraak(waar, (), "registraties")
    if waar := telt_niet_mee(g):
        yield Uitspraak(waar, (), "drempel voor deze lezer")
    wat = f"{aantal(len(g.registraties), 'gesprek of waarneming', 'gesprekken en waarnemingen')}"
    yield Uitspraak(f"{groot(wat)}, met {aantal(items, 'bevinding', 'bevindingen')}.", (), "registraties")
    theorie = k.m.lezing.theorie
    gekeken = [s for s in theorie if k.m.bewering(s.sleutel).cellen]
    tegendeel = sum("tegendeel" in g.ernaar_gezocht.get(s.sleutel, ()) for s in theorie)
    yield Uitspraak(
        f"Naar {len(gekeken)} van {aantal(len(theorie), 'bewering', 'beweringen')} is gekeken; "
        f"bij {tegendeel} is gericht naar het tegendeel gezocht{voor_zover(g)}.",
        tuple(s.sleutel for s in gekeken),
        "dekking",
    )
    nooit = [s.naam for s in theorie if s not in gekeken]
    if nooit:
        yield Uitspraak(f"Naar deze keek nog niemand{voor_zover(g)}: {opsomming(nooit)}.", (), "dekking")
    leeg = [d for d, n in gehoord.items() if n == 0]
    if leeg:
        waar = in_aantal(leeg) if k.lezer.is_buiten else opsomming(leeg)
        yield Uitspraak(f"In {waar} spraken wij nog niemand.", (), "registraties")
    bronnen = {b.perspectief for r in g.registraties for b in g.bronnen_van(r)}
    stil = [meer_van(g, p).naam for p in g.woorden.teksten["perspectief"] if p not in bronnen]
    if stil:
        yield Uitspraak(f"Niet onder de bronnen{voor_zover(g)}: {opsomming(stil)}.", (), "registraties")


# --- how it works, and what else explains it --------------------------------------------------


def _werking(k: Lusblik, merk: Merker) -> Iterator[Blok]:
    """Claims by the domain of the mechanism that they touch."""
    yield merk.kop(2, "Hoe het werkt", anker="werking")
    theorie = [s for s in k.m.lezing.theorie if s.relatie in GEVOLG]
    per_domein: dict[str, list[Uitspraak]] = defaultdict(list)
    for s in theorie:
        domeinen = {d for eind in (s.van, s.naar) if (d := _domein(k, eind))}
        for domein in sorted(domeinen) or [""]:
            per_domein[domein].append(bewering_in_een_zin(k, s))
    if not theorie:
        yield merk.alinea(Uitspraak("Er staat nog geen bewering in de theorie over hoe het werkt.", (), "theorie"))
    for domein in sorted(per_domein, key=lambda d: (not d, d)):
        naam = k.graaf.woorden.tekst("domein", domein) if domein else "Verder"
        yield merk.kop(3, groot(naam))
        yield merk.lijst(*per_domein[domein])


def _domein(k: Lusblik, sleutel: str) -> str:
    knoop = k.graaf.knopen.get(sleutel)
    return knoop.domein if isinstance(knoop, Mechanisme) else ""


def _meerwaarde(k: Lusblik, merk: Merker) -> Iterator[Blok]:
    """Claims beside what else could explain the same, by how many areas point at which."""
    yield merk.kop(2, "Meerwaarde: komt het door ons, of ook door iets anders?", anker="meerwaarde")
    per_paar: dict[tuple[str, str], list[Rivaalgebied]] = defaultdict(list)
    for r in rivalen(k.graaf):
        if r.rivaal and k.lezer.mag_onderwerp(r.bewering) and k.lezer.mag_onderwerp(r.rivaal):
            per_paar[r.bewering, r.rivaal].append(r)
    zinnen = [_naast_elkaar(k, rijen) for rijen in per_paar.values()]
    zonder = len(k.m.lezing.theorie) - len({b for b, _ in per_paar})
    if zonder and k.m.lezing.theorie:
        tekst = f"Bij {aantal(zonder, 'bewering', 'beweringen')} staat hier geen andere verklaring."
        zinnen.append(Uitspraak(tekst, (), "rivalen"))
    yield merk.lijst(*(zinnen or [Uitspraak("Dat weten we nog niet.", (), "rivalen")]))


def _naast_elkaar(k: Lusblik, rijen: list[Rivaalgebied]) -> Uitspraak:
    per = Counter(r.wijst for r in rijen)
    delen = [f"in {aantal(per[w], 'gebied', 'gebieden')} {zin}" for w, zin in _TEKEN_VAN_DE_KANT.items() if per[w]]
    rest = sum(r.wijst not in _TEKEN_VAN_DE_KANT and r.gebied not in k.graaf.verborgen for r in rijen)
    if rest:
        delen.append(f"in {aantal(rest, 'gebied', 'gebieden')} keek niemand naar allebei{voor_zover(k.graaf)}")
    eerste = rijen[0]
    waar = opsomming(delen) or "in geen gebied dat hier meetelt keek iemand"
    tekst = f"naast {klein(eerste.rivaal_naam)}: {waar}."
    return Uitspraak(tekst, (eerste.bewering, eerste.rivaal), "rivalen", kop=f"{k.graaf.naam(eerste.bewering)}:")


# --- the loops --------------------------------------------------------------------------------


def _standen(k: Lusblik) -> list[Signaalstand]:
    """The signals that this audience may read of."""
    return list(k.tafels.standen.values())


def _lussen(k: Lusblik, merk: Merker) -> Iterator[Blok]:
    yield merk.kop(2, "Wat wij aan anderen vroegen, en wat ervan werd", anker="lussen")
    if k.lezer.leest_niet_mee:
        yield merk.alinea(Uitspraak(NIETS_VAN_TAFELS, (), "signalen"))
        return
    yield merk.lijst(*_hoe_vaak(k))
    for t in _standen(k):
        yield merk.kop(3, k.lus.signalen[t.sleutel].vraag, anker=f"signaal-{t.sleutel}")
        yield merk.alinea(*hoe_het_ging(k, t))
        if t.besluit is None or t.staat == "opnieuw_op_tafel":
            yield merk.alinea(replace(stand_in_een_zin(k, t), kop="De stand:"))


def _hoe_vaak(k: Lusblik) -> Iterator[Uitspraak]:
    """How many questions were answered, taken up and carried out (GAO: acceptance apart from implementation)."""
    alle = k.agenda.signalen.standen.values()
    if not alle:
        yield Uitspraak("Er is nog geen vraag aan een tafel gesteld.", (), "signalen")
        return
    sleutels = tuple(k.tafels.standen)
    beantwoord = [t for t in alle if t.besluit is not None]
    opgepakt = [t for t in beantwoord if t.besluit and t.besluit.uitslag in OPGEPAKT]
    tekst = f"{aantal(len(alle), 'vraag', 'vragen')} gesteld, {len(beantwoord)} beantwoord."
    yield Uitspraak(tekst, sleutels, "signalen")
    if dicht := len(alle) - len(_standen(k)):
        hoeveel = groot(voluit(dicht, "vraag is", "vragen zijn"))
        yield Uitspraak(
            f"{hoeveel} niet voor deze lezer en {'staat' if dicht == 1 else 'staan'} hier verder niet.", (), "signalen"
        )
    if beantwoord:
        tekst = f"{len(opgepakt)} van {aantal(len(beantwoord), 'antwoord', 'antwoorden')}: oppakken of deels."
        yield Uitspraak(tekst, sleutels, "opgepakt", kop="Overgenomen:")
    acties = [a for t in opgepakt for a in k.agenda.signalen.acties(t.sleutel)]
    if acties:
        gedaan = sum(a.voortgang == "gedaan" for a in acties)
        tekst = f"{gedaan} van {aantal(len(acties), 'actie', 'acties')} van die signalen gedaan."
        yield Uitspraak(tekst, tuple(a.id for a in acties if k.mag_actie(a)), "uitgevoerd", kop="Uitgevoerd:")
    elif opgepakt:
        tekst = "of wat is opgepakt ook is gedaan, is niet vastgelegd."
        yield Uitspraak(tekst, sleutels, "uitgevoerd", kop="Uitgevoerd:")


# --- questions and agendas --------------------------------------------------------------------


def _geleerd(k: Lusblik, merk: Merker) -> Iterator[Blok]:
    yield merk.kop(2, "Wat per leervraag is geleerd", anker="leervragen")
    regels = [_van_letter(k, letter) for letter in k.agenda.op_de_agenda]
    yield merk.lijst(*(regels or [Uitspraak("Er stond nog geen leervraag op een agenda.", (), "agenda")]))


def _van_letter(k: Lusblik, letter: str) -> Uitspraak:
    punten = k.lus.met_uitslag(letter)
    antwoord = next((p.antwoord for p in reversed(punten) if p.antwoord), None)
    wat = f"Wat wij er nu van denken: {met_punt(antwoord)}" if antwoord else "Een antwoord is nog niet vastgelegd."
    laatst = (
        f" Laatst {woord('waarde.uitslag', punten[-1].uitslag or '')} in {punten[-1].bijeenkomst}." if punten else ""
    )
    if verder := k.agenda.verder_als.get(letter, ()):
        wat = f"{wat} Verder als {opsomming(verder)}."
    grond = (letter, *(f"{p.onderwerp}.{p.bijeenkomst}" for p in punten))
    return Uitspraak(f"{k.lus.vragen[letter].vraag}{laatst} {wat}", grond, "leervraag", kop=f"{letter}:")


def _agenda(k: Lusblik, merk: Merker) -> Iterator[Blok]:
    yield merk.kop(2, "De agenda door de tijd", anker="agenda")
    letters, kolommen = k.agenda.op_de_agenda, k.agenda.kolommen
    if not letters:
        yield merk.alinea(Uitspraak("Er stond nog geen leervraag op een agenda.", (), "agenda"))
        return
    rijen = []
    for letter in letters:
        tekens = [TEKENS[k.agenda.vak(letter, b)] for b in kolommen]
        rijen.append(merk.rij((letter, *tekens), (letter,), "agenda"))
    koppen = ("vraag", *(b.sleutel for b in kolommen))
    yield Tabelblok("Wat er in elke bijeenkomst met een vraag gebeurde", koppen, tuple(rijen), smal=True)
    er_staan = dict.fromkeys(k.agenda.vak(letter, b) for letter in letters for b in kolommen)
    legenda = " · ".join(f"{TEKENS[v]} {BETEKENIS[v]}" for v in TEKENS if v in er_staan)
    yield merk.alinea(Uitspraak(legenda, (), "agenda"), rol="klein")


def _doorleefd(k: Lusblik, merk: Merker) -> Iterator[Blok]:
    """Of how many claims people of more than one side said in a session whether they are so."""
    yield merk.kop(2, "Doorleefd", anker="doorleefd")
    breed = [b for b in k.lus.geweest if sum(n > 0 for n in b.aanwezig.values()) >= PERSPECTIEVEN_NODIG]
    over = {_kaal(k, r.onderwerp) for b in breed for r in b.reacties}
    theorie = k.m.lezing.theorie
    besproken = [s for s in theorie if s.sleutel in over]
    if not theorie:
        tekst = "Er staat nog geen bewering in de theorie."
    else:
        tekst = (
            f"Over {len(besproken)} van {aantal(len(theorie), 'bewering', 'beweringen')} zeiden mensen of zij klopt, "
            f"in een bijeenkomst met minstens {PERSPECTIEVEN_NODIG} perspectieven."
        )
    grond = (*(b.sleutel for b in breed), *(s.sleutel for s in besproken))
    yield merk.lijst(Uitspraak(tekst, grond, "reacties"), *_bijeenkomsten(k, breed))


def _bijeenkomsten(k: Lusblik, breed: list[Bijeenkomst]) -> Iterator[Uitspraak]:
    zonder = [b for b in k.agenda.kolommen if not b.aanwezig and not b.vervallen_omdat and b.datum < k.lus.nu]
    yield Uitspraak(f"Zulke bijeenkomsten: {len(breed)}.", tuple(b.sleutel for b in breed), "aanwezigheid")
    if zonder:
        tekst = f"Van {opsomming(b.sleutel for b in zonder)} is niet vastgelegd wie er waren."
        yield Uitspraak(tekst, tuple(b.sleutel for b in zonder), "aanwezigheid")


def _kaal(k: Lusblik, onderwerp: str) -> str:
    doel = k.graaf.namen.vind(onderwerp, ("bewering", "systemische_factor"))
    return doel.sleutel if doel else onderwerp


# --- risks and advice -------------------------------------------------------------------------


def _risicos(k: Lusblik, merk: Merker) -> Iterator[Blok]:
    yield merk.kop(2, "De risico's van het plan", anker="risicos")
    geteld = "alles wat hier meetelt" if k.graaf.verborgen else "alles in het dossier"
    yield merk.alinea(Uitspraak(f"Geteld over {geteld}, ook wat hier niet staat.", (), "risico"))
    rijen = tuple(
        merk.rij((r.risico, r.stand, r.waarom, r.mitigatie), (r.risicocode,), "risico")
        for r in risicorijen(k.lus, k.lezer.mag_knoop)
    )
    yield Tabelblok(
        "Hoe de vijf ervoor staan", ("risico", "speelt het", "getal, en waarom", "wat het plan zegt"), rijen
    )


def _aanbevelingen(k: Lusblik, merk: Merker) -> Iterator[Blok]:
    """What is still asked of somebody, and what the theory could say otherwise."""
    yield merk.kop(2, "Aanbevelingen", anker="aanbevelingen")
    yield merk.kop(3, "Aan wie kan besluiten")
    if k.lezer.leest_niet_mee:
        yield merk.alinea(Uitspraak(NIETS_VAN_TAFELS, (), "signalen"))
    else:
        vragen = [_aanbeveling(k, t) for t in _standen(k) if t.is_open]
        vragen += [_op_geen_tafel(k, f) for f in k.agenda.signalen.te_signaleren if k.lezer.mag_onderwerp(f)]
        yield merk.lijst(*(vragen or [Uitspraak("Er staat geen vraag open die hier mag staan.", (), "signalen")]))
    yield merk.kop(3, "Over de theorie zelf")
    open_ = [
        v
        for v in (s.voorstel for s in voorstelstanden(k.graaf) if s.is_open)
        if all(k.lezer.mag_onderwerp(o) for o in v.onderwerpen)
    ]
    zinnen = [_voorstel(k, v) for v in open_]
    geen = "Er staat geen voorstel open." if k.lezer.is_monitor else "Er staat geen voorstel open dat hier mag staan."
    yield merk.lijst(*(zinnen or [Uitspraak(geen, (), "voorstellen")]))


def _voorstel(k: Lusblik, v: Voorstel) -> Uitspraak:
    """What a rule proposes; a monitor reads why, in which areas and voices may stand."""
    eerste, *rest = (_onderwerp(k, o) for o in v.onderwerpen)
    over = f"{eerste} ({opsomming(rest)})" if rest else eerste
    waarom = f" {met_punt(v.zin)}" if k.lezer.is_monitor else ""
    tekst = f"{klein(NAMEN[v.regel])}: {over}.{waarom}"
    return Uitspraak(tekst, (v.sleutel, *v.onderwerpen), "voorstel", kop=f"{v.regel}")


def _onderwerp(k: Lusblik, sleutel: str) -> str:
    stelling = k.graaf.stellingen.get(sleutel)
    if stelling is not None:
        code = f"{stelling.code}, " if stelling.code else ""
        return f"{code}{aangehaald(zonder_punt(stelling.tekst))}"
    return klein(k.graaf.naam(sleutel))


def _aanbeveling(k: Lusblik, t: Signaalstand) -> Uitspraak:
    s = k.lus.signalen[t.sleutel]
    vorm = f" ({leesbaar(s.voorstel.vorm)})" if s.voorstel and s.voorstel.vorm else ""
    voorstel = f" Voorstel{vorm}: {klein(met_punt(s.voorstel.tekst))}" if s.voorstel else ""
    tekst = f"{s.vraag} Aan {aan_wie(k, t)}; nu: {woord('signaalstaat', t.staat)}.{voorstel}"
    return Uitspraak(tekst, (t.sleutel,), "open signaal")


def _op_geen_tafel(k: Lusblik, factor: str) -> Uitspraak:
    return Uitspraak(f"Nog op geen tafel: {klein(k.graaf.naam(factor))}.", (factor,), "hoort op een tafel")
