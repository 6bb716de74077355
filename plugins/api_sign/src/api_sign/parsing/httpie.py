"""Commands of HTTPie: `http --form POST … API-Key:… nonce=…`; its rules for words are those of its manual, 3.2."""

from __future__ import annotations

import json
import re

from api_sign.bodies import write_form

from .curl import split_command

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .found import Found

_COMMAND = re.compile(r"(?:^|[\n|;&])[ \t]*(?:[$%>#][ \t]+)?https?[ \t]+(?=[^\s:=])")
_ITEM = re.compile(r"([^:=@]+)(:=@|=@|:=|==|=|:|@)(.*)", re.DOTALL)
_WITH_VALUE = {"-a", "--auth", "-A", "--auth-type", "-p", "--print", "-o", "--output", "-s", "--style", "--session"}


def read_httpie(text: str, found: Found) -> bool:
    """Fill `found` from the first command of HTTPie; tell whether it names the fields of a body."""
    start = _COMMAND.search(text)
    if start is None:
        return False
    words = split_command(text[start.end() :])
    options = {word for word in words if re.fullmatch("--?[a-z-]+", word)}
    fields: list[tuple[str, object]] = []
    index = 0
    while index < len(words):
        word = words[index]
        index += 2 if word in _WITH_VALUE else 1
        if word == "--raw" or word.startswith("--raw="):
            found.data([word[6:] or "".join(words[index : index + 1])])
            index += word == "--raw"
        elif word.startswith("-"):
            continue
        elif found.path is None:
            found.address(word)
        else:
            _take(word, fields, found)
    if found.path is None or not fields:
        return False
    found.data(_body(fields, as_form=bool(options & {"-f", "--form"}), found=found))
    return True


def _body(fields: list[tuple[str, object]], *, as_form: bool, found: Found) -> list[str]:
    if any("\\" in name or ("[" in name and not as_form) for name, _ in fields):
        found.notes.append("A name has brackets or a backslash, which HTTPie reads in its own way: paste the body.")
        return []
    return [write_form(tuple(fields)) if as_form else json.dumps(dict(fields))]


def _take(word: str, fields: list[tuple[str, object]], found: Found) -> None:
    item = _ITEM.fullmatch(word)
    if item is None:
        return
    name, sign, value = item.groups()
    if sign == ":":
        found.header(name, value)
    elif sign == "=":
        fields.append((name, value))
    elif sign == ":=":
        fields.append((name, _from_json(value)))
    elif sign == "==":
        found.notes.append(f"{name}== is put into the address, not into the body; write {name}= to send it.")
    else:
        found.notes.append(f"{name} comes from the file {value}, which is not here: paste its text.")


def _from_json(value: str) -> object:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value
