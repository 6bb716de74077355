"""Catalogue → every page of the site, as frozen values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from error_reference.catalog.slug import slugify
from error_reference.pages.coverage import Known, coverage_page
from error_reference.pages.error import error_page
from error_reference.pages.guides import Guide, guides_by_error
from error_reference.pages.listing import category_page, errors_page
from error_reference.pages.model import AliasPage, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from error_reference.catalog import Catalog


def build_site(
    catalog: Catalog, *, known: tuple[Known, ...] = (), guides: tuple[Guide, ...] = (), site_url: str = ""
) -> Site:
    """Build every page.

    `known`: strings seen in the wild, for the coverage page; `guides` are linked from the errors they explain;
    `site_url` ends in a slash, or is empty.
    """
    explained = guides_by_error(guides)
    return Site(
        errors=tuple(error_page(catalog, entry, guides=explained.get(entry.slug, ())) for entry in catalog.entries),
        categories=tuple(category_page(catalog, category) for category in catalog.categories),
        all_errors=errors_page(catalog),
        coverage=coverage_page(catalog, known),
        aliases=tuple(_alias_pages(catalog, site_url)),
    )


def _alias_pages(catalog: Catalog, site_url: str) -> Iterator[AliasPage]:
    taken = {entry.slug for entry in catalog.entries}
    for entry in catalog.entries:
        for alias in entry.aliases:
            slug = slugify(alias)
            if not slug or slug in taken:
                continue
            taken.add(slug)
            yield AliasPage(
                path=f"errors/{slug}/index.html",
                alias=alias,
                error=entry.error,
                href=f"../{entry.slug}/",
                canonical=f"{site_url}errors/{entry.slug}/" if site_url else f"../{entry.slug}/",
            )
