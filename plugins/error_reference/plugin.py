"""The MkDocs plugin `error-reference`: a thin shell that hands the catalogue's pages to MkDocs."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, override

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File

from error_reference.assets import Assets, name_assets, read_modules
from error_reference.catalog import Catalog, CatalogError, load_catalog
from error_reference.config import ErrorReferenceConfig
from error_reference.navigation import fill_navigation
from error_reference.pages import (
    GuideError,
    Site,
    api,
    build_site,
    fill_guide,
    read_guides,
    read_known,
    read_material,
    render_alias,
    render_page,
    text_files,
)
from error_reference.pages.pictures.limits import LimitsError

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
_log = logging.getLogger("mkdocs.plugins.error_reference")


class ErrorReferencePlugin(BasePlugin[ErrorReferenceConfig]):  # type: ignore[no-untyped-call] # MkDocs'
    """Keeps the last catalogue that loaded, so that a slip while serving does not take the site down."""

    catalog: Catalog | None = None
    serving = False
    site: Site
    assets: Assets
    guides: tuple[Guide, ...] = ()
    material: Material | None = None

    @override
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        # MkDocs keeps one plugin object over all rebuilds only if it has this hook.
        self.serving = command == "serve"

    @override
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        catalog = self._load()
        known = read_known(Path(self.config.catalog) / "_known.json")
        guides = self._read_guides(catalog, Path(config.docs_dir) / "guides")
        self.site = build_site(catalog, known=known, guides=guides, site_url=config.site_url or "")
        sources = read_modules(_HERE / "browser", Path(self.config.minisearch))
        sources["index.json"] = api.encode(api.decoder_index(catalog), compact=True).encode()
        self.assets = name_assets(sources)
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
        def add(path: str, content: str | bytes, *, to: str | None = None) -> File:
            file = File.generated(config, path, content=content)
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
            # MkDocs would make a page of a source that ends in .md; these ship as they are.
            add(f"{name}.txt" if name.endswith(".md") else name, text, to=name)
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
        return nav

    @override
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        # The home page lists the categories; pages ask for all modules at once, before those ask for each other.
        env.globals["error_reference"] = self.site
        env.globals["error_reference_modules"] = {
            "page": [f"{ASSETS}/{name}" for name in self.assets.needed_by("register.mjs")],
            "decoder": [f"{ASSETS}/{name}" for name in self.assets.needed_by("decode.mjs", "report.mjs")],
            "index": f"{ASSETS}/{self.assets.names['index.json']}",
        }
        return env

    @override
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.watch(self.config.catalog)
        server.watch(str(_HERE))
        return server

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
            self.catalog = load_catalog(Path(self.config.catalog))
        except CatalogError as error:
            if not self.serving or self.catalog is None:
                raise Abort(str(error)) from None
            _log.error("The catalogue has problems; the site still shows the last good one.\n%s", error)
        for warning in self._good.warnings:
            _log.info("%s", warning)
        return self._good


def _edit_uri(path: str) -> str | None:
    # MkDocs puts the folder of the prose (docs/) in front.
    return f"../{path}" if path else None
