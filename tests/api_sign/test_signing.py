from __future__ import annotations

import base64
import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_sign import BodyError, NonceError, PathError, SecretError, SigningError, sign, trace

SECRET = base64.b64encode(bytes(range(64))).decode()
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def test_every_published_vector_is_reproduced(vectors: list[dict[str, str]]) -> None:
    for vector in vectors:
        assert sign(vector["path"], vector["nonce"], vector["body"], vector["secret"]) == vector["api_sign"]


def test_a_trace_holds_every_intermediate_value(vectors: list[dict[str, str]]) -> None:
    vector = vectors[0]
    made = trace(vector["path"], vector["nonce"], vector["body"], vector["secret"])
    assert made.hashed_text == vector["nonce"] + vector["body"]
    assert made.inner_digest == hashlib.sha256(made.hashed_text.encode()).digest()
    assert made.message == vector["path"].encode() + made.inner_digest
    assert made.key == base64.b64decode(vector["secret"])
    assert made.signature == vector["api_sign"]


@given(st.binary(min_size=1, max_size=200), TEXT.filter(bool), TEXT, TEXT)
def test_any_text_and_any_key_length_is_signed_as_the_formula_says(
    key: bytes, path: str, nonce: str, body: str
) -> None:
    inner = hashlib.sha256((nonce + body).encode()).digest()
    expected = base64.b64encode(hmac.new(key, path.encode() + inner, hashlib.sha512).digest()).decode()
    assert sign(path, nonce, body, base64.b64encode(key).decode()) == expected


@pytest.mark.parametrize(
    ("arguments", "error", "field", "words"),
    [
        (("", "1", "nonce=1", SECRET), PathError, "path", "The path is empty"),
        (("/0/private/Balance", "1", "nonce=1", ""), SecretError, "secret", "The secret is empty"),
        (("/0/private/Balance", "1", "nonce=1", "not base64"), SecretError, "secret", "a blank at character 4"),
        (("/0/private/Balance", "1", "nonce=1", SECRET + "\n"), SecretError, "secret", "a line break at character 89"),
        (("/0/private/Balance", "1", "nonce=1", SECRET[:-1]), SecretError, "secret", "87 characters"),
        (("/0/private/Balance", "1", "nonce=1", "AA=A"), SecretError, "secret", "padding in the wrong place"),
        (("/0/private/Balance", "1", "nonce=1", "schlüssel"), SecretError, "secret", "which is not base64"),
        (("/0/private/Balance", 1, "nonce=1", SECRET), NonceError, "nonce", "The nonce is int, expected text"),
        (("/0/private/Balance", "1", None, SECRET), BodyError, "body", "The body is NoneType, expected text"),
        (("/0/private/Balance", "1", "\ud800", SECRET), BodyError, "body", "half of a surrogate pair"),
    ],
)
def test_bad_input_names_its_field_in_a_sentence(
    arguments: tuple[str, str, str, str], error: type[SigningError], field: str, words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        sign(*arguments)
    assert caught.value.field == field
