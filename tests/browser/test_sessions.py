"""A session on a stage, from what to see to first to how it went."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.riding import BALANCE, BRAKES, PEDALS, ROLLS, SADDLE, STRAP, box
from tests.browser.seeding import faults, records

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
    page.clock.install(time="2026-01-05T10:00:00Z")
    page.goto(BALANCE)
    return page


def dialog(page: Page) -> Locator:
    """Return the session."""
    return page.get_by_role("dialog", name=re.compile("A session of the stage"))


def press(page: Page, name: str) -> None:
    """Press a button of the session."""
    dialog(page).get_by_role("button", name=name, exact=True).tap()


def start(page: Page) -> None:
    """Start a session and go on to its steps."""
    page.get_by_role("button", name="Start a session").tap()
    dialog(page).get_by_role("button", name=re.compile("^Begin")).tap()


def reply(page: Page, *, ate: bool = True, left: bool = False) -> None:
    """Answer what a session is asked beside its colour."""
    for question, yes in (("treat", ate), ("leave", left)):
        asked = dialog(page).get_by_role("group", name=re.compile(question))
        asked.get_by_role("radio", name="Yes" if yes else "No").check()


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


def test_the_timer_warns_before_the_longest_session(stage: Page) -> None:
    """In words a screen reader hears, a minute before, and once more when it is reached."""
    start(stage)
    warning = dialog(stage).locator("[data-guide-warning]")

    stage.clock.run_for("08:30")
    expect(dialog(stage).get_by_role("timer")).to_have_text("8:30")
    expect(warning).to_have_text("")
    stage.clock.run_for("00:31")
    expect(warning).to_have_text(re.compile("Nearly 10 minutes"))
    stage.clock.run_for("01:00")
    expect(warning).to_have_text(re.compile("longest this stage asks for"))
    expect(warning).to_have_role("status")


def test_leaving_in_the_middle_loses_nothing(stage: Page) -> None:
    """A page that is loaded anew goes on where the session was, with its time."""
    start(stage)
    dialog(stage).locator("label", has_text=SADDLE).tap()
    stage.clock.run_for("02:00")

    stage.reload()
    stage.clock.run_for("00:05")
    stage.get_by_role("button", name="Go on with the session").tap()

    expect(dialog(stage).get_by_role("heading", name="Step 2 of 3")).to_be_visible()
    expect(dialog(stage).get_by_role("timer")).to_have_text(re.compile("2:0[5-9]"))
    stage.keyboard.press("Escape")
    expect(stage.get_by_role("button", name="Go on with the session")).to_be_focused()
    assert sum(record["kind"] == "session-start" for record in records(stage)) == 1


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


def test_how_it_went_is_kept(stage: Page) -> None:
    """Colour, answers, minutes from the timer that can be changed, and a note."""
    start(stage)
    stage.clock.run_for("06:40")
    press(stage, "End the session")
    form = dialog(stage)

    expect(form.get_by_role("heading", name="How did it go?")).to_be_focused()
    expect(form.get_by_label("Minutes")).to_have_value("7")
    expect(form.get_by_role("radio", name="Ease off")).to_have_accessible_description(
        re.compile("make it easier")
    )
    form.get_by_label("Minutes").fill("8")
    form.get_by_label("Note").fill("<b>windy</b>")
    form.get_by_role("listitem").get_by_role("checkbox", name=STRAP, exact=True).tap()
    press(stage, "Save the session")
    assert "session-end" not in [record["kind"] for record in records(stage)]  # a colour is missing
    assert faults(stage, "dialog") == []
    form.get_by_role("radio", name="Ease off").check()
    reply(stage)
    press(stage, "Save the session")
    expect(form.get_by_role("heading", name="Saved")).to_be_focused()

    end = records(stage)[-1]
    kept = {name: end[name] for name in ("colour", "ate", "left", "minutes", "note", "on")}
    assert kept == {
        "colour": "amber",
        "ate": True,
        "left": False,
        "minutes": 8,
        "note": "<b>windy</b>",
        "on": "2026-01-05",
    }
    assert faults(stage, "dialog") == []
    press(stage, "Done")
    expect(stage.get_by_role("button", name="Start a session")).to_be_visible()


def test_a_session_that_was_none_is_taken_back(stage: Page) -> None:
    """By its own button, and by undo while it is open: the page goes where the records are."""
    start(stage)
    press(stage, "End the session")
    press(stage, "It was no session")
    expect(stage.get_by_role("button", name="Start a session")).to_be_visible()

    stage.get_by_role("button", name="Start a session").tap()
    expect(dialog(stage)).to_be_visible()
    stage.keyboard.press("Control+z")
    expect(dialog(stage)).to_have_count(0)
    expect(stage.get_by_role("button", name="Start a session")).to_be_visible()


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


def test_a_second_tab_sees_the_session(new_context: NewContext) -> None:
    """What is started in one tab can be gone on with in another."""
    context = new_context()
    one, other = context.new_page(), context.new_page()
    one.goto(BALANCE)
    other.goto(BALANCE)

    start(one)

    other.get_by_role("button", name="Go on with the session").tap()
    expect(dialog(other).get_by_role("heading", name="Step 1 of 3")).to_be_visible()
    other.goto(PEDALS)
    expect(other.get_by_role("button", name="Start a session")).to_be_visible()
