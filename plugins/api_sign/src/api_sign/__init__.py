"""Sign Kraken Spot REST requests, show every step, and name the mistake behind a wrong API-Sign."""

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
