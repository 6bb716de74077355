"""Related entries name each other, so that readers find the way from both sides."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding
from error_reference.catalog.nearest import did_you_mean

from .rule import CatalogueRule


def _check(draft: Draft) -> Iterator[Finding]:
    entries = {entry.entry.slug: entry for entry in draft.entries}
    for entry in draft.entries:
        for index, slug in enumerate(entry.entry.see_also):
            yield from _one(entry, index, slug, entries, draft)


def _one(entry: EntryDraft, index: int, slug: str, entries: dict[str, EntryDraft], draft: Draft) -> Iterator[Finding]:
    path = ("see_also", index)
    own = entry.entry.slug
    if slug == own:
        yield entry.finding(path, "expected another entry, found this one", "Delete it.")
    elif slug in entry.entry.see_also[:index]:
        yield entry.finding(path, f"expected each entry once, found {slug!r} again", "Delete it.")
    elif slug not in draft.slugs:
        hint = did_you_mean(slug, draft.slugs, "Write the slug of an entry that exists, or delete it.")
        yield entry.finding(path, f"expected the slug of an entry, found {slug!r}", hint)
    elif slug in entries and own not in entries[slug].entry.see_also:
        other = entries[slug].document.path
        message = f"expected that {slug!r} names {own!r} as well, found that it does not"
        yield entry.finding(path, message, f"Add {own} to `see_also` in {other}.")


RULE = CatalogueRule("see-also-symmetric", "Entries that are related name each other.", _check)
