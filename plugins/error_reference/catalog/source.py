"""From a file to text: encoding, size, and characters that have no place in a catalogue."""

import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from .document import Document, Node
from .parse import UnreadableError, parse
from .problems import Problem

type Parser = Callable[[str], Node]
"""Like `parse`."""

SIZE_LIMIT = 512 * 1024
"""Bytes. The longest entry has a few thousand; more than this is not a catalogue file."""

_BYTE_ORDER_MARK = "\ufeff"
_MISPLACED = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NAMES = {
    "\t": ("blanks", "a tab", "Put blanks in place of the tab."),
    "\r": ("line ends of one character", "a carriage return", "Save the file with line ends LF."),
    _BYTE_ORDER_MARK: (
        "UTF-8 without a byte order mark",
        "a byte order mark",
        "Save the file as UTF-8 without it.",
    ),
}


def read_document(file: Path, *, shown: str, parser: Parser = parse) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read one YAML file. `shown` is its path as problems print it.

    The document is None if there are problems; nothing is raised for the contents of a file.
    """
    text = _read_text(file, shown)
    if isinstance(text, Problem):
        return None, (text,)
    return read_text(text, shown=shown, parser=parser)


def read_text(text: str, *, shown: str, parser: Parser = parse) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the same for text that is already there."""
    problems = tuple(_misplaced(text, shown))
    if problems:
        return None, problems
    try:
        return Document(shown, parser(text)), ()
    except UnreadableError as unreadable:
        found = (Problem(shown, s.line, s.column, s.field, s.message, s.hint) for s in unreadable.snags)
        return None, tuple(found)


def _read_text(file: Path, shown: str) -> str | Problem:
    def problem(message: str, hint: str, line: int = 1, column: int = 1) -> Problem:
        return Problem(shown, line, column, "", message, hint)

    try:
        mode = file.lstat().st_mode
        if not stat.S_ISREG(mode):
            kind = _kind_of(mode)
            return problem(f"expected a file, found {kind}", "Put a plain YAML file in its place, or delete it.")
        with file.open("rb") as stream:
            raw = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        return problem(f"expected a file that can be read, found: {reason}", "Check that it exists and is readable.")
    if len(raw) > SIZE_LIMIT:
        return problem(
            f"expected at most {SIZE_LIMIT // 1024} KiB, found more",
            "Move what does not describe this one error to other files.",
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        before = raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start]
        return problem(
            f"expected UTF-8, found the byte 0x{raw[error.start]:02X}",
            "Save the file in the encoding UTF-8.",
            line,
            len(before.decode("utf-8", "replace")) + 1,
        )


def _kind_of(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a symbolic link"
    return "a folder" if stat.S_ISDIR(mode) else "something that is no file"


def _misplaced(text: str, shown: str) -> Iterator[Problem]:
    """Return the first of each kind in each line; of carriage returns only the very first."""
    if not _MISPLACED.search(text):
        return
    seen: set[tuple[int, str]] = set()
    for match in _MISPLACED.finditer(text):
        character = match[0]
        line = text.count("\n", 0, match.start()) + 1
        key = (0 if character == "\r" else line, character)
        if key in seen:
            continue
        seen.add(key)
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        name = f"the control character U+{ord(character):04X}"
        expected, found, hint = _NAMES.get(character, ("printable characters", name, "Delete it."))
        yield Problem(shown, line, column, "", f"expected {expected}, found {found}", hint)
