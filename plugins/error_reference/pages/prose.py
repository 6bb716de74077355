"""Turns the catalogue's texts into Markdown and HTML that show exactly what was written."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# What HTML leaves as it is may still mean something to Markdown; a numeric reference means only itself.
_LITERAL = {ord(sign): f"&#{ord(sign)};" for sign in r"\`*_{}[]()#+-.!|~^:="} | {
    ord(sign): html.escape(sign, quote=True) for sign in "&<>\"'"
}
_CODE = re.compile(r"(?P<fence>`+)(?P<code>.+?)(?P=fence)(?!`)", re.DOTALL)


def literal(text: str) -> str:
    """Return plain text as it must appear, safe inside HTML and inside Markdown alike."""
    return text.translate(_LITERAL)


def markdown(text: str, links: Mapping[str, str]) -> str:
    """Disarm raw HTML and attribute lists in the catalogue's Markdown, and link code spans that are errors.

    `links`: exact error string → address, relative to the page.
    """
    return _outside_code(text, _disarm, lambda match: _code(match, text, links)).strip()


def portable(text: str) -> str:
    """Return Markdown made by `markdown`, without what only this site understands; pages lie beside each other."""
    without_attributes = text.replace('{ translate="no" }', "").replace("](../errors/", "](")
    return _outside_code(without_attributes, lambda part: part.replace("&lt;", "<").replace("&#123;", "{"))


def plain(text: str) -> str:
    """Return the catalogue's Markdown without its marks: for JSON search fields, descriptions and announcements."""
    without_links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"`|\*\*", "", without_links).strip()


def _outside_code(
    text: str, change: Callable[[str], str], code: Callable[[re.Match[str]], str] = lambda match: match[0]
) -> str:
    parts: list[str] = []
    position = 0
    for match in _CODE.finditer(text):
        parts += [change(text[position : match.start()]), code(match)]
        position = match.end()
    return "".join([*parts, change(text[position:])])


def _disarm(text: str) -> str:
    return text.replace("<", "&lt;").replace("{", "&#123;")


def _code(match: re.Match[str], text: str, links: Mapping[str, str]) -> str:
    href = links.get(match["code"])
    inside_link = text[: match.start()].endswith("[")
    if href is None or inside_link:
        return match[0]
    return f'[{match[0]}{{ translate="no" }}]({href})'
