"""Whatever is wrong with storage, the page works, keeps what it can and says what it cannot."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import faults
from tests.browser.conftest import NewContext
from tests.browser.local_storage import STORE, saved, stored
from tests.browser.riding import (
    BALANCE,
    BICYCLE,
    BRAKES,
    PEDALS,
    ROLLS,
    SADDLE,
    STRAP,
    box,
    follow,
    line,
)

pytestmark = pytest.mark.browser

BLOCKED = re.compile("does not let the page save")
FULL = re.compile("storage is full")
CORRUPT = re.compile("cannot be read")
NEWER = re.compile("newer version")

TICK = {"kind": "tick", "step": "saddle-low", "box": 1, "on": True, "at": "2026-01-05T10:00:00Z"}


def notice(page: Page) -> Locator:
    """Return where the page says what is not saved."""
    return page.get_by_role("main").get_by_role("status").first


def key(counter: str, version: int = 1) -> str:
    """Return the key of a record of this guide."""
    return f"{STORE}:{version}:{counter.rjust(8, '0')}:tests"


def put(page: Page, entries: dict[str, str]) -> None:
    """Write entries into localStorage, behind the guide's back."""
    page.goto("codes.json")  # of the same origin, and without progress
    page.evaluate(
        "(all) => { for (const entry of all) localStorage.setItem(...entry) }", [*entries.items()]
    )


@pytest.fixture
def faulty_page(new_context: NewContext, request: pytest.FixtureRequest) -> Page:
    """Return a tab whose storage has the faults that the test's parameter names."""
    context = new_context()
    for fault in request.param:
        context.add_init_script(fault)
    return context.new_page()


SAMPLE = {
    *("localStorage throws", "localStorage fills up", "IndexedDB is missing"),
    *("both throw", "absent and missing", "both full"),
}
ONE_STORE_LEFT = {
    "localStorage throws": [faults.LOCAL_THROWS],
    "localStorage is null": [faults.LOCAL_IS_NULL],
    "localStorage is absent": [faults.LOCAL_IS_ABSENT],
    "localStorage is read-only": [faults.LOCAL_IS_READ_ONLY],
    "localStorage is full": [faults.local_is_full(0)],
    "localStorage fills up": [faults.local_is_full(2)],
    "IndexedDB is missing": [faults.DATABASE_IS_MISSING],
    "IndexedDB throws": [faults.DATABASE_THROWS],
    "IndexedDB never answers": [faults.DATABASE_HANGS],
    "IndexedDB is full": [faults.DATABASE_IS_FULL],
}


@pytest.mark.parametrize(
    "faulty_page",
    [
        pytest.param(fault, id=name, marks=() if name in SAMPLE else pytest.mark.all)
        for name, fault in ONE_STORE_LEFT.items()
    ],
    indirect=True,
)
def test_one_store_is_enough(faulty_page: Page) -> None:
    """While either store keeps ticks they stay, and there is nothing to tell.

    Also those of a page that is left at once, as soon as it has found out what it can save in.
    """
    faulty_page.goto(BALANCE)
    expect(saved(faulty_page)).to_have_count(1)
    for step in (SADDLE, BRAKES, ROLLS):
        line(faulty_page, step).tap()

    faulty_page.reload()

    for step in (SADDLE, BRAKES, ROLLS):
        expect(box(faulty_page, step)).to_be_checked()
    expect(box(faulty_page, STRAP)).not_to_be_checked()
    expect(saved(faulty_page)).to_have_count(1)
    expect(notice(faulty_page)).to_have_text("", use_inner_text=True)


NO_STORE_LEFT = {
    "all is refused": (
        [faults.LOCAL_THROWS, faults.DATABASE_THROWS, faults.CHANNEL_THROWS],
        BLOCKED,
    ),
    "both throw": ([faults.LOCAL_THROWS, faults.DATABASE_THROWS], BLOCKED),
    "null and missing": ([faults.LOCAL_IS_NULL, faults.DATABASE_IS_MISSING], BLOCKED),
    "absent and missing": ([faults.LOCAL_IS_ABSENT, faults.DATABASE_IS_MISSING], BLOCKED),
    "null and silent": ([faults.LOCAL_IS_NULL, faults.DATABASE_HANGS], BLOCKED),
    "read-only and missing": ([faults.LOCAL_IS_READ_ONLY, faults.DATABASE_IS_MISSING], BLOCKED),
    "full and missing": ([faults.local_is_full(0), faults.DATABASE_IS_MISSING], FULL),
    "both full": ([faults.local_is_full(0), faults.DATABASE_IS_FULL], FULL),
}


@pytest.mark.parametrize(
    ("faulty_page", "words"),
    [
        pytest.param(*case, id=name, marks=() if name in SAMPLE else pytest.mark.all)
        for name, case in NO_STORE_LEFT.items()
    ],
    indirect=["faulty_page"],
)
def test_the_reader_is_told_when_nothing_is_saved(
    faulty_page: Page, words: re.Pattern[str]
) -> None:
    """One plain line, and the page works on for as long as it is open."""
    faulty_page.goto(BALANCE)
    expect(notice(faulty_page)).to_have_text(words, use_inner_text=True)
    line(faulty_page, SADDLE).tap()

    expect(faulty_page.get_by_text("1 of 4 steps")).to_be_visible()
    follow(faulty_page, "Putting the pedals on", PEDALS)
    expect(notice(faulty_page)).to_have_text(words, use_inner_text=True)
    follow(faulty_page, "Rolling without pedals", BALANCE)
    expect(box(faulty_page, SADDLE)).to_be_checked()


@pytest.mark.parametrize(
    "faulty_page", [[faults.LOCAL_THROWS, faults.DATABASE_HANGS]], ids=[""], indirect=True
)
def test_the_reader_is_told_within_a_second(faulty_page: Page) -> None:
    """Though a store that says nothing may still do so."""
    faulty_page.clock.install(time=0)
    faulty_page.clock.pause_at(1)
    faulty_page.goto(BALANCE)
    expect(notice(faulty_page)).to_have_text("", use_inner_text=True)

    faulty_page.clock.run_for(1000)

    expect(notice(faulty_page)).to_have_text(BLOCKED, use_inner_text=True)


FILLS_UP = [faults.local_is_full(2), faults.DATABASE_IS_MISSING]


@pytest.mark.parametrize("faulty_page", [FILLS_UP], ids=["after a place and a tick"], indirect=True)
def test_ticks_that_did_not_fit_are_saved_when_there_is_room(faulty_page: Page) -> None:
    """The line shows with the first tick that is not saved, and goes when all of them are."""
    faulty_page.goto(BALANCE)
    line(faulty_page, SADDLE).tap()
    expect(notice(faulty_page)).to_have_text("", use_inner_text=True)
    line(faulty_page, BRAKES).tap()
    expect(notice(faulty_page)).to_have_text(FULL, use_inner_text=True)

    faulty_page.evaluate("window.hasRoom = true")
    line(faulty_page, ROLLS).tap()

    expect(notice(faulty_page)).to_have_text("", use_inner_text=True)
    faulty_page.reload()
    for step in (SADDLE, BRAKES, ROLLS):
        expect(box(faulty_page, step)).to_be_checked()


CORRUPT_ENTRIES = {
    key("1"): "",
    key("2"): "{broken",
    key("3"): "null",
    key("4"): '["tick"]',
    key("5"): '"tick"',
    key("6"): "{}",
    key("7"): json.dumps({**TICK, "on": "yes"}),
    key("8"): json.dumps({**TICK, "box": 0}),
    key("9"): json.dumps({**TICK, "step": "Saddle <b>"}),
    key("a"): '{"kind":"tick","step":"__proto__","box":1,"on":true}',
    key("b"): '{"kind":"place","plan":"../..","stage":"//elsewhere"}',
    key("c"): "\ufffd\u0000[" * 1000 + "[" * 100_000,
    f"{STORE}:1:": "{}",
    f"{STORE}:1:short:key": json.dumps(TICK),
}


def test_corrupt_entries_are_told_and_left_alone(page: Page) -> None:
    """What cannot be read stays as it is, and what can be read counts."""
    put(page, {**CORRUPT_ENTRIES, key("z"): json.dumps(TICK)})

    page.goto(BALANCE)

    expect(notice(page)).to_have_text(CORRUPT, use_inner_text=True)
    expect(box(page, SADDLE)).to_be_checked()
    line(page, BRAKES).tap()
    page.reload()
    expect(box(page, BRAKES)).to_be_checked()
    assert {
        name: text for name, text in stored(page).items() if name in CORRUPT_ENTRIES
    } == CORRUPT_ENTRIES


def test_a_corrupt_entry_is_read_from_the_mirror(page: Page) -> None:
    """A record that is whole in one store is not lost by damage in the other."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    expect(saved(page)).to_have_text(["Saved"])
    put(page, {name: "{broken" for name in stored(page) if name.startswith(STORE)})

    page.goto(BALANCE)

    expect(box(page, SADDLE)).to_be_checked()
    expect(notice(page)).to_have_text("", use_inner_text=True)


def test_entries_of_a_newer_guide_are_told_and_left_alone(page: Page) -> None:
    """An older page in the cache neither reads nor harms what a newer one wrote."""
    newer = {key("1", version=2): "anything", f"{STORE}:10:whatever": json.dumps(TICK)}
    put(page, newer)

    page.goto(BALANCE)

    expect(notice(page)).to_have_text(NEWER, use_inner_text=True)
    line(page, BRAKES).tap()
    expect(box(page, SADDLE)).not_to_be_checked()
    assert newer.items() <= stored(page).items()


def test_records_of_kinds_unknown_here_are_kept(page: Page) -> None:
    """A kind that comes with later work is no fault."""
    later = {key("1"): '{"kind":"session","minutes":5,"at":"2027-01-01T00:00:00Z"}'}
    put(page, later)

    page.goto(BALANCE)
    line(page, BRAKES).tap()
    page.reload()

    expect(box(page, BRAKES)).to_be_checked()
    expect(notice(page)).to_have_text("", use_inner_text=True)
    assert later.items() <= stored(page).items()


def test_a_thousand_foreign_entries_are_untouched(page: Page) -> None:
    """Other sites of the same address keep everything, even under names like ours."""
    names = [
        STORE,
        f"{STORE}s:1:00000001:tests",
        f"{STORE}:setting",
        f"{STORE}:0:old",
        "__proto__",
        "",
    ]
    foreign = dict.fromkeys(names, "theirs") | {
        f"theirs {n}": "x" * n for n in range(1000 - len(names))
    }
    put(page, foreign)

    page.goto(BALANCE)
    line(page, SADDLE).tap()
    page.goto(BICYCLE)
    page.goto("")

    kept = stored(page)
    assert foreign.items() <= kept.items()
    ours = re.compile(rf"{STORE}:1:[0-9a-z]{{8}}:[0-9a-z]+|/guide/\.__palette")  # and Material's
    assert [name for name in kept.keys() - foreign.keys() if not ours.fullmatch(name)] == []
