"""Whoever is told to find out first must be told how."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding

from .rule import EntryRule


def _check(draft: EntryDraft, everything: Draft) -> Iterator[Finding]:
    for operation, verdict in draft.entry.by_operation.items():
        if verdict.outcome == "unknown" and operation not in everything.format.reconcile:
            path = ("by_operation", operation) if operation in draft.changed_operations else ("outcome",)
            message = f"expected steps for {operation!r} under `reconcile` in _format.yml, found none"
            yield draft.finding(path, message, f"Add `{operation}:` there, or correct the outcome.")


RULE = EntryRule("unknown-has-steps", "Every operation whose outcome is unknown has reconcile steps.", _check)
