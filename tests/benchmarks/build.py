"""Building the site: our plugins beside the same pages written by hand, and an edit of an entry while serving.

The errors are made up: 500 and 2,000, or as many as `BUILD_BENCH` says (`BUILD_BENCH=500,5000 make bench`).
"""

from __future__ import annotations

import contextlib
import itertools
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from error_reference.catalog import load_catalog
from error_reference.navigation import fill_navigation
from error_reference.pages import build_site, read_known, render_page
from tests.benchmarks.measurement import Measurement
from tests.error_reference.catalog.synthetic import write_synthetic
from tests.served import ROOT, free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from error_reference.pages import Site

SIZES = [int(size) for size in os.environ.get("BUILD_BENCH", "500,2000").split(",")]
RUNS = 3
"""Of the smallest size; the others run once: what is compared is time of the processor, not of the clock."""
EDITS = 5
PATIENCE = 120
VARIABLES = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600"}
# What the theme's templates ask for, without our plugins.
HOOK = """
def on_env(env, config, files):
    env.globals["error_reference_modules"] = {"page": ["assets/a.js", "assets/b.js"], "decoder": [], "index": ""}
    env.globals["service_worker"] = None
    return env

def on_nav(nav, config, files):
    for file in files.documentation_pages():
        file.page.update_date = "2026-11-22"
    return nav
"""
EXTRA = {"extra_javascript": [{"path": "assets/a.js", "type": "module"}], "extra_css": ["assets/a.css", "assets/b.css"]}


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
        _write_projects(ours, hand, size)
        times = [(_build_time(ours), _build_time(hand)) for _ in range(runs)]
    return [ours for ours, _ in times], [hand for _, hand in times]


def _write_projects(ours: Path, hand: Path, size: int) -> None:
    write_synthetic(ours / "error_catalog", size)
    site = build_site(load_catalog(ours / "error_catalog"), known=read_known(ours / "error_catalog/_known.json"))
    for project in (ours, hand):
        (project / "docs").mkdir(parents=True)
        (project / "docs/index.md").write_text("# Home\n")
    for page in site.pages:
        file = hand / "docs" / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(render_page(page), "utf-8")
    (hand / "hook.py").write_text(HOOK)
    (ours / "mkdocs.yml").write_text(yaml.safe_dump(_configuration(site, by_hand=False), sort_keys=False))
    (hand / "mkdocs.yml").write_text(yaml.safe_dump(_configuration(site, by_hand=True), sort_keys=False))
    for name in ("node_modules", "plugins"):
        (ours / name).symlink_to(ROOT / name)
    # The runtime of the checker is made once, not at each build.
    shutil.copytree(ROOT / "build/signature-checker", ours / "build/signature-checker")


def _configuration(site: Site, *, by_hand: bool) -> dict[str, Any]:
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)
    config["theme"]["custom_dir"] = str(ROOT / "plugins/error_reference/theme")
    config["nav"] = ["index.md", {"Errors": ["errors/index.md", "error-reference", "coverage.md"]}]
    if by_hand:
        config["nav"] = fill_navigation(config["nav"], site)
        config["plugins"] = [plugin for plugin in config["plugins"] if "search" in plugin]
        config |= {"hooks": ["hook.py"], **EXTRA}
    return dict(config)


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
    with tempfile.TemporaryDirectory() as folder, _serving(Path(folder)) as (url, catalog):
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
def _serving(folder: Path) -> Iterator[tuple[str, Path]]:
    """Serve a copy of the real project; yield its address and the folder of its catalogue."""
    for name in ("error_catalog", "docs", "build/signature-checker"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("node_modules", "plugins"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    port = free_port()
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
