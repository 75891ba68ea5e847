"""The two pages for one session: what is new and contested, what became of what was agreed, and three questions."""

from collections.abc import Iterator

from verandertheorie.begrippen import woord
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.sessiestuk import Gekozen, staat_op_agenda, vorige
from verandertheorie.lezing.lusblik import Leesstem
from verandertheorie.lezing.opschrift import FICTIEF, voet
from verandertheorie.lezing.sessieblik import Nieuwsrij, Sessieblik, kijk_naar_sessie
from verandertheorie.lezing.sprekers import meer_van
from verandertheorie.model.doelgroep import VOOR_WIE, Doelgroep
from verandertheorie.model.gebieden import Bijeenkomst, Reactie
from verandertheorie.taal import (
    aangehaald,
    aantal,
    dag,
    groot,
    klein,
    met_punt,
    opsomming,
    telwoord,
    voluit,
)
from verandertheorie.uitvoer.document import sessieafspraken
from verandertheorie.uitvoer.document.bladzijde import Bladzijde
from verandertheorie.uitvoer.document.blokken import (
    Alinea,
    Blok,
    Kop,
    Tabelblok,
    Tabelcel,
    Tekst,
    alinea,
    tekst,
    vet,
)
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.ontbrekende_perspectieven import ontbrekende_perspectieven
from verandertheorie.vragen.rijkeuze import niets_over, telt_niet_mee

RIJEN = 5
"""So many changes stand on the page; more is read by nobody before a session. Of the rest only how many."""

OMSTREDEN = 3
"""So many claims on which people do not agree."""

NOEM_HOOGSTENS = 4
"""So many areas or interventions are named where nobody was heard; of more their number."""

LOOPT = ("gekozen", "gevolgd")
"""The states of an intervention of which we want to hear everybody we expected."""

NIETS = "Er is nog geen gesprek of waarneming vastgelegd."

VRAAG_ERBIJ = {
    "te_laat": "Wat hield het tegen, en wie pakt het nu op?",
    "geen_actie": "Wat proberen we vóór de volgende keer, hoe klein ook?",
    "geen_effect": "Wat moet er anders, en wie kan dat?",
    "nieuws": "Wat betekent dit voor wat wij doen?",
    "wacht": "Waar staan we nu, en wat is de volgende stap?",
}
"""What is asked at a question, by its first reason after being on the agenda."""


def schrijf_sessiestuk(graaf: Verandergraaf, bijeenkomst: str, *, doelgroep: Doelgroep = "sessie") -> Bladzijde:
    """What those who come to a session read before it, as of its own day.

    Args:
        graaf: the dossier, without filters.
        bijeenkomst: key of the session.
        doelgroep: who reads; all is made of what this audience may know.

    Raises:
        AanroepFout: no such session.
    """
    blik = kijk_naar_sessie(graaf, bijeenkomst, doelgroep)
    blokken = (
        *_begin(blik),
        *_nieuw(blik),
        *_omstreden(blik),
        *sessieafspraken.hoofdstuk(blik),
        *_drie_vragen(blik),
        *_slot(blik),
    )
    return Bladzijde(blokken, voet(blik.graaf), "kort sessie")


def _begin(s: Sessieblik) -> Iterator[Blok]:
    soort = woord("waarde.bijeenkomstsoort", s.b.bijeenkomstsoort)
    yield Kop(1, f"{groot(soort)} {s.b.sleutel} · {dag(s.b.datum)}")
    if s.graaf.herkomst.fictief:
        yield Alinea(tekst(FICTIEF), "melding")
    if s.b.vervallen_omdat:
        waarom = s.lezer.te_noemen_reden(s.b.vervallen_omdat)
        yield Alinea(tekst(met_punt(f"Deze bijeenkomst ging niet door{f': {waarom}' if waarom else ''}")), "melding")
    voor = "de deelnemers" if s.lezer.doelgroep == "sessie" else VOOR_WIE[s.lezer.doelgroep]
    yield alinea(f"Voor {voor}. {_bewijs(s)}")


def _bewijs(s: Sessieblik) -> str:
    """Up to when somebody was heard, and in how many areas."""
    if not s.graaf.registraties:
        return niets_over(s.graaf) or NIETS
    laatste = max(r.datum for r in s.graaf.registraties)
    cyclus = f" ({s.graaf.naam_van_cyclus(s.graaf.cyclus_van_dag(laatste))})" if s.graaf.cyclus_van_dag(laatste) else ""
    bezocht, alle = sum(n > 0 for n in s.lezer.gehoord.values()), len(s.lezer.gehoord)
    waar = (
        f" {groot(telwoord(bezocht))} van de {voluit(alle, 'deelgebied', 'deelgebieden')} bezocht." if alle > 1 else ""
    )
    return f"Bewijs tot en met {dag(laatste)}{cyclus}.{waar}"


# --- 1. new -----------------------------------------------------------------------------------


def _nieuw(s: Sessieblik) -> Iterator[Blok]:
    yield Kop(2, "1. Nieuw", "nieuw")
    n = s.nieuw
    if not n.gesprekken:
        smal = "Wat tot nu toe is gezegd, telt hier niet mee." if s.graaf.is_te_smal else NIETS
        yield alinea(f"{smal} Hoe zeker wij van iets zijn, is hier dus nog niet te zeggen.")
        return
    yield alinea(*_sinds_wanneer(s))
    getoond = s.veranderd[:RIJEN]
    if not getoond:
        yield alinea("In wat hier mag staan, kreeg geen belemmering en geen bewering een ander woord.")
        return
    yield _tabel(s, getoond)
    if rest := len(s.veranderd) - len(getoond):
        komt = ("kreeg", "kregen")[rest > 1] if s.nieuw.sinds else ("heeft", "hebben")[rest > 1]
        yield alinea(f"Verder {komt} nog {_oordelen(rest)} een {'ander ' if s.nieuw.sinds else ''}woord.")
    yield from _stemmen(s, getoond)


def _oordelen(n: int) -> str:
    return voluit(n, "belemmering of bewering", "belemmeringen en beweringen")


def _sinds_wanneer(s: Sessieblik) -> Tekst:
    """Since which session it is new, and that nothing was told since the sessions after it."""
    n, eerste = s.nieuw, next(iter(vorige(s.lus, s.b)), None)
    bron = aantal(len(n.gesprekken), "registratie", "registraties")
    hoeveel = f"{aantal(n.bevindingen, 'bevinding', 'bevindingen')} uit {bron}{_in_gebieden(s)}"
    if eerste is None:
        return tekst(f"Er was nog geen leerbijeenkomst hiervoor. Alles wat{_hier(s)} is gehoord is nieuw: {hoeveel}.")
    if n.sinds == eerste:
        return tekst(f"Bijgekomen sinds de vorige leerbijeenkomst, {_naam(eerste)}: {hoeveel}.")
    hier = " die hier meetelt" if s.graaf.verborgen else ""
    geen = f"is geen gesprek of waarneming vastgelegd{hier}"
    niets = tekst(vet(f"Sinds de vorige leerbijeenkomst, {_naam(eerste)}, {geen}."))
    letters = [k for k in s.lus.vragen if any(p.bijeenkomst == eerste.sleutel for p in s.lus.met_uitslag(k))]
    besprak = f" {eerste.sleutel} besprak vraag {opsomming(letters)}." if letters else ""
    sinds = f"sinds {_naam(n.sinds)}" if n.sinds else "tot nu toe"
    return (*niets, *tekst(f"{besprak} Hieronder wat erbij kwam {sinds}: {hoeveel}."))


def _hier(s: Sessieblik) -> str:
    return " hier meetelt en" if s.graaf.verborgen else ""


def _in_gebieden(s: Sessieblik) -> str:
    waar = {d.gebied or r.gebied or "" for r in s.nieuw.gesprekken for d in r.bewijs} & {*s.graaf.deelgebieden}
    return f", in {aantal(len(waar), 'gebied', 'gebieden')}" if waar else ""


def _naam(b: Bijeenkomst) -> str:
    return f"{b.sleutel} ({dag(b.datum)})"


def _tabel(s: Sessieblik, rijen: tuple[Nieuwsrij, ...]) -> Tabelblok:
    sinds = s.nieuw.sinds
    if sinds is None:
        kort = tuple((Tabelcel(r.wat), Tabelcel(r.nu), Tabelcel(_waar(s, r))) for r in rijen)
        return Tabelblok("Wat tot nu toe is gehoord", ("wat", "nu", "waar"), kort)
    gevuld = tuple(
        (Tabelcel(r.wat), Tabelcel(r.toen or "stond er nog niet in"), Tabelcel(r.nu), Tabelcel(_waar(s, r)))
        for r in rijen
    )
    nu = f"nu ({s.graaf.cyclus})" if s.graaf.cyclus else "nu"
    return Tabelblok("Wat een ander woord kreeg", ("wat", f"toen ({sinds.sleutel})", nu, "waar"), gevuld)


def _waar(s: Sessieblik, r: Nieuwsrij) -> str:
    return r.waar or ("in geen gebied dat hier meetelt duidelijk" if s.graaf.verborgen else "in geen gebied duidelijk")


def _stemmen(s: Sessieblik, rijen: tuple[Nieuwsrij, ...]) -> Iterator[Blok]:
    """One voice and one counter-voice, as far as their words may be read."""
    voor, tegen = s.stemmen(rijen)
    if voor:
        yield alinea(vet("Een stem"), f", over {_over(s, voor)}: {_woorden(voor)}")
    if tegen:
        yield alinea(vet("Tegenstem"), f", over {_over(s, tegen)}: {_woorden(tegen)}")
    elif voor:
        yield alinea("Een tegenstem hierover is hier niet te lezen.")
    else:
        yield alinea("Woorden van bronnen hierover mogen hier nog niet staan.")


def _over(s: Sessieblik, stem: Leesstem) -> str:
    return klein(stem.over) if stem.over in {f.naam for f in s.graaf.factoren.values()} else stem.over


def _woorden(stem: Leesstem) -> str:
    wat = aangehaald(stem.woorden.citaat) if stem.woorden.citaat else met_punt(stem.woorden.kern)
    return f"{wat} ({stem.woorden.van})"


# --- 2. contested -----------------------------------------------------------------------------


def _omstreden(s: Sessieblik) -> Iterator[Blok]:
    yield Kop(2, "2. Waar we het niet over eens zijn", "omstreden")
    if not s.graaf.registraties:
        yield alinea("Daarover is nog niets te zeggen.")
        return
    for sleutel in s.omstreden[:OMSTREDEN]:
        stelling = s.graaf.stellingen[sleutel]
        hoe = statuswoord_nl(s.m.bewering(sleutel).woord.rekenstatus)
        delen = (_zin(s.waar_klopt(sleutel)), s.van_wie(sleutel), _reactiezin(s, sleutel))
        yield alinea(
            vet(f"{met_punt(stelling.tekst)} ({stelling.naam}, {hoe})"), *(f" {deel}" for deel in delen if deel)
        )
    if not s.omstreden:
        yield alinea("Van geen bewering die hier mag staan, spreken bronnen elkaar tegen of wisselt het per gebied.")
    if niet := " ".join(_niet_gehoord(s)):
        yield alinea(vet("Niet gehoord."), f" {niet}")


def _zin(waar: str) -> str:
    return f"{groot(waar)}." if waar else ""


def _reactiezin(s: Sessieblik, onderwerp: str) -> str:
    """What those present said the last time; empty when nobody asked them."""
    gevonden = s.reactie(onderwerp)
    return f"In {gevonden[0].sleutel} {_zei(s)} erover: {_handen(s, gevonden[1])}." if gevonden else ""


def _zei(s: Sessieblik) -> str:
    """Who said it: those who read, when they are the people who come to sessions."""
    return "zei u" if s.lezer.doelgroep == "sessie" else "zeiden de aanwezigen"


def _handen(s: Sessieblik, r: Reactie) -> str:
    """How often each answer was given; of a few people no number."""
    keuzes = (("klopt", r.klopt), ("klopt niet", r.klopt_niet), ("weten we niet", r.weten_we_niet))
    return opsomming(f"{s.lezer.hoe_vaak(n)} keer {aangehaald(wat)}" for wat, n in keuzes if n) or "niets"


def _niet_gehoord(s: Sessieblik) -> Iterator[str]:
    nooit = [g for g, n in s.lezer.gehoord.items() if n == 0]
    if nooit:
        waar = opsomming(nooit) if len(nooit) <= NOEM_HOOGSTENS else f"{telwoord(len(nooit))} deelgebieden"
        yield f"In {waar} spraken wij nog niemand."
    if missen := [*_verwacht(s)]:
        rest = len(missen) - NOEM_HOOGSTENS
        meer = f"; en zo bij nog {voluit(rest, 'interventie', 'interventies')}" if rest > 0 else ""
        mits = "Voor zover bronnen zeiden wie zij zijn, en wat zij zeiden hier meetelt"
        mits = mits if s.graaf.verborgen else "Voor zover bronnen zeiden wie zij zijn"
        yield f"{mits}, hoorden wij {'; '.join(missen[:NOEM_HOOGSTENS])}{meer}."
    bronnen = {b.perspectief for r in s.graaf.registraties for b in s.graaf.bronnen_van(r)}
    namen = s.graaf.woorden.teksten["perspectief"]
    if bronnen and (geen := [meer_van(s.graaf, k).naam for k in namen if k not in bronnen]):
        bevindingen = aantal(s.lezer.achtergehouden[1], "bevinding", "bevindingen")
        hier = " die hier meetellen" if s.graaf.verborgen else ""
        yield f"Niet onder de bronnen van de {bevindingen}{hier}: {opsomming(geen)}."


def _verwacht(s: Sessieblik) -> Iterator[str]:
    """Per intervention whom we expected to hear about it and did not."""
    per_interventie: dict[str, list[str]] = {}
    for r in ontbrekende_perspectieven(s.graaf):
        if not r.gehoord_in and s.graaf.status(r.interventie) in LOOPT and s.lezer.mag_knoop(r.interventie):
            per_interventie.setdefault(r.naam, []).append(klein(r.actornaam))
    return (f"over {aangehaald(naam)} nog niet: {opsomming(wie)}" for naam, wie in per_interventie.items())


# --- 4. three questions -----------------------------------------------------------------------


def _drie_vragen(s: Sessieblik) -> Iterator[Blok]:
    yield Kop(2, f"4. {_hoeveel_vragen(len(s.drie))}", "vragen")
    if not s.drie:
        yield alinea("Er is nog geen vraag op een agenda gezet.")
    for q in s.drie:
        yield alinea(
            vet(f"{q.letter} · {s.lus.vragen[q.letter].vraag}"),
            f" Hier omdat {_waarom(s, q)}.{_erbij(s, q)} ",
            vet(VRAAG_ERBIJ[_prikkel(q)]),
        )
    if verder := " ".join(_verder(s)):
        yield alinea(verder)


def _hoeveel_vragen(n: int) -> str:
    return f"{groot(voluit(n, 'vraag', 'vragen'))} voor vandaag" if n else "Vragen voor vandaag"


def _prikkel(q: Gekozen) -> str:
    return next(reden for reden in q.redenen if reden != "agenda")


def _waarom(s: Sessieblik, q: Gekozen) -> str:
    """Its first reason; of a question that is on the agenda anyhow also the next."""
    op_agenda, prikkel = q.redenen[0] == "agenda", _prikkel(q)
    if op_agenda and prikkel == "wacht":
        return f"de vraag op de agenda van {s.b.sleutel} staat"
    ervoor = f"de vraag op de agenda van {s.b.sleutel} staat, en omdat " if op_agenda else ""
    return f"{ervoor}{_reden(s, q, prikkel)}"


def _reden(s: Sessieblik, q: Gekozen, reden: str) -> str:
    match reden:
        case "te_laat":
            actie, zijn = ("actie", "is") if len(q.laat) == 1 else ("acties", "zijn")
            return f"{actie} {opsomming(q.laat)} te laat {zijn}"
        case "geen_actie":
            return f"de vraag {telwoord(q.keer)} keer op de agenda stond en er geen actie is"
        case "geen_effect":
            eerste = q.zonder_effect[0]
            wat = "de belemmering terug is" if eerste.staat == "teruggekomen" else "het effect niet is gezien"
            return f"na het antwoord op {aangehaald(s.lus.signalen[eerste.sleutel].vraag)} {wat}"
        case "nieuws":
            komen = "kwam" if q.bevindingen == 1 else "kwamen"
            return f"er sinds {_laatst(s, q)} {voluit(q.bevindingen, 'bevinding', 'bevindingen')} bij {komen}"
        case _:
            return f"de vraag openstaat sinds {dag(s.lus.eerste_dag(s.lus.vragen[q.letter]))}"


def _erbij(s: Sessieblik, q: Gekozen) -> str:
    """What was found since, and what those present said of its blocker the last time."""
    komen = "kwam" if q.bevindingen == 1 else "kwamen"
    erbij = f"{komen} er {voluit(q.bevindingen, 'bevinding', 'bevindingen')} bij"
    nieuws = f" Sinds {_laatst(s, q)} {erbij}." if q.bevindingen and _prikkel(q) != "nieuws" else ""
    belemmering = s.lus.vragen[q.letter].belemmering
    if not belemmering or not s.lezer.mag_onderwerp(belemmering):
        return nieuws
    gevonden = s.reactie(belemmering)
    naam = klein(s.graaf.naam(belemmering))
    zei = f" In {gevonden[0].sleutel} {_zei(s)} over {naam}: {_handen(s, gevonden[1])}." if gevonden else ""
    return f"{nieuws}{zei}"


def _laatst(s: Sessieblik, q: Gekozen) -> str:
    return q.laatst or dag(s.lus.vragen[q.letter].sinds)


def _verder(s: Sessieblik) -> Iterator[str]:
    """What was brought in the last time and is on no agenda yet, and the letters of the other open questions."""
    eerder = next(iter(vorige(s.lus, s.b)), None)
    vragen = s.lus.vragen
    hier = [k for k in s.agenda.leerbehoeften if eerder and vragen[k].sinds == eerder.datum]
    if eerder and hier:
        teksten = " ".join(f"{k} · {vragen[k].vraag}" for k in hier)
        yield f"Ook ingebracht in {eerder.sleutel}, en nog op geen agenda: {teksten}"
    gekozen = {q.letter for q in s.drie}
    verder = [k for k in s.agenda.open_letters if k not in gekozen]
    ook = [k for k in verder if staat_op_agenda(s.agenda, k, s.b)]
    if ook:
        yield f"Ook op de agenda: {opsomming(ook)}."
    if rest := [k for k in verder if k not in ook]:
        yield f"Verder open: {opsomming(rest)}."


# --- 5. to fill in ----------------------------------------------------------------------------


def _slot(s: Sessieblik) -> Iterator[Blok]:
    if s.drie:
        koppen = ("vraag", "klopt", "klopt niet", "weten we niet", "wat, wie (rol), vóór wanneer")
        leeg = tuple((Tabelcel(q.letter), *(Tabelcel("") for _ in koppen[1:])) for q in s.drie)
        yield Tabelblok("Om in te vullen", koppen, leeg, invullen=True)
    if zinnen := " ".join(_wat_hier_niet_staat(s)):
        yield alinea(zinnen)


def _wat_hier_niet_staat(s: Sessieblik) -> Iterator[str]:
    n, alle = s.niet_vrijgegeven, s.nieuw.bevindingen
    if n:
        nieuwe = (
            "de ene nieuwe bevinding"
            if alle == 1
            else f"{'alle' if n == alle else f'{n} van de'} {alle} nieuwe bevindingen"
        )
        yield f"Van {nieuwe} mogen de woorden hier nog niet staan."
    if waar := telt_niet_mee(s.graaf):
        yield waar
    binnen = [k for k, f in s.graaf.factoren.items() if f.ligging == "binnen_aanpak"]
    if any(not s.lezer.mag_onderwerp(k) for k in binnen):
        yield "Wat aan de aanpak zelf ligt, bespreekt eerst het kernteam."
