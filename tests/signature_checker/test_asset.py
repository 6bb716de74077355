"""Names by content, and modules that import each other by those names."""

from __future__ import annotations

import pytest

from signature_checker.asset import Asset, link_modules


def test_another_content_gives_another_name_and_keeps_the_ending() -> None:
    one, two = (Asset(name="pyodide.asm.wasm", data=data) for data in (b"1", b"2"))
    assert one.file_name != two.file_name
    assert one.file_name.startswith("pyodide.asm.")
    assert one.file_name.endswith(".wasm")


def test_a_module_imports_the_hashed_file() -> None:
    linked = link_modules({"a.js": 'import { b } from "./b.js";\n', "b.js": "export const b = 1;\n"})
    assert f'from "./{linked["b.js"].file_name}"' in linked["a.js"].data.decode()


def test_a_change_below_renames_the_modules_above() -> None:
    names = [link_modules({"a.js": 'import "./b.js";\n', "b.js": text})["a.js"].file_name for text in ("1", "2")]
    assert names[0] != names[1]


def test_modules_that_import_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match=r"a\.js → b\.js"):
        link_modules({"a.js": 'import "./b.js";', "b.js": 'import "./a.js";'})
