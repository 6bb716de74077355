"""The known mistakes, one table a stage, commonest first. A new mistake is one row in one table.

What `Way.make` takes and gives:

- secret, path, body: (request) to wrong values of that stage
- nonce, families: (request) to (text in front, body); a family has thousands of values and is searched alone
- inner hash: (request, right digest) to digests
- join: (request, path, digest) to messages
- outer hash: (key, message) to raw signatures
- scheme, which stands for inner hash, join and outer hash at once: (request, path, key) to raw signatures
- text form: (given text) to raw signatures; paste: (given text) to bare texts
- lossy: (raw signature) to (text, bits that still agree)
"""

from .body_escapes import BODY_ESCAPES
from .body_json import BODY_JSON
from .body_parameters import BODY_PARAMETERS
from .body_values import BODY_VALUES
from .families import FAMILIES
from .inner_hash import INNER_INPUT
from .inner_text import INNER_TEXT
from .join import JOIN
from .nonce import NONCE
from .outer_hash import OUTER
from .paste import PASTE
from .path import PATH
from .scheme import SCHEME
from .secret import SECRET_CUT, SECRET_DECODING
from .secret_text import SECRET_AS_TEXT
from .text_form import LOSSY, TEXT

SECRET = SECRET_DECODING + SECRET_AS_TEXT + SECRET_CUT
BODY = BODY_PARAMETERS + BODY_JSON + BODY_VALUES + BODY_ESCAPES
INNER = INNER_TEXT + INNER_INPUT
ALL = NONCE + BODY + INNER + PATH + JOIN + SECRET + OUTER + SCHEME + FAMILIES + TEXT + LOSSY + PASTE
"""Every row, to count, list and test them."""

__all__ = [
    "ALL",
    "BODY",
    "FAMILIES",
    "INNER",
    "JOIN",
    "LOSSY",
    "NONCE",
    "OUTER",
    "PASTE",
    "PATH",
    "SCHEME",
    "SECRET",
    "TEXT",
]
