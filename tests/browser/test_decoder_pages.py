"""The decoder on the home page, on the 404 page and in the header search, as a reader uses it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from error_reference.catalog import load_catalog
from tests import served

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.conftest import OpenPage

pytestmark = pytest.mark.xdist_group("site")
FIELD = "[data-md-component=search-query]"
FOUND = ".md-search [data-error]"


def errors(page: Page, scope: str = "main") -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        f"{scope} [data-error][data-kind=match]", "found => found.map(one => one.dataset.error)"
    )
    return found


def box(page: Page) -> Locator:
    return page.locator("error-decoder textarea")


def paste(page: Page, text: str, *, into: str) -> None:
    """Pastes as a keyboard would: the clipboard's event, then the field's own way where that was not taken."""
    page.locator(into).focus()
    page.evaluate(
        """([into, text]) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
          if (document.querySelector(into).dispatchEvent(event)) document.execCommand("insertText", false, text);
        }""",
        [into, text],
    )


def test_a_pasted_reply_is_answered_on_the_home_page(open_page: OpenPage) -> None:
    page = open_page()
    box(page).fill('{"error":["EAPI:Invalid nonce"]}')
    card = page.locator('main [data-error="EAPI:Invalid nonce"][data-kind=match]')
    expect(card).to_be_visible()
    expect(card.get_by_role("link")).to_have_attribute("href", page.url + "errors/eapi-invalid-nonce/")
    assert card.locator(".er-badge").count() == 3
    expect(page.locator(".er-pasted mark")).to_have_text("EAPI:Invalid nonce")


def test_the_box_has_a_name_and_its_result_is_announced(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("textbox", name="Paste whatever you have").fill("EAPI:Invalid nonce")
    expect(page.locator("error-decoder [role=status]").first).to_contain_text("1 error recognised. EAPI:Invalid nonce")


def test_each_example_gives_an_answer(open_page: OpenPage) -> None:
    page = open_page()
    buttons = page.locator("[data-example]")
    assert buttons.count() == 3
    for place in range(3):
        buttons.nth(place).click()
        expect(page.locator("main [data-kind=match]").first).to_be_visible()
        page.locator("main").get_by_role("button", name="Clear").click()
        expect(page.locator("main [data-kind]")).to_have_count(0)


def test_a_fragment_opens_decoded_and_a_later_one_too(open_page: OpenPage) -> None:
    page = open_page(f"#q={quote('[EOrder:Insufficient funds] é\n100%')}")
    expect(page.locator('main [data-error="EOrder:Insufficient funds"]')).to_be_visible()
    assert box(page).input_value() == "[EOrder:Insufficient funds] é\n100%"
    page.evaluate("location.hash = 'q=EAPI:Invalid%20key'")
    expect(page.locator('main [data-error="EAPI:Invalid key"]')).to_be_visible()


def test_several_errors_are_listed_in_their_order(open_page: OpenPage) -> None:
    page = open_page()
    box(page).fill("first EOrder:Insufficient funds\nthen EAPI:Invalid nonce\nthen EService:Unavailable")
    expect(page.locator("main [data-kind=match]")).to_have_count(3)
    assert errors(page) == ["EOrder:Insufficient funds", "EAPI:Invalid nonce", "EService:Unavailable"]


def test_a_captured_time_counts_down(open_page: OpenPage) -> None:
    page = open_page()
    box(page).fill(f"EService:Throttled:{int(time.time()) + 90}")
    countdown = page.locator(".er-countdown")
    expect(countdown).to_contain_text("from now")
    before = countdown.inner_text()
    expect(countdown).not_to_have_text(before, timeout=3000)


def test_an_unknown_error_is_answered_with_caution_first(open_page: OpenPage) -> None:
    page = open_page()
    box(page).fill('{"error":["EOrder:Zebra on the moon"]}')
    card = page.locator("[data-unknown]")
    expect(card).to_be_visible()
    assert card.inner_text().startswith("We do not know this one; assume your order may exist.")
    expect(card).to_contain_text("An order may be live that your program does not know of.")
    expect(page.locator("main [data-kind=match]")).to_have_count(0)


def test_an_empty_list_of_errors_is_called_a_success(open_page: OpenPage) -> None:
    page = open_page()
    box(page).fill('{"error":[],"result":{"txid":["OU22CG-KLAF2-FWUDD7"]}}')
    expect(page.locator(".er-decoder__answers")).to_contain_text("This reply is a success")


def test_prose_gives_no_match(open_page: OpenPage) -> None:
    page = open_page()
    box(page).fill("I locked the door and asked for a price at the shop")
    page.wait_for_timeout(500)
    assert errors(page) == []


def test_a_secret_is_warned_of_and_masked_in_the_report(open_page: OpenPage) -> None:
    secret = "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg=="
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    box(page).fill(f"secret={secret} EAPI:Invalid signature")
    expect(page.get_by_role("alert")).to_contain_text("seems to hold a secret")
    page.get_by_role("button", name="Copy a report").click()
    expect(page.locator(".er-report__said")).to_have_text("Copied.")
    report = page.evaluate("navigator.clipboard.readText()")
    assert secret not in report
    assert "EAPI:Invalid signature" in report
    assert "/errors/eapi-invalid-signature/" in report


def test_what_is_pasted_stays_in_the_page(open_page: OpenPage, site: served.Site) -> None:
    page = open_page()
    box(page).fill("EAPI:Invalid nonce xyzzysecret")
    expect(page.locator("main [data-kind=match]")).to_be_visible()
    paste(page, "EOrder:Insufficient funds xyzzysecret", into=FIELD)
    expect(page.locator(FOUND).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/errors/eorder-insufficient-funds/")
    stored = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href, history.state])"
    )
    assert "xyzzysecret" not in stored
    requests: list[str] = page.requests  # type: ignore[attr-defined]
    assert not [url for url in requests if "xyzzy" in url or "nonce%20" in url or "?h=" in url]
    assert all(url.startswith((site.url, "data:", "blob:")) for url in requests)


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("errors/eapi-invalid-nonce-again/", "EAPI:Invalid nonce"),
        ("errors/EGeneral:Invalid%20arguments:volume%20minimum", "EGeneral:Invalid arguments:volume"),
        ("somewhere/eorder-insufficient-funds", "EOrder:Insufficient funds"),
    ],
)
def test_the_404_page_decodes_its_own_path(open_page: OpenPage, path: str, error: str) -> None:
    page = open_page(path)
    expect(page.locator("main [data-kind=match]")).to_have_attribute("data-error", error)
    expect(page.locator("main [data-kind=match] a")).to_be_visible()
    page.locator("main [data-kind=match] a").click()
    expect(page.locator("h1.er-error")).to_contain_text(error)


def test_the_404_page_decodes_a_paste_too(open_page: OpenPage) -> None:
    page = open_page("nothing/here/")
    box(page).fill("EAPI:Invalid key")
    expect(page.locator('main [data-error="EAPI:Invalid key"]')).to_be_visible()


def test_an_alias_address_leads_to_the_error(open_page: OpenPage) -> None:
    catalog = load_catalog(served.ROOT / "error_catalog")
    assert catalog.find("EOrder:Insufficient funds (insufficient user funds)") is not None
    page = open_page("errors/eorder-insufficient-funds-insufficient-user-funds/")
    page.wait_for_url("**/errors/eorder-insufficient-funds/")


def test_the_header_search_is_worked_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("errors/")
    page.keyboard.press("/")
    page.keyboard.type('{"error":["EAPI:Invalid nonce"]}')
    expect(page.locator(FOUND).first).to_have_attribute("data-error", "EAPI:Invalid nonce")
    expect(page.locator("error-search-answers [role=status]")).to_contain_text("1 error recognised")
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.closest('[data-error]')?.dataset.error")
    assert focused == "EAPI:Invalid nonce"
    page.keyboard.press("Enter")
    page.wait_for_url("**/errors/eapi-invalid-nonce/")


def test_enter_in_the_header_search_opens_the_decoders_answer(open_page: OpenPage) -> None:
    page = open_page("errors/")
    page.keyboard.press("/")
    page.keyboard.type("[EOrder:Order minimum not met]")
    expect(page.locator(FOUND).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/errors/eorder-order-minimum-not-met/")


def test_a_paste_of_several_lines_loses_nothing_in_the_header_search(open_page: OpenPage) -> None:
    page = open_page()
    page.keyboard.press("/")
    paste(page, "Traceback:\r\n  EAPI:Invalid\r\n  nonce\r\nEOrder:Insufficient\nfunds", into=FIELD)
    expect(page.locator(FOUND)).to_have_count(2)
    assert errors(page, ".md-search") == ["EAPI:Invalid nonce", "EOrder:Insufficient funds"]
    assert page.locator(FIELD).input_value() == "Traceback:   EAPI:Invalid   nonce EOrder:Insufficient funds"


def test_everything_works_after_instant_navigation_away_and_back(open_page: OpenPage) -> None:
    page = open_page()
    page.evaluate("window.stayed = true")
    box(page).fill("EAPI:Invalid nonce")
    page.locator("main [data-kind=match] a").click()
    page.wait_for_url("**/errors/eapi-invalid-nonce/")
    page.keyboard.press("/")
    page.keyboard.type("EAPI:Invalid key")
    expect(page.locator(FOUND).first).to_have_attribute("data-error", "EAPI:Invalid key")
    page.keyboard.press("Escape")
    page.go_back()
    expect(box(page)).to_be_visible()
    box(page).fill("EService:Busy")
    expect(page.locator('main [data-error="EService:Busy"]')).to_be_visible()
    page.locator(".md-tabs__link", has_text="Errors").click()
    page.wait_for_url("**/errors/")
    page.locator("main").get_by_label("Text").fill("nonce")
    expect(page.locator("#all-errors tbody tr:visible").first).to_contain_text("nonce")
    assert page.evaluate("window.stayed") is True


def test_the_table_of_all_errors_is_filtered_by_words_and_verdict(open_page: OpenPage) -> None:
    page = open_page("errors/")
    rows = page.locator("#all-errors tbody tr:visible")
    total = rows.count()
    page.get_by_label("Did it happen?").select_option(label="It may have happened")
    unclear = rows.count()
    assert 0 < unclear < total
    page.locator("main").get_by_label("Text").fill("invalid nonce")
    expect(rows.first).to_contain_text("EAPI:Invalid nonce")
    expect(page.locator(".er-filter__count")).to_contain_text(f"of {total} errors")
    page.locator("main").get_by_role("button", name="Clear").click()
    expect(rows).to_have_count(total)


def test_without_javascript_every_page_still_reads(open_page: OpenPage) -> None:
    page = open_page("errors/eapi-invalid-nonce/", java_script_enabled=False)
    expect(page.get_by_role("heading", name="What to do now")).to_be_visible()
    page = open_page("errors/", java_script_enabled=False)
    expect(page.locator("#all-errors tbody tr").first).to_be_visible()
    expect(page.locator(".er-filter__form")).to_be_hidden()
    page = open_page("", java_script_enabled=False)
    expect(page.get_by_text("The decoder needs JavaScript")).to_be_visible()
    expect(page.locator("textarea")).to_be_hidden()


def test_the_site_works_under_a_folder(open_page: OpenPage, site: served.Site) -> None:
    with served.serve(site.directory, prefix="/some/path/") as below:
        page = open_page("errors/eapi-invalid-key/", base=below.url)
        page.keyboard.press("/")
        page.keyboard.type("EAPI:Invalid nonce")
        link = page.locator(FOUND).first.locator("a")
        expect(link).to_have_attribute("href", f"{below.url}errors/eapi-invalid-nonce/")
        link.click()
        expect(page.locator("h1.er-error")).to_contain_text("EAPI:Invalid nonce")
        requests: list[Any] = page.requests  # type: ignore[attr-defined]
        assert not [url for url in requests if not url.startswith((below.url, "data:", "blob:"))]


@pytest.mark.parametrize("every", [12])
def test_typing_an_exact_string_into_the_header_search_finds_it_first(
    open_page: OpenPage, every: int, record_property: Any
) -> None:
    """The decoder's answer comes first for each; the theme's own rank is reported."""
    page = open_page("coverage/")
    strings = [entry.error for entry in load_catalog(served.ROOT / "error_catalog").entries][::every]
    ranks = {}
    for error in strings:
        page.keyboard.press("/")
        page.keyboard.type(error)
        expect(page.locator(FOUND).first).to_have_attribute("data-error", error)
        expect(page.locator(FOUND).first).to_have_attribute("data-kind", "match")
        page.wait_for_timeout(300)
        titles = page.locator(".md-search-result__item > a h1").all_inner_texts()
        ranks[error] = titles.index(error) + 1 if error in titles else 0
        page.locator(FIELD).fill("")
        page.keyboard.press("Escape")
    record_property("theme_rank", ranks)
    first = sum(1 for rank in ranks.values() if rank == 1)
    print(f"the theme's own search puts {first} of {len(ranks)} first: {ranks}")
    assert first >= len(ranks) * 0.8
