"""`EAPI:Invalid nonce` is a severity, a category and a message; a slip in the first two hides the error."""

import re
from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding
from error_reference.catalog.nearest import did_you_mean

from .rule import EntryRule

_PREFIX = re.compile(r"([A-Z])([A-Z][A-Za-z]*)(\s*):(\s*)")


def _check(draft: EntryDraft, everything: Draft) -> Iterator[Finding]:
    match = _PREFIX.match(draft.entry.error)
    severities = [term.id for term in everything.format.severities]
    if match is None or match[1] not in severities:
        return
    categories = [term.id for term in everything.format.grammar_categories]
    if match[2] not in categories:
        hint = did_you_mean(match[2], categories, "Correct it, or add it to `grammar_categories` in _format.yml.")
        message = f"expected a category of _format.yml after {match[1]!r}, found {match[2]!r}"
        yield draft.finding(("error",), message, hint)
    if match[3] or match[4]:
        message = "expected no blank beside the first colon, found one"
        yield draft.finding(("error",), message, "Delete the blank; the decoder ignores it in what readers paste.")


RULE = EntryRule("grammar-known", "The category in the string is one of _format.yml.", _check)
