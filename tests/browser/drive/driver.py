"""What a test may ask of a browser, whichever engine it has."""

from __future__ import annotations

import time
from typing import Any, Protocol

CLICKS = 3


class DriverError(Exception):
    """The browser refused; the text is its own reason."""


class Driver(Protocol):
    """One browser with one page. With `frame=True` a call is about the page's only frame instead of the page."""

    name: str

    def open(self, url: str) -> None:
        """Load `url` in a page of its own, with empty storage."""

    def evaluate(self, function: str, argument: object = None, *, frame: bool = False) -> Any:
        """Call a JavaScript function, given as source, in the scope of the page's own scripts; promises are awaited.

        The argument and what comes back are JSON. Raises DriverError.
        """

    def fill(self, selector: str, text: str, *, frame: bool = False) -> None:
        """Put `text` into an empty field by typing, or choose the option whose value it is."""

    def click(self, selector: str, *, frame: bool = False) -> None: ...

    def press(self, key: str) -> None:
        """Press one key, by its name in KeyboardEvent.key, where the focus is."""

    def close(self) -> None:
        """Leave the page, close every window it opened, forget its cookies."""

    def quit(self) -> None: ...


def click_until(driver: Driver, selector: str, begun: str, *, frame: bool = False) -> None:
    """Click until `begun` holds, as a reader does: while a frame changes its height, a click may be lost."""
    for left in reversed(range(CLICKS)):
        driver.click(selector, frame=frame)
        try:
            wait_for(driver, begun, frame=frame, seconds=10)
        except AssertionError:
            if not left:
                raise
        else:
            return


def wait_for(
    driver: Driver, function: str, argument: object = None, *, frame: bool = False, seconds: float = 60
) -> Any:
    """The first answer of `function` that is true; while the frame is not there yet, the browser is asked again."""
    end = time.monotonic() + seconds
    reason = "it never held"
    while time.monotonic() < end:
        try:
            if answer := driver.evaluate(function, argument, frame=frame):
                return answer
        except DriverError as problem:
            reason = str(problem)
        time.sleep(0.1)
    raise AssertionError(f"{driver.name}: {function} with {argument!r} within {seconds} s: {reason}")
