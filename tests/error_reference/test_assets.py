"""Names of the browser modules."""

from __future__ import annotations

import re

import pytest

from error_reference.assets import AssetError, name_assets

SOURCES = {
    "register.mjs": b'import { a } from "./part/a.mjs";\nconst index = new URL("./index.json", import.meta.url);\n',
    "part/a.mjs": b'import { b } from "../decode.mjs";\nconst later = () => import("./c.mjs");\nexport const a = b;\n',
    "part/c.mjs": b"export {};\n",
    "decode.mjs": b"export const b = 1;\n",
    "index.json": b"{}",
}


def test_every_reference_is_rewritten_to_a_file_that_ships() -> None:
    assets = name_assets(SOURCES)
    for name, content in assets.files.items():
        for target in re.findall(rb'"(\.\.?/[^"]+)"', content):
            path = re.sub(r"^(\./|\.\./)", "", target.decode())
            assert path in assets.files, f"{name} asks for {target!r}"


def test_a_change_renames_the_file_and_all_that_import_it_and_nothing_else() -> None:
    before = name_assets(SOURCES).names
    after = name_assets(SOURCES | {"decode.mjs": b"export const b = 2;\n"}).names
    assert {name for name in SOURCES if before[name] != after[name]} == {"decode.mjs", "part/a.mjs", "register.mjs"}


def test_programs_get_the_bytes_that_pages_get() -> None:
    assets = name_assets(SOURCES)
    assert assets.files["decode.mjs"] == assets.files[assets.names["decode.mjs"]]


def test_a_page_can_ask_at_once_for_all_that_a_module_imports_first() -> None:
    assets = name_assets(SOURCES)
    needed = assets.needed_by("register.mjs")
    assert set(needed) == {assets.names[name] for name in ("register.mjs", "part/a.mjs", "decode.mjs")}


def test_a_ring_of_imports_is_refused_by_name() -> None:
    ring = {"a.mjs": b'import "./b.mjs";\n', "b.mjs": b'import "./a.mjs";\n'}
    with pytest.raises(AssetError, match=r"a\.mjs → b\.mjs → a\.mjs"):
        name_assets(ring)


def test_types_named_in_comments_may_form_a_ring() -> None:
    ring = {"a.mjs": b'import "./b.mjs";\n', "b.mjs": b'/** @import { A } from "./a.mjs" */\nexport {};\n'}
    assert name_assets(ring).names["a.mjs"].startswith("a.")


def test_an_import_of_nothing_is_refused_by_name() -> None:
    with pytest.raises(AssetError, match=r"a\.mjs: expected a file at \./gone\.mjs"):
        name_assets({"a.mjs": b'import "./gone.mjs";\n'})
