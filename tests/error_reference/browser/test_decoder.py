"""Runs the tests written in JavaScript: the decoder is tested where it lives."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SUITES = sorted(path.name for path in HERE.glob("*.test.mjs"))


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    node = shutil.which("node")
    assert node, "node was not found: install Node 20 or newer"
    return subprocess.run(
        [node, *words], cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.mark.parametrize("suite", SUITES)
def test_the_decoder_passes(suite: str, decoder_index: Path) -> None:
    result = run("--test", "--test-reporter=tap", str(HERE / suite), DECODER_INDEX=str(decoder_index))
    print(result.stdout)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "# pass 0" not in result.stdout


def test_types_of_the_decoder_and_its_tests_are_sound() -> None:
    for project in (ROOT / "plugins/error_reference/browser/decode/tsconfig.json", HERE / "tsconfig.json"):
        result = run(str(ROOT / "node_modules/typescript/bin/tsc"), "--project", str(project))
        assert result.returncode == 0, result.stdout


def test_no_module_of_the_decoder_is_longer_than_150_lines() -> None:
    browser = ROOT / "plugins/error_reference/browser"
    modules = [
        *(browser / "decode").glob("*.mjs"),
        *(browser / name for name in ("decode.mjs", "redact.mjs", "explain.mjs")),
    ]
    assert {path.name: lines for path in modules if (lines := len(path.read_text("utf-8").splitlines())) > 150} == {}
