"""The browser modules as they ship: named by their content's hash, their imports rewritten to match.

Whole dependency trees are named from the leaves up, so a name changes exactly when something below it does.
A static host that refuses `.mjs` still serves the hashed `.js`; programs get the same bytes under a lasting name.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PUBLISHED = ("decode.mjs", "redact.mjs", "explain.mjs")
"""Modules that programs may download; each also ships under its own name."""

_REFERENCE = re.compile(r"""(?P<quote>["'])(?P<target>\./[\w./-]+|\.\./[\w./-]+|minisearch)(?P=quote)""")
_SOURCE_MAP = re.compile(rb"\n//# sourceMappingURL=\S+\s*$")


class AssetError(Exception):
    """A browser module names a file that is not there, or modules import each other in a ring."""


@dataclass(frozen=True)
class Assets:
    """`files`: name within the asset folder → bytes; `names`: name in the source → the hashed name that ships."""

    files: Mapping[str, bytes]
    names: Mapping[str, str]


def read_modules(folder: Path, minisearch: Path) -> dict[str, bytes]:
    """Every module and style sheet below `folder`, by its path there, and the search library as `minisearch.mjs`."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for pattern in ("*.mjs", "*.css")
        for path in sorted(folder.rglob(pattern))
    }
    return found | {"minisearch.mjs": _SOURCE_MAP.sub(b"\n", minisearch.read_bytes())}


def name_assets(sources: Mapping[str, bytes]) -> Assets:
    """Names every source by its hash; raises `AssetError` for a dangling or circular import."""
    naming = _Naming(sources)
    for name in sources:
        naming.ship(name)
    published = {name: naming.files[naming.names[name]] for name in PUBLISHED if name in sources}
    # Node reads `.js` as a module only where the nearest package.json says so.
    manifest = {"package.json": b'{"type":"module"}\n'} if published else {}
    return Assets(naming.files | published | manifest, naming.names)


class _Naming:
    def __init__(self, sources: Mapping[str, bytes]) -> None:
        self.sources = sources
        self.files: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        self._open: list[str] = []

    def ship(self, name: str) -> str:
        """The hashed name of `name`, after everything it refers to has been named."""
        if name in self.names:
            return self.names[name]
        if name in self._open:
            ring = " → ".join([*self._open, name])
            message = f"{name}: the modules import each other in a ring ({ring}); move what they share into a module of its own"
            raise AssetError(message)
        self._open.append(name)
        content = self._rewritten(name)
        self._open.pop()
        stem, _, suffix = name.rpartition(".")
        digest = hashlib.sha256(content).hexdigest()[:8]
        hashed = f"{stem}.{digest}.{'js' if suffix == 'mjs' else suffix}"
        self.files[hashed] = content
        self.names[name] = hashed
        return hashed

    def _rewritten(self, name: str) -> bytes:
        if name.rpartition(".")[2] not in {"mjs", "js"}:
            return self.sources[name]

        def replace(match: re.Match[str]) -> str:
            target = "minisearch.mjs" if match["target"] == "minisearch" else _resolve(name, match["target"])
            if target not in self.sources:
                if not target.endswith((".mjs", ".json", ".css")):
                    return match[0]
                message = (
                    f"{name}: expected a file at {match['target']}, found none; correct the import or add {target}"
                )
                raise AssetError(message)
            return f"{match['quote']}{_relative(name, self.ship(target))}{match['quote']}"

        return _REFERENCE.sub(replace, self.sources[name].decode()).encode()


def _resolve(name: str, target: str) -> str:
    parts = name.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _relative(name: str, target: str) -> str:
    depth = name.count("/")
    return ("../" * depth or "./") + target
