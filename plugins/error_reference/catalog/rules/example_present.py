"""An error is understood by seeing it happen, and the same thing done right."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding

from .rule import EntryRule


def _check(draft: EntryDraft, _all: Draft) -> Iterator[Finding]:
    if draft.entry.example is None:
        hint = "Add `example:` with request, reply and works."
        yield draft.finding(("example",), "expected an example, found none", hint)


RULE = EntryRule("example-present", "Every entry has an example.", _check)
