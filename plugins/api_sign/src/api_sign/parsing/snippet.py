"""Code and log lines: requests, httpx, aiohttp, urllib3, axios, fetch, ccxt, HttpClient, and JSON objects."""

from __future__ import annotations

import json
import re

from api_sign.bodies import write_form, write_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .found import Found

_BODY_LABEL = re.compile(
    r"""["']?(?:request[ _]?body|post[ _]?data|postdata|body|data|content|payload|form|json)["']?\s*(?:[:=]|=>)\s*""",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"""["']?(API[-_](?:Key|Sign))["']?\s*(?:\]\s*=|[:,=]|=>)\s*(?:b?["'`]([^"'`]*)["'`]|\[?([A-Za-z0-9+/=_-]+))""",
    re.IGNORECASE,
)
_STRING = re.compile(r"""b?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)""", re.DOTALL)
_PAIR = re.compile(
    r"""["']?([A-Za-z_][\w\[\]-]*)["']?\s*(?::|=>)\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(-?[\d.]+n?|true|false|True|False))"""
)
_RUN = re.compile(r"[^\s\"'`<>]+")
_NAME = re.compile(r"(?<![\w%\[\].-])(?:(?![A-Za-z_])[\w%\[\].-])*+([A-Za-z_][\w%\[\].-]*+)=")
_NONCE = re.compile(r"nonce=\d")
_KEYS = {"url", "uri", "path", "endpoint", "address", "requesturi"}


def read_json(text: str, found: Found) -> bool:
    """Fill `found` from one JSON object: a HAR entry, an axios configuration, our own field names."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if not isinstance(value, dict):
        return False
    _walk(value, found)
    if found.body is None and "nonce" in value and not isinstance(value["nonce"], dict) and "path" not in value:
        found.data([text.strip()])
    return True


def read_snippet(text: str, found: Found) -> None:
    """Fill `found` from code or a log, by its labels first and by the look of its parts then."""
    for match in _HEADER.finditer(text):
        found.header(match.group(1), match.group(2) or match.group(3) or "")
    found.address(text)
    if found.body is None:
        blocks = _Blocks(text)
        for label in _BODY_LABEL.finditer(text):
            _labelled(text, label.start(), label.end(), blocks, found)
            if found.body is not None:
                return
        bare = next(filter(None, (_bare_form(run.group()) for run in _RUN.finditer(text))), "")
        if bare:
            found.data([bare])


def _labelled(text: str, start: int, end: int, blocks: _Blocks, found: Found) -> None:
    rest = text[end:].lstrip()
    maker = re.match(
        r"(?:new\s+)?(?:URLSearchParams|JSON\.stringify|json\.dumps|urlencode|urllib\.parse\.urlencode|"
        r"qs\.stringify|querystring\.stringify|dict|Buffer\.from|FormUrlEncodedContent|StringContent)\s*\(\s*",
        rest,
    )
    inside = rest[maker.end() :] if maker else rest
    string = _STRING.match(inside)
    if string is not None and "nonce" in string.group(1):
        found.data([_unescape(string.group(1))])
    elif inside.startswith("{"):
        block = blocks.take(len(text) - len(inside))
        whole = _as_json(block)
        quoted_json = bool(maker and "json" in maker.group().lower()) or text[start:end].lower().startswith(
            ("json", '"json')
        )
        if whole and not maker and "body" in text[start:end].lower():
            found.data([block])
        elif "nonce" in block:
            _rebuild(block, found, as_json=quoted_json)
    elif not maker:
        run = _RUN.match(inside)
        bare = _bare_form(run.group()) if run else ""
        if bare and inside.startswith(bare):
            found.data([bare])


def _bare_form(run: str) -> str:
    """Return the form in a run without blanks and quotes, from its first name on; nothing where no nonce is in it."""
    nonces = [nonce.start() for nonce in _NONCE.finditer(run)]
    if not nonces:
        return ""
    name = _NAME.search(run)
    start = name.start(1) if name and name.end() <= nonces[-1] else nonces[0]
    return run[start:].rstrip(",;)}]")


def _rebuild(block: str, found: Found, *, as_json: bool) -> None:
    pairs = [(name, double or single or plain.rstrip("n")) for name, double, single, plain in _PAIR.findall(block)]
    if not any(name == "nonce" for name, _ in pairs):
        return
    found.data([write_json(tuple(pairs)) if as_json else write_form(tuple(pairs))])
    found.notes.append(
        "The body was rebuilt from parameters in the code: its order and encoding are assumed. "
        "Print the text that is really sent to be sure."
    )


def _walk(value: object, found: Found) -> None:
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict) and "name" in item and "value" in item:
                found.header(str(item["name"]), str(item["value"]))
            else:
                _walk(item, found)
    if not isinstance(value, dict):
        return
    for name, item in value.items():
        lower = str(name).lower()
        if isinstance(item, str):
            found.header(name, item)
            if lower in _KEYS:
                found.address(item)
            elif (
                lower in {"body", "data", "postdata", "content", "payload", "text", "raw", "requestbody"}
                and "nonce" in item
            ):
                found.data([item])
        elif lower in {"data", "params", "form", "json", "body"} and isinstance(item, dict) and "nonce" in item:
            pairs = tuple(item.items())
            found.data([write_json(pairs) if lower == "json" else write_form(pairs)])
            found.notes.append("The body was rebuilt from parameters: its order and encoding are assumed.")
        else:
            _walk(item, found)


class _Blocks:
    """The parts of a text between braces; each part is given once, or hostile nesting would take for ever."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.taken = 0
        self.ends: dict[int, int] = {}
        opened: list[int] = []
        for brace in re.finditer("[{}]", text):
            if brace.group() == "{":
                opened.append(brace.start())
            elif opened:
                self.ends[opened.pop()] = brace.end()

    def take(self, start: int) -> str:
        """Return the part that begins at `start`, nothing if it lies in one that was given already."""
        if start < self.taken:
            return ""
        self.taken = self.ends.get(start, len(self.text))
        return self.text[start : self.taken]


def _as_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _unescape(literal: str) -> str:
    inside = literal[1:-1]
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "r": "\r", "t": "\t"}.get(found.group(1), found.group(1)), inside)
