"""Backing up, bringing in, sending to another device, and erasing, as a reader meets them."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import faults
from tests.browser.conftest import NewContext
from tests.browser.keeping import (
    STORAGE,
    STORE,
    as_file,
    backup,
    choose,
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

YES = "Add it"
NO = "Leave everything as it is"


def test_the_page_reads_without_scripts(scriptless_page: Page) -> None:
    """It says what is stored, and shows no button that would do nothing."""
    scriptless_page.goto(STORAGE)

    expect(scriptless_page.get_by_text("In this browser, on this device.")).to_be_visible()
    expect(scriptless_page.get_by_text("need JavaScript")).to_be_visible()
    expect(scriptless_page.get_by_role("table")).to_be_visible()
    expect(scriptless_page.get_by_role("main").get_by_role("button")).to_have_count(0)


def test_a_backup_is_a_readable_file_named_after_subject_and_day(page: Page) -> None:
    """It says whose it is, holds every record, and the panel knows when it was made."""
    page.clock.set_fixed_time("2026-11-24T12:00:00")
    tick(page, SADDLE, BRAKES)
    named = {"kind": "subject", "subject": "first", "name": "Flying  Scott/../"}
    page.evaluate(
        "([key, record]) => localStorage.setItem(key, JSON.stringify(record))",
        [f"{STORE}:1:00000009:tests", named],
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


def test_what_was_brought_in_can_be_undone_and_done_again(page: Page, tmp_path: Path) -> None:
    """Nothing is taken away for it: the ticks go and come back."""
    tick(page, SADDLE, ROLLS)
    page.goto(STORAGE)
    file = tmp_path / "backup.json"
    save_backup(page).save_as(file)
    erase(page)
    choose(page, file)
    question(page).get_by_role("button", name=YES).click()
    before = ours(page)

    page.get_by_role("main").get_by_role("button", name="Undo", exact=True).click()
    expect(said(page, "Everything is as it was before.")).to_be_visible()
    assert before.items() < ours(page).items()
    other = page.context.new_page()
    other.goto(BALANCE)
    expect(box(other, SADDLE)).not_to_be_checked()

    page.get_by_role("main").get_by_role("button", name="Redo", exact=True).click()
    expect(said(page, "Added again.")).to_be_visible()
    expect(box(other, SADDLE)).to_be_checked()


def test_a_backup_is_a_union_and_older_never_overwrites_newer(page: Page) -> None:
    """What was done later stays so, and a backup of what was here is saved first."""
    tick(page, SADDLE, SADDLE, BRAKES)
    page.goto(STORAGE)

    choose(page, as_file(backup(record(1), record(2, step="helmet-on"))))
    expect(question(page)).to_contain_text("Made on 21 November 2026.")
    with page.expect_download() as saved_before:
        question(page).get_by_role("button", name=YES).click()

    assert len(json.loads(Path(saved_before.value.path()).read_text("utf-8"))["records"]) == 4
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


def test_progress_goes_to_another_device_as_a_link(
    new_context: NewContext, context: BrowserContext
) -> None:
    """The link asks with counts, adds after a yes, and is gone from the address."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    tick(page, SADDLE, STRAP)
    page.goto(STORAGE)
    page.get_by_role("button", name="Make the link").click()
    expect(said(page, "Copied.")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")

    other = new_context().new_page()
    other.goto(link)

    expect(question(other)).to_contain_text("2 ticks and unticks")
    assert ours(other) == {}
    question(other).get_by_role("button", name=YES).click()
    expect(said(other, "Added 3 entries.")).to_be_visible()
    other.wait_for_url(re.compile(r"/storage/$"))
    other.goto(BALANCE)
    expect(box(other, SADDLE)).to_be_checked()
    expect(box(other, STRAP)).to_be_checked()


def test_a_link_works_on_a_page_that_is_open(context: BrowserContext) -> None:
    """Pasted into the address of the page itself, and reached without a page being loaded."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    tick(page, SADDLE)
    page.goto(STORAGE)
    page.get_by_role("button", name="Make the link").click()
    expect(said(page, "Copied.")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    erase(page)

    page.goto(link)
    question(page).get_by_role("button", name=NO).click()
    page.wait_for_url(re.compile(r"/storage/$"))
    page.goto(BALANCE)
    page.evaluate(
        """(link) => {
            const way = document.createElement('a')
            Object.assign(way, { href: link, textContent: 'From a friend' })
            document.querySelector('article').append(way)
        }""",
        link,
    )
    follow(page, "From a friend", STORAGE)

    expect(question(page)).to_contain_text("1 tick or untick")
    question(page).get_by_role("button", name=YES).click()
    page.wait_for_url(re.compile(r"/storage/$"))
    expect(said(page, "Added 2 entries.")).to_be_visible()


@pytest.mark.parametrize("packed", ["%", "AAAA"], ids=["no base64", "nothing deflated"])
def test_links_that_are_damaged_are_refused_in_words(page: Page, packed: str) -> None:
    """And nothing changes."""
    page.goto(f"{STORAGE}#progress={packed}")

    expect(said(page, "cannot be read")).to_contain_text("Nothing was changed.")
    assert ours(page) == {}
    page.wait_for_url(re.compile(r"/storage/$"))


BOMB = """async () => {
    const zeros = new Blob([new Uint8Array(40 * 2 ** 20).fill(32)]).stream()
        .pipeThrough(new CompressionStream('deflate-raw'))
    const bytes = new Uint8Array(await new Response(zeros).arrayBuffer())
    let letters = ''
    for (const byte of bytes) letters += String.fromCharCode(byte)
    location.hash = '#progress=' + btoa(letters).replaceAll('+', '-').replaceAll('/', '_')
        .replace(/=+$/, '')
}"""


def test_a_link_that_unpacks_to_too_much_is_refused(page: Page) -> None:
    """A small link can hold a huge text."""
    page.goto(STORAGE)
    page.evaluate(BOMB)

    expect(said(page, "far larger")).to_be_visible()


def test_a_journal_too_large_for_a_link_is_said_and_the_file_offered(page: Page) -> None:
    """Nothing is copied that another program would cut off."""
    page.goto("404.html")
    page.evaluate(
        """(store) => {
            for (let n = 0; n < 2000; n++) {
                const key = `${store}:1:${n.toString(36).padStart(8, '0')}:w${Math.random()}`
                localStorage.setItem(key.replace('.', ''), JSON.stringify(
                    { kind: 'tick', step: `step-${n}`, box: 1, on: true }))
            }
        }""",
        STORE,
    )
    page.goto(STORAGE)
    page.get_by_role("button", name="Make the link").click()

    expect(said(page, "too large for a link")).to_be_visible()


def test_where_nothing_can_be_copied_the_link_is_shown(page: Page) -> None:
    """A reader without clipboard and share sheet can still take it."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    tick(page, SADDLE)
    page.goto(STORAGE)
    page.get_by_role("button", name="Make the link").click()

    shown = page.get_by_role("textbox", name="The link, to copy by hand")
    expect(shown).to_have_value(re.compile("/storage/#progress="))


def test_the_share_sheet_is_used_where_there_is_one(page: Page) -> None:
    """And closing it is no fault."""
    page.add_init_script("""
        navigator.canShare = () => true
        navigator.share = async ({ url }) => {
            if (window.shared) throw new DOMException('closed', 'AbortError')
            window.shared = url
        }
    """)
    tick(page, SADDLE)
    page.goto(STORAGE)
    page.get_by_role("button", name="Make the link").click()
    expect(said(page, "Sent.")).to_be_visible()
    assert "#progress=" in page.evaluate("window.shared")
    page.get_by_role("button", name="Make the link").click()

    expect(said(page, "Not sent.")).to_be_visible()


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


def erase(page: Page) -> None:
    """Erase everything by the button."""
    page.get_by_role("button", name="Erase everything on this device").click()
    page.get_by_role("dialog").get_by_role("button", name="Erase everything", exact=True).click()
    expect(said(page, "Everything is erased.")).to_be_visible()


def test_erasing_names_what_goes_and_offers_a_backup(page: Page) -> None:
    """Keeping everything is one press, and changes nothing."""
    tick(page, SADDLE)
    page.goto(STORAGE)
    before = held(page)

    page.get_by_role("button", name="Erase everything on this device").click()
    asked = page.get_by_role("dialog", name="Erase everything?")
    expect(asked).to_contain_text("All 2 entries: your ticks, sessions and notes")
    expect(asked.get_by_role("button", name="Save a backup first")).to_be_focused()
    asked.get_by_role("button", name="Keep everything").click()
    expect(asked).to_be_hidden()
    assert held(page) == before

    page.get_by_role("button", name="Erase everything on this device").click()
    with page.expect_download():
        asked.get_by_role("button", name="Save a backup first").click()
    expect(asked).to_be_visible()


def test_erasing_leaves_nothing_in_any_tab(context: BrowserContext) -> None:
    """Stores, caches and the choice of colours go, other sites' keys stay, nothing comes back."""
    other, page = context.new_page(), context.new_page()
    tick(other, SADDLE, BRAKES)
    page.goto(STORAGE)
    page.get_by_title("Switch to dark colours").first.click()
    page.evaluate(
        """async (store) => {
            localStorage.setItem('theirs', 'stays')
            await caches.open(`${store}:/guide/:1`)
            await caches.open(`${store}-of-theirs`)
        }""",
        STORE,
    )

    erase(page)

    expect(box(other, SADDLE)).not_to_be_checked()
    assert page.evaluate("Object.entries(localStorage)") == [["theirs", "stays"]]
    assert page.evaluate("caches.keys()") == [f"{STORE}-of-theirs"]
    other.bring_to_front()
    line(other, ROLLS).tap()
    expect(other.get_by_text("Saved", exact=True)).to_be_visible()
    assert sum('"tick"' in text for text in ours(page).values()) == 1
    page.goto(BALANCE)
    expect(box(page, ROLLS)).to_be_checked()
    expect(box(page, SADDLE)).not_to_be_checked()


def test_erased_progress_does_not_come_back_with_the_back_button(context: BrowserContext) -> None:
    """A page that the browser kept in memory has not heard of it, and asks the stores."""
    page, other = context.new_page(), context.new_page()
    tick(page, SADDLE)
    page.goto("404.html")
    other.goto(STORAGE)
    erase(other)

    page.go_back()

    expect(box(page, SADDLE)).not_to_be_checked()
    line(page, BRAKES).tap()
    expect(page.get_by_text("1 of 4 steps")).to_be_visible()
    assert sum('"tick"' in text for text in ours(page).values()) == 1


def test_a_backup_is_offered_with_the_last_tick_of_a_stage(page: Page) -> None:
    """Not before, and not on a page that was finished earlier."""
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
    page.reload()
    expect(page.get_by_text("4 of 4 steps")).to_be_visible()
    expect(offer).to_be_hidden()


def test_the_browser_is_asked_for_its_promise_at_the_first_tick_alone(page: Page) -> None:
    """And the panel says what came of it, with a way to ask again."""
    page.add_init_script("""
        window.asked = () => Number(sessionStorage.getItem('asked') ?? 0)
        navigator.storage.persist = async () => {
            sessionStorage.setItem('asked', asked() + 1)
            return asked() > 1
        }
        navigator.storage.persisted = async () => asked() > 1
    """)
    page.goto(BALANCE)
    assert page.evaluate("asked()") == 0
    line(page, SADDLE).tap()
    line(page, BRAKES).tap()
    assert page.evaluate("asked()") == 1

    page.goto(STORAGE)
    page.get_by_role("button", name="Ask it to keep this").click()

    expect(page.get_by_text("It has promised not to delete this")).to_be_visible()
    expect(page.get_by_role("button", name="Ask it to keep this")).to_be_hidden()


def test_an_iphone_is_told_of_the_seven_days(page: Page) -> None:
    """Its browsers alone say whether they run from the home screen; there the lines stand open."""
    page.goto(STORAGE)
    expect(page.get_by_text("without visiting that site")).to_be_hidden()
    page.add_init_script("Object.defineProperty(navigator, 'standalone', { value: false })")
    page.reload()

    expect(page.get_by_text("without visiting that site")).to_be_visible()


def test_the_page_lists_everything_the_site_stores(page: Page) -> None:
    """Every key, database, cache and kind of entry is in the list, which erasing goes by."""
    tick(page, SADDLE)
    page.get_by_title("Switch to dark colours").first.click()
    page.goto(STORAGE)
    save_backup(page)
    kept = page.evaluate(
        """async () => ({
            local: Object.keys(localStorage), session: Object.keys(sessionStorage),
            databases: (await indexedDB.databases()).map(({ name }) => name),
            caches: await caches.keys(), cookies: document.cookie,
        })"""
    )
    listed = page.get_by_role("table").inner_text()
    kinds = page.evaluate(
        """async () => {
            const kinds = new URL('../assets/javascripts/kinds.mjs', document.baseURI)
            return [...(await import(kinds)).KINDS.keys()]
        }"""
    )

    starts = {f"{STORE}:": "…", "/guide/.__palette": ""}
    assert {key for key in kept["local"] if not key.startswith(tuple(starts))} == set()
    assert (kept["session"], kept["cookies"]) == ([], "")
    assert kept["databases"] == [STORE]
    assert [name for name in kept["caches"] if not name.startswith(f"{STORE}:")] == []
    for name in (f"{STORE}:…", "….__palette", STORE):
        assert name in listed
    shown = page.locator("[data-guide-kind]").evaluate_all(
        "all => all.map((each) => each.dataset.guideKind)"
    )
    assert sorted(shown) == sorted(kinds)
    said_of = page.locator("template[data-guide-phrases]").first.evaluate(
        "({ content }) => [...content.querySelectorAll('p')].map((p) => p.dataset.guidePhrase)"
    )
    assert [kind for kind in kinds if f"kind-{kind}.other" not in said_of] == []
