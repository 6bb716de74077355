"""Three client libraries, in an environment of their own, sign a thousand random requests as `api_sign` does."""

from __future__ import annotations

import base64
import json
import os
import random
import subprocess
from pathlib import Path

import pytest

from api_sign import sign
from api_sign.nonce_text import nonce_in_body
from tests.samples.clients import CLIENTS, PYTHON, Client

COUNT = 1000
VALUES = ("XBT/USD", "a b", "ä", "1.25", "x,y", "@+%&")
NAMES = ("pair", "type", "close[ordertype]", "asset", "price")


def requests() -> list[dict[str, object]]:
    rng = random.Random(1733)
    made = []
    for _ in range(COUNT):
        data = {"nonce": str(rng.randrange(10**12, 10**18))}
        data |= {name: rng.choice(VALUES) for name in rng.sample(NAMES, 3)}
        path = f"/0/private/{rng.choice(['Balance', 'AddOrder'])}"
        made.append({"data": data, "path": path, "secret": base64.b64encode(rng.randbytes(64)).decode()})
    return made


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
def test_a_client_library_signs_the_same(client: Client) -> None:
    if client.installed_version() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            f"{client.name} is not there: run make build/clients/.ready"
        )
    asked = requests()
    command = [PYTHON, str(Path(__file__).with_name("sign_with_client.py")), client.name]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == COUNT
    for request, (body, signature) in zip(asked, answers, strict=True):
        nonce = nonce_in_body(body)
        assert nonce is not None
        assert sign(str(request["path"]), nonce, body, str(request["secret"])) == signature
