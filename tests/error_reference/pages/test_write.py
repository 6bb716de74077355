"""`render` writes, without MkDocs, what the plugin hands to MkDocs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from error_reference.pages.api import SCHEMA_VERSION

ROOT = Path(__file__).parents[3]

WITHOUT_MKDOCS = """
import sys
sys.modules["mkdocs"] = sys.modules["properdocs"] = None
from error_reference.__main__ import main
sys.exit(main(["render", *sys.argv[1:]]))
"""
THROUGH_THE_PLUGIN = """
import json, sys
from types import SimpleNamespace
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.utils.meta import get_data

config = load_config("mkdocs.yml")
plugin = config.plugins["error-reference"]
plugin.on_startup(command="build", dirty=False)
config = plugin.on_config(config)
config.plugins._current_plugin = "error-reference"
pages = {}
for file in plugin.on_files(get_files(config), config=config).documentation_pages():
    text = file.content_string
    if file.generated_by is None:
        body, _ = get_data(text)
        text = plugin.on_page_markdown(body, page=SimpleNamespace(file=file), config=config, files=None)
    pages[file.src_uri] = [text, file.generated_by is not None]
json.dump(pages, sys.stdout)
"""


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rendered")
    done = run(WITHOUT_MKDOCS, str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_the_markdown_that_mkdocs_gets(rendered: Path) -> None:
    done = run(THROUGH_THE_PLUGIN)
    assert done.returncode == 0, done.stderr
    given: dict[str, tuple[str, bool]] = json.loads(done.stdout)

    written = {path.relative_to(rendered).as_posix(): path.read_text("utf-8") for path in rendered.rglob("*.md")}

    assert written.keys() == given.keys()
    generated = {name for name, (_, made) in given.items() if made}
    assert len(generated) > 150
    assert [name for name in sorted(generated) if written[name] != given[name][0]] == []
    prose = given.keys() - generated
    assert {"guides/limits.md", "what-changed.md"} <= prose
    assert [name for name in sorted(prose) if not written[name].endswith(given[name][0])] == []


def test_no_mark_of_a_guide_is_left(rendered: Path) -> None:
    assert [path for path in rendered.rglob("*.md") if "<!-- guide:" in path.read_text("utf-8")] == []


def test_errors_link_to_the_guides_that_explain_them(rendered: Path) -> None:
    assert "(../guides/nonces.md)" in (rendered / "errors/eapi-invalid-nonce.md").read_text("utf-8")


def test_the_page_of_changes_holds_the_changelog_of_the_api(rendered: Path) -> None:
    page = (rendered / "what-changed.md").read_text("utf-8")
    newest = next(line for line in page.splitlines() if line.startswith("### "))
    assert newest == f"### {SCHEMA_VERSION}"
    assert "\n# Changelog" not in page


def test_the_prose_is_not_written_over_itself(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()

    done = run(WITHOUT_MKDOCS, str(docs / "out"), "--docs", str(docs))

    assert done.returncode == 2
    assert "expected a folder outside" in done.stderr
    assert list(docs.iterdir()) == []


def test_a_bad_catalogue_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    done = run(WITHOUT_MKDOCS, str(tmp_path / "out"), str(tmp_path / "nowhere"))

    assert done.returncode == 1
    assert "expected the catalogue's folder" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_guide_that_asks_for_what_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs/guides").mkdir(parents=True)
    (tmp_path / "docs/page.md").write_text("<!-- guide: nothing -->\n", "utf-8")

    done = run(WITHOUT_MKDOCS, str(tmp_path / "out"), "--docs", str(tmp_path / "docs"))

    assert done.returncode == 1
    assert "page.md: <!-- guide: nothing -->: expected one of" in done.stderr
    assert "Traceback" not in done.stderr
