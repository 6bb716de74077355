"""A special case leads to a general one, and never back to itself."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, Finding
from error_reference.catalog.nearest import did_you_mean

from .rule import CatalogueRule


def _check(draft: Draft) -> Iterator[Finding]:
    families = {entry.entry.slug: entry.entry.family for entry in draft.entries}
    for entry in draft.entries:
        family = entry.entry.family
        if family is None:
            continue
        if family not in draft.slugs:
            hint = did_you_mean(family, draft.slugs, "Write the slug of an entry that exists, or delete the key.")
            yield entry.finding(("family",), f"expected the slug of an entry, found {family!r}", hint)
        elif _leads_back(entry.entry.slug, families):
            message = f"expected a family that is more general, found that {family!r} leads back to this entry"
            yield entry.finding(("family",), message, "Delete `family` from the most general of them.")


def _leads_back(slug: str, families: dict[str, str | None]) -> bool:
    seen = set()
    current = families.get(slug)
    while current is not None and current not in seen:
        if current == slug:
            return True
        seen.add(current)
        current = families.get(current)
    return False


RULE = CatalogueRule("family-is-tree", "Families exist and have no cycles.", _check)
