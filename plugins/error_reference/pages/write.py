"""Writes the pages to a folder, for site generators that run no plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from error_reference.pages.build import build_site
from error_reference.pages.coverage import read_known
from error_reference.pages.files import text_files
from error_reference.pages.render import render_page

if TYPE_CHECKING:
    from pathlib import Path

    from error_reference.catalog import Catalog


def write_site(catalog: Catalog, folder: Path, *, root: Path) -> int:
    """Write every page as Markdown and every file for programs; return how many. `root`: the catalogue's folder.

    The plain Markdown of an error ends in `.md.txt` here, because its page already has the name that ends in `.md`.
    """
    site = build_site(catalog, known=read_known(root / "_known.json"))
    texts = {f"{name}.txt" if name.endswith(".md") else name: text for name, text in text_files(catalog, site).items()}
    contents = {page.path: render_page(page) for page in site.pages} | texts
    for name, content in contents.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
    return len(contents)
