"""The account of one intervention through its learning cycles: intended, done, seen, adapted, agreed, and not heard."""

from collections.abc import Iterable, Iterator, Sequence

from verandertheorie.begrippen import woord
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.leerlus.acties import Actiestand, alle_acties, zoals_nu
from verandertheorie.lezing.lusblik import Lusblik
from verandertheorie.model.besluiten import BesluitOpVoorstel
from verandertheorie.model.doelgroep import MINSTE_GROEPEN
from verandertheorie.model.gebieden import Inzet
from verandertheorie.model.leerlus import natuurlijk
from verandertheorie.model.relaties import sleutel_in
from verandertheorie.model.theorie import Interventie, Statuswijziging
from verandertheorie.model.waarneming import Registratie
from verandertheorie.taal import (
    aangehaald,
    aantal,
    dag,
    groot,
    klein,
    leesbaar,
    met_punt,
    opsomming,
    voluit,
    zonder_punt,
)
from verandertheorie.uitvoer.document.blokken import Blok, Tabelblok
from verandertheorie.uitvoer.document.lusverhaal import klasse_van
from verandertheorie.uitvoer.document.signaalstuk import actie_in_een_zin, gezegd, tegenstem, wat_is_toegepast
from verandertheorie.uitvoer.document.uitspraak import Merker, Uitspraak
from verandertheorie.uitvoer.document.wijzigingen import AANVAARD
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.ontbrekende_perspectieven import ontbrekende_perspectieven
from verandertheorie.vragen.rijkeuze import telt_niet_mee, voor_zover

HOOGSTENS = 8
"""So many texts of conversations stand under one heading, the newest; of the rest only how many. By eye."""

NIET_VASTGELEGD = "Niet vastgelegd."


def van_interventie(k: Lusblik, merk: Merker, i: Interventie) -> Iterator[Blok]:
    """The account of an intervention, without its title."""
    sleutel = i.sleutel
    over = [r for r in k.graaf.registraties if r.interventie == sleutel]
    beweringen = [
        s for s in k.graaf.stellingen.values() if s.van == sleutel and s.laag == "theorie" and k.lezer.mag_stelling(s)
    ]
    beweringen.sort(key=lambda s: natuurlijk(s.naam))
    acties = [a for a in _acties(k, sleutel, beweringen, over) if k.mag_actie(a)]
    ervoor: tuple[tuple[str, str, Iterable[Uitspraak]], ...] = (
        ("bedoeld", "Wat we wilden", _bedoeld(k, i, beweringen)),
        ("gedaan", "Wat er is gedaan", _gedaan(k, i, over, acties)),
        ("gezien", "Wat er is gezien en gehoord", _gezien(k, i, beweringen, over)),
        ("verrast", "Wat verraste", _verrast(k, i, over)),
        ("hielp", "Wat hielp en wat in de weg stond", _hielp_en_hinderde(k, i, over)),
    )
    erna: tuple[tuple[str, str, Iterable[Uitspraak]], ...] = (
        ("aangepast", "Wat is aangepast", _aangepast(k, i, beweringen, over)),
        ("afgesproken", "Wat is afgesproken, en waar het heen gaat", _afgesproken(k, i, over)),
        ("ongehoord", "Wie niet is gehoord", _ongehoord(k, i)),
    )
    for deel in ervoor:
        yield from _hoofdstuk(k, merk, sleutel, *deel)
    yield from _zekerheid(k, merk, i, beweringen)
    for deel in erna:
        yield from _hoofdstuk(k, merk, sleutel, *deel)


def _hoofdstuk(
    k: Lusblik, merk: Merker, sleutel: str, anker: str, kop: str, uitspraken: Iterable[Uitspraak]
) -> Iterator[Blok]:
    yield merk.kop(2, kop, anker=anker)
    yield merk.lijst(*(tuple(uitspraken) or (_niets(k, sleutel, kop),)))


def _niets(k: Lusblik, sleutel: str, kop: str) -> Uitspraak:
    return Uitspraak(f"{zonder_punt(NIET_VASTGELEGD)}{voor_zover(k.graaf)}.", (sleutel,), klein(kop))


# --- intended and done ------------------------------------------------------------------------


def _bedoeld(k: Lusblik, i: Interventie, beweringen: Sequence[Stelling]) -> Iterator[Uitspraak]:
    if i.omschrijving:
        yield Uitspraak(met_punt(i.omschrijving), (i.sleutel,), "interventie")
    if i.werkprincipes:
        namen = opsomming(klein(k.graaf.woorden.tekst("werkprincipe", w)) for w in i.werkprincipes)
        yield Uitspraak(f"Zo werken we eraan: {namen}.", (i.sleutel,), "interventie")
    for s in beweringen:
        yield Uitspraak(met_punt(s.tekst), (s.sleutel,), "bewering", kop=f"{s.naam}:")


def _gedaan(
    k: Lusblik, i: Interventie, over: Sequence[Registratie], acties: Sequence[Actiestand]
) -> Iterator[Uitspraak]:
    stand = woord("waarde.status", k.graaf.status(i.sleutel))
    yield Uitspraak(f"De interventie is nu {stand}.", (i.sleutel,), "status van de interventie")
    inzet = [r for r in k.graaf.records(Inzet) if r.interventie == i.sleutel and r.van <= k.lus.nu]
    if inzet:
        yield _waar_zij_loopt(k, i, inzet)
    middelen = dict.fromkeys(r.middelen for r in inzet if r.middelen)
    if middelen:
        tekst = f"Mensen en middelen: {opsomming(klein(zonder_punt(m)) for m in middelen)}."
        yield Uitspraak(tekst, tuple(r.record_sleutel for r in inzet), "inzet")
    yield from _teksten(k, i, over, "geprobeerd", "Geprobeerd:")
    for a in acties:
        yield actie_in_een_zin(k, a)


def _waar_zij_loopt(k: Lusblik, i: Interventie, inzet: Sequence[Inzet]) -> Uitspraak:
    loopt = sorted({r.gebied for r in inzet if r.tot is None or r.tot >= k.lus.nu}, key=natuurlijk)
    klaar = sorted({r.gebied for r in inzet} - {*loopt}, key=natuurlijk)
    eerste = min(r.van for r in inzet)
    noem = opsomming if not k.lezer.is_buiten else lambda g: voluit(len([*g]), "gebied", "gebieden")
    delen = [f"Loopt in {noem(loopt)}" if loopt else "Loopt nergens meer"]
    if klaar:
        delen.append(f"liep in {noem(klaar)}")
    return Uitspraak(f"{'; '.join(delen)}. Begonnen op {dag(eerste)}.", (i.sleutel,), "inzet")


def _acties(
    k: Lusblik, sleutel: str, beweringen: Sequence[Stelling], over: Sequence[Registratie]
) -> Iterator[Actiestand]:
    """What was agreed in sessions about an intervention, by id: of its questions, signals, and what adapted it."""
    eigen = {sleutel, *(s.sleutel for s in beweringen)}
    letters = {q.letter for q in k.lus.vragen.values() if eigen & {sleutel_in(o) for o in q.gaat_over}}
    signalen = {s.sleutel for s in k.lus.signalen.values() if sleutel_in(s.over) in eigen}
    for id_, a in alle_acties(k.lus).items():
        revisies = k.lus.acties.get(id_, ())
        past_aan = any(r.past_aan == sleutel for r in revisies)
        if "!" not in id_ and (past_aan or a.uit in letters | signalen or sleutel in a.uit.split("-", 1)[1:]):
            yield a


# --- seen, heard, surprised -------------------------------------------------------------------


def _gezien(
    k: Lusblik, i: Interventie, beweringen: Sequence[Stelling], over: Sequence[Registratie]
) -> Iterator[Uitspraak]:
    gebieden = {g for r in over for g in r.gebieden} & {*k.graaf.deelgebieden}
    stemmen = {k.graaf.stemmen.groep(r, r.gebied or "").sleutel for r in over}
    if len(stemmen) < max(MINSTE_GROEPEN[k.lezer.doelgroep], 1):
        yield Uitspraak("Er zijn nog weinig stemmen over gehoord.", (i.sleutel,), "registraties")
    else:
        hoeveel = aantal(len(over), "gesprek of waarneming", "gesprekken en waarnemingen")
        waar = f", in {aantal(len(gebieden), 'gebied', 'gebieden')}" if gebieden else ""
        yield Uitspraak(f"{groot(hoeveel)}{waar}.", (i.sleutel, *(r.id for r in over)), "registraties")
    if waar := telt_niet_mee(k.graaf):
        yield Uitspraak(waar, (i.sleutel,), "drempel voor deze lezer")
    for s in beweringen:
        hoe = statuswoord_nl(k.m.bewering(s.sleutel).woord.rekenstatus)
        waar = k.waar_klopt(s.sleutel) if not k.lezer.is_buiten else ""
        waar = f". {groot(waar)}" if waar else ""
        wie = f" {k.van_wie(s.sleutel)}" if k.van_wie(s.sleutel) else ""
        yield Uitspraak(f"{hoe}{waar}.{wie}", (s.sleutel,), "oordeel over de bewering", kop=f"{s.naam}:")
        if stem := k.stem(k.kant(s.sleutel, 1)):
            yield gezegd(k, s.sleutel, 1, stem, "Ervoor:")
        yield from tegenstem(k, s.sleutel, "Ertegen:")
    yield from _teksten(k, i, over, "waargenomen", "Gezien:")
    yield from _teksten(k, i, over, "geleerd", "Geleerd:")


def _teksten(k: Lusblik, i: Interventie, over: Sequence[Registratie], veld: str, kop: str) -> Iterator[Uitspraak]:
    """What conversations say in one field, the newest first, as far as it may be read; and how much may not."""
    alle = [r for r in sorted(over, key=lambda r: (r.datum, r.id), reverse=True) if getattr(r, veld)]
    leesbaar_ = [r for r in alle if k.lezer.mag_lezen(r)]
    for r in leesbaar_[:HOOGSTENS]:
        van = k.lezer.van(r)
        yield Uitspraak(f"{zonder_punt(getattr(r, veld))} ({van}).", (r.id,), "woorden van een bron", kop=kop)
    rest, dicht = len(leesbaar_) - HOOGSTENS, len(alle) - len(leesbaar_)
    if rest > 0:
        tekst = f"Zo zijn er nog {voluit(rest, 'tekst', 'teksten')}."
        yield Uitspraak(tekst, (i.sleutel,), f"{veld} in registraties", kop=kop)
    if dicht:
        tekst = f"{groot(voluit(dicht, 'tekst mag', 'teksten mogen'))} hier niet staan."
        yield Uitspraak(tekst, (i.sleutel,), f"{veld} in registraties", kop=kop)


def _verrast(k: Lusblik, i: Interventie, over: Sequence[Registratie]) -> Iterator[Uitspraak]:
    yield from _teksten(k, i, over, "verrassing", "")
    los = [(r, b) for r in over for b in r.bewijs if b.onderwerp == "los"]
    for r, b in los[-HOOGSTENS:]:
        if k.lezer.mag_lezen(r, b):
            van = k.lezer.van(r, b)
            yield Uitspraak(f"{zonder_punt(b.kern)} ({van}).", (r.id,), "los", kop="Past nog nergens bij:")
    dicht = sum(not k.lezer.mag_lezen(r, b) for r, b in los)
    if dicht:
        hoeveel = voluit(dicht, "bevinding mag", "bevindingen mogen")
        yield Uitspraak(f"{groot(hoeveel)} hier niet staan.", (i.sleutel,), "los", kop="Past nog nergens bij:")


# --- what helped, how sure --------------------------------------------------------------------


def _hielp_en_hinderde(k: Lusblik, i: Interventie, over: Sequence[Registratie]) -> Iterator[Uitspraak]:
    voor = {v.onderwerp for r in over for v in k.graaf.vermeldingen(r.id) if v.teken == "voor"}
    genoemd = voor & {*k.graaf.factoren}
    for f in sorted(
        filter(k.lezer.mag_onderwerp, genoemd), key=lambda f: (k.graaf.factoren[f].valentie == "belemmerend", f)
    ):
        hoe = "Hielp" if k.graaf.factoren[f].valentie == "helpend" else "Stond in de weg"
        kop = "Hielp of stond in de weg:" if k.graaf.factoren[f].valentie == "beide" else f"{hoe}:"
        yield Uitspraak(f"{klein(k.graaf.naam(f))} ({klasse_van(k.graaf, f)}).", (f,), "klasse van de factor", kop=kop)
        if k.graaf.factoren[f].valentie != "helpend":
            yield from wat_is_toegepast(k, beoordeling(k.graaf).factor(f, "belemmerend"))


def _zekerheid(k: Lusblik, merk: Merker, i: Interventie, beweringen: Sequence[Stelling]) -> Iterator[Blok]:
    """How sure we were at the end of the cycle before, and are now."""
    yield merk.kop(2, "Hoe zeker we waren, en nu zijn", anker="zeker")
    eerder = [c for c in k.graaf.cycli if c.nummer < k.graaf.t]
    if not eerder or not beweringen:
        yield merk.alinea(_niets(k, i.sleutel, "hoe zeker"))
        return
    toen = k.graaf.op(eerder[-1].tot)
    rijen = []
    for s in beweringen:
        was = (
            statuswoord_nl(beoordeling(toen).bewering(s.sleutel).woord.rekenstatus)
            if s.sleutel in toen.stellingen
            else "stond er nog niet in"
        )
        nu = statuswoord_nl(k.m.bewering(s.sleutel).woord.rekenstatus)
        rijen.append(merk.rij((f"{s.naam} {zonder_punt(s.tekst)}", was, nu), (s.sleutel,), "oordeel toen en nu"))
    yield Tabelblok(
        "Van elke bewering over deze interventie",
        ("bewering", f"na {eerder[-1].sleutel}", f"nu ({k.graaf.cyclus})"),
        tuple(rijen),
    )


# --- adapted and agreed -----------------------------------------------------------------------


def _aangepast(
    k: Lusblik, i: Interventie, beweringen: Sequence[Stelling], over: Sequence[Registratie]
) -> Iterator[Uitspraak]:
    standen = alle_acties(k.lus)
    for a in map(zoals_nu, k.lus.acties.values()):
        mag = a.id in standen and k.lezer.mag_actie(standen[a.id])
        if mag and a.past_aan == i.sleutel and a.gedaan_op and a.gedaan_op <= k.lus.nu:
            eerst = f" Eerst: {klein(met_punt(a.oud))}" if a.oud else ""
            nu = f" Nu: {klein(met_punt(a.nieuw))}" if a.nieuw else ""
            yield Uitspraak(f"Op {dag(a.gedaan_op)} ({a.id}).{eerst}{nu}", (a.id, *a.door), "actie past aan")
    for w in k.graaf.records(Statuswijziging):
        if w.onderwerp == i.sleutel and k.graaf.nummer(w.sinds) <= k.graaf.t:
            waarom = k.lezer.te_noemen_reden(w.reden)
            reden = f": {klein(met_punt(waarom))}" if waarom else "."
            tekst = f"Van {w.van} naar {w.naar} sinds {w.sinds}{reden}"
            yield Uitspraak(tekst, (w.record_sleutel,), "statuswijziging")
    sleutels = {s.sleutel for s in k.graaf.stellingen.values() if s.van == i.sleutel}
    for b in k.graaf.records(BesluitOpVoorstel):
        if (
            sleutels & {*b.onderwerpen}
            and b.uitslag in AANVAARD
            and b.bijeenkomst in {x.sleutel for x in k.lus.geweest}
        ):
            namen = opsomming(k.graaf.naam(o) for o in b.onderwerpen if k.lezer.mag_onderwerp(o))
            waarom = k.lezer.te_noemen_reden(b.reden)
            reden = f": {met_punt(waarom)}" if waarom else "."
            if namen:
                yield Uitspraak(f"In {b.bijeenkomst} is besloten over {namen}{reden}", (b.record_sleutel,), "besluit")
    yield from _teksten(k, i, over, "bijgesteld", "Bijgesteld:")


def _afgesproken(k: Lusblik, i: Interventie, over: Sequence[Registratie]) -> Iterator[Uitspraak]:
    """What conversations about it agreed on, where it goes, and how it stands."""
    van_hier = {r.id: r for r in over}
    alle = [a for a in alle_acties(k.lus).values() if "!" in a.id and a.uit in van_hier]
    leesbaar_ = [a for a in alle if k.lezer.mag_lezen(van_hier[a.uit])]
    for a in leesbaar_[-HOOGSTENS:]:
        naar = f" Gaat naar: {woord('waarde.naar', a.naar)}." if a.naar else ""
        yield Uitspraak(
            f"{actie_in_een_zin(k, k.lezer.zonder_bron(a), met_id=False).tekst}{naar}",
            (a.id,),
            "afspraak in een gesprek",
        )
    dicht = len(alle) - len(leesbaar_)
    if dicht:
        hoeveel = voluit(dicht, "afspraak uit een gesprek mag", "afspraken uit gesprekken mogen")
        yield Uitspraak(f"{groot(hoeveel)} hier niet staan.", (i.sleutel,), "afspraken in gesprekken")


def _ongehoord(k: Lusblik, i: Interventie) -> Iterator[Uitspraak]:
    if not i.verwachte_rollen:
        yield Uitspraak("Wie wij hierover willen horen, is niet vastgelegd.", (i.sleutel,), "verwachte rollen")
        return
    rijen = [r for r in ontbrekende_perspectieven(k.graaf) if r.interventie == i.sleutel]
    telt = " en het hier meetelt" if k.graaf.verborgen else ""
    for r in rijen:
        if not r.gehoord_in:
            yield Uitspraak(
                f"{groot(r.actornaam)}: nog niet gehoord, voor zover bronnen zeiden wie zij zijn{telt}.",
                (i.sleutel, r.actor),
                "verwachte rollen",
            )
        else:
            waar = k.noem_gebieden(r.niet_gehoord_in)
            yield Uitspraak(
                f"{groot(r.actornaam)}: niet gehoord in {waar}, waar anderen er wel over spraken.",
                (i.sleutel, r.actor),
                "verwachte rollen",
            )
    if not rijen:
        yield Uitspraak(
            f"Elke rol die wij wilden horen, is gehoord waar erover is gesproken{voor_zover(k.graaf)}.",
            (i.sleutel,),
            "verwachte rollen",
        )


# --- of one conversation ----------------------------------------------------------------------


def van_gesprek(k: Lusblik, merk: Merker, r: Registratie) -> Iterator[Blok]:
    """What goes back to who told it: all of its own words, and nothing of anybody else."""
    stappen = ("geprobeerd", "waargenomen", "geleerd", "bijgesteld", "verrassing")
    yield merk.kop(2, "Wat u vertelde", anker="vertelde")
    verteld = [
        Uitspraak(met_punt(tekst), (r.id,), "registratie", kop=f"{groot(woord('veld', stap))}:")
        for stap in stappen
        if (tekst := getattr(r, stap))
    ]
    for plaats, b in enumerate(r.bewijs):
        gehoord = f" U hoorde het van: {b.gehoord_van}." if b.gehoord_van else ""
        anders = f" Andere verklaring: {klein(met_punt(b.andere_verklaring))}" if b.andere_verklaring else ""
        wat = "Los" if b.onderwerp == "los" else _wat_het_zegt(k, b.onderwerp, b.teken)
        verteld.append(
            Uitspraak(f"{met_punt(b.kern)}{gehoord}{anders}", (r.bewijs_id(plaats),), "bewijs", kop=f"{wat}:")
        )
    for d in r.dekking:
        wat, antwoord = _GEZOCHT[d.gezocht], _GEVONDEN[d.gevonden]
        naam = k.graaf.naam(d.onderwerp)
        verteld.append(Uitspraak(f"{antwoord}.", (r.id,), "dekking", kop=f"Gevraagd bij {aangehaald(naam)}, {wat}:"))
    yield merk.lijst(*(verteld or [Uitspraak(NIET_VASTGELEGD, (r.id,), "registratie")]))
    yield merk.kop(2, "Uw woorden", anker="woorden")
    citaten = [
        Uitspraak(
            f"{aangehaald(b.citaat)} Mag dit worden gebruikt: {leesbaar(b.citaat_akkoord)}.",
            (r.bewijs_id(plaats),),
            "citaat",
        )
        for plaats, b in enumerate(r.bewijs)
        if b.citaat
    ]
    yield merk.lijst(*(citaten or [Uitspraak("Er zijn geen woorden letterlijk opgeschreven.", (r.id,), "citaat")]))
    yield merk.kop(2, "Wat is afgesproken", anker="afgesproken")
    afspraken = [a for a in alle_acties(k.lus).values() if a.uit == r.id and "!" in a.id]
    zinnen = [actie_in_een_zin(k, a, met_id=False) for a in afspraken]
    yield merk.lijst(*(zinnen or [Uitspraak(NIET_VASTGELEGD, (r.id,), "afspraken")]))
    yield merk.kop(2, "Wat wij u vragen", anker="vragen")
    yield merk.lijst(
        Uitspraak("Klopt dit, en wilt u iets veranderen?", (r.id,), "teruggelegd"),
        Uitspraak("Mogen anderen lezen wat hier staat, en mogen zij uw woorden lezen?", (r.id,), "teruggelegd"),
        Uitspraak(
            f"Tot nu toe is over dit verslag vastgelegd: {woord('waarde.teruggelegd', r.teruggelegd)}.",
            (r.id,),
            "teruggelegd",
        ),
    )


_GEZOCHT = {"bestaan": "of het er is", "tegendeel": "het tegendeel", "andere_oorzaak": "een andere oorzaak"}
_GEVONDEN = {"ja": "ja, gevonden", "nee": "niet gevonden", "onduidelijk": "onduidelijk"}


def _wat_het_zegt(k: Lusblik, onderwerp: str, teken: str) -> str:
    """What a finding was written down under, so that who said it can say that it is about something else."""
    if onderwerp in k.graaf.stellingen:
        kant = "voor" if teken == "voor" else "tegen"
        return f"Opgeschreven als {kant} {aangehaald(zonder_punt(k.graaf.stellingen[onderwerp].tekst))}"
    if onderwerp in k.graaf.factoren:
        is_er = "is er" if teken == "voor" else "is er niet"
        return f"Opgeschreven als: {aangehaald(k.graaf.naam(onderwerp))} {is_er}"
    return "Opgeschreven"
