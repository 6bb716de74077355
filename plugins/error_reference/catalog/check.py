"""`check`: everything that is wrong with the catalogue, or its counts."""

import argparse
import sys
from pathlib import Path

from .load import load_catalog
from .problems import CatalogError

DEFAULT_ROOT = Path("error_catalog")


def run(arguments: list[str]) -> int:
    """1 if anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m error_reference check")
    parser.add_argument("root", nargs="?", type=Path, default=DEFAULT_ROOT, help="the catalogue's folder")
    root: Path = parser.parse_args(arguments).root
    try:
        catalog = load_catalog(root)
    except CatalogError as error:
        count = len(error.problems)
        report = [*map(str, error.problems), f"{count} {'problem' if count == 1 else 'problems'}"]
        sys.stderr.write("\n".join(report) + "\n")
        return 1
    sys.stderr.writelines(f"warning: {warning}\n" for warning in catalog.warnings)
    counts = (
        f"{len(catalog.entries)} errors in {len(catalog.categories)} categories",
        f"{len(catalog.sources)} sources",
        f"{len(catalog.warnings)} warnings",
    )
    sys.stdout.write(", ".join(counts) + "\n")
    return 0
