"""The catalogue that is published."""

from __future__ import annotations

import json

import pytest

from error_reference.__main__ import main
from error_reference.catalog import OPERATIONS, Catalog, load_catalog, slugify
from tests.error_reference.catalog.synthetic import REAL

KNOWN = json.loads((REAL / "_known.json").read_text("utf-8"))
CATEGORIES = (
    "general-usage", "rate-limits", "trading", "funding", "service-status", "internal", "cloudflare", "websocket",
)  # fmt: skip


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(REAL)


def test_every_string_known_from_elsewhere_is_an_entry_or_an_alias(catalog: Catalog) -> None:
    missing = [known["error"] for known in KNOWN if catalog.find(known["error"]) is None]

    assert len(KNOWN) >= 140
    assert missing == []


def test_the_groups_are_those_of_the_article_and_one_for_websocket(catalog: Catalog) -> None:
    assert tuple(category.slug for category in catalog.categories) == CATEGORIES


def test_every_file_is_an_entry(catalog: Catalog) -> None:
    files = sorted(
        f"{file.parent.name}/{file.name}" for file in REAL.glob("[!_]*/*.yml") if file.name != "_category.yml"
    )

    assert sorted(entry.path for entry in catalog.entries) == files
    assert all((REAL / entry.path).stem == entry.slug == slugify(entry.error) for entry in catalog.entries)


def test_every_entry_answers_for_each_of_its_operations(catalog: Catalog) -> None:
    for entry in catalog.entries:
        assert tuple(entry.by_operation) == tuple(name for name in OPERATIONS if name in entry.operations), entry.slug
        assert entry.summary
        assert entry.fixes
        assert entry.sources
        assert entry.example is not None


def test_no_transfer_of_money_is_ever_repeated_by_a_program(catalog: Catalog) -> None:
    for entry in catalog.entries:
        verdict = entry.by_operation.get("move_funds")
        if verdict is not None and verdict.outcome == "unknown":
            assert verdict.class_ in ("reconcile", "never"), entry.slug


def test_every_code_of_the_network_asks_to_look_first_after_placing(catalog: Catalog) -> None:
    for entry in catalog.entries:
        if entry.category == "cloudflare" and "place" in entry.by_operation:
            assert entry.by_operation["place"].outcome == "unknown", entry.slug
            assert entry.by_operation["place"].class_ == "reconcile", entry.slug


def test_an_invalid_nonce_leaves_open_whether_an_order_was_placed(catalog: Catalog) -> None:
    verdicts = catalog.by_slug("eapi-invalid-nonce").by_operation

    assert (verdicts["place"].outcome, verdicts["place"].class_) == ("unknown", "reconcile")
    assert (verdicts["read"].outcome, verdicts["read"].class_) == ("rejected", "refresh_once")


def test_a_refused_cancel_leaves_the_order_exposed(catalog: Catalog) -> None:
    for entry in catalog.entries:
        verdict = entry.by_operation.get("cancel")
        if verdict is not None and verdict.outcome != "applied":
            assert verdict.left_exposed, entry.slug


def test_the_defaults_assume_that_the_order_exists(catalog: Catalog) -> None:
    verdicts = catalog.format.defaults.by_operation

    for operation in ("place", "change", "move_funds"):
        assert (verdicts[operation].outcome, verdicts[operation].class_) == ("unknown", "reconcile")
    assert "still live" in str(verdicts["cancel"].left_exposed)
    assert verdicts["read"].class_ == "backoff"


def test_each_call_belongs_to_the_operation_that_it_may_do(catalog: Catalog) -> None:
    operation_of = catalog.format.operation_of

    assert [operation_of(call) for call in ("AddOrder", "batch_add")] == ["place", "place"]
    assert [operation_of(call) for call in ("EditOrder", "amend_order")] == ["change", "change"]
    assert [operation_of(call) for call in ("CancelAllOrdersAfter", "cancel_order")] == ["cancel", "cancel"]
    assert [operation_of(call) for call in ("Withdraw", "Earn/Allocate")] == ["move_funds", "move_funds"]
    assert [operation_of(call) for call in ("Balance", "Ticker", "GetWebSocketsToken")] == ["read", "read", "read"]


def test_strings_are_found_in_any_case_and_the_exact_one_goes_first(catalog: Catalog) -> None:
    entry = catalog.find("eapi:invalid NONCE")

    assert entry is not None
    assert entry.error == "EAPI:Invalid nonce"
    assert catalog.find("EAPI:Invalid") is None


@pytest.mark.parametrize("command", [["check"], ["fmt", "--check"], ["schema", "--check"]], ids=" ".join)
def test_the_commands_have_nothing_to_say_against_it(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status = main([command[0], str(REAL), *command[1:]])

    assert status == 0, capsys.readouterr().err
