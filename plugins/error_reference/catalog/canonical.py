"""The one way to write a file: keys in the model's order. Comments, quotes and line breaks stay as they are.

Text is moved, never written anew: what a person wrote comes out letter for letter.
"""

from itertools import pairwise
from typing import Any

from pydantic import BaseModel
from ruamel.yaml import YAML

from .model import KEY_ORDER, OPERATIONS, EntryFile
from .model.shape import keys_of, model_at
from .source import read_text

type _Path = tuple[str | int, ...]


class UnwritableError(Exception):
    """The text is no catalogue file, so it has no canonical form."""


def canonical_text(text: str, model: type[BaseModel], *, shown: str) -> str:
    """Return the same values with their keys in the order of `model`. Raises UnwritableError."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n") + "\n"
    document, problems = read_text(text, shown=shown)
    if document is None:
        raise UnwritableError("\n".join(str(problem) for problem in problems))
    root = YAML(typ="rt", pure=True).compose(text)
    written = _Writer(text, model).write(root, 0, len(text), ()).rstrip("\n") + "\n"
    after, _ = read_text(written, shown=shown)
    # A comment in an odd place can make a move change the meaning; then the file stays as it is.
    return written if after is not None and after.plain() == document.plain() else text


class _Writer:
    """`text` with the keys of its mappings in order. Nodes are ruamel.yaml's, with marks into `text`."""

    def __init__(self, text: str, model: type[BaseModel]) -> None:
        self._text = text
        self._model = model

    def write(self, node: Any, start: int, end: int, path: _Path) -> str:
        """Return what stands from `start` to `end`, where `node` is."""
        if node.id == "sequence":
            return self._write_sequence(node, start, end, path)
        if node.id == "mapping" and node.value:
            if node.flow_style:
                return self._write_flow(node, start, end, path)
            return self._write_block(node, start, end, path)
        return self._text[start:end]

    def _write_sequence(self, node: Any, start: int, end: int, path: _Path) -> str:
        if not node.value:
            return self._text[start:end]
        begins = [item.start_mark.index for item in node.value]
        ends = [*begins[1:], end]
        items = zip(node.value, begins, ends, strict=True)
        written = (self.write(item, begin, stop, (*path, index)) for index, (item, begin, stop) in enumerate(items))
        return self._text[start : begins[0]] + "".join(written)

    def _write_flow(self, node: Any, start: int, end: int, path: _Path) -> str:
        """Between braces: pairs change places, commas and line breaks stay."""
        spans = [(key.start_mark.index, max(key.end_mark.index, value.end_mark.index)) for key, value in node.value]
        pairs = [
            self._text[key.start_mark.index : value.start_mark.index]
            + self.write(value, value.start_mark.index, span[1], (*path, key.value))
            if value.start_mark.index >= key.end_mark.index
            else self._text[slice(*span)]
            for (key, value), span in zip(node.value, spans, strict=True)
        ]
        gaps = [self._text[first[1] : second[0]] for first, second in pairwise(spans)]
        ordered = [pairs[index] for index in self._order(node, path)]
        middle = "".join(pair + gap for pair, gap in zip(ordered, [*gaps, ""], strict=True))
        return self._text[start : spans[0][0]] + middle + self._text[spans[-1][1] : end]

    def _write_block(self, node: Any, start: int, end: int, path: _Path) -> str:
        """One key a line: each moves with its value and the comment lines right above it."""
        indent = " " * node.value[0][0].start_mark.column
        first = node.value[0][0].start_mark.index
        begins = [first, *(self._with_comments(key.start_mark) for key, _ in node.value[1:])]
        ends = [*begins[1:], end]
        pieces = [
            self._text[begin : value.start_mark.index]
            + self.write(value, value.start_mark.index, stop, (*path, key.value))
            if begin <= value.start_mark.index <= stop
            else self._text[begin:stop]
            for (key, value), begin, stop in zip(node.value, begins, ends, strict=True)
        ]
        order = self._order(node, path)
        if order != sorted(order):
            pieces[0] = indent + pieces[0]
            pieces = [pieces[index] for index in order]
            if not pieces[0].startswith(indent):
                return self._text[start:end]
            pieces[0] = pieces[0][len(indent) :]
        return self._text[start:first] + "".join(pieces)

    def _with_comments(self, mark: Any) -> int:
        """Where the line of a key begins, or the first of the comment lines right above it."""
        begin: int = mark.index - mark.column
        while begin > 0:
            above = self._text.rfind("\n", 0, begin - 1) + 1
            if not self._text[above:begin].startswith(" " * mark.column + "#"):
                break
            begin = above
        return begin

    def _order(self, node: Any, path: _Path) -> list[int]:
        """Return the places of the keys, in the model's order; keys it does not know come last."""
        known = self._known_keys(path)
        names = [key.value for key, _ in node.value]
        ranks = [known.index(name) if name in known else len(known) for name in names]
        return sorted(range(len(names)), key=ranks.__getitem__)

    def _known_keys(self, path: _Path) -> list[str]:
        if self._model is EntryFile and not path:
            return list(KEY_ORDER)
        if path == ("by_operation",):
            return list(OPERATIONS)
        part = model_at(self._model, path)
        return keys_of(part) if part is not None else []
