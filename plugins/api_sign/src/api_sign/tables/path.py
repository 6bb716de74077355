"""Path: another text than the part of the address after the host. Rows give the wrong path."""

from __future__ import annotations

from functools import partial

from api_sign.model import way

from .endpoints import ENDPOINTS, PUBLIC

TYPE_CHECKING = False
if TYPE_CHECKING:
    from api_sign.request import Request

_way = partial(way, stage="path")
_HOSTS = (
    "api.kraken.com",
    "www.kraken.com",
    "api-us.kraken.com",
    "futures.kraken.com",
    "api.vip.uat.lobster.kraken.com",
)


def _without_version(r: Request) -> list[str]:
    return [r.path[2:]] if r.path.startswith("/0/") else []


def _without_slash(r: Request) -> list[str]:
    return [r.path[1:]] if r.path.startswith("/") else []


def _part(r: Request) -> list[str]:
    found = []
    if r.path.startswith("/0/private/"):
        found = [
            "private/" + r.path[11:],
            r.path[11:],
            "/" + r.path[11:],
            "/private",
            "/0/private",
            "/0/private/",
            "/0",
            "/",
            "/0/" + r.path[11:],
            "0/" + r.path[11:],
            "private",
            "0/private",
        ]
    return [*found, r.method, "/" + r.method, *_HOSTS[:1], *(f"https://{_HOSTS[0]}{end}" for end in ("", "/", "/0"))]


def _query(r: Request) -> list[str]:
    return [f"{r.path}?{r.body}", f"{r.path}?", f"{r.path}?nonce={r.nonce}", f"{r.path}/{r.body}", f"{r.path}{r.body}"]


def _other_case(r: Request) -> list[str]:
    head = r.path[: len(r.path) - len(r.method)]
    name = r.method
    names = [name.lower(), name.upper(), name[:1].lower() + name[1:], name.capitalize()]
    return [r.path.lower(), r.path.upper(), *(head + other for other in names), head.title() + name]


def _other_endpoint(r: Request) -> list[str]:
    private = "/0/private/"
    head = private if r.path.startswith(private) else r.path[: len(r.path) - len(r.method)]
    return [head + name for name in ENDPOINTS] + [f"/0/public/{name}" for name in PUBLIC]


PATH = (
    _way(
        "path-with-host",
        lambda r: (
            [scheme + host + r.path for host in _HOSTS for scheme in ("https://", "", "http://", "//")]
            + [f"https://api.kraken.com:443{r.path}", f"https://api.kraken.com/{r.path}"]
        ),
        "The address was signed with its host, not the path alone",
        "The signature covers only what comes after api.kraken.com.",
        "Sign the path, such as /0/private/Balance; use the full address only for sending.",
        seen="https://support.kraken.com/hc/en-us/articles/360001491786-API-error-messages",
        python="urllib.parse.urlsplit(url).path",
        javascript="new URL(url).pathname",
        java="url.getPath()",
        csharp="request.RequestUri.AbsolutePath",
        go="req.URL.Path",
    ),
    _way(
        "path-version-missing",
        _without_version,
        "The path was signed without its /0",
        "The version is part of the path: /0/private/…, not /private/….",
        "Start the signed path with /0/private/.",
    ),
    _way(
        "path-slash-missing",
        _without_slash,
        "The path was signed without its leading slash",
        "The signed path is 0/private/… here; it must begin with a slash.",
        "Put the slash in front of the signed path.",
        seen="https://superuser.com/questions/1123526/curl-example-for-accessing-authenticated-kraken-api",
    ),
    _way(
        "path-method-only",
        _part,
        "Only a part of the path was signed",
        "The method's name, or the part in front of it, was signed instead of the whole /0/private/… path.",
        "Sign the whole path after the host.",
        seen="https://github.com/veox/python3-krakenex/issues/31",
    ),
    _way(
        "path-absent",
        lambda _r: [""],
        "The path was left out",
        "The HMAC was made over the SHA-256 alone, with no path in front of it.",
        "Put the path's bytes in front of the 32 bytes of the digest.",
    ),
    _way(
        "path-with-query",
        _query,
        "The path was signed together with the parameters",
        "Parameters belong into the body, and they are signed through the SHA-256, not as part of the path.",
        "Sign the path without a question mark and what follows it.",
        python="urllib.parse.urlsplit(url).path   # without .query",
        go="req.URL.Path   // not RequestURI()",
        csharp="AbsolutePath   // not PathAndQuery",
    ),
    _way(
        "path-trailing-slash",
        lambda r: [r.path + "/"],
        "The path was signed with a slash at its end",
        "One more character was signed than the path has.",
        "Remove the slash at the end, or send to that very path.",
    ),
    _way(
        "path-other-case",
        _other_case,
        "The path was signed in other capital letters",
        "The path is signed byte for byte: AddOrder, addOrder and addorder give three signatures.",
        "Write the method exactly as in the address that you call.",
    ),
    _way(
        "path-public",
        lambda r: [r.path.replace("/private/", "/public/")] if "/private/" in r.path else [],
        "The path was signed with public instead of private",
        "The signed path named the public part of the interface.",
        "Sign /0/private/… exactly as you call it.",
    ),
    _way(
        "path-doubled",
        lambda r: [
            "/" + r.path,
            "/0" + r.path,
            r.path + r.path,
            r.path.replace("/", "//"),
            "/0/private" + r.path,
            "/0/private/" + r.path,
            r.path.replace("/private/", "//private/"),
            r.path.replace("/private/", "/private//"),
            r.path.replace("/private/", "/private/private/"),
        ],
        "A part of the path was signed twice",
        "A base path and the path were joined although one already contained the other, or two slashes met.",
        "Print the path just before signing; it must be /0/private/… once.",
    ),
    _way(
        "path-other-version",
        lambda r: (
            [
                start + r.path[2:]
                for start in ("/1", "/v0", "/v1", "/api/0", "/api/v0", "/api")
                if r.path.startswith("/0/")
            ]
            + ["/derivatives/api/v3" + r.path[10:] for _ in "1" if r.path.startswith("/0/private/")]
        ),
        "The path was signed with another version or prefix",
        "Spot paths begin with /0/private/; another beginning was signed.",
        "Use /0/private/… for signing and for sending.",
        rare=True,
    ),
    _way(
        "path-stray-byte",
        lambda r: (
            [r.path + end for end in ("\0", "\n", "\r\n", " ", "\t", "\r", "?", "#")]
            + [start + r.path for start in ("\ufeff", " ", "\n", '"', "'")]
            + [f'"{r.path}"', f"'{r.path}'"]
        ),
        "A stray character is in front of or behind the path",
        "A zero byte, line break, blank, quotation mark or byte-order mark was signed together with the path.",
        "Trim the path; in C pass its length without the closing zero byte; in a shell use printf %s, not echo.",
        seen="https://support.kraken.com/hc/en-us/articles/360001491786-API-error-messages",
        c="strlen(path)   // not sizeof(path)",
        bash='printf %s "$path"',
    ),
    _way(
        "path-escaped",
        lambda r: [
            r.path.replace("/", "%2F"),
            r.path.replace("/", "%2f"),
            r.path.replace("/", "\\/"),
            r.path.replace("/", "\\"),
            r.path.replace("/", "&#x2F;"),
            "/" + r.path[1:].replace("/", "%2F"),
        ],
        "The slashes of the path were escaped",
        "The path was percent-encoded, written with backslashes, or taken from JSON before signing.",
        "Sign the path with plain slashes.",
    ),
    _way(
        "path-printed-form",
        lambda r: [
            repr(r.path),
            repr(r.path.encode()),
            str(["", *r.path.split("/")[1:]]),
            "[object Object]",
            "undefined",
            "None",
            "null",
            *(
                f"/0/private/{word}"
                for word in ("undefined", "[object Object]", "None", "null", "{method}", "${method}", "$method")
            ),
        ],
        "The printed form of another value was signed as the path",
        "The signed path is what a language prints for bytes, an object or nothing at all.",
        "Print the path just before signing; it must be /0/private/… and nothing else.",
        rare=True,
    ),
    _way(
        "path-other-endpoint",
        _other_endpoint,
        "The path of another method was signed",
        "The signature fits another method of the same interface than the one given here.",
        "Build the signed path and the address from one variable.",
        rare=True,
    ),
)
