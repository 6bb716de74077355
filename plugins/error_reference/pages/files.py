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
    document = api.errors_document(catalog)
    files = {
        "api/v1/errors.json": api.encode(document),
        "api/v1/errors.schema.json": api.encode(errors_schema()),
        "llms.txt": render_index(site),
    }
    for record, page in zip(document["errors"], site.errors, strict=True):
        files[f"errors/{page.slug}.json"] = api.encode(record)
        files[f"errors/{page.slug}.md"] = render_text(page)
    return files
