"""The fragments of the page "What changed": today's counts, and the changelog of the JSON API."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from error_reference.pages.api import SCHEMA_VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from error_reference.catalog import Catalog

_HEADING = re.compile(r"^(#{2,5}) ", re.MULTILINE)


def history_fragments(catalog: Catalog, changelog: Path) -> dict[str, str]:
    """Fragments by the name of their mark; without the changelog if there is no such file."""
    fragments = {"counts": _counts(catalog)}
    if changelog.exists():
        fragments["api-changelog"] = _demoted(changelog.read_text("utf-8"))
    return fragments


def _counts(catalog: Catalog) -> str:
    spellings = sum(len(entry.aliases) for entry in catalog.entries)
    retired = sum(entry.retired is not None for entry in catalog.entries)
    rows = (
        ("Errors", len(catalog.entries)),
        ("of these retired", retired),
        ("Other spellings of them", spellings),
        ("Groups", len(catalog.categories)),
        ("Sources", len(catalog.sources)),
        ("Newest source read on", max(source.checked for source in catalog.sources.values()).isoformat()),
        ("Version of the JSON API", SCHEMA_VERSION),
    )
    return "\n".join(["| What | Today |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in rows)])


def _demoted(text: str) -> str:
    """Return the text without its title, its headings one level lower: it stands under a heading of the page."""
    return _HEADING.sub(r"#\1 ", text.partition("\n")[2]).strip()
