"""`fmt` moves keys into one order and changes nothing else."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from error_reference.__main__ import main
from error_reference.catalog.canonical import UnwritableError, canonical_text
from error_reference.catalog.model import KEY_ORDER, EntryFile, SourceFile
from error_reference.catalog.source import read_text
from tests.error_reference.catalog.synthetic import REAL, write_base

if TYPE_CHECKING:
    from pathlib import Path

REAL_ENTRIES = sorted(file for file in REAL.glob("[!_]*/*.yml") if file.name != "_category.yml")
TOP_LEVEL_KEY = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)


def fmt(text: str) -> str:
    return canonical_text(text, EntryFile, shown="x.yml")


def shuffled(text: str, seed: int) -> str:
    blocks = TOP_LEVEL_KEY.split(text)
    random.Random(seed).shuffle(blocks)
    return "".join(blocks)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(file=st.sampled_from(REAL_ENTRIES), seed=st.integers(0, 999))
def test_any_order_of_the_keys_gives_the_same_text_and_once_is_enough(file: Path, seed: int) -> None:
    text = file.read_text("utf-8")
    mixed = shuffled(text, seed)

    once = fmt(mixed)

    assert once == fmt(text)
    assert fmt(once) == once
    assert sorted(once.splitlines()) == sorted(mixed.splitlines())
    before, _ = read_text(mixed, shown="x")
    after, _ = read_text(once, shown="x")
    assert before is not None
    assert after is not None
    assert before.plain() == after.plain()
    keys = [key for key in KEY_ORDER if re.search(rf"^{key}:", once, re.MULTILINE)]
    assert re.findall(r"^([a-z_]+):", once, re.MULTILINE) == keys


def test_comments_move_with_the_key_below_them() -> None:
    text = (
        "# about the file\nsummary: b # why\n# two lines\n# above it\nerror: a\nretry:\n  note: n\n  # c\n  class: x\n"
    )

    assert fmt(text) == (
        "# about the file\n# two lines\n# above it\nerror: a\nretry:\n  # c\n  class: x\n  note: n\nsummary: b # why\n"
    )


def test_parts_in_braces_and_in_lists_are_ordered_too() -> None:
    text = (
        "error: a\nsources:\n  - {supports: 'x, y', id: s}\n  - supports: z\n    id: t\n"
        "by_operation: {place: {class: wait}, read: {class: never, outcome: unknown}}\n"
    )

    assert fmt(text) == (
        "error: a\n"
        "by_operation: {read: {outcome: unknown, class: never}, place: {class: wait}}\n"
        "sources:\n  - {id: s, supports: 'x, y'}\n  - id: t\n    supports: z\n"
    )


def test_texts_of_several_lines_stay_letter_for_letter() -> None:
    text = 'summary: b\nmeaning: |\n  one\n\n    # two\n  three: 3\n\nerror: "a"\n'

    assert fmt(text) == 'error: "a"\nsummary: b\nmeaning: |\n  one\n\n    # two\n  three: 3\n\n'.rstrip("\n") + "\n"


def test_a_byte_order_mark_and_windows_line_ends_go() -> None:
    assert fmt("\ufefferror: a\r\nsummary: b\r\n") == "error: a\nsummary: b\n"


def test_sources_are_ordered_by_their_own_model() -> None:
    text = "b:\n  url: u\n  title: t\na:\n  copy: stored\n  kind: k\n"

    assert canonical_text(text, SourceFile, shown="x") == "b:\n  title: t\n  url: u\na:\n  kind: k\n  copy: stored\n"


@pytest.mark.parametrize("text", ["", "a: [", "- &x y\n", "a: 1\na: 2\n"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(UnwritableError):
        fmt(text)


def test_the_command_rewrites_once_and_then_has_nothing_to_do(tmp_path: Path) -> None:
    root = tmp_path / "catalogue"
    write_base(root)
    file = root / "trading" / "eorder-invalid-thing.yml"
    text = file.read_text("utf-8")
    file.write_text(shuffled(text, 3), "utf-8")

    assert main(["fmt", str(root), "--check"]) == 1
    assert file.read_text("utf-8") != text
    assert main(["fmt", str(root)]) == 0
    assert file.read_text("utf-8") == text
    assert main(["fmt", str(root), "--check"]) == 0


def test_the_command_leaves_alone_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "catalogue"
    write_base(root)
    file = root / "trading" / "eorder-invalid-thing.yml"
    file.write_bytes(b"error: \xff\n")

    assert main(["fmt", str(root)]) == 1
    assert "eorder-invalid-thing.yml" in capsys.readouterr().err
    assert file.read_bytes() == b"error: \xff\n"
