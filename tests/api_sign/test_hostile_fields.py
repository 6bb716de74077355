"""Any text at all in the checker's fields, through the command that its worker runs: an answer, never anything else.

FUZZ_CASES sets how many requests are tried (200 without it).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from api_sign import SigningError, command, diagnose
from tests.browser.checker import VECTORS
from tests.fuzzing import cases, patience, settings_for

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = cases(200)
FIELDS = ("path", "nonce", "body", "secret", "api_sign", "sent_body", "api_key", "stage_value", "text")
SIGNED = ("path", "nonce", "body", "secret", "api_sign")
DEPTH = 1
"""Two and three mistakes at once are tried in every tenth case: they take a hundred times as long."""
SIGNS = "\0\ufeff\u202e\u2066\ud800\udfff\U0001f4a9\N{NO-BREAK SPACE}\n\u2028 %+&=?#'\"`\\{[٣"
PIECES = st.sampled_from(
    [
        *SIGNS,
        *("\x1b[31m", "\r\n", "%%", "%zz", "%00", "%ff", "&&", "==", "\\u", "\\ud83d", "]}", "-1", "0x10", "１２３"),
        *("//", "..", "b'", "====", "(stdin)=", "nonce=", "nonce=1&nonce=2", '{"nonce":', "nonce=NaN", "nonce=1e999"),
        *("/0/private/", "POST ", "curl -d ", "https://[::1", "https://a@b:99999/", "API-Sign: ", "{{7*7}}"),
        *("<script>top.hurt=1</script>", "9" * 400, "A" * 88, "AAAA" * 6000, "a=1&" * 3000),
    ]
)
TEXTS = (
    "curl -H 'API-Sign: {api_sign}' -d '{body}' https://api.kraken.com{path}",
    "curl https://api.kraken.com{path} --data-urlencode 'nonce={nonce}'",
    "http -f https://api.kraken.com{path} API-Sign:{api_sign} 'nonce={nonce}' 'more:=1'",
    "fetch('https://api.kraken.com{path}', {{body: new URLSearchParams({{nonce: '{nonce}', more: '1'}})}})",
    "POST {path} HTTP/1.1\nAPI-Sign: {api_sign}\n\n{body}",
)
HALVES = re.compile("[\ud800-\udfff]")
HOSTILE = st.text(st.characters(), max_size=40) | PIECES | st.lists(PIECES, max_size=6).map("".join)


@st.composite
def requests(draw: st.DrawFn) -> dict[str, str]:
    """A right request of which something was replaced, cut, doubled or got something hostile into it."""
    right = draw(st.sampled_from(list(VECTORS.values())))
    request = {name: str(right.get(name, "")) for name in SIGNED} | {"sent_body": "", "api_key": "", "stage_value": ""}
    request["text"] = draw(st.sampled_from(TEXTS)).format(**right)
    for name in draw(st.lists(st.sampled_from(FIELDS), max_size=3)):
        text, hostile = request[name], draw(HOSTILE)
        place = draw(st.integers(0, len(text)))
        request[name] = draw(
            st.sampled_from(
                [
                    hostile,
                    text[:place] + hostile + text[place:],
                    text[:place],
                    text + text,
                    f" {text}",
                    f"{text}\n",
                ]
            )
        )
    return request


def right_signature(request: dict[str, str]) -> str:
    """What Kraken's rule gives, without anything of `api_sign`; empty where the secret is no base64."""
    try:
        key = base64.b64decode(request["secret"], validate=True)
        inner = hashlib.sha256((request["nonce"] + request["body"]).encode()).digest()
        return base64.b64encode(hmac.digest(key, request["path"].encode() + inner, "sha512")).decode()
    except ValueError:
        return ""


def answer(name: str, request: dict[str, object]) -> object:
    """Return the command's answer, or the sentence for the reader and the field that it is about."""
    try:
        return command.run(name, request)
    except SigningError as problem:
        if problem.message and problem.field:
            return problem.message, problem.field
        raise


def test_a_json_body_with_half_of_a_surrogate_pair_is_not_taken_apart() -> None:
    right = VECTORS["kraken-docs-addorder"] | {"body": '{"\\ud800": "1", "nonce": "2"}'}
    expected = right_signature(right)
    assert diagnose(*(right[name] for name in SIGNED[:4]), expected).verdict == "match"
    assert diagnose(*(right[name] for name in SIGNED[:4]), "A" + expected[1:], deepest=DEPTH).verdict == "no_match"


def test_every_command_answers_or_says_what_to_change(record_property: Callable[[str, object], None]) -> None:
    verdicts: Counter[str] = Counter()

    @settings_for(CASES)
    @given(requests(), st.integers(0, 9))
    def attempt(request: dict[str, str], number: int) -> None:
        given = json.loads(json.dumps(request))  # as it comes out of the page
        with patience():
            for name in ("trace", "parse", "nonces", "compare", "limits"):
                more = {"nonces": [given["nonce"], given["text"]]} if name == "nonces" else {}
                json.dumps(answer(name, given | more))
            if number == 0:
                verdict = command.run("check", given)["verdict"]
            else:
                more = {name: given[name] or None for name in ("sent_body", "api_key")}
                verdict = diagnose(*(given[name] for name in SIGNED), **more, deepest=DEPTH).verdict
        assert verdict in {"match", "mistake", "no_match", "invalid_input"}
        expected = right_signature(given)
        if expected and given["api_sign"] == expected:
            # Half of a surrogate pair beside a right signature has to be said first.
            broken = HALVES.search(given["sent_body"] + given["api_key"])
            assert verdict == ("invalid_input" if broken else "match")
        elif expected:
            assert verdict != "match"
        verdicts[verdict] += 1

    attempt()
    record_property("cases", CASES)

    # Each happens often: otherwise the cases would miss what they are for.
    assert min(verdicts[name] for name in ("match", "mistake", "no_match", "invalid_input")) > CASES // 50, verdicts
