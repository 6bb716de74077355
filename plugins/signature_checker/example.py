"""The three requests the reader's code is checked against, with every intermediate value."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import api_sign

_DATA = Path(__file__).parent / "examples.json"
_FRAME_FIELDS = ("id", "short", "path", "nonce", "body", "secret", "care")


@dataclass(frozen=True, kw_only=True)
class Example:
    """`secret` is public: printed in documentation, or made for this site. `id` is what the checker's select holds."""

    id: str
    label: str
    short: str
    origin: str
    path: str
    nonce: str
    body: str
    secret: str
    care: str

    def for_frame(self) -> dict[str, object]:
        fields = asdict(self)
        hidden = [{name: getattr(mistake, name) for name in ("id", "stage", "title")} for mistake in self.cannot_show()]
        return {name: fields[name] for name in _FRAME_FIELDS} | {"cannot_show": hidden}

    def cannot_show(self) -> tuple[api_sign.Mistake, ...]:
        """Known mistakes that give this request the right signature, so that a match says nothing about them."""
        return api_sign.cannot_show(self.path, self.nonce, self.body, self.secret)

    def trace(self) -> api_sign.Trace:
        """Every intermediate value, computed by `api_sign`."""
        return api_sign.trace(self.path, self.nonce, self.body, self.secret)


def load_examples() -> tuple[Example, ...]:
    rows = json.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(Example(**row) for row in rows)
