"""The examples' answers as files, kept from build to build."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from signature_checker.asset import Asset
from signature_checker.bundle import BundleError, sources

_ROOM = Path(__file__).parent


def build_answers(*, package: Path, cache: Path) -> tuple[Asset, ...]:
    """One file an example, made by the `api_sign` in `package` or taken from `cache`. Raises BundleError."""
    made = cache / f"answers-{_key(package)}"
    if not made.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            work = Path(folder) / "made"
            work.mkdir()
            _make(package, work)
            shutil.rmtree(made, ignore_errors=True)
            work.rename(made)
    return tuple(Asset(name=path.name, data=path.read_bytes()) for path in sorted(made.glob("*.json")))


def _key(package: Path) -> str:
    digest = hashlib.sha256(sys.version.encode())
    own = [_ROOM / name for name in ("instant.py", "enumeration.py", "example.py", "examples.json")]
    for path in (*own, *sources(package)):
        digest.update(f"{path.name}:{path.stat().st_size}:".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _make(package: Path, work: Path) -> None:
    """In a process of its own: under `mkdocs serve` this one still holds the `api_sign` it started with."""
    path = os.pathsep.join((str(package / "src"), str(_ROOM.parent)))
    command = [sys.executable, "-m", "signature_checker.instant", str(work)]
    environment = os.environ | {"PYTHONPATH": path, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 (our own)
    if done.returncode:
        raise BundleError(f"{' '.join(command)}: expected success, found:\n{done.stdout}{done.stderr}")
