"""Commands on a dossier as a whole: make it, look inside, take it along."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from verandertheorie.begrippen import woord
from verandertheorie.cli.importopdracht import aantal_records, toon_elke_melding
from verandertheorie.cli.tonen import VOOR_MONITORS, toon_json, toon_tabel, toon_zinnen
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.inhoud import Rij, dossierhash
from verandertheorie.formaten.wegschrijven import schrijf_bytes
from verandertheorie.fouten import AanroepFout, VerandertheorieFout
from verandertheorie.gedaan import onthoud
from verandertheorie.graaf.rijen import lees_records
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.lezing.gebiedsgesprekken import Gebiedsgesprek, gesprekken_in
from verandertheorie.lezing.opschrift import voet
from verandertheorie.meegeleverd import delen_van, meegeleverd
from verandertheorie.model.doelgroep import VOOR_WIE
from verandertheorie.model.soorten import MODELLEN, ElkRecord, ingevuld
from verandertheorie.model.theorie import Bewering, Knoop
from verandertheorie.model.verwijzing import Doel, Namenlijst
from verandertheorie.model.waarneming import Registratie
from verandertheorie.taal import aantal
from verandertheorie.uitvoer.uitwisseling.meenemen import Vorm, exporteer

EIGEN_GESPREK = "mijn-gesprek.yaml"
EIGEN_THEORIE = "mijn-theorie.yaml"
MET_EIGEN_WOORDEN = "mijn-theorie-eigen-woorden.yaml"
ZONDER_WOORDEN = "zonder-woorden.yaml"


def maak_dossier(pad: Path, voorbeeld: str | None, *, alleen_theorie: bool, zonder_woorden: bool) -> None:
    """Make a dossier, empty or with an example, and say what to do next."""
    if alleen_theorie and voorbeeld is None:
        raise AanroepFout("--alleen-theorie hoort bij --voorbeeld NAAM.")
    if zonder_woorden and voorbeeld is not None:
        raise AanroepFout("Een voorbeeld heeft zijn eigen woorden. Kies --voorbeeld of --zonder-woorden.")
    bron = None if voorbeeld is None else _voorbeeld(voorbeeld)
    if bron is None:
        _maak_leeg(pad, zonder_woorden=zonder_woorden)
        return
    delen = delen_van(bron.name)
    verslag = _maak_met(pad, delen[:1] if alleen_theorie else delen, f"Het voorbeeld {voorbeeld}", rol="voorbeeld")
    zinnen = [f"{pad} gemaakt met {len(verslag.nieuw)} records uit het voorbeeld {voorbeeld} (fictieve gegevens)."]
    if not alleen_theorie:
        zinnen += ["Probeer nu: verandertheorie belemmeringen"]
        zinnen += [_leg_klaar(bron / EIGEN_GESPREK, pad.parent / EIGEN_GESPREK, "een gesprek")]
    toon_zinnen(zinnen)


def _maak_leeg(pad: Path, *, zonder_woorden: bool) -> None:
    if zonder_woorden:
        _maak_met(pad, [meegeleverd(f"voorbeelden/{ZONDER_WOORDEN}")], "Het begin", rol="begin")
        theorie, hoe = MET_EIGEN_WOORDEN, "er staat nog niets in, ook geen woorden van het plan"
    else:
        with Dossier.maak(pad):
            onthoud(pad)
        theorie, hoe = EIGEN_THEORIE, "er staat nog niets in"
    ligt_klaar = _leg_klaar(meegeleverd(f"voorbeelden/{theorie}"), pad.parent / EIGEN_THEORIE, "een theorie")
    toon_zinnen((f"{pad} gemaakt; {hoe}.", ligt_klaar))


def _maak_met(pad: Path, delen: Sequence[Path], wat: str, *, rol: str) -> Importverslag:
    with Dossier.nieuw(pad) as dossier:
        verslag = importeer(dossier, *delen, rol=rol)
        if verslag.is_geweigerd:
            toon_elke_melding(verslag.fouten)
            raise VerandertheorieFout(f"{wat} is niet in te lezen. {pad} is niet gemaakt.")
    return verslag


def _leg_klaar(bron: Path, doel: Path, wat: str) -> str:
    """Lay a filled-in file beside the dossier to start from, unless one lies there already."""
    if doel.exists():
        return f"{doel} was er al en is gelaten zoals het was."
    schrijf_bytes(doel, bron.read_bytes())
    return f"In {doel} ligt {wat} klaar om aan te passen en in te lezen: verandertheorie importeer {doel}"


def _voorbeeld(naam: str) -> Path:
    namen = sorted(p.name for p in meegeleverd("voorbeelden").iterdir() if (p / "theorie").is_dir())
    if naam not in namen:
        beste = Namenlijst.lijkt_op(naam, namen)
        raad = f"Bedoelt u {beste}?" if beste else f"Kies uit: {', '.join(namen)}."
        raise AanroepFout(f"Het voorbeeld '{naam}' is er niet. {raad}")
    return meegeleverd(f"voorbeelden/{naam}")


def toon_dossier(pad: Path, *, als_json: bool) -> None:
    """Records per cycle and area, the size of the theory, the last import."""
    with Dossier.open(pad, alleen_lezen=True) as dossier:
        rijen, invoeren = dossier.rijen(), dossier.invoeren()
    records, inhoud = lees_records(rijen, pad), dossierhash(rijen)
    graaf = Verandergraaf.van(records, inhoudshash=inhoud)
    telling = Counter(r.soort for r in records)
    cellen = Counter((r.gebied or "bijeenkomst", graaf.cyclus_van(r.id)) for r in graaf.records(Registratie))
    laatste = invoeren[-1] if invoeren else None
    if als_json:
        gegevens = {
            "doelgroep": "monitor",
            "dossier": inhoud,
            "soorten": dict(sorted(telling.items())),
            "registraties": [
                {"gebied": g, "cyclus": graaf.naam_van_cyclus(c), "aantal": n} for (g, c), n in sorted(cellen.items())
            ],
            "invoeren": [{"nr": i.nr, "tijd": i.tijd, "rol": i.rol, "samenvatting": i.samenvatting} for i in invoeren],
        }
        toon_json(gegevens)
        return
    if not records:
        toon_zinnen((f"{pad} is nog leeg. Lees eerst de theorie in: verandertheorie importeer {EIGEN_THEORIE}",))
        return
    if cellen:
        gebieden = sorted({g for g, _ in cellen} | set(graaf.deelgebieden))
        kop = ("registraties in", *(c.sleutel for c in graaf.cycli))
        toon_tabel(kop, [(g, *(str(cellen[g, c.nummer] or "") for c in graaf.cycli)) for g in gebieden])
    toon_zinnen((f"Erin: {', '.join(aantal_records(n, soort) for soort, n in sorted(telling.items()))}.",))
    if laatste:
        wie = f" door {laatste.rol}" if laatste.rol else ""
        toon_zinnen((f"Laatste invoer: nummer {laatste.nr}, {laatste.tijd}{wie}: {laatste.samenvatting}.",))
    fictief = " · fictieve voorbeeldgegevens" if graaf.herkomst.fictief else ""
    van = f"dossier {inhoud} · verandertheorie {graaf.herkomst.versie}{fictief}"
    toon_zinnen(("", f"Voor {VOOR_WIE['monitor']} · {van}"))


def toon_gesprekken(pad: Path, gebied: str, *, als_json: bool) -> None:
    """The conversations of an area, with how many of their findings there count.

    Raises:
        AanroepFout: no such area.
    """
    graaf = Verandergraaf.uit(pad)
    sleutel, rijen = gesprekken_in(graaf, gebied)
    if als_json:
        waarvan = {"doelgroep": "monitor", "gebied": sleutel, "dossier": graaf.dossierhash}
        toon_json({**waarvan, "gesprekken": [asdict(r) for r in rijen]})
        return
    if not rijen:
        toon_zinnen((f"In {sleutel} is nog geen gesprek vastgelegd.",))
        return
    kop = ("datum", "id", "vorm", "met", "interventie", "gebied", "telt", "telt niet")
    toon_tabel(kop, map(_gespreksrij, rijen))
    telt, niet = sum(r.telt for r in rijen), sum(r.telt_niet for r in rijen)
    wat = f"{aantal(len(rijen), 'gesprek', 'gesprekken')}. Bevindingen in {sleutel}: {telt} tellen, {niet} niet."
    waarom = f" Waarom niet: verandertheorie bewijs --gebied {sleutel}" if niet else ""
    toon_zinnen((f"{wat}{waarom}", "", voet(graaf)))


def _gespreksrij(r: Gebiedsgesprek) -> tuple[str, ...]:
    vorm, met = woord("waarde.vorm", r.vorm), ", ".join(r.bronnen)
    return r.datum, r.id, vorm, met, r.interventie, ", ".join(r.gebieden), str(r.telt), str(r.telt_niet)


def toon_record(pad: Path, naam: str, *, als_json: bool) -> None:
    """Content, provenance and revisions of one record; ``d01-1a#2`` shows one item of it."""
    from verandertheorie.formaten.yaml import schrijf

    with Dossier.open(pad, alleen_lezen=True) as dossier:
        stam, _, nummer = naam.partition("#")
        records = lees_records(dossier.rijen(), pad)
        soort, sleutel = _zoek(records, stam)
        versies = dossier.revisies(soort, sleutel)
        invoer = {i.nr: i for i in dossier.invoeren()}
    graaf = Verandergraaf.van(records)
    is_dag = MODELLEN[soort].sinds_is_dag
    nieuwste = max(versies, key=lambda v: (0 if is_dag else graaf.nummer(v.sinds or None), v.sinds, v.revisie))
    inhoud = ingevuld(*lees_records([nieuwste], pad))
    if soort == "interventie" and sleutel in graaf.knopen:
        inhoud["status"] = graaf.status(sleutel)
    if nummer:
        inhoud = _onderdeel(inhoud, naam, nummer)
    if als_json:
        stappen = [_herkomst(v) | {"tijd": invoer[v.invoer].tijd, "rol": invoer[v.invoer].rol} for v in versies]
        toon_json({"doelgroep": "monitor", "naam": naam, "inhoud": inhoud, "versies": stappen})
        return
    print(schrijf([inhoud]))
    for v in versies:
        bij = invoer[v.invoer]
        sinds = f", geldt sinds {v.sinds}" if v.sinds else ""
        wie = f" door {bij.rol}" if bij.rol else ""
        nu = ", geldt nu" if v == nieuwste else ""
        toon_zinnen((f"Versie {v.revisie}{sinds}{nu}: invoer {bij.nr}, {bij.tijd}{wie}, inhoud {v.hash}.",))
    toon_zinnen((f"Voor {VOOR_WIE['monitor']}.",))


def _herkomst(v: Rij) -> dict[str, object]:
    return {"revisie": v.revisie, "sinds": v.sinds, "invoer": v.invoer, "hash": v.hash, "vervangt": v.vervangt}


def soort_en_naam(pad: Path, naam: str) -> tuple[str, str]:
    """Which record is meant by a key, a code or a name.

    Raises:
        AanroepFout: none is.
    """
    with Dossier.open(pad, alleen_lezen=True) as dossier:
        return _zoek(lees_records(dossier.rijen(), pad), naam)


def _zoek(records: tuple[ElkRecord, ...], naam: str) -> tuple[str, str]:
    namen: dict[str, tuple[str, str]] = {}
    for r in records:
        plek = r.soort_en_sleutel
        namen.setdefault(r.record_sleutel, plek)
        if isinstance(r, Bewering) and r.code:
            namen.setdefault(r.code, plek)
        if isinstance(r, Knoop):
            for woord in (r.naam, *r.aliassen):
                namen.setdefault(woord.casefold(), plek)
    gevonden = namen.get(naam) or namen.get(naam.casefold())
    if gevonden is None:
        doel = Verandergraaf.van(records).namen.zoek(naam, ("bewering",))  # c07, or arrow text
        if isinstance(doel, Doel) and not doel.is_nieuw:
            return doel.soort, doel.sleutel
        beste = Namenlijst.lijkt_op(naam, sorted(namen))
        raise AanroepFout(f"'{naam}' staat niet in het dossier." + (f" Bedoelt u {beste}?" if beste else ""))
    return gevonden


def _onderdeel(inhoud: dict[str, object], naam: str, nummer: str) -> dict[str, object]:
    bewijs = inhoud.get("bewijs")
    if isinstance(bewijs, list):
        for plaats, item in enumerate(bewijs, 1):
            if str(item.get("nr") or plaats) == nummer:
                return dict(item)
    raise AanroepFout(f"'{naam}' is er niet: dit record heeft geen bewijs met nummer {nummer}.")


def exporteer_bestanden(pad: Path, map_: Path, vorm: Vorm) -> None:
    """Write the dossier as YAML or JSON and say what was written."""
    bestanden = exporteer(pad, map_, vorm)
    if not bestanden:
        toon_zinnen(("Er staat nog niets in het dossier, dus er viel niets te schrijven.",))
        return
    geschreven = aantal(len(bestanden), "bestand", "bestanden")
    toon_zinnen((f"{geschreven} geschreven in {map_}. {VOOR_MONITORS}", f"Terug: verandertheorie importeer {map_}"))
