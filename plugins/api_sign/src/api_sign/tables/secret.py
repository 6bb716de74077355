"""Secret to key: the wrong bytes used as the HMAC key."""

from __future__ import annotations

from functools import partial

from ..model import way

_way = partial(way, stage="secret")

def _api_key(request):
    return [request.api_key.encode()] if request.api_key else []


SECRET = (
    _way(
        "secret-as-text",
        lambda r: [r.secret.encode(), r.typed_secret.encode()],
        "The secret was used as text, without decoding its base64",
        "The HMAC key is the 64 bytes that the secret's base64 stands for; here the key was its 88 letters.",
        "Decode the secret from base64 and use the raw bytes as the key.",
        seen="https://github.com/ccxt/ccxt/issues/5128",
        python='hmac.new(base64.b64decode(secret), message, hashlib.sha512)',
        javascript='crypto.createHmac("sha512", Buffer.from(secret, "base64"))',
    ),
    _way(
        "public-key-as-secret",
        _api_key,
        "The public API key was used in place of the secret",
        "The key was made from the value that belongs into the API-Key header.",
        "Swap the two: the long value (88 characters, ends in ==) is the secret, the other goes into the header.",
    ),
)
