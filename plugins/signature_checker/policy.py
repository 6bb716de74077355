"""One Content-Security-Policy for every page of the built site.

The pages share it because policies add up: with instant navigation the first page's policy stays in force, and one that
lacked anything the checker needs would break it later. Inline scripts and styles are allowed by their hashes alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

from signature_checker.asset import integrity

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATA_TYPES = frozenset({"application/json", "application/ld+json", "text/plain"})
"""`type` of script elements that hold data: nothing runs, so nothing needs to be allowed."""

_LOADING = frozenset({"script", "style", "link"})
_VALUE = r"""(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'>][^\s>]*+))"""
_ATTRIBUTE = re.compile(rf"(?P<name>[^\s/>=]++)(?:\s*+=\s*+{_VALUE})?+")
_ATTRIBUTES = r"""(?:[^"'>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)?+|["'])*+"""
_INLINE = rf"<!--.*?-->|<(?P<raw>script|style)(?=[\s/>])(?P<raw_attributes>{_ATTRIBUTES})>(?P<text>.*?)</(?P=raw)\s*>"
_RAW = re.compile(_INLINE, re.DOTALL | re.IGNORECASE)
_RAW_START = re.compile("<(?:!--|script|style)", re.IGNORECASE)
_TOKEN = re.compile(
    rf"{_INLINE}|<(?P<name>[a-z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})>",
    re.DOTALL | re.IGNORECASE,
)
"""A comment, an element whose content is no HTML, or a start tag. The library's parser takes 15 times as long."""
_STYLE = re.compile(r"\sstyle\s*=", re.IGNORECASE)
_STYLE_NAME = re.compile(r"style\s*=")
"""Quick to look for, since it begins with letters of one case."""


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
    scripts, styles, attributes = set[str](), set[str](), set[str]()
    for page in pages:
        found = _read(page)
        scripts |= found.scripts
        styles |= found.styles
        attributes |= found.attributes
    return Inline(scripts=frozenset(scripts), styles=frozenset(styles), attributes=frozenset(attributes))


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
    at = _charset_end(page)
    if at is None:
        raise PolicyError(
            "expected <meta charset> before any script, style or link, found none; add it to the template."
        )
    return f'{page[:at]}<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">{page[at:]}'


def _charset_end(page: str) -> int | None:
    """Where `<meta charset>` ends, or None where something that loads or runs comes before it."""
    for token in _TOKEN.finditer(page):
        name = _name(token)
        if name in _LOADING:
            return None
        if name == "meta" and "charset" in _attributes(token):
            return token.end()
    return None


def _read(page: str) -> Inline:
    """Everything inline in one page, exactly as it stands in the file, which is what browsers hash."""
    scripts, styles, attributes = set[str](), set[str](), set[str]()
    for token in _tokens(page):
        name = _name(token)
        if name is None:
            continue
        # Looking into the attributes of every element would take most of the time.
        given = _attributes(token) if name in {"script", "style"} or _STYLE.search(token[0]) else {}
        if style := given.get("style"):
            attributes.add(_source(style))
        if name == "script" and "src" not in given and (given.get("type") or "") not in _DATA_TYPES:
            scripts.add(_source(token["text"]))
        elif name == "style":
            styles.add(_source(token["text"]))
    return Inline(scripts=frozenset(scripts), styles=frozenset(styles), attributes=frozenset(attributes))


def _tokens(page: str) -> list[re.Match[str]]:
    """Return what may hold something inline: most pages have no style attribute, and then few tokens tell all.

    An attribute's value may hold what looks like an element. A start that is no token's own gives it away.
    """
    if not _STYLE_NAME.search(page.lower()):
        found = list(_RAW.finditer(page))
        if len(found) == len(_RAW_START.findall(page)):
            return found
    return list(_TOKEN.finditer(page))


def _name(token: re.Match[str]) -> str | None:
    """Return the element's name; None for a comment."""
    found = token.groupdict()
    name = found["raw"] or found.get("name")
    return name and name.lower()


def _attributes(token: re.Match[str]) -> dict[str, str]:
    text = token["raw_attributes"] or token.groupdict().get("attributes") or ""
    return {
        found["name"].lower(): unescape(found["double"] or found["single"] or found["bare"] or "")
        for found in _ATTRIBUTE.finditer(text)
    }


def _source(text: str) -> str:
    return f"'{integrity(text.encode())}'"
