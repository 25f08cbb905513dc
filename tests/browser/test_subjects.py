"""Whose progress the pages show: several subjects, each with its own."""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.riding import BALANCE, BICYCLE, PEDALS, SADDLE, box, follow, line
from tests.browser.seeding import faults, records, seed

pytestmark = pytest.mark.browser

ADA = {"kind": "subject", "subject": "ada", "name": "Ada"}
ADAS_TICK = {"kind": "tick", "step": "brakes-bite", "box": 1, "on": True, "subject": "ada"}
TICK = {"kind": "tick", "step": "saddle-low", "box": 1, "on": True}


def switcher(page: Page) -> Locator:
    """Return the button in the header."""
    return page.get_by_role("banner").get_by_role("button", name=re.compile("^Your cats"))


def panel(page: Page) -> Locator:
    """Return the dialog about subjects, opened."""
    switcher(page).tap()
    dialog = page.get_by_role("dialog", name="Your cats")
    expect(dialog).to_be_visible()
    return dialog


def test_one_is_made_silently(page: Page) -> None:
    """Nobody has to name or choose anything, and every checklist says whose it is."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()

    expect(page.get_by_role("main").get_by_text("For Your cat")).to_be_visible()
    expect(page.locator("dialog")).to_have_count(0)
    assert {record.get("subject") for record in records(page)} == {None}


def test_a_name_shows_on_every_checklist(page: Page) -> None:
    """What is typed is text, wherever it stands, also under instant navigation."""
    page.goto(BALANCE)
    dialog = panel(page)
    assert faults(page, "dialog") == []
    dialog.get_by_label("Name").fill("<i>Miso</i>")
    dialog.get_by_label("Month of birth").fill("2025-03")
    dialog.get_by_role("button", name="Close").tap()

    expect(page.get_by_role("main").get_by_text("For <i>Miso</i>")).to_be_visible()
    expect(switcher(page)).to_have_accessible_name("Your cats: <i>Miso</i>")
    follow(page, "Putting the pedals on", PEDALS)
    expect(page.get_by_role("main").get_by_text("For <i>Miso</i>")).to_be_visible()
    said = [record for record in records(page) if record["kind"] == "subject"]
    assert [record.get("name") or record.get("born") for record in said] == [
        "<i>Miso</i>",
        "2025-03",
    ]


def test_each_has_its_own_ticks(page: Page) -> None:
    """Switching shows the other's at once, on this page and the next, and can be undone."""
    seed(page, TICK, ADA, ADAS_TICK)
    page.goto(BALANCE)
    expect(box(page, SADDLE)).to_be_checked()

    panel(page).get_by_role("radio", name="Ada").check()
    page.get_by_role("button", name="Close").tap()

    expect(box(page, SADDLE)).not_to_be_checked()
    expect(page.get_by_text("1 of 4 steps")).to_be_visible()
    line(page, SADDLE).tap()
    assert records(page)[-1]["subject"] == "ada"
    page.reload()
    expect(page.get_by_role("main").get_by_text("For Ada")).to_be_visible()
    expect(page.get_by_text("2 of 4 steps")).to_be_visible()


def test_another_is_added_and_removed(page: Page) -> None:
    """A new one begins with nothing; a removed one is gone until that is undone."""
    seed(page, TICK)
    page.goto(BALANCE)
    dialog = panel(page)

    dialog.get_by_role("button", name="Add a cat").tap()
    expect(dialog.get_by_label("Name")).to_be_focused()
    page.keyboard.type("Ada")
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("radio", name="Ada")).to_be_checked()
    expect(dialog.get_by_role("radio")).to_have_count(2)
    dialog.get_by_role("button", name="Remove").tap()
    question = page.get_by_role("dialog", name="Remove Ada?")
    expect(question).to_be_visible()
    question.get_by_role("button", name="Remove").tap()
    expect(dialog.get_by_role("radio")).to_have_count(1)
    dialog.get_by_role("button", name="Undo").tap()
    expect(dialog.get_by_role("radio", name="Ada")).to_be_checked()
    dialog.get_by_role("radio", name="Your cat").check()
    dialog.get_by_role("button", name="Close").tap()
    expect(box(page, SADDLE)).to_be_checked()


def test_after_a_removal_the_pages_are_about_one_that_is_known(page: Page) -> None:
    """Not about one that was added by mistake, or only looked at, and has nothing yet."""
    page.goto(BALANCE)
    dialog = panel(page)
    for name in ("", "Tom", "Ada"):
        dialog.get_by_role("button", name="Add a cat").tap()
        dialog.get_by_label("Name").fill(name)

    dialog.get_by_role("button", name="Remove").tap()
    page.get_by_role("dialog", name="Remove Ada?").get_by_role("button", name="Remove").tap()

    expect(dialog.get_by_role("radio", name="Tom")).to_be_checked()
    expect(dialog.get_by_role("radio")).to_have_count(1)


def test_one_with_only_a_month_of_birth_stays(page: Page) -> None:
    """What the reader wrote of it can be come back to."""
    seed(page, ADA)
    page.goto(BALANCE)
    dialog = panel(page)
    dialog.get_by_label("Month of birth").fill("2025-03")

    dialog.get_by_role("radio", name="Ada").check()
    dialog.get_by_role("radio", name="Your cat").check()

    expect(dialog.get_by_label("Month of birth")).to_have_value("2025-03")


def test_measures_have_days(page: Page) -> None:
    """What the guide's settings name can be noted, each value with its day, and taken away."""
    page.clock.set_fixed_time("2026-01-05T10:00:00Z")
    page.goto(BALANCE)
    dialog = panel(page)

    expect(dialog.get_by_label("Measured on")).to_have_value("2026-01-05")
    dialog.get_by_label("What").select_option(label="Weight (kg)")
    dialog.get_by_label("How much").fill("4.2")
    dialog.get_by_role("button", name="Add", exact=True).tap()
    row = dialog.get_by_role("listitem").filter(has_text="Weight: 4.2 kg, Jan 5, 2026")
    expect(row).to_be_visible()
    assert faults(page, "dialog") == []
    row.get_by_role("button", name=re.compile("^Take away Weight")).tap()
    expect(row).to_have_count(0)
    expect(dialog.get_by_label("What")).to_be_focused()


def test_a_year_that_is_none_is_not_kept(page: Page) -> None:
    """One digit too many is told by the browser, and no record is made that nobody can read."""
    page.goto(BALANCE)
    dialog = panel(page)
    dialog.get_by_label("Month of birth").fill("20255-03")
    dialog.get_by_label("Measured on").fill("20260-01-05")
    dialog.get_by_label("How much").fill("4.2")
    dialog.get_by_role("button", name="Add", exact=True).tap()

    assert not dialog.get_by_label("Month of birth").evaluate("field => field.validity.valid")
    assert {record["kind"] for record in records(page)} == {"place"}
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    expect(page.locator("[data-guide-notice=corrupt]").first).to_be_hidden()


def two_panels(context: BrowserContext) -> tuple[Locator, Locator]:
    """Open the dialog in two tabs, on a subject called Tom; Ada is there too."""
    one, other = context.new_page(), context.new_page()
    seed(one, {"kind": "subject", "subject": "first", "name": "Tom"}, ADA)
    for page in (one, other):
        page.goto(BALANCE)
    return panel(one), panel(other)


def test_a_name_is_that_of_the_one_it_was_typed_for(context: BrowserContext) -> None:
    """Another tab may turn to another subject meanwhile."""
    here, there = two_panels(context)
    here.get_by_label("Name").fill("Tommy")
    there.get_by_role("radio", name="Ada").check()
    expect(here.get_by_role("radio", name="Ada")).to_be_checked()

    here.page.keyboard.press("Tab")

    expect(here.get_by_role("radio", name="Tommy")).to_be_visible()
    expect(here.get_by_role("radio", name="Ada")).to_be_checked()
    expect(here.get_by_label("Name")).to_have_value("Ada")
    named = [record["subject"] for record in records(here.page) if record.get("name") == "Tommy"]
    assert named == ["first"]


def test_what_is_shown_after_writing_is_of_the_one_it_says(context: BrowserContext) -> None:
    """A field that was left alone while it had the focus goes along once that has gone."""
    here, there = two_panels(context)
    born = here.get_by_label("Month of birth")
    born.fill("2025-03")
    there.get_by_role("radio", name="Ada").check()
    expect(here.get_by_role("heading", name="Ada")).to_be_visible()
    expect(born).to_have_value("2025-03")

    here.get_by_label("Name").focus()

    expect(born).to_have_value("")


def test_a_measure_is_of_the_one_it_was_written_for(context: BrowserContext) -> None:
    """Whoever another tab turns to before it is added; turning to one here is meant."""
    here, there = two_panels(context)
    here.get_by_label("How much").fill("4.2")
    there.get_by_role("radio", name="Ada").check()
    expect(here.get_by_role("radio", name="Ada")).to_be_checked()

    here.get_by_role("button", name="Add", exact=True).tap()
    expect(here.get_by_label("How much")).to_have_value("")
    assert records(here.page)[-1]["subject"] == "first"
    here.get_by_label("How much").fill("3.1")
    here.get_by_role("button", name="Add", exact=True).tap()
    expect(here.get_by_role("listitem").filter(has_text="3.1")).to_be_visible()
    here.get_by_label("How much").fill("4.3")
    here.get_by_role("radio", name="Tom").check()
    here.get_by_role("button", name="Add", exact=True).tap()
    expect(here.get_by_role("listitem").filter(has_text="4.3")).to_be_visible()


def test_a_plan_is_started_for_one_without_a_name(page: Page) -> None:
    """The button says so in the middle of a line, before and after the scripts have come."""
    page.goto(BICYCLE)

    button = page.get_by_role("button", name="Start this plan for your cat", exact=True)
    expect(button).to_be_visible()
    button.tap()
    expect(page.get_by_text("Your cat is on this plan.")).to_be_visible()


def test_any_plan_can_be_started_for_any_subject(page: Page) -> None:
    """From the plan's own page; changing the plan half way keeps every tick."""
    seed(page, ADA, {"kind": "current", "subject": "ada"}, ADAS_TICK)
    page.goto(BICYCLE)

    page.get_by_role("button", name="Start this plan for Ada").tap()

    expect(page.get_by_text("Ada is on this plan.")).to_be_focused()
    assert records(page)[-1] | {"at": ""} == {
        "kind": "enrol",
        "plan": "bicycle",
        "subject": "ada",
        "at": "",
    }
    page.goto("plans/scooter/")
    page.get_by_role("button", name="Start this plan for Ada").tap()
    page.goto(BICYCLE)
    expect(page.get_by_role("button", name="Start this plan for Ada")).to_be_visible()
    expect(page.get_by_text("1 of 7 steps")).to_be_visible()


def test_the_dialog_makes_way_for_the_page_it_leads_to(page: Page) -> None:
    """It stands outside of what is swapped; a link opened beside it and the way back count too."""
    page.goto(BICYCLE)
    follow(page, "Rolling without pedals", BALANCE)
    dialog = panel(page)
    change = dialog.get_by_role("link", name="Change the plan")
    with page.context.expect_page() as beside:
        change.click(modifiers=["ControlOrMeta"])
    beside.value.close()
    expect(dialog).to_be_visible()
    page.evaluate("window.wasLoadedBefore = true")

    change.click()

    page.wait_for_url("**/guide/plans/")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("heading", level=1, name="Plans")).to_be_visible()
    assert page.evaluate("window.wasLoadedBefore")
    panel(page)
    page.go_back()
    page.wait_for_url(f"**/{BALANCE}")
    expect(dialog).to_have_count(0)


def test_the_switcher_works_by_keyboard_on_every_page(page: Page) -> None:
    """Also where there is no checklist, and the focus comes back to it."""
    seed(page, TICK, ADA, ADAS_TICK)
    page.goto("body-language/")
    switcher(page).focus()
    page.keyboard.press("Enter")
    radio = page.get_by_role("dialog").get_by_role("radio", name="Your cat")
    expect(radio).to_be_checked()
    radio.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")

    expect(switcher(page)).to_be_focused()
    expect(switcher(page)).to_have_accessible_name("Your cats: Ada")
