"""The verdict of an entry as badges and sentences. Words come from the catalogue's vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from error_reference.pages.model import Badge, Exposure, OperationRow

if TYPE_CHECKING:
    from error_reference.catalog import Catalog, Entry
    from error_reference.catalog.model import Format, Verdict

_VOCABULARY = {
    "outcome": "outcomes",
    "retry": "retry_classes",
    "fixer": "fixers",
    "reached": "likelihoods",
    "confidence": "confidences",
}


def badge(format: Format, kind: str, value: str, *, wait_seconds: int | None = None) -> Badge:  # noqa: A002 (the file's name)
    """Return the badge for one value; a known wait stands in its words."""
    term = format.term(_VOCABULARY[kind], value)
    words = term.title if wait_seconds is None else f"Wait {duration(wait_seconds)}"
    return Badge(kind, value, words, term.meaning)


def verdict_badges(catalog: Catalog, entry: Entry) -> tuple[Badge, ...]:
    """Return outcome, retry and fixer: the same three, in the same order, everywhere."""
    words = catalog.format
    return (
        badge(words, "outcome", entry.outcome),
        badge(words, "retry", entry.retry.class_, wait_seconds=entry.retry.wait_seconds),
        badge(words, "fixer", entry.fixer),
    )


def operation_rows(catalog: Catalog, entry: Entry) -> tuple[OperationRow, ...]:
    """Return one row an operation; the one that the entry's first call belongs to leads."""
    words = catalog.format
    leading = words.operation_of(entry.endpoints[0]) if entry.endpoints else None
    order = sorted(entry.by_operation, key=lambda operation: operation != leading)
    return tuple(
        OperationRow(
            doing=words.term("operations", operation).title,
            badges=_operation_badges(words, entry.by_operation[operation]),
            left_exposed=sentence(entry.by_operation[operation].left_exposed or "nothing"),
        )
        for operation in order
    )


def exposure(catalog: Catalog, entry: Entry) -> Exposure | None:
    """Return what stays live meanwhile: what may be after an unclear outcome, what a refusal left alone."""
    if entry.outcome != "rejected":
        cautious = [verdict for verdict in entry.by_operation.values() if verdict.outcome == entry.outcome]
        words = next((verdict.left_exposed for verdict in cautious if verdict.left_exposed), None)
        return Exposure(sentence(words), level="grave") if words else None
    # A refused request changed nothing; of what it leaves alone, an order meant to end is the one that costs money.
    for operation in ("cancel", "change"):
        verdict = entry.by_operation.get(operation)
        if verdict is not None and verdict.left_exposed:
            doing = catalog.format.term("operations", operation).title
            return Exposure(f"{doing}? {sentence(verdict.left_exposed)}", level="care")
    return None


def retry_lines(entry: Entry) -> tuple[str, ...]:
    """Say when to try again and why, one sentence each."""
    retry = entry.retry
    lines = [retry.note]
    if retry.until == "tail":
        lines.append("The time until which to wait stands after the last colon of the error.")
    if retry.formula is not None:
        lines.append(f"How long to wait: {retry.formula.rstrip('.')}.")
    if retry.cap_seconds is not None:
        lines.append(f"Longest pause that still makes sense: {duration(retry.cap_seconds)}.")
    if retry.max_age_seconds is not None:
        lines.append(
            f"An order sent again after {duration(retry.max_age_seconds)} is a different trade, at a different price."
        )
    return tuple(lines)


def duration(seconds: int) -> str:
    """Write `900` as `15 min`; `5400` → `1 h 30 min`; exact, in at most two units."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    named = [(hours, "h"), (minutes, "min"), (left, "s")]
    return " ".join(f"{number} {unit}" for number, unit in named if number) or "0 s"


def sentence(words: str) -> str:
    """Give a capital and a full stop, however an entry wrote it; nothing stays nothing."""
    return words and words[0].upper() + words[1:].rstrip(".") + "."


def _operation_badges(words: Format, verdict: Verdict) -> tuple[Badge, ...]:
    return (
        badge(words, "outcome", verdict.outcome),
        badge(words, "retry", verdict.class_, wait_seconds=verdict.wait_seconds),
    )
