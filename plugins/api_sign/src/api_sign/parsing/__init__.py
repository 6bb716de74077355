"""Pasted requests of any kind to path, nonce, body, API key and signature."""

from .reader import ParsedRequest, parse_request

__all__ = ["ParsedRequest", "parse_request"]
