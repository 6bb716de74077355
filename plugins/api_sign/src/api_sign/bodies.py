"""Request bodies as ordered parameters, and the ways of writing them down again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import quote, unquote_plus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Style = tuple[str, str, int, Callable[[str], str]]


class Number(str):
    """A JSON number with the digits as they were written."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A body taken apart; `pairs` keeps order and repetition."""

    is_json: bool
    pairs: tuple[tuple[str, object], ...]


def parse_body(text: str) -> Body | None:
    """Return the parameters of a form-encoded or JSON body, or None where it is neither."""
    if text.lstrip()[:1] == "{":
        return _parse_json(text)
    if "=" not in text:
        return None
    pairs = []
    for part in text.strip().lstrip("?&").split("&"):
        name, _, value = part.partition("=")
        if part:
            pairs.append((unquote_plus(name), unquote_plus(value)))
    return Body(is_json=False, pairs=tuple(pairs))


def write_form(pairs: tuple[tuple[str, object], ...], *, safe: str = "", blank: str = "+", python: bool = False) -> str:
    """Return `pairs` form-encoded; `safe` holds characters left raw besides letters, digits and `_.-~`.

    `blank` is what a blank becomes; `python` writes true as True, as str() does.
    """
    return "&".join(
        f"{_escape(name, safe, blank)}={_escape(text_of(value, python=python), safe, blank)}" for name, value in pairs
    )


def write_json(
    value: object, *, comma: str = ",", colon: str = ":", indent: int = 0, string: Callable[[str], str] = json.dumps
) -> str:
    """Return `value` as JSON; `Number` keeps its digits, `string` writes a string with its quotes."""
    return _write(value, comma, colon, indent, 0, string)


def json_style(text: str, body: Body) -> Style:
    """Return the style that writes `body` exactly as `text`; compact where none does."""
    for style in STYLES:
        if write_in_style(body.pairs, style) == text:
            return style
    return STYLES[0]


def write_in_style(pairs: tuple[tuple[str, object], ...], style: Style) -> str:
    """Return `pairs` as a JSON object in one of `STYLES`."""
    return write_json(pairs, comma=style[0], colon=style[1], indent=style[2], string=style[3])


def text_of(value: object, *, python: bool = False) -> str:
    """Return a parameter's value as the text a form body would carry."""
    if value is True or value is False:
        return str(value) if python else str(value).lower()
    if value is None:
        return "None" if python else "null"
    if isinstance(value, str):
        return str(value)
    if isinstance(value, list) and not python:
        return ",".join(text_of(item) for item in value)
    return repr(_plain(value)) if python else write_json(value)


def _php(text: str) -> str:
    return json.dumps(text).replace("/", "\\/")


def _unicode(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _markup(text: str) -> str:
    escaped = json.dumps(text, ensure_ascii=False)
    for mark in "<>&":
        escaped = escaped.replace(mark, f"\\u{ord(mark):04x}")
    return escaped


def _dotnet(text: str) -> str:
    escaped = json.dumps(text)
    for mark in "<>&'+`":
        escaped = escaped.replace(mark, f"\\u{ord(mark):04X}")
    return escaped


STRINGS = (json.dumps, _unicode, _php, _markup, _dotnet)
"""JSON strings as Python, JavaScript, PHP, Go and .NET write them."""
SPACINGS = ((",", ":", 0), (", ", ": ", 0), (",", ": ", 2), (",", ": ", 4), (",", ": ", 0), (", ", ":", 0))
STYLES = tuple((*spacing, string) for spacing in SPACINGS for string in STRINGS)


def _plain(value: object) -> object:
    if isinstance(value, Number):
        return float(value) if len(value) > 30 or not value.lstrip("-").isdigit() else int(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return value


def _escape(text: str, safe: str, blank: str) -> str:
    escaped = quote(text, safe=safe + " ")
    return escaped.replace(" ", blank)


def _parse_json(text: str) -> Body | None:
    try:
        value = json.loads(text, parse_int=Number, parse_float=Number, parse_constant=Number)
        json.dumps(value, ensure_ascii=False).encode()  # half of a surrogate pair cannot be spelled in another way
    except (ValueError, RecursionError):
        return None
    return Body(is_json=True, pairs=tuple(value.items())) if isinstance(value, dict) else None


def _write(value: object, comma: str, colon: str, indent: int, depth: int, string: Callable[[str], str]) -> str:
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, str):
        return string(value)
    if isinstance(value, tuple):
        value = dict(value)
    if not isinstance(value, dict | list):
        return json.dumps(value)
    inside = "\n" + " " * indent * (depth + 1) if indent else ""
    after = "\n" + " " * indent * depth if indent else ""
    if isinstance(value, dict):
        items = [
            string(name) + colon + _write(item, comma, colon, indent, depth + 1, string) for name, item in value.items()
        ]
        opening, closing = "{", "}"
    else:
        items = [_write(item, comma, colon, indent, depth + 1, string) for item in value]
        opening, closing = "[", "]"
    if not items:
        return opening + closing
    return opening + inside + (comma + inside).join(items) + after + closing
