"""What has been found in a pasted text so far; the only value that readers fill while they read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

PATH = re.compile(r"/(?:0/(?:private|public)|derivatives/api|api/v3|b2b)/[A-Za-z0-9/_-]+")


@dataclass(slots=True)
class Found:
    """Parts of one request; the first of each kind wins."""

    path: str | None = None
    body: str | None = None
    api_key: str | None = None
    api_sign: str | None = None
    notes: list[str] = field(default_factory=list)

    def address(self, text: str) -> None:
        """Take the path out of an address; a query is kept out of it and noted."""
        if self.path is not None:
            return
        found = PATH.search(text)
        if found is None:
            return
        self.path = found.group()
        if text[found.end() :].startswith("?"):
            query = (
                text[found.end() + 1 :].split(maxsplit=1)[0].strip("\"'`,") if text[found.end() + 1 :].split() else ""
            )
            self.notes.append(f"The address has a query ({unquote(query)[:40]}); it is not part of the signed path.")

    def header(self, name: str, value: str) -> None:
        """Take the two headers that matter; anything secret is never asked for."""
        plain = name.strip().strip("\"'").lower().replace("_", "-")
        bare = value.strip().rstrip(",;").strip()
        if bare[:1] in "\"'" and bare[-1:] == bare[:1] and len(bare) > 1:
            bare = bare[1:-1]
        if plain == "api-key" and self.api_key is None:
            self.api_key = bare
        elif plain == "api-sign" and self.api_sign is None:
            self.api_sign = bare

    def data(self, parts: Iterable[str]) -> None:
        """Take a body made of parts that are joined with &, as curl joins them."""
        if self.body is None:
            joined = "&".join(parts)
            self.body = joined or None
