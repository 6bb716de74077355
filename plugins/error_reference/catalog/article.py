"""No sentence of the source article may come back in ours. Only hashes of its runs of words are kept here."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from .problems import Problem

HASHES_FILE = "_article_hashes.json"
RUN_LENGTH = 8
"""Words. Eight in a row that agree are no accident."""
_HASH_BYTES = 8
_WORD = re.compile(r"[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """Return the words in lower case: letters and digits only, so that punctuation and Markdown make no difference."""
    return _WORD.findall(text.lower())


def hash_run(words: list[str]) -> str:
    """Sixteen hexadecimal digits of a run of words."""
    return sha256(" ".join(words).encode()).hexdigest()[: 2 * _HASH_BYTES]


def runs_of(text: str) -> Iterator[list[str]]:
    """Every run of eight words in the text."""
    words = words_of(text)
    return (words[start : start + RUN_LENGTH] for start in range(len(words) - RUN_LENGTH + 1))


def read_hashes(file: Path, *, shown: str) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Return the committed hashes; a catalogue without the file has none."""
    if not file.exists():
        return frozenset(), ()
    try:
        held = json.loads(file.read_text("utf-8"))
        hashes = frozenset(held["hashes"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        message = "expected a JSON object whose `hashes` is a list of texts, found something else"
        return frozenset(), (Problem(shown, 1, 1, "", message, "Take the file back from version control."),)
    return hashes, ()
