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
    Window = tuple[int, int | None]
    """The values of each way of a stage that are tried: from, up to."""

VALUES_PER_WAY = (None, None, 4, 1)
"""Values of each way that are tried when so many mistakes are combined; rare ways are left out of three."""
MORE_VALUES = 10
"""Values of each way that are tried in pairs once the commonest pairs have failed."""
VALUES_BESIDE = {"body": (720, 1), "nonce": (72, 4)}
"""By a family's stage: its nearest values, and of each other way, that are tried together."""
NEAR_CLOCKS = 40
"""The nearest two readings of the clock that are tried with a wrong body."""
VALUES_BEFORE_LOSS = 12
"""Values of each way that are tried before a text form that cannot be undone."""

BODY_CHARACTERS = 2_000_000
"""Characters that the wrong bodies of one way may have together; only long bodies have fewer values for it."""
CHEAP_BODY = 2048
"""Characters of body that cost as much as one signature."""
KEPT_DIGESTS = 2000
"""Texts for SHA-256 whose wrong digests are kept."""

_INNER_PAD = bytes(byte ^ 0x36 for byte in range(256))
_OUTER_PAD = bytes(byte ^ 0x5C for byte in range(256))
_SCHEMES_WITH_HEX = {"scheme-other-exchange", "scheme-no-hmac"}
_PART_OF_SCHEME = {"output-hex", "output-hex-upper", "output-base64-of-hex"}
"""Text forms that belong to such schemes and are no mistake besides."""
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
        self._budget = budget // (1 + len(request.body) // CHEAP_BODY)
        self._hits: dict[int, list[Ways]] = {}
        self._windows: dict[str, Window] = {}
        self._every: Window = (0, None)
        self._common = False
        self._lossy = 1 if targets.maybe_lossy else 0
        self._keys = self._distinct(request.key, tables.SECRET)
        self._paths = self._distinct(request.path, tables.PATH)
        self._every = (0, max(BODY_CHARACTERS // (1 + len(request.body)), 1))
        self._bodies = self._distinct(request.body, tables.BODY)
        self._every = (0, None)
        self._inners: dict[tuple[str, str, Window], list[tuple[Ways, bytes]]] = {}
        self._states: dict[bytes, tuple[hashlib._Hash, hashlib._Hash]] = {}

    def run(self, *, deepest: int) -> Outcome:
        """Try one mistake, then two, then three, and stop at the first number that explains the signature."""
        outcome = Outcome()
        try:
            for count in range(deepest + 1):
                self._every = (0, VALUES_PER_WAY[count])
                self._common = count > 2
                self._try(count)
                if count == 1 and not self._found(1):
                    self._try_families()
                if count == 2 and not self._found(2):
                    self._try_losses()
                    self._try_family_pairs("nonce")
                if count == 2 and not self._found(2):
                    self._try_family_pairs("body")
                    self._try_rarer_pairs()
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
        keys: list[tuple[Ways, bytes]] = [((), self._request.key)]
        if "key" in slots:
            keys = self._wrong(self._keys, "key")
        paths = self._wrong(self._paths, "path") if "path" in slots else [((), self._request.path)]
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
                            made = self._some(row.make(request, path, inner), {right}, "join")
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
                        for raw in self._some(row.make(key, message), set(), "outer"):
                            self._check(raw, (*ways, *key_ways, row))

    def _try_schemes(self, slots: frozenset[str], texts: Iterable[tuple[Ways, Request]]) -> None:
        keys: list[tuple[Ways, bytes]] = [((), self._request.key)]
        if "key" in slots:
            keys = self._wrong(self._keys, "key")
        paths = self._wrong(self._paths, "path") if "path" in slots else [((), self._request.path)]
        for before, request in texts:
            for path_ways, path in paths:
                for key_ways, key in keys:
                    for row in self._usable(tables.SCHEME):
                        for raw in self._some(row.make(request, path.encode(), key), set(), "scheme"):
                            self._check(raw, (*before, *path_ways, *key_ways, row), scheme=True)

    def _try_rarer_pairs(self) -> None:
        """Try pairs in which at least one of the two values is not among its way's commonest."""
        common = VALUES_PER_WAY[2] or 0
        later, all_of_them, first = (common, MORE_VALUES), (0, MORE_VALUES), (0, common)
        pairs = [*combinations(_SLOTS, 2), *((slot, "scheme") for slot in _SCHEME_SLOTS)]
        for slot, other in pairs:
            choices: tuple[dict[str, Window], ...] = (
                {slot: later, other: all_of_them},
                {slot: first, other: later},
            )
            for self._windows in choices:
                if other == "scheme":
                    self._try_schemes(frozenset((slot,)), self._texts((slot,)))
                else:
                    self._try_slots(frozenset((slot, other)), self._texts((slot, other)))
        self._windows = {}

    def _try_losses(self) -> None:
        """Try one mistake before a text form that cannot be undone."""
        if self._lossy:
            self._lossy, self._every = 2, (0, VALUES_BEFORE_LOSS)
            self._try(1)
            self._lossy = 0

    def _try_families(self) -> None:
        prefix = self._request.path_bytes
        for family in tables.FAMILIES:
            for nonce, body in family.make(self._request):
                inner = hashlib.sha256((nonce + body).encode()).digest()
                if self._check(self.hmac(self._request.key, prefix + inner), (family,), family=True):
                    break

    def _try_family_pairs(self, stage: str) -> None:
        """Try the nearest values of each family of a stage together with another stage's ways."""
        near, most = VALUES_BESIDE[stage]
        for family in tables.FAMILIES:
            if family.mistake.stage != stage:
                continue
            self._every = (0, most)
            made = islice(family.make(self._request), near)
            texts = [((family,), self._request.with_text(*pair)) for pair in made]
            for slot in ("inner", "path", "join", "key", "outer"):
                self._try_slots(frozenset((slot,)), texts)
            self._try_schemes(frozenset(), texts)
            if family.mistake.id == "nonce-two-clock-calls":
                for ways, body in self._wrong(self._bodies, "body"):
                    made = islice(family.make(self._request.with_text(self._request.nonce, body)), NEAR_CLOCKS)
                    self._try_slots(frozenset(), [((*ways, family), self._request.with_text(*pair)) for pair in made])

    def _texts(self, slots: Iterable[str]) -> Iterator[tuple[Ways, Request]]:
        bodies = self._wrong(self._bodies, "body") if "body" in slots else [((), self._request.body)]
        for body_ways, body in bodies:
            request = self._request.with_text(self._request.nonce, body) if body_ways else self._request
            if "nonce" not in slots:
                yield body_ways, request
                continue
            seen = {(request.nonce, request.body)}
            for row in self._usable(tables.NONCE):
                for pair in self._some(row.make(request), seen, "nonce"):
                    yield (*body_ways, row), request.with_text(*pair)

    def _digests(self, request: Request, *, wrong: bool) -> list[tuple[Ways, bytes]]:
        if not wrong:
            return [((), hashlib.sha256(request.hashed).digest())]
        place = (request.nonce, request.body, self._window("inner"))
        kept = self._inners.get(place)
        if kept is None:
            right = hashlib.sha256(request.hashed).digest()
            seen = {right}
            kept = [
                ((row,), value)
                for row in self._usable(tables.INNER)
                for value in self._some(row.make(request, right), seen, "inner")
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
                part = scheme and ways[-1].mistake.id in _SCHEMES_WITH_HEX
                if part and text_ways and text_ways[-1].mistake.id in _PART_OF_SCHEME:
                    kept = kept[:-1]
                self._hits.setdefault(len(kept), []).append(kept)
        elif self._lossy and len(ways) == self._lossy - 1 and not family:
            for text_ways in self._targets.lossy(raw):
                self._hits.setdefault(len(ways) + len(text_ways), []).append(ways + text_ways)
        return found is not None

    def _usable(self, table: tuple[Way, ...]) -> list[Way]:
        return [row for row in table if not (row.rare and self._common)]

    def _window(self, slot: str) -> Window:
        return self._windows.get(slot, self._every)

    def _some(self, values: Iterable[Any], seen: set[Any], slot: str) -> list[Any]:
        """Return the distinct values in the stage's window that are not in `seen`, and add them to it."""
        start, stop = self._window(slot)
        kept: list[Any] = []
        for value in values:
            if value not in seen:
                seen.add(value)
                kept.append(value)
                if len(kept) == stop:
                    break
        return kept[start:]

    def _wrong(self, values: list[tuple[Way, list[Any]]], slot: str) -> list[tuple[Ways, Any]]:
        start, stop = self._window(slot)
        return [
            ((row,), value) for row, made in values if not (row.rare and self._common) for value in made[start:stop]
        ]

    def _distinct(self, right: str | bytes, table: tuple[Way, ...]) -> list[tuple[Way, list[Any]]]:
        seen: set[Any] = {right}
        return [(row, self._some(row.make(self._request), seen, "")) for row in table]


def _ordered(explanations: Iterable[Ways]) -> list[Ways]:
    """Drop repetitions of the same ids; fewest rare ones first, otherwise in the tables' order."""
    distinct = {tuple(sorted(row.mistake.id for row in ways)): ways for ways in reversed(list(explanations))}
    first_found = list(distinct.values())[::-1]
    return sorted(first_found, key=lambda ways: sum(row.rare for row in ways))
