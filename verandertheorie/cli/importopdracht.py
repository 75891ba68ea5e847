"""``importeer``: records in, and what that changed in the answers."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from verandertheorie.begrippen import begrippen
from verandertheorie.cli.importregels import ontvangst_als_gegevens, pagina, weer_inlezen
from verandertheorie.cli.leesbaar import eis_leesbare_vorm
from verandertheorie.cli.tonen import (
    EERST_KIJKEN,
    eis_nagekeken,
    is_ja,
    mag_blijven,
    toon_json,
    toon_regels,
    toon_zinnen,
    wijs_op_namen,
)
from verandertheorie.cli.voortgang import meld_stappen
from verandertheorie.formaten.wegschrijven import eis_van_ons, schrijf_product
from verandertheorie.fouten import AanroepFout, ConflictFout
from verandertheorie.gedaan import gedaan
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag, importeer
from verandertheorie.lezing.ontvangstzinnen import over_verandering
from verandertheorie.lezing.signaalzinnen import wisselzin
from verandertheorie.melding import CODES, Cel, Melding
from verandertheorie.model.basis import Naam
from verandertheorie.model.verzameling import Verzameling
from verandertheorie.model.waarneming import Registratie, TweedeCodering
from verandertheorie.oordeel.aanwezigheid import KLASSEN
from verandertheorie.taal import aantal, groot, groot_getal, opsomming
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.opmaak import BREEDTE_ZONDER_SCHERM, zinregels
from verandertheorie.vragen.veranderingen import Verandering

OPVALLEND = frozenset(("tegenstrijdig", "wisselt_per_gebied", "goed_onderbouwd", "twijfelachtig", "houdt_geen_stand"))
"""Status words that ask for a talk: claims that come to one of these are told in full, the others by code.

Not ``onbeslist``, a first hint or ``voorlopig_onderbouwd``: those only say to go on looking.
"""

PER_CODE = 20
"""Remarks of one code that a screen gets, of which 24 lines are seen; the report has all of them. By eye."""
PER_CODE_IN_JSON = 1_000
"""The same in JSON: enough for a program to see what is wrong, and a few hundred kilobytes at most."""
"""What a page may end on."""
NA_DEZE = "Herstel deze eerst; daarna ziet u de andere."

Andersgezegd = Callable[[Sequence[Verandering], Verandergraaf | None], Iterator[str]]
"""Sentences on answers that became others, with the theory and evidence after that, to say why."""

GEEN_ANDER_OORDEEL = "Geen enkel oordeel wordt hierdoor anders."

_MEERVOUD = {
    "registratie": "registraties",
    "bron": "bronnen",
    "gebied": "gebieden",
    "bewering": "beweringen",
    "leercyclus": "leercycli",
    "interventie": "interventies",
    "mechanisme": "mechanismen",
    "systemische_factor": "systemische factoren",
    "uitkomst": "uitkomsten",
    "actor": "actoren",
    "context": "contexten",
    "aanname": "aannamen",
    "rivaliserende_verklaring": "andere verklaringen",
    "handelingsperspectief": "handelingsperspectieven",
    "relatie": "relaties",
    "statuswijziging": "statuswijzigingen",
    "bijeenkomst": "bijeenkomsten",
    "inzet": "inzetten",
    "toepassing": "toepassingen",
    "traject": "trajecten",
    "gebeurtenis": "gebeurtenissen",
    "tweede_codering": "tweede coderingen",
    "besluit_op_voorstel": "besluiten",
    "redactie": "redacties",
    "vrijgavebesluit": "vrijgavebesluiten",
    "theorieversie": "versies van de theorie",
    "leervraag": "leervragen",
    "signaal": "signalen",
    "actie": "acties",
    "agendapunt": "agendapunten",
    "kaartindeling": "kaartindelingen",
    "woord": "eigen woorden",
    "woordenlijst": "woordenlijsten",
}


def lees_in(
    pad: Path,
    paden: list[Path],
    *,
    herzie: bool,
    droog: bool,
    rol: str,
    als_json: bool,
    nagekeken: bool = False,
    naar: Path | None = None,
    uitvoer: Path | None = None,
    overschrijf: bool = False,
) -> None:
    """Import and report; exit 1 when refused, 6 when another dossier contradicts this one.

    ``naar``: the file for the whole report; the screen then gets two lines, and still every error. ``uitvoer``: the
    same as a page. ``overschrijf``: also when such a file is not ours.

    Raises:
        AanroepFout: the report cannot be written, or a page has another ending; nothing is stored then.
        ConflictFout: something else stands where the report is to come; nothing is stored then.
    """
    if droog:
        wijs_op_namen((rol,))
    else:
        eis_nagekeken((rol,), nagekeken=nagekeken)
    eis_leesbare_vorm(uitvoer)
    for doel in filter(None, (naar, uitvoer)):
        eis_van_ons(doel, overschrijf=overschrijf)
    opnieuw = weer_inlezen(pad, paden, droog=droog)
    with meld_stappen() as stap:
        verslag = importeer(pad, *paden, herzie=herzie, droog=droog, rol=rol, nagekeken=nagekeken, stap=stap)
    if verslag.is_aangehouden and not als_json:
        toon_meldingen(verslag.namen, "Alles ziet u met --droog.")
        if mag_blijven():
            with meld_stappen() as stap:
                verslag = importeer(pad, *paden, herzie=herzie, droog=droog, rol=rol, stap=stap)
            verslag = replace(verslag, meldingen=tuple(m for m in verslag.meldingen if m.code != "VT115"))
    if als_json:
        toon_json(_als_gegevens(verslag, opnieuw))
        if verslag.is_geweigerd:
            bewaar_wat_niet_past(verslag.meldingen, naar, PER_CODE_IN_JSON, overschrijf=overschrijf)
    elif verslag.is_geweigerd or (naar is None and uitvoer is None and verslag.is_proef):
        rest = bewaar_wat_niet_past(verslag.meldingen, naar, PER_CODE, overschrijf=overschrijf)
        toon_meldingen(verslag.meldingen, rest)
    elif naar is None and uitvoer is None and not verslag.is_aangehouden:
        toon_van_opgeslagen(verslag.meldingen, pad)
    if verslag.is_aangehouden:
        print(f"Nog niets ingelezen: {EERST_KIJKEN}", file=sys.stderr)
        raise SystemExit(1)
    if verslag.is_geweigerd:
        fouten = len(verslag.fouten)
        print(f"Niets ingelezen: {aantal(fouten, 'fout', 'fouten')}.", file=sys.stderr)
        raise SystemExit(6 if verslag.is_conflict else 1)
    if naar is not None:
        heel = samenvatting(verslag, pagina(verslag, opnieuw, hoogstens=None), anders=alle_andere_antwoorden)
        regels = zinregels(heel, BREEDTE_ZONDER_SCHERM)
        bewaar(naar, (*map(str, verslag.meldingen), *regels), overschrijf=overschrijf)
    if uitvoer is not None:
        bewaar_tekst(uitvoer, _als_pagina(pad, verslag, opnieuw, uitvoer.suffix.lower()), overschrijf=overschrijf)
    if naar is not None or (uitvoer is not None and not als_json):
        toon_regels(kort_verslag(verslag))
        toon_zinnen([f"Alles staat in {uitvoer}."] if uitvoer else [])
    elif not als_json:
        toon_zinnen(samenvatting(verslag, pagina(verslag, opnieuw)))
    if not als_json and not verslag.is_proef:
        bied_aan_te_wissen(pad, verslag.met_oude_tekst)


def bied_aan_te_wissen(pad: Path, namen: Sequence[Naam]) -> None:
    """Say which revised records still hold what looked personal, and wipe it when asked; the command elsewhere."""
    if not namen:
        return
    wie = opsomming(sleutel for _, sleutel in namen)
    zin = f"In de oude tekst van {wie} staat nog wat op een persoon lijkt. Die blijft in het dossier tot u haar wist."
    print(zin, file=sys.stderr)
    if sys.stdin.isatty() and is_ja("Oude tekst nu wissen? Dat is niet terug te draaien. Typ ja: "):
        from verandertheorie.invoer.intrekken import trek_in, van_oude_tekst

        bewijs = trek_in(pad, van_oude_tekst(pad, namen), reden="verbeterd: leek op gegevens van een persoon")
        over = f"Van {aantal(len(bewijs.gevonden), 'tekst', 'teksten')} staat nog iets in {pad}."
        print(over if bewijs.gevonden else "De oude tekst is gewist.", file=sys.stderr)
        return
    for _, sleutel in namen:
        print(f"Wissen: verandertheorie dossier trek-in --oude-tekst {sleutel} --reden 'verbeterd'", file=sys.stderr)


def _als_pagina(pad: Path, verslag: Importverslag, opnieuw: str, vorm: str) -> str:
    """The report as a page, also when nothing came in."""
    from verandertheorie.uitvoer.document.importpagina import schrijf_importpagina

    alle = (*alle_andere_antwoorden(verslag.veranderd, verslag.na), *map(wisselzin, verslag.wissels))
    geschreven = schrijf_importpagina(
        verslag.na or Verandergraaf.uit(pad),
        verslag.ontvangst(),
        verslag.telling,
        wat=tuple(_wat_kwam(verslag)),
        anders=(*(alle or (GEEN_ANDER_OORDEEL,)), *verslag.losse) if verslag.na else (),
        opmerkingen=tuple(map(str, verslag.meldingen)),
        opnieuw=opnieuw,
    )
    return geschreven.markdown if vorm == ".md" else geschreven.html


def bewaar(naar: Path, verslag: Iterable[str], *, overschrijf: bool = False) -> None:
    """Write the lines of a report to a file; see :func:`bewaar_tekst`."""
    bewaar_tekst(naar, "".join(f"{regel}\n" for regel in verslag), overschrijf=overschrijf)


def bewaar_tekst(naar: Path, verslag: str, *, overschrijf: bool = False) -> None:
    """Write a report to a file; exit 7 when it cannot be, and what it is about is stored already.

    Raises:
        AanroepFout: it cannot be written, and nothing was stored.
        ConflictFout: something else stands there, and nothing was stored.
    """
    try:
        schrijf_product(naar, verslag, overschrijf=overschrijf)
    except (AanroepFout, ConflictFout) as fout:
        if gedaan() is None:
            raise
        print(f"Alles is opgeslagen; alleen het verslag niet. {fout}", file=sys.stderr)
        raise SystemExit(7) from None


def bewaar_wat_niet_past(
    meldingen: Sequence[Melding], naar: Path | None, hoogstens: int, *, overschrijf: bool = False
) -> str:
    """Write all that is said of what was refused, where it is too much to show; what is shown is in no other place.

    Returns:
        How somebody gets to see all of it: in the report, or in one that can be asked for.

    Raises:
        AanroepFout: it cannot be written.
        ConflictFout: something else stands there.
    """
    if naar is None:
        return "Alles staat in een bestand als u --verslag alles.txt meegeeft."
    if eerste_van_elke(meldingen, hoogstens)[1]:
        bewaar(naar, map(str, meldingen), overschrijf=overschrijf)
    return f"Alles staat in: {naar}"


def toon_meldingen(meldingen: Sequence[Melding], rest: str) -> None:
    """The first of each code on stderr, how many more there are, and ``rest``: how to see those.

    For what is not stored, and can be asked again.
    """
    eerste, meer = eerste_van_elke(meldingen, PER_CODE)
    toon_elke_melding(eerste)
    for code, nog in meer.items():
        print(f"[{code}] En nog {groot_getal(nog)} van dezelfde soort: {CODES[code]}.", file=sys.stderr)
    if meer:
        print(rest, file=sys.stderr)


def toon_van_opgeslagen(meldingen: Sequence[Melding], dossier: Path) -> None:
    """The same for what is stored: who asks again gets other remarks, so what does not fit goes in a file beside it.

    Beside the dossier, because there a withdrawal looks for copies; all on the screen where no file can be made.
    """
    if not eerste_van_elke(meldingen, PER_CODE)[1]:
        return toon_elke_melding(meldingen)
    namen = (dossier.with_name(f"{dossier.stem}.opmerkingen-{nr}.txt") for nr in count(1))
    naar = next(naam for naam in namen if not naam.exists())
    try:
        schrijf_product(naar, "".join(f"{m}\n" for m in meldingen))
    except (AanroepFout, ConflictFout):
        return toon_elke_melding(meldingen)
    return toon_meldingen(meldingen, f"Alles staat in: {naar}")


def toon_elke_melding(meldingen: Iterable[Melding]) -> None:
    """Each on its own line, on stderr, the way an editor can jump to it."""
    for m in meldingen:
        print(m, file=sys.stderr)


def eerste_van_elke(meldingen: Sequence[Melding], hoogstens: int) -> tuple[list[Melding], dict[str, int]]:
    """The first so many of each code, in the order given; and of the codes with more, how many more, by code."""
    telling = Counter[str]()
    eerste: list[Melding] = []
    for m in meldingen:
        telling[m.code] += 1
        if telling[m.code] <= hoogstens:
            eerste.append(m)
    return eerste, {code: n - hoogstens for code, n in sorted(telling.items()) if n > hoogstens}


def samenvatting(
    verslag: Importverslag, pagina: Iterable[str] = (), *, anders: Andersgezegd | None = None
) -> Iterator[str]:
    """What came in, what of it counts when that ``pagina`` is given, and which answers became others.

    ``anders``: how much is told of those; default what a screen tells.
    """
    yield from _wat_kwam(verslag)
    if not verslag.nieuw and not verslag.herzien:
        return
    yield from pagina
    if verslag.veranderd or verslag.wissels or verslag.gesprekken or verslag.herzien:
        regels = (*(anders or andere_antwoorden)(verslag.veranderd, verslag.na), *map(wisselzin, verslag.wissels))
        yield from veranderingen(regels, is_proef=verslag.is_proef)
    yield from verslag.losse


def _wat_kwam(verslag: Importverslag) -> Iterator[str]:
    yield _eerste_zin(verslag)
    yield from _opnieuw_gecodeerd(verslag)
    yield from _overgenomen(verslag)
    for h in verslag.herzien:
        erbij, anders, weg = h.bevindingen
        telling = f" (bevindingen erbij: {erbij}, anders: {anders}, weg: {weg})" if any(h.bevindingen) else ""
        yield f"  {h.record.record_sleutel} herzien{telling}: {'; '.join(h.verschillen)}"
    if verslag.buiten_scope:
        yield f"  {verslag.buiten_scope} daarvan vallen buiten scope en tellen nergens mee."


def _opnieuw_gecodeerd(verslag: Importverslag) -> Iterator[str]:
    """How much of what was said was coded again and what that is for, when nothing else came in."""
    records = (*verslag.nieuw, *(h.record for h in verslag.herzien))
    opnieuw = Verzameling(records).records(TweedeCodering)
    if opnieuw and len(opnieuw) == len(records):
        n = sum(len(r.bewijs) for r in opnieuw)
        zijn = "bevinding is" if n == 1 else "bevindingen zijn"
        telt = "Dat telt niet" if n == 1 else "Zij tellen niet"
        yield f"{n} {zijn} opnieuw gecodeerd. {telt} als bewijs."
        if not verslag.is_proef:
            yield "Lazen twee mensen hetzelfde? Vraag: verandertheorie overeenstemming"


def _eerste_zin(verslag: Importverslag) -> str:
    """What came in, or why nothing did."""
    if verslag.nieuw or verslag.herzien:
        proef = "Proef, er is niets geschreven. Dit zou erin komen: " if verslag.is_proef else ""
        return f"{proef}{wat_er_kwam(verslag)}."
    waarom = [_al_bekend(len(verslag.bekend))] if verslag.bekend or not verslag.ingetrokken else []
    waarom += [_blijft_weg(len(verslag.ingetrokken))] if verslag.ingetrokken else []
    return f"Er kwam niets bij: {'; '.join(waarom)}."


def kort_verslag(verslag: Importverslag) -> Iterator[str]:
    """What came in, and how many answers became others with the most serious of them: one line each."""
    zin = _eerste_zin(verslag)
    let_op = len(verslag.meldingen)
    yield f"{zin} {aantal(let_op, 'opmerking', 'opmerkingen')}." if let_op else zin
    anders = [v for v in verslag.veranderd if v.soort != "bewering" or v.was != v.is_nu]
    yield from (f"{wisselzin(w)}." for w in verslag.wissels)
    if not anders:
        if (verslag.nieuw or verslag.herzien) and not verslag.wissels:
            yield GEEN_ANDER_OORDEEL
        return
    ander_woord = [v for v in anders if v.soort == "belemmering" and v.was != v.is_nu and v.is_nu]
    ergste = min(ander_woord, key=lambda v: KLASSEN.index(v.is_nu), default=None)
    nu = f" {groot(klasse_nl(ergste.is_nu, 'belemmerend'))}: {ergste.naam}." if ergste else ""
    yield f"{aantal(len(anders), 'oordeel', 'oordelen')} anders.{nu}"


def _overgenomen(verslag: Importverslag) -> Iterator[str]:
    if n := verslag.overgenomen:
        wat = (
            "Wat daar is ingetrokken (1 record), blijft" if n == 1 else f"Wat daar is ingetrokken ({n} records), blijft"
        )
        yield f"{wat} nu ook hier weg."


def _al_bekend(n: int) -> str:
    return "dit record staat al in het dossier" if n == 1 else f"deze {n} records staan al in het dossier"


def _blijft_weg(n: int) -> str:
    return "1 record is ingetrokken en blijft weg" if n == 1 else f"{n} records zijn ingetrokken en blijven weg"


def wat_er_kwam(verslag: Importverslag) -> str:
    """``3 registraties nieuw, 1 al bekend; 5 bewijzen voor, 2 tegen``."""
    delen = [f"{aantal_records(n, soort)} nieuw" for soort, n in Counter(r.soort for r in verslag.nieuw).items()]
    delen += [f"{len(verslag.herzien)} herzien"] if verslag.herzien else []
    delen += [f"{len(verslag.bekend)} al bekend"] if verslag.bekend else []
    delen += [_blijft_weg(len(verslag.ingetrokken))] if verslag.ingetrokken else []
    registraties = Verzameling(verslag.nieuw).records(Registratie)
    tekens = Counter(b.teken for r in registraties for b in r.bewijs if b.onderwerp != "los")
    bewijs = f"; bewijs: {tekens['voor']} voor, {tekens['tegen']} tegen" if registraties else ""
    return (", ".join(delen) or "niets nieuws") + bewijs


def aantal_records(n: int, soort: str) -> str:
    """``1 bron``, ``3 bronnen``."""
    enkel = begrippen().get(("knooptype", soort)) or begrippen().get(("record", soort))
    return f"{n} {_MEERVOUD[soort] if n != 1 else enkel.nl if enkel else soort}"


def veranderingen(regels: Sequence[str], *, is_proef: bool) -> Iterator[str]:
    """Which answers became others, under a line that says so; or that none did."""
    if not regels:
        yield GEEN_ANDER_OORDEEL
        return
    yield "Dit zou veranderen in de antwoorden:" if is_proef else "Dit veranderde in de antwoorden:"
    yield from (f"  {regel}" for regel in regels)


def alle_andere_antwoorden(veranderd: Sequence[Verandering], na: Verandergraaf | None = None) -> Iterator[str]:
    """Every answer that became another: for a file, since no question compares with the dossier before an import."""
    yield from (over_verandering(na, v) for v in veranderd)


def andere_antwoorden(veranderd: Sequence[Verandering], na: Verandergraaf | None = None) -> Iterator[str]:
    """Changed blockers and enablers, the claims that ask for a talk, and the codes of the other changed claims."""
    factoren = [v for v in veranderd if v.soort != "bewering"]
    beweringen = [v for v in veranderd if v.soort == "bewering" and v.was != v.is_nu]
    opvallend = [v for v in beweringen if v.is_nu in OPVALLEND]
    yield from (over_verandering(na, v) for v in (*factoren, *opvallend))
    if rest := [v.naam for v in beweringen if v.is_nu not in OPVALLEND]:
        ook = "ook " if opvallend else ""
        krijgt = "krijgt" if len(rest) == 1 else "krijgen"
        yield f"Een ander oordeel {krijgt} {ook}{opsomming(rest)}."


def _als_gegevens(verslag: Importverslag, opnieuw: str) -> dict[str, object]:
    def namen(records: Iterable[object]) -> list[dict[str, str]]:
        return [{"soort": r.soort, "sleutel": r.record_sleutel} for r in records]  # type: ignore[attr-defined]  # records

    is_opgeslagen = not (verslag.is_geweigerd or verslag.is_proef)
    hoogstens = len(verslag.meldingen) if is_opgeslagen else PER_CODE_IN_JSON
    eerste, meer = eerste_van_elke(verslag.meldingen, hoogstens)
    return {
        "geweigerd": verslag.is_geweigerd,
        "proef": verslag.is_proef,
        "aangehouden": verslag.is_aangehouden,
        "met_oude_tekst": [{"soort": soort, "sleutel": sleutel} for soort, sleutel in verslag.met_oude_tekst],
        "meldingen": [
            {
                "bestand": m.bestand,
                "regel": m.regel,
                "kolom": m.waar.kolom if isinstance(m.waar, Cel) else None,
                "blad": (m.waar.naam or None) if isinstance(m.waar, Cel) else None,
                "plek": m.plek,
                "code": m.code,
                "ernst": m.ernst,
                "tekst": m.tekst,
                "remedie": m.remedie,
            }
            for m in eerste
        ],
        "meldingen_meer": meer,
        "nieuw": namen(verslag.nieuw),
        "bekend": namen(verslag.bekend),
        "herzien": [{"sleutel": h.record.record_sleutel, "verschillen": list(h.verschillen)} for h in verslag.herzien],
        "ingetrokken": namen(verslag.ingetrokken),
        "overgenomen_intrekkingen": verslag.overgenomen,
        "buiten_scope": verslag.buiten_scope,
        "veranderd": [*alle_andere_antwoorden(verslag.veranderd, verslag.na), *map(wisselzin, verslag.wissels)],
        "losse": list(verslag.losse),
        **ontvangst_als_gegevens(verslag, opnieuw),
    }
