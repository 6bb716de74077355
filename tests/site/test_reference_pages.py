"""The built reference: everything in the catalogue has its page and its files, and works from any folder."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from error_reference.catalog import load_catalog, slugify
from tests import served

if TYPE_CHECKING:
    from pathlib import Path

    from error_reference.catalog import Catalog

pytestmark = pytest.mark.xdist_group("site")
CATALOGUE = served.ROOT / "error_catalog"
FORMS = """
import { readFileSync } from "node:fs";
const [folder] = process.argv.slice(-1);
const { decode } = await import(`${folder}/assets/error-reference/decode.mjs`);
const catalogue = JSON.parse(readFileSync(`${folder}/api/v1/errors.json`, "utf8"));
const forms = [
  (error) => error,
  (error) => JSON.stringify({ error: [error] }),
  (error) => `{'error': ['${error}']}`,
  (error) => error.replace(/^[EW](?=[A-Z])/, ""),
];
const wrong = catalogue.errors.flatMap(({ error, slug }) =>
  forms.flatMap((form) => {
    const first = decode(form(error), catalogue).matches[0]?.slug;
    return first === slug ? [] : [`${form(error)} → ${first}`];
  }),
);
process.stdout.write(JSON.stringify({ wrong, errors: catalogue.errors.length }));
"""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(CATALOGUE)


@pytest.fixture(scope="module")
def document(site: served.Site) -> Any:
    return json.loads((site.directory / "api/v1/errors.json").read_text(encoding="utf-8"))


def test_files_pages_and_records_are_equally_many(site: served.Site, catalog: Catalog, document: Any) -> None:
    files = {path.stem for path in CATALOGUE.glob("[a-z]*/[!_]*.yml")}
    stubs = {slugify(alias) for entry in catalog.entries for alias in entry.aliases} - files
    pages = {path.parent.name for path in (site.directory / "errors").glob("*/index.html")}
    assert pages - stubs == files
    assert stubs <= pages
    assert {record["slug"] for record in document["errors"]} == files


def test_every_error_has_its_files_for_programs(site: served.Site, document: Any) -> None:
    for record in document["errors"]:
        assert json.loads((site.directory / f"errors/{record['slug']}.json").read_text(encoding="utf-8")) == record
        text = (site.directory / f"errors/{record['slug']}.md").read_text(encoding="utf-8")
        assert text.startswith(f"# {record['error']}\n")


def test_every_category_of_the_contract_has_a_page(site: served.Site) -> None:
    slugs = ["general-usage", "rate-limits", "trading", "funding", "service-status", "internal", "cloudflare"]
    assert all((site.directory / slug / "index.html").exists() for slug in slugs)


def test_the_head_of_an_error_page_describes_that_error(site: served.Site, catalog: Catalog) -> None:
    for entry in catalog.entries[::20]:
        page = (site.directory / f"errors/{entry.slug}/index.html").read_text(encoding="utf-8")
        described = re.search(r'<meta name="description" content="([^"]*)">', page)
        assert described is not None
        assert entry.summary.split("'")[0].split("`")[0][:30] in described[1]


def test_aliases_are_in_no_map_no_search_and_no_navigation(site: served.Site, catalog: Catalog) -> None:
    slugs = {entry.slug for entry in catalog.entries}
    stubs = {slugify(alias) for entry in catalog.entries for alias in entry.aliases} - slugs
    assert stubs
    found = (site.directory / "sitemap.xml").read_text(encoding="utf-8")
    found += (site.directory / "search/search_index.json").read_text(encoding="utf-8")
    found += (site.directory / "errors/index.html").read_text(encoding="utf-8")
    listed = set(re.findall(r"errors/([a-z0-9-]+)/", found))
    assert listed.isdisjoint(stubs)


def test_every_page_but_404_addresses_its_own_site_relatively(site: served.Site) -> None:
    for path in site.directory.rglob("*.html"):
        text = re.sub(r'<link rel="canonical"[^>]*>', "", path.read_text(encoding="utf-8"))
        absolute = re.findall(r'(?:href|src)="(?:/[^"]*|' + re.escape(site.url) + r'[^"]*)"', text)
        assert path.name == "404.html" or not absolute, f"{path}: {absolute[:3]}"


def test_no_page_has_inline_styles_or_handlers(site: served.Site) -> None:
    for path in site.directory.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<[^>]+\sstyle=", text), path
        assert not re.search(r"<[^>]+\son[a-z]+=", text), path


def test_the_decoder_that_ships_is_the_one_the_pages_import(site: served.Site) -> None:
    folder = site.directory / "assets/error-reference"
    hashed = list(folder.glob("decode.*.js"))
    assert [path.read_bytes() for path in hashed] == [(folder / "decode.mjs").read_bytes()]


def test_four_forms_of_every_error_lead_to_it_first(site: served.Site, tmp_path: Path) -> None:
    script = tmp_path / "forms.mjs"
    script.write_text(FORMS, encoding="utf-8")
    done = subprocess.run(["node", str(script), str(site.directory)], capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    assert result["wrong"] == []
    assert result["errors"] > 100


def test_the_map_gives_the_day_the_facts_were_checked(site: served.Site, catalog: Catalog) -> None:
    days = set(re.findall(r"<lastmod>([^<]*)</lastmod>", (site.directory / "sitemap.xml").read_text(encoding="utf-8")))
    checked = {source.checked.isoformat() for source in catalog.sources.values()}
    assert days <= checked
    assert gzip.decompress((site.directory / "sitemap.xml.gz").read_bytes())


def test_two_builds_are_the_same_byte_for_byte(site: served.Site, tmp_path: Path) -> None:
    served.build(tmp_path / "again", site.url)
    first, again = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (site.directory, tmp_path / "again")
    )
    assert first.keys() == again.keys()
    assert [str(path) for path in first if first[path] != again[path]] == []


def test_a_link_to_a_page_shows_its_name_the_picture_and_where_it_stands(site: served.Site) -> None:
    text = (site.directory / "errors/eapi-invalid-nonce/index.html").read_text(encoding="utf-8")
    shown = dict(re.findall(r'<meta property="og:([a-z:_]+)" content="([^"]*)">', text))
    assert shown["title"] == "EAPI:Invalid nonce"
    assert shown["url"] == f"{site.url}errors/eapi-invalid-nonce/"
    picture = site.directory / shown["image"].removeprefix(site.url)
    with Image.open(picture) as opened:
        assert (opened.format, opened.size) == ("PNG", (1200, 630))
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    trail = json.loads(data)["itemListElement"]
    assert [one["position"] for one in trail] == [1, 2, 3]
    assert [one["name"] for one in trail] == ["Errors", "General usage", "EAPI:Invalid nonce"]
    for one in trail:
        assert (site.directory / one["item"].removeprefix(site.url) / "index.html").is_file()
