"""What the templates receive: finished, frozen, with nothing left to decide.

Text marked "Markdown" is Markdown already safe to print; every other text is plain and is escaped by the templates.
Addresses named `href` are relative to the page they stand on (paths of Markdown sources, as MkDocs expects them).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Badge:
    """One of the three shapes of a verdict, or of the smaller facts beside it."""

    kind: str
    """`outcome`, `retry`, `fixer`, `reached` or `confidence`: chooses the picture."""
    value: str
    """The value in the catalogue: chooses the colour."""
    words: str
    meaning: str


@dataclass(frozen=True)
class Link:
    words: str
    href: str


@dataclass(frozen=True)
class Row:
    """One error in a list: the string, one sentence, the verdict."""

    slug: str
    error: str
    href: str
    summary: str
    badges: tuple[Badge, ...]
    category: Link
    category_slug: str


@dataclass(frozen=True)
class OperationRow:
    """One line of the table by operation."""

    doing: str
    badges: tuple[Badge, ...]
    left_exposed: str


@dataclass(frozen=True)
class Exposure:
    """What stays live, or may be live, meanwhile. `level` is `grave` where the outcome is not known, else `care`."""

    words: str
    level: str


@dataclass(frozen=True)
class Fact:
    """One line of "Where it occurs": a name and its values."""

    name: str
    values: tuple[str, ...]
    """Markdown."""


@dataclass(frozen=True)
class Way:
    title: str
    """Markdown."""
    steps: tuple[str, ...]
    """Markdown."""


@dataclass(frozen=True)
class Box:
    """How to find out what became of one operation. Texts are Markdown, `title` and `anchor` plain."""

    title: str
    anchor: str
    first: str
    ways: tuple[Way, ...]
    final: tuple[str, ...]
    basis: str


@dataclass(frozen=True)
class Example:
    request: str
    request_language: str
    reply: str
    reply_language: str
    works: str
    works_language: str
    note: str


@dataclass(frozen=True)
class ClientRow:
    client: str
    version: str
    raises: str
    source: Link


@dataclass(frozen=True)
class SourceRow:
    id: str
    title: str
    url: str
    kind: str
    checked: str
    copy: str
    supports: str
    """Markdown."""


@dataclass(frozen=True)
class Position:
    says: str
    """Markdown."""
    source: Link
    checked: str


@dataclass(frozen=True)
class Disagreement:
    about: str
    positions: tuple[Position, ...]
    assume: str
    """Markdown."""


@dataclass(frozen=True)
class ErrorPage:
    template = "error.md"
    path: str
    """Source path of the page, `errors/<slug>.md`."""
    url: str
    slug: str
    error: str
    description: str
    verdict: tuple[Badge, ...]
    basis: str
    summary: str
    exposed: Exposure | None
    exposed_anchor: str
    """Where on the page it is said how to find out; empty where nothing is to be found out."""
    notes: tuple[str, ...]
    """Warnings that stand above everything else, Markdown."""
    meaning: str
    """Markdown."""
    retry_lines: tuple[str, ...]
    """When and why to try again, Markdown."""
    fixes: tuple[str, ...]
    causes: tuple[str, ...]
    tail: str
    example: Example | None
    boxes: tuple[Box, ...]
    operations: tuple[OperationRow, ...]
    aliases: tuple[str, ...]
    facts: tuple[Fact, ...]
    clients: tuple[ClientRow, ...]
    related: tuple[Row, ...]
    sources: tuple[SourceRow, ...]
    disagreements: tuple[Disagreement, ...]
    category: Link
    category_slug: str
    guides: tuple[Link, ...]
    """The guides that explain it."""
    edit_path: str
    """The YAML file, relative to the project's root."""
    updated: str
    """Newest date on which one of its sources was read."""


@dataclass(frozen=True)
class CategoryPage:
    template = "category.md"
    path: str
    url: str
    slug: str
    title: str
    description: str
    intro: str
    rows: tuple[Row, ...]
    edit_path: str
    updated: str


@dataclass(frozen=True)
class Choice:
    value: str
    words: str


@dataclass(frozen=True)
class Filter:
    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class ErrorsPage:
    template = "errors.md"
    path: str
    url: str
    title: str
    description: str
    rows: tuple[Row, ...]
    filters: tuple[Filter, ...]
    updated: str


@dataclass(frozen=True)
class Count:
    words: str
    number: int


@dataclass(frozen=True)
class CountTable:
    title: str
    rows: tuple[Count, ...]


@dataclass(frozen=True)
class KnownRow:
    """A string seen in the wild and the entry it resolves to (empty link words: none)."""

    string: str
    seen: tuple[str, ...]
    entry: Link
    how: str


@dataclass(frozen=True)
class CoveragePage:
    template = "coverage.md"
    path: str
    url: str
    title: str
    description: str
    total: int
    counts: tuple[CountTable, ...]
    known: tuple[KnownRow, ...]
    resolved: int
    unresolved: int
    updated: str


@dataclass(frozen=True)
class AliasPage:
    """A stub under the address of another spelling; it leads to the error's page."""

    template = "alias.html"
    path: str
    alias: str
    error: str
    href: str
    canonical: str


type Page = ErrorPage | CategoryPage | ErrorsPage | CoveragePage


@dataclass(frozen=True)
class Site:
    """Every page made from one catalogue."""

    errors: tuple[ErrorPage, ...]
    categories: tuple[CategoryPage, ...]
    all_errors: ErrorsPage
    coverage: CoveragePage
    aliases: tuple[AliasPage, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """All but the alias stubs."""
        return (*self.errors, *self.categories, self.all_errors, self.coverage)
