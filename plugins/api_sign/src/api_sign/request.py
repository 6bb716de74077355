"""The request as the tables of mistakes see it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .bodies import Body, parse_body


@dataclass(frozen=True, slots=True)
class Request:
    """What was to be signed, all text as given, and the key that the secret decodes to."""

    path: str
    nonce: str
    body: str
    secret: str
    """The canonical base64: repaired where the given one needed it."""
    typed_secret: str
    """The secret exactly as given."""
    key: bytes
    api_key: str | None
    parsed: Body | None

    def with_body(self, body: str) -> Request:
        """Return the same request with another body."""
        return replace(self, body=body, parsed=parse_body(body))

    def with_nonce(self, nonce: str) -> Request:
        """Return the same request with another nonce in front of the body."""
        return replace(self, nonce=nonce)

    @property
    def path_bytes(self) -> bytes:
        """The path as UTF-8."""
        return self.path.encode()

    @property
    def hashed(self) -> bytes:
        """What SHA-256 is to read."""
        return (self.nonce + self.body).encode()

    @property
    def method(self) -> str:
        """The path's last part: Balance, AddOrder."""
        return self.path.rstrip("/").rpartition("/")[2]
