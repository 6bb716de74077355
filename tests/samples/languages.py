"""The languages of the samples: what compiles and runs each one, and the Debian packages that bring its tools.

`python -m tests.samples.languages install` installs what is missing (Debian, as root).
With CI=true nothing may be missing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests import debian

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "docs/samples"
BUILD = ROOT / "build/samples"

GSON = Path("/usr/share/java/gson.jar")
NEWTONSOFT = Path("/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll")
DEBIAN_CRATES = Path("/usr/share/cargo/registry")


@dataclass(frozen=True)
class Language:
    """`build` and `run` are commands; {source} is the sample's folder, {out} its folder for what is compiled."""

    slug: str
    title: str
    file: str
    run: tuple[str, ...]
    version: tuple[str, ...]
    build: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    packages: tuple[str, ...] = ()

    @property
    def source(self) -> Path:
        return SAMPLES / self.slug / self.file

    def missing(self) -> list[str]:
        programs = [program for program in self.programs if shutil.which(program) is None]
        return programs + [str(file) for file in self.files if not file.exists()]

    def command(self, parts: tuple[str, ...], out: Path | None = None) -> list[str]:
        out = out or BUILD / self.slug
        places = {"source": str(out / "source"), "out": str(out), "node_modules": str(ROOT / "node_modules")}
        return [part.format_map(places) for part in parts]

    def prepare(self, out: Path | None = None, *, text: str | None = None) -> list[str]:
        """Copies the sample to `out` (with `text` in place of its file), compiles it there, returns what runs it.

        Compilers write beside what they read, and docs/ is published.
        """
        out = out or BUILD / self.slug
        staged = out / "source"
        shutil.rmtree(staged, ignore_errors=True)
        shutil.copytree(SAMPLES / self.slug, staged)
        if text is not None:
            (staged / self.file).write_text(text, "utf-8")
        if self.build:
            done = subprocess.run(self.command(self.build, out), cwd=ROOT, capture_output=True, text=True, check=False)
            if done.returncode:
                raise AssertionError(f"{self.slug} did not compile:\n{done.stdout}\n{done.stderr}")
        return self.command(self.run, out)

    def running_version(self) -> str:
        done = subprocess.run(self.command(self.version), capture_output=True, text=True, check=True)
        line = (done.stdout or done.stderr).strip().splitlines()[0]
        number = re.search(r"\d+(\.\d+)+", line)
        return number[0] if number else line


LANGUAGES = (
    Language("python", "Python", "sign.py", (sys.executable, "{source}/sign.py"), (sys.executable, "--version")),
    Language(
        "javascript", "JavaScript", "sign.mjs", ("node", "{source}/sign.mjs"), ("node", "--version"), programs=("node",)
    ),
    Language(
        "typescript",
        "TypeScript",
        "sign.ts",
        ("node", "{out}/sign.js"),
        ("{node_modules}/.bin/tsc", "--version"),
        build=(
            *(
                "{node_modules}/.bin/tsc",
                "--strict",
                "--target",
                "es2022",
                "--module",
                "esnext",
                "--moduleResolution",
                "bundler",
            ),
            *("--types", "node", "--typeRoots", "{node_modules}/@types", "--outDir", "{out}", "{source}/sign.ts"),
        ),
        programs=("node",),
    ),
    Language(
        "go",
        "Go",
        "sign.go",
        ("{out}/sign",),
        ("go", "version"),
        build=("go", "build", "-o", "{out}/sign", "{source}/sign.go"),
        programs=("go",),
        packages=("golang-go",),
    ),
    Language(
        "java",
        "Java",
        "Sign.java",
        ("java", "-XX:TieredStopAtLevel=1", "-cp", f"{GSON}:{{out}}", "Sign"),
        ("javac", "--version"),
        build=("javac", "-Xlint:all", "-Werror", "-cp", str(GSON), "-d", "{out}", "{source}/Sign.java"),
        programs=("java", "javac"),
        files=(GSON,),
        packages=("default-jdk-headless", "libgoogle-gson-java"),
    ),
    Language(
        "csharp",
        "C#",
        "Sign.cs",
        ("env", f"MONO_PATH={NEWTONSOFT.parent}", "mono", "{out}/Sign.exe"),
        ("mcs", "--version"),
        build=(
            "mcs",
            "-warnaserror",
            f"-r:{NEWTONSOFT}",
            "-r:System.Net.Http",
            "-out:{out}/Sign.exe",
            "{source}/Sign.cs",
        ),
        programs=("mcs", "mono"),
        files=(NEWTONSOFT,),
        packages=("mono-mcs", "mono-runtime", "libmono-system-net-http4.0-cil", "libnewtonsoft-json5.0-cil"),
    ),
    Language(
        "php",
        "PHP",
        "sign.php",
        ("php", "{source}/sign.php"),
        ("php", "--version"),
        programs=("php",),
        packages=("php-cli",),
    ),
    Language(
        "ruby",
        "Ruby",
        "sign.rb",
        ("ruby", "-w", "{source}/sign.rb"),
        ("ruby", "--version"),
        programs=("ruby",),
        packages=("ruby",),
    ),
    Language(
        "rust",
        "Rust",
        "src/main.rs",
        ("{out}/debug/sign",),
        ("rustc", "--version"),
        build=(
            *("env", "CARGO_TARGET_DIR={out}", "RUSTFLAGS=--cap-lints=warn", "cargo", "build", "--quiet", "--offline"),
            *("--config", "source.crates-io.replace-with='debian'"),
            *("--config", f"source.debian.directory='{DEBIAN_CRATES}'"),
            *("--manifest-path", "{source}/Cargo.toml"),
        ),
        programs=("cargo", "rustc"),
        files=tuple(DEBIAN_CRATES / name for name in ("hmac-0.12.1", "sha2-0.10.5", "serde_json-1.0.87", "ureq-2.6.2")),
        packages=(
            "cargo",
            "librust-base64-dev",
            "librust-hmac-dev",
            "librust-sha2-dev",
            "librust-serde-json-dev",
            "librust-ureq-dev",
        ),
    ),
    Language(
        "cpp",
        "C++",
        "sign.cpp",
        ("{out}/sign",),
        ("c++", "--version"),
        build=(
            "c++",
            "-std=c++20",
            "-Wall",
            "-Wextra",
            "-Werror",
            "{source}/sign.cpp",
            "-o",
            "{out}/sign",
            "-lcrypto",
            "-lcurl",
        ),
        programs=("c++",),
        files=(Path("/usr/include/nlohmann/json.hpp"), Path("/usr/include/openssl/evp.h")),
        packages=("g++", "libssl-dev", "libcurl4-openssl-dev", "nlohmann-json3-dev"),
    ),
    Language(
        "bash",
        "Bash",
        "sign.sh",
        ("bash", "{source}/sign.sh"),
        ("bash", "--version"),
        programs=("bash", "openssl", "curl", "jq", "flock"),
        packages=("openssl", "curl", "jq", "util-linux"),
    ),
    Language(
        "perl",
        "Perl",
        "sign.pl",
        ("perl", "{source}/sign.pl"),
        ("perl", "-e", "print $^V"),
        programs=("perl",),
        packages=("perl",),
    ),
)


def install() -> int:
    """Installs what is missing where that is possible; returns the exit status."""
    packages = [package for language in LANGUAGES if language.missing() for package in language.packages]
    debian.install(packages, purpose="the samples' tests")
    lacking = [language for language in LANGUAGES if language.missing()]
    for language in lacking:
        print(
            f"The {language.title} sample is not tested, since {', '.join(language.missing())} was not found "
            f"(Debian: apt-get install {' '.join(language.packages)}).",
            file=sys.stderr,
        )
    return int(bool(lacking) and bool(os.environ.get("CI")))


if __name__ == "__main__":
    if sys.argv[1:] != ["install"]:
        sys.exit("usage: python -m tests.samples.languages install")
    sys.exit(install())
