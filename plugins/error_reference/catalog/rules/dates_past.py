"""Nobody has read a page tomorrow."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, Finding

from .rule import CatalogueRule


def _check(draft: Draft) -> Iterator[Finding]:
    for source in draft.sources.values():
        if source.checked > draft.today:
            message = f"expected {draft.today} or earlier, found {source.checked}"
            hint = "Write the day on which it was read."
            yield Finding(draft.sources_document, (source.id, "checked"), message, hint)
    for entry in draft.entries:
        retired = entry.entry.retired
        if retired is not None and retired.since > draft.today:
            message = f"expected {draft.today} or earlier, found {retired.since}"
            yield entry.finding(("retired", "since"), message, "Write the day on which it was found gone.")


RULE = CatalogueRule("dates-past", "No date lies in the future.", _check)
