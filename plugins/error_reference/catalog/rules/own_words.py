"""Facts may be kept, sentences not: no run of eight words is shared with the source article."""

from collections.abc import Iterator

from error_reference.catalog.article import RUN_LENGTH, hash_run, runs_of
from error_reference.catalog.document import Document, Node, Path
from error_reference.catalog.draft import Draft, Finding

from .rule import CatalogueRule

_EXACT = frozenset({"error", "aliases", "patterns", "family", "see_also", "in_clients"})
"""Keys of an entry that hold strings as they come over the wire, or slugs of such."""


def _check(draft: Draft) -> Iterator[Finding]:
    if not draft.article_hashes:
        return
    long_spellings = [
        spelling
        for entry in draft.entries
        for spelling in entry.entry.spellings
        if next(runs_of(spelling), None) is not None
    ]
    for entry in draft.entries:
        for path, text in _texts(entry.document):
            if path[0] in _EXACT or path == ("example", "reply"):
                continue
            for run in _shared(text, long_spellings, draft):
                yield entry.finding(path, *_say(run))
    for document in (draft.format_document, draft.sources_document, *draft.category_documents.values()):
        for path, text in _texts(document):
            for run in _shared(text, long_spellings, draft):
                yield Finding(document, path, *_say(run))


def _say(run: str) -> tuple[str, str]:
    return f"expected our own words, found {RUN_LENGTH} in a row of the source article: {run!r}", "Say it differently."


def _shared(text: str, long_spellings: list[str], draft: Draft) -> Iterator[str]:
    """Return the first run that the article has too; an error string quoted in full does not count."""
    pieces = [text]
    for spelling in long_spellings:
        pieces = [part for piece in pieces for part in piece.split(spelling)]
    for piece in pieces:
        for run in runs_of(piece):
            if hash_run(run) in draft.article_hashes:
                yield " ".join(run)
                return


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
