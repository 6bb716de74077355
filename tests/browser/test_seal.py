"""The seal of the checker's frame: nothing typed there gets out, and each layer is needed for that.

Attacks run in the frame and in its worker through the browser's automation, which the policy does not bind, so they are
what a script smuggled into the frame could do.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, Frame

from signature_checker.asset import integrity
from tests import served
from tests.browser import attacks
from tests.browser.checker import PATH, CheckerFrame
from tests.browser.listener import Listener, listen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Worker

    type OpenPage = Callable[..., Page]

pytestmark = pytest.mark.xdist_group("checker")

SECRET = "c2VjcmV0LXRoYXQtbXVzdC1zdGF5"
SETTLE = 700


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listen() as running:
        yield running


@pytest.fixture
def weakened(site: served.Site, tmp_path: Path) -> Iterator[Callable[[str], served.Site]]:
    """Serves a copy of the site without one layer of the seal."""
    with contextlib.ExitStack() as stack:

        def serve(layer: str) -> served.Site:
            directory = shutil.copytree(site.directory, tmp_path / "site")
            LAYERS[layer](directory)
            return stack.enter_context(served.serve(directory))

        yield serve


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text, f"{path} has no {old}"
    path.write_text(text.replace(old, new))


def without_sandbox(directory: Path) -> None:
    element = next(directory.glob("assets/signature-checker/element.*.js"))
    rewrite(element, 'frame.setAttribute("sandbox", "allow-scripts");', "")


def without_frame_source(directory: Path) -> None:
    rewrite(directory / PATH / "index.html", "frame-src 'none'", "frame-src *")


def without_frame_policy(directory: Path) -> None:
    change_frame(directory, lambda text: re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text))


def without_webrtc_deletion(directory: Path) -> None:
    change_frame(directory, lambda text: re.sub(r"(<script>).*\n", r"\1", text, count=1))


def change_frame(directory: Path, change: Callable[[str], str]) -> None:
    """Changes the frame and every hash that would give the change away."""
    file = next(directory.glob("assets/signature-checker/frame.*.txt"))
    before = file.read_text()
    after = change(before)
    assert after != before
    scripts = [
        integrity(re.findall(r"<script>(.*?)</script>", text, re.DOTALL)[0].encode()) for text in (before, after)
    ]
    file.write_text(after.replace(scripts[0], scripts[1]))
    page = directory / PATH / "index.html"
    rewrite(page, integrity(before.encode()), integrity(file.read_bytes()))
    rewrite(page, scripts[0], scripts[1])


LAYERS: dict[str, Callable[[Path], None]] = {
    "sandbox": without_sandbox,
    "frame-src": without_frame_source,
    "frame policy": without_frame_policy,
    "WebRTC deletion": without_webrtc_deletion,
}


def frame_of(opened: Page) -> Frame:
    checker = CheckerFrame(opened)
    checker.choose("own")
    checker.fill(secret=SECRET)
    return next(frame for frame in opened.frames if frame.parent_frame == opened.main_frame)


def attack(place: Frame | Worker | Page, statement: str, *, target: str, port: int = 0) -> bool:
    """Whether the statement ran through; that a frame is gone or a promise hangs is no answer."""
    try:
        return bool(place.evaluate(attacks.function(statement), [target.rstrip("/"), SECRET, port]))
    except Error:
        return False


def leaked(listener: Listener, site: served.Site) -> set[str]:
    """Names of the attacks whose request has come to either server."""
    lines = [heard.decode("latin-1") for heard in listener.heard] + site.log
    known = {*attacks.QUIET, *attacks.LOUD, *attacks.WORKER}
    return {name for name in known if any(f"/{name}?" in line or f"/{name} " in line for line in lines)}


def run_loud(open_page: OpenPage, site: served.Site, target: str, names: tuple[str, ...] = tuple(attacks.LOUD)) -> None:
    for name in names:
        opened = open_page(PATH, base=site.url)
        attack(frame_of(opened), attacks.LOUD[name], target=target)
        opened.wait_for_timeout(SETTLE)
        opened.context.close()


def test_nothing_leaves_the_frame(open_page: OpenPage, site: served.Site, listener: Listener) -> None:
    abroad = f"http://127.0.0.1:{listener.tcp}"
    opened = open_page(PATH)
    frame = frame_of(opened)
    for target in (abroad, site.url):
        for statement in attacks.QUIET.values():
            attack(frame, statement, target=target)
    open_probes = {name for name, probe in attacks.PROBES.items() if attack(frame, probe, target=abroad)}
    webrtc = attack(frame, attacks.WEBRTC, target=abroad, port=listener.udp)
    opened.wait_for_timeout(3 * SETTLE)
    run_loud(open_page, site, abroad)
    run_loud(open_page, site, site.url, ("self-navigation", "form", "refresh"))
    assert leaked(listener, site) == set()
    assert open_probes == set()
    assert not webrtc
    assert listener.packets == []
    assert SECRET not in "".join(site.log)


def test_nothing_leaves_the_worker(open_page: OpenPage, site: served.Site, listener: Listener) -> None:
    checker = CheckerFrame(open_page(PATH))
    checker.field("api-sign").focus()
    checker.wait_ready()
    workers = [worker for worker in checker.opened.workers if worker.url.startswith("blob:")]
    assert len(workers) == 1
    for target in (f"http://127.0.0.1:{listener.tcp}", site.url):
        for statement in attacks.WORKER.values():
            attack(workers[0], statement, target=target)
    checker.opened.wait_for_timeout(SETTLE)
    assert leaked(listener, site) == set()


def test_the_page_can_neither_read_the_frame_nor_call_abroad(open_page: OpenPage, listener: Listener) -> None:
    opened = open_page(PATH)
    frame_of(opened)
    read = "document.querySelector('iframe').contentWindow.document.querySelector('input').value"
    assert attack(opened, read, target="") is False
    for name in ("fetch", "xhr", "websocket", "eventsource", "beacon", "image", "script", "nested-frame", "form"):
        statement = {**attacks.QUIET, **attacks.LOUD}[name]
        attack(opened, statement, target=f"http://127.0.0.1:{listener.tcp}")
    opened.wait_for_timeout(SETTLE)
    assert listener.heard == []


def test_without_the_sandbox_the_page_storage_and_popups_are_open(
    open_page: OpenPage, weakened: Callable[[str], served.Site], listener: Listener
) -> None:
    site = weakened("sandbox")
    frame = frame_of(open_page(PATH, base=site.url))
    open_probes = {name for name, probe in attacks.PROBES.items() if attack(frame, probe, target="")}
    assert {"parent-page", "local-storage", "session-storage"} <= open_probes
    run_loud(open_page, site, f"http://127.0.0.1:{listener.tcp}", ("popup", "top-navigation"))
    assert {"popup", "top-navigation"} & leaked(listener, site)


def test_without_the_frames_policy_our_own_server_can_be_told(
    open_page: OpenPage, weakened: Callable[[str], served.Site], listener: Listener
) -> None:
    site = weakened("frame policy")
    opened = open_page(PATH, base=site.url)
    frame = frame_of(opened)
    for name in ("fetch", "xhr", "image"):
        attack(frame, attacks.QUIET[name], target=site.url)
    opened.wait_for_timeout(SETTLE)
    assert leaked(listener, site) != set()


def test_without_the_pages_frame_source_the_frame_can_navigate_away_with_the_secret(
    open_page: OpenPage, weakened: Callable[[str], served.Site], listener: Listener
) -> None:
    site = weakened("frame-src")
    run_loud(open_page, site, f"http://127.0.0.1:{listener.tcp}", ("self-navigation", "link"))
    assert leaked(listener, site) == {"self-navigation", "link"}


def test_without_the_webrtc_deletion_packets_leave(
    open_page: OpenPage, weakened: Callable[[str], served.Site], listener: Listener
) -> None:
    site = weakened("WebRTC deletion")
    opened = open_page(PATH, base=site.url)
    assert attack(frame_of(opened), attacks.WEBRTC, target="", port=listener.udp) is True
    opened.wait_for_timeout(4 * SETTLE)
    assert listener.packets != []
