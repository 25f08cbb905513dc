"""The page about storage as a reader uses it, and what the browser holds behind it."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, FileChooser, Locator, Page, Route, expect

from tests.browser.riding import BALANCE, SADDLE, line
from tests.browser.training import dialog, press, start

STORAGE = "storage/"
STORE = "harness-training-101"

YES = "Add it"
NO = "Leave everything as it is"
"""The answers to the question whether to bring progress in."""

BOTH_STORES = """async (name) => {
    const local = Object.entries(localStorage).sort()
    const known = (await indexedDB.databases()).some((each) => each.name === name)
    if (!known) return [local, null]
    const open = indexedDB.open(name)
    await new Promise((done) => { open.onsuccess = done })
    const records = open.result.transaction('records').objectStore('records')
    const asked = [records.getAllKeys(), records.getAll()]
    const answers = await Promise.all(asked.map((request) =>
        new Promise((done) => { request.onsuccess = () => done(request.result) })))
    open.result.close()
    return [local, answers]
}"""


def tick(page: Page, *steps: str) -> None:
    """Tick steps of the first stage, and wait until the page says that they are saved."""
    page.goto(BALANCE)
    for step in steps:
        line(page, step).tap()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


@contextmanager
def before_the_scripts(page: Page) -> Iterator[None]:
    """Open the page about storage, with its scripts on their way until the end of the block."""
    held_back: list[Route] = []

    def hold(route: Route) -> None:
        held_back.append(route)

    page.route("**/storage.mjs", hold)
    with page.expect_request("**/storage.mjs"):
        page.goto(STORAGE)
    yield
    for route in held_back:
        route.continue_()


def held(page: Page) -> Any:
    """Return all that both stores hold, of whatever origin."""
    return page.evaluate(BOTH_STORES, STORE)


def ours(page: Page) -> dict[str, str]:
    """Return the guide's own entries in localStorage."""
    all_entries = page.evaluate("() => Object.entries(localStorage)")
    return {key: text for key, text in all_entries if key.startswith(f"{STORE}:")}


def kept(page: Page) -> dict[str, list[str]]:
    """Return the names of all that the browser keeps of this address; records are a kind of key."""
    found: dict[str, list[str]] = page.evaluate(
        """async () => ({
            records: [], settings: Object.keys(localStorage).sort(),
            databases: (await indexedDB.databases()).map(({ name }) => name),
            caches: await caches.keys(),
        })"""
    )
    found["records"] = [key for key in found["settings"] if RECORD.fullmatch(key)]
    found["settings"] = [key for key in found["settings"] if not RECORD.fullmatch(key)]
    return found


RECORD = re.compile(rf"{STORE}:1:[0-9a-z]{{8}}:[0-9a-z]+")


def keep_of_all_kinds(page: Page) -> None:
    """Have the browser keep everything that is ever kept but copies of pages; end in STORAGE."""
    subject = {"kind": "subject", "subject": "ada", "name": "Ada"}
    place = {"kind": "place", "plan": "bicycle", "stage": "balance"}
    put(page, subject, {**place, "subject": "ada"}, {"kind": "current", "subject": "first"})
    tick(page, SADDLE)
    page.get_by_title("Switch to dark colours").first.click()
    page.get_by_role("button", name="Print this sheet").click()
    sheet = page.get_by_role("dialog", name="What should the sheet show?")
    sheet.get_by_label("My progress so far").check()
    sheet.get_by_role("button", name="Print", exact=True).click()
    start(page)
    press(page, "End the session")
    dialog(page).get_by_label("Note").fill("Nobody else's business.")
    page.goto(STORAGE)
    page.get_by_role("button", name="Keep no copy of the guide").click()
    expect(page.get_by_text("You chose to keep no copy")).to_be_visible()


def save_backup(page: Page) -> Download:
    """Save a backup on the page about storage."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a backup", exact=True).click()
    return download.value


def choose(page: Page, *file: Path | dict[str, Any]) -> None:
    """Choose a file to bring in: a path, or a name with its bytes."""
    with page.expect_file_chooser() as chooser:
        page.get_by_text("Choose a backup").click()
    given: FileChooser = chooser.value
    given.set_files(file[0])  # type: ignore[arg-type]  # Playwright's own kind of dict


def as_file(text: str | bytes, name: str = "backup.json") -> dict[str, Any]:
    """Return a text as a file to choose."""
    data = text.encode() if isinstance(text, str) else text
    return {"name": name, "mimeType": "application/json", "buffer": data}


def question(page: Page) -> Locator:
    """Return the question whether to bring progress in."""
    return page.get_by_role("dialog", name="Bring in this progress?")


def said(page: Page, words: str) -> Locator:
    """Return the line that tells what came of it."""
    return page.get_by_role("status").and_(page.get_by_text(words))


def backup(*records: Any, **head: Any) -> str:
    """Return a backup file with records, or with other words at its head."""
    about = {"guide": STORE, "format": 1, "exported": "2026-11-21T09:30:00.000Z"}
    return json.dumps({**about, "records": list(records), **head})


def record(counter: int, **fields: Any) -> list[Any]:
    """Return a record of a backup file, a tick unless fields say otherwise."""
    made = {"kind": "tick", "step": "saddle-low", "box": 1, "on": True, **fields}
    return [f"{STORE}:1:{counter:08d}:file", made]


def put(page: Page, *records: dict[str, Any]) -> None:
    """Write records into localStorage in order, behind the guide's back."""
    page.goto("codes.json")  # of the same origin, and without progress
    page.evaluate(
        """([store, records]) => records.forEach((record, index) => {
            const counter = (index + 1).toString(36).padStart(8, '0')
            localStorage.setItem(`${store}:1:${counter}:tests`, JSON.stringify(record))
        })""",
        [STORE, records],
    )


def session(number: int, on: str, stage: str = "balance", **end: Any) -> list[dict[str, Any]]:
    """Return the records of a session of the plan bicycle."""
    name = f"s{number}"
    at = f"{on}T12:00:00.000Z"
    about = {"session": name, "plan": "bicycle", "stage": stage, "preflight": [], "on": on}
    outcome = {"colour": "green", "ate": True, "left": False, "minutes": 4, "note": "", **end}
    return [
        {"kind": "session-start", "at": at, **about},
        {"kind": "session-end", "at": at, "session": name, "on": on, **outcome},
    ]


def erase(page: Page) -> None:
    """Erase everything by the button."""
    page.get_by_role("button", name="Erase everything on this device").click()
    page.get_by_role("dialog").get_by_role("button", name="Erase everything", exact=True).click()
    expect(said(page, "Everything is erased.")).to_be_visible()
