"""How far the reader is, and the way back to where they were."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.riding import (
    BALANCE,
    BICYCLE,
    BRAKES,
    GLIDE,
    PARK,
    PEDALS,
    PUSH,
    RIDE,
    ROLLS,
    SADDLE,
    TIGHTEN,
    box,
    follow,
    line,
    until_links_swap,
)
from tests.browser.seeding import faults, seed

pytestmark = pytest.mark.browser

HOME = ""
PLANS = "plans/"


def card(page: Page, plan: str) -> Locator:
    """Return a plan in a list of plans."""
    cards = page.get_by_role("article").get_by_role("article")  # inside the one of the page
    return cards.filter(has=page.get_by_role("link", name=plan, exact=True))


def stop(page: Page, stage: str) -> Locator:
    """Return a stage on the track of its plan."""
    return page.get_by_role("list").get_by_role("link", name=stage).filter(has_text="step")


def way_back(page: Page) -> Locator:
    """Return the link that leads to where the reader was."""
    return page.get_by_role("link", name=re.compile("^Continue"))


def test_without_scripts_pages_say_how_many_steps_there_are(scriptless_page: Page) -> None:
    """Nothing is claimed about the reader, and every page still tells the size of things."""
    scriptless_page.goto(BALANCE)
    expect(scriptless_page.get_by_text("0 of 4 steps")).to_be_visible()
    scriptless_page.goto(BICYCLE)
    expect(stop(scriptless_page, "Putting the pedals on")).to_contain_text("0 of 2 steps")
    scriptless_page.goto(HOME)
    expect(card(scriptless_page, "Riding a bicycle")).to_contain_text("0 of 7 steps")


def test_progress_shows_on_the_stage_at_once(page: Page) -> None:
    """A step counts when all its boxes are ticked, and no longer when one is taken back."""
    page.goto(BALANCE)

    line(page, SADDLE).tap()
    expect(page.get_by_text("1 of 4 steps")).to_be_visible()
    for _ in range(2):
        line(page, ROLLS).tap()
    expect(page.get_by_text("1 of 4 steps")).to_be_visible()
    line(page, ROLLS).tap()
    expect(page.get_by_text("2 of 4 steps")).to_be_visible()
    line(page, ROLLS).tap()
    expect(page.get_by_text("1 of 4 steps")).to_be_visible()


def test_progress_shows_on_the_plan_and_in_lists_of_plans(page: Page) -> None:
    """The same ticks are counted wherever their steps are counted."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    page.goto(PEDALS)
    line(page, TIGHTEN).tap()
    line(page, RIDE).tap()

    page.goto(BICYCLE)
    expect(page.get_by_text("3 of 7 steps")).to_be_visible()
    expect(stop(page, "Rolling without pedals")).to_contain_text("1 of 4 steps")
    expect(stop(page, "Putting the pedals on")).to_contain_text("2 of 2 steps")
    expect(stop(page, "Round the park")).to_contain_text("0 of 1 step")
    for address in (HOME, PLANS):
        page.goto(address)
        expect(card(page, "Riding a bicycle")).to_contain_text("3 of 7 steps")
        expect(card(page, "Riding a scooter")).to_contain_text("0 of 1 step")


def test_a_new_reader_is_offered_the_beginning(page: Page) -> None:
    """Where there is no place to go back to, no way back is shown."""
    page.goto(BICYCLE)

    expect(page.get_by_role("link", name="Begin with stage 1")).to_be_visible()
    expect(way_back(page)).to_have_count(0)
    page.goto(HOME)
    expect(way_back(page)).to_have_count(0)


def test_continue_goes_to_where_the_reader_was(page: Page) -> None:
    """It is the place visited last, not the first gap in the list."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    page.goto(PARK)
    page.goto(PEDALS)

    for address in (HOME, PLANS, BICYCLE):
        page.goto(address)
        expect(way_back(page)).to_have_accessible_name(re.compile("Putting the pedals on"))
        way_back(page).click()
        page.wait_for_url(f"**/{PEDALS}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Putting the pedals on")


def test_continue_follows_instant_navigation(page: Page) -> None:
    """A place that Material swapped in counts as visited."""
    page.goto(BALANCE)
    follow(page, "Putting the pedals on", PEDALS)
    follow(page, "Riding a bicycle", BICYCLE)

    expect(way_back(page)).to_have_accessible_name(re.compile("Putting the pedals on"))
    expect(page.get_by_role("link", name="Begin with stage 1")).to_have_count(0)


def test_each_plan_keeps_its_own_place(page: Page) -> None:
    """The home page leads to the plan visited last, a plan's page to its own stage."""
    page.goto(PARK)
    page.goto(PUSH)

    page.goto(HOME)
    expect(way_back(page)).to_have_accessible_name(re.compile("Pushing off and gliding"))
    page.goto(BICYCLE)
    expect(way_back(page)).to_have_accessible_name(re.compile("Round the park"))


def test_the_stage_visited_last_is_marked_on_the_track(page: Page) -> None:
    """Screen readers hear which stop is the current one, and only one is."""
    page.goto(BALANCE)
    page.goto(PEDALS)

    page.goto(BICYCLE)

    current = page.get_by_role("main").locator("[aria-current=step]")
    expect(current).to_have_count(1)
    expect(current).to_contain_text("Putting the pedals on")


def test_a_place_that_is_gone_is_not_offered(page: Page) -> None:
    """Where a remembered stage is no longer in the guide, the one before it is offered."""
    page.goto(PEDALS)
    line(page, TIGHTEN).tap()
    page.evaluate(
        """() => {
            const [key] = Object.keys(localStorage).filter((key) => key.includes(':1:'))
            localStorage.setItem(key.replace(/:1:.*/, ':1:0000zzzz:tests'),
                JSON.stringify({ kind: 'place', plan: 'unicycle', stage: 'mounting' }))
        }"""
    )

    page.goto(HOME)

    expect(way_back(page)).to_have_accessible_name(re.compile("Putting the pedals on"))


def test_the_home_page_shows_where_each_subject_is(page: Page) -> None:
    """Its plan, its stage, what comes next and how long a session is; taking one leads there."""
    seed(
        page,
        {"kind": "place", "plan": "scooter", "stage": "push"},
        {"kind": "subject", "subject": "ada", "name": "Ada"},
        {"kind": "enrol", "plan": "bicycle", "subject": "ada"},
        {"kind": "tick", "step": "saddle-low", "box": 1, "on": True, "subject": "ada"},
    )
    page.goto(HOME)

    expect(way_back(page)).to_contain_text("Riding a scooter · 0 of 1 steps here")
    expect(way_back(page)).to_contain_text(f"Next: {GLIDE}")
    other = page.get_by_role("link", name=re.compile("^Ada"))
    for words in ("Rolling without pedals", "Riding a bicycle · 1 of 4 steps here", BRAKES):
        expect(other).to_contain_text(words)
    expect(other).to_contain_text("Next session: 5 to 10 minutes")
    assert faults(page, ".guide-subjects") == []
    other.focus()
    tab = page.context.new_page()
    tab.goto(PUSH)
    line(tab, GLIDE).tap()
    expect(page.get_by_role("link", name=re.compile("^You have finished"))).to_be_visible()
    expect(other).to_be_focused()
    other.tap()
    page.wait_for_url(f"**/{BALANCE}")
    expect(page.get_by_role("main").get_by_text("For Ada")).to_be_visible()
    expect(page.get_by_text("1 of 4 steps")).to_be_visible()
    expect(page.get_by_text("The pages are about Ada now.")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).tap()
    expect(page.get_by_role("main").get_by_text("For Your cat")).to_be_visible()


def test_ticks_stay_where_the_way_began_at_a_dead_link(page: Page) -> None:
    """Instant navigation leads on from there, and the first page is all that was loaded."""
    page.goto("404.html")
    until_links_swap(page)
    page.evaluate("window.wasLoadedBefore = true")
    page.get_by_role("article").get_by_role("link", name="All plans").tap()
    page.get_by_role("article").get_by_role("link", name="Riding a bicycle").first.tap()
    page.get_by_role("article").get_by_role("link", name="Rolling without pedals").first.tap()
    line(page, SADDLE).tap()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_visible()
    assert page.evaluate("window.wasLoadedBefore")
    page.reload()
    expect(box(page, SADDLE)).to_be_checked()

    page.goto("404.html")
    page.get_by_role("link", name="Go on where you left off").tap()
    page.wait_for_url(f"**/{BALANCE}")


def test_the_next_step_is_that_of_the_subject_shown(page: Page) -> None:
    """Though another's was asked for before, and comes after it."""
    seed(
        page,
        {"kind": "place", "plan": "bicycle", "stage": "balance"},
        {"kind": "tick", "step": "saddle-low", "box": 1, "on": True},
        {"kind": "subject", "subject": "ada", "name": "Ada"},
        {"kind": "place", "plan": "scooter", "stage": "push", "subject": "ada"},
    )
    held_back: list[Route] = []
    page.route(f"**/{BALANCE}", lambda route: held_back.append(route))  # noqa: PLW0108  # Playwright wraps it
    with page.expect_request(f"**/{BALANCE}"):
        page.goto(HOME)
    page.get_by_role("banner").get_by_role("button", name=re.compile("^Your cats")).tap()
    page.get_by_role("radio", name="Ada").check()
    page.get_by_role("button", name="Close").tap()
    expect(way_back(page)).to_contain_text(f"Next: {GLIDE}")

    with page.expect_response(f"**/{BALANCE}"):
        held_back[0].continue_()
    expect(page.get_by_role("link", name=re.compile("^Your cat"))).to_contain_text(BRAKES)
    expect(way_back(page)).to_contain_text(f"Next: {GLIDE}")
