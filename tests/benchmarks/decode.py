"""The decoder beside a naive scan for each known string, over the real catalogue and one of 10,000 entries."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

from error_reference.catalog import load_catalog
from error_reference.pages.api import errors_document
from tests.benchmarks.measurement import Measurement
from tests.served import ROOT

RUNS = 5
GOALS = {"typical": 1, "typical, 10,000 entries": 10, "nothing found, 10,000 entries": 10}


def measure() -> list[Measurement]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "errors.json"
        file.write_text(json.dumps(errors_document(load_catalog(ROOT / "error_catalog"))), "utf-8")
        found = [_run(file) for _ in range(RUNS)]
    rows = []
    for name in ("typical", "nothing found", "typical, 10,000 entries", "nothing found, 10,000 entries"):
        decode, naive = ([one[name][which] for one in found] for which in ("decode", "naive"))
        rows.append(Measurement(f"decode: {name}", decode, "ms", goal=GOALS.get(name)))
        rows.append(Measurement(f"decode: {name}, beside", decode, "ms", naive, "a naive scan"))
    rows += [
        Measurement(f"decode: 1 MB, {name}", [one["1 MB"][name] for one in found], "ms", goal=50)
        for name in found[0]["1 MB"]
    ]
    return rows


def _run(file: Path) -> dict[str, dict[str, dict[str, float]]]:
    command = ["node", "tests/benchmarks/decode.mjs", str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, dict[str, dict[str, float]]] = json.loads(done.stdout)
    return found
