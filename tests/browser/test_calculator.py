"""The calculator: a formula and a worked table without scripts, a form with them."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.seeding import faults

pytestmark = pytest.mark.browser

REWARDS = "rewards/"
DAY, TREAT, CRUMB = "Calories a day (kcal)", "One treat (kcal)", "A crumb: 0.5"


def table(page: Page) -> list[list[float]]:
    """Return the numbers of the worked table, row by row."""
    rows = page.get_by_role("table", name="Worked out for some numbers").locator("tbody tr")
    return [[float(cell) for cell in row.locator("td").all_inner_texts()] for row in rows.all()]


def results(page: Page) -> Locator:
    """Return what comes out."""
    names = re.compile("^(For treats|Treats a day, at most|Minutes, at four treats a minute)$")
    return page.get_by_role("status", name=names)


def test_without_scripts_formula_and_table_say_it(scriptless_page: Page) -> None:
    """The rule, numbers to read off and the warnings are there; a form that does nothing is not."""
    scriptless_page.goto(REWARDS)

    expect(scriptless_page.get_by_text("For treats = Calories a day ÷ 10")).to_be_visible()
    expect(scriptless_page.get_by_text("Ask your vet first if your cat is ill")).to_be_visible()
    expect(scriptless_page.get_by_label(DAY)).to_be_hidden()
    assert [200, 0.5, 20, 40, 10] in table(scriptless_page)


def test_it_works_out_what_the_table_says(page: Page) -> None:
    """The script and the page's own table agree in every row."""
    page.goto(REWARDS)
    rows = table(page)
    assert len(rows) > 3
    expect(results(page).first).to_have_text("20")
    for day, treat, *worked in rows:
        page.get_by_label(DAY).fill(f"{day:g}")
        page.get_by_label(TREAT).fill(f"{treat:g}")
        expect(results(page)).to_have_text([f"{value:g}" for value in worked])


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "601",
        *(pytest.param(more, marks=pytest.mark.all) for more in ("-5", "0", "1e9", "1e-9")),
    ],
)
def test_what_makes_no_sense_has_no_result(page: Page, typed: str) -> None:
    """It is said at the field, with its limits, and goes once the number makes sense."""
    page.goto(REWARDS)
    expect(results(page).first).to_have_text("20")
    field = page.get_by_label(DAY)
    field.fill(typed)

    expect(page.get_by_text("Write a number from 50 to 600.")).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(results(page)).to_have_text(["–", "–", "–"])
    field.fill("250")
    expect(page.get_by_text("Write a number from 50 to 600.")).to_be_hidden()
    expect(results(page).first).to_have_text("25")


def test_it_is_used_by_keys_alone_and_by_screen_readers(page: Page) -> None:
    """Fields, then buttons; Enter leads nowhere, and results are announced."""
    page.goto(REWARDS)
    expect(results(page).first).to_have_text("20")
    page.get_by_label(DAY).focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("<250>")
    page.keyboard.press("Enter")
    expect(results(page).first).to_have_text("25")
    page.get_by_label(TREAT).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=CRUMB)).to_be_focused()
    page.keyboard.press("Enter")

    expect(results(page)).to_have_text(["25", "50", "12"])
    expect(page.get_by_label(TREAT)).to_have_value("0.5")
    assert page.url.endswith(REWARDS)
    assert faults(page, ".guide-calculator") == []


def test_other_pages_do_not_load_it(page: Page) -> None:
    """Only the page that shows it pays for it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("fit/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "calculator" in url]

    page.goto(REWARDS)
    expect(page.get_by_label(DAY)).to_be_visible()
    assert [url for url in asked if "calculator" in url]
