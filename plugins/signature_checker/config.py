"""The plugin's options."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class SignatureCheckerConfig(Config):
    runtime = c.Type(str, default="node_modules/pyodide")
    """Folder of the npm package `pyodide`, relative to mkdocs.yml."""

    package = c.Type(str, default="plugins/api_sign")
    """Folder of the Python package that signs, relative to mkdocs.yml; its wheel is what runs in the browser."""
