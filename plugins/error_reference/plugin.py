"""The MkDocs plugin `error-reference`: a thin shell that hands the catalogue's pages to MkDocs."""

from __future__ import annotations

import gc
import logging
import time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, override

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel

from error_reference.assets import Assets, name_assets, read_modules
from error_reference.catalog import Catalog, CatalogError, load_catalog, parse
from error_reference.config import ErrorReferenceConfig
from error_reference.navigation import fill_navigation, unlisted
from error_reference.offline import NAME, list_site, write_worker
from error_reference.pages import (
    GuideError,
    Site,
    api,
    build_site,
    fill_guide,
    preview,
    read_guides,
    read_known,
    read_material,
    read_templates_anew,
    render_alias,
    render_page,
    text_files,
)
from error_reference.pages.pictures.limits import LimitsError
from error_reference.refresh import changed_pages, forget_searched, only_entries, order_searched, written_since

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from error_reference.pages.guides import Guide, Material

ASSETS = "assets/error-reference"
_HERE = Path(__file__).parent
_CLOCK_GRAIN = 50_000_000
"""ns by which the time of a file may lag behind the clock."""
_log = logging.getLogger("mkdocs.plugins.error_reference")


class ErrorReferencePlugin(BasePlugin[ErrorReferenceConfig]):  # MkDocs'
    """Keeps the last catalogue that loaded, so that a slip while serving does not take the site down."""

    catalog: Catalog | None = None
    parser = staticmethod(parse)
    serving = False
    looked = 0
    """When the watched files were last looked at, in ns."""
    whole = True
    """Whether the last whole build came to its end."""
    nav: Navigation
    built: tuple[MkDocsConfig, Files, Environment]
    site: Site
    assets: Assets
    guides: tuple[Guide, ...] = ()
    material: Material | None = None

    @override
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        # MkDocs keeps one plugin object over all rebuilds only if it has this hook.
        self.serving = command == "serve"
        self.looked = time.time_ns()
        if self.serving:
            # An edit changes one file; all others read as before.
            self.parser = lru_cache(maxsize=8192)(parse)

    @override
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        catalog = self._load()
        read_templates_anew()
        self.site = self._build_site(catalog, config)
        sources = read_modules(_HERE / "browser", Path(self.config.minisearch))
        sources["index.json"] = api.encode(api.decoder_index(catalog), compact=True).encode()
        sources["preview.png"] = preview(self.site, config.site_name)
        # A name that changed with every edit would change every page; and networks ask for the picture long after.
        lasting = ("preview.png", "index.json") if self.serving else ("preview.png",)
        self.assets = name_assets(sources, lasting=lasting)
        script = ExtraScriptValue(f"{ASSETS}/{self.assets.names['register.mjs']}")
        script.type = "module"
        config.extra_javascript.append(script)
        config.extra_css.extend(f"{ASSETS}/{name}" for name in self.assets.files if name.endswith(".css"))
        config.nav = fill_navigation(config.nav, self.site)
        if not config.repo_url:
            # Without an address of the project there is nothing a pencil could open.
            config.edit_uri = None
        return config

    @override
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        hidden = unlisted(self.site)

        def add(path: str, content: str | bytes, *, to: str | None = None) -> File:
            inclusion = InclusionLevel.NOT_IN_NAV if path in hidden else InclusionLevel.UNDEFINED
            file = File.generated(config, path, content=content, inclusion=inclusion)
            if to is not None:
                file.dest_uri = to
            files.append(file)
            return file

        for page in self.site.pages:
            file = add(page.path, render_page(page))
            file.edit_uri = _edit_uri(getattr(page, "edit_path", ""))
        script, style = (f"../../{ASSETS}/{self.assets.names[name]}" for name in ("alias.mjs", "site.css"))
        for alias in self.site.aliases:
            add(alias.path, render_alias(alias, script=script, style=style))
        for name, content in self.assets.files.items():
            add(f"{ASSETS}/{name}", content)
        for name, text in text_files(self._good, self.site).items():
            add(_source(name), text, to=name)
        if not self.serving:
            # All this stays to the end: the search for cycles need not go through it again and again.
            gc.freeze()
        return files

    @override
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        assert self.material is not None  # noqa: S101 (on_config has run)
        try:
            return fill_guide(markdown, self.material, shown=page.file.src_uri)
        except GuideError as error:
            if not self.serving:
                raise Abort(str(error)) from None
            _log.error("%s", error)
            return markdown

    @override
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        dates = {page.path: page.updated for page in self.site.pages}
        newest = max(dates.values())
        for file in files.documentation_pages():
            if file.page is not None:
                # The day the facts were last checked, not the day of the build: two builds give the same sitemap.
                file.page.update_date = dates.get(file.src_uri, newest)
        for path, category in unlisted(self.site).items():
            page, index = files.src_uris[path].page, files.src_uris[category].page
            if page is not None and index is not None:
                page.parent = index.parent
        self.nav = nav
        return nav

    @override
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        # The home page lists the categories; pages ask for all modules at once, before those ask for each other.
        env.globals["error_reference"] = self.site
        env.globals["error_reference_modules"] = {
            "page": [f"{ASSETS}/{name}" for name in self.assets.needed_by("register.mjs")],
            "decoder": [f"{ASSETS}/{name}" for name in self.assets.needed_by("decode.mjs", "report.mjs")],
            "index": f"{ASSETS}/{self.assets.names['index.json']}",
            "preview": f"{ASSETS}/{self.assets.names['preview.png']}",
        }
        env.globals["service_worker"] = NAME if self.config.offline and not self.serving else None
        self.built = (config, files, env)
        return env

    @event_priority(-200)  # after every plugin that still writes into the pages
    @override
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if not self.serving:
            site = Path(config.site_dir)
            write_worker(site, list_site(site, once_used=self.config.once_used) if self.config.offline else None)

    @override
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.watch(self.config.catalog)
        server.watch(str(_HERE))

        def rebuild() -> None:
            written = written_since(self.looked, [emitter.watch.raw_path for emitter in server.observer.emitters])
            self.looked = time.time_ns() - _CLOCK_GRAIN
            if self.whole and only_entries(written, Path(self.config.catalog)) and self._refresh():
                return
            self.whole = False
            builder()
            self.whole = True

        if self.serving:
            server.builder = rebuild
        return server

    def _refresh(self) -> bool:
        """Bring the served site up to date with the entries; False where only a whole build can."""
        begin = time.monotonic()
        config, files, env = self.built
        before, material = self.site, self.material
        self.site = self._build_site(self._load(), config)
        pages = changed_pages(before, self.site)
        if pages is None or self.material != material or "search" in config.plugins:
            return False
        texts = {_source(name): text for name, text in text_files(self._good, self.site).items()}
        texts[f"{ASSETS}/index.json"] = api.encode(api.decoder_index(self._good), compact=True)
        for name, text in texts.items():
            file = files.src_uris[name]
            if file.content_string != text:
                file.content_string = text
                file.copy_file()
        for page in pages:
            files.src_uris[page.path].content_string = render_page(page)
        env.globals["error_reference"] = self.site
        self._rebuild({page.path for page in pages})
        _log.info("%d pages read differently; brought up to date in %.2f s", len(pages), time.monotonic() - begin)
        return True

    def _rebuild(self, paths: set[str]) -> None:
        config, files, env = self.built
        shown = [file for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve) if file.page]
        # A page with a template of its own may show the catalogue without naming it in its text.
        changed = [file.page for file in shown if file.page and (file.src_uri in paths or "template" in file.page.meta)]
        search = config.plugins.get("material/search")
        searched = search.search_index.entries if search else []
        forget_searched(searched, {page.url for page in changed})
        for page in changed:
            _populate_page(page, config, files)
        for page in changed:
            _build_page(page, config, shown, self.nav, env)
        order_searched(searched, [file.page.url for file in shown if file.page])
        for page in changed:
            page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        config.plugins.on_post_build(config=config)

    def _build_site(self, catalog: Catalog, config: MkDocsConfig) -> Site:
        known = read_known(Path(self.config.catalog) / "_known.json")
        guides = self._read_guides(catalog, Path(config.docs_dir) / "guides")
        return build_site(catalog, known=known, guides=guides, site_url=config.site_url or "")

    def _read_guides(self, catalog: Catalog, folder: Path) -> tuple[Guide, ...]:
        try:
            self.guides = read_guides(folder)
            self.material = read_material(catalog, folder, changelog=Path(self.config.catalog) / "CHANGELOG.md")
        except (GuideError, LimitsError) as error:
            if not self.serving or self.material is None:
                raise Abort(str(error)) from None
            _log.error("%s", error)
        return self.guides

    @property
    def _good(self) -> Catalog:
        assert self.catalog is not None  # noqa: S101 (on_config has run)
        return self.catalog

    def _load(self) -> Catalog:
        try:
            self.catalog = load_catalog(Path(self.config.catalog), parser=self.parser)
        except CatalogError as error:
            if not self.serving or self.catalog is None:
                raise Abort(str(error)) from None
            _log.error("The catalogue has problems; the site still shows the last good one.\n%s", error)
        for warning in self._good.warnings:
            _log.info("%s", warning)
        return self._good


def _source(name: str) -> str:
    # MkDocs would make a page of a source that ends in .md; these ship as they are.
    return f"{name}.txt" if name.endswith(".md") else name


def _edit_uri(path: str) -> str | None:
    # MkDocs puts the folder of the prose (docs/) in front.
    return f"../{path}" if path else None
