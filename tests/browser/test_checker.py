"""The checker in a real browser: verdicts, mistakes, fields, keyboard."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from tests.browser.checker import EXAMPLES, OWN, PATH, CheckerFrame, wrong_signatures

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.xdist_group("checker")


@pytest.fixture
def checker(open_page: Callable[..., Page]) -> CheckerFrame:
    return CheckerFrame(open_page(PATH))


def test_the_three_examples_match_with_the_right_signature(checker: CheckerFrame) -> None:
    for example, given in EXAMPLES.items():
        checker.choose(example)
        assert checker.outcome.get_attribute("data-verdict") is None
        assert checker.check(given["api_sign"]) == "match"
        assert checker.outcome.get_attribute("data-expected") == given["api_sign"]
        assert "does not prove that these bytes were sent" in checker.outcome.inner_text()
        assert "cannot show" in checker.outcome.inner_text()


def test_each_mistake_the_article_warns_of_is_named(checker: CheckerFrame) -> None:
    given = EXAMPLES["trade-balance"]
    named = {}
    for mistake, signature in wrong_signatures(given).items():
        assert checker.check(signature) == "mistake", mistake
        named[mistake] = tuple(checker.mistakes())
        assert len(named[mistake]) == 1, (mistake, named[mistake])
        assert checker.outcome.get_attribute("data-expected") == given["api_sign"]
    assert len(set(named.values())) == len(named), named


def test_no_match_shows_every_intermediate_value_and_finds_a_pasted_one(checker: CheckerFrame) -> None:
    given = EXAMPLES["trade-balance"]
    checker.fill(
        stage_value="E4:29:B3:67:E5:50:B4:BD:1C:DE:D6:43:9D:74:A3:2E:E5:72:2D:CC:ED:E0:ED:DB:4F:76:1A:0F:9A:03:5B:C9"
    )
    assert checker.check("B" + given["api_sign"][1:]) == "no_match"
    text = checker.outcome.inner_text()
    for value in (
        given["nonce"] + given["body"],
        "e429b367e550b4bd1cded6439d74a32ee5722dccede0eddb4f761a0f9a035bc9",
        given["api_sign"],
    ):
        assert value in text
    assert checker.frame.locator("li.equal").get_attribute("data-stage") == "inner_digest"


def test_nothing_is_a_match_by_default(checker: CheckerFrame) -> None:
    assert checker.outcome.get_attribute("data-verdict") is None
    checker.frame.get_by_role("button", name="Check signature").click()
    assert checker.frame.locator("#error-api-sign").inner_text() != ""
    assert checker.outcome.get_attribute("data-verdict") is None
    assert checker.check("   x   ") != "match"


def test_a_secret_that_is_not_base64_names_its_field(checker: CheckerFrame) -> None:
    checker.choose("own")
    checker.fill(path=OWN["path"], nonce=OWN["nonce"], body=OWN["body"], secret="no base64!")
    assert checker.check(OWN["api_sign"]) == "invalid_input"
    secret = checker.field("secret")
    described = str(secret.get_attribute("aria-describedby"))
    assert secret.get_attribute("aria-invalid") == "true"
    assert "base64" in checker.frame.locator(f"#{described}").inner_text()


def test_own_values_match_and_are_masked(checker: CheckerFrame) -> None:
    checker.choose("own")
    assert checker.field("secret").input_value() == ""
    checker.fill(**{name: OWN[name] for name in ("path", "nonce", "body", "secret")})
    masked = "field => getComputedStyle(field).webkitTextSecurity"
    assert checker.field("secret").evaluate(masked) == "disc"
    checker.frame.get_by_role("button", name="Show").click()
    assert checker.field("secret").evaluate(masked) == "none"
    assert checker.check(OWN["api_sign"]) == "match"


def test_values_typed_over_an_example_are_the_readers_own(checker: CheckerFrame) -> None:
    checker.fill(nonce="1541933977001")
    assert checker.field("example").input_value() == "own"
    assert checker.check(EXAMPLES["trade-balance"]["api_sign"]) != "match"


def test_another_body_sent_than_signed_is_a_warning(checker: CheckerFrame) -> None:
    checker.fill(sent_body="nonce=1541933977000&asset=zusd")
    assert checker.check(EXAMPLES["trade-balance"]["api_sign"]) == "match"
    assert checker.frame.locator("[data-warning]").count() >= 1


def test_the_checker_works_by_keyboard_alone(checker: CheckerFrame) -> None:
    opened = checker.opened
    checker.field("example").focus()
    seen = []
    for _ in range(12):
        opened.keyboard.press("Tab")
        name = checker.frame.locator(":focus").evaluate("e => e.getAttribute('name') ?? e.id")
        seen.append(name)
        if name == "api-sign":
            opened.keyboard.insert_text(EXAMPLES["trade-balance"]["api_sign"])
        if name == "check":
            break
    assert seen[-1] == "check", seen
    opened.keyboard.press("Enter")
    checker.frame.locator('#outcome[data-verdict="match"]').wait_for(timeout=60_000)
    assert checker.frame.locator(":focus").get_attribute("id") == "check"


def test_enter_in_a_field_checks(checker: CheckerFrame) -> None:
    checker.fill(api_sign=EXAMPLES["trade-balance"]["api_sign"])
    checker.field("nonce").press("Enter")
    checker.frame.locator('#outcome[data-verdict="match"]').wait_for(timeout=60_000)


def test_the_result_is_announced_in_a_region_that_was_there_before(checker: CheckerFrame) -> None:
    headline = checker.frame.locator("#outcome [role=status]")
    assert headline.inner_text() == ""
    checker.check(EXAMPLES["trade-balance"]["api_sign"])
    assert "Match" in headline.inner_text()


def test_an_intermediate_value_alone_is_explained_without_a_verdict(checker: CheckerFrame) -> None:
    given = EXAMPLES["trade-balance"]
    text = given["nonce"] + given["body"]
    checker.fill(stage_value=hashlib.sha256(text.encode().hex().encode()).hexdigest())
    checker.frame.get_by_role("button", name="Check signature").click()
    checker.frame.locator("[data-mistake]").first.wait_for(timeout=60_000)
    assert checker.outcome.get_attribute("data-verdict") is None


def test_a_pasted_request_fills_the_empty_fields(checker: CheckerFrame) -> None:
    checker.choose("own")
    checker.fill(
        secret=OWN["secret"],
        request=f"curl -X POST https://api.kraken.com{OWN['path']} -H 'API-Key: abc' "
        f"-H 'API-Sign: {OWN['api_sign']}' -d '{OWN['body']}'",
    )
    assert checker.submit() == "match"
    assert checker.field("path").input_value() == OWN["path"]
    assert checker.field("nonce").input_value() == OWN["nonce"]
