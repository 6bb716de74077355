"""The nonce as languages print it, and the nonce inside a body."""

from __future__ import annotations

import re

_FORM = re.compile(r"((?:^|[?&])nonce=)[^&]*")
_LENGTHS = {10, 13, 16, 19}
"""Digits of a present moment in seconds, milliseconds, microseconds and nanoseconds."""
_JSON = re.compile(r'("nonce"\s*:\s*"?)([^",}\s]*)')


def nonce_in_body(body: str) -> str | None:
    """Return the nonce as the body carries it, form-encoded or JSON, or None."""
    found = _JSON.search(body) if body.lstrip()[:1] in {"{", "["} else _FORM.search(body)
    if found is None:
        return None
    return found.group(2) if found.re is _JSON else found.group().partition("=")[2]


def with_nonce_in_body(body: str, nonce: str) -> str:
    """Return the body with its nonce replaced; unchanged where it has none."""
    pattern = _JSON if body.lstrip()[:1] in {"{", "["} else _FORM
    return pattern.sub(lambda found: found.group(1) + nonce, body, count=1)


def as_integer(nonce: str) -> int | None:
    """Return the nonce as a number where it is plain digits of at most 25 places."""
    return int(nonce) if nonce.isascii() and nonce.isdigit() and len(nonce) <= 25 else None


def other_units(number: int) -> list[str]:
    """Return the same moment in seconds, milliseconds, microseconds, 10 ns and nanoseconds, as far as known."""
    values = [number // 10**power for power in (3, 6, 9)]
    values += [number * 10**power for power in (3, 6, 9, 5, 4, 1)] + [number // 10**power for power in (5, 4, 1)]
    texts = [str(value) for value in values if value]
    return sorted(texts, key=lambda text: len(text) not in _LENGTHS)


def floats(number: int) -> list[str]:
    """Return the nonce as a number with a decimal point, in its own unit and in seconds."""
    found = [f"{number}.0"]
    for power in (3, 6, 9):
        text = repr(number / 10**power)
        if "e" not in text:
            found += [text, f"{number / 10**power:.{power}f}", f"{number / 10**power:.6f}", f"{number / 10**power:.7f}"]
    return [*found, f"{number}.00", f"{number}.", f"{number},0", f"{number}.000000", f"{number}.0000"]


def scientific(number: int) -> list[str]:
    """Return the nonce in scientific notation as C, Java, C#, PHP, JavaScript, Excel and Go write it."""
    digits = str(number)
    mantissa = (digits[0] + "." + digits[1:].rstrip("0")).rstrip(".")
    power = len(digits) - 1
    shortest = repr(float(number))
    if "e" in shortest:
        mantissa = shortest.partition("e")[0]
    found = [
        f"{mantissa}E+{power:02d}",
        f"{float(number):.13e}".partition("e")[0].rstrip("0").rstrip(".") + f"E+{power}",
    ]
    places = (14, 13, 6, 5, 2, 1, 0, 3, 4, 7, 8, 9, 10, 11, 12, 15, 16, 17)
    for text in (mantissa, *(f"{float(number):.{count}e}".partition("e")[0] for count in places)):
        for short in (text.rstrip("0").rstrip(".") if "." in text else text, text):
            found += [f"{short}{sign}{power:02d}" for sign in ("E+", "E", "e+", "e")]
            found.append(f"{short}e+{power:03d}")
    return list(dict.fromkeys(found))


def rounded(number: int) -> list[str]:
    """Return the nonce after it went through a 64-bit floating-point number, where that changes it."""
    value = float(number)
    shortest = repr(value).replace(".0", "") if "e" not in repr(value) else _expand(repr(value))
    found = [shortest, str(int(value))]
    found += [_expand(f"{value:.14e}"), _expand(f"{value:.15e}"), _expand(f"{value:.13e}")]
    digits = str(number)
    found += [digits[:count].ljust(len(digits), "0") for count in (15, 10)]
    return [text for text in dict.fromkeys(found) if text != str(number)]


def wrapped(number: int) -> list[str]:
    """Return what is left of the nonce in 32 bits, signed and unsigned, also from milliseconds made of seconds."""
    low = number % 2**32
    return [str(low), str(low - 2**32 if low >= 2**31 else low), str(2**31 - 1), str(-(2**31))]


def grouped(number: int) -> list[str]:
    """Return the nonce with marks between its thousands."""
    plain = f"{number:,}"
    return [plain.replace(",", mark) for mark in (",", ".", " ", "'", "_", "\u00a0", "\u202f", "\u2019")]


def _expand(text: str) -> str:
    mantissa, _, power = text.partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = fraction.rstrip("0")
    return whole + fraction.ljust(int(power), "0") if int(power) >= len(fraction) else text
