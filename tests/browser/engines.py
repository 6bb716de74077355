"""Finds the browsers the tests drive, and installs what is missing where that is possible.

Chromium is needed; Firefox and WebKitGTK are used where they are present. With CI=true all three are needed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests import debian


@dataclass(frozen=True)
class Engine:
    name: str
    programs: tuple[str, ...]
    packages: tuple[str, ...]
    variable: str

    def find(self) -> str | None:
        """Path of the program, from the environment variable, the PATH or, for Chromium, Playwright's own download."""
        named = os.environ.get(self.variable)
        if named:
            return named
        found = next((path for program in self.programs if (path := shutil.which(program))), None)
        return found or (_playwright_chromium() if self.name == "chromium" else None)


CHROMIUM = Engine(
    "chromium",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    ("chromium",),
    "CHROMIUM_PATH",
)
FIREFOX = Engine("firefox", ("firefox-esr", "firefox"), ("firefox-esr",), "FIREFOX_PATH")
WEBKIT = Engine("webkit", ("WebKitWebDriver",), ("webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb"), "WEBKIT_PATH")
ENGINES = (CHROMIUM, FIREFOX, WEBKIT)


def install() -> int:
    """Installs missing engines; returns the exit status, 1 when a needed one is still missing."""
    missing = [engine for engine in ENGINES if engine.find() is None]
    packages = [package for engine in missing for package in engine.packages]
    if not debian.install(packages, purpose="the browser tests") and CHROMIUM in missing:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return _report([engine for engine in ENGINES if engine.find() is None])


def _report(missing: list[Engine]) -> int:
    needed = ENGINES if os.environ.get("CI") else (CHROMIUM,)
    for engine in missing:
        must = "is needed by" if engine in needed else "was not found; skipped in"
        print(
            f"{engine.name.capitalize()} {must} the browser tests: install it "
            f"(Debian: apt-get install {' '.join(engine.packages)}) or name its program in {engine.variable}.",
            file=sys.stderr,
        )
    return int(any(engine in needed for engine in missing))


def _playwright_chromium() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (only where no other Chromium was found)

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    if sys.argv[1:] != ["install"]:
        sys.exit("usage: python -m tests.browser.engines install")
    sys.exit(install())
