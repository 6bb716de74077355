"""Loading and validating catalogues of many sizes."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from error_reference.catalog import load_catalog
from tests.benchmarks.measurement import Measurement
from tests.error_reference.catalog.synthetic import write_synthetic
from tests.served import ROOT

RUNS = 3


def measure() -> list[Measurement]:
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "500", Path(folder) / "5000"
        write_synthetic(small, 500)
        write_synthetic(large, 5000)
        hundreds, thousands = _times(small), _times(large)
    return [
        Measurement("catalogue: load the real one", _times(ROOT / "error_catalog"), "s"),
        Measurement("catalogue: load and validate 5,000 errors", thousands, "s", goal=10),
        Measurement("catalogue: growth from 500 to 5,000", thousands, "s", hundreds, "500 errors", goal=12),
    ]


def _times(root: Path) -> list[float]:
    found = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        load_catalog(root)
        found.append(time.perf_counter() - begin)
    return found
