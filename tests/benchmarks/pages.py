"""Bytes of a first visit, as brotli 11 of the bodies, and how far a page's content shifts while it loads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.benchmarks.host import compress, launch, serve_built
from tests.benchmarks.measurement import Measurement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

RUNS = 3
PAGES = {
    "error page": "errors/eapi-invalid-nonce/",
    "longest error page": "",
    "home": "",
    "checker": "check-signature/",
}
SCREENS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}
BLOCKING = (".css", ".woff2", "/")
SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 200);
})"""
QUIET_MS = 3000


def measure() -> list[Measurement]:
    with serve_built() as (host, site):
        with launch() as browser:
            found = [
                one for name, path in _paths(site).items() for one in _page(browser, name, host.url + path, host.sent)
            ]
        (index,) = (site / "assets/error-reference").glob("index.*.json")
        (worker,) = site.glob("service-worker.js")
        return [
            *found,
            Measurement("decoder's index", [_brotli(index) / 1000], "kB", goal=30),
            Measurement("service worker: its file", [_brotli(worker) / 1000], "kB"),
            *_ahead(site, worker),
        ]


def _paths(site: Path) -> dict[str, str]:
    """The kinds of pages; the error page that weighs most is found here."""
    longest = max((site / "errors").glob("*/index.html"), key=lambda file: file.stat().st_size)
    return PAGES | {"longest error page": f"errors/{longest.parent.name}/"}


def _page(browser: Browser, name: str, url: str, sent: dict[str, int]) -> Iterator[Measurement]:
    weights: list[float] = []
    blocking: list[float] = []
    for screen, viewport in SCREENS.items():
        shifts = []
        for _ in range(RUNS):
            sent.clear()
            context = browser.new_context(viewport=viewport, service_workers="block")
            page = context.new_page()
            page.goto(url, wait_until="load")
            page.wait_for_timeout(QUIET_MS)
            shifts.append(page.evaluate(SHIFT))
            context.close()
            weights.append(sum(sent.values()) / 1000)
            blocking.append(sum(size for path, size in sent.items() if path.endswith(BLOCKING)) / 1000)
        yield Measurement(f"{name}, {screen}: layout shift", shifts, "", goal=0)
    error = "error" in name
    yield Measurement(f"{name}: HTML, CSS and fonts", blocking, "kB", goal=75 if error else None)
    yield Measurement(f"{name}: everything", weights, "kB", goal=190 if error else None)


def _ahead(site: Path, worker: Path) -> Iterator[Measurement]:
    lists: dict[str, Any] = json.loads(worker.read_text().removeprefix("self.BUILD = ").partition(";\n")[0])
    for name in ("core", "idle"):
        files = [site / path / "index.html" if path.endswith("/") or not path else site / path for path in lists[name]]
        yield Measurement(f"service worker: {name} files", [sum(map(_brotli, files)) / 1000], "kB")


def _brotli(file: Path) -> int:
    return len(compress(file))
