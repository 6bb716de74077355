"""Pyodide and the wheel of `api_sign`, trimmed, compiled ahead and locked: the files the checker's worker runs.

pyodide-build compiles with the Python that runs it, so that Python must be of the same line as the runtime's.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from signature_checker.archive import pack, read_members
from signature_checker.asset import Asset
from signature_checker.lean import lean_files, replace_modules
from signature_checker.stdlib import kept_members, load_modules, missing_imports
from signature_checker.wasm import WasmError, trim_exports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyodide_lock import PyodideLockSpec

_ENGINE, _MODULE = "pyodide.asm.js", "pyodide.asm.wasm"
_SCRIPTS = (_ENGINE, "pyodide.js", _MODULE)
_STDLIB = "python_stdlib.zip"
_LOCK = "pyodide-lock.json"
_EPOCH = "315532800"
"""1980-01-01, the first date a zip archive can hold."""


class BundleError(Exception):
    """The runtime cannot be made; the text says where, what was expected and found, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """`assets` in the order in which the browser fetches them; `python` and `pyodide` are version numbers.

    `answers` are the examples' precomputed answers, each fetched alone and by its name.
    """

    assets: tuple[Asset, ...]
    python: str
    pyodide: str
    answers: tuple[Asset, ...] = ()

    @property
    def manifest(self) -> Asset:
        """What the page needs to fetch and check every file: JSON with names, sizes in bytes and integrity."""
        lists = {
            name: [{"name": a.name, "file": a.file_name, "size": len(a.data), "integrity": a.integrity} for a in assets]
            for name, assets in (("files", self.assets), ("answers", self.answers))
        }
        text = json.dumps({"python": self.python, "pyodide": self.pyodide, **lists}, indent=1)
        return Asset(name="manifest.json", data=text.encode())


def build_bundle(runtime: Path, *, package: Path, cache: Path) -> Bundle:
    """Make the bundle, or take it from `cache` where the same inputs have made it before.

    `runtime` is the folder of the npm package `pyodide`, `package` the folder with the pyproject.toml of `api_sign`.
    Raises BundleError.
    """
    python, pyodide = _check_versions(runtime)
    made = cache / _key(runtime, package)
    if not made.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            work = Path(folder) / "made"
            work.mkdir()
            _make(runtime, package, work)
            shutil.rmtree(made, ignore_errors=True)
            work.rename(made)
    names = [*_SCRIPTS, _STDLIB, _LOCK, *sorted(p.name for p in made.glob("*.whl"))]
    assets = tuple(Asset(name=name, data=(made / name).read_bytes()) for name in names)
    return Bundle(assets=assets, python=python, pyodide=pyodide)


def _check_versions(runtime: Path) -> tuple[str, str]:
    """Return the runtime's (Python, Pyodide) where bytecode made here will run there."""
    lock, description = runtime / _LOCK, runtime / "package.json"
    for path in (lock, description, *(runtime / name for name in (*_SCRIPTS, _STDLIB))):
        if not path.is_file():
            raise BundleError(f"{path}: expected a file of the npm package pyodide, found none. Run `npm ci`.")
    python = str(json.loads(lock.read_text())["info"]["python"])
    here = ".".join(map(str, sys.version_info[:3]))
    if python.split(".")[:2] != here.split(".")[:2]:
        raise BundleError(
            f"{lock}: expected a runtime of this Python's line, found Python {python} in Pyodide and {here} here; "
            "bytecode of one does not run in the other. Pin the pyodide whose Python equals .python-version."
        )
    return python, str(json.loads(description.read_text())["version"])


def _key(runtime: Path, package: Path) -> str:
    """Hash everything that decides the result."""
    digest = hashlib.sha256(f"{sys.version}|{version('pyodide-build')}|{version('flit-core')}".encode())
    inputs: Iterable[Path] = [runtime / name for name in (*_SCRIPTS, _STDLIB, _LOCK)]
    recipe = Path(__file__).parent
    own = [recipe / name for name in ("bundle.py", "archive.py", "lean.py", "stdlib.py", "stdlib.txt", "wasm.py")]
    for path in (*inputs, *own, *lean_files(), *sources(package)):
        digest.update(f"{path.name}:{path.stat().st_size}:".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def sources(package: Path) -> Iterator[Path]:
    """Every file that decides what the package does, in a fixed order."""
    yield package / "pyproject.toml"
    yield from sorted(p for p in (package / "src").rglob("*") if p.is_file() and "__pycache__" not in p.parts)


def _make(runtime: Path, package: Path, work: Path) -> None:
    for name in _SCRIPTS:
        shutil.copyfile(runtime / name, work / name)
    try:
        (work / _MODULE).write_bytes(
            trim_exports((runtime / _MODULE).read_bytes(), (runtime / _ENGINE).read_text("utf-8"))
        )
    except WasmError as problem:
        raise BundleError(f"{runtime / _MODULE}: {problem}. Run `npm ci`.") from None
    modules = load_modules()
    if absent := missing_imports(package / "src", modules):
        raise BundleError(
            f"{package}: expected imports that the trimmed standard library holds, found {', '.join(absent)}. "
            "Run `python -m signature_checker.stdlib` to measure what the checker imports and write stdlib.txt again."
        )
    try:
        members = replace_modules(read_members(runtime / _STDLIB))
    except LookupError as problem:
        raise BundleError(f"{problem} Compare the folder lean/ with the pinned Pyodide.") from None
    (work / _STDLIB).write_bytes(pack(kept_members(members, modules)))
    _run("flit_core.wheel", str(package), "--outdir", str(work))
    _run("pyodide_cli", "py-compile", "--silent", "--compression-level", "0", str(work))
    wheel = next(work.glob("*.whl"))
    for archive in (work / _STDLIB, wheel):
        archive.write_bytes(pack(read_members(archive)))
    _lock(runtime / _LOCK, wheel).to_json(work / _LOCK, indent=1)


def _lock(stock: Path, wheel: Path) -> PyodideLockSpec:
    """Cut the stock lock to one package: ours."""
    # Most builds find the bundle made, and these take a tenth of the time that all imports take.
    from packaging.utils import parse_wheel_filename  # noqa: PLC0415
    from pyodide_lock import PackageSpec, PyodideLockSpec  # noqa: PLC0415

    name, number, _, _ = parse_wheel_filename(wheel.name)
    ours = PackageSpec(
        name=name,
        version=str(number),
        file_name=wheel.name,
        install_dir="site",
        sha256=hashlib.sha256(wheel.read_bytes()).hexdigest(),
        imports=[name.replace("-", "_")],
    )
    lock = PyodideLockSpec.from_json(stock)
    lock.packages = {name: ours}
    lock.check_wheel_filenames()
    return lock


def _run(module: str, *arguments: str) -> None:
    """Run a build tool in a process of its own, so that what it writes does not depend on this one's state.

    PYTHONOPTIMIZE leaves out docstrings, which nobody reads in a browser.
    """
    environment = os.environ | {"SOURCE_DATE_EPOCH": _EPOCH, "PYTHONHASHSEED": "0", "PYTHONOPTIMIZE": "2"}
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 (our own tools)
    if done.returncode:
        raise BundleError(f"{' '.join(command)}: expected success, found:\n{done.stdout}{done.stderr}")
