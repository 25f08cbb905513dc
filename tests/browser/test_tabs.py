"""Several tabs of one reader agree, and none of them loses a tick."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.riding import BALANCE, BICYCLE, BRAKES, ROLLS, SADDLE, box, line

pytestmark = pytest.mark.browser

NO_LOCAL_STORAGE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"
)


def tabs(context: BrowserContext, count: int) -> list[Page]:
    """Open tabs on the same stage."""
    pages = [context.new_page() for _ in range(count)]
    for page in pages:
        page.goto(BALANCE)
    return pages


def test_a_second_tab_follows_at_once_both_ways(context: BrowserContext) -> None:
    """Boxes, progress and the next box of a repeat change in the other tab without a reload."""
    one, other = tabs(context, 2)

    line(one, SADDLE).tap()
    expect(box(other, SADDLE)).to_be_checked()
    expect(other.get_by_text("1 of 4 steps")).to_be_visible()
    line(other, SADDLE).tap()
    expect(box(one, SADDLE)).not_to_be_checked()
    line(one, ROLLS).tap()
    expect(box(other, ROLLS, 1)).to_be_checked()
    line(other, ROLLS).tap()
    expect(box(one, ROLLS, 2)).to_be_checked()


def test_a_tab_on_another_page_follows(context: BrowserContext) -> None:
    """The plan's page counts what is ticked on a stage in another tab."""
    stage, plan = context.new_page(), context.new_page()
    stage.goto(BALANCE)
    plan.goto(BICYCLE)

    line(stage, SADDLE).tap()

    expect(plan.get_by_text("1 of 7 steps")).to_be_visible()


def test_tabs_follow_where_local_storage_is_blocked(new_context: NewContext) -> None:
    """The news travels by another way when only IndexedDB keeps ticks."""
    context = new_context()
    context.add_init_script(NO_LOCAL_STORAGE)
    one, other = tabs(context, 2)

    line(one, SADDLE).tap()
    expect(box(other, SADDLE)).to_be_checked()
    line(other, BRAKES).tap()
    expect(box(one, BRAKES)).to_be_checked()
    expect(other.get_by_text("Saved", exact=True)).to_be_visible()  # all that it knows
    one.reload()
    expect(box(one, SADDLE)).to_be_checked()
    expect(box(one, BRAKES)).to_be_checked()


TICK_AND_UNTICK = """(times) => {
    const boxes = [...document.querySelectorAll('article input[type=checkbox]')]
    for (let count = 0; count < times; count++) boxes[count % boxes.length].click()
}"""
TICKS = """async () => {
    const count = (texts) => texts.filter((text) => text.includes('"tick"')).length
    const open = indexedDB.open(document.querySelector('[data-guide-store]').dataset.guideStore)
    const database = await new Promise((done) => { open.onsuccess = () => done(open.result) })
    const all = database.transaction('records').objectStore('records').getAll()
    const mirrored = await new Promise((done) => { all.onsuccess = () => done(all.result) })
    database.close()
    return [count(Object.values(localStorage)), count(mirrored)]
}"""


LONG = 240_000
"""Milliseconds, a guard against hanging."""


@pytest.mark.parametrize(
    ("count", "times"),
    [(4, 50), pytest.param(4, 750, marks=pytest.mark.deep)],
    ids=["sample", "deep"],
)
def test_four_tabs_at_once_lose_no_tick(context: BrowserContext, count: int, times: int) -> None:
    """Every tick of every tab is a record in both stores, and all tabs end in the same state."""
    pages = tabs(context, count)

    for page in pages:  # started without waiting, so that they run side by side
        page.evaluate(f"setTimeout(() => ({TICK_AND_UNTICK})({times}))")
    pages[0].wait_for_function(
        f"async (all) => (await ({TICKS})()).every((found) => found === all)",
        arg=count * times,
        timeout=LONG,
    )

    fresh = context.new_page()
    fresh.goto(BALANCE)
    expect(fresh.get_by_text("Saved", exact=True)).to_be_visible()  # so both stores were read
    expected = [each.is_checked() for each in fresh.get_by_role("checkbox").all()]
    assert len(expected) == 6
    for page in pages:
        for each, is_ticked in zip(page.get_by_role("checkbox").all(), expected, strict=True):
            expect(each).to_be_checked(checked=is_ticked)
