"""The sealed frames: each one document with one style and one classic script, put together from small files.

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

from api_sign.nonces import LIBRARIES
from signature_checker.asset import Asset, integrity
from signature_checker.template import load_templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from signature_checker.example import Example

BROWSER = Path(__file__).parent / "browser"
_WORKER = ("worker/seal.js", "worker/handle.js")
_SEAL = "frame/seal.js"
_SURROUNDINGS = ("dom", "python", "loading", "instant", "page")
_CHECKER = ("fields", "secret", "language", "limits", "stage", "outcome", "question", "main")
_DOCTOR = ("readings", "report", "doctor")
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

    title: str
    """The frame's accessible name."""
    asset: Asset
    script: str
    style: str


def build_frame(examples: Sequence[Example]) -> Frame:
    control = load_templates().get_template("control.html")
    rows = {name: lines for name, _, _, lines in (*_GIVEN, *_OPTIONAL)} | {"api-sign": 3}

    def render(name: str, label: str, hint: str) -> Markup:
        wide = name in {"body", "secret", "api-sign"}
        return Markup(control.render(name=name, label=label, hint=hint, rows=rows[name], wide=wide))  # noqa: S704

    return _assemble(
        "frame.txt",
        title="API-Sign checker",
        script=_script(_CHECKER, {"EXAMPLES": [example.for_frame() for example in examples]}),
        template="frame.html",
        examples=examples,
        given=[row[:3] for row in _GIVEN],
        optional=[row[:3] for row in _OPTIONAL],
        control=partial(render),
    )


def build_doctor() -> Frame:
    """Make the nonce doctor: the same runtime in the same seal, with nonces instead of a request."""
    units = list(dict.fromkeys(LIBRARIES.values()))
    return _assemble(
        "doctor.txt",
        title="Nonce doctor",
        script=_script(_DOCTOR, {}),
        template="doctor.html",
        libraries={name: unit for name, unit in LIBRARIES.items() if name.lower() != unit.lower()},
        units=units,
    )


def _assemble(file: str, *, title: str, script: str, template: str, **values: object) -> Frame:
    style = (BROWSER / "frame" / "frame.css").read_text(encoding="utf-8")
    if "</script" in script or "</style" in style:
        raise ValueError("browser/frame: expected no text that ends its own element, found `</script` or `</style`")
    hashes = {"script": f"'{integrity(script.encode())}'", "style": f"'{integrity(style.encode())}'"}
    text = (
        load_templates()
        .get_template(template)
        .render(
            title=title,
            policy=_policy(**hashes),
            style=Markup(style),  # noqa: S704 (our own files)
            script=Markup(script),  # noqa: S704
            **values,
        )
    )
    return Frame(title=title, asset=Asset(name=file, data=text.encode()), **hashes)


def _policy(script: str, style: str) -> str:
    return (
        f"default-src 'none'; script-src {script} 'wasm-unsafe-eval'; style-src {style}; worker-src blob:; "
        "connect-src 'none'; img-src 'none'; font-src 'none'; frame-src 'none'; object-src 'none'; "
        "form-action 'none'; base-uri 'none'"
    )


def _script(names: Iterable[str], constants: Mapping[str, object]) -> str:
    values = {**constants, "WORKER_SOURCE": _join(_WORKER)}
    lines = "".join(f"const {name} = {_literal(value)};\n" for name, value in values.items())
    seal = (BROWSER / _SEAL).read_text(encoding="utf-8")
    modules = _join(("protocol.js", *(f"frame/{name}.js" for name in (*_SURROUNDINGS, *names))))
    return f'{seal}(() => {{\n"use strict";\n{lines}{modules}}})();\n'


def _join(names: Iterable[str]) -> str:
    texts = ((BROWSER / name).read_text(encoding="utf-8") for name in names)
    return "\n".join(_EXPORT.sub("", _MODULE_LINE.sub("", text)) for text in texts)


def _literal(value: object) -> str:
    """Write a JavaScript literal that cannot end the script element it stands in."""
    return json.dumps(value).replace("<", "\\u003c")
