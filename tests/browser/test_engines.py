"""What readers do, in each of the three engines: decode, read an error's page, check a signature."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.browser.checker import BEGUN, EXAMPLES, OWN, PATH, RUNTIME, wrong_signatures
from tests.browser.drive.driver import click_until, wait_for

if TYPE_CHECKING:
    from tests.browser.drive.driver import Driver
    from tests.served import Site

PASTE = '{"error":["EAPI:Invalid nonce","EOrder:Insufficient funds"]}'
FOUND = """() => {
  const shown = document.querySelectorAll("main [data-kind=match]");
  return shown.length > 1 && [...shown].map(one => one.dataset.error);
}"""
VERDICT = "() => document.querySelector('#outcome').dataset.verdict"
MISTAKES = "() => [...document.querySelectorAll('[data-mistake]')].map(one => one.dataset.mistake)"


def test_a_paste_on_the_home_page_is_decoded(engine: Driver, site: Site) -> None:
    engine.open(site.url)
    engine.fill("main textarea", PASTE)
    assert wait_for(engine, FOUND) == ["EAPI:Invalid nonce", "EOrder:Insufficient funds"]
    assert PASTE not in engine.evaluate("() => decodeURIComponent(location.href)")


def test_an_address_with_an_error_opens_decoded(engine: Driver, site: Site) -> None:
    engine.open(f"{site.url}#q={quote(PASTE)}")
    assert wait_for(engine, FOUND) == ["EAPI:Invalid nonce", "EOrder:Insufficient funds"]


def test_an_errors_page_reads_without_a_request_abroad(engine: Driver, site: Site) -> None:
    engine.open(f"{site.url}errors/eapi-invalid-nonce/")
    text = engine.evaluate("() => document.querySelector('article').innerText")
    assert "EAPI:Invalid nonce" in text
    assert len(text) > 1000
    addresses = engine.evaluate("() => performance.getEntriesByType('resource').map(one => one.name)")
    assert [one for one in addresses if not one.startswith(site.url)] == []


def test_an_example_matches_and_a_mistake_is_named(engine: Driver, site: Site) -> None:
    given = EXAMPLES["trade-balance"]
    open_checker(engine, site)
    assert check(engine, given["api_sign"]) == "match"
    assert engine.evaluate("() => document.querySelector('#outcome').dataset.expected", frame=True) == given["api_sign"]
    empty(engine, "api-sign")
    assert check(engine, wrong_signatures(given)["digest as hex"]) == "mistake"
    assert len(engine.evaluate(MISTAKES, frame=True)) == 1


def test_own_values_match_masked_and_without_a_request(engine: Driver, site: Site) -> None:
    open_checker(engine, site)
    wait_quiet(site)
    engine.fill("[name=example]", "own", frame=True)
    for name in ("path", "nonce", "body", "api-sign", "secret"):
        engine.fill(f"[name={name}]", OWN[name.replace("-", "_")], frame=True)
    masked = "() => getComputedStyle(document.querySelector('[name=secret]')).webkitTextSecurity"
    assert engine.evaluate(masked, frame=True) == "disc"
    wait_for(engine, "() => 'ready' in document.documentElement.dataset", frame=True, seconds=120)
    assert any(part in line for part in RUNTIME for line in site.log)
    before = len(site.log)
    engine.press("Enter")
    assert wait_for(engine, VERDICT, frame=True, seconds=120) == "match"
    time.sleep(0.5)
    assert site.log[before:] == []


def open_checker(engine: Driver, site: Site) -> None:
    engine.open(site.url + PATH)
    wait_for(engine, "() => document.querySelector('[name=path]').value !== ''", frame=True)


def wait_quiet(site: Site, seconds: float = 2.5) -> None:
    """A browser asks for a known service worker's script again a second after each visit, whatever the page does."""
    length, since = len(site.log), time.monotonic()
    while time.monotonic() - since < seconds:
        time.sleep(0.1)
        if len(site.log) != length:
            length, since = len(site.log), time.monotonic()


def empty(engine: Driver, name: str) -> None:
    engine.evaluate("name => { document.querySelector(`[name=${name}]`).value = ''; }", name, frame=True)


def check(engine: Driver, api_sign: str) -> str:
    engine.fill("[name=api-sign]", api_sign, frame=True)
    engine.evaluate("() => { delete document.querySelector('#outcome').dataset.verdict; }", frame=True)
    click_until(engine, "#check", BEGUN, frame=True)
    return str(wait_for(engine, VERDICT, frame=True, seconds=120))
