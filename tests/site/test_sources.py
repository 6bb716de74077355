"""The command that asks whether sources are still there, tried on a server of our own."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, override

from tests.served import ROOT, reserved_port
from tests.site import sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


class Answering(BaseHTTPRequestHandler):
    """`/200`, `/404` and so on answer with that status; `/301` leads to `/200`; `/cut` hangs up."""

    @override
    def do_GET(self) -> None:
        if self.path == "/cut":
            self.close_connection = True
            return
        self.send_response(int(self.path[1:]))
        if self.path == "/301":
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    @override
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def answering() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_each_kind_of_answer_is_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with answering() as server, reserved_port() as closed:
        listed = {name: f"{server}/{name}" for name in ("200", "301", "404", "410", "403", "503", "cut")}
        listed["closed"] = f"http://127.0.0.1:{closed}/"
        listed["anchor"] = f"{server}/200#part"
        lines = [f'"{name}": {{title: x, url: "{url}"}}' for name, url in listed.items()]
        (tmp_path / "sources.yml").write_text("\n".join(lines), "utf-8")

        assert sources.main([str(tmp_path / "sources.yml"), "--patience", "5"]) == 1

    told = capsys.readouterr().out.splitlines()
    states = {words[1]: words[0] for line in told[:-1] if (words := line.split())}
    assert states == {
        "301": "moved",
        "404": "gone",
        "410": "gone",
        "403": "refused",
        "503": "refused",
        "cut": "unreachable",
        "closed": "unreachable",
    }
    assert told[-1] == "9 sources: 2 gone, 1 moved, 2 refused, 2 there, 2 unreachable"


def test_nothing_gone_is_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with answering() as server:
        (tmp_path / "sources.yml").write_text(f'a: {{url: "{server}/200"}}', "utf-8")
        assert sources.main([str(tmp_path / "sources.yml")]) == 0
    assert capsys.readouterr().out == "1 sources: 1 there\n"


def test_every_source_of_the_project_has_an_address() -> None:
    found = sources.read_addresses(ROOT / file for file in sources._FILES)
    assert len(found) > 50
    assert [name for name, url in found.items() if not url.startswith("https://")] == []
