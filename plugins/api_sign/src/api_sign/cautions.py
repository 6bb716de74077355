"""Warnings found by looking at the inputs; none of them is a verdict."""

from __future__ import annotations

import re

from .bodies import Number
from .model import Caution
from .nonce_text import as_integer, nonce_in_body

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .request import Request

KRAKEN_KEY_BYTES = 64
PUBLIC_KEY_BYTES = 42
SAFE_INTEGER = 2**53 - 1
SIGNED_64 = 2**63
UNITS = (
    ("seconds", 10**9, 4 * 10**9),
    ("milliseconds", 10**12, 4 * 10**12),
    ("microseconds", 10**15, 4 * 10**15),
    ("units of 10 nanoseconds", 10**17, 4 * 10**17),
    ("nanoseconds", 10**18, 4 * 10**18),
)
"""Names of units with the values that moments from 2001 to 2096 have in them."""


def look(request: Request, *, sent_body: str | None = None, now: float | None = None) -> tuple[Caution, ...]:
    """Return what is unusual about the inputs, in the order path, nonce, body, secret.

    `now` is Unix time in seconds; without it the nonce is not compared with the clock.
    """
    return (
        *_path(request.path),
        *_nonce(request, now),
        *_body(request),
        *_sent(request.body, sent_body),
        *_secret(request),
    )


def unit_of(number: int) -> str | None:
    """Return the unit in which the number is a moment between 2001 and 2096, or None."""
    for name, low, high in UNITS:
        if low <= number < high:
            return name
    return None


def seconds_of(number: int, unit: str) -> float:
    """Return the moment in Unix seconds."""
    low = next(low for name, low, _ in UNITS if name == unit)
    return number / (low / 10**9)


def _path(path: str) -> Iterator[Caution]:
    if "://" in path or "kraken.com" in path:
        yield Caution(
            "path-is-address",
            "path",
            "The path holds a host or scheme",
            "Give only what comes after the host: /0/private/Balance.",
        )
    elif path.startswith(("/derivatives", "/api/v3")):
        yield Caution(
            "path-futures",
            "path",
            "This is a path of Kraken Futures",
            "Futures signs otherwise: base64(HMAC-SHA512(secret, SHA-256(body + nonce + path))).",
        )
    elif path.startswith(("/b2b", "/embed")):
        yield Caution(
            "path-embed",
            "path",
            "This is a path of Kraken Embed, where the query belongs to the signed path",
            "Follow Embed's own description: its path is signed together with its query string.",
        )
    elif path.startswith("/0/public/"):
        yield Caution(
            "path-is-public", "path", "Public methods need no signature", "Call it without API-Key and API-Sign."
        )
    elif not path.startswith("/0/private/"):
        yield Caution("path-unusual", "path", "Spot paths begin with /0/private/", "Check the path.")
    if "?" in path and not path.startswith(("/b2b", "/embed")):
        yield Caution(
            "path-has-query",
            "path",
            "The path holds a query string",
            "A query may be sent, as account_id is, but Spot signs the path without it.",
        )
    if path != path.strip() or "\0" in path:
        yield Caution(
            "path-stray-characters", "path", "There are blanks, line breaks or zero bytes in the path", "Remove them."
        )


def _nonce(request: Request, now: float | None) -> Iterator[Caution]:
    nonce, inside = request.nonce, nonce_in_body(request.body)
    if not nonce:
        yield Caution("nonce-absent", "nonce", "There is no nonce", "Give the digits that are in the body.")
        return
    if inside is None:
        yield Caution(
            "nonce-not-in-body",
            "body",
            "The body has no nonce",
            "Kraken reads the nonce from the body: add nonce=… before signing.",
        )
    elif inside != nonce:
        yield Caution(
            "nonce-differs-from-body",
            "nonce",
            f"The nonce given is not the one in the body ({inside[:30]})",
            "Use the same digits in front and in the body.",
        )
    number = as_integer(nonce)
    if number is None:
        yield Caution(
            "nonce-not-integer",
            "nonce",
            "The nonce is not a whole number",
            "Kraken wants an unsigned whole number: digits only, no point, exponent or blank.",
        )
        return
    if number >= SIGNED_64:
        yield Caution(
            "nonce-beyond-2-63",
            "nonce",
            "The nonce is 2^63 or larger",
            "Stay below 9223372036854775808; nanoseconds fit.",
        )
    unit = unit_of(number)
    if unit is None:
        yield Caution(
            "nonce-odd-unit",
            "nonce",
            "The nonce is not a present moment in any usual unit",
            "That is allowed, but every later nonce of this key must be larger.",
        )
    if number > SAFE_INTEGER:
        yield Caution(
            "nonce-beyond-safe-integer",
            "nonce",
            "JavaScript numbers cannot hold this nonce exactly",
            "Keep it as text or BigInt; above 9007199254740991 digits are lost.",
        )
    if unit is not None and now is not None and abs(seconds_of(number, unit) - now) > 24 * 3600:
        yield Caution(
            "nonce-far-from-now",
            "nonce",
            "The nonce is more than a day away from now",
            "Fine for an example; for a live call check the clock and the unit.",
        )


def _body(request: Request) -> Iterator[Caution]:
    body = request.body
    if not body:
        yield Caution("body-is-empty", "body", "The body is empty", "A private call carries at least its nonce.")
        return
    if re.match(r"\s*[{\[(]\s*'", body) or (body.lstrip().startswith("{") and request.parsed is None and "': " in body):
        yield Caution(
            "body-python-dict",
            "body",
            "The body is the printed form of a Python dict",
            "Send urlencode(data) or json.dumps(data), and sign that text.",
        )
    if request.parsed is not None and request.parsed.is_json:
        yield Caution(
            "body-is-json",
            "body",
            "The body is JSON: legitimate, with Content-Type: application/json",
            "Send the very text that was signed; a library that writes the JSON again may change it.",
        )
        if isinstance(dict(request.parsed.pairs).get("nonce"), Number) and len(request.nonce) > 15:
            yield Caution(
                "body-nonce-number",
                "body",
                "The nonce stands as a number in the JSON",
                "Some readers round large numbers; write it as text.",
            )
    elif request.parsed is None and not re.match(r"\s*[{\[(]\s*'", body):
        yield Caution(
            "body-unreadable", "body", "The body is neither form-encoded nor JSON", "Check what is really sent."
        )
    if request.parsed is not None and any(name == "otp" for name, _ in request.parsed.pairs):
        yield Caution(
            "body-has-otp",
            "body",
            "The body carries otp",
            "It must be signed too, it is valid for a moment only, and keys without 2FA must not send it.",
        )
    if body.startswith(("?", "&")):
        yield Caution(
            "body-leading-mark",
            "body",
            f"The body begins with {body[0]}",
            "Kraken reads it as it stands; it is signed with the body.",
        )
    if body != body.strip() or "\0" in body or "\ufeff" in body:
        yield Caution(
            "body-stray-characters",
            "body",
            "There are blanks, line breaks, zero bytes or a mark around the body",
            "They count for the signature if they are sent; remove them in both places.",
        )
    if "&amp;" in body:
        yield Caution("body-amp", "body", "The body holds &amp;", "It was taken from HTML: write a bare &.")


def _sent(body: str, sent_body: str | None) -> Iterator[Caution]:
    if sent_body is not None and sent_body != body:
        at = next(
            (index for index, (a, b) in enumerate(zip(body, sent_body, strict=False)) if a != b),
            min(len(body), len(sent_body)),
        )
        yield Caution(
            "sent-body-differs",
            "sent_body",
            f"What was sent differs from what was signed, from character {at + 1} on",
            "Encode the parameters once, keep that string, sign it and send that very string.",
        )


def _secret(request: Request) -> Iterator[Caution]:
    size = len(request.key)
    if size == PUBLIC_KEY_BYTES:
        yield Caution(
            "secret-is-public-key",
            "secret",
            "The secret decodes to 42 bytes, as the public API key does",
            "The private key has 88 characters and decodes to 64 bytes; the two were probably swapped.",
        )
    elif size != KRAKEN_KEY_BYTES:
        yield Caution(
            "secret-length",
            "secret",
            f"The secret decodes to {size} bytes, Kraken's have 64",
            "Copy the private key again, all 88 characters.",
        )
    if request.api_key is not None and request.api_key.strip() == request.typed_secret.strip():
        yield Caution(
            "secret-equals-api-key",
            "secret",
            "Secret and API key are the same text",
            "They are two values: the key names the account's key, the secret signs.",
        )
