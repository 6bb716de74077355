"""What is raised when an input cannot be worked with.

Each exception carries `field`, the name of the input it belongs to, and reads as one sentence for the person
who typed that input.
"""

from __future__ import annotations


class SigningError(ValueError):
    """An input cannot be signed; `field` names it."""

    field = "request"

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if field is not None:
            self.field = field


class PathError(SigningError):
    """The path is absent or cannot be turned into bytes."""

    field = "path"


class NonceError(SigningError):
    """The nonce cannot be turned into bytes."""

    field = "nonce"


class BodyError(SigningError):
    """The body cannot be turned into bytes."""

    field = "body"


class SecretError(SigningError):
    """The secret is absent or is not base64."""

    field = "secret"


class SignatureError(SigningError):
    """The API-Sign value to be examined is absent."""

    field = "api_sign"
