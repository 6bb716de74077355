"""Entries that mean harm, and what must not be left of them in a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, override
from urllib.parse import urlsplit

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator

type Attributes = list[tuple[str, str | None]]
type Json = dict[str, Any]

MARKUP = (
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "</code></pre><script>x</script>",
    ),
    *("\\`<script>alert(1)</script>\\`", "`a\n\n<script>alert(1)</script>\n\nb`", "``<script>`alert(1)</script>``"),
    *(
        "\\\\`a` <script>b</script> `c`",
        "`<script>alert(1)</script>",
        "</div></details><iframe src=x></iframe>",
        "<!--",
        "-->",
    ),
    *(
        "[x](javascript:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x]( javascript:alert(1) 'y')",
        "[`x`](javascript:y)",
    ),
    *(
        "[x][1]\n\n[1]: javascript:alert(1)",
        "[x]\n\n[x]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "![x](data:text/html,x)",
    ),
    *(
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:y)",
        "[x](\\javascript:y)",
        "*[HTML]: <b onclick=x>",
        "[x](//a@b)",
    ),
    *(
        "{: onclick=alert(1) }",
        "{ onclick=alert(1) }",
        "`a`{ onclick=alert(1) }",
        "**a**{: style=x onmouseover=y }",
        "# a { onclick=x }",
    ),
    *(
        '" onmouseover="alert(1)',
        "' onfocus='alert(1)' autofocus='",
        "&lt;script&gt;",
        "&#60;script&#62;",
        "&",
        "<",
        ">",
        '"',
        "'",
    ),
    *(
        "```html\n<script>alert(1)</script>\n```",
        "``````\n<script>alert(1)</script>\n``````",
        "~~~\n<script>x</script>\n~~~",
        "```",
    ),
    *(
        "\n\n``````\n\n<script>alert(1)</script>\n",
        "    <script>alert(1)</script>",
        "\n---\n<script>x</script>\n---\n",
        "{{ 7 * 7 }}",
        "{% raw %}",
    ),
    *(
        '--8<-- "index.md"',
        '\n\n--8<-- "index.md"\n\n',
        "<!-- guide: decision -->",
        "[^docs]",
        "\n: <script>x</script>",
        "| a | b |",
        "||",
        "](",
    ),
    *(
        "<div markdown>\n\n# x\n\n</div>",
        '<a href="javascript:x" onclick=y>',
        "&lt;img src=x onerror=y&gt;",
        "`",
        "``",
        "\\",
        "](",
        "[",
        "]",
        "{",
        "}",
    ),
    *("\u202e", "\u200b", "\U0001f4a5", "e\u0301"),
)
UNPRINTABLE = ("\u2028", "\ufeff", "\x7f", "\t", "\r", "\x00", "\ud800")

# Text that an entry may hold, of marks that mean something to Markdown or HTML.
SIGNS = st.text("`[](){}<>&\"'\\!*_#:|~^=-\n ax/", max_size=24)
HOSTILE = st.sampled_from(MARKUP) | SIGNS | st.builds("{}{}{}".format, SIGNS, st.sampled_from(MARKUP), SIGNS)

_FORBIDDEN = {
    *("script", "iframe", "object", "embed", "style", "link", "meta", "base", "img", "svg", "math", "template"),
    *("video", "audio", "source", "frame", "textarea", "applet"),
}
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "srcset", "data", "poster", "xlink:href"})
_EXPECTED = frozenset({"", "http", "https"})


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every text in an entry."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))


def put(entry: Json, path: tuple[str | int, ...], value: Any) -> None:
    """Put the value in place of what is there; nothing if the path has gone meanwhile."""
    target: Any = entry
    try:
        for key in path[:-1]:
            target = target[key]
        target[path[-1]] = value
    except (KeyError, IndexError, TypeError):
        return


def harm(html: str) -> list[str]:
    """Elements, handlers and addresses in the page's HTML that no page of ours has."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in _FORBIDDEN:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.found.append(f"<{tag} {name}>")
            # Browsers leave out blanks and control characters within a scheme.
            if name in _ADDRESSES and urlsplit(re.sub(r"[\x00-\x20]", "", value or "")).scheme not in _EXPECTED:
                self.found.append(f"<{tag} {name}={value}>")

    @override
    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data[:20]}-->")
