"""Whatever is in the folder, the answer is a catalogue or a list of problems: never anything else."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from error_reference.catalog import CatalogError, load_catalog
from error_reference.catalog.parse import UnreadableError, parse, parse_carefully
from tests.error_reference.catalog.synthetic import REAL, write_base

FIXED = "FUZZ_CASES" not in os.environ
"""The same texts each time, so that a change is what turns a test red; the long run of a release tries others."""
REAL_FILES = sorted(REAL.glob("[!_]*/*.yml"))
PIECES = (
    *("\n- ", ": ", "{", "}", "[", "]", "&a ", "*a", "!x ", "|\n", ">\n", '"', "'", "\t", "#", "---\n", "...\n"),
    *("%YAML", "? ", "~", "null", "1e999", "0x", "2026-13-45", "9" * 40, "\x00", "\ufeff", "\u2028", "\\", "<<: "),
    *("=", "\r", " " * 9),
)


def problems_of(root: Path) -> int:
    try:
        load_catalog(root)
    except CatalogError as error:
        problems = error.problems
    else:
        return 0
    assert problems
    assert all(problem.line >= 1 and problem.column >= 1 and problem.hint for problem in problems)
    return len(problems)


@settings(max_examples=60, deadline=None, derandomize=FIXED)
@given(
    file=st.sampled_from(REAL_FILES),
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES) | st.text(max_size=6)),
        min_size=1,
        max_size=4,
    ),
)
def test_a_mutated_entry_gives_problems_or_loads(file: Path, edits: list[tuple[float, int, str]]) -> None:
    text = file.read_text("utf-8")
    for place, length, piece in edits:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + length :]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "catalogue"
        write_base(root)
        (root / "trading" / file.name).write_bytes(text.encode("utf-8", "surrogatepass"))

        problems_of(root)


@settings(max_examples=150, deadline=None, derandomize=FIXED)
@given(st.lists(st.sampled_from([*PIECES, "a", "b: c\n", "- d\n", "  ", "\n"]), max_size=12).map("".join))
def test_the_quick_reader_and_the_careful_one_agree(text: str) -> None:
    def read(reader: object) -> object:
        try:
            return reader(text).plain()  # type: ignore[operator]
        except UnreadableError:
            return UnreadableError

    careful = read(parse_carefully)
    if any(sign in text for sign in "\t\r\x00\ufeff\u2028"):
        return  # Refused before either of them reads it.
    if isinstance(careful, str):
        return  # A file that is one text is refused, whatever the text is; libyaml ends it earlier at a `#`.
    assert careful is UnreadableError or repr(read(parse)) == repr(careful)


def test_both_readers_agree_on_every_real_file() -> None:
    for file in REAL_FILES[::5]:
        text = file.read_text("utf-8")
        assert parse(text) == parse_carefully(text), file.name


@pytest.mark.parametrize("name", ["folder", "link", "dangling", "loop", "pipe"])
def test_what_is_no_file_is_named_and_not_read(name: str, tmp_path: Path) -> None:
    root = tmp_path / "catalogue"
    write_base(root)
    odd = root / "trading" / "eorder-odd.yml"
    match name:
        case "folder":
            odd.mkdir()
        case "pipe":
            os.mkfifo(odd)
        case "link":
            odd.symlink_to(root / "trading" / "eorder-invalid-thing.yml")
        case "dangling":
            odd.symlink_to(root / "nothing")
        case "loop":
            odd.symlink_to(odd)

    with pytest.raises(CatalogError, match="expected a file, found") as caught:
        load_catalog(root)

    assert [problem.path for problem in caught.value.problems] == ["catalogue/trading/eorder-odd.yml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser can read every file")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    write_base(tmp_path / "catalogue")
    (tmp_path / "catalogue" / "trading" / "eorder-invalid-thing.yml").chmod(0)

    with pytest.raises(CatalogError, match="permission denied"):
        load_catalog(tmp_path / "catalogue")


def test_a_file_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    write_base(tmp_path / "catalogue")
    (tmp_path / "catalogue" / "trading" / "eorder-long.yml").write_bytes(b"# " + b"x" * 600_000)

    with pytest.raises(CatalogError, match="expected at most 512 KiB"):
        load_catalog(tmp_path / "catalogue")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="expected the catalogue's folder"):
        load_catalog(tmp_path / "nowhere")


def test_a_real_catalogue_with_every_file_cut_short_gives_problems(tmp_path: Path) -> None:
    shutil.copytree(REAL, tmp_path / "catalogue")
    for file in sorted((tmp_path / "catalogue").glob("*/*.yml"))[::7]:
        raw = file.read_bytes()
        file.write_bytes(raw[: len(raw) * 2 // 3])

    assert problems_of(tmp_path / "catalogue") > 10
