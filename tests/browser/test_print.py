"""A stage is one sheet of paper with a box to tick by pen for every box on the screen."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.paper import Sheet, read_sheet
from tests.browser.riding import BALANCE, ROLLS, SADDLE, STEPS_OF_BALANCE, line
from tests.browser.site import PROJECT, Site, served, with_own_plans

pytestmark = pytest.mark.browser

PAPERS = ["A4", "Letter"]

BASE_PLAN = "adult-beginner"
OTHER_PLANS = sorted(
    file.stem for file in (PROJECT / "plans").glob("[!_]*.yml") if file.stem != BASE_PLAN
)
PLANS = [BASE_PLAN, *(pytest.param(plan, marks=pytest.mark.all) for plan in OTHER_PLANS)]


def printed(page: Page, paper: str) -> Sheet:
    """Print with background graphics off, as browsers do unless told otherwise."""
    return read_sheet(page.pdf(format=paper, print_background=False))


@pytest.mark.parametrize("paper", PAPERS)
def test_without_scripts_a_stage_prints_on_one_sheet(scriptless_page: Page, paper: str) -> None:
    """Paper needs no script: all steps, an empty box for each tick, and the criteria."""
    scriptless_page.goto(BALANCE)

    sheet = printed(scriptless_page, paper)

    assert sheet.pages == 1
    assert sheet.boxes == 6  # three milestones and a repeat of three
    for words in (
        *STEPS_OF_BALANCE,
        "Rolling without pedals",
        "Riding a bicycle",
        "You are tired.",
    ):
        assert words in sheet.text


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("plan", PLANS)
def test_every_stage_of_a_plan_prints_on_one_sheet(
    page: Page, site: Site, plan: str, paper: str
) -> None:
    """No stage spills over, and none has a box more or less than its steps ask for."""
    page.goto(f"plans/{plan}/")
    stops = page.get_by_role("main").locator("a[data-guide-stop]")
    addresses = stops.evaluate_all("stops => stops.map(stop => stop.href)")
    assert len(addresses) > 1

    for address in addresses:
        page.goto(address)
        sheet = printed(page, paper)

        assert sheet.pages == 1, f"{address} takes {sheet.pages} sheets"
        assert sheet.boxes == page.get_by_role("checkbox").count(), address
        for text in page.get_by_role("article").first.locator("label").all_inner_texts():
            assert text in sheet.text, address
        assert address.removeprefix(site.url).split("/")[1] == plan


def test_a_started_stage_prints_on_one_sheet_too(page: Page) -> None:
    """Ticks on the screen change nothing about how many boxes there are on paper."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    line(page, ROLLS).tap()

    sheet = printed(page, "A4")

    assert (sheet.pages, sheet.boxes) == (1, 6)


def test_the_print_button_prints(page: Page) -> None:
    """It is there when scripts run, and opens the browser's own dialogue."""
    page.goto(BALANCE)
    page.evaluate("window.print = () => { window.wasPrinted = true }")

    page.get_by_role("button", name="Print").tap()

    assert page.evaluate("window.wasPrinted")


OWN = {"sources": ["our-own-rule"]}


def fullest_plan() -> str:
    """Return a plan whose stage has as many steps as the rules allow, in ordinary words."""

    def steps(name: str, count: int) -> list[dict[str, object]]:
        repeat = {"kind": "repeat", "times": 3}
        text = "Do one more of these things, and see that it is as it was before."
        plain: list[dict[str, object]] = [
            {"id": f"{name}-{number}", "text": f"{name} {number}: {text}", **OWN}
            for number in range(count)
        ]
        return [step | repeat if number % 3 == 0 else step for number, step in enumerate(plain)]

    def claims(count: int) -> list[dict[str, object]]:
        return [
            {"text": f"Thing {number} is no longer as it was before you began.", **OWN}
            for number in range(count)
        ]

    about = {"text": "For tests.", **OWN}
    stage = {
        "id": "fullest",
        "title": "A stage with all that a stage may have",
        "goal": "All the steps of a stage with as many steps as there may be are done in full.",
        "why": about,
        "equipment": ["A thing with a name", "Another thing with a name"],
        "session": {"minutes": "5-10", "per-day": "1-2", "pace": "ongoing", **OWN},
        "checklists": [
            {"title": f"The {name} list of the two", "steps": steps(name, 7)}
            for name in ("first", "second")
        ],
        "ease-off-when": claims(2),
        "stop-when": claims(3),
        "final": True,
    }
    plan = {
        "title": "A plan with one full stage",
        "summary": "One stage.",
        "reviewed": "2026-01-05",
    }
    return json.dumps(plan | {"audience": about, "setbacks": about, "stages": [stage]}, indent=2)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_stage_with_as_many_steps_as_there_may_be_fits(
    new_context: NewContext, tmp_path: Path, paper: str
) -> None:
    """Fourteen steps of two lists, four of them repeats, and all else a stage has."""
    plans = with_own_plans(tmp_path / "plans")
    (plans / "fullest-plan.yml").write_text(fullest_plan(), "utf-8")
    with served(tmp_path / "site") as site:
        site.build(plans)
        page = new_context(base_url=site.url).new_page()
        page.goto("plans/fullest-plan/fullest/")
        expect(page.get_by_role("checkbox")).to_have_count(8 + 6 * 3)

        sheet = printed(page, paper)

    assert (sheet.pages, sheet.boxes) == (1, 26)
