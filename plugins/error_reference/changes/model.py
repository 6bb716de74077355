"""The differences as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

type Json = dict[str, Any]
type Kind = Literal["verdict", "fixer", "texts", "recognition", "evidence", "other"]
type Pair = tuple[Any, Any]
"""The value before and after; None stands for a key that is not there, too."""

KINDS: tuple[Kind, ...] = get_args(Kind.__value__)
"""Those that matter most to a program first."""


@dataclass(frozen=True)
class Document:
    """A version of `errors.json`, with the entries by slug."""

    shown: str
    """The file or address as it was given."""
    schema_version: str
    errors: Mapping[str, Json]
    defaults: Json


@dataclass(frozen=True)
class Listed:
    slug: str
    error: str
    note: str = ""
    """For a removed one: the slug of the entry that now has it among its aliases; for a retired one: the reason."""


@dataclass(frozen=True)
class Change:
    """What differs in one entry that both versions have: by kind, then by path such as `by_operation.place.class`."""

    slug: str
    error: str
    fields: Mapping[Kind, Mapping[str, Pair]]


@dataclass(frozen=True)
class Changes:
    old: Document
    new: Document
    added: tuple[Listed, ...]
    retired: tuple[Listed, ...]
    returned: tuple[Listed, ...]
    """Retired before, no longer."""
    removed: tuple[Listed, ...]
    lost_aliases: tuple[Listed, ...]
    """Other spellings whose address leads nowhere any more; `note` is the entry they belonged to."""
    changed: tuple[Change, ...]
    defaults: Mapping[str, Pair]
    added_keys: tuple[str, ...]
    removed_keys: tuple[str, ...]

    @property
    def broken(self) -> bool:
        """Whether the new version breaks a promise of the contract."""
        return bool(self.removed or self.lost_aliases or self.removed_keys)

    @property
    def empty(self) -> bool:
        return not (
            self.broken
            or self.added
            or self.retired
            or self.returned
            or self.changed
            or self.defaults
            or self.added_keys
        )
