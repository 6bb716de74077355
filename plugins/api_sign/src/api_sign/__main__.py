"""The command line: one JSON object on standard input, one on standard output."""

from __future__ import annotations

import json
import sys

from .command import COMMANDS, RequestError, run

USAGE = f"usage: python -m api_sign {'|'.join(COMMANDS)} < request.json"


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it worked, 2 with a JSON error when the input could not be used."""
    words = sys.argv[1:] if arguments is None else arguments
    if words in (["-h"], ["--help"]):
        sys.stdout.write(USAGE + "\n")
        return 0
    try:
        if len(words) != 1 or words[0] not in COMMANDS:
            raise RequestError(f"Expected one command, {' or '.join(COMMANDS)}. {USAGE}", field="command")
        answer = run(words[0], _read())
    except ValueError as problem:
        field = getattr(problem, "field", "request")
        answer = {"error": {"field": field, "message": getattr(problem, "message", str(problem))}}
    sys.stdout.write(json.dumps(answer) + "\n")
    return 2 if answer.get("error") else 0


def _read() -> dict[str, object]:
    try:
        request = json.loads(sys.stdin.buffer.read().decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        message = f"Standard input is not JSON in UTF-8 ({type(problem).__name__}); pipe in one JSON object."
        raise RequestError(message) from None
    if not isinstance(request, dict):
        message = f"Standard input holds a JSON {type(request).__name__}, expected one object with named fields."
        raise RequestError(message)
    return request


if __name__ == "__main__":
    sys.exit(main())
