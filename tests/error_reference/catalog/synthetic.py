"""Catalogues made up for tests and benchmarks."""

from __future__ import annotations

import random
import re
from pathlib import Path

from error_reference.catalog import slugify

REAL = Path(__file__).parents[3] / "error_catalog"

SOURCES = """\
docs:
  title: The documentation
  url: https://example.org/docs
  kind: kraken_docs
  checked: 2026-11-22
  copy: stored
"""

CATEGORY = """\
title: {title}
order: {order}
summary: Errors of this category.
intro: |
  What they have in common.
"""

ENTRY = """\
error: {error}
aliases: []
patterns: []
surfaces: [rest]
operations: [read, place]
outcome: rejected
outcome_basis: inferred
retry:
  class: after_fix
  note: The request has to change first.
fixer: developer
summary: The request was refused.
meaning: |
  Kraken refused the request.
causes:
  - "A value that is not allowed."
fixes:
  - "Correct the value."
example:
  request: |
    POST /0/private/Balance
  reply: |
    {{"error":["{error}"]}}
  works: |
    POST /0/private/Balance
endpoints: [private]
permissions: []
counts_toward: [rest_counter]
see_also: []
in_clients: []
sources:
  - {{id: docs, supports: the string}}
confidence: documented
"""

_LONG_ENTRY = """\
error: {error}
aliases: ["{error} (again)"]
patterns:
  - {{phrase: "{words_4}"}}
surfaces: [rest, websocket]
operations: [read, place, change, cancel]
outcome: unknown
outcome_basis: inferred
retry:
  class: reconcile
  max_age_seconds: 60
  note: "{words_9}."
by_operation:
  read: {{outcome: rejected, class: wait, wait_seconds: 5}}
fixer: kraken
summary: {words_9}.
meaning: |
  {words_30}.
  {words_30}.

  {words_30}.
causes:
  - "{words_14}."
  - "{words_14}."
  - "{words_14}."
  - "{words_14}."
fixes:
  - "{words_14}."
  - "{words_14}."
  - "{words_14}."
  - "{words_14}."
example:
  request: |
    POST /0/private/AddOrder
    API-Key: <key>
    API-Sign: <signature>

    nonce=<nonce>&pair=XBTUSD&type=buy&ordertype=limit&price=1&volume=1&validate=true
  reply: |
    {{"error":["{error}"]}}
  works: |
    POST /0/private/AddOrder
    API-Key: <key>
    API-Sign: <signature>

    nonce=<nonce>&pair=XBTUSD&type=buy&ordertype=limit&price=2&volume=1&validate=true
endpoints: [AddOrder, AmendOrder]
permissions: [Create & modify orders]
counts_toward: [trading_counter]
see_also: [{see_also}]
in_clients: []
sources:
  - {{id: docs, supports: "{words_9}"}}
  - {{id: docs, supports: "{words_9}"}}
disagreements:
  - about: {words_4}
    positions:
      - {{source: docs, says: {words_9}}}
      - {{source: docs, says: {words_9}}}
    assume: {words_9}.
confidence: documented
"""

_WORDS = (
    "order",
    "price",
    "volume",
    "key",
    "nonce",
    "pair",
    "limit",
    "market",
    "answer",
    "request",
    "balance",
    "reply",
    "server",
    "program",
    "key",
    "wait",
)


def write_base(root: Path) -> None:
    """A catalogue with one category, `trading`, and one entry in it; its vocabulary is the real one."""
    (root / "trading").mkdir(parents=True)
    format_ = (REAL / "_format.yml").read_text("utf-8")
    format_ = re.sub(r"^    sources: \[.*\]$", "    sources: [docs]", format_, flags=re.MULTILINE)
    (root / "_format.yml").write_text(format_, "utf-8")
    (root / "_sources.yml").write_text(SOURCES, "utf-8")
    (root / "trading" / "_category.yml").write_text(CATEGORY.format(title="Trading", order=1), "utf-8")
    write_entry(root, "EOrder:Invalid thing")


def write_entry(root: Path, error: str) -> Path:
    """A small correct entry in `trading`."""
    file = root / "trading" / f"{slugify(error)}.yml"
    file.write_text(ENTRY.format(error=error), "utf-8")
    return file


def write_synthetic(root: Path, count: int) -> None:
    """A correct catalogue of `count` entries of the usual length, the same ones each time."""
    write_base(root)
    (root / "_article_hashes.json").write_bytes((REAL / "_article_hashes.json").read_bytes())
    for file in (root / "trading").glob("e*.yml"):
        file.unlink()
    dice = random.Random(count)
    for index in range(count):
        error = f"EOrder:Made up {index}"
        neighbour = f"eorder-made-up-{index ^ 1}" if (index ^ 1) < count else ""
        words = {f"words_{length}": " ".join(dice.choices(_WORDS, k=length)) for length in (4, 9, 14, 30)}
        words["words_4"] = f"words of number {index}"
        text = _LONG_ENTRY.format(error=error, see_also=neighbour, **words)
        (root / "trading" / f"{slugify(error)}.yml").write_text(text, "utf-8")
