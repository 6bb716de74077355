"""Replaces modules of Pyodide's standard library by those in `lean/`, which do no more than the checker needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parent / "lean"


def lean_files() -> Iterator[Path]:
    yield from sorted(FOLDER.rglob("*.py"))


def replace_modules(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the archive's members with the lean modules in place; one that replaces a package replaces all of it.

    Raises LookupError where a module that is to be replaced is not there: then the runtime is another one.
    """
    kept = dict(members)
    for file in lean_files():
        name = file.relative_to(FOLDER).as_posix()
        package = f"{name.removesuffix('.py')}/"
        replaced = [member for member in kept if member == name or member.startswith(package)]
        if not replaced:
            raise LookupError(f"{file}: expected a module of this name in the runtime's standard library, found none.")
        for member in replaced:
            del kept[member]
        kept[name] = file.read_bytes()
    return kept
