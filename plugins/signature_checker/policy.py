"""One Content-Security-Policy for every page of the built site.

The pages share it because policies add up: with instant navigation the first page's policy stays in force, and one that
lacked anything the checker needs would break it later. Inline scripts and styles are allowed by their hashes alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, override

from signature_checker.asset import integrity

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATA_TYPES = frozenset({"application/json", "application/ld+json", "text/plain"})
"""`type` of script elements that hold data: nothing runs, so nothing needs to be allowed."""


class PolicyError(Exception):
    """A page cannot carry the policy; the text says which, what was expected and what to do."""


@dataclass(frozen=True, kw_only=True)
class Inline:
    """Source expressions ('sha256-…') of what stands inside a page: scripts, style elements, style attributes."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()

    def __or__(self, other: Inline) -> Inline:
        return Inline(
            scripts=self.scripts | other.scripts,
            styles=self.styles | other.styles,
            attributes=self.attributes | other.attributes,
        )


def collect_inline(pages: Iterable[str]) -> Inline:
    """Everything inline in the pages' HTML."""
    found = Inline()
    for page in pages:
        found |= _Reader.read(page)
    return found


def content_security_policy(inline: Inline) -> str:
    """`blob:` is the checker's worker; `'wasm-unsafe-eval'` lets it compile Python but no JavaScript from text.

    The sealed frame inherits this policy and adds a stricter one of its own. `frame-src 'none'` also keeps that frame
    from navigating anywhere: its own text is given to it, not loaded.
    """
    attributes = ["'unsafe-hashes'", *sorted(inline.attributes)] if inline.attributes else ["'none'"]
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *sorted(inline.scripts)],
        "script-src-attr": ["'none'"],
        "style-src": ["'self'", *sorted(inline.styles)],
        "style-src-attr": attributes,
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "manifest-src": ["'self'"],
        "frame-src": ["'none'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def add_policy(page: str, policy: str) -> str:
    """Put the policy right behind the page's `<meta charset>`, ahead of everything that loads or runs.

    The charset must stay within a document's first 1024 bytes, so the policy cannot stand before it.
    Raises PolicyError.
    """
    reader = _Reader.read_document(page)
    if reader.charset_end is None:
        raise PolicyError(
            "expected <meta charset> before any script, style or link, found none; add it to the template."
        )
    at = reader.charset_end
    return f'{page[:at]}<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">{page[at:]}'


class _Reader(HTMLParser):
    """Collects inline text exactly as it stands in the file, which is what browsers hash."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: set[str] = set()
        self.styles: set[str] = set()
        self.attributes: set[str] = set()
        self.charset_end: int | None = None
        self._text: list[str] | None = None
        self._loads = False
        self._lines: list[int] = [0]

    @classmethod
    def read(cls, page: str) -> Inline:
        reader = cls.read_document(page)
        return Inline(
            scripts=frozenset(reader.scripts),
            styles=frozenset(reader.styles),
            attributes=frozenset(reader.attributes),
        )

    @classmethod
    def read_document(cls, page: str) -> _Reader:
        reader = cls()
        for line in page.split("\n"):
            reader._lines.append(reader._lines[-1] + len(line) + 1)
        reader.feed(page)
        reader.close()
        return reader

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("style"):
            self.attributes.add(_source(given["style"] or ""))
        if tag == "meta" and "charset" in given and not self._loads:
            line, column = self.getpos()
            self.charset_end = self._lines[line - 1] + column + len(self.get_starttag_text() or "")
        self._loads = self._loads or tag in {"script", "style", "link"}
        inline_script = tag == "script" and "src" not in given and (given.get("type") or "") not in _DATA_TYPES
        if inline_script or tag == "style":
            self._text = []

    @override
    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    @override
    def handle_endtag(self, tag: str) -> None:
        if self._text is None or tag not in {"script", "style"}:
            return
        (self.scripts if tag == "script" else self.styles).add(_source("".join(self._text)))
        self._text = None


def _source(text: str) -> str:
    return f"'{integrity(text.encode())}'"
