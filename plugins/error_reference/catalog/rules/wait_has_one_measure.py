"""Waiting without knowing how long is no advice; two answers are none either."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding

from .rule import EntryRule

_MEASURES = ("wait_seconds", "until", "formula")


def _check(draft: EntryDraft, _all: Draft) -> Iterator[Finding]:
    retry = draft.entry.retry
    given = [name for name in _MEASURES if getattr(retry, name) is not None]
    if retry.class_ == "wait":
        if len(given) != 1:
            found = " and ".join(given) or "none of them"
            message = f"expected exactly one of {', '.join(_MEASURES)}, found {found}"
            yield draft.finding(("retry",), message, "Keep the one that tells how long to wait.", at_key=True)
    elif given and not any(verdict.class_ == "wait" for verdict in draft.entry.by_operation.values()):
        message = f"expected no {given[0]}, because nothing here waits, found one"
        hint = "Delete it, or make the class `wait`, here or in `by_operation`."
        yield draft.finding(("retry", given[0]), message, hint, at_key=True)


RULE = EntryRule("wait-has-one-measure", "`wait` says how long: seconds, until the tail's time, or a formula.", _check)
