"""Erasing everything on the device, as a reader meets it."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.keeping import STORAGE, STORE, erase, held, keep_of_all_kinds, kept, ours, tick
from tests.browser.riding import (
    BALANCE,
    BRAKES,
    ROLLS,
    SADDLE,
    box,
    line,
    swapped,
    until_links_swap,
)

pytestmark = pytest.mark.browser


def test_erasing_names_what_goes_and_offers_a_backup(page: Page) -> None:
    """Keeping everything is one press, and changes nothing."""
    tick(page, SADDLE)
    page.goto(STORAGE)
    before = held(page)

    page.get_by_role("button", name="Erase everything on this device").click()
    asked = page.get_by_role("dialog", name="Erase everything?")
    expect(asked).to_contain_text("All 2 entries: your ticks, sessions and notes")
    expect(asked.get_by_role("button", name="Save a backup first")).to_be_focused()
    asked.get_by_role("button", name="Keep everything").click()
    expect(asked).to_be_hidden()
    assert held(page) == before

    page.get_by_role("button", name="Erase everything on this device").click()
    with page.expect_download():
        asked.get_by_role("button", name="Save a backup first").click()
    expect(asked).to_be_visible()


def test_nothing_is_left_to_undo(page: Page) -> None:
    """What was done before is gone, and a key that undoes leaves no record of its own."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    to_storage(page)
    erase(page)

    page.keyboard.press("Control+z")
    expect(page.get_by_role("button", name="Redo")).to_have_count(0)
    assert ours(page) == {}


FROZEN = """{
    const heard = []
    const channel = window.BroadcastChannel
    window.BroadcastChannel = class extends channel {
        set onmessage(hear) { super.onmessage = (event) => heard.push(() => hear(event)) }
    }
    window.thaw = () => {
        document.dispatchEvent(new Event('visibilitychange'))
        setTimeout(() => heard.forEach((hear) => hear()))
    }
}"""
"""A tab that its browser has stopped hears of others once it is seen again, after that is told."""


def test_a_tab_that_was_frozen_gives_nothing_back(context: BrowserContext) -> None:
    """It comes back to what was erased meanwhile."""
    frozen, page = context.new_page(), context.new_page()
    frozen.add_init_script(FROZEN)
    tick(frozen, SADDLE)
    page.goto(BALANCE)
    to_storage(page)
    erase(page)
    frozen.evaluate("thaw()")
    expect(box(frozen, SADDLE)).not_to_be_checked()

    with swapped(page):  # the same page goes on, with what it remembers
        page.go_back()
    line(page, BRAKES).tap()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    assert [text for text in ours(page).values() if "saddle" in text] == []


def to_storage(page: Page) -> None:
    """Follow the link to the page about storage, without loading it."""
    until_links_swap(page)
    with swapped(page):
        page.evaluate("document.querySelector('a[href$=\"storage/\"]').click()")


TICKS = "Object.values(localStorage).some((text) => text.includes('\"tick\"'))"


def test_erasing_leaves_nothing_in_any_tab(context: BrowserContext) -> None:
    """Stores, caches and the choice of colours go, other sites' keys stay, nothing comes back."""
    other, page = context.new_page(), context.new_page()
    tick(other, SADDLE, BRAKES)
    page.goto(STORAGE)
    page.get_by_title("Switch to dark colours").first.click()
    page.evaluate(
        """async (store) => {
            localStorage.setItem('theirs', 'stays')
            await caches.open(`${store}:/guide/:1`)
            await caches.open(`${store}-of-theirs`)
        }""",
        STORE,
    )

    erase(page)

    expect(box(other, SADDLE)).not_to_be_checked()
    assert page.evaluate("Object.entries(localStorage)") == [["theirs", "stays"]]
    assert page.evaluate("caches.keys()") == [f"{STORE}-of-theirs"]
    other.bring_to_front()
    line(other, ROLLS).tap()
    expect(other.get_by_text("Saved", exact=True)).to_be_visible()
    page.wait_for_function(TICKS)  # a browser tells its other processes a moment later
    assert sum('"tick"' in text for text in ours(page).values()) == 1
    page.goto(BALANCE)
    expect(box(page, ROLLS)).to_be_checked()
    expect(box(page, SADDLE)).not_to_be_checked()


def test_what_the_device_remembers_beside_progress_goes_too(page: Page) -> None:
    """Drafts with their notes, how sheets are printed, and the wish to keep no copy."""
    keep_of_all_kinds(page)
    assert len(kept(page)["settings"]) == 5

    erase(page)

    nothing: dict[str, list[str]] = {"records": [], "settings": [], "databases": [], "caches": []}
    assert kept(page) == nothing
    page.reload()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    assert [key for key in page.evaluate("Object.keys(localStorage)") if STORE in key] == []


def test_erased_progress_does_not_come_back_with_the_back_button(context: BrowserContext) -> None:
    """A page that the browser kept in memory has not heard of it, and asks the stores."""
    page, other = context.new_page(), context.new_page()
    tick(page, SADDLE)
    page.goto("codes.json")
    other.goto(STORAGE)
    erase(other)

    page.go_back()

    expect(box(page, SADDLE)).not_to_be_checked()
    line(page, BRAKES).tap()
    expect(page.get_by_text("1 of 4 steps")).to_be_visible()
    assert sum('"tick"' in text for text in ours(page).values()) == 1
