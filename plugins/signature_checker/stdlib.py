"""Which modules of the standard library the checker's runtime keeps.

`stdlib.txt` lists them. `python -m signature_checker.stdlib [pyodide] [sources]` writes it: it starts the runtime with
the lean modules in Node, runs every command of `api_sign` on every kind of input, and asks what was imported.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from signature_checker.archive import pack, read_members
from signature_checker.lean import replace_modules

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_ARCHIVE = "python_stdlib.zip"
LIST = Path(__file__).parent / "stdlib.txt"
_MEASURE = Path(__file__).parent / "measure.mjs"


def load_modules() -> frozenset[str]:
    return frozenset(line for line in LIST.read_text().splitlines() if line and not line.startswith("#"))


def kept_members(members: Mapping[str, bytes], modules: Collection[str]) -> dict[str, bytes]:
    """Pick the members of the standard library's archive that hold one of `modules`."""
    return {name: data for name, data in members.items() if _module(name) in modules}


def missing_imports(source: Path, modules: Collection[str]) -> tuple[str, ...]:
    """Modules of the standard library that Python files under `source` import by name and `modules` lacks."""
    wanted = {name for path in source.rglob("*.py") if path.name != "__main__.py" for name in _imports(path)}
    own = {path.name for path in source.iterdir()}
    frozen = set(sys.builtin_module_names) | {"__future__"}
    outside = {name for name in wanted if name.split(".")[0] not in own | frozen}
    return tuple(sorted(name for name in outside if name not in modules and name.split(".")[0] not in _NATIVE))


_NATIVE = frozenset({"_typeshed", "array", "binascii", "math", "unicodedata", "zlib"})
"""Compiled into the runtime in Pyodide, or there for type checkers only."""


def _module(member: str) -> str:
    return member.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imports(path: Path) -> set[str]:
    """Names imported when the file runs; what stands under `if TYPE_CHECKING:` never does."""
    found: set[str] = set()
    nodes: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            nodes.extend(node.orelse)
            continue
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
        nodes.extend(ast.iter_child_nodes(node))
    return found


def _measure(runtime: str = "node_modules/pyodide", source: str = "plugins/api_sign/src") -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        lean = Path(shutil.copytree(runtime, Path(folder) / "pyodide"))
        (lean / _ARCHIVE).write_bytes(pack(replace_modules(read_members(lean / _ARCHIVE))))
        command = ["node", str(_MEASURE), str(lean), source]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 (our own script)
    return sorted(json.loads(done.stdout))


if __name__ == "__main__":
    LIST.write_text(
        "# Standard library modules the checker imports. Written by `python -m signature_checker.stdlib`.\n"
        + "".join(f"{name}\n" for name in _measure(*sys.argv[1:]))
    )
