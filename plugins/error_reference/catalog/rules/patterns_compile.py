"""A pattern that a browser cannot compile would take the whole decoder down."""

import re
from collections.abc import Iterator
from functools import lru_cache

from error_reference.catalog.document import Path
from error_reference.catalog.draft import Draft, EntryDraft, Finding
from error_reference.catalog.model.parts import Pattern

from .rule import EntryRule

_PYTHON_ONLY = re.compile(r"\(\?P|\(\?#|\(\?>|\(\?\(|\(\?[aiLmsux-]+[:)]|(?<!\\)(?:\\\\)*\\[AZ]|[+*?}]\+")
_NAMED_GROUP = re.compile(r"\(\?<(?=[A-Za-z_])")


def _check(draft: EntryDraft, _all: Draft) -> Iterator[Finding]:
    for index, pattern in enumerate(draft.entry.patterns):
        path: Path = ("patterns", index)
        given = [name for name in ("phrase", "regex") if getattr(pattern, name) is not None]
        if len(given) != 1:
            message = f"expected exactly one of phrase and regex, found {' and '.join(given) or 'neither'}"
            yield draft.finding(path, message, "Keep one; give the other a pattern of its own.")
        else:
            yield from _regex(draft, (*path, "regex"), pattern)


def _regex(draft: EntryDraft, path: Path, pattern: Pattern) -> Iterator[Finding]:
    reason = _why_not(pattern.regex) if pattern.regex is not None else None
    if reason is not None:
        message = f"expected a regular expression of JavaScript, found one that does not compile: {reason}"
        yield draft.finding(path, message, "Correct it, or use a `phrase`.")


@lru_cache(maxsize=4096)
def _why_not(source: str) -> str | None:
    """Python's expressions stand in for JavaScript's; what only one of the two knows is refused."""
    foreign = _PYTHON_ONLY.search(source)
    if foreign:
        return f"{foreign[0]!r} is not JavaScript's"
    try:
        compiled = re.compile(_NAMED_GROUP.sub("(?P<", source), re.IGNORECASE)
    except (re.PatternError, OverflowError, RecursionError) as error:
        return str(error)
    return "it matches the empty text" if compiled.match("") else None


RULE = EntryRule("patterns-compile", "A pattern is a phrase or a regular expression that compiles.", _check)
