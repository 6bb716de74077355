"""A host as readers meet one: brotli 11 made beforehand, hashed files kept for good, over a line of a given speed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING, override

from playwright.sync_api import sync_playwright

from tests.browser import engines
from tests.served import Server, build, reserved_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CHUNK = 16 * 1024
NAMED_BY_HASH = re.compile(r"\.[0-9a-f]{8,64}(\.min)?\.[a-z0-9]+$")
_compressed: dict[str, bytes] = {}


@dataclass(frozen=True)
class Line:
    """`round_trip` in seconds passes before each answer; all answers share `bytes_per_second`."""

    name: str
    round_trip: float = 0.0
    bytes_per_second: float = float("inf")


@dataclass
class Host:
    """`sent` holds the bytes of each answer by its path; `line` may be changed between two visits."""

    url: str
    line: Line
    sent: dict[str, int] = field(default_factory=dict)
    _free: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, size: int) -> None:
        """Let `size` bytes pass, behind those of every other answer."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size / self.line.bytes_per_second
            until = self._free
        time.sleep(max(0.0, until - time.monotonic()))


def compress(file: Path) -> bytes:
    """Return the file as brotli 11; made once for equal content."""
    key = hashlib.sha256(file.read_bytes()).hexdigest()
    if key not in _compressed:
        command = ["node", str(Path(__file__).with_name("brotli.mjs")), str(file)]
        _compressed[key] = subprocess.run(command, capture_output=True, check=True).stdout
    return _compressed[key]


@contextlib.contextmanager
def serve_built() -> Iterator[tuple[Host, Path]]:
    """Build the real site into a folder of its own, and serve it from there."""
    with tempfile.TemporaryDirectory() as folder, reserved_port() as port:
        site = Path(folder) / "site"
        build(site, f"http://127.0.0.1:{port}/")
        with serve(site, port) as host:
            yield host, site


@contextlib.contextmanager
def launch() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=engines.CHROMIUM.find(), args=flags)
        yield browser
        browser.close()


@contextlib.contextmanager
def serve(directory: Path, port: int, line: Line | None = None) -> Iterator[Host]:
    host = Host(f"http://127.0.0.1:{port}/", line or Line("unhindered"))

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        @override
        def do_GET(self) -> None:
            time.sleep(host.line.round_trip)
            file = Path(self.translate_path(self.path))
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file():
                self.send_error(404)
                return
            body = compress(file)
            host.sent[self.path] = host.sent.get(self.path, 0) + len(body)
            self.send_response(200)
            kind = {".html": "text/html", ".wasm": "application/wasm"}.get(file.suffix) or self.guess_type(file)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Encoding", "br")
            self.send_header("Content-Length", str(len(body)))
            kept = NAMED_BY_HASH.search(file.name) or "stock" in file.parts
            self.send_header("Cache-Control", "public, max-age=31536000, immutable" if kept else "no-cache")
            self.end_headers()
            with contextlib.suppress(ConnectionError):  # the page was closed meanwhile
                for start in range(0, len(body), CHUNK):
                    chunk = body[start : start + CHUNK]
                    host.wait(len(chunk))
                    self.wfile.write(chunk)

        @override
        def log_message(self, format: str, *args: object) -> None:
            pass

    handler = lambda *args: Handler(*args, directory=str(directory))  # noqa: E731
    server = Server(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
