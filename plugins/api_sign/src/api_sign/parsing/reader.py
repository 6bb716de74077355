"""`parse_request`: from a pasted request to the fields of the checker."""

from __future__ import annotations

import re
from dataclasses import dataclass

from api_sign.nonce_text import nonce_in_body

from .curl import read_curl
from .found import Found
from .http import read_http
from .httpie import read_httpie
from .snippet import read_json, read_snippet

LONGEST = 20_000
"""Characters that are read; what follows is left out, with a note."""


@dataclass(frozen=True, slots=True)
class ParsedRequest:
    """What could be read; None where the text does not hold it."""

    path: str | None
    nonce: str | None
    body: str | None
    api_key: str | None
    api_sign: str | None
    notes: tuple[str, ...] = ()


def parse_request(text: str) -> ParsedRequest:
    """Read a curl or HTTPie command, raw HTTP, JSON, or what a client library prints.

    Never raises for any text, and never looks for a secret. What is missing is None and named in `notes`.
    """
    found = Found()
    if len(text) > LONGEST:
        found.notes.append(f"Only the first {LONGEST} characters were read.")
        text = text[:LONGEST]
    text = text.strip("\ufeff\u200b \r\n\t")
    try:
        _read(text, found)
    except UnicodeEncodeError:
        found.notes.append(
            "The text holds half of a surrogate pair, which no form can express; what comes after it was not read."
        )
    except RecursionError:
        found.notes.append("The text is nested too deeply to be read; paste the body alone.")
    missing = [name for name in ("path", "body", "api_sign") if getattr(found, name) is None]
    if missing:
        found.notes.append(f"Not found: {', '.join(missing)}.")
    if re.search(
        r"(?:api[_-]?secret|private[_-]?key|\bsecret)\b\s*[\"']?\s*[:=]\s*[\"'][A-Za-z0-9+/]{40,}", text, re.IGNORECASE
    ):
        found.notes.append(
            "The text seems to hold a secret. It was not read; remove it before you show the text to anybody."
        )
    nonce = nonce_in_body(found.body) if found.body is not None else None
    return ParsedRequest(found.path, nonce, found.body, found.api_key, found.api_sign, tuple(found.notes))


def _read(text: str, found: Found) -> None:
    whole = False
    if re.search(r"\bcurl(?:\.exe)?\b", text):
        read_curl(text, found)
    else:
        whole = read_httpie(text, found)
    if found.path is None or found.body is None:
        read_http(text, found)
    if not whole and not read_json(text, found):
        read_snippet(text, found)
