"""A group of errors: one folder of the catalogue."""

from typing import Annotated

from pydantic import Field

from .base import Line, Part, Prose


class CategoryFields(Part):
    """The keys of a `_category.yml`."""

    title: Line
    """The heading of its page."""
    order: Annotated[int, Field(ge=1, le=1000)]
    """Its place among the categories."""
    summary: Annotated[Line, Field(max_length=160)]
    """One plain sentence: the page's description."""
    intro: Prose
    """Markdown above the list of errors."""


class Category(CategoryFields):
    """A category with the name of its folder."""

    slug: str
