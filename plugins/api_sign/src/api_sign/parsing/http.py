"""Raw HTTP, as proxies, `curl -v` and http.client's debug output show it."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .found import Found

_LINE = re.compile(r"^\s*(?:>\s*)?(?:POST|GET|PUT|DELETE)\s+(\S+)(?:\s+HTTP/[\d.]+)?\s*$", re.MULTILINE)
_PSEUDO = re.compile(r"^\s*(?:>\s*)?:path:?\s+(\S+)", re.MULTILINE)
_SEND = re.compile(r"send:\s*(b(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))")
_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]*)\s*:\s?(.*)$")

_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|(.))")


def read_http(text: str, found: Found) -> None:
    """Fill `found` from a request line, header lines, and what follows the empty line."""
    text = _sent_bytes(text)
    start = _LINE.search(text) or _PSEUDO.search(text)
    if start is None:
        return
    found.address(start.group(1))
    marked = "\n> " in text or text.startswith("> ")
    lines = text[start.end() :].splitlines()
    if marked:
        lines = [re.sub(r"^\s*> ?", "", line) for line in lines if not line.lstrip().startswith("*")]
    lines = lines[1:] if lines and not lines[0].strip() else lines
    for index, line in enumerate(lines):
        header = _HEADER.match(line.strip())
        if header is not None:
            found.header(header.group(1), header.group(2))
        elif not line.strip():
            body = [line for line in lines[index + 1 :] if line.strip() and not line.startswith(("<", "{ [", "} ["))]
            if body and "nonce" in "\n".join(body):
                found.data(["\n".join(body).strip("\r\n")] if body[0].lstrip().startswith("{") else [body[0].strip()])
            return


def _sent_bytes(text: str) -> str:
    sent = [_ESCAPE.sub(_character, literal[2:-1]) for literal in _SEND.findall(text)]
    return "".join(sent).replace("\r\n", "\n") or text


def _character(found: re.Match[str]) -> str:
    if found.group(1):
        return chr(int(found.group(1), 16))
    return {"n": "\n", "r": "\r", "t": "\t"}.get(found.group(2), found.group(2))
