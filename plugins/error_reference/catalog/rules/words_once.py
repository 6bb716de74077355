"""A list of words is a set."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding

from .rule import EntryRule

_SETS = ("surfaces", "operations", "endpoints", "permissions", "counts_toward")


def _check(draft: EntryDraft, _all: Draft) -> Iterator[Finding]:
    for name in _SETS:
        words = getattr(draft.entry, name)
        for index, word in enumerate(words):
            if word in words[:index]:
                yield draft.finding((name, index), f"expected each word once, found {word!r} again", "Delete it.")


RULE = EntryRule("words-once", "Lists of words name nothing twice.", _check)
