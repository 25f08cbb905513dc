"""A stage is one sheet of paper with a box to tick by pen for every box on the screen."""

import json
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import Page, expect

from generator.model.stages import Stage
from tests.browser.conftest import NewContext
from tests.browser.fullest import TEXTS, fullest_plan
from tests.browser.paper import free_edges, pictures, read_sheet
from tests.browser.printing import (
    LEAST_MARGIN,
    PAPERS,
    assert_are_the_cards,
    assert_is_the_booklet_of,
    assert_is_the_sheet_of,
    guide,
    printed,
    stages,
)
from tests.browser.riding import BALANCE, BRAKES, PEDALS, SADDLE, follow, line
from tests.browser.site import PROJECT, Site, only_own_plans, served

pytestmark = pytest.mark.browser

every_paper = pytest.mark.parametrize(
    "paper", ["A4", pytest.param("Letter", marks=pytest.mark.all)]
)

OWN = guide(PROJECT / "plans")
PLANS = OWN.plans
ALL = dict(stages(OWN))
SAMPLE = random.Random(20260105).sample(sorted(ALL), min(12, len(ALL)))  # noqa: S311  # a fixed seed

NOTE_PRINTING = "() => { window.print = () => { window.wasPrinted = true } }"
RECORD = "records => records.forEach(([key, record]) => localStorage.setItem(key, record))"


@pytest.fixture
def balance(site: Site) -> Stage:
    return dict(stages(guide(site.folder.parent / "plans")))[BALANCE]


@every_paper
def test_without_scripts_a_stage_prints_on_one_sheet(
    scriptless_page: Page, site: Site, balance: Stage, paper: str
) -> None:
    """Paper needs no script: all steps, an empty box for each tick, and the criteria."""
    scriptless_page.goto(BALANCE)

    sheet = assert_is_the_sheet_of(balance, printed(scriptless_page, paper), site)

    for words in ("Riding a bicycle", "Stage 1 of 3", "Name of the", "Revised 5 January 2026"):
        assert words in sheet.text
    for furniture in ("Plans", "Print", "Sources", "Continue", "MIT"):
        assert furniture not in sheet.text


def keep(page: Page, *records: dict[str, object]) -> None:
    """Put records into this device's storage, and print sheets with progress."""
    keys = [f"harness-training-101:1:{number:08}:test" for number in range(1, len(records) + 1)]
    kept = [[key, json.dumps(record)] for key, record in zip(keys, records, strict=True)]
    page.evaluate(RECORD, [*kept, ["harness-training-101:prefers:paper", "progress"]])
    page.reload()


def with_progress(page: Page, stage: Stage) -> int:
    """Tick all that a stage has, to be printed; return the number of ticks."""
    boxes = [(step.id, number) for step in stage.steps for number in range(1, step.boxes + 1)]
    keep(page, *({"kind": "tick", "step": step, "box": n, "on": True} for step, n in boxes))
    drawn = f"document.querySelectorAll('.guide-sheet__box svg').length === {len(boxes)}"
    page.wait_for_function(drawn)
    return len(boxes)


def print_with(page: Page, choice: str) -> None:
    page.evaluate("window.wasPrinted = false")
    page.get_by_role("button", name="Print this sheet").click()
    dialog = page.get_by_role("dialog", name="What should the sheet show?")
    dialog.get_by_label(choice).check()
    dialog.get_by_role("button", name="Print", exact=True).click()
    page.wait_for_function("window.wasPrinted")


def assert_prints(page: Page, site: Site, address: str) -> None:
    """Print a stage blank and with progress, on both papers."""
    stage = ALL[address]
    page.goto(address)
    for paper in PAPERS:
        assert_is_the_sheet_of(stage, printed(page, paper), site)
    ticks = with_progress(page, stage)
    for paper in PAPERS:
        assert_is_the_sheet_of(stage, printed(page, paper), site, ticks)


def test_the_question_goes_with_its_page(page: Page) -> None:
    """Going back leaves nothing in front of the page that comes then."""
    page.goto(BALANCE)
    follow(page, "Putting the pedals on", PEDALS)
    page.get_by_role("button", name="Print this sheet").click()
    expect(page.locator("dialog[open]")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rolling without pedals")
    expect(page.locator("dialog[open]")).to_have_count(0)


@pytest.mark.parametrize(
    "address",
    [SAMPLE[0], *(pytest.param(address, marks=pytest.mark.all) for address in SAMPLE[1:])],
)
def test_a_stage_prints_on_one_sheet(page: Page, site: Site, address: str) -> None:
    """Whole, with every box, nothing at the edge, and a code that leads back to its page."""
    assert_prints(page, site, address)


@pytest.mark.deep
@pytest.mark.parametrize("address", sorted(ALL))
def test_every_stage_prints_on_one_sheet(page: Page, site: Site, address: str) -> None:
    assert_prints(page, site, address)


def test_the_choice_of_sheet_is_remembered(page: Page, site: Site, balance: Stage) -> None:
    """Blank until chosen otherwise; then on every page, also by the browser's own Print."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    line(page, BRAKES).tap()
    assert read_sheet(printed(page, "A4")).ticks == 0

    page.evaluate(NOTE_PRINTING)
    print_with(page, "My progress so far")
    assert_is_the_sheet_of(balance, printed(page, "A4"), site, ticks=2)

    page.reload()
    page.wait_for_function("document.querySelectorAll('.guide-sheet__box svg').length === 2")
    assert_is_the_sheet_of(balance, printed(page, "A4"), site, ticks=2)

    page.evaluate(NOTE_PRINTING)
    page.get_by_role("button", name="Print this sheet").click()
    expect(page.get_by_label("My progress so far")).to_be_checked()
    page.get_by_role("button", name="Not now").click()
    expect(page.locator("dialog")).to_have_count(0)
    print_with(page, "A blank sheet")
    assert read_sheet(printed(page, "A4")).ticks == 0


def test_leaving_the_question_prints_nothing(page: Page) -> None:
    page.goto(BALANCE)
    page.evaluate(NOTE_PRINTING)
    page.get_by_role("button", name="Print this sheet").click()
    dialog = page.get_by_role("dialog", name="What should")
    expect(dialog).to_be_visible()
    for button in dialog.get_by_role("button").all():
        shape = button.bounding_box()
        assert shape
        assert shape["height"] >= 44, "the question has none of the guide's looks"
    page.keyboard.press("Escape")

    expect(page.locator("dialog")).to_have_count(0)
    page.wait_for_load_state("networkidle")  # nor is anything loaded to print
    assert not page.evaluate("window.wasPrinted ?? false")


def test_a_sheet_with_progress_shows_what_was_recorded(
    page: Page, site: Site, balance: Stage
) -> None:
    """The name, ticks, skipped steps struck through but there, and the last sessions."""
    page.goto(BALANCE)
    session = {"session": "s1", "on": "2026-01-05"}
    place = {"plan": "bicycle", "stage": "balance", "preflight": []}
    outcome = {"colour": "amber", "ate": True, "minutes": 7, "note": "By the pond"}
    keep(
        page,
        {"kind": "subject", "subject": "first", "name": "Ada <b>"},
        {"kind": "skip", "step": "brakes-bite", "on": True},
        {"kind": "session-start", **session, **place},
        {"kind": "session-end", **session, **outcome},
    )
    skipped = page.locator(".guide-sheet__step--skipped")
    expect(skipped).to_have_count(1)

    sheet = assert_is_the_sheet_of(balance, printed(page, "Letter"), site)

    for words in ("Ada <b>", "5 Jan", "By the pond"):
        assert words in sheet.text
    page.emulate_media(media="print")
    line_through = "step => getComputedStyle(step.children[0]).textDecorationLine"
    assert skipped.evaluate(line_through) == "line-through"


@every_paper
def test_a_stage_with_as_much_as_there_may_be_fits(
    new_context: NewContext, fullest: Site, paper: str
) -> None:
    """As many steps as the rules allow, half of them repeats, in scripts of all kinds."""
    page = new_context(base_url=fullest.url).new_page()
    for kind in TEXTS:
        page.goto(f"plans/{kind}/fullest/")
        pdf = printed(page, paper)
        sheet = read_sheet(pdf)
        assert (sheet.pages, sheet.boxes) == (1, 8 + 6 * 3), kind
        [picture] = pictures(pdf)
        assert min(free_edges(picture)) >= LEAST_MARGIN, kind
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind


@pytest.fixture(scope="module")
def fullest_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Site]]:
    """Return a function that builds and serves plans with one full stage each, by an engine."""
    with ExitStack() as stack:

        @cache
        def built(engine: str) -> Site:
            folder = tmp_path_factory.mktemp("fullest")
            plans = only_own_plans(folder / "plans")
            for kind in TEXTS:
                (plans / f"{kind}.yml").write_text(fullest_plan(kind), "utf-8")
            site = stack.enter_context(served(folder / "site", engine))
            site.build(plans)
            return site

        yield built


@pytest.fixture
def fullest(fullest_of: Callable[[str], Site], site: Site) -> Site:
    """Return such a site by the engine of the test."""
    return fullest_of(site.engine)


def assert_prints_as_a_booklet(page: Page, site: Site, plan_id: str) -> None:
    """Print a plan on both papers, on as many pages as its first line says."""
    page.goto(f"plans/{plan_id}/booklet/")
    said = page.get_by_text("The whole plan on").inner_text()
    for paper in PAPERS:
        pdf = printed(page, paper)
        assert_is_the_booklet_of(plan_id, guide(site.folder.parent / "plans"), pdf, site)
        assert f"on {read_sheet(pdf).pages} pages" in said


@pytest.mark.all
def test_a_booklet_has_a_cover_a_page_a_stage_and_the_cards(
    scriptless_page: Page, site: Site
) -> None:
    """Without a script, each on a page with its number, and nothing at the edge."""
    assert_prints_as_a_booklet(scriptless_page, site, "bicycle")


@pytest.mark.all
def test_the_longest_plan_prints_as_a_booklet(page: Page, site: Site) -> None:
    longest = max(PLANS, key=lambda plan_id: len(PLANS[plan_id].stages))
    assert_prints_as_a_booklet(page, site, longest)


@pytest.mark.deep
@pytest.mark.parametrize("plan_id", sorted(PLANS))
def test_every_plan_prints_as_a_booklet(page: Page, site: Site, plan_id: str) -> None:
    assert_prints_as_a_booklet(page, site, plan_id)


@every_paper
def test_pocket_cards_print_four_to_a_sheet(scriptless_page: Page, site: Site, paper: str) -> None:
    """Every line of every card, on as few sheets as it takes, with lines to cut along."""
    scriptless_page.goto("pocket-cards/")
    pdf = printed(scriptless_page, paper)
    plans = guide(site.folder.parent / "plans")
    assert_are_the_cards(plans, read_sheet(pdf).texts, list(pictures(pdf)))
