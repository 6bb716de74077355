"""Sign Kraken Spot REST requests, show every step, and name the mistake behind a wrong API-Sign.

Modules are imported when a name of theirs is first asked for: in a browser a reader waits for each of them.
"""

from __future__ import annotations

import importlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .compare import Comparison, compare_stage
    from .diagnosis import diagnose
    from .errors import BodyError, NonceError, PathError, SecretError, SignatureError, SigningError
    from .limits import cannot_show
    from .model import Caution, Diagnosis, Mistake
    from .nonces import NonceReading, NonceReport, examine_nonces
    from .parsing import ParsedRequest, parse_request
    from .signing import Trace, sign, trace

__all__ = [
    "BodyError",
    "Caution",
    "Comparison",
    "Diagnosis",
    "Mistake",
    "NonceError",
    "NonceReading",
    "NonceReport",
    "ParsedRequest",
    "PathError",
    "SecretError",
    "SignatureError",
    "SigningError",
    "Trace",
    "cannot_show",
    "compare_stage",
    "diagnose",
    "examine_nonces",
    "parse_request",
    "sign",
    "trace",
]
__version__ = "0.1.0"

_PLACES = {
    "BodyError": "errors",
    "Caution": "model",
    "Comparison": "compare",
    "Diagnosis": "model",
    "Mistake": "model",
    "NonceError": "errors",
    "NonceReading": "nonces",
    "NonceReport": "nonces",
    "ParsedRequest": "parsing",
    "PathError": "errors",
    "SecretError": "errors",
    "SignatureError": "errors",
    "SigningError": "errors",
    "Trace": "signing",
    "cannot_show": "limits",
    "compare_stage": "compare",
    "diagnose": "diagnosis",
    "examine_nonces": "nonces",
    "parse_request": "parsing",
    "sign": "signing",
    "trace": "signing",
}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{_PLACES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
