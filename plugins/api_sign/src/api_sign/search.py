"""The search for the fewest known mistakes that give one signature.

The text form can be undone, so the given text is turned once into every raw digest it may stand for; the stages
before it are then computed forward and looked up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations, islice

from . import tables
from .request import LARGE
from .stages import Choice, Stages
from .walk import SCHEME_SLOTS, SLOTS, Everything, OutOfBudgetError, Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .model import Way
    from .request import Request
    from .stages import Text
    from .targets import Targets

    Ways = tuple[Way, ...]

LEVELS = (Choice(), Choice(), Choice((0, 4)), Choice((0, 1)))
"""What is tried when so many mistakes are combined."""
MORE_VALUES = 10
"""Values of each way that are tried in pairs once the commonest pairs have failed."""
BESIDE = {"body": (720, Choice((0, 1))), "nonce": (72, Choice((0, 4)))}
"""By a family's stage: how many of its nearest values are tried together with which other ways."""
NEAR_CLOCKS = 40
"""The nearest two readings of the clock that are tried with a wrong body."""
BEFORE_LOSS = Choice((0, 12))
"""What is tried before a text form that cannot be undone."""
CHEAP_TEXT = 2048
"""Bytes of path, nonce and body that cost as much as one signature."""
DEAR_TEXT = 256
"""Bytes that cost as much as one signature in a large request: a megabyte leaves a few hundred."""

_SCHEMES_WITH_HEX = {"scheme-other-exchange", "scheme-no-hmac"}
_PART_OF_SCHEME = {"output-hex", "output-hex-upper", "output-base64-of-hex"}
"""Text forms that belong to such schemes and are no mistake besides."""


@dataclass(slots=True)
class Outcome:
    """What the search found: explanations of equal length, commonest first."""

    explanations: list[Ways] = field(default_factory=list)
    truncated: bool = False
    reached: int = 0
    """The number of simultaneous mistakes up to which everything was tried."""


class Search:
    """One signature of one request."""

    def __init__(self, request: Request, targets: Targets, *, budget: int) -> None:
        budget //= 1 + request.size // (DEAR_TEXT if request.size > LARGE else CHEAP_TEXT)
        stages = Stages(request)
        self._request = request
        self._stages = stages
        self._targets = targets
        self.hits: dict[int, list[Ways]] = {}
        """What was found, by the number of mistakes."""
        self._walk = Walk(stages, targets.raw, self._note, budget=budget)
        self._losses = Walk(stages, Everything(), self._note_loss, budget=budget)

    def run(self, *, deepest: int) -> Outcome:
        """Try one mistake, then two, then three, and stop at the first number that explains the signature."""
        outcome = Outcome()
        try:
            for count in range(deepest + 1):
                if any(self._found(count) for _ in self._steps(count)):
                    break
                outcome.reached = count
        except OutOfBudgetError:
            outcome.truncated = True
        if self.hits:
            outcome.explanations = in_order(self.hits[min(self.hits)])
        return outcome

    def _found(self, count: int) -> bool:
        return any(level <= count for level in self.hits)

    def _steps(self, count: int) -> Iterator[None]:
        """Try so many mistakes, the likeliest first; between the steps the caller may stop."""
        self._walk.combine(count, LEVELS[count])
        if count == 0 and self._targets.maybe_lossy:
            self._losses.combine(0, LEVELS[0])
        yield
        if count == 1:
            for family in tables.FAMILIES:
                self._walk.make((), LEVELS[1], family_texts(family, self._request))
            yield
        if count == 2:
            if self._targets.maybe_lossy:
                self._losses.combine(1, BEFORE_LOSS)
            self._family_pairs("nonce")
            yield
            self._family_pairs("body")
            self._rarer_pairs()
            yield

    def _family_pairs(self, stage: str) -> None:
        """Try the nearest values of each family of a stage together with another stage's ways."""
        near, choice = BESIDE[stage]
        for family in tables.FAMILIES:
            if family.mistake.stage == stage:
                texts = list(islice(family_texts(family, self._request), near))
                for slot in ("inner", "path", "join", "key", "outer", "scheme"):
                    self._walk.make((slot,), choice, texts)
                if stage == "nonce":
                    self._walk.make((), choice, self._beside_wrong_bodies(family, choice))

    def _beside_wrong_bodies(self, family: Way, choice: Choice) -> Iterator[Text]:
        for ways, front, body in self._stages.texts(choice, nonce=False, body=True):
            near = islice(family_texts(family, self._request.with_text(front, body)), NEAR_CLOCKS)
            yield from ((ways + own, before, inside) for own, before, inside in near)

    def _rarer_pairs(self) -> None:
        """Try pairs in which at least one of the two values is not among its way's commonest."""
        common = LEVELS[2].window[1]
        later, all_of_them, first = (common or 0, MORE_VALUES), (0, MORE_VALUES), (0, common)
        for slot, other in (*combinations(SLOTS, 2), *((slot, "scheme") for slot in SCHEME_SLOTS)):
            for windows in ({slot: later, other: all_of_them}, {slot: first, other: later}):
                self._walk.make((slot, other), Choice(by_stage=windows))

    def _note(self, raw: bytes, ways: Ways) -> None:
        for behind in self._targets.raw[raw]:
            self._keep(written(ways, behind))

    def _note_loss(self, raw: bytes, ways: Ways) -> None:
        if raw not in self._targets.raw:
            for behind in self._targets.lossy(raw):
                self._keep(ways + behind)

    def _keep(self, ways: Ways) -> None:
        self.hits.setdefault(len(ways), []).append(ways)


def family_texts(family: Way, request: Request) -> Iterator[Text]:
    """Yield what is to be hashed with each value of a family."""
    return (((family,), front, body) for front, body in family.make(request))


def written(ways: Ways, behind: Ways) -> Ways:
    """Join mistakes with those of the text form, of which some belong to a scheme and are no mistake besides."""
    if ways and behind and ways[-1].mistake.id in _SCHEMES_WITH_HEX and behind[-1].mistake.id in _PART_OF_SCHEME:
        behind = behind[:-1]
    return ways + behind


def in_order(explanations: Iterable[Ways]) -> list[Ways]:
    """Drop repetitions of the same ids; fewest rare ones first, otherwise in the tables' order."""
    distinct = {tuple(sorted(row.mistake.id for row in ways)): ways for ways in reversed(list(explanations))}
    first_found = list(distinct.values())[::-1]
    return sorted(first_found, key=lambda ways: sum(row.rare for row in ways))
