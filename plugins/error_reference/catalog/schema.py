"""`schema`: the JSON Schema of an entry, for editors, made from the model."""

import argparse
import json
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from .check import DEFAULT_ROOT
from .model import EntryFile

SCHEMA_FILE = "_entry.schema.json"
_FURTHER = ("error_reference.pages.schema",)
"""Modules that may have `schemas(root) -> dict[Path, str]`: further files to write, by path."""


def entry_schema() -> str:
    """Return the text of the checked-in schema."""
    schema = EntryFile.model_json_schema(by_alias=True)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "An error of the Kraken API"}
    return json.dumps(head | {key: value for key, value in schema.items() if key != "title"}, indent=2) + "\n"


def run(arguments: list[str]) -> int:
    """1 if --check finds a file that differs."""
    parser = argparse.ArgumentParser(prog="python -m error_reference schema")
    parser.add_argument("root", nargs="?", type=Path, default=DEFAULT_ROOT, help="the catalogue's folder")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if something would be written")
    options = parser.parse_args(arguments)
    files = {options.root / SCHEMA_FILE: entry_schema()}
    for name in _FURTHER:
        module = import_module(name) if find_spec(name) is not None else None
        files |= getattr(module, "schemas", _none)(options.root)
    stale = [file for file, text in files.items() if not file.exists() or file.read_text("utf-8") != text]
    for file in stale:
        if options.check:
            sys.stderr.write(f"{file}: differs from the model. Run `python -m error_reference schema`.\n")
        else:
            file.write_text(files[file], "utf-8")
            sys.stdout.write(f"{file}: written\n")
    return int(options.check and bool(stale))


def _none(_root: Path) -> dict[Path, str]:
    return {}
