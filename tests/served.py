"""A built site on a port of its own, served as any static host would, with every request on record."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, override
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Site:
    """`url` ends in a slash; `log` holds the path of every request the server has seen."""

    url: str
    directory: Path
    log: list[str] = field(default_factory=list)


@contextlib.contextmanager
def reserved_port() -> Iterator[int]:
    """A port that the system gives to nobody else meanwhile; nothing listens on it until a server of ours does."""
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", 0))
        yield int(holder.getsockname()[1])


def build(directory: Path, url: str, **environment: str) -> None:
    """Builds the real site, strictly, into `directory`, for the address `url`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(directory)]
    variables = os.environ | {"SITE_URL": url, "NO_MKDOCS_2_WARNING": "1"} | environment
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"mkdocs build failed:\n{done.stdout}\n{done.stderr}")


class Server(ThreadingHTTPServer):
    """With room for a browser's whole burst of connections: one too many is tried again only seconds later."""

    daemon_threads = True
    request_queue_size = 128


@contextlib.contextmanager
def serve(directory: Path, *, port: int = 0, prefix: str = "/") -> Iterator[Site]:
    """Serves `directory` under `prefix`; unknown paths get the site's 404.html."""
    site = Site("", directory)

    class Handler(SimpleHTTPRequestHandler):
        extensions_map = SimpleHTTPRequestHandler.extensions_map | {
            ".mjs": "text/javascript",
            ".js": "text/javascript",
            ".wasm": "application/wasm",
            ".md": "text/markdown; charset=utf-8",
        }

        @override
        def translate_path(self, path: str) -> str:
            path = urlsplit(path).path
            inside = path.removeprefix(prefix.rstrip("/")) if path.startswith(prefix) else "/nowhere-outside"
            return super().translate_path(inside)

        @override
        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            page = directory / "404.html"
            if code != 404 or not page.exists():
                super().send_error(code, message, explain)
                return
            body = page.read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        @override
        def log_message(self, format: str, *args: object) -> None:
            site.log.append(self.path)

    handler = lambda *args: Handler(*args, directory=str(directory))  # noqa: E731
    server = Server(("127.0.0.1", port), handler)
    site.url = f"http://127.0.0.1:{server.server_port}{prefix}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
