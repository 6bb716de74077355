"""Signs requests with a client library: its name as argument, requests as JSON on standard input, one answer a line.

Runs in the environment of the client libraries; imports nothing of this project.
"""

import json
import sys
from urllib.parse import urlencode


def krakenex(data, secret, path):
    import krakenex as library  # noqa: PLC0415

    body = urlencode(data)
    return body, library.API(key="k", secret=secret)._sign(data, path)


def python_kraken_sdk(data, secret, path):
    from kraken.spot import SpotClient  # noqa: PLC0415

    client = SpotClient()
    client._secret = secret
    client._SpotClient__secret = secret
    body = "&".join(f"{name}={value}" for name, value in data.items())
    return body, client._get_kraken_signature(url_path=path, data=body, nonce=int(data["nonce"]))


def ccxt(data, secret, path):
    import ccxt as library  # noqa: PLC0415

    exchange = library.kraken({"apiKey": "k", "secret": secret})
    exchange.nonce = lambda: int(data["nonce"])
    sent = {name: value for name, value in data.items() if name != "nonce"}
    made = exchange.sign(path.rpartition("/")[2], ["private"], "POST", sent)
    return made["body"], made["headers"]["API-Sign"]


CLIENTS = {"krakenex": krakenex, "python-kraken-sdk": python_kraken_sdk, "ccxt": ccxt}

if __name__ == "__main__":
    sign = CLIENTS[sys.argv[1]]
    for request in json.load(sys.stdin):
        print(json.dumps(sign(**request)))
