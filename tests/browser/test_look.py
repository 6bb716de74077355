"""Every kind of page in both palettes, on a phone and on a desk: nothing inaccessible, nothing too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests import served

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import OpenPage

pytestmark = pytest.mark.xdist_group("site")
AXE = served.ROOT / "node_modules/axe-core/axe.min.js"
KINDS = {
    "home": "",
    "home-decoded": "#q=EService:Throttled:1999999999%20EOrder:Zebra%20on%20the%20moon%20EAPI:Invalid%20nonce",
    "home-suggestions": "#q=my%20order%20was%20invalid%20nonce%20like",
    "category": "rate-limits/",
    "error-unknown-outcome": "errors/eapi-invalid-nonce/",
    "error-refused": "errors/eorder-order-minimum-not-met/",
    "all-errors": "errors/",
    "coverage": "coverage/",
    "404": "errors/eapi-invalid-nonce-again/",
    "alias": "errors/eorder-insufficient-funds-insufficient-user-funds/",
    "guide": "guides/nonces/",
}
SCREENS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)"
    )
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


def violations_by_kind(open_page: OpenPage, kinds: dict[str, str], scheme: Any, screen: str) -> dict[str, list[str]]:
    """Only of the kinds of page where axe finds some; `kinds` names an address for each."""
    found = {}
    for kind, path in kinds.items():
        page = open_page(path, color_scheme=scheme, viewport=SCREENS[screen])
        if "#q=" in path:
            page.locator("main [data-kind]").first.wait_for()
        if problems := violations(page):
            found[kind] = problems
        page.context.close()
    return found


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_kind_of_page_violates_a_rule_of_axe(open_page: OpenPage, scheme: Any, screen: str) -> None:
    assert violations_by_kind(open_page, KINDS, scheme, screen) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_search_violates_no_rule_of_axe(open_page: OpenPage, scheme: Any) -> None:
    page = open_page("errors/", color_scheme=scheme)
    page.keyboard.press("/")
    page.keyboard.type("EAPI:Invalid nonce")
    expect(page.locator(".md-search [data-error]").first).to_be_visible()
    page.wait_for_timeout(500)
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_is_wider_than_its_screen(open_page: OpenPage, site: served.Site, width: int) -> None:
    wide = {}
    page = open_page(goto=False, viewport={"width": width, "height": 844})
    for kind, path in KINDS.items():
        page.goto("about:blank")
        page.goto(site.url + path)
        page.wait_for_timeout(200)
        if (measured := page.evaluate("document.documentElement.scrollWidth")) > width:
            wide[kind] = measured
    assert wide == {}


def test_the_palettes_differ_and_the_switch_is_remembered(open_page: OpenPage) -> None:
    page = open_page(color_scheme="light")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_title("Switch to the dark palette").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_name_never_stands_without_unofficial(open_page: OpenPage) -> None:
    for screen in SCREENS.values():
        page = open_page("errors/", viewport=screen)
        expect(page.locator(".er-unofficial")).to_be_in_viewport()
        expect(page.locator("footer")).to_contain_text("Not made, checked or endorsed by Kraken")


def test_a_phone_shows_verdict_string_and_meaning_without_scrolling(open_page: OpenPage) -> None:
    page = open_page("errors/eapi-invalid-nonce/", viewport=SCREENS["phone"])
    for selector in (".er-verdict", "h1.er-error", ".er-lead", ".er-exposed", "#what-it-means"):
        expect(page.locator(selector)).to_be_in_viewport(ratio=0.9)


def test_a_badge_is_an_icon_and_words(open_page: OpenPage) -> None:
    page = open_page("errors/")
    icons = page.eval_on_selector_all(
        ".er-badge",
        """found => found.map(one => [one.dataset.badge, one.textContent.trim(),
             getComputedStyle(one.querySelector('.er-badge__icon')).maskImage])""",
    )
    assert len({badge for badge, _, _ in icons}) > 8
    assert [badge for badge, words, mask in icons if not words or "svg" not in mask] == []
