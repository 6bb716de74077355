"""Inner hash: SHA-256 over the wrong text, or another hash. Rows give the wrong digest."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from functools import partial

from api_sign.model import way
from api_sign.spellings import base64_forms, latin1_to_utf8, utf16_forms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from api_sign.model import Way
    from api_sign.request import Request

_way = partial(way, stage="inner hash")
_MARKS = (" ", "\n", "&", "+", ",", ":", "|", "\r\n", "\0", "?", ";", "-", ".", "/", ", ")


def _over(make: Callable[[Request], Iterable[bytes]]) -> Callable[[Request, bytes], Iterable[bytes]]:
    """Give the SHA-256 of each text that `make` gives."""
    return lambda r, _right: (hashlib.sha256(text).digest() for text in make(r))


def _texts(*patterns: str) -> Callable[[Request], Iterator[bytes]]:
    def make(r: Request) -> Iterator[bytes]:
        for pattern in patterns:
            yield pattern.format(n=r.nonce, b=r.body, p=r.path, s=r.secret, k=r.api_key or "").encode()

    return make


def _other_hash(r: Request, _right: bytes) -> Iterator[bytes]:
    names = ("sha512", "sha1", "md5", "sha384", "sha224", "sha3_256", "sha3_512")
    yield from (hashlib.new(name, r.hashed).digest() for name in names)
    yield hashlib.sha512(r.hashed).hexdigest().encode()


def _bytes_of_text(r: Request) -> list[bytes]:
    hashed = r.nonce + r.body
    return [
        *utf16_forms(hashed),
        hashed.encode("utf-8-sig"),
        hashed.encode("utf-32-le"),
        r.nonce.encode() + r.body.encode("utf-16-le"),
    ]


def _printed(r: Request) -> list[bytes]:
    text = r.nonce + r.body
    forms = (json.dumps(text), json.dumps(text, ensure_ascii=False), f'"{text}"', f"'{text}'")
    nonce, body = json.dumps(r.nonce), json.dumps(r.body, ensure_ascii=False)
    return [form.encode() for form in (*forms, str(text.encode()), repr(text), nonce + body, r.nonce + body)]


def _misread(r: Request) -> list[bytes]:
    hashed = r.nonce + r.body
    return [
        hashed.encode("latin-1", "replace"),
        hashed.encode("cp1252", "replace"),
        hashed.encode("ascii", "replace"),
        hashed.encode("ascii", "ignore"),
        *latin1_to_utf8(r.hashed),
    ]


def _buffer(r: Request) -> list[bytes]:
    sizes = [size for size in (64, 128, 256, 512, 1024, 2048, 4096) if size > len(r.hashed)]
    return [
        r.hashed + b"\0",
        r.hashed + b"\0\0",
        b"\0" + r.hashed,
        r.nonce.encode() + b"\0" + r.body.encode() + b"\0",
        *(r.hashed.ljust(size, b"\0") for size in sizes[:4]),
        r.hashed + b"\n\n",
        b"\n" + r.hashed,
    ]


INNER_INPUT: tuple[Way, ...] = (
    _way(
        "inner-input-hex",
        _over(
            lambda r: [
                r.hashed.hex().encode(),
                r.hashed.hex().upper().encode(),
                r.nonce.encode() + r.body.encode().hex().encode(),
            ]
        ),
        "The text for SHA-256 was turned into hex before it was hashed",
        "SHA-256 must read the nonce and the body as they are; here it read their hexadecimal digits.",
        "Hash the bytes of the text itself.",
        seen="https://support.kraken.com/hc/en-us/articles/360001491786-API-error-messages",
        python="hashlib.sha256((nonce + body).encode())   # no .hex()",
    ),
    _way(
        "inner-input-base64",
        _over(lambda r: [*base64_forms(r.hashed), r.nonce.encode() + base64.b64encode(r.body.encode())]),
        "The text for SHA-256 was turned into base64 before it was hashed",
        "SHA-256 must read the nonce and the body as they are; here it read their base64.",
        "Hash the bytes of the text itself; base64 is for the end result only.",
        seen="https://support.kraken.com/hc/en-us/articles/360001491786-API-error-messages",
    ),
    _way(
        "inner-nonce-behind",
        _over(_texts("{b}{n}", "{b}&{n}", "{b}&nonce={n}{n}")),
        "The nonce was put behind the body instead of in front of it",
        "The order matters: nonce first, then body.",
        "Hash nonce + body.",
    ),
    _way(
        "inner-input-printed",
        _over(_printed),
        "The text for SHA-256 was hashed with quotation marks, or as a language prints it",
        "SHA-256 must read the nonce and the body as they are; here quotation marks or b'…' stood around them.",
        "Hash the text itself, not its JSON or printed form.",
        javascript="hash.update(nonce + body)   // not JSON.stringify(nonce + body)",
        python="(nonce + body).encode()   # not str(text.encode()) or repr(text)",
        rare=True,
    ),
    _way(
        "inner-separator",
        _over(
            _texts(
                *(f"{{n}}{mark}{{b}}" for mark in _MARKS[:3]),
                "{n}{b}\n",
                *(f"{{n}}{mark}{{b}}" for mark in _MARKS[3:]),
                "{n}\n{b}\n",
                "{n}{b}\r\n",
                "{n}=&{b}",
                "{n}{b} ",
            )
        ),
        "There is a separator between nonce and body, or a line break at the end",
        "SHA-256 read one more character than the nonce and the body have.",
        "Join the two with nothing between and nothing behind.",
        seen="https://superuser.com/questions/1123526/curl-example-for-accessing-authenticated-kraken-api",
        bash='printf %s "$nonce$body" | openssl dgst -sha256 -binary   # echo adds a line break',
    ),
    _way(
        "inner-utf16",
        _over(_bytes_of_text),
        "The text for SHA-256 was encoded as UTF-16 or with a byte-order mark",
        "Other bytes than UTF-8 without a mark were hashed.",
        "Encode the text as UTF-8.",
        csharp="Encoding.UTF8.GetBytes(nonce + body)   // Encoding.Unicode is UTF-16",
        powershell="[Text.Encoding]::UTF8.GetBytes($nonce + $body)",
        vba="StrConv(text, vbFromUnicode)",
        java="(nonce + body).getBytes(StandardCharsets.UTF_8)",
    ),
    _way(
        "inner-zero-bytes",
        _over(_buffer),
        "Zero bytes or line breaks were hashed with the text",
        "A buffer was hashed with its unused end, or with the zero that closes a string of C.",
        "Hash exactly the text's length.",
        seen="https://support.kraken.com/hc/en-us/articles/360001491786-API-error-messages",
        c="SHA256(text, strlen(text), digest)   // not sizeof",
    ),
    _way(
        "inner-path-inside",
        _over(_texts("{p}{n}{b}", "{n}{p}{b}", "{n}{b}{p}", "{p}{b}", "{b}{n}{p}", "{p}{b}{n}")),
        "The path was hashed inside SHA-256 too",
        "SHA-256 covers nonce and body only; the path stands in front of its result.",
        "Hash nonce + body, then put the path in front of the 32 bytes.",
        seen="https://github.com/veox/python3-krakenex/issues/31",
    ),
    _way(
        "inner-key-inside",
        _over(_texts("{n}{b}{s}", "{s}{n}{b}", "{k}{n}{b}", "{n}{k}{b}", "{n}{b}{k}", "POST{n}{b}", "{n}POST{b}")),
        "The API key, the secret or the word POST was hashed inside SHA-256",
        "SHA-256 covers nonce and body only.",
        "Hash nonce + body.",
        rare=True,
    ),
    _way(
        "inner-charset",
        _over(_misread),
        "The text for SHA-256 was encoded in another character set than UTF-8",
        "Letters beyond ASCII became other bytes.",
        "Encode the text as UTF-8 for hashing and for sending.",
        python='(nonce + body).encode("utf-8")',
    ),
    _way(
        "inner-empty-input",
        lambda _r, _right: [hashlib.sha256(b"").digest(), hashlib.sha256(b"").hexdigest().encode()],
        "SHA-256 was made over nothing",
        "The digest was taken before, or without, any text being given to it.",
        "Give the text to the hash before asking for the digest.",
        go="h.Write([]byte(nonce + body)); sum := h.Sum(nil)",
        rare=True,
    ),
    _way(
        "inner-other-hash",
        _other_hash,
        "Another hash than SHA-256 was used inside",
        "The digest in front of which the path stands must be SHA-256.",
        "Use SHA-256 inside and SHA-512 in the HMAC.",
        php="hash('sha256', $nonce . $body, true)",
    ),
    _way(
        "inner-hashed-twice",
        lambda _r, right: [
            hashlib.sha256(right).digest(),
            hashlib.sha256(right.hex().encode()).digest(),
            hashlib.sha256(base64.b64encode(right)).digest(),
        ],
        "SHA-256 was applied twice",
        "The digest was hashed once more.",
        "Hash once.",
    ),
    _way(
        "inner-hmac",
        lambda r, _right: [
            hmac.digest(key, r.hashed, name) for name in ("sha256", "sha512") for key in (r.key, r.secret.encode())
        ],
        "An HMAC with the secret stood in place of the plain SHA-256",
        "The inner step has no key: it is SHA-256 of nonce and body.",
        "Use the plain hash inside.",
        php="hash('sha256', …, true)   // not hash_hmac",
        rare=True,
    ),
    _way(
        "inner-parts-hashed-apart",
        lambda r, _right: [
            hashlib.sha256(r.nonce.encode()).digest() + hashlib.sha256(r.body.encode()).digest(),
            r.nonce.encode() + hashlib.sha256(r.body.encode()).digest(),
            r.nonce.encode() + hashlib.sha256(r.body.encode()).hexdigest().encode(),
            hashlib.sha256(r.nonce.encode() + hashlib.sha256(r.body.encode()).digest()).digest(),
            hashlib.sha256((r.nonce + hashlib.sha256(r.body.encode()).hexdigest()).encode()).digest(),
        ],
        "Nonce and body were hashed apart, not together",
        "SHA-256 must read the nonce and the body as one text.",
        "Hash nonce + body in one go.",
    ),
)
