"""Inner hash: the right SHA-256, written as text, cut or changed before it was joined. Rows give the wrong digest."""

from __future__ import annotations

import base64
import hashlib
from functools import partial
from itertools import chain

from api_sign.model import way
from api_sign.spellings import (
    base64_forms,
    cut_at_nul,
    latin1_to_utf8,
    number_lists,
    prefixed_hex,
    printed_objects,
    python_reprs,
    separated_hex,
    through_ascii,
    through_shell,
    through_utf8,
    unpadded_hex,
    utf16_forms,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from api_sign.model import Way

_way = partial(way, stage="inner hash")
_ABSENT = "The SHA-256 step was left out"


def _go_sum(text: bytes) -> list[bytes]:
    made = text + hashlib.sha256(b"").digest()
    return [made, made.hex().encode(), base64.b64encode(made), made.hex().upper().encode()]


INNER_TEXT: tuple[Way, ...] = (
    _way(
        "inner-hex",
        lambda _r, right: [right.hex().encode()],
        "The SHA-256 was joined as hex text instead of raw bytes",
        "After the path come 32 raw bytes; here came 64 hexadecimal digits.",
        "Take the raw digest, not the hex digest.",
        seen="https://superuser.com/questions/1123526/curl-example-for-accessing-authenticated-kraken-api",
        python="hashlib.sha256(text).digest()   # not .hexdigest()",
        javascript='createHash("sha256").update(text).digest()   // no "hex"; join with Buffer.concat',
        php="hash('sha256', $text, true)   // the true asks for raw bytes",
        ruby="Digest::SHA256.digest(text)",
        bash="openssl dgst -sha256 -binary",
        perl="sha256($text)   # not sha256_hex",
        go="sum := sha256.Sum256(text); append(path, sum[:]...)",
        rust="Sha256::digest(text)",
        csharp="byte[] hash = SHA256.HashData(bytes);",
        dart="sha256.convert(bytes).bytes",
        r='digest(text, algo = "sha256", serialize = FALSE, raw = TRUE)',
    ),
    _way(
        "inner-hex-upper",
        lambda _r, right: [right.hex().upper().encode()],
        "The SHA-256 was joined as hex text in capital letters",
        "After the path come 32 raw bytes; here came 64 hexadecimal digits.",
        "Take the raw digest.",
        csharp="path bytes followed by hash bytes   // no Convert.ToHexString",
    ),
    _way(
        "inner-hex-separated",
        lambda _r, right: separated_hex(right),
        "The SHA-256 was joined as hex pairs with marks between them",
        "After the path come 32 raw bytes; here came text such as 8E-79-5D.",
        "Take the raw digest.",
        csharp="no BitConverter.ToString: copy the byte array behind the path's bytes",
    ),
    _way(
        "inner-hex-unpadded",
        lambda _r, right: unpadded_hex(right),
        "The SHA-256 was joined as hex text with lost zeros or sign digits",
        "Each byte was written without its leading zero, or as a negative number with ffffff.",
        "Take the raw digest.",
        java="message.write(digest)   // no Integer.toHexString",
        javascript="no byte.toString(16): keep the bytes",
    ),
    _way(
        "inner-hex-prefixed",
        lambda _r, right: prefixed_hex(right),
        "The SHA-256 was joined as hex text with 0x or \\x in front",
        "After the path come 32 raw bytes; here came a database's or a tool's hex text.",
        "Take the raw digest.",
        rare=True,
    ),
    _way(
        "inner-tool-line",
        lambda _r, right: (
            f"{start}{right.hex()}{end}".encode()
            for start, end in (
                ("(stdin)= ", ""),
                ("(stdin)= ", "\n"),
                ("SHA2-256(stdin)= ", ""),
                ("SHA256(stdin)= ", ""),
                ("", "  -"),
                ("", "  -\n"),
                ("", "\n"),
                ("SHA2-256(stdin)= ", "\n"),
                ("SHA256(stdin)= ", "\n"),
                ("", " -"),
                ("", " *-"),
            )
        ),
        "The whole output line of a tool was joined",
        "openssl writes (stdin)= in front, sha256sum writes a dash behind; all of it was signed.",
        "Ask the tool for raw bytes and write them to a file or a pipe.",
        bash="openssl dgst -sha256 -binary",
        seen="https://superuser.com/questions/1123526/curl-example-for-accessing-authenticated-kraken-api",
    ),
    _way(
        "inner-base64",
        lambda _r, right: chain(
            base64_forms(right),
            base64_forms(right.hex().encode()),
            (base64.b64encode(right.hex().upper().encode()), base64.b64encode(right).hex().encode()),
        ),
        "The SHA-256 was joined as base64 text instead of raw bytes",
        "After the path come 32 raw bytes; here came their base64.",
        "Take the raw digest; base64 is for the end result only.",
        seen="https://support.kraken.com/hc/en-us/articles/360001491786-API-error-messages",
        javascript='createHash("sha256").update(text).digest()   // no "base64"',
    ),
    _way(
        "inner-lossy-text",
        lambda _r, right: chain(through_utf8(right), through_ascii(right)),
        "The SHA-256 was turned into text, which lost bytes",
        "The 32 bytes were read as UTF-8 or ASCII text, and what is no letter was replaced or dropped.",
        "Join bytes with bytes; never turn the digest into a string.",
        seen="https://github.com/ccxt/ccxt/pull/21961",
        python="path.encode() + digest   # no digest.decode()",
        javascript="Buffer.concat([Buffer.from(path), digest])   // path + digest turns it into text",
        csharp="no Encoding.*.GetString(hash)",
        java="no new String(digest)",
        rust="no String::from_utf8_lossy",
    ),
    _way(
        "inner-latin1-to-utf8",
        lambda _r, right: latin1_to_utf8(right),
        "The SHA-256 was turned into a latin-1 string and encoded as UTF-8",
        "Every byte above 127 became two.",
        "Join bytes with bytes, or say latin1 (binary) in the HMAC step as well.",
        seen="CliffS/kraken-exchange: src/local/KrakenPrivate.coffee",
        javascript='hmac.update(path + digest, "latin1")   // or Buffer.concat and no strings',
        go="append([]byte(path), sum[:]...)   // not string(rune(b))",
        swift="Data, not String(bytes:encoding:)",
        dart="utf8.encode(path) + digest.bytes",
    ),
    _way(
        "inner-number-list",
        lambda _r, right: number_lists(right),
        "The SHA-256 was joined as a list of numbers",
        "The bytes were printed as decimal numbers, signed or unsigned, with commas.",
        "Join the byte arrays.",
        java="message.write(digest)   // no Arrays.toString(digest)",
        javascript="Buffer.concat([…])   // path + uint8array prints numbers",
        go="no fmt.Sprint(sum)",
    ),
    _way(
        "inner-repr",
        lambda _r, right: chain(
            python_reprs(right), (str(text).encode() for text in (right.hex().encode(), base64.b64encode(right)))
        ),
        "The SHA-256 was joined in Python's printed form, b'…' included",
        "str() or an f-string wrote the letters b' and backslashes into the message.",
        "Join bytes with bytes.",
        python="path.encode() + digest   # not path + str(digest)",
    ),
    _way(
        "inner-cut-at-nul",
        lambda _r, right: cut_at_nul(right),
        "The SHA-256 was cut at its first zero byte",
        "A string of C ends at a zero byte; the digest is binary and may hold one anywhere.",
        "Pass 32 as the length of the digest.",
        c="memcpy(message + path_length, digest, 32)   // no strcat",
        seen="https://support.kraken.com/hc/en-us/articles/360001491786-API-error-messages",
    ),
    _way(
        "inner-through-shell",
        lambda _r, right: through_shell(right),
        "The SHA-256 went through a shell variable, which dropped bytes",
        "A shell removes zero bytes, and line breaks at the end of $(…).",
        "Keep the digest in a file or a pipe.",
        bash='{ printf %s "$path"; printf %s "$nonce$body" | openssl dgst -sha256 -binary; } | openssl dgst -sha512 …',
    ),
    _way(
        "inner-go-sum",
        lambda r, _right: _go_sum(r.hashed),
        "Go's h.Sum(data) was used as if it hashed its argument",
        "Sum appends the hash of what was written before, here nothing, to the text it is given.",
        "Write the text first, then call Sum(nil).",
        go="sum := sha256.Sum256([]byte(nonce + body))",
    ),
    _way(
        "inner-absent",
        lambda r, _right: [r.hashed, r.body.encode()],
        _ABSENT,
        "The path was followed by the nonce and the body themselves.",
        "Join the path with the 32 bytes of SHA-256(nonce + body).",
        seen="https://taourl.com/read-2529184.html",
        go="sum := sha256.Sum256([]byte(nonce + body)); mac.Write(append([]byte(path), sum[:]...))",
    ),
    _way(
        "inner-utf16-text",
        lambda _r, right: chain(utf16_forms(right.decode("latin-1")), utf16_forms(right.hex())),
        "The SHA-256 was encoded as UTF-16",
        "Two bytes were made of each byte of the digest.",
        "Join bytes with bytes.",
        csharp="no Encoding.Unicode",
        vba="StrConv(…, vbFromUnicode)",
        rare=True,
    ),
    _way(
        "inner-printed-object",
        lambda _r, right: printed_objects(right),
        "What the language prints for an object was joined instead of the SHA-256",
        "Joined with a string, the digest became its own name or form, such as [object Object] or System.Byte[].",
        "Join bytes with bytes, after the digest is there.",
        javascript='await crypto.subtle.digest("SHA-256", text), then new Uint8Array(…) behind the bytes of the path',
        csharp="path bytes followed by hash bytes   // not path + hash",
        swift="Data(digest)   // not digest.description",
        elixir="path <> :crypto.hash(:sha256, text)   # not inspect(…)",
        php="hash('sha256', $text, true)   // not hash_algos() or an array",
        rare=True,
    ),
    _way(
        "inner-cut",
        lambda _r, right: [right[:count] for count in (31, 16, 20, 30, 28, 8)] + [right[1:], right[::-1]],
        "Only a part of the SHA-256 was joined",
        "The digest has 32 bytes; fewer, or in another order, were joined.",
        "Join all 32 bytes.",
        rare=True,
    ),
)
