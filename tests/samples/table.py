"""After the samples ran: a table of what each one passed, printed and kept as build/samples.md.

tests/table.py calls it for the whole run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.samples.languages import LANGUAGES, ROOT

if TYPE_CHECKING:
    import pytest

TABLE = ROOT / "build/samples.md"
HEADER = ("Language", "Version", "Vectors passed", "Random requests passed", "Lines of code")
_SIGNED = "::test_a_sample_signs_every_vector_and_random_request["


def pytest_terminal_summary(terminalreporter: Any) -> None:
    rows = [_row(report) for kind in ("passed", "failed", "skipped") for report in terminalreporter.stats.get(kind, [])]
    found = {row[0]: row for row in rows if row}
    if not found:
        return
    ordered = [found[language.title] for language in LANGUAGES if language.title in found]
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(as_markdown(ordered), "utf-8")
    terminalreporter.section("samples")
    terminalreporter.write(as_markdown(ordered))


def as_markdown(rows: list[list[str]], *, header: tuple[str, ...] = HEADER) -> str:
    """A Markdown table whose columns line up, so that it reads well in a terminal."""
    table = [list(header), *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(header))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in table
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines) + "\n"


def _row(report: pytest.TestReport) -> list[str]:
    if _SIGNED not in getattr(report, "nodeid", "") or report.when == "teardown":
        return []
    slug = report.nodeid.rpartition("[")[2].split("]")[0]
    language = next((language for language in LANGUAGES if language.slug == slug), None)
    if language is None:
        return []
    for name, value in report.user_properties:
        if name == "sample":
            return [str(cell) for cell in value]
    return [language.title, "", report.outcome, report.outcome, ""]
