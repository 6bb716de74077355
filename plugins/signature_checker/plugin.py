"""The MkDocs plugin `signature-checker`: a thin shell that hands the checker's files and fragments to MkDocs."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, override

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from signature_checker.bundle import BundleError
from signature_checker.checker import Checker, build_checker
from signature_checker.config import SignatureCheckerConfig
from signature_checker.fragment import MarkError, fill_marks, has_marks
from signature_checker.frame import BROWSER
from signature_checker.policy import Inline, PolicyError, add_policy, collect_inline, content_security_policy

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_ASSETS = "assets/signature-checker"
_log = logging.getLogger("mkdocs.plugins.signature_checker")


class SignatureCheckerPlugin(BasePlugin[SignatureCheckerConfig]):
    """Adds the checker's files and fills its marks; after a build, gives every page the site's policy."""

    serving = False
    checker: Checker | None = None
    package: Path

    @override
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        # MkDocs keeps one plugin object over all rebuilds only if it has this hook.
        self.serving = command == "serve"

    @override
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).parent
        self.package = root / self.config.package
        cache = root / "build" / "signature-checker"
        try:
            self.checker = build_checker(root / self.config.runtime, package=self.package, cache=cache)
        except BundleError as problem:
            # An exception while serving would leave every request hanging.
            if not self.serving or self.checker is None:
                raise PluginError(f"signature-checker: {problem}") from None
            _log.error("%s", problem)
        config.extra_css.append(f"{_ASSETS}/{self._good.style.file_name}")
        return config

    @override
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.watch(str(self.package / "src"))
        server.watch(str(BROWSER))
        return server

    @property
    def _good(self) -> Checker:
        if self.checker is None:
            raise PluginError("signature-checker: expected on_config to have run, found no checker.")
        return self.checker

    @override
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for asset in self._good.assets:
            files.append(File.generated(config, f"{_ASSETS}/{asset.file_name}", content=asset.data))
        return files

    @override
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        if not has_marks(markdown):
            return markdown
        try:
            return fill_marks(markdown, self._good.fragments(get_relative_url(_ASSETS, page.url)))
        except MarkError as problem:
            raise PluginError(f"{page.file.src_uri}: {problem}") from None

    @event_priority(-100)  # after every plugin that writes pages of its own
    @override
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.serving:
            return
        paths = sorted(Path(config.site_dir).rglob("*.html"))
        pages = {path: path.read_bytes().decode() for path in paths}
        frames = self._good.frames
        own = Inline(
            scripts=frozenset(frame.script for frame in frames), styles=frozenset(frame.style for frame in frames)
        )
        policy = content_security_policy(collect_inline(pages.values()) | own)
        for path, page in pages.items():
            try:
                path.write_bytes(add_policy(page, policy).encode())
            except PolicyError as problem:
                raise PluginError(f"{path}: {problem}") from None
