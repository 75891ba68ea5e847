"""What works where: each step from an intervention on, weighed apart where a context holds and where it does not.

The table of context, mechanism and outcome of realist evaluation (Pawson & Tilley 1997, *Realistic Evaluation*, ch. 3):
an intervention sets off a mechanism in one context and not in another. The word per context is that of ``beweringen``
with only these areas chosen; nothing is added up anew. Whether a difference is more than chance, V3 weighs.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

from verandertheorie.begrippen import woord
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vondst import Vondst
from verandertheorie.graaf.wandeling import stappen
from verandertheorie.model.relaties import GEVOLG
from verandertheorie.model.theorie import Context, Interventie
from verandertheorie.model.verwijzing import Mis, nieuw_record, raad
from verandertheorie.oordeel.statuswoord import NIVEAU, REKENSTATUSSEN
from verandertheorie.taal import aantal, groot, op_een_rij, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.rijkeuze import is_gefilterd, lijst_stelling, niets_over, op_code, voor_zover
from verandertheorie.vragen.tabel import Kolom, als_tekst

MINSTE_STEMMEN = 3
"""Fewer voices on a side and it is they who differ, not the context. As many as an area asks to count for a session."""

DELEN_GENOEG = 0.5
"""So much of the conversations on two sides must lie in the same cycles, and be of the same form, to compare them.

The overlap of two distributions (Weitzman 1970): one minus the share that would have to move to make them equal.
"""

ZONDER_OORDEEL = "nog_niet_getoetst"
"""What is known of a claim where there is no area to look at: the word that the judgement gives for N = 0."""


@dataclass(frozen=True, slots=True)
class Contextrij:
    """One step of the theory in one context: the areas that were looked at with and without it, and the word of each.

    ``bewering``: key of the claim, from ``van`` to ``naar``; ``interventies``: keys of those from which it is reached,
    that which was asked for first; ``bereikt_vanaf`` their names, when the step starts in none of them.
    ``context``: key; ``is_vooraf``: chosen before anybody looked. ``met`` and ``zonder``: areas in which something was
    found; ``met_stand`` and ``zonder_stand``: what that says, over all areas on that side. ``onbekend``: areas in which
    something was found and of which it is not known. ``vergelijkbaar``: whether it is fair to set the two sides side by
    side, in words; ``bezwaren``: why it is not; ``let_op``: what may be the reason besides the context.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("welke", "context", "het kenmerk of de opgave, en of die vooraf is gekozen"),
        Kolom("met_stand", "met", "wat het bewijs zegt waar de context geldt", woordsoort="statuswoord"),
        Kolom("zonder_stand", "zonder", "wat het bewijs zegt waar de context niet geldt", woordsoort="statuswoord"),
        Kolom("met", "met in", "onderzochte gebieden waar de context geldt"),
        Kolom("zonder", "zonder in", "onderzochte gebieden waar de context niet geldt"),
        Kolom("vergelijkbaar", "vergelijkbaar", "of het eerlijk is de twee naast elkaar te zetten, en waarom niet"),
    )

    bewering: str
    naam: str
    tekst: str
    van: str
    naar: str
    interventies: tuple[str, ...]
    bereikt_vanaf: tuple[str, ...]
    context: str
    context_naam: str
    is_vooraf: bool
    met: tuple[str, ...]
    met_stand: str
    zonder: tuple[str, ...]
    zonder_stand: str
    onbekend: tuple[str, ...]
    vergelijkbaar: str
    bezwaren: tuple[str, ...]
    let_op: tuple[str, ...]

    @property
    def welke(self) -> str:
        """The context, and whether somebody chose it afterwards."""
        return self.context_naam if self.is_vooraf else f"{self.context_naam} (niet vooraf gekozen)"

    @property
    def is_te_vergelijken(self) -> bool:
        """Whether there is something on both sides, fair or not."""
        return bool(self.met and self.zonder)

    @property
    def gaat_anders(self) -> bool:
        """Whether one side says that it holds and the other that it does not."""
        return _kant(self.met_stand) * _kant(self.zonder_stand) < 0

    @property
    def blok(self) -> str:
        """Heading under which it is printed: the claim, and from where it is reached when it starts further on."""
        if not self.bereikt_vanaf:
            return f"{self.naam}: {self.tekst}"
        rest = len(self.bereikt_vanaf) - 1
        return f"{self.naam} (na {self.bereikt_vanaf[0]}{f' en {rest} andere' if rest else ''}): {self.tekst}"


def _kant(status: str) -> int:
    """Which side a status takes; 0 for none."""
    kaal, richting = REKENSTATUSSEN[status]
    if kaal in NIVEAU:
        return NIVEAU[kaal][0]
    return {"voor": 1, "tegen": -1}.get(richting or "", 0)


@vraag
def wat_werkt_waar(graaf: Verandergraaf, onderwerp: str | None = None, *, alles: bool = False) -> Inhoud[Contextrij]:
    """Each step from an intervention on, where a context holds beside where it does not (Pawson & Tilley 1997).

    A step is a claim of the theory along which an effect runs: intervention, mechanism, outcome. Areas of which the
    context is not known are left out of both sides. A context over which nobody can split, because all areas share it,
    says nothing and gives no row.

    Args:
        graaf: theory and evidence as of a cycle.
        onderwerp: an intervention: every step from there on; or a claim: only that one. Default every intervention.
        alles: also where nobody looked on one of the sides.

    Returns:
        Rows by intervention (key), each claim once, nearest to it first, then by code; of a claim the contexts that
        were chosen beforehand first, then by key. No more rows per claim than there are contexts.

    Raises:
        AanroepFout: nothing is called that, or it is neither an intervention nor a step from one.
    """
    ketens = _gekozen(graaf, onderwerp)
    contexten = sorted(graaf.knopen_van(Context), key=lambda c: (not c.vooraf_gekozen, c.sleutel))
    splitsing = _Splitsing(graaf)
    rijen = [r for s, bronnen in ketens.items() for c in contexten if (r := splitsing.rij(s, bronnen, c))]
    getoond = tuple(r for r in rijen if alles or r.is_te_vergelijken)
    if not getoond:
        return Inhoud((), (_niets(graaf, onderwerp, ketens, contexten, rijen),))
    return Inhoud(getoond, tuple(_zinnen(graaf, rijen, len(getoond))))


def _gekozen(graaf: Verandergraaf, onderwerp: str | None) -> Mapping[Stelling, tuple[str, ...]]:
    """The claims that were asked for, in order, each with the interventions from which it is reached."""
    verderop = {i.sleutel: _verderop(graaf, i.sleutel) for i in graaf.knopen_van(Interventie)}
    gevraagd = [*verderop]
    alleen = ""
    if onderwerp is not None:
        doel = graaf.namen.zoek(onderwerp, ("bewering", "knoop", "gebied"))
        if isinstance(doel, Mis):
            raise AanroepFout(f"{doel.tekst} {doel.remedie}")
        if doel.soort == "interventie":
            gevraagd = [doel.sleutel]
        elif not any(doel.sleutel in langs for langs in verderop.values()):
            raise AanroepFout(
                f"'{onderwerp}' is in de theorie geen stap van een interventie naar een mechanisme of uitkomst, en "
                "daar gaat deze vraag over."
            )
        else:
            alleen = doel.sleutel
    bereikt = {
        s: tuple(sorted((i for i, langs in verderop.items() if s in langs), key=lambda i: (i not in gevraagd, i)))
        for i in gevraagd
        for s in verderop.get(i, ())
        if alleen in ("", s)
    }
    gekozen = {graaf.stellingen[s]: bronnen for s, bronnen in bereikt.items()}
    return {s: bronnen for s, bronnen in gekozen.items() if lijst_stelling(graaf, s)}


def _verderop(graaf: Verandergraaf, interventie: str) -> tuple[str, ...]:
    """Keys of the claims from an intervention on, nearest first, then by code."""
    rand, gezien, uit = [interventie], {interventie}, list[str]()
    while rand:
        hier = sorted((s for k in rand for s in stappen(graaf, k) if s.relatie in GEVOLG), key=op_code)
        uit += (s.sleutel for s in hier)
        rand = sorted({s.naar for s in hier} - gezien)
        gezien.update(rand)
    return tuple(uit)


@dataclass(frozen=True)
class _Splitsing:
    """The areas of a graph in two by a context, and what is judged in each of the two."""

    graaf: Verandergraaf

    @cached_property
    def _gesprekken(self) -> Mapping[str, tuple[int, str]]:
        """Per record its cycle and its form."""
        g = self.graaf
        return {r.id: (g.cyclus_van(r.id), r.vorm) for r in g.gesprekken}

    @cached_property
    def _delen(self) -> dict[frozenset[str], Verandergraaf]:
        return {}

    def _stand(self, s: Stelling, gebieden: Collection[str]) -> str:
        """The word for a claim with only these areas chosen."""
        hier = frozenset(gebieden)
        if not hier:
            return ZONDER_OORDEEL
        if hier not in self._delen:
            self._delen[hier] = self.graaf.met(replace(self.graaf.filter, gebied=tuple(sorted(hier))))
        return beoordeling(self._delen[hier]).bewering(s.sleutel).woord.rekenstatus

    def rij(self, s: Stelling, bronnen: tuple[str, ...], c: Context) -> Contextrij | None:
        """One claim in one context; None when all areas in which it can hold are on one side, or unknown."""
        g, hier = self.graaf, beoordeling(self.graaf).afweging(s.sleutel)
        stand = {gebied: g.ligging.kenmerk(gebied, c.kenmerk) for gebied in hier.geldt_in}
        geldt = [gebied for gebied, waarde in stand.items() if waarde == c.waarde]
        geldt_niet = [gebied for gebied, waarde in stand.items() if waarde not in (c.waarde, "onbekend")]
        if not geldt or not geldt_niet:
            return None
        met, zonder = ({x: hier.vondsten[x] for x in kant if x in hier.cellen} for kant in (geldt, geldt_niet))
        bezwaren, let_op = tuple(self._bezwaren(met, zonder)), tuple(self._let_op(c, met, zonder))
        return Contextrij(
            bewering=s.sleutel,
            naam=s.naam,
            tekst=s.tekst,
            van=s.van,
            naar=s.naar,
            interventies=bronnen,
            bereikt_vanaf=() if s.van in bronnen else tuple(map(g.naam, bronnen)),
            context=c.sleutel,
            context_naam=c.naam,
            is_vooraf=c.vooraf_gekozen,
            met=tuple(met),
            met_stand=self._stand(s, geldt),
            zonder=tuple(zonder),
            zonder_stand=self._stand(s, geldt_niet),
            onbekend=tuple(x for x in hier.cellen if stand[x] == "onbekend"),
            vergelijkbaar=_in_woorden(bezwaren, let_op),
            bezwaren=bezwaren,
            let_op=let_op,
        )

    def _bezwaren(
        self, met: Mapping[str, tuple[Vondst, ...]], zonder: Mapping[str, tuple[Vondst, ...]]
    ) -> Iterator[str]:
        """Why it is not fair to set them side by side: too few areas or voices, at other times, in other ways."""
        kanten = {"met": met, "zonder": zonder}
        nergens = [kant for kant, hier in kanten.items() if not hier]
        if nergens:
            yield f"{'aan beide kanten' if len(nergens) > 1 else nergens[0]} is {_nergens(self.graaf)}"
            return
        minste = int(self.graaf.parameters.voorstel["splitsen_gebieden"])
        for kant, hier in kanten.items():
            stemmen = len({v.item.groep for vs in hier.values() for v in vs})
            weinig = [aantal(len(hier), "gebied", "gebieden")] if len(hier) < minste else []
            weinig += [aantal(stemmen, "stem", "stemmen")] if stemmen < MINSTE_STEMMEN else []
            if weinig:
                yield f"te weinig {kant} ({opsomming(weinig)})"
        gesprekken = [
            [self._gesprekken[r] for r in {v.registratie for vs in hier.values() for v in vs}] for hier in (met, zonder)
        ]
        cycli, vormen = ([Counter(deel[plek] for deel in kant) for kant in gesprekken] for plek in (0, 1))
        if _overlap(*cycli) < DELEN_GENOEG:
            yield f"er is vooral in andere leercycli gekeken ({_naast(cycli, self.graaf.naam_van_cyclus)})"
        if _overlap(*vormen) < DELEN_GENOEG:
            yield f"er is vooral anders gekeken ({_naast(vormen, _vorm)})"

    def _let_op(self, c: Context, met: Collection[str], zonder: Collection[str]) -> Iterator[str]:
        """What may be the reason besides the context: it is where a whole core area is."""
        ligging = self.graaf.ligging
        if kernen := met and zonder and ligging.hele_kernen(met, {*met, *zonder}):
            waar = opsomming(map(self.graaf.naam, kernen))
            yield f"{c.naam} valt samen met {waar}: het kan ook aan iets anders daar liggen"


def _in_woorden(bezwaren: Sequence[str], let_op: Sequence[str]) -> str:
    if bezwaren:
        return f"nee: {'; '.join(bezwaren)}"
    return f"ja, maar {'; '.join(let_op)}" if let_op else "ja"


def _overlap(een: Counter[Any], ander: Counter[Any]) -> float:
    """How much of two groups is the same, from 0 (nothing) to 1."""
    return sum(min(een[k] / een.total(), ander[k] / ander.total()) for k in een)


def _naast(kanten: Sequence[Counter[Any]], naam: Callable[[Any], str]) -> str:
    """What the one side has relatively more of against what the other has, in words."""
    met, zonder = kanten
    verschil = {k: met[k] / met.total() - zonder[k] / zonder.total() for k in sorted(met | zonder)}
    meer, minder = (opsomming(naam(k) for k, x in verschil.items() if x * kant > 0) for kant in (1, -1))
    return f"{meer} tegen {minder}"


def _vorm(vorm: str) -> str:
    return woord("waarde.vorm", vorm)


def _niets(
    graaf: Verandergraaf,
    onderwerp: str | None,
    ketens: Mapping[Stelling, tuple[str, ...]],
    contexten: Sequence[Context],
    rijen: Sequence[Contextrij],
) -> str:
    """Why there is nothing to compare."""
    if not ketens and onderwerp and not is_gefilterd(graaf):
        return f"Van {onderwerp} loopt geen stap naar een mechanisme of uitkomst."
    if not ketens:
        hier = "Binnen dit filter loopt" if is_gefilterd(graaf) else "Er loopt nog"
        return f"{hier} geen stap van een interventie naar een mechanisme of uitkomst."
    if not contexten:
        zin = raad("Er is nog geen context om op te vergelijken. Zet er een bij", nieuw_record("context"))
        return f"{zin} Het kenmerk is een kenmerk of een opgave van gebieden."
    if weg := niets_over(graaf):
        return weg
    if not graaf.aantal_registraties:
        return "Er is nog geen bewijs, dus er valt nog niets te vergelijken. Lees registraties in met 'importeer'."
    namen = opsomming(c.naam for c in contexten)
    if not rijen:
        hier = "Binnen dit filter verschilt geen gebied" if is_gefilterd(graaf) else "Geen gebied verschilt"
        return f"{hier} van een ander in {namen}, voor zover dat is ingevuld: zo valt er niet te vergelijken."
    hier = "Binnen dit filter is bij" if is_gefilterd(graaf) else "Bij"
    is_er = "" if is_gefilterd(graaf) else " is"
    zin = f"{hier} elke stap{is_er} aan een kant van {namen} nergens gekeken{voor_zover(graaf)}"
    return f"{zin}. Met --alles staat er wat er wel is."


def _nergens(graaf: Verandergraaf) -> str:
    """That nobody looked, as far as who reads can know."""
    return f"{'binnen dit filter ' if is_gefilterd(graaf) else ''}nergens gekeken{voor_zover(graaf)}"


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Contextrij], getoond: int) -> Iterator[str]:
    beide = [r for r in rijen if r.is_te_vergelijken]
    eerlijk = [r for r in beide if not r.bezwaren]
    anders = [r for r in eerlijk if r.gaat_anders]
    if beide:
        hoeveel = aantal(len(beide), "vergelijking", "vergelijkingen")
        yield f"{groot(hoeveel)} van een stap met en zonder een context; daarvan {_zijn(len(eerlijk))} eerlijk."
    for r in anders:
        staan = [als_tekst(stand, "statuswoord") for stand in (r.met_stand, r.zonder_stand)]
        maar = f" Let op: {'; '.join(r.let_op)}." if r.let_op else ""
        yield f"{r.naam} gaat anders met {r.context_naam} ({staan[0]}) dan zonder ({staan[1]}).{maar}"
    if scheef := [r for r in beide if r.bezwaren and r.gaat_anders]:
        welke = opsomming(f"{r.naam} bij {r.context_naam}" for r in scheef)
        yield f"Ook anders, maar niet eerlijk te vergelijken: {welke}."
    if anders or scheef:
        yield "Wie veel vergelijkt, vindt ook toeval: 'voorstellen' (V3) weegt dat mee."
    if weg := len(rijen) - getoond:
        bij = aantal(weg, "vergelijking", "vergelijkingen")
        yield f"Bij {bij} is aan een kant {_nergens(graaf)}; --alles toont die ook."
    yield from _onbekend(rijen)


def _zijn(n: int) -> str:
    return f"is er {n}" if n == 1 else f"zijn er {n}" if n else "is er geen"


def _onbekend(rijen: Iterable[Contextrij]) -> Iterator[str]:
    """Of which areas it is not known, per context."""
    per_context: dict[str, set[str]] = defaultdict(set)
    for r in rijen:
        per_context[r.context_naam].update(r.onbekend)
    if waar := {naam: op_een_rij(sorted(gebieden)) for naam, gebieden in per_context.items() if gebieden}:
        welke = "; ".join(f"{naam} bij {gebieden}" for naam, gebieden in waar.items())
        yield f"Niet ingevuld is {welke}. Wat daar is gezien, staat in geen van beide kanten."
