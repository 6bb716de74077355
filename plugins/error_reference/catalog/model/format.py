"""The vocabulary and the rules of derivation: the keys of `_format.yml`."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from .base import Line, Part, Prose, Slug
from .entry import Verdict
from .vocabulary import OPERATIONS, Operation, Outcome


class Term(Part):
    """A word of the vocabulary, with what pages print for it."""

    id: Line
    """The word as entries write it."""
    title: Line
    """The word as readers see it."""
    meaning: Line
    """One sentence."""


class OperationTerm(Term):
    """What a program may have been doing, and the calls that do it."""

    rest: tuple[Line, ...] = ()
    """REST endpoints, as in the address after `/0/private/` or `/0/public/`."""
    websocket: tuple[Line, ...] = ()
    """WebSocket methods."""
    others: bool = False
    """True for the one operation that every call not named elsewhere belongs to."""


class TailTerm(Term):
    """A kind of tail."""

    example: Line
    """What such a tail looks like."""


class PermissionTerm(Part):
    """A box to tick on the API key."""

    id: Line
    """Its label."""
    endpoints: tuple[Line, ...]
    """The REST endpoints that ask for it."""
    note: Line | None = None
    """What else to know."""


class DerivedVerdict(Part):
    """The verdict for an operation, unless the entry says otherwise. `entry` takes the entry's own value."""

    outcome: Outcome
    """Whether the operation took effect."""
    class_: Annotated[
        Literal["entry", "reconcile", "never", "after_fix", "wait", "backoff", "refresh_once"], Field(alias="class")
    ]
    """How it may be tried again."""
    wait_seconds: Annotated[int, Field(ge=1)] | Literal["entry"] | None = None
    """Seconds to wait first."""
    left_exposed: Line | None = None
    """What stays live, or may be live, meanwhile."""


class Steps(Part):
    """How to find out, in order."""

    title: Line
    """What this way of looking needs."""
    steps: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Things to do, inline Markdown."""


class Reconciliation(Part):
    """How to find out what became of an operation whose outcome is unknown."""

    title: Line
    """The question the reader has."""
    first: Line
    """What not to do, before anything else."""
    ways: Annotated[tuple[Steps, ...], Field(min_length=1)]
    """With an id, without one; the surest first."""
    final: Annotated[tuple[Line, ...], Field(min_length=1)]
    """When not finding it counts, and what to do then."""
    basis: Line
    """On what the steps rest."""
    sources: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Ids of `_sources.yml`."""


class Defaults(Part):
    """The verdict on a well-formed error that the catalogue does not hold."""

    summary: Line
    """What to tell the reader."""
    note: Prose
    """Why."""
    by_operation: Mapping[Operation, Verdict]
    """A verdict for each operation."""


class Exemption(Part):
    """An entry that one rule does not hold for."""

    rule: Line
    """The rule's name."""
    entry: Slug
    """The entry's slug."""
    reason: Line
    """Why."""


class Format(Part):
    """The words entries may use, what they mean, and what follows from them."""

    severities: tuple[Term, ...]
    """The first letter of an error string."""
    grammar_categories: tuple[Term, ...]
    """The word between the severity and the first colon."""
    surfaces: tuple[Term, ...]
    """Where errors are received."""
    operations: tuple[OperationTerm, ...]
    """What a program may have been doing."""
    outcomes: tuple[Term, ...]
    """The most cautious first."""
    retry_classes: tuple[Term, ...]
    """The most cautious first."""
    fixers: tuple[Term, ...]
    """Who can put it right."""
    bases: tuple[Term, ...]
    """What an outcome rests on."""
    confidences: tuple[Term, ...]
    """How well an entry is supported."""
    likelihoods: tuple[Term, ...]
    """How likely a request reached Kraken."""
    limits: tuple[Term, ...]
    """What a failed call may use up."""
    tail_kinds: tuple[TailTerm, ...]
    """What may follow a further colon."""
    source_kinds: tuple[Term, ...]
    """Who speaks in a source."""
    permissions: tuple[PermissionTerm, ...]
    """The boxes of an API key."""
    derivation: Mapping[Outcome, Mapping[Operation, DerivedVerdict]]
    """By the entry's outcome: the verdict for each operation."""
    defaults: Defaults
    """For strings that are not in the catalogue."""
    reconcile: Mapping[Operation, Reconciliation]
    """For each operation whose outcome can be unknown."""
    exemptions: tuple[Exemption, ...] = ()
    """Entries that a rule does not hold for."""

    def term(self, vocabulary: str, word: str) -> Term:
        """Return the term for a word: `term("outcomes", "unknown").title`. KeyError if there is none."""
        terms: tuple[Term, ...] = getattr(self, vocabulary)
        for term in terms:
            if term.id == word:
                return term
        raise KeyError(word)

    def operation_of(self, call: str) -> Operation:
        """Return the operation that a REST endpoint or WebSocket method belongs to."""
        for term in self.operations:
            if call in term.rest or call in term.websocket:
                return _operation(term.id)
        return _operation(next(term.id for term in self.operations if term.others))


def _operation(word: str) -> Operation:
    return next(operation for operation in OPERATIONS if operation == word)
