"""Lighthouse's score for speed, as its phone on slow 4G, on one page of each kind."""

from __future__ import annotations

from tests.benchmarks.host import serve_built
from tests.benchmarks.measurement import Measurement
from tests.site.lighthouse import PAGES, run

RUNS = 3
GOAL = 98


def measure() -> list[Measurement]:
    with serve_built() as (host, _):
        for path in PAGES.values():
            run(host.url + path, "performance")  # compresses everything once
        return [
            Measurement(
                f"lighthouse, {kind}: points short of 100",
                [100 - run(host.url + path, "performance")[0]["performance"] for _ in range(RUNS)],
                "",
                goal=100 - GOAL,
            )
            for kind, path in PAGES.items()
        ]
