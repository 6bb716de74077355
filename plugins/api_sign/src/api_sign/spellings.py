"""Raw bytes as languages write them down, on purpose or by accident; each function gives every form seen."""

from __future__ import annotations

import base64
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_ESCAPED = re.compile("[\udc80-\udcff]")
_ESCAPED_RUN = re.compile("[\udc80-\udcff]+")
_CP1252_ONLY_ASCII = dict.fromkeys(range(0x80, 0x100), "?")


def through_utf8(raw: bytes) -> list[bytes]:
    """Bytes read as UTF-8 text and written again: what is not UTF-8 is replaced or dropped."""
    marked = raw.decode("utf-8", "surrogateescape")
    texts = (
        raw.decode("utf-8", "replace"),
        _ESCAPED.sub("\ufffd", marked),
        _ESCAPED_RUN.sub("\ufffd", marked),
        _ESCAPED.sub("", marked),
        _ESCAPED.sub("?", marked),
    )
    return _distinct(text.encode() for text in texts)


def through_ascii(raw: bytes) -> list[bytes]:
    """Bytes read as ASCII text: 128 and above become ?, U+FFFD, lose their top bit, or vanish."""
    return _distinct(
        (
            raw.decode("latin-1").translate(_CP1252_ONLY_ASCII).encode(),
            "".join(chr(byte) if byte < 128 else "\ufffd" for byte in raw).encode(),
            bytes(byte & 0x7F for byte in raw),
            bytes(byte for byte in raw if byte < 128),
        )
    )


def latin1_to_utf8(raw: bytes) -> list[bytes]:
    """Bytes read as one character each (latin-1 or Windows-1252) and written as UTF-8."""
    windows = "".join(_windows(byte) for byte in raw)
    return _distinct((raw.decode("latin-1").encode(), windows.encode()))


def hex_forms(raw: bytes) -> dict[str, list[bytes]]:
    """Hexadecimal spellings by name: lower, upper, separated, unpadded."""
    lower, upper = raw.hex(), raw.hex().upper()
    pairs = [f"{byte:02X}" for byte in raw]
    signed = [f"{byte if byte < 128 else byte + 0xFFFFFF00:x}" for byte in raw]
    return {
        "lower": [lower.encode()],
        "upper": [upper.encode()],
        "separated": [
            form.encode()
            for mark in ("-", ":", " ")
            for form in (mark.join(pairs), mark.join(pairs).lower())
        ],
        "unpadded": [
            "".join(f"{byte:x}" for byte in raw).encode(),
            "".join(f"{byte:X}" for byte in raw).encode(),
            "".join(signed).encode(),
            "".join(digits if len(digits) > 1 else "0" + digits for digits in signed).encode(),
            lower.lstrip("0").encode(),
            upper.lstrip("0").encode(),
        ],
        "prefixed": [f"0x{lower}".encode(), f"0x{upper}".encode(), f"\\x{lower}".encode()],
    }


def number_lists(raw: bytes) -> list[bytes]:
    """Bytes as decimal numbers: signed as in Java, unsigned as in JavaScript and Go, with their brackets."""
    forms = []
    for numbers in ([str(byte if byte < 128 else byte - 256) for byte in raw], [str(byte) for byte in raw]):
        for mark in (", ", ",", " "):
            joined = mark.join(numbers)
            forms += [joined, f"[{joined}]"]
        forms.append("".join(numbers))
    return _distinct(form.encode() for form in forms)


def python_reprs(raw: bytes) -> list[bytes]:
    """Bytes as Python prints them, with and without the b and the quotes."""
    text = repr(raw)
    forms = (text, text[1:], text[2:-1], f"bytearray({text})", repr(raw.decode("latin-1")))
    return _distinct(form.encode() for form in forms)


def base64_forms(raw: bytes) -> list[bytes]:
    """Base64 in both alphabets, with and without padding, with a line break as tools add it."""
    plain, safe = base64.b64encode(raw), base64.urlsafe_b64encode(raw)
    return _distinct((plain, safe, plain.rstrip(b"="), safe.rstrip(b"="), plain + b"\n"))


def utf16_forms(text: str) -> list[bytes]:
    """Text as UTF-16, little- and big-endian, with and without its mark."""
    little, big = text.encode("utf-16-le"), text.encode("utf-16-be")
    return [little, big, b"\xff\xfe" + little, b"\xfe\xff" + big]


def cut_at_nul(raw: bytes) -> list[bytes]:
    """Bytes up to the first NUL, as C strings end."""
    return [raw.partition(b"\0")[0]]


def through_shell(raw: bytes) -> list[bytes]:
    """Bytes after a shell's $(...): NULs gone, line breaks at the end gone."""
    return _distinct((raw.replace(b"\0", b"").rstrip(b"\n"), raw.rstrip(b"\n"), raw.replace(b"\0", b"")))


def _windows(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _distinct(values: Iterable[bytes]) -> list[bytes]:
    return list(dict.fromkeys(values))
