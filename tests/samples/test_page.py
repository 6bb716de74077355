"""What the page says is true: its lines run as printed, and each slip it warns of is what the checker finds."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from api_sign import diagnose, sign
from api_sign.tables import ALL
from tests.samples.languages import BUILD, DEBIAN_CRATES, GSON, LANGUAGES, NEWTONSOFT, ROOT, SAMPLES, Language
from tests.samples.page import PAGE, Slip, tabs
from tests.standin.exchange import Exchange, Key
from tests.standin.server import serve

if TYPE_CHECKING:
    from pathlib import Path

VECTORS = {vector["name"]: vector for vector in json.loads((ROOT / "tests/vectors/api-sign.json").read_text("utf-8"))}
EXAMPLE = VECTORS["support-article-tradebalance"]
SECRET = VECTORS["kraken-docs-addorder"]["secret"]
SLIPS = [(language, slip) for language in LANGUAGES for slip in tabs()[language.slug].slips]
SHOWN_OFFLINE = [(language, slip) for language, slip in SLIPS if slip.mistake != "nonce-two-clock-calls"]
"""The others show only where a request is sent: that is tried by calling Balance, below."""


def ready(language: Language) -> Language:
    missing = language.missing()
    if missing and not os.environ.get("CI"):
        pytest.skip(f"{', '.join(missing)} not found: make build/.toolchains says how to get it")
    assert not missing
    return language


def probes() -> list[dict[str, str]]:
    """Ours shows the most; the last ones hold a zero byte in digest and key, and a letter beyond ASCII."""
    ours = VECTORS["ours-tradevolume"]
    made = [{name: ours[name] for name in ("path", "nonce", "body", "secret")}]
    json_body = json.dumps({"nonce": ours["nonce"], "comment": "Zürich"}, ensure_ascii=False)
    return [*made, {**made[0], "body": json_body}]


def folder(language: Language, tmp_path: Path) -> Path:
    """What a reader has who saved the sample, its request and the one package that it names."""
    for file in (SAMPLES / language.slug).rglob("*"):
        if file.is_file():
            target = tmp_path / file.relative_to(SAMPLES / language.slug)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(file.read_bytes())
    (tmp_path / "request.json").write_bytes((SAMPLES / "request.json").read_bytes())
    packages = {
        "java": ("gson.jar", GSON),
        "csharp": ("Newtonsoft.Json.dll", NEWTONSOFT),
        "typescript": ("node_modules", ROOT / "node_modules"),
    }
    if language.slug in packages:
        name, target = packages[language.slug]
        (tmp_path / name).symlink_to(target)
    if language.slug == "rust":
        (tmp_path / ".cargo").mkdir()
        source = f"[source.crates-io]\nreplace-with = 'debian'\n[source.debian]\ndirectory = '{DEBIAN_CRATES}'\n"
        target = f"[build]\ntarget-dir = '{BUILD / 'rust'}'\nrustflags = ['--cap-lints=warn']\n[net]\noffline = true\n"
        (tmp_path / ".cargo/config.toml").write_text(source + target, "utf-8")
    return tmp_path


def shell(line: str, place: Path, **environment: str) -> str:
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=place,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.xdist_group("samples")
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.slug)
def test_the_two_printed_lines_run_as_they_stand(language: Language, tmp_path: Path) -> None:
    place = folder(ready(language), tmp_path)
    first, second = tabs()[language.slug].run
    assert shell(first, place) == EXAMPLE["api_sign"]
    with serve(Exchange(keys={"key": Key(SECRET)})) as address:
        answer = shell(second, place, KRAKEN_API_URL=address, KRAKEN_API_KEY="key", KRAKEN_API_SECRET=SECRET)
    assert json.loads(answer) == {"ZEUR": "100.0000", "XXBT": "0.5000000000"}


@pytest.mark.xdist_group("samples")
@pytest.mark.parametrize(
    ("language", "slip"), SHOWN_OFFLINE, ids=[f"{language.slug}-{slip.mistake}" for language, slip in SHOWN_OFFLINE]
)
def test_a_slip_turns_the_sample_red_and_the_checker_names_it(language: Language, slip: Slip) -> None:
    ready(language)
    text = language.source.read_text("utf-8")
    assert text.count(slip.right) == 1, f"the page calls right what is not in {language.file}"
    command = language.prepare(BUILD / "slips" / language.slug, text=text.replace(slip.right, slip.wrong))
    found = set()
    for probe in probes():
        done = subprocess.run(
            command, input=json.dumps(probe).encode() + b"\n", capture_output=True, timeout=60, check=False
        )
        printed = done.stdout.decode("utf-8", "replace").rstrip("\n")
        if printed and printed != sign(**probe):
            diagnosis = diagnose(**probe, api_sign=printed)
            found |= {mistake.id for mistakes in (diagnosis.mistakes, *diagnosis.alternatives) for mistake in mistakes}
    assert slip.mistake in found


@pytest.mark.xdist_group("samples")
@pytest.mark.parametrize("language", [one for one, slip in SLIPS if slip.mistake == "nonce-two-clock-calls"])
def test_two_clock_calls_are_refused_and_named(language: Language) -> None:
    (slip,) = (slip for slip in tabs()[language.slug].slips if slip.mistake == "nonce-two-clock-calls")
    text = ready(language).source.read_text("utf-8").replace(slip.right, slip.wrong)
    command = [*language.prepare(BUILD / "slips" / language.slug, text=text), "balance"]
    seen: list[tuple[str, str, str]] = []

    class Recording(Exchange):
        def answer(self, path: str, headers: dict[str, str], body: str) -> tuple[int, dict[str, object] | str]:
            seen.append((path, body, headers["api-sign"]))
            return super().answer(path, headers, body)

    with serve(Recording(keys={"key": Key(SECRET)})) as address:
        environment = {"KRAKEN_API_URL": address, "KRAKEN_API_KEY": "key", "KRAKEN_API_SECRET": SECRET}
        done = subprocess.run(
            command, env=os.environ | environment, capture_output=True, text=True, timeout=60, check=True
        )
    assert done.stdout.startswith("EAPI:Invalid signature")
    ((path, body, api_sign),) = seen
    diagnosis = diagnose(path, body.removeprefix("nonce="), body, SECRET, api_sign)
    assert [mistake.id for mistake in diagnosis.mistakes] == ["nonce-two-clock-calls"]


def test_every_language_has_a_tab_with_its_lines_and_slips() -> None:
    assert list(tabs()) == [language.slug for language in LANGUAGES]
    assert all(len(tab.run) == 2 for tab in tabs().values())
    assert all(len(tab.slips) >= 4 for tab in tabs().values())


def test_every_diagnosis_that_the_page_links_is_one_the_checker_knows() -> None:
    linked = set(re.findall(r'data-diagnosis="([\w-]+)"', PAGE.read_text("utf-8")))
    assert linked - {way.mistake.id for way in ALL} == set()


def test_the_page_and_the_saved_request_hold_the_documented_example() -> None:
    request = json.loads((SAMPLES / "request.json").read_text("utf-8"))
    assert request == {name: EXAMPLE[name] for name in ("path", "nonce", "body", "secret")}
    assert EXAMPLE["api_sign"] in PAGE.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.slug)
def test_a_sample_names_no_endpoint_but_balance(language: Language) -> None:
    text = language.source.read_text("utf-8")
    assert re.findall(r"AddOrder|Withdraw|Transfer|CancelOrder|EditOrder|AmendOrder|Earn", text) == []
    assert "Balance" in text
