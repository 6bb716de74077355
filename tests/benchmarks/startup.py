"""From the click to the first signature: our checker beside stock Pyodide of the same version, visit by visit in turn.

The stock page does what Pyodide's own documentation shows for a worker. STARTUP_RUNS sets the number of visits (5).
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.benchmarks.host import Host, Line, serve_built
from tests.benchmarks.measurement import Measurement
from tests.benchmarks.slow import slowed
from tests.browser import engines
from tests.browser.checker import OWN, PATH
from tests.served import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserType, Page

RUNS = int(os.environ.get("STARTUP_RUNS", "5"))
READING_MS = 3000
"""Between the page and the click: what a page fetches for itself is there by then."""
PATIENCE_MS = 240_000

UNHINDERED = Line("unhindered")
LINES = ((Line("10 Mbit/s", 0.04, 1_250_000), 1.0), (Line("slow 4G, processor a quarter as fast", 0.15, 204_800), 4.0))
"""Each with how many times slower the processor is; the second is Lighthouse's phone."""
GOALS = {"first": 0.36, "later": 0.33, "slow": 1.0, "bytes": 0.64}

STOCK_PAGE = """<!doctype html><title>stock</title><script>
const worker = new Worker("worker.js");
globalThis.sign = (given) => new Promise((resolve) => {
  const begin = performance.now();
  worker.onmessage = ({ data }) => resolve([data, performance.now() - begin]);
  worker.postMessage(given);
});
</script>"""
STOCK_WORKER = """onmessage = async ({ data }) => {
  importScripts("pyodide.js");
  const python = await loadPyodide();
  const wheel = await (await fetch("api_sign.zip")).arrayBuffer();
  python.unpackArchive(wheel, "zip");
  python.globals.set("given", python.toPy(data));
  postMessage(python.runPython("import api_sign; api_sign.sign(*given)"));
};"""
OUR_CLICK = """(given) => new Promise((resolve) => {
  const field = (name) => document.querySelector(`[name=${name}]`);
  const outcome = document.querySelector("#outcome");
  const begin = performance.now();
  new MutationObserver(() => {
    const { verdict, expected } = outcome.dataset;
    if (verdict) resolve([verdict === "match" ? expected : verdict, performance.now() - begin]);
  }).observe(outcome, { attributes: true });
  field("example").value = "own";
  field("example").dispatchEvent(new Event("input", { bubbles: true }));
  for (const [name, value] of Object.entries(given)) field(name).value = value;
  document.querySelector("#check").click();
})"""


@dataclass
class Times:
    """Milliseconds of each visit, and the bytes sent between the click and the signature of a first one."""

    first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)


def measure() -> list[Measurement]:
    with serve_built() as (host, site), sync_playwright() as playwright:
        _write_stock(site / "stock")
        _visit(playwright.chromium, host, stock=True)  # compresses everything once
        _visit(playwright.chromium, host, stock=False)
        return list(_rows(playwright.chromium, host))


def _rows(chromium: BrowserType, host: Host) -> Iterator[Measurement]:
    ours, stock = _compare(chromium, host, UNHINDERED)
    beside = "stock Pyodide"
    for visit in ("first", "later"):
        values, baseline = getattr(ours, visit), getattr(stock, visit)
        yield Measurement(f"start: {visit} visit", values, "ms", baseline, beside, goal=GOALS[visit])
    yield Measurement("start: bytes to the first signature", ours.sent, "kB", stock.sent, beside, goal=GOALS["bytes"])
    for line, slower in LINES:
        ours, stock = _compare(chromium, host, line, slower)
        for visit in ("first", "later"):
            values, baseline = getattr(ours, visit), getattr(stock, visit)
            yield Measurement(f"start, {line.name}: {visit} visit", values, "ms", baseline, beside, goal=GOALS["slow"])


def _compare(chromium: BrowserType, host: Host, line: Line, slower: float = 1.0) -> tuple[Times, Times]:
    host.line = line
    ours, stock = Times(), Times()
    for _ in range(RUNS):
        for times, is_stock in ((ours, False), (stock, True)):
            first, later, sent = _visit(chromium, host, stock=is_stock, slower=slower)
            times.first.append(first)
            times.later.append(later)
            times.sent.append(sent)
    return ours, stock


def _visit(chromium: BrowserType, host: Host, *, stock: bool, slower: float = 1.0) -> tuple[float, float, float]:
    """Return a first and a later visit of a new profile in ms, and the kB sent in between."""
    flags = ["--disable-gpu", "--no-first-run", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = chromium.launch_persistent_context(profile, executable_path=engines.CHROMIUM.find(), args=flags)
        with contextlib.closing(context):
            context.set_default_timeout(PATIENCE_MS)
            pid = _browser(profile)
            times = []
            for visit in range(2):
                page = context.new_page()
                page.goto(host.url + ("stock/" if stock else PATH), wait_until="load")
                page.wait_for_timeout(READING_MS)
                if not stock:
                    page.frame_locator("iframe").locator("[name=path]").wait_for()
                if visit == 0:
                    host.sent.clear()
                with slowed(pid, slower):
                    times.append(_sign(page, stock=stock))
                if visit == 0:
                    sent = sum(host.sent.values()) / 1000
                page.close()
    return times[0], times[1], sent


def _sign(page: Page, *, stock: bool) -> float:
    if stock:
        given: object = [OWN[name] for name in ("path", "nonce", "body", "secret")]
        signature, milliseconds = page.evaluate("given => globalThis.sign(given)", given)
    else:
        frame = next(frame for frame in page.frames if frame.parent_frame is not None)
        names = {name.replace("_", "-"): OWN[name] for name in ("path", "nonce", "body", "secret", "api_sign")}
        signature, milliseconds = frame.evaluate(OUR_CLICK, names)
    assert signature == OWN["api_sign"], signature
    return float(milliseconds)


def _browser(profile: str) -> int:
    """Find the browser that was started with this profile; the others of its kind are its descendants."""
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            command = (process / "cmdline").read_bytes().decode(errors="replace")
            if f"--user-data-dir={profile}" in command and "--type=" not in command:
                return int(process.name)
    raise RuntimeError("the browser's process was not found")


def _write_stock(folder: Path) -> None:
    folder.mkdir()
    for name in ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        shutil.copy(ROOT / "node_modules/pyodide" / name, folder)
    shutil.make_archive(str(folder / "api_sign"), "zip", ROOT / "plugins/api_sign/src")
    (folder / "index.html").write_text(STOCK_PAGE)
    (folder / "worker.js").write_text(STOCK_WORKER)


if __name__ == "__main__":
    print(json.dumps([one.text() for one in measure()], indent=1))
