"""No sentence of the source article may come back in ours. Only hashes of its runs of words are kept here."""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from .problems import Problem

HASHES_FILE = "_article_hashes.json"
RUN_LENGTH = 8
"""Words. Eight in a row that agree are no accident."""
_SHORTEST = 2 * RUN_LENGTH - 1
"""Characters of as many words, each of one letter, and what is between them."""
_DIGEST_LENGTH = 8
_WORD = re.compile(rb"[a-z0-9]+")

type RunHashes = Mapping[int, bytes]
"""By the CRC-32 of a run, which is quick to compute, the first eight bytes of its SHA-256, which is sure."""


def shared_run(text: str, hashes: RunHashes) -> str | None:
    """Return the first run of eight words in the text whose hash is among `hashes`.

    Compared in lower case, letters and digits only, so that punctuation and Markdown make no difference.
    """
    if len(text) < _SHORTEST:
        return None
    words = _WORD.findall(text.lower().encode())
    for end in range(RUN_LENGTH, len(words) + 1):
        run = b" ".join(words[end - RUN_LENGTH : end])
        checksum = crc32(run)
        if checksum in hashes and sha256(run).digest()[:_DIGEST_LENGTH] == hashes[checksum]:
            return run.decode()
    return None


def read_hashes(file: Path, *, shown: str) -> tuple[RunHashes, tuple[Problem, ...]]:
    """Return the committed hashes, each 8 + 16 hexadecimal digits; a catalogue without the file has none."""
    if not file.exists():
        return {}, ()
    try:
        hashes = [bytes.fromhex(text) for text in json.loads(file.read_text("utf-8"))["hashes"]]
        return {int.from_bytes(text[:4]): text[4:] for text in hashes}, ()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        message = "expected a JSON object whose `hashes` is a list of hexadecimal texts, found something else"
        return {}, (Problem(shown, 1, 1, "", message, "Take the file back from version control."),)
