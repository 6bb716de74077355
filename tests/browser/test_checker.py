"""The checker in a real browser: verdicts, mistakes, fields, keyboard."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

import api_sign
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
        hidden = checker.frame.locator("[data-hidden]").evaluate_all("all => all.map(e => e.dataset.hidden)")
        asked = {field: given[field] for field in ("path", "nonce", "body", "secret")}
        assert hidden == [mistake.id for mistake in api_sign.cannot_show(**asked)] != []


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


def test_the_pipeline_marks_where_it_goes_wrong_and_what_follows(checker: CheckerFrame) -> None:
    assert checker.check(wrong_signatures(EXAMPLES["trade-balance"])["text as hex"]) == "mistake"
    marks = checker.frame.locator(".pipeline > li").evaluate_all("all => all.map(e => [e.dataset.stage, e.className])")
    assert marks == [
        ["hashed_text", ""],
        ["inner_digest", "wrong"],
        ["message", "after"],
        ["key", ""],
        ["signature", "after"],
    ]
    assert "goes wrong here" in checker.frame.locator("li.wrong").inner_text()


def test_a_match_marks_the_signature_as_equal(checker: CheckerFrame) -> None:
    checker.check(EXAMPLES["trade-balance"]["api_sign"])
    equal = checker.frame.locator(".pipeline .equal")
    assert [one.get_attribute("data-stage") for one in equal.all()] == ["signature"]


def test_the_line_in_ones_language_stands_out_and_is_remembered(checker: CheckerFrame) -> None:
    signature = wrong_signatures(EXAMPLES["trade-balance"])["digest as hex"]
    choice = checker.field("language")
    assert not choice.is_visible()
    assert checker.check(signature) == "mistake"
    choice.select_option("go")
    line = checker.frame.locator(".languages > dl")
    assert line.inner_text().startswith("Go")
    assert line.locator("dt").count() == 1
    assert checker.opened.locator("html[data-language=go]").count() == 1
    choice.select_option("typescript")
    assert line.inner_text().startswith("JavaScript")
    checker.opened.reload()
    assert checker.check(signature) == "mistake"
    assert checker.field("language").input_value() == "typescript"
    assert line.inner_text().startswith("JavaScript")
    choice.select_option("")
    assert line.count() == 0
    assert checker.frame.locator(".languages details dt").count() > 5


def test_the_page_hears_no_language_it_does_not_know(checker: CheckerFrame) -> None:
    checker.field("path").wait_for()
    checker.opened.evaluate("() => addEventListener('choose-language', e => { window.asked = e.detail }, true)")
    say = "language => parent.postMessage({ tag: 'signature-checker', type: 'language', language }, '*')"
    html = checker.frame.locator("html")
    for language in ("constructor", "<b>", 7):
        html.evaluate(f"(_, language) => ({say})(language)", language)
    checker.opened.wait_for_timeout(200)
    assert checker.opened.evaluate("window.asked") is None
    html.evaluate(f"(_, language) => ({say})(language)", "rust")
    checker.opened.wait_for_function("window.asked === 'rust'")


def test_every_warning_names_its_field(checker: CheckerFrame) -> None:
    checker.choose("own")
    checker.fill(
        path="/0/private/Balance?asset=xxbt",
        nonce="9300000000000000001",
        body="nonce=1541933977000&otp=1",
        sent_body="nonce=1541933977000",
        secret=OWN["secret"][:56],
        api_key=OWN["secret"][:56],
    )
    assert checker.check("nonsense") == "no_match"
    shown = checker.frame.locator("[data-warning]").evaluate_all(
        "all => all.map(e => [e.dataset.warning, e.dataset.field, e.querySelector('.field-name').textContent])"
    )
    expected = {
        "path-has-query": ["path", "Path"],
        "nonce-differs-from-body": ["nonce", "Nonce"],
        "nonce-beyond-2-63": ["nonce", "Nonce"],
        "nonce-beyond-safe-integer": ["nonce", "Nonce"],
        "body-has-otp": ["body", "Body"],
        "sent-body-differs": ["sent-body", "The body that was really sent"],
        "secret-is-public-key": ["secret", "Secret"],
        "secret-equals-api-key": ["secret", "Secret"],
    }
    named = {identity: names for identity, *names in shown}
    assert {identity: named.get(identity) for identity in expected} == expected


def test_only_ones_own_nonce_is_held_against_the_clock(checker: CheckerFrame) -> None:
    far = checker.frame.locator('[data-warning="nonce-far-from-now"]')
    assert checker.check(EXAMPLES["trade-balance"]["api_sign"]) == "match"
    assert far.count() == 0
    checker.choose("own")
    checker.fill(path="/0/private/Balance", nonce="1541933977000", body="nonce=1541933977000", secret=OWN["secret"])
    checker.check("nonsense")
    assert far.count() == 1


def test_nothing_is_a_match_by_default(checker: CheckerFrame) -> None:
    assert checker.outcome.get_attribute("data-verdict") is None
    checker.click("Check signature")
    assert checker.frame.locator("#error-api-sign").inner_text() != ""
    assert checker.outcome.get_attribute("data-verdict") == "invalid_input"
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
    assert checker.frame.get_by_role("button", name="Show").get_attribute("aria-pressed") == "false"
    masked = "field => getComputedStyle(field).webkitTextSecurity"
    assert checker.field("secret").evaluate(masked) == "disc"
    checker.click("Show")
    assert checker.field("secret").evaluate(masked) == "none"
    assert checker.check(OWN["api_sign"]) == "match"
    checker.frame.locator("[data-hidden]").first.wait_for(state="attached")
    hidden = checker.frame.locator("[data-hidden]").evaluate_all("all => all.map(e => e.dataset.hidden)")
    asked = {name: OWN[name] for name in ("path", "nonce", "body", "secret")}
    assert hidden == [mistake.id for mistake in api_sign.cannot_show(**asked)] != []


def test_an_examples_secret_is_public_and_needs_no_show_button(checker: CheckerFrame) -> None:
    show = checker.frame.locator("#show-secret")
    assert checker.field("secret").evaluate("field => getComputedStyle(field).webkitTextSecurity") == "none"
    assert not show.is_visible()
    checker.choose("own")
    assert show.is_visible()
    checker.choose("add-order")
    assert not show.is_visible()


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
    value = hashlib.sha256(text.encode().hex().encode()).hexdigest()
    checker.fill(stage_value=value, secret="")
    checker.answer()
    checker.frame.locator("[data-mistake]").first.wait_for()
    assert checker.outcome.get_attribute("data-verdict") is None
    stages = checker.frame.locator(".pipeline > li")
    assert [one.get_attribute("data-stage") for one in stages.all()] == ["hashed_text", "inner_digest", "message"]
    wrong = checker.frame.locator("li.wrong")
    assert wrong.get_attribute("data-stage") == "inner_digest"
    assert hashlib.sha256(text.encode()).hexdigest() in wrong.inner_text()
    assert value in wrong.inner_text()


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


def test_a_check_without_a_signature_is_invalid_input_and_names_the_field(checker: CheckerFrame) -> None:
    assert checker.check("") == "invalid_input"
    assert checker.field("api-sign").get_attribute("aria-invalid") == "true"
