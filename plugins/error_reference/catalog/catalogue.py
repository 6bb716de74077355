"""The finished catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .model import Category, Entry, Format, Source
from .problems import Problem


@dataclass(frozen=True)
class Catalog:
    """Everything the YAML files say, complete and checked."""

    format: Format
    sources: Mapping[str, Source]
    """By id, in the order of `_sources.yml`."""
    categories: tuple[Category, ...]
    """By their `order`."""
    entries: tuple[Entry, ...]
    """In the order of the categories, then by string."""
    warnings: tuple[Problem, ...] = ()
    """What should be looked at and stops nothing."""

    def by_slug(self, slug: str) -> Entry:
        """Return the entry with this slug; an alias' slug is not one. Raises KeyError."""
        return self._by_slug[slug]

    def __contains__(self, slug: str) -> bool:
        """Tell whether an entry has this slug."""
        return slug in self._by_slug

    def members(self, slug: str) -> tuple[Entry, ...]:
        """Return the entries whose `family` this is, in the catalogue's order."""
        return self._by_family.get(slug, ())

    def find(self, string: str) -> Entry | None:
        """Return the entry whose error or alias this is: exactly, or else but for upper and lower case."""
        return self._by_spelling.get(string) or self._by_folded_spelling.get(string.casefold())

    @cached_property
    def _by_slug(self) -> dict[str, Entry]:
        return {entry.slug: entry for entry in self.entries}

    @cached_property
    def _by_family(self) -> dict[str, tuple[Entry, ...]]:
        families = {entry.family for entry in self.entries if entry.family}
        return {slug: tuple(entry for entry in self.entries if entry.family == slug) for slug in families}

    @cached_property
    def _by_spelling(self) -> dict[str, Entry]:
        return {spelling: entry for entry in self.entries for spelling in entry.spellings}

    @cached_property
    def _by_folded_spelling(self) -> dict[str, Entry]:
        return {spelling.casefold(): entry for entry in self.entries for spelling in entry.spellings}
