"""What the sessions of a stage suggest, and stepping back."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.bringing import run
from tests.browser.riding import BALANCE, PEDALS
from tests.browser.seeding import Record, faults, records, seed, session

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
}
BACK: Record = {"kind": "setback", "plan": "p", "from": "b", "to": "a"}
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
