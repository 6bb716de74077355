from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from api_sign.command import RequestError, run

SOURCE = Path(__file__).parents[2] / "plugins" / "api_sign" / "src"


def _main(command: list[str], given: bytes) -> tuple[int, dict[str, Any], str]:
    done = subprocess.run(
        [sys.executable, "-m", "api_sign", *command], input=given, capture_output=True, cwd=SOURCE, check=False
    )
    return done.returncode, json.loads(done.stdout), done.stderr.decode()


def test_check_answers_with_everything_a_page_shows(vectors: list[dict[str, str]]) -> None:
    answer = run("check", vectors[0])
    assert answer["verdict"] == "match"
    assert answer["trace"]["key_bytes"] == 64  # type: ignore[index]
    wrong = run("check", {**vectors[0], "api_sign": f"b'{vectors[0]['api_sign']}'"})
    assert wrong["mistakes"][0]["id"] == "pasted-bytes-literal"  # type: ignore[index]
    assert wrong["mistakes"][0]["fix_by_language"]["python"]  # type: ignore[index]
    assert (
        set(answer)
        == set(wrong)
        == {
            "verdict",
            "mistakes",
            "alternatives",
            "warnings",
            "expected",
            "trace",
            "error",
            "notes",
            "truncated",
        }
    )
    json.dumps(wrong)


def test_check_answers_bad_input_as_a_verdict(vectors: list[dict[str, str]]) -> None:
    for request in ({}, {**vectors[0], "nonce": 5}, {**vectors[0], "api_key": []}):
        answer = run("check", request)
        assert answer["verdict"] == "invalid_input"
        assert answer["error"]["message"]  # type: ignore[index]


def test_the_command_line_signs_traces_and_checks(vectors: list[dict[str, str]]) -> None:
    given = json.dumps(vectors[1]).encode()
    assert _main(["sign"], given) == (0, {"api_sign": vectors[1]["api_sign"]}, "")
    assert _main(["trace"], given)[1]["signature"] == vectors[1]["api_sign"]
    assert _main(["check"], given)[1]["verdict"] == "match"


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (["sign"], b"{"),
        (["sign"], b"[]"),
        (["sign"], b"\xff"),
        (["sign"], b"{}"),
        ([], b"{}"),
        (["fly"], b"{}"),
        (["sign", "secret"], b"{}"),
        (["nonces"], b'{"nonces": 1}'),
        (["compare"], b'{"path": "/"}'),
        (["sign"], b"[" * 9999),
        (["nonces"], b'{"nonces": ["1"], "now": "x"}'),
        (["nonces"], b"{}"),
    ],
)
def test_bad_input_gives_a_json_error_and_2_and_never_a_traceback(command: list[str], given: bytes) -> None:
    code, answer, errors = _main(command, given)
    assert (code, errors) == (2, "")
    assert answer["error"]["field"]
    assert answer["error"]["message"]


def test_an_unknown_command_is_named() -> None:
    with pytest.raises(RequestError, match="There is no command 'fly'"):
        run("fly", {})


def test_the_other_commands_answer_with_json(vectors: list[dict[str, str]]) -> None:
    vector = vectors[0]
    assert run("parse", {"text": "curl -d nonce=1 https://api.kraken.com/0/private/Balance"})["nonce"] == "1"
    assert run("nonces", {"nonces": ["1", "2"]})["direction"] == "rising"
    assert run("compare", {**vector, "stage_value": vector["nonce"] + vector["body"]})["equal"] is True
    ids = [mistake["id"] for mistake in run("limits", vector)["cannot_show"]]  # type: ignore[attr-defined]
    assert {"body-blank", "body-comma", "nonce-rounded"} <= set(ids)
    shown = [mistake["id"] for mistake in run("limits", vectors[-1])["cannot_show"]]  # type: ignore[attr-defined]
    assert not {"body-blank", "body-comma", "nonce-rounded"} & set(shown)


def test_a_nonce_is_held_against_the_clock_only_when_the_clock_is_given(vectors: list[dict[str, str]]) -> None:
    def warned(**more: float) -> bool:
        warnings = run("check", {**vectors[0], **more})["warnings"]
        return "nonce-far-from-now" in [warning["id"] for warning in warnings]  # type: ignore[attr-defined]

    moment = int(vectors[0]["nonce"]) / 1000
    assert (warned(), warned(now=moment), warned(now=moment + 90_000)) == (False, False, True)
