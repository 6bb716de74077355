"""The parts of an entry that have keys of their own."""

from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from .base import Line, Part, Prose
from .vocabulary import RetryClass, TailKind


class Pattern(Part):
    """A further text by which the decoder recognises the error: exactly one of `phrase` and `regex`."""

    phrase: Line | None = None
    """A text that occurs in what was pasted, in any case."""
    regex: Line | None = None
    """The source of a JavaScript regular expression, matched in any case."""
    certain: bool = True
    """False where a hit only suggests the entry."""
    note: Line | None = None
    """Where the text was seen."""


class Retry(Part):
    """Whether and when the same request may be sent again."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    class_: Annotated[RetryClass, Field(alias="class")]
    """The most cautious class over `by_operation`."""
    wait_seconds: Annotated[int, Field(ge=1, le=86_400)] | None = None
    """For `wait`: the seconds to wait."""
    until: Literal["tail"] | None = None
    """For `wait`: until the time that the error's tail gives."""
    formula: Line | None = None
    """For `wait`: how the time is computed, with its units."""
    cap_seconds: Annotated[int, Field(ge=1, le=86_400)] | None = None
    """The longest pause that still makes sense."""
    max_age_seconds: Annotated[int, Field(ge=1, le=86_400)] | None = None
    """After this many seconds a repeated order is a different trade."""
    note: Line
    """One sentence that says why."""


class Tail(Part):
    """What may follow the string after a further colon."""

    kind: TailKind
    """What sort of thing it is."""
    meaning: Line
    """One sentence about what it tells."""


class Example(Part):
    """The error happening, and the same thing done right."""

    request: Prose
    """The request that causes it."""
    reply: Prose
    """The exact reply."""
    works: Prose
    """The request that works."""
    note: Line | None = None
    """What to watch for."""


class ClientName(Part):
    """What one client library raises for the error."""

    client: Line
    """The client's name."""
    version: Line
    """The version that was read."""
    raises: Line
    """The exception or message."""
    source: Line
    """An id of `_sources.yml`."""


class Claim(Part):
    """A source, and what in the entry rests on it."""

    id: Line
    """An id of `_sources.yml`."""
    supports: Line
    """What it supports."""


class Position(Part):
    """What one source says where others say something else."""

    source: Line
    """An id of `_sources.yml`."""
    says: Line
    """Its statement, in our words."""


class Disagreement(Part):
    """A point on which sources contradict each other."""

    about: Line
    """The question."""
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    """Each source's answer."""
    assume: Line
    """What to go by meanwhile."""


class Retired(Part):
    """Since when the error has not been seen any more."""

    since: date
    """The day it was found gone."""
    note: Line
    """What came in its place, or why it went."""
