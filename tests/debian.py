"""Installs Debian packages where that is possible: as root, on a system that has apt-get."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def install(packages: list[str], *, purpose: str) -> bool:
    """Returns whether apt-get was run; it may still have failed, so look for the programs afterwards."""
    if not packages or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    print(f"Installing for {purpose}: {' '.join(packages)}", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
    return True


if __name__ == "__main__":
    # python -m tests.debian PROGRAM PACKAGE PURPOSE: a program that one test folder needs
    program, package, purpose = sys.argv[1:]
    if shutil.which(program) is None and not install([package], purpose=purpose):
        print(f"{purpose.capitalize()} are skipped: {program} was not found (Debian: apt-get install {package}).")
    sys.exit(int(bool(os.environ.get("CI")) and shutil.which(program) is None))
