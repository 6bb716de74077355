"""Makes the page of one error out of its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from error_reference.pages.evidence import client_rows, disagreements, source_rows
from error_reference.pages.listing import ErrorLinks, error_row, newest_date
from error_reference.pages.model import Box, ErrorPage, Example, Fact, Link, Way
from error_reference.pages.prose import markdown, plain
from error_reference.pages.verdict import badge, exposure, operation_rows, retry_lines, verdict_badges

if TYPE_CHECKING:
    from collections.abc import Mapping

    from error_reference.catalog import Catalog, Entry

type Links = Mapping[str, str]

_ANY_CALL = {
    "any": "any call",
    "private": "every private call (the ones that are signed)",
    "public": "every public call (no key needed)",
}


def error_page(catalog: Catalog, entry: Entry, *, guides: tuple[Link, ...] = ()) -> ErrorPage:
    """Return the finished page of `entry`."""
    links = ErrorLinks(catalog, "../", but=entry.slug)
    category = next(category for category in catalog.categories if category.slug == entry.category)
    boxes = _boxes(catalog, entry, links)
    return ErrorPage(
        path=f"errors/{entry.slug}.md",
        url=f"errors/{entry.slug}/",
        slug=entry.slug,
        error=entry.error,
        description=entry.summary,
        verdict=verdict_badges(catalog, entry),
        basis=catalog.format.term("bases", entry.outcome_basis).meaning,
        summary=entry.summary,
        exposed=exposure(catalog, entry),
        exposed_anchor=boxes[0].anchor if boxes else "",
        notes=_notes(catalog, entry),
        meaning=markdown(entry.meaning, links),
        retry_lines=tuple(markdown(line, links) for line in retry_lines(entry)),
        fixes=tuple(markdown(fix, links) for fix in entry.fixes),
        causes=tuple(markdown(cause, links) for cause in entry.causes),
        tail=_tail(catalog, entry),
        example=_example(entry, links),
        boxes=boxes,
        operations=operation_rows(catalog, entry),
        aliases=entry.aliases,
        facts=_facts(catalog, entry),
        clients=client_rows(catalog, entry),
        related=tuple(error_row(catalog, related) for related in _related(catalog, entry)),
        sources=source_rows(catalog, entry, links),
        disagreements=disagreements(catalog, entry, links),
        category=Link(category.title, f"../{category.slug}/index.md"),
        category_slug=category.slug,
        guides=guides,
        edit_path=f"error_catalog/{entry.path}",
        updated=newest_date(catalog, entry),
    )


def _notes(catalog: Catalog, entry: Entry) -> tuple[str, ...]:
    notes = []
    if entry.retired is not None:
        notes.append(f"**Not seen since {entry.retired.since.isoformat()}.** {markdown(entry.retired.note, {})}")
    if entry.confidence == "unconfirmed":
        notes.append(f"**Unconfirmed.** {catalog.format.term('confidences', 'unconfirmed').meaning}")
    return tuple(notes)


def _related(catalog: Catalog, entry: Entry) -> list[Entry]:
    members = [other.slug for other in catalog.members(entry.slug)]
    family = [entry.family] if entry.family else []
    slugs = dict.fromkeys([*family, *members, *entry.see_also])
    return [catalog.by_slug(slug) for slug in slugs if slug in catalog]


def _tail(catalog: Catalog, entry: Entry) -> str:
    if entry.tail is None:
        return ""
    example = catalog.format.term("tail_kinds", entry.tail.kind)
    shown = getattr(example, "example", "")
    return f"{entry.tail.meaning} It looks like this: `{entry.error}:{shown}`"


def _example(entry: Entry, links: Links) -> Example | None:
    if entry.example is None:
        return None
    shown = entry.example
    return Example(
        request=shown.request.rstrip(),
        request_language=_language(shown.request),
        reply=shown.reply.rstrip(),
        reply_language=_language(shown.reply),
        works=shown.works.rstrip(),
        works_language=_language(shown.works),
        note=markdown(shown.note, links) if shown.note else "",
    )


def _language(code: str) -> str:
    start = code.lstrip()
    if start.startswith(("{", "[")):
        return "json"
    if start.startswith(("curl", "$", "#!")):
        return "bash"
    return "text"


def _boxes(catalog: Catalog, entry: Entry, links: Links) -> tuple[Box, ...]:
    unknown = [operation for operation, verdict in entry.by_operation.items() if verdict.outcome == "unknown"]
    return tuple(
        Box(
            title=steps.title,
            anchor=f"find-out-{operation.replace('_', '-')}",
            first=markdown(steps.first, links),
            ways=tuple(
                Way(markdown(way.title, links), tuple(markdown(step, links) for step in way.steps))
                for way in steps.ways
            ),
            final=tuple(markdown(line, links) for line in steps.final),
            basis=markdown(steps.basis, links),
        )
        for operation in unknown
        if (steps := catalog.format.reconcile.get(operation)) is not None
    )


def _facts(catalog: Catalog, entry: Entry) -> tuple[Fact, ...]:
    words = catalog.format
    surfaces = tuple(words.term("surfaces", surface).title for surface in entry.surfaces)
    calls = tuple(_ANY_CALL.get(call, markdown(f"`{call}`", {})) for call in entry.endpoints)
    limits = tuple(words.term("limits", limit).title for limit in entry.counts_toward)
    facts = [
        Fact("Interface", surfaces),
        Fact("Calls", calls),
        Fact("The key needs", tuple(markdown(permission, {}) for permission in entry.permissions)),
        Fact("Counts toward", limits),
    ]
    if entry.reached is not None:
        reached = badge(words, "reached", entry.reached)
        facts.insert(0, Fact("Did the request reach Kraken?", (f"**{reached.words}.** {reached.meaning}",)))
    confidence = words.term("confidences", entry.confidence)
    facts.append(Fact("How well supported", (f"**{confidence.title}.** {plain(confidence.meaning)}",)))
    return tuple(fact for fact in facts if fact.values)
