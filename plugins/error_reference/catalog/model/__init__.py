"""The shape of the catalogue's files. Meaning, across fields and files, is the business of the rules."""

from .category import Category, CategoryFields
from .entry import KEY_ORDER, Entry, EntryFields, EntryFile, Verdict, VerdictChange
from .format import DerivedVerdict, Exemption, Format, OperationTerm, Reconciliation, Steps, Term
from .sources import Source, SourceFields, SourceFile
from .vocabulary import OPERATIONS, Operation, Outcome, RetryClass

__all__ = [
    "KEY_ORDER",
    "OPERATIONS",
    "Category",
    "CategoryFields",
    "DerivedVerdict",
    "Entry",
    "EntryFields",
    "EntryFile",
    "Exemption",
    "Format",
    "Operation",
    "OperationTerm",
    "Outcome",
    "Reconciliation",
    "RetryClass",
    "Source",
    "SourceFields",
    "SourceFile",
    "Steps",
    "Term",
    "Verdict",
    "VerdictChange",
]
