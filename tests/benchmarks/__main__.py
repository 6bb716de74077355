"""`make bench`: runs every benchmark of this folder, prints one table and writes build/bench.json.

A benchmark is a module with `measure() -> list[Measurement]`. Names given as arguments run only those modules.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from tests.served import ROOT

if TYPE_CHECKING:
    from tests.benchmarks.measurement import Measurement

FOLDER = Path(__file__).parent
NOT_BENCHMARKS = {"__main__", "host", "measurement", "slow"}


def main(wanted: list[str]) -> int:
    names = sorted(file.stem for file in FOLDER.glob("*.py") if file.stem not in NOT_BENCHMARKS)
    unknown = set(wanted) - set(names)
    if unknown:
        print(f"No benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(names)}.", file=sys.stderr)
        return 2
    measurements: list[Measurement] = []
    for name in wanted or names:
        print(f"… {name}", file=sys.stderr, flush=True)
        measurements += importlib.import_module(f"tests.benchmarks.{name}").measure()
    width = max(len(one.name) for one in measurements)
    for one in measurements:
        print(f"{one.name:{width}}  {one.text()}")
    machine = {"python": platform.python_version(), "processor": platform.machine(), "cores": os.cpu_count()}
    file = ROOT / "build/bench.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps({"machine": machine, "measurements": [asdict(one) for one in measurements]}, indent=1))
    missed = [one.name for one in measurements if one.reached is False]
    if missed:
        print(f"Goals missed: {'; '.join(missed)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
