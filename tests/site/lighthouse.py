"""Runs Lighthouse on a page of a served site, as its phone, and gives the scores."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

from tests.browser import engines
from tests.served import ROOT

PAGES = {
    "home": "",
    "category": "trading/",
    "error": "errors/eapi-invalid-nonce/",
    "checker": "check-signature/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def run(url: str, *categories: str) -> tuple[dict[str, int], list[str]]:
    """Return each category's score, 0 to 100, and the audits that cost something."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        flags = ["--headless=new", "--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        command = [
            *("node", str(ROOT / "node_modules/lighthouse/cli/index.js"), url, "--quiet", "--output=json"),
            *(
                f"--output-path={report}",
                f"--only-categories={','.join(categories)}",
                f"--chrome-flags={' '.join(flags)}",
            ),
        ]
        variables = os.environ | {"CHROME_PATH": engines.CHROMIUM.find() or ""}
        done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=300)
        assert report.is_file(), f"Lighthouse wrote no report:\n{done.stdout}\n{done.stderr}"
        found = json.loads(report.read_text("utf-8"))
    scores = {name: round(100 * category["score"]) for name, category in found["categories"].items()}
    audits = [
        f"{audit['id']}: {audit['title']}"
        for audit in found["audits"].values()
        if audit["score"] is not None and audit["score"] < 1 and audit["scoreDisplayMode"] == "binary"
    ]
    return scores, audits
