"""The limits as Markdown tables, and worked examples computed from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from error_reference.pages.pictures.limits import Limits


def limit_tables(limits: Limits) -> dict[str, str]:
    """Table by the name of its mark."""
    return {
        "rest-tiers": _rest_tiers(limits),
        "rest-worked": _rest_worked(limits),
        "trading-tiers": _trading_tiers(limits),
        "trading-costs": _trading_costs(limits),
        "trading-worked": _trading_worked(limits),
    }


def _rest_tiers(limits: Limits) -> str:
    rows = [
        (tier.name, f"{tier.maximum:g}", f"{tier.decay:g}", f"{tier.seconds_to_empty:.0f} s")
        for tier in limits.rest.tiers
    ]
    return _table(("Tier", "Maximum", "Falls each second by", "Full to empty"), rows)


def _rest_worked(limits: Limits) -> str:
    rows = [
        (
            tier.name,
            call.name,
            f"{call.cost}",
            f"{tier.maximum // call.cost:.0f}",
            f"{call.cost / tier.decay:.1f} s",
        )
        for tier in limits.rest.tiers
        for call in limits.rest.calls
    ]
    return _table(("Tier", "Call", "Points", "At once, from empty", "Then one every"), rows)


def _trading_tiers(limits: Limits) -> str:
    rows = [
        (tier.name, f"{tier.maximum:g}", f"{tier.decay:g}", f"{tier.seconds_to_empty:.0f} s", f"{tier.open_orders}")
        for tier in limits.trading.tiers
    ]
    return _table(("Tier", "Threshold", "Falls each second by", "Full to empty", "Open orders a pair"), rows)


def _ages(limits: Limits) -> list[tuple[str, int]]:
    """Words for each span of ages, and an age in it."""
    ages = sorted({age for action in limits.trading.actions for age in action.younger_than})
    return [*((f"under {age} s", age - 1) for age in ages), ("older", ages[-1])]


def _trading_costs(limits: Limits) -> str:
    actions = limits.trading.actions
    rows = [(words, *(f"{action.cost(age)}" for action in actions)) for words, age in _ages(limits)]
    return _table(("Age of the order", *(action.name for action in actions)), rows)


def _trading_worked(limits: Limits) -> str:
    add, cancel = limits.trading.action("Add"), limits.trading.action("Cancel")
    rows = []
    for words, age in _ages(limits):
        cost = add.cost(0) + cancel.cost(age)
        rows.append((words, f"{cost}", *(f"{tier.decay * 60 / cost:.1f}" for tier in limits.trading.tiers)))
    return _table(("Age when cancelled", "Points a pair", *(f"{t.name}, a minute" for t in limits.trading.tiers)), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---", *("---:" for _ in head[1:])), *rows]
    table = ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join(['<div class="er-numbers" markdown>', "", *table, "", "</div>"])
