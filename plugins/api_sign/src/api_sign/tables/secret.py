"""Secret to key: the secret not decoded, or not to its end. Rows give the wrong HMAC key."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from functools import partial

from api_sign.model import way

TYPE_CHECKING = False
if TYPE_CHECKING:
    from api_sign.request import Request

_way = partial(way, stage="secret")


def _loose(text: str, *, whole_groups: bool = False) -> list[bytes]:
    """Decode as careless decoders do: skip what is not base64, drop what is left over at the end."""
    letters = "".join(letter for letter in text if letter.isascii() and (letter.isalnum() or letter in "+/"))
    keep = len(letters) - len(letters) % 4 if whole_groups or len(letters) % 4 == 1 else len(letters)
    try:
        return [binascii.a2b_base64(letters[:keep] + "=" * (-keep % 4))] if keep else []
    except binascii.Error:
        return []


def _both(text: str) -> list[bytes]:
    return _loose(text) + _loose(text, whole_groups=True)


def _around(r: Request) -> list[bytes]:
    texts = [f"{r.secret}\n", f'"{r.secret}"', f"{r.secret} ", f"{r.secret}\r\n", f" {r.secret}", f"'{r.secret}'"]
    texts += [f"\ufeff{r.secret}", f"\t{r.secret}", f"{r.secret}\r"]
    quoted = [f"`{r.secret}`", f"{r.secret}\\n"]
    more = [f"{r.secret}\t", f" {r.secret} ", f'"{r.secret}"\n', f"{r.secret};", f"{r.secret},", f"{r.secret}\n\n"]
    behind = [r.key + end for end in (b"\n", b"\r\n", b" ", b"\r", b"\t")]
    return [text.encode() for text in texts + quoted + more] + behind


def _truncated(r: Request) -> list[bytes]:
    text = r.secret
    cuts = [text[:-count] for count in range(1, 9)] + [text[count:] for count in range(1, 5)]
    cuts += [text[:length] for length in (16, 20, 24, 32, 40, 44, 48, 50, 56, 60, 64, 72, 76, 80) if length < len(text)]
    lines = [text[:size] for size in (60, 64, 72, 76) if size < len(text)]
    likely = [key for cut in lines + cuts for key in _both(cut)] + [cut.encode() for cut in lines + cuts]
    keys = [r.key[:length] for length in range(len(r.key) - 1, 0, -1)]
    tails = [r.key[start:] for start in range(1, len(r.key))]
    return [*likely, *keys, *tails, *(text[:length].encode() for length in range(len(text) - 9, 0, -1))]


def _plus(r: Request) -> list[bytes]:
    if "+" not in r.secret:
        return []
    blank = r.secret.replace("+", " ")
    return [*_both(blank), *_both(r.secret.partition("+")[0]), *_loose(blank.replace(" ", "A")), blank.encode()]


def _percent(r: Request) -> list[bytes]:
    path_like = r.secret.replace("+", "%2B").replace("=", "%3D")
    escaped = path_like.replace("/", "%2F")
    texts = (escaped, path_like, re.sub("%..", lambda found: found.group().lower(), escaped))
    return [key for text in texts if text != r.secret for key in (text.encode(), *_both(text))]


def _skipped(r: Request) -> list[bytes]:
    bare = r.secret.replace("+", "").replace("/", "")
    one = [r.secret.replace(mark, "") for mark in "/+"]
    first = min((r.secret.find(mark) for mark in "+/" if mark in r.secret), default=0)
    return _both(bare) + (_both(r.secret[:first]) if first else []) + [key for text in one for key in _both(text)]


def _api_key(r: Request) -> list[bytes]:
    return [*_both(r.api_key), r.api_key.encode()] if r.api_key else []


SECRET_DECODING = (
    _way(
        "secret-as-text",
        lambda r: [r.secret.encode(), r.typed_secret.encode()],
        "The secret was used as text, its base64 was never decoded",
        "The HMAC key is the 64 bytes that the secret's base64 stands for; here the key was the letters themselves.",
        "Decode the secret from base64 first and use the raw bytes as the key.",
        seen="https://superuser.com/questions/1123526/curl-example-for-accessing-authenticated-kraken-api",
        python="hmac.new(base64.b64decode(secret), message, hashlib.sha512)",
        javascript='crypto.createHmac("sha512", Buffer.from(secret, "base64"))',
        php="hash_hmac('sha512', $message, base64_decode($secret), true)",
        csharp="new HMACSHA512(Convert.FromBase64String(secret))",
        java='new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA512")',
        go="key, err := base64.StdEncoding.DecodeString(secret)",
        ruby="OpenSSL::HMAC.digest('sha512', Base64.decode64(secret), message)",
        rust="Hmac::<Sha512>::new_from_slice(&STANDARD.decode(secret)?)",
        bash='hex=$(printf %s "$secret" | base64 -d | xxd -p -c99); openssl dgst -sha512 -mac HMAC -macopt hexkey:$hex',
        perl="hmac_sha512($message, decode_base64($secret))",
    ),
    _way(
        "secret-public-key",
        _api_key,
        "The public API key was used in place of the secret",
        "The HMAC key was made from the value that belongs into the API-Key header.",
        "Swap the two: the long value of 88 characters ending in == is the secret, the other one goes into API-Key.",
        seen="https://support.kraken.com/hc/en-us/articles/360001491786-API-error-messages",
    ),
    _way(
        "secret-whitespace-or-quotes",
        _around,
        "The key kept a line break, blank or quotation mark from around the secret",
        "A file, environment variable or prompt handed over more than the secret, and it became part of the key.",
        "Strip the secret after reading it, then decode its base64; keep no quotation marks in the file.",
        seen="https://github.com/veox/python3-krakenex/issues/31",
        python="base64.b64decode(secret.strip())",
        javascript='Buffer.from(secret.trim(), "base64")',
        bash='printf %s "$secret"   # echo adds a line break',
    ),
    _way(
        "secret-padding-lost",
        lambda r: [*_loose(r.secret.rstrip("="), whole_groups=True), r.secret.rstrip("=").encode()],
        "The secret lost its = padding, and with it its last bytes",
        "A decoder that drops an incomplete last group returns a shorter key without any error.",
        "Keep the == at the end: split configuration lines at the first = only.",
    ),
    _way(
        "secret-plus-to-blank",
        _plus,
        "Every + in the secret became a blank",
        "Form decoding turns + into a blank; the decoder then skipped it, stopped there or read it as something else.",
        "Do not pass the secret through a URL or a form; if you must, write + as %2B.",
    ),
    _way(
        "secret-percent-encoded",
        _percent,
        "The secret was used in its percent-encoded form",
        "The characters + / = stood there as %2B %2F %3D when the key was made.",
        "Percent-decode the secret once before decoding its base64.",
    ),
    _way(
        "secret-alphabet-skipped",
        _skipped,
        "The decoder skipped + and / in the secret",
        "A decoder for the URL-safe alphabet ignores the two characters it does not know, or stops at the first one.",
        "Use the decoder for standard base64.",
        java="Base64.getDecoder()   // not getUrlDecoder()",
        go="base64.StdEncoding   // not URLEncoding",
    ),
    _way(
        "secret-encoded-not-decoded",
        lambda r: [
            base64.b64encode(r.secret.encode()),
            base64.b64encode(r.secret.encode() + b"\n"),
            base64.encodebytes(r.secret.encode()),
            base64.encodebytes(r.secret.encode()).rstrip(),
            base64.encodebytes(r.key),
        ],
        "The secret was encoded to base64 a second time instead of decoded",
        "Kraken shows the secret in base64 already; the key here was the base64 of that base64.",
        "Call the decoder, not the encoder.",
        python="base64.b64decode(secret)",
        javascript='atob(secret)   // not btoa; in Node: Buffer.from(secret, "base64")',
        php="base64_decode($secret)",
    ),
    _way(
        "secret-hashed",
        lambda r: (
            [hashlib.new(name, value).digest() for name in ("sha256", "sha512") for value in (r.secret.encode(), r.key)]
            + [hashlib.sha256(r.secret.encode()).hexdigest().encode()]
        ),
        "The secret was hashed before it was used as the key",
        "HMAC takes the decoded secret itself; it does its own shortening of long keys.",
        "Pass the decoded secret to HMAC without hashing it.",
        rare=True,
    ),
    _way(
        "secret-other-case",
        lambda r: [key for text in (r.secret.lower(), r.secret.upper()) for key in (*_loose(text), text.encode())],
        "The secret was changed to lower or upper case",
        "Base64 tells large from small letters, so the key became another one.",
        "Remove the change of case where the configuration is read.",
        rare=True,
    ),
    _way(
        "secret-missing",
        lambda _r: [
            b"",
            b"undefined",
            b"None",
            b"null",
            *(_loose(word)[0] for word in ("undefined", "None", "null", "nil")),
            b"nil",
            b"NULL",
            b"false",
        ],
        "The key was empty, or the word undefined, null or None",
        "The secret was not there when the key was made: a variable not set, or another name for it.",
        "Stop when the secret is empty, before signing; check the name of the variable.",
        python='secret = os.environ["KRAKEN_API_SECRET"]   # not .get(): fail early',
        javascript='if (!process.env.KRAKEN_API_SECRET) throw new Error("no secret")',
    ),
)
SECRET_CUT = (
    _way(
        "secret-truncated",
        _truncated,
        "Only a part of the secret was used",
        "Some characters at the start or the end were lost: an early stop, a short field, a wrapped line.",
        "Copy the private key again, all 88 characters, and print its length in the program.",
    ),
)
"""Last, since a cut may come out like something more particular."""
