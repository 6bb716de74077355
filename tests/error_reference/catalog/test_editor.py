"""Editors are told which files the schema of an entry is for."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_schema_is_named_for_every_entry_and_for_nothing_else() -> None:
    ((schema, globs),) = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"].items()
    wanted = {path for glob in globs if not glob.startswith("!") for path in ROOT.glob(glob)}
    unwanted = {path for glob in globs if glob.startswith("!") for path in ROOT.glob(glob[1:])}

    assert (ROOT / schema).is_file()
    assert wanted - unwanted == set(ROOT.glob("error_catalog/[!_]*/[!_]*.yml"))
