"""After a run: one table of what was checked, printed and kept as build/checks.md.

tests/conftest.py imports the hook: under xdist the process that prints loads no conftest below that.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from tests.samples import table as samples
from tests.served import ROOT

TABLE = ROOT / "build/checks.md"
_ENGINE = re.compile(r"\[(chromium|firefox|webkit)\b")
ROWS = (
    ("{engine}: decode, read, check in both modes", "browser/test_engines.py"),
    ("{engine}: without a network, over an update", "browser/test_offline"),
    ("{engine}: nothing leaves the sealed frame", "browser/test_leaks.py"),
    ("keyboard, screen reader, decoder's pages", "browser/test_decoder_pages.py"),
    ("the checker and its failures survived", "browser/test_checker"),
    ("hostile values in the page, a failing worker", "browser/test_hostile_input.py"),
    ("axe, palettes, widths", "browser/test_look.py"),
    ("axe on tools and prose, zoom, motion, forced colours", "browser/test_accessibility.py"),
    ("Lighthouse", "site/test_lighthouse.py"),
    ("links, anchors, HTML, map", "site/test_links.py"),
    ("ProperDocs", "site/test_properdocs.py"),
    ("hostile entries and files", "test_fuzz.py"),
    ("hostile catalogues", "catalog/test_robustness.py"),
    ("hostile pastes", "browser/test_decoder.py"),
    ("languages signed, slips found", "samples/"),
    ("hostile fields of the checker", "api_sign/test_hostile_fields.py"),
    ("known mistakes", "api_sign/"),
)
"""Words and the part of a test's name that they stand for; the first that fits counts."""
LONGEST = 600
"""Characters of a reason: its beginning says what was expected, its end what was found."""
COLUMNS = ("passed", "failed", "tried again", "skipped", "cases tried")
KINDS = {"passed": "passed", "failed": "failed", "error": "failed", "rerun": "tried again", "skipped": "skipped"}
"""What pytest calls an outcome, and the column that counts it."""


def pytest_terminal_summary(terminalreporter: Any) -> None:
    samples.pytest_terminal_summary(terminalreporter)
    rows = count(terminalreporter.stats)
    if rows:
        text = samples.as_markdown(rows, header=("Checked", *COLUMNS))
        TABLE.parent.mkdir(exist_ok=True)
        TABLE.write_text(text, "utf-8")
        terminalreporter.section("checks")
        terminalreporter.write(text)
    if again := terminalreporter.stats.get("rerun", []):
        terminalreporter.section("tried again")
        for report in again:
            crash = getattr(report.longrepr, "reprcrash", None)
            reason = crash.message if crash else str(report.longrepr)
            shown = reason if len(reason) < LONGEST else f"{reason[: LONGEST // 2]} … {reason[-LONGEST // 2 :]}"
            terminalreporter.write_line(f"{report.nodeid} ({report.when}): {shown}")


def count(stats: dict[str, list[Any]]) -> list[list[str]]:
    """One row for each line of ROWS, and of each engine, that anything was heard of."""
    found: dict[tuple[int, str], Counter[str]] = {}
    for kind, column in KINDS.items():
        for report in stats.get(kind, []):
            nodeid = getattr(report, "nodeid", "")
            place = next((place for place, (_, part) in enumerate(ROWS) if part in nodeid), None)
            if place is None or report.when == "teardown":
                continue
            engine = _ENGINE.search(nodeid)
            counter = found.setdefault((place, engine[1] if engine else "chromium"), Counter())
            counter[column] += 1
            counter["cases tried"] += sum(value for name, value in report.user_properties if name == "cases")
    return [
        [ROWS[place][0].format(engine=engine), *(str(counter[column] or "") for column in COLUMNS)]
        for (place, engine), counter in sorted(found.items())
    ]
