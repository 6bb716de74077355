"""The request as the tables of mistakes see it."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .bodies import Body


LARGE = 16 * 1024
"""Bytes of a request above which only single mistakes are tried."""


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
    """The body taken apart, where it is a form or JSON and the right one."""

    def with_text(self, nonce: str, body: str) -> Request:
        """Return the same request with other text to be hashed; its body is not taken apart again."""
        return Request(self.path, nonce, body, self.secret, self.typed_secret, self.key, self.api_key, None)

    @property
    def path_bytes(self) -> bytes:
        """The path as UTF-8."""
        return self.path.encode()

    @property
    def hashed(self) -> bytes:
        """What SHA-256 is to read."""
        return (self.nonce + self.body).encode()

    @property
    def size(self) -> int:
        """The bytes of path, nonce and body, which are hashed for each signature tried."""
        return len(self.path_bytes) + len(self.hashed)

    @property
    def method(self) -> str:
        """The path's last part: Balance, AddOrder."""
        return self.path.rstrip("/").rpartition("/")[2]
