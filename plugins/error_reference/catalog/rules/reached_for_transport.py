"""Whether a request reached Kraken is a question only where something else answered."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding

from .rule import EntryRule

_CATEGORY = "cloudflare"


def _check(draft: EntryDraft, _all: Draft) -> Iterator[Finding]:
    entry = draft.entry
    if entry.category == _CATEGORY and entry.reached is None:
        hint = "Add `reached:` with very_possible, possible or unlikely."
        yield draft.finding(("reached",), "expected how likely the request reached Kraken, found nothing", hint)
    elif entry.category != _CATEGORY and entry.reached is not None:
        message = "expected no `reached`, because Kraken itself answers with this error, found one"
        yield draft.finding(("reached",), message, "Delete the key.", at_key=True)


RULE = EntryRule("reached-for-transport", "Failures of the connection, and only they, say `reached`.", _check)
