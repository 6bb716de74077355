"""Equality with the signing functions of other clients; skipped visibly where they are not installed."""

from __future__ import annotations

import base64
import random

import pytest

from api_sign import sign
from api_sign.nonce_text import nonce_in_body

COUNT = 1000


def _requests() -> list[tuple[str, dict[str, str], str]]:
    rng = random.Random()
    names = ["pair", "type", "close[ordertype]", "asset", "price"]
    made = []
    for _ in range(COUNT):
        values = ["XBT/USD", "a b", "ä", "1.25", "x,y", "@+%&"]
        data = {
            "nonce": str(rng.randrange(10**12, 10**18)),
            **{name: rng.choice(values) for name in rng.sample(names, 3)},
        }
        made.append((rng.choice(["Balance", "AddOrder"]), data, base64.b64encode(rng.randbytes(64)).decode()))
    return made


def test_krakenex_signs_the_same() -> None:
    krakenex = pytest.importorskip("krakenex", reason="krakenex is not installed")
    from urllib.parse import urlencode  # noqa: PLC0415

    for method, data, secret in _requests():
        path = f"/0/private/{method}"
        expected = krakenex.API(key="k", secret=secret)._sign(data, path)
        assert sign(path, data["nonce"], urlencode(data), secret) == expected


def test_python_kraken_sdk_signs_the_same() -> None:
    spot = pytest.importorskip("kraken.spot", reason="python-kraken-sdk is not installed")
    client = spot.SpotClient()
    for method, data, secret in _requests():
        path = f"/0/private/{method}"
        client._secret = secret
        client._SpotClient__secret = secret
        body = "&".join(f"{name}={value}" for name, value in data.items())
        expected = client._get_kraken_signature(url_path=path, data=body, nonce=int(data["nonce"]))
        assert sign(path, data["nonce"], body, secret) == expected


def test_ccxt_signs_the_same() -> None:
    ccxt = pytest.importorskip("ccxt", reason="ccxt is not installed")
    exchange = ccxt.kraken({"apiKey": "k"})
    for method, data, secret in _requests():
        exchange.secret = secret
        params = {name: value for name, value in data.items() if name != "nonce"}
        made = exchange.sign(method, ["private"], "POST", params)
        nonce = nonce_in_body(made["body"])
        assert nonce is not None
        assert sign(f"/0/private/{method}", nonce, made["body"], secret) == made["headers"]["API-Sign"]
