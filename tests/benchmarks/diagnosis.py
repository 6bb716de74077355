"""The diagnosis in the checker's frame: one, two and three mistakes, and a signature that nothing explains.

Measured in Chromium from the click to the verdict, with the longest task on the page's thread in between.
"""

from __future__ import annotations

import itertools
import json
import random
import subprocess
from typing import TYPE_CHECKING

from api_sign import tables
from tests.benchmarks.host import launch, serve_built
from tests.benchmarks.measurement import Measurement
from tests.browser.checker import PATH
from tests.served import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Frame

GOALS = {"one mistake": 50, "two mistakes": 1000, "three mistakes": 5000, "unknown origin": 5000}
"""Milliseconds, on two cores that do nothing else."""
PAIRS, TRIPLES = 60, 20
"""Random ones, of different stages; those that give the right signature after all are left out."""
SEED = 5


LONGEST_TASK_MS = 50
CLICK = """(given) => new Promise((resolve) => {
  const field = (name) => document.querySelector(`[name=${name}]`);
  const outcome = document.querySelector("#outcome");
  const tasks = [0];
  const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
  watch.observe({ type: "longtask" });
  field("example").value = "own";
  field("example").dispatchEvent(new Event("input", { bubbles: true }));
  for (const [name, value] of Object.entries(given)) field(name).value = value;
  const begin = performance.now();
  const seen = new MutationObserver(() => {
    if (!outcome.dataset.verdict) return;
    const ms = performance.now() - begin;
    seen.disconnect();
    setTimeout(() => {
      watch.disconnect();
      resolve({ ms, verdict: outcome.dataset.verdict, task: Math.max(...tasks) });
    }, 100);
  });
  seen.observe(outcome, { attributes: true, attributeFilter: ["data-verdict"] });
  document.querySelector("#check").click();
})"""


def measure() -> list[Measurement]:
    with serve_built() as (host, _), launch() as browser:
        page = browser.new_page()
        page.goto(host.url + PATH)
        page.frame_locator("iframe").locator("[name=path]").wait_for()
        frame = next(frame for frame in page.frames if frame.parent_frame is not None)
        return list(_rows(frame))


def _rows(frame: Frame) -> Iterator[Measurement]:
    cases = _cases()
    for one in cases["one mistake"][:3]:
        frame.evaluate(CLICK, one)  # starts Python
    for name, goal in GOALS.items():
        found = [frame.evaluate(CLICK, case) for case in cases[name]]
        times = [one["ms"] for one in found]
        named = sum(one["verdict"] == "mistake" for one in found)
        yield Measurement(f"diagnosis: {name}", times, "ms", goal=goal)
        yield Measurement(f"diagnosis: {name}, the slowest", [max(times)], "ms")
        yield Measurement(f"diagnosis: {name}, named", [100 * named / len(found)], "%")
        longest = max(one["task"] for one in found)
        yield Measurement(f"diagnosis: {name}, longest task of the page", [longest], "ms", goal=LONGEST_TASK_MS)


def _cases() -> dict[str, list[dict[str, str]]]:
    every = _signed("all")
    unknown = [{**case, "api-sign": "A" * 85 + "Q=="} for case in every[:5]]
    return {
        "one mistake": every,
        "two mistakes": _signed(_combined(2, PAIRS)),
        "three mistakes": _signed(_combined(3, TRIPLES)),
        "unknown origin": unknown,
    }


def _combined(count: int, wanted: int) -> list[list[str]]:
    rng = random.Random(SEED)
    drawn = ([row.mistake for row in rng.sample(tables.ALL, count)] for _ in itertools.count())
    apart = ([one.id for one in mistakes] for mistakes in drawn if len({one.stage for one in mistakes}) == count)
    return list(itertools.islice(apart, wanted))


def _signed(ids: object) -> list[dict[str, str]]:
    """Let the deliberately wrong implementation of the tests sign."""
    done = subprocess.run(
        ["node", "tests/api_sign/wrong.mjs"],
        cwd=ROOT,
        input=json.dumps({"cases": ids, "seed": SEED}),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    kept = ("path", "nonce", "body", "secret", "api_key", "api_sign")
    cases = [json.loads(line) for line in done.stdout.splitlines()]
    return [{name.replace("_", "-"): case[name] for name in kept} for case in cases]
