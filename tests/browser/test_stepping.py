"""Counting, leaving out, undoing and beginning anew."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.riding import (
    BALANCE,
    BICYCLE,
    BRAKES,
    ROLLS,
    SADDLE,
    STRAP,
    box,
    follow,
    line,
)
from tests.browser.seeding import Record, faults, records, seed, session

pytestmark = pytest.mark.browser


def row(page: Page, step: str) -> Locator:
    """Return the row of a step."""
    return page.get_by_role("listitem").filter(has=box(page, step))


def undo(page: Page) -> Locator:
    """Return the button that takes the last thing back."""
    return page.get_by_role("button", name="Undo", exact=True)


def test_a_repeat_counts_with_one_tap_up_and_one_down(page: Page) -> None:
    """It says how many of how many, stops at both ends, and its buttons are a thumb wide."""
    page.goto(BALANCE)
    more = row(page, ROLLS).get_by_role("button", name="One more")
    less = row(page, ROLLS).get_by_role("button", name="One less")

    for button in (more, less):
        area = button.bounding_box()
        assert area is not None
        assert min(area["width"], area["height"]) >= 44
        expect(button).to_have_accessible_description(ROLLS)
    expect(row(page, ROLLS)).to_contain_text("0 of 3")
    for number in (1, 2, 3, 3):
        more.dispatch_event("click")
        expect(row(page, ROLLS)).to_contain_text(f"{number} of 3")
    expect(page.get_by_text("1 of 4 steps")).to_be_visible()
    less.tap()
    expect(row(page, ROLLS)).to_contain_text("2 of 3")
    expect(box(page, ROLLS, 3)).not_to_be_checked()
    page.reload()
    expect(row(page, ROLLS)).to_contain_text("2 of 3")


def test_a_step_can_be_left_out_and_brought_back(page: Page) -> None:
    """It leaves the total everywhere, and nothing of it is lost."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    skip = row(page, SADDLE).get_by_role("button", name="Not for my cat")

    skip.tap()

    expect(page.get_by_text("0 of 3 steps")).to_be_visible()
    expect(box(page, SADDLE)).to_be_disabled()
    expect(box(page, SADDLE)).to_have_accessible_name(SADDLE)
    follow(page, "Riding a bicycle", BICYCLE)
    expect(page.get_by_text("0 of 6 steps")).to_be_visible()
    page.goto(BALANCE)
    row(page, SADDLE).get_by_role("button", name="Bring it back").tap()
    expect(page.get_by_text("1 of 4 steps")).to_be_visible()
    expect(box(page, SADDLE)).to_be_enabled()


def test_everything_can_be_undone(page: Page) -> None:
    """By the button and by the keyboard, one thing after the other, and forward again."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    expect(page.get_by_role("status").filter(has_text="Ticked.")).to_be_visible()
    undo(page).tap()
    expect(box(page, SADDLE)).not_to_be_checked()
    page.get_by_role("button", name="Redo").tap()
    expect(box(page, SADDLE)).to_be_checked()

    row(page, BRAKES).get_by_role("button", name="Not for my cat").tap()
    page.keyboard.press("Control+z")
    expect(box(page, BRAKES)).to_be_enabled()
    page.keyboard.press("Meta+z")
    expect(box(page, SADDLE)).not_to_be_checked()
    page.keyboard.press("Control+Shift+z")
    expect(box(page, SADDLE)).to_be_checked()
    page.reload()
    expect(box(page, SADDLE)).to_be_checked()
    expect(box(page, BRAKES)).to_be_enabled()


def test_the_undo_button_is_there_for_ten_seconds(page: Page) -> None:
    """And stays in reach of the keyboard for as long as it has the focus."""
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.goto(BALANCE)
    line(page, SADDLE).tap()

    page.clock.run_for(9_000)
    expect(undo(page)).to_be_visible()
    page.clock.run_for(2_000)
    expect(undo(page)).to_have_count(0)
    line(page, SADDLE).tap()
    undo(page).focus()
    page.clock.run_for(11_000)
    expect(undo(page)).to_be_visible()


def test_a_stage_is_begun_anew_after_a_question_that_names_what_goes(page: Page) -> None:
    """Ticks, steps left out, sessions and step-backs are named; a no and an undo keep them."""
    place = "bicycle/balance"
    setback = {"kind": "setback", "plan": "bicycle", "from": "balance", "to": "balance"}
    seed(page, *session(place, "green", "2026-01-05"), setback)
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    for _ in range(2):
        line(page, ROLLS).tap()
    row(page, STRAP).get_by_role("button", name="Not for my cat").tap()
    ask = page.get_by_role("button", name="Begin this stage anew")
    question = page.get_by_role("dialog", name="Begin anew?")

    ask.tap()
    for going in ("3 ticks", "1 step left out", "1 session", "1 step-back"):
        expect(question.get_by_role("listitem").filter(has_text=going)).to_have_count(1)
    assert faults(page, "dialog") == []
    question.get_by_role("button", name="Keep it all").tap()
    expect(page.get_by_text("1 of 3 steps")).to_be_visible()
    ask.tap()
    question.get_by_role("button", name="Begin anew").tap()
    expect(page.get_by_text("0 of 4 steps")).to_be_visible()
    undo(page).tap()
    expect(page.get_by_text("1 of 3 steps")).to_be_visible()


def test_a_plan_is_begun_anew(page: Page) -> None:
    """All its stages are, and no other plan's, after a question; and an undo brings all back."""
    seed(page, {"kind": "tick", "step": "three-glides", "box": 1, "on": True})
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    page.goto(BICYCLE)

    page.get_by_role("button", name="Begin this plan anew").tap()
    question = page.get_by_role("dialog", name="Begin anew?")
    expect(question).to_contain_text("Of the plan “Riding a bicycle” this takes away:")
    expect(question.get_by_role("listitem")).to_have_text(["1 tick"])
    question.get_by_role("button", name="Begin anew").tap()

    expect(page.get_by_text("0 of 7 steps")).to_be_visible()
    reset = records(page)[-1]
    assert reset["stages"] == ["bicycle/balance", "bicycle/pedals", "bicycle/park"]
    assert "three-glides" not in reset["steps"]
    undo(page).tap()
    expect(page.get_by_text("1 of 7 steps")).to_be_visible()


def test_one_of_several_begins_anew(page: Page) -> None:
    """With all plans, after a question; an undo brings all back, and the others keep theirs."""
    tick: Record = {"kind": "tick", "step": "saddle-low", "box": 1, "on": True}
    ada: Record = {"kind": "subject", "subject": "ada", "name": "Ada"}
    glide = {**tick, "step": "three-glides", "subject": "ada"}
    walk = session("bicycle/balance", "green", "2026-01-05")
    seed(
        page, tick, ada, {**tick, "subject": "ada"}, glide, *({**r, "subject": "ada"} for r in walk)
    )
    page.goto(BALANCE)
    page.get_by_role("banner").get_by_role("button", name=re.compile("^Your cats")).tap()
    who = page.get_by_role("dialog", name="Your cats")
    who.get_by_role("radio", name="Ada").check()

    who.get_by_role("button", name="Begin anew").tap()
    question = page.get_by_role("dialog", name="Begin anew?")
    expect(question).to_contain_text("Of Ada this takes away:")
    expect(question.get_by_role("listitem")).to_have_text(["2 ticks", "1 session"])
    question.get_by_role("button", name="Keep it all").tap()
    expect(box(page, SADDLE)).to_be_checked()
    who.get_by_role("button", name="Begin anew").tap()
    question.get_by_role("button", name="Begin anew").tap()
    expect(box(page, SADDLE)).not_to_be_checked()

    who.get_by_role("button", name="Undo").tap()
    expect(box(page, SADDLE)).to_be_checked()
    who.get_by_role("button", name="Redo").tap()
    expect(box(page, SADDLE)).not_to_be_checked()
    who.get_by_role("radio", name="Your cat").check()
    expect(box(page, SADDLE)).to_be_checked()


def test_the_page_has_no_faults_with_the_bar_open(page: Page) -> None:
    """Axe finds nothing in what scripts added to the checklist, in both colours."""
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
        page.goto(BALANCE)
        line(page, ROLLS).tap()
        row(page, SADDLE).get_by_role("button", name=re.compile("Not for|Bring")).tap()

        assert faults(page, ".guide-checklist") == []
        assert faults(page, ".guide-doing") == []
