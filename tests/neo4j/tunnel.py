"""A real line to a server with something in it: TLS in front, or what swallows all after so many bytes."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TLS = Path(__file__).with_name("tls")


@dataclass
class _Maat:
    """How much may still come through, of all lines together; None: everything."""

    nog: int | None


def _pomp(van: socket.socket, naar: socket.socket, maat: _Maat) -> None:
    with contextlib.suppress(OSError):
        while brok := van.recv(4096):
            door = brok if maat.nog is None else brok[: maat.nog]
            maat.nog = None if maat.nog is None else max(0, maat.nog - len(brok))
            if door:
                naar.sendall(door)
    if maat.nog is None:
        for kant in (van, naar):
            with contextlib.suppress(OSError):
                kant.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def tunnel(naar_poort: int | None, *, certificaat: str = "", hoogstens: int | None = None) -> Iterator[int]:
    """The port of a line to a server on this machine.

    Args:
        naar_poort: of the server; None: all that comes in is swallowed.
        certificaat: name of a file in ``tls``; empty: without TLS.
        hoogstens: bytes of the server that come through; what is after that is swallowed, and the line stays open.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if certificaat else None
    if context:
        context.load_cert_chain(TLS / f"{certificaat}.pem")
    open_: list[socket.socket] = []
    maat = _Maat(hoogstens)

    def neem_aan(luisteraar: socket.socket) -> None:
        while True:
            try:
                kant, _ = luisteraar.accept()
            except OSError:
                return
            open_.append(kant)
            with contextlib.suppress(OSError):
                if context:
                    kant = context.wrap_socket(kant, server_side=True)
                    open_.append(kant)
                if naar_poort:
                    ander = socket.create_connection(("127.0.0.1", naar_poort))
                    open_.append(ander)
                    threading.Thread(target=_pomp, args=(kant, ander, _Maat(None)), daemon=True).start()
                    threading.Thread(target=_pomp, args=(ander, kant, maat), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as luisteraar:
        threading.Thread(target=neem_aan, args=(luisteraar,), daemon=True).start()
        yield luisteraar.getsockname()[1]
    for s in open_:
        s.close()
