"""Path: another text than the part of the address after the host."""

from __future__ import annotations

from functools import partial

from ..model import way

_way = partial(way, stage="path")

PATH = (
    _way(
        "path-with-scheme",
        lambda r: ["https://api.kraken.com" + r.path],
        "The full address was signed instead of the path",
        "The signature covers only what comes after the host.",
        "Sign the path alone, such as /0/private/Balance; send to the full address.",
    ),
)
