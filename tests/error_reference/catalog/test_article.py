"""Sentences of the source article are recognised by hashes alone."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

from error_reference.catalog import CatalogError, load_catalog
from error_reference.catalog.article import HASHES_FILE
from tests.error_reference.catalog.synthetic import REAL, write_base

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "A lighthouse keeper counted nine grey gulls before the storm came in."
WORDS = SENTENCE.lower().rstrip(".").split()


def write_hashes(root: Path) -> None:
    runs = [" ".join(WORDS[start : start + 8]).encode() for start in range(len(WORDS) - 7)]
    hashes = [f"{crc32(run):08x}{sha256(run).hexdigest()[:16]}" for run in runs]
    (root / HASHES_FILE).write_text(json.dumps({"about": "a test", "hashes": hashes}), "utf-8")


def write_with(root: Path, old: str, new: str) -> None:
    write_base(root)
    write_hashes(root)
    file = root / "trading" / "eorder-invalid-thing.yml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize(
    "told",
    [
        SENTENCE,
        "Once a **lighthouse** keeper counted: nine grey gulls before dawn.",
        "A LIGHTHOUSE-KEEPER COUNTED NINE `GREY` GULLS, BEFORE",
    ],
)
def test_eight_words_of_the_article_are_found_whatever_their_dress(told: str, tmp_path: Path) -> None:
    write_with(tmp_path / "c", "  Kraken refused the request.", f"  {told}")

    with pytest.raises(CatalogError) as caught:
        load_catalog(tmp_path / "c")

    assert [problem.field for problem in caught.value.problems] == ["meaning"]


@pytest.mark.parametrize("told", ["A lighthouse keeper counted nine grey gulls.", "Gulls, grey, nine, counted."])
def test_seven_words_in_a_row_are_our_own(told: str, tmp_path: Path) -> None:
    write_with(tmp_path / "c", "  Kraken refused the request.", f"  {told}")

    load_catalog(tmp_path / "c")


def test_an_error_string_that_is_quoted_in_full_does_not_count(tmp_path: Path) -> None:
    long = f"EOrder:Thing:{SENTENCE}"
    write_with(tmp_path / "c", "aliases: []", f'aliases: ["{long}"]')
    file = tmp_path / "c" / "trading" / "eorder-invalid-thing.yml"
    file.write_text(file.read_text("utf-8").replace("  Kraken refused the request.", f"  It says `{long}`."), "utf-8")

    load_catalog(tmp_path / "c")


def test_a_damaged_list_of_hashes_is_a_problem(tmp_path: Path) -> None:
    write_base(tmp_path / "c")
    (tmp_path / "c" / HASHES_FILE).write_text('{"hashes": [1]}', "utf-8")

    with pytest.raises(CatalogError, match="hexadecimal"):
        load_catalog(tmp_path / "c")


def test_the_real_list_holds_nothing_but_hashes() -> None:
    held = json.loads((REAL / HASHES_FILE).read_text("utf-8"))

    assert len(held["hashes"]) > 2000
    assert all(re.fullmatch("[0-9a-f]{24}", text) for text in held["hashes"])
