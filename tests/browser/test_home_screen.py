"""The guide on a phone's home screen, as its manifest has it start."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.riding import PEDALS

pytestmark = pytest.mark.browser

MANIFEST = """async () => {
    const { href } = document.querySelector('link[rel=manifest]')
    const said = await (await fetch(href)).json()
    return { ...said, start: new URL(said.start_url, href).href }
}"""


def test_it_opens_where_the_reader_last_was(page: Page) -> None:
    """And for a new reader at the beginning."""
    page.goto("")
    start = page.evaluate(MANIFEST)["start"]
    page.goto(start)
    expect(page.get_by_role("main").get_by_role("link", name="Start here").first).to_be_visible()

    page.goto(PEDALS)
    page.goto(start)
    page.wait_for_url(f"**/{PEDALS}")


def test_it_has_the_colour_of_the_page_while_it_opens(page: Page) -> None:
    """Around it and behind it, so that nothing flashes."""
    page.goto("")
    said = page.evaluate(MANIFEST)
    behind = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert said["theme_color"] == said["background_color"]
    rgb = [int(said["background_color"][at : at + 2], 16) for at in (1, 3, 5)]
    assert behind == "rgb({}, {}, {})".format(*rgb)
