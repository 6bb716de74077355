"""A pasted text must lead to one entry, and so must an address."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding
from error_reference.catalog.slug import slugify

from .rule import CatalogueRule

type _Owner = tuple[EntryDraft, str]


def _check(draft: Draft) -> Iterator[Finding]:
    yield from _same_files(draft)
    spellings: dict[str, _Owner] = {}
    slugs: dict[str, _Owner] = {entry.entry.slug: (entry, entry.entry.error) for entry in draft.entries}
    for entry in draft.entries:
        spellings.setdefault(entry.entry.error.casefold(), (entry, entry.entry.error))
    for entry in draft.entries:
        yield from _clash(entry, ("error",), entry.entry.error, spellings)
        for index, alias in enumerate(entry.entry.aliases):
            yield from _alias(entry, index, alias, spellings, slugs)


def _same_files(draft: Draft) -> Iterator[Finding]:
    first: dict[str, EntryDraft] = {}
    for entry in draft.entries:
        other = first.setdefault(entry.entry.slug, entry)
        if other is not entry:
            yield entry.finding(
                ("error",),
                f"expected each file name once, found {entry.entry.slug}.yml in {other.document.path} too",
                "Delete one of the two files.",
            )


def _clash(entry: EntryDraft, path: tuple[str | int, ...], text: str, seen: dict[str, _Owner]) -> Iterator[Finding]:
    other, spelling = seen.setdefault(text.casefold(), (entry, text))
    if other is not entry:
        same = "the same" if spelling == text else f"{spelling!r}"
        yield entry.finding(
            path,
            f"expected a string that no other entry has in any case, found {text!r} here and {same} "
            f"in {other.document.path}",
            "Keep it in one of the two entries.",
        )


def _alias(
    entry: EntryDraft, index: int, alias: str, spellings: dict[str, _Owner], slugs: dict[str, _Owner]
) -> Iterator[Finding]:
    path = ("aliases", index)
    if alias in (entry.entry.error, *entry.entry.aliases[:index]):
        yield entry.finding(path, f"expected another spelling, found {alias!r} again", "Delete the alias.")
        return
    clashes = list(_clash(entry, path, alias, spellings))
    yield from clashes
    slug = slugify(alias)
    if not slug:
        hint = "Make it one of the `patterns`: it cannot have an address."
        yield entry.finding(path, "expected a spelling with letters a–z or digits, found none", hint)
        return
    other, spelling = slugs.setdefault(slug, (entry, alias))
    if other is not entry and not clashes:
        yield entry.finding(
            path,
            f"expected an address that is free, found that {slug!r} belongs to {spelling!r} in {other.document.path}",
            "Keep it in one of the two entries, or make it one of the `patterns`.",
        )


RULE = CatalogueRule(
    "unique-spellings", "No string, alias or address belongs to two entries, not even but for case.", _check
)
