"""A slower processor for one program and everything it starts, as a browser's workers need it."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SLICE = 0.005
"""Seconds of running at a time; the stop after it is so much longer as the processor is to be slower."""


@contextlib.contextmanager
def slowed(pid: int, times: float) -> Iterator[None]:
    """Stop and continue the process and its descendants, so that they run `1 / times` of the time."""
    done = threading.Event()

    def pace() -> None:
        while not done.is_set():
            family = list(_family(pid))
            _signal(family, signal.SIGSTOP)
            time.sleep(SLICE * (times - 1))
            _signal(family, signal.SIGCONT)
            time.sleep(SLICE)

    thread = threading.Thread(target=pace, daemon=True)
    if times > 1:
        thread.start()
    try:
        yield
    finally:
        done.set()
        if times > 1:
            thread.join()
            _signal(list(_family(pid)), signal.SIGCONT)


def _signal(pids: list[int], number: signal.Signals) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in task.read_text().split():
                yield from _family(int(child))
