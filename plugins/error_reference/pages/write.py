"""Writes the pages to a folder, for site generators that run no plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from error_reference.pages.build import build_site
from error_reference.pages.coverage import read_known
from error_reference.pages.files import text_files
from error_reference.pages.guides import fill_guide, read_guides, read_material
from error_reference.pages.render import render_page

if TYPE_CHECKING:
    from pathlib import Path

    from error_reference.catalog import Catalog


def write_site(catalog: Catalog, folder: Path, *, root: Path, docs: Path | None = None) -> int:
    """Write every page as Markdown and every file for programs; returns how many. `root`: the catalogue's folder.

    `docs`: the folder of the prose, if its pages are wanted too, with the marks in them filled; `folder` must be
    another one. The plain Markdown of an error ends in `.md.txt` here, because its page already has the name that
    ends in `.md`. Raises `GuideError` or `LimitsError` for prose that asks for what is not there.
    """
    guides = () if docs is None else read_guides(docs / "guides")
    site = build_site(catalog, known=read_known(root / "_known.json"), guides=guides)
    texts = {f"{name}.txt" if name.endswith(".md") else name: text for name, text in text_files(catalog, site).items()}
    contents = {page.path: render_page(page) for page in site.pages} | texts
    if docs is not None:
        contents |= _prose(catalog, docs, root)
    for name, content in contents.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
    return len(contents)


def _prose(catalog: Catalog, docs: Path, root: Path) -> dict[str, str]:
    material = read_material(catalog, docs / "guides", changelog=root / "CHANGELOG.md")
    return {
        (shown := file.relative_to(docs).as_posix()): fill_guide(file.read_text("utf-8"), material, shown=shown)
        for file in sorted(docs.rglob("*.md"))
    }
