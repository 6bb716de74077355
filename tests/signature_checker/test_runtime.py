"""The trimmed runtime with its lean modules answers every command as the Python of the tests does."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from api_sign import command
from api_sign.errors import SigningError
from api_sign.tables import ALL
from signature_checker.bundle import build_bundle

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
VECTORS = json.loads((ROOT / "tests/vectors/api-sign.json").read_text("utf-8"))
INPUTS = ("path", "nonce", "body", "secret")

type Job = tuple[str, dict[str, Any]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the bundle under the names that Pyodide knows them by."""
    cache = ROOT / "build/signature-checker"
    bundle = build_bundle(ROOT / "node_modules/pyodide", package=ROOT / "plugins/api_sign", cache=cache)
    place = tmp_path_factory.mktemp("runtime")
    for asset in bundle.assets:
        (place / asset.name).write_bytes(asset.data)
    return place


def in_bundle(folder: Path, jobs: list[Job]) -> list[dict[str, Any]]:
    done = subprocess.run(
        ["node", HERE / "run_bundle.mjs", folder], input=json.dumps(jobs), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def here(name: str, request: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"answer": json.dumps(command.run(name, request))}
    except SigningError as problem:
        return {"problem": str(problem)}


def wrong_signatures() -> Iterator[dict[str, Any]]:
    asked = json.dumps({"cases": [[row.mistake.id] for row in ALL], "seed": 19})
    done = subprocess.run(
        ["node", ROOT / "tests/api_sign/wrong.mjs"], input=asked, capture_output=True, text=True, check=True
    )
    for case in map(json.loads, done.stdout.splitlines()):
        yield {name: case[name] for name in (*INPUTS, "api_sign", "api_key")}


def jobs() -> Iterator[Job]:
    for vector in VECTORS:
        given = {name: vector[name] for name in INPUTS}
        yield "sign", given
        yield "trace", given
        yield "limits", given
        yield "check", {**given, "api_sign": vector["api_sign"], "sent_body": "nonce=1", "api_key": "key"}
        yield "check", {**given, "api_sign": vector["api_sign"], "secret": "not base64!"}
        yield "check", {**given, "api_sign": "é\ud800\u202e", "body": "é%2&&\ud800"}
        yield "check", {**given, "api_sign": ""}
        unsigned = {name: vector[name] for name in INPUTS[:3]}
        for value in ("", "00" * 32, "A" * 44, vector["nonce"] + vector["body"], "zz"):
            yield "compare", {**unsigned, "stage_value": value}
    yield from (("check", case) for case in wrong_signatures())
    for text in (
        "",
        "curl -H 'API-Key: k' -H 'API-Sign: s' -d nonce=1 https://api.kraken.com/0/private/Balance",
        "POST /0/private/Balance HTTP/1.1\nAPI-Key: k\n\nnonce=1",
        "requests.post('https://api.kraken.com/0/private/Balance', data={'nonce': 1}, headers={'API-Sign': 'x'})",
        '{"nonce": 1',
        "http://[::1",
    ):
        yield "parse", {"text": text}
    for nonces in ([], ["x"], ["1541933977000", "1541933977001", "1541933976999"], ["9" * 40]):
        yield "nonces", {"nonces": nonces, "now": 1_700_000_000}
    yield "sign", {"path": 1}
    yield "unheard of", {}


def test_every_command_answers_alike_in_the_browsers_python_and_in_this_one(folder: Path) -> None:
    asked = list(jobs())
    answers = in_bundle(folder, asked)
    assert len(answers) == len(asked)
    for job, answer in zip(asked, answers, strict=True):
        assert answer == here(*job), job
