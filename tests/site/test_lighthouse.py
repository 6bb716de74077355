"""Lighthouse has nothing to say on accessibility, good practice and search engines; speed is in the benchmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.lighthouse import CATEGORIES, PAGES, run

if TYPE_CHECKING:
    from tests import served

pytestmark = pytest.mark.xdist_group("site")


@pytest.mark.parametrize("kind", PAGES)
def test_everything_but_speed_scores_a_hundred(site: served.Site, kind: str) -> None:
    wanted = [name for name in CATEGORIES if name != "performance"]
    scores, audits = run(site.url + PAGES[kind], *wanted)
    assert scores == dict.fromkeys(wanted, 100), audits
