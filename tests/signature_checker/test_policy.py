"""The Content-Security-Policy of the built pages."""

from __future__ import annotations

import base64
import hashlib

import pytest

from signature_checker.policy import Inline, PolicyError, add_policy, collect_inline, content_security_policy


def source(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def test_an_inline_script_is_hashed_exactly_as_it_stands() -> None:
    page = '<head><script>a("&amp;" < 1)\n</script></head>'
    assert collect_inline([page]).scripts == {source('a("&amp;" < 1)\n')}


def test_data_and_files_need_no_hash() -> None:
    page = '<script type="application/json">{}</script><script src="a.js"></script>'
    assert collect_inline([page]) == Inline()


def test_style_elements_and_attributes_are_kept_apart() -> None:
    found = collect_inline(['<style>p{}</style><td style="text-align: right">'])
    assert (found.styles, found.attributes) == ({source("p{}")}, {source("text-align: right")})


def test_the_policy_is_the_same_whatever_the_order_of_the_pages() -> None:
    pages = ["<script>1</script>", "<script>2</script>", "<style>3</style>"]
    policies = {content_security_policy(collect_inline(order)) for order in (pages, pages[::-1])}
    assert len(policies) == 1


def test_nothing_inline_is_allowed_without_its_hash() -> None:
    policy = content_security_policy(collect_inline(["<script>1</script>"]))
    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy.split()
    assert "'unsafe-hashes'" not in policy
    assert "default-src 'none'" in policy


def test_the_policy_stands_behind_the_charset_and_before_the_first_script() -> None:
    page = '<!doctype html>\n<html><head>\n  <meta charset="utf-8">\n<script>1</script></head></html>'
    done = add_policy(page, "default-src 'none'")
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    assert done == page.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{policy}')


@pytest.mark.parametrize("page", ["<head><script>1</script><meta charset=utf-8></head>", "<p>no head</p>"])
def test_a_page_where_something_runs_before_the_charset_is_refused(page: str) -> None:
    with pytest.raises(PolicyError, match="meta charset"):
        add_policy(page, "default-src 'none'")
