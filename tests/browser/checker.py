"""Drives the checker's frame as a reader does."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as PatienceLost

from tests.browser.drive.driver import CLICKS

if TYPE_CHECKING:
    from playwright.sync_api import FrameLocator, Locator, Page

PATH = "check-signature/"
PATIENCE = 60_000
LISTEN = """button => {
  button.wasClicked = false;
  button.addEventListener("click", () => { button.wasClicked = true; }, { once: true });
}"""
BEGUN = """() => {
  const outcome = document.querySelector("#outcome");
  return outcome.getAttribute("aria-busy") === "true" || outcome.dataset.verdict !== undefined;
}"""
"""Whether the frame has heard a click on its button."""
STATE = """html => JSON.stringify([html.dataset, html.querySelector("#outcome").dataset,
["failure", "progress-text", "news"].map((id) => html.querySelector(`#${id}`).textContent.trim())])"""
RUNTIME = ("pyodide", "python_stdlib", ".whl")
VECTORS = {
    row["name"]: row for row in json.loads((Path(__file__).parents[1] / "vectors" / "api-sign.json").read_text())
}
EXAMPLES = {
    "trade-balance": VECTORS["support-article-tradebalance"],
    "add-order": VECTORS["kraken-docs-addorder"],
    "trade-volume": VECTORS["ours-tradevolume"],
}
OWN = VECTORS["cl-kraken-balance-params"]


@dataclass
class CheckerFrame:
    opened: Page

    @property
    def frame(self) -> FrameLocator:
        return self.opened.frame_locator('iframe[title="API-Sign checker"]')

    @property
    def outcome(self) -> Locator:
        return self.frame.locator("#outcome")

    def field(self, name: str) -> Locator:
        return self.frame.locator(f'[name="{name}"]')

    def click(self, name: str) -> None:
        click(self.frame.get_by_role("button", name=name))

    def choose(self, example: str) -> None:
        self.field("example").select_option(example)

    def fill(self, **values: str) -> None:
        for name, value in values.items():
            self.field(name.replace("_", "-")).fill(value)

    def submit(self) -> str:
        """The verdict."""
        self.click("Check signature")
        self.frame.locator("#outcome[data-verdict]").wait_for(timeout=PATIENCE)
        return str(self.outcome.get_attribute("data-verdict"))

    def check(self, api_sign: str) -> str:
        self.fill(api_sign=api_sign)
        return self.submit()

    def answer(self) -> None:
        """Asks without a signature, so that no verdict comes."""
        self.click("Check signature")
        self.frame.locator("#headline:not(:empty)").wait_for(timeout=PATIENCE)

    def mistakes(self) -> list[str]:
        found = self.frame.locator("[data-mistake]").all()
        return [str(one.get_attribute("data-mistake")) for one in found]

    def wait_ready(self) -> None:
        self.frame.locator("html[data-ready]").wait_for(timeout=PATIENCE, state="attached")

    def wait_failed(self) -> str:
        # A check that is under way may still take the failure away, by asking once more.
        self.frame.locator('#outcome:not([aria-busy="true"])').wait_for(timeout=PATIENCE, state="attached")
        self.frame.locator("html[data-failed]").wait_for(timeout=PATIENCE, state="attached")
        return self.frame.locator("#failure-reason").inner_text()

    def wait_confirmed(self, verdict: str | None = None) -> None:
        """Until Python itself has answered, with this verdict if one is given; tells what the frame says instead."""
        wanted = "" if verdict is None else f'[data-verdict="{verdict}"]'
        try:
            self.frame.locator(f'#outcome[data-source="python"]{wanted}').wait_for(timeout=PATIENCE)
        except PatienceLost as problem:
            state = self.frame.locator("html").evaluate(STATE)
            raise AssertionError(f"Python did not answer {verdict or ''}; the frame says {state}") from problem


def click(button: Locator) -> None:
    """Click until it is heard, as a reader does.

    While a frame changes its height, Chromium may give the press to the page and the release to the frame.
    """
    element = button.element_handle()  # it may be hidden by the click
    for _ in range(CLICKS):
        element.evaluate(LISTEN)
        element.click()
        if element.evaluate("button => button.wasClicked"):
            return
    raise AssertionError(f"{CLICKS} clicks went elsewhere: {button}")


def wrong_signatures(given: dict[str, str]) -> dict[str, str]:
    """What deliberately wrong code gives, by what it does wrong; written without `api_sign`."""
    key, path = base64.b64decode(given["secret"]), given["path"].encode()
    text = (given["nonce"] + given["body"]).encode()
    digest = hashlib.sha256(text).digest()

    def outer(message: bytes, with_key: bytes = key) -> str:
        return base64.b64encode(hmac.digest(with_key, message, "sha512")).decode()

    return {
        "secret not decoded": outer(path + digest, given["secret"].encode()),
        "digest as hex": outer(path + digest.hex().encode()),
        "digest as base64": outer(path + base64.b64encode(digest)),
        "text as hex": outer(path + hashlib.sha256(text.hex().encode()).digest()),
        "text as base64": outer(path + hashlib.sha256(base64.b64encode(text)).digest()),
        "NUL behind the text": outer(path + hashlib.sha256(text + b"\0").digest()),
        "NUL behind the path": outer(path + b"\0" + digest),
        "whole address": outer(b"https://api.kraken.com" + path + digest),
    }
