"""The sealed frame: one document with one style and one classic script, put together from small files.

Its script is made by writing the modules one after the other and leaving out their import lines and `export` words;
there is no bundler. A policy of its own forbids the document everything but that script, that style and a worker made
from a blob.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from signature_checker.asset import Asset, integrity
from signature_checker.template import load_templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from signature_checker.example import Example

BROWSER = Path(__file__).parent / "browser"
_WORKER = ("worker/seal.js", "worker/handle.js")
_SEAL = "frame/seal.js"
_FRAME = (
    "protocol.js",
    *(f"frame/{name}.js" for name in ("dom", "fields", "secret", "python", "loading", "stage", "outcome", "main")),
)
_GIVEN = (
    ("path", "Path", "what follows the host", 0),
    ("nonce", "Nonce", "", 0),
    ("body", "Body", "the POST data, exactly as it is sent", 2),
    ("secret", "Secret", "the private key, in base64", 0),
)
_OPTIONAL = (
    ("stage-value", "An intermediate value of yours", "hashed text, inner digest or message; text, hex or base64", 2),
    ("request", "A whole request", "a curl command or a log line; fills empty fields", 2),
    ("sent-body", "The body that was really sent", "if your HTTP library shows it", 2),
    ("api-key", "API key", "the public one, to see if the two were swapped", 0),
)
_MODULE_LINE = re.compile(r'^import \{[^;\n]*\} from "\.{1,2}/[^"\n]+";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Frame:
    """`script` and `style` are the source expressions ('sha256-…') that the page's own policy must allow as well."""

    asset: Asset
    script: str
    style: str


def build_frame(examples: Sequence[Example]) -> Frame:
    style = (BROWSER / "frame" / "frame.css").read_text(encoding="utf-8")
    script = _script(examples)
    if "</script" in script or "</style" in style:
        raise ValueError("browser/frame: expected no text that ends its own element, found `</script` or `</style`")
    hashes = {"script": f"'{integrity(script.encode())}'", "style": f"'{integrity(style.encode())}'"}
    templates = load_templates()
    control = templates.get_template("control.html")
    rows = {name: lines for name, _, _, lines in (*_GIVEN, *_OPTIONAL)} | {"api-sign": 3}

    def render(name: str, label: str, hint: str) -> Markup:
        wide = name in {"body", "secret", "api-sign"}
        return Markup(control.render(name=name, label=label, hint=hint, rows=rows[name], wide=wide))  # noqa: S704

    text = templates.get_template(
        "frame.html"
    ).render(
        policy=_policy(**hashes),
        style=Markup(style),  # noqa: S704 (our own files)
        script=Markup(script),  # noqa: S704
        examples=examples,
        given=[row[:3] for row in _GIVEN],
        optional=[row[:3] for row in _OPTIONAL],
        control=partial(render),
    )
    return Frame(asset=Asset(name="frame.txt", data=text.encode()), **hashes)


def _policy(script: str, style: str) -> str:
    return (
        f"default-src 'none'; script-src {script} 'wasm-unsafe-eval'; style-src {style}; worker-src blob:; "
        "connect-src 'none'; img-src 'none'; font-src 'none'; frame-src 'none'; object-src 'none'; "
        "form-action 'none'; base-uri 'none'"
    )


def _script(examples: Sequence[Example]) -> str:
    constants = {
        "EXAMPLES": [example.for_frame() for example in examples],
        "WORKER_SOURCE": _join(_WORKER),
    }
    lines = "".join(f"const {name} = {_literal(value)};\n" for name, value in constants.items())
    seal = (BROWSER / _SEAL).read_text(encoding="utf-8")
    return f'{seal}(() => {{\n"use strict";\n{lines}{_join(_FRAME)}}})();\n'


def _join(names: Iterable[str]) -> str:
    texts = ((BROWSER / name).read_text(encoding="utf-8") for name in names)
    return "\n".join(_EXPORT.sub("", _MODULE_LINE.sub("", text)) for text in texts)


def _literal(value: object) -> str:
    """Write a JavaScript literal that cannot end the script element it stands in."""
    return json.dumps(value).replace("<", "\\u003c")
