"""The drawings of stages: in the stops of a plan, atop a stage and where Continue leads."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.riding import BICYCLE, PARK
from tests.browser.seeding import Record, faults, seed

pytestmark = pytest.mark.browser

RECALL = "plans/recall/"
AT: list[Record] = [{"kind": "place", "plan": "recall", "stage": "call-sound-paired"}]
INK = """(svg) => {
    const { width, height } = svg.getBBox()
    const { stroke, fill } = getComputedStyle(svg)
    const text = getComputedStyle(svg.parentElement).color
    return { isDrawn: width > 8 && height > 8, stroke, fill, text }
}"""


def stops(page: Page) -> Locator:
    """Return the stops of a plan's track."""
    return page.locator(".guide-track [data-guide-stop]")


def way(page: Page) -> Locator:
    """Return the link that leads to where the reader was."""
    return page.get_by_role("link", name=re.compile("^Continue"))


@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_each_stop_is_drawn_in_the_colour_of_its_text(
    new_context: NewContext, colours: str
) -> None:
    """Without scripts, and where the reader's own colours are forced on the page."""
    context = new_context(
        java_script_enabled=colours == "forced",  # axe needs them
        color_scheme="dark" if colours == "dark" else "light",
        forced_colors="active" if colours == "forced" else "none",
    )
    page = context.new_page()
    page.goto(RECALL)
    drawings = stops(page).locator("svg")

    expect(drawings).to_have_count(5)
    for drawing in drawings.all():
        ink = drawing.evaluate(INK)
        assert ink["isDrawn"]
        assert ink["stroke"] == ink["text"]
        assert ink["fill"] == "none"
    names = [stop.get_attribute("data-guide-title") for stop in stops(page).all()]
    for name in names:
        expect(page.get_by_role("link", name=re.compile(f"^{name}")).first).to_be_visible()
    if colours == "forced":
        assert faults(page, ".guide-track") == []


def test_a_stage_begins_with_its_drawing(page: Page) -> None:
    """It is the one of its stop, and says nothing to those who do not see it."""
    page.goto("plans/recall/call-sound-paired/")
    head = page.locator(".guide-number")

    expect(head.locator("svg")).to_be_visible()
    assert head.locator("svg").evaluate(INK)["isDrawn"]
    expect(head).to_have_text("Stage 2 of 5")
    expect(head.locator("svg")).to_have_attribute("aria-hidden", "true")


def test_continue_shows_the_drawing_of_its_stage(page: Page) -> None:
    """On the home page, the list of plans and the plan; with another stage, another one."""
    for stage, drawn in (("call-sound-paired", "treat"), ("call-across-the-room", "paw")):
        seed(page, *AT, {**AT[0], "stage": stage})
        for address in ("", "plans/", RECALL):
            page.goto(address)
            drawing = way(page).locator("svg")
            expect(drawing).to_have_attribute("data-guide-drawing", drawn)
            assert drawing.evaluate(INK)["isDrawn"], address


def test_a_guide_without_icons_shows_numbers(page: Page) -> None:
    """A stop has its number, and Continue no empty place for a drawing."""
    page.goto(PARK)
    page.goto(BICYCLE)

    expect(stops(page).locator(".guide-stop__dot")).to_have_text(["1", "2", "3"])
    expect(page.locator(".guide-stop__number")).to_have_count(0)
    expect(way(page)).to_be_visible()
    expect(way(page).locator("svg")).to_have_count(0)
    expect(way(page).locator(".guide-continue__icon")).to_be_hidden()
