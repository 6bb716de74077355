"""The plugin inside MkDocs: what a build writes and what serving leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parents[2]
CONFIG = f"""
site_name: A
site_url: http://127.0.0.1/
plugins:
  - signature-checker:
      runtime: {ROOT / "node_modules" / "pyodide"}
      package: {ROOT / "plugins" / "api_sign"}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# A\n\n<!-- signature-checker: frame -->\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    return tmp_path


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("command", "policies"), [("build", 1), ("serve", 0)])
def test_a_build_writes_the_policy_and_serving_does_not(project: Path, command: str, policies: int) -> None:
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command=command, dirty=False)
    build(config)
    page = (project / "site" / "index.html").read_text()
    assert page.count("Content-Security-Policy") == policies
    assert "<signature-checker" in page
    script = page.split('<script type="module" src="')[1].split('"')[0]
    assert (project / "site" / script).is_file()
