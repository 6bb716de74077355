"""Turns the catalogue's texts into Markdown and HTML that show exactly what was written."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# What HTML leaves as it is may still mean something to Markdown; a numeric reference means only itself.
_LITERAL = {ord(sign): f"&#{ord(sign)};" for sign in r"\`*_{}[]()#+-.!|~^:="} | {
    ord(sign): html.escape(sign, quote=True) for sign in "&<>\"'"
}
# As narrow as Markdown's own idea of a code span: what is code only for us would reach the page as raw HTML.
_CODE = re.compile(r"(?<![\\`])(?P<fence>`+)(?!`)(?P<code>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=fence)(?!`)", re.DOTALL)
# A backtick outside code, and a tilde, could open a block that ends somewhere in another text of the page.
_DISARMED = str.maketrans({"<": "&lt;", "{": "&#123;", "`": "&#96;", "~": "&#126;"})
_FENCED = re.compile(r"(?P<fence>`+)(?P<code>.+?)(?P=fence)(?!`)", re.DOTALL)
_ACTIVE = re.compile(r"[<{\n]|!\[|\]\s*[(\[:]")
"""What is not left to Markdown even in code: it might pair the backticks otherwise than we do, or begin a block."""
_HTML_CODE = re.compile(r'<code translate="no">(?P<code>[^<]*)</code>')
_UNKNOWN_LINK = re.compile(
    r"\](?=\s*[(\[:])(?!\((?:https?://[^\s()<>\"'\[\]\\`]*|[A-Za-z0-9._/-]*(?:#[A-Za-z0-9_-]*)?)\))"
)
"""The end of a link's words before anything but an address on the web or within the site."""
_REMEMBERED = 4096
"""Texts: names, badges and the steps of an operation stand on every page."""


@lru_cache(maxsize=_REMEMBERED)
def literal(text: str) -> str:
    """Return plain text as it must appear, safe inside HTML and inside Markdown alike."""
    return text.translate(_LITERAL)


def front(text: str) -> str:
    """Return plain text as a value of a page's front matter: quoted YAML, whose words the theme prints as HTML."""
    plain = html.escape(text, quote=True)
    quoted = (sign if " " <= sign <= "~" and sign not in '"\\' else f"\\U{ord(sign):08x}" for sign in plain)
    return f'"{"".join(quoted)}"'


def fence(text: str) -> str:
    """Return a run of backticks that no line of the text can close."""
    return "`" * max(6, 1 + max((len(run) for run in re.findall("`+", text)), default=0))


def markdown(text: str, links: Mapping[str, str]) -> str:
    """Disarm raw HTML and attribute lists in the catalogue's Markdown, and link code spans that are errors.

    `links`: exact error string → address, relative to the page.
    """
    return _outside(_CODE, text, _disarm, lambda match: _code(match, text, links)).strip()


def portable(text: str) -> str:
    """Return Markdown made by `markdown`, without what only this site understands; pages lie beside each other."""
    without_attributes = text.replace('{ translate="no" }', "").replace("](../errors/", "](")
    return _outside(_FENCED, _HTML_CODE.sub(_span, without_attributes), _rearm)


def plain(text: str) -> str:
    """Return the catalogue's Markdown without its marks: for JSON search fields, descriptions and announcements."""
    without_links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"`|\*\*", "", without_links).strip()


def _outside(
    kept: re.Pattern[str],
    text: str,
    change: Callable[[str], str],
    code: Callable[[re.Match[str]], str] = lambda match: match[0],
) -> str:
    parts: list[str] = []
    position = 0
    for match in kept.finditer(text):
        parts += [change(text[position : match.start()]), code(match)]
        position = match.end()
    return "".join([*parts, change(text[position:])])


@lru_cache(maxsize=_REMEMBERED)
def _disarm(text: str) -> str:
    return _UNKNOWN_LINK.sub("&#93;", text.translate(_DISARMED).replace("![", "&#33;["))


def _rearm(text: str) -> str:
    if "&" not in text:
        return text
    for sign in ("&lt;", "&#123;", "&#96;", "&#126;", "&#33;", "&#93;"):
        text = text.replace(sign, html.unescape(sign))
    return text


def _code(match: re.Match[str], text: str, links: Mapping[str, str]) -> str:
    href = links.get(match["code"])
    linked = href is not None and not text[: match.start()].endswith("[")
    if len(match["fence"]) > 1 or _ACTIVE.search(match["code"]):
        shown = f'<code translate="no">{literal(match["code"].strip())}</code>'
    else:
        shown = match[0] + ('{ translate="no" }' if linked else "")
    return f"[{shown}]({href})" if linked else shown


def _span(match: re.Match[str]) -> str:
    """Return the Markdown of a code span that was written as HTML."""
    code = html.unescape(match["code"])
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", code)), default=0))
    blank = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{fence}{blank}{code}{blank}{fence}"
