"""Body: percent-encoding done otherwise, twice or not at all; stray characters. Rows give the wrong body."""

from __future__ import annotations

import re
from functools import partial
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from api_sign.bodies import write_form
from api_sign.model import way

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from api_sign.model import Way
    from api_sign.request import Request

_way = partial(way, stage="body")
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")


def _is_form(r: Request) -> bool:
    return r.parsed is not None and not r.parsed.is_json


def _toggled(marks: str) -> Callable[[Request], list[str]]:
    """Write each of `marks` raw where it is escaped, and escaped where it is raw; all at once, then one by one."""

    def make(r: Request) -> list[str]:
        if not _is_form(r):
            return []
        found = []
        for chosen in (marks, *marks):
            raw = r.body
            for mark in chosen:
                code = f"%{ord(mark):02X}"
                raw = raw.replace(code, mark).replace(code.lower(), mark)
            found.append(raw)
            for form in ("%{:02X}", "%{:02x}"):
                codes = str.maketrans({mark: form.format(ord(mark)) for mark in chosen})
                found.append(_translated(r.body, codes))
        return found

    return make


def _in_values(body: str, change: Callable[[str], str]) -> str:
    parts = (part.partition("=") for part in body.split("&"))
    return "&".join(change(name) + equals + change(value) for name, equals, value in parts)


def _translated(body: str, codes: dict[int, str]) -> str:
    parts = (part.partition("=") for part in body.split("&"))
    return "&".join(name.translate(codes) + equals + value.translate(codes) for name, equals, value in parts)


def _blank(r: Request) -> list[str]:
    if not _is_form(r):
        return []
    return [
        r.body.replace("%20", "+"),
        r.body.replace("+", "%20"),
        r.body.replace("%20", " "),
        r.body.replace("+", " "),
        r.body.replace(" ", "+"),
        r.body.replace(" ", "%20"),
        r.body.replace("%20", ""),
        r.body.replace("+", ""),
        r.body.replace(" ", ""),
    ]


def _plain(r: Request) -> list[str]:
    return [unquote_plus(r.body), unquote(r.body)] if _is_form(r) else []


def _encoded(r: Request) -> Iterator[str]:
    if r.parsed is None or r.parsed.is_json:
        return
    pairs = r.parsed.pairs
    literal = tuple((unquote(n), unquote(v)) for n, _, v in (part.partition("=") for part in r.body.split("&")))
    for texts in (pairs, literal):
        for safe in (
            "/",
            "",
            "*",
            "!*'()",
            "[]",
            ",",
            "@:/,",
            ":,/[]@",
            ",[]",
            ":",
            "@",
            "!'()*~",
            ":/?#[]@!$&'()*+,;=",
        ):
            for blank in ("+", "%20"):
                written = write_form(texts, safe=safe, blank=blank)
                yield written
                yield written.replace("~", "%7E")
                yield _ESCAPE.sub(lambda found: found.group().lower(), written)


def _twice(r: Request) -> list[str]:
    if not _is_form(r):
        return []
    values = [_in_values(r.body, change) for change in (quote_plus, lambda text: quote(text, safe=""), quote)]
    parts = [part.partition("=") for part in r.body.split("&")]
    values += [
        "&".join(name + equals + change(value) for name, equals, value in parts) for change in (quote_plus, quote)
    ]
    return [*values, r.body.replace("%", "%25"), r.body.replace("%", "%25").replace("+", "%2B")]


def _whole(r: Request) -> list[str]:
    return [
        quote_plus(r.body),
        quote(r.body, safe=""),
        quote(r.body),
        quote(r.body, safe="=&"),
        quote(r.body, safe="="),
    ]


def _case(r: Request) -> list[str]:
    return [
        _ESCAPE.sub(lambda found: found.group().lower(), r.body),
        _ESCAPE.sub(lambda found: found.group().upper(), r.body),
    ]


def _markup(r: Request) -> list[str]:
    return [
        r.body.replace("&", "&amp;"),
        r.body.replace("&", "&#38;"),
        r.body.replace('"', "&quot;"),
        r.body.replace("&", "\\u0026"),
        r.body.replace("&", "\\&"),
        r.body.replace("&amp;", "&"),
        r.body.replace("&", "&#038;"),
    ]


def _symbols(r: Request) -> list[str]:
    """HTML entities without a semicolon: what a browser makes of &times or &reg in a raw page."""
    found = r.body
    for name, mark in (
        ("times", "\u00d7"),
        ("reg", "\u00ae"),
        ("not", "\u00ac"),
        ("para", "\u00b6"),
        ("curren", "\u00a4"),
        ("ordf", "\u00aa"),
        ("copy", "\u00a9"),
    ):
        found = found.replace("&" + name, mark)
    return [found]


def _stray(r: Request) -> list[str]:
    ends = ("\r", "\t", "\n\n", ";", "#", ",")
    return [
        r.body + "\n",
        r.body + "\0",
        "\ufeff" + r.body,  # other marks in front are the separator of the inner hash
        r.body + "\r\n",
        r.body + " ",
        *(r.body + end for end in ends),
        "&nonce" + r.body,
        r.body + " \n",
        r.body + "\0\0",
        r.body.replace("\n", "\r\n"),
        r.body.replace("\r\n", "\n"),
        r.body.strip(),
    ]


def _quoted(r: Request) -> list[str]:
    text = r.body
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return [
        f'"{escaped}"',
        f"'{text}'",
        f'"{text}"',
        f"({text})",
        f"$'{text}'",
        f"['{text}']",
        f"<{text}>",
        escaped,
        text.replace('"', ""),
        text.replace('"', "'"),
        f"data={text}",
        f"body={text}",
        f"postdata={text}",
        f"--data {text}",
        f"payload={text}",
        f"payload={quote_plus(text)}",
        f"{quote_plus(text)}=",
        f"{text}=",
    ]


BODY_ESCAPES: tuple[Way, ...] = (
    _way(
        "body-blank",
        _blank,
        "Your code signed blanks written in another way (%20, + or plain)",
        "A blank may be written as %20 or as + in a form body; signed and sent text must have the same.",
        "Encode once and send what was signed.",
        kind="differs",
        seen="https://github.com/jonatack/cl-kraken/blob/master/tests/http.lisp",
        python="urlencode writes +, quote writes %20; use one of them once",
        javascript="URLSearchParams writes +, encodeURIComponent writes %20",
        php="http_build_query($p, '', '&', PHP_QUERY_RFC3986) writes %20",
    ),
    _way(
        "body-escape-case",
        _case,
        "Your code signed percent-escapes in the other case (%2C and %2c)",
        "The same escapes, but their letters are small in one body and large in the other.",
        "Encode once and send what was signed.",
        kind="differs",
        csharp="Uri.EscapeDataString writes %2C, HttpUtility.UrlEncode writes %2c",
    ),
    _way(
        "body-comma",
        _toggled(","),
        "Your code signed commas raw where they are sent as %2C, or the reverse",
        "Both spellings are legal; the signed text and the sent text must be the same.",
        "Encode once and send what was signed.",
        kind="differs",
    ),
    _way(
        "body-brackets",
        _toggled("[]"),
        "Your code signed brackets raw where they are sent as %5B %5D, or the reverse",
        "Names such as close[ordertype] may be written either way; signed and sent text must be the same.",
        "Encode once and send what was signed.",
        kind="differs",
        seen="https://docs.kraken.com/api/docs/rest-api/add-order",
        javascript="qs.stringify(params, {encodeValuesOnly: true}) leaves them raw",
    ),
    _way(
        "body-at-sign",
        _toggled("@"),
        "Your code signed @ raw where it is sent as %40, or the reverse",
        "Both spellings are legal; the signed text and the sent text must be the same.",
        "Encode once and send what was signed.",
        kind="differs",
    ),
    _way(
        "body-percent-sign",
        _toggled("%"),
        "A percent sign was signed raw, or escaped once more",
        "A relative price such as 5% must be sent as 5%25; one of the two bodies has it otherwise.",
        "Encode the value once, with the function made for form bodies.",
        seen="https://docs.kraken.com/api/docs/rest-api/add-order",
    ),
    _way(
        "body-plus-sign",
        _toggled("+"),
        "A plus sign was signed raw where it is sent as %2B, or the reverse",
        "In a form body a raw + means a blank; a relative time such as +5 must be written %2B5.",
        "Encode values with the function made for form bodies.",
        seen="https://docs.kraken.com/api/docs/rest-api/add-order",
    ),
    _way(
        "body-other-marks",
        _toggled(":/#$!'()*~;?\"<>|{}-._"),
        "Your code signed another mark raw or escaped",
        "Functions differ in the marks they leave alone: : / # $ ! ' ( ) * ~ and others.",
        "Encode once and send what was signed.",
        kind="differs",
        javascript="encodeURIComponent leaves ! ' ( ) * alone, URLSearchParams does not",
    ),
    _way(
        "body-not-encoded",
        _plain,
        "The parameters were signed before they were percent-encoded",
        "The signed text has the values as they are; the body has them encoded.",
        "Encode first, then sign and send the encoded text.",
        seen="https://github.com/nothingisdead/npm-kraken-api/issues/17",
        php="$body = http_build_query($params, '', '&'); sign $body",
    ),
    _way(
        "body-encoded-otherwise",
        _encoded,
        "Your code encoded the parameters with another function",
        "The same parameters, but another set of characters is percent-encoded in the signed text.",
        "Encode once and send what was signed.",
        kind="differs",
    ),
    _way(
        "body-encoded-twice",
        _twice,
        "The parameters were percent-encoded twice before signing",
        "Every % of the first encoding became %25.",
        "Encode once: give the encoder plain values.",
        python="requests.post(url, data=body)   # body is text already; do not quote it again",
    ),
    _way(
        "body-encoded-as-a-whole",
        _whole,
        "The whole body was percent-encoded before signing",
        "Even the = and & between the parameters were encoded.",
        "Encode each name and value, then join them.",
    ),
    _way(
        "body-markup",
        _markup,
        "The & between the parameters was written as &amp; or another escape",
        "Text made for a web page or for a template was signed.",
        "Join the parameters with a bare &.",
        php="http_build_query($params, '', '&')   // not &amp;",
    ),
    _way(
        "body-symbols",
        _symbols,
        "A parameter's name was turned into a symbol, as &times into ×",
        "A web page or a sheet read &times, &reg or &not as a symbol.",
        "Keep the body out of HTML.",
        rare=True,
    ),
    _way(
        "body-question-mark",
        lambda r: ["?" + r.body, "&" + r.body, "?&" + r.body, "/?" + r.body],
        "A question mark or & is in front of the signed body",
        "The text was built for an address; in a body nothing stands in front of the first parameter.",
        "Sign the parameters without the leading mark.",
        seen="https://github.com/krijnsent/crypto_vba/issues/24",
    ),
    _way(
        "body-trailing-ampersand",
        lambda r: [r.body + "&", r.body + "&&", r.body.rstrip("&")],
        "An & is at the end of one of the two bodies",
        "A loop added & after every parameter, the last one included.",
        "Join the parameters with & between them only, and send what was signed.",
        kind="differs",
    ),
    _way(
        "body-stray-character",
        _stray,
        "A stray character is in front of or behind the signed body",
        "A line break, blank, zero byte or byte-order mark was hashed with the body.",
        "Trim the body before signing; in C pass its length without the closing zero byte.",
        seen="https://support.kraken.com/hc/en-us/articles/360001491786-API-error-messages",
        bash='printf %s "$nonce$body" | openssl dgst -sha256 -binary   # echo adds a line break',
        c="strlen(body)   // not sizeof(body)",
    ),
    _way(
        "body-quoted",
        _quoted,
        "The signed body was quoted or escaped once more",
        "Quotation marks, backslashes or a name in front became part of the signed text.",
        "Sign the text itself: encode it once, without a second JSON.stringify or quoting.",
        javascript="JSON.stringify(params)   // once; not of a string",
    ),
    _way(
        "body-other-case",
        lambda r: [r.body.lower(), r.body.upper()],
        "The signed body was changed to one case",
        "All letters of the signed text are small or large.",
        "Sign the text as it is sent.",
        rare=True,
    ),
)
