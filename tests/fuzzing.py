"""What the tests with random cases share: how many, chosen how, and how long one of them may take."""

from __future__ import annotations

import contextlib
import os
import signal
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 60
"""Seconds after which one case counts as a hang; the longest takes one."""


def cases(usual: int) -> int:
    """How many to try: what FUZZ_CASES says, or as many as are usual."""
    return int(os.environ.get("FUZZ_CASES", str(usual)))


def settings_for(number: int) -> settings:
    """The same cases in each run, other ones where FUZZ_CASES asks for a number of them."""
    return settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize="FUZZ_CASES" not in os.environ,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.function_scoped_fixture,
        ],
    )


@contextlib.contextmanager
def patience() -> Iterator[None]:
    """A hang is a failure then, and not a standstill."""

    def hang(*_: object) -> None:
        raise AssertionError(f"no answer within {PATIENCE} seconds")

    signal.signal(signal.SIGALRM, hang)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
