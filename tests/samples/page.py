"""The page "Sign in your language" as data: what each tab tells the reader to type, and the slips it warns of."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import cache

from tests.samples.languages import LANGUAGES, ROOT

PAGE = ROOT / "docs/sign-in-your-language.md"
_TAB = re.compile(r'^=== "(?P<title>[^"]+)"\n(?P<body>(?:\n|    .*\n)+)', re.MULTILINE)
_RUN = re.compile(r'^```sh title="Run it"\n(?P<lines>.*?)^```', re.MULTILINE | re.DOTALL)
_ROW = re.compile(
    r'^\| `(?P<wrong>.+)` \| `(?P<right>.+)` \| \[.*\]\(check-signature\.md\)\{ data-diagnosis="(?P<id>[\w-]+)" \} \|$'
)


@dataclass(frozen=True)
class Slip:
    wrong: str
    right: str
    mistake: str


@dataclass(frozen=True)
class Tab:
    title: str
    run: tuple[str, ...]
    slips: tuple[Slip, ...]


@cache
def tabs() -> dict[str, Tab]:
    """By the language's folder."""
    slugs = {language.title: language.slug for language in LANGUAGES}
    return {slugs[tab.title]: tab for tab in map(_tab, _TAB.finditer(PAGE.read_text("utf-8")))}


def _tab(match: re.Match[str]) -> Tab:
    body = textwrap.dedent(match["body"])
    run = _RUN.search(body)
    rows = filter(None, (_ROW.match(line) for line in body.splitlines()))
    return Tab(
        match["title"],
        tuple(run["lines"].splitlines()) if run else (),
        tuple(Slip(row["wrong"], row["right"], row["id"]) for row in rows),
    )
