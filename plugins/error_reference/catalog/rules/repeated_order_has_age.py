"""An order that is sent again later is another trade, at another price."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding

from .rule import EntryRule

_LATER = ("wait", "backoff")


def _check(draft: EntryDraft, _all: Draft) -> Iterator[Finding]:
    place = draft.entry.by_operation.get("place")
    if place is not None and place.class_ in _LATER and draft.entry.retry.max_age_seconds is None:
        message = f"expected max_age_seconds, because placing an order may be tried again ({place.class_}), found none"
        yield draft.finding(("retry",), message, "Add `max_age_seconds: 60`, or another age.", at_key=True)


RULE = EntryRule(
    "repeated-order-has-age", "Where placing may be tried again later, max_age_seconds says until when.", _check
)
