"""Lists of errors: the rows that every list shares, the category pages and the table of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from error_reference.pages.model import CategoryPage, Choice, ErrorsPage, Filter, Link, Row
from error_reference.pages.prose import markdown
from error_reference.pages.verdict import verdict_badges

if TYPE_CHECKING:
    from error_reference.catalog import Catalog, Category, Entry


def error_row(catalog: Catalog, entry: Entry, *, up: str = "../") -> Row:
    """Return one error as a list shows it; `up` leads from the list's page to the site's root."""
    category = next(category for category in catalog.categories if category.slug == entry.category)
    return Row(
        slug=entry.slug,
        error=entry.error,
        href=f"{up}errors/{entry.slug}.md",
        summary=entry.summary,
        badges=verdict_badges(catalog, entry),
        category=Link(category.title, f"{up}{category.slug}/index.md"),
        category_slug=category.slug,
    )


def category_page(catalog: Catalog, category: Category) -> CategoryPage:
    """Return the page of one category, its errors in the catalogue's order."""
    members = [entry for entry in catalog.entries if entry.category == category.slug]
    return CategoryPage(
        path=f"{category.slug}/index.md",
        url=f"{category.slug}/",
        slug=category.slug,
        title=category.title,
        description=category.summary,
        intro=markdown(category.intro, ErrorLinks(catalog, "../")),
        rows=tuple(error_row(catalog, entry) for entry in members),
        edit_path=f"error_catalog/{category.slug}/_category.yml",
        updated=newest_date(catalog, *members),
    )


def errors_page(catalog: Catalog) -> ErrorsPage:
    """Return every error in one table, with the choices of its filter."""
    words = catalog.format
    vocabularies = {
        ("outcome", "Did it happen?"): words.outcomes,
        ("retry", "Retry"): words.retry_classes,
        ("fixer", "Who can fix it"): words.fixers,
    }
    filters = [
        Filter(name, label, tuple(Choice(f"{name}:{term.id}", term.title) for term in terms))
        for (name, label), terms in vocabularies.items()
    ]
    categories = tuple(Choice(f"category:{category.slug}", category.title) for category in catalog.categories)
    return ErrorsPage(
        path="errors/index.md",
        url="errors/",
        title="All errors",
        description=f"All {len(catalog.entries)} errors of the Kraken API: what happened, when to retry, who fixes it.",
        rows=tuple(error_row(catalog, entry) for entry in catalog.entries),
        filters=(*filters, Filter("category", "Category", categories)),
        updated=newest_date(catalog, *catalog.entries),
    )


@dataclass(frozen=True)
class ErrorLinks(Mapping[str, str]):
    """Exact string (or alias) → the error's page, for all entries except the one with slug `but`.

    A view: one dictionary a page would make the work grow with the square of the entries.
    """

    catalog: Catalog
    up: str
    but: str = ""

    @override
    def __getitem__(self, spelling: str) -> str:
        entry = self.catalog.find(spelling)
        if entry is None or entry.slug == self.but or spelling not in entry.spellings:
            raise KeyError(spelling)
        return f"{self.up}errors/{entry.slug}.md"

    @override
    def __iter__(self) -> Iterator[str]:
        return (name for entry in self.catalog.entries if entry.slug != self.but for name in entry.spellings)

    @override
    def __len__(self) -> int:
        return sum(1 for _ in self)


def newest_date(catalog: Catalog, *entries: Entry) -> str:
    """Return the newest day on which a source of these entries was read; of all sources where there is no entry."""
    ids = {claim.id for entry in entries for claim in entry.sources} or set(catalog.sources)
    return max(catalog.sources[id_].checked for id_ in ids).isoformat()
