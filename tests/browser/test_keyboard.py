"""The guide by the keys alone: what has the focus is seen, and a session is held without a tap."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from playwright.sync_api import TimeoutError as Late

from tests.browser.conftest import SIZES
from tests.browser.panels import PANELS, dialog
from tests.browser.riding import BALANCE, STRAP

pytestmark = pytest.mark.browser

FOCUS = """() => {
    const here = document.activeElement
    if (here === document.body) return null
    const shown = here.matches('.md-option') ? here.nextElementSibling
        : here.closest('.md-search__form') ?? here
    const { x, y, width, height } = shown.getBoundingClientRect()
    if (here.matches('.md-search__scrollwrap') && height === 0) return [] // a browser's own stop
    const at = document.elementFromPoint(x + width / 2, y + height / 2)
    const isThere = at !== null && (shown.contains(at) || at.contains(shown))
    const hasRing = getComputedStyle(shown).outlineStyle !== 'none'
    const about = `${here.outerHTML.slice(0, 90)} there ${isThere}, ring ${hasRing}`
    return isThere && hasRing ? [] : [about]
}"""


def unseen_now(page: Page) -> list[str] | None:
    """Return what is wrong with where the focus is once panels have opened; None at the end."""
    with suppress(Late):
        page.wait_for_function(f"() => !({FOCUS})()?.length")
    unseen: list[str] | None = page.evaluate(FOCUS)
    return unseen


@pytest.mark.parametrize("size", ["phone", pytest.param("desktop", marks=pytest.mark.all)])
def test_the_keyboard_is_always_seen(still: BrowserContext, size: str) -> None:
    """Every stop of the Tab key shows a ring, and nothing stands before it, in the menu too."""
    page = still.new_page()
    page.set_viewport_size(SIZES[size])
    PANELS["stage, begun"].reach(page)
    stops = 0
    page.keyboard.press("Tab")
    while (unseen := unseen_now(page)) is not None and stops < 200:
        assert unseen == []
        stops += 1
        page.keyboard.press("Tab")

    assert 40 < stops < 200


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until something has the focus."""
    for _ in range(90):
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {wanted}")


def test_a_session_by_tab_space_arrows_and_enter(page: Page) -> None:
    """From the top of the page to its end, with no key but these, and no step skipped."""
    page.goto(BALANCE)
    tab_to(page, page.get_by_role("button", name="Start a session"))
    page.keyboard.press("Enter")
    shown = dialog(page)
    tab_to(page, shown.get_by_role("checkbox", name=STRAP, exact=True))
    page.keyboard.press("Space")
    for name in ("Begin", "Next", "Next", "The three colours", "Back to the session"):
        tab_to(page, shown.get_by_role("button", name=name).filter(visible=True))
        page.keyboard.press("Enter")
    expect(shown.get_by_role("heading", name="Step 3 of 3")).to_be_focused()
    tab_to(page, shown.get_by_role("button", name="End the session").filter(visible=True))
    page.keyboard.press("Enter")
    tab_to(page, shown.get_by_role("radio", name="Carry on"))
    page.keyboard.press("ArrowDown")
    for asked, key in (("treat", "Space"), ("leave", "ArrowDown")):
        group = shown.get_by_role("group", name=re.compile(asked))
        tab_to(page, group.get_by_role("radio", name="Yes"))
        page.keyboard.press(key)
    tab_to(page, shown.get_by_label("Note"))
    page.keyboard.type("All by keys.")
    tab_to(page, shown.get_by_role("button", name="Save the session"))
    page.keyboard.press("Enter")
    expect(shown.get_by_role("heading", name="Saved")).to_be_focused()
    tab_to(page, shown.get_by_role("button", name="Done"))
    page.keyboard.press("Enter")

    expect(shown).to_have_count(0)
    advice = page.get_by_role("region", name="What next?")
    expect(advice.get_by_text("The last session was amber.")).to_be_visible()
