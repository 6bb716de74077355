"""Chromium, through Playwright."""

from __future__ import annotations

import json
import os
import tempfile
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error

from tests.browser.drive.driver import DriverError

if TYPE_CHECKING:
    from playwright.sync_api import BrowserType, ElementHandle, Frame, Page


class Chromium:
    """With a profile on disk: a private one looks nothing up ahead of a request, as readers' browsers do."""

    name = "chromium"

    def __init__(self, browser_type: BrowserType, program: str) -> None:
        self._profile = tempfile.TemporaryDirectory()
        flags = ["--disable-gpu", "--no-first-run", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        self._context = browser_type.launch_persistent_context(
            self._profile.name,
            executable_path=program,
            args=flags,
            ignore_default_args=["--disable-background-networking"],
        )
        self._page: Page | None = None

    def open(self, url: str) -> None:
        self.close()
        self._page = self._context.new_page()
        self._page.goto(url, wait_until="load")

    def evaluate(self, function: str, argument: object = None, *, frame: bool = False) -> Any:
        try:
            return self._place(frame=frame).evaluate(f"({function})({json.dumps(argument)})")
        except Error as problem:
            raise DriverError(str(problem)) from None

    def fill(self, selector: str, text: str, *, frame: bool = False) -> None:
        found = self._find(selector, frame=frame)
        if found.evaluate("element => element.localName") == "select":
            found.select_option(text)
        else:
            found.type(text)

    def click(self, selector: str, *, frame: bool = False) -> None:
        self._find(selector, frame=frame).click()

    def press(self, key: str) -> None:
        self._opened.keyboard.press(key)

    def close(self) -> None:
        for page in self._context.pages[1:]:
            page.close()
        self._context.clear_cookies()
        self._page = None

    def quit(self) -> None:
        self._context.close()
        self._profile.cleanup()

    @property
    def _opened(self) -> Page:
        if self._page is None:
            raise DriverError("no page is open")
        return self._page

    def _place(self, *, frame: bool) -> Frame:
        if not frame:
            return self._opened.main_frame
        element = self._opened.query_selector("iframe")
        found = element.content_frame() if element else None
        if found is None:
            raise DriverError("the page has no frame")
        return found

    def _find(self, selector: str, *, frame: bool) -> ElementHandle:
        found = self._place(frame=frame).query_selector(selector)
        if found is None:
            raise DriverError(f"{selector} was not found")
        return found
