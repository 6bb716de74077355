"""Each mistake in the ways in which different authors make it, on documented and on random requests."""

from __future__ import annotations

import base64
import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from api_sign import diagnose, sign

sys.path.insert(0, str(Path(__file__).parent))
from variants import VARIANTS, Sample

if TYPE_CHECKING:
    from collections.abc import Callable

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


@pytest.mark.parametrize(("ids", "ways"), VARIANTS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_mistake_is_named_in_whatever_way_it_is_made(
    ids: str | set[str], ways: list[Callable[[Sample], str | None]], vectors: list[dict[str, str]]
) -> None:
    expected = {ids} if isinstance(ids, str) else ids
    seed = random.SystemRandom().randrange(2**31)
    rng = random.Random(seed)
    samples = _samples(rng, vectors)
    for number, way in enumerate(ways):
        rng.shuffle(samples)
        right = {one: sign(one.path, one.nonce, one.body, one.secret) for one in samples}
        wrong = ((one, way(one)) for one in samples)
        found = next(((one, text) for one, text in wrong if text not in {None, right[one]}), None)
        if found is None:
            continue
        sample, text = found
        answer = diagnose(
            sample.path, sample.nonce, sample.body, sample.secret, text or "", api_key=sample.api_key, deepest=1
        )
        case = (number, seed, json.dumps(sample.__dict__), text)
        assert answer.verdict == "mistake", case
        assert len(answer.mistakes) == 1, case
        every = (answer.mistakes, *answer.alternatives)
        assert any(mistake.id in expected for mistakes in every for mistake in mistakes), (case, answer.mistakes)
