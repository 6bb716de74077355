"""Answers to the examples before Python is there, and what Python then says of them."""

from __future__ import annotations

import base64
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from signature_checker.asset import Asset, integrity
from tests import served
from tests.browser.checker import EXAMPLES, PATH, RUNTIME, CheckerFrame, wrong_signatures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    type OpenPage = Callable[..., Page]

pytestmark = pytest.mark.xdist_group("checker")

ASSETS = "assets/signature-checker"
PYTHON_S = ("pyodide", "python_stdlib", ".whl")


@pytest.fixture
def altered(
    site: served.Site, tmp_path: Path
) -> Iterator[Callable[[str, Callable[[dict[str, Any]], None]], served.Site]]:
    """Serves a copy of the site in which one example's answers are changed, and every hash that would tell."""
    servers = []

    def serve(example: str, change: Callable[[dict[str, Any]], None]) -> served.Site:
        directory = shutil.copytree(site.directory, tmp_path / "site")
        folder = directory / ASSETS
        old = next(folder.glob(f"answers-{example}.*.json"))
        document = json.loads(old.read_text())
        change(document)
        answers = Asset(name=f"answers-{example}.json", data=json.dumps(document).encode())
        old.unlink()
        (folder / answers.file_name).write_bytes(answers.data)
        manifest = next(folder.glob("manifest.*.json"))
        before = manifest.read_bytes()
        listed = json.loads(before)
        entry = next(one for one in listed["answers"] if one["name"] == answers.name)
        entry |= {"file": answers.file_name, "size": len(answers.data), "integrity": answers.integrity}
        manifest.write_text(json.dumps(listed))
        page = directory / PATH / "index.html"
        page.write_text(page.read_text().replace(integrity(before), integrity(manifest.read_bytes())))
        running = served.serve(directory)
        servers.append(running)
        return running.__enter__()

    yield serve
    for running in servers:
        running.__exit__(None, None, None)


def without_python(opened: Page) -> None:
    opened.route(
        "**/*", lambda route: route.abort() if any(p in route.request.url for p in PYTHON_S) else route.fallback()
    )


def source(checker: CheckerFrame) -> str | None:
    return checker.outcome.get_attribute("data-source")


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_examples_answer_needs_no_python(open_page: OpenPage, site: served.Site, example: str) -> None:
    opened = open_page(goto=False, service_workers="block")
    without_python(opened)
    opened.goto(site.url + PATH)
    checker = CheckerFrame(opened)
    checker.choose(example)
    given = EXAMPLES[example]
    assert checker.check(given["api_sign"]) == "match"
    assert source(checker) == "precomputed"
    assert "yet to confirm" in checker.outcome.inner_text()
    for mistake, signature in wrong_signatures(given).items():
        assert checker.check(signature) == "mistake", mistake
        assert len(checker.mistakes()) == 1, mistake
        assert source(checker) == "precomputed"
    assert checker.check(base64.b64decode(given["api_sign"]).hex()) == "mistake"
    assert checker.mistakes() == ["output-hex"]


def test_the_answer_is_there_within_a_tenth_of_a_second_of_the_click(open_page: OpenPage, site: served.Site) -> None:
    opened = open_page(goto=False, service_workers="block")
    without_python(opened)
    opened.goto(site.url + PATH)
    checker = CheckerFrame(opened)
    with opened.expect_response(lambda response: "answers-trade-balance" in response.url):
        checker.field("api-sign").focus()
    checker.fill(api_sign=wrong_signatures(EXAMPLES["trade-balance"])["secret not decoded"])
    took = checker.outcome.evaluate(
        """place => new Promise(done => {
          const begin = performance.now();
          const seen = () => { if (place.dataset.verdict) done(performance.now() - begin); };
          new MutationObserver(seen).observe(place, { attributes: true });
          document.getElementById("check").click();
        })"""
    )
    assert took < 100


def test_python_confirms_what_was_precomputed(open_page: OpenPage) -> None:
    checker = CheckerFrame(open_page(PATH))
    checker.check(wrong_signatures(EXAMPLES["trade-balance"])["digest as hex"])
    before = checker.mistakes()
    checker.wait_confirmed()
    assert checker.mistakes() == before
    assert checker.outcome.get_attribute("data-disagreement") is None
    assert "Confirmed by Python" in checker.outcome.inner_text()


def test_a_wrong_row_is_reported_and_pythons_answer_shown(
    open_page: OpenPage, altered: Callable[[str, Callable[[dict[str, Any]], None]], served.Site]
) -> None:
    signature = wrong_signatures(EXAMPLES["trade-balance"])["digest as hex"]

    def swap(document: dict[str, Any]) -> None:
        ids = [mistake["id"] for mistake in document["mistakes"]]
        one, other = ids.index("inner-hex"), ids.index("secret-as-text")
        for groups in document["explanations"]:
            if groups[0] == [one]:
                groups[0] = [other]

    checker = CheckerFrame(open_page(PATH, base=altered("trade-balance", swap).url))
    checker.check(signature)
    checker.wait_confirmed()
    assert checker.outcome.get_attribute("data-disagreement") == "secret-as-text"
    assert checker.mistakes() == ["inner-hex"]
    assert "report the difference" in checker.frame.locator("#outcome [role=alert]").inner_text()


def test_a_wrong_expected_signature_is_reported(
    open_page: OpenPage, altered: Callable[[str, Callable[[dict[str, Any]], None]], served.Site]
) -> None:
    wrong = "B" + EXAMPLES["trade-balance"]["api_sign"][1:]
    site = altered("trade-balance", lambda document: document["match"].update(expected=wrong))
    checker = CheckerFrame(open_page(PATH, base=site.url))
    assert checker.check(wrong) == "match"
    checker.wait_confirmed()
    assert checker.outcome.get_attribute("data-verdict") == "no_match"
    assert checker.outcome.get_attribute("data-disagreement") == "match"


def test_an_unknown_or_damaged_signature_waits_for_python(open_page: OpenPage) -> None:
    checker = CheckerFrame(open_page(PATH))
    signature = wrong_signatures(EXAMPLES["trade-balance"])["digest as hex"]
    for damaged in (signature[:-6] + "AAAA==", "A" + signature[1:]):
        assert checker.check(damaged) == "no_match"
        assert source(checker) == "python"


def test_answers_come_for_the_chosen_example_alone_and_not_before_the_reader_acts(open_page: OpenPage) -> None:
    checker = CheckerFrame(open_page(PATH))
    checker.field("api-sign").wait_for()
    checker.opened.wait_for_timeout(500)
    names = [url.rsplit("/", 1)[-1] for url in checker.opened.requests]
    assert not [name for name in names if name.startswith("answers-") or any(part in name for part in RUNTIME)]
    checker.field("api-sign").focus()
    checker.wait_ready()
    # Where the service worker is up already, its own request for the same file is listed too.
    asked = {url.rsplit("/", 1)[-1].split(".")[0] for url in checker.opened.requests}
    assert {name for name in asked if name.startswith("answers-")} == {"answers-trade-balance"}
