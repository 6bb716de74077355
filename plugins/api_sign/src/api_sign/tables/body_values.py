"""Body: numbers, truth values and lists written in another way. Rows give the wrong body."""

from __future__ import annotations

from functools import partial
from itertools import chain
from urllib.parse import quote, quote_plus

from api_sign.bodies import Number, json_style, write_in_style, write_json
from api_sign.model import way

from .body_json import as_javascript
from .body_parameters import LONGEST_NUMBER, is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from api_sign.model import Way
    from api_sign.request import Request

_way = partial(way, stage="body")
_WHOLE = {"nonce", "otp", "userref", "ofs", "start", "end", "timeout"}


def _respelled(r: Request, spell: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """Respell every value that `spell` knows: all at once, then each alone; the nonce stays."""
    if r.parsed is None:
        return
    choices = [
        (index, list(spell(_text(value)))) for index, (name, value) in enumerate(r.parsed.pairs) if name != "nonce"
    ]
    choices = [(index, spelled) for index, spelled in choices if spelled]
    for number in range(max((len(spelled) for _, spelled in choices), default=0)):
        yield _replaced(r, {index: spelled[min(number, len(spelled) - 1)] for index, spelled in choices})
    if len(choices) > 1:
        for index, spelled in choices:
            for text in spelled:
                yield _replaced(r, {index: text})


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else value if isinstance(value, str) else ""


def _replaced(r: Request, values: dict[int, str]) -> str:
    if r.parsed is None or not r.parsed.is_json:
        parts = r.body.split("&")
        for index, value in values.items():
            parts[index] = parts[index].partition("=")[0] + "=" + value
        return "&".join(parts)
    pairs = list(r.parsed.pairs)
    for index, value in values.items():
        name, old = pairs[index]
        pairs[index] = (name, Number(value) if isinstance(old, Number | bool) else value)
    return write_in_style(tuple(pairs), json_style(r.body, r.parsed))


def _spelled(spell: Callable[[str], Iterable[str]]) -> Callable[[Request], Iterator[str]]:
    return lambda r: _respelled(r, spell)


def _with_fraction(text: str) -> list[str]:
    return [f"{text}.0", f"{text}.00", f"{text}.00000000", f"{text}.0000", f"{text}."] if text.isdigit() else []


def _fraction_changed(text: str) -> list[str]:
    if not is_number(text):
        return []
    bare = text.rstrip("0").rstrip(".") if "." in text else text
    number = float(text)
    forms = [bare, *(f"{number:.{places}f}" for places in (8, 10, 6, 5, 4, 2, 1, 0, 3, 7, 9)), repr(number)]
    return [form for form in (*forms, text.removeprefix("0")) if "e" not in form]


def _exponent(text: str) -> list[str]:
    if not is_number(text) or float(text) == 0 or 1e-3 <= abs(float(text)) < 1e6:
        return []  # no language writes an exponent there by itself
    mantissa, power = shortest_exponent(float(text))
    places = int(power)
    return [
        f"{mantissa}E{places:+03d}",
        f"{mantissa}e{places:+03d}",
        f"{mantissa}E{places}",
        f"{mantissa}e{places}",
        f"{mantissa}e{places:+d}",
        f"{mantissa}E{places:+d}",
        f"{mantissa}.0E{places}" if "." not in mantissa else f"{mantissa}E{places:+04d}",
        f"{float(text):e}",
        f"{float(text):E}",
    ]


def shortest_exponent(number: float) -> tuple[str, str]:
    """Return the shortest mantissa and the power of ten of a number."""
    for digits in range(1, 18):
        text = f"{number:.{digits - 1}e}"
        if float(text) == number:
            return text.partition("e")[0], text.partition("e")[2]
    return f"{number:.16e}".partition("e")[0], f"{number:.16e}".partition("e")[2]


def _all_as_floats(r: Request) -> Iterator[str]:
    """Write all numbers at once as Python, JavaScript and Java print a double, exponents among them."""
    if r.parsed is None:
        return
    for whole in (_WHOLE, {"nonce"}):
        numbers = {
            index: float(str(value))
            for index, (name, value) in enumerate(r.parsed.pairs)
            if name not in whole and is_number(value)
        }
        for spell in (repr, as_javascript, lambda number: repr(number).upper().replace("E-0", "E-")):
            yield _replaced(r, {index: spell(number) for index, number in numbers.items()})


def _decimal(text: str) -> list[str]:
    """Undo an exponent: 1e-05 becomes 0.00001."""
    try:
        return (
            [f"{float(text):.20f}".rstrip("0").rstrip(".")]
            if "e" in text.lower() and len(text) < LONGEST_NUMBER
            else []
        )
    except ValueError:
        return []


def _comma(text: str) -> list[str]:
    if not is_number(text) or "." not in text:
        return []
    return [text.replace(".", ","), text.replace(".", "%2C"), text.replace(".", "%2c")]


def _grouped(text: str) -> list[str]:
    if not is_number(text) or float(text) < 1000:
        return []
    whole, point, fraction = text.partition(".")
    plain = f"{int(whole):,}{point}{fraction}"
    return [plain, plain.replace(",", "%2C"), plain.replace(",", "."), plain.replace(",", "+")]


def _truth(text: str) -> list[str]:
    forms = {
        "true": ["True", "1", "TRUE", "yes", "on"],
        "false": ["False", "0", "", "FALSE", "no"],
        "True": ["true", "1", "TRUE"],
        "False": ["false", "0", "", "FALSE"],
        "1": ["true", "True"],
        "0": ["false", "False"],
    }
    return forms.get(text, [])


def _lists(r: Request) -> Iterator[str]:
    if r.parsed is None:
        return
    order = sorted(enumerate(r.parsed.pairs), key=lambda entry: "," not in str(entry[1][1]))
    for index, (name, value) in order:
        items = value if isinstance(value, list) else str(value).split(",") if "," in str(value) else [value]
        items = [str(item).strip() for item in items]
        if name == "nonce" or (len(items) == 1 and name not in {"pair", "asset", "txid", "trades", "report"}):
            continue
        printed = (
            repr(items),
            f"[{', '.join(items)}]",
            repr(tuple(items)),
            f"[{' '.join(items)}]",
            write_json(items),
            "Array",
            f"{{{', '.join(items)}}}",
            "System.String[]",
            " ".join(items),
            ";".join(items),
        )
        if r.parsed.is_json:
            if isinstance(value, list):
                yield _replaced_json(r, index, ",".join(items))
            else:
                yield _replaced_json(r, index, items)
            for text in printed:
                yield _replaced_json(r, index, text)
            continue
        parts = r.body.split("&")
        key = parts[index].partition("=")[0]
        for text in printed:
            yield "&".join([*parts[:index], f"{key}={quote_plus(text)}", *parts[index + 1 :]])
            yield "&".join([*parts[:index], f"{key}={text}", *parts[index + 1 :]])
            yield "&".join([*parts[:index], f"{key}={quote(text, safe='')}", *parts[index + 1 :]])
        for pattern in ("{}", "{}[]", "{}%5B%5D", "{}[{i}]", "{}%5B{i}%5D"):
            repeated = [f"{pattern.format(key, i=i)}={quote_plus(item)}" for i, item in enumerate(items)]
            yield "&".join([*parts[:index], *repeated, *parts[index + 1 :]])


def _replaced_json(r: Request, index: int, value: object) -> str:
    if r.parsed is None:
        return r.body
    pairs = list(r.parsed.pairs)
    pairs[index] = (pairs[index][0], value)
    return write_in_style(tuple(pairs), json_style(r.body, r.parsed))


BODY_VALUES: tuple[Way, ...] = (
    _way(
        "body-number-fraction",
        _spelled(_with_fraction),
        "Your code signed whole numbers with a fraction, as 37500.0",
        "A whole number became a floating-point number before it was written.",
        "Keep prices and volumes as text (or decimals) from input to body.",
        kind="differs",
        python='"price": "37500"   # not 37500.0',
        java="BigDecimal.toPlainString()",
    ),
    _way(
        "body-number-digits",
        _spelled(_fraction_changed),
        "Your code signed numbers with other digits after the point",
        "The same values, but with zeros added or removed, or rounded to another number of places.",
        "Format each number once, and use the formatted text for both.",
        kind="differs",
        python='f"{volume:.8f}", once',
        javascript="volume.toFixed(8), once",
    ),
    _way(
        "body-number-exponent",
        lambda r: chain(_spelled(_exponent)(r), _all_as_floats(r)),
        "Your code signed a number in scientific notation, as 1E-05",
        "A small number was printed with an exponent when the signed text was made.",
        "Format numbers with a fixed number of places, once.",
        python='f"{volume:.8f}"   # str(0.00001) is 1e-05',
        javascript="volume.toFixed(8)",
        java="BigDecimal.toPlainString()",
        csharp='volume.ToString("0.########")',
    ),
    _way(
        "body-number-no-exponent",
        _spelled(_decimal),
        "Your code signed a plain number, the body given here has 1e-05",
        "The same value, written without the exponent.",
        "Format each number once, without an exponent.",
        kind="differs",
    ),
    _way(
        "body-decimal-comma",
        _spelled(_comma),
        "A number was written with a decimal comma",
        "The user's language setting put a comma where the point belongs.",
        "Format numbers without a locale.",
        csharp="value.ToString(CultureInfo.InvariantCulture)",
        java="String.format(Locale.ROOT, …)",
        vba='Replace(CStr(value), ",", ".")',
        php="json_encode or %F in sprintf",
    ),
    _way(
        "body-number-grouped",
        _spelled(_grouped),
        "A number was written with marks between its thousands",
        "A number format for people was used for the machine.",
        "Format numbers without grouping.",
        rare=True,
    ),
    _way(
        "body-truth-values",
        _spelled(_truth),
        "True, true and 1 were mixed up",
        "A truth value was written in the language's own way in one body and in another way in the other.",
        "Write the text true yourself before encoding.",
        kind="differs",
        python='"validate": "true"   # urlencode writes True for the bool',
        php="'true'   // true becomes 1",
    ),
    _way(
        "body-list",
        _lists,
        "A list was written in another way",
        "Kraken wants several values as one text with commas; another form of the list was signed.",
        'Join the values with commas first: "XBTUSD,ETHUSD".',
        python='"pair": ",".join(pairs)',
        javascript='pairs.join(",")',
        php="implode(',', $pairs)",
    ),
)
