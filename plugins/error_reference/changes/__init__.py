"""What differs in meaning between two versions of `errors.json`. Needs neither a catalogue nor MkDocs."""

from error_reference.changes.compare import compare
from error_reference.changes.model import Change, Changes, Listed
from error_reference.changes.read import UnusableError, read_document
from error_reference.changes.report import as_json, as_text

__all__ = ["Change", "Changes", "Listed", "UnusableError", "as_json", "as_text", "compare", "read_document"]
