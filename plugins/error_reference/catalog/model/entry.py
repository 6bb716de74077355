"""One error, as its YAML file says it and as the loader completes it."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import ConfigDict, Field

from .base import Line, Part, Prose, Slug
from .parts import Claim, ClientName, Disagreement, Example, Pattern, Retired, Retry, Tail
from .vocabulary import (
    Basis,
    Confidence,
    Fixer,
    Likelihood,
    Limit,
    Operation,
    Outcome,
    RetryClass,
    Surface,
)


class Verdict(Part):
    """What the error means for one operation."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    outcome: Outcome
    """Whether the operation took effect."""
    class_: Annotated[RetryClass, Field(alias="class")]
    """How it may be tried again."""
    wait_seconds: Annotated[int, Field(ge=1, le=86_400)] | None = None
    """Seconds to wait first, where they are known."""
    left_exposed: Line | None = None
    """What stays live, or may be live, meanwhile."""


class VerdictChange(Part):
    """What differs from the verdict that `_format.yml` derives for the operation."""

    outcome: Outcome = "unknown"
    """Whether the operation took effect."""
    class_: Annotated[RetryClass, Field(alias="class")] = "reconcile"
    """How it may be tried again."""
    wait_seconds: Annotated[int, Field(ge=1, le=86_400)] | None = None
    """Seconds to wait first; null where the derived wait does not hold."""
    left_exposed: Line | None = None
    """What stays live meanwhile; null for nothing."""


class EntryFields(Part):
    """The keys that a file and a finished entry have in common, in the order in which `fmt` writes them."""

    error: Line
    """The string exactly as it comes over the wire."""
    aliases: tuple[Line, ...] = ()
    """Other spellings of the same error. Each gets an address of its own that leads here."""
    patterns: tuple[Pattern, ...] = ()
    """Further texts by which the decoder recognises the error."""
    family: Slug | None = None
    """The slug of the more general entry that this one belongs to."""
    surfaces: Annotated[tuple[Surface, ...], Field(min_length=1)]
    """Where it is received."""
    operations: Annotated[tuple[Operation, ...], Field(min_length=1)]
    """What the program was doing when it can occur."""
    outcome: Outcome
    """Whether the operation took effect: the most cautious answer over `by_operation`."""
    outcome_basis: Basis
    """On what that answer rests."""
    retry: Retry
    """Whether and when the same request may be sent again."""
    reached: Likelihood | None = None
    """For failures of the connection: how likely the request reached Kraken."""
    fixer: Fixer
    """Who can put it right."""
    summary: Annotated[Line, Field(max_length=160)]
    """One plain sentence that says what happened; it is the page's description in search engines."""
    meaning: Prose
    """One to three short paragraphs in Markdown."""
    causes: Annotated[tuple[Line, ...], Field(min_length=1)]
    """The likeliest first, inline Markdown."""
    fixes: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Things to do, the first one first, inline Markdown."""
    tail: Tail | None = None
    """What may follow the string after a further colon."""
    example: Example | None = None
    """A request that causes the error, the reply, and the request that works."""
    endpoints: tuple[Line, ...] = ()
    """REST endpoints and WebSocket methods; or `private`, `public`, `any`."""
    permissions: tuple[Line, ...] = ()
    """What the API key needs, named as in `_format.yml`."""
    counts_toward: tuple[Limit, ...] = ()
    """The limits that the failed call uses up."""
    see_also: tuple[Slug, ...] = ()
    """Slugs of related entries, each of which names this one too."""
    in_clients: tuple[ClientName, ...] = ()
    """What popular clients raise for it."""
    sources: Annotated[tuple[Claim, ...], Field(min_length=1)]
    """What was read, by its id in `_sources.yml`."""
    disagreements: tuple[Disagreement, ...] = ()
    """Where the sources contradict each other."""
    confidence: Confidence
    """How well the entry as a whole is supported."""
    retired: Retired | None = None
    """Set once the error no longer occurs; its page stays."""


class EntryFile(EntryFields):
    """One error of the Kraken API. The file's name is the slug of `error`."""

    by_operation: Mapping[Operation, VerdictChange] = Field(default_factory=dict)
    """Only what differs from the verdicts that `_format.yml` derives."""


class Entry(EntryFields):
    """An entry with everything derived."""

    slug: str
    category: str
    by_operation: Mapping[Operation, Verdict]
    """Complete: a verdict for each of `operations`, in the order of `OPERATIONS`."""
    path: str
    """The file, relative to the catalogue's folder."""
    line: int
    """The line where `error` stands."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The string and its aliases."""
        return (self.error, *self.aliases)


KEY_ORDER: tuple[str, ...] = tuple(
    name for field in EntryFields.model_fields for name in (("retry", "by_operation") if field == "retry" else (field,))
)
"""The canonical order of an entry's keys."""
