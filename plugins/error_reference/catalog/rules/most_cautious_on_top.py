"""A reader who does not know the operation must get the most careful answer."""

from collections.abc import Iterator

from error_reference.catalog.derivation import most_cautious
from error_reference.catalog.draft import Draft, EntryDraft, Finding

from .rule import EntryRule


def _check(draft: EntryDraft, everything: Draft) -> Iterator[Finding]:
    entry = draft.entry
    outcome, class_ = most_cautious(entry.by_operation, everything.format)
    hint = "Correct this, or what `by_operation` says."
    if entry.outcome != outcome:
        message = f"expected {outcome!r}, the most cautious of its operations, found {entry.outcome!r}"
        yield draft.finding(("outcome",), message, hint)
    if entry.retry.class_ != class_:
        message = f"expected {class_!r}, the most cautious of its operations, found {entry.retry.class_!r}"
        yield draft.finding(("retry", "class"), message, hint)


RULE = EntryRule(
    "most-cautious-on-top", "`outcome` and `retry.class` are the most cautious over the operations.", _check
)
