"""From YAML text to a tree of nodes.

Two readers make the same events. libyaml's, forty times quicker, reads every file first; whatever it cannot read
goes to ruamel.yaml, which says better what is wrong and is the reference for what YAML 1.2 is.
The tree is built here, from the events: that is where the parts of YAML are refused that a catalogue has no use for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml  # type: ignore[import-untyped]
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from .document import Key, Node
from .scalar import AmbiguousScalarError, describe, resolve

DEPTH_LIMIT = 12
"""Levels. An entry has five."""

_QuickLoader: Any = getattr(yaml, "CSafeLoader", None)
_HINTS = {
    "mapping values are not allowed": 'A text with ": " in it needs quotes around it, or `>-` and a line of its own.',
    "could not find expected ':'": "Write `key: value`; the lines of a longer text are indented below `key: |`.",
    "while scanning a quoted scalar": "Close the quotes, or take them away.",
    "found character that cannot start any token": "Put quotes around a text that begins with this character.",
    "did not find expected": "Check the indentation of this line, and quotes and brackets before it.",
}


@dataclass(frozen=True, slots=True)
class Snag:
    """A problem before the file it is in is known."""

    line: int
    column: int
    field: str
    message: str
    hint: str


class UnreadableError(Exception):
    """The text is not YAML, or YAML of a kind that is refused here."""

    def __init__(self, snags: Iterable[Snag]) -> None:
        self.snags = tuple(snags)
        super().__init__(f"{len(self.snags)} problems")


def parse(text: str) -> Node:
    """Return the one document in `text`. Raises UnreadableError with everything that was found."""
    if _QuickLoader is not None:
        try:
            return _Builder().build(yaml.parse(text, Loader=_QuickLoader))
        except (yaml.YAMLError, UnreadableError):
            pass  # ruamel.yaml reads it again, and explains.
    return parse_carefully(text)


def parse_carefully(text: str) -> Node:
    """Return the same with ruamel.yaml alone."""
    try:
        return _Builder().build(YAML(typ="safe", pure=True).parse(text))
    except UnreadableError:
        raise
    except MarkedYAMLError as error:
        raise UnreadableError([_syntax_snag(error)]) from None
    except (YAMLError, ValueError, AssertionError, IndexError, KeyError, RecursionError) as error:
        name = type(error).__name__
        raise UnreadableError(
            [Snag(1, 1, "", f"expected YAML, found what cannot be read ({name})", "Write the file anew.")]
        ) from None


def _syntax_snag(error: MarkedYAMLError) -> Snag:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = " ".join(f"{error.context or ''} {error.problem or ''}".split())
    hint = next((hint for words, hint in _HINTS.items() if words in said), "Correct this line or the one before it.")
    return Snag(line, column, "", f"expected YAML, found: {said}", hint)


@dataclass(slots=True)
class _Level:
    """A sequence or mapping that is still open."""

    line: int
    column: int
    items: list[Node] | None = None
    entries: dict[str, tuple[Key, Node]] | None = None
    key: Key | None = None
    skipped_key: bool = False


@dataclass(slots=True)
class _Builder:
    snags: list[Snag] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)
    roots: list[Node] = field(default_factory=list)

    def build(self, events: Iterator[Any]) -> Node:
        for event in events:
            self._take(type(event).__name__, event)
        if not self.roots and not self.snags:
            self._snag(1, 1, "expected one document, found an empty file", "Write the keys, or delete the file.")
        if self.snags:
            raise UnreadableError(self.snags)
        return self.roots[0]

    def _take(self, name: str, event: Any) -> None:
        if name == "ScalarEvent":
            self._scalar(event)
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            self._open(event, is_mapping=name == "MappingStartEvent")
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            level = self.levels.pop()
            items = None if level.items is None else tuple(level.items)
            self._place(Node(level.line, level.column, None, items, level.entries))
        elif name == "AliasEvent":
            self._alias(event)
        elif name == "DocumentStartEvent":
            self._document(event)

    def _scalar(self, event: Any) -> None:
        line, column = _position(event)
        self._refuse_marks(event, line, column)
        text: str = event.value
        if event.style:  # Quoted, or a block: a text whatever it looks like.
            self._place(Node(line, column, text))
            return
        try:
            self._place(Node(line, column, resolve(text)))
        except AmbiguousScalarError as bad:
            self._snag(line, column, bad.message, bad.hint)
            self._place(Node(line, column, text))

    def _open(self, event: Any, *, is_mapping: bool) -> None:
        line, column = _position(event)
        self._refuse_marks(event, line, column)
        if len(self.levels) == DEPTH_LIMIT:
            self._snag(
                line,
                column,
                f"expected at most {DEPTH_LIMIT} levels, found more",
                "Take out the levels that the format does not name.",
            )
            raise UnreadableError(self.snags)
        self.levels.append(_Level(line, column, entries={}) if is_mapping else _Level(line, column, items=[]))

    def _place(self, node: Node) -> None:
        if not self.levels:
            self.roots.append(node)
            return
        level = self.levels[-1]
        if level.items is not None:
            level.items.append(node)
        elif level.key is not None:
            self._set(level, level.key, node)
            level.key = None
        elif level.skipped_key:
            level.skipped_key = False
        else:
            self._take_key(level, node)

    def _take_key(self, level: _Level, node: Node) -> None:
        if isinstance(node.value, str):
            level.key = Key(node.value, node.line, node.column)
            return
        level.skipped_key = True
        found = describe(node.plain())
        self._snag(node.line, node.column, f"expected a text as key, found {found}", "Put quotes around the key.")

    def _set(self, level: _Level, key: Key, node: Node) -> None:
        entries = level.entries
        if entries is None:
            return
        if key.text in entries:
            first = entries[key.text][0]
            self._snag(
                key.line,
                key.column,
                f"expected each key once, found it on line {first.line} and again on line {key.line}",
                "Delete one of the two.",
                name=key.text,
            )
            return
        entries[key.text] = (key, node)

    def _alias(self, event: Any) -> None:
        line, column = _position(event)
        self._snag(
            line, column, f"expected a value, found the alias `*{event.anchor}`", "Write out what it stands for."
        )
        self._place(Node(line, column, ""))

    def _document(self, event: Any) -> None:
        line, column = _position(event)
        if self.roots:
            self._snag(
                line,
                column,
                "expected one document, found another one",
                "Delete this `---`, or give what follows a file of its own.",
            )
            raise UnreadableError(self.snags)
        if event.version or event.tags:
            self._snag(line, column, "expected no directive, found a line with `%`", "Delete the line.")

    def _refuse_marks(self, event: Any, line: int, column: int) -> None:
        if event.anchor is not None:
            self._snag(line, column, f"expected a value, found the anchor `&{event.anchor}`", "Delete the anchor.")
        tag = event.tag
        if tag is not None:
            self._snag(line, column, f"expected a value without a tag, found the tag `{tag}`", "Delete the tag.")

    def _snag(self, line: int, column: int, message: str, hint: str, *, name: str = "") -> None:
        self.snags.append(Snag(line, column, name, message, hint))


def _position(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
