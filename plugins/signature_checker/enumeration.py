"""Every signature that the known mistakes give for one example, made by the search of `api_sign` itself."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from api_sign import tables
from api_sign.bodies import parse_body
from api_sign.request import Request
from api_sign.search import LEVELS, family_texts, in_order, written
from api_sign.signing import decode_secret
from api_sign.stages import Choice, Stages
from api_sign.targets import read_targets
from api_sign.walk import Everything, Walk

if TYPE_CHECKING:
    from api_sign.model import Mistake, Way
    from signature_checker.example import Example

    type Ways = tuple[Way, ...]

_COMMONEST = Choice((0, 1))
_MANY = 10**9


class Enumeration:
    """What the search would find for any text, without searching again for each."""

    def __init__(self, example: Example) -> None:
        fields = (example.path, example.nonce, example.body, example.secret)
        request = Request(*fields, example.secret, decode_secret(example.secret), None, parse_body(example.body))
        stages = Stages(request)
        right, single, families, pairs = (_Recorder(stages) for _ in range(4))
        right.walk.combine(0, LEVELS[0])
        single.walk.combine(1, LEVELS[1])
        pairs.walk.combine(2, LEVELS[2])
        for family in tables.FAMILIES:
            families.walk.make((), LEVELS[1], family_texts(family, request))
        self._levels = (right, single, families, pairs)
        self.right = next(iter(right.found))
        self.singles = tuple(single.found)
        self.orders = tuple(
            raw for raw, made in families.found.items() if any(ways[0].mistake.stage == "body" for ways in made)
        )
        self.common_singles, self.pairs = (_commonest(stages, count) for count in (1, 2))

    def explain(self, text: str) -> tuple[tuple[Mistake, ...], ...]:
        """Give the shortest explanations in the order of `api_sign.diagnose`; none where it would search further."""
        hits: dict[int, list[Ways]] = defaultdict(list)
        for raw, text_ways in read_targets(text).raw.items():
            for ways in self._made(raw):
                for behind in text_ways:
                    kept = written(ways, behind)
                    hits[len(kept)].append(kept)
        if not hits or min(hits) > len(LEVELS) - 2:
            return ()
        return tuple(tuple(row.mistake for row in ways) for ways in in_order(hits[min(hits)]))

    def _made(self, raw: bytes) -> list[Ways]:
        return next((level.found[raw] for level in self._levels if raw in level.found), [])


class _Recorder:
    """A walk that keeps everything it computes."""

    def __init__(self, stages: Stages) -> None:
        self.found: dict[bytes, list[Ways]] = defaultdict(list)
        self.walk = Walk(stages, Everything(), lambda raw, ways: self.found[raw].append(ways), budget=_MANY)


def _commonest(stages: Stages, count: int) -> tuple[bytes, ...]:
    recorder = _Recorder(stages)
    recorder.walk.combine(count, _COMMONEST)
    return tuple(recorder.found)
