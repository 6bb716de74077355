"""The JSON Schema of `errors.json`, made from the catalogue's model so that the two cannot drift apart."""

from __future__ import annotations

from typing import Any

from error_reference.catalog.model import Entry
from error_reference.catalog.model.vocabulary import OPERATIONS


def errors_schema() -> dict[str, Any]:
    """Return the JSON Schema, draft 2020-12, of the whole document."""
    entry = Entry.model_json_schema(by_alias=True, mode="serialization", ref_template="#/$defs/{model}")
    definitions = entry.pop("$defs")
    definitions["Source"] = _SOURCE
    definitions["Defaults"] = _defaults()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Errors of the Kraken API",
        "description": "Within version 1 keys are only ever added: ignore those you do not know.",
        "type": "object",
        "required": ["schema_version", "errors", "defaults"],
        "properties": {
            "schema_version": {"type": "string", "pattern": r"^1\.\d+\.\d+$"},
            "errors": {"type": "array", "items": {"$ref": "#/$defs/Error"}},
            "defaults": {"$ref": "#/$defs/Defaults"},
        },
        "$defs": {"Error": _published(entry)} | {name: _open(schema) for name, schema in sorted(definitions.items())},
    }


def _published(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the entry's schema with what the JSON leaves out taken away and what it adds put in."""
    properties = {name: schema for name, schema in entry["properties"].items() if name not in {"path", "line"}}
    properties["sources"] = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Source"}}
    properties["url"] = {"type": "string", "description": "The page, relative to the site's root."}
    properties["by_operation"] = _by_operation()
    return _open({**entry, "title": "Error", "properties": properties, "required": sorted(properties)})


def _by_operation() -> dict[str, Any]:
    verdict = {"$ref": "#/$defs/Verdict"}
    return {
        "type": "object",
        "description": "A verdict for each operation where the error can occur.",
        "properties": dict.fromkeys(OPERATIONS, verdict),
        "minProperties": 1,
    }


def _defaults() -> dict[str, Any]:
    return {
        "type": "object",
        "description": "The verdict on a string that is not in the catalogue.",
        "required": ["summary", "note", "by_operation"],
        "properties": {"summary": {"type": "string"}, "note": {"type": "string"}, "by_operation": _by_operation()},
    }


def _open(schema: dict[str, Any]) -> dict[str, Any]:
    # A reader of today's schema must accept tomorrow's keys.
    return {key: value for key, value in schema.items() if key != "additionalProperties"}


_SOURCE: dict[str, Any] = {
    "type": "object",
    "required": ["id", "title", "url", "kind", "checked", "copy", "supports"],
    "properties": {
        "id": {"type": "string"},
        "title": {"type": "string"},
        "url": {"type": "string", "format": "uri"},
        "kind": {"type": "string"},
        "checked": {"type": "string", "format": "date", "description": "The day it was read."},
        "copy": {"enum": ["stored", "live"]},
        "supports": {"type": "string", "description": "What in the entry rests on it."},
    },
}
