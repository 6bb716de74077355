"""The pictures and tables, and that their numbers are those of the catalogue."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from error_reference.pages.pictures import draw_decay, draw_decision, draw_polling, limit_tables, read_limits
from error_reference.pages.pictures.limits import Limits, LimitsError, Tier, run_counter

if TYPE_CHECKING:
    from pathlib import Path

    from error_reference.catalog import Catalog

_SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="session")
def limits(folder: Path) -> Limits:
    return read_limits(folder / "limits.yml")


@pytest.fixture(scope="session")
def pictures(catalog: Catalog, limits: Limits) -> dict[str, str]:
    return {"decision": draw_decision(catalog), "decay": draw_decay(limits), "polling": draw_polling(limits)}


def test_a_picture_has_a_name_a_description_and_a_role(pictures: dict[str, str]) -> None:
    for name, picture in pictures.items():
        drawing = ET.fromstring(picture).find(f"{_SVG}svg")
        assert drawing is not None
        assert drawing.get("role") == "img"
        assert drawing.get("aria-labelledby") == f"{name}-title {name}-description"
        for part in ("title", "desc"):
            found = drawing.find(f"{_SVG}{part}")
            assert found is not None
            assert found.text


def test_a_picture_needs_no_inline_style_and_no_fixed_colour(pictures: dict[str, str]) -> None:
    for picture in pictures.values():
        assert "style=" not in picture
        colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', picture))
        assert colours <= {"none", "currentColor", "var(--md-typeset-a-color, currentColor)"}


def test_a_picture_is_one_block_of_html(pictures: dict[str, str]) -> None:
    assert not [name for name, picture in pictures.items() if "\n\n" in picture]


def test_nothing_is_drawn_outside_of_a_picture(pictures: dict[str, str]) -> None:
    for picture in pictures.values():
        drawing = ET.fromstring(picture).find(f"{_SVG}svg")
        assert drawing is not None
        width, height = map(float, str(drawing.get("viewBox")).split()[2:])
        for line in drawing.iter(f"{_SVG}polyline"):
            for corner in str(line.get("points")).split():
                x, y = map(float, corner.split(","))
                assert 0 <= x <= width
                assert 0 <= y <= height


def test_the_decision_shows_each_outcome_with_each_of_its_retry_classes_and_counts(
    catalog: Catalog, pictures: dict[str, str]
) -> None:
    counted = Counter((entry.outcome, entry.retry.class_) for entry in catalog.entries)
    text = " ".join(ET.fromstring(pictures["decision"]).itertext())
    for (_, retry), number in counted.items():
        assert f"→ {catalog.format.term('retry_classes', retry).title} ({number})" in text
    for outcome in {outcome for outcome, _ in counted}:
        assert catalog.format.term("outcomes", outcome).title in text


def test_the_decision_puts_the_most_cautious_outcome_on_top(catalog: Catalog, pictures: dict[str, str]) -> None:
    titles = [term.title for term in catalog.format.outcomes]
    places = [pictures["decision"].find(f">{title} (") for title in titles]
    assert places == sorted(places)


def test_the_reconcile_samples_print_the_answers_that_the_decision_shows(folder: Path) -> None:
    sample = (folder.parent / "samples" / "python" / "reconcile.py").read_text("utf-8")
    assert all(answer in sample for answer in ("EXISTS", "NOT FOUND", "STILL UNKNOWN"))


def test_the_lines_of_the_decay_end_where_the_counter_is_empty(limits: Limits) -> None:
    picture = draw_decay(limits)
    for tier in limits.rest.tiers:
        assert f"{tier.name}: {tier.maximum:g} points, {tier.decay:g} a second, empty after" in picture
    assert "empty after 45 s" in picture


def test_a_call_a_second_is_refused_where_arithmetic_says_so(limits: Limits) -> None:
    # After n calls, one a second, the counter is n − 0.33 (n − 1); it passes 15 with n = 22.
    steps = run_counter(limits.rest.tiers[0], cost=1, interval=1, until=60)
    assert (len(steps), steps[-1][2], steps[-2][2]) == (22, False, True)
    assert "call 22 is refused" in draw_polling(limits)


def test_a_counter_never_falls_below_zero() -> None:
    tier = Tier(name="T", maximum=10, decay=5)
    assert [counter for _, counter, _ in run_counter(tier, cost=1, interval=2, until=6)] == [1, 1, 1, 1]


def test_the_numbers_of_the_limits_are_those_of_the_entries(catalog: Catalog, limits: Limits) -> None:
    rest = catalog.by_slug("eapi-rate-limit-exceeded").meaning
    for tier in limits.rest.tiers:
        assert re.search(rf"{tier.name} {tier.maximum:g}, falling {tier.decay:g}\b", rest)
    trading = catalog.by_slug("eorder-rate-limit-exceeded").meaning
    for tier in limits.trading.tiers:
        assert f"{tier.name} {tier.maximum:g} and {tier.decay:g}" in trading
    for action in limits.trading.actions:
        (sentence,) = re.findall(rf"{action.name} \+[^.]*", trading)
        assert {int(age): int(extra) for extra, age in re.findall(r"\+(\d+) under (\d+) s", sentence)} == (
            action.younger_than
        )


@pytest.mark.parametrize(("age", "points"), [(0, 8), (4.9, 8), (5, 6), (89, 2), (90, 1), (300, 0)])
def test_a_cancel_costs_by_the_age_of_its_order(limits: Limits, age: float, points: int) -> None:
    assert limits.trading.action("Cancel").cost(age) == points


def test_the_tables_have_as_many_cells_in_every_row(limits: Limits) -> None:
    for table in limit_tables(limits).values():
        assert len({line.count("|") for line in table.splitlines() if line.startswith("|")}) == 1


def test_the_worked_table_says_how_many_pairs_a_minute_can_go_on(limits: Limits) -> None:
    assert "| under 5 s | 9 | 6.7 | 15.6 | 25.0 |" in limit_tables(limits)["trading-worked"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rest: [", "expected YAML"),
        ("rest: {}", "rest.tiers"),
        ("rest: {tiers: [{name: A, maximum: -1, decay: 1}], calls: []}", "rest.tiers.0.maximum"),
    ],
)
def test_limits_that_cannot_be_used_are_explained(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "limits.yml").write_text(text, "utf-8")
    with pytest.raises(LimitsError, match=re.escape(words)):
        read_limits(tmp_path / "limits.yml")
