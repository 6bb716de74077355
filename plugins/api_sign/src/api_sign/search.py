"""The search for the fewest known mistakes that give one signature.

The text form can be undone, so the given text is turned once into every raw digest it may stand for; the stages
before it are then computed forward and looked up. Stages: nonce, body, inner hash, path, join, key, outer hash.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import combinations, islice

from . import tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from .model import Way
    from .request import Request
    from .targets import Targets

    Ways = tuple[Way, ...]

VALUES_PER_WAY = (None, None, 4, 1)
"""Values of each way that are tried when so many mistakes are combined; rare ways are left out of three."""
VALUES_BESIDE = {"body": (240, 2), "nonce": (72, 4)}
"""By a family's stage: its nearest values, and of each other way, that are tried together."""
VALUES_BEFORE_LOSS = 12
"""Values of each way that are tried before a text form that cannot be undone."""

KEPT_DIGESTS = 2000
"""Texts for SHA-256 whose wrong digests are kept."""

_INNER_PAD = bytes(byte ^ 0x36 for byte in range(256))
_OUTER_PAD = bytes(byte ^ 0x5C for byte in range(256))
_PART_OF_SCHEME = {"output-hex", "output-hex-upper", "output-base64-of-hex"}
"""Text forms that belong to other exchanges' schemes and are no mistake besides."""
_SLOTS = ("nonce", "body", "inner", "path", "join", "key", "outer")
_SCHEME_SLOTS = ("nonce", "body", "path", "key")


@dataclass(slots=True)
class Outcome:
    """What the search found: explanations of equal length, commonest first."""

    explanations: list[Ways] = field(default_factory=list)
    truncated: bool = False
    reached: int = 0
    """The number of simultaneous mistakes up to which everything was tried."""


class OutOfBudgetError(Exception):
    """The work budget is used up."""


class Search:
    """One signature of one request; values of each stage are made once and kept."""

    def __init__(self, request: Request, targets: Targets, *, budget: int) -> None:
        self._request = request
        self._targets = targets
        self._budget = budget
        self._hits: dict[int, list[Ways]] = {}
        self._most: int | None = None
        self._common = False
        self._lossy = 1 if targets.maybe_lossy else 0
        self._keys = self._distinct(request.key, tables.SECRET)
        self._paths = self._distinct(request.path, tables.PATH)
        self._bodies = self._distinct(request.body, tables.BODY)
        self._inners: dict[tuple[str, str, int | None], list[tuple[Ways, bytes]]] = {}
        self._states: dict[bytes, tuple[hashlib._Hash, hashlib._Hash]] = {}

    def run(self, *, deepest: int) -> Outcome:
        """Try one mistake, then two, then three, and stop at the first number that explains the signature."""
        outcome = Outcome()
        try:
            for count in range(deepest + 1):
                self._most = VALUES_PER_WAY[count]
                self._common = count > 2
                self._try(count)
                if count == 1 and not self._found(1):
                    self._try_families()
                if count == 2 and not self._found(2):
                    self._try_losses()
                    self._try_family_pairs()
                if self._found(count):
                    break
                outcome.reached = count
        except OutOfBudgetError:
            outcome.truncated = True
        if self._hits:
            outcome.explanations = _ordered(self._hits[min(self._hits)])
        return outcome

    def _found(self, count: int) -> bool:
        return any(level <= count for level in self._hits)

    def _try(self, count: int) -> None:
        for slots in combinations(_SLOTS, count):
            self._try_slots(frozenset(slots), self._texts(slots))
        if count:
            for slots in combinations(_SCHEME_SLOTS, count - 1):
                self._try_schemes(frozenset(slots), self._texts(slots))

    def _try_slots(self, slots: frozenset[str], texts: Iterable[tuple[Ways, Request]]) -> None:
        joins = self._usable(tables.JOIN) if "join" in slots else None
        outers = self._usable(tables.OUTER) if "outer" in slots else None
        keys: list[tuple[Ways, bytes]] = self._wrong(self._keys) if "key" in slots else [((), self._request.key)]
        paths = self._wrong(self._paths) if "path" in slots else [((), self._request.path)]
        places = [(ways, path.encode()) for ways, path in paths]
        for before, request in texts:
            for inner_ways, inner in self._digests(request, wrong="inner" in slots):
                for path_ways, path in places:
                    ways = before + inner_ways + path_ways
                    right = path + inner
                    if joins is None:
                        self._outer(ways, [right], keys, outers)
                    else:
                        for row in joins:
                            made = self._some(row.make(request, path, inner), {right})
                            self._outer((*ways, row), made, keys, outers)

    def _outer(
        self, ways: Ways, messages: list[bytes], keys: list[tuple[Ways, bytes]], outers: list[Way] | None
    ) -> None:
        for message in messages:
            for key_ways, key in keys:
                if outers is None:
                    self._check(self.hmac(key, message), ways + key_ways)
                else:
                    for row in outers:
                        for raw in self._some(row.make(key, message), set()):
                            self._check(raw, (*ways, *key_ways, row))

    def _try_schemes(self, slots: frozenset[str], texts: Iterable[tuple[Ways, Request]]) -> None:
        keys: list[tuple[Ways, bytes]] = self._wrong(self._keys) if "key" in slots else [((), self._request.key)]
        paths = self._wrong(self._paths) if "path" in slots else [((), self._request.path)]
        for before, request in texts:
            for path_ways, path in paths:
                for key_ways, key in keys:
                    for row in self._usable(tables.SCHEME):
                        for raw in self._some(row.make(request, path.encode(), key), set()):
                            self._check(raw, (*before, *path_ways, *key_ways, row), scheme=True)

    def _try_losses(self) -> None:
        """Try one mistake before a text form that cannot be undone."""
        if self._lossy:
            self._lossy, self._most = 2, VALUES_BEFORE_LOSS
            self._try(1)
            self._lossy = 0

    def _try_families(self) -> None:
        prefix = self._request.path_bytes
        for family in tables.FAMILIES:
            for nonce, body in family.make(self._request):
                inner = hashlib.sha256((nonce + body).encode()).digest()
                if self._check(self.hmac(self._request.key, prefix + inner), (family,), family=True):
                    break

    def _try_family_pairs(self) -> None:
        """Try the nearest values of each family together with another stage's ways."""
        for family in tables.FAMILIES:
            near, self._most = VALUES_BESIDE[family.mistake.stage]
            made = islice(family.make(self._request), near)
            texts = [((family,), self._request.with_text(*pair)) for pair in made]
            for slot in ("inner", "path", "join", "key", "outer"):
                self._try_slots(frozenset((slot,)), texts)
            self._try_schemes(frozenset(), texts)

    def _texts(self, slots: Iterable[str]) -> Iterator[tuple[Ways, Request]]:
        bodies = self._wrong(self._bodies) if "body" in slots else [((), self._request.body)]
        for body_ways, body in bodies:
            request = self._request.with_text(self._request.nonce, body) if body_ways else self._request
            if "nonce" not in slots:
                yield body_ways, request
                continue
            seen = {(request.nonce, request.body)}
            for row in self._usable(tables.NONCE):
                for pair in self._some(row.make(request), seen):
                    yield (*body_ways, row), request.with_text(*pair)

    def _digests(self, request: Request, *, wrong: bool) -> list[tuple[Ways, bytes]]:
        if not wrong:
            return [((), hashlib.sha256(request.hashed).digest())]
        place = (request.nonce, request.body, self._most)
        kept = self._inners.get(place)
        if kept is None:
            right = hashlib.sha256(request.hashed).digest()
            seen = {right}
            kept = [
                ((row,), value)
                for row in self._usable(tables.INNER)
                for value in self._some(row.make(request, right), seen)
            ]
            if len(self._inners) < KEPT_DIGESTS:
                self._inners[place] = kept
        return kept

    def hmac(self, key: bytes, message: bytes) -> bytes:
        """HMAC-SHA512 from kept key states: two copies instead of two key blocks."""
        states = self._states.get(key)
        if states is None:
            block = (hashlib.sha512(key).digest() if len(key) > 128 else key).ljust(128, b"\0")
            states = (hashlib.sha512(block.translate(_INNER_PAD)), hashlib.sha512(block.translate(_OUTER_PAD)))
            self._states[key] = states
        inner = states[0].copy()
        inner.update(message)
        outer = states[1].copy()
        outer.update(inner.digest())
        return outer.digest()

    def _check(self, raw: bytes, ways: Ways, *, scheme: bool = False, family: bool = False) -> bool:
        """Note an explanation if `raw` is one of the targets; say whether it is."""
        self._budget -= 1
        if self._budget < 0:
            raise OutOfBudgetError
        found = self._targets.raw.get(raw)
        if found is not None:
            for text_ways in found:
                kept = ways + text_ways
                if scheme and text_ways and text_ways[-1].mistake.id in _PART_OF_SCHEME:
                    kept = kept[:-1]
                self._hits.setdefault(len(kept), []).append(kept)
        elif self._lossy and len(ways) == self._lossy - 1 and not family:
            for text_ways in self._targets.lossy(raw):
                self._hits.setdefault(len(ways) + len(text_ways), []).append(ways + text_ways)
        return found is not None

    def _usable(self, table: tuple[Way, ...]) -> list[Way]:
        return [row for row in table if not (row.rare and self._common)]

    def _some(self, values: Iterable[Any], seen: set[Any]) -> list[Any]:
        """Return the first distinct values that are not in `seen`, and add them to it."""
        limit = self._most
        kept: list[Any] = []
        for value in values:
            if value not in seen:
                seen.add(value)
                kept.append(value)
                if len(kept) == limit:
                    break
        return kept

    def _wrong(self, values: list[tuple[Way, list[Any]]]) -> list[tuple[Ways, Any]]:
        return [
            ((row,), value) for row, made in values if not (row.rare and self._common) for value in made[: self._most]
        ]

    def _distinct(self, right: str | bytes, table: tuple[Way, ...]) -> list[tuple[Way, list[Any]]]:
        seen: set[Any] = {right}
        return [(row, self._some(row.make(self._request), seen)) for row in table]


def _ordered(explanations: Iterable[Ways]) -> list[Ways]:
    """Drop repetitions of the same ids; fewest rare ones first, otherwise in the tables' order."""
    distinct = {tuple(sorted(row.mistake.id for row in ways)): ways for ways in reversed(list(explanations))}
    first_found = list(distinct.values())[::-1]
    return sorted(first_found, key=lambda ways: sum(row.rare for row in ways))
