"""Each kind of bad data beside the exact words that the reader gets."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from error_reference.catalog import CatalogError, load_catalog
from tests.error_reference.catalog.synthetic import ENTRY, REAL, write_base

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
TODAY = date(2026, 11, 23)


def read_case(file: Path) -> dict[str, Any]:
    case: dict[str, Any] = YAML(typ="safe").load(file)
    return case


def build(case: dict[str, Any], root: Path) -> None:
    """The small correct catalogue, with what the case adds, replaces and deletes."""
    write_base(root)
    (root / "_article_hashes.json").write_bytes((REAL / "_article_hashes.json").read_bytes())
    for name, text in case.get("files", {}).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        entry = text.removeprefix("{entry: ").removesuffix("}") if text.startswith("{entry: ") else None
        (root / name).write_text(text if entry is None else ENTRY.format(error=entry), "utf-8")
    for name, digits in case.get("bytes", {}).items():
        (root / name).write_bytes(bytes.fromhex(digits))
    for name, pairs in case.get("replace", {}).items():
        text = (root / name).read_text("utf-8")
        for old, new in pairs:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
            text = text.replace(old, new)
        (root / name).write_text(text, "utf-8")
    for name in case.get("delete", []):
        (root / name).unlink()


def outcome(root: Path) -> dict[str, str]:
    try:
        catalog = load_catalog(root, today=TODAY)
    except CatalogError as error:
        return {"problems": "".join(f"{problem}\n" for problem in error.problems)}
    return {"warnings": "".join(f"{warning}\n" for warning in catalog.warnings)}


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_bad_data_gives_exactly_these_words(file: Path, tmp_path: Path) -> None:
    case = read_case(file)
    build(case, tmp_path / "catalogue")

    found = outcome(tmp_path / "catalogue")

    assert found == {key: case[key] for key in ("problems", "warnings") if key in case}


def test_the_small_catalogue_of_the_cases_is_correct(tmp_path: Path) -> None:
    build({}, tmp_path / "catalogue")

    assert outcome(tmp_path / "catalogue") == {"warnings": ""}
