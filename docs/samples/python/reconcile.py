"""Did my order go through? Looks for one order whose answer was lost; Python 3.8 or newer, standard library only.

Reads one JSON object on standard input:
  sent      Unix seconds at which the lost request was sent
  deadline  Unix seconds of the order's own deadline, where it had one
  cl_ord_id or userref, where the order had one
  pair, type, ordertype, volume, price  as they were sent (price absent for a market order)

Prints EXISTS <txid>, NOT FOUND or STILL UNKNOWN, and the reason on standard error. NOT FOUND means presumed not placed:
decide anew at today's price, and never let a program re-send a market order. Whatever goes wrong gives STILL UNKNOWN.
Use the key that sent the order: once a higher nonce of it was accepted, a copy still under way is refused.
"""

import json
import os
import sys
import time
import urllib.parse
import urllib.request
from decimal import Decimal

from sign import call

CLOCK_SLACK = 5  # seconds by which our clock and Kraken's may differ
PATIENCE = 60  # seconds after which an order without a deadline should have shown
PAUSE = 12  # seconds between rounds: what the lists cost on the smallest tier


class StillUnknown(Exception):
    pass


def public(endpoint, **parameters):
    address = os.environ.get("KRAKEN_API_URL", "https://api.kraken.com") + "/0/public/" + endpoint
    with urllib.request.urlopen(address + "?" + urllib.parse.urlencode(parameters), timeout=15) as response:
        return result(json.load(response))


def result(reply):
    errors = [error for error in reply["error"] if not error.startswith("W")]
    if errors:
        raise StillUnknown("; ".join(errors))
    return reply["result"]


def altname(pair):
    """The spelling that order lists use; a pair that cannot be looked up must not look like an absent order."""
    (found,) = public("AssetPairs", pair=pair).values()
    return found["altname"]


def listed_orders(since):
    """Every order opened or closed since, by transaction id."""
    orders = dict(result(call("OpenOrders"))["open"])
    seen = 0
    while True:
        page = result(call("ClosedOrders", {"start": str(since), "ofs": str(seen)}))
        orders.update(page["closed"])
        seen += len(page["closed"])
        if seen >= page["count"]:
            return orders
        if not page["closed"]:
            raise StillUnknown("the list of closed orders ended before its own count")


def traded_orders(since):
    """Transaction ids of the orders that traded since."""
    page = result(call("TradesHistory", {"start": str(since)}))
    if page["count"] > len(page["trades"]):
        raise StillUnknown("more trades since then than one page holds")
    return {trade["ordertxid"] for trade in page["trades"].values()}


def matches(order, wanted):
    """Whether a listed order is the lost one: True, False, or None where only a person can tell."""
    if order["opentm"] < wanted["sent"] - CLOCK_SLACK:
        return False
    for label in ("cl_ord_id", "userref"):
        if label in wanted:
            return str(order.get(label)) == str(wanted[label])
    description = order["descr"]
    same = (
        description["pair"] == wanted["altname"]
        and description["type"] == wanted["type"]
        and description["ordertype"] == wanted["ordertype"]
        and Decimal(order["vol"]) == Decimal(str(wanted["volume"]))
    )
    if not same or "price" not in wanted:
        return same
    try:
        return True if Decimal(description["price"]) == Decimal(str(wanted["price"])) else None
    except ArithmeticError:  # a relative price such as +5 is shown as the price it became
        return None


def look(wanted):
    """One round: the order's transaction id, or None where it is in no list."""
    since = int(wanted["sent"]) - CLOCK_SLACK
    orders = listed_orders(since)
    verdicts = {txid: matches(order, wanted) for txid, order in orders.items()}
    found = [txid for txid, verdict in verdicts.items() if verdict is not False]
    if len(found) > 1 or None in verdicts.values():
        raise StillUnknown("a person must choose among " + ", ".join(found))
    if not found and traded_orders(since) - set(orders):
        raise StillUnknown("a trade belongs to an order that no list shows yet")
    return found[0] if found else None


def reconcile(wanted):
    """Looks until absence is final; returns the transaction id or None. Raises StillUnknown."""
    if not {"cl_ord_id", "userref"} & set(wanted):
        wanted = {**wanted, "altname": altname(wanted["pair"])}
    final = max(wanted["deadline"] + 1 if "deadline" in wanted else wanted["sent"] + PATIENCE, wanted["sent"])
    while True:
        is_last = time.time() > final
        try:
            txid = look(wanted)
        except (OSError, StillUnknown):
            if is_last:
                raise
            txid = None
        if txid:
            return txid
        if is_last:
            break
        time.sleep(min(PAUSE, max(final - time.time(), 0) + 0.1))
    status = public("SystemStatus")["status"]
    if status != "online":
        raise StillUnknown("Kraken is not online but " + status + ": look again later")
    return None


def main():
    try:
        txid = reconcile(json.load(sys.stdin))
    except Exception as failure:  # whatever it is, it does not prove that the order is absent
        print("STILL UNKNOWN")
        print(type(failure).__name__ + ":", failure, file=sys.stderr)
        return 2
    print("EXISTS " + txid if txid else "NOT FOUND")
    return 0 if txid else 1


if __name__ == "__main__":
    sys.exit(main())
