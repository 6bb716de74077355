"""Waiting until the tail's time needs a tail that is a time."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding

from .rule import EntryRule


def _check(draft: EntryDraft, _all: Draft) -> Iterator[Finding]:
    if draft.entry.retry.until != "tail":
        return
    tail = draft.entry.tail
    if tail is None:
        message = "expected a `tail` to wait for, found an entry without one"
        hint = "Add `tail:` with the kind unix_time, or say the wait in another way."
        yield draft.finding(("retry", "until"), message, hint)
    elif tail.kind != "unix_time":
        message = f"expected the kind unix_time, because `retry` waits until then, found {tail.kind!r}"
        yield draft.finding(("tail", "kind"), message, "Correct the kind, or say the wait in another way.")


RULE = EntryRule("tail-gives-time", "`until: tail` needs a tail of the kind unix_time.", _check)
