"""Sign a private request of Kraken's Spot REST API. Python 3.8 or newer, standard library only.

echo '{"path": …, "nonce": …, "body": …, "secret": …}' | python3 sign.py    prints the API-Sign
python3 sign.py balance [form|json] [nonce]                                   calls Balance
"""

import base64
import hashlib
import hmac
import json
import os
import re
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

_lock = threading.Lock()
_last_nonce = 0


def sign(path, nonce, body, secret):
    """The value of the API-Sign header; `body` is the exact text that is sent."""
    inner = hashlib.sha256((nonce + body).encode()).digest()
    key = base64.b64decode(secret, validate=True)
    outer = hmac.new(key, path.encode() + inner, hashlib.sha512).digest()
    return base64.b64encode(outer).decode()


def next_nonce():
    """Nanoseconds, raised by one where the clock stands still: no two calls or threads get the same."""
    global _last_nonce
    with _lock:
        _last_nonce = max(_last_nonce + 1, time.time_ns())
        return str(_last_nonce)


def call(endpoint, parameters=None, *, as_json=False, nonce=None):
    """POST to a private endpoint; returns the reply as a dict with "error" and, on success, "result"."""
    path = "/0/private/" + endpoint
    nonce = nonce or next_nonce()
    fields = {"nonce": nonce, **(parameters or {})}
    body = json.dumps(fields) if as_json else urllib.parse.urlencode(fields)
    headers = {
        "Content-Type": "application/json" if as_json else "application/x-www-form-urlencoded",
        "API-Key": os.environ["KRAKEN_API_KEY"],
        "API-Sign": sign(path, nonce, body, os.environ["KRAKEN_API_SECRET"]),
    }
    address = os.environ.get("KRAKEN_API_URL", "https://api.kraken.com") + path
    request = urllib.request.Request(address, body.encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=15) as response:
            text = response.read()
    except urllib.error.HTTPError as failure:
        text = failure.read()
        if not text.startswith(b"{"):
            raise
    return json.loads(text)


def page_of(error):
    """Where this reference explains an error string."""
    return "errors/" + re.sub("[^a-z0-9]+", "-", error.lower()).strip("-") + "/"


def main(command="sign", form_or_json="form", nonce=None):
    if command == "balance":
        reply = call("Balance", as_json=form_or_json == "json", nonce=nonce)
        for error in reply["error"]:
            print(error, page_of(error))
        if not reply["error"]:
            print(json.dumps(reply["result"]))
        return
    for line in sys.stdin:
        request = json.loads(line)
        print(sign(request["path"], request["nonce"], request["body"], request["secret"]))


if __name__ == "__main__":
    main(*sys.argv[1:])
