"""Text form: the raw signature written in another way than base64. Each row undoes its form exactly."""

from __future__ import annotations

from functools import partial

from ..model import way

_way = partial(way, stage="text form")

TEXT = (
    _way(
        "output-hex",
        lambda text: [bytes.fromhex(text)] if len(text) % 2 == 0 and not set(text) - set("0123456789abcdef") else [],
        "The signature was written as hex instead of base64",
        "API-Sign is the base64 of the 64 raw bytes.",
        "Encode the raw digest as base64.",
    ),
)
