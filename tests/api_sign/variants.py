"""Signatures made wrongly in the many ways that different authors make one mistake; on hashlib alone.

`VARIANTS` maps the ids of which one must be named to functions from a request to its wrong API-Sign; None means
that the mistake cannot occur in that request.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, quote_plus, urlencode

if TYPE_CHECKING:
    from collections.abc import Callable

Bytes = bytes


@dataclass(frozen=True)
class Sample:
    """One request as an independent author holds it."""

    path: str
    nonce: str
    body: str
    secret: str
    api_key: str

    @property
    def key(self) -> bytes:
        return base64.b64decode(self.secret)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [] if self.is_json else parse_qsl(self.body, keep_blank_values=True)

    @property
    def is_json(self) -> bool:
        return self.body.startswith("{")

    @property
    def rest(self) -> str:
        """The body without its nonce."""
        return "&".join(part for part in self.body.split("&") if not part.startswith("nonce="))


def sha(text: str | bytes, name: str = "sha256") -> bytes:
    return hashlib.new(name, text.encode() if isinstance(text, str) else text).digest()


def mac(key: str | bytes, message: str | bytes, name: str = "sha512") -> bytes:
    return hmac.new(*(x.encode() if isinstance(x, str) else x for x in (key, message)), name).digest()


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def make(
    s: Sample,
    *,
    nonce: str | None = None,
    body: str | None = None,
    hashed: bytes | None = None,
    digest: Callable[[bytes], bytes] = bytes,
    path: str | bytes | None = None,
    join: Callable[[bytes, bytes], bytes] = lambda p, d: p + d,
    key: str | bytes | None = None,
    outer: Callable[[bytes, bytes], bytes] = mac,
    out: Callable[[bytes], str] = b64,
) -> str:
    """Sign with one step replaced."""
    text = (s.nonce if nonce is None else nonce) + (s.body if body is None else body)
    place = s.path if path is None else path
    place = place.encode() if isinstance(place, str) else place
    secret = s.key if key is None else key.encode() if isinstance(key, str) else key
    inner = digest(sha(text.encode() if hashed is None else hashed))
    return out(outer(secret, join(place, inner)))


def _node(text: str) -> bytes:
    """Node's and careless C decoders: skip what is not base64, ignore what is missing at the end."""
    letters = re.sub("[^A-Za-z0-9+/]", "", text.partition("=")[0])
    letters = letters[:-1] if len(letters) % 4 == 1 else letters
    return base64.b64decode(letters + "=" * (-len(letters) % 4))


def _values(s: Sample, change: Callable[[str], str]) -> str | None:
    if s.is_json:
        return None
    changed = "&".join(
        name + "=" + (value if name == "nonce" else change(value))
        for name, _, value in (part.partition("=") for part in s.body.split("&"))
    )
    return changed if changed != s.body else None


def _body(change: Callable[[Sample], str | None]) -> Callable[[Sample], str | None]:
    def run(s: Sample) -> str | None:
        body = change(s)
        return None if body is None else make(s, body=body)

    return run


def _form(change: Callable[[Sample], str | None]) -> Callable[[Sample], str | None]:
    return _body(lambda s: None if s.is_json else change(s))


def _json(change: Callable[[Sample, dict[str, object]], str]) -> Callable[[Sample], str | None]:
    return _body(lambda s: change(s, json.loads(s.body)) if s.is_json else None)


def _front(change: Callable[[str], str]) -> Callable[[Sample], str]:
    return lambda s: make(s, nonce=change(s.nonce))


def _both(change: Callable[[str], str]) -> Callable[[Sample], str]:
    return lambda s: make(s, nonce=change(s.nonce), body=s.body.replace(s.nonce, change(s.nonce)))


def _inside(change: Callable[[str], str]) -> Callable[[Sample], str]:
    return lambda s: make(s, body=s.body.replace(s.nonce, change(s.nonce)))


def _everywhere(change: Callable[[str], str]) -> list[Callable[[Sample], str | None]]:
    return [_front(change), _both(change), _inside(change)]


def _later(step: int) -> list[Callable[[Sample], str | None]]:
    """The second reading of the clock, in front or in the body; milliseconds and seconds only."""
    made: list[Callable[[Sample], str | None]] = [
        _front(lambda n: str(int(n) + step)),
        _inside(lambda n: str(int(n) + step)),
    ]
    return [lambda s, one=one: one(s) if len(s.nonce) in {10, 13} else None for one in made]


def _key(change: Callable[[Sample], str | bytes | None]) -> Callable[[Sample], str | None]:
    def run(s: Sample) -> str | None:
        key = change(s)
        return None if key is None else make(s, key=key)

    return run


def _digest(change: Callable[[bytes], bytes | str]) -> Callable[[Sample], str]:
    def run(s: Sample) -> str:
        def changed(raw: bytes) -> bytes:
            value = change(raw)
            return value.encode() if isinstance(value, str) else value

        return make(s, digest=changed)

    return run


def _hashed(change: Callable[[Sample], bytes | str]) -> Callable[[Sample], str]:
    def run(s: Sample) -> str:
        text = change(s)
        return make(s, hashed=text.encode() if isinstance(text, str) else text)

    return run


def _path(change: Callable[[str], str]) -> Callable[[Sample], str]:
    return lambda s: make(s, path=change(s.path))


def _join(change: Callable[[bytes, bytes], bytes]) -> Callable[[Sample], str]:
    return lambda s: make(s, join=change)


def _out(change: Callable[[bytes], str]) -> Callable[[Sample], str]:
    return lambda s: make(s, out=change)


def _outer(change: Callable[[bytes, bytes], bytes]) -> Callable[[Sample], str]:
    return lambda s: make(s, outer=change)


def _whole(change: Callable[[Sample], bytes | str]) -> Callable[[Sample], str]:
    def run(s: Sample) -> str:
        value = change(s)
        return value if isinstance(value, str) else b64(value)

    return run


def _around(change: Callable[[str], str]) -> Callable[[Sample], str]:
    return lambda s: change(make(s))


def _wrap(text: str, size: int, mark: str) -> str:
    return mark.join(text[at : at + size] for at in range(0, len(text), size))


def _signed(raw: bytes) -> list[int]:
    return [byte - 256 if byte > 127 else byte for byte in raw]


def _java_hex(raw: bytes) -> str:
    """Integer.toHexString of each signed byte."""
    return "".join(f"{byte & 0xFFFFFFFF:x}" for byte in _signed(raw))


def _shell(raw: bytes) -> bytes:
    return raw.replace(b"\0", b"").rstrip(b"\n")


def _js_number(nonce: str) -> str:
    """What JavaScript prints for Number(nonce): its shortest digits, filled up with zeros."""
    digits, _, power = f"{float(nonce)!r}".partition("e+")
    if not power:
        return digits.removesuffix(".0")
    whole, _, fraction = digits.partition(".")
    return whole + fraction.ljust(int(power), "0")


def _go_sum(s: Sample) -> bytes:
    return s.path.encode() + (s.nonce + s.body).encode() + sha("")


def _dict(s: Sample) -> dict[str, str]:
    return dict(s.pairs)


def _numbers(s: Sample) -> dict[str, object]:
    return {
        n: v if n == "nonce" or not re.fullmatch(r"\d+(\.\d+)?", v) else float(v) if "." in v else int(v)
        for n, v in s.pairs
    }


def _csharp_exponent(number: float) -> str:
    digits, _, power = f"{number:.15e}".partition("e")
    return f"{float(digits):g}E{power[0]}{abs(int(power)):02d}"


def _shuffled(s: Sample) -> str | None:
    parts = s.body.split("&")
    if s.is_json or not 2 < len(parts) <= 6:
        return None
    random.Random(s.nonce).shuffle(parts)
    return "&".join(parts)


ORDERS = {"body-any-order", "body-sorted", "body-reversed", "body-nonce-at-end", "body-nonce-at-front"}
SPELLED = {"body-encoded-otherwise", "body-not-encoded", "body-other-marks"}
NUMBERS = {"body-number-digits", "body-number-fraction"}
HEX = "inner-hex"
TEXTS = {"inner-lossy-text", "inner-latin1-to-utf8"}

VARIANTS: list[tuple[str | set[str], list[Callable[[Sample], str | None]]]] = [
    # secret
    ("secret-as-text", [_key(lambda s: s.secret)]),
    (
        "secret-whitespace-or-quotes",
        [
            _key(lambda s, t=t: t.format(s.secret))
            for t in ("{}\n", "{}\r\n", "{} ", " {}", '"{}"', "'{}'", "\t{}", "{}\t", " {} ", '"{}"\n', "\ufeff{}")
        ]
        + [_key(lambda s, e=e: s.key + e) for e in (b"\n", b"\r\n", b" ")],
    ),
    (
        {"secret-truncated", "secret-padding-lost"},
        [_key(lambda s, n=n: _node(s.secret[:-n])) for n in (1, 2, 3, 4, 5, 6, 8, 10, 12, 16)]
        + [_key(lambda s, n=n: s.key[:n]) for n in (16, 20, 24, 32, 48, 56, 60, 62, 63)]
        + [_key(lambda s, n=n: _node(s.secret[:n])) for n in (32, 40, 44, 50, 60, 64, 72, 76, 80, 84, 85, 86, 87)]
        + [_key(lambda s, n=n: s.secret[:n]) for n in (32, 64, 80, 85, 86, 87)]
        + [_key(lambda s: _node(s.secret[1:])), _key(lambda s: s.key[1:]), _key(lambda s: s.key[32:])],
    ),
    ("secret-padding-lost", [_key(lambda s: s.secret.rstrip("=")), _key(lambda s: _node(s.secret.rstrip("=")[:-2]))]),
    (
        "secret-plus-to-blank",
        [
            _key(lambda s: _node(s.secret.replace("+", " ")) if "+" in s.secret else None),
            _key(lambda s: s.secret.replace("+", " ") if "+" in s.secret else None),
        ],
    ),
    (
        {"secret-alphabet-skipped", "secret-plus-to-blank", "secret-truncated"},
        [
            _key(lambda s: _node(s.secret.replace("/", "")) if "/" in s.secret else None),
            _key(lambda s: _node(re.split("[+/]", s.secret)[0]) or None),
            _key(lambda s: _node(s.secret.replace("+", "").replace("/", "")) if re.search("[+/]", s.secret) else None),
        ],
    ),
    (
        "secret-encoded-not-decoded",
        [_key(lambda s: base64.b64encode(s.secret.encode())), _key(lambda s: base64.encodebytes(s.secret.encode()))],
    ),
    (
        {"secret-decoded-lossy", "secret-decoded-latin1"},
        [
            _key(lambda s: s.key.decode("utf-8", "replace")),
            _key(lambda s: s.key.decode("utf-8", "ignore")),
            _key(lambda s: s.key.decode("latin-1")),
            _key(lambda s: s.key.decode("ascii", "replace")),
            _key(lambda s: s.key.decode("ascii", "ignore")),
            _key(lambda s: bytes(byte if byte < 128 else 63 for byte in s.key)),
            _key(lambda s: s.key.decode("cp1252", "replace")),
            _key(lambda s: "".join(chr(byte) for byte in s.key).encode("ascii", "ignore")),
        ],
    ),
    ("secret-repr", [_key(lambda s: str(s.secret.encode())), _key(lambda s: str(s.key))]),
    (
        "secret-hex",
        [_key(lambda s: s.key.hex()), _key(lambda s: s.key.hex().upper()), _key(lambda s: s.key.hex("-").upper())],
    ),
    ("secret-public-key", [_key(lambda s: base64.b64decode(s.api_key)), _key(lambda s: s.api_key)]),
    ("secret-cut-at-nul", [_key(lambda s: s.key.partition(b"\0")[0] if b"\0" in s.key else None)]),
    (
        {"secret-through-shell", "secret-cut-at-nul"},
        [_key(lambda s: _shell(s.key)), _key(lambda s: s.key.rstrip(b"\n"))],
    ),
    (
        "secret-utf16",
        [_key(lambda s, c=c: s.secret.encode(c)) for c in ("utf-16-le", "utf-16-be", "utf-16")]
        + [_key(lambda s: s.key.decode("latin-1").encode("utf-16-le"))],
    ),
    ("secret-missing", [_key(lambda _s, w=w: w) for w in ("", "undefined", "null", "None", "nil")]),
    ("secret-hashed", [_key(lambda s: sha(s.secret)), _key(lambda s: sha(s.key, "sha512") + b"")]),
    (
        "secret-number-list",
        [
            _key(lambda s: ",".join(map(str, s.key))),
            _key(lambda s: str(_signed(s.key))),
            _key(lambda s: str(list(s.key))),
        ],
    ),
    ("secret-percent-encoded", [_key(lambda s: quote_plus(s.secret)), _key(lambda s: quote(s.secret))]),
    # output
    ("output-hex", [_out(bytes.hex)]),
    ("output-hex-upper", [_out(lambda raw: raw.hex().upper())]),
    (
        "output-base64-of-hex",
        [
            _out(lambda raw: b64(raw.hex().encode())),
            _out(lambda raw: b64(raw.hex().upper().encode())),
            _out(lambda raw: b64(raw.hex().encode() + b"\n")),
            _out(lambda raw: b64(f"(stdin)= {raw.hex()}\n".encode())),
            _out(lambda raw: b64(f"SHA2-512(stdin)= {raw.hex()}\n".encode())),
            _out(lambda raw: b64(raw.hex("-").upper().encode())),
        ],
    ),
    (
        {"output-url-safe", "output-padding-lost"},
        [
            _out(lambda raw: base64.urlsafe_b64encode(raw).decode()),
            _out(lambda raw: base64.urlsafe_b64encode(raw).decode().rstrip("=")),
        ],
    ),
    (
        "output-padding-lost",
        [_out(lambda raw: b64(raw).rstrip("=")), _out(lambda raw: b64(raw)[:-1]), _out(lambda raw: b64(raw)[:-2])],
    ),
    (
        "output-base64-twice",
        [_out(lambda raw: b64(b64(raw).encode())), _out(lambda raw: b64(base64.encodebytes(raw)))],
    ),
    (
        "output-percent-encoded",
        [
            _out(lambda raw: quote_plus(b64(raw))),
            _out(lambda raw: quote(b64(raw))),
            _out(lambda raw: quote(b64(raw), safe="")),
            _out(lambda raw: re.sub("%..", lambda found: found.group().lower(), quote_plus(b64(raw)))),
            _out(lambda raw: quote_plus(quote_plus(b64(raw)))),
        ],
    ),
    (
        "output-hex-separated",
        [_out(lambda raw: raw.hex("-").upper()), _out(lambda raw: raw.hex(":")), _out(lambda raw: "0x" + raw.hex())],
    ),
    (
        {"output-misread", "output-lossy-text"},
        [
            _out(lambda raw: b64(raw.decode("latin-1").encode())),
            _out(lambda raw: b64(raw.decode("utf-8", "replace").encode())),
            _out(lambda raw: b64(raw.decode("utf-8", "ignore").encode())),
            _out(lambda raw: b64(str(raw).encode())),
            _out(lambda raw: b64(b64(raw).encode("utf-16-le"))),
        ],
    ),
    (
        "output-number-list",
        [
            _out(lambda raw: str(_signed(raw))),
            _out(lambda raw: ",".join(map(str, raw))),
            _out(lambda raw: b64(",".join(map(str, raw)).encode())),
        ],
    ),
    ("output-plus-to-blank", [_out(lambda raw: b64(raw).replace("+", " "))]),
    (
        "output-json-escaped",
        [_out(lambda raw: b64(raw).replace("/", "\\/")), _out(lambda raw: b64(raw).replace("+", "\\u002B"))],
    ),
    (
        "pasted-bytes-literal",
        [_around(lambda t: f"b'{t}'"), _around(lambda t: f'b"{t}"'), _around(lambda t: f"b'{t}\\n'")],
    ),
    ("pasted-quotes", [_around(lambda t: f'"{t}"'), _around(lambda t: f"'{t}'"), _around(lambda t: f"['{t}']")]),
    (
        "pasted-wrapped",
        [
            _around(lambda t, n=n, m=m, e=e: _wrap(t, n, m) + e)
            for n in (60, 64, 72, 76)
            for m in ("\n", "\r\n")
            for e in ("", m)
        ]
        + [_around(lambda t: _wrap(t, 76, " ")), _around(lambda t: _wrap(t, 64, "\\n"))],
    ),
    (
        "pasted-white-space",
        [_around(lambda t, e=e: e.format(t)) for e in ("{}\n", "{}\r\n", " {}", "{} ", "\t{}", "\ufeff{}", "\n{}\n")],
    ),
    (
        "pasted-tool-output",
        [
            _around(lambda t, e=e: e.format(t))
            for e in ("(stdin)= {}", "SHA2-512(stdin)= {}", "HMAC-SHA512(stdin)= {}", "SHA512(stdin)= {}\n")
        ],
    ),
    (
        "pasted-header-name",
        [
            _around(lambda t, e=e: e.format(t))
            for e in (
                "API-Sign: {}",
                "API-Sign:{}",
                "'API-Sign': '{}'",
                '"API-Sign": "{}",',
                "api-sign: {}\n",
                "signature = {}",
                "API-Sign={}",
            )
        ],
    ),
    # inner hash
    (
        "inner-input-hex",
        [
            _hashed(lambda s: (s.nonce + s.body).encode().hex()),
            _hashed(lambda s: (s.nonce + s.body).encode().hex().upper()),
        ],
    ),
    ("inner-input-base64", [_hashed(lambda s: b64((s.nonce + s.body).encode()))]),
    ("inner-hex", [_digest(bytes.hex)]),
    ("inner-hex-upper", [_digest(lambda d: d.hex().upper())]),
    (
        "inner-hex-separated",
        [_digest(lambda d, m=m: d.hex(m)) for m in "-: "]
        + [_digest(lambda d: d.hex("-").upper()), _digest(lambda d: d.hex(" ").upper())],
    ),
    (
        {"inner-hex-unpadded", "inner-hex"},
        [
            _digest(lambda d: "".join(f"{byte:x}" for byte in d)),
            _digest(lambda d: "".join(f"{byte:X}" for byte in d)),
            _digest(_java_hex),
            _digest(lambda d: f"{int.from_bytes(d):x}"),
        ],
    ),
    (
        "inner-number-list",
        [
            _digest(lambda d: ",".join(map(str, d))),
            _digest(lambda d: ",".join(map(str, _signed(d)))),
            _digest(lambda d: str(list(d))),
            _digest(lambda d: str(_signed(d))),
            _digest(lambda d: "".join(map(str, d))),
            _digest(lambda d: "[" + " ".join(map(str, d)) + "]"),
            _digest(lambda d: ", ".join(map(str, d))),
            _digest(lambda d: " ".join(map(str, _signed(d)))),
        ],
    ),
    ("inner-cut-at-nul", [_digest(lambda d: d.partition(b"\0")[0])]),
    ({"inner-through-shell", "inner-cut-at-nul"}, [_digest(_shell), _digest(lambda d: d.replace(b"\0", b""))]),
    ({"inner-go-sum", "join-digest-missing"}, [_join(lambda p, _d: p), lambda s: b64(mac(s.key, _go_sum(s)))]),
    (
        "inner-base64",
        [
            _digest(b64),
            _digest(lambda d: b64(d) + "\n"),
            _digest(lambda d: b64(d).rstrip("=")),
            _digest(base64.urlsafe_b64encode),
        ],
    ),
    ("inner-repr", [_digest(str), _digest(lambda d: str(d)[2:-1]), _digest(lambda d: repr(bytearray(d)))]),
    (
        TEXTS,
        [
            _digest(lambda d: d.decode("utf-8", "replace")),
            _digest(lambda d: d.decode("utf-8", "ignore")),
            _digest(lambda d: d.decode("ascii", "replace")),
            _digest(lambda d: d.decode("ascii", "ignore")),
            _digest(lambda d: d.decode("latin-1")),
            _digest(lambda d: d.decode("cp1252", "replace")),
            _digest(lambda d: bytes(byte if byte < 128 else 63 for byte in d)),
        ],
    ),
    (
        "inner-other-hash",
        [
            lambda s, n=n: make(s, digest=lambda _d: sha(s.nonce + s.body, n))
            for n in ("sha512", "sha1", "md5", "sha384")
        ]
        + [lambda s: make(s, digest=lambda _d: hashlib.sha512((s.nonce + s.body).encode()).hexdigest().encode())],
    ),
    (
        "inner-absent",
        [
            lambda s: make(s, digest=lambda _d: (s.nonce + s.body).encode()),
            lambda s: make(s, digest=lambda _d: s.body.encode()),
        ],
    ),
    ("nonce-missing", [_front(lambda _n: "")]),
    ("inner-nonce-behind", [_hashed(lambda s: s.body + s.nonce)]),
    (
        "inner-path-inside",
        [
            _hashed(lambda s: s.path + s.nonce + s.body),
            _hashed(lambda s: s.nonce + s.path + s.body),
            _hashed(lambda s: s.nonce + s.body + s.path),
        ],
    ),
    (
        {"inner-path-inside-only", "scheme-futures", "path-absent"},
        [
            lambda s: b64(mac(s.key, sha(s.path + s.nonce + s.body))),
            lambda s: b64(mac(s.key, sha(s.nonce + s.path + s.body))),
            lambda s: b64(mac(s.key, sha(s.nonce + s.body))),
            lambda s: b64(mac(s.key, sha(s.nonce + s.body + s.path))),
        ],
    ),
    (
        "scheme-futures",
        [
            lambda s: b64(mac(s.key, sha(s.body + s.nonce + s.path))),
            lambda s: b64(mac(s.key, sha(s.body + s.nonce + s.path.rpartition("/")[2]))),
            lambda s: b64(mac(s.key, sha(s.body + s.nonce + "/api/v3/" + s.path.rpartition("/")[2]))),
        ],
    ),
    ("inner-hashed-twice", [_digest(sha), _digest(lambda d: sha(d.hex()))]),
    (
        {"inner-utf16", "inner-charset"},
        [
            _hashed(lambda s, c=c: (s.nonce + s.body).encode(c))
            for c in ("utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "utf-32-le")
        ],
    ),
    (
        {"inner-separator", "body-question-mark"},
        [_hashed(lambda s, m=m: s.nonce + m + s.body) for m in ("&", " ", "\n", "?", ":", "+", ",", "|", "\0")],
    ),
    (
        {"inner-separator", "body-stray-character", "inner-zero-bytes"},
        [_hashed(lambda s, m=m: s.nonce + s.body + m) for m in ("\n", "\r\n", "\0", " ", "\r")],
    ),
    (
        {"nonce-stray-character", "inner-zero-bytes"},
        [_hashed(lambda s, m=m: m + s.nonce + s.body) for m in ("\ufeff", "\n", " ", "\0")],
    ),
    # HMAC
    ("outer-sha256", [_outer(lambda k, m: mac(k, m, "sha256"))]),
    (
        {"outer-no-hmac"},
        [
            _outer(lambda _k, m: sha(m, "sha512")),
            _outer(lambda k, m: sha(k + m, "sha512")),
            _outer(lambda k, m: sha(m + k, "sha512")),
            lambda s: make(s, outer=lambda _k, m: sha(s.secret.encode() + m, "sha512")),
            lambda s: make(s, outer=lambda _k, m: sha(m + s.secret.encode(), "sha512")),
        ],
    ),
    ("outer-swapped", [_outer(lambda k, m: mac(m, k))]),
    ("join-digest-first", [_join(lambda p, d: d + p)]),
    (
        {"join-separator", "path-stray-byte", "path-with-query", "path-trailing-slash"},
        [
            _join(lambda p, d, m=m: p + m + d)
            for m in (b"&", b" ", b"\n", b":", b"?", b"+", b"|", b"\0", b",", b"/", b"\r\n", b";")
        ],
    ),
    (
        "join-request-method",
        [_join(lambda p, d, m=m: m + p + d) for m in (b"POST", b"POST ", b"POST\n", b"GET", b"post", b"POST:")]
        + [_join(lambda p, d: b"POST\n" + p + b"\n" + d)],
    ),
    (
        "join-literal-sha256",
        [
            _whole(lambda s, t=t: mac(s.key, s.path + t.format(n=s.nonce, b=s.body)))
            for t in (
                "SHA256({n}{b})",
                "SHA256({n}+{b})",
                "SHA256({n} + {b})",
                "SHA256{n}{b}",
                "SHA256(nonce + POST data)",
                "SHA256(nonce+postdata)",
                " + SHA256({n}{b})",
                "sha256({n}{b})",
            )
        ]
        + [_join(lambda p, d: p + b"SHA256" + d), _join(lambda p, d: p + b"SHA256(" + d + b")")],
    ),
    (
        "scheme-other-exchange",
        [
            _whole(lambda s: mac(s.secret, s.body, "sha256").hex()),
            _whole(lambda s: mac(s.key, s.body, "sha256").hex()),
            _whole(lambda s: mac(s.secret, s.body, "sha512").hex()),
            _whole(lambda s: mac(s.key, s.nonce + "POST" + s.path + s.body, "sha256")),
            _whole(lambda s: mac(s.secret, s.nonce + "POST" + s.path + s.body, "sha256")),
            _whole(lambda s: mac(s.secret, s.nonce + "POST" + s.path + s.body, "sha256").hex()),
            _whole(lambda s: mac(s.secret, "/api" + s.path + s.nonce + s.body, "sha384").hex()),
            _whole(lambda s: mac(s.secret, s.nonce + s.api_key + s.body, "sha256").hex()),
            _whole(lambda s: mac(s.secret, s.nonce + s.api_key, "sha256").hex().upper()),
            _whole(lambda s: mac(s.secret, s.nonce + s.api_key + "5000" + s.body, "sha256").hex()),
            _whole(lambda s: mac(s.secret, "POST" + s.path + s.nonce + s.body, "sha256")),
            _whole(lambda s: mac(s.secret, s.path + s.body, "sha512").hex()),
            _whole(lambda s: mac(s.secret, s.body + s.nonce, "sha512").hex()),
            _whole(lambda s: mac(s.secret, s.nonce + s.path + s.body, "sha256").hex()),
            _whole(lambda s: hashlib.md5((s.body + "&secret_key=" + s.secret).encode()).hexdigest().upper()),
            _whole(lambda s: mac(s.secret, base64.b64encode(s.body.encode()), "sha384").hex()),
            _whole(
                lambda s: mac(
                    s.secret, "\n".join(["POST", s.path, "", sha(s.body, "sha512").hex(), s.nonce]), "sha512"
                ).hex()
            ),
        ],
    ),
    (
        "scheme-one-text",
        [
            _whole(lambda s, t=t: mac(s.key, t.format(n=s.nonce, b=s.body, p=s.path)))
            for t in ("{n}{p}{b}", "{p}{b}{n}", "{n}{b}", "{b}", "{n}{b}{p}", "{p}?{b}")
        ],
    ),
    (
        "scheme-no-hmac",
        [
            _whole(lambda s: sha(s.nonce + s.body)),
            _whole(lambda s: sha(s.nonce + s.body).hex()),
            _whole(lambda s: s.path.encode() + sha(s.nonce + s.body)),
        ],
    ),
    (
        "outer-twice",
        [
            _outer(lambda k, m: mac(k, mac(k, m))),
            _outer(lambda k, m: mac(k, mac(k, m).hex())),
            _outer(lambda k, m: mac(k, b64(mac(k, m)))),
            _outer(lambda k, m: mac(k, sha(m, "sha512"))),
        ],
    ),
    (
        "outer-other-hash",
        [_outer(lambda k, m, n=n: mac(k, m, n)) for n in ("sha384", "sha1", "md5", "sha224", "sha3_512", "sha3_256")],
    ),
    ("outer-cut", [_outer(lambda k, m: mac(k, m)[:32])]),
    (
        {"outer-go-sum", "outer-empty-message"},
        [_outer(lambda k, m: m + mac(k, b"")), _outer(lambda k, _m: mac(k, b""))],
    ),
    # nonce
    ("nonce-doubled", [_front(lambda n: n + n)]),
    (
        "nonce-with-name",
        [
            _front(lambda n: f"nonce={n}"),
            _front(lambda n: f"nonce={n}&"),
            _front(lambda n: f"nonce{n}"),
            _front(lambda n: f"nonce:{n}"),
        ],
    ),
    (
        {"nonce-other-unit", "nonce-cut-or-padded"},
        _everywhere(lambda n: n[:-3])
        + _everywhere(lambda n: n + "000")
        + [_front(lambda n: n + "000000"), _both(lambda n: n + "000000")],
    ),
    (
        {"nonce-two-clock-calls", "nonce-other-unit"},
        [one for step in (1, 2, 3, -1, -5, 17, 120, -333, 999, 1000, 2000, -2000) for one in _later(step)],
    ),
    (
        "nonce-float",
        [
            *_everywhere(lambda n: f"{n}.0"),
            _front(lambda n: str(int(n) / 1000)),
            _both(lambda n: str(int(n) / 1000)),
            _front(lambda n: f"{int(n) / 1000:.6f}"),
            _front(lambda n: f"{n}.00"),
        ],
    ),
    (
        "nonce-scientific",
        [
            _front(lambda n: f"{float(n):e}"),
            _front(lambda n: f"{float(n):E}"),
            _both(lambda n: f"{float(n):.14E}"),
            _both(lambda n: f"{float(n):.6e}"),
            _both(lambda n: f"{float(n):.2e}"),
            _front(lambda n: f"{float(n):.5g}"),
            _front(lambda n: f"{float(n):.16e}"),
            _front(lambda n: f"{float(n):.12e}"),
            _both(lambda n: f"{float(n):.1e}"),
            _front(lambda n: f"{float(n):.0e}"),
            _front(lambda n: _csharp_exponent(float(n))),
            _front(lambda n: f"{float(n):.15e}"),
            _front(lambda n: f"{float(n):.17g}" if "e" in f"{float(n):.17g}" else f"{float(n):.11E}"),
        ],
    ),
    (
        "nonce-rounded",
        [lambda s, one=one: one(s) if _js_number(s.nonce) != s.nonce else None for one in _everywhere(_js_number)]
        + [
            lambda s, one=one: one(s) if str(int(float(s.nonce))) != s.nonce else None
            for one in _everywhere(lambda n: str(int(float(n))))
        ],
    ),
    (
        "nonce-placeholder",
        [_front(lambda _n, w=w: w) for w in ("undefined", "None", "null", "NaN", "nil", "0", "nonce")]
        + [_both(lambda _n, w=w: w) for w in ("undefined", "None", "null", "NaN")],
    ),
    (
        {"nonce-stray-character", "inner-separator"},
        [
            _front(lambda n, t=t: t.format(n))
            for t in ("{}\n", "{} ", '"{}"', "'{}'", " {}", "\ufeff{}", "{}\0", "{}L", "{}n", "b'{}'")
        ],
    ),
    (
        "nonce-overflow",
        [
            _front(lambda n: str(int(n) % 2**32)),
            _both(lambda n: str((int(n) + 2**31) % 2**32 - 2**31)),
            _front(lambda n: str((int(n) + 2**31) % 2**32 - 2**31)),
        ],
    ),
    (
        "nonce-grouped",
        [
            _front(lambda n: f"{int(n):,}"),
            _both(lambda n: f"{int(n):,}"),
            _front(lambda n: f"{int(n):,}".replace(",", ".")),
        ],
    ),
    # body
    ({"body-empty", "body-nonce-missing"}, [_body(lambda _s: "")]),
    (
        "body-nonce-missing",
        [
            _form(lambda s: s.rest),
            _json(lambda _s, o: json.dumps({n: v for n, v in o.items() if n != "nonce"}, separators=(",", ":"))),
        ],
    ),
    ("body-nonce-twice", [_form(lambda s: f"nonce={s.nonce}&{s.body}"), _form(lambda s: f"{s.body}&nonce={s.nonce}")]),
    (
        "body-json-instead-of-form",
        [
            _form(lambda s: json.dumps(_dict(s))),
            _form(lambda s: json.dumps(_dict(s), separators=(",", ":"))),
            _form(lambda s: json.dumps(_numbers(s))),
            _form(lambda s: json.dumps(_numbers(s), separators=(",", ":"))),
            _form(lambda s: json.dumps({**_dict(s), "nonce": int(s.nonce)})),
            _form(lambda s: json.dumps({**_dict(s), "nonce": int(s.nonce)}, separators=(",", ":"))),
            _form(lambda s: json.dumps({**_numbers(s), "nonce": int(s.nonce)}, separators=(",", ":"))),
            _form(lambda s: json.dumps(_dict(s), sort_keys=True)),
            _form(lambda s: json.dumps(_dict(s), indent=2)),
            _form(lambda s: json.dumps(_dict(s), indent=4)),
            _form(lambda s: json.dumps(_dict(s), ensure_ascii=False)),
            _form(lambda s: json.dumps(_dict(s), separators=(",", ":"), ensure_ascii=False)),
            _form(lambda s: json.dumps(_dict(s), separators=(",", ":")).replace("/", "\\/")),
            _form(lambda s: json.dumps({**{n: v for n, v in s.pairs if n != "nonce"}, "nonce": s.nonce})),
        ],
    ),
    (
        "body-form-instead-of-json",
        [
            _json(lambda _s, o: urlencode(o)),
            _json(lambda _s, o: urlencode({n: str(v).lower() if isinstance(v, bool) else v for n, v in o.items()})),
            _json(lambda _s, o: "&".join(f"{n}={v}" for n, v in o.items())),
            _json(lambda _s, o: urlencode(sorted(o.items()))),
            _json(
                lambda _s, o: "&".join(f"{n}={json.dumps(v) if not isinstance(v, str) else v}" for n, v in o.items())
            ),
        ],
    ),
    (
        "body-json-spacing",
        [
            _json(lambda _s, o: json.dumps(o)),
            _json(lambda _s, o: json.dumps(o, indent=2)),
            _json(lambda _s, o: json.dumps(o, indent=4)),
            _json(lambda _s, o: json.dumps(o, indent="\t")),
            _json(lambda _s, o: json.dumps(o, indent=2).replace("\n", "\r\n")),
        ],
    ),
    (
        ORDERS | {"body-json-spacing"},
        [
            _json(lambda _s, o: json.dumps(o, sort_keys=True, separators=(",", ":"))),
            _json(lambda _s, o: json.dumps(dict(reversed(o.items())), separators=(",", ":"))),
            _json(
                lambda _s, o: json.dumps(dict(sorted(o.items(), key=lambda pair: pair[0][::-1])), separators=(",", ":"))
            ),
        ],
    ),
    (
        ORDERS,
        [
            _form(lambda s: "&".join(sorted(s.body.split("&")))),
            _form(lambda s: s.rest + f"&nonce={s.nonce}" if s.rest else None),
            _form(lambda s: "&".join(s.body.split("&")[::-1])),
            _form(_shuffled),
            _form(lambda s: "&".join(sorted(s.body.split("&"), reverse=True))),
        ],
    ),
    ("body-escape-case", [_form(lambda s: re.sub("%..", lambda found: found.group().lower(), s.body))]),
    (
        "body-decimal-comma",
        [
            _body(lambda s: _values(s, lambda v: re.sub(r"^(\d+)\.(\d+)$", r"\1,\2", v))),
            _body(lambda s: _values(s, lambda v: re.sub(r"^(\d+)\.(\d+)$", r"\1%2C\2", v))),
        ],
    ),
    (
        NUMBERS | {"body-number-exponent"},
        [
            _body(lambda s, n=n: _values(s, lambda v: v + n if v.isdigit() else v))
            for n in (".0", ".00", ".00000000", ".")
        ]
        + [
            _body(lambda s, n=n: _values(s, lambda v: f"{float(v):.{n}f}" if re.fullmatch(r"\d+(\.\d+)?", v) else v))
            for n in (8, 2, 4, 5, 6, 10, 1)
        ]
        + [_body(lambda s: _values(s, lambda v: str(float(v)) if re.fullmatch(r"\d+(\.\d+)?", v) else v))],
    ),
    (
        "body-number-exponent",
        [
            _body(lambda s: _values(s, lambda v: str(float(v)) if re.fullmatch(r"0\.0000\d+", v) else v)),
            _body(lambda s: _values(s, lambda v: _csharp_exponent(float(v)) if re.fullmatch(r"0\.0000\d+", v) else v)),
            _body(lambda s: _values(s, lambda v: f"{float(v):e}" if re.fullmatch(r"0\.0000\d+", v) else v)),
        ],
    ),
    (
        "body-json-escapes",
        [_json(lambda s, _o: s.body.replace("/", "\\/")), _json(lambda s, _o: s.body.replace("&", "\\u0026"))],
    ),
    (
        "body-json-quoted-numbers",
        [
            _json(
                lambda _s, o: json.dumps(
                    {n: str(v) if type(v) is int or isinstance(v, float) else v for n, v in o.items()},
                    separators=(",", ":"),
                )
            ),
            _json(lambda s, o: json.dumps({**o, "nonce": int(s.nonce)}, separators=(",", ":"))),
        ],
    ),
    (
        "body-parameter-added-later",
        [
            _form(lambda s: "&".join(s.body.split("&")[:-1]) or None if len(s.pairs) > 1 else None),
            _form(lambda s: re.sub("&otp=[^&]*", "", s.body) if "otp" in s.body else None),
            _form(lambda s: f"nonce={s.nonce}" if len(s.pairs) > 1 else None),
            _form(
                lambda s: (
                    "&".join(part for index, part in enumerate(s.body.split("&")) if index != 1)
                    if len(s.pairs) > 2
                    else None
                )
            ),
        ],
    ),
    (
        "body-truth-values",
        [
            _body(lambda s: _values(s, lambda v: {"true": "True", "false": "False"}.get(v, v))),
            _body(lambda s: _values(s, lambda v: {"true": "1", "false": "0"}.get(v, v))),
            _body(lambda s: _values(s, lambda v: {"true": "TRUE"}.get(v, v))),
        ],
    ),
    (
        "body-list",
        [
            _form(
                lambda s, t=t: (
                    urlencode({n: t(v) if n in {"pair", "asset"} else v for n, v in s.pairs})
                    if urlencode(s.pairs) == s.body
                    else None
                )
            )
            for t in (
                lambda v: str(v.split(",")),
                lambda v: json.dumps(v.split(",")),
                lambda v: "[" + v + "]",
                lambda v: json.dumps(v.split(","), separators=(",", ":")),
            )
        ],
    ),
    (
        "body-null-parameters",
        [
            _form(lambda s, t=t: None if t.partition("=")[0] + "=" in s.body else s.body + t)
            for t in (
                "&otp=None",
                "&price2=None",
                "&otp=null",
                "&otp=undefined",
                "&otp=",
                "&validate=None",
                "&userref=None",
                "&starttm=None",
                "&aclass=None",
            )
        ],
    ),
    (
        "body-blank",
        [
            _form(lambda s: s.body.replace("%20", "+")),
            _form(lambda s: s.body.replace("+", "%20")),
            _form(lambda s: s.body.replace("+", " ")),
        ],
    ),
    ({"body-comma"}, [_form(lambda s: s.body.replace("%2C", ",")), _form(lambda s: s.body.replace(",", "%2C"))]),
    ("body-brackets", [_form(lambda s: s.body.replace("%5B", "[").replace("%5D", "]"))]),
    ("body-at-sign", [_form(lambda s: s.body.replace("%40", "@"))]),
    ("body-percent-sign", [_form(lambda s: s.body.replace("%25", "%"))]),
    (
        SPELLED | {"body-blank", "body-comma", "body-plus-sign", "body-brackets"},
        [
            _form(lambda s: "&".join(f"{n}={v}" for n, v in s.pairs)),
            _form(lambda s: urlencode(s.pairs, safe="/")),
            _form(lambda s: urlencode(s.pairs, quote_via=quote)),
            _form(lambda s: urlencode(s.pairs, safe=",")),
            _form(lambda s: urlencode(s.pairs, safe=":,/[]@")),
        ],
    ),
    (
        {"body-encoded-twice", "body-percent-sign"},
        [
            _form(lambda s: s.body.replace("%", "%25")),
            _form(
                lambda s: "&".join(
                    f"{n}={quote_plus(v)}" for n, _, v in (part.partition("=") for part in s.body.split("&"))
                )
            ),
        ],
    ),
    ("body-encoded-as-a-whole", [_form(lambda s: quote_plus(s.body)), _form(lambda s: quote(s.body))]),
    ("body-markup", [_form(lambda s: s.body.replace("&", "&amp;"))]),
    ("body-question-mark", [_form(lambda s: "?" + s.body)]),
    ("body-trailing-ampersand", [_form(lambda s: s.body + "&")]),
    (
        {"body-stray-character", "inner-separator"},
        [
            _body(
                lambda s, m=m: (
                    m.format(b=s.body.replace("{", "{{").replace("}", "}}")).replace("{{", "{").replace("}}", "}")
                )
            )
            for m in ("\ufeff{b}", " {b}", "\n{b}", "{b}\t")
        ],
    ),
    (
        {"body-quoted", "body-printed-object"},
        [
            _body(lambda s: json.dumps(s.body)),
            _body(lambda s: f"'{s.body}'"),
            _body(lambda s: f"b'{s.body}'"),
            _body(lambda s: f'"{s.body}"'),
        ],
    ),
    (
        "body-printed-object",
        [
            _form(lambda s: str(_dict(s))),
            _form(lambda s: str({**_dict(s), "nonce": int(s.nonce)})),
            _form(lambda _s: "[object Object]"),
            _form(lambda s: "{" + ", ".join(f"{n}={v}" for n, v in s.pairs) + "}"),
            _form(lambda s: str(s.pairs)),
            _form(lambda _s: "Array"),
            _form(lambda s: "map[" + " ".join(f"{n}:{v}" for n, v in sorted(s.pairs)) + "]"),
            _json(lambda _s, o: str(o)),
        ],
    ),
    (
        "body-other-separators",
        [
            _form(lambda s: s.body.replace("&", ",")),
            _form(lambda s: s.body.replace("&", ";")),
            _form(lambda s: s.body.replace("&", "")),
            _form(lambda s: s.body.replace("&", "\n")),
        ],
    ),
    # path
    ("path-version-missing", [_path(lambda p: p[2:])]),
    ("path-slash-missing", [_path(lambda p: p[1:])]),
    (
        "path-with-host",
        [
            _path(lambda p, h=h: h + p)
            for h in (
                "https://api.kraken.com",
                "api.kraken.com",
                "http://api.kraken.com",
                "//api.kraken.com",
                "https://api.kraken.com:443",
            )
        ],
    ),
    (
        "path-with-query",
        [
            lambda s: make(s, path=s.path + "?" + s.body),
            lambda s: make(s, path=f"{s.path}?nonce={s.nonce}"),
            _path(lambda p: p + "?"),
        ],
    ),
    ("path-trailing-slash", [_path(lambda p: p + "/")]),
    (
        "path-other-case",
        [
            _path(str.lower),
            _path(str.upper),
            _path(lambda p: p[:11] + p[11].lower() + p[12:]),
            _path(lambda p: p[:11] + p[11:].lower()),
            _path(lambda p: p.replace("private", "Private")),
        ],
    ),
    ("path-public", [_path(lambda p: p.replace("private", "public"))]),
    (
        "path-method-only",
        [
            _path(lambda p: p[11:]),
            _path(lambda p: "/" + p[11:]),
            _path(lambda p: "private/" + p[11:]),
            _path(lambda _p: "/0/private/"),
            _path(lambda _p: "/0/private"),
            _path(lambda _p: "/"),
        ],
    ),
    ("path-absent", [_path(lambda _p: "")]),
    (
        "path-other-endpoint",
        [
            _path(lambda _p: "/0/private/Balance"),
            _path(lambda _p: "/0/private/GetWebSocketsToken"),
            _path(lambda _p: "/0/private/WithdrawStatus"),
        ],
    ),
    (
        "path-other-version",
        [_path(lambda p: "/1" + p[2:]), _path(lambda p: "/v1" + p[2:]), _path(lambda p: "/api" + p)],
    ),
    (
        "path-doubled",
        [
            _path(lambda p: "/" + p),
            _path(lambda p: "/0" + p),
            _path(lambda p: "/0/private" + p),
            _path(lambda p: p.replace("/", "//")),
        ],
    ),
    (
        "path-stray-byte",
        [_path(lambda p, m=m: m.format(p)) for m in ("{}\0", "{}\r\n", "\ufeff{}", "{}\t", '"{}"', "'{}'", " {}")],
    ),
    ({"path-stray-byte", "join-separator"}, [_path(lambda p: p + "\n"), _path(lambda p: p + " ")]),
    (
        "path-escaped",
        [
            _path(lambda p: quote(p, safe="")),
            _path(lambda p: p.replace("/", "\\/")),
            _path(lambda p: p.replace("/", "\\")),
        ],
    ),
    ("path-printed-form", [_path(lambda p: f"b'{p}'"), _path(lambda _p: "undefined"), _path(lambda _p: "None")]),
    # bytes and encodings of the message
    (
        {"join-stray-bytes", "path-stray-byte"},
        [_join(lambda p, d, m=m: p + d + m) for m in (b"\n", b"\0", b"\r\n", b" ")]
        + [_join(lambda p, d: b"\xef\xbb\xbf" + p + d)],
    ),
    (
        "join-utf16",
        [_join(lambda p, d, c=c: p.decode().encode(c) + d) for c in ("utf-16-le", "utf-16-be", "utf-16")]
        + [
            _join(lambda p, d: (p + d).decode("latin-1").encode("utf-16-le")),
            _join(lambda p, d: (p.decode() + d.hex()).encode("utf-16-le")),
        ],
    ),
    (
        "join-whole-as-text",
        [
            _join(lambda p, d: (p + d).hex().encode()),
            _join(lambda p, d: base64.b64encode(p + d)),
            _join(lambda p, d: str(p + d).encode()),
            _join(lambda p, d: binascii.hexlify(p) + d),
        ],
    ),
    (
        {"join-more-parts", "path-with-query"},
        [
            lambda s: make(s, join=lambda p, d: p + s.nonce.encode() + d),
            lambda s: make(s, join=lambda p, d: p + s.body.encode() + d),
            lambda s: make(s, join=lambda p, d: s.nonce.encode() + p + d),
            lambda s: make(s, join=lambda p, d: s.api_key.encode() + p + d),
        ],
    ),
    ({"join-twice", "path-doubled"}, [_join(lambda p, d: p + d + d), _join(lambda p, d: p + p + d)]),
]
