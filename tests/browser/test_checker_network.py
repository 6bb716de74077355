"""What the checker asks the network for, and what it does when an answer is bad."""

from __future__ import annotations

import base64
import re
import shutil
import time
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests import served
from tests.browser.checker import EXAMPLES, PATH, RUNTIME, CheckerFrame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    type OpenPage = Callable[..., Page]

pytestmark = pytest.mark.xdist_group("checker")

SECRET = base64.b64encode(b"a secret that nobody else may ever come to know, 64 bytes long..").decode()
LIBRARY = "**/python_stdlib.*.zip"


@pytest.fixture
def copied_site(site: served.Site, tmp_path: Path) -> Iterator[served.Site]:
    directory = shutil.copytree(site.directory, tmp_path / "site")
    with served.serve(directory) as running:
        yield running


def runtime_requests(opened: Page) -> list[str]:
    names = (url.rsplit("/", 1)[-1] for url in opened.requests)
    return [name for name in names if any(part in name for part in RUNTIME)]


def test_nothing_of_the_runtime_loads_before_the_reader_acts(open_page: OpenPage) -> None:
    checker = CheckerFrame(open_page(PATH))
    checker.field("api-sign").wait_for()
    checker.opened.mouse.wheel(0, 2000)
    checker.opened.wait_for_timeout(1500)
    assert runtime_requests(checker.opened) == []


def test_no_request_at_all_from_ready_on_and_none_to_another_origin_ever(
    open_page: OpenPage, site: served.Site
) -> None:
    checker = CheckerFrame(open_page(PATH))
    checker.field("api-sign").focus()
    checker.wait_ready()
    before = list(checker.opened.requests)
    assert runtime_requests(checker.opened) != []
    checker.choose("own")
    checker.fill(path="/0/private/Balance", nonce="1", body="nonce=1", secret=SECRET)
    assert checker.check("nonsense") == "no_match"
    checker.opened.mouse.move(200, 200)
    checker.opened.mouse.wheel(0, 3000)
    checker.opened.wait_for_timeout(1500)
    assert checker.opened.requests == before
    assert [url for url in before if not url.startswith((site.url, "blob:", "data:", "about:"))] == []


def test_the_secret_is_in_no_request_storage_address_or_parent_page(open_page: OpenPage, site: served.Site) -> None:
    checker = CheckerFrame(open_page(PATH))
    opened = checker.opened
    bodies: list[str] = []
    opened.context.on("request", lambda request: bodies.append(request.post_data or ""))
    opened.evaluate(
        "() => { window.heard = []; addEventListener('message', e => heard.push(JSON.stringify(e.data))); }"
    )
    checker.choose("own")
    checker.fill(path="/0/private/Balance", nonce="1", body="nonce=1", secret=SECRET)
    assert checker.check("nonsense") == "no_match"
    seen = opened.evaluate(
        """async () => JSON.stringify([location.href, document.cookie, {...localStorage}, {...sessionStorage},
        await indexedDB.databases(), await caches.keys(), history.state, heard]) + document.documentElement.outerHTML"""
    )
    everything = "\n".join([*opened.requests, *bodies, *site.log, opened.url, seen])
    for form in (SECRET, quote(SECRET, safe=""), base64.b64decode(SECRET).decode(), base64.b64decode(SECRET).hex()):
        assert form not in everything


def test_the_own_secret_is_forgotten_when_the_page_is_left(open_page: OpenPage) -> None:
    checker = CheckerFrame(open_page(PATH))
    checker.choose("own")
    checker.fill(secret=SECRET)
    checker.field("secret").evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert checker.field("secret").input_value() == ""


@pytest.mark.parametrize("kind", ["missing", "altered", "shortened"])
@pytest.mark.parametrize("pattern", ["pyodide.asm.*.wasm", "python_stdlib.*.zip", "manifest.*.json"])
def test_a_bad_runtime_file_gives_a_reason_and_retry_works(
    open_page: OpenPage, copied_site: served.Site, pattern: str, kind: str
) -> None:
    file = next((copied_site.directory / "assets" / "signature-checker").glob(pattern))
    good = file.read_bytes()
    if kind == "missing":
        file.unlink()
    else:
        file.write_bytes(good[:-100] if kind == "shortened" else good[:-1] + bytes([good[-1] ^ 1]))
    checker = CheckerFrame(open_page(PATH, base=copied_site.url))
    checker.fill(api_sign=EXAMPLES["trade-balance"]["api_sign"])
    checker.click("Check signature")
    reason = checker.wait_failed()
    assert re.search(r"404" if kind == "missing" else r"not the file that was published", reason), reason
    assert checker.outcome.get_attribute("data-source") != "python"
    file.write_bytes(good)
    checker.click("Retry")
    checker.wait_confirmed("match")
    assert checker.frame.locator("html").get_attribute("data-failed") is None


def test_a_line_that_died_gives_a_reason_and_retry_works(open_page: OpenPage) -> None:
    opened = open_page(PATH)
    opened.clock.install()
    # Of the context: once the service worker controls the page, the request is the worker's and no longer the page's.
    opened.context.route(LIBRARY, lambda _route: None)
    checker = CheckerFrame(opened)
    checker.fill(api_sign=EXAMPLES["trade-balance"]["api_sign"])
    checker.click("Check signature")
    checker.frame.locator("#progress").wait_for()
    deadline = time.monotonic() + 60
    while checker.frame.locator("html[data-failed]").count() == 0 and time.monotonic() < deadline:
        opened.clock.run_for(10_000)
        opened.wait_for_timeout(200)
    assert "nothing came for 30 seconds" in checker.wait_failed()
    opened.context.unroute(LIBRARY)
    checker.click("Retry")
    checker.wait_confirmed("match")


def test_a_missing_frame_gives_a_reason_and_retry_works(open_page: OpenPage, copied_site: served.Site) -> None:
    file = next((copied_site.directory / "assets" / "signature-checker").glob("frame.*.txt"))
    good = file.read_bytes()
    file.unlink()
    opened = open_page(PATH, base=copied_site.url)
    opened.get_by_role("alert").filter(has_text="404").wait_for()
    file.write_bytes(good)
    opened.get_by_role("button", name="Retry").click()
    CheckerFrame(opened).field("api-sign").wait_for()
