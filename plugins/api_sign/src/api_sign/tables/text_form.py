"""Text form: the raw signature written otherwise than as base64. Rows undo their form, exactly or not at all."""

from __future__ import annotations

import base64
import binascii
import re
from functools import partial
from urllib.parse import quote, quote_plus, unquote_to_bytes

from api_sign.model import way
from api_sign.spellings import (
    cut_at_nul,
    latin1_to_utf8,
    python_reprs,
    through_ascii,
    through_shell,
    through_utf8,
    utf16_forms,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from api_sign.model import Way

_way = partial(way, stage="text form")
_JSON_ESCAPE = re.compile(r"\\u00(2[bBfF]|3[dD])")
_MARKUP = re.compile("&#([xX][0-9a-fA-F]{2}|[0-9]{2});")
_SEPARATED = re.compile(r"[0-9A-Fa-f]{2}(?:([-: ,])[0-9A-Fa-f]{2})(?:\1[0-9A-Fa-f]{2})+")


def _hex(text: str, digits: str = "0123456789abcdef") -> list[bytes]:
    return [bytes.fromhex(text)] if text and len(text) % 2 == 0 and not set(text) - set(digits) else []


def _base64(text: str) -> bytes:
    try:
        return binascii.a2b_base64(text.encode("ascii"), strict_mode=True)
    except (binascii.Error, ValueError):
        return b""


def _as_text(raw: bytes) -> str:
    return raw.decode("ascii") if raw.isascii() else ""


def _base64_of_hex(text: str) -> list[bytes]:
    inner = _as_text(_base64(text)).removesuffix("\n").removesuffix("\r")
    inner = inner.rpartition("= ")[2].removesuffix("  -")
    inner = re.sub(r"""^b?(["'])(.*)\1$""", r"\2", inner)
    return (
        _hex(inner)
        or _hex(inner, "0123456789ABCDEF")
        or ([bytes.fromhex(re.sub("[-: ,]", "", inner))] if _SEPARATED.fullmatch(inner) else [])
    )


def _twice(text: str) -> list[bytes]:
    found = []
    for _ in range(3):
        text = re.sub(r"""^b?(["'])(.*)\1$""", r"\2", _as_text(_base64(text)).replace("\r", "").replace("\n", ""))
        found.append(_base64(text) or _base64(text + "=="))
    return [raw for raw in found if raw]


def _url_safe(text: str) -> list[bytes]:
    bare = text.rstrip("=")
    if not re.search("[-_]", bare) or re.search(r"[^A-Za-z0-9_-]", bare):
        return []
    return [_base64(bare.replace("-", "+").replace("_", "/") + "=" * (-len(bare) % 4))]


def _unpadded(text: str) -> list[bytes]:
    bare = text.rstrip("=")
    if len(bare) % 4 < 2 or len(text) % 4 == 0:
        return []
    return [_base64(bare + "=" * (-len(bare) % 4))]


def _percent(text: str) -> Iterator[bytes]:
    if "%" not in text:
        return
    for plain in (unquote_to_bytes(text), unquote_to_bytes(unquote_to_bytes(text))):
        decoded = _base64(_as_text(plain))
        if decoded:
            yield decoded


def _misread(text: str) -> Iterator[bytes]:
    raw = _base64(text)
    for charset in ("utf-8", "utf-16-le", "utf-16-be"):
        try:
            yield raw.decode(charset).encode("latin-1")
        except UnicodeError:
            continue
    try:
        yield _base64(raw.decode("utf-16-le"))
    except UnicodeError:
        return


def _numbers(text: str) -> Iterator[bytes]:
    inside = text if not _base64(text) else _as_text(_base64(text))
    printed = re.fullmatch(r'\{"type": ?"Buffer", ?"data": ?(\[.*\])\}', inside, re.DOTALL)
    inside = printed.group(1) if printed else inside
    items = re.findall(r"-?\d+", inside)
    if len(items) >= 16 and re.fullmatch(r"[\[({]?-?\d+(?:[, ]+-?\d+)*[\])}]?", inside):
        values = [int(item) for item in items]
        if all(-128 <= value < 256 for value in values):
            yield bytes(value % 256 for value in values)


def _escaped(text: str) -> list[bytes]:
    plain = _JSON_ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text.replace("\\/", "/"))
    plain = _MARKUP.sub(lambda found: chr(int("0" + found.group(1), 16 if found.group(1)[0] in "xX" else 10)), plain)
    return [_base64(plain)] if plain != text else []


def _base32(text: str) -> list[bytes]:
    if len(text) < 16 or len(text) % 8:
        return []
    try:
        return [base64.b32decode(text)]
    except (binascii.Error, ValueError):
        return []


def _stray(text: str) -> list[bytes]:
    raw = _base64(text)
    return [raw.removesuffix(end) for end in (b"\r\n", b"\n", b"\0") if len(raw) > 64 and raw.endswith(end)]


def _blank(text: str) -> list[bytes]:
    return [_base64(text.replace(" ", "+"))] if " " in text.strip() else []


def _hex_of_base64(text: str) -> list[bytes]:
    return [_base64(_as_text(raw)) for raw in (*_hex(text), *_hex(text, "0123456789ABCDEF"))]


def _separated(text: str) -> list[bytes]:
    plain = text.removeprefix("0x").removeprefix("0X").removeprefix("\\x")
    if plain != text:
        return _hex(plain) or _hex(plain, "0123456789ABCDEF")
    return [bytes.fromhex(re.sub("[-: ,]", "", text))] if _SEPARATED.fullmatch(text) else []


def _losses(raw: bytes) -> Iterator[tuple[str, int]]:
    """Text forms that lose something, with the bits that still speak for the raw signature."""
    for changed in (
        *through_utf8(raw),
        *through_ascii(raw),
        *cut_at_nul(raw),
        *through_shell(raw),
        *python_reprs(raw),
        *latin1_to_utf8(raw),
        *utf16_forms(raw.decode("latin-1")),
        *utf16_forms(raw.hex()),
    ):
        kept = sum(7 for byte in changed if byte < 128 and byte in raw)
        yield base64.b64encode(changed).decode(), kept
        yield changed.decode("utf-8", "replace"), kept
    plain = base64.b64encode(raw).decode()
    for length in (84, 86, 87, 76, 72, 64, 60, 80, 50, 48, 44, 43, 40, 32):
        if length < len(plain):
            yield plain[:length], 6 * length
    for text in (raw.hex(), raw.hex().upper()):
        yield text[:64], 256
        yield text.lstrip("0"), 8 * len(raw) - 32
    yield "".join(f"{byte:x}" for byte in raw), 6 * len(raw)
    yield "".join(f"{byte if byte < 128 else byte + 0xFFFFFF00:x}" for byte in raw), 6 * len(raw)
    yield "".join(letter for letter in plain if letter.isalnum()), 5 * len(plain)
    yield plain.lower(), 4 * len(plain)
    yield plain.upper(), 4 * len(plain)
    yield quote(raw), 8 * len(raw)
    yield quote_plus(raw), 8 * len(raw)
    yield raw.decode("latin-1"), 8 * len(raw)
    yield plain[::-1], 6 * len(plain)


TEXT: tuple[Way, ...] = (
    _way(
        "output-hex",
        _hex,
        "The signature was written as hex instead of base64",
        "API-Sign is the base64 of the 64 raw bytes: 88 characters that end in ==.",
        "Take the raw digest and encode it as base64.",
        python="base64.b64encode(mac.digest()).decode()   # not mac.hexdigest()",
        javascript='hmac.digest("base64")   // not "hex"',
        php="base64_encode(hash_hmac('sha512', $m, $k, true))",
        ruby="Base64.strict_encode64(OpenSSL::HMAC.digest(…))",
        go="base64.StdEncoding.EncodeToString(mac.Sum(nil))",
        bash="openssl dgst … -binary | base64 -w 0",
    ),
    _way(
        "output-hex-upper",
        lambda text: _hex(text, "0123456789ABCDEF"),
        "The signature was written as hex in capital letters instead of base64",
        "API-Sign is the base64 of the 64 raw bytes.",
        "Take the raw digest and encode it as base64.",
        csharp="Convert.ToBase64String(hash)   // not Convert.ToHexString",
    ),
    _way(
        "output-base64-of-hex",
        _base64_of_hex,
        "The signature is the base64 of hex text instead of raw bytes",
        "The digest was first written as hex, and those digits were encoded: the text has 172 characters.",
        "Encode the raw digest as base64, with no hex in between.",
        seen="https://superuser.com/questions/1123526/curl-example-for-accessing-authenticated-kraken-api",
        python="base64.b64encode(mac.digest())   # not mac.hexdigest().encode()",
        php="hash_hmac('sha512', $message, $key, true)   // the true asks for raw bytes",
        bash="openssl dgst … -binary | base64 -w 0",
        javascript='hmac.digest("base64")',
    ),
    _way(
        "output-hex-separated",
        _separated,
        "The signature was written as hex with marks or 0x",
        "API-Sign is the base64 of the 64 raw bytes.",
        "Encode the raw digest as base64.",
        csharp="Convert.ToBase64String(hash)   // not BitConverter.ToString",
    ),
    _way(
        "output-url-safe",
        _url_safe,
        "The signature was written in the URL-safe alphabet",
        "It has - and _ where standard base64 has + and /.",
        "Use the standard alphabet, with padding.",
        python="base64.b64encode   # not urlsafe_b64encode",
        java="Base64.getEncoder()   // not getUrlEncoder()",
        go="base64.StdEncoding   // not URLEncoding",
    ),
    _way(
        "output-padding-lost",
        _unpadded,
        "The signature lost its = padding",
        "The base64 of 64 bytes ends in ==.",
        "Keep the padding.",
        go="base64.StdEncoding   // not RawStdEncoding",
        java="Base64.getEncoder()   // not withoutPadding()",
    ),
    _way(
        "output-base64-twice",
        _twice,
        "The signature was encoded as base64 twice",
        "The text that was already base64 was encoded again, once or more often.",
        "Encode the raw digest once.",
        javascript='hmac.digest("base64")   // it is base64 already',
    ),
    _way(
        "output-percent-encoded",
        _percent,
        "The signature was percent-encoded",
        "A header is sent as it is; + / = must not become %2B %2F %3D.",
        "Put the plain base64 into the header.",
    ),
    _way(
        "output-misread",
        _misread,
        "The raw signature was read as text and encoded before base64",
        "Its bytes became characters, and those became two bytes each.",
        "Encode the raw bytes.",
        javascript='btoa(String.fromCharCode(...bytes))   // or hmac.digest("base64")',
    ),
    _way(
        "output-json-escaped",
        _escaped,
        "The signature is written with the escapes of JSON or HTML",
        "The slash stands as \\/ , or + as \\u002B or &#43; .",
        "Use the value itself, not its form inside JSON or a page.",
        kind="pasted",
    ),
    _way(
        "output-plus-to-blank",
        _blank,
        "Every + in the signature became a blank",
        "The text went through form decoding.",
        "Put the value into a header, not into a form or an address.",
    ),
    _way(
        "output-number-list",
        _numbers,
        "The signature was written as a list of numbers",
        "The bytes were printed as decimal numbers.",
        "Encode the bytes as base64.",
        java="Base64.getEncoder().encodeToString(bytes)   // not Arrays.toString",
        rare=True,
    ),
    _way(
        "output-stray-byte",
        _stray,
        "A line break or zero byte was encoded together with the signature",
        "The base64 holds 65 bytes or more: the 64 of the signature and one that does not belong to it.",
        "Encode the 64 raw bytes only; in a shell pipe them, without echo and without a variable.",
        bash="openssl dgst … -binary | base64 -w 0",
        rare=True,
    ),
    _way(
        "output-base32",
        _base32,
        "The signature was written as base32 instead of base64",
        "API-Sign is the base64 of the 64 raw bytes: 88 characters that end in ==.",
        "Encode the raw digest as base64.",
        rare=True,
    ),
    _way(
        "output-hex-of-base64",
        _hex_of_base64,
        "The signature is the hex of its base64",
        "The base64 text was written as hexadecimal digits.",
        "Encode the raw digest as base64, once.",
        rare=True,
    ),
)
LOSSY: tuple[Way, ...] = (
    _way(
        "output-lossy-text",
        _losses,
        "The signature was turned into text or cut, which lost a part of it",
        "The raw bytes were read as text, cut, or written in a form that cannot be undone.",
        "Encode all 64 raw bytes as base64.",
        javascript='hmac.digest("base64")   // no toString() of the digest',
        python="base64.b64encode(mac.digest()).decode()",
    ),
)
