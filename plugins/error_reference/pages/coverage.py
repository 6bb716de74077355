"""What the catalogue holds, counted, and every string seen in the wild with the entry it resolves to."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from error_reference.pages.listing import newest_date
from error_reference.pages.model import Count, CountTable, CoveragePage, KnownRow, Link

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from error_reference.catalog import Catalog
    from error_reference.catalog.model import Term


@dataclass(frozen=True)
class Known:
    """A string that public code, documentation or reports contain, and where."""

    string: str
    seen: tuple[str, ...]


def read_known(path: Path) -> tuple[Known, ...]:
    """Read `_known.json`, a list of `{"error", "seen": [addresses]}`; nothing if there is no such file."""
    if not path.exists():
        return ()
    rows = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Known(row["error"], tuple(row["seen"])) for row in rows)


def coverage_page(catalog: Catalog, known: tuple[Known, ...]) -> CoveragePage:
    """Count over the whole catalogue, then one row for each known string."""
    rows = tuple(_known_row(catalog, string) for string in known)
    resolved = sum(1 for row in rows if row.entry.words)
    return CoveragePage(
        path="coverage.md",
        url="coverage/",
        title="Coverage",
        description=f"{len(catalog.entries)} errors counted by verdict, and every known string with its entry.",
        total=len(catalog.entries),
        counts=_counts(catalog),
        known=rows,
        resolved=resolved,
        unresolved=len(rows) - resolved,
        updated=newest_date(catalog, *catalog.entries),
    )


def _known_row(catalog: Catalog, known: Known) -> KnownRow:
    entry = catalog.find(known.string)
    if entry is None:
        return KnownRow(known.string, known.seen, Link("", ""), "no entry yet")
    how = "its own entry" if entry.error == known.string else "another spelling"
    return KnownRow(known.string, known.seen, Link(entry.error, f"errors/{entry.slug}.md"), how)


def _counts(catalog: Catalog) -> tuple[CountTable, ...]:
    words, entries = catalog.format, catalog.entries
    categories = Counter(entry.category for entry in entries)
    return (
        CountTable("By category", tuple(Count(one.title, categories[one.slug]) for one in catalog.categories)),
        CountTable("By outcome", _tally(words.outcomes, (entry.outcome for entry in entries))),
        CountTable("By retry", _tally(words.retry_classes, (entry.retry.class_ for entry in entries))),
        CountTable("By who can fix it", _tally(words.fixers, (entry.fixer for entry in entries))),
        CountTable("By evidence", _tally(words.confidences, (entry.confidence for entry in entries))),
    )


def _tally(terms: Iterable[Term], values: Iterable[str]) -> tuple[Count, ...]:
    counts = Counter(values)
    return tuple(Count(term.title, counts[term.id]) for term in terms)
