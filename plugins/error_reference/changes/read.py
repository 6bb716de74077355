"""A file or an address → a version of `errors.json`."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import Any, NoReturn

from error_reference.changes.model import Document, Json

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes."""
_PATIENCE = 30
"""Seconds without an answer."""


class UnusableError(Exception):
    """What was given is no `errors.json` of version 1; the text is one sentence: where, expected, found, what to do."""


def read_document(given: str) -> Document:
    """Read a path, or an address that begins with http:// or https://. Raises `UnusableError` for anything else."""
    raw = _fetch(given) if given.startswith(("http://", "https://")) else _load(given)
    if len(raw) > SIZE_LIMIT:
        raise UnusableError(f"{given}: expected at most {SIZE_LIMIT >> 20} MiB, found more. Name an errors.json.")
    try:
        return _check(json.loads(raw.decode("utf-8"), parse_constant=_refuse), given)
    except UnicodeDecodeError as error:
        raise UnusableError(
            f"{given}: expected UTF-8, found the byte 0x{raw[error.start]:02X} at {error.start}. Name an errors.json."
        ) from None
    except json.JSONDecodeError as error:
        where = f"{given}:{error.lineno}:{error.colno}"
        raise UnusableError(
            f"{where}: expected JSON, found something else ({error.msg}). Name an errors.json."
        ) from None
    except (ValueError, RecursionError) as error:
        raise UnusableError(
            f"{given}: expected JSON as this site writes it, found {error}. Name an errors.json."
        ) from None


def _load(given: str) -> bytes:
    try:
        with Path(given).open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnusableError(f"{given}: expected a file that can be read, found: {reason}. Correct the path.") from None


def _fetch(given: str) -> bytes:
    try:
        with urllib.request.urlopen(given, timeout=_PATIENCE) as reply:
            return bytes(reply.read(SIZE_LIMIT + 1))
    except urllib.error.HTTPError as error:
        found = f"status {error.code}"
        error.close()
    except (OSError, ValueError, HTTPException) as error:
        found = str(getattr(error, "reason", None) or error or type(error).__name__)
    raise UnusableError(f"{given}: expected an answer with errors.json, found: {found}. Correct the address.")


def _check(read: Any, given: str) -> Document:
    if not isinstance(read, dict):
        _reject(given, "an object", _kind(read))
    version, records, defaults = read.get("schema_version"), read.get("errors"), read.get("defaults", {})
    if not isinstance(version, str) or not version.startswith("1."):
        _reject(given, "schema_version 1.x.y", "none" if version is None else json.dumps(version)[:40])
    if not isinstance(records, list):
        _reject(given, "a list named errors", _kind(records))
    if not isinstance(defaults, dict):
        _reject(given, "an object named defaults", _kind(defaults))
    return Document(given, version, _by_slug(records, given), defaults)


def _by_slug(records: list[Any], given: str) -> dict[str, Json]:
    errors: dict[str, Json] = {}
    for place, record in enumerate(records):
        where = f"errors[{place}]"
        if not isinstance(record, dict):
            _reject(given, f"an object at {where}", _kind(record))
        for key in ("slug", "error"):
            if not isinstance(record.get(key), str):
                _reject(given, f"a text at {where}.{key}", _kind(record.get(key)))
        if record["slug"] in errors:
            _reject(given, "each slug once", f"{record['slug']} again at {where}")
        errors[record["slug"]] = record
    return errors


def _reject(given: str, expected: str, found: str) -> NoReturn:
    raise UnusableError(f"{given}: expected {expected}, found {found}. Name an errors.json of version 1.")


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"the number {name}")
