"""A local stand-in for Kraken's private endpoints: accounts, keys, orders and the faults a test asks for.

It verifies signature, nonce and permissions as the documentation describes and answers with the real error strings.
It shares no code with `api_sign`, so that both can be wrong only independently.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import itertools
import json
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

type Parameters = dict[str, str]
type Reply = tuple[int, dict[str, object] | str]

QUERY_FUNDS = "Funds - Query"
QUERY_OPEN = "Query open orders & trades"
QUERY_CLOSED = "Query closed orders & trades"
MODIFY = "Create & modify orders"
CANCEL = "Cancel & close orders"
ALL_PERMISSIONS = frozenset({QUERY_FUNDS, QUERY_OPEN, QUERY_CLOSED, MODIFY, CANCEL})


class Refused(Exception):  # noqa: N818 (a refusal is a reply here, not a failure of the program)
    def __init__(self, error: str, *, status: int = 200) -> None:
        super().__init__(error)
        self.error = error
        self.status = status


@dataclass
class Key:
    secret: str
    permissions: frozenset[str] = ALL_PERMISSIONS
    last_nonce: int = -1


@dataclass
class Order:
    txid: str
    description: Parameters
    opened: float
    status: str = "open"
    visible_from: float = 0.0

    def row(self) -> dict[str, object]:
        given = self.description
        return {
            "status": self.status,
            "opentm": self.opened,
            "userref": int(given["userref"]) if "userref" in given else None,
            "cl_ord_id": given.get("cl_ord_id"),
            "vol": given["volume"],
            "vol_exec": given["volume"] if self.status == "closed" else "0.00000000",
            "descr": {
                "pair": given["pair"],
                "type": given["type"],
                "ordertype": given["ordertype"],
                "price": given.get("price", "0"),
            },
        }


@dataclass
class Exchange:
    """State of the stand-in. `faults` maps an endpoint to replies that replace its next ones, in order:
    ("before", reply) is sent without acting, ("after", reply) acts first, as a gateway does that loses the answer.
    """

    keys: dict[str, Key] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)
    faults: dict[str, list[tuple[str, Reply]]] = field(default_factory=dict)
    system_status: str = "online"
    seconds_until_visible: float = 0.0
    requests: list[tuple[str, Parameters]] = field(default_factory=list)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _serial: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def answer(self, path: str, headers: Mapping[str, str], body: str) -> Reply:
        """The reply to one request: HTTP status and JSON value (or the text of an error page)."""
        endpoint = path.partition("?")[0].rsplit("/", 1)[-1]
        with self._lock:
            when, fault = self.faults.get(endpoint, []).pop(0) if self.faults.get(endpoint) else ("", (0, ""))
            if when == "before":
                return fault
            try:
                result = self._result(path, headers, body)
            except Refused as refusal:
                return refusal.status, {"error": [refusal.error]}
            return fault if when == "after" else (200, {"error": [], "result": result})

    def place(self, description: Parameters, *, status: str = "open") -> Order:
        txid = f"O{next(self._serial):05d}-STAND-INTEST"
        now = time.time()
        order = Order(txid, description, now, status, now + self.seconds_until_visible)
        self.orders.append(order)
        return order

    def _public(self, endpoint: str, query: Parameters) -> object:
        if endpoint == "SystemStatus":
            return {"status": self.system_status, "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
        if endpoint == "AssetPairs":
            wanted = query.get("pair", "XBTUSD")
            if wanted not in {"XBTUSD", "XXBTZUSD", "XBT/USD"}:
                raise Refused("EQuery:Unknown asset pair")
            return {"XXBTZUSD": {"altname": "XBTUSD", "wsname": "XBT/USD", "ordermin": "0.00005"}}
        raise Refused("EGeneral:Unknown method", status=404)

    def _result(self, path: str, headers: Mapping[str, str], body: str) -> object:
        if path.startswith("/0/public/"):
            endpoint, _, query = path.removeprefix("/0/public/").partition("?")
            return self._public(endpoint, dict(parse_qsl(query)))
        permission, method = self._methods().get(path.removeprefix("/0/private/"), (None, None))
        if method is None or not path.startswith("/0/private/"):
            raise Refused("EGeneral:Unknown method", status=404)
        parameters = self._authenticated(path, headers, body)
        self.requests.append((path, parameters))
        if permission is not None and permission not in self.keys[headers["api-key"]].permissions:
            raise Refused("EGeneral:Permission denied")
        return method(parameters)

    def _methods(self) -> dict[str, tuple[str | None, Callable[[Parameters], object]]]:
        return {
            "Balance": (QUERY_FUNDS, lambda _: {"ZEUR": "100.0000", "XXBT": "0.5000000000"}),
            "OpenOrders": (QUERY_OPEN, lambda given: {"open": self._listed(given, {"open", "pending"})}),
            "ClosedOrders": (QUERY_CLOSED, self._closed),
            "TradesHistory": (QUERY_CLOSED, self._trades),
            "AddOrder": (MODIFY, self._add),
            "CancelOrder": (CANCEL, self._cancel),
        }

    def _authenticated(self, path: str, headers: Mapping[str, str], body: str) -> Parameters:
        if not body:
            raise Refused("EAPI:Bad request")
        key = self.keys.get(headers.get("api-key", ""))
        if key is None:
            raise Refused("EAPI:Invalid key")
        parameters = parse_body(body, headers.get("content-type", ""))
        nonce = parameters.get("nonce", "")
        if not (nonce.isascii() and nonce.isdigit()):
            raise Refused("EAPI:Invalid nonce")
        expected = signature(path, nonce, body, key.secret)
        if not hmac.compare_digest(expected.encode(), headers.get("api-sign", "").encode()):
            raise Refused("EAPI:Invalid signature")
        if int(nonce) <= key.last_nonce:
            raise Refused("EAPI:Invalid nonce")
        key.last_nonce = int(nonce)
        return parameters

    def _listed(self, given: Parameters, statuses: set[str]) -> dict[str, object]:
        now = time.time()
        return {
            order.txid: order.row()
            for order in self.orders
            if order.status in statuses
            and order.visible_from <= now
            and ("userref" not in given or order.description.get("userref") == given["userref"])
            and ("cl_ord_id" not in given or order.description.get("cl_ord_id") == given["cl_ord_id"])
            and ("start" not in given or order.opened >= float(given["start"]))
        }

    def _closed(self, given: Parameters) -> dict[str, object]:
        rows = self._listed(given, {"closed", "canceled", "expired"})
        page = dict(list(rows.items())[int(given.get("ofs", "0")) :][:50])
        return {"closed": page, "count": len(rows)}

    def _trades(self, given: Parameters) -> object:
        traded = [order for order in self.orders if order.status == "closed" and order.opened >= float(given["start"])]
        rows = {f"T{order.txid[1:]}": {"ordertxid": order.txid, "pair": "XXBTZUSD"} for order in traded}
        return {"trades": dict(list(rows.items())[:50]), "count": len(rows)}

    def _add(self, given: Parameters) -> object:
        for name in ("pair", "type", "ordertype", "volume"):
            if name not in given:
                raise Refused(f"EGeneral:Invalid arguments:{name}")
        if given.get("validate") == "true":
            return {"descr": {"order": "validated only"}}
        return {"descr": {"order": "placed"}, "txid": [self.place(given).txid]}

    def _cancel(self, given: Parameters) -> object:
        order = next((o for o in self.orders if o.txid == given.get("txid") and o.status == "open"), None)
        if order is None:
            raise Refused("EOrder:Unknown order")
        order.status = "canceled"
        return {"count": 1}


def signature(path: str, nonce: str, body: str, secret: str) -> str:
    inner = hashlib.sha256((nonce + body).encode()).digest()
    outer = hmac.new(base64.b64decode(secret), path.encode() + inner, hashlib.sha512).digest()
    return base64.b64encode(outer).decode()


def parse_body(body: str, content_type: str) -> Parameters:
    if not content_type.startswith("application/json"):
        return dict(parse_qsl(body, keep_blank_values=True))
    try:
        value = json.loads(body)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise Refused("EAPI:Bad request")
    return {name: text if isinstance(text, str) else json.dumps(text) for name, text in value.items()}
