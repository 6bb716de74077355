"""Families: one mistake with thousands of possible values, searched alone. Rows give (text in front, body)."""

from __future__ import annotations

from itertools import combinations, permutations

from api_sign import nonce_text
from api_sign.bodies import json_style, write_in_style
from api_sign.model import way

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from api_sign.model import Way
    from api_sign.request import Request

    Pair = tuple[str, str]

CLOCK_REACH = 2000
"""Units of the nonce searched in both directions."""
MOST_PARAMETERS = 6
"""Parameters up to which every order is tried: 720 orders."""
MOST_MOVED = 16
"""Parameters up to which one moved parameter, or two that changed places, are tried."""


def _neighbours(number: int) -> Iterator[str]:
    for step in (1, 1000, 1_000_000):
        if number % step == 0:
            for distance in range(1, CLOCK_REACH + 1):
                yield str(number + distance * step)
                if number > distance * step:
                    yield str(number - distance * step)
    if 10**9 <= number < 10**11:
        for extra in range(-CLOCK_REACH, CLOCK_REACH + 1000):
            yield str(number * 1000 + extra)
    if 10**12 <= number < 10**14:
        for extra in range(-5, 6):
            yield str(number // 1000 + extra)


def _two_clocks(r: Request) -> Iterator[Pair]:
    number = nonce_text.as_integer(r.nonce)
    if number is None:
        return
    head, found, tail = r.body.partition(r.nonce)
    for text in _neighbours(number):
        yield text, r.body
        if found:
            yield r.nonce, head + text + tail


def _other_nonce(r: Request) -> Iterator[Pair]:
    number = nonce_text.as_integer(r.nonce)
    if number is None:
        return
    head, found, tail = r.body.partition(r.nonce)
    if found:
        for text in _neighbours(number):
            yield text, head + text + tail


def _any_order(r: Request) -> Iterator[Pair]:
    if r.parsed is None or not 2 < len(r.parsed.pairs) <= MOST_MOVED:
        return
    orders: Callable[[tuple[Any, ...]], Iterator[tuple[Any, ...]]]
    orders = permutations if len(r.parsed.pairs) <= MOST_PARAMETERS else _one_moved
    if r.parsed.is_json:
        style = json_style(r.body, r.parsed)
        for pairs in orders(r.parsed.pairs):
            yield r.nonce, write_in_style(pairs, style)
    else:
        for parts in orders(tuple(r.body.split("&"))):
            yield r.nonce, "&".join(parts)


def _one_moved(parts: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Give every order in which one part stands elsewhere, then those in which two changed places."""
    for index, part in enumerate(parts):
        rest = parts[:index] + parts[index + 1 :]
        for place in range(len(parts)):
            yield (*rest[:place], part, *rest[place:])
    for first, second in combinations(range(len(parts)), 2):
        order = list(parts)
        order[first], order[second] = order[second], order[first]
        yield tuple(order)


FAMILIES: tuple[Way, ...] = (
    way(
        "body-any-order",
        _any_order,
        "The parameters were signed in another order than they are sent",
        "The same parameters were encoded twice, in two orders: an unordered map gives a new order each time.",
        "Encode once, keep the string, sign it and send it. No particular order is required.",
        stage="body",
        kind="differs",
        seen="https://taourl.com/read-2529184.html",
        go="body := values.Encode()   // once, then sign and send body",
        java="LinkedHashMap, and encode once",
        rust="encode a Vec of pairs once, not a HashMap twice",
        perl="sort keys %params, once",
    ),
    way(
        "nonce-two-clock-calls",
        _two_clocks,
        "The clock was read twice: the nonce in front is not the one in the body",
        "The two nonces are a moment apart, as when each place asks for the time by itself.",
        "Read the clock once, keep the nonce in a variable, and use it in front and in the body.",
        stage="nonce",
        seen="https://apps.idahoimplement.com/chatgpt/view.php?id=6",
        python='data["nonce"] = nonce = str(time.time_ns() // 1_000_000)',
        javascript='const nonce = Date.now().toString(); params.set("nonce", nonce)',
        php="$nonce = (string) (int) (microtime(true) * 1000);   // once",
    ),
    way(
        "nonce-of-another-call",
        _other_nonce,
        "The signature belongs to a neighbouring nonce",
        "With that nonce in front and in the body the signature is right; it is not the one given here.",
        "Compare a signature with the nonce of the same call, and sign again for every try.",
        stage="nonce",
    ),
)
