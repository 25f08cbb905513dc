"""The history of a subject, drawn from what the browser remembers."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.keeping import STORAGE, put, session
from tests.browser.painting import until_painted
from tests.browser.riding import BALANCE, SADDLE, STRAP, line

pytestmark = pytest.mark.browser

HISTORY = "history/"
NOTE = "Fell <b>softly</b>, laughed.\nOnce more tomorrow."
WEEKS = [
    *session(1, "2026-03-02", minutes=3),
    {"kind": "tick", "step": "saddle-low", "box": 1, "on": True, "at": "2026-03-03T12:00:00Z"},
    *session(2, "2026-03-04", "pedals", colour="red", ate=False, left=True, note=NOTE),
    {
        "kind": "setback",
        "plan": "bicycle",
        "from": "pedals",
        "to": "balance",
        "at": "2026-03-04T12:30:00Z",
    },
    *session(3, "2026-03-31", colour="amber", minutes=None, ate=None, left=None),
    {"kind": "session-start", "session": "open", "plan": "bicycle", "stage": "balance"}
    | {"preflight": [], "on": "2026-03-31", "at": "2026-03-31T13:00:00Z"},
]


def test_the_page_reads_without_scripts(scriptless_page: Page) -> None:
    """It says why there is nothing to see."""
    scriptless_page.goto(HISTORY)

    expect(scriptless_page.get_by_text("drawn from what this browser remembers")).to_be_visible()
    expect(scriptless_page.get_by_role("main").get_by_role("button")).to_have_count(0)


def test_an_empty_history_leads_to_the_plans(page: Page) -> None:
    """The first visit is no blank page."""
    page.goto(HISTORY)

    expect(page.get_by_text("Nothing here yet.")).to_be_visible()
    page.get_by_role("link", name="See the plans").click()
    page.wait_for_url("**/plans/")


def test_the_way_shows_stages_over_time_and_steps_back(page: Page) -> None:
    """The picture says in words what it shows, and a step back is drawn as one."""
    put(page, {"kind": "subject", "subject": "first", "name": "Jo"}, *WEEKS)
    page.goto(HISTORY)

    expect(
        page.get_by_text("The way Jo has come: 3 sessions and 1 step done since 2 March 2026.")
    ).to_be_visible()
    way = page.get_by_role(
        "img",
        name="Stage 1 on 2 March 2026, stage 1 on 31 March 2026, with 1 step back. "
        "The highest was stage 2 of 3.",
    )
    expect(way).to_be_visible()
    expect(way.locator(".guide-chart__way--back")).to_have_count(1)
    expect(page.get_by_role("link", name="Stage 1: Rolling without pedals")).to_be_visible()
    expect(
        page.get_by_role(
            "img",
            name="Minutes of the last 2 sessions, from 3 minutes to 4 minutes: "
            "1 green, 0 amber, 1 red.",
        )
    ).to_be_visible()


def test_a_table_holds_every_session_for_screen_readers(page: Page) -> None:
    """The last one first; what was not said is not made up; notes are text and never HTML."""
    put(page, *WEEKS)
    page.goto(HISTORY)
    page.get_by_text("Show them as a table").click()

    rows = page.get_by_role("table").get_by_role("row")
    stage = "Stage 1: Rolling without pedals"
    expect(rows).to_have_count(4)
    cells = [rows.nth(n).locator("th, td").all_inner_texts() for n in (1, 2, 3)]
    assert [[cell.strip() for cell in row[:6]] for row in cells] == [
        ["31 Mar 2026", "amber", "", stage, "not said", "not said"],
        ["4 Mar 2026", "red", "4", "Stage 2: Putting the pedals on", "no", "yes"],
        ["2 Mar 2026", "green", "3", stage, "yes", "no"],
    ]
    assert cells[1][6].split() == NOTE.split()
    expect(page.get_by_role("list").get_by_text("Fell <b>softly</b>, laughed.")).to_be_visible()
    assert page.locator("b").filter(has_text="softly").count() == 0


def test_weeks_show_days_and_tell_a_pause_as_a_pause(page: Page) -> None:
    """Nothing is counted against a week without sessions."""
    put(page, *WEEKS)
    page.goto(HISTORY)

    weeks = page.get_by_role("region", name="Week by week").get_by_role("listitem")
    expect(weeks).to_have_count(3)
    assert [text.splitlines()[0] for text in weeks.all_inner_texts()] == [
        "30 Mar to 5 Apr 1 session",
        "A pause of 3 weeks",
        "2 Mar to 8 Mar 2 sessions, 1 step done",
    ]


def test_steps_are_listed_by_the_day_of_their_tick(page: Page) -> None:
    """Also those the guide no longer has."""
    gone = {"kind": "tick", "step": "stabilisers", "box": 1, "on": True}
    put(page, *WEEKS, {**gone, "at": "2026-03-03T12:00:00Z"})
    page.goto(HISTORY)

    page.get_by_text("3 March 2026: 2 steps done").click()

    expect(page.get_by_role("listitem").filter(has_text=SADDLE)).to_be_visible()
    expect(page.get_by_text("1 step that is no longer here")).to_be_visible()


def test_a_repeated_step_is_done_with_its_last_box(page: Page) -> None:
    """As the stage itself counts it."""
    tick = {"kind": "tick", "step": "long-rolls", "on": True, "at": "2026-03-10T12:00:00Z"}
    put(page, *WEEKS, {**tick, "box": 1})
    page.goto(HISTORY)
    expect(page.get_by_text("3 March 2026: 1 step done")).to_be_visible()
    expect(page.get_by_text("10 March 2026")).to_have_count(0)

    put(page, *({**tick, "box": number} for number in (1, 2, 3)))
    page.goto(HISTORY)
    expect(page.get_by_text("10 March 2026: 1 step done")).to_be_visible()


def test_a_tick_is_of_the_day_of_its_session(context: BrowserContext) -> None:
    """Also past midnight, and where the device has since been taken to another time zone."""
    page = context.new_page()
    start, end = session(4, "2026-03-15")
    tick = {"kind": "tick", "step": "saddle-low", "box": 1, "on": True}
    put(page, start, {**tick, "at": "2026-03-16T00:05:00Z"}, end)
    page.goto(HISTORY)

    expect(page.get_by_text("15 March 2026: 1 step done")).to_be_visible()
    weeks = page.get_by_role("region", name="Week by week").get_by_role("listitem")
    expect(weeks).to_have_count(1)


def test_a_session_keeps_what_was_seen_to_before_it(page: Page) -> None:
    """Of the list that every session asks for anew, as it was in each."""
    start, end = session(1, "2026-03-02")
    later, end_of_later = session(2, "2026-03-04")
    asked = {"preflight": ["helmet-on"]}
    ticked = {"kind": "tick", "step": "helmet-on", "box": 1, "on": True}
    put(page, start | asked, ticked, end, later | asked, end_of_later)
    page.goto(HISTORY)
    page.get_by_text("Show them as a table").click()

    rows = page.get_by_role("table").get_by_role("row")
    expect(rows.nth(2).get_by_role("cell").last).to_have_text(STRAP)
    expect(rows.nth(1).get_by_role("cell").last).to_have_text("")


def test_the_history_follows_another_tab(context: BrowserContext) -> None:
    """A tick there shows here without a reload, and what is open stays open."""
    page, other = context.new_page(), context.new_page()
    page.goto(HISTORY)
    other.goto(BALANCE)

    line(other, SADDLE).tap()

    expect(page.get_by_text("The way so far: 0 sessions and 1 step done")).to_be_visible()


@pytest.mark.all
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_faults_with_every_panel_open(
    new_context: NewContext, scheme: str
) -> None:
    """On both pages, in light and dark, dialogs included."""
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    put(page, *WEEKS)
    faults = []
    for path, dialogs in ((HISTORY, 0), (STORAGE, 2)):
        page.goto(path)
        until_painted(page)  # some of what can be opened is made then
        page.locator("[data-guide-part] details").evaluate_all(
            "all => all.forEach((it) => it.open = true)"
        )
        for number in (None, *range(dialogs)):
            if number is not None:
                page.locator("dialog").nth(number).evaluate("it => it.showModal()")
            found = Axe().run(page, context="main")
            faults += [
                (path, number, each["id"], each["nodes"]) for each in found.response["violations"]
            ]
            if number is not None:
                page.locator("dialog").nth(number).evaluate("it => it.close()")

    assert faults == []


def test_a_step_that_plans_share_is_told_of_the_plan_one_is_on(page: Page) -> None:
    page.goto("plans/adult-beginner/rewards-and-marker/")
    page.locator("main .guide-step__text").first.tap()
    page.goto(HISTORY)

    way = page.locator('[data-guide-history="ways"]')
    expect(way).to_contain_text("A grown cat's first harness")
