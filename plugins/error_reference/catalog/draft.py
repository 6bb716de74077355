"""The catalogue while it is being checked: the models beside the documents they came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .article import RunHashes
from .document import Document, Path
from .model import Category, Entry, Format, Source


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say about a place in a document."""

    document: Document
    path: Path
    message: str
    hint: str
    entry: str | None = None
    """The slug of the entry it is about, so that an exemption can name it."""
    is_warning: bool = False
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry and its document."""

    entry: Entry
    document: Document
    changed_operations: frozenset[str]
    """The operations for which the file writes a verdict of its own."""

    def finding(self, path: Path, message: str, hint: str, *, at_key: bool = False) -> Finding:
        """Something to put right at `path`."""
        return Finding(self.document, path, message, hint, entry=self.entry.slug, at_key=at_key)

    def warning(self, path: Path, message: str, hint: str) -> Finding:
        """Something to look at."""
        return Finding(self.document, path, message, hint, entry=self.entry.slug, is_warning=True)


@dataclass(frozen=True, slots=True)
class Draft:
    """All that rules may look at."""

    format: Format
    format_document: Document
    sources: Mapping[str, Source]
    sources_document: Document
    categories: tuple[Category, ...]
    category_documents: Mapping[str, Document]
    entries: tuple[EntryDraft, ...]
    slugs: frozenset[str]
    """Every entry there is, the broken ones too."""
    broken: frozenset[str]
    """Slugs of files that could not be read; what they say about others is not known."""
    article_hashes: RunHashes
    """Hashes of the runs of words of the source article."""
    today: date
