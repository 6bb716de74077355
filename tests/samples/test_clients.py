"""The page's lines for libraries one did not write print the documented example's signature and send nothing."""

from __future__ import annotations

import json

import pytest

from tests.samples.clients import CLIENTS, PYTHON, Client
from tests.samples.languages import ROOT
from tests.samples.page import PAGE

EXAMPLE = json.loads((ROOT / "tests/vectors/api-sign.json").read_text("utf-8"))[0]


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
def test_a_client_library_signs_the_documented_example(client: Client) -> None:
    version = client.installed_version()
    if version is None:
        pytest.skip(f"{client.name} is not installed for {PYTHON}: pip install {client.name}=={client.version} into it")
    assert version == client.version, "the page names the version that was checked"
    done = client.run_sealed()
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [EXAMPLE["api_sign"]]


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
def test_the_page_names_the_version_that_is_checked(client: Client) -> None:
    assert f'title="{client.file} ({client.name} {client.version})"' in PAGE.read_text("utf-8")


def test_the_seal_ends_a_program_that_uses_the_network(tmp_path_factory: pytest.TempPathFactory) -> None:
    program = tmp_path_factory.mktemp("seal") / "send.py"
    program.write_text("import socket\nsocket.create_connection(('127.0.0.1', 9))\n", "utf-8")
    done = Client("any", str(program), "").run_sealed()
    assert done.returncode == 3
    assert "it tried socket." in done.stderr
