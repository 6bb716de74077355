"""A YAML file as plain values, each with the place it was read from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .problems import Problem

type Scalar = str | float | bool | date | None
type Path = Sequence[str | int]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a mapping and where it stands."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it begins. `value` is a scalar, or None beside `items` or `entries`."""

    line: int
    column: int
    value: Scalar = None
    items: tuple["Node", ...] | None = None
    entries: Mapping[str, tuple[Key, "Node"]] | None = None

    def plain(self) -> object:
        """Dictionaries, tuples and scalars only."""
        if self.entries is not None:
            return {name: node.plain() for name, (_, node) in self.entries.items()}
        if self.items is not None:
            return tuple(node.plain() for node in self.items)
        return self.value


@dataclass(frozen=True, slots=True)
class Document:
    """One file: `path` as problems print it, and the tree of its values."""

    path: str
    root: Node

    def plain(self) -> object:
        """Return the values without their places."""
        return self.root.plain()

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `path`, or of the nearest one around it that exists.

        With `key`, of the key instead of its value.
        """
        place = (self.root.line, self.root.column)
        for is_last, line, column, key_place in _steps(self.root, path):
            place = key_place if key and is_last else (line, column)
        return place

    def problem(self, path: Path, message: str, hint: str, *, key: bool = False) -> Problem:
        """Return a problem at the value at `path`."""
        line, column = self.place(path, key=key)
        return Problem(self.path, line, column, field_name(path), message, hint)


def field_name(path: Path) -> str:
    """`("retry", "class")` as `retry.class`, `("causes", 0)` as `causes[1]`: people count from one."""
    name = ""
    for step in path:
        if isinstance(step, int):
            name += f"[{step + 1}]"
        else:
            name += f".{step}" if name else step
    return name


def _steps(root: Node, path: Path) -> Iterator[tuple[bool, int, int, tuple[int, int]]]:
    node = root
    for index, step in enumerate(path):
        if isinstance(step, str) and node.entries is not None and step in node.entries:
            key, node = node.entries[step]
            key_place = (key.line, key.column)
        elif isinstance(step, int) and node.items is not None and step < len(node.items):
            node = node.items[step]
            key_place = (node.line, node.column)
        else:
            return
        yield index == len(path) - 1, node.line, node.column, key_place
