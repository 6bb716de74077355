"""Around the text: a right value with something in front, behind or in between. Rows give the bare texts."""

from __future__ import annotations

import re
from functools import partial

from api_sign.model import way

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from api_sign.model import Way

_way = partial(way, stage="text form", kind="pasted")
_LABEL = re.compile(
    r"""(?:-H\s+)?["'{\[(]*\s*(?:api[-_ ]?sign(?:ature)?|signature|sign|api_sign)["']?\s*(?:[:=]>?|=>)\s*["']?""",
    re.IGNORECASE,
)
_TOOL = re.compile(r"(?:[A-Za-z0-9-]*\(?(?:stdin|[^()\s]*)\)?)= ", re.IGNORECASE)


def _line_breaks(text: str) -> Iterator[str]:
    """Lines of one length, as encoders wrap them; the last may be shorter."""
    lines = re.split(r"\r\n|\n|\r|\\r\\n|\\n| ", text)
    lines = lines[:-1] if lines and not lines[-1] else lines
    if (
        len(lines) > 1
        and all(len(line) == len(lines[0]) for line in lines[:-1])
        and 0 < len(lines[-1]) <= len(lines[0])
    ):
        yield "".join(lines)


def _label(text: str) -> Iterator[str]:
    found = _LABEL.match(text)
    if found:
        yield text[found.end() :].rstrip("\"'}]),; \r\n")


def _tool(text: str) -> Iterator[str]:
    if re.fullmatch(r"[0-9A-Fa-f]+ [ *]-\s*", text):
        yield text.split(" ", maxsplit=1)[0]
    found = _TOOL.match(text)
    if found and found.end() < len(text):
        yield text[found.end() :].rstrip()


def _quotes(text: str) -> Iterator[str]:
    bare = text.strip()
    for opening, closing in ('""', "''", "``", "\u201c\u201d", "\u2018\u2019", "<>", "[]", "()", "{}", "\u00ab\u00bb"):
        if len(bare) > 2 and bare[0] == opening and bare[-1] == closing:
            yield bare[1:-1]
            if bare[1] == bare[-2] and bare[1] in "\"'":
                yield bare[2:-2]
    if '\\"' in bare:
        yield bare.replace('\\"', "").strip('"')
    for mark in "\"'`":
        if bare.count(mark) == 1 and (bare.startswith(mark) or bare.endswith(mark)):
            yield bare.strip(mark)


PASTE: tuple[Way, ...] = (
    _way(
        "pasted-bytes-literal",
        lambda text: [
            found.group(2).removesuffix("\\n")
            for found in [re.fullmatch(r"""\s*\(?b(["'])(.+)\1\)?,?\s*""", text, re.DOTALL)]
            if found
        ],
        "The value is in Python's b'…'",
        "The bytes were printed or formatted without being decoded to text. Wrong only if the header contains it too.",
        "Turn the bytes into text.",
        python="base64.b64encode(mac.digest()).decode()",
        seen="https://github.com/veox/python3-krakenex/issues/31",
    ),
    _way(
        "pasted-quotes",
        _quotes,
        "The value is in quotation marks or brackets",
        "Something stands around the right value. Wrong only if the header contains it too.",
        "Remove it where the header is built; print the header to see.",
    ),
    _way(
        "pasted-white-space",
        lambda text: [text.strip(), text.strip("\ufeff\u200b\u00a0 \r\n\t\0")],
        "There is a blank, line break or invisible character around the value",
        "The value itself is right. Wrong only if the header contains it too: a line break ends a header early.",
        "Trim the value.",
        ruby="Base64.strict_encode64   # encode64 adds a line break",
        bash="base64 -w 0; printf %s",
        python="base64.b64encode   # not encodebytes",
    ),
    _way(
        "pasted-wrapped",
        _line_breaks,
        "The value is wrapped into lines",
        "The encoder breaks base64 after 60, 64, 72 or 76 characters; a header must be one line.",
        "Switch the wrapping off.",
        bash="base64 -w 0   # or openssl base64 -A",
        perl='encode_base64($mac, "")',
        ruby="Base64.strict_encode64",
        python="base64.b64encode   # not encodebytes",
        java="Base64.getEncoder()   // not getMimeEncoder()",
        php="base64_encode   // no chunk_split",
        kotlin="Base64.NO_WRAP",
        csharp="Base64FormattingOptions.None",
        vba='Replace(node.Text, vbLf, "")',
        c="BIO_set_flags(b64, BIO_FLAGS_BASE64_NO_NL)",
    ),
    _way(
        "pasted-header-name",
        _label,
        "The name of the header is in front of the value",
        "The value itself is right. Wrong only if the header's value contains its own name.",
        "Give the name and the value apart.",
    ),
    _way(
        "pasted-tool-output",
        _tool,
        "The output of a tool, such as (stdin)= , is around the value",
        "The value itself is right, a tool's label stands beside it.",
        "Cut it off, or ask the tool for raw output.",
        bash="openssl dgst … -binary | base64 -w 0",
        seen="https://superuser.com/questions/1123526/curl-example-for-accessing-authenticated-kraken-api",
    ),
    _way(
        "pasted-mark-behind",
        lambda text: [
            text.strip().rstrip(",;.:'\"\\"),
            text.strip().rstrip("%"),
            text.strip().removesuffix("\\n"),
            text.strip().removesuffix("\\0"),
        ],
        "A mark such as a comma or \\n is behind the value",
        "It came along from code, a log or a terminal. Wrong only if the header contains it too.",
        "Remove it.",
    ),
    _way(
        "pasted-prefix",
        lambda text: [
            text.strip().partition(word)[2].strip()
            for word in (
                "Bearer ",
                "HMAC ",
                "Signature ",
                "sha512=",
                "HMAC-SHA512 ",
                "hmac-sha512 ",
                "signature=",
                "b64:",
                "= ",
            )
            if text.strip().startswith(word)
        ],
        "A word from another scheme is in front of the value",
        "The value itself is right, but API-Sign takes the base64 alone.",
        "Send the base64 alone.",
    ),
)
