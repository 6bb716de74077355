"""`by_operation` changes verdicts; it does not add operations."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding

from .rule import EntryRule


def _check(draft: EntryDraft, _all: Draft) -> Iterator[Finding]:
    for operation in sorted(draft.changed_operations - set(draft.entry.operations)):
        message = f"expected one of the entry's operations, found {operation!r}"
        hint = f"Add {operation} to `operations`, or delete the verdict."
        yield draft.finding(("by_operation", operation), message, hint, at_key=True)


RULE = EntryRule("operations-named", "`by_operation` names only operations of the entry.", _check)
