"""The values that a diagnosis is made of. All are frozen; texts are for the person who wrote the code."""

from __future__ import annotations

from dataclasses import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, Literal

    from .signing import Trace

    Kind = Literal["wrong", "differs", "pasted"]
    Verdict = Literal["match", "mistake", "no_match", "invalid_input"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One known way of getting the signature wrong."""

    id: str
    stage: str
    """secret, nonce, body, inner hash, path, join, outer hash or text form."""
    kind: Kind
    """wrong: never right. differs: another legal spelling of the body was signed. pasted: the value is right,
    but has something around it."""
    title: str
    explanation: str
    fix: str
    seen: str = "derived"
    """The address where the mistake was seen, or `derived` when it follows from how languages behave."""
    fix_by_language: Mapping[str, str] = field(default_factory=dict)
    """Language name in lower case to the line that is right there."""


@dataclass(frozen=True, slots=True)
class Way:
    """A mistake together with the function that makes it.

    What `make` takes and gives depends on the table the way stands in; see `tables/__init__.py`. It gives every
    value that implementations of this one mistake were seen to give, and nothing where the mistake cannot occur.
    """

    mistake: Mistake
    make: Callable[..., Iterable[Any]]
    rare: bool = False
    """Listed behind equally short explanations without it."""


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that was noticed by looking; never a verdict."""

    id: str
    field: str
    title: str
    fix: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What could be proven about one API-Sign value."""

    verdict: Verdict
    mistakes: tuple[Mistake, ...] = ()
    """All of them together give exactly this signature."""
    alternatives: tuple[tuple[Mistake, ...], ...] = ()
    """Other explanations with as few mistakes."""
    warnings: tuple[Caution, ...] = ()
    expected: str | None = None
    trace: Trace | None = None
    error_field: str | None = None
    error_message: str | None = None
    notes: tuple[str, ...] = ()
    truncated: bool = False
    """The search was cut short by its work budget; `notes` says where."""


def way(
    identity: str,
    make: Callable[..., Iterable[Any]],
    title: str,
    explanation: str,
    fix: str,
    *,
    stage: str,
    kind: Kind = "wrong",
    seen: str = "derived",
    rare: bool = False,
    **languages: str,
) -> Way:
    """Write one table row; keyword arguments left over are the right line in that language."""
    return Way(Mistake(identity, stage, kind, title, explanation, fix, seen, languages), make, rare)
