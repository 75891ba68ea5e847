"""The question that runs every rule: what about the theory asks for a second look."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.controle import factoren, keten, onderbouwing, samenhang, tafels
from verandertheorie.controle.regel import REGELS, Ernst
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.verwijzing import Namenlijst
from verandertheorie.taal import aantal, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.tabel import Kolom

__all__ = ["REGELS", "Bezwaar", "controleer"]
_MET_REGELS = (keten, onderbouwing, factoren, samenhang, tafels)  # importing them registers their rules


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """What one rule found about one part of the theory.

    ``regel`` is its code, ``zoekt`` what it looks for; ``onderdeel`` the key of the part, ``naam`` as people call it;
    ``bezwaar`` what is the matter with it. ``zwaarte``: a warning or a tip.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("bezwaar", "wat opvalt", "wat er ontbreekt of niet bij elkaar past"),
        Kolom("remedie", "wat u kunt doen", "hoe u het in de theorie verhelpt"),
    )

    regel: str
    zwaarte: Ernst
    zoekt: str
    onderdeel: str
    naam: str
    bezwaar: str
    remedie: str

    @property
    def blok(self) -> str:
        """Heading under which it is printed."""
        return f"{self.regel} {self.zwaarte}: {self.zoekt}"

    @property
    def keurt_af(self) -> bool:
        """Whether the command ends with exit code 1 because of it."""
        return self.zwaarte == "waarschuwing"


@vraag
def controleer(graaf: Verandergraaf, *, regel: Sequence[str] | None = None) -> Inhoud[Bezwaar]:
    """What every rule has to say about the theory and how it was looked into (plan §4).

    Args:
        graaf: theory and evidence as of a cycle, without filters.
        regel: only these codes, such as ``VT201``; None or none: all.

    Returns:
        Warnings before tips; then by code, name and text.

    Raises:
        AanroepFout: a filter is set (a rule looks at the whole theory), or there is no rule with such a code.
    """
    if graaf.filter.actief():
        raise AanroepFout("Een controle kijkt naar de hele theorie. Laat de filters weg.")
    gekozen = [_code(c) for c in regel or ()] or list(REGELS)
    rijen = [
        Bezwaar(r.code, r.ernst, r.zin, v.sleutel, graaf.naam(v.sleutel), v.tekst, v.remedie)
        for r in map(REGELS.__getitem__, sorted(set(gekozen)))
        for v in r.zoek(graaf)
    ]
    rijen.sort(key=lambda b: (b.zwaarte != "waarschuwing", b.regel, b.naam, b.bezwaar))
    return Inhoud(tuple(rijen), _zinnen(graaf, rijen, len(set(gekozen))))


def _code(geschreven: str) -> str:
    code = geschreven.upper()
    if code not in REGELS:
        beste = Namenlijst.lijkt_op(code, tuple(REGELS))
        bedoelt = f" Bedoelt u {beste}?" if beste else ""
        raise AanroepFout(f"De regel '{geschreven}' is er niet.{bedoelt} Alle regels: verandertheorie codes")
    return code


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Bezwaar], regels: int) -> tuple[str, ...]:
    hoeveel = aantal(regels, "regel", "regels")
    if not graaf.knopen and not rijen:
        return ("Er staat nog geen theorie in het dossier. Lees die eerst in met 'importeer'.",)
    if not rijen:
        return (f"Op de theorie is niets aan te merken ({hoeveel} nagelopen).",)
    telling = Counter(b.zwaarte for b in rijen)
    delen = [aantal(telling["waarschuwing"], "waarschuwing", "waarschuwingen")] if telling["waarschuwing"] else []
    delen += [aantal(telling["tip"], "tip", "tips")] if telling["tip"] else []
    return (
        f"{opsomming(delen)} ({hoeveel} nagelopen). Een theorie mag gaten hebben: dit is een lijst om te bespreken.",
    )
