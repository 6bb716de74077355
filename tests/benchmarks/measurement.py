"""What a benchmark found: the median with its spread, what it was measured beside, and the goal."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Measurement:
    """`goal` is the largest value that is good; with a `baseline` the value compared is the ratio of the medians."""

    name: str
    values: Sequence[float]
    unit: str
    baseline: Sequence[float] = field(default=())
    beside: str = ""
    goal: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def ratio(self) -> float | None:
        return self.median / statistics.median(self.baseline) if self.baseline else None

    @property
    def reached(self) -> bool | None:
        """Whether the goal is met; None where there is no goal."""
        if self.goal is None:
            return None
        return (self.median if self.ratio is None else self.ratio) <= self.goal

    def text(self) -> str:
        spread = f"({min(self.values):.3f} to {max(self.values):.3f}, n={len(self.values)})"
        parts = [f"{self.median:9.3f} {self.unit:3}  {spread}"]
        if self.ratio is not None:
            parts.append(f"{self.ratio:.2f} x {self.beside} ({statistics.median(self.baseline):.3f} {self.unit})")
        if self.goal is not None:
            parts.append(f"goal {self.goal:g}: {'reached' if self.reached else 'MISSED'}")
        return "  ".join(parts)
