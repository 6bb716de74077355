"""The page around the checker, and the policy that every page of the site carries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.checker import EXAMPLES, PATH, CheckerFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests import served

    type OpenPage = Callable[..., Page]

pytestmark = pytest.mark.xdist_group("checker")

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
REPORT_VIOLATIONS = """
window.violations = [];
addEventListener("securitypolicyviolation", event => {
  const { violatedDirective, blockedURI, sample, sourceFile, lineNumber } = event;
  violations.push(`${violatedDirective} ${blockedURI} ${sample} ${sourceFile}:${lineNumber}`);
});
"""


def open_watched(open_page: OpenPage, url: str, **options: object) -> Page:
    opened = open_page(goto=False, **options)
    opened.add_init_script(REPORT_VIOLATIONS)
    opened.goto(url, wait_until="load")
    return opened


def test_every_built_page_carries_the_same_policy_ahead_of_every_script(site: served.Site) -> None:
    policies = set()
    for path in site.directory.rglob("*.html"):
        text = path.read_text()
        found = POLICY.findall(text)
        assert len(found) == 1, path
        assert text.index("Content-Security-Policy") < text.index("<script"), path
        policies.add(found[0])
    assert len(policies) == 1
    assert "unsafe-inline" not in policies.pop()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "errors/", "errors/eapi-invalid-nonce/", "trading/", PATH, "no/such/page/"])
def test_no_page_breaks_its_own_policy(open_page: OpenPage, site: served.Site, path: str, scheme: str) -> None:
    opened = open_watched(open_page, site.url + path, color_scheme=scheme)
    opened.locator("label.md-header__button[for^=__palette]:visible").first.click()
    search = opened.locator("input.md-search__input")
    search.click()
    search.fill("EAPI:Invalid nonce")
    opened.wait_for_timeout(800)
    assert opened.evaluate("violations") == []


def test_the_checker_survives_instant_navigation_away_and_back(open_page: OpenPage, site: served.Site) -> None:
    opened = open_watched(open_page, site.url)
    opened.evaluate("window.stayed = true")
    for _ in range(2):
        opened.locator(".md-tabs a", has_text="Check a signature").click()
        checker = CheckerFrame(opened)
        assert checker.check(EXAMPLES["trade-balance"]["api_sign"]) == "match"
        opened.locator(".md-tabs a", has_text="Errors").click()
        opened.locator('iframe[title="API-Sign checker"]').wait_for(state="detached")
    assert opened.evaluate("window.stayed") is True
    assert opened.evaluate("violations") == []


def test_the_frame_follows_the_palette(open_page: OpenPage) -> None:
    checker = CheckerFrame(open_page(PATH, color_scheme="light"))
    html = checker.frame.locator("html[data-scheme]")
    html.wait_for()
    assert html.get_attribute("data-scheme") == "light"
    checker.opened.locator("label.md-header__button[for^=__palette]:visible").first.click()
    checker.frame.locator('html[data-scheme="dark"]').wait_for()
    background = "e => getComputedStyle(e).backgroundColor"
    assert html.evaluate(background) == checker.opened.locator("body").evaluate(background)


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_cut_off(open_page: OpenPage, width: int) -> None:
    checker = CheckerFrame(open_page(PATH, viewport={"width": width, "height": 800}))
    checker.check(EXAMPLES["trade-balance"]["api_sign"])
    checker.opened.wait_for_timeout(200)
    overflow = "e => [e.scrollWidth - e.clientWidth, Math.max(0, e.scrollHeight - e.clientHeight)]"
    assert checker.frame.locator("html").evaluate(overflow) == [0, 0]
    assert checker.opened.locator("html").evaluate("e => e.scrollWidth - e.clientWidth") == 0


def test_controls_are_at_least_24_pixels_high(open_page: OpenPage) -> None:
    checker = CheckerFrame(open_page(PATH))
    controls = checker.frame.locator("input, textarea, select, button, summary")
    heights = controls.evaluate_all("all => all.filter(e => e.offsetParent).map(e => e.offsetHeight)")
    assert len(heights) > 10
    assert min(heights) >= 24


def test_without_javascript_the_worked_examples_are_there(open_page: OpenPage) -> None:
    opened = open_page(PATH, java_script_enabled=False)
    text = opened.locator("article").inner_text()
    for given in EXAMPLES.values():
        assert given["api_sign"] in text
    assert "needs JavaScript" in text
    assert opened.locator("svg[role=img]").count() == 1


def test_without_webassembly_the_reader_is_told_and_the_worked_examples_are_there(
    open_page: OpenPage, site: served.Site
) -> None:
    opened = open_page(goto=False)
    opened.add_init_script("delete globalThis.WebAssembly")
    opened.goto(site.url + PATH)
    checker = CheckerFrame(opened)
    checker.fill(api_sign="nonsense")
    assert "WebAssembly" in checker.wait_failed()
    assert EXAMPLES["trade-balance"]["api_sign"] in opened.locator("article").inner_text()
