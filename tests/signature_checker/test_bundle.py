"""The runtime bundle: reproducible, of one Python line, cut to what the checker needs."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from signature_checker import bundle as bundle_module
from signature_checker.bundle import Bundle, BundleError, build_bundle
from signature_checker.stdlib import load_modules, missing_imports

ROOT = Path(__file__).resolve().parents[2]
RUNTIME = ROOT / "node_modules" / "pyodide"
PACKAGE = ROOT / "plugins" / "api_sign"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return build_bundle(RUNTIME, package=PACKAGE, cache=tmp_path_factory.mktemp("cache"))


@pytest.fixture
def copied_runtime(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RUNTIME, tmp_path / "pyodide", ignore=shutil.ignore_patterns("*.map", "node_modules")))


def test_two_bundles_from_the_same_inputs_are_byte_identical(made: Bundle, tmp_path: Path) -> None:
    again = build_bundle(RUNTIME, package=PACKAGE, cache=tmp_path / "other")
    assert again.manifest.data == made.manifest.data


def test_the_second_time_the_bundle_comes_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build_bundle(RUNTIME, package=PACKAGE, cache=tmp_path)

    def make(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr(bundle_module, "_make", make)
    assert build_bundle(RUNTIME, package=PACKAGE, cache=tmp_path) == first


def test_a_changed_source_of_api_sign_gives_another_wheel(made: Bundle, tmp_path: Path) -> None:
    package = Path(shutil.copytree(PACKAGE, tmp_path / "api_sign"))
    with (package / "src" / "api_sign" / "signing.py").open("a") as source:
        source.write("\nCHANGED = True\n")
    changed = build_bundle(RUNTIME, package=package, cache=tmp_path / "cache")
    differing = {a.name for a, b in zip(made.assets, changed.assets, strict=True) if a.data != b.data}
    assert differing == {"pyodide-lock.json", next(a.name for a in made.assets if a.name.endswith(".whl"))}


def test_a_runtime_of_another_python_line_stops_the_build_and_names_both_versions(
    copied_runtime: Path, tmp_path: Path
) -> None:
    lock = copied_runtime / "pyodide-lock.json"
    content = json.loads(lock.read_text())
    content["info"]["python"] = "3.14.2"
    lock.write_text(json.dumps(content))
    with pytest.raises(BundleError) as problem:
        build_bundle(copied_runtime, package=PACKAGE, cache=tmp_path / "cache")
    assert "3.14.2" in str(problem.value)
    assert ".".join(map(str, sys.version_info[:3])) in str(problem.value)


def test_a_missing_runtime_is_named_with_the_command_that_brings_it(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match=r"pyodide-lock\.json: .* Run `npm ci`"):
        build_bundle(tmp_path, package=PACKAGE, cache=tmp_path / "cache")


def test_an_import_that_the_trimmed_library_lacks_stops_the_build(tmp_path: Path) -> None:
    package = Path(shutil.copytree(PACKAGE, tmp_path / "api_sign"))
    with (package / "src" / "api_sign" / "signing.py").open("a") as source:
        source.write("\nimport tkinter\n")
    with pytest.raises(BundleError, match=r"found tkinter\..*python -m signature_checker\.stdlib"):
        build_bundle(RUNTIME, package=package, cache=tmp_path / "cache")


def test_the_package_imports_nothing_that_the_trimmed_library_lacks() -> None:
    assert missing_imports(PACKAGE / "src", load_modules()) == ()


def test_the_library_holds_compiled_modules_only(made: Bundle) -> None:
    data = next(asset.data for asset in made.assets if asset.name == "python_stdlib.zip")
    names = zipfile.ZipFile(BytesIO(data)).namelist()
    assert "hashlib.pyc" in names
    assert "tkinter/__init__.pyc" not in names
    assert [name for name in names if not name.endswith(".pyc")] == []


def test_the_lock_lists_our_package_alone_with_the_wheels_hash(made: Bundle) -> None:
    files = {asset.name: asset for asset in made.assets}
    packages = json.loads(files["pyodide-lock.json"].data)["packages"]
    assert list(packages) == ["api-sign"]
    assert packages["api-sign"]["file_name"] in files


def test_the_manifest_gives_size_and_integrity_of_every_file(made: Bundle) -> None:
    listed = json.loads(made.manifest.data)["files"]
    assert [(f["file"], f["size"], f["integrity"]) for f in listed] == [
        (asset.file_name, len(asset.data), asset.integrity) for asset in made.assets
    ]
