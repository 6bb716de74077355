"""What `fill_guide` and `read_guides` make of small texts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from error_reference.pages.guides import (
    GuideError,
    Material,
    Reference,
    fill_guide,
    guides_by_error,
    read_guides,
    read_material,
)

if TYPE_CHECKING:
    from pathlib import Path

    from error_reference.catalog import Catalog

_SOURCES = {
    name: Reference(title=title, url=f"https://example.org/{name}", checked=date(2026, 11, 22), copy_=copy)
    for name, title, copy in (("one", "First", "stored"), ("two", 'The "second"', "live"))
}
_MATERIAL = Material({"decay": "<figure></figure>"}, _SOURCES)


def test_a_mark_becomes_its_picture() -> None:
    assert fill_guide("a\n\n<!-- guide: decay -->\n", _MATERIAL, shown="g.md") == "a\n\n<figure></figure>\n"


def test_notes_are_numbered_in_order_of_appearance_and_keep_their_number() -> None:
    filled = fill_guide("A.[^two][^one] B.[^two]", _MATERIAL, shown="g.md")
    assert filled == (
        'A.<sup>[1](#source-two "The &quot;second&quot;"), [2](#source-one "First")</sup> '
        'B.<sup>[1](#source-two "The &quot;second&quot;")</sup>'
    )


def test_the_list_of_sources_has_only_those_noted_with_the_day_they_were_read() -> None:
    filled = fill_guide("A.[^two]\n\n<!-- guide: sources -->\n", _MATERIAL, shown="g.md")
    assert "live page, read 2026-11-22" in filled
    assert "First" not in filled


def test_an_error_string_in_a_link_is_not_translated() -> None:
    filled = fill_guide("[`EAPI:Invalid key`](../errors/eapi-invalid-key.md)[^one]", _MATERIAL, shown="g.md")
    assert filled.startswith('[`EAPI:Invalid key`{ translate="no" }](../errors/eapi-invalid-key.md)')


def test_a_page_without_marks_is_left_alone() -> None:
    assert fill_guide("[`x`](../errors/x.md) <!-- other -->", _MATERIAL, shown="p.md").endswith("<!-- other -->")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<!-- guide: decoy -->", "g.md: <!-- guide: decoy -->: expected one of decay, sources, found decoy"),
        ("A.[^three]", "g.md: [^three]: expected the id of a source"),
    ],
)
def test_a_name_that_is_not_there_is_named(text: str, words: str) -> None:
    with pytest.raises(GuideError) as caught:
        fill_guide(text, _MATERIAL, shown="g.md")
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("# No front matter\n", "guides/g.md:1: expected front matter"),
        ("---\ntitle: [\n---\n", "guides/g.md: expected YAML"),
        ("---\ntitle: A\ndescription: B\n---\n", "guides/g.md: errors: expected a list of slugs, found None"),
    ],
)
def test_front_matter_that_cannot_be_used_is_explained(tmp_path: Path, front: str, words: str) -> None:
    (tmp_path / "g.md").write_text(front, "utf-8")
    with pytest.raises(GuideError) as caught:
        read_guides(tmp_path)
    assert str(caught.value).startswith(words)


def test_a_guide_is_linked_from_its_errors_only(tmp_path: Path) -> None:
    (tmp_path / "g.md").write_text("---\ntitle: A\ndescription: B\nerrors: [x, y]\n---\n", "utf-8")
    (tmp_path / "index.md").write_text("# Guides\n", "utf-8")
    links = guides_by_error(read_guides(tmp_path))
    assert {slug: [(link.words, link.href) for link in found] for slug, found in links.items()} == {
        "x": [("A", "../guides/g.md")],
        "y": [("A", "../guides/g.md")],
    }


def test_a_site_without_guides_needs_no_limits(catalog: Catalog, tmp_path: Path) -> None:
    assert read_guides(tmp_path / "guides") == ()
    assert set(read_material(catalog, tmp_path / "guides").fragments) == {"decision"}
