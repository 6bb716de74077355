"""What follows from an entry: the verdict for each operation, by the rules written in `_format.yml`."""

from collections.abc import Mapping

from .model import (
    OPERATIONS,
    DerivedVerdict,
    EntryFile,
    Format,
    Operation,
    Outcome,
    RetryClass,
    Verdict,
    VerdictChange,
)


def derive_verdicts(entry: EntryFile, format_: Format) -> dict[Operation, Verdict]:
    """Return a verdict for each of the entry's operations; what the entry writes itself goes before what is derived."""
    rules = format_.derivation[entry.outcome]
    return {
        operation: _changed(_derived(rules[operation], entry), entry.by_operation.get(operation))
        for operation in OPERATIONS
        if operation in entry.operations
    }


def most_cautious(verdicts: Mapping[Operation, Verdict], format_: Format) -> tuple[Outcome, RetryClass]:
    """Return the first outcome and the first class, in the order of caution, among the verdicts."""
    outcome_order = [term.id for term in format_.outcomes]
    class_order = [term.id for term in format_.retry_classes]
    return (
        min((verdict.outcome for verdict in verdicts.values()), key=outcome_order.index),
        min((verdict.class_ for verdict in verdicts.values()), key=class_order.index),
    )


def _derived(rule: DerivedVerdict, entry: EntryFile) -> Verdict:
    class_ = entry.retry.class_ if rule.class_ == "entry" else rule.class_
    wait_seconds = entry.retry.wait_seconds if rule.wait_seconds == "entry" else rule.wait_seconds
    return Verdict(outcome=rule.outcome, class_=class_, wait_seconds=wait_seconds, left_exposed=rule.left_exposed)


def _changed(verdict: Verdict, change: VerdictChange | None) -> Verdict:
    if change is None:
        return verdict
    return verdict.model_copy(update={name: getattr(change, name) for name in change.model_fields_set})
