"""The Caddyfile of the hosting guide, run by a real Caddy over a folder like the built site."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import os
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from tests.served import ROOT, reserved_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CADDYFILE = ROOT / "docs/hosting/files/Caddyfile"
FILES = {
    "index.html": b"<!doctype html><title>home</title>" * 50,
    "404.html": b"<!doctype html><title>unknown</title>",
    "errors/eapi-invalid-nonce/index.html": b"<!doctype html><title>nonce</title>",
    "errors/eapi-invalid-nonce.md": b"# EAPI:Invalid nonce\n",
    "api/v1/errors.json": b"{}",
    "assets/error-reference/decode.mjs": b"export const a = 1;\n",
    "assets/error-reference/site.bff62406.css": b"body { }\n" * 50,
    "assets/signature-checker/pyodide.asm.0123456789abcdef.wasm": b"\0asm" + bytes(4000),
    "_headers": b"for other hosts\n",
}

type Get = Callable[..., tuple[int, dict[str, str], bytes]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("srv")
    for name, content in FILES.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        if len(content) > 100:
            file.with_name(file.name + ".gz").write_bytes(gzip.compress(content, mtime=0))
            file.with_name(file.name + ".br").write_bytes(b"as if it were brotli")
    return root


@pytest.fixture(scope="module", params=["", "/some/path"], ids=["root", "sub-path"])
def get(request: pytest.FixtureRequest, folder: Path) -> Iterator[Get]:
    caddy = shutil.which("caddy")
    if caddy is None:
        assert not os.environ.get("CI"), "caddy was not found"
        pytest.skip("caddy was not found (Debian: apt-get install caddy)")
    with reserved_port() as port:
        environment = os.environ | {"SITE_ADDRESS": f":{port}", "SITE_ROOT": str(folder)}
        if request.param:
            environment["SITE_PREFIX"] = request.param
        command = [caddy, "run", "--adapter", "caddyfile", "--config", str(CADDYFILE)]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        yield from _client(port, request.param)
        server.terminate()
        server.wait()


def _client(port: int, prefix: str) -> Iterator[Get]:
    def get(path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        with contextlib.closing(connection):
            connection.request("GET", prefix + path, headers={k.replace("_", "-"): v for k, v in headers.items()})
            with connection.getresponse() as response:
                named = {name.lower(): value for name, value in response.getheaders()}
                return response.status, named, response.read()

    for _ in range(100):
        with contextlib.suppress(OSError):
            get("/")
            break
        time.sleep(0.1)
    yield get


def test_pages_come_with_the_security_headers(get: Get) -> None:
    status, headers, body = get("/")
    assert (status, body) == (200, FILES["index.html"])
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert "server" not in headers


def test_a_folder_gives_its_page(get: Get) -> None:
    assert get("/errors/eapi-invalid-nonce/")[2] == FILES["errors/eapi-invalid-nonce/index.html"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/assets/error-reference/decode.mjs", "text/javascript; charset=utf-8"),
        ("/assets/signature-checker/pyodide.asm.0123456789abcdef.wasm", "application/wasm"),
        ("/errors/eapi-invalid-nonce.md", "text/markdown; charset=utf-8"),
        ("/api/v1/errors.json", "application/json"),
        ("/", "text/html; charset=utf-8"),
    ],
)
def test_types_are_right(get: Get, path: str, expected: str) -> None:
    assert get(path)[1]["content-type"] == expected


def test_hashed_files_are_kept_for_ever_and_others_are_not(get: Get) -> None:
    assert get("/assets/error-reference/site.bff62406.css")[1]["cache-control"].endswith("immutable")
    assert get("/assets/signature-checker/pyodide.asm.0123456789abcdef.wasm")[1]["cache-control"].endswith("immutable")
    assert "must-revalidate" in get("/assets/error-reference/decode.mjs")[1]["cache-control"]


def test_an_unchanged_page_costs_no_bytes(get: Get) -> None:
    tag = get("/")[1]["etag"]
    status, _, body = get("/", If_None_Match=tag)
    assert (status, body) == (304, b"")


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip", "gzip"), ("br, gzip", "br"), ("br", "br")])
def test_precompressed_files_are_sent(get: Get, accepted: str, encoding: str) -> None:
    status, headers, body = get("/", Accept_Encoding=accepted)
    assert (status, headers["content-encoding"]) == (200, encoding)
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert body == (gzip.compress(FILES["index.html"], mtime=0) if encoding == "gzip" else b"as if it were brotli")


def test_part_of_a_file_can_be_asked_for(get: Get) -> None:
    status, headers, body = get("/assets/signature-checker/pyodide.asm.0123456789abcdef.wasm", Range="bytes=1-3")
    assert (status, body) == (206, b"asm")
    assert headers["content-range"].startswith("bytes 1-3/")


def test_an_unknown_path_gives_the_page_that_decodes_it(get: Get) -> None:
    status, headers, body = get("/errors/eorder-never-seen/")
    assert (status, body) == (404, FILES["404.html"])
    assert headers["content-type"] == "text/html; charset=utf-8"


def test_the_file_for_other_hosts_is_not_served(get: Get) -> None:
    assert get("/_headers")[0] == 404


def test_programs_of_other_sites_may_read_the_data(get: Get) -> None:
    assert get("/api/v1/errors.json")[1]["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in get("/")[1]
