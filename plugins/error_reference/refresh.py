"""What an edit changes in a site that is being served: few pages, so that it shows at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from error_reference.pages.model import ErrorPage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from error_reference.pages import Site
    from error_reference.pages.model import Page


def written_since(moment: int, watched: Iterable[str]) -> set[Path]:
    """Return files and folders written, added to or taken from since `moment` (ns of Unix time).

    What Python writes beside its modules does not count.
    """
    return {
        path
        for start in map(Path, watched)
        for path in ([start, *start.rglob("*")] if start.is_dir() else [start])
        if "__pycache__" not in path.parts and _last_written(path) >= moment
    }


def only_entries(written: Collection[Path], catalog: Path) -> bool:
    """Tell whether at least one entry of the catalogue was written, and nothing else but the folders of entries."""
    entries = {path for path in written if path.suffix == ".yml" and not path.name.startswith("_")}
    return bool(entries) and all(
        path.is_relative_to(catalog) and (path in entries or path.is_dir()) for path in written
    )


def changed_pages(before: Site, after: Site) -> tuple[Page, ...] | None:
    """Return the pages that read differently; None where addresses, titles, navigation or dates changed.

    Those stand on every page, or in the site map.
    """
    if _frame(before) != _frame(after):
        return None
    known = {page.path: page for page in before.pages}
    return tuple(page for page in after.pages if page != known[page.path])


def forget_searched(entries: list[dict[str, Any]], urls: Collection[str]) -> None:
    """Take what stands on these pages out of the search index."""
    entries[:] = [entry for entry in entries if _url(entry) not in urls]


def order_searched(entries: list[dict[str, Any]], urls: Sequence[str]) -> None:
    """Put the search index into the order of the pages, as a whole build leaves it."""
    place = {url: index for index, url in enumerate(urls)}
    entries.sort(key=lambda entry: place[_url(entry)])


def _last_written(path: Path) -> int:
    try:
        status = path.stat()
    except OSError:
        return 0  # gone meanwhile; its folder tells
    # A file that is moved here keeps the time of its contents.
    return max(status.st_mtime_ns, status.st_ctime_ns)


def _url(entry: dict[str, Any]) -> str:
    location: str = entry["location"]
    return location.partition("#")[0]


def _frame(site: Site) -> object:
    pages = [
        (page.path, page.error if isinstance(page, ErrorPage) else page.title, page.updated) for page in site.pages
    ]
    places = [(error.path, error.category_slug, error.edit_path) for error in site.errors]
    return (pages, places, site.aliases)
