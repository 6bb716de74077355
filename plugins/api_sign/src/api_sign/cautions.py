"""Warnings found by looking at the inputs; none of them is a verdict."""

from __future__ import annotations

from .model import Caution

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .request import Request


def look(request: Request, *, sent_body: str | None = None) -> tuple[Caution, ...]:
    """Return what is unusual about the inputs, in the order of the fields."""
    found = []
    if sent_body is not None and sent_body != request.body:
        found.append(
            Caution(
                "sent-body-differs",
                "sent_body",
                "The body that was sent is not the body that was signed",
                "Encode the parameters once, keep that string, sign it and send the same string.",
            )
        )
    return tuple(found)
