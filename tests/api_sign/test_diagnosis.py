from __future__ import annotations

import base64
import hashlib
import hmac
import os
import random
import time
from typing import TYPE_CHECKING, Any

import pytest

from api_sign import diagnose, sign, tables
from api_sign.bodies import parse_body
from api_sign.diagnosis import BUDGET
from api_sign.request import Request
from api_sign.search import Search
from api_sign.targets import Targets, read_targets

if TYPE_CHECKING:
    from collections.abc import Callable

    from api_sign.model import Way

COUNT = int(os.environ.get("API_SIGN_RANDOM", "300"))
"""Random requests a test; the full depth is 10000."""
AT_ONCE = 25
"""Signatures of unknown origin that one search looks for."""
PAIRS = int(os.environ.get("API_SIGN_PAIRS", "16"))
"""Random pairs of mistakes; the full depth is 200."""
SEED = int(os.environ.get("API_SIGN_SEED", "20"))
"""What the requests and the pairs are drawn with; another number draws others."""
ROWS: list[Way] = list(tables.ALL)
Sign = "Callable[..., list[dict[str, Any]]]"


def _request(rng: random.Random) -> tuple[str, str, str, str]:
    nonce = str(rng.randrange(10**12, 10 ** rng.choice((13, 16, 19))))
    names = rng.sample(["pair", "type", "volume", "price", "asset", "oflags"], rng.randrange(4))
    body = "&".join([f"nonce={nonce}", *(f"{name}={rng.randrange(10**6)}" for name in names)])
    path = f"/0/private/{rng.choice(['Balance', 'AddOrder', 'Ledgers'])}"
    return path, nonce, body, base64.b64encode(rng.randbytes(64)).decode()


def _named(answer: Any) -> list[list[str]]:
    return [sorted(mistake.id for mistake in mistakes) for mistakes in (answer.mistakes, *answer.alternatives)]


def _diagnose(case: dict[str, Any], *, deepest: int) -> Any:
    inputs = (case["path"], case["nonce"], case["body"], case["secret"], case["api_sign"])
    return diagnose(*inputs, api_key=case["api_key"], deepest=deepest)


@pytest.fixture(scope="session")
def single_cases(sign_wrongly: Sign) -> dict[str, dict[str, Any]]:
    return {case["ids"][0]: case for case in sign_wrongly([[row.mistake.id] for row in ROWS], seed=7)}


def test_every_id_stands_in_the_tables_once_with_its_texts() -> None:
    ids = [row.mistake.id for row in ROWS]
    assert len(set(ids)) == len(ids) >= 115
    for row in ROWS:
        texts = (row.mistake.title, row.mistake.explanation, row.mistake.fix, row.mistake.stage, row.mistake.seen)
        assert all(text.strip() for text in texts)
        assert row.mistake.kind in {"wrong", "differs", "pasted"}


def test_every_mistake_made_by_the_independent_implementation_is_named(sign_wrongly: Sign) -> None:
    ids = [row.mistake.id for row in ROWS]
    cases = sign_wrongly([[identity] for identity in ids], seed=SEED)
    assert [case["ids"][0] for case in cases] == ids
    for case in cases:
        assert case["expected"] == sign(case["path"], case["nonce"], case["body"], case["secret"])
        answer = _diagnose(case, deepest=1)
        assert answer.verdict == "mistake", case
        assert case["ids"] in _named(answer), (case, _named(answer))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.mistake.id)
def test_without_its_row_a_mistake_is_no_longer_named(
    row: Way, single_cases: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = single_cases[row.mistake.id]
    for name in (
        "NONCE",
        "BODY",
        "INNER",
        "PATH",
        "JOIN",
        "SECRET",
        "OUTER",
        "SCHEME",
        "FAMILIES",
        "TEXT",
        "LOSSY",
        "PASTE",
    ):
        kept = tuple(other for other in getattr(tables, name) if other is not row)
        monkeypatch.setattr(tables, name, kept)
    assert case["ids"] not in _named(_diagnose(case, deepest=1))


def test_right_signatures_always_match() -> None:
    rng = random.Random()
    for _ in range(COUNT):
        request = _request(rng)
        answer = diagnose(*request, sign(*request))
        assert answer.verdict == "match"
        assert answer.mistakes == ()
        assert len(answer.notes) == 2


def test_signatures_of_unknown_origin_never_name_a_mistake() -> None:
    """One search looks for many signatures at once: it is the same search, and each would cost a second alone."""
    rng = random.Random()
    for _ in range(max(COUNT // AT_ONCE, 1)):
        path, nonce, body, secret = _request(rng)
        raw: dict[bytes, Any] = {}
        for number in range(AT_ONCE):
            raw |= read_targets(_unknown(rng, (path, nonce, body), number)).raw
        assert len(raw) >= AT_ONCE
        request = Request(path, nonce, body, secret, secret, base64.b64decode(secret), None, parse_body(body))
        search = Search(request, Targets(raw, maybe_lossy=False), budget=BUDGET)
        outcome = search.run(deepest=2)
        assert (outcome.explanations, outcome.reached, outcome.truncated) == ([], 2, False)


def test_unknown_origin_at_full_depth_names_nothing() -> None:
    rng = random.Random()
    for number in range(max(COUNT // 50, 1)):
        request = _request(rng)
        answer = diagnose(*request, _unknown(rng, request[:3], number))
        assert answer.verdict == "no_match"
        assert answer.mistakes == answer.alternatives == ()
        assert answer.expected == sign(*request)
        assert not answer.truncated


def _unknown(rng: random.Random, text: tuple[str, str, str], number: int) -> str:
    """Random bytes, or the same request signed with another secret; now and then in hex."""
    other = sign(*text, base64.b64encode(rng.randbytes(64)).decode())
    raw = base64.b64decode(other) if number % 2 else rng.randbytes(64)
    return raw.hex() if number % 10 == 9 else base64.b64encode(raw).decode()


def test_pairs_of_mistakes_from_different_stages_are_named(sign_wrongly: Sign) -> None:
    rng = random.Random(SEED)
    pairs: list[list[str]] = []
    while len(pairs) < PAIRS:
        first, second = (row.mistake for row in rng.sample(ROWS, 2))
        if first.stage != second.stage:
            pairs.append([first.id, second.id])
    missed = []
    for case in sign_wrongly(pairs, seed=SEED):
        answer = _diagnose(case, deepest=2)
        if answer.verdict != "mistake" or len(answer.mistakes) > 2:
            missed.append(case)
    assert len(missed) <= max(PAIRS * 0.02, 1), missed


def test_pairs_of_rarer_values_are_named(vectors: list[dict[str, str]]) -> None:
    one = vectors[1]
    inner = hashlib.sha256((one["nonce"] + one["body"]).encode()).digest()
    for key, path, ids in (
        (f"'{one['secret']}'", one["path"].lower(), ["path-other-case", "secret-whitespace-or-quotes"]),
        ("nil", "/0/private/ClosedOrders", ["path-other-endpoint", "secret-missing"]),
    ):
        raw = hmac.digest(key.encode(), path.encode() + inner, "sha512")
        given = (one["path"], one["nonce"], one["body"], one["secret"], base64.b64encode(raw).decode())
        assert ids in _named(diagnose(*given, deepest=2))


def test_one_of_many_parameters_that_stands_elsewhere_is_named(vectors: list[dict[str, str]]) -> None:
    one = vectors[1]
    parts = [*one["body"].split("&"), "oflags=post", "userref=7", "leverage=2"]
    moved = [parts[4], *parts[:4], *parts[5:]]
    wrong = sign(one["path"], one["nonce"], "&".join(moved), one["secret"])
    answer = diagnose(one["path"], one["nonce"], "&".join(parts), one["secret"], wrong, deepest=1)
    assert [mistake.id for mistake in answer.mistakes] == ["body-any-order"]


def test_a_long_body_costs_no_more_than_the_work_budget(vectors: list[dict[str, str]]) -> None:
    one = vectors[0]
    body = one["body"] + "".join(f"&k{number}={number}" for number in range(1200))
    unknown = base64.b64encode(bytes(range(64))).decode()
    started = time.process_time()
    answer = diagnose(one["path"], one["nonce"], body, one["secret"], unknown)
    assert answer.verdict == "no_match"
    assert answer.truncated
    assert any("budget" in note for note in answer.notes)
    assert time.process_time() - started < 30


def test_text_forms_of_unknown_origin_name_nothing() -> None:
    rng = random.Random(SEED)
    request = _request(rng)
    raw = rng.randbytes(64)
    plain = base64.b64encode(raw).decode()
    for text in (
        raw.hex(),
        raw.hex().upper(),
        plain.lower(),
        plain.upper(),
        base64.b32encode(raw).decode(),
        plain[:44],
    ):
        answer = diagnose(*request, text, deepest=2)
        assert (answer.verdict, answer.mistakes) == ("no_match", ())


def test_three_mistakes_are_named(sign_wrongly: Sign) -> None:
    ids = ["secret-as-text", "inner-hex", "path-version-missing"]
    (case,) = sign_wrongly([ids], seed=5)
    assert sorted(ids) in _named(_diagnose(case, deepest=3))


@pytest.mark.parametrize(
    ("identity", "kind"),
    [
        ("body-json-instead-of-form", "differs"),
        ("body-sorted", "differs"),
        ("pasted-wrapped", "pasted"),
        ("pasted-bytes-literal", "pasted"),
        ("inner-hex", "wrong"),
    ],
)
def test_kinds_tell_wrong_from_another_spelling_and_from_a_paste(identity: str, kind: str, sign_wrongly: Sign) -> None:
    (case,) = sign_wrongly([[identity]], seed=11)
    assert _diagnose(case, deepest=1).mistakes[0].kind == kind


def test_a_large_body_is_searched_for_single_mistakes_only_and_says_so(vectors: list[dict[str, str]]) -> None:
    vector = vectors[0]
    body = vector["body"] + "&note=" + "x" * 17_000
    unknown = base64.b64encode(bytes(range(100, 164))).decode()
    answer = diagnose(vector["path"], vector["nonce"], body, vector["secret"], unknown)
    assert answer.verdict == "no_match"
    assert answer.truncated
    assert any("16 KB" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"secret": "not base64!"}, "secret"),
        ({"api_sign": "  "}, "api_sign"),
        ({"path": ""}, "path"),
        ({"nonce": 1}, "nonce"),
        ({"api_key": "\ud800"}, "api_key"),
        ({"sent_body": "nonce=\udfff"}, "sent_body"),
    ],
)
def test_bad_input_is_a_verdict_and_not_an_exception(
    change: dict[str, Any], field: str, vectors: list[dict[str, str]]
) -> None:
    vector = {name: value for name, value in vectors[0].items() if name not in {"name", "source"}}
    answer = diagnose(**{**vector, **change})
    assert (answer.verdict, answer.error_field, answer.expected) == ("invalid_input", field, None)


@pytest.mark.parametrize(
    ("change", "warning"),
    [
        (lambda secret: secret.rstrip("="), "secret-padding"),
        (lambda secret: f" {secret}\n", "secret-blanks"),
        (lambda secret: f"{secret}=", "secret-surplus-padding"),
        (lambda secret: secret.replace("+", " "), "secret-plus"),
        (lambda secret: f'"{secret}"', "secret-quotes"),
        (lambda secret: secret.replace("+", "-").replace("/", "_"), "secret-url-safe"),
    ],
)
def test_a_secret_is_repaired_with_a_warning(
    change: Callable[[str], str], warning: str, vectors: list[dict[str, str]]
) -> None:
    vector = vectors[0]
    answer = diagnose(vector["path"], vector["nonce"], vector["body"], change(vector["secret"]), vector["api_sign"])
    assert answer.verdict == "match"
    assert warning in [caution.id for caution in answer.warnings]
