"""Each mistake in the ways in which different authors make it, on documented and on random requests."""

from __future__ import annotations

import base64
import json
import os
import random
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from api_sign import diagnose, sign

sys.path.insert(0, str(Path(__file__).parent))
from variants import VARIANTS, Sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Way = Callable[[Sample], str | None]

RICH = (
    "nonce={n}&ordertype=limit&pair=XBTUSD%2CETHUSD&price=37500&close%5Bordertype%5D=limit&price2=%2B5%25"
    "&volume=0.00001&validate=true&note=a%20b%40c%2Fd&otp=123456"
)
JSON = '{{"nonce":"{n}","pair":"XBT/USD","price":37500,"volume":"1.25","validate":true,"note":"a&b"}}'
BODIES = [
    (13, RICH),
    (13, JSON),
    (19, "nonce={n}&asset=ZUSD&volume=1234.5&validate=true"),
    (10, "nonce={n}&txid=OAAA,OBBB&trades=true"),
    (13, "nonce={n}"),
]


def _samples(rng: random.Random, vectors: list[dict[str, str]]) -> list[Sample]:
    made = [(one["path"], one["nonce"], one["body"], one["secret"]) for one in (*vectors[:2], vectors[-1])]
    for digits, body in BODIES:
        nonce = str(rng.randrange(16 * 10 ** (digits - 2) + 1, 18 * 10 ** (digits - 2)))
        key = bytearray(rng.randbytes(64))
        key[rng.randrange(20, 50)] = 0
        method = rng.choice(["AddOrder", "TradeBalance", "QueryOrders"])
        made.append((f"/0/private/{method}", nonce, body.format(n=nonce), base64.b64encode(key).decode()))
    return [Sample(*one, api_key=base64.b64encode(rng.randbytes(42)).decode()) for one in made]


SEEDS = int(os.environ.get("API_SIGN_SEEDS", "0"))
"""Further sets of requests on which every way of every mistake is tried; none by default."""
SOME = 2
"""Requests on which each way is tried by default, chosen by a fixed seed."""


def _tried(ways: list[Way], samples: list[Sample], most: int) -> Iterator[tuple[int, Sample, str]]:
    """Sign in each way, on at most `most` of the requests in which the mistake changes the signature."""
    right = {one: sign(one.path, one.nonce, one.body, one.secret) for one in samples}
    for number, way in enumerate(ways):
        wrong = ((number, one, way(one)) for one in samples)
        yield from islice(((n, one, text) for n, one, text in wrong if text and text != right[one]), most)


def _named(sample: Sample, text: str, expected: set[str]) -> str:
    """Return what is wrong with the answer, or nothing."""
    answer = diagnose(sample.path, sample.nonce, sample.body, sample.secret, text, api_key=sample.api_key, deepest=1)
    if answer.verdict != "mistake" or len(answer.mistakes) != 1:
        return answer.verdict
    ids = [mistake.id for mistakes in (answer.mistakes, *answer.alternatives) for mistake in mistakes]
    return "" if expected.intersection(ids) else ", ".join(ids)


@pytest.mark.parametrize(("ids", "ways"), VARIANTS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_mistake_is_named_in_whatever_way_it_is_made(
    ids: str | set[str], ways: list[Way], vectors: list[dict[str, str]]
) -> None:
    expected = {ids} if isinstance(ids, str) else ids
    rng = random.Random(21)
    samples = _samples(rng, vectors)
    rng.shuffle(samples)
    for number, sample, text in _tried(ways, samples, SOME):
        wrong = _named(sample, text, expected)
        assert not wrong, (number, wrong, json.dumps(sample.__dict__), text)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nearly_all_ways_are_named_on_every_request(seed: int, vectors: list[dict[str, str]]) -> None:
    """Not all: two mistakes may give the same bytes, and more than six parameters have too many orders."""
    samples = _samples(random.Random(seed), vectors)
    tried, missed = 0, []
    for ids, ways in VARIANTS:
        for number, sample, text in _tried(ways, samples, len(samples)):
            tried += 1
            wrong = _named(sample, text, {ids} if isinstance(ids, str) else ids)
            missed += [(ids, number, wrong, sample.body)] if wrong else []
    assert len(missed) < tried / 250, missed


test_nearly_all_ways_are_named_on_every_request.__test__ = SEEDS > 0  # type: ignore[attr-defined]
