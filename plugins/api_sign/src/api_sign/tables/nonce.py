"""Nonce: another text in front of the body than the body's own nonce. Rows give (text in front, body)."""

from __future__ import annotations

from functools import partial
from itertools import chain

from api_sign import nonce_text
from api_sign.model import way

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from api_sign.model import Way
    from api_sign.request import Request

    Pair = tuple[str, str]

_way = partial(way, stage="nonce")


def _written(spell: Callable[[int], Iterable[str]]) -> Callable[[Request], Iterator[Pair]]:
    """Give each spelling in front only, in both places, and in the body only; the commonest first."""

    def make(r: Request) -> Iterator[Pair]:
        number = nonce_text.as_integer(r.nonce)
        return iter(()) if number is None else _placed(r, list(spell(number)))

    return make


def _placed(r: Request, texts: list[str]) -> Iterator[Pair]:
    """Put each text in front, in both places and in the body; four in front come before other places."""
    places: list[list[Pair]] = [[], [], []]
    for text in texts:
        inside = nonce_text.with_nonce_in_body(r.body, text)
        for place, pair in zip(places, ((text, r.body), (text, inside), (r.nonce, inside)), strict=True):
            place.append(pair)
    front, both, body = places
    yield from chain(front[:2], both[:1], front[2:4], body[:1], both[1:2], front[4:6], body[1:2])
    yield from chain(*places)


def _words(r: Request) -> Iterator[Pair]:
    words = (
        "undefined",
        "None",
        "null",
        "nonce",
        "NaN",
        "nil",
        "[object Object]",
        "[object Promise]",
        "0",
        "false",
        "$nonce",
        "{nonce}",
        "%s",
        "Array",
        "True",
        "-1",
        "true",
        "NULL",
        "1",
    )
    yield from _placed(r, list(words))


def _stray(r: Request) -> Iterator[Pair]:
    n = r.nonce
    for text in (
        f'"{n}"',
        f"{n}\n",
        f"{n} ",
        f"'{n}'",
        f" {n}",
        f"{n}\r\n",
        f"{n}L",
        f"b'{n}'",
        f"{n}\0",
        f"{n}n",
        f"\ufeff{n}",
        f"+{n}",
        f"({n},)",
        f"[{n}]",
        f"['{n}']",
        f"{n};",
    ):
        if text.rstrip(" \r\n\0;") != n:  # behind it, it is the separator of the inner hash
            yield text, r.body
        yield text, nonce_text.with_nonce_in_body(r.body, text)


def _of_body(r: Request) -> Iterator[Pair]:
    inside = nonce_text.nonce_in_body(r.body)
    if inside is not None and inside != r.nonce:
        yield inside, r.body
        yield r.nonce, nonce_text.with_nonce_in_body(r.body, r.nonce)


def _cut(number: int) -> Iterator[str]:
    digits = str(number)
    if len(digits) < 20:
        yield digits.zfill(20)
    for length in (10, 13, 16, 9, 8, 12, 15, 18):
        if length < len(digits):
            yield digits[:length]
            yield digits[-length:]
    for length in (16, 19, 20, 13, 32):
        if length > len(digits):
            yield digits.zfill(length)
    yield f"0{digits}"
    yield f"{number:x}"
    yield hex(number)


NONCE: tuple[Way, ...] = (
    _way(
        "nonce-missing",
        lambda r: [("", r.body)],
        "The nonce was left out in front of the body",
        "SHA-256 must read the nonce and then the body, so the nonce is there twice: in front and in the body.",
        "Hash nonce + body, even though the body has the nonce already.",
        seen="https://superuser.com/questions/1123526/curl-example-for-accessing-authenticated-kraken-api",
        python='hashlib.sha256((str(data["nonce"]) + postdata).encode())',
        swift="SHA256.hash(data: Data((nonce + body).utf8))",
        javascript='createHash("sha256").update(nonce + body)',
    ),
    _way(
        "nonce-doubled",
        lambda r: [(r.nonce * 2, r.body), (r.nonce * 3, r.body)],
        "The nonce was put in front of the body twice",
        "The text for SHA-256 began with the nonce more than once.",
        "Put it in front once: nonce + body.",
    ),
    _way(
        "nonce-with-name",
        lambda r: [
            (f"nonce={r.nonce}", r.body),
            (f"nonce={r.nonce}&", r.body),
            (f"nonce{r.nonce}", r.body),
            (f'"nonce":"{r.nonce}"', r.body),
            (f'{{"nonce":"{r.nonce}"}}', r.body),
            (f"nonce: {r.nonce}", r.body),
            (f"nonce:{r.nonce}", r.body),
            (f"nonce = {r.nonce}", r.body),
            (f"NONCE={r.nonce}", r.body),
            (f'{{"nonce":{r.nonce}}}', r.body),
            (f"{{'nonce': '{r.nonce}'}}", r.body),
        ],
        "The nonce in front was written with its name",
        "In front of the body come the digits alone; here the word nonce stood there too.",
        "Put only the digits in front: 1616492376594nonce=1616492376594&….",
    ),
    _way(
        "nonce-other-unit",
        _written(nonce_text.other_units),
        "The nonce in front and the nonce in the body are in different units",
        "One of the two is in seconds and the other in milliseconds, or the like.",
        "Make the nonce once, keep it in a variable, and use that variable in both places.",
        python="nonce = str(time.time_ns() // 1_000_000)   # once; then use nonce twice",
    ),
    _way(
        "nonce-float",
        _written(nonce_text.floats),
        "The nonce was written with a decimal point",
        "A number with a fraction was turned into text: the signed nonce has a decimal point.",
        "Make the nonce a whole number before it becomes text.",
        python="str(int(time.time() * 1000))",
        javascript="String(Date.now())   // not performance.now()",
        ruby="(Time.now.to_f * 1000).to_i.to_s",
        php="number_format(microtime(true) * 1000, 0, '.', '')",
        r='sprintf("%.0f", as.numeric(Sys.time()) * 1000)',
    ),
    _way(
        "nonce-scientific",
        _written(nonce_text.scientific),
        "The nonce was written in scientific notation",
        "A large number was printed as in 1.6E+12 when it became text.",
        "Print it as a whole number, without an exponent.",
        php="number_format($nonce, 0, '.', '')   // or PHP_INT_SIZE 8 and an int",
        r="format(nonce, scientific = FALSE)",
        vba='Format(nonce, "0")',
        java="Long.toString(nonce)   // not Double",
    ),
    _way(
        "nonce-rounded",
        _written(nonce_text.rounded),
        "The nonce lost digits in a floating-point number",
        "Above 9,007,199,254,740,991 a double cannot hold every whole number; the last digits changed.",
        "Keep the nonce as text or as a 64-bit integer.",
        seen="https://github.com/nothingisdead/npm-kraken-api/issues/48",
        javascript="const nonce = process.hrtime.bigint().toString()   // BigInt or text, never Number",
        php="keep the nonce as a string",
        lua='string.format("%d", nonce)',
    ),
    _way(
        "nonce-placeholder",
        _words,
        "A word such as undefined, None or null stood where the nonce belongs",
        "The variable with the nonce was empty or another one when the text for SHA-256 was made.",
        "Make the nonce before signing, put it into the parameters, and use that value in front too.",
        javascript="const text = params.nonce + body   // params.nonce must be set before",
        python='str(data["nonce"]) + urlencode(data)',
    ),
    _way(
        "nonce-not-the-body-s",
        _of_body,
        "One nonce was used in both places, but the body given here has another",
        "The signature has the same nonce in front and in the body; the nonce and the body given here differ.",
        "Give the nonce that is in the body: both must be the same text.",
    ),
    _way(
        "nonce-stray-character",
        _stray,
        "A stray character is around the nonce in front",
        "A quotation mark, line break, blank, type letter or byte-order mark was hashed with the nonce.",
        "Use the digits alone; print the text for SHA-256 with repr() to see what is in it.",
        bash='printf %s "$nonce$body"   # echo adds a line break',
        javascript="String(nonce)   // BigInt literals end in n, their text does not",
    ),
    _way(
        "nonce-cut-or-padded",
        _written(_cut),
        "The nonce in front has more or fewer digits than the one in the body",
        "One of the two was cut, filled up with zeros or written in hexadecimal.",
        "Use the very same text in both places.",
        rare=True,
    ),
    _way(
        "nonce-grouped",
        _written(nonce_text.grouped),
        "The nonce was written with marks between its thousands",
        "A number format of the user's language put commas, points or blanks between the digits.",
        "Turn the number into text without a locale.",
        csharp="nonce.ToString(CultureInfo.InvariantCulture)",
        rare=True,
    ),
    _way(
        "nonce-overflow",
        _written(nonce_text.wrapped),
        "The nonce overflowed 32 bits",
        "A 32-bit integer cannot hold milliseconds; what was left of the number was used.",
        "Use a 64-bit integer or text.",
        c="int64_t nonce",
        vba="Use Currency, Decimal or text, not Long",
        rare=True,
    ),
)
