"""Body: JSON and form in each other's place, and JSON's own freedoms. Rows give the wrong body."""

from __future__ import annotations

import re
from functools import partial

from api_sign.bodies import SPACINGS, STRINGS, Number, json_style, text_of, write_form, write_in_style, write_json
from api_sign.model import way
from api_sign.nonce_text import with_nonce_in_body

from .body_parameters import is_number, truth

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from api_sign.model import Way
    from api_sign.request import Request

_way = partial(way, stage="body")
_ESCAPE = re.compile(r"\\u[0-9a-f]{4}")
_MARGIN = re.compile("\n +")


def _spacing(r: Request) -> Iterator[str]:
    if r.parsed is None or not r.parsed.is_json:
        return
    string = json_style(r.body, r.parsed)[3]
    for comma, colon, indent in SPACINGS:
        yield write_in_style(r.parsed.pairs, (comma, colon, indent, string))
    lines = write_json(r.parsed.pairs, comma=",", colon=": ", indent=1)
    yield _MARGIN.sub(lambda found: found.group().replace(" ", "\t"), lines)
    yield write_json(r.parsed.pairs, comma=",", colon=": ", indent=3)
    yield write_json(r.parsed.pairs, comma=", ", colon=": ", indent=2)
    yield write_json(r.parsed.pairs, comma=",", colon=": ", indent=4).replace("\n", "\r\n")
    yield write_json(r.parsed.pairs, comma=",", colon=": ", indent=2).replace("\n", "\r\n")
    yield write_json(r.parsed.pairs, comma=", ", colon=": ").replace("{", "{ ").replace("}", " }")


def _escapes(r: Request) -> Iterator[str]:
    if r.parsed is None or not r.parsed.is_json:
        return
    comma, colon, indent, _ = json_style(r.body, r.parsed)
    for string in STRINGS:
        yield write_in_style(r.parsed.pairs, (comma, colon, indent, string))
    ascii_only = write_in_style(r.parsed.pairs, (comma, colon, indent, STRINGS[0]))
    yield _ESCAPE.sub(lambda found: found.group().upper().replace("U", "u", 1), ascii_only)
    yield r.body.replace("/", "\\/") if "\\/" not in r.body else r.body.replace("\\/", "/")


def _quoted_numbers(r: Request) -> Iterator[str]:
    if r.parsed is None or not r.parsed.is_json:
        return
    style = json_style(r.body, r.parsed)
    pairs = r.parsed.pairs
    yield write_in_style(tuple((n, str(v) if isinstance(v, Number) else v) for n, v in pairs), style)
    yield write_in_style(tuple((n, Number(v) if isinstance(v, str) and is_number(v) else v) for n, v in pairs), style)
    for index, (name, value) in enumerate(pairs):
        if isinstance(value, str) and is_number(value):
            other = str(value) if isinstance(value, Number) else Number(value)
            yield write_in_style((*pairs[:index], (name, other), *pairs[index + 1 :]), style)
    yield with_nonce_in_body(r.body, r.nonce)
    for change in (_as_text, _as_number):
        yield write_in_style(tuple((name, _all(value, change)) for name, value in pairs), style)


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, Number) else value


def _as_number(value: object) -> object:
    return Number(value) if isinstance(value, str) and is_number(value) else value


def _all(value: object, change: Callable[[object], object]) -> object:
    """Change every value inside lists and objects too."""
    if isinstance(value, list):
        return [_all(item, change) for item in value]
    if isinstance(value, dict):
        return {name: _all(item, change) for name, item in value.items()}
    return change(value)


def _sorted(value: object) -> object:
    """Sort the names of an object and of every object inside."""
    if isinstance(value, list):
        return [_sorted(item) for item in value]
    if isinstance(value, dict):
        return {name: _sorted(value[name]) for name in sorted(value)}
    return value


def _written_anew(r: Request) -> Iterator[str]:
    """Give the JSON as other programs write it: several freedoms at once, as Python's json.dumps takes them."""
    if r.parsed is None or not r.parsed.is_json:
        return
    given = dict(r.parsed.pairs)
    strings = _distinct_strings(r.body)[:3]
    nonce_last = {**{name: value for name, value in given.items() if name != "nonce"}, "nonce": given.get("nonce")}
    orders: tuple[object, ...] = (given, _sorted(given), nonce_last if "nonce" in given else given)
    values = [
        order if change is None else _all(order, change) for order in orders for change in (None, _as_text, _as_number)
    ]
    for number in range(len(strings)):
        for value in values:
            yield write_json(value, comma=", ", colon=": ", string=strings[number])
            yield write_json(value, string=strings[number])
    for value in values:
        yield write_json(value, colon=": ", indent=2)
        yield write_json(value, colon=": ", indent=4)


def _distinct_strings(text: str) -> list[Callable[[str], str]]:
    """Return the ways of writing a JSON string that differ for `text`, commonest first."""
    found: dict[str, Callable[[str], str]] = {}
    for string in STRINGS:
        found.setdefault(string(text), string)
    return list(found.values())


def _to_json(r: Request) -> Iterator[str]:
    if r.parsed is None or r.parsed.is_json:
        return
    texts = r.parsed.pairs
    numbers = tuple((name, Number(value) if is_number(value) else truth(value)) for name, value in texts)
    plain = tuple((name, Number(value) if is_number(value) else value) for name, value in texts)
    nonce_only = tuple((name, Number(value) if name == "nonce" else value) for name, value in texts)
    all_but_nonce = tuple(
        (name, value if name == "nonce" else other) for (name, value), (_, other) in zip(texts, numbers, strict=True)
    )
    plain_but_nonce = tuple(
        (name, value if name == "nonce" else other) for (name, value), (_, other) in zip(texts, plain, strict=True)
    )
    kinds = {
        tuple((type(value), value) for _, value in pairs): pairs
        for pairs in (texts, numbers, nonce_only, all_but_nonce, plain, plain_but_nonce)
    }
    joined = "\0".join(part for pair in texts for part in map(str, pair))
    strings = _distinct_strings(joined)
    for pairs in kinds.values():
        behind = tuple(sorted(pairs, key=lambda pair: pair[0] == "nonce"))
        front = tuple(sorted(pairs, key=lambda pair: pair[0] != "nonce"))
        for order in dict.fromkeys((pairs, tuple(sorted(pairs, key=lambda pair: pair[0])), behind, front)):
            for comma, colon, indent in ((",", ":", 0), (", ", ": ", 0), (",", ": ", 2), (",", ": ", 4)):
                for string in strings if indent == 0 else strings[:1]:
                    yield write_json(order, comma=comma, colon=colon, indent=indent, string=string)
    for pairs in (texts, all_but_nonce, numbers):
        if any("[" in name for name, _ in pairs):
            yield write_json(_nested(pairs))
            yield write_json(_nested(pairs), comma=", ", colon=": ")
    for kind in (all_but_nonce, numbers, plain_but_nonce, plain):
        yield from _with_floats(kind, strings[:2])


def _with_floats(pairs: tuple[tuple[str, object], ...], strings: list[Callable[[str], str]]) -> Iterator[str]:
    """Write numbers with a fraction as Python and JavaScript print a double."""
    for spell in (repr, as_javascript):
        floats = tuple(
            (name, Number(spell(float(value))) if isinstance(value, Number) and "." in value else value)
            for name, value in pairs
        )
        for string in strings:
            yield write_json(floats, string=string)
            yield write_json(floats, comma=", ", colon=": ", string=string)


def as_javascript(number: float) -> str:
    """Write a number as JavaScript does: without .0, and an exponent from seven places on."""
    text = repr(number).removesuffix(".0")
    mantissa, found, power = text.partition("e-")
    if not found:
        return text
    places = int(power)
    return f"{number:.20f}".rstrip("0") if places < 7 else f"{mantissa}e-{places}"


def _nested(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Put close[price] into an object named close."""
    made: dict[str, Any] = {}
    for name, value in pairs:
        outer, found, inner = name.removesuffix("]").partition("[")
        if found and isinstance(made.setdefault(outer, {}), dict):
            made[outer][inner] = value
        else:
            made[name] = value
    return made


def _flat(pairs: Iterable[tuple[str, object]]) -> Iterator[tuple[str, object]]:
    """Write the object close as close[price], a list as orders[0]."""
    for name, value in pairs:
        inside: Iterable[tuple[object, object]] = ()
        if isinstance(value, dict):
            inside = value.items()
        elif isinstance(value, list):
            inside = enumerate(value)
        if inside:
            yield from _flat((f"{name}[{key}]", item) for key, item in inside)
        else:
            yield name, value


def _printed(value: object) -> object:
    """Turn a value into text as JavaScript does: an object becomes its name."""
    if isinstance(value, dict):
        return "[object Object]"
    return ",".join(text_of(_printed(item)) for item in value) if isinstance(value, list) else value


def _to_form(r: Request) -> Iterator[str]:
    if r.parsed is None or not r.parsed.is_json:
        return
    for pairs in (r.parsed.pairs, tuple(sorted(r.parsed.pairs, key=lambda pair: pair[0]))):
        yield write_form(pairs)
        yield write_form(pairs, python=True)
        yield write_form(pairs, blank="%20")
        yield write_form(pairs, safe="[]")
        yield write_form(pairs, safe=",[]:@/", blank=" ")
        kept = tuple(pair for pair in pairs if pair[1] is not None)
        yield write_form(kept)
        for python in (True, False):
            yield "&".join(f"{name}={text_of(value, python=python)}" for name, value in pairs)
    flat = tuple(_flat(r.parsed.pairs))
    yield write_form(flat)
    yield write_form(flat, safe="[]")
    yield write_form(flat, blank="%20")
    printed = tuple((name, _printed(value)) for name, value in r.parsed.pairs)
    yield write_form(printed, safe="*")
    yield "&".join(f"{name}={value}" for name, value in printed)
    repeated = [
        (name, "" if isinstance(item, dict | list) else item)
        for name, value in r.parsed.pairs
        for item in (value if isinstance(value, list) else [value])
    ]
    yield write_form(tuple(repeated), safe="!'()*", blank="%20")


BODY_JSON: tuple[Way, ...] = (
    _way(
        "body-json-instead-of-form",
        _to_json,
        "Your code signed the parameters as JSON, the body given here is form-encoded",
        "This signature is right for a JSON body with the same parameters.",
        "Send exactly the JSON that was signed with Content-Type: application/json, or sign the form-encoded text.",
        kind="differs",
        seen="daymer91/trading-Kraken-google: kraken_api.py",
        python="requests.post(url, headers=headers, data=postdata)   # not json=",
        javascript="body: new URLSearchParams(params).toString()   // not JSON.stringify",
    ),
    _way(
        "body-form-instead-of-json",
        _to_form,
        "Your code signed the parameters form-encoded, the body given here is JSON",
        "This signature is right for a form-encoded body with the same parameters.",
        "Sign the very JSON text that is sent, or send the form-encoded text that was signed.",
        kind="differs",
        python="body = json.dumps(data); sign(…, body); requests.post(url, data=body, headers=…)",
    ),
    _way(
        "body-json-spacing",
        _spacing,
        "Your code signed the JSON with other blanks or line breaks",
        "The same JSON object, but other white space between its parts than in the body given here.",
        "Write the JSON once, keep the string, sign it and send that very string.",
        kind="differs",
        python="body = json.dumps(data)   # send data=body; json= writes it again, differently",
        javascript="const body = JSON.stringify(params)   // sign and send this string",
    ),
    _way(
        "body-json-escapes",
        _escapes,
        "Your code signed the JSON with other escapes",
        "The same JSON text, but slashes, accents or marks such as < are escaped in one of the two.",
        "Write the JSON once and use that string for both.",
        kind="differs",
        php="json_encode($params, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), once",
        python="json.dumps(data, ensure_ascii=False), once",
        go="json.Marshal once; it escapes <, > and &",
    ),
    _way(
        "body-json-quoted-numbers",
        _quoted_numbers,
        "Your code signed the JSON with numbers quoted differently",
        "A value stands with quotation marks in one body and without them in the other.",
        "Decide once whether values are text or numbers, and send what was signed.",
        kind="differs",
    ),
    _way(
        "body-json-written-anew",
        _written_anew,
        "Your code signed the same JSON as another program writes it",
        "The same object was written twice, by two encoders: white space, escapes, order or quoted numbers differ.",
        "Write the JSON once, keep the string, sign it and send that very string.",
        kind="differs",
        python="body = json.dumps(data)   # send data=body; json=data writes it again",
        go="body, err := json.Marshal(order)   // once: sign and send these bytes",
    ),
)
