"""Two versions → their differences, sorted by what they mean to a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from error_reference.catalog.slug import slugify
from error_reference.changes.model import KINDS, Change, Changes, Document, Json, Kind, Listed, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_KIND_OF: dict[str, Kind] = {
    **dict.fromkeys(("outcome", "retry", "by_operation", "operations", "reached"), "verdict"),
    "fixer": "fixer",
    **dict.fromkeys(("summary", "meaning", "causes", "fixes", "example", "retired"), "texts"),
    **dict.fromkeys(("error", "aliases", "patterns", "tail", "family", "surfaces"), "recognition"),
    **dict.fromkeys(("sources", "confidence", "outcome_basis", "disagreements"), "evidence"),
}
_TEXTS = frozenset({"retry.note"})
"""Sentences inside what is otherwise a verdict."""


def compare(old: Document, new: Document) -> Changes:
    """Compare entry by entry. A key that no entry of one version has counts once, not for every entry."""
    keys_before, keys_after = _keys(old), _keys(new)
    shared = [slug for slug in old.errors if slug in new.errors]
    retired, returned = (
        tuple(_retired(document, slug) for slug in shared if _turned(old, new, slug=slug, to=document is new))
        for document in (new, old)
    )
    pairs = ((old.errors[slug], new.errors[slug]) for slug in shared)
    changes = (_change(before, after, keys_before & keys_after) for before, after in pairs)
    return Changes(
        old=old,
        new=new,
        added=tuple(Listed(slug, new.errors[slug]["error"]) for slug in new.errors if slug not in old.errors),
        retired=retired,
        returned=returned,
        removed=tuple(_removed(old, new)),
        lost_aliases=tuple(_lost_aliases(old, new)),
        changed=tuple(change for change in changes if change.fields),
        defaults=_differences(old.defaults, new.defaults),
        added_keys=tuple(sorted(keys_after - keys_before)) if old.errors else (),
        removed_keys=tuple(sorted(keys_before - keys_after)) if new.errors else (),
    )


def _keys(document: Document) -> frozenset[str]:
    return frozenset(key for record in document.errors.values() for key in record)


def _turned(old: Document, new: Document, *, slug: str, to: bool) -> bool:
    """Whether the entry became retired (`to`) or ceased to be."""
    before, after = (bool(document.errors[slug].get("retired")) for document in (old, new))
    return before != after and after == to


def _retired(document: Document, slug: str) -> Listed:
    record = document.errors[slug]
    retired = record["retired"] if isinstance(record["retired"], dict) else {}
    words = (f"since {retired['since']}" if "since" in retired else "", str(retired.get("note", "")))
    return Listed(slug, record["error"], ": ".join(filter(None, words)))


def _removed(old: Document, new: Document) -> Iterator[Listed]:
    heirs = {slugify(alias): slug for slug, record in new.errors.items() for alias in _aliases(record)}
    for slug, record in old.errors.items():
        if slug not in new.errors:
            yield Listed(slug, record["error"], heirs.get(slug, ""))


def _lost_aliases(old: Document, new: Document) -> Iterator[Listed]:
    alive = set(new.errors) | {slugify(alias) for record in new.errors.values() for alias in _aliases(record)}
    for slug, record in old.errors.items():
        for alias in _aliases(record):
            address = slugify(alias)
            if address and address not in alive and address not in old.errors:
                yield Listed(address, alias, slug)


def _aliases(record: Json) -> list[str]:
    aliases = record.get("aliases")
    return [alias for alias in aliases if isinstance(alias, str)] if isinstance(aliases, list) else []


def _change(before: Json, after: Json, keys: frozenset[str]) -> Change:
    if bool(before.get("retired")) != bool(after.get("retired")):
        keys -= {"retired"}  # told apart, and only once
    known = ({key: value for key, value in record.items() if key in keys} for record in (before, after))
    found = _differences(*known)
    by_kind = {kind: {path: pair for path, pair in found.items() if _kind(path) == kind} for kind in KINDS}
    return Change(after["slug"], after["error"], {kind: fields for kind, fields in by_kind.items() if fields})


def _kind(path: str) -> Kind:
    return "texts" if path in _TEXTS else _KIND_OF.get(path.partition(".")[0], "other")


def _differences(before: Json, after: Json) -> Mapping[str, Pair]:
    old, new = dict(_leaves(before)), dict(_leaves(after))
    pairs = {path: (old.get(path), new.get(path)) for path in [*old, *(path for path in new if path not in old)]}
    # True equals 1 in Python, not in JSON.
    return {path: pair for path, pair in pairs.items() if pair[0] != pair[1] or type(pair[0]) is not type(pair[1])}


def _leaves(value: Json, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is no object, under its path; a list is one value, and so is an empty object."""
    for key, inner in value.items():
        path = f"{prefix}{key}"
        if isinstance(inner, dict) and inner:
            yield from _leaves(inner, f"{path}.")
        else:
            yield path, inner
