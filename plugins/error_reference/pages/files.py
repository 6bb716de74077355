"""The files for programs: JSON, Markdown, and the index for those that read prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from error_reference.pages import api
from error_reference.pages.render import render_index, render_text
from error_reference.pages.schema import errors_schema

if TYPE_CHECKING:
    from error_reference.catalog import Catalog
    from error_reference.pages.model import Site


def text_files(catalog: Catalog, site: Site) -> dict[str, str]:
    """Map the path within the site → content."""
    files = {
        "api/v1/errors.json": api.encode(api.errors_document(catalog)),
        "api/v1/errors.schema.json": api.encode(errors_schema()),
        "llms.txt": render_index(site),
    }
    for entry, page in zip(catalog.entries, site.errors, strict=True):
        files[f"errors/{entry.slug}.json"] = api.encode(api.error_record(catalog, entry))
        files[f"errors/{entry.slug}.md"] = render_text(page)
    return files
