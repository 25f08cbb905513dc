"""How a session ends, and that it stays itself beside others."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.riding import BALANCE, PEDALS, SADDLE, STRAP, box
from tests.browser.seeding import faults, records
from tests.browser.training import dialog, finish, press, reply, set_clock, start

pytestmark = pytest.mark.browser


@pytest.fixture
def stage(page: Page) -> Page:
    """Return a tab at a stage, with a clock that the test moves."""
    set_clock(page, "0:00")
    page.goto(BALANCE)
    return page


def test_what_was_said_at_the_end_is_kept_until_it_is_saved(stage: Page) -> None:
    """A phone may close the page while the reader looks after the subject."""
    start(stage)
    press(stage, "End the session")
    dialog(stage).get_by_role("radio", name=re.compile("^Amber|Ease")).first.check()
    reply(stage, ate=False)
    dialog(stage).get_by_label("Note").fill("Looked back twice.")
    stage.keyboard.press("Escape")
    stage.goto(PEDALS)  # where another one is begun meanwhile
    stage.get_by_role("button", name="Start a session").tap()
    press(stage, "End the session")
    dialog(stage).get_by_label("Note").fill("Another one.")

    stage.goto(BALANCE)
    stage.get_by_role("button", name="Go on with the session").tap()
    press(stage, "End the session")

    expect(dialog(stage).get_by_label("Note")).to_have_value("Looked back twice.")
    asked = dialog(stage).get_by_role("group", name=re.compile("treat"))
    expect(asked.get_by_role("radio", name="No")).to_be_checked()
    expect(dialog(stage).locator("[name=colour]:checked")).to_have_value("amber")


def test_how_it_went_is_kept(stage: Page) -> None:
    """Colour, answers, minutes from the timer that can be changed, and a note."""
    start(stage)
    set_clock(stage, "6:40")
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


def test_minutes_are_those_of_the_last_look_at_the_end(stage: Page) -> None:
    """Unless the reader wrote some: going on makes a session longer, whatever was looked at."""
    minutes = dialog(stage).get_by_label("Minutes")
    start(stage)
    set_clock(stage, "3:00")
    press(stage, "End the session")
    expect(minutes).to_have_value("3")
    dialog(stage).get_by_label("Note").fill("Nearly there.")
    press(stage, "Back to the session")

    set_clock(stage, "15:00")
    press(stage, "End the session")
    expect(minutes).to_have_value("15")
    stage.reload()
    set_clock(stage, "19:50")
    stage.get_by_role("button", name="Go on with the session").tap()
    press(stage, "End the session")
    expect(dialog(stage).get_by_label("Note")).to_have_value("Nearly there.")
    expect(minutes).to_have_value("20")
    minutes.fill("4")
    press(stage, "Back to the session")
    set_clock(stage, "24:50")
    press(stage, "End the session")
    expect(minutes).to_have_value("4")
    stage.reload()
    stage.get_by_role("button", name="Go on with the session").tap()
    press(stage, "End the session")
    expect(minutes).to_have_value("4")


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


def test_a_session_can_be_ended_after_another_was_begun_elsewhere(page: Page) -> None:
    """Each stage goes on with its own, and what was seen to in it is still its own."""
    page.goto(BALANCE)
    page.get_by_role("button", name="Start a session").tap()
    dialog(page).get_by_role("checkbox", name=STRAP, exact=True).tap()
    page.keyboard.press("Escape")
    page.goto(PEDALS)
    page.get_by_role("button", name="Start a session").tap()
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")

    page.goto(BALANCE)
    page.get_by_role("button", name="Go on with the session").tap()
    expect(dialog(page).get_by_role("checkbox", name=STRAP, exact=True)).to_be_checked()
    page.keyboard.press("Escape")
    page.goto(PEDALS)
    expect(page.get_by_role("button", name="Go on with the session")).to_be_visible()


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


def test_a_session_stays_itself_when_another_of_its_stage_is_open(context: BrowserContext) -> None:
    """An end that is taken back in another tab asks nothing anew here, and none is told twice."""
    one, other = context.new_page(), context.new_page()
    one.goto(BALANCE)
    start(one)
    finish(one, "Stop")
    press(one, "Done")
    other.goto(BALANCE)
    start(other)
    expect(one.get_by_role("button", name="Go on with the session")).to_be_visible()
    one.keyboard.press("Control+z")
    box(one, SADDLE).tap()
    expect(box(other, SADDLE)).to_be_checked()  # so it has heard of the undo too

    finish(other, "Carry on")

    expect(dialog(other).get_by_role("heading", name="Saved")).to_be_visible()
    made = records(other)
    begun = [record["session"] for record in made if record["kind"] == "session-start"]
    ended = [record["session"] for record in made if record["kind"] == "session-end"]
    assert len(begun) == 2
    assert ended == begun


def test_what_was_saved_stays_said_when_another_tab_starts_anew(context: BrowserContext) -> None:
    """The new session is not the one that the dialog here is about."""
    one, other = context.new_page(), context.new_page()
    one.goto(BALANCE)
    start(one)
    finish(one, "Carry on")
    other.goto(BALANCE)

    start(other)

    expect(one.locator("[data-guide-start][data-guide-open]")).to_have_count(1)
    expect(dialog(one).get_by_role("heading", name="Saved")).to_be_visible()
