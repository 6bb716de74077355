"""What stands in the page before any script runs."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from html import unescape
from pathlib import Path

import pytest

from signature_checker.asset import Asset
from signature_checker.example import Example, load_examples
from signature_checker.fragment import MarkError, fill_marks, render_fragments
from signature_checker.frame import Frame

VECTORS = json.loads((Path(__file__).resolve().parents[1] / "vectors" / "api-sign.json").read_text())
EXAMPLES = {example.id: example for example in load_examples()}
FRAMES = {
    name: Frame(title=name, asset=Asset(name=name, data=b""), script="", style="") for name in ("frame", "doctor")
}
FILES = {**FRAMES, "manifest": Asset(name="manifest", data=b"")}


@pytest.mark.parametrize(
    ("example", "vector"),
    [
        ("trade-balance", "support-article-tradebalance"),
        ("add-order", "kraken-docs-addorder"),
        ("trade-volume", "ours-tradevolume"),
    ],
)
def test_an_example_has_the_inputs_and_the_signature_of_its_vector(example: str, vector: str) -> None:
    known = next(row for row in VECTORS if row["name"] == vector)
    ours = EXAMPLES[example]
    inputs = ("path", "nonce", "body", "secret")
    assert [getattr(ours, name) for name in inputs] == [known[name] for name in inputs]
    assert ours.trace().signature == known["api_sign"]


def test_what_an_example_cannot_show_signs_it_rightly_and_shows_in_another() -> None:
    hidden = {name: {mistake.id for mistake in example.cannot_show()} for name, example in EXAMPLES.items()}
    balance, volume = EXAMPLES["trade-balance"], EXAMPLES["trade-volume"]
    rounded = str(int(float(volume.nonce)))
    assert str(int(float(balance.nonce))) == balance.nonce
    assert rounded != volume.nonce
    assert "nonce-rounded" in hidden["trade-balance"]
    assert "nonce-rounded" not in hidden["trade-volume"]
    assert not {"inner-hex", "secret-as-text"} & set.union(*hidden.values())


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=lambda example: example.id)
def test_every_intermediate_value_of_an_example_is_readable(example: Example) -> None:
    text = unescape(render_fragments(tuple(EXAMPLES.values()), **FILES, script="x.js")["examples"])
    digest = hashlib.sha256((example.nonce + example.body).encode()).digest()
    message = example.path.encode() + digest
    signature = base64.b64encode(hmac.digest(base64.b64decode(example.secret), message, "sha512")).decode()
    for value in (
        example.nonce + example.body,
        digest.hex(),
        base64.b64encode(digest).decode(),
        message.hex(),
        signature,
    ):
        assert value in text


def test_a_mark_without_a_fragment_is_refused_with_what_there_is() -> None:
    with pytest.raises(MarkError, match="expected one of steps, found step"):
        fill_marks("<!-- signature-checker: step -->", {"steps": "<p>"})


def test_text_around_a_mark_stays_as_it_is() -> None:
    assert fill_marks("a\n\n<!-- signature-checker: steps -->\n\nb", {"steps": "<p>\n\n</p>"}) == "a\n\n<p>\n</p>\n\nb"
