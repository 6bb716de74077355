"""Puts the catalogue's categories where `mkdocs.yml` names them."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from error_reference.pages import Site

LONGEST = 100
"""Errors of one category that the navigation lists; of more it lists none, since every page would carry them all."""

PLACE = "error-reference"
"""A navigation item of this name is replaced by one section a category."""


def fill_navigation(navigation: list[Any] | None, site: Site) -> list[Any] | None:
    """Return the navigation with every `error-reference` item replaced; at any depth, nothing else changed."""
    if navigation is None:
        return None
    return [filled for item in navigation for filled in _fill(item, site)]


def unlisted(site: Site) -> dict[str, str]:
    """Return the sources of the errors that the navigation does not list, each with that of its category's page."""
    counts = Counter(error.category_slug for error in site.errors)
    paths = {page.slug: page.path for page in site.categories}
    return {error.path: paths[error.category_slug] for error in site.errors if counts[error.category_slug] > LONGEST}


def _fill(item: Any, site: Site) -> list[Any]:
    if item == PLACE:
        return _sections(site)
    if isinstance(item, dict):
        return [
            {title: fill_navigation(value, site) if isinstance(value, list) else value for title, value in item.items()}
        ]
    return [item]


def _sections(site: Site) -> list[Any]:
    # The theme prints titles as they are.
    members: dict[str, list[str]] = {page.slug: [page.path] for page in site.categories}
    hidden = unlisted(site)
    for error in site.errors:
        if error.path in hidden:
            continue
        members[error.category_slug].append(error.path)
    return [{escape(page.title): members[page.slug]} for page in site.categories]
