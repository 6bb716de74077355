"""Everything of the checker that ships: runtime, frame, the page's modules and style."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from signature_checker.asset import Asset, link_modules
from signature_checker.bundle import Bundle, build_bundle
from signature_checker.example import Example, load_examples
from signature_checker.fragment import render_fragments
from signature_checker.frame import BROWSER, Frame, build_doctor, build_frame
from signature_checker.precompute import build_answers

if TYPE_CHECKING:
    from pathlib import Path

_MODULES = ("protocol.js", "runtime.js", "answers.js", "theme.js", "language.js", "element.js", "register.js")


@dataclass(frozen=True, kw_only=True)
class Checker:
    bundle: Bundle
    frame: Frame
    doctor: Frame
    modules: dict[str, Asset]
    style: Asset
    examples: tuple[Example, ...]

    @property
    def assets(self) -> tuple[Asset, ...]:
        frames = (frame.asset for frame in self.frames)
        return (
            *self.bundle.assets,
            *self.bundle.answers,
            self.bundle.manifest,
            *frames,
            *self.modules.values(),
            self.style,
        )

    @property
    def frames(self) -> tuple[Frame, ...]:
        return (self.frame, self.doctor)

    def fragments(self, folder: str) -> dict[str, str]:
        """HTML by mark, for a page from which the assets' folder is `folder`."""
        script = f"{folder}/{self.modules['register.js'].file_name}"
        manifest = self.bundle.manifest
        return render_fragments(self.examples, frame=self.frame, doctor=self.doctor, manifest=manifest, script=script)


def build_checker(runtime: Path, *, package: Path, cache: Path) -> Checker:
    """Build or take from the cache; the folders are those of `build_bundle`, which raises BundleError."""
    examples = load_examples()
    sources = {name: (BROWSER / name).read_text(encoding="utf-8") for name in _MODULES}
    bundle = build_bundle(runtime, package=package, cache=cache)
    return Checker(
        bundle=replace(bundle, answers=build_answers(package=package, cache=cache)),
        frame=build_frame(examples),
        doctor=build_doctor(),
        modules=link_modules(sources),
        style=Asset(name="page.css", data=(BROWSER / "page.css").read_bytes()),
        examples=examples,
    )
