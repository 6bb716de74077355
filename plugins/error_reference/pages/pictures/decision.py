"""What to do after an error, from its outcome and its retry class: the words are the catalogue's own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from error_reference.pages.pictures import svg
from error_reference.pages.prose import plain

if TYPE_CHECKING:
    from error_reference.catalog import Catalog

ANSWERS = (
    ("EXISTS", "It is your order: go on with it."),
    ("NOT FOUND", "Presumed not placed: decide anew, at today's price."),
    ("STILL UNKNOWN", "Send nothing; look again later, or ask a person."),
)
"""What the reconcile samples print, and what follows."""
_LINE = 16.0
_INSET = 22.0
_BODY = svg.WIDTH - _INSET - 14


def draw_decision(catalog: Catalog) -> str:
    """Draw one box an outcome, in the order of caution; in it the retry classes that entries with this outcome have."""
    counted = Counter[tuple[str, str]]((entry.outcome, entry.retry.class_) for entry in catalog.entries)
    parts = [svg.rectangle(1, 1, svg.WIDTH - 2, 28), svg.words(12, 20, "An error came back, or no answer", bold=True)]
    sentences: list[str] = []
    y = 29.0
    for outcome in catalog.format.outcomes:
        classes = [term for term in catalog.format.retry_classes if counted[outcome.id, term.id]]
        if not classes:
            continue
        number = sum(counted[outcome.id, term.id] for term in classes)
        lines = [
            (f"{outcome.title} ({number} {'error' if number == 1 else 'errors'})", True),
            (plain(outcome.meaning), False),
        ]
        for term in classes:
            lines += [(f"→ {term.title} ({counted[outcome.id, term.id]})", True), (plain(term.meaning), False)]
            if term.id == "reconcile":
                lines += [(f"{answer}: {then}", False) for answer, then in ANSWERS]
        sentences += [text.removeprefix("→ ").rstrip(".") for text, _ in lines]
        box, bottom = _box(lines, top=y + 14, strong=outcome.id == "unknown")
        parts += [svg.path([(12, y), (12, y + 14)]), *box]
        y = bottom
    return svg.figure(
        "decision",
        parts,
        height=y + 2,
        title="What to do after an error, by what happened and by its retry class",
        description=". ".join(sentences) + ".",
        caption="The verdict line of an error's page names its box; the numbers count the errors listed here.",
    )


def _box(lines: list[tuple[str, bool]], *, top: float, strong: bool) -> tuple[list[str], float]:
    parts: list[str] = []
    y = top + 4
    for place, (text, bold) in enumerate(lines):
        y += 5 if bold and place else 0
        for row in svg.wrap(text, width=_BODY):
            y += _LINE
            parts.append(svg.words(12 if bold else _INSET, y, row, bold=bold))
    bottom = y + 10
    return [svg.rectangle(2, top, svg.WIDTH - 4, bottom - top, strong=strong), *parts], bottom
