"""Codes typed from paper become ticks, after a look at what they stand for."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paper import read_sheet
from tests.browser.printing import printed
from tests.browser.riding import BALANCE, SADDLE, box
from tests.browser.site import Site

pytestmark = pytest.mark.browser


def code_of(site: Site, step: str) -> str:
    """Return the code of a step, from the table that the page loads."""
    steps = json.loads((site.folder / "codes.json").read_text("utf-8"))["steps"]
    return next(str(code) for code, row in steps.items() if row["step"] == step)


def test_codes_wait_for_what_they_stand_for(page: Page, site: Site, errors: list[str]) -> None:
    """Entered while the list is on its way or failed, they stay, and count once it has come."""
    page.route("**/codes.json", lambda route: route.abort())
    page.goto("catch-up/")
    expect(page.get_by_text("The list of codes could not be loaded.")).to_be_visible()
    field = page.get_by_label("Codes from your sheet")
    code = code_of(site, "saddle-low")
    with page.expect_event("requestfailed"):  # it is asked for again, and fails again
        field.fill(code)
    field.press("Enter")
    expect(field).to_have_value(code)

    page.unroute("**/codes.json")
    field.press("End")
    field.press_sequentially(" ")
    page.get_by_role("button", name="Tick all of these").click()
    expect(page.get_by_text("One box ticked.")).to_be_visible()
    errors.clear()


def test_without_scripts_the_page_says_what_it_needs(scriptless_page: Page) -> None:
    scriptless_page.goto("catch-up/")
    expect(scriptless_page.get_by_text("needs JavaScript")).to_be_visible()


def test_a_row_of_codes_is_shown_ticked_and_taken_back(page: Page, site: Site) -> None:
    """However it is typed; a repeat takes one box for each time; what is wrong is said."""
    saddle, rolls = code_of(site, "saddle-low"), code_of(site, "long-rolls")
    page.goto(BALANCE)
    assert f"{SADDLE} {saddle}" in read_sheet(printed(page, "A4")).text
    page.goto("catch-up/")
    field = page.get_by_label("Codes from your sheet")
    field.fill(f"{saddle.lower()} {rolls[:2]}-{rolls[2:]},{rolls} AAAA")
    lines = page.locator("[data-guide-caught] > li")
    expect(lines).to_have_count(4)

    expect(lines.nth(0)).to_have_text(f"{SADDLE} (Riding a bicycle · Rolling without pedals)")
    expect(lines.nth(2)).to_contain_text("box 2 of 3")
    expect(lines.nth(3)).to_contain_text("no step has this code")
    page.get_by_role("button", name="Tick all of these").click()
    expect(page.get_by_text("3 boxes ticked.")).to_be_visible()

    page.goto(BALANCE)
    expect(box(page, SADDLE)).to_be_checked()
    expect(page.locator("[data-guide-step='long-rolls'] input:checked")).to_have_count(2)
    page.goto("catch-up/")
    field.fill(code_of(site, "brakes-bite"))
    expect(lines).to_have_count(1)
    tick_all = page.get_by_role("button", name="Tick all of these")
    tick_all.press("Enter")
    expect(tick_all).to_be_focused()
    expect(tick_all).to_be_disabled()
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Undone.")).to_be_visible()
    page.goto(BALANCE)
    expect(page.locator("[data-guide-step='brakes-bite'] input:checked")).to_have_count(0)
