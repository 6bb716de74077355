from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
Case = dict[str, str]


@pytest.fixture(scope="session")
def sign_wrongly() -> Callable[..., list[dict[str, object]]]:
    """Run the independent implementation: lists of mistake ids in, requests with their wrong signatures out."""

    def run(cases: list[list[str]], *, seed: int) -> list[dict[str, object]]:
        asked = json.dumps({"cases": cases, "seed": seed})
        done = subprocess.run(
            ["node", HERE / "wrong.mjs"], input=asked, capture_output=True, text=True, check=True, timeout=120
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


@pytest.fixture(scope="session")
def vectors() -> list[dict[str, str]]:
    return json.loads((HERE.parent / "vectors" / "api-sign.json").read_text())  # type: ignore[no-any-return]
