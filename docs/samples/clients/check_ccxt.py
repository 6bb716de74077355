"""What ccxt signs for the documented TradeBalance example. Sends nothing."""

import ccxt

secret = "nmlrD83t1J+yVWKUBx9vD6j26C5zhC11tFfXpN+Ww+8oOVuGgse5AeADcvl95jYaD+UAi3D5CrVfFr8GfQ7zhA=="
exchange = ccxt.kraken({"apiKey": "any", "secret": secret})
exchange.incrementing_nonce = lambda: 1541933977000  # the example's nonce in place of the clock
request = exchange.sign("TradeBalance", ["private"], "POST", {"asset": "xxbt"})  # sign() builds, it does not send
print(request["headers"]["API-Sign"])
