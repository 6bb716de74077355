"""curl commands, as typed in a Unix shell, in cmd.exe or in PowerShell, or copied from a browser."""

from __future__ import annotations

import re
from urllib.parse import quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .found import Found

_DATA = {"-d", "--data", "--data-raw", "--data-ascii", "--data-binary", "--json", "--data-urlencode", "-F", "--form"}
_WITH_VALUE = {
    *_DATA,
    "-H",
    "--header",
    "--url",
    "-X",
    "--request",
    "-o",
    "-A",
    "--user-agent",
    "-u",
    "--user",
    "-e",
    "--cookie",
    "-b",
    "-x",
    "--proxy",
    "--max-time",
    "-m",
    "--connect-timeout",
}
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def read_curl(text: str, found: Found) -> None:
    """Fill `found` from the first curl command in the text."""
    start = re.search(r"\bcurl(?:\.exe)?\b", text)
    if start is None:
        return
    words = split_command(text[start.end() :])
    data: list[str] = []
    index = 0
    while index < len(words):
        name, value, used = _option(words, index)
        index += used
        if name in {"-H", "--header"}:
            found.header(*_halves(value))
        elif name in _DATA:
            data.append(_data(name, value, found))
        elif name == "--url" or (name == "" and "/" in value):
            found.address(value)
    found.data(data)


def split_command(text: str) -> list[str]:
    """Split one command into words: '…', "…", $'…', backslashes, and the carets of cmd.exe."""
    if re.search(r"\^\s*\r?\n|\^\"", text):
        text = re.sub(r"\^(\r?\n\s*)?", "", text.replace("^^", "\x00")).replace("\x00", "^")
    text = re.sub(r"[\\`]\r?\n", " ", text)
    words: list[str] = []
    word: str | None = None
    index = 0
    while index < len(text):
        letter = text[index]
        if letter in " \t\r":
            if word is not None:
                words.append(word)
            word = None
            index += 1
        elif letter in "\n;|" or text.startswith("&&", index):
            break
        else:
            piece, index = _piece(text, index)
            word = (word or "") + piece
    return [*words, word] if word is not None else words


def _piece(text: str, index: int) -> tuple[str, int]:
    if text.startswith("$'", index):
        return _dollar_quoted(text, index + 2)
    letter = text[index]
    if letter == "'":
        end = text.find("'", index + 1)
        end = len(text) if end < 0 else end
        return text[index + 1 : end], end + 1
    if letter == '"':
        return _double_quoted(text, index + 1)
    if letter == "\\" and index + 1 < len(text):
        return text[index + 1], index + 2
    return letter, index + 1


def _double_quoted(text: str, index: int) -> tuple[str, int]:
    made = ""
    while index < len(text) and text[index] != '"':
        if text[index] == "\\" and text[index + 1 : index + 2] in {'"', "\\", "$", "`"}:
            index += 1
        made += text[index]
        index += 1
    return made, index + 1


def _dollar_quoted(text: str, index: int) -> tuple[str, int]:
    made = ""
    while index < len(text) and text[index] != "'":
        if text[index] == "\\":
            code = re.match(r"\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4}))", text[index:])
            if code:
                made += chr(int(code.group(1) or code.group(2), 16))
                index += code.end()
                continue
            index += 1
            made += _ESCAPES.get(text[index : index + 1], text[index : index + 1])
        else:
            made += text[index]
        index += 1
    return made, index + 1


def _option(words: list[str], index: int) -> tuple[str, str, int]:
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else ""
    if word in _WITH_VALUE:
        return word, following, 2
    name, equals, value = word.partition("=")
    if equals and name in _WITH_VALUE:
        return name, value, 1
    if word[:2] in {"-d", "-H", "-X", "-F"} and not word.startswith("--"):
        return word[:2], word[2:], 1
    if word.startswith("-"):
        return word, "", 1
    return "", word, 1


def _halves(header: str) -> tuple[str, str]:
    name, _, value = header.partition(":")
    return name, value


def _data(name: str, value: str, found: Found) -> str:
    if value.startswith("@"):
        found.notes.append(f"The body comes from the file {value[1:]}, which is not here: paste its text.")
        return ""
    if re.search(r"\$[A-Za-z_{(]", value):
        found.notes.append("The body has a shell variable in it: paste it with the value put in.")
    if name == "--data-urlencode":
        label, equals, content = value.partition("=")
        return f"{label}{equals}{quote(content, safe='')}" if equals else quote(value, safe="")
    if name in {"-F", "--form"}:
        found.notes.append("-F sends multipart/form-data, which Kraken does not read as parameters; use --data.")
    return re.sub(r"[\r\n]", "", value) if name in {"-d", "--data", "--data-ascii"} else value
