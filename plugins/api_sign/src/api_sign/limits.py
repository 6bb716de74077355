"""What a request cannot show: mistakes that give the right bytes for it."""

from __future__ import annotations

from . import tables
from .bodies import parse_body
from .request import Request
from .signing import decode_secret, trace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .model import Mistake, Way

_OTHER_INPUT = {"nonce-not-the-body-s", "secret-public-key"}
"""Rows that need an input which the request does not have."""
_JSON_ONLY = {"body-form-instead-of-json", "body-json-spacing", "body-json-escapes", "body-json-quoted-numbers"}
_FORM_ONLY = {
    "body-json-instead-of-form",
    "body-other-separators",
    "body-blank",
    "body-escape-case",
    "body-comma",
    "body-brackets",
    "body-at-sign",
    "body-percent-sign",
    "body-plus-sign",
    "body-other-marks",
    "body-not-encoded",
    "body-markup",
    "body-encoded-otherwise",
    "body-encoded-twice",
    "body-symbols",
}


def cannot_show(path: str, nonce: str, body: str, secret: str) -> tuple[Mistake, ...]:
    """Return the mistakes that stay hidden in this request, since they give it the same bytes as the right way.

    A program can make any of them and still sign this request rightly. Raises as `sign` does.
    """
    right = trace(path, nonce, body, secret)
    request = Request(path, nonce, body, secret, secret, decode_secret(secret), None, parse_body(body))
    is_json = request.parsed is not None and request.parsed.is_json
    message = right.message
    checks: list[tuple[tuple[Way, ...], Any, Any]] = [
        (tables.NONCE + tables.FAMILIES, (request,), (nonce, body)),
        (tables.BODY, (request,), body),
        (tables.INNER, (request, right.inner_digest), right.inner_digest),
        (tables.PATH, (request,), path),
        (tables.JOIN, (request, path.encode(), right.inner_digest), message),
        (tables.SECRET, (request,), right.key),
    ]
    return tuple(
        row.mistake
        for rows, arguments, value in checks
        for row in rows
        if _hidden(row, row.make(*arguments), value, is_json=is_json)
    )


def _hidden(row: Way, made: Iterable[Any], right: object, *, is_json: bool) -> bool:
    name = row.mistake.id
    if name in _OTHER_INPUT or (is_json and name in _FORM_ONLY) or (not is_json and name in _JSON_ONLY):
        return False
    return all(value == right for value in made)
