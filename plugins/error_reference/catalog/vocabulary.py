"""Whether `_format.yml` describes every word the model knows, and no other."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from .document import Document, Path
from .model import Format
from .model import vocabulary as words
from .problems import Problem

_VOCABULARIES: Mapping[str, Any] = {
    "surfaces": words.Surface,
    "operations": words.Operation,
    "outcomes": words.Outcome,
    "retry_classes": words.RetryClass,
    "fixers": words.Fixer,
    "bases": words.Basis,
    "confidences": words.Confidence,
    "likelihoods": words.Likelihood,
    "limits": words.Limit,
    "tail_kinds": words.TailKind,
    "source_kinds": words.SourceKind,
}
_FREE = ("severities", "grammar_categories", "permissions")


def check_vocabulary(format_: Format, document: Document) -> tuple[Problem, ...]:
    """Return what is missing, too much, or there twice. Nothing can be derived while there is any."""
    return tuple(_problems(format_, document))


def _problems(format_: Format, document: Document) -> Iterator[Problem]:
    for name, literal in _VOCABULARIES.items():
        found = [term.id for term in getattr(format_, name)]
        yield from _compare(document, (name,), get_args(literal), found)
    for name in _FREE:
        yield from _twice(document, (name,), [term.id for term in getattr(format_, name)])
    for outcome, rules in format_.derivation.items():
        yield from _missing(document, ("derivation", outcome), words.OPERATIONS, list(rules))
    yield from _missing(document, ("derivation",), get_args(words.Outcome), list(format_.derivation))
    defaults = ("defaults", "by_operation")
    yield from _missing(document, defaults, words.OPERATIONS, list(format_.defaults.by_operation))
    yield from _calls(format_, document)


def _compare(document: Document, path: Path, expected: Sequence[str], found: list[str]) -> Iterator[Problem]:
    yield from _twice(document, path, found)
    yield from _missing(document, path, expected, found)
    for index, word in enumerate(found):
        if word not in expected:
            message = f"expected one of {', '.join(expected)}, found {word!r}"
            yield document.problem((*path, index, "id"), message, "Delete it, or add it to the model first.")


def _missing(document: Document, path: Path, expected: Sequence[str], found: list[str]) -> Iterator[Problem]:
    for word in expected:
        if word not in found:
            yield document.problem(path, f"expected {word!r} among them, found it missing", f"Add {word}.", key=True)


def _twice(document: Document, path: Path, found: list[str]) -> Iterator[Problem]:
    for index, word in enumerate(found):
        if word in found[:index]:
            message = f"expected each word once, found {word!r} again"
            yield document.problem((*path, index, "id"), message, "Delete one of the two.")


def _calls(format_: Format, document: Document) -> Iterator[Problem]:
    others = [index for index, term in enumerate(format_.operations) if term.others]
    if len(others) != 1:
        message = f"expected one operation with `others: true`, found {len(others)}"
        yield document.problem(
            ("operations",), message, "Write it at the one that all other calls belong to.", key=True
        )
    owners: dict[str, str] = {}
    for index, term in enumerate(format_.operations):
        for surface in ("rest", "websocket"):
            for number, call in enumerate(getattr(term, surface)):
                owner = owners.setdefault(f"{surface} {call}", term.id)
                if owner != term.id:
                    path = ("operations", index, surface, number)
                    message = f"expected each call once, found {call!r} at {owner!r} too"
                    yield document.problem(path, message, "Keep it at one operation.")
