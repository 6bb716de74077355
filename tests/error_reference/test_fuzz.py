"""Entries changed at random give located problems or pages in which nothing of theirs is markup.

FUZZ_CASES sets how many are tried (100 without it).
"""

from __future__ import annotations

import codecs
import copy
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from error_reference.catalog import Catalog, CatalogError, load_catalog, slugify
from error_reference.catalog.parse import parse
from error_reference.pages import api, build_site, render_alias, render_index, render_page, render_text
from tests.error_reference.catalog.synthetic import REAL, write_base
from tests.error_reference.hostile import HOSTILE, MARKUP, UNPRINTABLE, harm, leaves, put
from tests.fuzzing import cases, patience, settings_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.error_reference.hostile import Json

CASES = cases(100)
ODD_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e308,
    "",
    [],
    {},
    [[]],
    {"a": {}},
    ["x", 1],
    10**30,
    "2026-11-22",
    "~",
)
ENCODINGS = ("utf-16", "utf-32", "latin-1", "utf-7", "utf-8-sig", "cp037")

SETTINGS = settings_for(CASES)


def plain_entries() -> list[Json]:
    """Every ninth real entry that Kraken itself sends, made to stand alone: its source is the one `write_base` has."""
    files = sorted(REAL.glob("[!_]*/e*.yml"))[::9]
    return [_alone(parse(file.read_text("utf-8")).plain()) for file in files]


def _alone(entry: Json) -> Json:
    entry |= {"see_also": [], "sources": [{"id": "docs", "supports": "it"}]}
    entry.pop("family", None)
    for holder in [*entry.get("in_clients", []), *(p for d in entry.get("disagreements", []) for p in d["positions"])]:
        holder["source"] = "docs"
    return json.loads(json.dumps(entry, default=str))  # type: ignore[no-any-return]


ENTRIES = plain_entries()
BLOCKS = {"meaning", "example"}
"""Fields whose texts may have several lines."""
PROSE = BLOCKS | {
    *(
        "error",
        "summary",
        "causes",
        "fixes",
        "note",
        "supports",
        "says",
        "about",
        "assume",
        "raises",
        "version",
        "client",
    ),
}


@st.composite
def hostile_entries(draw: st.DrawFn) -> Json:
    """A real entry with hostile text in some of its texts and now and then something of another shape."""
    entry = copy.deepcopy(draw(st.sampled_from(ENTRIES)))
    texts = dict(_texts(entry))
    prose = [path for path in texts if PROSE & set(path)]
    for path in draw(st.lists(st.sampled_from(prose), min_size=1, max_size=6)):
        hostile, before = draw(HOSTILE), texts[path]
        if not BLOCKS & set(path):
            hostile = hostile.replace("\n", " ")
        at = draw(st.integers(0, len(before)))
        put(entry, path, f"{before[:at]}{hostile}{before[at:]}".strip() or "x")
    if draw(st.integers(0, 7)) == 0:
        odd = st.sampled_from(ODD_VALUES) | HOSTILE | st.sampled_from(UNPRINTABLE)
        put(entry, draw(st.sampled_from(list(texts))), draw(odd))
    if draw(st.integers(0, 7)) == 0:
        entry[draw(st.sampled_from([*entry, "unknown key"]))] = draw(st.sampled_from(ODD_VALUES))
    return entry


def _texts(entry: Json) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for path in leaves(entry):
        value: Any = entry
        for key in path:
            value = value[key]
        yield path, value


@pytest.fixture(scope="module")
def converter() -> markdown.Markdown:
    config = load_config(str(REAL.parent / "mkdocs.yml"), plugins=[])
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def load(root: Path) -> Catalog | None:
    """The catalogue, or None where it was refused with problems that say where and what to do."""
    try:
        return load_catalog(root)
    except CatalogError as error:
        problems = error.problems
    assert problems
    assert all(one.path and one.line >= 1 and one.column >= 1 and one.message and one.hint for one in problems)
    return None


def check_pages(catalog: Catalog, converter: markdown.Markdown) -> None:
    site = build_site(catalog, site_url="https://errors.example/")
    for page in site.pages:
        body, front = get_data(render_page(page))
        assert front["title"], page.path
        assert not set('<>"') & set(front["title"] + front["description"]), page.path
        html = converter.reset().convert(body)
        assert harm(html) == [], page.path
    for alias in site.aliases:
        stub = render_alias(alias, script="a.js", style="a.css").replace(
            '<script type="module" src="a.js"></script>', ""
        )
        assert [one for one in harm(stub) if one not in {"<meta>", "<link>"}] == []
    assert render_index(site)
    assert all(render_text(page) for page in site.errors)
    for document in (api.errors_document(catalog), api.decoder_index(catalog)):
        assert json.loads(api.encode(document)) == document


def test_hostile_entries_give_problems_or_harmless_pages(
    converter: markdown.Markdown, record_property: Callable[[str, object], None]
) -> None:
    outcomes: Counter[bool] = Counter()

    @SETTINGS
    @given(hostile_entries())
    def attempt(entry: Json) -> None:
        with tempfile.TemporaryDirectory() as folder, patience():
            root = Path(folder) / "catalogue"
            write_base(root)
            name = slugify(str(entry.get("error", ""))) or "x"
            text = json.dumps(entry, ensure_ascii=False, indent=1)
            (root / "trading" / f"{name[:120]}.yml").write_bytes(text.encode("utf-8", "surrogatepass"))
            catalog = load(root)
            outcomes[catalog is not None] += 1
            if catalog is not None:
                check_pages(catalog, converter)

    attempt()
    record_property("cases", CASES)

    # Both happen often: otherwise the cases would miss what they are for.
    assert min(outcomes[True], outcomes[False]) > CASES // 10, outcomes


def attack(text: str, number: int, like: Json) -> Iterator[Json]:
    """Two entries: the attack in every text of several lines, and in every text of one line."""
    line = text.replace("\n", " ").strip()
    position = {"source": "docs", "says": line}
    example = dict.fromkeys(("request", "reply", "works"), text)
    yield like | {"error": f"EOrder:Several {number}", "meaning": text, "example": example}
    yield like | {
        "error": f"EOrder:One {number} {line}",
        "aliases": [f"EOrder:Alias {number} {line}"],
        "endpoints": [line],
        "summary": line,
        "causes": [line],
        "fixes": [line],
        "retry": {"class": "after_fix", "note": line},
        "in_clients": [{"client": line, "version": line, "raises": line, "source": "docs"}],
        "sources": [{"id": "docs", "supports": line}],
        "disagreements": [{"about": line, "positions": [position, position], "assume": line}],
    }


def test_every_known_attack_is_shown_and_not_obeyed(tmp_path: Path, converter: markdown.Markdown) -> None:
    root = tmp_path / "catalogue"
    write_base(root)
    like = parse((root / "trading/eorder-invalid-thing.yml").read_text("utf-8")).plain()
    entries = [entry for number, text in enumerate(MARKUP) for entry in attack(text, number, like)]
    for entry in entries:
        (root / "trading" / f"{slugify(entry['error'])}.yml").write_text(json.dumps(entry), "utf-8")

    catalog = None
    while catalog is None:
        try:
            catalog = load_catalog(root)
        except CatalogError as error:
            for path in {problem.path for problem in error.problems}:
                (root.parent / path).unlink()

    assert len(catalog.entries) > len(entries) * 0.8
    check_pages(catalog, converter)


@pytest.mark.parametrize("text", ['<script>x</script>"', "[x](javascript:y)", "\\`<script>x</script>\\`"])
def test_a_category_can_do_no_harm_either(text: str, tmp_path: Path, converter: markdown.Markdown) -> None:
    write_base(tmp_path)
    category = {"title": text, "order": 1, "summary": text, "intro": text}
    (tmp_path / "trading" / "_category.yml").write_text(json.dumps(category), "utf-8")

    check_pages(load_catalog(tmp_path), converter)


@st.composite
def hostile_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the catalogue and bytes to put there: expansions, depths, sizes and encodings."""
    name = draw(st.sampled_from(["_format.yml", "_sources.yml", "trading/_category.yml", "trading/eorder-x.yml"]))
    depth, width = draw(st.integers(1, 12)), draw(st.integers(2, 12))
    laughs = "\n".join(
        ["a0: &a0 [lol]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, depth))]
    )
    merges = "\n".join(
        ["m0: &m0 {k: v}", *(f"m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * width)}]}}" for n in range(1, depth))]
    )
    size = draw(st.sampled_from([10, 1000, 5000, 100_000, 600_000]))
    shape = draw(
        st.sampled_from(["[", "{a: ", "- ", "? ", "!!python/object/apply:os.system [x] #", "&a ", "'", "\n", "a: |\n "])
    )
    real = (
        (REAL / "_format.yml").read_text("utf-8")
        if name == "_format.yml"
        else json.dumps(draw(st.sampled_from(ENTRIES)))
    )
    text = draw(
        st.sampled_from([laughs, merges, f"summary: *a\n{laughs}", shape * (size // len(shape)), "x" * size])
        | st.builds(
            lambda piece, at: real[:at] + piece + real[at:],
            st.sampled_from(["&a ", "*a", "<<: *a", "!!x "]),
            st.integers(0, 500),
        )
    )
    raw = text.encode(draw(st.sampled_from(ENCODINGS) | st.just("utf-8")), "replace")
    mark = draw(
        st.sampled_from([b"", b"", codecs.BOM_UTF8, codecs.BOM_UTF16_BE, b"\x00", b"\xc0\x80", b"\xed\xa0\x80"])
    )
    return name, mark + raw


def test_hostile_files_give_problems_in_time(
    converter: markdown.Markdown, record_property: Callable[[str, object], None]
) -> None:
    refused: Counter[bool] = Counter()

    @SETTINGS
    @given(hostile_files())
    def attempt(file: tuple[str, bytes]) -> None:
        name, raw = file
        with tempfile.TemporaryDirectory() as folder, patience():
            root = Path(folder) / "catalogue"
            write_base(root)
            (root / name).write_bytes(raw)
            catalog = load(root)
            refused[catalog is None] += 1
            if catalog is not None:
                check_pages(catalog, converter)

    attempt()
    record_property("cases", CASES)

    assert refused[True] > CASES // 2, refused
