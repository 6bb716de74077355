"""Raw bytes as languages write them down, on purpose or by accident.

Each function yields the forms one by one, commonest first, so that a caller who needs only the first pays for it alone.
"""

from __future__ import annotations

import base64
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPED = re.compile("[\udc80-\udcff]")
_ESCAPED_RUN = re.compile("[\udc80-\udcff]+")
_ASCII_QUESTION = bytes(byte if byte < 128 else 63 for byte in range(256))
_ASCII_LOW = bytes(byte & 0x7F for byte in range(256))
_HIGH = bytes(range(128, 256))
_TO_REPLACEMENT = dict.fromkeys(range(0x80, 0x100), "\ufffd")
_WINDOWS = {
    byte: bytes((byte,)).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_SIGNED = [str(byte if byte < 128 else byte - 256) for byte in range(256)]
_UNSIGNED = [str(byte) for byte in range(256)]
_SIGN_EXTENDED = [f"{byte if byte < 128 else byte + 0xFFFFFF00:x}" for byte in range(256)]


def through_utf8(raw: bytes) -> Iterator[bytes]:
    """Bytes read as UTF-8 text and written again: what is not UTF-8 is replaced or dropped."""
    yield raw.decode("utf-8", "replace").encode()
    marked = raw.decode("utf-8", "surrogateescape")
    yield _ESCAPED.sub("\ufffd", marked).encode()
    yield _ESCAPED_RUN.sub("\ufffd", marked).encode()
    yield _ESCAPED.sub("", marked).encode()
    yield _ESCAPED.sub("?", marked).encode()
    replaced = raw.decode("utf-8", "replace")
    yield replaced.encode("latin-1", "replace")
    yield replaced.encode("ascii", "replace")


def through_ascii(raw: bytes) -> Iterator[bytes]:
    """Bytes read as ASCII text: 128 and above become ?, U+FFFD, lose their top bit, or vanish; last as UTF-16."""
    yield raw.translate(_ASCII_QUESTION)
    yield raw.decode("latin-1").translate(_TO_REPLACEMENT).encode()
    yield raw.translate(_ASCII_LOW)
    yield raw.translate(None, _HIGH)
    yield raw.decode("utf-16-le", "replace").encode()
    yield raw.decode("utf-16-be", "replace").encode()


def latin1_to_utf8(raw: bytes) -> Iterator[bytes]:
    """Bytes read as one character each (latin-1 or Windows-1252) and written as UTF-8."""
    text = raw.decode("latin-1")
    yield text.encode()
    yield text.translate(_WINDOWS).encode()
    yield raw.decode("cp1252", "replace").encode()
    yield raw.decode("cp1252", "ignore").encode()


def printed_objects(raw: bytes) -> Iterator[bytes]:
    """Names and forms that languages print for an array of bytes, a hash object or a value not there yet."""
    words = ("[object Object]", "[object ArrayBuffer]", "undefined", "System.Byte[]", "[object Promise]")
    more = ("null", "None", "Array", "[object Uint8Array]", "NaN", "nil", "System.Object", "{}", "Binary")
    for word in (*words, *more):
        yield word.encode()
    numbers = [_UNSIGNED[byte] for byte in raw]
    yield f'{{"type":"Buffer","data":[{",".join(numbers)}]}}'.encode()
    yield f"SHA256 digest: {raw.hex()}".encode()
    yield f"<<{', '.join(numbers)}>>".encode()
    yield f"<Buffer {raw.hex(' ')}>".encode()
    yield str(int.from_bytes(raw)).encode()
    yield f"{{{', '.join(numbers)}}}".encode()
    yield f"<{raw.hex()}>".encode()


def separated_hex(raw: bytes) -> Iterator[bytes]:
    """Hex pairs with a mark between them, as BitConverter and many debuggers print."""
    for mark in ("-", ":", " "):
        joined = raw.hex(mark)
        yield joined.upper().encode()
        yield joined.encode()


def unpadded_hex(raw: bytes) -> Iterator[bytes]:
    """Hex of each byte without its leading zero, or sign-extended, or of the whole as one number."""
    plain = "".join(f"{byte:x}" for byte in raw)
    yield plain.encode()
    yield plain.upper().encode()
    signed = [_SIGN_EXTENDED[byte] for byte in raw]
    yield "".join(signed).encode()
    yield "".join(digits if len(digits) > 1 else "0" + digits for digits in signed).encode()
    yield raw.hex().lstrip("0").encode()
    yield raw.hex().upper().lstrip("0").encode()


def prefixed_hex(raw: bytes) -> Iterator[bytes]:
    """Hex with 0x or a database's mark in front."""
    yield f"0x{raw.hex()}".encode()
    yield f"0x{raw.hex().upper()}".encode()
    yield f"\\x{raw.hex()}".encode()


def all_hex(raw: bytes) -> Iterator[bytes]:
    """Every hexadecimal form."""
    yield raw.hex().encode()
    yield raw.hex().upper().encode()
    yield from separated_hex(raw)
    yield from unpadded_hex(raw)
    yield from prefixed_hex(raw)


def number_lists(raw: bytes) -> Iterator[bytes]:
    """Bytes as decimal numbers: signed as in Java, unsigned as in JavaScript and Go, with their brackets."""
    for words in (_SIGNED, _UNSIGNED):
        numbers = [words[byte] for byte in raw]
        for mark in (", ", ",", " "):
            joined = mark.join(numbers)
            yield joined.encode()
            yield f"[{joined}]".encode()
        yield "".join(numbers).encode()


def python_reprs(raw: bytes) -> Iterator[bytes]:
    """Bytes as Python prints them, with and without the b and the quotes."""
    text = repr(raw)
    for form in (text, text[1:], text[2:-1], repr(bytearray(raw)), repr(raw.decode("latin-1"))):
        yield form.encode()


def base64_forms(raw: bytes) -> Iterator[bytes]:
    """Base64 in both alphabets, with and without padding, with a line break as tools add it."""
    plain = base64.b64encode(raw)
    yield plain
    yield plain + b"\n"
    yield plain.rstrip(b"=")
    safe = base64.urlsafe_b64encode(raw)
    yield safe
    yield safe.rstrip(b"=")


def utf16_forms(text: str) -> Iterator[bytes]:
    """Text as UTF-16, little- and big-endian, without and with its mark."""
    little, big = text.encode("utf-16-le"), text.encode("utf-16-be")
    yield little
    yield big
    yield b"\xff\xfe" + little
    yield b"\xfe\xff" + big


def cut_at_nul(raw: bytes) -> Iterator[bytes]:
    """Bytes up to the first NUL, as C strings end."""
    yield raw.partition(b"\0")[0]


def through_shell(raw: bytes) -> Iterator[bytes]:
    """Bytes after a shell's $(...): NULs gone, line breaks at the end gone."""
    yield raw.replace(b"\0", b"").rstrip(b"\n")
    yield raw.rstrip(b"\n")
    yield raw.replace(b"\0", b"")
