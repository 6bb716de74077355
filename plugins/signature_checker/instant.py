"""Answers to the examples, worked out while the site is built: which mistakes each wrong API-Sign stands for.

The examples' keys are public, so the known mistakes can be made ahead with `api_sign` itself: every value of each
single one, the commonest value of each in every pair, and single ones written in another text form. A row's key is a
hash of the whole pasted text, not of its beginning: what is cut or damaged must not be taken for a whole signature.
`python -m signature_checker.instant FOLDER` writes one JSON file an example.
"""

from __future__ import annotations

import base64
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from api_sign import command
from signature_checker.enumeration import Enumeration
from signature_checker.example import Example, load_examples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


KEY_BYTES = 6
"""With 10,000 rows an unknown text hits one of them once in 3 * 10**10 pastes; Python's own answer follows then."""

_WHOLE = 64
"""Bytes of HMAC-SHA512."""

type Names = tuple[str, ...]
type Explanation = tuple[Names, ...]
"""Ids of the mistakes, and of every equally short alternative after them."""

FORMS: tuple[Callable[[bytes], str], ...] = (
    lambda raw: raw.hex(),
    lambda raw: raw.hex().upper(),
    lambda raw: base64.b64encode(raw.hex().encode()).decode(),
    lambda raw: base64.urlsafe_b64encode(raw).decode(),
    lambda raw: base64.b64encode(raw).decode().rstrip("="),
    lambda raw: base64.b64encode(raw).decode() + "\n",
)
"""The commonest ways of writing a signature otherwise."""


@dataclass(frozen=True, kw_only=True)
class Answers:
    """`rows` maps pasted text to its explanation; `mistakes` are those of `api_sign.command.run`, by id."""

    example: Example
    rows: Mapping[str, Explanation]
    mistakes: Mapping[str, Mapping[str, object]]

    def pack(self) -> bytes:
        """Write JSON; keys and answers are numbers in base64, byte column by byte column, which compresses."""
        rows = sorted(_unambiguous(self.rows).items())
        explanations = sorted({explanation for _, explanation in rows})
        names = sorted({name for groups in explanations for group in groups for name in group})
        place = {name: number for number, name in enumerate(names)}
        number = {explanation: index for index, explanation in enumerate(explanations)}
        document = {
            "example": self.example.id,
            "match": right_answer(self.example),
            "mistakes": [self.mistakes[name] for name in names],
            "explanations": [[[place[name] for name in group] for group in groups] for groups in explanations],
            "keys": _columns([key for key, _ in rows], KEY_BYTES),
            "answers": _columns([number[explanation] for _, explanation in rows], 2),
        }
        return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def work_out_answers(example: Example) -> Answers:
    """Every row for one example."""
    enumeration = Enumeration(example)
    rows: dict[str, Explanation] = {}
    mistakes: dict[str, Mapping[str, object]] = {}
    for text in _texts(enumeration):
        explanation = enumeration.explain(text)
        if explanation:
            rows[text] = tuple(tuple(mistake.id for mistake in group) for group in explanation)
            mistakes |= {mistake.id: asdict(mistake) for group in explanation for mistake in group}
    return Answers(example=example, rows=rows, mistakes=mistakes)


def right_answer(example: Example) -> dict[str, object]:
    """Ask `check` about the right signature."""
    given = {"path": example.path, "nonce": example.nonce, "body": example.body, "secret": example.secret}
    return command.run("check", given | {"api_sign": example.trace().signature})


def key_of(text: str) -> int:
    """FNV-1a of 64 bits over UTF-8, folded to KEY_BYTES."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return (value >> 8 * KEY_BYTES) ^ (value & (1 << 8 * KEY_BYTES) - 1)


def _texts(enumeration: Enumeration) -> Iterator[str]:
    """Whole signatures only: what is shorter than 64 bytes may also be a longer one cut, which takes a search."""
    for raw in (*enumeration.singles, *enumeration.orders, *enumeration.pairs):
        # Some changes come out as the right bytes again: one of all orders is the one that was asked for.
        if _is_whole(raw) and raw != enumeration.right:
            yield base64.b64encode(raw).decode()
    for raw in (enumeration.right, *enumeration.common_singles):
        if _is_whole(raw):
            yield from (write(raw) for write in FORMS)


def _is_whole(raw: bytes) -> bool:
    return len(raw) == _WHOLE and not raw.isascii()


def _unambiguous(rows: Mapping[str, Explanation]) -> dict[int, Explanation]:
    """Rows by key, without those whose key two texts share."""
    keys = [key_of(text) for text in rows]
    shared = {key for key, later in zip(sorted(keys), sorted(keys)[1:], strict=False) if key == later}
    return {key: rows[text] for key, text in zip(keys, rows, strict=True) if key not in shared}


def _columns(numbers: Sequence[int], width: int) -> str:
    rows = [number.to_bytes(width) for number in numbers]
    return base64.b64encode(b"".join(bytes(column) for column in zip(*rows, strict=True))).decode()


if __name__ == "__main__":
    for one in load_examples():
        (Path(sys.argv[1]) / f"answers-{one.id}.json").write_bytes(work_out_answers(one).pack())
