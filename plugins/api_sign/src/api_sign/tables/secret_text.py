"""Secret to key: decoded, but then written as text, cut or changed. Rows give the wrong HMAC key."""

from __future__ import annotations

import binascii
from functools import partial

from api_sign.model import way
from api_sign.spellings import (
    all_hex,
    cut_at_nul,
    latin1_to_utf8,
    number_lists,
    printed_objects,
    python_reprs,
    through_ascii,
    through_shell,
    through_utf8,
    utf16_forms,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from api_sign.request import Request

_way = partial(way, stage="secret")
_NOT_BASE64 = bytes(
    byte for byte in range(256) if not chr(byte).isascii() or not (chr(byte).isalnum() or byte in b"+/")
)

_FROM_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_PLACEHOLDERS = (
    "YOUR_API_SECRET",
    "your_api_secret",
    "API_SECRET",
    "KRAKEN_API_SECRET",
    "YOUR_PRIVATE_KEY",
    "your_private_key",
    "your-private-key",
    "API_PRIVATE_KEY",
    "your-api-secret",
    "YOUR_SECRET_KEY",
    "secret",
    "apiSecret",
    "$API_SECRET",
    "${API_SECRET}",
    "process.env.KRAKEN_API_SECRET",
    "<API_SECRET>",
)


def _placeholders(_r: Request) -> list[bytes]:
    decoded = []
    for word in _PLACEHOLDERS:
        letters = "".join(letter for letter in word.replace("-", "+").replace("_", "/") if letter not in "${}<>.")
        keep = len(letters) - (len(letters) % 4 == 1)
        decoded.append(binascii.a2b_base64(letters[:keep] + "=" * (-keep % 4)))
    return [word.encode() for word in _PLACEHOLDERS] + decoded


def _twice(r: Request) -> list[bytes]:
    found = []
    for text in (r.key, r.key.translate(_FROM_URL_SAFE)):
        letters = text.translate(None, _NOT_BASE64)
        keep = len(letters) - (len(letters) % 4 == 1)
        found.append(binascii.a2b_base64(letters[:keep] + b"=" * (-keep % 4)))
    return found


SECRET_AS_TEXT = (
    _way(
        "secret-decoded-lossy",
        lambda r: [*through_utf8(r.key), *through_ascii(r.key)],
        "The decoded secret was turned into text, which lost bytes",
        "The key is binary. Read as UTF-8 or ASCII text, every byte that is no letter was replaced or dropped.",
        "Keep the decoded secret as bytes and hand the bytes to HMAC.",
        python="key = base64.b64decode(secret)   # no .decode()",
        javascript='Buffer.from(secret, "base64")   // no .toString()',
        csharp="byte[] key = Convert.FromBase64String(secret);   // no Encoding.*.GetString",
        java="byte[] key = Base64.getDecoder().decode(secret);   // no new String(...)",
        swift="Data(base64Encoded: secret)!   // no String(data:encoding:)",
    ),
    _way(
        "secret-decoded-latin1",
        lambda r: latin1_to_utf8(r.key),
        "The decoded secret was turned into a latin-1 string and encoded as UTF-8 again",
        "Every byte above 127 became two bytes, so the key grew longer than 64 bytes.",
        "Keep the decoded secret as bytes from the decoder to HMAC.",
        seen="https://github.com/ccxt/ccxt/pull/21961",
        javascript='crypto.createHmac("sha512", Buffer.from(secret, "base64"))   // not atob(secret), not "binary"',
        dart="Hmac(sha512, base64.decode(secret))   // not utf8.encode(String.fromCharCodes(...))",
    ),
    _way(
        "secret-hex",
        lambda r: all_hex(r.key),
        "The decoded secret was used as hex text",
        "The key was hexadecimal digits instead of the bytes that they stand for.",
        "Use the decoded bytes; with openssl pass the hex through -macopt hexkey: so that it is read as bytes.",
        seen="https://superuser.com/questions/1123526/curl-example-for-accessing-authenticated-kraken-api",
        bash="openssl dgst -sha512 -mac HMAC -macopt hexkey:$key_hex -binary   # not -hmac $key_hex",
        javascript='Buffer.from(secret, "base64")   // not .toString("hex")',
    ),
    _way(
        "secret-cut-at-nul",
        lambda r: cut_at_nul(r.key),
        "The decoded secret was cut at its first zero byte",
        "A string of C ends at a zero byte; the key is binary and may hold one anywhere.",
        "Pass the length with the key (64), never use strlen on it.",
        c="HMAC(EVP_sha512(), key, key_length, message, message_length, out, &size)",
        bash="openssl dgst -sha512 -mac HMAC -macopt hexkey:$key_hex -binary",
    ),
    _way(
        "secret-through-shell",
        lambda r: through_shell(r.key),
        "The decoded secret went through a shell variable, which dropped bytes",
        "A shell removes zero bytes and line breaks at the end of $(…), so the key lost some of its bytes.",
        "Never keep binary in a shell variable: hold the key as hex and use -macopt hexkey:.",
        seen="https://superuser.com/questions/1123526/curl-example-for-accessing-authenticated-kraken-api",
        bash="openssl dgst -sha512 -mac HMAC -macopt hexkey:$key_hex -binary",
    ),
    _way(
        "secret-repr",
        lambda r: [str(r.secret.encode()).encode(), *python_reprs(r.key)],
        "The key was Python's printed form of the bytes, b'…' included",
        "str() of bytes writes the letters b' and backslashes; they became the key.",
        "Pass the bytes; never call str() on them.",
        python="hmac.new(base64.b64decode(secret), …)   # not str(base64.b64decode(secret)).encode()",
    ),
    _way(
        "secret-number-list",
        lambda r: number_lists(r.key),
        "The key was the list of its bytes written as numbers",
        "The bytes were printed as decimal numbers with commas, and that text became the key.",
        "Pass the byte array itself; do not turn it into a string.",
        javascript="new Uint8Array(…) passed to createHmac   // not its .toString()",
        java="mac.init(new SecretKeySpec(bytes, …))   // not Arrays.toString(bytes)",
        rare=True,
    ),
    _way(
        "secret-printed-object",
        lambda r: printed_objects(r.key),
        "The key was what the language prints for an object, such as [object Object] or System.Byte[]",
        "The decoded bytes were turned into text by their own name; that name became the key.",
        "Pass the bytes themselves; do not join them with a string or call toString on them.",
        javascript='Buffer.from(secret, "base64")   // not `${bytes}`, and await what gives a promise',
        csharp="Convert.FromBase64String(secret)   // not its .ToString()",
        rare=True,
    ),
    _way(
        "secret-placeholder",
        _placeholders,
        "A placeholder stood where the secret belongs",
        "The key was made from a sample's own words, such as YOUR_API_SECRET, or from the name of a variable.",
        "Put the private key in its place; print its length, which is 88 characters.",
        bash='"$API_SECRET"   # in double quotation marks; single ones keep the name',
        rare=True,
    ),
    _way(
        "secret-utf16",
        lambda r: [*utf16_forms(r.secret), *utf16_forms(r.key.decode("latin-1"))],
        "The secret was encoded as UTF-16",
        "Two bytes were made of each character; in C# and PowerShell, Encoding.Unicode means UTF-16.",
        "Decode the secret from base64; no text encoding belongs here.",
        csharp="Convert.FromBase64String(secret)   // not Encoding.Unicode.GetBytes(secret)",
        powershell="[Convert]::FromBase64String($secret)",
        vba="Base64Decode(secret)   ' not StrConv(secret, vbFromUnicode)",
    ),
    _way(
        "secret-decoded-twice",
        _twice,
        "The secret was decoded from base64 twice",
        "The decoded bytes were handed to a second decoder.",
        "Decode once.",
        rare=True,
    ),
)
