"""Two categories with one place would change places from build to build."""

from collections.abc import Iterator

from error_reference.catalog.draft import Draft, Finding

from .rule import CatalogueRule


def _check(draft: Draft) -> Iterator[Finding]:
    first: dict[int, str] = {}
    for category in draft.categories:
        other = first.setdefault(category.order, category.slug)
        if other != category.slug:
            message = f"expected a place of its own, found {category.order}, which {other!r} has"
            document = draft.category_documents[category.slug]
            yield Finding(document, ("order",), message, "Write a number that is free.")


RULE = CatalogueRule("category-order-unique", "Every category has a place of its own.", _check)
