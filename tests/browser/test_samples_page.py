"""The page "Sign in your language" in a real browser: what is copied, what is remembered, what fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples.languages import LANGUAGES, SAMPLES, Language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    type OpenPage = Callable[..., Page]

PATH = "sign-in-your-language/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
FILES = [*(language.source for language in LANGUAGES), SAMPLES / "rust/Cargo.toml"]
CLIENTS = sorted((SAMPLES / "clients").glob("*.py"))


def chosen(page: Page) -> str:
    return page.locator(".tabbed-set > input:checked").evaluate(
        "input => document.querySelector(`label[for='${input.id}']`).innerText.trim()"
    )


def address(page: Page, path: str) -> str:
    """Without the fragment, by which the theme would turn to a tab too."""
    return page.url.partition("#")[0].partition("sign-in-")[0].partition("check-")[0] + path


def choose(page: Page, title: str) -> None:
    if chosen(page) == title:
        return
    page.locator(".tabbed-labels > label").get_by_text(title, exact=True).click()
    page.wait_for_function("title => (__md_get('__tabs') ?? [])[0] === title", arg=title)


def copy_of(page: Page, caption: str) -> str:
    block = page.locator(".whole-file:visible", has=page.locator(".filename", has_text=caption))
    block.locator("[data-clipboard-target]").click()
    page.wait_for_function("() => navigator.clipboard.readText().then((text) => text !== 'before')")
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.slug)
def test_copy_gives_exactly_the_tested_file(open_page: OpenPage, language: Language) -> None:
    page = open_page(PATH, permissions=CLIPBOARD)
    choose(page, language.title)
    page.evaluate("navigator.clipboard.writeText('before')")
    assert copy_of(page, language.file) == language.source.read_text("utf-8")


@pytest.mark.parametrize("file", [SAMPLES / "request.json", *CLIENTS], ids=lambda file: file.name)
def test_copy_gives_exactly_the_other_files_too(open_page: OpenPage, file: Path) -> None:
    page = open_page(PATH, permissions=CLIPBOARD)
    page.evaluate("navigator.clipboard.writeText('before')")
    assert copy_of(page, file.name) == file.read_text("utf-8")


def test_a_command_is_copied_without_the_line_break_that_would_run_it(open_page: OpenPage) -> None:
    page = open_page(PATH, permissions=CLIPBOARD)
    page.evaluate("navigator.clipboard.writeText('before')")
    block = page.locator(".highlight:visible", has=page.locator(".filename", has_text="Run it"))
    block.locator("[data-clipboard-target]").click()
    page.wait_for_function("() => navigator.clipboard.readText().then((text) => text !== 'before')")
    assert page.evaluate("navigator.clipboard.readText()") == "python3 sign.py < request.json\npython3 sign.py balance"


def test_each_download_is_the_tested_file(open_page: OpenPage) -> None:
    page = open_page(PATH)
    links = page.locator("a[download]").evaluate_all("links => links.map((link) => link.href)")
    assert len(links) == len(FILES)
    for link in links:
        body = page.request.get(link).body()
        assert body == (SAMPLES / link.partition("/samples/")[2]).read_bytes()


def test_the_choice_of_a_tab_survives_reload(open_page: OpenPage) -> None:
    page = open_page(PATH)
    choose(page, "Rust")
    page.reload()
    assert chosen(page) == "Rust"
    page.goto(address(page, ""))
    page.goto(address(page, PATH))
    assert chosen(page) == "Rust"
    assert page.locator(".whole-file:visible .filename", has_text="src/main.rs").count() == 1


def test_the_choice_of_a_tab_survives_navigation(open_page: OpenPage) -> None:
    page = open_page(PATH)
    choose(page, "C++")
    page.evaluate("window.kept = true")
    page.locator(".md-content a", has_text="the checker").first.click()
    page.wait_for_url("**/check-signature/")
    page.go_back()
    page.locator(".tabbed-labels").wait_for()
    assert page.evaluate("window.kept"), "the site navigates within one document"
    page.wait_for_function("() => document.querySelectorAll('.tabbed-set > input')[9].checked")
    assert chosen(page) == "C++"
    page.goto(address(page, ""))
    page.goto(address(page, PATH))
    assert chosen(page) == "C++"


def test_the_choice_is_shared_with_the_rest_of_the_site(open_page: OpenPage) -> None:
    page = open_page(PATH)
    page.wait_for_function("() => customElements.get('error-decoder') !== undefined")
    choose(page, "C#")
    page.wait_for_function("() => document.documentElement.dataset.language === 'csharp'")
    page.goto(address(page, "check-signature/"))
    page.wait_for_function("() => document.documentElement.dataset.language === 'csharp'")
    page.evaluate("document.dispatchEvent(new CustomEvent('choose-language', { detail: 'go' }))")
    assert page.evaluate("document.documentElement.dataset.language") == "go"
    page.goto(address(page, PATH))
    assert chosen(page) == "Go"


def test_a_spoilt_memory_of_tabs_does_no_harm(open_page: OpenPage) -> None:
    page = open_page("check-signature/")
    page.evaluate("localStorage.setItem(__md_scope.pathname + '.__tabs', '[1, null, \"No such language\"]')")
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(address(page, PATH))
    assert chosen(page) == "Python"
    assert failures == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_never_scrolls_sideways(open_page: OpenPage, width: int) -> None:
    page = open_page(PATH, viewport={"width": width, "height": 800})
    for language in LANGUAGES:
        choose(page, language.title)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), language.title


def test_tabs_are_turned_with_the_keyboard(open_page: OpenPage) -> None:
    page = open_page(PATH)
    page.locator(".tabbed-set > input").first.focus()
    page.keyboard.press("ArrowRight")
    assert chosen(page) == "JavaScript"
