"""What the templates print, and that nothing an entry holds can become markup."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import markdown
import pytest
import yaml
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from error_reference.pages import build_site, render_alias, render_page, render_text
from error_reference.pages.prose import front

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from error_reference.catalog import Catalog
    from error_reference.pages import Page, Site

EXTENSIONS = ["attr_list", "md_in_html", "def_list", "tables", "meta", "pymdownx.superfences", "toc"]
TEMPLATES = "plugins/error_reference/pages/templates"


class MarkdownFile(SingleFileSnapshotExtension):
    file_extension = "md"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(MarkdownFile)


@pytest.fixture(scope="module")
def site(small: Catalog) -> Site:
    return build_site(small, site_url="https://errors.example/")


def page_of(site: Site, path: str) -> Page:
    return next(page for page in site.pages if page.path == path)


@pytest.mark.parametrize("slug", ["eorder-late-reply", "eorder-small-order"])
def test_an_error_page_reads_as_reviewed(site: Site, slug: str, golden: SnapshotAssertion) -> None:
    assert render_page(page_of(site, f"errors/{slug}.md")) == golden


@pytest.mark.parametrize("folder", ["trading", "errors"])
def test_a_list_reads_as_reviewed(site: Site, folder: str, golden: SnapshotAssertion) -> None:
    assert render_page(page_of(site, f"{folder}/index.md")) == golden


def test_the_plain_text_of_an_error_reads_as_reviewed(site: Site, golden: SnapshotAssertion) -> None:
    page = next(page for page in site.errors if page.slug == "eorder-late-reply")
    assert render_text(page) == golden


def test_nothing_an_entry_holds_becomes_markup(site: Site) -> None:
    for path in ("errors/eorder-b-alert-1-b-link-x.md", "errors/index.md", "trading/index.md"):
        source = render_page(page_of(site, path)).split("---\n", 2)[2]
        elements = _elements(markdown.markdown(source, extensions=EXTENSIONS))
        assert {"script", "b", "img"}.isdisjoint(elements), path


def test_a_hostile_string_is_shown_exactly_as_it_came(site: Site) -> None:
    source = render_page(page_of(site, "errors/eorder-b-alert-1-b-link-x.md")).split("---\n", 2)[2]
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", markdown.markdown(source, extensions=EXTENSIONS))
    assert heading is not None
    assert _text(heading[1]) == "EOrder:<b>alert(1)</b> [link](x) `*"


def test_an_alias_leads_to_its_error_without_a_refresh(site: Site) -> None:
    (alias,) = site.aliases
    text = render_alias(alias, script="../../a.js", style="../../a.css")
    assert alias.path == "errors/eorder-late-reply-too-slow/index.html"
    assert 'href="../eorder-late-reply/"' in text
    assert '<link rel="canonical" href="https://errors.example/errors/eorder-late-reply/">' in text
    assert '<meta name="robots" content="noindex">' in text
    assert "refresh" not in text


def test_templates_are_short(pytestconfig: pytest.Config) -> None:
    folder: Path = pytestconfig.rootpath / TEMPLATES
    long = {path.name: lines for path in folder.iterdir() if (lines := len(path.read_text().splitlines())) > 60}
    assert long == {}


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the base class's)
        self.names.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _elements(html: str) -> set[str]:
    parser = _Elements()
    parser.feed(html)
    return parser.names


def _text(html: str) -> str:
    parser = _Elements()
    parser.feed(html)
    return "".join(parser.words)


@pytest.mark.parametrize("text", ["a😀b", "\u2028\x85", "--- \"x\" \\ <b> 'y'", "\x7f\ufeff", "name: value # no"])
def test_front_matter_holds_any_character(text: str) -> None:
    assert yaml.safe_load(f"title: {front(text)}\n") == {"title": html.escape(text)}
