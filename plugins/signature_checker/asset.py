"""Files that ship to the browser, each named by its own content."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGEST_LENGTH = 12
_IMPORT = re.compile(r'(?P<head>\b(?:from|import)\s*")\./(?P<name>[\w./-]+\.js)(?P<tail>")')


@dataclass(frozen=True, kw_only=True)
class Asset:
    """`name` is what people call the file (`pyodide.asm.wasm`); `file_name` carries the hash of `data`."""

    name: str
    data: bytes

    @property
    def file_name(self) -> str:
        path = PurePosixPath(self.name)
        return f"{path.stem}.{hashlib.sha256(self.data).hexdigest()[:_DIGEST_LENGTH]}{path.suffix}"

    @property
    def integrity(self) -> str:
        return integrity(self.data)


def integrity(data: bytes) -> str:
    """Return the value of an `integrity` attribute; in quotes, a source expression of a Content-Security-Policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode("ascii")


def link_modules(sources: Mapping[str, str]) -> dict[str, Asset]:
    """ES modules whose relative imports name the hashed files.

    `sources` maps `name.js` to its text; every imported module must be among them, and no two may import each other.
    """
    linked: dict[str, Asset] = {}

    def link(name: str, importers: tuple[str, ...]) -> Asset:
        if name in importers:
            raise ValueError(f"{name}: expected modules that do not import each other, found {' → '.join(importers)}")
        if name not in linked:
            chain = (*importers, name)
            text = _IMPORT.sub(lambda m: f"{m['head']}./{link(m['name'], chain).file_name}{m['tail']}", sources[name])
            linked[name] = Asset(name=name, data=text.encode())
        return linked[name]

    for name in sources:
        link(name, ())
    return linked
