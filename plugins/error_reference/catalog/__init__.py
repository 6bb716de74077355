"""YAML files in, one checked catalogue out. Knows no MkDocs and no templates."""

from .catalogue import Catalog
from .load import load_catalog
from .model import OPERATIONS, Category, Entry, Format, Operation, Source, Verdict
from .parse import parse
from .problems import CatalogError, Problem
from .slug import slugify

__all__ = [
    "OPERATIONS",
    "Catalog",
    "CatalogError",
    "Category",
    "Entry",
    "Format",
    "Operation",
    "Problem",
    "Source",
    "Verdict",
    "load_catalog",
    "parse",
    "slugify",
]
