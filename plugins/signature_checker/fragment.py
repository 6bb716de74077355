"""What the plugin puts in place of a page's marks: the two tools, the picture of the steps, the worked examples."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from signature_checker.template import load_templates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from signature_checker.asset import Asset
    from signature_checker.example import Example
    from signature_checker.frame import Frame

_MARK = re.compile(r"^<!-- signature-checker: (?P<name>[a-z-]+) -->$", re.MULTILINE)


class MarkError(Exception):
    """A page asks for something the plugin does not have; the text says what there is."""


@dataclass(frozen=True, kw_only=True)
class Worked:
    """An example with every intermediate value, as text."""

    example: Example
    hashed_text: str
    digest_hex: str
    digest_base64: str
    message_hex: str
    key_bytes: int
    signature: str


def work_out(example: Example) -> Worked:
    trace = example.trace()
    return Worked(
        example=example,
        hashed_text=trace.hashed_text,
        digest_hex=trace.inner_digest.hex(),
        digest_base64=base64.b64encode(trace.inner_digest).decode("ascii"),
        message_hex=trace.message.hex(),
        key_bytes=len(trace.key),
        signature=trace.signature,
    )


def render_fragments(
    examples: Sequence[Example], *, frame: Frame, doctor: Frame, manifest: Asset, script: str
) -> dict[str, str]:
    """HTML by mark. `script` is the path, seen from the page, of the module that registers the element."""
    templates = load_templates()
    worked = [work_out(example) for example in examples]
    return {
        "frame": templates.get_template("checker.html").render(frame=frame, manifest=manifest, script=script),
        "nonce-doctor": templates.get_template("nonces.html").render(frame=doctor, manifest=manifest, script=script),
        "steps": templates.get_template("steps.html").render(worked=worked[0]),
        "examples": templates.get_template("examples.html").render(worked=worked),
    }


def fill_marks(markdown: str, fragments: Mapping[str, str]) -> str:
    """Replace `<!-- signature-checker: name -->` lines. Raises MarkError for a name that is not in `fragments`."""

    def fill(mark: re.Match[str]) -> str:
        name = mark["name"]
        if name not in fragments:
            raise MarkError(f"{mark[0]}: expected one of {', '.join(fragments)}, found {name}.")
        return re.sub(r"\n\s*\n", "\n", fragments[name].strip())

    return _MARK.sub(fill, markdown)


def has_marks(markdown: str) -> bool:
    return _MARK.search(markdown) is not None
