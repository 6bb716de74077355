"""Cautions, the nonce doctor, stage comparison: what is found by looking."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest

from api_sign import NonceError, compare_stage, diagnose, examine_nonces, sign

NOW = 1_763_000_000.0
PATH, NONCE = "/0/private/AddOrder", "1616492376594"
BODY = "nonce=1616492376594&ordertype=limit&pair=XBTUSD"
SECRET = base64.b64encode(bytes(range(64))).decode()


@pytest.mark.parametrize(
    ("change", "warning"),
    [
        ({"nonce": "5"}, "nonce-differs-from-body"),
        ({"nonce": ""}, "nonce-absent"),
        ({"nonce": "1.6E+12"}, "nonce-not-integer"),
        ({"nonce": "123"}, "nonce-odd-unit"),
        ({"nonce": str(2**63)}, "nonce-beyond-2-63"),
        ({"nonce": "1700000000123456789"}, "nonce-beyond-safe-integer"),
        ({"secret": base64.b64encode(bytes(42)).decode()}, "secret-is-public-key"),
        ({"secret": "AAAA"}, "secret-length"),
        ({"body": "{'nonce': '1616492376594'}"}, "body-python-dict"),
        ({"body": BODY + "&otp=123456"}, "body-has-otp"),
        ({"body": "pair=XBTUSD"}, "nonce-not-in-body"),
        ({"body": '{"nonce":"1616492376594"}'}, "body-is-json"),
        ({"body": "?" + BODY}, "body-leading-mark"),
        ({"path": "/b2b/prices?quote=1"}, "path-embed"),
        ({"path": "/derivatives/api/v3/sendorder"}, "path-futures"),
        ({"path": "/0/private/Balance?account_id=1"}, "path-has-query"),
        ({"sent_body": BODY + "&x=1"}, "sent-body-differs"),
        ({"api_key": SECRET}, "secret-equals-api-key"),
    ],
)
def test_what_looks_wrong_is_a_warning_and_never_changes_a_match(change: dict[str, str], warning: str) -> None:
    given = {"path": PATH, "nonce": NONCE, "body": BODY, "secret": SECRET, **change}
    signature = sign(given["path"], given["nonce"], given["body"], given["secret"])
    answer = diagnose(**given, api_sign=signature)  # type: ignore[arg-type]
    assert answer.verdict == "match"
    assert warning in [caution.id for caution in answer.warnings]


def test_an_ordinary_request_has_no_warning() -> None:
    assert diagnose(PATH, NONCE, BODY, SECRET, sign(PATH, NONCE, BODY, SECRET)).warnings == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1763000000", "seconds"),
        ("1763000000000", "milliseconds"),
        ("1763000000000000", "microseconds"),
        ("176300000000000000", "units of 10 nanoseconds"),
        ("1763000000000000000", "nanoseconds"),
        ("638985968000000000", ".NET ticks"),
        (str(1763000000000000 << 10), "microseconds shifted by 10 bits"),
    ],
)
def test_the_unit_and_moment_of_a_nonce_are_read_from_its_value(text: str, unit: str) -> None:
    (reading,) = examine_nonces([text], now=NOW).readings
    assert reading.unit == unit
    assert reading.moment == pytest.approx(NOW, abs=100)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"nonces": ["1763000000000000000", "1763000000001"]}, {"burnt": True, "pattern": "every call fails"}),
        ({"nonces": [], "old_library": "python-kraken-sdk", "new_library": "krakenex"}, {"burnt": True}),
        ({"nonces": [], "old_library": "krakenex", "new_library": "kraken-cli"}, {"burnt": False}),
        ({"nonces": [str(1763000000000000 << 10)], "new_library": "nanoseconds"}, {"burnt": True}),
        (
            {"nonces": ["1763000000002", "1763000000001", "1763000000003"]},
            {"direction": "mixed", "pattern": "now and then"},
        ),
        ({"nonces": ["1763000000002", "1763000000002"]}, {"duplicates": ("1763000000002",), "direction": "equal"}),
        (
            {"nonces": ["1763000000001", "1763000000002"]},
            {"direction": "rising", "burnt": False, "pattern": "cannot tell"},
        ),
        ({"nonces": ["1.763e12"]}, {"pattern": "every call fails"}),
    ],
)
def test_nonces_tell_direction_duplicates_and_whether_the_key_is_burnt(given: Any, expected: dict[str, Any]) -> None:
    report = examine_nonces(**given, now=NOW)
    assert {name: getattr(report, name) for name in expected} == expected
    assert report.fixes


def test_limits_and_distance_from_now_are_told() -> None:
    problems = " ".join(
        p for r in examine_nonces([str(2**63), str(2**64), "1463000000000"], now=NOW).readings for p in r.problems
    )
    assert "2^63" in problems
    assert "2^64" in problems
    assert "3,472 days before now" in problems


@pytest.mark.parametrize("given", [{"nonces": []}, {"nonces": "123"}, {"nonces": ["1"], "new_library": "nothing"}])
def test_nothing_to_examine_is_said_in_a_sentence(given: Any) -> None:
    with pytest.raises(NonceError):
        examine_nonces(**given)


RIGHT = hashlib.sha256((NONCE + BODY).encode()).digest()


@pytest.mark.parametrize(
    ("value", "stage"),
    [
        (NONCE + BODY, "hashed text"),
        (RIGHT.hex(), "inner digest"),
        (base64.b64encode(RIGHT).decode(), "inner digest"),
        ((PATH.encode() + RIGHT).hex(), "message"),
        (base64.b64encode(PATH.encode() + RIGHT).decode(), "message"),
        (f"(stdin)= {RIGHT.hex()}\n", "inner digest"),
    ],
)
def test_a_right_intermediate_value_is_recognised_in_every_form(value: str, stage: str) -> None:
    found = compare_stage(PATH, NONCE, BODY, value)
    assert (found.equal, found.stage, found.mistakes) == (True, stage, ())


@pytest.mark.parametrize(
    ("value", "at", "mistakes"),
    [
        (BODY, "nonce", ["nonce-missing"]),
        (hashlib.sha256(BODY.encode()).hexdigest(), "nonce", ["nonce-missing"]),
        (hashlib.sha256((BODY + NONCE).encode()).hexdigest(), "inner hash", ["inner-nonce-behind"]),
        (hashlib.sha256((NONCE + BODY + "\n").encode()).hexdigest(), "body", ["body-stray-character"]),
        (PATH + RIGHT.hex(), "inner hash", ["inner-hex"]),
        ((RIGHT + PATH.encode()).hex(), "join", ["join-digest-first"]),
        (b"/private/AddOrder".hex() + RIGHT.hex(), "path", ["path-version-missing"]),
        (hashlib.sha256(b"1616492376600" + BODY.encode()).hexdigest(), "nonce", ["nonce-two-clock-calls"]),
        ("/private/AddOrder" + hashlib.sha256(BODY.encode()).hexdigest(), None, None),
    ],
)
def test_the_first_diverging_stage_and_its_mistake_are_named(
    value: str, at: str | None, mistakes: list[str] | None
) -> None:
    found = compare_stage(PATH, NONCE, BODY, value)
    assert not found.equal
    assert found.diverges_at == at
    assert [mistake.id for mistake in found.mistakes] == (mistakes or [])
