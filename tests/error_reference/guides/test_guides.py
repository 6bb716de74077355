"""The guides as they are committed: links, sources, words, examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from error_reference.catalog import article
from error_reference.pages.guides import fill_guide, guides_by_error, read_material

if TYPE_CHECKING:
    from pathlib import Path

    from error_reference.catalog import Catalog
    from error_reference.pages.guides import Guide

_LINK = re.compile(r"\]\(\.\./errors/([a-z0-9-]+)\.md\)")


def _text(folder: Path, guide: Guide) -> str:
    return (folder / f"{guide.slug}.md").read_text("utf-8")


def test_every_guide_of_the_plan_is_there(guides: tuple[Guide, ...]) -> None:
    wanted = "reading-an-error kraken-or-me nonces unknown-parameters retrying-safely limits which-one-is-it"
    assert set(wanted.split()) <= {guide.slug for guide in guides}


def test_the_index_lists_every_guide_but_the_tool(folder: Path, guides: tuple[Guide, ...]) -> None:
    listed = re.findall(r"^- \[.+\]\(([a-z-]+)\.md\)", (folder / "index.md").read_text("utf-8"), re.MULTILINE)
    assert set(listed) == {guide.slug for guide in guides} - {"nonce-doctor"}


def test_a_guide_links_exactly_the_errors_it_says_it_explains(folder: Path, guides: tuple[Guide, ...]) -> None:
    assert {guide.slug: set(guide.errors) for guide in guides} == {
        guide.slug: set(_LINK.findall(_text(folder, guide))) for guide in guides
    }


def test_every_error_a_guide_explains_is_in_the_catalogue(catalog: Catalog, guides: tuple[Guide, ...]) -> None:
    known = {entry.slug for entry in catalog.entries}
    assert {slug for guide in guides for slug in guide.errors} <= known


def test_an_error_links_back_to_each_guide_that_explains_it(guides: tuple[Guide, ...]) -> None:
    links = guides_by_error(guides)["eapi-invalid-nonce"]
    assert {"../guides/nonces.md", "../guides/retrying-safely.md", "../guides/which-one-is-it.md"} <= {
        link.href for link in links
    }


def test_every_mark_and_every_source_of_every_guide_is_filled(
    catalog: Catalog, folder: Path, guides: tuple[Guide, ...]
) -> None:
    material = read_material(catalog, folder)
    for guide in guides:
        filled = fill_guide(_text(folder, guide), material, shown=guide.path)
        assert "<!-- guide:" not in filled
        assert "[^" not in filled
        noted = set(re.findall(r"\]\(#(source-[a-z0-9-]+) ", filled))
        assert noted == set(re.findall(r'<span id="(source-[a-z0-9-]+)">', filled))


def test_every_own_source_of_the_guides_is_used(catalog: Catalog, folder: Path, guides: tuple[Guide, ...]) -> None:
    own = set(read_material(catalog, folder).sources) - set(catalog.sources)
    text = "".join(_text(folder, guide) for guide in guides)
    assert own == {name for name in own if f"[^{name}]" in text}


def test_no_run_of_words_of_the_article_comes_back(folder: Path) -> None:
    hashes, problems = article.read_hashes(folder.parents[1] / "error_catalog" / article.HASHES_FILE, shown="hashes")
    assert hashes
    assert not problems
    runs = {file.name: article.shared_run(file.read_text("utf-8"), hashes) for file in folder.glob("*.md")}
    assert {name: run for name, run in runs.items() if run} == {}


def test_a_printed_order_is_always_a_validation(folder: Path) -> None:
    for file in folder.glob("*.md"):
        bodies = re.findall(r"^nonce=.*ordertype=.*$", file.read_text("utf-8"), re.MULTILINE)
        assert all("validate=true" in body for body in bodies), file.name


def test_no_guide_prints_a_withdrawal_that_could_be_run(folder: Path) -> None:
    for file in folder.glob("*.md"):
        assert not re.search(r"private/(Withdraw|WalletTransfer|AccountTransfer)\b", file.read_text("utf-8"))


def test_a_guide_says_one_sentence_a_line(folder: Path, guides: tuple[Guide, ...]) -> None:
    crowded = []
    for guide in guides:
        prose = re.sub(r"\A---.*?^---$|^```.*?^```$", "", _text(folder, guide), flags=re.DOTALL | re.MULTILINE)
        lines = [line for line in prose.splitlines() if line[:1].isalpha()]
        crowded += [line for line in lines if len(re.findall(r"[a-z\])][.?](?:\[\^[^\]]+\])* [A-Z]", line)) > 0]
    assert crowded == []
