"""An edit of an entry under `mkdocs serve`: shown at once, and everywhere a whole build would show it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tests import served
from tests.error_reference.catalog.synthetic import CATEGORY, write_synthetic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONFIG = """
site_name: small
theme:
  name: material
  font: false
  custom_dir: {root}/plugins/error_reference/theme
  features: [navigation.indexes, navigation.prune]
plugins:
  - search
  - error-reference:
      minisearch: {root}/node_modules/minisearch/dist/es/index.js
nav: [index.md, about.md, Errors: [errors/index.md, error-reference, coverage.md]]
markdown_extensions: [attr_list, md_in_html, def_list, tables, pymdownx.superfences]
"""
VARIABLES = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", "SOURCE_DATE_EPOCH": "1767225600"}
NEW = "A sentence that stood nowhere before"
EDITED = "eorder-made-up-2.yml"
REFRESHED = "brought up to date in"
BUILT = "Building documentation..."
"""A whole build; MkDocs says at its end how long it took, but not twice in the same words."""


@dataclass
class Server:
    """`mkdocs serve` in `project`; its site lies below `project/temporary`."""

    project: Path
    printed: list[str] = field(default_factory=list)

    @property
    def catalogue(self) -> Path:
        return self.project / "error_catalog"

    def count(self, words: str) -> int:
        return "".join(self.printed).count(words)

    def wait(self, words: str, times: int) -> None:
        """Wait until this was printed so many times, and the site is shown."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            text = "".join(self.printed)
            parts = text.split(words)
            if len(parts) > times and re.search("Reloading browsers|Serving on", parts[times]):
                return
            time.sleep(0.05)
        raise AssertionError(f"{words!r} was not printed {times} times:\n{text}")

    def files(self) -> dict[str, bytes]:
        site = next((self.project / "temporary").glob("mkdocs_*"))
        return {str(file.relative_to(site)): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}

    def edit(self, name: str, old: str, new: str) -> None:
        file = self.catalogue / name
        text = file.read_text("utf-8")
        assert re.search(old, text, re.MULTILINE)
        file.write_text(re.sub(old, new, text, count=1, flags=re.MULTILINE), "utf-8")


@pytest.fixture
def server(tmp_path: Path, port: int) -> Iterator[Server]:
    (tmp_path / "docs").mkdir()
    (tmp_path / "temporary").mkdir()
    write_synthetic(tmp_path / "error_catalog", 6)
    other = tmp_path / "error_catalog/funding"
    other.mkdir()
    (other / "_category.yml").write_text(CATEGORY.format(title="Funding", order=2))
    (tmp_path / "error_catalog/trading/eorder-made-up-5.yml").rename(other / "eorder-made-up-5.yml")
    (tmp_path / "docs/index.md").write_text("---\ntemplate: home.html\n---\n# Home\n")
    (tmp_path / "docs/about.md").write_text("# About\n\nA page that no edit of an entry changes.\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(root=served.ROOT))
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    variables = VARIABLES | {"TMPDIR": str(tmp_path / "temporary")}
    process = subprocess.Popen(
        command, cwd=tmp_path, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    found = Server(tmp_path)
    lines = iter(process.stdout.readline, "")
    reader = threading.Thread(target=lambda: found.printed.extend(lines), daemon=True)
    reader.start()
    try:
        found.wait(BUILT, 1)
        yield found
    finally:
        process.terminate()
        process.wait()
        reader.join()
        process.stdout.close()


def test_an_edit_leaves_exactly_the_site_that_a_whole_build_makes(server: Server) -> None:
    before = server.files()
    server.edit(f"trading/{EDITED}", "^summary: .*$", f"summary: {NEW}.")
    server.wait(REFRESHED, 1)
    refreshed = server.files()
    shown = {name for name, content in refreshed.items() if NEW.encode() in content}
    assert {
        "errors/eorder-made-up-2/index.html",
        "errors/eorder-made-up-2.json",
        "errors/eorder-made-up-2.md",
        "errors/eorder-made-up-3/index.html",  # it lists the edited one as related
        "errors/index.html",
        "trading/index.html",
        "api/v1/errors.json",
        "assets/error-reference/index.json",
        "llms.txt",
        "search/search_index.json",
    } <= shown
    untouched = {name for name, content in refreshed.items() if before[name] == content}
    assert {"about/index.html", "funding/index.html", "errors/eorder-made-up-0/index.html", "sitemap.xml"} <= untouched
    assert server.count(BUILT) == 1

    # Any other file is followed by a whole build, which must find nothing to do better.
    (server.project / "docs/about.md").touch()
    server.wait(BUILT, 2)
    whole = server.files()
    assert refreshed.keys() == whole.keys()
    assert [name for name in whole if whole[name] != refreshed[name]] == []


def test_edits_in_a_row_each_show_and_leave_nothing_of_the_last(server: Server) -> None:
    for number, text in enumerate(["The second of three", "The third of three"], start=1):
        server.edit(f"trading/{EDITED}", "^summary: .*$", f"summary: {text}.")
        server.edit("funding/eorder-made-up-5.yml", "^summary: .*$", f"summary: {text}.")
        server.wait(REFRESHED, number)
    stale = [name for name, content in server.files().items() if b"The second of three" in content]
    assert stale == []
    assert b"The third of three" in server.files()["funding/index.html"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("funding/_category.yml", "^title: .*$", "title: Money"),
        (f"trading/{EDITED}", r"^aliases: .*$", 'aliases: ["EOrder:Another name"]'),
        (f"trading/{EDITED}", "^error: .*$", "error: EOrder:MADE up 2"),
    ],
)
def test_what_other_pages_show_as_well_is_built_whole(server: Server, name: str, old: str, new: str) -> None:
    server.edit(name, old, new)
    server.wait(BUILT, 2)
    assert server.count(REFRESHED) == 0


def test_a_slip_shows_its_place_and_keeps_the_site(server: Server) -> None:
    before = server.files()
    server.edit(f"trading/{EDITED}", "^summary:", "sumary:")
    server.wait("sumary: expected", 1)
    assert server.files() == before
    server.edit(f"trading/{EDITED}", "^sumary: .*$", f"summary: {NEW}.")
    server.wait(REFRESHED, 2)
    assert NEW.encode() in server.files()["trading/index.html"]


def test_an_entry_and_a_page_written_together_are_both_shown(server: Server) -> None:
    (server.project / "docs/about.md").write_text("# About\n\nChanged as well.\n")
    server.edit(f"trading/{EDITED}", "^summary: .*$", f"summary: {NEW}.")
    server.wait(BUILT, 2)
    assert b"Changed as well." in server.files()["about/index.html"]
    assert NEW.encode() in server.files()["trading/index.html"]
