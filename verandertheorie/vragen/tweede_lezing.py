"""Which conversations somebody else should code again, to see whether two people read the same in them."""

import random
from collections.abc import Collection, Sequence
from math import ceil

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.verwijzing import Namenlijst
from verandertheorie.model.waarneming import Registratie, TweedeCodering
from verandertheorie.taal import opsomming

DEEL, MINSTE = 0.1, 5
"""How many are drawn: a tenth of the material, and not so few that one conversation decides (Neuendorf 2002, ch. 7)."""


def te_herlezen(
    graaf: Verandergraaf, door: str, *, registraties: Sequence[str] = (), hoeveel: int | None = None, zaad: int = 1
) -> tuple[Registratie, ...]:
    """The conversations that this person should code again: those that were asked for, else drawn by lot.

    Drawn from those with findings that somebody else coded and this person did not yet; the same dossier and seed give
    the same.

    Args:
        graaf: theory and evidence as of a cycle.
        door: code of who will code them.
        registraties: ids; empty to draw.
        hoeveel: how many to draw; None for a tenth, and at least five.
        zaad: of the draw.

    Returns:
        By id.

    Raises:
        AanroepFout: no such record, it holds no finding, it is this person's own; or none is left to draw from.
    """
    al = {t.registratie for t in graaf.records(TweedeCodering) if t.vastgelegd_door == door}
    alle = {r.id: r for r in graaf.registraties if r.bewijs}
    kan = sorted(id_ for id_, r in alle.items() if r.vastgelegd_door != door and id_ not in al)
    if registraties:
        return tuple(alle[_kies(id_, alle, kan, door)] for id_ in sorted(dict.fromkeys(registraties)))
    if not kan:
        reden = f"{door} codeerde alles al" if alle else "er is nog niets gecodeerd"
        raise AanroepFout(f"Er valt niets opnieuw te coderen: {reden}.")
    n = min(hoeveel or max(MINSTE, ceil(DEEL * len(kan))), len(kan))
    return tuple(alle[id_] for id_ in sorted(random.Random(zaad).sample(kan, n)))  # noqa: S311  (a draw that repeats)


def _kies(gevraagd: str, alle: Collection[str], kan: Collection[str], door: str) -> str:
    if gevraagd in kan:
        return gevraagd
    if gevraagd in alle:
        raise AanroepFout(f"'{gevraagd}' is al door {door} gecodeerd. Laat iemand anders het opnieuw doen.")
    beste = Namenlijst.lijkt_op(gevraagd, sorted(alle))
    raad = f"Bedoelt u {beste}?" if beste else f"Zoals: {opsomming(sorted(alle)[:3])}." if alle else ""
    raise AanroepFout(f"De registratie '{gevraagd}' met bevindingen is er niet. {raad}".strip())
