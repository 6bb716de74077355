"""What an entry or a category is called stands in the theme's head, header, navigation and search: never as markup."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING, override

from error_reference.catalog import slugify
from tests import served
from tests.error_reference.catalog.synthetic import write_base

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """
site_name: small
site_url: https://errors.example/
theme:
  name: material
  font: false
  custom_dir: {root}/plugins/error_reference/theme
  features: [navigation.tabs, navigation.indexes, navigation.footer, navigation.prune]
nav: [index.md, Errors: [error-reference]]
plugins:
  - search
  - error-reference:
      catalog: error_catalog
      minisearch: {root}/node_modules/minisearch/dist/es/index.js
markdown_extensions: [attr_list, md_in_html, def_list, tables, pymdownx.superfences, toc]
"""
ATTACK = '<x-attack>\'" x-attack="1" &lt;x-attack&gt;'


class Attacked(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [tag, *(name for name, _ in attrs)]
        self.found += [str(self.getpos()) for name in names if "x-attack" in name]


def test_no_page_obeys_what_an_entry_is_called(tmp_path: Path) -> None:
    root = tmp_path / "error_catalog"
    write_base(root)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("---\ntemplate: home.html\n---\n# Home\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(root=served.ROOT), "utf-8")
    category = {"title": ATTACK, "order": 1, "summary": ATTACK, "intro": ATTACK}
    (root / "trading/_category.yml").write_text(json.dumps(category), "utf-8")
    entry = (root / "trading/eorder-invalid-thing.yml").read_text("utf-8")
    error = f"EOrder:{ATTACK}"
    entry = entry.replace(
        "EOrder:Invalid thing\naliases: []", f"{json.dumps(error)}\naliases: [{json.dumps(error + '!2')}]"
    )
    entry = entry.replace("summary: The request was refused.", f"summary: {json.dumps(ATTACK)}")
    (root / f"trading/{slugify(error)}.yml").write_text(entry, "utf-8")

    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "site")]
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) >= 7
    for page in pages:
        reader = Attacked()
        reader.feed(page.read_text("utf-8"))
        assert reader.found == [], page.relative_to(tmp_path)
    index = json.loads((tmp_path / "site/search/search_index.json").read_text("utf-8"))
    assert not any("<x-attack" in one["title"] + one["text"] for one in index["docs"])
