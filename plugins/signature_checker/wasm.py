"""Cuts a WebAssembly module's exports to those that its own script names.

Pyodide exports every symbol, for extension modules to link against; the checker loads none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = b"\0asm\1\0\0\0"
_IMPORTS, _EXPORTS = 2, 7
_FUNCTION, _TABLE, _MEMORY, _GLOBAL = range(4)
_MORE = 0x80
"""Set in each byte of an LEB128 number but the last."""
_WORD = re.compile(r"[A-Za-z_$][\w$]*")


class WasmError(ValueError):
    """The bytes are no WebAssembly module of the form that is expected."""


def trim_exports(module: bytes, script: str) -> bytes:
    """Return the module without exports that `script` does not name and that no import of its own refers to.

    Raises WasmError.
    """
    if not module.startswith(_HEADER):
        raise WasmError("expected a WebAssembly module of version 1")
    sections = list(_sections(module))
    # The loader fills in the addresses that the module asks for by name, from the exports.
    wanted = set(_WORD.findall(script)).union(
        *(_import_names(content) for number, content in sections if number == _IMPORTS)
    )
    parts = [_HEADER]
    for number, content in sections:
        kept = _keep(content, wanted) if number == _EXPORTS else content
        parts += [bytes([number]), _unsigned(len(kept)), kept]
    return b"".join(parts)


def _sections(module: bytes) -> Iterator[tuple[int, bytes]]:
    reader = _Reader(module, len(_HEADER))
    while reader.place < len(module):
        number = reader.byte()
        yield number, reader.take(reader.unsigned())


def _keep(content: bytes, wanted: set[str]) -> bytes:
    reader = _Reader(content)
    kept: list[bytes] = []
    for _ in range(reader.unsigned()):
        begin = reader.place
        name = reader.text()
        reader.byte()
        reader.unsigned()
        if name in wanted:
            kept.append(content[begin : reader.place])
    return _unsigned(len(kept)) + b"".join(kept)


def _import_names(content: bytes) -> Iterator[str]:
    reader = _Reader(content)
    for _ in range(reader.unsigned()):
        reader.text()
        yield reader.text()
        kind = reader.byte()
        if kind == _FUNCTION:
            reader.unsigned()
        elif kind in {_TABLE, _MEMORY}:
            if kind == _TABLE:
                reader.byte()
            with_maximum = reader.byte() & 1
            reader.unsigned()
            if with_maximum:
                reader.unsigned()
        elif kind == _GLOBAL:
            reader.take(2)
        else:  # an exception's tag
            reader.byte()
            reader.unsigned()


class _Reader:
    def __init__(self, data: bytes, place: int = 0) -> None:
        self.data = data
        self.place = place

    def byte(self) -> int:
        return self.take(1)[0]

    def take(self, size: int) -> bytes:
        found = self.data[self.place : self.place + size]
        if len(found) < size:
            raise WasmError("expected a whole WebAssembly module, found its end too early")
        self.place += size
        return found

    def unsigned(self) -> int:
        """Read an LEB128 number."""
        value, shift = 0, 0
        while True:
            byte = self.byte()
            value |= (byte & ~_MORE) << shift
            shift += 7
            if byte < _MORE:
                return value

    def text(self) -> str:
        return self.take(self.unsigned()).decode()


def _unsigned(value: int) -> bytes:
    parts = bytearray()
    while value >= _MORE:
        parts.append(value & (_MORE - 1) | _MORE)
        value >>= 7
    parts.append(value)
    return bytes(parts)
