"""Where every proposal stands: what was decided about it, whether that still holds, and on what it rests now."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from verandertheorie.aanscherping.regels import bereken, mislukte_regels
from verandertheorie.aanscherping.voorstel import Status, Voorstel, hash_van
from verandertheorie.fouten import AanroepFout, ConflictFout
from verandertheorie.graaf.sessie import cyclus_van, sessie
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.moment import bij_stand
from verandertheorie.leerlus.signalen import Signalen
from verandertheorie.model.besluiten import BesluitOpVoorstel, Redactie
from verandertheorie.model.soorten import als_canonieke_tekst
from verandertheorie.model.verwijzing import Namenlijst

GENOMEN = frozenset(("aanvaard", "aangepast_aanvaard"))
"""Decisions that change the theory."""

DEEL_VAN_MERK = 6
"""Hex digits of each part of a mark: 24 bits, so that a change stays unseen once in 16 million times.

They were two, 8 bits: among a few hundred proposals that hides a change sooner or later. Marks that somebody wrote
down then are still understood, and compared on the digits that they have.
"""

_MERK = re.compile(r"[\w-]+\.(?:[0-9a-f]{6}|[0-9a-f]{18})")  # three parts: one for each sentence of IN_MERK
LAAT_VERVALLEN = frozenset(("V5", "V7"))
"""Rules that, once accepted, end the other open proposals on the same claim.

They retire it or put a step in its place; what was proposed about it is then about nothing that is left.
"""

OVER_TEKST = frozenset(("V1", "V2", "V3", "V5", "V6", "V7"))
"""Rules that propose another text for a claim: with the old text back, the change no longer stands.

An accepted proposal is made again only then (aanscherping.md); a new rule that writes ``tekst`` belongs here.
"""

_EERDER_VOOR_STEM = ("", "registratie ", "traject ")
"""What method 1 wrote before the name of a voice that is no source."""

IN_MERK = (
    "het bewijs erachter is veranderd",
    "de theorie zegt er nu iets anders over",
    "er wordt met andere getallen gerekend",
)
"""What each part of a mark stands for, told as what differs."""


@dataclass(frozen=True, slots=True)
class Voorstelstand:
    """A proposal as of a cycle, with the decision that counts for it.

    ``merk`` names what it rests on, such as ``c5.3f2a914be07d21c5a8``: the cycle, and six hex digits each of evidence,
    theory and parameters. ``besluit``: the last one, or the one on another proposal that made this one lapse; None
    when there is none. ``is_verouderd``: the evidence is no longer that on which people decided.
    """

    voorstel: Voorstel
    status: Status
    merk: str
    besluit: BesluitOpVoorstel | None
    is_verouderd: bool

    @property
    def is_open(self) -> bool:
        """Whether people are still asked to decide on it."""
        return self.status in ("voorgesteld", "aangehouden")

    @property
    def is_te_heropenen(self) -> bool:
        """Whether people can take it up again by its name, with a reason."""
        return self.status in ("verworpen", "vervallen")

    @property
    def naam(self) -> str:
        """How to name it in a decision: with what it rests on, such as ``V5-C20@c5.3f2a914be07d21c5a8``."""
        return f"{self.voorstel.sleutel}@{self.merk}"


def genomen_besluiten(graaf: Verandergraaf) -> tuple[BesluitOpVoorstel, ...]:
    """The decisions of sessions up to and including this cycle, by day of the session and name."""
    return tuple(b for b in _alle_besluiten(graaf) if cyclus_van(graaf, b.bijeenkomst) <= graaf.t)


def redacties(graaf: Verandergraaf) -> tuple[Redactie, ...]:
    """The changes of wording of sessions up to and including this cycle, by day of the session and name."""
    gevonden = (r for r in graaf.records(Redactie) if cyclus_van(graaf, r.bijeenkomst) <= graaf.t)
    return tuple(sorted(gevonden, key=lambda r: (sessie(graaf, r.bijeenkomst).datum, r.record_sleutel)))


def _alle_besluiten(graaf: Verandergraaf) -> tuple[BesluitOpVoorstel, ...]:
    return tuple(
        sorted(graaf.records(BesluitOpVoorstel), key=lambda b: (sessie(graaf, b.bijeenkomst).datum, b.record_sleutel))
    )


def voorstelstanden(graaf: Verandergraaf) -> tuple[Voorstelstand, ...]:
    """Every proposal as of the cycle of this graph, decided or not, in the order of :func:`regels.bereken`.

    A decision counts from the cycle on whose evidence it was taken, also when the session was later.
    """
    bekend = [b for b in _alle_besluiten(graaf) if graaf.nummer(b.tot_en_met) <= graaf.t]
    laatste = {b.voorstel: b for b in bekend}
    eind = {b.onderwerpen[0]: b for b in bekend if b.uitslag in GENOMEN and b.regel in LAAT_VERVALLEN}
    nummer = max((cyclus_van(graaf, b.bijeenkomst) for b in bekend), default=0)
    later = graaf.tot_en_met(graaf.naam_van_cyclus(nummer)) if nummer > graaf.t else graaf
    return tuple(_stand(graaf, later, v, laatste, eind) for v in bereken(graaf))


def _stand(
    graaf: Verandergraaf,
    later: Verandergraaf,
    v: Voorstel,
    laatste: Mapping[str, BesluitOpVoorstel],
    eind: Mapping[str, BesluitOpVoorstel],
) -> Voorstelstand:
    merk, besluit = merkteken(graaf, v), laatste.get(v.sleutel)
    status: Status = "voorgesteld"
    if besluit and not _is_voorbij(later, v, besluit):
        status = besluit.uitslag
    einde = eind.get(v.onderwerpen[0])
    weer_open = besluit is not None and einde is not None and _later(graaf, besluit, einde)
    if status in ("voorgesteld", "aangehouden") and einde and not (weer_open or _is_teruggedraaid(later, v, einde)):
        status, besluit = "vervallen", einde
    anders = status == "aangehouden" and besluit is not None and besluit.bewijshash != v.grondslag.bewijshash
    return Voorstelstand(v, status, merk, besluit, anders)


def _is_voorbij(later: Verandergraaf, v: Voorstel, besluit: BesluitOpVoorstel) -> bool:
    """Whether a decision no longer holds: what it changed was changed back, or there is news since it rejected."""
    if besluit.uitslag == "verworpen":
        return _keert_terug(later, v, besluit)
    if besluit.uitslag != "aangehouden" and v.regel == "V15":
        return _is_beantwoord(later, v, besluit)
    if besluit.uitslag == "aangehouden" or v.regel not in OVER_TEKST:
        return False
    return _is_teruggedraaid(later, v, besluit)


def _is_beantwoord(later: Verandergraaf, v: Voorstel, besluit: BesluitOpVoorstel) -> bool:
    """Whether the signal that a decision wrote is closed: the rule would not ask again while it is open."""
    datum = sessie(later, besluit.bijeenkomst).datum
    return any(s.sinds >= datum and not s.is_open for s in Signalen(bij_stand(later)).over(v.onderwerpen[0]))


def _is_teruggedraaid(later: Verandergraaf, v: Voorstel, besluit: BesluitOpVoorstel) -> bool:
    """Whether the claim reads again as it did before a decision gave it another text."""
    stelling = later.stellingen.get(v.onderwerpen[0])
    if stelling is None or besluit.voor == besluit.na:
        return False
    return stelling.laag != "uitgefaseerd" and stelling.tekst == besluit.voor


def _later(graaf: Verandergraaf, besluit: BesluitOpVoorstel, dan: BesluitOpVoorstel) -> bool:
    return sessie(graaf, besluit.bijeenkomst).datum > sessie(graaf, dan.bijeenkomst).datum


def _keert_terug(graaf: Verandergraaf, v: Voorstel, besluit: BesluitOpVoorstel) -> bool:
    """Enough new voices, a new area, or another status word are reason to ask again; another method is none.

    The word alone is not asked for: V1, V3 and V5 fix it themselves, so that they would never return.
    """
    g, nodig = v.grondslag, graaf.parameters.voorstel
    if graaf.parameters.hash == besluit.parameterhash and g.rekenstatus != besluit.rekenstatus:
        return True
    if not set(g.bewijs) - set(besluit.bewijs):  # another method may count the same findings as other voices
        return False
    stemmen = set(g.groepen) - {naam.removeprefix(soort) for naam in besluit.groepen for soort in _EERDER_VOOR_STEM}
    gebieden = set(g.gebieden) - set(besluit.gebieden)
    return len(stemmen) >= nodig["terug_stemmen"] or len(gebieden) >= nodig["terug_gebieden"]


def merkteken(graaf: Verandergraaf, v: Voorstel) -> str:
    """A short name of what a proposal rests on: cycle, evidence, the subjects in the theory, parameters."""
    onder = (r for (_, sleutel), r in graaf.theorierecords.items() if sleutel in v.onderwerpen)
    theorie = hash_van(json.dumps(als_canonieke_tekst(r), sort_keys=True) for r in onder)
    delen = (v.grondslag.bewijshash, theorie, graaf.parameters.hash)
    return f"{graaf.cyclus or 'begin'}.{''.join(d[:DEEL_VAN_MERK] for d in delen)}"


def vind(graaf: Verandergraaf, naam: str) -> Voorstelstand:
    """The proposal that is meant: ``V5-C20``, or ``V5-C20@c5.3f2a914be07d21c5a8`` to be sure that it is still the same.

    Raises:
        AanroepFout: no such proposal; with one that looks like it.
        ConflictFout: it rests on something else by now; with what differs.
        RegelFout: its rule could not be computed.
    """
    sleutel, _, merk = naam.strip().partition("@")
    alle = {s.voorstel.sleutel.casefold(): s for s in voorstelstanden(graaf)}
    gevonden = alle.get(sleutel.casefold())
    if gevonden is None:
        for fout in mislukte_regels(graaf):
            if sleutel.casefold().startswith(f"{fout.regel}-".casefold()):
                raise fout
        beste = Namenlijst.lijkt_op(sleutel, sorted(s.voorstel.sleutel for s in alle.values()))
        raad = f"Bedoelt u {beste}?" if beste else "Alle voorstellen: verandertheorie voorstellen"
        raise AanroepFout(f"Het voorstel '{sleutel}' is er niet{f' na {graaf.cyclus}' if graaf.cyclus else ''}. {raad}")
    if merk and not _MERK.fullmatch(merk):
        raise AanroepFout(f"'{merk}' is geen merk van een voorstel. Neem het over uit 'verandertheorie voorstellen'.")
    anders = "; ".join(merkverschil(merk, gevonden.merk)) if merk else ""
    if anders:
        raise ConflictFout(
            f"{gevonden.voorstel.sleutel} is niet meer het voorstel dat u zag: {anders}. Lees het opnieuw."
        )
    return gevonden


def merkverschil(was: str, is_nu: str) -> tuple[str, ...]:
    """What differs between two marks, in words; of parts that are not as long, as far as the shorter one goes.

    >>> merkverschil("c5.3f2a91", "c6.3f2b91")
    ('het bewijs liep tot en met c5, nu tot en met c6', 'de theorie zegt er nu iets anders over')
    """
    (cyclus, _, oud), (nu, _, nieuw) = was.rpartition("."), is_nu.rpartition(".")
    stappen = [f"het bewijs liep tot en met {cyclus}, nu tot en met {nu}"] if cyclus != nu else []
    delen = zip(IN_MERK, _drie(oud), _drie(nieuw), strict=True)
    return (*stappen, *(zin for zin, een, ander in delen if not (een.startswith(ander) or ander.startswith(een))))


def _drie(cijfers: str) -> tuple[str, str, str]:
    lengte = len(cijfers) // 3
    return cijfers[:lengte], cijfers[lengte : 2 * lengte], cijfers[2 * lengte :]
