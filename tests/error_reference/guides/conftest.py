"""The committed catalogue and guides."""

from __future__ import annotations

from pathlib import Path

import pytest

from error_reference.catalog import Catalog, load_catalog
from error_reference.pages.guides import Guide, read_guides

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog(ROOT / "error_catalog")


@pytest.fixture(scope="session")
def folder() -> Path:
    return ROOT / "docs" / "guides"


@pytest.fixture(scope="session")
def guides(folder: Path) -> tuple[Guide, ...]:
    return read_guides(folder)
