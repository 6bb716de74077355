"""Facts may be kept, sentences not: no run of eight words is shared with the source article."""

import re
from collections.abc import Iterator

from error_reference.catalog.article import RUN_LENGTH, shared_run
from error_reference.catalog.document import Document, Node, Path
from error_reference.catalog.draft import Draft, Finding

from .rule import CatalogueRule

_EXACT = frozenset({"error", "aliases", "patterns", "family", "see_also", "in_clients"})
"""Keys of an entry that hold strings as they come over the wire, or slugs of such."""


def _check(draft: Draft) -> Iterator[Finding]:
    if not draft.article_hashes:
        return
    quoted = _long_spellings(draft)
    for entry in draft.entries:
        for path, text in _texts(entry.document):
            if path[0] in _EXACT or path == ("example", "reply"):
                continue
            for run in _shared(text, quoted, draft):
                yield entry.finding(path, *_say(run))
    for document in (draft.format_document, draft.sources_document, *draft.category_documents.values()):
        for path, text in _texts(document):
            for run in _shared(text, quoted, draft):
                yield Finding(document, path, *_say(run))


def _long_spellings(draft: Draft) -> re.Pattern[str] | None:
    """Return what finds the error strings that have a run of the article in themselves."""
    spellings = (spelling for entry in draft.entries for spelling in entry.entry.spellings)
    long = [spelling for spelling in spellings if shared_run(spelling, draft.article_hashes)]
    return re.compile("|".join(re.escape(spelling) for spelling in long)) if long else None


def _say(run: str) -> tuple[str, str]:
    return f"expected our own words, found {RUN_LENGTH} in a row of the source article: {run!r}", "Say it differently."


def _shared(text: str, quoted: re.Pattern[str] | None, draft: Draft) -> Iterator[str]:
    """Yield the first run that the article has too; an error string quoted in full does not count."""
    run = shared_run(text, draft.article_hashes)
    if run is not None and quoted is not None:
        pieces = (shared_run(piece, draft.article_hashes) for piece in quoted.split(text))
        run = next((found for found in pieces if found), None)
    if run is not None:
        yield run


def _texts(document: Document) -> Iterator[tuple[Path, str]]:
    return _texts_in(document.root, ())


def _texts_in(node: Node, path: tuple[str | int, ...]) -> Iterator[tuple[Path, str]]:
    if node.entries is not None:
        for name, (_, child) in node.entries.items():
            yield from _texts_in(child, (*path, name))
    elif node.items is not None:
        for index, child in enumerate(node.items):
            yield from _texts_in(child, (*path, index))
    elif isinstance(node.value, str):
        yield path, node.value


RULE = CatalogueRule("own-words", "No run of eight words is shared with the source article.", _check)
