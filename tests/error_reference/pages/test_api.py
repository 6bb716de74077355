"""The JSON for programs."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from error_reference.pages import api, build_site, text_files
from error_reference.pages.schema import errors_schema

if TYPE_CHECKING:
    from pathlib import Path

    from error_reference.catalog import Catalog

VALIDATE = """
const { readFileSync } = require("node:fs");
const Ajv = require("ajv/dist/2020").default;
const { schema, document } = JSON.parse(readFileSync(0, "utf8"));
const validate = new Ajv({ allErrors: true, validateFormats: false, strict: false }).compile(schema);
process.stdout.write(JSON.stringify(validate(document) ? [] : validate.errors.slice(0, 5)));
"""
CONTRACT_KEYS = {
    "slug", "error", "aliases", "category", "family", "surfaces", "summary", "outcome", "retry", "outcome_basis",
    "by_operation", "fixer", "causes", "fixes", "see_also", "sources", "confidence", "url",
}  # fmt: skip


def problems(document: Any, root: Path) -> list[Any]:
    request = json.dumps({"schema": errors_schema(), "document": document})
    done = subprocess.run(["node", "-e", VALIDATE], input=request, capture_output=True, text=True, cwd=root, check=True)
    found: list[Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def document(published: Catalog) -> Any:
    return json.loads(api.encode(api.errors_document(published)))


def test_the_published_document_fits_its_schema(document: Any, pytestconfig: pytest.Config) -> None:
    assert problems(document, pytestconfig.rootpath) == []


def test_the_schema_refuses_a_word_outside_the_vocabulary(document: Any, pytestconfig: pytest.Config) -> None:
    broken = json.loads(json.dumps(document))
    broken["errors"][0]["retry"]["class"] = "sometimes"
    del broken["errors"][1]["url"]
    found = {problem["instancePath"] for problem in problems(broken, pytestconfig.rootpath)}
    assert found >= {"/errors/0/retry/class", "/errors/1"}


def test_the_schema_accepts_keys_of_a_later_version(document: Any, pytestconfig: pytest.Config) -> None:
    later = json.loads(json.dumps(document))
    later["errors"][0]["added_later"] = True
    later["added_later"] = True
    assert problems(later, pytestconfig.rootpath) == []


def test_every_record_has_the_contracts_keys(document: Any) -> None:
    assert all(record.keys() >= CONTRACT_KEYS for record in document["errors"])
    assert all(
        record["retry"].keys() >= {"class", "wait_seconds", "max_age_seconds", "note"} for record in document["errors"]
    )
    assert all(record["url"] == f"errors/{record['slug']}/" for record in document["errors"])


def test_the_verdict_on_top_is_the_most_cautious_of_the_operations(document: Any) -> None:
    outcomes = ["unknown", "applied", "rejected"]
    classes = ["reconcile", "never", "after_fix", "wait", "backoff", "refresh_once"]
    for record in document["errors"]:
        verdicts = record["by_operation"].values()
        assert record["outcome"] == min((one["outcome"] for one in verdicts), key=outcomes.index), record["slug"]
        assert record["retry"]["class"] == min((one["class"] for one in verdicts), key=classes.index), record["slug"]


def test_the_default_for_an_unknown_string_is_to_look_first(document: Any) -> None:
    verdicts = document["defaults"]["by_operation"]
    assert verdicts["place"]["class"] == verdicts["move_funds"]["class"] == "reconcile"
    assert verdicts["place"]["outcome"] == "unknown"


def test_the_index_holds_every_error_and_is_much_smaller(published: Catalog, document: Any) -> None:
    index = api.decoder_index(published)
    assert [one["slug"] for one in index["errors"]] == [one["slug"] for one in document["errors"]]
    assert len(api.encode(index, compact=True)) < len(api.encode(document)) / 2


def test_one_file_of_each_kind_for_every_error(small: Catalog) -> None:
    files = text_files(small, build_site(small))
    for entry in small.entries:
        assert json.loads(files[f"errors/{entry.slug}.json"])["error"] == entry.error
        assert files[f"errors/{entry.slug}.md"].startswith(f"# {entry.error}\n")
    assert all(f"[{entry.error}](errors/{entry.slug}.md)" in files["llms.txt"] for entry in small.entries)
