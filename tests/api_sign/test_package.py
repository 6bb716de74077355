"""The wheel as a stranger gets it: built, checked as an index would, installed in a clean environment, used there."""

from __future__ import annotations

import doctest
import importlib
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from packaging.metadata import Metadata
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "plugins/api_sign"
README = (PROJECT / "README.md").read_text("utf-8")
VECTORS = json.loads((ROOT / "tests/vectors/api-sign.json").read_text("utf-8"))
REQUEST = {name: VECTORS[0][name] for name in ("path", "nonce", "body", "secret")}
_BUILD = (
    "import flit_core.buildapi as build, sys; print(build.build_wheel(sys.argv[1]), build.build_sdist(sys.argv[1]))"
)
_FENCE = re.compile(r"^```(?P<language>\w+)[^\n]*\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)


def build(directory: Path) -> Path:
    """Builds wheel and source archive; returns the wheel."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1767225600"}
    command = [sys.executable, "-c", _BUILD, str(directory)]
    subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, check=True)
    (wheel,) = directory.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Metadata:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Metadata.from_email(archive.read(name), validate=True)


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts' folder of an environment that holds this one wheel and knows no index."""
    place = tmp_path_factory.mktemp("clean")
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    pip = [str(place / "bin/python"), "-m", "pip", "--isolated", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", "--no-index", "--no-deps", str(wheel)], check=True)
    return place / "bin"


def run(command: list[str | Path], place: Path, text: str = "") -> subprocess.CompletedProcess[str]:
    """Outside the checkout, with nothing of it in the environment."""
    environment = {"PATH": f"{Path(command[0]).parent}:{os.environ['PATH']}"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=place,
        env=environment,
        input=text,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_two_builds_are_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    assert build(tmp_path).read_bytes() == wheel.read_bytes()


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
    source = PROJECT / "src"
    expected = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.suffix in {".py", ".typed"}}
    assert set(names) == expected


def test_the_metadata_is_what_an_index_asks_for(metadata: Metadata) -> None:
    assert metadata.license_expression == "MIT"
    assert metadata.license_files == ["LICENSE"]
    assert metadata.description_content_type in {"text/markdown", "text/markdown; charset=UTF-8"}
    assert metadata.summary
    assert len(metadata.summary) <= 512
    assert metadata.requires_python is not None
    assert metadata.requires_python.contains("3.13")
    assert [one for one in metadata.requires_dist or [] if not isinstance(one, Requirement) or not one.marker] == []


def test_every_classifier_is_one_that_indexes_know(metadata: Metadata) -> None:
    known = importlib.import_module("trove_classifiers")
    assert metadata.classifiers
    assert set(metadata.classifiers) <= set(known.classifiers)
    assert "Typing :: Typed" in metadata.classifiers


def test_the_metadata_names_no_made_up_address(metadata: Metadata) -> None:
    addresses = [*(metadata.project_urls or {}).values(), metadata.home_page or "", metadata.download_url or ""]
    assert [address for address in addresses if re.search(r"example\.|your-|TODO|localhost", address)] == []


def test_the_licence_in_the_wheel_is_the_projects(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("licenses/LICENSE"))
        assert archive.read(name) == (ROOT / "LICENSE").read_bytes()


def test_the_installed_package_is_consistent(clean: Path, tmp_path: Path) -> None:
    done = run([clean / "python", "-m", "pip", "check"], tmp_path)
    assert done.returncode == 0, done.stdout


def test_importing_it_needs_nothing_but_the_standard_library(clean: Path, tmp_path: Path) -> None:
    question = "import sys, api_sign; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = set(run([clean / "python", "-I", "-c", question], tmp_path).stdout.split())
    foreign = {name for name in loaded - set(sys.stdlib_module_names) - {"api_sign"} if not name.startswith("_")}
    assert foreign <= {"sitecustomize", "usercustomize"}


@pytest.mark.parametrize("program", ["script", "module"])
def test_the_installed_command_signs_every_vector(clean: Path, tmp_path: Path, program: str) -> None:
    command = [clean / "api-sign"] if program == "script" else [clean / "python", "-I", "-m", "api_sign"]
    for vector in VECTORS:
        request = {name: vector[name] for name in REQUEST}
        done = run([*command, "sign"], tmp_path, json.dumps(request))
        assert done.returncode == 0, done.stdout + done.stderr
        assert vector["api_sign"] in json.loads(done.stdout).values()


def test_the_installed_command_shows_the_steps(clean: Path, tmp_path: Path) -> None:
    answer = json.loads(run([clean / "api-sign", "trace"], tmp_path, json.dumps(REQUEST)).stdout)
    assert REQUEST["nonce"] + REQUEST["body"] in json.dumps(answer)
    assert VECTORS[0]["api_sign"] in json.dumps(answer)


@pytest.mark.parametrize(("given", "verdict"), [(VECTORS[0]["api_sign"], "match"), ("00" * 64, "no_match")])
def test_the_installed_command_judges_a_signature(clean: Path, tmp_path: Path, given: str, verdict: str) -> None:
    done = run([clean / "api-sign", "check"], tmp_path, json.dumps({**REQUEST, "api_sign": given}))
    assert json.loads(done.stdout)["verdict"] == verdict


@pytest.mark.parametrize("text", ["", "no JSON", "[]", '{"path": 1}'])
def test_the_installed_command_has_no_traceback_for_bad_input(clean: Path, tmp_path: Path, text: str) -> None:
    done = run([clean / "api-sign", "sign"], tmp_path, text)
    assert done.returncode == 2
    assert done.stderr == ""
    assert json.loads(done.stdout)["error"]["message"]


def test_the_readme_has_an_example_for_python_and_one_for_the_command() -> None:
    languages = {match["language"] for match in _FENCE.finditer(README)}
    assert "python" in languages or "pycon" in languages
    assert languages & {"sh", "bash", "console", "shell"}


def test_the_readmes_python_runs_where_only_the_wheel_is(clean: Path, tmp_path: Path) -> None:
    """All blocks in one program, as a reader would go on typing; those with prompts are compared with their answers."""
    blocks = [match["text"] for match in _FENCE.finditer(README) if match["language"] in {"python", "pycon"}]
    parser = doctest.DocTestParser()
    for number, block in enumerate(blocks):
        if ">>>" in block:
            assert parser.get_examples(block)
            (tmp_path / "readme.txt").write_text(block, "utf-8")
            done = run([clean / "python", "-I", "-m", "doctest", "readme.txt"], tmp_path)
        else:
            (tmp_path / "readme.py").write_text("".join(blocks[: number + 1]), "utf-8")
            done = run([clean / "python", "-I", "readme.py"], tmp_path)
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"


def test_the_readmes_commands_run_where_only_the_wheel_is(clean: Path, tmp_path: Path) -> None:
    for match in _FENCE.finditer(README):
        if match["language"] not in {"sh", "bash", "console", "shell"} or "pip install" in match["text"]:
            continue
        lines = match["text"].splitlines()
        prompted = any(line.startswith("$ ") for line in lines)
        script = "\n".join(line.removeprefix("$ ") for line in lines if not prompted or line.startswith(("$ ", "> ")))
        environment = {"PATH": f"{clean}:{os.environ['PATH']}"}
        done = subprocess.run(
            ["bash", "-euc", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"
        if prompted:
            printed = [line for line in lines if not line.startswith(("$ ", "> ")) and line.strip()]
            assert done.stdout.split() == " ".join(printed).split()
