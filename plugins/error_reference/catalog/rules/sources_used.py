"""A source that nothing rests on is a forgotten claim, or a leftover."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, Finding

from .rule import CatalogueRule
from .sources_exist import cited_by, cited_by_format


def _check(draft: Draft) -> Iterator[Finding]:
    if draft.broken:
        return  # What the unreadable files cite is not known.
    used = {source for entry in draft.entries for _, source in cited_by(entry.entry)}
    used |= {source for _, source in cited_by_format(draft)}
    for source in draft.sources:
        if source not in used:
            yield Finding(
                draft.sources_document,
                (source,),
                "expected a source that something rests on, found none that names it",
                "Cite it in an entry, or delete it.",
                is_warning=True,
                at_key=True,
            )


RULE = CatalogueRule("sources-used", "Something rests on every source.", _check)
