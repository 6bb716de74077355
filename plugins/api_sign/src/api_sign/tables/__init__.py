"""The known mistakes, one table a stage, commonest first. A new mistake is one row in one table.

What `Way.make` takes and gives:
secret, path, body: (request) -> values of that stage; nonce: (request) -> (text in front, body);
inner hash: (request, right digest) -> digests; join: (request, path, digest) -> messages;
outer hash: (key, message) -> raw signatures; scheme, which replaces inner hash, join and outer hash at once:
(request, path, key) -> raw signatures; families, which are searched alone: (request) -> (text in front, body);
text form: (given text) -> raw signatures; around it: (given text) -> bare texts; lossy: (raw) -> (text, bits kept).
"""

from .inner_hash import INNER_HASH
from .join import JOIN as _JOIN
from .outer_hash import OUTER as _OUTER
from .path import PATH as _PATH
from .secret import SECRET as _SECRET
from .text_form import TEXT as _TEXT

SECRET = _SECRET
NONCE = ()
BODY = ()
INNER = INNER_HASH
PATH = _PATH
JOIN = _JOIN
OUTER = _OUTER
SCHEME = ()
FAMILIES = ()
TEXT = _TEXT
PASTE = ()
LOSSY = ()
