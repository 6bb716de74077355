"""Readers run examples. None may trade, move money, or hold a secret."""

import re
from collections.abc import Iterator

from error_reference.catalog.draft import Draft, EntryDraft, Finding

from .rule import EntryRule

_CALL = re.compile(
    r"(?:/private/|\"method\"\s*:\s*\"|\"event\"\s*:\s*\")"
    r"(?P<name>AddOrderBatch|AddOrder|batch_add|add_order|addOrder|Withdraw|WalletTransfer|AccountTransfer"
    r"|Earn/Allocate|Earn/Deallocate)(?![A-Za-z])"
)
_ANY_CALL = re.compile(r"/private/|/public/|\"method\"\s*:|\"event\"\s*:")
_PLACING = frozenset({"AddOrder", "AddOrderBatch", "add_order", "batch_add", "addOrder"})
_VALIDATE = re.compile(r"validate(?:=|\"\s*:\s*\"?)(?:true|1)\b")
_AMOUNT_PLACEHOLDER = re.compile(r"amount(?:=|\"\s*:\s*\"?)(?:<|%3C|\{|\$)")
_SECRET = re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{54,}={0,2}")


def _check(draft: EntryDraft, _all: Draft) -> Iterator[Finding]:
    example = draft.entry.example
    if example is None:
        return
    for name, text in (("request", example.request), ("works", example.works)):
        path = ("example", name)
        for call, segment in _calls(text):
            if call in _PLACING and not _VALIDATE.search(segment):
                message = f"expected `validate=true` in every {call}, found one without it"
                yield draft.finding(path, message, "Add validate=true: readers run examples as they stand.")
            elif call not in _PLACING and not _AMOUNT_PLACEHOLDER.search(segment):
                message = f"expected a placeholder as the amount of every {call}, found one that could run"
                yield draft.finding(path, message, "Write amount=<amount>.")
        if _SECRET.search(text):
            message = "expected no key, secret or signature, found one or something as long"
            yield draft.finding(path, message, "Write a placeholder such as <signature>.")


def _calls(text: str) -> Iterator[tuple[str, str]]:
    """Each dangerous call with the text that belongs to it: up to the next call of any kind.

    A WebSocket message may carry its parameters before its method, so it also gets the line it begins on.
    """
    for match in _CALL.finditer(text):
        following = _ANY_CALL.search(text, match.end())
        start = text.rfind("\n", 0, match.start()) + 1
        yield match["name"], text[start : following.start() if following else len(text)]


RULE = EntryRule("safe-examples", "No example can trade, move money, or holds a secret.", _check)
