"""What every part of the model has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Part(BaseModel):
    """Unknown keys are refused, nothing is converted, and what was read is never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)


_ONE_LINE = r"^[^\s](?:[^\r\n]*[^\s])?$"
_WRITTEN = r"\S"
_SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_ADDRESS = r"^https://[^\s]+$"

Line = Annotated[str, StringConstraints(min_length=1, pattern=_ONE_LINE)]
"""Text on one line, without blanks around it."""

Prose = Annotated[str, StringConstraints(min_length=1, pattern=_WRITTEN)]
"""Text of one line or several."""

Slug = Annotated[str, StringConstraints(pattern=_SLUG)]
"""A name in lower case: letters a–z, digits and single hyphens."""

Address = Annotated[str, StringConstraints(pattern=_ADDRESS)]
"""An address on the web."""

PATTERNS = {
    _ONE_LINE: (
        "a text on one line without blanks around it",
        "Write it on one line; end a block that begins with `>` with `>-`.",
    ),
    _WRITTEN: ("a text", "Write the text."),
    _SLUG: ("lower-case letters, digits and single hyphens", "Write it like `eapi-invalid-nonce`."),
    _ADDRESS: ("an address that begins with https://", "Write the whole address."),
}
"""What each pattern asks for, and what to do where a text does not match it."""
