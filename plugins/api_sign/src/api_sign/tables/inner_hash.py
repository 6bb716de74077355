"""Inner hash: SHA-256 over the wrong input, or its result written as text."""

from __future__ import annotations

import base64
import hashlib
from functools import partial

from ..model import way

_way = partial(way, stage="inner hash")

INNER_HASH = (
    _way(
        "inner-hex",
        lambda r, right: [right.hex().encode()],
        "The SHA-256 was joined as hex text instead of raw bytes",
        "After the path come 32 raw bytes; here came 64 hexadecimal digits.",
        "Take the raw digest, not the hex digest.",
        seen="https://superuser.com/questions/1123526/curl-example-for-accessing-authenticated-kraken-api",
        python="hashlib.sha256(data).digest()",
    ),
    _way(
        "inner-base64",
        lambda r, right: [base64.b64encode(right)],
        "The SHA-256 was joined as base64 text instead of raw bytes",
        "After the path come 32 raw bytes; here came their base64.",
        "Take the raw digest; base64 is only for the end result.",
    ),
    _way(
        "inner-input-hex",
        lambda r, right: [hashlib.sha256(r.hashed.hex().encode()).digest()],
        "The text for SHA-256 was turned into hex before hashing",
        "SHA-256 must read the nonce and the body as they are.",
        "Hash the text itself.",
    ),
    _way(
        "inner-input-base64",
        lambda r, right: [hashlib.sha256(base64.b64encode(r.hashed)).digest()],
        "The text for SHA-256 was turned into base64 before hashing",
        "SHA-256 must read the nonce and the body as they are.",
        "Hash the text itself.",
    ),
)
