"""Every signature that a choice of mistakes gives, computed forward: each one wanted is told with its mistakes.

Slots are where a mistake can stand: nonce, body, inner hash, path, join, key, outer hash. A scheme takes the place of
inner hash, join and outer hash at once.
"""

from __future__ import annotations

import hashlib
from itertools import combinations

from . import tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator

    from .stages import Choice, Stages, Text, Ways

    Note = Callable[[bytes, Ways], None]
    Values = list[tuple[Ways, bytes]]

SLOTS = ("nonce", "body", "inner", "path", "join", "key", "outer")
SCHEME_SLOTS = ("nonce", "body", "path", "key")
"""What can be wrong besides in a scheme."""

_INNER_PAD = bytes(byte ^ 0x36 for byte in range(256))
_OUTER_PAD = bytes(byte ^ 0x5C for byte in range(256))


class OutOfBudgetError(Exception):
    """The work budget is used up."""


class Everything:
    """A container that holds whatever it is asked for."""

    def __contains__(self, value: object) -> bool:
        return True


class Walk:
    """Calls `note` for every signature that is in `wanted`; at most `budget` signatures are computed."""

    def __init__(self, stages: Stages, wanted: Container[bytes], note: Note, *, budget: int) -> None:
        self._stages = stages
        self._wanted = wanted
        self._note = note
        self._budget = budget
        self._states: dict[bytes, tuple[hashlib._Hash, hashlib._Hash]] = {}

    def combine(self, count: int, choice: Choice) -> None:
        """Make so many mistakes at once, in every choice of slots. Raises OutOfBudgetError, as all methods do."""
        for slots in combinations(SLOTS, count):
            self.make(slots, choice)
        if count:
            for slots in combinations(SCHEME_SLOTS, count - 1):
                self.make((*slots, "scheme"), choice)

    def make(self, slots: Collection[str], choice: Choice, texts: Iterable[Text] | None = None) -> None:
        """Make one mistake in each of `slots`; `texts` stand for nonce and body where they are given."""
        if texts is None:
            texts = self._stages.texts(choice, nonce="nonce" in slots, body="body" in slots)
        keys = self._stages.keys(choice, wrong="key" in slots)
        paths = self._stages.paths(choice, wrong="path" in slots)
        if "scheme" in slots:
            self._look_up(self._schemes(choice, texts, paths, keys))
            return
        messages = self._messages(slots, choice, texts, paths)
        if "outer" in slots:
            self._look_up(self._outer_hashes(choice, messages, keys))
        else:
            self._sign(messages, keys)

    def _messages(
        self, slots: Collection[str], choice: Choice, texts: Iterable[Text], paths: Values
    ) -> Iterator[tuple[Ways, bytes]]:
        joins = tables.JOIN if "join" in slots else None
        for before, front, body in texts:
            if "inner" in slots:
                digests = self._stages.digests(front, body, choice)
            else:
                digests = [((), hashlib.sha256((front + body).encode()).digest())]
            for inner_ways, inner in digests:
                for path_ways, path in paths:
                    ways = before + inner_ways + path_ways
                    if joins is None:
                        yield ways, path + inner
                        continue
                    request = self._stages.request.with_text(front, body)
                    seen = {path + inner}
                    for row in joins:
                        for message in choice.pick(row.make(request, path, inner), "join", seen):
                            yield (*ways, row), message

    def _outer_hashes(
        self, choice: Choice, messages: Iterable[tuple[Ways, bytes]], keys: Values
    ) -> Iterator[tuple[Ways, bytes]]:
        for ways, message in messages:
            for key_ways, key in keys:
                for row in tables.OUTER:
                    for raw in choice.pick(row.make(key, message), "outer", set()):
                        yield (*ways, *key_ways, row), raw

    def _schemes(
        self, choice: Choice, texts: Iterable[Text], paths: Values, keys: Values
    ) -> Iterator[tuple[Ways, bytes]]:
        for before, front, body in texts:
            request = self._stages.request.with_text(front, body)
            for path_ways, path in paths:
                for key_ways, key in keys:
                    ways = before + path_ways + key_ways
                    for row in tables.SCHEME:
                        for raw in choice.pick(row.make(request, path, key), "scheme", set()):
                            yield (*ways, row), raw

    def _look_up(self, signatures: Iterable[tuple[Ways, bytes]]) -> None:
        for ways, raw in signatures:
            self._spend(1)
            if raw in self._wanted:
                self._note(raw, ways)

    def _sign(self, messages: Iterable[tuple[Ways, bytes]], keys: Values) -> None:
        """HMAC-SHA512 from kept key states, two copies instead of two key blocks: nearly all time is spent here."""
        wanted = self._wanted
        states = [(ways, *self._state(key)) for ways, key in keys]
        for ways, message in messages:
            self._spend(len(states))
            for key_ways, first, last in states:
                inner = first.copy()
                inner.update(message)
                outer = last.copy()
                outer.update(inner.digest())
                raw = outer.digest()
                if raw in wanted:
                    self._note(raw, ways + key_ways)

    def _spend(self, count: int) -> None:
        self._budget -= count
        if self._budget < 0:
            raise OutOfBudgetError

    def _state(self, key: bytes) -> tuple[hashlib._Hash, hashlib._Hash]:
        states = self._states.get(key)
        if states is None:
            block = (hashlib.sha512(key).digest() if len(key) > 128 else key).ljust(128, b"\0")
            states = (hashlib.sha512(block.translate(_INNER_PAD)), hashlib.sha512(block.translate(_OUTER_PAD)))
            self._states[key] = states
        return states
