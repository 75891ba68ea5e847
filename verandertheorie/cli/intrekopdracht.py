"""``dossier trek-in``: what would go and what that changes, a question, and the proof that it is gone."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from verandertheorie.cli.dossieropdrachten import soort_en_naam
from verandertheorie.cli.importopdracht import aantal_records, andere_antwoorden, veranderingen
from verandertheorie.cli.tonen import eis_nagekeken, toon_json, toon_zinnen, wijs_op_namen
from verandertheorie.dossier.bestand import Grafsteen
from verandertheorie.fouten import AanroepFout, GeweigerdFout
from verandertheorie.graaf.rijen import Rijinhoud
from verandertheorie.invoer.ingetrokken import VAN_MENSEN
from verandertheorie.invoer.intrekken import (
    Intrekking,
    OudeTekst,
    Wisbewijs,
    controleer_reden,
    ruim_op,
    trek_in,
    trek_rol_in,
    van_bron,
    van_invoer,
    van_oude_tekst,
    van_registratie,
    van_sessies,
)
from verandertheorie.invoer.kopieen import Kopie, kopieen, wis_bestand
from verandertheorie.lezing.signaalzinnen import wisselzin
from verandertheorie.taal import aantal

EEN_DING = (
    "Noem één ding: --registratie ID, --bron SCHUILNAAM, --sessie NAAM, --invoer NUMMER, --oude-tekst NAAM of "
    "--rol ROL."
)
NIET_ALLES = (
    "Niet alle bestanden naast het dossier zijn bekeken: het zijn er te veel, ze zijn te groot, of u mag ze niet lezen."
)
NAMEN = 12
"""Names that a line lists. Chosen by eye; nothing depends on it."""

BUITEN_BEREIK = (
    "Wat elders staat, kunnen wij niet wissen: kopieën, back-ups, git, de cloud, en wat u er eerder uit maakte. "
    "Doe dat zelf, net als het bestand waaruit u het inlas en de regel in uw sleutel van schuilnamen."
)


def haal_weg(
    pad: Path,
    *,
    registratie: str | None,
    bron: str | None,
    invoer: int | None,
    sessie: str | None = None,
    oude_tekst: str | None = None,
    rol: str | None = None,
    reden: str | None,
    door: str = "",
    ja: bool,
    droog: bool,
    ook_kopieen: bool = False,
    als_json: bool,
    nagekeken: bool = False,
) -> None:
    """Show, ask, withdraw and prove; exit 1 when something of it is still found."""
    if rol is not None:
        if any(keus is not None for keus in (registratie, bron, sessie, invoer, oude_tekst)):
            raise AanroepFout(EEN_DING)
        _wis_rol(pad, rol, ja=ja, droog=droog, als_json=als_json)
        return
    plan = _bereid_voor(pad, registratie=registratie, bron=bron, sessie=sessie, invoer=invoer, oude_tekst=oude_tekst)
    if not droog and reden is None:
        raise AanroepFout("Zeg met --reden waarom, zoals --reden 'op verzoek van de bron'. Zonder namen.")
    reden = controleer_reden(reden) if reden is not None else ""
    if droog or isinstance(plan, Grafsteen):  # what is withdrawn keeps the reason that it had
        wijs_op_namen((reden,))
    else:
        eis_nagekeken((reden, door), nagekeken=nagekeken)
    if isinstance(plan, Grafsteen):
        zinnen = [f"{plan.soort} {plan.sleutel} is al ingetrokken op {plan.datum} ({plan.reden})."]
        if not droog:
            niet = ruim_op(pad)
            zinnen.append(niet or f"{pad} is nog eens opgeruimd.")
        toon_zinnen(zinnen)
        return
    if not als_json:
        toon_zinnen(_wat_er_gaat(pad, plan))
        toon_zinnen(_ook_in(kopieen(pad, plan.zinnen, plan.leeft), ook_kopieen=ook_kopieen))
    if droog:
        _toon_proef(plan, als_json=als_json)
        return
    if not ja:
        _vraag_door()
    bewijs = trek_in(pad, plan, reden=reden, rol=door)
    gevonden, is_alles = kopieen(pad, plan.zinnen, plan.leeft)  # once more: an older dossier was copied just now
    gewist = {k for k in gevonden if ook_kopieen and k.is_van_ons and wis_bestand(k.pad)}
    over = tuple(k for k in gevonden if k not in gewist)
    if als_json:
        waar = [{"pad": str(k.pad), "maaksel": k.maaksel, "gewist": k in gewist} for k in gevonden]
        toon_json(_als_gegevens(plan, bewijs) | {"kopieen": waar})
    else:
        toon_zinnen(_wat_er_is_gedaan(pad, plan, bewijs, over))
        toon_zinnen(f"Gewist: {k.pad}" for k in sorted(gewist))
        toon_zinnen(() if is_alles else (NIET_ALLES,))
        toon_zinnen((BUITEN_BEREIK,))
    if bewijs.gevonden or bewijs.niet_opgeruimd or any(k.is_van_ons for k in over):
        raise SystemExit(1)


def _bereid_voor(
    pad: Path,
    *,
    registratie: str | None,
    bron: str | None,
    sessie: str | None,
    invoer: int | None,
    oude_tekst: str | None,
) -> Intrekking | Grafsteen:
    if sum(keus is not None for keus in (registratie, bron, sessie, invoer, oude_tekst)) != 1:
        raise AanroepFout(EEN_DING)
    if oude_tekst is not None:
        return van_oude_tekst(pad, {soort_en_naam(pad, oude_tekst)})
    if registratie is not None:
        return van_registratie(pad, registratie)
    if sessie is not None:
        return van_sessies(pad, sessie)
    return van_bron(pad, bron) if bron is not None else van_invoer(pad, invoer or 0)


def _wis_rol(pad: Path, rol: str, *, ja: bool, droog: bool, als_json: bool) -> None:
    """Show, ask and wipe a role; exit 1 when something of it is still found."""
    hoeveel, _ = trek_rol_in(pad, rol, is_proef=True)
    if not als_json:
        toon_zinnen((f"De rol '{rol}' gaat weg bij {aantal(hoeveel, 'invoer', 'invoeren')} in {pad}.",))
    if droog:
        toon_zinnen(() if als_json else ("Proef: er is niets ingetrokken.",))
    elif not ja:
        _vraag_door()
    bewijs = Wisbewijs(0, ()) if droog else trek_rol_in(pad, rol)[1]
    if als_json:
        gegevens = {"proef": droog, "rol": rol, "invoeren": hoeveel, "gevonden": list(bewijs.gevonden)}
        toon_json(gegevens)
    elif not droog:
        toon_zinnen(("De rol is gewist.", *_waar_gezocht(pad, bewijs, kopieen(pad, (rol,), ())[0])))
    if bewijs.gevonden or bewijs.niet_opgeruimd:
        raise SystemExit(1)


def _toon_proef(plan: Intrekking, *, als_json: bool) -> None:
    if als_json:
        toon_json(_als_gegevens(plan, None))
    else:
        toon_zinnen(("Proef: er is niets ingetrokken.",))


def _vraag_door() -> None:
    if not sys.stdin.isatty():
        raise GeweigerdFout("Er is niets ingetrokken. Weet u het zeker? Voeg dan --ja toe.")
    print("Dit is niet terug te draaien. Ga door? Typ ja: ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().casefold() != "ja":
        raise GeweigerdFout("Er is niets ingetrokken.")


def _wat_er_gaat(pad: Path, plan: Intrekking) -> Iterator[str]:
    if plan.weg:
        soorten = Counter(r.soort for r in plan.weg)
        wat = ", ".join(aantal_records(n, s) for s, n in soorten.items())
        yield f"Dit gaat weg uit {pad}, met alle versies: {wat}."
        yield f"  {_namen(plan.weg)}"
    if plan.teruggedraaid:
        yield f"Terug naar hun vorige versie: {_namen(plan.teruggedraaid)}."
    if isinstance(plan.doel, OudeTekst):
        yield f"Blijft, zonder wat er eerder stond: {_namen(plan.herschreven)}."
    elif plan.herschreven:
        yield f"Blijft, zonder wat hiervan is, en zonder eerdere versies: {_namen(plan.herschreven)}."
        yield "  Kijk zelf of in de andere tekst ervan nog iets hiervan staat."
    for (soort, sleutel), zinnen in plan.elders[:NAMEN]:
        wat = "een zin hieruit" if zinnen == 1 else f"{zinnen} zinnen hieruit"
        yield f"Let op: {wat} staat ook in {soort} {sleutel}, en blijft daar."
    if len(plan.elders) > NAMEN:
        yield f"Let op: en in nog {aantal(len(plan.elders) - NAMEN, 'record', 'records')}."
    for bron in plan.zonder_registratie:
        yield f"Van bron {bron} is er dan geen registratie meer. Ook de bron intrekken: dossier trek-in --bron {bron}"
    if plan.niet_te_oordelen:
        yield f"Wat dit in de antwoorden verandert, is niet te zeggen: {plan.niet_te_oordelen}. Intrekken kan wel."
        yield "Kijk wat er is met: verandertheorie dossier controleer"
    else:
        anders = (*andere_antwoorden(plan.veranderd), *map(wisselzin, plan.wissels))
        yield from veranderingen(anders, is_proef=True)


def _ook_in(gevonden: tuple[tuple[Kopie, ...], bool], *, ook_kopieen: bool) -> Iterator[str]:
    """Where else the same sentences stand, before anything is done."""
    for k in gevonden[0]:
        yield f"Dezelfde tekst staat in {k.pad} ({k.maaksel})."
    if not ook_kopieen and any(k.is_van_ons for k in gevonden[0]):
        yield "Wat het programma daarvan maakte, wist u mee met --ook-kopieen."


def _wat_er_is_gedaan(pad: Path, plan: Intrekking, bewijs: Wisbewijs, over: tuple[Kopie, ...]) -> Iterator[str]:
    if any(r.soort in VAN_MENSEN for r in plan.weg):
        yield "Ingetrokken. Wat mensen vertelden en is ingetrokken, komt met een volgende invoer niet terug."
    else:
        yield "Ingetrokken. Staat het ook in een bestand dat u weer inleest? Dan komt het terug, en dat wordt gezegd."
    yield from _waar_gezocht(pad, bewijs, over)
    yield (
        "Stond dit dossier ook in Neo4j? Werk dat bij met 'neo4j sync'. De server houdt de woorden dan nog in zijn "
        "logboek en bestanden: die gaan pas weg als u zijn database weggooit en opnieuw vult."
    )


def _waar_gezocht(pad: Path, bewijs: Wisbewijs, over: tuple[Kopie, ...]) -> Iterator[str]:
    """What is left of it, in the file and beside it."""
    if bewijs.niet_opgeruimd:
        yield f"De tekst is overschreven, maar {pad} is nog niet opgeruimd: {bewijs.niet_opgeruimd}"
        yield "Geef dezelfde opdracht later nog eens."
    if bewijs.gevonden:
        yield f"Van {len(bewijs.gevonden)} van de {bewijs.gezocht} teksten staat nog iets in de bytes van {pad}:"
        yield from (f"  {tekst[:60]}" for tekst in bewijs.gevonden)
    elif not over:
        yield f"Gezocht naar {bewijs.gezocht} teksten in alle bytes van {pad}: er is niets meer van te vinden."
    else:
        yield f"Gezocht naar {bewijs.gezocht} teksten in alle bytes van {pad}: die zijn daar weg. Ze staan nog wel in:"
    for k in over:
        raad = f"Trek het daar ook in met -d {k.pad}" if k.maaksel == "dossier" else "Verwijder het zelf"
        yield f"  {k.pad} ({k.maaksel}). {raad}."


def _namen(records: Iterable[Rijinhoud]) -> str:
    namen = list(dict.fromkeys(r.record_sleutel for r in records))  # once, whatever its days
    meer = f" en nog {len(namen) - NAMEN}" if len(namen) > NAMEN else ""
    return f"{', '.join(namen[:NAMEN])}{meer}"


def _als_gegevens(plan: Intrekking, bewijs: Wisbewijs | None) -> dict[str, object]:
    def namen(records: Iterable[Rijinhoud]) -> list[dict[str, str]]:
        return [{"soort": r.soort, "sleutel": r.record_sleutel} for r in records]

    return {
        "proef": bewijs is None,
        "weg": namen(plan.weg),
        "teruggedraaid": namen(plan.teruggedraaid),
        "herschreven": namen(plan.herschreven),
        "elders": [{"soort": s, "sleutel": k, "zinnen": n} for (s, k), n in plan.elders],
        "bronnen_zonder_registratie": list(plan.zonder_registratie),
        "veranderd": [*(v.zin for v in plan.veranderd), *map(wisselzin, plan.wissels)],
        "niet_te_oordelen": plan.niet_te_oordelen or None,
        "gezocht": bewijs.gezocht if bewijs else None,
        "gevonden": list(bewijs.gevonden) if bewijs else None,
        "opgeruimd": not bewijs.niet_opgeruimd if bewijs else None,
    }
