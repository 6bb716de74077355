"""`python -m error_reference render FOLDER [catalogue]`: the pages as Markdown, for generators that run no plugins."""

from __future__ import annotations

import sys
from pathlib import Path

from error_reference.catalog import CatalogError, load_catalog
from error_reference.pages.write import write_site

_WORDS = range(1, 3)


def run(arguments: list[str]) -> int:
    """Write the pages; 1 where the catalogue has problems, 2 where the words of the command do not fit."""
    if len(arguments) not in _WORDS:
        sys.stderr.write("usage: python -m error_reference render FOLDER [catalogue]\n")
        return 2
    folder, root = Path(arguments[0]), Path(*arguments[1:] or ["error_catalog"])
    try:
        catalog = load_catalog(root)
    except CatalogError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    written = write_site(catalog, folder, root=root)
    sys.stdout.write(f"{written} files written to {folder}\n")
    return 0
