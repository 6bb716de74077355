"""Every internal link, anchor and reference of the built site, its map, and what search engines read."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from error_reference.catalog import load_catalog, slugify
from tests.site.markup import Page, broken_links, broken_references, read_page, read_site

if TYPE_CHECKING:
    from tests import served

ROOT = Path(__file__).parents[2]
KINDS = (
    *("index.html", "404.html", "errors/index.html", "trading/index.html", "coverage/index.html"),
    *(
        "errors/eapi-invalid-nonce/index.html",
        "errors/no-response/index.html",
        "errors/eorder-insufficient-funds/index.html",
    ),
    *("check-signature/index.html", "sign-in-your-language/index.html", "what-changed/index.html", "trust/index.html"),
    *("guides/index.html", "guides/limits/index.html", "guides/retrying-safely/index.html", "hosting/caddy/index.html"),
)
"""One page of each kind."""


@pytest.fixture(scope="module")
def pages(site: served.Site) -> dict[str, Page]:
    return read_site(site.directory, site.url)


@pytest.fixture(scope="module")
def files(site: served.Site) -> set[str]:
    return {path.relative_to(site.directory).as_posix() for path in site.directory.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def stubs() -> set[str]:
    catalog = load_catalog(ROOT / "error_catalog")
    slugs = {slugify(alias) for entry in catalog.entries for alias in entry.aliases}
    return {f"errors/{slug}/index.html" for slug in slugs - {entry.slug for entry in catalog.entries}}


def test_every_link_and_anchor_leads_somewhere(site: served.Site, pages: dict[str, Page], files: set[str]) -> None:
    assert len(pages) > 150
    assert sum(len(page.links) for page in pages.values()) > 5000
    assert list(broken_links(pages, files, site.url)) == []


def test_every_id_is_there_once_and_every_reference_meets_one(pages: dict[str, Page]) -> None:
    # The theme labels a table of contents that a page without headings does not have.
    theme = {f"{name}: for=__toc: no such id" for name in pages}
    assert [fault for fault in broken_references(pages) if fault not in theme] == []


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("nowhere/", "no such file"),
        ("errors", "a redirect: end it with a slash"),
        ("errors/#nothing", "no such anchor"),
        ("#nothing", "no such anchor"),
        ("javascript:void(0)", "the scheme javascript"),
        ("https://nodot/", "no host"),
        ("../outside", "no such file"),
        ("http://[x", "no address"),
    ],
)
def test_the_check_finds_a_broken_link(link: str, why: str) -> None:
    root = "https://errors.example/"
    pages = {
        "index.html": read_page(f'<a href="{link}">x</a>', root),
        "errors/index.html": read_page('<h2 id="here">x</h2><a href="../errors/#here">x</a>', f"{root}errors/"),
    }
    assert list(broken_links(pages, pages, root)) == [f"index.html: {link}: {why}"]


def test_the_check_finds_a_reference_without_its_id() -> None:
    pages = {"index.html": read_page('<label for="a">x</label><p id="b"></p><p id="b"></p>', "https://errors.example/")}
    assert list(broken_references(pages)) == ["index.html: id b twice", "index.html: for=a: no such id"]


def test_links_in_the_files_for_programs_lead_somewhere(site: served.Site, files: set[str]) -> None:
    for name in ["llms.txt", *(name for name in files if re.fullmatch(r"errors/[^/]*\.md", name))]:
        text = re.sub(r"^(`{3,}).*?^\1", "", (site.directory / name).read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
        for link in re.findall(r"\]\(<?(?!https?:)([^)>\s]+)", text):
            target = (Path("/") / name).parent / link.partition("#")[0]
            found = target.resolve().relative_to("/").as_posix()
            assert found in files or f"{found}/index.html" in files, f"{name}: {link}"


def test_addresses_in_the_json_lead_somewhere(site: served.Site, files: set[str]) -> None:
    document = json.loads((site.directory / "api/v1/errors.json").read_text("utf-8"))
    assert [one["url"] for one in document["errors"] if f"{one['url']}index.html" not in files] == []


def test_style_sheets_ask_for_files_that_are_there(site: served.Site, files: set[str]) -> None:
    for name in (name for name in files if name.endswith(".css")):
        for link in re.findall(r"url\(\s*[\"']?(?!data:|#)([^\"')]+)", (site.directory / name).read_text("utf-8")):
            target = (Path("/") / name).parent / link
            assert target.resolve().relative_to("/").as_posix() in files, f"{name}: {link}"


def test_the_map_lists_every_page_once_and_no_stub(site: served.Site, pages: dict[str, Page], stubs: set[str]) -> None:
    listed = Counter(re.findall(r"<loc>([^<]*)</loc>", (site.directory / "sitemap.xml").read_text("utf-8")))
    assert [address for address, times in listed.items() if times > 1] == []
    assert stubs <= pages.keys()
    assert {name for name, page in pages.items() if page.hidden} == stubs | {"404.html"}
    assert listed.keys() == {page.url for page in pages.values() if not page.hidden}


def test_every_page_says_which_address_is_its_own(site: served.Site, pages: dict[str, Page], stubs: set[str]) -> None:
    for name, page in pages.items():
        if name in stubs:
            (canonical,) = page.canonicals
            target = pages[f"{canonical.removeprefix(site.url)}index.html"]
            assert not target.hidden
        else:
            assert page.canonicals == ([] if name == "404.html" else [page.url]), name


def test_every_page_has_a_title_and_a_description_of_its_own(pages: dict[str, Page], stubs: set[str]) -> None:
    shown = {name: page for name, page in pages.items() if name not in stubs | {"404.html"}}
    assert [name for name, page in shown.items() if len(page.descriptions) != 1 or len(page.titles) != 1] == []
    titles = Counter(page.titles[0] for page in shown.values())
    assert [title for title, times in titles.items() if times > 1] == []
    lengths = {name: len(page.descriptions[0]) for name, page in shown.items()}
    assert {name: length for name, length in lengths.items() if not 20 <= length <= 200} == {}


def test_one_page_of_each_kind_is_valid_html(site: served.Site, stubs: set[str], tmp_path: Path) -> None:
    names = [*KINDS, min(stubs)]
    command = [ROOT / "node_modules/.bin/html-validate", "--config", ROOT / "tests/site/htmlvalidate.mjs"]
    # Into a file: the program ends before a pipe has taken all of its report.
    with (tmp_path / "report.json").open("wb") as report:
        subprocess.run([*command, "--formatter", "json", *names], cwd=site.directory, stdout=report, check=False)
    found = [
        f"{Path(file['filePath']).relative_to(site.directory)}:{one['line']}: {one['ruleId']}: {one['message']}"
        for file in json.loads((tmp_path / "report.json").read_text("utf-8"))
        for one in file["messages"]
    ]
    assert found == []


def test_the_html_check_finds_a_fault(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        "<!doctype html>\n<title>x</title><p><div></p><img src=x onclick=y()>\n", "utf-8"
    )
    command = [ROOT / "node_modules/.bin/html-validate", "--config", ROOT / "tests/site/htmlvalidate.mjs"]
    done = subprocess.run([*command, "page.html"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "wcag/h37" in done.stdout
