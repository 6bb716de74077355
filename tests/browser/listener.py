"""Ears on ports of their own: everything any program sends there is kept, TCP and UDP."""

from __future__ import annotations

import contextlib
import socketserver
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, override

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANSWER = b"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass
class Listener:
    tcp: int = 0
    udp: int = 0
    heard: list[bytes] = field(default_factory=list)
    packets: list[bytes] = field(default_factory=list)


@contextlib.contextmanager
def listen() -> Iterator[Listener]:
    listener = Listener()

    class Stream(socketserver.BaseRequestHandler):
        @override
        def handle(self) -> None:
            self.request.settimeout(2)
            with contextlib.suppress(OSError):
                listener.heard.append(self.request.recv(65_536))
                self.request.sendall(_ANSWER)

    class Packet(socketserver.BaseRequestHandler):
        @override
        def handle(self) -> None:
            listener.packets.append(self.request[0])

    with (
        socketserver.ThreadingTCPServer(("127.0.0.1", 0), Stream) as tcp,
        socketserver.ThreadingUDPServer(("127.0.0.1", 0), Packet) as udp,
    ):
        tcp.daemon_threads = udp.daemon_threads = True
        listener.tcp, listener.udp = tcp.server_address[1], udp.server_address[1]
        for server in (tcp, udp):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        yield listener
        tcp.shutdown()
        udp.shutdown()
