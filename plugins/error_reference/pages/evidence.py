"""What an error page rests on: sources with the day they were read, where they disagree, what clients say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from error_reference.pages.model import ClientRow, Disagreement, Link, Position, SourceRow
from error_reference.pages.prose import markdown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from error_reference.catalog import Catalog, Entry
    from error_reference.catalog.model import Source

_COPIES = {"stored": " in a stored copy", "live": ""}


def source_rows(catalog: Catalog, entry: Entry, links: Mapping[str, str]) -> tuple[SourceRow, ...]:
    """Return every source of the entry, in its order."""
    return tuple(
        SourceRow(
            id=claim.id,
            title=source.title,
            url=source.url,
            kind=catalog.format.term("source_kinds", source.kind).title,
            checked=source.checked.isoformat(),
            copy=_COPIES[source.copy_],
            supports=markdown(claim.supports, links),
        )
        for claim in entry.sources
        for source in [catalog.sources[claim.id]]
    )


def client_rows(catalog: Catalog, entry: Entry) -> tuple[ClientRow, ...]:
    """Return what client libraries raise for the error."""
    return tuple(
        ClientRow(name.client, name.version, name.raises, _link(catalog.sources[name.source]))
        for name in entry.in_clients
    )


def disagreements(catalog: Catalog, entry: Entry, links: Mapping[str, str]) -> tuple[Disagreement, ...]:
    """Return the points on which sources contradict each other, each side with its date."""
    return tuple(
        Disagreement(
            about=point.about,
            positions=tuple(
                Position(
                    says=markdown(position.says, links),
                    source=_link(catalog.sources[position.source]),
                    checked=catalog.sources[position.source].checked.isoformat(),
                )
                for position in point.positions
            ),
            assume=markdown(point.assume, links),
        )
        for point in entry.disagreements
    )


def _link(source: Source) -> Link:
    return Link(source.title, source.url)
