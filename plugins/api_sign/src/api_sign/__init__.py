"""Sign Kraken Spot REST requests, show every step, and name the mistake behind a wrong API-Sign."""

from .diagnosis import diagnose
from .errors import BodyError, NonceError, PathError, SecretError, SignatureError, SigningError
from .model import Caution, Diagnosis, Mistake
from .signing import Trace, sign, trace

__all__ = [
    "BodyError",
    "Caution",
    "Diagnosis",
    "Mistake",
    "NonceError",
    "PathError",
    "SecretError",
    "SignatureError",
    "SigningError",
    "Trace",
    "diagnose",
    "sign",
    "trace",
]
__version__ = "0.1.0"
