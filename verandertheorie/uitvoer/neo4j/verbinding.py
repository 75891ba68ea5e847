"""How a Neo4j server is reached: the one module that loads the driver, and that makes its errors Dutch sentences.

The password is never printed, logged or part of a ``repr``; the driver may log nothing, for it logs whole queries.
"""

import ipaddress
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from verandertheorie.fouten import AanmeldFout, AanroepFout, ConflictFout, GeweigerdFout, VerbindingFout, reden_van

if TYPE_CHECKING:
    from neo4j import Driver

STANDAARD_ADRES = "bolt://localhost:7687"
STANDAARD_GEBRUIKER = "neo4j"
# without these a password crosses the network in the open: refused, unless the server is this machine
_MET_TLS = ("bolt+s", "bolt+ssc", "neo4j+s", "neo4j+ssc")
_SCHEMAS = ("bolt", "neo4j", *_MET_TLS)


@dataclass(frozen=True, slots=True)
class Toegang:
    """Where a server is and who we are there; ``wachtwoord`` None: without logging in."""

    adres: str = STANDAARD_ADRES
    gebruiker: str = STANDAARD_GEBRUIKER
    wachtwoord: str | None = field(default=None, repr=False)
    database: str | None = None
    onveilig: bool = False


def toegang(
    adres: str | None = None,
    gebruiker: str | None = None,
    database: str | None = None,
    wachtwoordbestand: Path | None = None,
    *,
    onveilig: bool = False,
    omgeving: Mapping[str, str] = os.environ,
) -> Toegang:
    """What was said, else what ``NEO4J_URI``, ``_USERNAME``, ``_DATABASE`` and ``_PASSWORD`` say, else the default.

    Raises:
        AanroepFout: the address is none, holds a password, or would send everything in the open; or the file with the
            password cannot be read.
    """
    waar = adres or omgeving.get("NEO4J_URI") or STANDAARD_ADRES
    _controleer(waar, onveilig=onveilig)
    return Toegang(
        adres=waar,
        gebruiker=gebruiker or omgeving.get("NEO4J_USERNAME") or STANDAARD_GEBRUIKER,
        wachtwoord=_uit_bestand(wachtwoordbestand) if wachtwoordbestand else omgeving.get("NEO4J_PASSWORD") or None,
        database=database or omgeving.get("NEO4J_DATABASE") or None,
        onveilig=onveilig,
    )


def _uit_bestand(pad: Path) -> str:
    try:
        regels = pad.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        regels = []
    if not regels or not regels[0]:
        raise AanroepFout(f"In {pad} staat geen wachtwoord op de eerste regel. Noem een ander bestand.") from None
    return regels[0]


def _controleer(adres: str, *, onveilig: bool) -> None:
    try:
        delen = urlsplit(adres)
        poort, gast = delen.port, delen.hostname
    except ValueError:
        raise AanroepFout("Dit adres is niet te lezen. Een adres is zoals bolt://localhost:7687.") from None
    if delen.username or delen.password:
        raise AanroepFout(
            "Zet geen naam of wachtwoord in het adres: dan staat het in de lijst van opdrachten. "
            "Zet het wachtwoord in NEO4J_PASSWORD of in een bestand."
        )
    if delen.scheme not in _SCHEMAS or not gast:
        voorbeeld = f"bolt://{gast or 'localhost'}:{poort or 7687}"
        raise AanroepFout(f"Het adres '{adres}' begint niet met {' of '.join(_SCHEMAS[:2])}. Bedoelt u {voorbeeld}?")
    if delen.scheme not in _MET_TLS and not _is_hier(gast) and not onveilig:
        raise AanroepFout(
            f"{gast} is een andere computer, en zonder versleuteling kan iedereen onderweg meelezen. Gebruik "
            f"{delen.scheme}+s://{delen.netloc}, of zeg met --onveilig dat dit mag."
        )


def _is_hier(gast: str) -> bool:
    if gast == "localhost":
        return True
    try:
        return ipaddress.ip_address(gast).is_loopback
    except ValueError:
        return False


@contextmanager
def verbind_server(wie: Toegang) -> "Iterator[Driver]":
    """A driver that was let in by the server; what goes wrong while it is open comes out as one of our errors.

    Raises:
        AanmeldFout: the server does not let us in.
        VerbindingFout: it cannot be reached, or went away.
        ConflictFout: somebody else holds what we need, or two things have one id.
        GeweigerdFout: the database may only be read.
    """
    from neo4j import GraphDatabase, NotificationMinimumSeverity

    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    with vertaald(wie):
        driver = GraphDatabase.driver(
            wie.adres,
            auth=(wie.gebruiker, wie.wachtwoord) if wie.wachtwoord else None,
            connection_timeout=5,
            connection_acquisition_timeout=15,
            max_transaction_retry_time=10,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        )
        with driver:
            driver.verify_connectivity()  # or every query would try again for a while
            yield driver


@contextmanager
def vertaald(wie: Toegang) -> Iterator[None]:
    """Errors of the driver as ours, each a sentence that says what to do."""
    from neo4j import exceptions as n

    try:
        yield
    except n.DriverError as fout:
        raise _van_driver(fout, wie) from None
    except n.Neo4jError as fout:
        ons = _van_server(fout, wie)
        if ons is None:
            raise
        raise ons from None
    except OSError as fout:
        raise VerbindingFout(f"{wie.adres} is niet te bereiken ({reden_van(fout)}).") from None


def _van_driver(fout: Exception, wie: Toegang) -> Exception:
    from neo4j import exceptions as n

    alles = " ".join(map(str, _keten(fout)))
    if isinstance(fout, n.ConfigurationError):
        return AanroepFout(f"Het adres {wie.adres} klopt niet met de andere opties: {fout}")
    if not isinstance(fout, n.ServiceUnavailable | n.SessionExpired | n.ReadServiceUnavailable):
        return fout
    if "SSL" in alles or "certificate" in alles.lower() or "+s" in wie.adres.partition(":")[0]:
        return VerbindingFout(
            f"Met {wie.adres} lukt geen versleutelde verbinding. Klopt het certificaat van de server? "
            "Of spreekt hij geen TLS: gebruik dan op deze computer bolt://, zonder +s."
        )
    if "HTTP" in alles:
        return VerbindingFout(
            f"Op {wie.adres} antwoordt een webserver, geen Neo4j-driver. Neem de Bolt-poort, meestal 7687."
        )
    if "refused" in alles:
        return VerbindingFout(
            f"Op {wie.adres} luistert niets. Draait de Neo4j-server, en klopt de poort? Meestal is het 7687."
        )
    if "Couldn't connect" in alles or "resolve" in alles.lower():
        return VerbindingFout(f"{wie.adres} is niet te bereiken, of iets anders dan Neo4j antwoordt daar. Klopt dit?")
    return VerbindingFout(
        f"De server op {wie.adres} verbrak de verbinding, of spreekt iets anders dan Neo4j. Draait hij nog? "
        "Doe het daarna opnieuw: half werk wordt dan heel."
    )


def _keten(fout: BaseException | None) -> Iterator[BaseException]:
    while fout is not None:
        yield fout
        fout = fout.__cause__ or fout.__context__


def _van_server(fout: Exception, wie: Toegang) -> Exception | None:
    from neo4j import exceptions as n

    code = getattr(fout, "code", "") or ""
    if "AuthenticationRateLimit" in code:
        return AanmeldFout("Er is te vaak een verkeerd wachtwoord gebruikt. Wacht een minuut en probeer het opnieuw.")
    if "CredentialsExpired" in code:
        return AanmeldFout(f"Het wachtwoord van {wie.gebruiker} is verlopen. Kies een nieuw in Neo4j Browser.")
    if isinstance(fout, n.AuthError) and "Forbidden" in code:
        return AanmeldFout(f"De gebruiker {wie.gebruiker} mag dit niet op deze server. Vraag de beheerder om rechten.")
    if isinstance(fout, n.AuthError):
        hoe = "Het wachtwoord klopt niet" if wie.wachtwoord else "Er is geen wachtwoord gegeven"
        return AanmeldFout(
            f"De server laat {wie.gebruiker} niet binnen. {hoe}: zet het in NEO4J_PASSWORD, of noem een bestand met "
            "--wachtwoordbestand."
        )
    if "DatabaseNotFound" in code:
        return AanroepFout(f"De database '{wie.database}' is er niet op deze server. Laat --database weg.")
    if "DatabaseUnavailable" in code or "ServiceUnavailable" in code:
        return VerbindingFout("De database op deze server is nog niet klaar. Wacht even en doe het opnieuw.")
    if "ReadOnly" in code or "WriteOnReadOnly" in code or "read-only" in str(fout).lower():
        return GeweigerdFout(
            "Deze database is alleen om te lezen, dus er is niets veranderd. Neem een server waar u mag schrijven."
        )
    if "ConstraintValidation" in code:
        return ConflictFout(f"Twee dingen hebben dezelfde id in deze ruimte: {_kort(fout)}. Doe eerst 'neo4j wis'.")
    if "TransactionTimedOut" in code:
        return ConflictFout("De server was te lang bezig met iets anders, en is gestopt. Doe het straks opnieuw.")
    if "LockAcquisitionTimeout" in code or "DeadlockDetected" in code or "LockClientStopped" in code:
        return ConflictFout("Iemand anders werkt deze ruimte nu bij. Wacht tot dat klaar is en doe het opnieuw.")
    if "MemoryPoolOutOfMemory" in code or "OutOfMemory" in code:
        return VerbindingFout("De server heeft te weinig geheugen hiervoor. Geef hem meer, en doe het opnieuw.")
    return None


def _kort(fout: Exception) -> str:
    return str(getattr(fout, "message", "") or fout)[:200]
