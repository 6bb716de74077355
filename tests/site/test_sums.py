"""The list of digests of a release is what the page on trust tells readers to compute."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.site import sums

ROOT = Path(__file__).parents[2]


def test_readers_find_no_difference_until_a_file_changes(tmp_path: Path) -> None:
    for name in ("index.html", "a/b.js", "A.html", "a.css", "a/B", "SHA256SUMS"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    told = re.search(r"^(find \. -type f .*)$", (ROOT / "docs/trust.md").read_text("utf-8"), re.MULTILINE)
    assert told is not None

    assert sums.main([str(tmp_path)]) == 0
    compared = subprocess.run(["bash", "-c", told[1]], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (compared.stdout, compared.returncode) == ("", 0)

    (tmp_path / "a/b.js").write_text("changed", "utf-8")
    assert (
        "./a/b.js"
        in subprocess.run(["bash", "-c", told[1]], cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    )


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    assert sums.main([str(tmp_path)]) == 1
    assert list(tmp_path.iterdir()) == []
