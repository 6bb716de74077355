"""What python-kraken-sdk signs for the documented TradeBalance example. Sends nothing."""

from kraken.spot import SpotClient

secret = "nmlrD83t1J+yVWKUBx9vD6j26C5zhC11tFfXpN+Ww+8oOVuGgse5AeADcvl95jYaD+UAi3D5CrVfFr8GfQ7zhA=="
client = SpotClient(key="any", secret=secret)
client.get_nonce = lambda: "1541933977000"  # the example's nonce in place of the clock
example = {"nonce": "", "asset": "xxbt"}  # names the nonce, so that it stays in front
_, _, headers, _, _ = client._prepare_request(method="POST", uri="/0/private/TradeBalance", params=example)
print(headers["API-Sign"])
