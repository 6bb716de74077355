from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2] / "plugins" / "api_sign"
BUILD = "import sys, flit_core.buildapi as b; print(b.build_wheel(sys.argv[1]))"


def _build(target: Path) -> Path:
    target.mkdir()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(target)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return target / done.stdout.split()[-1]


def test_two_builds_give_the_same_bytes_and_carry_the_types(tmp_path: Path) -> None:
    first, second = _build(tmp_path / "a"), _build(tmp_path / "b")
    assert hashlib.sha256(first.read_bytes()).digest() == hashlib.sha256(second.read_bytes()).digest()
    names = zipfile.ZipFile(first).namelist()
    assert "api_sign/py.typed" in names
    assert "api_sign/tables/nonce.py" in names


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ("asyncio", "logging", "importlib.metadata", "typing")
    code = f"import sys, api_sign; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=ROOT / "src", capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
