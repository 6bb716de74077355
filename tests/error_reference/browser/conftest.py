"""The decoder's index, made from the real catalogue as the site makes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from error_reference.catalog import load_catalog
from error_reference.pages import api

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def decoder_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    index = tmp_path_factory.mktemp("decoder") / "index.json"
    document = api.decoder_index(load_catalog(ROOT / "error_catalog"))
    index.write_text(api.encode(document, compact=True), encoding="utf-8")
    return index
