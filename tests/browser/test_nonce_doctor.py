"""The nonce doctor in a real browser."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from api_sign.nonces import LIBRARIES
from tests.browser.checker import PATIENCE, RUNTIME, click

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import FrameLocator, Locator, Page

pytestmark = pytest.mark.xdist_group("checker")

PATH = "guides/nonce-doctor/"


@dataclass
class Doctor:
    opened: Page

    @property
    def frame(self) -> FrameLocator:
        return self.opened.frame_locator('iframe[title="Nonce doctor"]')

    @property
    def outcome(self) -> Locator:
        return self.frame.locator("#outcome")

    def examine(self, nonces: str = "", *, old: str = "", new: str = "") -> str:
        """The pattern: the first split."""
        self.frame.locator("[name=nonces]").fill(nonces)
        self.frame.locator("[name=old-library]").select_option(old)
        self.frame.locator("[name=new-library]").select_option(new)
        click(self.frame.get_by_role("button", name="Examine"))
        self.frame.locator("#outcome[data-pattern]").wait_for(timeout=PATIENCE)
        return str(self.outcome.get_attribute("data-pattern"))

    def fact(self, name: str) -> str:
        return self.frame.locator(f"[data-fact={name}]").inner_text()


@pytest.fixture
def doctor(open_page: Callable[..., Page]) -> Doctor:
    return Doctor(open_page(PATH))


def test_a_fallen_unit_is_a_burnt_key_and_every_call_fails(doctor: Doctor) -> None:
    now = int(time.time() * 1000)
    assert doctor.examine(f"{now}000\n{now + 1}") == "every call fails"
    assert doctor.fact("unit") == "microseconds, milliseconds"
    assert doctor.fact("direction") == "falling"
    assert doctor.fact("burnt") == "yes"
    assert "new API key" in doctor.frame.locator(".fixes").inner_text()


def test_equal_nonces_fail_now_and_then(doctor: Doctor) -> None:
    now = int(time.time() * 1000)
    log = f'POST nonce={now}&asset=xxbt\n{{"nonce": "{now}"}}\n{{"nonce": {now + 5}, "otp": 1}}'
    assert doctor.examine(log) == "now and then"
    assert doctor.fact("duplicates") == str(now)
    assert [cell.inner_text() for cell in doctor.frame.locator("tbody code").all()] == [
        str(now),
        str(now),
        str(now + 5),
    ]
    moment = time.strftime("%Y-%m-%d %H:%M", time.gmtime(now / 1000))
    assert moment in doctor.frame.locator("tbody").inner_text()


def test_two_libraries_are_enough(doctor: Doctor) -> None:
    assert doctor.examine(old="kraken-sdk", new="ccxt") == "every call fails"
    assert doctor.fact("burnt") == "yes"
    assert doctor.examine(old="ccxt", new="kraken-sdk") == "cannot tell"
    assert doctor.fact("burnt") == "no"


def test_every_library_and_unit_of_api_sign_can_be_chosen_and_is_understood(doctor: Doctor) -> None:
    options = doctor.frame.locator("[name=new-library] option")
    options.first.wait_for(state="attached")
    names = [value for value in options.evaluate_all("all => all.map(e => e.value)") if value]
    known = {name.lower() for name in (*LIBRARIES, *LIBRARIES.values())}
    assert {name.lower() for name in names} == known
    assert len(names) == len(known)
    for name in names:
        assert doctor.examine("1", old=name, new=name) in {"every call fails", "now and then", "cannot tell"}


def test_nothing_to_examine_names_the_field(doctor: Doctor) -> None:
    click(doctor.frame.get_by_role("button", name="Examine"))
    field = doctor.frame.locator("[name=nonces]")
    assert field.get_attribute("aria-invalid") == "true"
    assert "Paste at least one nonce" in doctor.frame.locator("#error-nonces").inner_text()
    assert doctor.outcome.get_attribute("data-pattern") is None
    assert doctor.examine("1") != ""
    assert field.get_attribute("aria-invalid") == "false"


def test_the_result_is_announced_and_the_runtime_waits_for_the_reader(doctor: Doctor) -> None:
    status = doctor.frame.locator("#outcome [role=status]")
    doctor.frame.locator("[name=nonces]").wait_for()
    assert status.inner_text() == ""
    assert not [url for url in doctor.opened.requests if any(part in url for part in RUNTIME)]
    doctor.examine("1.795e+18")
    assert "Every call fails" in status.inner_text()


def test_markup_in_a_nonce_stays_text(doctor: Doctor) -> None:
    doctor.examine("<img/src=x/onerror=alert(1)>")
    assert doctor.frame.locator("#details img").count() == 0
    assert "<img/src=x/onerror=alert(1)>" in doctor.outcome.inner_text()


def test_the_doctors_frame_is_sealed_like_the_checkers(doctor: Doctor) -> None:
    doctor.frame.locator("[name=nonces]").wait_for()
    frame = doctor.opened.locator("iframe")
    assert frame.get_attribute("sandbox") == "allow-scripts"
    policy = str(doctor.frame.locator("meta[http-equiv]").get_attribute("content"))
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    html = doctor.frame.locator("html")
    assert html.evaluate("() => 'RTCPeerConnection' in globalThis") is False
    assert html.evaluate("() => fetch('data:text/plain,x').then(() => 'open', () => 'shut')") == "shut"


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_cut_off(open_page: Callable[..., Page], width: int) -> None:
    doctor = Doctor(open_page(PATH, viewport={"width": width, "height": 800}))
    doctor.examine("1795000000000000\n" + "9" * 60, old="kraken_ruby_client", new="ccxt")
    doctor.opened.wait_for_timeout(200)
    overflow = "e => [e.scrollWidth - e.clientWidth, Math.max(0, e.scrollHeight - e.clientHeight)]"
    assert doctor.frame.locator("html").evaluate(overflow) == [0, 0]
    assert doctor.opened.locator("html").evaluate("e => e.scrollWidth - e.clientWidth") == 0


def test_without_javascript_the_page_says_where_to_look(open_page: Callable[..., Page]) -> None:
    opened = open_page(PATH, java_script_enabled=False)
    opened.locator(".checker-absent a").click()
    assert opened.url.endswith("/guides/nonces/#units-by-library")
    assert opened.locator("#units-by-library").count() == 1
