"""What a rule is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from error_reference.catalog.draft import Draft, EntryDraft, Finding

type EntryCheck = Callable[[EntryDraft, Draft], Iterator[Finding]]
type CatalogueCheck = Callable[[Draft], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class EntryRule:
    """A rule about each entry by itself."""

    name: str
    """What exemptions call it: words with hyphens."""
    description: str
    """The sentence that must be true."""
    check: EntryCheck
    scope: str = "entry"

    def findings(self, draft: Draft) -> Iterator[Finding]:
        """Return what breaks the rule, over all entries."""
        for entry in draft.entries:
            yield from self.check(entry, draft)


@dataclass(frozen=True, slots=True)
class CatalogueRule:
    """A rule about the catalogue as a whole."""

    name: str
    """What exemptions call it: words with hyphens."""
    description: str
    """The sentence that must be true."""
    check: CatalogueCheck
    scope: str = "catalogue"

    def findings(self, draft: Draft) -> Iterator[Finding]:
        """Return what breaks the rule."""
        return self.check(draft)


type Rule = EntryRule | CatalogueRule
