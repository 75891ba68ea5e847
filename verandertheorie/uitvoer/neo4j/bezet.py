"""Whether somebody else is busy in a workspace, or the server is only slow: it just started, or has much to do."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from verandertheorie.fouten import ConflictFout, VerbindingFout

if TYPE_CHECKING:
    from neo4j import Session

POGINGEN = 5
"""How often a slow server is asked again. Chosen by eye."""


def merk(ruimte: str) -> dict[str, Any]:
    """What whoever holds a workspace says of its transaction, so that others see it."""
    return {"vt_ruimte": ruimte}


def bezet(ruimte: str) -> ConflictFout:
    """That somebody else holds a workspace."""
    return ConflictFout(
        f"Iemand anders werkt de ruimte '{ruimte}' nu bij. Wacht tot dat klaar is en doe het daarna opnieuw."
    )


def is_bezet(sessie: "Session", ruimte: str) -> bool:
    """Whether a transaction that we may see says that it holds this workspace."""
    vraag = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.vt_ruimte = $ruimte RETURN count(*) AS n"
    return bool(sessie.run(vraag, ruimte=ruimte).single(strict=True)["n"])


def wacht_op_beurt(sessie: "Session", ruimte: str, probeer: Callable[[], object]) -> None:
    """Do what needs the workspace, with a limit in time: again while the server is slow, not while somebody is busy.

    Raises:
        ConflictFout: somebody else holds the workspace.
        VerbindingFout: nobody says so, and it takes too long all the same.
    """
    from neo4j.exceptions import Neo4jError, TransactionError

    for _ in range(POGINGEN):
        try:
            probeer()
        except (Neo4jError, TransactionError) as fout:
            if not any(
                woord in str(getattr(fout, "code", "")) for woord in ("Timeout", "TimedOut", "LockClientStopped")
            ):
                raise
        else:
            return
        if is_bezet(sessie, ruimte):
            raise bezet(ruimte)
    raise VerbindingFout(
        f"De server doet er te lang over. Hij start net, is druk, of een andere gebruiker werkt ruimte '{ruimte}' bij. "
        "Wacht even en doe het opnieuw."
    )
