"""Words of the plans in tests/guides/riding, and how a reader finds them on a page."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

BICYCLE = "plans/bicycle/"
BALANCE = "plans/bicycle/balance/"
PEDALS = "plans/bicycle/pedals/"
PARK = "plans/bicycle/park/"
PUSH = "plans/scooter/push/"

SADDLE = "Set the saddle so that both feet stand flat."
BRAKES = "Pull each brake & see that the wheel stops <dead>."
ROLLS = "Roll ten metres with both feet up."
STRAP = "Feel that two fingers fit under the strap."
STEPS_OF_BALANCE = [SADDLE, BRAKES, ROLLS, STRAP]
TIGHTEN = "Tighten both pedals with a spanner."
RIDE = "Ride from the wall to the marmalade tree."
GLIDE = "Glide five metres three times."


def box(page: Page, step: str, number: int = 1) -> Locator:
    """Return a box of a step, found as a screen reader finds it: by its exact name."""
    return page.get_by_role("checkbox", name=step, exact=True).nth(number - 1)


def line(page: Page, step: str) -> Locator:
    """Return the line a reader taps: the step's label."""
    return page.locator("label").filter(has_text=step)


def follow(page: Page, link: str, to: str) -> None:
    """Follow a link by its name, and see that its page came without being loaded."""
    until_links_swap(page)
    page.evaluate("window.wasLoadedBefore = true")
    with swapped(page):
        page.get_by_role("link", name=link).first.click()
        page.wait_for_url(f"**/{to}*")
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("window.wasLoadedBefore"), "the page was loaded anew"


SITEMAP = """() => new Promise((done) => {
    const isThere = ({ name }) => name.endsWith('/sitemap.xml')
    const look = (list) => list.getEntries().some(isThere) && done()
    new PerformanceObserver(look).observe({ type: 'resource', buffered: true })
})"""


def until_links_swap(page: Page) -> None:
    """Wait until instant navigation knows which pages there are: before, it leaves a link alone."""
    page.evaluate(SITEMAP)


@contextmanager
def swapped(page: Page) -> Iterator[None]:
    """Do what has another page put in this one's place, and wait until it is there.

    The address alone says nothing: the theme changes it first, and then asks for the page.
    """
    page.evaluate("document.querySelector('main').dataset.left = ''")
    yield
    expect(page.locator("main[data-left]")).to_have_count(0)
