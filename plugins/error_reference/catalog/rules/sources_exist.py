"""What is cited must be listed."""

from collections.abc import Iterator

from error_reference.catalog.document import Path
from error_reference.catalog.draft import Draft, Finding
from error_reference.catalog.model import Entry
from error_reference.catalog.nearest import did_you_mean

from .rule import CatalogueRule


def cited_by(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Each source an entry names, and where."""
    for index, claim in enumerate(entry.sources):
        yield ("sources", index, "id"), claim.id
    for index, client in enumerate(entry.in_clients):
        yield ("in_clients", index, "source"), client.source
    for index, disagreement in enumerate(entry.disagreements):
        for number, position in enumerate(disagreement.positions):
            yield ("disagreements", index, "positions", number, "source"), position.source


def cited_by_format(draft: Draft) -> Iterator[tuple[Path, str]]:
    """Each source `_format.yml` names, and where."""
    for operation, reconciliation in draft.format.reconcile.items():
        for index, source in enumerate(reconciliation.sources):
            yield ("reconcile", operation, "sources", index), source


def _check(draft: Draft) -> Iterator[Finding]:
    for entry in draft.entries:
        for path, source in cited_by(entry.entry):
            if source not in draft.sources:
                message, hint = _unknown(source, draft)
                yield entry.finding(path, message, hint)
    for path, source in cited_by_format(draft):
        if source not in draft.sources:
            message, hint = _unknown(source, draft)
            yield Finding(draft.format_document, path, message, hint)


def _unknown(source: str, draft: Draft) -> tuple[str, str]:
    hint = did_you_mean(source, draft.sources, "Add it to _sources.yml, with the day you read it.")
    return f"expected an id of _sources.yml, found {source!r}", hint


RULE = CatalogueRule("sources-exist", "Every source that is cited is listed in _sources.yml.", _check)
