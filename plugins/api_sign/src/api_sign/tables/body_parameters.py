"""Body: other parameters, another order, something in front or behind. Rows give the wrong body."""

from __future__ import annotations

from functools import partial

from api_sign.bodies import Number, json_style, write_in_style
from api_sign.model import way
from api_sign.nonce_text import as_integer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from api_sign.model import Way
    from api_sign.request import Request

_way = partial(way, stage="body")
_OPTIONAL = (
    "otp price2 price leverage oflags starttm expiretm userref cl_ord_id validate timeinforce deadline reduce_only "
    "stptype trigger displayvol close asset aclass type start end ofs trades pair fee-info rebase_multiplier "
    "without_count docalcs txid method address network key amount refid"
).split()


LONGEST_NUMBER = 40
"""Characters beyond which a text is not looked at as a number."""


def parts_of(r: Request) -> list[tuple[str, object]]:
    """Return the parameters with their values as written: raw text for a form, values for JSON."""
    if r.parsed is None:
        return []
    if r.parsed.is_json:
        return list(r.parsed.pairs)
    return [(part.partition("=")[0], part) for part in r.body.split("&")]


def written(r: Request, parts: Iterable[tuple[str, object]]) -> str:
    """Write what `parts_of` gave in the body's own style."""
    if r.parsed is not None and r.parsed.is_json:
        return write_in_style(tuple(parts), json_style(r.body, r.parsed))
    return "&".join(str(part) for _, part in parts)


def _moved(order: Callable[[list[tuple[str, object]]], Iterable[tuple[str, object]]]) -> Callable[[Request], list[str]]:
    def make(r: Request) -> list[str]:
        parts = parts_of(r)
        return [written(r, order(parts))] if len(parts) > 1 else []

    return make


def _nonce_to_end(parts: list[tuple[str, object]]) -> list[tuple[str, object]]:
    return [part for part in parts if part[0] != "nonce"] + [part for part in parts if part[0] == "nonce"]


def _nonce_to_front(parts: list[tuple[str, object]]) -> list[tuple[str, object]]:
    return [part for part in parts if part[0] == "nonce"] + [part for part in parts if part[0] != "nonce"]


def _sorted(r: Request) -> list[str]:
    parts = parts_of(r)
    if len(parts) < 2:
        return []
    orders = (sorted(parts, key=lambda part: part[0]), sorted(parts, key=lambda part: part[0].lower()))
    return [written(r, order) for order in orders] + [
        written(r, sorted(parts, key=lambda part: str(part[1]))),
        written(r, sorted(parts, key=lambda part: part[0], reverse=True)),
    ]


def _without_nonce(r: Request) -> list[str]:
    rest = [part for part in parts_of(r) if part[0] != "nonce"]
    return [written(r, rest)] if len(rest) < len(parts_of(r)) else []


def _nonce_twice(r: Request) -> list[str]:
    if r.parsed is None:
        return []
    if r.parsed.is_json:
        inside = r.body.strip()[1:]
        return [f'{{"nonce":"{r.nonce}",{inside}', f'{{"nonce":{r.nonce},{inside}']
    return [f"nonce={r.nonce}&{r.body}", f"{r.body}&nonce={r.nonce}", f"nonce={r.body}", f"nonce={r.nonce}{r.body}"]


def _left_out(r: Request) -> Iterator[str]:
    parts = parts_of(r)
    last_first = [index for index in reversed(range(len(parts))) if parts[index][0] != "nonce"]
    for name in ("otp", "validate"):
        for index in last_first:
            if parts[index][0] == name:
                yield written(r, parts[:index] + parts[index + 1 :])
    for index in last_first:
        yield written(r, parts[:index] + parts[index + 1 :])
    for length in range(len(parts) - 2, 0, -1):
        yield written(r, parts[:length])
    yield written(r, [part for part in parts if part[0] == "nonce"])


def _empty_ones(r: Request) -> Iterator[str]:
    if r.parsed is None:
        return
    pairs = r.parsed.pairs
    kept = [
        part
        for part, pair in zip(parts_of(r), pairs, strict=False)
        if pair[1] not in (None, "", "None", "null", "undefined", "nil")
    ]
    if len(kept) < len(pairs):
        yield written(r, kept)
    names = [name for name in _OPTIONAL if all(name != pair[0] for pair in pairs)]
    words = ("None", "null", "undefined", "", "nil")
    if not r.parsed.is_json:
        for word in words[:4]:
            yield from (f"{r.body}&{name}={word}" for name in names[:2])
    for name in names:
        if r.parsed.is_json:
            yield written(r, [*pairs, (name, None)])
            yield written(r, [*pairs, (name, "")])
            continue
        for word in words:
            yield f"{r.body}&{name}={word}"
            yield f"{name}={word}&{r.body}"
            yield r.body.replace("&", f"&{name}={word}&", 1)


def _words(r: Request) -> list[str]:
    if r.parsed is None:
        return ["undefined", "None", "null", "[object Object]"]
    pairs = r.parsed.pairs
    printed = ", ".join(f"{name}={value}" for name, value in pairs)
    plain = {name: _python(value) for name, value in pairs}
    number = {**plain, "nonce": int(r.nonce)} if "nonce" in plain and as_integer(r.nonce) is not None else plain
    listed = ", ".join(f'"{name}"=>"{value}"' for name, value in pairs)
    numbers = {name: truth(value) if not is_number(str(value)) else _number(str(value)) for name, value in pairs}
    return [
        repr(plain),
        repr(number),
        repr(list(plain.items())),
        "[object Object]",
        f"{{{printed}}}",
        f"[{printed}]",
        "undefined",
        "None",
        "null",
        "Array",
        "[object URLSearchParams]",
        f"{{{listed}}}",
        repr(r.body.encode()),
        repr(tuple(plain.items())),
        "map[" + " ".join(f"{name}:{value}" for name, value in sorted(pairs)) + "]",
        "System.Collections.Generic.Dictionary`2[System.String,System.String]",
        "[object FormData]",
        "{}",
        repr({**numbers, "nonce": plain["nonce"]} if "nonce" in plain else numbers),
        repr(numbers),
        "map[" + " ".join(f"{name}:[{value}]" for name, value in sorted(pairs)) + "]",
        f"{{{', '.join(f':{name}=>{_ruby(value)}' for name, value in pairs)}}}",
        f"{{{', '.join(f'{name}: {_ruby(value)}' for name, value in pairs)}}}",
        f"{{{', '.join(f'{chr(34)}{name}{chr(34)} => {_ruby(value)}' for name, value in pairs)}}}",
    ]


def _number(text: str) -> object:
    return int(text) if text.isdigit() else float(text)


def _ruby(value: object) -> str:
    return f'"{value}"'


def _python(value: object) -> object:
    """Return a JSON number as Python's own number, other values unchanged."""
    if not isinstance(value, Number) or not is_number(value):
        return value
    return int(value) if value.isdigit() else float(value)


def _marks(r: Request) -> list[str]:
    if r.parsed is None or r.parsed.is_json:
        return []
    parts = r.body.split("&")
    return [
        *(mark.join(parts) for mark in ("", "?", ";", ",", ", ", "\n", " & ", "&\n", "|")),
        r.body.replace("=", ":"),
        r.body.replace("=", ""),
        r.body.replace("=", ": ").replace("&", ", "),
        "".join(part.partition("=")[2] for part in parts),
        "".join(str(value) for _, value in r.parsed.pairs),
    ]


def is_number(value: object) -> bool:
    """Whether the text would be a JSON number."""
    text = str(value)
    whole = text.removeprefix("-").replace(".", "", 1)
    return (
        len(text) < LONGEST_NUMBER
        and whole.isascii()
        and whole.isdigit()
        and not text.endswith(".")
        and not text.startswith(".")
    )


def truth(value: object) -> object:
    """Return True or False for the texts true and false, other values unchanged."""
    return {"true": True, "false": False}.get(str(value), value)


BODY_PARAMETERS: tuple[Way, ...] = (
    _way(
        "body-nonce-missing",
        _without_nonce,
        "The body was signed without its nonce",
        "The nonce was added to the parameters after the body for the signature was made.",
        "Put the nonce into the parameters first, then encode and sign them.",
        seen="https://github.com/nothingisdead/npm-kraken-api/issues/20",
        python='data["nonce"] = nonce; postdata = urlencode(data); sign(…); post(data=postdata)',
    ),
    _way(
        "body-empty",
        lambda _r: [""],
        "The signature was made over the nonce alone, the body was empty",
        "SHA-256 read the nonce and nothing after it.",
        "Hash nonce + body, with the body as it is sent.",
    ),
    _way(
        "body-nonce-at-end",
        _moved(_nonce_to_end),
        "Your code signed the nonce as the last parameter",
        "The same parameters, but the nonce stands at the end of the signed text.",
        "Encode once and send what was signed; the order itself is free.",
        kind="differs",
    ),
    _way(
        "body-nonce-at-front",
        _moved(_nonce_to_front),
        "Your code signed the nonce as the first parameter",
        "The same parameters, but the nonce stands at the beginning of the signed text.",
        "Encode once and send what was signed; the order itself is free.",
        kind="differs",
    ),
    _way(
        "body-sorted",
        _sorted,
        "Your code signed the parameters in alphabetical order",
        "Some guides ask for sorted parameters; Kraken does not. What counts is that signed and sent text are equal.",
        "Encode once, sign that text and send it; drop the sorting or sort the sent body too.",
        kind="differs",
        seen="https://www.kdj.com/Cryptocurrency-Encyclopedia/Exchanges/invalid-api-signature-error-kraken-trading-api.html",
        go="body := values.Encode()   // Encode sorts: send this same string",
    ),
    _way(
        "body-reversed",
        _moved(lambda parts: parts[::-1]),
        "Your code signed the parameters in the opposite order",
        "The same parameters from last to first.",
        "Encode once, sign that text and send it.",
        kind="differs",
    ),
    _way(
        "body-nonce-twice",
        _nonce_twice,
        "The signed body has the nonce twice",
        "The nonce was added although the parameters already had it, or nonce= was written in front once more.",
        "Put the nonce into the parameters in one place only.",
        seen="https://github.com/nothingisdead/npm-kraken-api/issues/48",
    ),
    _way(
        "body-parameter-added-later",
        _left_out,
        "A parameter (or otp) was added after signing",
        "The signed body lacks a parameter that the body given here has.",
        "Complete the parameters first, otp included, then encode, sign and send.",
        seen="https://github.com/dominiktraxl/pykrakenapi/issues/24",
    ),
    _way(
        "body-null-parameters",
        _empty_ones,
        "Empty parameters (null, None, undefined) are in one of the two bodies only",
        "An option without a value was written as text in the signed body and left out of the other, or the reverse.",
        "Remove parameters without a value before encoding, then encode once.",
        seen="yujinlim/bittrade-kraken-rest: README.md",
        python="data = {name: value for name, value in data.items() if value is not None}",
        javascript="for (const name in params) if (params[name] == null) delete params[name]",
    ),
    _way(
        "body-printed-object",
        _words,
        "The printed form of an object was signed instead of the encoded parameters",
        "The text is what a language prints for a dictionary, map or object, not a form or JSON body.",
        "Encode the parameters first and use that string for both signing and sending.",
        python="urllib.parse.urlencode(data)   # not str(data)",
        javascript="new URLSearchParams(params).toString()   // not String(params)",
        php="http_build_query($params, '', '&')",
        java="encode each pair yourself   // not map.toString()",
    ),
    _way(
        "body-other-separators",
        _marks,
        "The parameters were joined with something other than & and =",
        "Form encoding joins name=value pairs with &; the signed text did not.",
        "Let the language's own function encode the parameters.",
        seen="https://github.com/krijnsent/crypto_vba/issues/24",
        php="http_build_query($params, '', '&')   // arg_separator may be set to &amp;",
    ),
)
