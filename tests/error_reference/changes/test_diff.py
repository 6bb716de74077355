"""What the command says about two versions of errors.json, and about files that are none."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from error_reference.__main__ import main
from error_reference.catalog import load_catalog
from error_reference.pages import api
from tests import served

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

type Document = dict[str, Any]

PLACED = "eorder-insufficient-funds"
NONCE = "eapi-invalid-nonce"


@pytest.fixture(scope="module")
def published() -> Document:
    return api.errors_document(load_catalog(served.ROOT / "error_catalog"))


@pytest.fixture
def differ(published: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """The command's words about the committed catalogue before and after `edit`."""

    def differ(
        edit: Callable[[Document], None], *options: str, before: Callable[[Document], None] | None = None
    ) -> str:
        versions = {"old": copy.deepcopy(published), "new": copy.deepcopy(published)}
        edit(versions["new"])
        if before:
            before(versions["old"])
        for name, document in versions.items():
            (tmp_path / name).write_text(json.dumps(document), encoding="utf-8")

        assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new"), *options]) == 0

        return capsys.readouterr().out

    return differ


def unchanged(_: Document) -> None:
    """Leave the new version as it is."""


def record(document: Document, slug: str) -> Document:
    return next(record for record in document["errors"] if record["slug"] == slug)


def remove(document: Document, slug: str) -> None:
    document["errors"].remove(record(document, slug))


def test_a_version_does_not_differ_from_itself(differ: Callable[..., str]) -> None:
    assert differ(unchanged).endswith("\nNo differences.\n")


def test_the_order_of_entries_is_no_difference(differ: Callable[..., str]) -> None:
    assert differ(lambda new: new["errors"].reverse()).endswith("\nNo differences.\n")


def test_a_removed_error_is_called_a_violation(differ: Callable[..., str]) -> None:
    text = differ(lambda new: remove(new, PLACED))

    assert "REMOVED, a violation of the contract" in text
    assert f"  EOrder:Insufficient funds ({PLACED})\n" in text


def test_an_error_that_became_an_alias_is_removed_too_and_its_heir_named(differ: Callable[..., str]) -> None:
    def merge(new: Document) -> None:
        remove(new, PLACED)
        record(new, NONCE)["aliases"].append("EOrder:Insufficient funds")

    assert f"({PLACED}): now only an alias of {NONCE}" in differ(merge)


def test_a_lost_alias_is_a_violation(differ: Callable[..., str]) -> None:
    text = differ(unchanged, before=lambda old: record(old, PLACED)["aliases"].append("EOrder:Poor"))

    assert "ALIASES LOST, a violation" in text
    assert f"EOrder:Poor (eorder-poor): of {PLACED}" in text


def test_an_added_error_is_listed(differ: Callable[..., str]) -> None:
    text = differ(unchanged, before=lambda old: remove(old, PLACED))

    assert f"Errors added\n  EOrder:Insufficient funds ({PLACED})\n" in text
    assert "violation" not in text


def test_a_retired_error_is_listed_once_with_its_reason(differ: Callable[..., str]) -> None:
    text = differ(lambda new: record(new, PLACED).update(retired={"since": "2027-01-02", "note": "Gone."}))

    assert f"Errors retired\n  EOrder:Insufficient funds ({PLACED}): since 2027-01-02: Gone.\n" in text
    assert "Texts" not in text


def test_an_error_may_return(differ: Callable[..., str]) -> None:
    text = differ(
        unchanged,
        before=lambda old: record(old, PLACED).update(retired={"since": "2027-01-02", "note": "Gone."}),
    )

    assert f"No longer retired\n  EOrder:Insufficient funds ({PLACED}): was retired since 2027-01-02: Gone.\n" in text


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (("outcome",), "applied", "outcome: unknown → applied"),
        (("retry", "class"), "never", "retry.class: reconcile → never"),
        (("retry", "max_age_seconds"), 7, "retry.max_age_seconds: 60 → 7"),
        (("by_operation", "place", "outcome"), "rejected", "by_operation.place.outcome: unknown → rejected"),
        (("by_operation", "read", "wait_seconds"), 3, "by_operation.read.wait_seconds: none → 3"),
        (("retry", "cap_seconds"), False, "retry.cap_seconds: none → false"),
    ],
)
def test_a_changed_verdict_is_told_with_both_values(
    differ: Callable[..., str], path: tuple[str, ...], value: Any, line: str
) -> None:
    def edit(new: Document) -> None:
        target = record(new, NONCE)
        for key in path[:-1]:
            target = target[key]
        target[path[-1]] = value

    text = differ(edit)

    assert f"Verdict changed\n  EAPI:Invalid nonce ({NONCE})\n    {line}\n" in text


def test_an_operation_that_went_shows_in_every_field(differ: Callable[..., str]) -> None:
    text = differ(lambda new: record(new, NONCE)["by_operation"].pop("place"))

    assert "by_operation.place.outcome: unknown → none" in text


def test_another_fixer_is_told(differ: Callable[..., str]) -> None:
    text = differ(lambda new: record(new, NONCE).update(fixer="kraken"))

    assert f"Who can fix it changed\n  EAPI:Invalid nonce ({NONCE})\n    fixer: developer → kraken\n" in text


def test_changed_texts_are_named_without_becoming_a_verdict(differ: Callable[..., str]) -> None:
    def edit(new: Document) -> None:
        record(new, NONCE)["summary"] = "Another."
        record(new, NONCE)["retry"]["note"] = "Another."

    text = differ(edit)

    assert f"Texts changed\n  EAPI:Invalid nonce ({NONCE}): retry.note, summary\n" in text
    assert "Verdict" not in text


def test_the_verdict_on_unknown_strings_is_compared(differ: Callable[..., str]) -> None:
    text = differ(lambda new: new["defaults"]["by_operation"]["place"].update(outcome="rejected"))

    assert "  defaults.by_operation.place.outcome: unknown → rejected\n" in text


def test_a_new_key_is_told_once_and_a_missing_one_is_a_violation(differ: Callable[..., str]) -> None:
    def edit(new: Document) -> None:
        for entry in new["errors"]:
            entry["colour"] = entry.pop("reached")

    text = differ(edit)

    assert text.count("colour") == 1
    assert "Keys added\n  colour\n" in text
    assert "KEYS REMOVED, a violation of the contract: within version 1 keys are only ever added.\n  reached\n" in text


def test_json_holds_the_same(differ: Callable[..., str]) -> None:
    def edit(new: Document) -> None:
        remove(new, PLACED)
        record(new, NONCE)["outcome"] = "applied"

    found = json.loads(differ(edit, "--json"))

    assert found["contract_kept"] is False
    assert [one["slug"] for one in found["removed"]] == [PLACED]
    assert found["changed"] == [
        {
            "slug": NONCE,
            "error": "EAPI:Invalid nonce",
            "verdict": {"outcome": {"old": "unknown", "new": "applied"}},
        }
    ]


def test_control_characters_are_shown_not_sent_to_the_terminal(differ: Callable[..., str]) -> None:
    text = differ(lambda new: record(new, NONCE).update(outcome="\x1b[2J\u202e\ud800"))

    assert "\\u001b[2J\\u202e\\ud800" in text


def test_addresses_are_read(published: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "errors.json").write_text(json.dumps(published), encoding="utf-8")
    with served.serve(tmp_path) as site:
        assert main(["diff", f"{site.url}errors.json", str(tmp_path / "errors.json")]) == 0
        assert "No differences." in capsys.readouterr().out

        assert main(["diff", f"{site.url}nowhere.json", str(tmp_path / "errors.json")]) == 2
        assert "found: status 404" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "1:1: expected JSON, found something else"),
        (b"{", "1:2: expected JSON"),
        (b"\xff", "expected UTF-8, found the byte 0xFF at 0"),
        (b"[]", "expected an object, found a list"),
        (b"{}", "expected schema_version 1.x.y, found none"),
        (b'{"schema_version": "2.0.0", "errors": []}', 'expected schema_version 1.x.y, found "2.0.0"'),
        (b'{"schema_version": "1.0.0"}', "expected a list named errors, found nothing"),
        (b'{"schema_version": "1.0.0", "errors": [7]}', "expected an object at errors[0], found a number"),
        (
            b'{"schema_version": "1.0.0", "errors": [{"slug": "a"}]}',
            "expected a text at errors[0].error, found nothing",
        ),
        (
            b'{"schema_version": "1.0.0", "errors": [{"slug": "a", "error": "A"}, {"slug": "a", "error": "A"}]}',
            "expected each slug once, found a again at errors[1]",
        ),
        (b'{"schema_version": "1.0.0", "errors": [], "defaults": 1}', "expected an object named defaults"),
        (b'{"schema_version": NaN}', "found the number NaN"),
        (b"[" * 100_000, "found maximum recursion depth"),
        (b"1" * 5000, "expected JSON as this site writes it"),
    ],
)
def test_what_is_no_errors_json_is_refused_in_one_sentence(
    raw: bytes, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.json").write_bytes(raw)

    assert main(["diff", str(tmp_path / "bad.json"), str(tmp_path / "bad.json")]) == 2

    told = capsys.readouterr()
    assert expected in told.err
    assert "Name an errors.json" in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("nowhere.json", "expected a file that can be read, found: no such file or directory"),
        (".", "expected a file that can be read, found: is a directory"),
        ("http://127.0.0.1:9/errors.json", "expected an answer with errors.json, found:"),
        ("http://[/errors.json", "expected an answer with errors.json, found:"),
        ("http://a b/", "expected an answer with errors.json, found:"),
        ("\0", "expected a file that can be read, found: embedded null"),
    ],
)
def test_what_cannot_be_read_is_named(given: str, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", given, given]) == 2
    assert expected in capsys.readouterr().err
