"""The site without a network, over an update, and while a reader works in the checker."""

from __future__ import annotations

import contextlib
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Error, expect

from error_reference.offline import list_site, write_worker
from tests.browser.checker import CheckerFrame
from tests.browser.releases import KEPT, ONCE_USED, planned

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests import served
    from tests.browser.releases import Host
    from tests.conftest import OpenPage

pytestmark = pytest.mark.xdist_group("site")
CHECKER = "check-signature/"
NO_WORKER = (
    "async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0"
)


@pytest.fixture(autouse=True)
def first_release(host: Host) -> None:
    host.publish(host.first)


def kept(page: Page) -> set[str]:
    return {path.removeprefix("/") for path in page.evaluate(KEPT)}


def wait_kept(page: Page, wanted: set[str]) -> None:
    for _ in range(300):
        if wanted <= kept(page):
            return
        page.wait_for_timeout(200)
    pytest.fail(f"never kept: {sorted(wanted - kept(page))[:9]}")


def wait_until(page: Page, function: str) -> None:
    """The pages' policy forbids Playwright's own way of waiting; a page may load anew meanwhile."""
    for _ in range(150):
        with contextlib.suppress(Error):
            if page.evaluate(function):
                return
        page.wait_for_timeout(100)
    pytest.fail(f"{function} never held")


def wait_controlled(page: Page) -> None:
    wait_until(page, "() => navigator.serviceWorker.controller?.state === 'activated'")


def second_release(site: Path, directory: Path) -> Path:
    """The site with other code and another text on every page; of the first release's code nothing is left."""
    shutil.copytree(site, directory)
    (old,) = (directory / "assets/error-reference").glob("register.*.js")
    new = old.with_name("register.00000000.js")
    new.write_text(old.read_text(encoding="utf-8") + "document.documentElement.dataset.release = 'second';\n")
    old.unlink()
    for page in directory.rglob("*.html"):
        text = page.read_text(encoding="utf-8").replace(old.name, new.name)
        page.write_text(text.replace("<strong>Unofficial.</strong>", "<strong>Second.</strong>"), encoding="utf-8")
    write_worker(directory, list_site(directory, once_used=ONCE_USED))
    return directory


def release(page: Page) -> tuple[bool, bool]:
    """Whether the page's code and its text are the second release's."""
    return (
        page.evaluate("document.documentElement.dataset.release === 'second'"),
        "Second." in page.locator(".er-notice").first.inner_text(),
    )


def test_the_worker_names_every_page_and_fetches_none_of_the_runtime_ahead(site: served.Site) -> None:
    lists = planned(site.directory)
    pages = {path.relative_to(site.directory).as_posix() for path in site.directory.rglob("*.html")}
    assert {path.removesuffix("index.html") for path in pages} <= lists["core"].keys() | lists["idle"].keys()
    (manifest,) = (site.directory / "assets/signature-checker").glob("manifest.*.json")
    runtime = [file["file"] for file in json.loads(manifest.read_text(encoding="utf-8"))["files"]]
    assert len(runtime) > 3
    assert {f"assets/signature-checker/{name}" for name in runtime} <= lists["used"].keys()
    # The list itself comes with the page, maybe before the worker is there to keep it.
    assert f"assets/signature-checker/{manifest.name}" in lists["idle"]


def test_after_one_visit_every_page_reads_without_a_network(open_page: OpenPage, host: Host) -> None:
    page = open_page(base=host.url)
    lists = planned(host.first)
    wait_kept(page, lists["core"].keys() | lists["idle"].keys())
    host.stop()
    page.context.set_offline(True)
    page = page.context.new_page()
    page.goto(host.url)
    page.locator("error-decoder textarea").fill('{"error":["EAPI:Invalid nonce"]}')
    page.locator("main [data-error]").get_by_role("link").click()
    expect(page.locator("h1.er-error")).to_contain_text("EAPI:Invalid nonce")
    page.goto(f"{host.url}errors/eorder-insufficient-funds")
    assert page.url.endswith("/eorder-insufficient-funds/")
    expect(page.locator("h1.er-error")).to_contain_text("EOrder:Insufficient funds")
    answer = page.goto(f"{host.url}errors/eapi-invalid-nonce-1234/")
    assert answer is not None
    assert answer.status == 404
    page.keyboard.press("/")
    page.keyboard.type("withdrawal address")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_the_checker_works_without_a_network_once_it_was_used(open_page: OpenPage, host: Host) -> None:
    page = open_page(CHECKER, base=host.url)
    wait_controlled(page)
    assert not [path for path in kept(page) if "pyodide" in path or path.endswith(".whl")]
    CheckerFrame(page).field("api-sign").focus()
    CheckerFrame(page).wait_ready()
    host.stop()
    page.context.set_offline(True)
    page = page.context.new_page()
    page.goto(f"{host.url}{CHECKER}")
    checker = CheckerFrame(page)
    checker.field("api-sign").focus()
    checker.wait_ready()
    checker.choose("own")
    checker.fill(path="/0/private/Balance", nonce="1", body="nonce=1", secret="c2VjcmV0")
    assert checker.check("nonsense") == "no_match"


def test_nothing_is_fetched_in_the_background_while_the_checker_is_open_in_any_tab(
    open_page: OpenPage, host: Host
) -> None:
    page = open_page(CHECKER, base=host.url)
    wait_controlled(page)
    other = page.context.new_page()
    other.goto(host.url)
    other.wait_for_timeout(9000)
    rest = planned(host.first)["idle"].keys()
    unread = {path for path in rest if path.startswith("errors/e")}
    assert not unread & kept(page)
    page.close()
    wait_kept(other, set(rest))


def test_a_reader_who_saves_data_gets_only_the_core(open_page: OpenPage, host: Host) -> None:
    page = open_page(base=host.url, goto=False)
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(host.url)
    wait_controlled(page)
    page.wait_for_timeout(8000)
    assert not [path for path in kept(page) if path.startswith("errors/e")]


def test_an_update_never_puts_new_text_into_a_document_with_old_code(
    open_page: OpenPage, host: Host, tmp_path: Path
) -> None:
    old = open_page("errors/eapi-invalid-nonce/", base=host.url)
    wait_controlled(old)
    first = planned(host.first)
    wait_kept(old, set(first["core"]))
    host.publish(second_release(host.first, tmp_path / "second"))
    new = old.context.new_page()
    new.goto(f"{host.url}errors/eapi-invalid-key/")
    assert release(new) == (True, True)
    wait_kept(new, {"assets/error-reference/register.00000000.js"})
    # The old tab still loads modules that the server has no longer.
    assert release(old) == (False, False)
    (register,) = (path for path in first["core"] if "/register." in path)
    assert not (tmp_path / "second" / register).exists()
    assert old.evaluate("url => fetch(url).then((response) => response.status)", f"{host.url}{register}") == 200
    old.keyboard.press("/")
    old.keyboard.type("EOrder:Insufficient funds")
    expect(old.locator(".md-search [data-kind=match]").first).to_be_visible()
    old.keyboard.press("Escape")
    # Its next page is the new release's, loaded anew, with a fragment too.
    old.evaluate("() => { window.before = true; }")
    old.locator("main a[href$='eapi-invalid-signature/'], main a[href*='eapi-invalid-']").first.click()
    wait_until(old, "() => window.before === undefined")
    expect(old.locator("html[data-release=second]")).to_be_attached()
    assert release(old) == (True, True)
    # Two documents of one release exchange pages without loading anew.
    old.evaluate("() => { window.before = true; }")
    old.get_by_role("link", name="home").click()
    expect(old.locator("error-decoder")).to_be_visible()
    assert old.evaluate("window.before") is True


def test_what_is_not_the_published_file_is_shown_but_not_kept(open_page: OpenPage, host: Host, tmp_path: Path) -> None:
    page = open_page(base=host.url)
    wait_controlled(page)
    changed = shutil.copytree(host.first, tmp_path / "changed")
    file = changed / "trust/index.html"
    file.write_text(file.read_text(encoding="utf-8").replace("Unofficial.", "Rewritten."), encoding="utf-8")
    host.publish(changed)
    page.goto(f"{host.url}trust/")
    expect(page.locator(".er-notice").first).to_contain_text("Rewritten.")
    page.wait_for_timeout(1000)
    assert "trust/" not in kept(page)


def test_a_site_that_stops_working_offline_drops_what_it_kept(open_page: OpenPage, host: Host, tmp_path: Path) -> None:
    page = open_page(base=host.url)
    wait_controlled(page)
    without = shutil.copytree(host.first, tmp_path / "without")
    write_worker(without, None)
    host.publish(without)
    page.goto(f"{host.url}trust/")
    wait_until(page, NO_WORKER)


def test_pages_without_a_worker_let_go_of_an_earlier_one(open_page: OpenPage, host: Host, tmp_path: Path) -> None:
    page = open_page(base=host.url)
    wait_controlled(page)
    edited = shutil.copytree(host.first, tmp_path / "edited")
    (edited / "service-worker.js").unlink()
    for file in edited.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace('name="service-worker"', 'name="none"'), encoding="utf-8")
    host.publish(edited)
    page.goto(host.url)
    wait_until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")


def test_what_a_reader_pasted_into_an_address_reaches_no_server(open_page: OpenPage, host: Host) -> None:
    page = open_page(base=host.url)
    wait_controlled(page)
    page.goto(f"{host.url}trust/")
    page.goto(f"{host.url}#q=EAPI%3AInvalid%20nonce")
    expect(page.locator("main [data-kind=match]").first).to_be_visible()
    entries: list[Any] = page.evaluate("async () => (await caches.keys()).length ? await (" + KEPT + ")() : []")
    assert not [one for one in [*host.log, *entries] if "q=" in one or "nonce%20" in one]
