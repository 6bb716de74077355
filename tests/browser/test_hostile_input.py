"""Senseless and hostile values in every field of the checker and in the decoder's box, and a worker that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.checker import EXAMPLES, OWN, PATH, PATIENCE, CheckerFrame

if TYPE_CHECKING:
    from tests import served
    from tests.conftest import OpenPage

pytestmark = pytest.mark.xdist_group("checker")
FIELDS = ("path", "nonce", "body", "secret", "api-sign", "stage-value", "request", "sent-body", "api-key")
VALUES = {
    "a megabyte": "A" * 1_000_000,
    "bytes": "".join(map(chr, range(256))) * 4,
    "bidi marks and halves of a pair": "\u202e\u2066EAPI\u2069\ud800\u0000\ufeff" * 50,
    "markup": '<img src=x onerror="top.hurt=1"><script>top.hurt=1</script>{{7*7}}\'"`',
}
VERDICTS = {"match", "mistake", "no_match", "invalid_input"}
SET = "(element, value) => { element.value = value; element.dispatchEvent(new Event('input', { bubbles: true })); }"
# The frame's first worker takes every command and fails; twenty seconds stand for the five minutes it waits.
FAILING = """(() => {
  if (window.top === window) return;
  const [Real, wait] = [Worker, setTimeout];
  let workers = 0;
  globalThis.setTimeout = (task, time, ...rest) => wait(task, time === 300000 ? 20000 : time, ...rest);
  globalThis.Worker = class extends Real {
    number = (workers += 1);
    postMessage(message, ...rest) {
      if (this.number > 1 || !message.command) super.postMessage(message, ...rest);
      else if ("KIND" === "dies") this.dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
    }
  };
})()"""


@pytest.mark.parametrize("name", VALUES)
def test_no_value_of_any_field_breaks_the_checker(open_page: OpenPage, name: str) -> None:
    checker = CheckerFrame(open_page(PATH))
    right = EXAMPLES["trade-balance"]
    for field in FIELDS:
        checker.choose("own")
        checker.fill(**{key: right[key] for key in ("path", "nonce", "body", "secret", "api_sign")})
        checker.field(field).evaluate(SET, VALUES[name])
        assert checker.submit() in VERDICTS, field
        checker.field(field).evaluate(SET, "")
    checker.choose("trade-balance")
    assert checker.check(right["api_sign"]) == "match"
    assert checker.opened.evaluate("window.hurt") is None
    assert checker.frame.locator("img, script:not(:first-of-type)").count() == 0


@pytest.mark.parametrize("name", VALUES)
def test_no_paste_breaks_the_decoder(open_page: OpenPage, name: str) -> None:
    page = open_page()
    box = page.locator("error-decoder textarea").first
    box.evaluate(SET, VALUES[name] + "\nEAPI:Invalid nonce")
    page.locator('main [data-error="EAPI:Invalid nonce"]').first.wait_for()
    assert page.evaluate("window.hurt") is None
    assert page.locator("main img[src=x]").count() == 0


@pytest.mark.parametrize(("kind", "reason"), [("dies", "out of memory"), ("hangs", "no answer within")])
def test_a_worker_that_fails_gives_a_reason_and_retry_works(
    open_page: OpenPage, site: served.Site, kind: str, reason: str
) -> None:
    page = open_page(goto=False)
    page.add_init_script(FAILING.replace("KIND", kind))
    page.goto(site.url + PATH)
    checker = CheckerFrame(page)
    checker.choose("own")
    checker.fill(**{key: OWN[key] for key in ("path", "nonce", "body", "secret", "api_sign")})
    checker.click("Check signature")
    assert reason in checker.wait_failed()
    checker.click("Retry")
    checker.frame.locator("#outcome[data-verdict=match]").wait_for(timeout=PATIENCE)
