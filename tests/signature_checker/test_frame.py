"""The text of the sealed frame."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from signature_checker.asset import integrity
from signature_checker.example import load_examples
from signature_checker.frame import Frame, build_doctor, build_frame

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ["example", "path", "nonce", "body", "sent-body", "secret", "api-key", "api-sign", "request", "stage-value"]


@pytest.fixture(scope="module", params=["checker", "doctor"])
def either(request: pytest.FixtureRequest) -> Frame:
    return build_doctor() if request.param == "doctor" else build_frame(load_examples())


@pytest.fixture(scope="module")
def text() -> str:
    return build_frame(load_examples()).asset.data.decode()


def script_of(text: str) -> str:
    return re.findall(r"<script>(.*?)</script>", text, re.DOTALL)[0]


def test_the_first_statement_takes_webrtc_away(either: Frame) -> None:
    first = script_of(either.asset.data.decode()).split(";")[0]
    assert "RTCPeerConnection" in first
    assert "webkitRTCPeerConnection" in first
    assert "deleteProperty" in first


def test_the_frames_policy_allows_exactly_its_script_and_style(either: Frame) -> None:
    text = either.asset.data.decode()
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[0].replace("&#39;", "'")
    assert f"script-src '{integrity(script_of(text).encode())}' 'wasm-unsafe-eval';" in policy
    assert either.script in policy
    assert either.style in policy
    for directive in ("default-src", "connect-src", "form-action", "base-uri", "frame-src", "img-src"):
        assert f"{directive} 'none'" in policy
    assert "unsafe-inline" not in policy


def test_the_script_is_one_classic_script_that_parses(either: Frame, tmp_path: Path) -> None:
    script = tmp_path / "frame.cjs"
    script.write_text(script_of(either.asset.data.decode()))
    assert not re.search(r"^(?:import|export) ", script.read_text(), re.MULTILINE)
    subprocess.run(["node", "--check", str(script)], check=True, capture_output=True)


def test_no_module_of_a_frame_takes_a_name_of_another(either: Frame) -> None:
    top = re.compile(r"^(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
    names = Counter(top.findall(script_of(either.asset.data.decode())))
    assert len(names) > 30
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_control_of_the_contract_exists_and_has_a_label(text: str, name: str) -> None:
    assert f'name="{name}"' in text
    assert f'<label for="field-{name}">' in text


def test_the_secret_is_no_password_field_and_nothing_is_filled_in_by_the_browser(text: str) -> None:
    field = re.findall(r'<input id="field-secret"[^>]*>', text)[0]
    assert 'type="text"' in field
    for attribute in ('autocomplete="off"', 'spellcheck="false"', 'autocapitalize="none"'):
        assert attribute in field
