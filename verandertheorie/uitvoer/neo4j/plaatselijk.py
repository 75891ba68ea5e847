"""The same questions answered from the graph in Python: the reference with which Cypher is compared row by row.

Rows are plain values under the names of the columns, for who may read everything (monitors, with words).
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.leerlus.acties import Actiestand, alle_acties
from verandertheorie.leerlus.moment import Lusmoment, bij_stand
from verandertheorie.leerlus.signalen import Signalen
from verandertheorie.lezing import stand
from verandertheorie.model.relaties import GEVOLG
from verandertheorie.model.theorie import Uitkomst
from verandertheorie.oordeel.aanwezigheid import KLASSEN
from verandertheorie.vragen import doelscherpte as scherpte
from verandertheorie.vragen.belemmeringen import Terugkerend, helpende_factoren, terugkerende_belemmeringen
from verandertheorie.vragen.beoordeling import Beweringsoordeel, beoordeling
from verandertheorie.vragen.beweringen import stand_van_beweringen
from verandertheorie.vragen.dekking import alles_samen, dekking
from verandertheorie.vragen.rijkeuze import op_code
from verandertheorie.vragen.veranderingen import wat_veranderde

Rij = dict[str, Any]
Rijen = Iterator[Rij]
PER_GEBIED = ("wisselt_per_gebied", "tegenstrijdig")


def antwoord(graaf: Verandergraaf, naam: str, **waarden: str) -> list[Rij]:
    """The rows of a question of the catalogue, in its order.

    Raises:
        AanroepFout: no such question, or no such factor, intervention or cycle.
    """
    if naam not in _ANTWOORDEN:
        raise AanroepFout(f"De vraag '{naam}' is er niet.")
    return [{k: _plat(w) for k, w in rij.items()} for rij in _ANTWOORDEN[naam](graaf, **waarden)]


def _plat(waarde: object) -> object:
    return list(waarde) if isinstance(waarde, tuple) else waarde


def _spreekt(v: Vondst) -> str:
    return "STEUNT" if v.item.teken > 0 else "WEERSPREEKT"


def _kern(graaf: Verandergraaf, v: Vondst) -> str | None:
    b = graaf.bewijs(v)
    return b.kern if b else None


def _stellingen(graaf: Verandergraaf) -> list[tuple[Stelling, Beweringsoordeel]]:
    return [(s, beoordeling(graaf).bewering(s.sleutel)) for s in sorted(graaf.stellingen.values(), key=op_code)]


def _terugkerend(rijen: "Iterator[Terugkerend]") -> Rijen:
    for r in rijen:
        yield {
            "factor": r.factor,
            "naam": r.naam,
            "klasse": r.klasse,
            "vastgesteld_in": r.vastgesteld_in,
            "genoemd_in": r.genoemd_in,
            "laag_band": r.laag_band,
            "hoog_band": r.hoog_band,
            "n": r.n,
            "bereik": r.bereik,
            "geraakt": r.geraakt,
        }


def _belemmeringen(graaf: Verandergraaf) -> Rijen:
    return _terugkerend(iter(terugkerende_belemmeringen(graaf)))


def _helpend(graaf: Verandergraaf) -> Rijen:
    return _terugkerend(iter(helpende_factoren(graaf)))


def _stand(graaf: Verandergraaf) -> Rijen:
    velden = ["bewering", "code", "laag", "rekenstatus", "onderzocht_in", "n", "laag_band", "hoog_band", "tekst"]
    return ({veld: getattr(r, veld) for veld in velden} for r in stand_van_beweringen(graaf))


def _stemmen(graaf: Verandergraaf, factor: str) -> Rijen:
    if factor not in graaf.factoren:
        return
    for v in graaf.vondsten_aanwezigheid(factor):
        bron = graaf.bron_van(v)
        yield {
            "cyclus": graaf.naam_van_cyclus(v.item.cyclus),
            "gebied": v.gebied,
            "spreekt": _spreekt(v),
            "stem": v.item.groep,
            "rol": bron.rol if bron else None,
            "perspectief": v.perspectief,
            "kern": _kern(graaf, v),
            "via": v.via or (v.onderwerp if v.onderwerp != factor else ""),
            "bewijs": v.item.herkomst,
        }


def _wisselt(graaf: Verandergraaf) -> Rijen:
    for s, o in _stellingen(graaf):
        if o.woord.rekenstatus in PER_GEBIED:
            for gebied, vondsten in o.tellend.items():
                for v in sorted(vondsten, key=lambda v: (v.item.cyclus, v.item.herkomst)):
                    yield {
                        "bewering": s.sleutel,
                        "naam": s.naam,
                        "gebied": gebied,
                        "daar": stand.gebiedstand(graaf, o, gebied),
                        "spreekt": _spreekt(v),
                        "stem": v.item.groep,
                        "perspectief": v.perspectief,
                        "kern": _kern(graaf, v),
                        "bewijs": v.item.herkomst,
                    }


def _veranderde(graaf: Verandergraaf, van: str, tot: str) -> Rijen:
    for v in wat_veranderde(graaf.tot_en_met(tot), van):
        yield {k: getattr(v, k) for k in ("soort", "sleutel", "naam", "was", "is_nu", "erbij", "eraf")}


def _nieuw_bewijs(graaf: Verandergraaf, van: str, tot: str) -> Rijen:
    uit: list[tuple[tuple[object, ...], Rij]] = []
    for r in graaf.registraties:
        nummer = graaf.cyclus_van(r.id)
        if not graaf.nummer(van) < nummer <= graaf.nummer(tot):
            continue
        for i, b in enumerate(r.bewijs):
            if b.onderwerp in graaf.factoren or b.onderwerp in graaf.stellingen:
                gebied, s = b.gebied or r.gebied or "", graaf.stellingen.get(b.onderwerp)
                rij: Rij = {
                    "cyclus": graaf.naam_van_cyclus(graaf.waarover(r, b)),
                    "gebied": gebied,
                    "over": s.naam if s else graaf.naam(b.onderwerp),
                    "spreekt": "STEUNT" if b.teken == "voor" else "WEERSPREEKT",
                    "bewijskracht": b.bewijskracht,
                    "kern": b.kern,
                    "bewijs": r.bewijs_id(i),
                }
                uit.append(((nummer, gebied, rij["bewijs"]), rij))
    yield from (rij for _, rij in sorted(uit, key=lambda p: p[0]))


def _niemand(graaf: Verandergraaf) -> Rijen:
    niet: dict[str, list[str]] = defaultdict(list)
    for cel in alles_samen(dekking(graaf).rijen):
        if cel.toestand == "niet_onderzocht":
            niet[cel.onderwerp].append(cel.gebied)
    for s, o in _stellingen(graaf):
        gebieden = niet[s.sleutel] if graaf.t else list(o.geldt_in)
        if gebieden:
            waar = {"kan_gelden_in": len(o.geldt_in), "niemand_keek_in": gebieden}
            yield {"bewering": s.sleutel, "naam": s.naam, **waar}


def _tegen_elkaar(graaf: Verandergraaf) -> Rijen:
    for s, o in _stellingen(graaf):
        for gebied, vondsten in o.tellend.items():
            voor, tegen = (sorted({v.item.groep for v in vondsten if v.item.teken == t}) for t in (1, -1))
            if voor and tegen:
                yield {"bewering": s.sleutel, "naam": s.naam, "gebied": gebied, "voor": voor, "tegen": tegen}


def _een_perspectief(graaf: Verandergraaf) -> Rijen:
    for s, o in _stellingen(graaf):
        if len(o.perspectieven) == 1:
            (wie,) = o.perspectieven
            steunt = (v for vs in o.tellend.values() for v in vs if v.item.teken > 0 and v.perspectief)
            stemmen = len({v.item.groep for v in steunt})
            wat = {"perspectief": wie, "stemmen": stemmen, "rekenstatus": o.woord.rekenstatus}
            yield {"bewering": s.sleutel, "naam": s.naam, **wat}


def _per_cyclus(graaf: Verandergraaf) -> Rijen:
    for c in graaf.cycli:
        if c.nummer <= graaf.t:
            hier = [r for r in graaf.registraties if graaf.cyclus_van(r.id) == c.nummer]
            tekens = [b.teken for r in hier for b in r.bewijs]
            yield {
                "cyclus": c.sleutel,
                "registraties": len(hier),
                "voor": tekens.count("voor"),
                "tegen": tekens.count("tegen"),
                "gezocht": sum(len(r.dekking) for r in hier),
            }


def _doelscherpte(graaf: Verandergraaf) -> Rijen:
    for r in scherpte.doelscherpte(graaf):
        yield {k: getattr(r, k) for k in ("uitkomst", "naam", "niveau", "niet_ingevuld")}


def _route(graaf: Verandergraaf, interventie: str) -> Rijen:
    """Breadth first along the effects of the theory."""
    afstand, rand = {interventie: 0}, [interventie]
    while rand:
        verder = {
            s.naar: afstand[hier] + 1
            for hier in rand
            for s in graaf.uitgaand.get(hier, ())
            if s.relatie in GEVOLG and s.naar not in afstand
        }
        afstand |= verder
        rand = list(verder)
    bereikt = [(n, k) for k, n in afstand.items() if isinstance(graaf.alle_knopen.get(k), Uitkomst)]
    for n, k in sorted(bereikt):
        yield {"uitkomst": k, "naam": graaf.naam(k), "stappen": n}


def _verbonden(graaf: Verandergraaf, relatie: str) -> list[tuple[Stelling, str]]:
    return [(s, o.woord.rekenstatus) for s, o in _stellingen(graaf) if s.relatie == relatie]


def _rivalen(graaf: Verandergraaf) -> Rijen:
    uit: list[tuple[tuple[object, ...], Rij]] = []
    for r, stand_rivaal in _verbonden(graaf, "rivaal_van"):
        s = graaf.stellingen.get(r.op_bewering or "")
        if s:
            rij: Rij = {
                "bewering": s.sleutel,
                "naam": s.naam,
                "stand": beoordeling(graaf).bewering(s.sleutel).woord.rekenstatus,
                "rivaal": r.van,
                "rivaal_naam": graaf.naam(r.van),
                "stand_rivaal": stand_rivaal,
            }
            uit.append(((*op_code(s), r.van), rij))
    yield from (rij for _, rij in sorted(uit, key=lambda p: p[0]))


def _antwoorden(graaf: Verandergraaf) -> Rijen:
    uit: list[tuple[tuple[object, ...], Rij]] = []
    for s, woord in _verbonden(graaf, "biedt_antwoord_op"):
        f = graaf.factoren.get(s.naar)
        if f:
            klasse = beoordeling(graaf).factor(f.sleutel, "belemmerend").beeld.klasse
            rij: Rij = {
                "factor": f.sleutel,
                "naam": f.naam,
                "klasse": klasse,
                "antwoord": s.van,
                "antwoord_naam": graaf.naam(s.van),
                "stand": woord,
            }
            uit.append(((KLASSEN.index(klasse), f.sleutel, s.van), rij))
    yield from (rij for _, rij in sorted(uit, key=lambda p: p[0]))


def _acties(m: Lusmoment, signaal: str) -> list[Actiestand]:
    return [a for a in alle_acties(m).values() if a.uit == signaal]


def _open_lussen(graaf: Verandergraaf) -> Rijen:
    m = bij_stand(graaf)
    for s in sorted(Signalen(m).standen.values(), key=lambda s: (-s.leeftijd, s.sleutel)):
        if s.is_open:
            acties = _acties(m, s.sleutel)
            yield {
                "signaal": s.sleutel,
                "vraag": m.signalen[s.sleutel].vraag,
                "tafel": graaf.naam(s.tafel),
                "staat": s.staat,
                "dagen": s.leeftijd,
                "acties": len(acties),
                "gedaan": sum(a.voortgang == "gedaan" for a in acties),
            }


def _weg_van_signaal(graaf: Verandergraaf, signaal: str) -> Rijen:
    """What became of it in sessions, and on one day after that what was agreed."""
    m = bij_stand(graaf)
    if signaal not in m.signalen:
        return
    laatste = len(m.geweest)
    plek = {b.sleutel: nr for nr, b in enumerate(m.geweest)}
    uit: list[tuple[tuple[object, ...], Rij]] = []
    for p in m.punten.get(signaal, ()):
        rij = {"wat": p.uitslag, "tekst": p.reden, **_waar(m, p.bijeenkomst), "sleutel": f"{signaal}@{p.bijeenkomst}"}
        datum = str(m.dag_van(p))
        uit.append(((datum, plek[p.bijeenkomst]), {"datum": datum, "soort": "agendapunt", **rij}))
    for a in _acties(m, signaal):
        rij = {"wat": a.voortgang, "tekst": a.wat, **_waar(m, a.bijeenkomst), "sleutel": a.id}
        datum = str(m.acties[a.id][0].sinds)
        uit.append(((datum, laatste, a.id), {"datum": datum, "soort": "actie", **rij}))
    yield from (rij for _, rij in sorted(uit, key=lambda p: p[0]))


def _waar(m: Lusmoment, bijeenkomst: str) -> Rij:
    b = next((b for b in m.geweest if b.sleutel == bijeenkomst), None)
    return {"bijeenkomst": b.sleutel if b else None, "tafel": m.graaf.naam(b.van) if b and b.van else None}


def _wie_doet_wat(graaf: Verandergraaf) -> Rijen:
    m = bij_stand(graaf)
    uit: list[Rij] = []
    for a in alle_acties(m).values():
        for rol in (a.eigenaren or ("",)) if a.is_open else ():
            uit.append(_van_wie(m, rol, "actie", a.id, a.wat, a.uiterlijk, a.voortgang))
    for s in Signalen(m).standen.values():
        if s.is_open:
            r = m.signalen[s.sleutel]
            uit.append(_van_wie(m, r.eigenaar, "signaal", s.sleutel, r.vraag, s.uiterlijk, s.staat))
    yield from sorted(uit, key=lambda rij: (rij["rol"], rij["soort"], rij["sleutel"]))


def _van_wie(
    m: Lusmoment, rol: str, soort: str, sleutel: str, wat: str, uiterlijk: datetime.date | None, stand: str
) -> Rij:
    return {
        "rol": rol,
        "naam": m.graaf.naam(rol),
        "soort": soort,
        "sleutel": sleutel,
        "wat": wat,
        "uiterlijk": str(uiterlijk) if uiterlijk else None,
        "stand": stand,
    }


_ANTWOORDEN: Mapping[str, Callable[..., Rijen]] = {
    "terugkerende-belemmeringen": _belemmeringen,
    "stemmen-achter-belemmering": _stemmen,
    "antwoorden-op-belemmeringen": _antwoorden,
    "helpende-factoren": _helpend,
    "stand-van-beweringen": _stand,
    "wisselt-per-gebied": _wisselt,
    "spreken-elkaar-tegen": _tegen_elkaar,
    "een-perspectief": _een_perspectief,
    "rivalen-naast-bewering": _rivalen,
    "waar-keek-niemand": _niemand,
    "wat-veranderde": _veranderde,
    "nieuw-bewijs": _nieuw_bewijs,
    "per-leercyclus": _per_cyclus,
    "route-naar-uitkomst": _route,
    "doelscherpte": _doelscherpte,
    "open-lussen": _open_lussen,
    "weg-van-signaal": _weg_van_signaal,
    "wie-doet-wat": _wie_doet_wat,
}
