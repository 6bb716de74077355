"""The whole site and its checker with the server gone, in each engine that has service workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.checker import BEGUN, EXAMPLES, PATH
from tests.browser.drive.driver import click_until, wait_for
from tests.browser.releases import KEPT, planned

if TYPE_CHECKING:
    from tests.browser.drive.driver import Driver
    from tests.browser.releases import Host

CONTROLLED = "() => navigator.serviceWorker.controller?.state === 'activated'"
STORED = f"async wanted => {{ const kept = await ({KEPT})(); return wanted.every(one => kept.includes('/' + one)); }}"
VISIT = "url => void setTimeout(() => location.assign(url))"
SHOWN = "error => document.querySelector(`main [data-kind=match][data-error='${error}']`) !== null"
BY_PYTHON = """() => {
  const { source, verdict } = document.querySelector("#outcome").dataset;
  return source === "python" && verdict;
}"""
AT = "url => location.href === url && document.readyState === 'complete'"


@pytest.fixture
def offline(engine: Driver, host: Host) -> Driver:
    """A browser that has visited the site and used the checker, and whose network ends there."""
    host.publish(host.first)
    engine.open(host.url + PATH)
    if not engine.evaluate("() => 'serviceWorker' in navigator"):
        pytest.skip(f"{engine.name} here has no service workers, so nothing is kept")
    wait_for(engine, CONTROLLED)
    check(engine)
    visit(engine, host.url)
    lists = planned(host.first)
    wait_for(engine, STORED, [*lists["core"], *lists["idle"]], seconds=120)
    host.stop()
    return engine


def test_pages_decoder_and_checker_work_without_a_network(offline: Driver, host: Host) -> None:
    visit(offline, f"{host.url}errors/eorder-insufficient-funds/")
    assert "EOrder:Insufficient funds" in offline.evaluate("() => document.querySelector('h1').innerText")
    visit(offline, host.url)
    offline.fill("main textarea", '{"error":["EAPI:Invalid nonce"]}')
    wait_for(
        offline, "() => document.querySelector('main [data-kind=match][data-error=\"EAPI:Invalid nonce\"]') !== null"
    )
    visit(offline, host.url + PATH)
    check(offline)


def visit(engine: Driver, url: str) -> None:
    engine.evaluate(VISIT, url)
    wait_for(engine, AT, url)


def check(engine: Driver) -> None:
    """Lets Python, not the answers worked out ahead, say that an example's signature is right."""
    wait_for(engine, "() => document.querySelector('[name=path]').value !== ''", frame=True)
    engine.fill("[name=api-sign]", EXAMPLES["trade-balance"]["api_sign"], frame=True)
    click_until(engine, "#check", BEGUN, frame=True)
    assert wait_for(engine, BY_PYTHON, frame=True, seconds=120) == "match"
