"""Every signature that the known mistakes give for one example, made by the search of `api_sign` itself."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, override

from api_sign.bodies import parse_body
from api_sign.request import Request
from api_sign.search import _PART_OF_SCHEME, _SCHEMES_WITH_HEX, VALUES_PER_WAY, Search, _ordered
from api_sign.signing import decode_secret
from api_sign.targets import Targets, read_targets

if TYPE_CHECKING:
    from api_sign.model import Mistake, Way
    from signature_checker.example import Example

    type Ways = tuple[Way, ...]

_MANY = 10**9


class Enumeration:
    """What the search would find for any text, without searching again for each."""

    def __init__(self, example: Example) -> None:
        fields = (example.path, example.nonce, example.body, example.secret)
        request = Request(*fields, example.secret, decode_secret(example.secret), None, parse_body(example.body))
        right, single, self._pairs = _Recorder(request), _Recorder(request), _Recorder(request)
        right.try_all(0)
        single.try_all(1)
        families = _Recorder(request)
        families.try_families()
        self._pairs.try_all(2)
        self._levels = (right, single, families, self._pairs)
        self.singles = tuple(single.found)
        self.orders = tuple(
            raw for raw, made in families.found.items() if any(ways[0].mistake.stage == "body" for ways, _ in made)
        )
        commonest = _Commonest(request)
        commonest.try_all(2)
        self.pairs = tuple(commonest.found)
        commonest = _Commonest(request)
        commonest.try_all(1)
        self.common_singles = tuple(commonest.found)
        self.right = next(iter(right.found))

    def explain(self, text: str) -> tuple[tuple[Mistake, ...], ...]:
        """Give the shortest explanations in the order of `api_sign.diagnose`; none where it would search further."""
        hits: dict[int, list[Ways]] = defaultdict(list)
        for raw, text_ways in read_targets(text).raw.items():
            for ways, scheme in self._made(raw):
                for behind in text_ways:
                    part = scheme and ways[-1].mistake.id in _SCHEMES_WITH_HEX
                    dropped = part and behind and behind[-1].mistake.id in _PART_OF_SCHEME
                    kept = ways + (behind[:-1] if dropped else behind)
                    hits[len(kept)].append(kept)
        if not hits or min(hits) > len(VALUES_PER_WAY) - 2:
            return ()
        return tuple(tuple(row.mistake for row in ways) for ways in _ordered(hits[min(hits)]))

    def _made(self, raw: bytes) -> list[tuple[Ways, bool]]:
        return next((level.found[raw] for level in self._levels if raw in level.found), [])


class _Recorder(Search):
    """A search that looks for nothing and keeps everything it computes."""

    def __init__(self, request: Request) -> None:
        super().__init__(request, Targets(maybe_lossy=False), budget=_MANY)
        self.found: dict[bytes, list[tuple[Ways, bool]]] = {}

    def try_all(self, count: int) -> None:
        self._every = (0, VALUES_PER_WAY[count])
        self._try(count)

    def try_families(self) -> None:
        self._try_families()

    @override
    def _check(self, raw: bytes, ways: Ways, *, scheme: bool = False, family: bool = False) -> bool:
        self.found.setdefault(raw, []).append((ways, scheme))
        return False


class _Commonest(_Recorder):
    """The first value of each way, rare ways among them."""

    @override
    def try_all(self, count: int) -> None:
        self._every = (0, 1)
        self._try(count)
