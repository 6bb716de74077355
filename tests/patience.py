"""A limit for one case of many, so that a hang is a failure and not a standstill."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def patience(seconds: int) -> Iterator[None]:
    def hang(*_: object) -> None:
        raise AssertionError(f"no answer within {seconds} seconds")

    signal.signal(signal.SIGALRM, hang)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
