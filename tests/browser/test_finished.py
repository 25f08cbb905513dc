"""A plan whose last stage is done: what its page says, and where Continue leads."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.painting import until_painted
from tests.browser.riding import BICYCLE, PARK, PEDALS, line
from tests.browser.seeding import Record, faults, seed
from tests.browser.shifting import WATCH, shifted

pytestmark = pytest.mark.browser

LOOK = "Look over your shoulder and stay on the path."
DONE: list[Record] = [
    {"kind": "place", "plan": "bicycle", "stage": "park"},
    {"kind": "tick", "step": "shoulder-look", "box": 1, "on": True},
]
BACK: Record = {"kind": "setback", "plan": "bicycle", "from": "park", "to": "pedals"}


def finished(page: Page) -> Locator:
    """Return what a plan's page says once it is finished."""
    return page.get_by_role("region", name="You have finished this plan")


def way_back(page: Page) -> Locator:
    """Return the link that leads to where the reader was."""
    return page.get_by_role("link", name=re.compile("^Continue"))


def test_the_last_tick_of_the_last_stage_finishes_the_plan(page: Page) -> None:
    """Its page says so in the place of Continue, with what comes next; an untick takes it back."""
    page.goto(PARK)
    page.goto(BICYCLE)
    expect(way_back(page)).to_be_visible()
    expect(finished(page)).to_have_count(0)
    page.goto(PARK)
    line(page, LOOK).tap()

    page.goto(BICYCLE)

    expect(finished(page)).to_contain_text("for as long as you both enjoy it")
    expect(way_back(page)).to_have_count(0)
    expect(page.get_by_role("link", name="Begin with stage 1")).to_have_count(0)
    expect(page.get_by_role("button", name="Begin this plan anew")).to_be_visible()
    finished(page).get_by_role("link", name="History").tap()
    expect(page.get_by_role("heading", level=1, name="Your progress")).to_be_visible()
    page.goto(BICYCLE)
    finished(page).get_by_role("link", name="Last stage").tap()
    page.wait_for_url(f"**/{PARK}")
    line(page, LOOK).tap()
    page.goto(BICYCLE)
    expect(way_back(page)).to_be_visible()
    expect(finished(page)).to_have_count(0)


def test_a_finished_plan_of_the_guide_leads_to_its_related_plans(page: Page) -> None:
    """They are listed further down on the same page."""
    page.goto("plans/recall/")
    counts = page.locator(".guide-track [data-guide-stop]").last.get_attribute("data-guide-count")
    place = page.locator(".guide-track [data-guide-stop]").last.get_attribute("data-guide-stop")
    plan, _, stage = (place or "").partition("/")
    ticks: list[Record] = [
        {"kind": "tick", "step": step, "box": number, "on": True}
        for step, _, times in (item.partition(":") for item in (counts or "").split())
        for number in range(1, int(times or 1) + 1)
    ]
    seed(page, {"kind": "place", "plan": plan, "stage": stage}, *ticks)
    page.goto("plans/recall/")

    finished(page).get_by_role("link", name="Other plans").tap()

    page.wait_for_url("**/plans/recall/#related")
    expect(page.get_by_role("heading", name="Other plans that may fit")).to_be_in_viewport()


def test_continue_on_the_home_page_says_that_the_plan_is_finished(page: Page) -> None:
    """It leads to the plan, where what comes next stands, and names no stage any more."""
    seed(page, *DONE)
    way = page.get_by_role("link", name=re.compile("^You have finished this plan"))
    for address in ("", "plans/"):
        page.goto(address)
        until_painted(page)
        expect(way).to_contain_text("Riding a bicycle")
        expect(way).not_to_contain_text("Round the park")
        expect(way).not_to_contain_text("steps here")
        expect(way).not_to_contain_text("Next")
        expect(way_back(page)).to_have_count(0)

    page.get_by_role("link", name=re.compile("^You have finished this plan")).tap()

    page.wait_for_url(f"**/{BICYCLE}")
    expect(finished(page)).to_be_visible()


def test_a_step_back_opens_the_plan_again(page: Page) -> None:
    """Until the last stage is worked on anew, Continue names the stage that it led to."""
    seed(page, *DONE, BACK)
    page.goto(BICYCLE)
    expect(way_back(page)).to_have_accessible_name(re.compile("Putting the pedals on"))
    expect(finished(page)).to_have_count(0)

    seed(page, *DONE, BACK, *DONE)
    page.goto(BICYCLE)
    expect(finished(page)).to_be_visible()


def test_the_last_stage_of_a_plan_one_is_not_at_finishes_nothing(page: Page) -> None:
    """Plans share stages: its ticks may be those of another plan."""
    seed(page, *DONE, {"kind": "place", "plan": "bicycle", "stage": "pedals"})

    page.goto(BICYCLE)

    expect(way_back(page)).to_have_accessible_name(re.compile("Putting the pedals on"))
    expect(finished(page)).to_have_count(0)
    page.goto(PEDALS)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("scheme", ["dark", pytest.param("light", marks=pytest.mark.all)])
def test_the_finished_plan_is_for_everyone_and_moves_nothing(
    new_context: NewContext, scheme: str
) -> None:
    """Its place is kept free; axe finds nothing, in light and in dark."""
    page = new_context(color_scheme=scheme).new_page()
    seed(page, *DONE)
    page.add_init_script(WATCH)
    for address in (BICYCLE, ""):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        expect(page.get_by_text("You have finished this plan")).to_be_visible()
        assert shifted(page) <= 0.01, address
        assert faults(page) == []
