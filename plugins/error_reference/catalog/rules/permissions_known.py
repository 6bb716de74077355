"""A permission is called what its box on the key's page is called."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding
from error_reference.catalog.nearest import did_you_mean

from .rule import EntryRule


def _check(draft: EntryDraft, everything: Draft) -> Iterator[Finding]:
    known = [term.id for term in everything.format.permissions]
    for index, permission in enumerate(draft.entry.permissions):
        if permission not in known:
            hint = did_you_mean(permission, known, f"Take one of {', '.join(known)}.")
            message = f"expected a permission of _format.yml, found {permission!r}"
            yield draft.finding(("permissions", index), message, hint)


RULE = EntryRule("permissions-known", "Permissions are named as in _format.yml.", _check)
