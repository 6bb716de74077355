"""Page model → text. The templates are given finished values and decide nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from error_reference.pages.prose import fence, front, literal, portable

if TYPE_CHECKING:
    from error_reference.pages.model import AliasPage, ErrorPage, Page, Site


def render_page(page: Page) -> str:
    """Return the Markdown source of a page, as MkDocs reads it."""
    return _environment().get_template(f"{page.template}.j2").render(page=page)


def render_text(page: ErrorPage) -> str:
    """Return the same page as plain Markdown, for programs and for reading without a browser."""
    return portable(_environment().get_template("error.txt.j2").render(page=page))


def render_index(site: Site) -> str:
    """Write `llms.txt`: every error with one line, by category."""
    return _environment().get_template("llms.txt.j2").render(site=site)


def render_alias(page: AliasPage, *, script: str, style: str) -> str:
    """Return the stub under another spelling's address; `script` and `style` are relative to it."""
    return _environment().get_template("alias.html.j2").render(page=page, script=script, style=style)


def read_templates_anew() -> None:
    """Forget the templates: somebody may have edited one since."""
    _environment.cache_clear()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("error_reference.pages"),
        undefined=StrictUndefined,
        auto_reload=False,  # or each use of a template would look at its file again
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Markdown is the output; what needs escaping goes through `literal`, which knows both languages.
        autoescape=select_autoescape(["html.j2"], default=False),
    )
    environment.filters["fence"] = fence
    environment.filters["front"] = front
    environment.filters["literal"] = literal
    environment.filters["zip"] = zip
    return environment
