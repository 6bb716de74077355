"""The few shapes the pictures are made of. Colours follow the page's palette; nothing needs an inline style."""

from __future__ import annotations

import textwrap
from html import escape
from typing import Literal

WIDTH = 360
"""Units of every picture's width: about the pixels of a phone, so that text keeps its size there."""
ACCENT = "var(--md-typeset-a-color, currentColor)"
"""Readable on both palettes, unlike the header's colour."""
_SHOWN_WIDTH = 460
_LETTER = 0.6
"""Mean width of a letter, as a part of the font's size, in the widest of the usual fonts."""


def figure(name: str, parts: list[str], *, height: float, title: str, description: str, caption: str) -> str:
    """Put a picture together: one block of HTML without blank lines. `name` keeps its ids apart from other ids."""
    shown_height = round(height * _SHOWN_WIDTH / WIDTH)
    return "\n".join(
        [
            f'<figure class="er-picture er-picture--{name}">',
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {number(height)}"',
            f'width="{_SHOWN_WIDTH}" height="{shown_height}" aria-labelledby="{name}-title {name}-description"',
            'font-size="12" fill="currentColor">',
            f'<title id="{name}-title">{escape(title)}</title>',
            f'<desc id="{name}-description">{escape(description)}</desc>',
            *parts,
            "</svg>",
            f"<figcaption>{escape(caption)}</figcaption>",
            "</figure>",
        ]
    )


def words(
    x: float, y: float, text: str, *, bold: bool = False, anchor: Literal["start", "middle", "end"] = "start"
) -> str:
    """Write one line of text on the baseline `y`."""
    marks = "".join([' font-weight="700"' if bold else "", f' text-anchor="{anchor}"' if anchor != "start" else ""])
    return f'<text x="{number(x)}" y="{number(y)}"{marks}>{escape(text, quote=False)}</text>'


def rectangle(x: float, y: float, width: float, height: float, *, strong: bool = False) -> str:
    """Draw an outline; a strong one stands out by its width as well as by its colour."""
    stroke = f'stroke="{ACCENT}" stroke-width="2.5"' if strong else 'stroke="currentColor" stroke-opacity=".45"'
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" rx="4" '
        f'fill="none" {stroke}/>'
    )


def path(points: list[tuple[float, float]], *, dash: str = "", accent: bool = False, width: float = 1) -> str:
    """Draw a line through the points."""
    corners = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    stroke = ACCENT if accent else "currentColor"
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<polyline points="{corners}" fill="none" stroke="{stroke}" stroke-width="{number(width)}"{dashes}/>'


def wrap(text: str, *, width: float, size: float = 12) -> list[str]:
    """Break the text into lines of at most about `width` units."""
    return textwrap.wrap(text, max(8, int(width / (size * _LETTER))), break_long_words=False)


def number(value: float) -> str:
    """At most one decimal, none where it is zero: the same file on every machine."""
    return f"{value:.1f}".removesuffix(".0")
