"""`python -m tests.site.sources`: asks whether each address of `_sources.yml` and of the guides is still there.

Not part of the tests: what others publish changes without us, and a test must not fail for that.
Status 1 if one is gone.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import http.client
import sys
import urllib.error
import urllib.request
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Iterable

type State = Literal["there", "moved", "gone", "refused", "unreachable"]

_GONE = (404, 410)
_AGENT = "kraken-api-error-reference-sources/1"
_FILES = (Path("error_catalog/_sources.yml"), Path("docs/guides/sources.yml"))


@dataclass(frozen=True)
class Answer:
    id: str
    url: str
    state: State
    note: str = ""
    """Where it moved to, the status, or why nothing came."""


def read_addresses(files: Iterable[Path]) -> dict[str, str]:
    """Id of a source → address; a fragment is left out, since servers never see it."""
    held: dict[str, str] = {}
    for file in files:
        for name, source in (YAML(typ="safe", pure=True).load(file.read_text("utf-8")) or {}).items():
            held[str(name)] = str(source["url"]).partition("#")[0]
    return held


def ask(name: str, url: str, *, patience: float) -> Answer:
    """Ask one address. A refusal (403, 429, 5xx …) is no proof that the page went: many sites refuse programs."""
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT})
    try:
        with urllib.request.urlopen(request, timeout=patience) as reply:
            landed = reply.url.partition("#")[0]
            return Answer(name, url, "there" if landed == url else "moved", "" if landed == url else landed)
    except urllib.error.HTTPError as error:
        error.close()
        return Answer(name, url, "gone" if error.code in _GONE else "refused", f"status {error.code}")
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Answer(name, url, "unreachable", str(getattr(error, "reason", None) or error or type(error).__name__))


def report(answers: Iterable[Answer]) -> str:
    """A table of all that are not simply there, then the counts."""
    listed = sorted(answers, key=lambda answer: (answer.state, answer.id))
    lines = [f"{one.state:12}{one.id:24}{one.url}  ({one.note})" for one in listed if one.state != "there"]
    counts = Counter(one.state for one in listed)
    return "\n".join(
        [*lines, f"{len(listed)} sources: " + ", ".join(f"{n} {state}" for state, n in sorted(counts.items()))]
    )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.site.sources")
    parser.add_argument("files", nargs="*", type=Path, default=list(_FILES), help="lists of sources")
    parser.add_argument("--patience", type=float, default=20.0, help="seconds to wait for each")
    options = parser.parse_args(arguments)
    addresses = read_addresses(options.files)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda item: ask(*item, patience=options.patience), addresses.items()))
    sys.stdout.write(report(answers) + "\n")
    return int(any(one.state == "gone" for one in answers))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
