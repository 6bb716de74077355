"""Firefox, through Puppeteer and WebDriver BiDi; `firefox.mjs` does the work."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.browser.drive.driver import DriverError


class Firefox:
    name = "firefox"

    def __init__(self, program: str) -> None:
        node = shutil.which("node")
        if node is None:
            raise DriverError("node was not found: install Node 20 or newer")
        self._process = subprocess.Popen(
            [node, str(Path(__file__).with_name("firefox.mjs")), program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def open(self, url: str) -> None:
        self._call("open", url=url)

    def evaluate(self, function: str, argument: object = None, *, frame: bool = False) -> Any:
        return self._call("evaluate", function=function, argument=argument, frame=frame)

    def fill(self, selector: str, text: str, *, frame: bool = False) -> None:
        self._call("fill", selector=selector, text=text, frame=frame)

    def click(self, selector: str, *, frame: bool = False) -> None:
        self._call("click", selector=selector, frame=frame)

    def press(self, key: str) -> None:
        self._call("press", text=key)

    def close(self) -> None:
        self._call("close")

    def quit(self) -> None:
        self._process.communicate(timeout=30)

    def _call(self, name: str, **words: object) -> Any:
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise DriverError("Firefox has no pipes")
        process.stdin.write(json.dumps({"do": name, **words}) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise DriverError(f"Firefox ended at {name}")
        answer = json.loads(line)
        if "error" in answer:
            raise DriverError(answer["error"])
        return answer["value"]
