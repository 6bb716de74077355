"""What the guides print as code does what they say."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def _run(folder: Path, guide: str) -> dict[str, Any]:
    text = (folder / f"{guide}.md").read_text("utf-8")
    names: dict[str, Any] = {}
    for block in re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        if "--8<--" not in block:
            exec(compile(block, guide, "exec"), names)
    return names


def test_the_printed_nonces_rise_even_where_the_clock_stands_or_steps_back(folder: Path) -> None:
    next_nonce = _run(folder, "nonces")["next_nonce"]
    assert [next_nonce(now) for now in (5, 5, 3, 9)] == [5, 6, 7, 9]


def test_the_printed_bucket_waits_until_the_call_fits(folder: Path) -> None:
    wait = _run(folder, "limits")["seconds_to_wait"]
    assert (wait(60, 9, maximum=60, decay=1), wait(3, 1, maximum=15, decay=0.33)) == (9, 0)


def test_the_printed_guard_refuses_the_misspelled_names_of_its_table(folder: Path) -> None:
    checked = _run(folder, "unknown-parameters")["checked"]
    assert checked({"validate": "true"}) == {"validate": "true"}
    for name in ("Validate", "validated", "reduceonly", "dead_line", "close_ordertype", "clordid", "time_in_force"):
        with pytest.raises(ValueError, match=name):
            checked({name: "x"})


def test_printed_json_is_json(folder: Path) -> None:
    printed = [
        block
        for file in sorted(folder.glob("*.md"))
        for text in [file.read_text("utf-8")]
        for block in [
            *re.findall(r"^```json\n(.*?)^```", text, re.DOTALL | re.MULTILINE),
            *re.findall(r"^echo '(.*?)'", text, re.MULTILINE),
        ]
    ]
    assert len(printed) >= 6
    for block in printed:
        assert json.loads(block)


def test_the_nonces_in_the_table_of_units_are_those_of_november_2026(folder: Path) -> None:
    second = 1_795_305_600  # 2026-11-22 00:00 UTC
    made = [
        second,
        second * 10**3,
        second * 10**6,
        second * 10**8,
        second * 10**7 + 621_355_968_000_000_000,
        second * 10**9,
        (second * 10**6) << 10,
        second * 10**10,
    ]
    text = (folder / "nonces.md").read_text("utf-8")
    rows = re.findall(r"^\| `([0-9 ]+)…` \| (\d+) \|", text, re.MULTILINE)
    assert len(rows) == len(made)
    assert made == sorted(made)
    for (start, digits), number in zip(rows, made, strict=True):
        assert str(number).startswith(start.replace(" ", "")[:3])
        assert len(str(number)) == int(digits)
