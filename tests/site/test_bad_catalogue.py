"""What the plugin does with a catalogue that cannot be used."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest

from tests import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CONFIG = """
site_name: small
theme: {{name: material, font: false}}
plugins:
  - error-reference:
      catalog: error_catalog
      minisearch: {root}/node_modules/minisearch/dist/es/index.js
markdown_extensions: [attr_list, md_in_html, def_list, tables, pymdownx.superfences]
"""
SOURCES = """
guide:
  title: Guide
  url: https://docs.kraken.com/exchange/guides/general/errors
  kind: kraken_docs
  checked: 2026-01-31
  copy: stored
"""
CATEGORY = "title: Trading\norder: 1\nsummary: Orders.\nintro: Orders.\n"
ENTRY = """
error: EOrder:Late reply
surfaces: [rest]
operations: [read]
outcome: rejected
outcome_basis: documented
retry: {class: never, note: It is over.}
fixer: kraken
summary: The first summary.
meaning: It came late.
causes: [Slowness.]
fixes: [Look.]
example: {request: GET /, reply: "{}", works: GET /}
sources: [{id: guide, supports: all}]
confidence: documented
"""
VARIABLES = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    catalogue = tmp_path / "error_catalog"
    (catalogue / "trading").mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(root=served.ROOT))
    for path in (served.ROOT / "error_catalog").glob("_*"):
        if path.is_file():
            (catalogue / path.name).write_bytes(path.read_bytes())
    with (catalogue / "_sources.yml").open("a") as sources:
        sources.write(SOURCES)
    (catalogue / "trading/_category.yml").write_text(CATEGORY)
    (catalogue / "trading/eorder-late-reply.yml").write_text(ENTRY.lstrip())
    return tmp_path


@pytest.fixture
def serving(project: Path, port: int) -> Iterator[tuple[str, Callable[[str], bool]]]:
    """The address of the small site under `mkdocs serve`, and a wait for a pattern in what it prints."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(
        command, cwd=project, env=VARIABLES, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    printed: list[str] = []
    assert server.stdout is not None
    reader = threading.Thread(target=lambda: printed.extend(iter(server.stdout.readline, "")), daemon=True)
    reader.start()

    def prints(pattern: str) -> bool:
        end = time.monotonic() + 60
        while time.monotonic() < end and not re.search(pattern, "".join(printed)):
            time.sleep(0.1)
        return re.search(pattern, "".join(printed)) is not None

    assert prints("Serving on"), "".join(printed)
    yield f"http://127.0.0.1:{port}/", prints
    server.terminate()
    server.wait()
    reader.join()
    server.stdout.close()


def build(project: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return subprocess.run(command, cwd=project, env=VARIABLES, capture_output=True, text=True, check=False)


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as response:
        text: str = response.read().decode()
        return text


def test_a_build_stops_with_the_problems_and_nothing_else(project: Path) -> None:
    path = project / "error_catalog/trading/eorder-late-reply.yml"
    path.write_text(path.read_text().replace("fixer: kraken", "fixer: nobody"))
    done = build(project)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    lines = (done.stdout + done.stderr).strip().splitlines()
    assert re.match(r"error_catalog/trading/eorder-late-reply\.yml:\d+:\d+: fixer: expected .*, found ", lines[0])
    assert all(line.startswith(("error_catalog/", "    ")) for line in lines)


def test_a_good_catalogue_builds(project: Path) -> None:
    done = build(project)
    assert done.returncode == 0, done.stderr
    assert (project / "site/errors/eorder-late-reply/index.html").exists()


def test_serving_goes_on_with_the_last_good_catalogue(
    project: Path, serving: tuple[str, Callable[[str], bool]]
) -> None:
    url, prints = serving
    path = project / "error_catalog/trading/eorder-late-reply.yml"
    assert "The first summary." in read(f"{url}errors/eorder-late-reply/")

    path.write_text(ENTRY.lstrip().replace("summary: The first summary.", "sumary: The second summary."))
    assert prints(r"eorder-late-reply\.yml:\d+:\d+: sumary: expected")
    assert "The first summary." in read(f"{url}errors/eorder-late-reply/")

    path.write_text(ENTRY.lstrip().replace("The first summary.", "The third summary."))
    end = time.monotonic() + 60
    while "The third summary." not in read(f"{url}errors/eorder-late-reply/") and time.monotonic() < end:
        time.sleep(0.2)
    assert "The third summary." in read(f"{url}errors/eorder-late-reply/")
