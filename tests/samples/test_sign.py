"""Every sample against every vector, random requests and the stand-in."""

from __future__ import annotations

import json
import os
import random
import subprocess
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

from api_sign import sign
from tests.samples.languages import BUILD, LANGUAGES, ROOT, Language
from tests.standin.exchange import QUERY_FUNDS, Exchange, Key
from tests.standin.server import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

VECTORS = json.loads((ROOT / "tests/vectors/api-sign.json").read_text("utf-8"))
SECRET = "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg=="
OTHER_SECRET = "YS/EXE3mfINjlKeegUVPT0uDUYkUX2Ed0OZp9dzCe1LOs+d9vZErAQKMY9o7WVQlTpvDodSlOONkZK7rngdJNw=="
RANDOM_REQUESTS = 200


def random_request(source: random.Random) -> dict[str, str]:
    """Form and JSON bodies, other keys' lengths, letters beyond ASCII, and digests that hold NUL bytes and newlines."""
    import base64  # noqa: PLC0415

    nonce = str(source.randrange(10**12, 2**63))
    fields = {"nonce": nonce}
    for _ in range(source.randrange(4)):
        name = source.choice(["pair", "asset", "userref", "price", "fee-info", "comment"])
        fields[name] = source.choice(
            ["XBTUSD", "XBT/EUR, XBT/USD", "37500.0", "+5%", "Zürich – 東京", "a&b=c", "'q\"\\", ""]
        )
    body = source.choice([urlencode, lambda given: urlencode(given, quote_via=quote), json.dumps])(fields)
    return {
        "path": "/0/private/" + source.choice(["Balance", "TradeBalance", "AddOrder", "Earn/Allocate"]),
        "nonce": nonce,
        "body": body,
        "secret": base64.b64encode(source.randbytes(source.choice([64, 64, 64, 32, 65, 66]))).decode(),
    }


@cache
def random_requests() -> list[dict[str, str]]:
    source = random.Random(20261122)
    return [random_request(source) for _ in range(RANDOM_REQUESTS)]


@cache
def prepared(language: Language) -> list[str]:
    missing = language.missing()
    if missing and not os.environ.get("CI"):
        pytest.skip(f"{', '.join(missing)} not found: make build/.toolchains says how to get it")
    assert not missing, f"{', '.join(missing)} not found"
    return language.prepare()


def signatures(command: list[str], requests: list[dict[str, str]]) -> list[str]:
    text = "".join(json.dumps(request) + "\n" for request in requests)
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(params=LANGUAGES, ids=lambda language: language.slug)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture
def standin() -> Iterator[tuple[Exchange, str]]:
    exchange = Exchange(keys={"good": Key(SECRET), "poor": Key(SECRET, frozenset())})
    with serve(exchange) as address:
        yield exchange, address


def balance(language: Language, address: str, *arguments: str, key: str = "good", secret: str = SECRET) -> str:
    environment = {"KRAKEN_API_URL": address, "KRAKEN_API_KEY": key, "KRAKEN_API_SECRET": secret}
    environment["NONCE_FILE"] = str(BUILD / f"{language.slug}-nonce")
    done = subprocess.run(
        [*prepared(language), "balance", *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.xdist_group("samples")
def test_a_sample_signs_every_vector_and_random_request(
    language: Language, record_property: pytest.RecordProperty
) -> None:
    command = prepared(language)
    expected = [vector["api_sign"] for vector in VECTORS]
    drawn = random_requests()
    expected += [sign(one["path"], one["nonce"], one["body"], one["secret"]) for one in drawn]
    given = [{name: vector[name] for name in ("path", "nonce", "body", "secret")} for vector in VECTORS]
    found = signatures(command, given + drawn)
    right = [one == other for one, other in zip(found, expected, strict=False)]
    passed = f"{sum(right[: len(VECTORS)])}/{len(VECTORS)}", f"{sum(right[len(VECTORS) :])}/{len(drawn)}"
    lines = sum(1 for line in language.source.read_text("utf-8").splitlines() if line.strip())
    record_property("sample", [language.title, language.running_version(), *passed, lines])
    assert found == expected


@pytest.mark.xdist_group("samples")
@pytest.mark.parametrize("body", ["form", "json"])
def test_a_sample_reads_a_balance(language: Language, standin: tuple[Exchange, str], body: str) -> None:
    exchange, address = standin
    assert json.loads(balance(language, address, body)) == {"ZEUR": "100.0000", "XXBT": "0.5000000000"}
    assert [path for path, _ in exchange.requests] == ["/0/private/Balance"]


@pytest.mark.xdist_group("samples")
def test_a_samples_nonces_rise_from_run_to_run(language: Language, standin: tuple[Exchange, str]) -> None:
    exchange, address = standin
    for _ in range(3):
        balance(language, address)
    nonces = [int(parameters["nonce"]) for _, parameters in exchange.requests]
    assert nonces == sorted(set(nonces))
    assert len(nonces) == 3


@pytest.mark.xdist_group("samples")
def test_a_sample_reports_each_error_with_its_address(language: Language, standin: tuple[Exchange, str]) -> None:
    exchange, address = standin
    exchange.keys["good"].last_nonce = 5000
    stale = balance(language, address, "form", "4999")
    assert stale == "EAPI:Invalid nonce errors/eapi-invalid-nonce/"
    forged = balance(language, address, secret=OTHER_SECRET)
    assert forged == "EAPI:Invalid signature errors/eapi-invalid-signature/"
    assert balance(language, address, key="nobody") == "EAPI:Invalid key errors/eapi-invalid-key/"
    assert QUERY_FUNDS not in exchange.keys["poor"].permissions
    refused = balance(language, address, key="poor")
    assert refused == "EGeneral:Permission denied errors/egeneral-permission-denied/"


@pytest.mark.xdist_group("samples")
def test_a_sample_refuses_a_secret_that_is_not_base64(language: Language) -> None:
    request = json.dumps({**random_requests()[0], "secret": "*not base64*"}) + "\n"
    done = subprocess.run(prepared(language), input=request, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode != 0
    assert len(done.stdout.strip()) < 88
