"""The tools and the prose under axe, at 200 % zoom, with less motion, and in colours that the reader forces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.checker import EXAMPLES, PATH, CheckerFrame
from tests.browser.test_look import SCREENS, violations, violations_by_kind

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

    from tests import served
    from tests.conftest import OpenPage

pytestmark = pytest.mark.xdist_group("site")
PROSE = {
    "trust": "trust/",
    "what changed": "what-changed/",
    "sign in your language": "sign-in-your-language/",
    "hosting": "hosting/",
    "limits": "guides/limits/",
    "retrying": "guides/retrying-safely/",
}
TOOLS = {"checker": PATH, "nonce doctor": "guides/nonce-doctor/"}
LOCKS = r"<script.*?</script>|<meta[^>]*Content-Security-Policy[^>]*>"
ZOOMED = {"width": 640, "height": 450}
"""A window of 1280 by 900 at 200 %."""
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  return style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
}).map((element) => element.outerHTML.slice(0, 80))"""
UNSEEN = """() => {
  const focused = document.activeElement;
  const style = getComputedStyle(focused);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return ring || focused === document.body || focused.tagName === "IFRAME" ? "" : focused.outerHTML.slice(0, 80);
}"""


def inner(page: Page) -> Frame:
    page.frame_locator("iframe").locator("button:visible").first.wait_for()
    return next(frame for frame in page.frames if frame.parent_frame is not None)


def frame_violations(page: Page) -> list[str]:
    """What axe finds in the frame's elements as they stand now, copied: the sealed frame itself lets no axe work."""
    frame = inner(page)
    width = frame.evaluate("innerWidth")
    markup = re.sub(
        r"<script.*?</script>|<meta[^>]*Content-Security-Policy[^>]*>", "", frame.content(), flags=re.DOTALL
    )
    copy = page.context.new_page()
    copy.set_viewport_size({"width": width, "height": 900})
    copy.set_content(markup)
    assert copy.locator("button:visible").count() > 0
    found = violations(copy)
    copy.close()
    return found


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_prose_violates_no_rule_of_axe(open_page: OpenPage, scheme: Any, screen: str) -> None:
    assert violations_by_kind(open_page, PROSE, scheme, screen) == {}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_neither_tool_violates_a_rule_of_axe_within_its_frame_or_around_it(
    open_page: OpenPage, scheme: Any, screen: str
) -> None:
    for path in TOOLS.values():
        page = open_page(path, color_scheme=scheme, viewport=SCREENS[screen])
        assert frame_violations(page) == []
        assert violations(page) == []
        page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_answer_of_the_checker_violates_no_rule_of_axe(open_page: OpenPage, scheme: Any) -> None:
    checker = CheckerFrame(open_page(PATH, color_scheme=scheme))
    right = EXAMPLES["trade-balance"]["api_sign"]
    for pasted, verdict in ((right, "match"), (f"b'{right}'", "mistake"), ("B" + right[1:], "no_match")):
        assert checker.check(pasted) == verdict
        assert frame_violations(checker.opened) == []


def test_at_200_percent_nothing_has_to_be_scrolled_sideways(open_page: OpenPage, site: served.Site) -> None:
    page = open_page(goto=False, viewport=ZOOMED, device_scale_factor=2)
    wide = {}
    for kind, path in {**PROSE, **TOOLS, "home": "", "error": "errors/eapi-invalid-nonce/", "all": "errors/"}.items():
        page.goto(site.url + path)
        frames = [page.main_frame, *([inner(page)] if kind in TOOLS else [])]
        measured = [frame.evaluate("document.documentElement.scrollWidth - innerWidth") for frame in frames]
        if max(measured) > 0:
            wide[kind] = measured
    assert wide == {}


def test_nothing_moves_for_those_who_ask_for_less_motion(open_page: OpenPage) -> None:
    for path in ("", "errors/eapi-invalid-nonce/", PATH):
        page = open_page(path, reduced_motion="reduce")
        assert page.evaluate(MOVING) == []
    assert inner(page).evaluate(MOVING) == []


@pytest.mark.parametrize("path", ["", "errors/eapi-invalid-nonce/", PATH])
def test_in_forced_colours_the_focus_and_the_badges_stay_visible(open_page: OpenPage, path: str) -> None:
    page = open_page(path, forced_colors="active")
    unseen = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        unseen |= {frame.evaluate(UNSEEN) for frame in page.frames if frame.evaluate("document.hasFocus()")}
    assert unseen - {""} == set()
    icons = page.locator(".er-badge__icon").evaluate_all(
        "all => all.filter((one) => one.offsetParent).map((one) => getComputedStyle(one).backgroundColor)"
    )
    assert all(color == page.evaluate(CANVAS_TEXT) for color in icons)
    assert icons or "errors/" not in path


CANVAS_TEXT = """() => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.backgroundColor = "CanvasText";
  const color = getComputedStyle(probe).backgroundColor;
  probe.remove();
  return color;
}"""
