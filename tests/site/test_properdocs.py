"""ProperDocs, which carries MkDocs 1 on, makes the same site of the same sources with the same plugins."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from error_reference.offline import NAME

if TYPE_CHECKING:
    from tests import served

ROOT = Path(__file__).parents[2]
GENERATOR = re.compile(rb'<meta name="generator" content="(mkdocs-[^,"]*)')
"""Each program writes its own name into every page; nothing else may differ."""
HASH = re.compile(rb'(?<=":")[0-9a-f]{32}(?=")')
"""In the service worker's list stand the hashes of those pages."""


@pytest.fixture(scope="module")
def other(site: served.Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("properdocs")
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--quiet", "--config-file", "mkdocs.yml"]
    variables = os.environ | {"SITE_URL": site.url, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [*command, "--site-dir", str(folder)], cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return folder


def files(folder: Path) -> dict[str, bytes]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    contents = {path.relative_to(folder).as_posix(): GENERATOR.sub(b"", path.read_bytes()) for path in found}
    return contents | {NAME: HASH.sub(b"", contents[NAME])}


def test_properdocs_and_mkdocs_write_the_same_files(site: served.Site, other: Path) -> None:
    ours, theirs = files(site.directory), files(other)
    assert len([name for name in ours if name.endswith(".html")]) > 150
    assert theirs.keys() == ours.keys()
    assert [name for name in ours if theirs[name] != ours[name]] == []


def test_each_program_says_who_it_is(site: served.Site, other: Path) -> None:
    names = [GENERATOR.findall((folder / "errors/index.html").read_bytes()) for folder in (site.directory, other)]
    assert names[0][0].startswith(b"mkdocs-1.6.")
    assert names[1][0].startswith(b"mkdocs-ProperDocs 1.6.")
