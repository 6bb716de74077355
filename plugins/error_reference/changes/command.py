"""`diff`: what changed in meaning between two versions of errors.json."""

import argparse
import json
import sys

from error_reference.changes.compare import compare
from error_reference.changes.read import UnusableError, read_document
from error_reference.changes.report import as_json, as_text


def run(arguments: list[str]) -> int:
    """0 whatever differs; 2 where something cannot be compared."""
    parser = argparse.ArgumentParser(prog="python -m error_reference diff")
    for name in ("old", "new"):
        parser.add_argument(name, help="file or address of an errors.json")
    parser.add_argument("--json", action="store_true", help="write JSON")
    options = parser.parse_args(arguments)
    try:
        changes = compare(read_document(options.old), read_document(options.new))
    except UnusableError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    # Bytes: a value may hold half of a surrogate pair, and a terminal may not speak UTF-8.
    text = json.dumps(as_json(changes), indent=1) + "\n" if options.json else as_text(changes)
    sys.stdout.write(
        text.encode(sys.stdout.encoding or "utf-8", "backslashreplace").decode(sys.stdout.encoding or "utf-8")
    )
    return 0
