"""Copies of the built site, each without one layer of the seal and with the hashes made anew."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

from signature_checker.asset import integrity
from tests.browser.checker import PATH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ASSETS = "assets/signature-checker"
SANDBOX = 'frame.setAttribute("sandbox", "allow-scripts");'
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def copy_site(site: Path, directory: Path) -> Path:
    """A copy that shares the files' bytes with the original until they are rewritten."""
    return shutil.copytree(site, directory, copy_function=os.link)


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text, f"{path} has no {old}"
    path.unlink()
    path.write_text(text.replace(old, new))


def remove_sandbox(directory: Path) -> None:
    rewrite(next(directory.glob(f"{ASSETS}/element.*.js")), SANDBOX, "")


def remove_frame_policy(directory: Path) -> None:
    _change_frame(directory, lambda text: re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text))


def remove_frame_source(directory: Path) -> None:
    rewrite(directory / PATH / "index.html", "frame-src 'none'", "frame-src *")


def remove_webrtc_deletion(directory: Path) -> None:
    _change_frame(directory, lambda text: re.sub(r"(<script>)for \(const name of \[\"RTC.*\n", r"\1", text))


def remove_element_lock(directory: Path) -> None:
    _change_frame(directory, lambda text: re.sub(r"\n\{\n  const create = .*?\n\}\n", "\n", text, flags=re.DOTALL))


def remove_worker_source(directory: Path) -> None:
    _change_frame(directory, lambda text: text.replace("worker-src blob:", "worker-src * blob:"))


def remove_sandbox_and_worker_source(directory: Path) -> None:
    remove_sandbox(directory)
    remove_worker_source(directory)


LAYERS: dict[str, Callable[[Path], None]] = {
    "nothing": lambda _: None,
    "sandbox": remove_sandbox,
    "frame policy": remove_frame_policy,
    "frame-src": remove_frame_source,
    "WebRTC deletion": remove_webrtc_deletion,
    "element lock": remove_element_lock,
    "worker-src": remove_worker_source,
    "sandbox and worker-src": remove_sandbox_and_worker_source,
}


def _change_frame(directory: Path, change: Callable[[str], str]) -> None:
    file = next(directory.glob(f"{ASSETS}/frame.*.txt"))
    page = directory / PATH / "index.html"
    before = file.read_text()
    after = change(before)
    assert after != before, "the frame has no such layer"
    old, new = (integrity(SCRIPT.findall(text)[0].encode()) for text in (before, after))
    if old != new:
        after = after.replace(old, new)
        rewrite(page, old, new)
    file.unlink()
    file.write_text(after)
    rewrite(page, integrity(before.encode()), integrity(after.encode()))
