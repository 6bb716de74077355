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
    from collections.abc import Collection, Mapping
    from pathlib import Path

PUBLISHED = ("decode.mjs", "redact.mjs", "explain.mjs")
"""Modules that programs may download; each also ships under its own name."""

_REFERENCE = re.compile(r"""(?P<quote>["'])(?P<target>\.\.?/[\w./-]+)(?P=quote)""")
_SOURCE_MAP = re.compile(rb"\n//# sourceMappingURL=\S+\s*$")


class AssetError(Exception):
    """A browser module names a file that is not there, or modules import each other in a ring."""


@dataclass(frozen=True)
class Assets:
    """`files`: name within the asset folder → bytes; `names`: name in the source → the hashed name that ships.

    `imports`: name in the source → the sources it imports before it can run.
    """

    files: Mapping[str, bytes]
    names: Mapping[str, str]
    imports: Mapping[str, frozenset[str]]

    def needed_by(self, *names: str) -> tuple[str, ...]:
        """Return the hashed names of these modules and of all they import, so that a page can ask for them at once."""
        waiting, found = list(names), dict.fromkeys(names)
        while waiting:
            more = [name for name in sorted(self.imports[waiting.pop()]) if name not in found]
            found.update(dict.fromkeys(more))
            waiting += more
        return tuple(self.names[name] for name in found)


def read_modules(folder: Path, minisearch: Path) -> dict[str, bytes]:
    """Read every module below `folder` by its path there, the style sheets as one, and the search library."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.mjs"))}
    found["site.css"] = b"".join(path.read_bytes() for path in sorted((folder / "style").glob("*.css")))
    library = _SOURCE_MAP.sub(b"\n", minisearch.read_bytes())
    return found | {name: library for name in found if name.rpartition("/")[2] == "minisearch.mjs"}


def name_assets(sources: Mapping[str, bytes], *, lasting: Collection[str] = ()) -> Assets:
    """Name every source by its hash; raises `AssetError` for a dangling or circular import.

    `lasting`: sources that keep their names, and with it the names of all that import them.
    """
    naming = _Naming(sources, lasting)
    for name in sources:
        naming.ship(name)
    published = {name: naming.files[naming.names[name]] for name in PUBLISHED if name in sources}
    # Node reads `.js` as a module only where the nearest package.json says so.
    manifest = {"package.json": b'{"type":"module"}\n'} if published else {}
    return Assets(naming.files | published | manifest, naming.names, naming.imports)


class _Naming:
    def __init__(self, sources: Mapping[str, bytes], lasting: Collection[str]) -> None:
        self.sources = sources
        self.lasting = lasting
        self.files: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        self.imports: dict[str, frozenset[str]] = {}
        self._open: list[str] = []

    def ship(self, name: str) -> str:
        """Return the hashed name of `name`, after everything it refers to has been named."""
        if name in self.names:
            return self.names[name]
        if name in self._open:
            ring = " → ".join([*self._open, name])
            raise AssetError(
                f"{name}: expected modules that import no ring, found {ring}; move what they share elsewhere"
            )
        self._open.append(name)
        content = self._rewritten(name)
        self._open.pop()
        stem, _, suffix = name.rpartition(".")
        digest = hashlib.sha256(content).hexdigest()[:8]
        hashed = name if name in self.lasting else f"{stem}.{digest}.{'js' if suffix == 'mjs' else suffix}"
        self.files[hashed] = content
        self.names[name] = hashed
        return hashed

    def _rewritten(self, name: str) -> bytes:
        imported: set[str] = set()
        self.imports[name] = frozenset()
        if not name.endswith(".mjs"):
            return self.sources[name]

        def replace(match: re.Match[str]) -> str:
            target = _resolve(name, match["target"])
            if target not in self.sources:
                if not target.endswith((".mjs", ".json", ".css")):
                    return match[0]
                raise AssetError(f"{name}: expected a file at {match['target']}, found none; mend the import")
            if match.string.startswith(("import ", "export ")) and target.endswith(".mjs"):
                imported.add(target)
            return f"{match['quote']}{_relative(name, self.ship(target))}{match['quote']}"

        lines = self.sources[name].decode().splitlines(keepends=True)
        # Comments name modules too, for their types; they may do so in a ring.
        comments = ("*", "/*", "//")
        rewritten = [line if line.lstrip().startswith(comments) else _REFERENCE.sub(replace, line) for line in lines]
        self.imports[name] = frozenset(imported)
        return "".join(rewritten).encode()


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
