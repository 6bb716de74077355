"""The service worker's list of the built site: which files it keeps, when, and the hash that each must have.

The worker's version is the hash of that list, so it changes exactly when a file does that it may keep.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

NAME = "service-worker.js"
"""At the site's root, since a worker answers only for what stands below it."""

_BROWSER = Path(__file__).parent / "browser" / "worker"
_CORE_PAGES = ("index.html", "404.html")
_IDLE = ("*.html", "search/search_index.json")
_HASHED = re.compile(r"\.[0-9a-f]{8,64}(\.min)?\.(css|js|json|txt|svg|png|woff2)$")
_NAMED = re.compile(r"<(?:link|script|img)\b[^>]*?\s(?:href|src)=\"?([^\"\s>#?]+)")

_RETIRED = """\
// This site keeps nothing offline any more: what was kept is dropped and this worker goes.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const mine = `offline ${new URL("./", self.location.href).pathname}`;
  event.waitUntil(caches.delete(mine).then(() => self.registration.unregister()));
});
"""


@dataclass(frozen=True)
class Offline:
    """Address below the site's root → first half of its content's SHA-256, in hex.

    `core` is stored before the worker answers anything, `idle` in quiet moments, `used` only after a reader needed it.
    """

    core: Mapping[str, str] = field(default_factory=dict)
    idle: Mapping[str, str] = field(default_factory=dict)
    used: Mapping[str, str] = field(default_factory=dict)

    @property
    def version(self) -> str:
        return _hash(self._json().encode())

    def script(self) -> str:
        """Return the worker: this list, then the code of `browser/worker`."""
        code = "".join(path.read_text(encoding="utf-8") for path in sorted(_BROWSER.glob("*.js")))
        return f'self.BUILD = {{"version":"{self.version}",{self._json()[1:]};\n{code}'

    def _json(self) -> str:
        lists = {"core": self.core, "idle": self.idle, "used": self.used}
        return json.dumps(lists, sort_keys=True, separators=(",", ":"))


def list_site(site: Path, *, once_used: Sequence[str]) -> Offline:
    """Sort the files of a built site; `once_used` are patterns of files that are never fetched ahead of their use."""
    files = dict(_files(site))
    later = {name for name in files if _matches(name, once_used)}
    core = set(_core(files)) - later
    idle = {name for name in files if _matches(name, _IDLE) or _HASHED.search(name)} - core - later

    def hashes(names: Iterable[str]) -> dict[str, str]:
        return {_address(name): _hash(files[name].read_bytes()) for name in sorted(names)}

    return Offline(hashes(core), hashes(idle), hashes(later))


def write_worker(site: Path, offline: Offline | None) -> None:
    """Write the worker, or, to be rid of one that was published before, one that removes itself."""
    text = _RETIRED if offline is None else offline.script()
    (site / NAME).write_text(text, encoding="utf-8", newline="\n")


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    for folder, _, names in site.walk():
        inside = folder.relative_to(site)
        yield from (((inside / name).as_posix(), folder / name) for name in names)


def _core(files: Mapping[str, Path]) -> Iterator[str]:
    """Name the pages that answer for all others, and every file that these name in their HTML."""
    yield from (name for name in (*_CORE_PAGES, "sitemap.xml") if name in files)
    for page in _CORE_PAGES:
        if page not in files:
            continue
        for target in _NAMED.findall(files[page].read_text(encoding="utf-8")):
            # The 404 page names everything by its full address; the home page names the same files.
            name = urljoin(page, target)
            if name in files and not name.endswith(".html"):
                yield name


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _address(name: str) -> str:
    folder, _, last = name.rpartition("/")
    if last == "index.html":
        return quote(f"{folder}/") if folder else ""
    return quote(name)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]
