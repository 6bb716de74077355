"""The built HTML as the checks need it: what each page names, and what it refers to."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, override
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

type Attributes = list[tuple[str, str | None]]

_ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "cite", "background"}
_REFERENCES = {"for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "list"}
_SCHEMES = {"http", "https", "mailto"}


@dataclass
class Page:
    """`url` is where the page is served; addresses in it are relative to that."""

    url: str
    ids: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    references: set[tuple[str, str]] = field(default_factory=set)
    """Attribute and the id it names in the same page."""
    descriptions: list[str] = field(default_factory=list)
    canonicals: list[str] = field(default_factory=list)
    robots: set[str] = field(default_factory=set)
    titles: list[str] = field(default_factory=list)

    @property
    def hidden(self) -> bool:
        """Whether search engines are asked to leave it out."""
        return "noindex" in self.robots


def read_site(directory: Path, url: str) -> dict[str, Page]:
    """Every HTML page by its path within the site, such as `errors/index.html`."""
    pages = {}
    for file in sorted(directory.rglob("*.html")):
        name = file.relative_to(directory).as_posix()
        pages[name] = read_page(file.read_text("utf-8"), url + name.removesuffix("index.html"))
    return pages


def read_page(html: str, url: str) -> Page:
    reader = _Reader(Page(url))
    reader.feed(html)
    reader.close()
    return reader.page


def broken_links(pages: Mapping[str, Page], files: Iterable[str], url: str) -> Iterator[str]:
    """Internal addresses that lead nowhere, to a redirect, or to an anchor that is not there; schemes nobody expects.

    `files`: paths of everything the site consists of.
    """
    present = set(files)
    for name, page in pages.items():
        for link in sorted(page.links):
            if why := _why_broken(link, page, pages=pages, present=present, root=url):
                yield f"{name}: {link}: {why}"


def broken_references(pages: Mapping[str, Page]) -> Iterator[str]:
    """Ids that stand twice in a page, or are named in it and not there."""
    for name, page in pages.items():
        yield from (f"{name}: id {one} twice" for one in sorted(set(page.ids)) if page.ids.count(one) > 1)
        yield from (f"{name}: {attribute}={one}: no such id" for attribute, one in sorted(page.references - _own(page)))


def _own(page: Page) -> set[tuple[str, str]]:
    return {(attribute, one) for attribute in _REFERENCES for one in page.ids}


def _why_broken(link: str, page: Page, *, pages: Mapping[str, Page], present: set[str], root: str) -> str:
    try:
        target = urlsplit(urljoin(page.url, link))
    except ValueError:
        return "no address"
    if target.scheme not in _SCHEMES:
        return f"the scheme {target.scheme}"
    address = target._replace(query="", fragment="").geturl()
    if not f"{address}/".startswith(root):
        # A host name that is no place on the Internet is a slip of ours.
        return "" if target.scheme == "mailto" or "." in (target.hostname or "") else "no host"
    path = unquote(address.removeprefix(root))
    file = f"{path}index.html" if path.endswith("/") or not path else path
    if file not in present:
        return "a redirect: end it with a slash" if f"{file}/index.html" in present else "no such file"
    fragment = unquote(target.fragment)
    if fragment and not fragment.startswith("q=") and file in pages and fragment not in pages[file].ids:
        return "no such anchor"
    return ""


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._in_title = False
        self._in_drawing = 0

    @override
    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        held = {name: value or "" for name, value in attrs}
        page = self.page
        page.ids += [held["id"]] if "id" in held else []
        page.links |= {held[name].strip() for name in _ADDRESSES & held.keys()}
        page.links |= {part.split()[0] for part in held.get("srcset", "").split(",") if part.strip()}
        page.references |= {(name, one) for name in _REFERENCES & held.keys() for one in held[name].split()}
        if tag == "svg":
            self._in_drawing += 1
        elif tag == "title" and not self._in_drawing:
            page.titles.append("")
            self._in_title = True
        elif tag == "meta" and held.get("name") == "description":
            page.descriptions.append(held.get("content", ""))
        elif tag == "meta" and held.get("name") == "robots":
            page.robots |= set(held.get("content", "").replace(",", " ").split())
        elif tag == "link" and held.get("rel") == "canonical":
            page.canonicals.append(held.get("href", ""))

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":
            self._in_drawing -= 1
        if tag == "title":
            self._in_title = False

    @override
    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.page.titles[-1] += data
