"""What `mkdocs.yml` may say about the plugin."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as opt


class ErrorReferenceConfig(base.Config):  # MkDocs'
    catalog = opt.Dir(exists=True, default="error_catalog")
    """Folder of the catalogue: `_format.yml`, `_sources.yml` and one folder a category."""

    minisearch = opt.File(exists=True, default="node_modules/minisearch/dist/es/index.js")
    """The search library's ES module, copied beside the decoder."""

    offline = opt.Type(bool, default=True)
    """Whether built pages register a service worker; without, one that was published before removes itself."""

    once_used = opt.ListOfItems(opt.Type(str), default=[])
    """Patterns of files that the service worker keeps only after a reader needed them."""
