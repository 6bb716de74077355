"""The catalogue as JSON: `/api/v1/errors.json`, one file an error, and the smaller index that the decoder loads.

Within v1 keys are only ever added; CHANGELOG of the data: `error_catalog/CHANGELOG.md`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from error_reference.pages.prose import plain
from error_reference.pages.verdict import exposure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from error_reference.catalog import Catalog, Entry
    from error_reference.catalog.model import Operation, Verdict

SCHEMA_VERSION = "1.0.0"

type Json = dict[str, Any]

_INDEX_KEYS = (
    "slug",
    "error",
    "aliases",
    "patterns",
    "family",
    "surfaces",
    "tail",
    "category",
    "summary",
    "outcome",
    "retry",
    "reached",
    "fixer",
    "by_operation",
    "confidence",
    "url",
)
_TERMS = {
    "outcome": "outcomes",
    "retry": "retry_classes",
    "fixer": "fixers",
    "reached": "likelihoods",
    "confidence": "confidences",
    "operation": "operations",
    "tail": "tail_kinds",
    "severity": "severities",
    "grammar_category": "grammar_categories",
}


def errors_document(catalog: Catalog) -> Json:
    """Return the whole catalogue, with everything derived written out."""
    return {
        "schema_version": SCHEMA_VERSION,
        "errors": [error_record(catalog, entry) for entry in catalog.entries],
        "defaults": _defaults(catalog),
    }


def error_record(catalog: Catalog, entry: Entry) -> Json:
    """Return one error. Texts are the catalogue's Markdown; `url` is relative to the site's root."""
    fields = entry.model_dump(mode="json", by_alias=True)
    for internal in ("path", "line"):
        del fields[internal]
    return {
        "slug": fields.pop("slug"),
        **fields,
        "by_operation": _verdicts(entry.by_operation),
        "sources": [_source(catalog, claim.id, claim.supports) for claim in entry.sources],
        "url": f"errors/{entry.slug}/",
    }


def decoder_index(catalog: Catalog) -> Json:
    """Return what the decoder and its answers need, and the words that answers print."""
    return {
        "schema_version": SCHEMA_VERSION,
        "errors": [_indexed(catalog, entry) for entry in catalog.entries],
        "defaults": _defaults(catalog),
        "terms": {
            name: {term.id: [term.title, term.meaning] for term in getattr(catalog.format, vocabulary)}
            for name, vocabulary in _TERMS.items()
        },
    }


def encode(document: Json, *, compact: bool = False) -> str:
    """Write JSON text, in the order of the document, ending in a line break."""
    separators = (",", ":") if compact else (",", ": ")
    return json.dumps(document, ensure_ascii=False, indent=None if compact else 1, separators=separators) + "\n"


def _indexed(catalog: Catalog, entry: Entry) -> Json:
    record = error_record(catalog, entry)
    exposed = exposure(catalog, entry)
    return {
        **{key: record[key] for key in _INDEX_KEYS if record[key] not in (None, [])},
        "fix": plain(record["fixes"][0]),
        **({} if exposed is None else {"exposed": exposed.words, "exposed_level": exposed.level}),
    }


def _defaults(catalog: Catalog) -> Json:
    defaults = catalog.format.defaults
    return {"summary": defaults.summary, "note": defaults.note, "by_operation": _verdicts(defaults.by_operation)}


def _verdicts(verdicts: Mapping[Operation, Verdict]) -> Json:
    return {operation: verdict.model_dump(mode="json", by_alias=True) for operation, verdict in verdicts.items()}


def _source(catalog: Catalog, id_: str, supports: str) -> Json:
    source = catalog.sources[id_]
    return {
        "id": id_,
        "title": source.title,
        "url": source.url,
        "kind": source.kind,
        "checked": source.checked.isoformat(),
        "copy": source.copy_,
        "supports": supports,
    }
