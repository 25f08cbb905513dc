"""What hangs on a fridge leads somewhere: old addresses, and codes of steps that changed."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import RIDING, NewContext
from tests.browser.riding import ROLLS, SADDLE
from tests.browser.seeding import seed, session
from tests.browser.site import Site, only_own_plans, served
from tests.plan_folders import edit, run

pytestmark = pytest.mark.browser

ROLLING = "plans/bike/rolling/"
EDITS = {
    "title: Riding a bicycle\n": "was: [bicycle]\ntitle: Riding a bicycle\n",
    "  - id: balance\n": "  - id: rolling\n    was: [balance]\n",
    "to: balance\n": "to: rolling\n",
    "- id: long-rolls\n": "- id: far-rolls\n            was: [long-rolls]\n",
    "  - id: pedals\n": "  - id: cranks\n",
    "to: pedals\n": "to: cranks\n",
    "          - id: saddle-low\n"
    "            text: Set the saddle so that both feet stand flat.\n"
    "            sources: [our-own-rule]\n": "",
}
GONE = """
retired:
  - id: saddle-low
    why: Another step covers it.
retired-stages:
  - id: pedals
    why: Two short stages were one too many.
"""
GONE_PLAN = """
retired:
  - id: three-glides
    why: Nobody had a scooter.
retired-plans:
  - id: scooter
    why: Nobody rides one any more.
"""


class Later(NamedTuple):
    """A guide after it was printed and edited, and the codes that were printed."""

    site: Site
    codes: Mapping[str, str]


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Later]:
    """Publish the tests' own plans, then rename and retire what there is, and build that."""
    folder = tmp_path_factory.mktemp("later")
    plans = only_own_plans(folder / "plans", RIDING)
    assert run("record", "--plans", plans).exit_code == 0
    printed = re.findall(r'- id: (\S+)\n    code: "(\w+)"', (plans / "_ids.yml").read_text("utf-8"))
    bike = (plans / "bicycle.yml").rename(plans / "bike.yml")
    edit(bike, EDITS)
    for path, more in ((bike, GONE), (plans / "_guide.yml", GONE_PLAN)):
        path.write_text(path.read_text("utf-8") + more, "utf-8")
    (plans / "scooter.yml").unlink()
    with served(folder / "site") as site:
        site.build(plans)
        yield Later(site, dict(printed))


@pytest.fixture
def page(new_context: NewContext, later: Later) -> Page:
    """Return a tab at the later guide's address."""
    return new_context(base_url=later.site.url).new_page()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("plans/bicycle/", "plans/bike/"),
        ("plans/bicycle/balance/", ROLLING),
        ("plans/bicycle/rolling/", ROLLING),
        ("plans/bike/balance/", ROLLING),
        ("plans/bicycle/park/", "plans/bike/park/"),
        ("plans/bicycle/booklet/", "plans/bike/booklet/"),
    ],
)
def test_a_code_printed_before_leads_to_where_its_page_is(
    page: Page, later: Later, old: str, new: str
) -> None:
    page.goto(old)
    page.wait_for_url(later.site.url + new)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_without_scripts_old_addresses_lead_on_too(scriptless_page: Page, later: Later) -> None:
    scriptless_page.goto(f"{later.site.url}plans/bicycle/balance/")
    scriptless_page.wait_for_url(later.site.url + ROLLING)


def test_what_is_gone_says_so_and_helps_on(page: Page, later: Later) -> None:
    """A stage leads to its plan, a plan to all plans, and its stages with it."""
    for old, title, why, onward in (
        ("plans/bicycle/pedals/", "A stage that is gone", "one too many", "plans/bike/"),
        ("plans/bike/pedals/", "A stage that is gone", "one too many", "plans/bike/"),
        ("plans/scooter/", "A plan that is gone", "Nobody rides one any more.", "plans/"),
        ("plans/scooter/push/", "A stage that is gone", "", "plans/"),
    ):
        page.goto(old)
        expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
        expect(page.get_by_role("main")).to_contain_text(why)
        page.locator(".guide-button").first.click()
        page.wait_for_url(later.site.url + onward)


def test_codes_of_steps_that_were_renamed_still_tick(page: Page, later: Later) -> None:
    """The box of the step as it is called now; from an old sheet and a new one alike."""
    table = json.loads((later.site.folder / "codes.json").read_text("utf-8"))
    [new] = [code for code, row in table["steps"].items() if row["step"] == "far-rolls"]
    old = later.codes["long-rolls"]
    assert new != old
    page.goto("catch-up/")
    page.get_by_label("Codes from your sheet").fill(f"{old} {new}")
    lines = page.locator("[data-guide-caught] > li")
    expect(lines.nth(0)).to_contain_text(f"{ROLLS} (Riding a bicycle")
    expect(lines.nth(0)).to_contain_text("box 1 of 3")
    expect(lines.nth(1)).to_contain_text("box 2 of 3")
    page.get_by_role("button", name="Tick all of these").click()
    expect(page.get_by_text("2 boxes ticked.")).to_be_visible()

    page.goto(ROLLING)
    expect(page.locator("[data-guide-step='far-rolls'] input:checked")).to_have_count(2)


def test_codes_of_steps_that_are_gone_say_so(page: Page, later: Later) -> None:
    """With the reason; and there is nothing to tick."""
    page.goto("catch-up/")
    codes = [later.codes["saddle-low"], later.codes["three-glides"]]
    page.get_by_label("Codes from your sheet").fill(" ".join(codes))
    lines = page.locator("[data-guide-caught] > li")
    expect(lines).to_have_text(
        [
            f"{codes[0]}: this step is no longer part of the guide. Another step covers it.",
            f"{codes[1]}: this step is no longer part of the guide. Nobody had a scooter.",
        ]
    )
    expect(page.get_by_role("button", name="Tick all of these")).to_be_disabled()
    page.goto(ROLLING)
    expect(page.get_by_text(SADDLE)).to_have_count(0)


def test_both_can_stand_in_one_row(page: Page, later: Later) -> None:
    """What is gone keeps nothing else from being ticked, and one undo takes it all back."""
    page.goto("catch-up/")
    row = [later.codes[step] for step in ("brakes-bite", "saddle-low", "long-rolls")]
    page.get_by_label("Codes from your sheet").fill(" ".join(row))
    page.get_by_role("button", name="Tick all of these").click()
    expect(page.get_by_text("2 boxes ticked.")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_text("Undone.")).to_be_visible()
    page.goto(ROLLING)
    expect(page.locator("[data-guide-step] input:checked")).to_have_count(0)


def test_what_was_done_there_follows(page: Page) -> None:
    """Sessions, steps back, the plan and the place are those of a plan that had another name."""
    seed(
        page,
        {"kind": "enrol", "plan": "bicycle"},
        *session("bicycle/balance", "green", "2026-01-02"),
        *session("bicycle/balance", "green", "2026-01-03"),
        *session("bicycle/park", "red", "2026-01-04"),
        {"kind": "setback", "plan": "bicycle", "from": "park", "to": "balance"},
    )
    page.goto("./")
    onward = page.locator("[data-guide-continue]:not([hidden]) a")
    expect(onward).to_have_attribute("href", re.compile(ROLLING))
    page.goto("history/")
    expect(page.get_by_text("The way so far: 3 sessions")).to_be_visible()
    way = re.compile(r"stage \d on .* with 1 step back")
    expect(page.get_by_role("img", name=way)).to_be_visible()

    page.goto(ROLLING)
    advice = page.locator("[data-guide-advice]")
    expect(advice).to_contain_text("You came back to this stage.")
    page.get_by_role("button", name="Change", exact=True).click()
    expect(page.locator("[data-guide-plan]")).to_have_text("Riding a bicycle")


def test_a_stage_begun_anew_before_it_was_renamed_stays_so(page: Page) -> None:
    seed(
        page,
        *session("bicycle/balance", "green", "2026-01-02"),
        {"kind": "reset", "steps": [], "stages": ["bicycle/balance"]},
    )
    page.goto("history/")
    expect(page.get_by_text("Nothing here yet.")).to_be_visible()
