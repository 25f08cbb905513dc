"""The browser is killed after a tick, as phones do it: nothing that was called saved is lost."""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.killing import LONG, tick_and_die, ticked_after
from tests.browser.riding import BALANCE
from tests.browser.site import Site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(sys.platform == "win32", reason="there are no process groups to kill"),
]

SECONDS = (0, 0.25, 1, 3, 5, 10)
SAMPLE = (0, 1)


@pytest.mark.parametrize("busy", [False, True], ids=["fresh", "busy"])
@pytest.mark.parametrize(
    ("seconds", "runs"),
    [
        *(pytest.param(wait, 1, marks=pytest.mark.all, id=f"{wait}s-once") for wait in SAMPLE),
        *(pytest.param(wait, 3, marks=pytest.mark.deep, id=f"{wait}s") for wait in SECONDS),
    ],
)
def test_nothing_that_was_called_saved_is_lost(  # noqa: PLR0917
    playwright: Playwright,
    browser_path: Path,
    site: Site,
    tmp_path: Path,
    seconds: float,
    runs: int,
    busy: bool,
) -> None:
    """On a new profile, and beside a page that writes all the time."""
    stage = site.url + BALANCE
    for run in range(runs):
        profile = tmp_path / str(run)
        profile.mkdir()
        called = tick_and_die(playwright, browser_path, profile, stage, seconds, busy=busy)
        kept = ticked_after(playwright, browser_path, profile, stage)
        print(f"{seconds} s, run {run}: {len(called)} called saved, {len(kept)} kept")  # noqa: T201

        assert called - kept == set()
        assert called or seconds < LONG
