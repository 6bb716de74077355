"""Join: path and digest put together in another way. Rows take (request, path, digest) and give the message."""

from __future__ import annotations

import base64
from functools import partial
from itertools import chain

from api_sign.model import way
from api_sign.spellings import latin1_to_utf8, through_ascii, through_utf8, utf16_forms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from api_sign.model import Way
    from api_sign.request import Request

_way = partial(way, stage="join")
_MARKS = (b"\n", b":", b" ", b"&", b"|", b"?", b",", b"\0", b"+", b"/", b"\r\n", b";", b"-", b".", b", ")
_METHODS = (b"POST", b"POST ", b"POST\n", b"GET", b"GET\n", b"post", b"POST&", b"POST:")


_LITERALS = (
    "SHA256({n}{b})",
    "SHA256{n}{b}",
    "SHA256",
    "SHA256({n} + {b})",
    "SHA256(nonce + POST data)",
    "sha256({n}{b})",
    "sha256{n}{b}",
    "SHA256({n}+{b})",
    "SHA256(nonce+postdata)",
    "SHA256(nonce + postdata)",
    "SHA256({h})",
    " + SHA256({n}{b})",
    "+SHA256({n}{b})",
    " + SHA256({n} + {b})",
    "SHA256({n}{b})\n",
    " + SHA256(nonce + POST data)",
    "SHA256(nonce{b})",
    "SHA256{h}",
    "sha256",
)


def _words(r: Request, path: bytes, inner: bytes) -> Iterator[bytes]:
    for number, text in enumerate(_LITERALS):
        yield path + text.format(n=r.nonce, b=r.body, h=inner.hex()).encode()
        if number == 1:
            yield path + b"SHA256" + inner
    yield path + b"SHA256(" + inner + b")"
    yield path + b"sha256" + inner
    yield b"URI path + SHA256(nonce + POST data)"


def _buffer(_r: Request, path: bytes, inner: bytes) -> list[bytes]:
    sizes = [size for size in (64, 128, 256, 512, 1024) if size > len(path + inner)]
    ends = (b"\r\n", b" ")
    return [
        path + inner + b"\n",
        path + inner + b"\0",
        b"\xef\xbb\xbf" + path + inner,
        *(path + inner + end for end in ends),
        *((path + inner).ljust(size, b"\0") for size in sizes),
        path + b"\xef\xbb\xbf" + inner,
    ]


def _utf16(_r: Request, path: bytes, inner: bytes) -> Iterator[bytes]:
    for text in utf16_forms(path.decode()):
        yield text + inner
    yield from utf16_forms((path + inner).decode("latin-1"))
    yield from utf16_forms(path.decode() + inner.hex())


def _whole_text(_r: Request, path: bytes, inner: bytes) -> list[bytes]:
    message = path + inner
    text = inner.hex()
    return [
        message.hex().encode(),
        message.hex().upper().encode(),
        base64.b64encode(message),
        path.hex().encode() + text.encode(),
        base64.b64encode(path) + base64.b64encode(inner),
        path.hex().encode() + inner,
        base64.b64encode(path) + inner,
        base64.b64encode(path + text.encode()),
        repr(message).encode(),
        repr(message)[2:-1].encode(),
        repr(path).encode() + repr(inner).encode(),
    ]


def _more(r: Request, path: bytes, inner: bytes) -> list[bytes]:
    nonce, body, key = r.nonce.encode(), r.body.encode(), (r.api_key or "").encode()
    return [
        path + nonce + inner,
        nonce + path + inner,
        path + inner + nonce,
        path + inner + body,
        path + nonce + body + inner,
        path + inner + nonce + body,
        nonce + body + path + inner,
        path + b"nonce=" + nonce + inner,
        path + b"&" + body + inner,
        inner + body,
        body + inner,
    ] + ([key + path + inner, path + inner + key, nonce + key + path + inner] if key else [])


JOIN: tuple[Way, ...] = (
    _way(
        "join-digest-first",
        lambda _r, path, inner: [inner + path],
        "The digest was put before the path",
        "The message is the path and then the 32 bytes; here they came in the other order.",
        "Join path + digest.",
        python="path.encode() + hashlib.sha256(text).digest()",
    ),
    _way(
        "join-separator",
        lambda _r, path, inner: [path + mark + inner for mark in _MARKS],
        "There is a separator between the path and the digest",
        "A blank, line break or mark was put between the two.",
        "Join them with nothing between.",
    ),
    _way(
        "join-request-method",
        lambda _r, path, inner: (
            [word + path + inner for word in _METHODS]
            + [
                b"POST\n" + path + b"\n" + inner,
                b"POST&" + path + b"&" + inner,
                b"POST " + path + b" " + inner,
                path + b"POST" + inner,
            ]
        ),
        "The word POST (or GET) was signed in front of the path",
        "Other exchanges sign the HTTP method; Kraken does not.",
        "Begin the message with the path.",
    ),
    _way(
        "join-literal-sha256",
        _words,
        "The word SHA256 was signed as text instead of being computed",
        "The formula's text went into the message; SHA256(…) stands for the 32 bytes of the hash.",
        "Compute the SHA-256 of nonce + body and join its raw bytes.",
    ),
    _way(
        "join-stray-bytes",
        _buffer,
        "Stray bytes are at the end of the message, or a byte-order mark is in it",
        "A line break, a zero byte or the unused end of a buffer was signed too.",
        "Sign exactly the path and 32 bytes; in a shell use printf and pipes, not echo.",
        seen="https://superuser.com/questions/1123526/curl-example-for-accessing-authenticated-kraken-api",
        bash='{ printf %s "$path"; cat digest.bin; } | openssl dgst -sha512 -mac HMAC -macopt hexkey:$key_hex -binary',
    ),
    _way(
        "join-zero-behind-path",
        lambda _r, path, inner: [
            path + b"\0\0" + inner,
            path.ljust(64, b"\0") + inner,
            path.ljust(32, b"\0") + inner,
            path.ljust(128, b"\0") + inner,
        ],
        "Zero bytes stand between the path and the digest",
        "The path was copied with the end of its buffer.",
        "Copy strlen(path) bytes, then the digest.",
        seen="https://support.kraken.com/hc/en-us/articles/360001491786-API-error-messages",
        c="memcpy(message, path, strlen(path))",
        rare=True,
    ),
    _way(
        "join-whole-as-text",
        _whole_text,
        "The whole message was written as hex, base64 or printed text before signing",
        "HMAC must read the bytes of path and digest; here it read text made of them.",
        "Sign the raw bytes.",
        javascript="hmac.update(Buffer.concat([Buffer.from(path), digest]))",
    ),
    _way(
        "join-lossy-text",
        lambda _r, path, inner: chain(
            latin1_to_utf8(path + inner), through_utf8(path + inner), through_ascii(path + inner)
        ),
        "The message was turned into text, which changed its bytes",
        "Path and digest were joined as strings and encoded again.",
        "Join bytes with bytes.",
        javascript="Buffer.concat([Buffer.from(path), digest])",
        rare=True,
    ),
    _way(
        "join-utf16",
        _utf16,
        "The path or the message was encoded as UTF-16",
        "Two bytes were made of each character.",
        "Encode the path as UTF-8 (ASCII) and append the digest's bytes.",
        csharp="Encoding.UTF8.GetBytes(path)   // not Encoding.Unicode",
        vba="StrConv(path, vbFromUnicode)",
    ),
    _way(
        "join-more-parts",
        _more,
        "The message holds more than the path and the digest",
        "The nonce, the body or the API key was joined as well.",
        "The nonce and the body enter through the SHA-256 only: sign path + digest.",
    ),
    _way(
        "join-twice",
        lambda _r, path, inner: [path + inner + inner, path + inner + path, (path + inner) * 2],
        "The path or the digest is in the message twice",
        "update() was called once too often, or a buffer was not emptied.",
        "Give the path once and the digest once.",
        rare=True,
    ),
    _way(
        "join-digest-missing",
        lambda _r, path, _inner: [path],
        "The digest was left out of the message",
        "Only the path was signed.",
        "Join path + SHA-256(nonce + body).",
    ),
)
