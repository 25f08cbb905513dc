"""A plan that is finished or rests: what pages say of it, and where Continue leads."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.painting import until_painted
from tests.browser.riding import BICYCLE, PARK, PEDALS, line
from tests.browser.seeding import Record, faults, records, seed
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


AT_PEDALS: list[Record] = [
    {"kind": "place", "plan": "bicycle", "stage": "pedals"},
    {"kind": "pause", "plan": "bicycle", "on": True},
]


@pytest.mark.parametrize(
    "address",
    [
        "",
        pytest.param("plans/", marks=pytest.mark.all),
        pytest.param(BICYCLE, marks=pytest.mark.all),
    ],
)
def test_a_pause_is_ended_where_continue_tells_of_it(page: Page, address: str) -> None:
    """By one press, which is a record, leaves the focus at the way on and can be undone."""
    seed(page, *AT_PEDALS)
    page.goto(address)
    resting = page.get_by_role("link", name=re.compile("^Paused, until you are both ready"))
    expect(resting).to_contain_text("Putting the pedals on")
    end = page.get_by_role("button", name="End the pause")
    expect(end).to_have_count(1)
    end.focus()

    page.keyboard.press("Enter")

    expect(way_back(page)).to_contain_text("Putting the pedals on")
    expect(way_back(page)).to_be_focused()
    expect(end).to_have_count(0)
    last = records(page)[-1]
    assert (last["kind"], last["plan"], last["on"]) == ("pause", "bicycle", False)
    page.get_by_role("button", name="Undo").tap()
    expect(resting).to_be_visible()
    expect(end).to_be_visible()


def test_a_plan_that_is_finished_or_goes_on_offers_no_end_of_a_pause(page: Page) -> None:
    """What was never paused has no pause to end, and what is finished needs no going on."""
    end = page.get_by_role("button", name="End the pause")
    done = page.get_by_text("You have finished this plan").filter(visible=True)
    for given, said in (([AT_PEDALS[0]], way_back(page)), ([*DONE, AT_PEDALS[1]], done)):
        seed(page, *given)
        for address in ("", BICYCLE):
            page.goto(address)
            expect(said).to_be_visible()
            expect(end).to_have_count(0)


def test_what_is_said_of_the_others_tells_who_rests_and_who_is_finished(page: Page) -> None:
    """A plan that rests asks for no next step; a finished one leads to its own page."""
    bo, zed = {"subject": "bo"}, {"subject": "zed"}
    seed(
        page,
        {"kind": "subject", **bo, "name": "Bo"},
        *({**record, **bo} for record in AT_PEDALS),
        {"kind": "subject", **zed, "name": "Zed"},
        *({**record, **zed} for record in DONE),
        {"kind": "subject", "subject": "ann", "name": "Ann"},
        {"kind": "place", "plan": "bicycle", "stage": "pedals", "subject": "ann"},
        {"kind": "current", "subject": "first"},
    )
    page.goto("")
    others = page.locator(".guide-subjects").get_by_role("listitem")

    resting = others.filter(has=page.get_by_text("Bo", exact=True))
    expect(resting).to_contain_text("Putting the pedals on")
    expect(resting).to_contain_text("Paused, until you are both ready")
    expect(resting).not_to_contain_text("Next")
    going_on = others.filter(has=page.get_by_text("Ann", exact=True))
    expect(going_on).to_contain_text("Next")
    expect(going_on).not_to_contain_text("Paused")
    done = others.filter(has=page.get_by_text("Zed", exact=True))
    expect(done).to_contain_text("This plan is finished.")
    expect(done).to_contain_text("Riding a bicycle")
    expect(done).not_to_contain_text("Round the park")
    assert faults(page, ".guide-subjects") == []
    done.get_by_role("link").tap()
    page.wait_for_url(f"**/{BICYCLE}")
    expect(finished(page)).to_be_visible()


def test_a_plan_that_rests_moves_nothing(new_context: NewContext) -> None:
    """The button beside what says so has its room in the place that is kept free."""
    page = new_context().new_page()
    seed(page, *AT_PEDALS)
    page.add_init_script(WATCH)
    for address in (BICYCLE, ""):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        expect(page.get_by_role("button", name="End the pause")).to_be_visible()
        assert shifted(page) <= 0.01, address
        assert faults(page, ".guide-way") == []
