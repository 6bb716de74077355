"""What should a bot do after an error? Answers from errors.json; Python 3.8 or newer, standard library only.

python3 retry_policy.py errors.json place "EService:Busy"
"""

import json
import random
import sys
import time

LONGEST_PAUSE = 300  # seconds; whatever asks for more wants a person
ATTEMPTS = 5


def find(catalogue, error):
    """The most specific entry and what follows it: `EService:Throttled:1741500000` has the tail `1741500000`."""
    known = {}
    for entry in catalogue["errors"]:
        for spelling in [entry["error"], *entry["aliases"]]:
            known[spelling.lower()] = entry
    parts = [part.strip() for part in error.split(":")]
    for end in range(len(parts), 1, -1):
        entry = known.get(":".join(parts[:end]).lower())
        tail = ":".join(parts[end:])
        if entry and (not tail or entry["tail"]):
            return entry, tail
    return known.get(error.strip().lower()), ""


def decide(catalogue, error, operation, *, attempt=0, age=0.0, now=None):
    """Returns {"action": "stop" | "reconcile" | "retry", "seconds", "why", "url"}.

    operation  read, place, change, cancel or move_funds
    attempt    how often this request was retried already
    age        seconds since the order was decided on
    """
    entry, tail = find(catalogue, error)
    rows = entry["by_operation"] if entry else {}
    row = rows.get(operation) or catalogue["defaults"]["by_operation"][operation]
    retry = entry["retry"] if entry else {"note": "This error is not in the catalogue.", "max_age_seconds": None}
    answer = {"action": "stop", "seconds": None, "why": retry["note"], "url": entry["url"] if entry else None}
    if row["class"] == "reconcile":
        return {**answer, "action": "reconcile"}
    if operation == "move_funds":
        return {**answer, "why": "No program sends a withdrawal or transfer twice: a person decides."}
    if row["class"] in ("never", "after_fix"):
        return answer
    if operation in ("place", "change") and retry["max_age_seconds"] and age > retry["max_age_seconds"]:
        return {**answer, "why": "The price has moved on: decide anew."}
    seconds = pause(row, tail, attempt=attempt, now=now)
    if seconds is None:
        return {**answer, "why": "Tried often enough."}
    return {**answer, "action": "retry", "seconds": seconds}


def pause(row, tail, *, attempt, now):
    if row["class"] == "refresh_once":
        return 0 if attempt == 0 else None
    if attempt >= ATTEMPTS:
        return None
    if row["class"] == "wait" and row["wait_seconds"]:
        return row["wait_seconds"]
    if row["class"] == "wait" and tail.isdigit():  # the Unix time from which it may be tried again
        return min(max(int(tail) + 1 - (time.time() if now is None else now), 1), LONGEST_PAUSE)
    return min(2**attempt * (1 + random.random() / 4), LONGEST_PAUSE)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        print(json.dumps(decide(json.load(file), sys.argv[3], sys.argv[2])))
