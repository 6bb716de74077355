"""The picture that messengers and networks show beside a link to the site, drawn with a font that Pillow brings."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence

    from error_reference.pages.model import Site

SIZE = (1200, 630)
"""Pixels; what the networks ask for."""

_INK, _SOFT, _PAPER, _ACCENT = "#1b2430", "#55606e", "#ffffff", "#0a6a66"
_PANEL, _LINE = "#f5f7f9", "#dde3e9"
_BADGE_PAPER, _BADGE_LINE, _BADGE_INK = "#fdf1ef", "#e3a79f", "#93261b"
_MARGIN = 80


def preview(site: Site, name: str) -> bytes:
    """Draw the site's own: the first error whose outcome is not known shows what the site is for."""
    shown = max(site.errors, key=lambda page: page.verdict[0].value == "unknown")
    subtitle = f"Unofficial. {len(site.errors)} errors, each with a verdict. Paste yours."
    return draw_preview(
        name, subtitle, paste=f'{{"error":["{shown.error}"]}}', badges=[badge.words for badge in shown.verdict]
    )


def draw_preview(title: str, subtitle: str, *, paste: str, badges: Sequence[str]) -> bytes:
    """Return a PNG, the same bytes for the same words: the title, a pasted reply and the words of its verdict."""
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], 18), fill=_ACCENT)
    draw.text((_MARGIN, 90), title, fill=_INK, font=_fitting(title, 74, SIZE[0] - 2 * _MARGIN))
    draw.text((_MARGIN, 190), subtitle, fill=_SOFT, font=_fitting(subtitle, 36, SIZE[0] - 2 * _MARGIN))
    draw.rounded_rectangle((_MARGIN, 280, SIZE[0] - _MARGIN, 400), 12, fill=_PANEL, outline=_LINE, width=2)
    draw.text((_MARGIN + 36, 340), paste, fill=_INK, anchor="lm", font=_fitting(paste, 40, SIZE[0] - 2 * _MARGIN - 72))
    left = float(_MARGIN)
    for words in badges:
        font = _font(34)
        right = left + draw.textlength(words, font=font) + 56
        draw.rounded_rectangle((left, 450, right, 522), 36, fill=_BADGE_PAPER, outline=_BADGE_LINE, width=2)
        draw.text((left + 28, 486), words, fill=_BADGE_INK, anchor="lm", font=font)
        left = right + 24
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _font(size: float) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError(
            "Pillow: expected a build with FreeType, found one without; install the wheel of requirements.txt."
        )
    return font


def _fitting(words: str, size: float, width: float) -> ImageFont.FreeTypeFont:
    """Return the largest font up to `size` in which the words are no wider than `width` pixels."""
    return _font(min(size, size * width / max(1.0, _font(size).getlength(words))))
