"""Where a store was lost or cleared, or a page left at once, every tick comes back."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import faults
from tests.browser.local_storage import STORE, saved, stored
from tests.browser.riding import BALANCE, BRAKES, PEDALS, SADDLE, TIGHTEN, box, line

pytestmark = pytest.mark.browser


def test_ticks_come_back_when_local_storage_was_lost(page: Page) -> None:
    """A browser that was killed may forget localStorage: the mirror holds all, and refills it."""
    page.goto(BALANCE)
    for step in (SADDLE, BRAKES):
        line(page, step).tap()
    expect(saved(page)).to_have_text(["Saved"])
    before = {name: text for name, text in stored(page).items() if name.startswith(STORE)}
    page.goto("codes.json")
    page.evaluate("localStorage.clear()")

    page.goto(BALANCE)

    expect(box(page, SADDLE)).to_be_checked()
    expect(box(page, BRAKES)).to_be_checked()
    expect(page.get_by_text("2 of 4 steps")).to_be_visible()
    assert before.items() <= stored(page).items()


def test_ticks_come_back_when_the_database_was_lost(page: Page) -> None:
    """The mirror is filled anew from localStorage."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    expect(saved(page)).to_have_text(["Saved"])
    page.goto("codes.json")
    page.evaluate(
        """(name) => new Promise((done) => {
            indexedDB.deleteDatabase(name).onsuccess = () => done()
        })""",
        STORE,
    )
    page.goto(BALANCE)
    expect(box(page, SADDLE)).to_be_checked()
    page.wait_for_function(
        """async (name) => {
            const open = indexedDB.open(name)
            await new Promise((done) => { open.onsuccess = done })
            const count = open.result.transaction('records').objectStore('records').count()
            await new Promise((done) => { count.onsuccess = done })
            open.result.close()
            return count.result >= 2
        }""",
        arg=STORE,
    )


def test_nothing_is_lost_when_storage_is_cleared_under_the_page(page: Page) -> None:
    """What the page remembers goes back at the next tick."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()

    page.evaluate("localStorage.clear()")
    line(page, BRAKES).tap()

    page.reload()
    expect(box(page, SADDLE)).to_be_checked()
    expect(box(page, BRAKES)).to_be_checked()
    assert sum('"tick"' in text for text in stored(page).values()) == 2


def test_nothing_is_lost_when_another_page_clears_storage(context: BrowserContext) -> None:
    """Another site of the same address clears all, and the open page puts its records back."""
    page, other = context.new_page(), context.new_page()
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    other.goto("codes.json")
    before = {name: text for name, text in stored(page).items() if name.startswith(STORE)}

    # Heard after the guide has heard it, which puts its records back at once.
    page.evaluate("addEventListener('storage', ({ key }) => { window.cleared ||= key === null })")
    other.evaluate("localStorage.clear()")

    page.wait_for_function("window.cleared")
    assert before.items() <= stored(page).items()
    expect(box(page, SADDLE)).to_be_checked()


def test_the_latest_tick_wins_over_what_the_mirror_tells_later(context: BrowserContext) -> None:
    """A tick made before the mirror could be read comes after everything the mirror holds."""
    page = context.new_page()
    page.goto(BALANCE)
    for _ in range(4):
        line(page, SADDLE).tap()
    expect(box(page, SADDLE)).not_to_be_checked()
    expect(saved(page)).to_have_text(["Saved"])
    page.goto("codes.json")
    page.evaluate("localStorage.clear()")
    page.add_init_script(faults.DATABASE_WAITS)
    page.goto(BALANCE)

    line(page, SADDLE).tap()
    page.evaluate("window.openDatabases()")
    page.wait_for_function(
        "Object.values(localStorage).filter((text) => text.includes('tick')).length > 4"
    )

    expect(box(page, SADDLE)).to_be_checked()
    page.reload()
    expect(box(page, SADDLE)).to_be_checked()


def test_ticks_of_a_page_that_is_left_at_once_are_saved(page: Page) -> None:
    """A tick is in localStorage before the next line of script runs."""
    page.goto(PEDALS)
    with page.expect_event("load"):
        line(page, TIGHTEN).evaluate("label => { label.click(); location.reload() }")

    expect(box(page, TIGHTEN)).to_be_checked()
