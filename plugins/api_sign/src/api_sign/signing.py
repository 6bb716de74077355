"""The signature itself: base64(HMAC-SHA512(key, path + SHA256(nonce + body))).

Text becomes bytes here and nowhere else: path, nonce and body as UTF-8, the secret through strict base64.
"""

from __future__ import annotations

import binascii
import hashlib
import hmac
import re
from dataclasses import dataclass

from .errors import BodyError, NonceError, PathError, SecretError, SigningError

_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/=]")


@dataclass(frozen=True, slots=True)
class Trace:
    """Every intermediate value of one signature, in the order in which they are made."""

    hashed_text: str
    """nonce + body: what SHA-256 reads, as UTF-8."""
    inner_digest: bytes
    """32 raw bytes."""
    message: bytes
    """The path as UTF-8 followed by the 32 raw bytes."""
    key: bytes
    """The secret after base64 decoding; 64 bytes for a Kraken secret."""
    signature: str
    """The API-Sign header's value: 88 characters of base64."""


def sign(path: str, nonce: str, body: str, secret: str) -> str:
    """Return the API-Sign header's value.

    `body` is the exact text that will be sent, form-encoded or JSON, with the nonce in it; `secret` is the
    base64 text as Kraken shows it. Raises a `SigningError` whose `field` names the input at fault.
    """
    return trace(path, nonce, body, secret).signature


def trace(path: str, nonce: str, body: str, secret: str) -> Trace:
    """Sign as `sign` does and keep every intermediate value. Raises as `sign` does."""
    path_bytes = encode_text(path, PathError)
    if not path_bytes:
        message = "The path is empty; it is the address after the host, such as /0/private/Balance."
        raise PathError(message)
    hashed = encode_text(nonce, NonceError) + encode_text(body, BodyError)
    key = decode_secret(secret)
    inner = hashlib.sha256(hashed).digest()
    outer = hmac.digest(key, path_bytes + inner, "sha512")
    return Trace(
        hashed_text=nonce + body,
        inner_digest=inner,
        message=path_bytes + inner,
        key=key,
        signature=binascii.b2a_base64(outer, newline=False).decode("ascii"),
    )


def encode_text(text: str, error: type[SigningError], field: str | None = None) -> bytes:
    """Return `text` as UTF-8; raise `error` when it is not text or holds half of a surrogate pair."""
    field = field or error.field
    if not isinstance(text, str):
        message = f"The {field} is {type(text).__name__}, expected text; pass it as a string."
        raise error(message, field=field)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as problem:
        message = (
            f"The {field} has, at character {problem.start + 1}, half of a surrogate pair, which no UTF-8 "
            "can express; copy the text again from its source."
        )
        raise error(message, field=field) from None


def decode_secret(secret: str) -> bytes:
    """Return the key's bytes from strict base64: the standard alphabet, padded, nothing else around it."""
    encode_text(secret, SecretError)
    if not secret:
        message = "The secret is empty; it is the private key that Kraken showed once, 88 characters of base64."
        raise SecretError(message)
    stray = _NOT_BASE64.search(secret)
    if stray is not None:
        message = (
            f"The secret has {_name(stray.group())} at character {stray.start() + 1}, which is not base64; copy "
            "the private key again, with nothing around it."
        )
        raise SecretError(message)
    if len(secret) % 4:
        message = (
            f"The secret has {len(secret)} characters, expected a multiple of 4; its end or its = padding is "
            "missing, copy the private key again."
        )
        raise SecretError(message)
    try:
        return binascii.a2b_base64(secret, strict_mode=True)
    except binascii.Error:
        message = "The secret has = padding in the wrong place; copy the private key again, to its last character."
        raise SecretError(message) from None


def _name(character: str) -> str:
    names = {" ": "a blank", "\n": "a line break", "\r": "a line break", "\t": "a tab", "-": "-", "_": "_"}
    return names.get(character, repr(character) if character.isprintable() else f"U+{ord(character):04X}")
