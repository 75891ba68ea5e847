"""The line to a server: it waits no longer than so long for an answer, and takes in no more of one than it was told.

The driver waits for whoever is silent as long as the server once told it to (minutes), and keeps whatever comes. Where
it takes a context for TLS it takes ours, whose sockets watch over both; without TLS they are plain ones.
"""

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

STIL = 90.0
"""Seconds without a byte, also in the midst of work: a server that is busy gives a sign of life every minute."""
STAP = 5.0
"""Seconds after which is said that we wait, and again after as many. Chosen by eye."""
GROOTST = 8_000_000
"""Bytes that one request of somebody may bring in: in Python that becomes ten to fifty times as much.

Not for what we ask ourselves: a sync reads a whole workspace, which is as large as the dossier.

The server makes a value of any size; only its own ``db.memory.transaction.max`` bounds that, which no client can set.
"""
Wachtmelding = Callable[[float], None]
"""Called with the seconds that nothing came; with 0.0 when something did."""


class StilFout(OSError):
    """The other end said nothing for so long that it is taken for gone."""


class TeGrootFout(OSError):
    """An answer that is more than a program can keep."""


class _Lijn(socket.socket):
    """What both sockets add to a socket."""

    wacht: Wachtmelding | None = None
    grootst: int | None = None
    _ontvangen = 0

    def sendall(self, *woorden: Any) -> None:
        self._ontvangen = 0
        super().sendall(*woorden)

    def recv_into(self, *woorden: Any) -> int:
        gegeven = self.gettimeout()
        try:
            aantal = super().recv_into(*woorden) if gegeven == 0 else self._geduldig(woorden, gegeven)
        finally:
            self.settimeout(gegeven)
        self._ontvangen += aantal
        if self.grootst is not None and self._ontvangen > self.grootst:
            raise TeGrootFout
        return aantal

    def _geduldig(self, woorden: tuple[Any, ...], gegeven: float | None) -> int:
        is_ons = gegeven is None or gegeven > STIL
        begin, seconden = time.monotonic(), STIL if is_ons else gegeven or 0.0
        voorbij = 0.0
        while voorbij < seconden:
            self.settimeout(min(STAP, seconden - voorbij))
            try:
                aantal = super().recv_into(*woorden)
            except TimeoutError:
                voorbij = time.monotonic() - begin
                self._meld(voorbij)
                continue
            if voorbij:
                self._meld(0.0)
            return aantal
        raise StilFout if is_ons else TimeoutError

    def _meld(self, seconden: float) -> None:
        if self.wacht:
            self.wacht(seconden)


class _OpenLijn(_Lijn):
    def getpeercert(self, *, binary_form: bool) -> bytes:
        """None; the driver only wants to see that it was asked for."""
        return b""


class _DichteLijn(_Lijn, ssl.SSLSocket):
    pass


class _Versleuteld(ssl.SSLContext):
    wacht: Wachtmelding | None = None
    grootst: int | None = None

    def wrap_socket(self, *woorden: Any, **opties: Any) -> ssl.SSLSocket:
        lijn: Any = super().wrap_socket(*woorden, **opties)  # one of sslsocket_class
        lijn.wacht, lijn.grootst = self.wacht, self.grootst
        return lijn  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class _Onversleuteld:
    """Stands where the driver has a context for TLS."""

    wacht: Wachtmelding | None
    grootst: int | None

    def wrap_socket(self, kaal: socket.socket, **_: object) -> _OpenLijn:
        lijn = _OpenLijn(fileno=kaal.detach())
        lijn.wacht, lijn.grootst = self.wacht, self.grootst
        return lijn


def verbinden_met(adres: str, wacht: Wachtmelding | None = None, grootst: int | None = None) -> tuple[str, Any]:
    """An address without what it says of TLS, and what the driver takes as ``ssl_context`` to make that true.

    ``+s``: encrypted, and the certificate must be that of the server; ``+ssc``: encrypted, whatever the certificate.

    Args:
        adres: as a user gives it.
        wacht: is told how long the server is silent.
        grootst: bytes that one request may bring in; None: as many as come.
    """
    schema, _, rest = adres.partition("://")
    kaal, _, soort = schema.partition("+")
    if not soort:
        return adres, _Onversleuteld(wacht, grootst)
    context = _Versleuteld(ssl.PROTOCOL_TLS_CLIENT)
    context.sslsocket_class, context.wacht, context.grootst = _DichteLijn, wacht, grootst
    if soort == "ssc":
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    else:
        context.load_default_certs()
    return f"{kaal}://{rest}", context
