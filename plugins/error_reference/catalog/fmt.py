"""`fmt`: the catalogue's files in canonical order, comments kept."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from .canonical import UnwritableError, canonical_text
from .check import DEFAULT_ROOT
from .layout import CATEGORY_FILE, SOURCES_FILE, Layout, find_files
from .model import CategoryFields, EntryFile, SourceFile


def run(arguments: list[str]) -> int:
    """1 if a file cannot be read, or with --check if one is not canonical."""
    parser = argparse.ArgumentParser(prog="python -m error_reference fmt")
    parser.add_argument("root", nargs="?", type=Path, default=DEFAULT_ROOT, help="the catalogue's folder")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if something would be written")
    options = parser.parse_args(arguments)
    layout, problems = find_files(options.root)
    if problems and not layout.folders:
        sys.stderr.writelines(f"{problem}\n" for problem in problems)
        return 1
    changed, unreadable = [], 0
    for file, model in _files(layout):
        shown = layout.shown(file)
        try:
            if _format(file, model, shown, only_check=options.check):
                changed.append(shown)
        except UnwritableError as error:
            sys.stderr.write(f"{error}\n")
            unreadable += 1
    what = "not in canonical order" if options.check else "rewritten"
    sys.stdout.writelines(f"{shown}: {what}\n" for shown in changed)
    if options.check and changed:
        sys.stderr.write("Run `python -m error_reference fmt`.\n")
    return int(unreadable > 0 or (options.check and bool(changed)))


def _files(layout: Layout) -> Iterator[tuple[Path, type[BaseModel]]]:
    sources = layout.root / SOURCES_FILE
    if sources.exists():
        yield sources, SourceFile
    for folder in layout.folders:
        category = folder.path / CATEGORY_FILE
        if category.exists():
            yield category, CategoryFields
        for file in folder.entries:
            yield file, EntryFile


def _format(file: Path, model: type[BaseModel], shown: str, *, only_check: bool) -> bool:
    """Whether the file was, or would be, changed."""
    if file.is_symlink() or not file.is_file():
        raise UnwritableError(f"{shown}:1:1: expected a file, found something else")
    try:
        text = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise UnwritableError(f"{shown}:1:1: expected a file in UTF-8, found one that cannot be read") from None
    canonical = canonical_text(text, model, shown=shown)
    if canonical != text and not only_check:
        file.write_bytes(canonical.encode())
    return canonical != text
