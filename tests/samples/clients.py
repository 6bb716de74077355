"""Client libraries that the page shows how to check: where they may be found, and the versions they are checked at.

They live in an environment of their own, build/clients, since their dependencies are not the site's;
CLIENTS_PYTHON names another interpreter.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass

from tests.samples.languages import ROOT, SAMPLES

_OWN = ROOT / "build/clients/bin/python"
PYTHON = os.environ.get("CLIENTS_PYTHON") or (str(_OWN) if _OWN.exists() else sys.executable)

# Ends the program at the first attempt to look up a host or to open a connection.
_SEALED = """
import os, runpy, sys
def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        sys.stderr.write(f"it tried {event}{arguments}")
        sys.stderr.flush()
        os._exit(3)
sys.addaudithook(refuse)
runpy.run_path(sys.argv[1], run_name="__main__")
"""


@dataclass(frozen=True)
class Client:
    name: str
    file: str
    version: str

    def installed_version(self) -> str | None:
        question = "import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))"
        done = subprocess.run([PYTHON, "-c", question, self.name], capture_output=True, text=True, check=False)
        return done.stdout.strip() or None

    def run_sealed(self) -> subprocess.CompletedProcess[str]:
        """Runs the page's lines where any use of the network ends them."""
        command = [PYTHON, "-c", _SEALED, str(SAMPLES / "clients" / self.file)]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


CLIENTS = (
    Client("ccxt", "check_ccxt.py", "4.5.90"),
    Client("python-kraken-sdk", "check_python_kraken_sdk.py", "3.5.1"),
    Client("krakenex", "check_krakenex.py", "2.2.2"),
)
