"""What an unquoted word of YAML means, and how a value is named in a sentence."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

DIGIT_LIMIT = 18
"""Digits of a number; more do not fit where programs read the catalogue."""

_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NUMERIC_START = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?")
_NUMERIC = re.compile(
    r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+"
    r"|[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?"
    r"|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
)
"""Whatever any reader of YAML might take for a number."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN_LENGTH = 60


class AmbiguousScalarError(Exception):
    """A word that could be read in more than one way."""

    def __init__(self, message: str, hint: str) -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


def resolve(text: str) -> str | float | bool | date | None:
    """Return the value of an unquoted word: YAML 1.2's core schema, and dates. Raises AmbiguousScalarError."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC_START:
        return text
    if _DATE.fullmatch(text):
        return _to_date(text)
    return _to_number(text) if _NUMERIC.fullmatch(text) else text


def describe(value: object) -> str:
    """Return a value as part of a sentence: `the number 520`."""
    match value:
        case None:
            said = "nothing"
        case bool():
            said = f"the word {str(value).lower()}"
        case int() | float():
            said = f"the number {value}"
        case date():
            said = f"the date {value.isoformat()}"
        case str():
            said = f"the text {shorten(value)!r}" if value else "an empty text"
        case Mapping():
            said = f"a mapping with {_count(len(value), 'key')}"
        case Sequence():
            said = f"a list of {_count(len(value), 'item')}"
        case _:
            said = f"a value of the type {type(value).__name__}"
    return said


def shorten(text: str) -> str:
    """At most some sixty characters of it."""
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"


def _to_number(text: str) -> float:
    if _INTEGER.fullmatch(text):
        digits = len(text.lstrip("+-"))
        if digits <= DIGIT_LIMIT:
            return int(text)
        raise AmbiguousScalarError(
            f"expected a number of at most {DIGIT_LIMIT} digits, found {digits} digits",
            "Put quotes around it if it is a text.",
        )
    if _FLOAT.fullmatch(text):
        return float(text)
    raise AmbiguousScalarError(
        f"expected a decimal number or a text in quotes, found `{shorten(text)}`",
        f'Write the number in decimal digits, or "{shorten(text)}" if it is a text.',
    )


def _to_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise AmbiguousScalarError(
            f"expected a date of the calendar, found `{text}`",
            "Write year, month and day, as in 2026-01-31, or put quotes around a text.",
        ) from None


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
