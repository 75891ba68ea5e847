"""``noteer``: a conversation written down question by question; every answer is kept until it is in the dossier."""

import contextlib
import datetime
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from verandertheorie.cli.importopdracht import samenvatting
from verandertheorie.cli.importregels import UIT_HET_DOSSIER, pagina
from verandertheorie.cli.tonen import toon_zinnen, wijs_op_namen
from verandertheorie.dossier.schrijver import eis_rol
from verandertheorie.formaten.wegschrijven import schrijf
from verandertheorie.fouten import AanroepFout, ConflictFout, GeweigerdFout, reden_van
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.importeer import Importverslag, importeer_gelezen
from verandertheorie.lezen.leidraad import vind_leidraad
from verandertheorie.lezen.noteren import LANGSTE_RIJTJE, Gesprek, Onbegrepen, Teruggenomen
from verandertheorie.lezen.vragenlijst import Gespreksvraag, Opzet
from verandertheorie.melding import Melding
from verandertheorie.model.leidraad import Leidraad
from verandertheorie.model.soorten import Plek
from verandertheorie.taal import groot, leesbaar, opsomming, zichtbaar
from verandertheorie.uitvoer.tabel.keuzes import Keuzes
from verandertheorie.vragen.opmaak import breedte

_SCHEIDING = " | "
_BEVINDING: Plek = ("registratie", "bewijs")
_LEIDRAAD = "# Leidraad: "
_TERUGGENOMEN = "#< "
"""Before an answer in the draft that was gone back over: to which question, and what it was."""
_UITLEG = "Enter: wat tussen [ ] staat. ?: uitleg en keuzes. <: vorige vraag. stop: later verder."
_WEER = "  Enter houdt wat u typte, - maakt leeg, > gaat door naar waar u was."
_HAALT_WEG = "- haalt deze weg"
LANGSTE_VOORSTEL = 40
"""Characters of an earlier answer that fit between [ ]; a longer one stands on the line before."""


class _Gestopt(Exception):
    """The person stops, or the input ends."""


@dataclass(frozen=True)
class _Concept:
    """The file beside the dossier with the answers, one on a line behind its question; and which guide was used."""

    pad: Path
    leidraad: str | None = None

    @classmethod
    def bij(cls, dossier: Path, leidraad: str | None, *, verder: bool) -> "_Concept":
        """The draft of a dossier; when it is taken up again, with the guide it was begun with.

        Raises:
            AanroepFout: something else than a file stands there.
        """
        pad = dossier.with_name(f"{dossier.name}.concept.txt")
        if os.path.lexists(pad) and not pad.is_file():  # a pipe would wait for ever
            raise AanroepFout(f"{pad} is geen gewoon bestand. Daar hoort het concept: haal het weg.")
        if verder and leidraad is None and pad.is_file():
            regels = pad.read_text(encoding="utf-8", errors="replace").splitlines()
            leidraad = next((r.removeprefix(_LEIDRAAD) for r in regels if r.startswith(_LEIDRAAD)), None)
        return cls(pad, leidraad)

    def lees(self) -> tuple[list[tuple[str, str]], list[Teruggenomen]]:
        """The answers with their questions, and those that were gone back over.

        Raises:
            AanroepFout: it cannot be read.
        """
        try:
            regels = self.pad.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as fout:
            waarom = reden_van(fout) if isinstance(fout, OSError) else "het is geen UTF-8"
            raise AanroepFout(f"Het concept {self.pad} is niet te lezen ({waarom}).") from None
        delen = (regel.partition(_SCHEIDING) for regel in regels if not regel.startswith("#"))
        terug = (r.removeprefix(_TERUGGENOMEN).split(_SCHEIDING, 2) for r in regels if r.startswith(_TERUGGENOMEN))
        return [(kop, antwoord) for kop, scheiding, antwoord in delen if scheiding], [
            Teruggenomen(_plek(deel[0]), deel[1], deel[2]) for deel in terug if len(deel) == 3
        ]

    def bewaar(self, gesprek: Gesprek) -> None:
        """Write all answers anew: whole or not at all, and for nobody else to read.

        Raises:
            AanroepFout: it cannot be written.
        """
        regels = ["# Concept van een gesprek. Ga verder met: verandertheorie noteer --verder"]
        regels += [f"{_LEIDRAAD}{self.leidraad}"] if self.leidraad else []
        regels += [f"{vraag.kop}{_SCHEIDING}{antwoord}" for vraag, antwoord in gesprek.gesteld]
        for t in gesprek.terug_te_geven if gesprek.vraag else ():
            plek = " ".join(map(str, t.plek))
            regels.append(f"{_TERUGGENOMEN}{_SCHEIDING.join((plek, t.kop, t.antwoord))}")
        schrijf(self.pad, "".join(f"{regel}\n" for regel in regels))

    def leg_opzij(self) -> Path:
        """Keep a draft that no longer fits beside the new one."""
        opzij = self.pad.with_name(f"{self.pad.name}.oud")
        self.pad.replace(opzij)
        return opzij

    def weg(self) -> None:
        self.pad.unlink(missing_ok=True)


def _plek(tekst: str) -> Plek:
    return tuple(int(deel) if deel.isdigit() else deel for deel in tekst.split())


def voer_gesprek(pad: Path, *, verder: bool, opnieuw: bool, leidraad: str | None, droog: bool, rol: str) -> None:
    """Ask, keep, show, import; exit 130 at Ctrl-C and 1 when the input ends halfway, both with the answers kept.

    Raises:
        AanroepFout: the guide or the draft cannot be read or written, or the role leads straight to a person.
        ConflictFout: there is a draft already, and nobody said what to do with it.
        GeweigerdFout: the input ended before there was a record, or there is nothing yet to hold it against.
    """
    eis_rol(rol)  # before anything is asked, not after all of it
    wijs_op_namen((rol,))
    graaf = Verandergraaf.uit(pad)
    if not graaf.gebieden or not graaf.cycli:
        raise GeweigerdFout(f"In {pad} staan nog geen gebieden of leercycli. Lees eerst de theorie in met 'importeer'.")
    concept = _Concept.bij(pad, leidraad, verder=verder)
    gesprek = Gesprek(_opzet(graaf, _leidraad(concept.leidraad, graaf, pad)))
    if concept.pad.exists() and not opnieuw:
        if not verder:
            raise ConflictFout(f"Er ligt nog een concept ({concept.pad}). Kies: noteer --verder, of noteer --opnieuw.")
        gesprek = _hervat(gesprek, concept)
    elif verder:
        raise AanroepFout(f"Er ligt geen concept om mee verder te gaan ({concept.pad}).")
    _zeg(_UITLEG)
    try:
        _loop(gesprek, concept, pad, droog=droog, rol=rol)
    except (_Gestopt, KeyboardInterrupt) as einde:
        if concept.pad.exists():
            _zeg("", f"Gestopt. Wat u typte, staat in {concept.pad}. Verder: verandertheorie noteer --verder")
        if isinstance(einde, KeyboardInterrupt):
            raise
        if einde.args:
            raise GeweigerdFout("De invoer hield op voordat alles was gevraagd. Er is niets vastgelegd.") from None


def _leidraad(genoemd: str | None, graaf: Verandergraaf, pad: Path) -> Leidraad | None:
    gevonden, meldingen = vind_leidraad(genoemd, (Path(), pad.parent), graaf.namen) if genoemd else (None, ())
    if meldingen:
        _zeg(*map(str, meldingen))
        raise SystemExit(1)
    return gevonden


def _opzet(graaf: Verandergraaf, leidraad: Leidraad | None) -> Opzet:
    vandaag = datetime.datetime.now().astimezone().date()
    keuzes = Keuzes(graaf)
    return Opzet(keuzes.voor, graaf.alles, vandaag, leidraad, keuzes.hoort_bij)


def _hervat(gesprek: Gesprek, concept: _Concept) -> Gesprek:
    regels, teruggenomen = concept.lees()
    hervat = replace(gesprek.hervat(regels), terug_te_geven=tuple(teruggenomen))
    over = len(regels) - len(hervat.antwoorden)
    if over:
        wat = "Het laatste antwoord past" if over == 1 else f"De laatste {over} antwoorden passen"
        opzij = concept.leg_opzij()
        concept.bewaar(hervat)
        _zeg(f"{wat} niet meer bij het dossier, en vragen we opnieuw. Alles staat nog in {opzij}.")
    for vraag, antwoord in hervat.gesteld[-3:]:
        _zeg(f"  {vraag.kop}: {antwoord}")
    if hervat.terug_te_geven:
        _zeg(_WEER)
    return hervat


# --- the conversation -------------------------------------------------------------------------


def _loop(gesprek: Gesprek, concept: _Concept, pad: Path, *, droog: bool, rol: str) -> None:
    gesprek = _vraag_alles(gesprek, concept)
    while True:
        _vat_samen(gesprek)
        for nr in range(1, len(gesprek.antwoorden) + 1):
            _zeg(*(f"Let op: bij '{gesprek.gesteld[nr - 1][0].kop}': {zin}" for zin in gesprek.lijkt_persoonlijk(nr)))
        antwoord = _opslaan(gesprek)
        if antwoord == "nee":
            raise _Gestopt
        if antwoord == "<":
            gesprek = _vraag_alles(gesprek.terug(), concept)
        elif isinstance(antwoord, tuple):
            _zeg(_WEER)
            gesprek = _vraag_alles(gesprek.terug(gesprek.eerste_van(antwoord)), concept, alleen=antwoord)
        else:
            verslag = importeer_gelezen(pad, gesprek.gevonden, droog=droog, rol=rol)
            _zeg(*(_als_zin(m) for m in verslag.meldingen if m.code != "VT115"))  # those were told before
            if not verslag.is_geweigerd:
                break
            gesprek = _verbeter(gesprek, verslag, concept)
    if not droog:
        concept.weg()
    toon_zinnen(samenvatting(verslag, pagina(verslag, UIT_HET_DOSSIER)))
    if droog:
        _zeg(f"Wat u typte, staat in {concept.pad}. Vastleggen: verandertheorie noteer --verder")


def _opslaan(gesprek: Gesprek) -> Literal["ja", "nee", "<"] | Plek:
    """Whether it may be kept as it is; a place when something is to be answered anew first."""
    while True:
        antwoord = _lees("Opslaan (ja, nee, verbeter 3, <) [ja]: ").casefold()
        if antwoord in ("", "ja", "j"):
            return "ja"
        if antwoord in ("nee", "n", "stop"):
            return "nee"
        if antwoord in ("<", "terug"):
            return "<"
        wat = antwoord.removeprefix("verbeter").strip()
        if deel := _bedoeld_deel(gesprek, wat):
            return deel
        aantal = sum(p[:2] == _BEVINDING and p[-1] == "kern" for p in gesprek.plekken[: len(gesprek.antwoorden)])
        er_zijn = "Er is 1 bevinding." if aantal == 1 else f"Er zijn {aantal} bevindingen."
        _zeg(f"  Wat wilt u verbeteren? {er_zijn} Typ het nummer van een bevinding, of een woord als verbeter gebied.")


def _bedoeld_deel(gesprek: Gesprek, wat: str) -> Plek:
    """The finding with this number, or the question or part of this name; empty when there is none."""
    nummer = wat.removeprefix("bevinding").strip()
    if nummer.isascii() and nummer.isdigit():
        deel: Plek = (*_BEVINDING, int(nummer) - 1)
        return deel if gesprek.eerste_van((*deel, "kern")) else ()
    gesteld = [vraag for vraag, _ in gesprek.gesteld if vraag.plek]
    op_kop = (v.plek for v in gesteld if v.kop.casefold() == wat)
    op_veld = (v.plek for v in gesteld if wat and leesbaar(str(v.plek[-1])).startswith(wat))
    op_deel = (v.plek[:2] for v in gesteld if len(v.plek) > 2 and wat and str(v.plek[1]).startswith(wat))
    return next(op_kop, None) or next(op_veld, None) or next(op_deel, ())


def _vraag_alles(gesprek: Gesprek, concept: _Concept, *, alleen: Plek = ()) -> Gesprek:
    """Ask until there is nothing left to ask; go back to an earlier question when an answer made that one wrong.

    ``alleen``: only what is about this part; what was answered elsewhere is kept, as far as it still fits.
    """
    deel = ""
    while True:
        if alleen and gesprek.plekken[-1][: len(alleen)] != alleen:
            gesprek = gesprek.door()
        vraag = gesprek.vraag
        if vraag is None:
            concept.bewaar(gesprek)
            if not gesprek.bezwaren:
                return gesprek
            gesprek = _los_op(gesprek, concept)
            continue
        if gesprek.deel != deel:
            deel = _toon_deel(gesprek, vraag)
        verder = _stel(gesprek, vraag)
        is_weggehaald = len(verder.antwoorden) == len(gesprek.antwoorden)
        if len(verder.antwoorden) < len(gesprek.antwoorden) and verder.plekken[-1][: len(alleen)] != alleen:
            alleen = ()  # who goes back past the part looks at more than that
        gesprek = verder.door() if alleen and is_weggehaald else verder
        concept.bewaar(gesprek)
        if gesprek.bezwaren:
            gesprek = _los_op(gesprek, concept)


def _los_op(gesprek: Gesprek, concept: _Concept) -> Gesprek:
    """Ask again what an answer after it, or one that was mended, made wrong."""
    bezwaar = gesprek.bezwaren[0]
    _zeg(gesprek.zin(bezwaar))
    return _opnieuw(gesprek, bezwaar.regel, concept)


def _toon_deel(gesprek: Gesprek, vraag: Gespreksvraag) -> str:
    """The heading above a question, with what an empty answer means when the part begins there."""
    hulp = f"Enter = {vraag.deelhulp}" if gesprek.eerder is None else _HAALT_WEG
    _zeg("", f"{gesprek.deel} ({hulp})" if vraag.deelhulp else gesprek.deel)
    return gesprek.deel


def _verbeter(gesprek: Gesprek, verslag: Importverslag, concept: _Concept) -> Gesprek:
    """Ask again what the importer refused; without a place, the last question."""
    nummers = [m.regel for m in verslag.fouten if 0 < m.regel <= len(gesprek.antwoorden)]
    return _vraag_alles(_opnieuw(gesprek, min(nummers, default=len(gesprek.antwoorden)), concept), concept)


def _opnieuw(gesprek: Gesprek, nummer: int, concept: _Concept) -> Gesprek:
    """Ask one question again, without what was wrong with it, and keep the answers after it that still fit."""
    terug = gesprek.terug(nummer).vergeet()
    if terug.vraag is None:
        return gesprek
    if terug.deel != gesprek.deel:
        _toon_deel(terug, terug.vraag)
    verbeterd = _stel(terug, terug.vraag)
    if len(verbeterd.antwoorden) >= nummer:  # not when they went further back
        verbeterd = verbeterd.door()
    concept.bewaar(verbeterd)
    return verbeterd


def _stel(gesprek: Gesprek, vraag: Gespreksvraag) -> Gesprek:
    """Ask one question until there is an answer, or until they go back, go on, or take an item of a list away."""
    voorstel, is_geweigerd, was = "", False, gesprek.eerder
    if was and len(was) > LANGSTE_VOORSTEL:
        _zeg(f"  Eerder: {was}")
    elif gesprek.vervallen:
        _zeg(f"  Eerder: {gesprek.vervallen}. Dat past niet meer bij de rest.")
    while True:
        geschreven = _lees(f"  Bedoelt u '{voorstel}'? (Enter = ja): " if voorstel else _prompt(vraag, was))
        if geschreven == "stop":
            raise _Gestopt
        if geschreven in ("<", "terug"):
            _zeg(*([] if gesprek.terug_te_geven or not gesprek.antwoorden else [_WEER]))
            return gesprek.terug() if gesprek.antwoorden else gesprek
        if geschreven == ">" and gesprek.terug_te_geven:
            _zeg(*(["  Dit was nog niet gevraagd."] if was is None else []))
            return gesprek.door()
        if geschreven == "-" and (was is not None or is_geweigerd):
            return _leeg(gesprek, vraag)
        if geschreven.startswith("?"):
            _leg_uit(vraag, geschreven[1:].strip())
            voorstel = ""
            continue
        if voorstel and geschreven.casefold() in ("nee", "n"):
            voorstel = ""
            continue
        if is_geweigerd and not geschreven and not voorstel and not vraag.is_verplicht:
            voorstel = vraag.standaard
            _zeg(*([] if voorstel else [f"  {_in_plaats_van_enter(vraag)}"]))
            continue
        bevestigd = voorstel and geschreven.casefold() in ("", "ja", "j")
        uitkomst = gesprek.antwoord(voorstel if bevestigd else geschreven)
        if not isinstance(uitkomst, Onbegrepen):
            if uitkomst.antwoorden[-1] == was or _mag_zo_blijven(uitkomst):  # what was kept before, was asked before
                return uitkomst
            voorstel, is_geweigerd = "", True
            continue
        voorstel = uitkomst.voorstel if uitkomst.voorstel != voorstel else ""
        is_geweigerd = True
        _zeg(
            *([f"  {uitkomst.tekst}"] if uitkomst.tekst else []),
            *(f"   {vraag.in_lijst(nr)}" for nr in uitkomst.opties),
        )


def _in_plaats_van_enter(vraag: Gespreksvraag) -> str:
    """What to type after something was refused: an empty line alone would throw that away."""
    leeg = vraag.deelhulp or ("niemand" if vraag.niemand else "leeg")
    lijst = ["? voor de lijst"] if vraag.keuzes else []
    return f"Typ het opnieuw, {opsomming([*lijst, f'- voor {leeg}'], 'of')}."


def _leeg(gesprek: Gesprek, vraag: Gespreksvraag) -> Gesprek:
    """Without what was answered before: the usual answer, or none; of a list the whole item goes."""
    if vraag.deelhulp and gesprek.eerder is not None:
        return gesprek.haal_weg()
    leeg = gesprek.vergeet()
    uitkomst = leeg.antwoord("")
    return uitkomst if isinstance(uitkomst, Gesprek) else leeg


def _mag_zo_blijven(gesprek: Gesprek) -> bool:
    """Whether an answer in which somebody seems to be named may be kept: asked before it is, in the draft as well."""
    zinnen = gesprek.lijkt_persoonlijk(len(gesprek.antwoorden))
    if not zinnen:
        return True
    _zeg(*(f"  Let op: {zin}" for zin in zinnen), "  Schrijf in plaats daarvan de rol of de schuilnaam.")
    return _lees("  Is het geen persoon? Typ ja. Anders typt u het opnieuw (Enter): ").casefold() in ("ja", "j")


def _prompt(vraag: Gespreksvraag, was: str | None) -> str:
    rijtje = ", ".join(vraag.keuzes)
    if len(rijtje) > LANGSTE_RIJTJE:
        rijtje = "? voor de lijst"
    elif not rijtje:
        rijtje = {"datum": "jaar-maand-dag", "lijst": "meer met ; ertussen"}.get(vraag.inhoud, "")
    if not vraag.is_verplicht and not vraag.standaard and not vraag.deel:
        leeg = "Enter = niemand" if vraag.niemand else "mag leeg"
        rijtje = f"{rijtje}, {leeg}" if rijtje else leeg
    tussen = f" ({rijtje})" if rijtje else ""
    standaard = "zoals het was" if was and len(was) > LANGSTE_VOORSTEL else vraag.standaard
    return f"{vraag.kop}{tussen}{f' [{standaard}]' if standaard else ''}: "


def _leg_uit(vraag: Gespreksvraag, woord: str) -> None:
    """What is meant, and the choices with their numbers; with a word only those in which it stands."""
    if vraag.uitleg and not woord:
        _zeg(f"  {vraag.uitleg}")
    regels = map(vraag.in_lijst, range(1, len(vraag.keuzes) + 1))
    passend = [r for r in regels if woord.casefold() in r.partition("  ")[2].casefold()]
    _zeg(*(f"   {regel}" for regel in passend))
    if woord and not passend:
        _zeg(f"  In geen enkele keuze staat '{woord}'.")
    elif len(passend) > 20 and not woord:
        _zeg("  Een nummer is genoeg. Zoeken: een vraagteken met een woord, zoals ?grond")


def _vat_samen(gesprek: Gesprek) -> None:
    _zeg("", "Dit legt u vast:")
    for vraag, antwoord in gesprek.geldig:
        if vraag.deel and (antwoord or not vraag.deelhulp):
            _zeg(vraag.deel)
        if antwoord and vraag.plek:
            _zeg(f"  {vraag.kop}: {antwoord}")


def _als_zin(m: Melding) -> str:
    kop = "Let op: " if m.ernst == "waarschuwing" else ""
    tekst = m.tekst if kop else groot(m.tekst)
    return f"{kop}{tekst} {m.remedie} [{m.code}]"


# --- the terminal -----------------------------------------------------------------------------


def _lees(prompt: str) -> str:
    """One line; on a terminal with the keys that people expect, elsewhere with the prompt on stderr.

    Raises:
        _Gestopt: there is no more input.
    """
    try:
        if sys.stdin.isatty() and sys.stdout.isatty():
            with contextlib.suppress(ImportError):  # not on every system; input() does without
                import readline  # noqa: F401
            return input(zichtbaar(prompt)).strip()  # readline shows it past our streams
        print(prompt, end="", file=sys.stderr, flush=True)
        regel = sys.stdin.readline()
        if not regel:
            raise EOFError
        print(regel.rstrip("\n"), file=sys.stderr)
        return regel.strip()
    except EOFError:
        print(file=sys.stderr)
        raise _Gestopt("einde") from None
    except UnicodeDecodeError:
        raise AanroepFout("De invoer is geen UTF-8. Sla het bestand op als UTF-8.") from None
    except OSError as fout:
        raise AanroepFout(f"De invoer is niet te lezen ({reden_van(fout)}).") from None


def _zeg(*zinnen: str) -> None:
    """Sentences on stderr, wrapped: stdout is for what was recorded."""
    import textwrap

    for zin in zinnen:
        inspring = zin[: len(zin) - len(zin.lstrip(" "))]
        print(textwrap.fill(zin, breedte(), subsequent_indent=inspring), file=sys.stderr)
