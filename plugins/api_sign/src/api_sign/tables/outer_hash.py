"""Outer hash: another algorithm than HMAC-SHA512. Rows take (key, message) and give the raw signature."""

from __future__ import annotations

import base64
import hashlib
import hmac
from functools import partial

from api_sign.model import way

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from api_sign.model import Way

_way = partial(way, stage="outer hash")


def _sha512(data: bytes) -> bytes:
    return hashlib.sha512(data).digest()


def _sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _plain(key: bytes, message: bytes) -> Iterator[bytes]:
    letters = base64.b64encode(key)
    yield _sha512(message)
    for text in (key + message, message + key):
        yield _sha512(text)
    yield _sha256(message)
    for text in (letters + message, message + letters):
        yield _sha512(text)


def _other_hash(key: bytes, message: bytes) -> Iterator[bytes]:
    for name in ("sha384", "sha1", "md5", "sha3_512", "sha224", "sha3_256"):
        yield hmac.digest(key, message, name)
    yield from _sha512_256(key, message)


def _twice(key: bytes, message: bytes) -> Iterator[bytes]:
    once = hmac.digest(key, message, "sha512")
    yield hmac.digest(key, once, "sha512")
    yield hmac.digest(key, once.hex().encode(), "sha512")
    yield _sha512(once)
    yield hmac.digest(key, base64.b64encode(once), "sha512")
    yield _sha256(once)
    yield hmac.digest(key, _sha512(message), "sha512")
    yield hmac.digest(key, _sha256(message), "sha512")
    yield hmac.digest(key, hashlib.sha512(message).hexdigest().encode(), "sha512")


def _cut(key: bytes, message: bytes) -> Iterator[bytes]:
    whole = hmac.digest(key, message, "sha512")
    for count in (32, 63, 48, 20, 16, 60):
        yield whole[:count]
    yield whole[32:]
    yield whole[::-1]


def _by_hand(key: bytes, message: bytes) -> list[bytes]:
    """HMAC written by hand for SHA-256: blocks of 64 bytes, or the pads left out."""
    block = key.ljust(64, b"\0") if len(key) <= 64 else _sha512(key)
    inner = _sha512(bytes(byte ^ 0x36 for byte in block) + message)
    return [
        _sha512(bytes(byte ^ 0x5C for byte in block) + inner),
        _sha512(key + _sha512(key + message)),
    ]


OUTER: tuple[Way, ...] = (
    _way(
        "outer-sha256",
        lambda key, message: [hmac.digest(key, message, "sha256")],
        "HMAC-SHA256 was used instead of HMAC-SHA512",
        "The outer step is HMAC with SHA-512: 64 bytes, 88 characters of base64.",
        "Use HMAC-SHA512.",
        python="hmac.new(key, message, hashlib.sha512)",
        javascript='crypto.createHmac("sha512", key)',
        csharp="new HMACSHA512(key)",
        java='Mac.getInstance("HmacSHA512")',
        go="hmac.New(sha512.New, key)",
    ),
    _way(
        "outer-no-hmac",
        _plain,
        "Plain SHA-512 was used instead of HMAC-SHA512",
        "HMAC is a construction of its own with the key; hashing the message, or key and message, is not the same.",
        "Use the HMAC function of your language.",
        php="hash_hmac('sha512', $message, $key, true)   // not hash()",
        bash="openssl dgst -sha512 -mac HMAC -macopt hexkey:$key_hex -binary",
    ),
    _way(
        "outer-swapped",
        lambda key, message: [hmac.digest(message, key, "sha512")],
        "Key and message were swapped in the HMAC",
        "The message was used as the key, and the key as the message.",
        "Give the decoded secret as the key.",
        python="hmac.new(key, message, …)   # key first",
        php="hash_hmac('sha512', $message, $key, true)   // message first",
        javascript='createHmac("sha512", key).update(message)',
        perl="hmac_sha512($message, $key)   # message first",
        c="HMAC(EVP_sha512(), key, …, message, …)",
        r='hmac(key, message, "sha512")',
    ),
    _way(
        "outer-other-hash",
        _other_hash,
        "HMAC with another hash than SHA-512 was used",
        "The outer step is HMAC with SHA-512.",
        "Use HMAC-SHA512.",
    ),
    _way(
        "outer-twice",
        _twice,
        "The outer step was done twice",
        "The HMAC, or a hash of the message, went through another hash.",
        "Apply HMAC-SHA512 once to path + digest.",
    ),
    _way(
        "outer-go-sum",
        lambda key, message: [message + hmac.digest(key, b"", "sha512")],
        "Go's mac.Sum(message) was used as if it signed its argument",
        "Sum appends the HMAC of what was written before, here nothing, to the text it is given.",
        "Write the message first, then call Sum(nil).",
        go="mac.Write(message); sum := mac.Sum(nil)",
    ),
    _way(
        "outer-empty-message",
        lambda key, _message: [hmac.digest(key, b"", "sha512")],
        "The HMAC was made over nothing",
        "No message reached the HMAC before its result was taken.",
        "Call update (or Write) with path + digest first.",
        python="hmac.new(key, message, hashlib.sha512)",
    ),
    _way(
        "outer-cut",
        _cut,
        "Only a part of the signature's 64 bytes was used",
        "The result was cut, or its bytes were reversed.",
        "Encode all 64 bytes.",
        c="base64 of 64 bytes   // SHA512_DIGEST_LENGTH, not SHA256_DIGEST_LENGTH",
    ),
    _way(
        "outer-by-hand",
        _by_hand,
        "HMAC was written by hand with a block of 64 bytes",
        "SHA-512 has blocks of 128 bytes; 64 is right for SHA-256 only.",
        "Use the HMAC function of your language.",
        rare=True,
    ),
)


def _sha512_256(key: bytes, message: bytes) -> list[bytes]:
    try:
        return [hmac.digest(key, message, "sha512_256")]
    except ValueError:
        return []
