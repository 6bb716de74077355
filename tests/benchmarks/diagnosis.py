"""The diagnosis in Pyodide under Node: one, two and three mistakes, and a signature that nothing explains."""

from __future__ import annotations

import compileall
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.benchmarks.measurement import Measurement
from tests.served import ROOT

GOALS = {"one mistake": 50, "two mistakes": 1000, "three mistakes": 5000, "unknown origin": 5000}
"""Milliseconds, on two cores that do nothing else."""
PAIRS = [
    ["secret-as-text", "inner-hex"],
    ["nonce-missing", "path-version-missing"],
    ["body-empty", "output-hex"],
    ["join-digest-first", "outer-sha256"],
    ["secret-truncated", "body-json-instead-of-form"],
]
TRIPLES = [
    ["secret-as-text", "inner-hex", "path-version-missing"],
    ["nonce-missing", "inner-base64", "output-hex"],
    ["body-empty", "join-digest-first", "outer-sha256"],
]


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
    for name, values in found["cases"].items():
        if name in GOALS:
            rows.append(Measurement(f"diagnosis: {name}", values, "ms", goal=GOALS[name]))
            rows.append(Measurement(f"diagnosis: {name}, the slowest", [max(values)], "ms"))
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
    unknown = [{**case, "api_sign": "A" * 85 + "Q==", "expect": "no_match"} for case in every[:2]]
    return {
        "warm": every[:3],
        "one mistake": every,
        "two mistakes": _signed(PAIRS),
        "three mistakes": _signed(TRIPLES),
        "unknown origin": unknown,
    }


def _signed(ids: object) -> list[dict[str, str]]:
    """Let the deliberately wrong implementation of the tests sign."""
    done = subprocess.run(
        ["node", "tests/api_sign/wrong.mjs"],
        cwd=ROOT,
        input=json.dumps({"cases": ids, "seed": 5}),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    kept = ("path", "nonce", "body", "secret", "api_key", "api_sign")
    cases = [json.loads(line) for line in done.stdout.splitlines()]
    return [{**{name: case[name] for name in kept}, "expect": "mistake"} for case in cases]
