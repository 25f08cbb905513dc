"""What a page loads later, when the signal is gone by then: the reader is told, nothing is lost."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.riding import BALANCE, BRAKES, SADDLE, box, line

pytestmark = pytest.mark.browser

SAYING = re.compile("A part of this page did not load.*Load the page again")


@pytest.fixture
def expected(errors: list[str]) -> Iterator[None]:
    """Let a test make the console complain, and fail where it does not."""
    yield
    assert errors
    errors.clear()


def saying(page: Page) -> Locator:
    """Return where it is said."""
    return page.get_by_role("status").filter(has_text=SAYING)


@pytest.mark.parametrize(
    ("file", "button"),
    [
        ("session.mjs", "Start a session"),
        pytest.param("who.mjs", "Change", marks=pytest.mark.all),
        pytest.param("late.mjs", "Start a session", marks=pytest.mark.all),
        pytest.param("ask.mjs", "Print this sheet", marks=pytest.mark.all),
    ],
)
@pytest.mark.usefixtures("expected")
def test_a_button_whose_script_does_not_come_says_so(page: Page, file: str, button: str) -> None:
    """Each time it is pressed; what was ticked stays, and a page loaded again works."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    page.route(f"**/{file}", lambda route: route.abort())
    page.get_by_role("button", name=button, exact=True).first.tap()
    expect(saying(page)).to_be_in_viewport()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_visible()  # of the tick

    page.unroute(f"**/{file}")
    page.reload()
    expect(box(page, SADDLE)).to_be_checked()
    page.get_by_role("button", name=button, exact=True).first.tap()
    expect(page.locator("dialog[open]")).to_be_visible()


def test_a_part_of_a_page_that_does_not_come_is_told_of_once(page: Page, errors: list[str]) -> None:
    """Not again with each tick: the way to undo that would be gone."""
    page.clock.install()
    page.route("**/history.mjs", lambda route: route.abort())
    page.goto("history/")
    expect(saying(page)).to_be_in_viewport()
    other = page.context.new_page()
    other.goto(BALANCE)
    for text in (SADDLE, BRAKES):
        with page.expect_event("requestfailed"):  # it is asked for at each painting
            line(other, text).tap()
        expect(box(other, text)).to_be_checked()
    page.clock.run_for(3000)
    page.context.close()  # what they still ask for is told now

    assert len([error for error in errors if "dynamically imported" in error]) == 1
    errors.clear()


@pytest.mark.usefixtures("expected")
def test_a_part_that_comes_later_works_as_if_it_had_come_at_once(page: Page) -> None:
    """Also its dialog, whose form was kept from loading the page anew meanwhile."""
    page.route("**/erase.mjs", lambda route: route.abort())
    page.goto("storage/")
    expect(saying(page)).to_be_in_viewport()
    page.unroute("**/erase.mjs")
    other = page.context.new_page()
    with page.expect_response("**/erase.mjs"):
        other.goto(BALANCE)
        line(other, SADDLE).tap()
    page.bring_to_front()
    page.get_by_role("button", name="Erase everything on this device").click()
    page.get_by_role("dialog").get_by_role("button", name="Keep everything").click()
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_page_that_is_left_says_nothing(page: Page, errors: list[str]) -> None:
    """Its loads break off shortly before, which is no fault."""
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.route("**/history.mjs", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto("history/")
    page.clock.run_for(1000)
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    page.clock.run_for(2500)

    expect(saying(page)).to_have_count(0)
    page.context.close()  # all that there was to tell is told
    assert [error for error in errors if "dynamically imported" in error] == []
    errors.clear()
