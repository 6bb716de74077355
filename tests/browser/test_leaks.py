"""The seal, proven: with a secret typed, every way out is tried from the page, the frame and the worker.

Nothing of the secret may be heard, and the same test must hear it, each time by another way, when one layer is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import served
from tests.browser.leak.attack import TCP, UDP, WORKER, attack
from tests.browser.leak.weaken import LAYERS, copy_site
from tests.browser.listeners import Listeners, listen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.browser.drive.driver import Driver

    type Weaken = Callable[[str], served.Site]

OPEN_TO_ANY_PAGE = {
    f"page {way} → outside"
    for way in ("popup", "link-in-window", "preconnect", "silently", "webrtc", "webrtc of a child", "top-navigation")
}
"""What a page can always do and no policy forbids; the page does not know the secret, so it cannot tell it."""

GATES: dict[str, frozenset[str]] = {
    "sandbox": frozenset(
        {"frame top-navigation → outside", "kept in localStorage", "kept in document", "kept in cookie"}
    ),
    "frame policy": frozenset({"frame image → own server"}),
    "frame-src": frozenset({"frame self-navigation → outside"}),
    "WebRTC deletion": frozenset({"frame webrtc → outside"}),
    "element lock": frozenset({"frame preconnect → outside"}),
    "sandbox and worker-src": frozenset({"frames-worker-by-url fetch → outside"}),
}
"""What must be heard when a layer is gone; no other layer's own way may open with it."""

WORKER_WITHOUT_POLICY = frozenset({"worker import → own server"})
"""Heard as well, but not in WebKit, where a worker of a sandboxed frame reaches no server anyway."""

KNOWN_LIMITS = {"chromium": {"frame navigating silently → outside"}}
"""Chromium opens a silent connection before it sees that the frame may not go there; no policy stops it."""

NO_WEBRTC = "() => typeof RTCPeerConnection === 'undefined'"


@pytest.fixture
def listeners() -> Iterator[Listeners]:
    with listen(tcp=TCP, udp=UDP) as running:
        yield running


@pytest.fixture
def weakened(site: served.Site, tmp_path: Path) -> Iterator[Weaken]:
    """Serves a copy of the site without one layer, with the attacker's worker beside it."""
    running = []

    def serve(layer: str) -> served.Site:
        directory = copy_site(site.directory, tmp_path / "site")
        LAYERS[layer](directory)
        (directory / "leak-worker.js").write_text(WORKER)
        running.append(served.serve(directory))
        return running[-1].__enter__()

    yield serve
    for one in running:
        one.__exit__(None, None, None)


def test_nothing_of_the_secret_leaves_the_sealed_frame(engine: Driver, weakened: Weaken, listeners: Listeners) -> None:
    heard = attack(engine, weakened("nothing"), listeners, places=("frame", "worker", "page"))
    assert heard - OPEN_TO_ANY_PAGE - KNOWN_LIMITS.get(engine.name, set()) == set()


@pytest.mark.parametrize("layer", GATES)
def test_without_one_layer_the_secret_leaves_by_that_layers_own_way(
    engine: Driver, weakened: Weaken, listeners: Listeners, layer: str
) -> None:
    site = weakened(layer)
    if layer == "WebRTC deletion":
        engine.open(site.url)
        if engine.evaluate(NO_WEBRTC):
            pytest.skip(f"{engine.name} here is built without WebRTC, so there is no such way to open")
    worker_too = layer == "frame policy" and engine.name != "webkit"
    places = ("frame", "worker") if worker_too else ("frame",)
    awaited = GATES[layer] | (WORKER_WITHOUT_POLICY if worker_too else frozenset())
    heard = attack(engine, site, listeners, places=places, awaited=awaited)
    assert heard >= awaited
    others = [ways for other, ways in GATES.items() if other not in {layer, *layer.split(" and ")}]
    assert heard.isdisjoint(frozenset().union(*others))


def test_a_worker_by_url_is_still_shut_in_when_only_worker_source_is_gone(
    engine: Driver, weakened: Weaken, listeners: Listeners
) -> None:
    heard = attack(engine, weakened("worker-src"), listeners, places=("frame",))
    assert heard - KNOWN_LIMITS.get(engine.name, set()) == set()
