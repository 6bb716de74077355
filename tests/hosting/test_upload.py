"""The upload script for S3, rehearsed: order, types and caching of every call."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.served import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    "index.html",
    "a/index.html",
    "a.md",
    "assets/x.0123abcd.js",
    "assets/main.57a0d79d.min.css",
    "assets/plain.mjs",
)


@pytest.fixture
def calls(tmp_path: Path) -> list[str]:
    for name in (*FILES, "_headers"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    script = ROOT / "docs/hosting/files/s3-upload.sh"
    environment = os.environ | {"BUCKET": "bucket", "DISTRIBUTION": "D1", "AWS": "echo"}
    done = subprocess.run([script, tmp_path], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_every_file_but_the_headers_goes_up_once(calls: list[str]) -> None:
    names = [call.split("s3://bucket/")[1].split()[0] for call in calls if call.startswith("s3 cp")]
    assert sorted(names) == sorted(FILES)


def test_hashed_files_go_first_and_for_ever_and_the_purge_last(calls: list[str]) -> None:
    assert ["immutable" in call for call in calls] == [True, True, False, False, False, False, False]
    assert calls[-1].startswith("cloudfront create-invalidation --distribution-id D1")


def test_types_stand_in_the_call(calls: list[str]) -> None:
    types = {}
    for call in calls[:-1]:
        name = call.split("s3://bucket/")[1].split()[0]
        types[name] = call.split("--content-type ")[1].split(" --")[0]
    assert types["assets/plain.mjs"] == "text/javascript; charset=utf-8"
    assert types["a.md"] == "text/markdown; charset=utf-8"
    assert types["index.html"] == "text/html; charset=utf-8"
