"""Secrets as they are pasted: blanks, quotes, lost padding and the URL-safe alphabet put right, each with a warning."""

from __future__ import annotations

import binascii
import re

from .errors import SecretError
from .model import Caution
from .signing import encode_text

_SECRET_BYTES = 64
_QUOTES = "\"'`\u201c\u201d\u2018\u2019"
_TOLD = {
    "secret-blanks": (
        "The secret has blanks or line breaks in or around it",
        "Remove them where your program reads the secret too (strip it): some decoders refuse them, others do not.",
    ),
    "secret-quotes": (
        "The secret has quotation marks around it",
        "Remove them where the secret is kept: a .env or INI reader may hand them to your program.",
    ),
    "secret-url-safe": (
        "The secret is written with - and _ instead of + and /",
        "Kraken shows secrets in the standard alphabet; copy it again, or decode it with the URL-safe decoder.",
    ),
    "secret-plus": (
        "The secret has blanks where + stood",
        "Percent-decoding or a web form turned + into a blank; copy the secret again, and keep it out of addresses.",
    ),
    "secret-surplus-padding": (
        "There are more = at the end of the secret than its length allows",
        "Copy the secret again, without a = that belongs to what stands behind it.",
    ),
    "secret-padding": (
        "The = padding at the end of the secret is missing",
        "Copy the secret to its last character: 88 characters that end in ==. Splitting a line at = loses them.",
    ),
}


def repair_secret(secret: str) -> tuple[str, tuple[Caution, ...]]:
    """Return the secret as strict base64 and what had to be done; raise `SecretError` for what is not text."""
    encode_text(secret, SecretError)
    found: list[str] = []
    text = secret.strip("\ufeff\u200b")
    bare = text.strip().strip(_QUOTES)
    if bare != text.strip():
        found.append("secret-quotes")
    if " " in bare and _is_whole(bare.replace(" ", "+")):
        bare = bare.replace(" ", "+")
        found.append("secret-plus")
    joined = re.sub(r"[\s\ufeff\u200b\u00a0]+", "", bare)
    if joined != bare or text != text.strip() or text != secret:
        found.append("secret-blanks")
    if re.search("[-_]", joined) and not re.search("[+/]", joined):
        joined = joined.replace("-", "+").replace("_", "/")
        found.append("secret-url-safe")
    shortest = joined.rstrip("=")
    padded = shortest + "=" * (-len(shortest) % 4)
    if "=" not in shortest and len(shortest) % 4 != 1 and joined != padded:
        found.append("secret-padding" if len(joined) < len(padded) else "secret-surplus-padding")
        joined = padded
    return joined, tuple(Caution(identity, "secret", *_TOLD[identity]) for identity in found)


def _is_whole(text: str) -> bool:
    """Whether the text is base64 of as many bytes as Kraken's secrets have."""
    try:
        return len(binascii.a2b_base64(text.encode(), strict_mode=True)) == _SECRET_BYTES
    except (binascii.Error, ValueError):
        return False
