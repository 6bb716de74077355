"""`render`: the pages as Markdown, for generators that run no plugins."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from error_reference.catalog import CatalogError, load_catalog
from error_reference.pages.guides import GuideError
from error_reference.pages.pictures.limits import LimitsError
from error_reference.pages.write import write_site


def run(arguments: list[str]) -> int:
    """1 if the catalogue or the prose has problems, or the folder cannot be written; 2 for words that do not fit."""
    parser = argparse.ArgumentParser(prog="python -m error_reference render")
    parser.add_argument("folder", type=Path, help="where to write; files of the same names are replaced")
    parser.add_argument("root", nargs="?", type=Path, default=Path("error_catalog"), help="the catalogue's folder")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="the folder of the prose, if there is one")
    options = parser.parse_args(arguments)
    folder: Path = options.folder
    docs: Path | None = options.docs if options.docs.is_dir() else None
    if docs is not None and folder.resolve().is_relative_to(docs.resolve()):
        parser.error(f"{folder}: expected a folder outside {docs}, whose sources would be overwritten. Name another.")
    try:
        written = write_site(load_catalog(options.root), folder, root=options.root, docs=docs)
    except (CatalogError, GuideError, LimitsError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        found = (error.strerror or "no reason given").lower()
        sys.stderr.write(f"{error.filename}: expected a place to write to, found: {found}. Name another folder.\n")
        return 1
    sys.stdout.write(f"{written} files written to {folder}\n")
    return 0
