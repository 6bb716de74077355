"""From plain values to the model, and from pydantic's findings to problems at a place in the file."""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, RootModel, ValidationError

from .document import Document, Path
from .model.base import PATTERNS
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


def validate[M: BaseModel](model: type[M], document: Document) -> tuple[M | None, tuple[Problem, ...]]:
    """The model of a document, or every way in which it does not fit."""
    try:
        return model.model_validate(document.plain()), ()
    except ValidationError as error:
        return None, tuple(_problems(model, document, error))


def _problems(model: type[BaseModel], document: Document, error: ValidationError) -> Iterator[Problem]:
    seen: set[tuple[str | int, ...]] = set()
    for finding in error.errors(include_url=False):
        path = _path_in(document, finding)
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
        return _wrong_type(_TYPES[kind], path, value)
    explain = _EXPLAINED.get(kind)
    if explain is not None:
        return explain(model, path, value, context)
    return f"expected {finding['msg'].lower()}, found {describe(value)}", "Correct the value."


def _wrong_type(expected: str, path: Path, value: object) -> tuple[str, str]:
    message = f"expected {expected}, found {describe(value)}"
    if value is None:
        return message, "Write a value after the colon, or delete the key if it may be left out."
    if expected == "a text" and not isinstance(value, dict | tuple):
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        return message, f'Put quotes around it: "{shown}".'
    if expected == "a list":
        return message, "Write each item on a line of its own after `- `, or all of them as [one, two]."
    if expected == "a mapping" and isinstance(value, str):
        return message, "Write `key: value` lines below it; a text with a colon needs a blank after the colon."
    if expected == "a date":
        return message, "Write year, month and day without quotes and without a time, as in 2026-01-31."
    if isinstance(value, str):
        return message, "Take the quotes away, and everything but the value."
    return message, f"Write {expected} there."


def _missing(model: type[BaseModel], path: Path, _value: object, _context: _Finding) -> tuple[str, str]:
    field = _field_of(model, path)
    meaning = f" {field.description}" if field is not None and field.description else ""
    return "expected the key, found none", f"Add `{path[-1]}:`.{meaning}"


def _unknown_key(model: type[BaseModel], path: Path, _value: object, _context: _Finding) -> tuple[str, str]:
    owner = _model_at(model, path[:-1])
    keys = [field.alias or name for name, field in owner.model_fields.items()] if owner else []
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


def _field_of(model: type[BaseModel], path: Path) -> Any:  # noqa: ANN401 - pydantic's FieldInfo, or nothing
    owner = _model_at(model, path[:-1])
    if owner is None:
        return None
    return next((f for name, f in owner.model_fields.items() if path[-1] in (name, f.alias)), None)


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the mapping at `path`."""
    annotation: Any = model.model_fields["root"].annotation if issubclass(model, RootModel) else model
    for step in path:
        owner = _first_model(annotation)
        if owner is not None and isinstance(step, str):
            field = next((f for name, f in owner.model_fields.items() if step in (name, f.alias)), None)
            if field is None:
                return None
            annotation = field.annotation
        else:
            annotation = _element(annotation)
    return _first_model(annotation)


def _first_model(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if getattr(annotation, "__origin__", None) in (tuple, Mapping):
        return None
    return next((found for part in get_args(annotation) if (found := _first_model(part))), None)


def _element(annotation: Any) -> Any:  # noqa: ANN401
    """What a list or mapping holds."""
    arguments = [part for part in get_args(annotation) if part is not Ellipsis]
    return arguments[-1] if arguments else None
