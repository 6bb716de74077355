"""One address at which one release of the site after another is served, or nothing."""

from __future__ import annotations

import contextlib
import json
import shutil
from typing import TYPE_CHECKING

from error_reference.offline import list_site, write_worker
from tests import served

if TYPE_CHECKING:
    from pathlib import Path

ONCE_USED = ("assets/signature-checker/py*", "*.whl", "*.wasm", "api/v1/*")
"""Patterns of files that the worker keeps once they were used."""
KEPT = """async () => {
  const [name] = (await caches.keys()).filter((one) => one.startsWith("offline "));
  if (!name) return [];
  return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
}"""
"""Paths of what the worker has stored."""


class Host:
    """One address at which one folder after another is served, or nothing."""

    first: Path

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}/"
        self.log: list[str] = []
        self._running = contextlib.ExitStack()

    def publish(self, directory: Path) -> None:
        self.stop()
        self.log = self._running.enter_context(served.serve(directory, port=self.port)).log

    def stop(self) -> None:
        self._running.close()


def write_first(site: served.Site, host: Host, directory: Path) -> None:
    """Copy the site for the host's address, which the 404 page and the theme's instant navigation know."""
    shutil.copytree(site.directory, directory)
    for file in [directory / "404.html", directory / "sitemap.xml"]:
        file.write_text(file.read_text(encoding="utf-8").replace(site.url, host.url), encoding="utf-8")
    write_worker(directory, list_site(directory, once_used=ONCE_USED))
    host.first = directory


def planned(site: Path) -> dict[str, dict[str, str]]:
    script = (site / "service-worker.js").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(script.removeprefix("self.BUILD = ").partition(";\n")[0])
    return found
