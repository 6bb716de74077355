"""From plain values to the model, and from pydantic's findings to problems at a place in the file."""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from .document import Document, Path
from .model.base import PATTERNS
from .model.shape import field_at, keys_of, model_at
from .problems import Problem
from .scalar import describe, shorten

_Finding = Mapping[str, Any]
_KEY = "[key]"
_TYPES = {
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "date_type": "a date",
    "tuple_type": "a list",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "mapping_type": "a mapping",
    "dict_type": "a mapping",
}
_EDITS = {
    "a text": "Write one text there.",
    "a list": "Write each item on a line of its own after `- `, or all of them as [one, two].",
    "a mapping": "Write `key: value` lines below it; a colon needs a blank after it.",
    "a date": "Write year, month and day without quotes and without a time, as in 2026-01-31.",
}


def validate[M: BaseModel](model: type[M], document: Document) -> tuple[M | None, tuple[Problem, ...]]:
    """Return the model of a document, or every way in which it does not fit."""
    try:
        return model.model_validate(document.plain()), ()
    except ValidationError as error:
        return None, tuple(_problems(model, document, error))


def _problems(model: type[BaseModel], document: Document, error: ValidationError) -> Iterator[Problem]:
    seen: set[tuple[str | int, ...]] = set()
    for finding in error.errors(include_url=False):
        path = _path_in(document, finding)
        if finding["type"] == "too_short" and len(finding["input"]) >= finding["ctx"]["min_length"]:
            continue  # Long enough; pydantic counts only the items that fit, and those have findings of their own.
        if path in seen:  # The branches of a union each report the same value.
            continue
        seen.add(path)
        message, hint = _explain(model, path, finding)
        about_key = finding["type"] == "extra_forbidden" or _KEY in finding["loc"]
        yield document.problem(path, message, hint, key=about_key)


def _path_in(document: Document, finding: _Finding) -> tuple[str | int, ...]:
    """Where the value stands: pydantic's path without its names for the branches of a union."""
    path: list[str | int] = []
    node = document.root
    for step in finding["loc"]:
        if node.entries is not None and step in node.entries:
            node = node.entries[step][1]
            path.append(step)
        elif node.items is not None and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            path.append(step)
    if finding["type"] == "missing":
        path.append(finding["loc"][-1])
    return tuple(path)


def _explain(model: type[BaseModel], path: Path, finding: _Finding) -> tuple[str, str]:
    kind, value, context = finding["type"], finding["input"], finding.get("ctx", {})
    if kind in _TYPES:
        return _wrong_type(_TYPES[kind], value)
    explain = _EXPLAINED.get(kind)
    if explain is not None:
        return explain(model, path, value, context)
    return f"expected {finding['msg'].lower()}, found {describe(value)}", "Correct the value."


def _wrong_type(expected: str, value: object) -> tuple[str, str]:
    return f"expected {expected}, found {describe(value)}", _edit_to_type(expected, value)


def _edit_to_type(expected: str, value: object) -> str:
    if value is None:
        return "Write a value after the colon, or delete the key if it may be left out."
    if expected == "a text" and not isinstance(value, dict | tuple):
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        return f'Put quotes around it: "{shown}".'
    if expected in _EDITS:
        return _EDITS[expected]
    return "Take the quotes away, and everything but the value." if isinstance(value, str) else f"Write {expected}."


def _missing(model: type[BaseModel], path: Path, _value: object, _context: _Finding) -> tuple[str, str]:
    field = field_at(model, tuple(path))
    meaning = f" {field.description}" if field is not None and field.description else ""
    return "expected the key, found none", f"Add `{path[-1]}:`.{meaning}"


def _unknown_key(model: type[BaseModel], path: Path, value: object, _context: _Finding) -> tuple[str, str]:
    if value is None and " " in str(path[-1]):  # The rest of a text that was cut at a comma.
        message = f"expected a key and its value, found the words {shorten(str(path[-1]))!r}"
        return message, "Put quotes around a text that has a comma in it."
    owner = model_at(model, tuple(path[:-1]))
    keys = keys_of(owner) if owner else []
    return _unknown_word(f"one of the keys {', '.join(keys)}", f"`{shorten(str(path[-1]))}`", str(path[-1]), keys)


def _unknown_literal(_model: type[BaseModel], _path: Path, value: object, context: _Finding) -> tuple[str, str]:
    words = re.findall(r"'([^']*)'", context["expected"])
    expected = words[0] if len(words) == 1 else f"one of {', '.join(words)}"
    return _unknown_word(expected, describe(value), str(value), words)


def _unknown_word(expected: str, found: str, word: str, words: list[str]) -> tuple[str, str]:
    close = get_close_matches(word.lower(), words, n=1)
    hint = f"Did you mean `{close[0]}`?" if close else "Take one of these, or delete it."
    return f"expected {expected}, found {found}", hint


def _mismatch(_model: type[BaseModel], _path: Path, value: object, context: _Finding) -> tuple[str, str]:
    expected, hint = PATTERNS[context["pattern"]]
    return f"expected {expected}, found {describe(value)}", hint


def _too_short(_model: type[BaseModel], _path: Path, value: object, context: _Finding) -> tuple[str, str]:
    least = context["min_length"]
    if isinstance(value, str):
        return "expected a text, found an empty text", "Write the text."
    return f"expected at least {least}, found {describe(value)}", f"Add what is missing to make it {least} or more."


def _too_long(_model: type[BaseModel], _path: Path, value: object, context: _Finding) -> tuple[str, str]:
    length = len(value) if isinstance(value, str) else 0
    return f"expected at most {context['max_length']} characters, found {length}", "Shorten the sentence."


def _too_small(_model: type[BaseModel], _path: Path, value: object, context: _Finding) -> tuple[str, str]:
    return f"expected {context['ge']} or more, found {describe(value)}", "Correct the number."


def _too_large(_model: type[BaseModel], _path: Path, value: object, context: _Finding) -> tuple[str, str]:
    return f"expected {context['le']} or less, found {describe(value)}", "Correct the number."


_EXPLAINED: dict[str, Callable[[type[BaseModel], Path, object, _Finding], tuple[str, str]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _unknown_literal,
    "string_pattern_mismatch": _mismatch,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "string_too_long": _too_long,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
}
