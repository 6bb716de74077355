"""WebKitGTK: its small browser MiniBrowser under Xvfb, through WebKitWebDriver and Selenium."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selenium import webdriver
from selenium.common.exceptions import NoSuchFrameException, NoSuchWindowException, WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from tests.browser.drive.driver import DriverError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selenium.webdriver.remote.webelement import WebElement

KEYS = {"Enter": Keys.ENTER, "Tab": Keys.TAB, "Escape": Keys.ESCAPE}
ATTEMPTS = 5
FOCUS = "arguments[0].focus(); return document.activeElement === arguments[0];"
MIDDLE = """
arguments[0].scrollIntoView({ block: "center", behavior: "instant" });
const { top, bottom } = arguments[0].getBoundingClientRect();
return (top + bottom) / 2;
"""
SCROLL = """
const { top } = document.querySelector("iframe").getBoundingClientRect();
scrollTo({ top: scrollY + top + arguments[0] - innerHeight / 2, behavior: "instant" });
"""
CALL = """
const done = arguments[arguments.length - 1];
Promise.resolve().then(() => (%s)(JSON.parse(arguments[0])))
  .then(value => done({ value: value ?? null }), problem => done({ error: String(problem) }));
"""


class WebKit:
    name = "webkit"

    def __init__(self, program: str) -> None:
        self._program = program
        self._display, self._address = _start_display()
        self._start()

    def open(self, url: str) -> None:
        try:
            self.close()
        except DriverError:  # its web process crashes now and then; the next test need not suffer from that
            self._stop()
            self._start()
        with _refusals():
            self._driver.get(url)

    def evaluate(self, function: str, argument: object = None, *, frame: bool = False) -> Any:
        call = CALL % function
        answer = self._within(lambda: self._driver.execute_async_script(call, json.dumps(argument)), frame=frame)
        if "error" in answer:
            raise DriverError(answer["error"])
        return answer["value"]

    def fill(self, selector: str, text: str, *, frame: bool = False) -> None:
        def choose_or_type() -> bool:
            found = self._find(selector)
            if found.tag_name == "select":
                Select(found).select_by_value(text)
                return True
            focused = self._driver.execute_script(FOCUS, found)
            if focused:
                found.send_keys(text)
            return bool(focused)

        if not self._within(choose_or_type, frame=frame):
            # A frame of another origin gets the focus only from the reader's own hand.
            self.click(selector, frame=frame)
            self._within(lambda: self._find(selector).send_keys(text), frame=frame)

    def click(self, selector: str, *, frame: bool = False) -> None:
        # WebKitWebDriver scrolls the frame to the element, but not the page to the frame.
        height = self._within(lambda: self._driver.execute_script(MIDDLE, self._find(selector)), frame=frame)
        if frame:
            self._within(lambda: self._driver.execute_script(SCROLL, height), frame=False)
        self._within(lambda: self._find(selector).click(), frame=frame)

    def press(self, key: str) -> None:
        with _refusals():
            ActionChains(self._driver).send_keys(KEYS.get(key, key)).perform()

    def close(self) -> None:
        with _refusals():
            for window in self._driver.window_handles:
                if window != self._home:
                    self._driver.switch_to.window(window)
                    self._driver.close()
            self._driver.switch_to.window(self._home)
            self._driver.switch_to.default_content()
            self._driver.delete_all_cookies()
            self._driver.get("about:blank")

    def quit(self) -> None:
        self._stop()
        self._display.terminate()
        self._display.wait(timeout=10)

    def _start(self) -> None:
        options = webdriver.WebKitGTKOptions()
        options.binary_location = _browser()
        options.add_argument("--automation")
        # Its processes refuse to run as root, in a container without namespaces, otherwise.
        environment = {"DISPLAY": self._address, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "NO_AT_BRIDGE": "1"}
        service = Service(executable_path=self._program, env=os.environ | environment)
        with warnings.catch_warnings():  # Selenium's own start of WebKitGTK uses what Selenium deprecates
            warnings.simplefilter("ignore", DeprecationWarning)
            self._driver = webdriver.WebKitGTK(options=options, service=service)
        self._driver.set_script_timeout(60)
        self._home = self._driver.current_window_handle

    def _stop(self) -> None:
        with contextlib.suppress(WebDriverException, HTTPError):
            self._driver.quit()

    def _find(self, selector: str) -> WebElement:
        return self._driver.find_element(By.CSS_SELECTOR, selector)

    def _within[T](self, action: Callable[[], T], *, frame: bool) -> T:
        """Do it in the frame or the page; again where the driver has lost them, as it now and then does."""
        with _refusals():
            for _ in range(ATTEMPTS):
                with contextlib.suppress(NoSuchWindowException, NoSuchFrameException):
                    self._enter(frame=frame)
                    return action()
                time.sleep(0.2)
            self._enter(frame=frame)
            return action()

    def _enter(self, *, frame: bool) -> None:
        self._driver.switch_to.default_content()
        if frame:
            self._driver.switch_to.frame(0)


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except (WebDriverException, HTTPError) as problem:
        raise DriverError(f"{type(problem).__name__}: {problem}") from None


def _browser() -> str:
    found = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.1/MiniBrowser"))
    if not found:
        raise DriverError("MiniBrowser of webkit2gtk-4.1 was not found: apt-get install libwebkit2gtk-4.1-0")
    return str(found[0])


def _start_display() -> tuple[subprocess.Popen[bytes], str]:
    """Xvfb, on a display number that it finds itself."""
    program = shutil.which("Xvfb")
    if program is None:
        raise DriverError("Xvfb was not found: apt-get install xvfb")
    reading, writing = os.pipe()
    command = [program, "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as numbers:
        return process, f":{numbers.readline().strip()}"
