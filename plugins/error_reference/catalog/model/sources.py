"""What was read: one record a source."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, RootModel

from .base import Address, Line, Part, Slug
from .vocabulary import SourceKind


class SourceFields(Part):
    """A page, file or thread that entries rest on."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    title: Line
    """Its title, in our words where its own says too little."""
    url: Address
    """Where it is."""
    kind: SourceKind
    """Who speaks there."""
    checked: date
    """The day it was read."""
    copy_: Annotated[Literal["stored", "live"], Field(alias="copy")]
    """Whether a stored copy was read, or the page itself."""
    note: Line | None = None
    """What else to know about it: its version, its age, through whom it was read."""


class Source(SourceFields):
    """A source with its id."""

    id: str


class SourceFile(RootModel[Mapping[Slug, SourceFields]]):
    """`_sources.yml`: each source under its id."""
