"""The diagnosis in Pyodide under Node: one, two and three mistakes, and a signature that nothing explains."""

from __future__ import annotations

import compileall
import itertools
import json
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

from api_sign import tables
from tests.benchmarks.measurement import Measurement
from tests.served import ROOT

GOALS = {"one mistake": 50, "two mistakes": 1000, "three mistakes": 5000, "unknown origin": 5000}
"""Milliseconds, on two cores that do nothing else."""
PAIRS, TRIPLES = 60, 20
"""Random ones, of different stages; those that give the right signature after all are left out."""
SEED = 5


def measure() -> list[Measurement]:
    with tempfile.TemporaryDirectory() as folder:
        package = _compiled(Path(folder))
        asked = {"package": str(package), "cases": _cases()}
        command = ["node", "tests/benchmarks/diagnosis.mjs"]
        done = subprocess.run(
            command, cwd=ROOT, input=json.dumps(asked), capture_output=True, text=True, check=True, timeout=600
        )
    found = json.loads(done.stdout)
    rows = [Measurement("diagnosis: import in Pyodide", [found["import"]], "ms", goal=60)]
    for name, cases in found["cases"].items():
        if name in GOALS:
            values = [one["ms"] for one in cases]
            named = 100 * sum(one["verdict"] == "mistake" for one in cases) / len(cases)
            rows.append(Measurement(f"diagnosis: {name}", values, "ms", goal=GOALS[name]))
            rows.append(Measurement(f"diagnosis: {name}, the slowest", [max(values)], "ms"))
            rows.append(Measurement(f"diagnosis: {name}, named", [named], "%"))
    return rows


def _compiled(folder: Path) -> Path:
    package = folder / "package"
    shutil.copytree(ROOT / "plugins/api_sign/src", package, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(package, quiet=1, legacy=True)
    for source in package.rglob("*.py"):
        source.unlink()
    return Path(shutil.make_archive(str(folder / "package"), "zip", package))


def _cases() -> dict[str, list[dict[str, str]]]:
    every = _signed("all")
    unknown = [{**case, "api_sign": "A" * 85 + "Q=="} for case in every[:5]]
    return {
        "warm": every[:3],
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
    return [{name: case[name] for name in kept} for case in cases]
