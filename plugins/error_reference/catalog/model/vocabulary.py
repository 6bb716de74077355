"""The words an entry may use. `_format.yml` gives each of them its title, its meaning and its rank."""

from typing import Literal, get_args

Surface = Literal["rest", "websocket"]
Operation = Literal["read", "place", "change", "cancel", "move_funds"]
Outcome = Literal["unknown", "applied", "rejected"]
RetryClass = Literal["reconcile", "never", "after_fix", "wait", "backoff", "refresh_once"]
Fixer = Literal["developer", "account_owner", "kraken", "network"]
Basis = Literal["documented", "official_client", "observed", "inferred"]
Confidence = Literal["documented", "official_client", "observed", "inferred", "unconfirmed"]
Likelihood = Literal["very_possible", "possible", "unlikely"]
Limit = Literal["rest_counter", "trading_counter", "lockout", "ip_limit"]
TailKind = Literal["parameter", "text", "unix_time", "code", "asset_region", "txid", "pair", "decimals"]
SourceKind = Literal[
    "kraken_docs", "kraken_support", "kraken_blog", "kraken_code", "cloudflare", "client", "issue", "third_party"
]

OPERATIONS: tuple[Operation, ...] = get_args(Operation)
"""In the order in which every table shows them."""
