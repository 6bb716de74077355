"""Exports are cut and nothing else is changed."""

from __future__ import annotations

import pytest

from signature_checker.wasm import WasmError, trim_exports
from tests.served import ROOT

HEADER = b"\0asm\1\0\0\0"
# A module of one function type, that function, three exports of it and its empty body.
TYPES = b"\x01\x04\x01\x60\x00\x00"
IMPORTS = b"\x02\x0f\x02\x01m\x01g\x03\x7f\x01\x01m\x02fn\x00\x00"
FUNCTIONS = b"\x03\x02\x01\x00"
EXPORTS = b"\x07\x0f\x03\x01a\x00\x01\x03abc\x00\x01\x01g\x00\x01"
CODE = b"\x0a\x04\x01\x02\x00\x0b"
MODULE = HEADER + TYPES + IMPORTS + FUNCTIONS + EXPORTS + CODE


def test_exports_that_the_script_names_or_an_import_refers_to_stay() -> None:
    kept = trim_exports(MODULE, "wasmExports['abc'](1)")
    assert kept == MODULE.replace(EXPORTS, b"\x07\x0b\x02\x03abc\x00\x01\x01g\x00\x01")
    assert trim_exports(kept, "abc") == kept


def test_a_script_that_names_all_of_them_changes_nothing() -> None:
    assert trim_exports(MODULE, "a abc g") == MODULE


@pytest.mark.parametrize("data", [b"", b"<html>", MODULE[:-1], MODULE[:12], HEADER + b"\x07\xff"])
def test_what_is_no_module_is_refused(data: bytes) -> None:
    with pytest.raises(WasmError):
        trim_exports(data, "")


def test_the_runtime_loses_more_than_half_of_its_exports() -> None:
    folder = ROOT / "node_modules/pyodide"
    module = (folder / "pyodide.asm.wasm").read_bytes()
    trimmed = trim_exports(module, (folder / "pyodide.asm.js").read_text("utf-8"))
    assert len(module) - len(trimmed) > 300_000
