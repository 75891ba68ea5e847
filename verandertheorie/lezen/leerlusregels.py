"""Rules of the learning loop: what a session may do with a question or a signal, and what that asks to be filled in."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from verandertheorie.lezen.aanmerking import Aanmerking, Regel, Regels
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.model.besluiten import BesluitOpVoorstel, Redactie, TheorieVersie
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import (
    BIJ_HET_EERSTE,
    LEVENSLOOP,
    NA_GESCHRAPT,
    ZONDER_RECORD,
    Actie,
    Agendapunt,
    Leervraag,
    Lussoort,
    Signaal,
    lijken_op_id,
)
from verandertheorie.model.relaties import bewering_in
from verandertheorie.model.soorten import Plek
from verandertheorie.model.theorie import Actor, Bewering, RelatieRecord
from verandertheorie.model.verwijzing import LANGSTE_OPSOMMING, Namenlijst, kort, regel_voor
from verandertheorie.taal import aantal, dag, leesbaar, opsomming

_LIJKT_LETTER = re.compile(r"[A-Za-z]{1,2}")
"""What one types for a letter: two are there only when the alphabet was used up."""

WAAROM: Mapping[str, str] = {
    "reden": "Zet erbij waarom.",
    "nieuw": "Zet bij 'nieuw' hoe de vraag nu luidt.",
    "naar": "Zet bij 'naar' aan welke tafel het is doorgegeven.",
    "nakijken": "Zet bij 'nakijken' in welke gebieden we opnieuw kijken, en vanaf wanneer.",
}
"""What to do when a field that an outcome asks for is not there."""


def _tafel_velden(r: Actor, _: Samenhang) -> Iterator[Aanmerking]:
    gevuld = [veld for veld in ("open_vanaf", "open_tot", "eigen") if getattr(r, veld)]
    if gevuld and not r.is_tafel:
        tekst = f"'{gevuld[0]}' is voor een tafel, en {r.sleutel} is geen tafel."
        yield Aanmerking((gevuld[0],), "VT011", tekst, "Laat het weg, of schrijf actorsoort: tafel.")


def geen_tafel(r: Bewering | RelatieRecord, s: Samenhang) -> Iterator[Aanmerking]:
    """A table decides about the theory and is no part of it."""
    for veld, eind in (("van", r.van), ("naar", r.naar)):
        actor = s.actoren.get(eind)
        if actor and actor.is_tafel and not bewering_in(eind):
            tekst = f"{eind} is een tafel, en die is geen deel van de theorie."
            yield Aanmerking((veld,), "VT022", tekst, "Kies een rol, organisatie of overheid.")


def _is_tafel(plek: Plek, sleutel: str | None, s: Samenhang) -> Iterator[Aanmerking]:
    """That what is named as a table is one."""
    actor = s.actoren.get(sleutel or "")
    if actor and not actor.is_tafel:
        tafels = sorted(k for k, a in s.actoren.items() if a.is_tafel)
        nieuw = regel_voor("actor", sleutel="…", naam="…", actorsoort="tafel")
        kies = f"Kies uit: {', '.join(tafels)}." if tafels else f"Er is er nog geen. Zet erbij: {nieuw}."
        yield Aanmerking(plek, "VT011", f"{sleutel} is geen tafel.", kies)


def _bijeenkomst(r: Bijeenkomst, s: Samenhang) -> Iterator[Aanmerking]:
    yield from _is_tafel(("van",), r.van, s)
    perspectieven = s.woorden.teksten["perspectief"]
    for naam in r.aanwezig:
        if naam not in perspectieven:
            beste = Namenlijst.lijkt_op(naam, perspectieven)
            raad = f"Bedoelt u {beste}?" if beste else f"Kies uit: {', '.join(perspectieven)}."
            yield Aanmerking(("aanwezig", naam), "VT010", f"'{kort(naam)}' is geen perspectief.", raad)
    if r.kern and r.kern.er > r.kern.van:
        tekst = f"er waren er {r.kern.er} van de {r.kern.van}: dat kan niet."
        yield Aanmerking(("kern", "er"), "VT011", tekst, "Draai ze om, of verbeter een van de twee.")


def _is_toch_doorgegaan(r: Bijeenkomst, s: Samenhang) -> Iterator[Aanmerking]:
    """A session that has minutes was held: what it did would vanish from view when it is called off afterwards."""
    was = next((b for b in s.was.records(Bijeenkomst) if b.sleutel == r.sleutel), None)
    if not r.vervallen_omdat or was is None or was.vervallen_omdat:
        return
    if heeft := tuple(_wat_zij_deed(was, s)):
        tekst = f"{r.sleutel} ging door: vastgelegd is al {opsomming(heeft)}."
        remedie = "Laat vervallen_omdat weg. Bedoelt u een andere bijeenkomst? Noem dan die."
        yield Aanmerking(("vervallen_omdat",), "VT011", tekst, remedie)


def _wat_zij_deed(b: Bijeenkomst, s: Samenhang) -> Iterator[str]:
    """What the dossier holds of a session, in words."""
    if b.aanwezig or b.kern:
        yield "wie er waren"
    punten = sum(bool(p.uitslag) for p in s.blijft(Agendapunt) if p.bijeenkomst == b.sleutel)
    acties = {a.id for a in s.blijft(Actie) if a.bijeenkomst == b.sleutel}
    besluiten: list[BesluitOpVoorstel | Redactie | TheorieVersie] = [
        *s.blijft(BesluitOpVoorstel),
        *s.blijft(Redactie),
        *s.blijft(TheorieVersie),
    ]
    for n, een, meer in (
        (punten, "punt met een uitslag", "punten met een uitslag"),
        (len(acties), "actie", "acties"),
        (sum(d.bijeenkomst == b.sleutel for d in besluiten), "besluit over de theorie", "besluiten over de theorie"),
        (len(b.reacties), "onderwerp met reacties", "onderwerpen met reacties"),
        (len(b.notities), "notitie", "notities"),
    ):
        if n:
            yield aantal(n, een, meer)


def _leervraag(r: Leervraag, s: Samenhang) -> Iterator[Aanmerking]:
    if r.letter in r.komt_uit:
        yield Aanmerking(("komt_uit",), "VT023", f"{r.letter} komt zo uit zichzelf.", "Noem een andere letter.")


def _signaal(r: Signaal, s: Samenhang) -> Iterator[Aanmerking]:
    for soort in s.soorten_met.get(r.sleutel, ()):
        tekst = f"de sleutel '{r.sleutel}' is al van een {leesbaar(soort)}."
        yield Aanmerking(("sleutel",), "VT024", tekst, "Kies een andere sleutel.")
        break
    yield from _is_tafel(("gevraagd_van",), r.gevraagd_van, s)
    factor, tafel = s.factoren.get(r.over), s.actoren.get(r.gevraagd_van)
    if factor and factor.ligging == "binnen_aanpak" and tafel and tafel.is_tafel and not tafel.eigen:
        tekst = f"{factor.naam} ligt binnen de aanpak, en {tafel.naam} is geen eigen tafel van het programma."
        eigen = [k for k, a in s.actoren.items() if a.is_tafel and a.eigen]
        raad = f"Vraag het aan {opsomming(sorted(eigen), 'of')}." if eigen else "Zet bij een eigen tafel eigen: ja."
        yield Aanmerking(("gevraagd_van",), "VT011", tekst, raad)


def _agendapunt(r: Agendapunt, s: Samenhang) -> Iterator[Aanmerking]:
    b = s.bijeenkomsten.get(r.bijeenkomst)
    if b and b.vervallen_omdat and r.uitslag:
        tekst = f"{r.bijeenkomst} ging niet door: dan gebeurde er ook niets met {kort(r.onderwerp)}."
        yield Aanmerking(("uitslag",), "VT011", tekst, "Laat de uitslag weg: het punt schuift door.")
        return
    yield from _is_tafel(("naar",), r.naar, s)
    soort: Lussoort | None = (
        "leervraag" if r.onderwerp in s.leervragen else "signaal" if r.onderwerp in s.signalen else None
    )
    if r.uitslag is None:
        return
    if soort is None:
        if r.uitslag != ZONDER_RECORD:
            beste = Namenlijst.lijkt_op(r.onderwerp, [*s.leervragen, *s.signalen])
            bedoelt = f"Bedoelt u {beste}? Zo niet" if beste else "Is het geen van beide"
            tekst = f"'{kort(r.onderwerp)}' is geen leervraag en geen signaal: dat kan niet zijn {r.uitslag}."
            yield Aanmerking(("uitslag",), "VT011", tekst, f"{bedoelt}: schrijf {ZONDER_RECORD}.")
        return
    mag = LEVENSLOOP[soort]
    if r.uitslag not in mag:
        tekst = f"bij een {soort} kan de uitslag niet {r.uitslag} zijn."
        yield Aanmerking(("uitslag",), "VT011", tekst, f"Kies uit: {', '.join(mag)}.")
        return
    stap, eerdere = mag[r.uitslag], _eerdere(r, s)
    if eerdere and eerdere[-1].uitslag == "geschrapt" and r.uitslag != NA_GESCHRAPT:
        tekst = f"{r.onderwerp} is geschrapt in {eerdere[-1].bijeenkomst}: daarna kan zij alleen terugkomen."
        yield Aanmerking(("uitslag",), "VT011", tekst, f"Schrijf {NA_GESCHRAPT}, met waarom zij terugkomt.")
    moet = dict.fromkeys(stap.verplicht)
    waarom_nu = {}
    if not eerdere:
        moet |= dict.fromkeys(BIJ_HET_EERSTE)
        waarom_nu = dict.fromkeys(BIJ_HET_EERSTE, " de eerste keer")
    if soort == "signaal" and s.signalen[r.onderwerp].over in s.factoren:
        moet |= dict.fromkeys(stap.als_factor)
    for veld in moet:
        if not getattr(r, veld):
            wanneer = waarom_nu.get(veld, "") if veld not in stap.verplicht else f" bij {r.uitslag}"
            tekst = f"het veld '{veld}' ontbreekt: dat moet{wanneer or f' bij {r.uitslag}'}."
            yield Aanmerking(("uitslag",), "VT011", tekst, WAAROM[veld])


def _eerdere(r: Agendapunt, s: Samenhang) -> Sequence[Agendapunt]:
    """The points of this subject that became something in sessions before this one."""
    plek = {sleutel: nr for nr, sleutel in enumerate(s.bijeenkomsten)}
    hier = plek.get(r.bijeenkomst, 0)
    return [p for p in s.punten.get(r.onderwerp, ()) if p.uitslag and plek[p.bijeenkomst] < hier]


def _actie(r: Actie, s: Samenhang) -> Iterator[Aanmerking]:
    eigen = not r.van_registratie
    if eigen and not r.wat and not r.uit and s.acties.get(r.id, (r,))[0] is r:  # nothing but changes
        yield Aanmerking(("id",), "VT020", *_geen_actie(r, s))
    elif not eigen:
        yield from _afspraak(r, s)
    else:
        for veld, raad in (("wat", "Zet erbij wat er gaat gebeuren."), ("uit", "Noem de letter of het signaal.")):
            if not getattr(r, veld):
                yield Aanmerking((veld,), "VT011", f"het veld '{veld}' ontbreekt.", raad)
    if r.past_aan and not any(a.nieuw for a in (r, *(s.acties.get(r.id, ()) if r.van_registratie else ()))):
        tekst = "het veld 'nieuw' ontbreekt: wat wordt de interventie?"
        yield Aanmerking(("past_aan",), "VT011", tekst, "Zet bij 'nieuw' hoe zij dan is.")
    for nr, bewijs in enumerate(r.door):
        registratie, _, nummer = bewijs.partition("#")
        bekend = s.registratie(registratie)
        nummers = [str(b.nr or i) for i, b in enumerate(bekend.bewijs, 1)] if bekend else []
        if bekend is None or nummer not in nummers:
            raad = f"Kies uit: {', '.join(nummers)}." if nummers else "Schrijf het als REGISTRATIE#1."
            yield Aanmerking(("door", nr), "VT020", f"de bevinding '{kort(bewijs)}' is er niet.", raad)
    yield from _overgedragen(r, s)


def _geen_actie(r: Actie, s: Samenhang) -> tuple[str, str]:
    """Why there is no action of which this says what changes, and what to do."""
    if later := [a for a in s.acties.get(r.id, ()) if a is not r]:
        tekst = f"{r.id} is pas afgesproken op {dag(later[0].sinds)}, en dit is van {dag(r.sinds)}."
        return tekst, "Klopt de dag van de bijeenkomst, en klopt het id?"
    beste = lijken_op_id(r.id, s.acties.keys() - {r.id})
    raad = f"Bedoelt u {opsomming(beste, 'of')}?" if beste else "Zoek haar id met: verandertheorie acties"
    tekst = f"de actie '{kort(r.id)}' is er niet, en hier staat niet wat er gaat gebeuren."
    return tekst, f"{raad} Is zij nieuw? Zet er 'wat' en 'uit' bij."


def _afspraak(r: Actie, s: Samenhang) -> Iterator[Aanmerking]:
    """An action that a cycle record holds as an agreement: its words stay there."""
    registratie, _, nummer = r.id.partition("!")
    bekend = s.registratie(registratie)
    if bekend is None:
        beste = Namenlijst.lijkt_op(registratie, sorted(s.alles.gesprekken))
        raad = f"Bedoelt u {beste}!{nummer}?" if beste else "Kijk met: verandertheorie acties"
        yield Aanmerking(("id",), "VT020", f"registratie '{kort(registratie)}' staat niet in het dossier.", raad)
        return
    if int(nummer) not in (nummers := bekend.nummers_van_afspraken):
        raad = f"Kies uit: {', '.join(f'{registratie}!{n}' for n in nummers)}." if nummers else "Geef het een eigen id."
        yield Aanmerking(("id",), "VT020", f"{registratie} heeft geen afspraak {nummer}.", raad)
    for veld in ("wat", "uit", "gebieden"):
        if getattr(r, veld):
            tekst = f"'{veld}' van deze actie staat in {registratie}."
            yield Aanmerking((veld,), "VT011", tekst, "Laat het hier weg: alleen wat verandert staat hier.")


def _overgedragen(r: Actie, s: Samenhang) -> Iterator[Aanmerking]:
    """Who gets it from somebody else, or later than was said, is told why."""
    if r.reden:
        return
    for (eigenaren, uiterlijk, _), (anderen, later, revisie) in pairwise(_verloop(r, s)):
        if revisie is not r:
            continue
        if set(eigenaren) != set(anderen):
            tekst = f"{r.id} krijgt een andere eigenaar, zonder reden."
            yield Aanmerking(("eigenaren",), "VT011", tekst, "Zet bij 'reden' waarom iemand anders het doet.")
        if uiterlijk and uiterlijk != later:
            tekst = f"{r.id} krijgt een andere dag, zonder reden."
            yield Aanmerking(("uiterlijk",), "VT011", tekst, "Zet bij 'reden' waarom het later wordt.")


def _verloop(r: Actie, s: Samenhang) -> Iterator[tuple[tuple[str, ...], datetime.date | None, Actie | None]]:
    """Whose an action was and before when, by revision; of an agreement first as it was agreed on."""
    eigenaren, uiterlijk = tuple[str, ...](), None
    if bekend := s.registratie(r.van_registratie):
        afspraak = bekend.nummers_van_afspraken.get(int(r.id.partition("!")[2]))
        if afspraak is None:
            return  # that is told elsewhere
        eigenaren, uiterlijk = afspraak.eigenaren, afspraak.uiterlijk
        yield eigenaren, uiterlijk, None
    for a in s.acties.get(r.id, ()):
        is_heel = not r.van_registratie  # of an agreement a revision holds only what changes
        eigenaren = a.eigenaren if is_heel or a.eigenaren else eigenaren
        uiterlijk = a.uiterlijk if is_heel or a.uiterlijk else uiterlijk
        yield eigenaren, uiterlijk, a


LUSREGELS: Regels = {
    Actor: (_tafel_velden,),
    Bijeenkomst: (_bijeenkomst, _is_toch_doorgegaan),
    Leervraag: (_leervraag,),
    Signaal: (_signaal,),
    Agendapunt: (_agendapunt,),
    Actie: (_actie,),
}

STEUNT_OP_VELDEN: Mapping[Regel, tuple[str, ...]] = {
    _tafel_velden: ("actorsoort",),
    geen_tafel: ("van", "naar"),
    _bijeenkomst: ("van", "kern", "aanwezig"),
    _is_toch_doorgegaan: ("sleutel", "vervallen_omdat"),
    _leervraag: ("letter", "komt_uit"),
    _signaal: ("sleutel", "over", "gevraagd_van"),
    _agendapunt: ("onderwerp", "bijeenkomst", "uitslag", "reden", "nieuw", "naar", "nakijken"),
    _actie: ("id", "sinds", "wat", "uit", "eigenaren", "uiterlijk", "gedaan_op", "nieuw", "past_aan", "bijeenkomst"),
}
"""Per rule the fields that must be right for it to say anything: see ``LEUNT_OP`` in regels.py."""

# --- what deserves a second look --------------------------------------------------------------


def _vraagvorm(r: Leervraag, _: Samenhang) -> Iterator[Aanmerking]:
    plat = r.vraag.casefold()
    if not (plat.startswith("hoe kunnen we") and "terwijl" in plat):
        tekst = f"{r.letter} zegt niet wat we willen én wat in de weg staat."
        yield Aanmerking(("vraag",), "VT121", tekst, "Probeer: Hoe kunnen we …, terwijl …?")


def _rollen_leervraag(r: Leervraag, s: Samenhang) -> Iterator[Aanmerking]:
    yield from _onbekende_rollen(((("ingebracht_door", nr), rol) for nr, rol in enumerate(r.ingebracht_door)), s)


def _rollen_signaal(r: Signaal, s: Samenhang) -> Iterator[Aanmerking]:
    adviseert = ((("adviseert", nr), rol) for nr, rol in enumerate(r.adviseert))
    yield from _onbekende_rollen(((("eigenaar",), r.eigenaar), *adviseert), s)


def _rollen_actie(r: Actie, s: Samenhang) -> Iterator[Aanmerking]:
    yield from _onbekende_rollen(((("eigenaren", nr), rol) for nr, rol in enumerate(r.eigenaren)), s)


def _rollen_punt(r: Agendapunt, s: Samenhang) -> Iterator[Aanmerking]:
    besloten = ((("rollen", nr), rol) for nr, rol in enumerate(r.rollen))
    gehoord = ((("gehoord", nr), rol) for nr, rol in enumerate(r.gehoord))
    kijkt = ((("nakijken", "wie"), r.nakijken.wie),) if r.nakijken and r.nakijken.wie else ()
    yield from _onbekende_rollen((*besloten, *gehoord, *kijkt), s)


def rollen_van_besluit(rollen: Iterable[str], velden: Mapping[str, str], s: Samenhang) -> Iterator[Aanmerking]:
    """Roles that decided, or were given something to do with it, and are no actor of the dossier.

    Args:
        rollen: who decided.
        velden: what was filled in with the decision; ``eigenaar`` and ``eigenaren`` are roles.
        s: what is known.
    """
    gegeven = ((veld, rol.strip()) for veld in ("eigenaar", "eigenaren") for rol in velden.get(veld, "").split(","))
    krijgen = ((("velden", veld), rol) for veld, rol in gegeven if rol)
    yield from _onbekende_rollen((*((("rollen", nr), rol) for nr, rol in enumerate(rollen)), *krijgen), s)


def _rollen_besluit(r: BesluitOpVoorstel, s: Samenhang) -> Iterator[Aanmerking]:
    yield from rollen_van_besluit(r.rollen, {}, s)


def _onbekende_rollen(rollen: Iterable[tuple[Plek, str]], s: Samenhang) -> Iterator[Aanmerking]:
    """Roles that are no actor of the dossier: kept as they are, for who decides is who they say it is."""
    for plek, rol in rollen:
        if rol not in s.actoren:
            beste = Namenlijst.lijkt_op(rol, list(s.actoren))
            nieuw = regel_voor("actor", sleutel="…", naam=rol, actorsoort="rol")
            raad = f"Bedoelt u {beste}?" if beste else f"Nieuw? Zet erbij: {nieuw}."
            yield Aanmerking(plek, "VT122", f"de rol '{kort(rol)}' is geen actor in het dossier.", raad)


def _ging_niet_door(r: Bijeenkomst, s: Samenhang) -> Iterator[Aanmerking]:
    gevuld = [veld for veld in ("aanwezig", "kern", "reacties", "notities") if getattr(r, veld)]
    is_gezegd = any(_is_toch_doorgegaan(r, s))
    if r.vervallen_omdat and gevuld and not is_gezegd:
        tekst = f"{r.sleutel} ging niet door, en heeft toch '{gevuld[0]}'."
        yield Aanmerking((gevuld[0],), "VT124", tekst, "Laat het weg, of laat vervallen_omdat weg.")


def _gedaan_en_vervallen(r: Actie, _: Samenhang) -> Iterator[Aanmerking]:
    if r.gedaan_op and r.vervallen_omdat:
        tekst = f"{r.id} gaat niet door, en is toch gedaan."
        yield Aanmerking(("vervallen_omdat",), "VT124", tekst, "Laat een van de twee weg.")


def _past_niets_aan(r: Actie, s: Samenhang) -> Iterator[Aanmerking]:
    if any(a.past_aan for a in (r, *s.acties.get(r.id, ()))):
        return
    for veld in ("oud", "nieuw", "door"):
        if getattr(r, veld):
            tekst = f"{r.id} zegt '{veld}', en niet welke interventie erdoor anders wordt."
            yield Aanmerking((veld,), "VT126", tekst, "Zet bij 'past_aan' welke interventie, of laat dit weg.")
            return


def _van_de_tafel(r: Agendapunt, s: Samenhang) -> Iterator[Aanmerking]:
    """A signal is dealt with at the table that was asked, or the one it was passed on to."""
    signaal, b = s.signalen.get(r.onderwerp), s.bijeenkomsten.get(r.bijeenkomst)
    if signaal is None or b is None:
        return
    doorgezet = [p.naar for p in _eerdere(r, s) if p.uitslag == "doorgezet" and p.naar]
    tafel = doorgezet[-1] if doorgezet else signaal.gevraagd_van
    if b.van != tafel:
        tekst = f"{r.onderwerp} is gevraagd aan {tafel}, en {b.sleutel} is geen bijeenkomst van die tafel."
        yield Aanmerking(("bijeenkomst",), "VT123", tekst, f"Was het wel {tafel}? Zet bij {b.sleutel} van: {tafel}.")


def _geen_vraag_of_signaal(r: Agendapunt, s: Samenhang) -> Iterator[Aanmerking]:
    los = "Zo niet, dan blijft het een los onderwerp: is het besproken, dan staat het in de agenda bij 'Ook besproken'."
    yield from _lijkt_een_letter(("onderwerp",), r.onderwerp, los, s)


def _notitie_waarbij(r: Bijeenkomst, s: Samenhang) -> Iterator[Aanmerking]:
    for nr, notitie in enumerate(r.notities):
        yield from _lijkt_een_letter(("notities", nr, "onderwerp"), notitie.onderwerp, _BLIJFT_ZO, s)


def _signaal_waaruit(r: Signaal, s: Samenhang) -> Iterator[Aanmerking]:
    yield from _lijkt_een_letter(("uit",), r.uit or "", _BLIJFT_ZO, s)


_BLIJFT_ZO = "Zo niet, dan blijft het staan zoals het er staat."


def _lijkt_een_letter(plek: Plek, naam: str, anders: str, s: Samenhang) -> Iterator[Aanmerking]:
    """A name that looks like a letter or a signal and is none: a slip of the pen would be seen nowhere."""
    if naam in s.leervragen or naam in s.signalen or naam in s.soorten_met or s.namen.kent("bewering", naam):
        return
    lijkt_letter = bool(_LIJKT_LETTER.fullmatch(naam))
    beste = None if lijkt_letter or not naam else Namenlijst.lijkt_op(naam, list(s.signalen))
    if not lijkt_letter and not beste:
        return
    letters = sorted(s.leervragen, key=lambda k: (len(k), k))
    er_zijn = opsomming(letters) if len(letters) <= LANGSTE_OPSOMMING else f"{letters[0]} tot en met {letters[-1]}"
    wel = f"De letters zijn {er_zijn}." if letters else "Er is nog geen leervraag."
    tekst = f"'{kort(naam)}' is geen leervraag en geen signaal."
    yield Aanmerking(plek, "VT127", tekst, f"{f'Bedoelt u {beste}?' if beste else wel} {anders}")


def _dagen_van_actie(r: Actie, s: Samenhang) -> Iterator[Aanmerking]:
    """What was done before it was agreed on, or had to be ready before anybody agreed on it."""
    afspraak = s.registratie(r.van_registratie)
    eerste = s.acties[r.id][0]
    if not r.van_registratie and not eerste.wat:
        return  # it is not there, and that is said
    daar = s.bijeenkomsten.get(eerste.bijeenkomst or "")
    begin = afspraak.datum if afspraak else min(eerste.sinds, daar.datum if daar else eerste.sinds)
    if r.gedaan_op and r.gedaan_op < begin:
        tekst = f"{r.id} is gedaan op {dag(r.gedaan_op)}, en pas afgesproken op {dag(begin)}."
        yield Aanmerking(("gedaan_op",), "VT128", tekst, "Klopt de dag?")
    if r is eerste and not r.van_registratie and r.uiterlijk and r.uiterlijk < begin:
        tekst = f"{r.id} moest klaar zijn op {dag(r.uiterlijk)}, en is pas afgesproken op {dag(begin)}."
        yield Aanmerking(("uiterlijk",), "VT128", tekst, "Klopt de dag?")


def _meer_handen_dan_mensen(r: Bijeenkomst, _: Samenhang) -> Iterator[Aanmerking]:
    er_waren = sum(r.aanwezig.values())
    for nr, reactie in enumerate(r.reacties):
        samen = reactie.klopt + reactie.klopt_niet + reactie.weten_we_niet
        if r.aanwezig and samen > er_waren:
            tekst = f"hier zeiden {samen} mensen iets, en er waren er {er_waren}."
            yield Aanmerking(("reacties", nr), "VT128", tekst, "Kloppen de aantallen, en wie er waren?")


LUSGEWOONTEN: Regels = {
    Leervraag: (_vraagvorm, _rollen_leervraag),
    Signaal: (_rollen_signaal, _signaal_waaruit),
    Actie: (_rollen_actie, _gedaan_en_vervallen, _dagen_van_actie, _past_niets_aan),
    Bijeenkomst: (_ging_niet_door, _meer_handen_dan_mensen, _notitie_waarbij),
    Agendapunt: (_rollen_punt, _van_de_tafel, _geen_vraag_of_signaal),
    BesluitOpVoorstel: (_rollen_besluit,),
}
"""What is pointed out and not refused."""
