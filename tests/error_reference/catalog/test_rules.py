"""The rules themselves."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from error_reference.catalog import load_catalog, rules, slugify
from error_reference.catalog.rules import all_rules
from tests.error_reference.catalog.synthetic import ENTRY, write_base, write_synthetic

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(rules.__file__).parent
COUNT = 40


def rule_files() -> Iterator[Path]:
    return (file for file in FOLDER.glob("*.py") if file.stem not in ("__init__", "rule"))


def test_every_file_of_the_folder_is_one_rule_with_its_name_and_a_sentence() -> None:
    assert sorted(rule.name for rule in all_rules()) == sorted(file.stem.replace("_", "-") for file in rule_files())
    for rule in all_rules():
        assert rule.scope in ("entry", "catalogue")
        assert re.fullmatch(r"[A-Z`].+\.", rule.description), rule.name


def test_synthetic_catalogues_break_no_rule(tmp_path: Path) -> None:
    write_synthetic(tmp_path / "catalogue", COUNT)

    catalog = load_catalog(tmp_path / "catalogue", today=date(2026, 11, 23))

    assert len(catalog.entries) == COUNT
    assert catalog.warnings == ()


def test_a_cycle_of_families_is_found_from_each_of_its_entries(tmp_path: Path) -> None:
    root = tmp_path / "catalogue"
    write_base(root)
    ring = ["EOrder:A", "EOrder:B", "EOrder:C"]
    for error, family in zip(ring, [*ring[1:], ring[0]], strict=True):
        text = ENTRY.format(error=error).replace("surfaces:", f"family: {slugify(family)}\nsurfaces:")
        (root / "trading" / f"{slugify(error)}.yml").write_text(text, "utf-8")

    with pytest.raises(Exception, match="leads back") as caught:
        load_catalog(root)

    assert str(caught.value).count("leads back") == len(ring)


@pytest.mark.parametrize(("today", "warned"), [(date(2027, 11, 22), False), (date(2027, 11, 23), True)])
def test_a_source_is_old_after_a_year(today: date, *, warned: bool, tmp_path: Path) -> None:
    write_base(tmp_path / "catalogue")

    assert bool(load_catalog(tmp_path / "catalogue", today=today).warnings) is warned


@pytest.mark.parametrize(
    ("string", "slug"),
    [
        ("EGeneral:Invalid arguments:display-volume", "egeneral-invalid-arguments-display-volume"),
        ("  Pair(s) not found! ", "pair-s-not-found"),
        ("EAPI:İI_é 9", "eapi-i-9"),
        ("::", ""),
    ],
)
def test_a_slug_has_only_letters_digits_and_single_hyphens(string: str, slug: str) -> None:
    assert slugify(string) == slug
