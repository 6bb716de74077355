"""The two counters: their numbers as data, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

if TYPE_CHECKING:
    from pathlib import Path


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LimitsError(Exception):
    """The file of limits cannot be used; the text says where, what was expected, and what to do."""


class Tier(_Part):
    name: str
    maximum: float = Field(gt=0)
    """Points; a call that takes the counter over it is refused."""
    decay: float = Field(gt=0)
    """Points a second."""
    open_orders: int | None = None
    """The most open orders a pair, where the counter is a pair's."""

    @property
    def seconds_to_empty(self) -> float:
        return self.maximum / self.decay


class Call(_Part):
    name: str
    cost: int = Field(gt=0)


class Action(_Part):
    name: str
    fixed: int
    younger_than: dict[int, int]
    """Age of the order in seconds → points on top, for an order younger than that; the lowest age that fits counts."""

    def cost(self, age: float) -> int:
        """Points for an order `age` seconds old."""
        return self.fixed + next((extra for limit, extra in sorted(self.younger_than.items()) if age < limit), 0)


class RestLimits(_Part):
    tiers: tuple[Tier, ...] = Field(min_length=1)
    calls: tuple[Call, ...] = Field(min_length=1)


class TradingLimits(_Part):
    tiers: tuple[Tier, ...] = Field(min_length=1)
    actions: tuple[Action, ...] = Field(min_length=1)

    def action(self, name: str) -> Action:
        """Find an action by name; raises `LimitsError` for one that the file does not list."""
        for action in self.actions:
            if action.name == name:
                return action
        listed = ", ".join(action.name for action in self.actions)
        raise LimitsError(f"trading.actions: expected one named {name}, found {listed}. Add it to the file of limits.")


class Limits(_Part):
    rest: RestLimits
    trading: TradingLimits


def read_limits(file: Path, *, shown: str = "docs/guides/limits.yml") -> Limits:
    """Read the two counters; raises `LimitsError` that names the file as `shown`."""
    try:
        return Limits.model_validate(YAML(typ="safe", pure=True).load(file.read_text("utf-8")))
    except OSError as error:
        raise LimitsError(f"{shown}: expected a file, found none ({error.strerror}). Restore it.") from None
    except YAMLError as error:
        raise LimitsError(f"{shown}: expected YAML, found something else. Mend it: {error}") from None
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors()]
        raise LimitsError(f"{shown}: expected the numbers of the two counters. Mend {'; '.join(lines)}") from None


def run_counter(tier: Tier, *, cost: float, interval: float, until: float) -> list[tuple[float, float, bool]]:
    """(second, counter after the call, whether it was taken) for one call each `interval`, up to the first refusal."""
    counter = 0.0
    steps: list[tuple[float, float, bool]] = []
    second = 0.0
    while second <= until:
        counter = max(0.0, counter - (tier.decay * interval if steps else 0.0))
        taken = counter + cost <= tier.maximum
        counter += cost
        steps.append((second, counter, taken))
        if not taken:
            break
        second += interval
    return steps
