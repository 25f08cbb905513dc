"""Backing up and bringing in, as a reader meets them."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import faults
from tests.browser.conftest import NewContext
from tests.browser.keeping import (
    NO,
    STORAGE,
    STORE,
    YES,
    as_file,
    backup,
    before_the_scripts,
    choose,
    erase,
    held,
    ours,
    question,
    record,
    said,
    save_backup,
    tick,
)
from tests.browser.riding import BALANCE, BRAKES, ROLLS, SADDLE, STRAP, box, follow, line

pytestmark = pytest.mark.browser


def test_a_backup_is_a_readable_file_named_after_subject_and_day(page: Page) -> None:
    """It says whose it is, holds every record, and the panel knows when it was made."""
    page.clock.set_fixed_time("2026-11-24T12:00:00")
    tick(page, SADDLE, BRAKES)
    named = {"kind": "subject", "subject": "first", "name": "Flying  Scott/../"}
    gone = {"kind": "subject", "subject": "gone", "name": "Gone", "removed": True}
    for number, each in enumerate((named, gone)):
        page.evaluate(
            "([key, record]) => localStorage.setItem(key, JSON.stringify(record))",
            [f"{STORE}:1:0000001{number}:tests", each],
        )
    page.goto(STORAGE)
    expect(page.get_by_text("Never")).to_be_visible()
    before = ours(page)

    download = save_backup(page)

    assert download.suggested_filename == f"{STORE}-flying-scott-2026-11-24.json"
    text = Path(download.path()).read_text("utf-8")
    found = json.loads(text)
    assert {key: found[key] for key in ("guide", "format")} == {"guide": STORE, "format": 1}
    assert {key for key, _ in found["records"]} == before.keys()
    assert len(text.splitlines()) == len(before) + 7  # a record a line
    expect(page.get_by_text("24 November 2026 at 12:00")).to_be_visible()


def test_a_backup_brings_everything_back(page: Page, tmp_path: Path) -> None:
    """Save, erase, bring in: the same ticks, from the same entries, and twice counts once."""
    tick(page, SADDLE, ROLLS)
    page.goto(STORAGE)
    before = ours(page)
    file = tmp_path / "backup.json"
    save_backup(page).save_as(file)
    erase(page)
    assert ours(page) == {}

    choose(page, file)
    expect(question(page)).to_contain_text("2 ticks and unticks")
    expect(question(page)).to_contain_text("1 place where you last were")
    assert ours(page) == {}, "changed before the reader said yes"
    question(page).get_by_role("button", name=YES).click()

    expect(said(page, "Added 3 entries.")).to_be_visible()
    assert ours(page) == before
    choose(page, file)
    expect(said(page, "Everything in it is here already.")).to_be_visible()
    assert ours(page) == before
    page.goto(BALANCE)
    expect(box(page, SADDLE)).to_be_checked()
    expect(box(page, BRAKES)).not_to_be_checked()


def test_a_file_chosen_before_the_scripts_have_come_is_read_when_they_have(page: Page) -> None:
    """On a slow network the button is there before what it does."""
    with before_the_scripts(page):
        choose(page, as_file(backup(record(1))))

    expect(question(page)).to_contain_text("1 tick or untick")


def test_what_was_brought_in_can_be_undone_and_done_again(page: Page, tmp_path: Path) -> None:
    """Nothing is taken away for it: the ticks go and come back."""
    tick(page, SADDLE, ROLLS)
    page.goto(STORAGE)
    file = tmp_path / "backup.json"
    save_backup(page).save_as(file)
    erase(page)
    choose(page, file)
    question(page).get_by_role("button", name=YES).click()
    expect(said(page, "Added 3 entries.")).to_be_visible()
    before = ours(page)

    page.get_by_role("button", name="Undo", exact=True).click()
    expect(said(page, "Undone.")).to_be_visible()
    assert before.items() < ours(page).items()
    other = page.context.new_page()
    other.goto(BALANCE)
    expect(box(other, SADDLE)).not_to_be_checked()

    page.get_by_role("button", name="Redo", exact=True).click()
    expect(said(page, "Done again.")).to_be_visible()
    expect(box(other, SADDLE)).to_be_checked()
    page.keyboard.press("Control+z")
    expect(box(other, SADDLE)).not_to_be_checked()


def test_what_was_taken_back_can_be_brought_in_once_more(page: Page, tmp_path: Path) -> None:
    """As if it had never come, also after the page has been left; no other backup carries it."""
    page.goto(STORAGE)
    file, other = tmp_path / "theirs.json", tmp_path / "ours.json"
    theirs = backup(record(1), record(2, step="long-rolls"))
    file.write_text(theirs, "utf-8")
    choose(page, file)
    question(page).get_by_role("button", name=YES).click()
    page.get_by_role("button", name="Undo", exact=True).click()
    tick(page, BRAKES)
    expect(box(page, SADDLE)).not_to_be_checked()

    page.goto(STORAGE)
    save_backup(page).save_as(other)
    kept = [each["kind"] for _, each in json.loads(other.read_text("utf-8"))["records"]]
    assert "undo" not in kept
    assert kept.count("tick") == 1

    choose(page, as_file(backup(record(1))))
    expect(question(page)).to_contain_text("1 tick")
    question(page).get_by_role("button", name=YES).click()
    expect(said(page, "Added 1 entry.")).to_be_visible()
    page.goto(BALANCE)
    for step, is_ticked in ((SADDLE, True), (BRAKES, True)):
        expect(box(page, step)).to_be_checked(checked=is_ticked)
    expect(page.locator("[data-guide-step='long-rolls'] input:checked")).to_have_count(0)


def test_taking_a_backup_back_takes_nothing_from_whoever_made_it(
    new_context: NewContext, tmp_path: Path
) -> None:
    """Two devices: one brings in the other's ticks and takes them back, and is then brought in."""
    mine, theirs = new_context().new_page(), new_context().new_page()
    there, back = tmp_path / "there.json", tmp_path / "back.json"
    tick(theirs, SADDLE)
    theirs.goto(STORAGE)
    save_backup(theirs).save_as(there)
    tick(mine, BRAKES)
    mine.goto(STORAGE)
    choose(mine, there)
    with mine.expect_download():  # one is saved before anything is added
        question(mine).get_by_role("button", name=YES).click()
    mine.get_by_role("button", name="Undo", exact=True).click()
    save_backup(mine).save_as(back)

    choose(theirs, back)
    question(theirs).get_by_role("button", name=YES).click()
    expect(said(theirs, "Added")).to_be_visible()
    theirs.goto(BALANCE)
    for step in (SADDLE, BRAKES):
        expect(box(theirs, step)).to_be_checked()


def test_a_backup_is_a_union_and_older_never_overwrites_newer(page: Page) -> None:
    """What was done later stays so, and a backup of what was here is saved first."""
    tick(page, SADDLE, SADDLE, BRAKES)
    page.goto(STORAGE)

    choose(page, as_file(backup(record(1), record(2, step="helmet-on"))))
    expect(question(page)).to_contain_text("Made on 21 November 2026.")
    with page.expect_download() as saved_before:
        question(page).get_by_role("button", name=YES).click()

    assert len(json.loads(Path(saved_before.value.path()).read_text("utf-8"))["records"]) == 4
    expect(said(page, "Added 2 entries.")).to_be_visible()
    page.goto(BALANCE)
    expect(box(page, STRAP)).to_be_checked()
    expect(box(page, BRAKES)).to_be_checked()
    expect(box(page, SADDLE)).not_to_be_checked()


def test_no_leaves_everything_as_it_was(page: Page) -> None:
    """By the button or by Escape, both stores are the same to the byte."""
    tick(page, SADDLE)
    page.goto(STORAGE)
    before = held(page)

    for answer in (NO, None):
        choose(page, as_file(backup(record(90))))
        expect(question(page)).to_be_visible()
        if answer:
            question(page).get_by_role("button", name=answer).click()
        else:
            page.keyboard.press("Escape")
        expect(said(page, "Nothing was added.")).to_be_visible()

    assert held(page) == before


def test_records_of_newer_guides_and_unknown_kinds_are_carried_along(page: Page) -> None:
    """A backup that went through an older guide is still whole."""
    page.goto(STORAGE)
    newer = f"{STORE}:7:whatever"
    unknown = record(5, kind="moon-phase", deep={"er": [1]})

    choose(page, as_file(backup([newer, "\u2603 not for us"], unknown)))
    expect(question(page)).to_contain_text("2 entries of a newer guide")
    question(page).get_by_role("button", name=YES).click()
    expect(said(page, "Added 2 entries.")).to_be_visible()
    records = json.loads(Path(save_backup(page).path()).read_text("utf-8"))["records"]

    assert [newer, "\u2603 not for us"] in records
    assert unknown in records


PROTOTYPE = json.dumps({"__proto__": {"guide": STORE, "format": 1, "records": []}})
REFUSED: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "cannot be read"),
    "half a file": (backup(record(1))[:-9], "cannot be read"),
    "no text": (b"\xff\xfe\x00\x01", "not a text file"),
    "another guide": (backup(record(1), guide="couch-to-5k"), "somewhere else"),
    "no guide": ("[]", "somewhere else"),
    "a name that is a prototype": (PROTOTYPE, "somewhere else"),
    "a newer format": (backup(guide=STORE, format=2, things={}), "newer version"),
    "an odd format": (backup(record(1), format="1"), "changed or damaged"),
    "an odd date": (backup(record(1), exported="yesterday"), "changed or damaged"),
    "no records": (backup(records={}), "changed or damaged"),
    "something more": (backup(record(1), extra=1), "changed or damaged"),
    "a foreign key": (backup(record(1), ["theirs", {}]), "changed or damaged"),
    "a key with blanks": (backup([f"{STORE}:2: ", ""]), "changed or damaged"),
    "no such step": (backup(record(1, step="<b>")), "changed or damaged"),
    "no such box": (backup(record(1, box=0)), "changed or damaged"),
    "half a record": (backup(record(1)[:1]), "changed or damaged"),
    "two of one key": (backup(record(1), record(1, on=False)), "changed or damaged"),
    "a prototype": (
        backup(record(1)).replace('"kind"', '"__proto__": {"on": 1}, "kind"'),
        "changed or damaged",
    ),
    "a prototype as text": (
        backup([record(1)[0], '{"kind":"x","__proto__":{}}']),
        "changed or damaged",
    ),
    "the last counter": (
        backup([f"{STORE}:1:zzzzzzzz:me", record(1)[1]]),
        "changed or damaged",
    ),
    "far too deep": ("[" * 100_000 + "]" * 100_000, "somewhere else"),
    "a record far too deep": (
        backup(record(1, kind="x", deep=0)).replace("0}", "[" * 100_000 + "]" * 100_000 + "}"),
        "changed or damaged",
    ),
}


def test_what_is_no_backup_is_refused_in_words(page: Page) -> None:
    """One entry that is not sound spoils the file, and both stores stay the same to the byte."""
    tick(page, SADDLE)
    page.goto(STORAGE)
    before = held(page)

    for name, (text, words) in REFUSED.items():
        choose(page, as_file(text))
        refused = said(page, words)
        expect(refused, name).to_contain_text("Nothing was changed.")
        choose(page, as_file(backup()))  # so that the next words are new ones
        expect(said(page, "It is an empty backup.")).to_be_visible()

    assert held(page) == before


NO_STORAGE = [faults.LOCAL_THROWS, faults.DATABASE_THROWS]


def test_backups_work_where_the_browser_saves_nothing(page: Page) -> None:
    """What the page remembers can be saved, and a backup brought in is there while it is open."""
    for fault in NO_STORAGE:
        page.add_init_script(fault)
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    expect(page.get_by_text("1 of 4 steps")).to_be_visible()
    page.evaluate(
        """() => {
            const way = document.createElement('a')
            Object.assign(way, { href: '../../../storage/', textContent: 'To storage' })
            document.querySelector('article').append(way)
        }"""
    )
    follow(page, "To storage", STORAGE)
    expect(page.get_by_text("Not at all: this browser lets the page save nothing.")).to_be_visible()

    saved = json.loads(Path(save_backup(page).path()).read_text("utf-8"))
    choose(page, as_file(backup(record(50, step="helmet-on"))))
    question(page).get_by_role("button", name=YES).click()
    expect(said(page, "Added 1 entry.")).to_be_visible()
    page.go_back()

    assert [each["step"] for _, each in saved["records"] if each["kind"] == "tick"]
    expect(box(page, STRAP)).to_be_checked()


def test_a_full_device_takes_all_or_nothing(page: Page) -> None:
    """Where a backup does not fit, the page says so and is as it was."""
    page.add_init_script(faults.local_is_full(1))
    page.add_init_script(faults.DATABASE_IS_FULL)
    page.goto(STORAGE)

    choose(page, as_file(backup(record(1), record(2, step="helmet-on"))))
    question(page).get_by_role("button", name=YES).click()

    expect(said(page, "This device has no room for it.")).to_be_visible()
    assert ours(page) == {}


def test_a_backup_is_offered_with_the_last_tick_of_a_stage(page: Page) -> None:
    """Not before, not once it is taken back, and not on a page that was finished earlier."""
    page.goto(BALANCE)
    offer = page.get_by_text("That was the last step of this stage.")
    boxes = page.get_by_role("checkbox").all()
    for each in boxes[:-1]:
        each.check()
    expect(offer).to_be_hidden()

    boxes[-1].check()
    expect(offer).to_be_visible()
    with page.expect_download():
        page.get_by_role("button", name="Save a backup").click()
    expect(page.get_by_text("Saved as")).to_be_visible()
    boxes[-1].uncheck()
    expect(offer).to_be_hidden()
    boxes[-1].check()
    expect(offer).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(offer).to_be_hidden()
    boxes[-1].check()
    page.reload()
    expect(page.get_by_text("4 of 4 steps")).to_be_visible()
    expect(offer).to_be_hidden()
