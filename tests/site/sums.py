"""`python -m tests.site.sums [site]`: writes SHA256SUMS, the digest of every file of a built site, into its folder.

The lines are those of `find . -type f ! -name SHA256SUMS | LC_ALL=C sort | xargs sha256sum`, which the page on trust
tells readers to run.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

NAME = "SHA256SUMS"


def write_sums(site: Path) -> int:
    """Write the file anew; returns how many files it names."""
    names = sorted(
        os.fsencode(path.relative_to(site)) for path in site.rglob("*") if path.is_file() and path.name != NAME
    )
    lines = [
        f"{hashlib.sha256((site / os.fsdecode(name)).read_bytes()).hexdigest()}  ./{os.fsdecode(name)}"
        for name in names
    ]
    (site / NAME).write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")
    return len(names)


def main(arguments: list[str]) -> int:
    site = Path(*arguments or ["site"])
    if not (site / "index.html").is_file():
        sys.stderr.write(f"{site}: expected a built site, found no index.html. Run make build first.\n")
        return 1
    sys.stdout.write(f"{write_sums(site)} files named in {site / NAME}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
