"""How surely it is kept: the page says what is so, where a browser has one store alone too."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import faults
from tests.browser.keeping import STORAGE
from tests.browser.riding import BALANCE, SADDLE, line

pytestmark = pytest.mark.browser

SAFE, SOFT = "Saved", "Saved, on the disk within a minute"
ONE_PLACE = "Written to the disk, in one place. This browser keeps no second copy."
LATER = "Saved, though this browser may take a minute to write it to the disk."
CASES = {
    "both": ("", SAFE, "Written to the disk, in two places."),
    "no localStorage": (faults.LOCAL_THROWS, SAFE, ONE_PLACE),
    "localStorage is full": (faults.local_is_full(0), SAFE, ONE_PLACE),
    "no IndexedDB": (faults.DATABASE_IS_MISSING, SOFT, LATER),
    "IndexedDB never answers": (faults.DATABASE_HANGS, SOFT, LATER),
}
SAMPLE = {"both", "no localStorage", "no IndexedDB"}
"""One of each answer."""


@pytest.mark.parametrize(
    ("fault", "said", "how"),
    [
        pytest.param(*case, id=name, marks=() if name in SAMPLE else pytest.mark.all)
        for name, case in CASES.items()
    ],
)
def test_no_more_is_promised_than_the_browser_keeps(
    page: Page, fault: str, said: str, how: str
) -> None:
    """On the disk or soon, in one place or two: after a tick, and on the page about storage."""
    page.add_init_script(fault)
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    shown = page.get_by_text("Saved").filter(visible=True)
    expect(shown).to_have_text([said])

    page.goto(STORAGE)
    kept = page.get_by_role("definition").filter(has_text=how)
    expect(kept).to_have_text(how)
