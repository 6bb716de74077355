"""The retry policy samples over the real catalogue: both languages decide alike, and never against the verdict."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from error_reference.catalog import load_catalog
from error_reference.pages.api import errors_document
from tests.served import ROOT

if TYPE_CHECKING:
    from pathlib import Path

OPERATIONS = ("read", "place", "change", "cancel", "move_funds")
NOW = 1_700_000_000
EXTRA = ["EService:Throttled:1700000030", "EService: Throttled: 1700000030", "EOrder:Never seen before", "nonsense", ""]

DRIVER = {
    "python": [sys.executable, "tests/samples/decide.py"],
    "javascript": ["node", "tests/samples/decide.mjs"],
}


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Any]:
    return errors_document(load_catalog(ROOT / "error_catalog"))


@pytest.fixture(scope="module")
def asked(catalogue: dict[str, Any]) -> list[tuple[str, str, int, float]]:
    strings = [entry["error"] for entry in catalogue["errors"]] + EXTRA
    return [
        (error, operation, attempt, age)
        for error in strings
        for operation in OPERATIONS
        for attempt, age in ((0, 0.0), (9, 0.0), (0, 1e6))
    ]


@pytest.fixture(scope="module")
def answers(catalogue: dict[str, Any], asked: list[Any]) -> dict[str, list[dict[str, Any]]]:
    given = json.dumps({"catalogue": catalogue, "asked": asked, "now": NOW})
    return {
        language: json.loads(
            subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, check=True).stdout
        )
        for language, command in DRIVER.items()
    }


def test_both_languages_decide_alike(answers: dict[str, list[dict[str, Any]]]) -> None:
    def coarse(answer: dict[str, Any]) -> tuple[object, ...]:
        seconds = answer["seconds"]  # pauses carry a random part of up to a quarter
        return answer["action"], answer["why"], answer["url"], seconds is None or round(seconds) // 2

    assert [coarse(one) for one in answers["python"]] == [coarse(one) for one in answers["javascript"]]


@pytest.mark.parametrize("language", DRIVER)
def test_no_decision_goes_against_the_catalogue(
    catalogue: dict[str, Any], asked: list[Any], answers: dict[str, list[dict[str, Any]]], language: str
) -> None:
    entries = {entry["error"]: entry for entry in catalogue["errors"]}
    for (error, operation, attempt, age), answer in zip(asked, answers[language], strict=True):
        rows = entries[error]["by_operation"] if error in entries else {}
        row = (
            rows.get(operation, catalogue["defaults"]["by_operation"][operation])
            if not error.startswith("EService")
            else None
        )
        if answer["action"] == "retry":
            assert operation != "move_funds", error
            assert attempt == 0, error
            assert not (
                operation in {"place", "change"} and age and error in entries and row and row["class"] == "reconcile"
            )
        if row and row["outcome"] == "unknown" and operation in {"place", "change", "move_funds"}:
            assert answer["action"] != "retry", (error, operation)


@pytest.mark.parametrize("language", DRIVER)
def test_the_throttles_own_time_is_waited_for(
    asked: list[Any], answers: dict[str, list[dict[str, Any]]], language: str
) -> None:
    rows = zip(asked, answers[language], strict=True)
    waits = [
        answer["seconds"]
        for (error, operation, attempt, _), answer in rows
        if "Throttled" in error and error[-1].isdigit() and operation == "read" and not attempt
    ]
    assert waits == [31, 31, 31, 31]


@pytest.mark.parametrize(
    "program", [[sys.executable, "retry_policy.py"], ["node", "retry-policy.mjs"]], ids=["python", "javascript"]
)
def test_the_command_answers_from_a_file(catalogue: dict[str, Any], tmp_path: Path, program: list[str]) -> None:
    file = tmp_path / "errors.json"
    file.write_text(json.dumps(catalogue), "utf-8")
    folder = ROOT / "docs/samples" / ("python" if program[0] != "node" else "javascript")
    command = [program[0], str(folder / program[1]), str(file), "place", "EService:Busy"]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert answer["action"] == "reconcile"
    assert answer["url"] == "errors/eservice-busy/"
