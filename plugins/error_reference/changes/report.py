"""Differences as lines for a person or as JSON for a program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from error_reference.changes.model import KINDS, Changes, Document, Json, Listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from error_reference.changes.model import Kind, Pair

_TITLES: dict[Kind, str] = {
    "verdict": "Verdict changed",
    "fixer": "Who can fix it changed",
    "texts": "Texts changed",
    "recognition": "Recognised by other texts",
    "evidence": "Evidence changed",
    "other": "Changed otherwise",
}
_WITH_VALUES = frozenset[str]({"verdict", "fixer"})
"""Kinds whose values are words; of the others only the fields are named."""
_WIDTH = 120
"""Characters of a value that are shown."""


def as_text(changes: Changes) -> str:
    """Lines that end in a line break; nothing in them moves a terminal's cursor."""
    old, new = changes.old, changes.new
    head = f"{_counted(old)} → {_counted(new)}"
    if changes.empty:
        return _shown(head) + "\nNo differences.\n"
    blocks = [[head], *(block for block in _blocks(changes) if len(block) > 1)]
    return "\n\n".join("\n".join(_shown(line) for line in block) for block in blocks) + "\n"


def as_json(changes: Changes) -> Json:
    """Return the same in full, with the values before and after."""
    return {
        "old": _about(changes.old),
        "new": _about(changes.new),
        "contract_kept": not changes.broken,
        **{
            name: [_listed(one) for one in getattr(changes, name)]
            for name in ("added", "retired", "returned", "removed", "lost_aliases")
        },
        "changed": [
            {
                "slug": change.slug,
                "error": change.error,
                **{kind: _pairs(fields) for kind, fields in change.fields.items()},
            }
            for change in changes.changed
        ],
        "defaults": _pairs(changes.defaults),
        "keys": {"added": list(changes.added_keys), "removed": list(changes.removed_keys)},
    }


def _blocks(changes: Changes) -> Iterator[list[str]]:
    yield [
        "REMOVED, a violation of the contract: an address never dies. Put the entry back and mark it `retired`.",
        *(_line(one, "now only an alias of {}") for one in changes.removed),
    ]
    yield [
        "ALIASES LOST, a violation of the contract: their addresses led to an error. Put them back.",
        *(_line(one, "of {}") for one in changes.lost_aliases),
    ]
    yield [
        "KEYS REMOVED, a violation of the contract: within version 1 keys are only ever added.",
        *(f"  {key}" for key in changes.removed_keys),
    ]
    yield ["Keys added", *(f"  {key}" for key in changes.added_keys)]
    yield ["Errors added", *(_line(one) for one in changes.added)]
    yield ["Errors retired", *(_line(one) for one in changes.retired)]
    yield ["No longer retired", *(_line(one, "was retired {}") for one in changes.returned)]
    yield ["Verdict on a string that is not in the catalogue changed", *_fields("defaults", changes.defaults)]
    for kind in KINDS:
        yield [_TITLES[kind], *_changed(changes, kind)]


def _changed(changes: Changes, kind: Kind) -> Iterator[str]:
    for change in changes.changed:
        fields = change.fields.get(kind, {})
        if kind in _WITH_VALUES and fields:
            yield f"  {change.error} ({change.slug})"
            yield from (f"    {line}" for line in _fields("", fields))
        elif fields:
            yield f"  {change.error} ({change.slug}): {', '.join(fields)}"


def _fields(name: str, fields: Mapping[str, Pair]) -> Iterator[str]:
    prefix = f"  {name}." if name else ""
    for path, (before, after) in fields.items():
        yield f"{prefix}{path}: {_value(before)} → {_value(after)}"


def _line(one: Listed, note: str = "{}") -> str:
    return f"  {one.error} ({one.slug})" + (f": {note.format(one.note)}" if one.note else "")


def _value(value: Any) -> str:
    text = value if isinstance(value, str) else "none" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def _shown(line: str) -> str:
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in line)


def _counted(document: Document) -> str:
    return f"{document.shown} ({document.schema_version}, {len(document.errors)} errors)"


def _about(document: Document) -> Json:
    return {"source": document.shown, "schema_version": document.schema_version, "errors": len(document.errors)}


def _listed(one: Listed) -> Json:
    return {"slug": one.slug, "error": one.error, "note": one.note or None}


def _pairs(fields: Mapping[str, Pair]) -> Json:
    return {path: {"old": before, "new": after} for path, (before, after) in fields.items()}
