"""The precomputed answers: all of them what `api_sign` says, and the same bytes from every build."""

from __future__ import annotations

import base64
import json
import random
from typing import TYPE_CHECKING

import pytest

from api_sign import diagnose, tables
from api_sign.bodies import parse_body
from api_sign.model import way
from api_sign.request import Request
from api_sign.search import Search
from api_sign.signing import decode_secret
from api_sign.targets import Targets, read_targets
from signature_checker.example import Example, load_examples
from signature_checker.instant import KEY_BYTES, Answers, key_of, work_out_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = {example.id: example for example in load_examples()}
SAMPLE = 25


@pytest.fixture(scope="module", params=EXAMPLES)
def answers(request: pytest.FixtureRequest) -> Answers:
    return work_out_answers(EXAMPLES[request.param])


def ids_by_diagnose(example: Example, text: str) -> tuple[tuple[str, ...], ...]:
    found = diagnose(example.path, example.nonce, example.body, example.secret, text, deepest=2)
    return tuple(tuple(mistake.id for mistake in group) for group in (found.mistakes, *found.alternatives))


def test_every_row_with_a_plain_signature_is_what_one_search_over_all_of_them_finds(answers: Answers) -> None:
    """A mark behind each raw signature tells which of them the search has hit."""
    one = answers.example
    plain = {text: raw for text in answers.rows for raw in [decoded(text)] if raw}
    marks = {text: way(f"row {text}", list, "", "", "", stage="text form") for text in plain}
    targets = Targets({raw: [(marks[text],)] for text, raw in plain.items()}, maybe_lossy=False)
    request = Request(
        one.path, one.nonce, one.body, one.secret, one.secret, decode_secret(one.secret), None, parse_body(one.body)
    )
    search = Search(request, targets, budget=10**9)
    search.run(deepest=2)
    fewest: dict[str, set[frozenset[str]]] = {}
    for level in sorted(search.hits):
        found: dict[str, set[frozenset[str]]] = {}
        for ways in search.hits[level]:
            found.setdefault(ways[-1].mistake.id, set()).add(frozenset(row.mistake.id for row in ways[:-1]))
        fewest = found | fewest
    assert len(plain) > 5000
    assert not {answers.rows[text] for text in plain if f"row {text}" not in fewest}
    families = {frozenset({row.mistake.id}) for row in tables.FAMILIES}
    for text in plain:
        said = {frozenset(group) for group in answers.rows[text]}
        assert said == fewest.get(f"row {text}", said) - (families - said), text


def test_a_sample_of_rows_is_what_diagnose_says_in_its_order(answers: Answers) -> None:
    chance = random.Random(7)
    singles = [text for text, groups in answers.rows.items() if len(groups[0]) == 1]
    pairs = [text for text, groups in answers.rows.items() if len(groups[0]) > 1]
    for text in (*chance.sample(singles, 4 * SAMPLE), *chance.sample(pairs, SAMPLE)):
        assert answers.rows[text] == ids_by_diagnose(answers.example, text), text


def test_the_file_finds_each_text_again_and_holds_what_check_says_of_the_right_one(answers: Answers) -> None:
    document = json.loads(answers.pack())
    keys, numbers = (list(rows(document[name], width)) for name, width in (("keys", KEY_BYTES), ("answers", 2)))
    assert keys == sorted(set(keys))
    table = dict(zip(keys, numbers, strict=True))
    names = [mistake["id"] for mistake in document["mistakes"]]
    for text, groups in answers.rows.items():
        packed = document["explanations"][table[key_of(text)]]
        assert tuple(tuple(names[place] for place in group) for group in packed) == groups
    assert document["match"]["verdict"] == "match"
    assert document["match"]["expected"] == answers.example.trace().signature


def test_no_text_that_is_not_in_the_table_hits_a_row(answers: Answers) -> None:
    keys = {key_of(text) for text in answers.rows}
    assert len(keys) == len(answers.rows)
    for text in list(answers.rows)[:200]:
        assert key_of(text[:-8] + "AAAAAA==") not in keys
        assert key_of(text + " ") not in keys


def test_two_runs_give_the_same_bytes() -> None:
    example = EXAMPLES["trade-balance"]
    assert work_out_answers(example).pack() == work_out_answers(example).pack()


def decoded(text: str) -> bytes | None:
    """The raw signature of a text that is plain base64 and nothing else."""
    found = read_targets(text).raw
    return next(iter(found)) if list(found.values()) == [[()]] else None


def rows(text: str, width: int) -> Iterator[int]:
    data = base64.b64decode(text)
    count = len(data) // width
    return (int.from_bytes(data[row::count]) for row in range(count))
