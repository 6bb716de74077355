"""The given text form, undone: every raw digest that the pasted text may stand for."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field

from . import tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Way

    Ways = tuple[Way, ...]

SURE_BITS = 64
"""A text form that loses bytes must still agree in this many bits before it names anything."""

_PERISHABLE = bytes((0, 10, 63, *range(128, 256)))
_ODD = re.compile("^=|[^A-Za-z0-9+/=]")


@dataclass(slots=True)
class Targets:
    """Raw digests with the text mistakes that lead from them to the given text; none for the right form."""

    raw: dict[bytes, list[Ways]] = field(default_factory=dict)
    maybe_lossy: bool = True
    """False where the text is base64 of 64 bytes that no text form has changed."""
    bare: list[tuple[Ways, str]] = field(default_factory=list)

    odd: bool = False
    """The text holds more than letters, digits and + / =, so that its start tells nothing."""
    heads: set[str] = field(default_factory=set)
    plain: set[bytes] = field(default_factory=set)

    def lossy(self, raw: bytes) -> Iterator[Ways]:
        """Yield the text mistakes that cannot be undone but turn `raw` into the given text."""
        if not (self.odd or self._alike(raw)):
            return
        for row in tables.LOSSY:
            for text, bits in row.make(raw):
                if bits < SURE_BITS:
                    continue
                for ways, bare in self.bare:
                    if bare == text:
                        yield (*ways, row)

    def _alike(self, raw: bytes) -> bool:
        """Whether a text may come from `raw`: a cheap look at its start and at the ASCII bytes that survive."""
        letters = "".join(filter(str.isalnum, base64.b64encode(raw[:9]).decode()))
        starts = {letters[:3].lower(), raw[:2].hex()[:3], f"{raw[0]:x}{raw[1]:x}"[:2], f"{raw[0]:x}f", "fff"}
        return any(head.startswith(tuple(starts)) for head in self.heads) or not self.plain.isdisjoint(
            (_survivors(raw), _survivors(bytes(byte & 0x7F for byte in raw)))
        )


def read_targets(text: str) -> Targets:
    """Undo what may be around `text`, then its encoding; only exact inverses are kept."""
    targets = Targets()
    targets.bare.append(((), text))
    for row in tables.PASTE:
        targets.bare.extend(((row,), bare) for bare in row.make(text) if bare != text)
    for ways, bare in targets.bare:
        right = decode_exactly(bare)
        if right:
            targets.raw.setdefault(right, []).append(ways)
        for row in tables.TEXT:
            for raw in row.make(bare):
                if raw and raw != right:
                    targets.raw.setdefault(raw, []).append((*ways, row))
    for _, bare in targets.bare:
        targets.heads.add("".join(filter(str.isalnum, bare[:12])).lower())
        decoded = decode_exactly(bare) or b""
        targets.plain.add(_survivors(decoded))
        targets.odd |= (
            bool(_ODD.search(bare)) or (bool(decoded) and decoded.isascii()) or decoded.count(0) > len(decoded) // 3
        )
    targets.maybe_lossy = text == text.lower() or text == text.upper()  # base64 mixes the two
    targets.maybe_lossy |= not any(len(raw) == 64 and not raw.isascii() for raw in targets.raw)
    for raw, found in targets.raw.items():
        fewest = min(map(len, found))
        targets.raw[raw] = [ways for ways in found if len(ways) == fewest][:2]
    return targets


def _survivors(raw: bytes) -> bytes:
    """Return the bytes that every text form keeps: ASCII without NUL, line feed and the question mark."""
    return raw.translate(None, _PERISHABLE)


def decode_exactly(text: str) -> bytes | None:
    """Return the bytes of `text` where it is base64 exactly as an encoder writes it."""
    try:
        raw = binascii.a2b_base64(text.encode("ascii"), strict_mode=True)
    except (binascii.Error, ValueError):
        return None
    return raw if binascii.b2a_base64(raw, newline=False).decode("ascii") == text else None
