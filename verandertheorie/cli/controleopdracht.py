"""``dossier controleer`` and ``dossier herstel``: what is wrong with a file, and what can be saved of it."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from verandertheorie.cli.tonen import toon_json, toon_zinnen
from verandertheorie.controle.controleer import Bezwaar
from verandertheorie.controle.controleer import controleer as controleer_theorie
from verandertheorie.dossier.bestand import Dossier
from verandertheorie.dossier.herstel import Herstel
from verandertheorie.dossier.onderzoek import onderzoek
from verandertheorie.gedaan import onthoud
from verandertheorie.graaf.index import index_wijkt_af
from verandertheorie.graaf.rijen import lees_records
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.halverwege import resten
from verandertheorie.invoer.doorlichten import bezwaren, red
from verandertheorie.melding import Melding
from verandertheorie.model.doelgroep import VOOR_WIE
from verandertheorie.taal import aantal
from verandertheorie.vragen.antwoord import Antwoord
from verandertheorie.vragen.bewaartermijnen import Bewaartermijn, bewaartermijnen

NAMEN = 20
"""Lost records that are named: one screen. Chosen by eye."""


def toon_bezwaren(pad: Path, *, op: str | None, als_json: bool) -> None:
    """Say what is wrong, with what to do; exit 1 when anything is."""
    schade = onderzoek(pad) or _in_de_index(pad)
    meldingen: tuple[Melding, ...] = ()
    te_lang: tuple[Bewaartermijn, ...] = ()
    telling = ""
    theorie: Antwoord[Bezwaar] | None = None
    if not schade:
        meldingen = bezwaren(pad)
        if not any(m.code == "VT010" for m in meldingen):
            with Dossier.open(pad, alleen_lezen=True) as d:
                rijen, invoeren, stenen = d.rijen(), d.invoeren(), d.grafstenen()
            records = lees_records(rijen, pad)
            graaf = Verandergraaf.van(records)
            te_lang = bewaartermijnen(graaf, op=op).rijen
            theorie = None if meldingen else controleer_theorie(graaf)
            telling = f"{aantal(len(rijen), 'record', 'records')} uit {aantal(len(invoeren), 'invoer', 'invoeren')}"
            if weg := len({(s.soort, s.sleutel) for s in stenen}):
                telling += f", {weg} ingetrokken"
    if als_json:
        gegevens = {
            "doelgroep": "monitor",
            "schade": list(schade),
            "meldingen": [{"rij": m.regel, "code": m.code, "tekst": m.tekst, "remedie": m.remedie} for m in meldingen],
            "te_lang_bewaard": [{"bron": b.bron, "bewaren_tot": b.bewaren_tot} for b in te_lang],
            "theorie": dict(sorted(Counter(b.regel for b in theorie or ()).items())),
        }
        toon_json(gegevens)
    else:
        toon_zinnen(schade)
        if schade:
            toon_zinnen(("Zet een kopie terug, of red wat kan: dossier herstel gered.sqlite",))
        toon_zinnen(f"Rij {m.regel}: {m.tekst} {m.remedie} [{m.code}]" for m in meldingen)
        for b in te_lang:
            eerst = f"Kijk eerst wat intrekken verandert: verandertheorie {b.intrekken} --droog"
            toon_zinnen((f"Bron {b.bron} zou u bewaren tot {b.bewaren_tot}. {eerst}",))
        for rest in resten(pad.parent):
            zin = f"{rest} is van een opdracht die is afgebroken, hier of op een andere computer."
            toon_zinnen((f"{zin} Loopt daar niets meer? Haal het dan weg.",))
        if te_lang:
            toon_zinnen((f"Voor {VOOR_WIE['monitor']}: er staan schuilnamen in.",))
    if schade or meldingen or te_lang:
        raise SystemExit(1)
    if not als_json:
        toon_zinnen((f"{pad} is in orde: {telling}.",))
        if theorie:
            hoeveel = aantal(len(theorie), "opmerking", "opmerkingen")
            toon_zinnen((f"Over de theorie zelf: {hoeveel}. Bekijk: verandertheorie controleer",))


def _in_de_index(pad: Path) -> tuple[str, ...]:
    """What is wrong with the index of findings: answers come out of it, so it must say what the records say."""
    with Dossier.open(pad, alleen_lezen=True) as d:
        klopt_niet = index_wijkt_af(d)
    return ("De index van bevindingen zegt iets anders dan de records.",) if klopt_niet else ()


def red_dossier(pad: Path, nieuw: Path) -> None:
    """Save what can be read, and say what is lost; exit 1 when something is."""
    uitkomst = red(pad, nieuw)
    onthoud(nieuw)
    waaruit = aantal(uitkomst.invoeren, "invoer", "invoeren")
    toon_zinnen((f"{nieuw} gemaakt met {uitkomst.records} versies van records uit {waaruit}.",))
    verlies = tuple(_wat_weg_is(uitkomst))
    for zin in verlies:
        print(zin, file=sys.stderr)
    if verlies:
        print(f"Kijk ook met: verandertheorie dossier controleer -d {nieuw}", file=sys.stderr)
        raise SystemExit(1)
    toon_zinnen(("Er is niets verloren.",))


def _wat_weg_is(h: Herstel) -> Iterator[str]:
    for wat, namen in (("Verloren", h.verloren), ("Weggelaten, niet te lezen met deze versie", h.ongeschikt)):
        meer = f" en nog {len(namen) - NAMEN}" if len(namen) > NAMEN else ""
        if namen:
            yield f"{wat}: {'; '.join(namen[:NAMEN])}{meer}."
    if not h.is_alles_bekend:
        yield "Er kan meer verloren zijn: een deel van het bestand is niet te lezen."
    if not h.heeft_grafstenen:
        yield "Niet alle intrekkingen zijn te lezen. Wat is ingetrokken, kan met een volgende invoer terugkomen."
