"""What is not wrong in a cycle record, and deserves a second look while the conversation is still fresh.

A habit gets one line per file, however often it shows: who reads the same remark ten times reads none.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from verandertheorie.lezen.aanmerking import Aanmerking, Regels
from verandertheorie.lezen.leerlusregels import LUSGEWOONTEN
from verandertheorie.lezen.persoonsnamen import lijkt_persoonlijk
from verandertheorie.lezen.records import Gelezen, MetFout
from verandertheorie.lezen.regels import per_record
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.melding import Cel, Melding, volgorde
from verandertheorie.model.basis import Record
from verandertheorie.model.relaties import UIT_FACTOR, ontleed
from verandertheorie.model.soorten import ElkRecord, in_eigen_woorden
from verandertheorie.model.verwijzing import kort
from verandertheorie.model.waarneming import Registratie
from verandertheorie.taal import aantal, kale_zin

GENOEG = 3
"""So many findings of one voice, or all on one side, are worth a remark. By eye, as in controle/onderbouwing.py."""

OPEN_VRAGEN = frozenset(("open_vraag_belemmeringen", "open_vraag_helpend"))

TE_VEEL_BEWERINGEN = 4
"""A sentence that is to show so many things at once shows none of them well. Chosen by eye."""


def opmerkingen(s: Samenhang) -> tuple[Melding, ...]:
    """Every remark on what comes in from files, of a habit the first in each file."""
    return (
        *_open_vraag(s.nieuw),
        *_dubbele_bevindingen(s.nieuw),
        *_een_per_bestand(per_record(GEWOONTEN, s)),
        *per_record(LUSGEWOONTEN, s),
        *per_record(VERGISSINGEN, s),
    )


def verzonnen(s: Samenhang, halve: Sequence[MetFout] = ()) -> Iterator[Melding]:
    """Fictitious records beside real ones, or the other way round; the first in each file.

    ``halve``: those that have another mistake.
    """
    al_verzonnen = {r.is_fictief for r in s.was.gesprekken.values()}
    gezien: set[str] = set()
    for g in (*s.nieuw, *(h.gelezen for h in halve if ("grond",) not in h.mis)):
        if not isinstance(g.record, Registratie) or g.bestand in gezien:
            continue
        is_verzonnen = g.record.is_fictief
        if al_verzonnen == {not is_verzonnen}:
            gezien.add(g.bestand)
            tekst = "deze registratie is verzonnen (grond: fictief) en die in het dossier zijn dat niet."
            if not is_verzonnen:
                tekst = "de registraties in het dossier zijn verzonnen (grond: fictief) en deze is dat niet."
            yield g.melding(("grond",), "VT109", tekst, "Houd verzonnen en echte gegevens in aparte dossiers.")


def _een_stem(r: Registratie, s: Samenhang) -> Iterator[Aanmerking]:
    """Said at the last finding on a subject that makes it look like much, while one voice counts once."""
    laatste = {b.onderwerp: nr for nr, b in enumerate(r.bewijs)}
    for onderwerp, nr in laatste.items():
        aantal, stem = s.bevindingen_van_een_stem(onderwerp)
        if aantal >= GENOEG:
            tekst = f"over {_kort(onderwerp)} zijn er nu {aantal} bevindingen, allemaal van één stem: {stem}."
            remedie = "Een stem telt per gebied en per kant één keer. Hoort u het ook van iemand anders?"
            yield Aanmerking(("bewijs", nr, "onderwerp"), "VT110", tekst, remedie)


def _geen_tegendeel(r: Registratie, _: Samenhang) -> Iterator[Aanmerking]:
    beweringen = [b for b in r.bewijs if ontleed(b.onderwerp)]
    gezocht = any(d.gezocht != "bestaan" or d.gevonden == "nee" for d in r.dekking)
    if len(beweringen) >= GENOEG and all(b.teken == "voor" for b in beweringen) and not gezocht:
        tekst = (
            f"alle {len(beweringen)} bevindingen over een bewering spreken voor, en naar het tegendeel is niet gezocht."
        )
        remedie = "Vroeg u ernaar? Zet dat bij dekking, met gezocht: tegendeel. Zo niet: vraag het een volgende keer."
        yield Aanmerking(("bewijs",), "VT111", tekst, remedie)


def _open_vraag(nieuw: Sequence[Gelezen]) -> Iterator[Melding]:
    """Said to who writes down what hinders or helps, and nowhere whether that was asked openly.

    Without it silence about the other factors says nothing; with it silence is an observation (oordeel.md).
    """
    per_bestand: dict[str, list[Gelezen]] = defaultdict(list)
    for g in nieuw:
        r = g.record
        if (
            isinstance(r, Registratie)
            and r.vorm == "interview"
            and any(_gaat_over_factor(b.onderwerp) for b in r.bewijs)
        ):
            per_bestand[g.bestand].append(g)
    for gesprekken in per_bestand.values():
        if not any(OPEN_VRAGEN & g.blok.velden.keys() for g in gesprekken):
            tekst = "er staat niet bij of u open vroeg wat in de weg staat, of wat helpt."
            remedie = "Vul open_vraag_belemmeringen en open_vraag_helpend in: bij ja telt ook wat níet werd genoemd."
            yield gesprekken[0].melding(("vorm",), "VT112", tekst, remedie)


def _dubbele_bevindingen(nieuw: Sequence[Gelezen]) -> Iterator[Melding]:
    """Said at a finding that is in its record already: pasted twice, or meant to say something else."""
    for g in nieuw:
        eerder: dict[tuple[object, ...], int] = {}
        for nr, b in enumerate(g.record.bewijs if isinstance(g.record, Registratie) else ()):
            wat = (kale_zin(b.kern), b.onderwerp, b.teken, b.gebied, b.spreker, b.wanneer, b.gehoord_van)
            eerste = eerder.setdefault(wat, nr)
            if eerste != nr:
                daar = g.melding(("bewijs", eerste), "VT117", "", "")
                waar = f"{'rij' if isinstance(daar.waar, Cel) else 'regel'} {daar.regel}"
                tekst = f"hier staat hetzelfde als in {waar}: het telt niet twee keer."
                remedie = "Staat het er per ongeluk dubbel? Dan mag er een weg. Anders: schrijf wat er anders aan is."
                yield g.melding(("bewijs", nr), "VT117", tekst, remedie)


def _voor_en_tegen(r: Registratie, _: Samenhang) -> Iterator[Aanmerking]:
    tekens: dict[tuple[object, ...], str] = {}
    for nr, b in enumerate(r.bewijs):
        wat = (kale_zin(b.kern), b.onderwerp, b.gebied, b.spreker, b.wanneer)
        if tekens.setdefault(wat, b.teken) != b.teken:
            tekst = f"dezelfde zin spreekt voor en tegen {_kort(b.onderwerp)}."
            remedie = "Schrijf bij elk wat ervoor of ertegen spreekt. Was het eerst anders? Vul dan 'wanneer' in."
            yield Aanmerking(("bewijs", nr, "teken"), "VT113", tekst, remedie)


def _te_veel_tegelijk(r: Registratie, _: Samenhang) -> Iterator[Aanmerking]:
    per_zin: dict[str, dict[str, int]] = defaultdict(dict)
    for nr, b in enumerate(r.bewijs):
        per_zin[kale_zin(b.kern)][b.onderwerp] = nr
    for onderwerpen in per_zin.values():
        if len(onderwerpen) >= TE_VEEL_BEWERINGEN:
            tekst = f"dezelfde zin staat bij {len(onderwerpen)} onderwerpen."
            remedie = "Kies waar hij het meest over zegt, of schrijf bij elk wat er precies is gezien of gehoord."
            yield Aanmerking(("bewijs", max(onderwerpen.values()), "kern"), "VT114", tekst, remedie)


def _persoonsgegevens(r: ElkRecord, s: Samenhang) -> Iterator[Aanmerking]:
    for plek, tekst in in_eigen_woorden(r):
        for zin, remedie in over_namen(tekst, s.plaatsnamen):
            yield Aanmerking(plek, "VT115", zin, remedie)


def over_namen(tekst: str, plaatsnamen: Container[str] = ()) -> Iterator[tuple[str, str]]:
    """Of each piece of a text that looks like a person: a sentence that says so, and what to do; once each.

    Args:
        tekst: what somebody wrote.
        plaatsnamen: words with a capital that are known to be something else.
    """
    for stuk in dict.fromkeys(lijkt_persoonlijk(tekst, plaatsnamen)):
        zin = f"'{kort(stuk)}' lijkt op een naam of adres van een persoon."
        yield zin, "Schrijf in plaats daarvan de rol of de schuilnaam. Is het geen persoon? Dan is het goed zo."


GEWOONTEN: Regels = {Registratie: (_een_stem, _geen_tegendeel, _te_veel_tegelijk)}
PERSOONLIJK: Regels = {Record: (_persoonsgegevens,)}
VERGISSINGEN: Regels = {Registratie: (_voor_en_tegen,), **PERSOONLIJK}
"""Per type what is looked at in one incoming record; a remark on a habit is made once per file."""


def _een_per_bestand(meldingen: Iterable[Melding]) -> Iterator[Melding]:
    per_soort: dict[tuple[str, str], list[Melding]] = defaultdict(list)
    for m in meldingen:
        per_soort[m.bestand, m.code].append(m)
    for groep in per_soort.values():
        eerste, *rest = sorted(groep, key=lambda m: volgorde(m.waar))
        meer = f" Zo ook op nog {aantal(len(rest), 'plek', 'plekken')} in dit bestand." if rest else ""
        yield replace(eerste, tekst=eerste.tekst + meer)


def _gaat_over_factor(onderwerp: str) -> bool:
    drietal = ontleed(onderwerp)
    return drietal.relatie in UIT_FACTOR if drietal else onderwerp != "los"


def _kort(onderwerp: str) -> str:
    drietal = ontleed(onderwerp)
    return f"{drietal.van} > {drietal.relatie} > {drietal.naar}" if drietal else onderwerp
