"""From the folder to the catalogue."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from .article import HASHES_FILE, read_hashes
from .catalogue import Catalog
from .derivation import derive_verdicts
from .document import Document
from .draft import Draft, EntryDraft
from .layout import CATEGORY_FILE, FORMAT_FILE, SOURCES_FILE, CategoryFolder, Layout, find_files
from .model import Category, CategoryFields, Entry, EntryFields, EntryFile, Format, Source, SourceFields, SourceFile
from .parse import parse
from .problems import CatalogError, Problem
from .rules import apply_rules
from .source import Parser, read_document
from .validation import validate
from .vocabulary import check_vocabulary


def load_catalog(root: Path, *, today: date | None = None, parser: Parser = parse) -> Catalog:
    """Read, check and complete the catalogue in the folder `root`.

    `today` (UTC's by default) is what dates are compared with; `parser` may remember what it has parsed.
    Raises CatalogError with everything that is wrong; data of no kind raises anything else.
    """
    with _collector_paused():
        return _load(root, today or datetime.now(UTC).date(), parser)


def _load(root: Path, today: date, parser: Parser) -> Catalog:
    layout, problems = find_files(root)
    if problems and not layout.folders:
        raise CatalogError(problems)
    reading = _Reading(layout, list(problems), parser)
    draft = reading.draft(today)
    if draft is None:
        raise CatalogError(reading.problems)
    found, warnings = apply_rules(draft)
    if reading.problems or found:
        raise CatalogError([*reading.problems, *found])
    order = {category.slug: category.order for category in draft.categories}
    entries = sorted((e.entry for e in draft.entries), key=lambda entry: (order[entry.category], entry.error))
    categories = tuple(sorted(draft.categories, key=lambda category: category.order))
    return Catalog(draft.format, draft.sources, categories, tuple(entries), warnings)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Hold back the search for cycles: trees of nodes have none, and it takes a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@dataclass(slots=True)
class _Reading:
    """The files of a layout, read one after the other; problems gather in `problems`."""

    layout: Layout
    problems: list[Problem]
    parser: Parser
    broken: set[str] = field(default_factory=set)

    def draft(self, today: date) -> Draft | None:
        """None without a format: nothing can be derived or compared then."""
        root = self.layout.root
        format_, format_document = self._read_format(root / FORMAT_FILE)
        sources_file, sources_document = self._read(SourceFile, root / SOURCES_FILE)
        categories = [self._read(CategoryFields, folder.path / CATEGORY_FILE) for folder in self._with_category()]
        files = [self._read_entries(folder) for folder in self.layout.folders]
        hashes, hash_problems = read_hashes(root / HASHES_FILE, shown=self.layout.shown(root / HASHES_FILE))
        self.problems.extend(hash_problems)
        if format_ is None or format_document is None or sources_file is None or sources_document is None:
            return None
        named = list(zip(self._with_category(), categories, strict=True))
        return Draft(
            format=format_,
            format_document=format_document,
            sources=_name_sources(sources_file),
            sources_document=sources_document,
            categories=tuple(
                Category.model_construct(slug=folder.slug, **_values(fields)) for folder, (fields, _) in named if fields
            ),
            category_documents={folder.slug: document for folder, (_, document) in named if document},
            entries=tuple(_complete(*parts, format_) for parts in _flatten(files)),
            slugs=frozenset(file.stem for folder in self.layout.folders for file in folder.entries),
            broken=frozenset(self.broken),
            article_hashes=hashes,
            today=today,
        )

    def _read_format(self, file: Path) -> tuple[Format | None, Document | None]:
        format_, document = self._read(Format, file)
        if format_ is None or document is None:
            return None, None
        problems = check_vocabulary(format_, document)
        self.problems.extend(problems)
        return (None, None) if problems else (format_, document)

    def _with_category(self) -> list[CategoryFolder]:
        return [folder for folder in self.layout.folders if (folder.path / CATEGORY_FILE).exists()]

    def _read_entries(self, folder: CategoryFolder) -> list[tuple[EntryFile, Document, str, str]]:
        found = []
        for file in folder.entries:
            fields, document = self._read(EntryFile, file)
            if fields is None or document is None:
                self.broken.add(file.stem)
            else:
                found.append((fields, document, folder.slug, f"{folder.slug}/{file.name}"))
        return found

    def _read[M: BaseModel](self, model: type[M], file: Path) -> tuple[M | None, Document | None]:
        document, problems = read_document(file, shown=self.layout.shown(file), parser=self.parser)
        self.problems.extend(problems)
        if document is None:
            return None, None
        fields, problems = validate(model, document)
        self.problems.extend(problems)
        return fields, document


def _flatten[T](lists: Iterable[list[T]]) -> Iterable[T]:
    return (item for items in lists for item in items)


def _name_sources(file: SourceFile) -> dict[str, Source]:
    return {name: Source.model_construct(id=name, **_values(fields)) for name, fields in file.root.items()}


def _complete(fields: EntryFile, document: Document, category: str, path: str, format_: Format) -> EntryDraft:
    """Nothing is validated twice: every value comes out of a validated model."""
    entry = Entry.model_construct(
        **{name: getattr(fields, name) for name in EntryFields.model_fields},
        slug=Path(path).stem,
        category=category,
        by_operation=derive_verdicts(fields, format_),
        path=path,
        line=document.place(("error",))[0],
    )
    return EntryDraft(entry, document, frozenset(fields.by_operation))


def _values(fields: SourceFields | CategoryFields) -> dict[str, Any]:
    return {name: getattr(fields, name) for name in type(fields).model_fields}
