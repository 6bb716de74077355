"""An exchange changes; what was read long ago has to be read again."""

from collections.abc import Iterator
from datetime import timedelta

from error_reference.catalog.draft import Draft, EntryDraft, Finding

from .rule import EntryRule

_AGE_LIMIT = timedelta(days=365)


def _check(draft: EntryDraft, everything: Draft) -> Iterator[Finding]:
    listed = (everything.sources.get(claim.id) for claim in draft.entry.sources)
    dates = [source.checked for source in listed if source is not None]
    if dates and everything.today - max(dates) > _AGE_LIMIT:
        message = f"expected a source read within the last year, found the newest of {max(dates)}"
        yield draft.warning(("sources",), message, "Read one of them again, and write the day in _sources.yml.")


RULE = EntryRule("sources-fresh", "The newest source of an entry was read within the last year.", _check)
