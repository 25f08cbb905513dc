"""A step is a box to tick, and its tick stays."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewContext
from tests.browser.riding import (
    BALANCE,
    BICYCLE,
    BRAKES,
    PARK,
    PEDALS,
    ROLLS,
    SADDLE,
    STEPS_OF_BALANCE,
    STRAP,
    box,
    follow,
    line,
)
from tests.browser.seeding import seed
from tests.browser.shifting import WATCH, shifted

pytestmark = pytest.mark.browser


def test_without_scripts_every_step_reads_and_ticks_by_hand(scriptless_page: Page) -> None:
    """The page is a checklist before any script runs."""
    scriptless_page.goto(BALANCE)

    for step in STEPS_OF_BALANCE:
        expect(line(scriptless_page, step)).to_be_visible()
        line(scriptless_page, step).tap()
        expect(box(scriptless_page, step)).to_be_checked()
    box(scriptless_page, ROLLS, 3).tap()
    expect(box(scriptless_page, ROLLS, 3)).to_be_checked()


def test_reading_changed_words_leaves_the_focus_at_their_step(page: Page) -> None:
    """The button that was pressed is there no more."""
    tick = {"kind": "tick", "step": "saddle-low", "box": 1, "on": True, "words": "older"}
    seed(page, tick)
    page.goto(BALANCE)
    page.get_by_role("button", name="I have read it").focus()

    page.keyboard.press("Enter")

    expect(box(page, SADDLE)).to_be_focused()
    expect(page.get_by_role("button", name="I have read it")).to_have_count(0)


def test_without_scripts_no_button_is_dead(scriptless_page: Page) -> None:
    """What needs scripts is not there without them: on a stage, its plan and the home page."""
    for address in (BALANCE, BICYCLE, ""):
        scriptless_page.goto(address)
        main = scriptless_page.get_by_role("main")

        expect(main.get_by_role("heading", level=1)).to_be_visible()
        assert main.get_by_role("button").all() == []
        assert main.get_by_role("link", name="Continue").all() == []
        assert main.get_by_role("status").inner_text().strip() == ""


def test_a_box_is_called_exactly_what_its_step_says(page: Page) -> None:
    """A step is a native checkbox whose accessible name is the step's text and no more."""
    page.goto(BALANCE)

    boxes = page.get_by_role("checkbox")
    names = [SADDLE, BRAKES, ROLLS, ROLLS, ROLLS, STRAP]

    expect(boxes).to_have_count(len(names))
    for position, name in enumerate(names):
        expect(boxes.nth(position)).to_have_accessible_name(name)
        assert (
            boxes.nth(position).evaluate("box => box.localName + ' ' + box.type")
            == "input checkbox"
        )


def test_boxes_of_a_repeat_are_told_apart(page: Page) -> None:
    """A repeat has as many boxes as times, and each says which it is."""
    page.goto(BALANCE)

    for number in (1, 2, 3):
        expect(box(page, ROLLS, number)).to_have_accessible_description(f"{number} of 3")


def test_a_tap_anywhere_on_the_line_ticks(page: Page) -> None:
    """The whole line is the target, from edge to edge, and at least 44 pixels high."""
    page.goto(BALANCE)
    row = page.get_by_role("listitem").filter(has=box(page, SADDLE))
    area = line(page, SADDLE).locator("xpath=..").bounding_box()
    width = row.evaluate("row => row.clientWidth")

    assert area is not None
    assert area["height"] >= 44
    assert area["width"] == pytest.approx(width, abs=2)
    for x in (3, area["width"] / 2, area["width"] - 3):
        was_ticked = box(page, SADDLE).is_checked()
        page.touchscreen.tap(area["x"] + x, area["y"] + area["height"] - 3)
        expect(box(page, SADDLE)).to_be_checked(checked=not was_ticked)


def test_a_tick_before_the_scripts_have_come_is_kept(page: Page) -> None:
    """On a slow network the boxes are there before what remembers them."""
    held_back: list[Route] = []
    page.route("**/guide.mjs", lambda route: held_back.append(route))  # noqa: PLW0108  # Playwright wraps it
    with page.expect_request("**/guide.mjs"):
        page.goto(BALANCE, wait_until="commit")
    line(page, SADDLE).tap()
    expect(box(page, SADDLE)).to_be_checked()

    for route in held_back:
        route.continue_()
    expect(page.get_by_text("1 of 4 steps")).to_be_visible()
    page.unroute("**/guide.mjs")
    page.reload()
    expect(box(page, SADDLE)).to_be_checked()


def test_a_step_is_ticked_by_keyboard(page: Page) -> None:
    """Tab reaches every box in turn, and Space ticks it."""
    page.goto(BALANCE)
    box(page, SADDLE).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    for _ in range(8):  # links to sources may lie between two steps
        if not box(page, BRAKES).evaluate("box => box === document.activeElement"):
            page.keyboard.press("Tab")
    page.keyboard.press("Space")

    expect(box(page, SADDLE)).to_be_checked()
    expect(box(page, BRAKES)).to_be_checked()


def test_a_tap_on_the_line_of_a_repeat_ticks_the_next_box(page: Page) -> None:
    """One tap a time; once all are ticked, a tap takes the last one back."""
    page.goto(BALANCE)

    for number in (1, 2, 3):
        line(page, ROLLS).tap()
        expect(box(page, ROLLS, number)).to_be_checked()
    line(page, ROLLS).tap()

    expect(box(page, ROLLS, 3)).not_to_be_checked()
    expect(box(page, ROLLS, 2)).to_be_checked()


def test_a_box_of_a_repeat_can_be_ticked_by_itself(page: Page) -> None:
    """A gap is filled first by the next tap on the line."""
    page.goto(BALANCE)
    box(page, ROLLS, 2).tap()
    line(page, ROLLS).tap()
    line(page, ROLLS).tap()

    for number in (1, 2, 3):
        expect(box(page, ROLLS, number)).to_be_checked()


def test_ticks_stay_after_a_reload(page: Page) -> None:
    """What was ticked is ticked, what was unticked is not."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    line(page, ROLLS).tap()
    line(page, BRAKES).tap()
    line(page, BRAKES).tap()

    page.reload()

    expect(box(page, SADDLE)).to_be_checked()
    expect(box(page, ROLLS, 1)).to_be_checked()
    expect(box(page, ROLLS, 2)).not_to_be_checked()
    expect(box(page, BRAKES)).not_to_be_checked()


def test_ticks_stay_under_instant_navigation(page: Page) -> None:
    """Pages that Material swaps in are ticked too, and so are those the back button brings."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()

    follow(page, "Putting the pedals on", PEDALS)
    line(page, "Tighten both pedals").tap()
    follow(page, "Rolling without pedals", BALANCE)
    expect(box(page, SADDLE)).to_be_checked()

    page.go_back()
    expect(box(page, "Tighten both pedals with a spanner.")).to_be_checked()
    page.go_back()
    expect(box(page, SADDLE)).to_be_checked()
    page.go_forward()
    expect(box(page, "Tighten both pedals with a spanner.")).to_be_checked()
    assert page.evaluate("window.wasLoadedBefore"), "a page was loaded anew"


def test_ticks_stay_after_leaving_the_site(page: Page) -> None:
    """The back button from another site brings the ticks back, from the cache or from storage."""
    page.goto(PARK)
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    page.goto("about:blank")

    page.go_back()

    expect(box(page, SADDLE)).to_be_checked()


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(BALANCE, id="stage"),
        pytest.param(BICYCLE, id="plan", marks=pytest.mark.all),
        pytest.param("plans/", id="plans", marks=pytest.mark.all),
        pytest.param("", id="home"),
    ],
)
def test_restoring_moves_nothing(page: Page, address: str) -> None:
    """Ticks, progress and the way back appear in places that were kept for them."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    line(page, ROLLS).tap()
    page.add_init_script(WATCH)

    page.goto(address)
    page.wait_for_load_state("networkidle")

    assert shifted(page) <= 0.01


def test_one_broken_part_does_not_stop_the_others(
    new_context: NewContext, errors: list[str]
) -> None:
    """Where progress cannot be painted, the console says so and steps still tick and stay."""
    context = new_context()
    context.add_init_script(
        "CSSStyleDeclaration.prototype.setProperty = () => { throw new Error('broken on purpose') }"
    )
    page = context.new_page()
    page.goto(BALANCE)
    line(page, ROLLS).tap()
    line(page, ROLLS).tap()

    page.reload()

    expect(box(page, ROLLS, 2)).to_be_checked()
    context.close()  # whatever it still had to say is said
    assert {error.rpartition("Error: ")[2].split("\n")[0] for error in errors} == {
        "broken on purpose"
    }
    errors.clear()


@pytest.mark.parametrize(
    "path",
    [
        "",
        BALANCE,
        pytest.param("plans/", marks=pytest.mark.all),
        pytest.param(BICYCLE, marks=pytest.mark.all),
        pytest.param("storage/", marks=pytest.mark.all),
        pytest.param("history/", marks=pytest.mark.all),
    ],
)
def test_what_is_hidden_is_not_seen(page: Page, path: str) -> None:
    """A style that gives an element its layout does not bring it back."""
    page.goto(path)
    page.wait_for_load_state("networkidle")
    seen = page.locator("article [hidden]").evaluate_all(
        """all => all.filter((one) => one.checkVisibility({ visibilityProperty: true }))
            .map((one) => one.outerHTML.slice(0, 90))"""
    )
    assert seen == []


RUSSIAN = """document.dispatchEvent(new KeyboardEvent(
    'keydown', { key: 'я', code: 'KeyZ', ctrlKey: true, bubbles: true }))"""


def test_the_key_for_undo_is_where_it_is_in_other_alphabets(page: Page) -> None:
    """Keyboards for Russian, Greek or Hebrew have letters of their own on it."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    expect(box(page, SADDLE)).to_be_checked()
    page.evaluate(RUSSIAN)
    expect(box(page, SADDLE)).not_to_be_checked()
