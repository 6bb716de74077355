"""What krakenex signs for the documented TradeBalance example. Sends nothing."""

import krakenex

secret = "nmlrD83t1J+yVWKUBx9vD6j26C5zhC11tFfXpN+Ww+8oOVuGgse5AeADcvl95jYaD+UAi3D5CrVfFr8GfQ7zhA=="
api = krakenex.API("any", secret)
api._nonce = lambda: 1541933977000  # the example's nonce in place of the clock
api._query = lambda path, data, headers, **options: print(headers["API-Sign"])  # prints in place of sending
api.query_private("TradeBalance", {"nonce": 0, "asset": "xxbt"})  # names the nonce, so that it stays in front
