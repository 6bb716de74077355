"""Verdicts in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from error_reference.pages import build_site
from error_reference.pages.verdict import duration, exposure, operation_rows, sentence, verdict_badges

if TYPE_CHECKING:
    from error_reference.catalog import Catalog


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (60, "1 min"),
        (900, "15 min"),
        (5400, "1 h 30 min"),
        (3601, "1 h 1 s"),
        (86400, "24 h"),
    ],
)
def test_a_duration_is_exact(seconds: int, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(("words", "whole"), [("", ""), ("the order.", "The order."), ("The order", "The order.")])
def test_a_sentence_has_a_capital_and_one_full_stop(words: str, whole: str) -> None:
    assert sentence(words) == whole


def test_a_known_wait_stands_in_the_badge(small: Catalog) -> None:
    badges = verdict_badges(small, small.by_slug("eorder-small-order"))
    assert [badge.words for badge in badges] == ["Nothing happened", "Wait 1 h 30 min", "The developer"]


def test_an_unclear_outcome_says_gravely_what_may_be_live(small: Catalog) -> None:
    found = exposure(small, small.by_slug("eorder-late-reply"))
    assert found is not None
    assert (found.level, found.words) == ("grave", "An order may be live that your program does not know of.")


def test_a_refused_change_says_that_the_order_is_still_live(small: Catalog) -> None:
    found = exposure(small, small.by_slug("eorder-small-order"))
    assert found is not None
    assert found.level == "care"
    assert "still live" in found.words


def test_a_refused_read_exposes_nothing(small: Catalog) -> None:
    assert exposure(small, small.by_slug("eorder-b-alert-1-b-link-x")) is None


def test_the_operation_of_the_first_call_leads_the_table(small: Catalog) -> None:
    assert operation_rows(small, small.by_slug("eorder-small-order"))[0].doing == "Changing an order"
    assert operation_rows(small, small.by_slug("eorder-late-reply"))[0].doing == "Placing an order"


def test_every_published_error_with_an_unclear_outcome_says_how_to_find_out(published: Catalog) -> None:
    pages = build_site(published).errors
    lost = [page.slug for page in pages if page.verdict[0].value == "unknown" and not page.boxes]
    assert lost == []


def test_every_published_error_whose_cancel_is_refused_says_the_order_is_live(published: Catalog) -> None:
    silent = [
        entry.slug
        for entry in published.entries
        if entry.outcome == "rejected" and "cancel" in entry.by_operation and exposure(published, entry) is None
    ]
    assert silent == []
