"""How a Neo4j server is reached: the one module that loads the driver, and that makes its errors Dutch sentences.

The password is never printed, logged or part of a ``repr``; the driver may log nothing, for it logs whole queries.
"""

import codecs
import errno
import ipaddress
import logging
import os
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from verandertheorie.fouten import AanmeldFout, AanroepFout, ConflictFout, GeweigerdFout, VerbindingFout, reden_van
from verandertheorie.taal import opsomming
from verandertheorie.uitvoer.neo4j import lijn
from verandertheorie.uitvoer.neo4j.namen import LABELS, RELATIETYPEN
from verandertheorie.uitvoer.neo4j.schema import VOORVOEGSEL

if TYPE_CHECKING:
    from neo4j import Driver

STANDAARD_ADRES = "bolt://localhost:7687"
STANDAARD_GEBRUIKER = "neo4j"
# without these a password crosses the network in the open: refused, unless the server is this machine
_MET_TLS = ("bolt+s", "bolt+ssc", "neo4j+s", "neo4j+ssc")
_SCHEMAS = ("bolt", "neo4j", *_MET_TLS)
_VAN_HET_WEB = (80, 443, 7473, 7474)
"""Ports on which a browser is served, and no driver."""
_NAMEN = frozenset((*LABELS, *RELATIETYPEN))
VERBINDEN, AANMELDEN, HERHALEN = 5.0, 15.0, 10.0
"""Seconds until a server must take the line, and until it must have let us in; and that what failed by chance is tried
again. Chosen by eye.
"""


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
        AanroepFout: the address is none, holds a password, or would send everything in the open; the file with the
            password cannot be read; or the database is that of the server itself.
    """
    waar = adres or omgeving.get("NEO4J_URI") or STANDAARD_ADRES
    _controleer(waar, onveilig=onveilig)
    welke = database or omgeving.get("NEO4J_DATABASE") or None
    if welke and welke.casefold() == "system":
        raise AanroepFout("De database 'system' is van de server zelf: daar kan niets in. Laat --database weg.")
    return Toegang(
        adres=waar,
        gebruiker=gebruiker or omgeving.get("NEO4J_USERNAME") or STANDAARD_GEBRUIKER,
        wachtwoord=_uit_bestand(wachtwoordbestand) if wachtwoordbestand else omgeving.get("NEO4J_PASSWORD") or None,
        database=welke,
        onveilig=onveilig,
    )


def _uit_bestand(pad: Path) -> str:
    try:
        inhoud = pad.read_bytes()
        # Notepad puts a mark in front: of UTF-8, or of what it calls Unicode
        code = "utf-16" if inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
        regels = inhoud.decode(code).splitlines()
    except OSError as fout:
        raise AanroepFout(f"{pad} is niet te lezen ({reden_van(fout)}). Noem een ander bestand.") from None
    except UnicodeDecodeError:
        raise AanroepFout(f"{pad} is geen tekst in UTF-8. Bewaar het zo, of noem een ander bestand.") from None
    if not regels or not regels[0]:
        raise AanroepFout(f"In {pad} staat geen wachtwoord op de eerste regel. Noem een ander bestand.")
    return regels[0]


def _controleer(adres: str, *, onveilig: bool) -> None:
    try:
        delen = urlsplit(adres)
        _, gast = delen.port, delen.hostname  # either may be refused
    except ValueError:
        raise AanroepFout("Dit adres is niet te lezen. Een adres is zoals bolt://localhost:7687.") from None
    if delen.username or delen.password:
        raise AanroepFout(
            "Zet geen naam of wachtwoord in het adres: dan staat het in de lijst van opdrachten. "
            "Zet het wachtwoord in NEO4J_PASSWORD of in een bestand."
        )
    if delen.scheme not in _SCHEMAS or not gast:
        raise AanroepFout(f"Het adres '{adres}' is niet zoals {STANDAARD_ADRES}. Bedoelt u {_bedoeld(adres)}?")
    if delen.scheme not in _MET_TLS and not _is_hier(gast) and not onveilig:
        raise AanroepFout(
            f"{gast} is een andere computer, en zonder versleuteling kan iedereen onderweg meelezen. Gebruik "
            f"{delen.scheme}+s://{delen.netloc}, of zeg met --onveilig dat dit mag."
        )


def _bedoeld(adres: str) -> str:
    """The nearest address that can be; for another computer one that is encrypted."""
    rest = adres.partition("://")[2] or adres.removeprefix("bolt:").removeprefix("neo4j:")
    try:
        delen = urlsplit(f"//{rest}")
        gast, poort = delen.hostname or "localhost", delen.port
    except ValueError:
        return STANDAARD_ADRES
    if poort in _VAN_HET_WEB:
        poort = None
    return f"{'bolt' if _is_hier(gast) else 'neo4j+s'}://{f'[{gast}]' if ':' in gast else gast}:{poort or 7687}"


def _is_hier(gast: str) -> bool:
    if gast == "localhost":
        return True
    try:
        return ipaddress.ip_address(gast).is_loopback
    except ValueError:
        return False


@contextmanager
def verbind_server(
    wie: Toegang, wacht: lijn.Wachtmelding | None = None, *, grootst: int | None = None
) -> "Iterator[Driver]":
    """A driver that was let in by the server; what goes wrong while it is open comes out as one of our errors.

    Args:
        wie: where, and who we are there.
        wacht: is told how long the server is silent.
        grootst: bytes that one answer may bring in, ``lijn.GROOTST`` where somebody may ask what they like; None: as
            many as come.

    Raises:
        AanmeldFout: the server does not let us in.
        VerbindingFout: it cannot be reached, went away, or is silent.
        ConflictFout: somebody else holds what we need, or two things have one id.
        GeweigerdFout: the database may only be read, or an answer is too large.
    """
    from neo4j import GraphDatabase, NotificationMinimumSeverity
    from neo4j.exceptions import Neo4jError

    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    adres, context = lijn.verbinden_met(wie.adres, wacht, grootst)
    with _vertaald(wie):
        driver = GraphDatabase.driver(
            adres,
            auth=(wie.gebruiker, wie.wachtwoord) if wie.wachtwoord else None,
            connection_timeout=VERBINDEN,
            connection_acquisition_timeout=AANMELDEN,
            max_transaction_retry_time=HERHALEN,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
            ssl_context=context,
        )
        with driver:
            driver.verify_connectivity()  # or every query would try again for a while
            try:
                yield driver
            except Neo4jError as fout:
                if ".Schema." in (fout.code or ""):
                    raise ConflictFout(_over_regels(driver, wie, fout.message or "")) from None
                raise


@contextmanager
def _vertaald(wie: Toegang) -> Iterator[None]:
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
    except UnicodeEncodeError:
        raise AanroepFout("In uw opdracht of wachtwoord staat een teken dat geen tekst is. Typ het opnieuw.") from None


def _van_driver(fout: Exception, wie: Toegang) -> Exception:
    from neo4j import exceptions as n

    if isinstance(fout, n.ConfigurationError):
        return AanroepFout(f"Het adres {wie.adres} klopt niet met de andere opties: {fout}")
    keten = list(_keten(fout))
    alles = " ".join(map(str, keten))
    for oorzaak in keten:
        if zin := _te_zeggen(oorzaak, wie):
            return zin
    if not isinstance(fout, n.ServiceUnavailable | n.SessionExpired | n.ReadServiceUnavailable):
        return fout
    if "HTTP" in alles:
        return VerbindingFout(
            f"Op {wie.adres} antwoordt een webserver, geen Neo4j-driver. Neem de Bolt-poort, meestal 7687."
        )
    if "Couldn't connect" in alles:
        return VerbindingFout(f"{wie.adres} is niet te bereiken, of iets anders dan Neo4j antwoordt daar. Klopt dit?")
    return VerbindingFout(
        f"De server op {wie.adres} verbrak de verbinding, of spreekt iets anders dan Neo4j. Draait hij nog? "
        "Doe het daarna opnieuw: half werk wordt dan heel."
    )


def _te_zeggen(oorzaak: BaseException, wie: Toegang) -> Exception | None:
    """What the first cause means, whatever the driver made of it; None when it says nothing by itself."""
    match oorzaak:
        case lijn.TeGrootFout():
            return GeweigerdFout(
                f"Het antwoord is groter dan {lijn.GROOTST // 1_000_000} MB, en is niet verder gelezen. Vraag minder "
                "tegelijk, of een deel van de tekst met left(…, 1000)."
            )
        case lijn.StilFout():
            return VerbindingFout(
                f"De server op {wie.adres} zei {lijn.STIL:g} seconden niets meer. Staat het netwerk nog aan? "
                "Doe het daarna opnieuw: half werk wordt dan heel."
            )
        case ssl.SSLCertVerificationError():
            return VerbindingFout(_over_certificaat(oorzaak, wie))
        case TimeoutError():
            return VerbindingFout(
                f"{wie.adres} geeft geen antwoord. Kloppen naam en poort, en laat het netwerk u erdoor?"
            )
        case ssl.SSLError():
            return VerbindingFout(_over_tls(wie))
        case ConnectionRefusedError():
            return VerbindingFout(
                f"Op {wie.adres} luistert niets. Draait de Neo4j-server, en klopt de poort? Meestal is het 7687."
            )
        case socket.gaierror():
            return VerbindingFout(f"De naam van de computer in {wie.adres} is niet te vinden. Klopt het adres?")
        case OSError() if oorzaak.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH):
            return VerbindingFout(f"{wie.adres} is niet te bereiken ({reden_van(oorzaak)}).")
    return None


_ONBEKEND, _VERLOPEN, _ANDERE_NAAM = (18, 19, 20, 21), (9, 10), (62, 64)
"""Reasons of OpenSSL: nobody whom we know vouches for it; not of today; for another name or address."""


def _over_certificaat(fout: ssl.SSLCertVerificationError, wie: Toegang) -> str:
    schema, _, rest = wie.adres.partition("://")
    if fout.verify_code in _ONBEKEND:
        return (
            f"Het certificaat van {wie.adres} is niet ondertekend door wie deze computer vertrouwt. Is het uw eigen "
            f"server, neem dan {schema.partition('+')[0]}+ssc://{rest}: dat versleutelt, zonder dit na te gaan."
        )
    if fout.verify_code in _VERLOPEN:
        return (
            f"Het certificaat van {wie.adres} geldt vandaag niet. Vraag de beheerder om een nieuw, of zet de klok goed."
        )
    if fout.verify_code in _ANDERE_NAAM:
        return f"Het certificaat op {wie.adres} is voor een andere naam. Neem het adres dat de beheerder noemt."
    return f"Het certificaat van {wie.adres} klopt niet ({fout.verify_message}). Vraag het de beheerder."


def _over_tls(wie: Toegang) -> str:
    schema, _, rest = wie.adres.partition("://")
    zonder = f"{schema.partition('+')[0]}://{rest}"
    raad = (
        f"Op deze computer kan het zonder: {zonder}"
        if _is_hier(urlsplit(wie.adres).hostname or "")
        else "Vraag de beheerder welk adres versleuteld is."
    )
    return f"Op {wie.adres} lukt versleutelen niet: wie daar luistert, lijkt geen TLS te spreken. {raad}"


def _keten(fout: BaseException | None) -> Iterator[BaseException]:
    """An error and what it came from, the first cause last; of several at once each."""
    while fout is not None:
        yield fout
        if isinstance(fout, BaseExceptionGroup):
            for een in fout.exceptions:
                yield from _keten(een)
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
    if "TransactionTimedOut" in code:
        return ConflictFout("De server was te lang bezig met iets anders, en is gestopt. Doe het straks opnieuw.")
    if "LockAcquisitionTimeout" in code or "DeadlockDetected" in code or "LockClientStopped" in code:
        return ConflictFout(
            "De server wachtte te lang op iets anders met dezelfde gegevens, en is gestopt. Doe het straks opnieuw."
        )
    if "MemoryPoolOutOfMemory" in code or "OutOfMemory" in code:
        return VerbindingFout("De server heeft te weinig geheugen hiervoor. Geef hem meer, en doe het opnieuw.")
    if code.startswith("Neo.TransientError."):
        return VerbindingFout(f"De server kan dit nu niet doen ({code}). Doe het straks opnieuw.")
    return None


def _over_regels(driver: "Driver", wie: Toegang, waarom: str) -> str:
    """Why the database will not have it: a rule of somebody else on what we write, or what already stands there."""
    for wat, lijst, hoe in (("CONSTRAINT", "CONSTRAINTS", "regel"), ("INDEX", "INDEXES", "index")):
        with driver.session(database=wie.database, default_access_mode="READ") as sessie:
            rijen = list(sessie.run(f"SHOW {lijst} YIELD name, labelsOrTypes, properties"))
        for naam, soorten, velden in rijen:
            genoemd = {*(soorten or ()), *(velden or ())} <= set(re.findall(r"\w+", waarom))
            if genoemd and velden and set(soorten) & _NAMEN and not naam.startswith(VOORVOEGSEL):
                return (
                    f"In deze database staat een {hoe} van iemand anders op {opsomming(soorten)} "
                    f"({', '.join(velden)}), en daarmee past deze theorie er niet in. Overleg met wie die maakte "
                    f"(weg: DROP {wat} `{naam}`), of neem een andere server of --database."
                )
    return (
        "In deze database staan al knopen met dezelfde vt_ruimte en id, en die zijn niet door ons gezet. Zoek ze op in "
        "Neo4j Browser, of neem een andere --ruimte."
    )
