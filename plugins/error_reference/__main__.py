"""`python -m error_reference check|fmt|schema|render|diff`: the catalogue without MkDocs."""

import sys
from importlib import import_module

_COMMANDS = {
    "check": ("error_reference.catalog.check", "print everything that is wrong with the catalogue"),
    "fmt": ("error_reference.catalog.fmt", "rewrite its files in canonical order; --check only looks"),
    "schema": ("error_reference.catalog.schema", "write the JSON Schemas; --check only looks"),
    "render": ("error_reference.pages.command", "write the pages as Markdown"),
    "diff": ("error_reference.changes.command", "tell what changed between two versions of errors.json; --json"),
}
"""Each module has `run(arguments) -> exit status`."""


def main(arguments: list[str]) -> int:
    """Run one command. 2 is the status for a command that does not exist."""
    if not arguments or arguments[0] not in _COMMANDS:
        sys.stderr.write("usage: python -m error_reference COMMAND [arguments]\n")
        sys.stderr.writelines(f"  {name:8}{what}\n" for name, (_, what) in _COMMANDS.items())
        return 2
    module, _ = _COMMANDS[arguments[0]]
    status: int = import_module(module).run(arguments[1:])
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
