"""What each kind of record means: the fold by itself, in a page."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.bringing import run

pytestmark = pytest.mark.browser

Record = dict[str, Any]

ON: Record = {"kind": "tick", "step": "one", "box": 1, "on": True}
START: Record = {
    "kind": "session-start",
    "session": "s1",
    "plan": "p",
    "stage": "a",
    "preflight": ["strap"],
    "on": "2026-01-05",
}
STRAP: Record = {"kind": "tick", "step": "strap", "box": 1, "on": True}
END: Record = {
    "kind": "session-end",
    "session": "s1",
    "colour": "green",
    "ate": True,
    "left": False,
    "minutes": 4,
    "note": "calm",
    "on": "2026-01-05",
}
BACK: Record = {"kind": "setback", "plan": "p", "from": "b", "to": "a"}
SUMMARY = """({ given, folded, currentSubject, ticksOf, isSkipped, planOf, openSession }) => {
    const state = folded(...given)
    const now = currentSubject(state)
    return {
        current: state.current, name: now.name, born: now.born, plan: planOf(now),
        subjects: [...state.subjects.keys()],
        ticked: [...now.boxes.keys()].filter((step) => ticksOf(now, [step]).size),
        skipped: [...now.skips.keys()].filter((step) => isSkipped(now, [step])),
        measures: [...now.measures].map(([name, days]) => [name, ...days]),
        sessions: [...now.sessions.values()].map(({ id, checked, outcome }) =>
            ({ id, checked: [...checked], outcome })),
        open: openSession(now, 'p', 'a')?.id ?? null,
        setbacks: now.setbacks.map(({ from, to }) => [from, to]),
        places: [...now.places],
    }
}"""


def state(page: Page, *records: Record) -> Any:
    """Return what records, in order, say of the current subject."""
    return run(page, SUMMARY, list(records))


def test_records_without_a_subject_are_about_the_first(page: Page) -> None:
    """Journals of before there were subjects, and of readers who never named one, stay theirs."""
    said = state(page, ON, {**ON, "step": "two", "subject": "first"})

    assert said["current"] == "first"
    assert said["ticked"] == ["one", "two"]


def test_each_subject_has_its_own_progress(page: Page) -> None:
    """Ticks, skips, sessions, step-backs and places are one subject's alone."""
    about = {"subject": "b2"}
    others: list[Record] = [ON, START, END, BACK, {"kind": "skip", "step": "two", "on": True}]
    said = state(
        page,
        *others,
        {"kind": "subject", **about, "name": "Ada", "born": "2025-03"},
        {"kind": "current", **about},
        {"kind": "enrol", "plan": "p2", **about},
        {**ON, "step": "three", **about},
        {"kind": "measure", "measure": "weight", "value": 4.2, "on": "2026-01-05", **about},
        {"kind": "measure", "measure": "weight", "value": 4.3, "on": "2026-01-05", **about},
    )

    assert said == {
        "current": "b2",
        "name": "Ada",
        "born": "2025-03",
        "plan": "p2",
        "subjects": ["first", "b2"],
        "ticked": ["three"],
        "skipped": [],
        "measures": [["weight", ["2026-01-05", 4.3]]],
        "sessions": [],
        "open": None,
        "setbacks": [],
        "places": [],
    }


def test_a_removed_subject_makes_way_for_another(page: Page) -> None:
    """For one that is there, and for a blank one where none is; its records are kept."""
    named = {"kind": "subject", "subject": "b2", "name": "Ada"}
    remove = {"kind": "subject", "removed": True}

    assert state(page, ON, named, {**remove, "subject": "first"})["current"] == "b2"
    alone = state(page, ON, {**remove, "subject": "first"})
    assert (alone["current"], alone["ticked"]) == ("first-next", [])
    back = state(page, ON, {**remove, "subject": "first"}, {"kind": "undo", "of": ["key-1"]})
    assert (back["current"], back["ticked"]) == ("first", ["one"])


def test_a_session_asks_anew_and_keeps_what_was_true_of_it(page: Page) -> None:
    """Ticks of before it are gone from the list, ticks of during it are the session's."""
    other = {**STRAP, "step": "elsewhere"}

    said = state(page, STRAP, ON, START)
    assert (said["ticked"], said["open"]) == (["one"], "s1")
    assert said["sessions"] == [{"id": "s1", "checked": [], "outcome": None}]
    said = state(page, START, STRAP, other, END)
    assert said["sessions"][0]["checked"] == ["strap"]
    assert said["sessions"][0]["outcome"] == {
        "colour": "green",
        "ate": True,
        "left": False,
        "minutes": 4,
        "note": "calm",
    }
    said = state(page, START, STRAP, END, {**START, "session": "s2"}, {**STRAP, "on": False})
    assert [each["checked"] for each in said["sessions"]] == [["strap"], []]


def test_the_last_word_on_a_session_counts(page: Page) -> None:
    """A second end of one session corrects the first."""
    said = state(page, START, END, {**END, "colour": "amber", "minutes": None})

    assert [each["outcome"]["colour"] for each in said["sessions"]] == ["amber"]


def test_a_step_back_leads_there_and_keeps_all(page: Page) -> None:
    """The place is the earlier stage; ticks and sessions stay."""
    said = state(page, ON, START, END, {"kind": "place", "plan": "p", "stage": "b"}, BACK)

    assert said["places"] == [["p", "a"]]
    assert said["setbacks"] == [["b", "a"]]
    assert said["ticked"] == ["one"]
    assert len(said["sessions"]) == 1


def test_a_reset_takes_what_it_names(page: Page) -> None:
    """Steps and stages that it names, or everything but name and measures."""
    skip: Record = {"kind": "skip", "step": "two", "on": True}
    named: Record = {"kind": "subject", "subject": "first", "name": "Ada"}
    before: list[Record] = [named, ON, skip, {**ON, "step": "three"}, START, END, BACK]

    said = state(page, *before, {"kind": "reset", "steps": ["one", "two"], "stages": ["p/a"]})
    assert (said["ticked"], said["skipped"], said["sessions"]) == (["three"], [], [])
    assert said["setbacks"] == [["b", "a"]]
    said = state(page, *before, {"kind": "reset", "steps": [], "all": True})
    assert (said["ticked"], said["sessions"], said["setbacks"]) == ([], [], [])
    assert (said["name"], said["places"]) == ("Ada", [])


def test_an_undo_can_be_undone(page: Page) -> None:
    """What is undone does not count; undoing the undo makes it count again."""
    undo = {"kind": "undo", "of": ["key-0"]}
    redo = {"kind": "undo", "of": ["key-1"]}

    assert state(page, ON)["ticked"] == ["one"]
    assert state(page, ON, undo)["ticked"] == []
    assert state(page, ON, undo, redo)["ticked"] == ["one"]
    assert state(page, ON, undo, redo, {"kind": "undo", "of": ["key-2"]})["ticked"] == []


def test_undoing_an_untick_brings_the_tick_back(page: Page) -> None:
    """And undoing a reset brings back all that it took."""
    untick = {**ON, "on": False}
    reset: Record = {"kind": "reset", "steps": [], "all": True}

    assert state(page, ON, untick, {"kind": "undo", "of": ["key-1"]})["ticked"] == ["one"]
    said = state(page, ON, START, END, BACK, reset, {"kind": "undo", "of": ["key-4"]})
    assert (said["ticked"], len(said["sessions"]), len(said["setbacks"])) == (["one"], 1, 1)


def test_a_record_made_again_counts_once(page: Page) -> None:
    """Whichever of its two keys an undo names."""
    again = {**BACK, "again": "key-0"}

    assert state(page, BACK, again)["setbacks"] == [["b", "a"]]
    assert state(page, BACK, again, {"kind": "undo", "of": ["key-0"]})["setbacks"] == []
    assert state(page, BACK, again, {"kind": "undo", "of": ["key-1"]})["setbacks"] == []


WRONG = [
    {**ON, "subject": "Not an id"},
    {**ON, "box": 0},
    {"kind": "subject"},
    {"kind": "subject", "subject": "a", "name": 7},
    {"kind": "subject", "subject": "a", "born": "March"},
    {"kind": "measure", "measure": "weight", "value": -1, "on": "2026-01-05"},
    {"kind": "measure", "measure": "weight", "value": 4, "on": "today"},
    {"kind": "measure", "measure": "weight", "value": 4, "on": "2026-02-30"},
    {"kind": "current"},
    {"kind": "enrol", "plan": "../elsewhere"},
    {"kind": "skip", "step": "one"},
    {**START, "preflight": "strap"},
    {**START, "on": None},
    {**END, "colour": "blue"},
    {**END, "note": "x" * 10_001},
    {**END, "minutes": "4"},
    {"kind": "setback", "plan": "p", "from": "b"},
    {"kind": "pause", "plan": "p"},
    {"kind": "reset"},
    {"kind": "reset", "steps": [], "stages": ["p"]},
    {"kind": "undo", "of": "key-0"},
]
RIGHT = [
    ON,
    START,
    END,
    BACK,
    {**END, "ate": None, "left": None, "minutes": None, "note": None},
    {"kind": "subject", "subject": "a", "name": "", "born": ""},
    {"kind": "measure", "measure": "weight", "value": None, "on": "2026-01-05"},
    {"kind": "undo", "of": []},
    {"kind": "backup"},
    {"kind": "of-a-later-guide", "subject": 7},
]


def test_records_of_a_wrong_shape_are_told_apart(page: Page) -> None:
    """What a record says is looked at before it counts."""
    judge = "({ given, isRecord }) => given.map((record) => isRecord(record))"

    assert run(page, judge, WRONG) == [False] * len(WRONG)
    assert run(page, judge, RIGHT) == [True] * len(RIGHT)
