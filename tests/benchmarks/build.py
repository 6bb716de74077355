"""Building the site: our plugins beside the same pages written by hand, and an edit of an entry while serving.

The errors are made up: 500 and 5,000, or as many as `BUILD_BENCH` says (`BUILD_BENCH=500,2000 make bench`).
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import yaml

from error_reference.catalog import load_catalog
from error_reference.navigation import fill_navigation, unlisted
from error_reference.offline import NAME
from error_reference.pages import build_site, read_known, render_page
from tests.benchmarks.measurement import Measurement
from tests.error_reference.catalog.synthetic import write_synthetic
from tests.served import ROOT, reserved_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from error_reference.pages import Site

SIZES = [int(size) for size in os.environ.get("BUILD_BENCH", "500,5000").split(",")]
RUNS = 5
"""Of the smallest size; the others run once: what is compared is time of the processor, not of the clock."""
EDITS = 5
PATIENCE = 120
VARIABLES = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600"}
# What a hand must give the theme's templates for them to print the same.
HOOK = """
import json
from pathlib import Path

KNOWN = json.loads(Path(__file__).with_name("known.json").read_text("utf-8"))

def on_files(files, config):
    for file in files:
        if file.src_uri.endswith(".md.txt"):
            file.dest_uri = file.src_uri.removesuffix(".txt")
    return files

def on_nav(nav, config, files):
    for file in files.documentation_pages():
        file.page.update_date = KNOWN["dates"].get(file.src_uri, KNOWN["newest"])
    for path, category in KNOWN["unlisted"].items():
        files.src_uris[path].page.parent = files.src_uris[category].page.parent
    return nav

def on_env(env, config, files):
    env.globals.update(KNOWN["globals"])
    return env
"""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def measure() -> list[Measurement]:
    rows = []
    ours: dict[int, list[float]] = {}
    for size in SIZES:
        ours[size], hand = _compare(size, RUNS if size == min(SIZES) else 1)
        rows.append(Measurement(f"build: {size:,} errors", ours[size], "s", hand, "the same pages by hand", goal=1.2))
    for small, large in itertools.pairwise(SIZES):
        goal = 1.2 * large / small
        rows.append(Measurement(f"build: growth to {large:,}", ours[large], "s", ours[small], f"{small:,}", goal=goal))
    return [*rows, Measurement("serve: from an edit to the page", _edit_times(), "s", goal=2)]


def _compare(size: int, runs: int) -> tuple[list[float], list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        ours, hand = Path(folder) / "ours", Path(folder) / "hand"
        times = [_write_projects(ours, hand, size)]
        _compare_pages(ours / "site", hand / "site")
        times += [(_build_time(ours), _build_time(hand)) for _ in range(runs - 1)]
    return [ours for ours, _ in times], [hand for _, hand in times]


def _write_projects(ours: Path, hand: Path, size: int) -> tuple[float, float]:
    """Write both, build each once, and return how long that took."""
    write_synthetic(ours / "error_catalog", size)
    site = build_site(load_catalog(ours / "error_catalog"), known=read_known(ours / "error_catalog/_known.json"))
    for project in (ours, hand):
        (project / "docs").mkdir(parents=True)
        (project / "docs/index.md").write_text("# Home\n")
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)
    config["theme"]["custom_dir"] = str(ROOT / "plugins/error_reference/theme")
    config["nav"] = ["index.md", {"Errors": ["errors/index.md", "error-reference", "coverage.md"]}]
    (ours / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False))
    for name in ("node_modules", "plugins"):
        (ours / name).symlink_to(ROOT / name)
    # The runtime of the checker is made once, not at each build.
    shutil.copytree(ROOT / "build/signature-checker", ours / "build/signature-checker")
    first = _build_time(ours)
    _write_by_hand(hand, site, ours / "site", config)
    return first, _build_time(hand)


def _write_by_hand(hand: Path, site: Site, built: Path, config: dict[str, Any]) -> None:
    """Write a project without our plugins that gives the same site as the built one, and no more work than that."""
    for page in site.pages:
        _write(hand / "docs" / page.path, render_page(page))
    shown = (built / site.errors[0].url / "index.html").read_text("utf-8")
    for file in [*built.rglob("*.json"), *built.rglob("*.md"), built / "llms.txt"]:
        if "search" not in file.parts:
            name = file.relative_to(built).as_posix()
            # MkDocs would make a page of a file that ends in .md.
            _write(hand / "docs" / (f"{name}.txt" if name.endswith(".md") else name), file.read_text("utf-8"))
    for alias in site.aliases:
        _write(hand / "docs" / alias.path, (built / alias.path).read_text("utf-8"))
    for folder in ("assets/error-reference", "assets/signature-checker"):
        shutil.copytree(built / folder, hand / "docs" / folder, dirs_exist_ok=True)

    def named(pattern: str) -> list[str]:
        return [urljoin(site.errors[0].url, address) for address in re.findall(pattern, shown)]

    dates = {page.path: page.updated for page in site.pages}
    modules = {"page": named(r'"modulepreload" href="([^"]+)"'), "decoder": [], "index": ""}
    modules["preview"] = "assets/error-reference/preview.png"
    known = {
        "dates": dates,
        "newest": max(dates.values()),
        "unlisted": unlisted(site),
        "globals": {"error_reference_modules": modules, "service_worker": NAME},
    }
    _write(hand / "known.json", json.dumps(known))
    _write(hand / "hook.py", HOOK)
    by_hand = {
        "nav": fill_navigation(config["nav"], site),
        "plugins": [plugin for plugin in config["plugins"] if "search" in plugin],
        "hooks": ["hook.py"],
        "edit_uri": None,
        "extra_javascript": [
            {"path": address, "type": "module"} for address in named(r'<script src="([^"]+/register[^"]+)"')
        ],
        "extra_css": named(r'"stylesheet" href="([^"]+/(?:error-reference|signature-checker)/[^"]+)"'),
    }
    _write(hand / "mkdocs.yml", yaml.safe_dump(config | by_hand, sort_keys=False))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _compare_pages(ours: Path, hand: Path) -> None:
    """Raise where the two sites have other pages, or pages that read differently but for the policy in them."""
    pages = {file.relative_to(ours) for file in ours.rglob("*.html")}
    if pages != {file.relative_to(hand) for file in hand.rglob("*.html")}:
        raise AssertionError("The site made by hand has other pages than ours.")
    for page in pages:
        mine, other = (POLICY.sub("", (site / page).read_text("utf-8")) for site in (ours, hand))
        if mine != other:
            raise AssertionError(f"{page} differs from the one made by hand.")


class _Loader(yaml.SafeLoader):
    """Reads `!ENV [NAME, default]` as the default."""


_Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[1])  # type: ignore[no-untyped-call]


def _build_time(project: Path) -> float:
    """Return the processor's seconds, the same on a busy machine and on an idle one."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=project, env=VARIABLES, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _edit_times() -> list[float]:
    with (
        tempfile.TemporaryDirectory() as folder,
        reserved_port() as port,
        _serving(Path(folder), port) as (url, catalog),
    ):
        entry = catalog / "general-usage/eapi-invalid-nonce.yml"
        lines = entry.read_text("utf-8").splitlines(keepends=True)
        place = next(index for index, line in enumerate(lines) if line.startswith("summary:"))
        times = []
        for number in range(EDITS):
            lines[place] = f"summary: Edited for the {number + 1}th time.\n"
            begin = time.perf_counter()
            entry.write_text("".join(lines), "utf-8")
            _wait_for(f"{url}errors/eapi-invalid-nonce/", f"Edited for the {number + 1}th time")
            times.append(time.perf_counter() - begin)
    return times


@contextlib.contextmanager
def _serving(folder: Path, port: int) -> Iterator[tuple[str, Path]]:
    """Serve a copy of the real project; yield its address and the folder of its catalogue."""
    for name in ("error_catalog", "docs", "build/signature-checker"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("node_modules", "plugins"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=folder, env=VARIABLES)
    try:
        _wait_for(f"http://127.0.0.1:{port}/", "<html")
        yield f"http://127.0.0.1:{port}/", folder / "error_catalog"
    finally:
        server.terminate()
        server.wait()


def _wait_for(url: str, text: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=PATIENCE) as response:
            if text in response.read().decode():
                return
        time.sleep(0.02)
    raise TimeoutError(f"{url}: expected {text!r} within {PATIENCE} s.")
