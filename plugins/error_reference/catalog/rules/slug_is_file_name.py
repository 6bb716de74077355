"""The address of an error follows from its text; the file carries it too."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding
from error_reference.catalog.slug import slugify

from .rule import EntryRule


def _check(draft: EntryDraft, _all: Draft) -> Iterator[Finding]:
    slug = slugify(draft.entry.error)
    if not slug:
        yield draft.finding(("error",), "expected letters or digits, found none", "Write the string as it is received.")
    elif slug != draft.entry.slug:
        yield draft.finding(
            ("error",),
            f"expected the error whose slug is the file's name {draft.entry.slug!r}, found one with {slug!r}",
            f"Rename the file to {slug}.yml, or correct the string.",
        )


RULE = EntryRule("slug-is-file-name", "The file's name is the slug of the error.", _check)
