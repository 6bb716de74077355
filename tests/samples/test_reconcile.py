"""The reconcile scripts against the stand-in: never NOT FOUND unless absence is proven."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.served import ROOT
from tests.standin.exchange import ALL_PERMISSIONS, MODIFY, QUERY_FUNDS, Exchange, Key, signature
from tests.standin.server import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECRET = "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg=="
ORDER = {"pair": "XBTUSD", "type": "buy", "ordertype": "limit", "volume": "1.25", "price": "37500"}
GATEWAY = (502, "<html><title>502 Bad Gateway</title></html>")
PROGRAMS = {
    "python": [sys.executable, "docs/samples/python/reconcile.py"],
    "javascript": ["node", "docs/samples/javascript/reconcile.mjs"],
}

type Reconcile = Callable[..., str]


@pytest.fixture
def exchange() -> Exchange:
    return Exchange(keys={"key": Key(SECRET)})


@pytest.fixture(params=PROGRAMS)
def reconcile(request: pytest.FixtureRequest, exchange: Exchange) -> Iterator[Reconcile]:
    with serve(exchange) as address:

        def run(*, sent_ago: float = 61, **wanted: object) -> str:
            value = {"sent": time.time() - sent_ago, **ORDER, **wanted}
            environment = {"KRAKEN_API_URL": address, "KRAKEN_API_KEY": "key", "KRAKEN_API_SECRET": SECRET}
            done = subprocess.run(
                PROGRAMS[request.param],
                cwd=ROOT,
                env=os.environ | environment,
                input=json.dumps(value),
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            answer = done.stdout.strip()
            assert done.returncode == {"E": 0, "N": 1, "S": 2}[answer[0]], done.stderr
            return answer

        yield run


def lost(exchange: Exchange, *, status: str = "open", **more: str) -> str:
    """Places an order whose answer never came; returns its transaction id."""
    return exchange.place(ORDER | more, status=status).txid


@pytest.mark.parametrize("status", ["open", "closed", "canceled"])
@pytest.mark.parametrize("label", [{}, {"cl_ord_id": "a-1"}, {"userref": "7"}], ids=["plain", "cl_ord_id", "userref"])
def test_a_lost_order_is_found(exchange: Exchange, reconcile: Reconcile, status: str, label: dict[str, str]) -> None:
    txid = lost(exchange, status=status, **label)
    assert reconcile(**label) == f"EXISTS {txid}"


def test_an_order_whose_reply_a_gateway_lost_is_found(exchange: Exchange, reconcile: Reconcile) -> None:
    exchange.faults["AddOrder"] = [("after", GATEWAY)]
    body = "nonce=1&pair=XBTUSD&type=buy&ordertype=limit&volume=1.25&price=37500"
    headers = {"api-key": "key", "api-sign": signature("/0/private/AddOrder", "1", body, SECRET)}
    assert exchange.answer("/0/private/AddOrder", headers, body) == GATEWAY
    assert reconcile() == f"EXISTS {exchange.orders[0].txid}"


def test_absence_after_a_minute_is_not_found(reconcile: Reconcile) -> None:
    assert reconcile() == "NOT FOUND"


def test_absence_after_the_deadline_is_not_found(reconcile: Reconcile) -> None:
    assert reconcile(sent_ago=5, deadline=time.time() - 2) == "NOT FOUND"


def test_it_keeps_looking_until_the_deadline_has_passed(exchange: Exchange, reconcile: Reconcile) -> None:
    exchange.seconds_until_visible = 2
    txid = lost(exchange)
    assert reconcile(sent_ago=1, deadline=time.time() + 2) == f"EXISTS {txid}"


def test_other_orders_are_not_taken_for_it(exchange: Exchange, reconcile: Reconcile) -> None:
    lost(exchange, type="sell")
    lost(exchange, volume="1.26")
    lost(exchange, pair="XBTEUR")
    lost(exchange, cl_ord_id="other")
    assert reconcile(cl_ord_id="a-1") == "NOT FOUND"


def test_an_older_order_alike_is_not_taken_for_it(exchange: Exchange, reconcile: Reconcile) -> None:
    lost(exchange, cl_ord_id="a-1")
    exchange.orders[0].opened -= 600
    assert reconcile(cl_ord_id="a-1") == "NOT FOUND"


def test_several_candidates_are_for_a_person(exchange: Exchange, reconcile: Reconcile) -> None:
    lost(exchange)
    lost(exchange, status="closed")
    assert reconcile() == "STILL UNKNOWN"


def test_userref_is_never_taken_as_unique(exchange: Exchange, reconcile: Reconcile) -> None:
    lost(exchange, userref="7")
    lost(exchange, userref="7", volume="3")
    assert reconcile(userref="7") == "STILL UNKNOWN"


def test_another_price_alone_is_for_a_person(exchange: Exchange, reconcile: Reconcile) -> None:
    lost(exchange, price="37501")
    assert reconcile() == "STILL UNKNOWN"


def test_numbers_are_compared_as_numbers(exchange: Exchange, reconcile: Reconcile) -> None:
    txid = lost(exchange, volume="1.25000000", price="37500.0")
    assert reconcile(volume=1.25, price="37500") == f"EXISTS {txid}"


def test_another_spelling_of_the_pair_is_the_same_pair(exchange: Exchange, reconcile: Reconcile) -> None:
    txid = lost(exchange)
    assert reconcile(pair="XXBTZUSD") == f"EXISTS {txid}"


@pytest.mark.parametrize("endpoint", ["OpenOrders", "ClosedOrders", "TradesHistory", "SystemStatus", "AssetPairs"])
@pytest.mark.parametrize(
    "fault", [GATEWAY, (200, {"error": ["EService:Unavailable"]}), (200, "not JSON"), (200, {"error": []})]
)
def test_a_failed_look_is_never_absence(
    exchange: Exchange, reconcile: Reconcile, endpoint: str, fault: tuple[int, object]
) -> None:
    exchange.faults[endpoint] = [("before", fault)]
    assert reconcile() == "STILL UNKNOWN"


def test_outside_online_absence_is_not_final(exchange: Exchange, reconcile: Reconcile) -> None:
    exchange.system_status = "maintenance"
    assert reconcile() == "STILL UNKNOWN"


def test_a_missing_permission_is_not_absence(exchange: Exchange, reconcile: Reconcile) -> None:
    exchange.keys["key"].permissions = frozenset({MODIFY, QUERY_FUNDS})
    assert reconcile() == "STILL UNKNOWN"
    assert exchange.keys["key"].permissions < ALL_PERMISSIONS


def test_a_cut_list_is_not_absence(exchange: Exchange, reconcile: Reconcile) -> None:
    for _ in range(51):
        lost(exchange, status="closed", volume="9")
    assert reconcile() == "STILL UNKNOWN"


@pytest.mark.parametrize("wrong", [{"pair": "NOPE"}, {"sent": None}, {"volume": "1,25"}])
def test_a_request_it_cannot_read_is_not_absence(
    exchange: Exchange, reconcile: Reconcile, wrong: dict[str, object]
) -> None:
    lost(exchange)
    assert reconcile(**wrong) == "STILL UNKNOWN"
