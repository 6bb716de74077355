"""The guides a person wrote: which errors each explains, and what is put in place of its marks.

A guide is Markdown with front matter (`title`, `description`, `errors`: slugs). In its text `<!-- guide: name -->` on a
line of its own stands for a picture or table, and `[^id]` for a source of the catalogue or of the guides' own list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date  # noqa: TC003 (pydantic reads it)
from html import escape
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from error_reference.pages.history import history_fragments
from error_reference.pages.model import Link
from error_reference.pages.pictures import draw_decay, draw_decision, draw_polling, limit_tables, read_limits
from error_reference.pages.prose import literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from error_reference.catalog import Catalog

_FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n", re.DOTALL)
_MARK = re.compile(r"^<!-- guide: (?P<name>[a-z-]+) -->$", re.MULTILINE)
_NOTES = re.compile(r"(?:\[\^[a-z0-9-]+\])+")
_NOTE = re.compile(r"\[\^([a-z0-9-]+)\]")
_ERROR_LINK = re.compile(r"\[(?P<code>`[^`\n]+`)\](?P<target>\(\.\./errors/)")


class GuideError(Exception):
    """A guide asks for something that is not there; the text says where, what was expected, and what to do."""


@dataclass(frozen=True)
class Guide:
    slug: str
    path: str
    """Its source, relative to the folder of the prose."""
    title: str
    description: str
    errors: tuple[str, ...]
    """Slugs of the entries it explains."""


class Reference(BaseModel):
    """A source that only guides name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    url: str
    checked: date
    copy_: Literal["stored", "live"]


@dataclass(frozen=True)
class Material:
    """What guides may ask for, by name."""

    fragments: Mapping[str, str]
    """Markdown or HTML by the name of its mark."""
    sources: Mapping[str, Reference]


def read_guides(folder: Path) -> tuple[Guide, ...]:
    """Every guide in the folder, by file name; raises `GuideError` for front matter that cannot be used."""
    return tuple(_read_guide(file) for file in sorted(folder.glob("*.md")) if file.stem != "index")


def guides_by_error(guides: Iterable[Guide]) -> dict[str, tuple[Link, ...]]:
    """Slug of an entry → links to the guides that explain it, relative to the page of an error."""
    found: dict[str, tuple[Link, ...]] = {}
    for guide in guides:
        for slug in guide.errors:
            found[slug] = (*found.get(slug, ()), Link(guide.title, f"../{guide.path}"))
    return found


def read_material(catalog: Catalog, folder: Path, *, changelog: Path | None = None) -> Material:
    """Make the pictures, tables and sources for the guides in `folder`; raises `GuideError` or `LimitsError`.

    `changelog`: that of the JSON API, for the page "What changed".
    """
    fragments = {"decision": draw_decision(catalog)}
    if changelog is not None:
        fragments |= history_fragments(catalog, changelog)
    if (file := folder / "limits.yml").exists():
        limits = read_limits(file)
        fragments |= {"decay": draw_decay(limits), "polling": draw_polling(limits), **limit_tables(limits)}
    return Material(fragments, _catalog_sources(catalog) | _own_sources(folder / "sources.yml"))


def fill_guide(markdown: str, material: Material, *, shown: str) -> str:
    """Return the text with its marks and notes replaced; a page without any as it is. `shown`: its file."""
    if not (_MARK.search(markdown) or _NOTE.search(markdown)):
        return markdown
    numbers: dict[str, int] = {}
    text = _NOTES.sub(lambda run: _numbered(run[0], numbers, material, shown=shown), markdown)
    fragments = {**material.fragments, "sources": _source_list(numbers, material)}

    def fill(mark: re.Match[str]) -> str:
        if mark["name"] not in fragments:
            listed = ", ".join(sorted(fragments))
            raise GuideError(f"{shown}: {mark[0]}: expected one of {listed}, found {mark['name']}. Correct the name.")
        return fragments[mark["name"]]

    return _ERROR_LINK.sub(r'[\g<code>{ translate="no" }]\g<target>', _MARK.sub(fill, text))


def _read_guide(file: Path) -> Guide:
    shown = f"guides/{file.name}"
    found = _FRONT.match(file.read_text("utf-8"))
    try:
        front = YAML(typ="safe", pure=True).load(found["front"]) if found else None
    except YAMLError as error:
        raise GuideError(f"{shown}: expected YAML between the two lines ---, found something else: {error}") from None
    if not isinstance(front, dict):
        raise GuideError(f"{shown}:1: expected front matter, found none. Begin the file with --- and title, errors.")
    for key, kind in (("title", str), ("description", str), ("errors", list)):
        if not isinstance(front.get(key), kind):
            wanted = "a list of slugs" if kind is list else "a text"
            raise GuideError(
                f"{shown}: {key}: expected {wanted}, found {front.get(key)!r}. Add it to the front matter."
            )
    slugs = tuple(str(slug) for slug in front["errors"])
    return Guide(file.stem, shown, front["title"], front["description"], slugs)


def _catalog_sources(catalog: Catalog) -> dict[str, Reference]:
    return {
        name: Reference(title=source.title, url=source.url, checked=source.checked, copy_=source.copy_)
        for name, source in catalog.sources.items()
    }


def _own_sources(file: Path) -> dict[str, Reference]:
    if not file.exists():
        return {}
    try:
        held = YAML(typ="safe", pure=True).load(file.read_text("utf-8")) or {}
        return {name: Reference(copy_=item.pop("copy"), **item) for name, item in held.items()}
    except (YAMLError, ValidationError, AttributeError, KeyError, TypeError) as error:
        wanted = "expected title, url, checked and copy for each id"
        raise GuideError(f"guides/{file.name}: {wanted}, found something else. Mend it: {error}") from None


def _numbered(run: str, numbers: dict[str, int], material: Material, *, shown: str) -> str:
    links = []
    for name in _NOTE.findall(run):
        if name not in material.sources:
            wanted = "expected the id of a source in _sources.yml or guides/sources.yml"
            raise GuideError(f"{shown}: [^{name}]: {wanted}, found {name}. Add the source or correct the id.")
        place = numbers.setdefault(name, len(numbers) + 1)
        title = escape(material.sources[name].title, quote=True)
        links.append(f'[{place}](#source-{name} "{title}")')
    return f"<sup>{', '.join(links)}</sup>"


def _source_list(numbers: Mapping[str, int], material: Material) -> str:
    lines = []
    for name, place in numbers.items():
        source = material.sources[name]
        copy = "stored copy" if source.copy_ == "stored" else "live page"
        about = f'<span class="er-sources__about">{copy}, read {source.checked.isoformat()}</span>'
        lines.append(f'{place}. <span id="source-{name}"></span>[{literal(source.title)}](<{source.url}>) {about}')
    return "\n".join(['<div class="er-sources" data-search-exclude markdown>', "", *lines, "", "</div>"])
