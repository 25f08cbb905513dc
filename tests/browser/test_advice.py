"""What the sessions of a stage suggest, and stepping back."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.bringing import run
from tests.browser.conftest import NewContext
from tests.browser.faults import DATABASE_WAITS
from tests.browser.riding import BALANCE, BICYCLE, PEDALS, TIGHTEN, box
from tests.browser.seeding import STORE, Record, faults, records, seed, session

pytestmark = pytest.mark.browser

STAGE = "p/b"
FACTS = {
    "plan": "p",
    "stage": "b",
    "green": 3,
    "days": 2,
    "hasSessions": True,
    "isFinal": False,
    "hasBack": True,
    "done": 0,
    "all": 4,
    "once": [],
}
BACK: Record = {"kind": "setback", "plan": "p", "from": "b", "to": "a"}
HERE: Record = {"kind": "place", "plan": "p", "stage": "b"}
PAUSE: Record = {"kind": "pause", "plan": "p", "on": True}
RESET: Record = {"kind": "reset", "steps": [], "stages": ["p/b"]}
TICK: Record = {"kind": "tick", "step": "s", "box": 1, "on": True}
ONCE: dict[str, Any] = {"hasSessions": False, "once": ["t", "s"]}
ADVISE = """({ given, folded, advise }) => given.map(([records, facts]) => {
    const advice = advise(folded(...records).subjects.get('first'), facts)
    return advice && [advice.what, ...advice.why]
})"""


def days(colours: str, place: str = STAGE, **said: bool) -> list[Record]:
    """Return sessions by the letters of their colours, each on a day of its own."""
    names = {"g": "green", "a": "amber", "r": "red"}
    return [
        record
        for day, letter in enumerate(colours, 1)
        for record in session(place, names[letter], f"2026-01-{day:02d}", **said)
    ]


def one_day(times: int) -> list[Record]:
    """Return green sessions of one day."""
    return [record for _ in range(times) for record in session(STAGE, "green", "2026-01-05")]


CASES: list[tuple[list[Record], dict[str, Any], list[str] | None]] = [
    (days("r", "p/other"), {}, None),
    (days("g"), {}, ["stay", "green"]),
    (days("gg"), {}, ["stay", "green"]),
    (days("ggg"), {}, ["move-on", "enough", "also-true"]),
    (one_day(4), {}, ["stay", "green"]),
    (days("ggagg"), {}, ["stay", "green"]),
    (days("ragggg"), {}, ["move-on", "enough", "also-true"]),
    (days("gga"), {}, ["stay", "amber"]),
    (days("ggr"), {}, ["step-back", "red", "back-kindly"]),
    (days("ggg", ate=False), {}, ["step-back", "ate", "back-kindly"]),
    (days("ggg", left=True), {}, ["step-back", "left", "back-kindly"]),
    (days("r", ate=False, left=True), {}, ["step-back", "red", "ate", "left", "back-kindly"]),
    (days("r"), {"hasBack": False}, ["stay", "red", "first"]),
    (days("ggg"), {"green": 2, "days": 4}, ["stay", "green"]),
    (days("ggg"), {"green": 0, "days": 0}, ["stay", "plain"]),
    (days("ggg"), {"green": 0, "isFinal": True}, ["stay", "final"]),
    ([*days("ggg"), BACK], {}, ["stepped", "stepped"]),
    ([*days("ggg"), BACK, *days("g")], {}, ["stay", "green"]),
    ([BACK, BACK], {}, ["stepped", "stepped", "smaller"]),
    ([BACK, BACK, *days("g")], {}, ["stay", "green", "smaller"]),
    ([BACK, BACK, BACK], {}, ["stepped", "stepped", "pause"]),
    ([BACK, BACK, BACK, *days("r")], {}, ["step-back", "red", "back-kindly", "pause"]),
    ([*days("ggg", "p/a"), BACK], {"stage": "a"}, ["stay", "returned"]),
    ([BACK, *days("g", "p/a")], {"stage": "a"}, ["stay", "green"]),
    (days("g"), {"stage": "z", "hasSessions": False, "done": 2}, ["stay", "once-open"]),
    (days("g"), {"stage": "z", "hasSessions": False, "done": 4}, ["move-on", "once"]),
    (days("g"), {"stage": "z", "hasSessions": False}, None),
    ([TICK, BACK], {**ONCE, "done": 4}, ["stepped", "stepped"]),
    ([BACK, {**TICK, "on": False}], {**ONCE, "done": 3}, ["stepped", "stepped"]),
    ([TICK, BACK, HERE], {**ONCE, "done": 4}, ["move-on", "once-before"]),
    ([TICK, BACK, HERE], {**ONCE, "done": 3}, ["stay", "once-open"]),
    ([BACK, HERE], ONCE, ["stepped", "stepped"]),
    ([TICK, BACK, HERE, BACK], {**ONCE, "done": 4}, ["stepped", "stepped", "smaller"]),
    ([*days("ggg"), BACK, HERE], {}, ["stepped", "stepped"]),
    ([BACK, TICK], {**ONCE, "done": 3}, ["stay", "once-open"]),
    ([BACK, TICK], {**ONCE, "done": 4}, ["move-on", "once"]),
    ([BACK, TICK], {**ONCE, "stage": "a", "done": 4}, ["move-on", "once"]),
    ([BACK, TICK], {}, ["stepped", "stepped"]),
    ([*days("ggg"), PAUSE], {}, ["paused", "paused-kindly"]),
    ([PAUSE, *days("ggg")], {}, ["move-on", "enough", "also-true"]),
    ([*days("g"), PAUSE, {**PAUSE, "on": False}], {}, ["stay", "green"]),
    ([*days("g"), {**PAUSE, "plan": "q"}], {}, ["stay", "green"]),
    ([*days("g"), PAUSE, RESET], {"stage": "a"}, None),
]


def test_what_sessions_suggest(page: Page) -> None:
    """Every case of the table, from the records alone."""
    given = [[[{"kind": "place", "plan": "p", "stage": "b"}, *made], FACTS | about]
             for made, about, _ in CASES]  # fmt: skip

    assert run(page, ADVISE, given) == [expected for _, _, expected in CASES]


def advice(page: Page) -> Locator:
    """Return what the page suggests."""
    return page.get_by_role("region", name="What next?")


def test_the_stage_suggests_to_move_on_and_never_says_safe(page: Page) -> None:
    """With the reason, what it rests on, and the link."""
    seed(page, *days("ggg", "bicycle/balance"))
    page.goto(BALANCE)

    expect(advice(page)).to_contain_text("Move on")
    expect(advice(page)).to_contain_text("3 green sessions in a row, on 3 days.")
    expect(advice(page)).to_contain_text("our own rule")
    expect(advice(page)).to_contain_text("you decide")
    expect(advice(page)).not_to_contain_text("safe")
    expect(advice(page).get_by_role("button")).to_have_count(0)
    assert faults(page, ".guide-advice") == []
    advice(page).get_by_role("link", name="Go on to 2. Putting the pedals on").tap()
    page.wait_for_url(f"**/{PEDALS}")


def test_a_step_back_is_one_tap_and_kind(page: Page) -> None:
    """It is a record, keeps everything, leads to the earlier stage, and can be undone."""
    seed(page, *days("gr", "bicycle/pedals", ate=False))
    page.goto(PEDALS)
    expect(advice(page)).to_contain_text("Step back")
    expect(advice(page)).to_contain_text("The last session was red.")
    expect(advice(page)).to_contain_text("Did your cat take its usual treat?")

    advice(page).get_by_role("button", name="Step back to 1. Rolling without pedals").tap()

    expect(advice(page)).to_contain_text("It is part of training, and nothing you did is lost.")
    made = records(page)
    assert {**made[-1], "at": ""} == {
        "kind": "setback",
        "plan": "bicycle",
        "from": "pedals",
        "to": "balance",
        "at": "",
    }
    assert sum(record["kind"] == "session-end" for record in made) == 2
    page.get_by_role("button", name="Undo").tap()
    expect(advice(page)).to_contain_text("The last session was red.")
    page.get_by_role("button", name="Redo").tap()
    advice(page).get_by_role("link", name="Go to 1. Rolling without pedals").tap()
    page.wait_for_url(f"**/{BALANCE}")
    expect(advice(page)).to_contain_text("You came back to this stage.")


def test_two_quick_taps_are_one_step_back(page: Page) -> None:
    """The button goes a moment after the first; then the focus is on the way that it opened."""
    page.goto(PEDALS)
    button = "document.querySelector('.guide-setback [data-guide-setback]')"
    page.evaluate(f"for (const _ of [1, 2]) {button}.click()")

    expect(advice(page)).to_contain_text("It is part of training")
    assert [record["kind"] for record in records(page)].count("setback") == 1


def test_a_step_back_leaves_the_focus_where_it_leads(page: Page) -> None:
    """The button that was pressed is there no more."""
    seed(page, *days("gr", "bicycle/pedals"))
    page.goto(PEDALS)
    button = advice(page).get_by_role("button", name="Step back to 1. Rolling without pedals")
    button.focus()
    page.keyboard.press("Enter")

    way = advice(page).get_by_role("link", name="Go to 1. Rolling without pedals")
    expect(way).to_be_focused()


KEEP_IN_DATABASE = """async ([store, key, text]) => {
    const open = indexedDB.open(store)
    await new Promise((done) => { open.onsuccess = done })
    const transaction = open.result.transaction('records', 'readwrite')
    transaction.objectStore('records').put(text, key)
    await new Promise((done) => { transaction.oncomplete = done })
    open.result.close()
}"""


def test_seeing_a_stage_again_takes_back_no_step_back(page: Page) -> None:
    """A phone that was locked meanwhile still goes on at the earlier stage."""
    page.goto(PEDALS)
    page.get_by_role("button", name="Step back to 1. Rolling without pedals").tap()
    expect(advice(page)).to_contain_text("It is part of training")
    tick = {"kind": "tick", "step": "pedals-tight", "box": 1, "on": True}
    page.evaluate(KEEP_IN_DATABASE, [STORE, f"{STORE}:1:0000zzzz:tests", json.dumps(tick)])
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(box(page, TIGHTEN)).to_be_checked()  # so it has looked at what there is now

    page.goto(BICYCLE)
    expect(page.locator("[data-guide-continue]")).to_contain_text("Rolling without pedals")


def test_a_step_back_before_all_stores_were_read_is_not_taken_back(page: Page) -> None:
    """On a device whose database takes its time, and a reader who does not."""
    page.add_init_script(DATABASE_WAITS)
    page.goto(PEDALS)
    page.get_by_role("button", name="Step back to 1. Rolling without pedals").tap()
    expect(advice(page)).to_contain_text("It is part of training")
    page.evaluate("window.openDatabases()")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()

    page.goto(BICYCLE)
    expect(page.locator("[data-guide-continue]")).to_contain_text("Rolling without pedals")


def test_a_stage_that_is_done_once_is_gone_on_with_by_its_ticks(page: Page) -> None:
    """It has no sessions that could end a step back, and can be stepped back from again."""
    page.goto("plans/confident-kitten/kitten-cleared-for-outdoors/")
    back = page.get_by_role("button", name="Step back to")
    back.tap()
    expect(advice(page)).to_contain_text("You stepped back from here")
    expect(back).to_have_count(0)
    steps = page.get_by_role("checkbox").all()

    steps[0].tap()
    expect(advice(page)).to_contain_text(f"1 of {len(steps)} steps are done.")
    for step in steps[1:]:
        step.tap()

    expect(advice(page)).to_contain_text("Move on")
    back.tap()
    expect(advice(page)).to_contain_text("You stepped back from here")
    assert [record["kind"] for record in records(page)].count("setback") == 2


def test_a_stage_done_once_and_before_a_step_back_is_gone_on_with_all_the_same(
    page: Page,
) -> None:
    """Nothing is left to tick when the reader comes back to it, and it can be left either way."""
    address = "plans/confident-kitten/kitten-cleared-for-outdoors/"
    page.goto(address)
    for step in page.get_by_role("checkbox").all():
        step.tap()
    back = page.get_by_role("button", name="Step back to")
    back.tap()
    expect(advice(page)).to_contain_text("You stepped back from here")

    page.goto(BALANCE)
    page.goto(address)

    expect(advice(page)).to_contain_text("Move on")
    expect(advice(page)).to_contain_text("All steps were done before you stepped back.")
    expect(advice(page)).not_to_contain_text("You stepped back from here")
    expect(advice(page).get_by_role("link", name="Go on to")).to_be_visible()
    back.tap()
    expect(advice(page)).to_contain_text("You stepped back from here")
    assert [record["kind"] for record in records(page)].count("setback") == 2


def test_a_third_step_back_offers_a_pause(page: Page) -> None:
    """And the second smaller steps; the button below the stage steps back as well."""
    back = {"kind": "setback", "plan": "bicycle", "from": "pedals", "to": "balance"}
    seed(page, back)
    page.goto(PEDALS)
    expect(advice(page)).not_to_contain_text("Halve")
    seed_again = {**back, "at": "2026-01-06T10:00:00Z"}
    seed(page, back, seed_again, *session("bicycle/pedals", "green", "2026-01-07"))
    page.goto(PEDALS)
    expect(advice(page)).to_contain_text("Halve the size of each step")

    page.get_by_role("button", name="Step back to 1. Rolling without pedals").tap()

    expect(advice(page)).to_contain_text("Pause for a week")
    assert faults(page, ".guide-advice") == []


def test_a_stage_that_asks_for_more_sessions_is_not_left_after_the_usual_number(
    page: Page,
) -> None:
    """Its own numbers count: four green sessions on three days, where elsewhere it is three."""
    seed(page, *days("ggg", "bicycle/pedals"))
    page.goto(PEDALS)
    expect(advice(page)).to_contain_text("Stay here")
    expect(advice(page)).to_contain_text("3 of 4 green sessions in a row, on 3 of 3 days.")
    expect(advice(page).get_by_role("link", name="Go on to")).to_have_count(0)

    seed(page, *days("gggg", "bicycle/pedals"))
    page.goto(PEDALS)
    expect(advice(page)).to_contain_text("Move on")
    expect(advice(page).get_by_role("link", name="Go on to 3. Round the park")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.all)])
def test_a_pause_is_seen_where_it_was_chosen_and_can_be_ended(
    new_context: NewContext, scheme: str
) -> None:
    """It is a record with an undo; plan and home page tell of it too, until it ends."""
    page = new_context(color_scheme=scheme).new_page()
    back = {"kind": "setback", "plan": "bicycle", "from": "pedals", "to": "balance"}
    seed(page, back, back, back)
    page.goto(PEDALS)
    expect(advice(page)).to_contain_text("Pause for a week")
    page.get_by_role("button", name="Pause this plan").tap()

    expect(advice(page)).to_contain_text("You are on a pause")
    expect(advice(page)).to_contain_text("nothing counts against it")
    expect(page.get_by_role("button", name="Pause this plan")).to_have_count(0)
    expect(page.get_by_role("button", name="Step back to")).to_have_count(0)
    assert faults(page, ".guide-advice") == []
    for address in ("", BICYCLE):
        page.goto(address)
        way = page.get_by_role("link", name=re.compile("^Paused, until you are both ready"))
        expect(way).to_contain_text("Putting the pedals on")
    page.goto(BALANCE)
    expect(advice(page)).to_contain_text("You are on a pause")
    end = page.get_by_role("button", name="End the pause")
    end.focus()
    page.keyboard.press("Enter")

    expect(advice(page)).not_to_contain_text("You are on a pause")
    page.get_by_role("button", name="Undo").tap()
    expect(advice(page)).to_contain_text("You are on a pause")
    page.get_by_role("button", name="Redo").tap()
    expect(advice(page)).not_to_contain_text("You are on a pause")
    page.goto(BICYCLE)
    expect(page.get_by_role("link", name=re.compile("^Continue"))).to_be_visible()
    assert [record["on"] for record in records(page) if record["kind"] == "pause"] == [True, False]


def test_a_third_step_back_shows_the_way_to_the_alternative(page: Page) -> None:
    """The plan that the settings name; a second step back does not."""
    back = {"kind": "setback", "plan": "bicycle", "from": "pedals", "to": "balance"}
    alternative = advice(page).get_by_text("Or choose another good way:")
    seed(page, back, back)
    page.goto(PEDALS)
    expect(advice(page)).to_contain_text("Halve the size of each step")
    expect(alternative).to_be_hidden()

    seed(page, back, back, back)
    page.goto(PEDALS)
    expect(alternative).to_be_visible()
    alternative.get_by_role("link").tap()
    page.wait_for_url("**/plans/no-walk-enrichment/")
