"""Ears outside the site: TCP and UDP ports, one for each channel that names itself only by its port."""

from __future__ import annotations

import contextlib
import socketserver
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, override

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ANSWER = (
    b"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: *\r\n"
    b"Content-Type: text/html\r\nContent-Length: 4\r\nConnection: close\r\n\r\nhere"
)


@dataclass
class Heard:
    """One connection, from the moment it is made, or one packet; `said` may stay empty."""

    name: str
    said: bytes = b""


@dataclass(frozen=True)
class Listeners:
    """`ports` by name."""

    ports: dict[str, int] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)


@contextlib.contextmanager
def listen(*, tcp: Iterable[str], udp: Iterable[str]) -> Iterator[Listeners]:
    listeners = Listeners()
    servers: list[socketserver.BaseServer] = []
    for name in tcp:
        stream = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _stream(name, listeners))
        stream.daemon_threads = True
        servers.append(stream)
        listeners.ports[name] = stream.server_address[1]
    for name in udp:
        packets = socketserver.UDPServer(("0.0.0.0", 0), _packet(name, listeners))
        servers.append(packets)
        listeners.ports[name] = packets.server_address[1]
    threads = [threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True) for server in servers]
    for thread in threads:
        thread.start()
    try:
        yield listeners
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def _stream(name: str, listeners: Listeners) -> type[socketserver.BaseRequestHandler]:
    class Stream(socketserver.BaseRequestHandler):
        @override
        def handle(self) -> None:
            connection = Heard(name)
            listeners.heard.append(connection)
            self.request.settimeout(2)
            with contextlib.suppress(OSError):
                connection.said = self.request.recv(65_536)
                self.request.sendall(_ANSWER)

    return Stream


def _packet(name: str, listeners: Listeners) -> type[socketserver.BaseRequestHandler]:
    class Packet(socketserver.BaseRequestHandler):
        @override
        def handle(self) -> None:
            listeners.heard.append(Heard(name, self.request[0]))

    return Packet
