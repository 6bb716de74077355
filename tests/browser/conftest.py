"""The three engines behind one interface, each started once a session."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests import served
from tests.browser import engines
from tests.browser.drive.chromium import Chromium
from tests.browser.drive.firefox import Firefox
from tests.browser.drive.webkit import WebKit
from tests.browser.releases import Host, write_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.drive.driver import Driver

ENGINES = {engine.name: engine for engine in engines.ENGINES}


@pytest.fixture(
    scope="session", params=[pytest.param(name, marks=pytest.mark.xdist_group(f"engine-{name}")) for name in ENGINES]
)
def engine(request: pytest.FixtureRequest) -> Iterator[Driver]:
    """A browser of each engine. One that is absent is skipped with a word, but never where CI=true."""
    name = request.param
    program = ENGINES[name].find()
    if program is None:
        must = name == "chromium" or os.environ.get("CI")
        (pytest.fail if must else pytest.skip)(f"{name} is not installed: run make build/.engines")
    driver = _start(name, program, request)
    yield driver
    driver.quit()


def _start(name: str, program: str, request: pytest.FixtureRequest) -> Driver:
    match name:
        case "chromium":
            return Chromium(request.getfixturevalue("chromium").browser_type, program)
        case "firefox":
            return Firefox(program)
        case _:
            return WebKit(program)


@pytest.fixture(scope="module")
def host(site: served.Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """An address at which nothing is served yet, and the site as its first release."""
    with served.reserved_port() as port:
        host = Host(port)
        write_first(site, host, tmp_path_factory.mktemp("first") / "site")
        yield host
        host.stop()
