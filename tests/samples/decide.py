"""Asks the Python sample: {"catalogue", "now", "asked": [[error, operation, attempt, age], …]} in, its answers out."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "docs/samples/python"))
import retry_policy

given = json.load(sys.stdin)
answers = [
    retry_policy.decide(given["catalogue"], error, operation, attempt=attempt, age=age, now=given["now"])
    for error, operation, attempt, age in given["asked"]
]
print(json.dumps(answers))
