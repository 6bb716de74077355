"""The built site and a real browser, made once a session."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from tests import served
from tests.browser import engines
from tests.table import pytest_terminal_summary  # noqa: F401 (prints what was checked)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

type OpenPage = Callable[..., Page]

END_TO_END = [served.ROOT / "tests" / name for name in ("browser", "hosting", "site")]
CHROMIUM_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What drives browsers and servers may stumble on a busy machine: it gets a second try, and the summary says so."""
    for item in items:
        if any(folder in item.path.parents for folder in END_TO_END):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[served.Site]:
    """The site built for the address at which it is then served (404.html and instant navigation need that)."""
    directory = tmp_path_factory.mktemp("site")
    with served.serve(directory) as running:
        served.build(directory, running.url)
        yield running


@pytest.fixture
def port() -> Iterator[int]:
    """For a program of its own that listens there, sooner or later."""
    with served.reserved_port() as port:
        yield port


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (most tests need no browser)

    program = engines.CHROMIUM.find()
    if program is None:
        pytest.fail("Chromium was not found: run make build/.engines")
    flags = [*CHROMIUM_FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, site: served.Site) -> Iterator[OpenPage]:
    """Opens a path of the site in a fresh context; the page's `.requests` lists every address it asked for."""
    contexts = []

    def open_page(path: str = "", *, base: str | None = None, goto: bool = True, **options: Any) -> Page:
        context = chromium.new_context(**options)
        contexts.append(context)
        opened = context.new_page()
        opened.requests = []
        context.on("request", lambda request: opened.requests.append(request.url))
        if goto:
            opened.goto((base or site.url) + path, wait_until="load")
        return opened

    yield open_page
    for context in contexts:
        context.close()
