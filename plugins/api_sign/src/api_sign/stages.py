"""The values of each stage of one request, right and wrong, of which a search takes as many as it chooses."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from . import tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from .model import Way
    from .request import Request

    Ways = tuple[Way, ...]
    Window = tuple[int, int | None]
    """The values of each way that are taken: from, up to."""
    Text = tuple[Ways, str, str]
    """Mistakes, the text in front and the body that they give."""

BODY_CHARACTERS = 2_000_000
"""Characters that the wrong bodies of one way may have together; only long bodies have fewer values for it."""
KEPT_DIGESTS = 2000
"""Texts for SHA-256 whose wrong digests are kept."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which values of each way are taken."""

    window: Window = (0, None)
    by_stage: Mapping[str, Window] = field(default_factory=dict)
    """Windows that differ from the common one."""

    def of(self, stage: str) -> Window:
        """Return the window of one stage."""
        return self.by_stage.get(stage, self.window)

    def pick(self, values: Iterable[Any], stage: str, seen: set[Any]) -> list[Any]:
        """Return the distinct values of the window that are not in `seen`, and add them to it."""
        start, stop = self.of(stage)
        kept: list[Any] = []
        for value in values:
            if value not in seen:
                seen.add(value)
                kept.append(value)
                if len(kept) == stop:
                    break
        return kept[start:]


class Stages:
    """One request; what needs no other stage is made once, the wrong digests when they are first asked for."""

    def __init__(self, request: Request) -> None:
        self.request = request
        every = Choice()
        fewer = Choice((0, max(BODY_CHARACTERS // (1 + len(request.body)), 1)))
        self._keys = _values(request, request.key, tables.SECRET, every)
        self._paths = _values(request, request.path, tables.PATH, every)
        self._bodies = _values(request, request.body, tables.BODY, fewer)
        self._digests: dict[tuple[str, str, Window], list[tuple[Ways, bytes]]] = {}

    def keys(self, choice: Choice, *, wrong: bool) -> list[tuple[Ways, bytes]]:
        """Return wrong keys, or the right one."""
        return _wrong(self._keys, choice, "key") if wrong else [((), self.request.key)]

    def paths(self, choice: Choice, *, wrong: bool) -> list[tuple[Ways, bytes]]:
        """Return wrong paths in UTF-8, or the right one."""
        if not wrong:
            return [((), self.request.path_bytes)]
        return [(ways, path.encode()) for ways, path in _wrong(self._paths, choice, "path")]

    def texts(self, choice: Choice, *, nonce: bool, body: bool) -> Iterator[Text]:
        """Yield what is to be hashed, with a wrong text in front, a wrong body, both or neither."""
        right = self.request
        bodies: list[tuple[Ways, str]] = _wrong(self._bodies, choice, "body") if body else [((), right.body)]
        for ways, text in bodies:
            if not nonce:
                yield ways, right.nonce, text
                continue
            request = right.with_text(right.nonce, text) if ways else right
            seen = {(right.nonce, text)}
            for row in tables.NONCE:
                for front, inside in choice.pick(row.make(request), "nonce", seen):
                    yield (*ways, row), front, inside

    def digests(self, front: str, body: str, choice: Choice) -> list[tuple[Ways, bytes]]:
        """Return the wrong digests of one text."""
        place = (front, body, choice.of("inner"))
        kept = self._digests.get(place)
        if kept is None:
            request = self.request.with_text(front, body)
            right = hashlib.sha256(request.hashed).digest()
            seen = {right}
            kept = [
                ((row,), value)
                for row in tables.INNER
                for value in choice.pick(row.make(request, right), "inner", seen)
            ]
            if len(self._digests) < KEPT_DIGESTS:
                self._digests[place] = kept
        return kept


def _values(request: Request, right: str | bytes, table: Iterable[Way], choice: Choice) -> list[tuple[Way, list[Any]]]:
    seen: set[Any] = {right}
    return [(row, choice.pick(row.make(request), "", seen)) for row in table]


def _wrong(values: list[tuple[Way, list[Any]]], choice: Choice, stage: str) -> list[tuple[Ways, Any]]:
    start, stop = choice.of(stage)
    return [((row,), value) for row, made in values for value in made[start:stop]]
