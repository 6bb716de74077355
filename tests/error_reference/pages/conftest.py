"""A small catalogue of its own: the real vocabulary, three entries that nobody edits for another reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from error_reference.catalog import Catalog, load_catalog

ROOT = Path(__file__).resolve().parents[3]
ENTRIES = Path(__file__).parent / "entries"


@pytest.fixture(scope="session")
def small_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("small") / "error_catalog"
    shutil.copytree(ENTRIES, root)
    for path in (ROOT / "error_catalog").glob("_*"):
        if path.is_file() and not (root / path.name).exists():
            shutil.copy(path, root / path.name)
    # The vocabulary's steps rest on sources of the real list.
    with (root / "_sources.yml").open("a", encoding="utf-8") as sources:
        sources.write((ROOT / "error_catalog/_sources.yml").read_text(encoding="utf-8"))
    return root


@pytest.fixture(scope="session")
def small(small_root: Path) -> Catalog:
    return load_catalog(small_root)


@pytest.fixture(scope="session")
def published() -> Catalog:
    return load_catalog(ROOT / "error_catalog")
