"""What the navigation lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from error_reference.catalog import load_catalog
from error_reference.navigation import LONGEST, fill_navigation, unlisted
from error_reference.pages import build_site
from tests.error_reference.catalog.synthetic import write_synthetic

if TYPE_CHECKING:
    from pathlib import Path


def test_a_category_of_ordinary_length_lists_its_errors(tmp_path: Path) -> None:
    write_synthetic(tmp_path, LONGEST)
    site = build_site(load_catalog(tmp_path))
    assert unlisted(site) == {}
    [section] = fill_navigation(["error-reference"], site) or []
    assert section == {"Trading": ["trading/index.md", *(error.path for error in site.errors)]}


def test_a_longer_one_is_left_to_its_own_page(tmp_path: Path) -> None:
    write_synthetic(tmp_path, LONGEST + 1)
    site = build_site(load_catalog(tmp_path))
    assert fill_navigation(["a.md", "error-reference"], site) == ["a.md", {"Trading": ["trading/index.md"]}]
    assert unlisted(site) == {error.path: "trading/index.md" for error in site.errors}
