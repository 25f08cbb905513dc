"""A session on a stage, from what to see to first through its steps."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.riding import BALANCE, BICYCLE, BRAKES, PEDALS, ROLLS, SADDLE, STRAP, box, follow
from tests.browser.seeding import faults, records
from tests.browser.site import Site
from tests.browser.training import dialog, press, set_clock, start

pytestmark = pytest.mark.browser

AWAKE = """
    window.locks = []
    Object.defineProperty(navigator, 'wakeLock', { value: { request: async (type) => {
        const lock = { type, isHeld: true, release: async () => { lock.isHeld = false } }
        window.locks.push(lock)
        return lock
    } } })
"""


@pytest.fixture
def stage(page: Page) -> Page:
    """Return a tab at a stage, with a clock that the test moves, and a screen that can be held."""
    page.add_init_script(AWAKE)
    set_clock(page, "0:00")
    page.goto(BALANCE)
    return page


def test_a_session_asks_anew_what_every_session_asks(stage: Page) -> None:
    """The list clears itself when a session starts, and the record keeps what was true of it."""
    box(stage, STRAP).tap()
    expect(stage.get_by_text("1 of 4 steps")).to_be_visible()

    stage.get_by_role("button", name="Start a session").tap()

    expect(dialog(stage).get_by_role("heading", name="Before you begin")).to_be_focused()
    expect(dialog(stage).get_by_role("checkbox", name=STRAP, exact=True)).not_to_be_checked()
    expect(dialog(stage).get_by_text("0 of 1 checked")).to_be_visible()
    dialog(stage).get_by_role("checkbox", name=STRAP, exact=True).tap()
    expect(dialog(stage).get_by_text("1 of 1 checked")).to_be_visible()
    assert faults(stage, "dialog") == []
    press(stage, "Begin")
    assert [record["kind"] for record in records(stage) if record["kind"] != "place"] == [
        "tick",
        "session-start",
        "tick",
        "session-begin",
    ]


def test_a_session_is_not_seen_before_its_styles(page: Page, site: Site) -> None:
    """They come when the first one is opened, and count on the pages that are shown after it."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/session.css", hold)
    page.goto(BALANCE)
    with page.expect_response("**/late.txt"), page.expect_request("**/session.css"):
        page.get_by_role("button", name="Start a session").tap()
    script = f"{site.url}assets/javascripts/session.mjs"
    page.evaluate("(script) => import(script).then(() => {})", script)  # all but styles has come
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    expect(dialog(page)).to_have_count(0)

    waiting[0].continue_()

    expect(dialog(page)).to_be_visible()
    whole = dialog(page).bounding_box()
    assert whole == {"x": 0, "y": 0, "width": 390, "height": 844}
    press(page, "Leave")
    follow(page, "Putting the pedals on", PEDALS)
    page.get_by_role("button", name="Start a session").tap()
    expect(dialog(page)).to_be_visible()
    assert dialog(page).bounding_box() == whole
    assert len(waiting) == 1


def test_a_session_goes_on_without_its_styles(page: Page, errors: list[str]) -> None:
    """Where the network loses them it is plain, and the next one asks for them again."""
    page.route("**/session.css", lambda route: route.abort())
    page.goto(BALANCE)
    start(page)
    expect(dialog(page).get_by_role("heading", name="Step 1 of 3")).to_be_visible()
    assert [error for error in errors if "session.css" not in error] == []
    errors.clear()
    press(page, "Leave")
    page.unroute("**/session.css")

    page.get_by_role("button", name="Go on with the session").tap()

    expect(dialog(page)).to_be_visible()
    assert dialog(page).bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}


def test_steps_come_one_at_a_time(stage: Page) -> None:
    """Only one is there, in large type, and it ticks and counts as on the page."""
    start(stage)

    expect(dialog(stage).get_by_role("heading", name="Step 1 of 3")).to_be_focused()
    assert [each.get_attribute("id") for each in dialog(stage).get_by_role("checkbox").all()] == [
        "session-box-saddle-low-1"
    ]
    size = (
        dialog(stage)
        .locator("label", has_text=SADDLE)
        .evaluate("label => parseFloat(getComputedStyle(label).fontSize)")
    )
    assert size >= 28
    dialog(stage).locator("label", has_text=SADDLE).tap()
    expect(box(stage, SADDLE)).to_be_checked()
    press(stage, "Next")
    expect(dialog(stage).get_by_role("checkbox", name=BRAKES, exact=True)).to_be_visible()
    press(stage, "Next")
    press(stage, "One more")
    press(stage, "One more")
    expect(dialog(stage).get_by_text("2 of 3")).to_be_visible()
    expect(dialog(stage).get_by_role("button", name="Next", exact=True)).to_be_disabled()
    assert faults(stage, "dialog") == []
    press(stage, "Leave")
    expect(box(stage, ROLLS, 2)).to_be_checked()
    expect(stage.get_by_text("1 of 4 steps")).to_be_visible()


def test_leaving_a_step_out_leaves_the_focus_where_the_next_one_is(stage: Page) -> None:
    """At the button that takes the place of the one that went; at the title where none does."""
    skip = dialog(stage).get_by_role("button", name="Not for my cat")
    stage.get_by_role("button", name="Start a session").tap()
    skip.press("Enter")
    expect(dialog(stage).get_by_role("heading", name="Before you begin")).to_be_focused()
    press(stage, "Begin")
    expect(skip).to_have_accessible_description(SADDLE)

    skip.focus()
    stage.keyboard.down("Enter")
    stage.keyboard.down("Enter")  # held, which leaves out no more
    stage.keyboard.up("Enter")

    expect(dialog(stage).get_by_role("heading", name="Step 1 of 2")).to_be_visible()
    expect(skip).to_be_focused()
    expect(skip).to_have_accessible_description(BRAKES)
    stage.keyboard.press("Enter")
    stage.keyboard.press("Enter")
    expect(dialog(stage).locator("h2:visible")).to_be_focused()
    expect(skip).to_have_count(0)


def test_the_timer_warns_before_the_longest_session(stage: Page) -> None:
    """In words a screen reader hears, a minute before, and once more when it is reached."""
    start(stage)
    warning = dialog(stage).locator("[data-guide-warning]")

    set_clock(stage, "8:30")
    expect(dialog(stage).get_by_role("timer")).to_have_text("8:30")
    expect(warning).to_have_text("")
    set_clock(stage, "9:01")
    expect(warning).to_have_text(re.compile("Nearly 10 minutes"))
    set_clock(stage, "10:01")
    expect(warning).to_have_text(re.compile("longest this stage asks for"))
    expect(warning).to_have_role("status")


def test_leaving_in_the_middle_loses_nothing(stage: Page) -> None:
    """A page that is loaded anew goes on where the session was, with its time."""
    start(stage)
    dialog(stage).locator("label", has_text=SADDLE).tap()
    set_clock(stage, "2:00")

    stage.reload()
    set_clock(stage, "2:05")
    stage.get_by_role("button", name="Go on with the session").tap()

    expect(dialog(stage).get_by_role("heading", name="Step 2 of 3")).to_be_visible()
    expect(dialog(stage).get_by_role("timer")).to_have_text("2:05")
    stage.keyboard.press("Escape")
    expect(stage.get_by_role("button", name="Go on with the session")).to_be_focused()
    assert sum(record["kind"] == "session-start" for record in records(stage)) == 1


def test_a_session_is_of_its_own_page_however_that_came(page: Page) -> None:
    """Under instant navigation nothing is left of the page that was loaded, or of the last one."""
    page.goto(BICYCLE)
    for link, to in (("Rolling without pedals", BALANCE), ("Putting the pedals on", PEDALS)):
        follow(page, link, to)
        page.get_by_role("button", name="Start a session").tap()
        named = page.get_by_role("dialog", name=f"A session of the stage {link}")
        expect(named).to_be_visible()
        page.keyboard.press("Escape")

    page.get_by_role("button", name="Change", exact=True).tap()
    page.get_by_role("dialog").get_by_role("link", name="Change the plan").click()
    page.wait_for_url("**/guide/plans/")


def test_two_quick_taps_open_one_session(page: Page) -> None:
    """The second comes while its scripts are still on their way."""
    page.goto(BALANCE)
    button = page.get_by_role("button", name="Start a session")
    button.evaluate("(button) => { button.click(); button.click() }")

    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_be_hidden()
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_session_that_was_asked_for_on_another_page_does_not_start(page: Page) -> None:
    """Its scripts came after the reader had gone on."""
    held_back: list[Route] = []
    page.route("**/session.mjs", lambda route: held_back.append(route))  # noqa: PLW0108  # Playwright wraps it
    page.goto(BALANCE)
    with page.expect_request("**/session.mjs"):
        page.get_by_role("button", name="Start a session").tap()
    follow(page, "Putting the pedals on", PEDALS)
    with page.expect_response("**/session.mjs"):
        held_back[0].continue_()

    follow(page, "Riding a bicycle", BICYCLE)
    assert {record["kind"] for record in records(page)} == {"place"}


def test_the_screen_is_kept_on_and_taken_again(stage: Page) -> None:
    """From the start to the end of the session, also after another app was in front."""
    start(stage)
    stage.wait_for_function("window.locks.length === 1")

    stage.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    stage.wait_for_function("window.locks.length === 2")
    press(stage, "Leave")
    stage.wait_for_function("window.locks.at(-1).isHeld === false")
    stage.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert stage.evaluate("window.locks.length") == 2


def test_the_colours_are_one_tap_away(stage: Page) -> None:
    """With all that the page says about them, the way back, and the page for when it goes wrong."""
    start(stage)
    press(stage, "The three colours")

    for words in ("Carry on", "Ease off", "Stop", "You look at your feet."):
        expect(dialog(stage).get_by_text(words).filter(visible=True).first).to_be_visible()
    expect(dialog(stage).get_by_role("link", name="When it goes wrong")).to_be_visible()
    found = faults(stage, "dialog")
    assert found == []
    press(stage, "Back to the session")
    expect(dialog(stage).get_by_role("heading", name="Step 1 of 3")).to_be_focused()
    dialog(stage).get_by_role("link", name="When it goes wrong").tap()
    stage.wait_for_url("**/emergency/")
    expect(dialog(stage)).to_have_count(0)
    stage.go_back()
    expect(stage.get_by_role("button", name="Go on with the session")).to_be_visible()


def test_a_session_runs_by_keyboard(stage: Page) -> None:
    """From start to end without a pointer."""
    stage.get_by_role("button", name="Start a session").focus()
    for name, role in (
        ("", "button"),
        (STRAP, "checkbox"),
        ("Begin", "button"),
        ("End the session", "button"),
    ):
        if name:
            dialog(stage).get_by_role(role, name=name, exact=True).focus()  # type: ignore[arg-type]
        stage.keyboard.press("Space")
    dialog(stage).get_by_role("radio", name="Carry on").focus()
    stage.keyboard.press("Space")
    for question in ("treat", "leave"):
        asked = dialog(stage).get_by_role("group", name=re.compile(question))
        asked.get_by_role("radio", name="No").focus()
        stage.keyboard.press("Space")
    dialog(stage).get_by_role("button", name="Save the session").focus()
    stage.keyboard.press("Enter")

    expect(dialog(stage).get_by_role("heading", name="Saved")).to_be_focused()
