"""Whole schemes of other interfaces, and steps left out. Rows take (request, path, key), give raw signatures."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from functools import partial

from api_sign.model import way

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from api_sign.model import Way
    from api_sign.request import Request

_way = partial(way, stage="inner hash")


def _futures(r: Request, path: bytes, key: bytes) -> Iterator[bytes]:
    nonce, body = r.nonce.encode(), r.body.encode()
    bare = path.removeprefix(b"/derivatives")
    for text in (
        body + nonce + path,
        body + nonce + bare,
        body + nonce + r.method.encode(),
        body + path + nonce,
        nonce + body + path,
        body + nonce + b"/api/v3/" + r.method.encode(),
    ):
        yield hmac.digest(key, hashlib.sha256(text).digest(), "sha512")
    yield hmac.digest(key, hashlib.sha256(body + nonce + path).hexdigest().encode(), "sha512")
    yield hmac.digest(key, hashlib.sha256(body + nonce + path.removeprefix(b"/0")).digest(), "sha512")


def _only_digest(r: Request, path: bytes, key: bytes) -> Iterator[bytes]:
    nonce, body = r.nonce.encode(), r.body.encode()
    for text in (path + nonce + body, nonce + path + body, nonce + body + path, path + body, path + body + nonce):
        digest = hashlib.sha256(text)
        yield hmac.digest(key, digest.digest(), "sha512")
        yield hmac.digest(key, digest.hexdigest().encode(), "sha512")


def _plain_texts(r: Request, path: bytes) -> tuple[bytes, ...]:
    nonce, body = r.nonce.encode(), r.body.encode()
    return (
        nonce + path + body,
        path + body + nonce,
        nonce + body + path,
        nonce + body,
        body,
        body + nonce,
        body + path,
        path + nonce,
        nonce + path,
        path + b"?" + body,
        nonce,
        body + nonce + path,
        nonce + b"POST" + path + body,
        b"POST" + path + nonce + body,
    )


def _one_text(r: Request, path: bytes, key: bytes) -> Iterator[bytes]:
    for text in _plain_texts(r, path):
        yield hmac.digest(key, text, "sha512")


def _no_hmac(r: Request, path: bytes, _key: bytes) -> list[bytes]:
    inner = hashlib.sha256(r.hashed)
    return [
        inner.digest(),
        path + inner.digest(),
        inner.hexdigest().encode(),
        hashlib.sha512(r.hashed).digest(),
        path + inner.hexdigest().encode(),
        hashlib.sha512(path + r.hashed).digest(),
    ]


def _other_exchanges(r: Request, path: bytes, key: bytes) -> Iterator[bytes]:
    nonce, body, public = r.nonce.encode(), r.body.encode(), (r.api_key or "").encode()
    payload = base64.b64encode(_payload(r, path))
    texts = (
        nonce + b"POST" + path + body,
        body,
        nonce + public,
        public + nonce + body,
        path + body,
        b"/api" + path + nonce + body,
        nonce + b"post" + path + body,
        payload,
        nonce + path + body,
        b"POST" + path + body,
        b"POST" + path + nonce + body,
        b"POST\napi.kraken.com\n" + path + b"\n" + body,
        path + nonce + body,
        public + body,
        body + nonce,
        b"POST\n" + path + b"\n" + nonce + b"\n" + body,
        nonce + b"POST" + path,
        b"https://api.kraken.com" + path + body,
        public + body + r.secret.encode(),
        path + payload,
        nonce + public + body,
        nonce + r.method.encode() + body,
        body + b"&secret_key=" + r.secret.encode(),
        nonce + b"\n" + b"POST\n" + path + b"\n" + body,
        nonce + public + b"5000" + body,
        nonce + public + b"10000" + body,
        base64.b64encode(r.body.encode()),
        b"\n".join((b"POST", path, b"", hashlib.sha512(body).hexdigest().encode(), nonce)),
        body + b"&timestamp=" + nonce,
        b"AC" + public + b"POST" + path + nonce + body,
    )
    letters = r.secret.encode()
    plain = {*_plain_texts(r, path), path + nonce + body, path + body}
    yield hmac.digest(letters, body, "sha256")
    yield hmac.digest(key, texts[0], "sha256")
    yield hmac.digest(letters, b"/api" + path + nonce + body, "sha384")
    yield hmac.digest(letters, body, "sha512")
    for text in texts:
        for secret in (key, letters):
            for name in ("sha256", "sha384", "sha512"):
                if name == "sha512" and secret == key and text in plain:
                    continue  # the scheme of one text, or the inner hash left out
                yield hmac.digest(secret, text, name)
    yield from _unkeyed((*texts, body + r.secret.encode()))


def _unkeyed(texts: Iterable[bytes]) -> Iterator[bytes]:
    for text in texts:
        for new in (hashlib.md5, hashlib.sha256, hashlib.sha512, hashlib.sha384):
            yield new(text).digest()


def _payload(r: Request, path: bytes) -> bytes:
    fields = {} if r.parsed is None else dict(r.parsed.pairs)
    return json.dumps({"request": path.decode(), **fields}).encode()


SCHEME: tuple[Way, ...] = (
    _way(
        "scheme-futures",
        _futures,
        "The signing scheme of Kraken Futures was used",
        "Futures hashes body, nonce and path together and signs only that digest; Spot does it otherwise.",
        "For Spot, sign the path followed by SHA-256(nonce + body).",
        seen="https://docs.kraken.com/api/docs/guides/futures-rest",
    ),
    _way(
        "inner-path-inside-only",
        _only_digest,
        "The path was hashed inside SHA-256, and only that digest was signed",
        "The path is not part of the hashed text; it stands in front of the digest.",
        "Hash nonce + body, put the path in front of the 32 bytes, and sign both.",
    ),
    _way(
        "scheme-one-text",
        _one_text,
        "The HMAC was made over the plain text, without the SHA-256 step",
        "Path, nonce and body were joined in some order and signed as they are.",
        "Hash nonce + body with SHA-256 first, then sign path + digest.",
        seen="https://taourl.com/read-2529184.html",
    ),
    _way(
        "scheme-no-hmac",
        _no_hmac,
        "The HMAC step was left out",
        "The value is a plain hash or the unsigned message; the secret was not used at all.",
        "Sign path + digest with HMAC-SHA512 and the decoded secret.",
        stage="outer hash",
    ),
    _way(
        "scheme-other-exchange",
        _other_exchanges,
        "The signing scheme of another exchange was used",
        "Binance, Coinbase, Bitfinex, Bitstamp, Gemini and others sign other texts with other hashes.",
        "Use Kraken's: base64(HMAC-SHA512(decoded secret, path + SHA-256(nonce + body))).",
        stage="outer hash",
        seen="https://www.kdj.com/Cryptocurrency-Encyclopedia/Exchanges/invalid-api-signature-error-kraken-trading-api.html",
    ),
)
