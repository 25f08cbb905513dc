"""The core of the guide in a second engine: Firefox, driven over WebDriver BiDi."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from shlex import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect

from tests.browser.conftest import RIDING, NewContext
from tests.browser.find import BrowserMissing
from tests.browser.firefox import find_firefox, is_firefox_required
from tests.browser.keeping import STORAGE, YES, choose, erase, question, save_backup
from tests.browser.riding import (
    BALANCE,
    BRAKES,
    GLIDE,
    PEDALS,
    PUSH,
    SADDLE,
    STRAP,
    TIGHTEN,
    box,
    follow,
    line,
)
from tests.browser.seeding import records
from tests.browser.site import PROJECT, Site, only_own_plans, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.all,
    pytest.mark.skipif(sys.platform == "win32", reason="Firefox is started by a shell script"),
]

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": False, "has_touch": False}
"""Firefox has no mode for phones, so what is tapped elsewhere is clicked here."""

READER = {"service_workers": "allow", "bypass_csp": False, **PHONE}
"""What a reader has: the policy, and the copy for when there is no signal."""

UNTIL_KEPT = """() => new Promise((done) => {
    const { serviceWorker } = navigator
    if (serviceWorker.controller) done()
    else serviceWorker.addEventListener('controllerchange', () => done(), { once: true })
})"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what starts Firefox; without it the tests are skipped, or fail where it is a must."""
    try:
        found = find_firefox()
    except BrowserMissing as missing:
        if is_firefox_required():
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))
    path = tmp_path_factory.mktemp("firefox") / "firefox"
    command = f"{quote(sys.executable)} -m tests.browser.bridge {quote(str(found))}"
    path.write_text(f'#!/bin/sh\nexec {command} "$@"\n', "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture(scope="module")
def firefox(program: Path, playwright: Playwright) -> Iterator[Browser]:
    """Start Firefox once."""
    variables: dict[str, str | float | bool] = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with playwright.firefox.launch(
        channel="moz-firefox", executable_path=program, env=variables
    ) as running:
        yield running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build and serve a guide of the tests' own plans."""
    folder = tmp_path_factory.mktemp("guide")
    with served(folder / "site") as site:
        site.build(only_own_plans(folder / "plans", RIDING))
        yield site


@pytest.fixture
def context(firefox: Browser, new_context: NewContext) -> BrowserContext:
    """Return a profile of its own."""
    return new_context(firefox, **READER)


def press(page: Page, name: str) -> None:
    """Press a button of the session."""
    dialog(page).get_by_role("button", name=name, exact=True).click()


def dialog(page: Page) -> Locator:
    """Return the session."""
    return page.get_by_role("dialog", name=re.compile("A session of the stage"))


def test_ticks_stay_and_other_tabs_see_them(page: Page) -> None:
    """Through a reload, on other pages, in a second tab and by the keyboard."""
    page.goto(BALANCE)
    line(page, SADDLE).click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.reload()
    expect(box(page, SADDLE)).to_be_checked()
    other = page.context.new_page()
    other.goto(BALANCE)
    line(other, BRAKES).click()
    expect(box(page, BRAKES)).to_be_checked()
    line(page, SADDLE).click()
    expect(box(other, SADDLE)).not_to_be_checked()
    other.reload()
    expect(box(other, SADDLE)).not_to_be_checked()
    expect(box(other, BRAKES)).to_be_checked()
    follow(page, "Putting the pedals on", PEDALS)
    page.bring_to_front()  # or its keys go to the other tab
    box(page, TIGHTEN).focus()
    page.keyboard.press("Space")
    expect(box(page, TIGHTEN)).to_be_checked()
    page.goto("")
    expect(page.get_by_role("link", name="Continue where you left off")).to_be_visible()


def test_firefox_fills_in_nothing_of_its_own(page: Page) -> None:
    """After a reload the menu is shut, and a box shows the journal, not what it was before."""
    page.goto(BALANCE)
    page.locator("header label[for=__drawer]").click()
    expect(page.locator("#__drawer")).to_be_checked()
    page.evaluate("document.getElementById('box-saddle-low-1').checked = true")
    page.route("**/*.mjs", lambda route: route.abort())

    page.reload()

    expect(page.locator("#__drawer")).not_to_be_checked()
    expect(box(page, SADDLE)).not_to_be_checked()


def test_a_name_and_a_month_are_typed(page: Page) -> None:
    """Firefox shows no months to choose from, and takes the one that is typed."""
    page.goto(BALANCE)
    page.get_by_role("button", name="Change").click()
    page.get_by_role("dialog").get_by_label("Name").click()
    page.keyboard.type("Miso")
    page.keyboard.press("Tab")
    page.keyboard.type("2025-03")
    page.get_by_role("dialog").get_by_role("button", name="Close").click()

    expect(page.get_by_role("main").get_by_text("For Miso")).to_be_visible()
    assert records(page)[-1]["born"] == "2025-03"


def test_a_session_from_start_to_end(page: Page) -> None:
    """It survives a reload in the middle, and what is said of it is kept."""
    page.goto(BALANCE)
    page.get_by_role("button", name="Start a session").click()
    dialog(page).get_by_role("checkbox", name=STRAP, exact=True).check()
    press(page, "Begin")
    dialog(page).locator("label", has_text=SADDLE).click()
    page.reload()
    page.get_by_role("button", name="Go on with the session").click()
    expect(dialog(page).get_by_role("heading", name="Step 2 of 3")).to_be_visible()
    press(page, "End the session")
    dialog(page).get_by_role("radio", name="Carry on").check()
    for asked in ("treat", "leave"):
        group = dialog(page).get_by_role("group", name=re.compile(asked))
        group.get_by_role("radio", name="No").check()
    dialog(page).get_by_label("Minutes").press("Control+a")
    dialog(page).get_by_label("Minutes").press_sequentially("8")
    press(page, "Save the session")
    expect(dialog(page).get_by_role("heading", name="Saved")).to_be_focused()
    press(page, "Done")

    end = records(page)[-1]
    assert (end["kind"], end["colour"], end["minutes"]) == ("session-end", "green", 8)
    page.goto("history/")
    expect(page.get_by_text("1 session")).not_to_have_count(0)
    page.get_by_text("Show them as a table").click()
    expect(page.get_by_role("table").get_by_role("row").nth(1)).to_contain_text("green")


def test_a_backup_gives_back_what_was_erased(page: Page, tmp_path: Path) -> None:
    """A file is saved, everything is erased in all tabs, and the file brings it back."""
    page.goto(BALANCE)
    line(page, SADDLE).click()
    other = page.context.new_page()
    other.goto(BALANCE)
    expect(box(other, SADDLE)).to_be_checked()
    page.goto(STORAGE)
    file = tmp_path / "backup.json"
    save_backup(page).save_as(file)
    assert "saddle-low" in file.read_text("utf-8")

    erase(page)
    expect(box(other, SADDLE)).not_to_be_checked()
    choose(page, file)
    question(page).get_by_role("button", name=YES).click()
    expect(box(other, SADDLE)).to_be_checked()
    page.wait_for_load_state("networkidle")
    page.goto(BALANCE)
    expect(box(page, SADDLE)).to_be_checked()


def test_no_page_has_anything_to_complain_of(page: Page, site: Site) -> None:
    """Every page opens, and neither its scripts nor the policy tell an error."""
    pages = sorted(path.relative_to(site.folder) for path in site.folder.rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        page.goto(path.as_posix().removesuffix("index.html"))
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        page.wait_for_load_state("networkidle")  # Firefox tells what was on its way as an error


def test_the_guide_works_without_a_signal(
    firefox: Browser, new_context: NewContext, tmp_path: Path
) -> None:
    """With the server stopped: reload, tick, navigate, and open a page that was never seen."""
    with ExitStack() as signal:
        site = signal.enter_context(served(tmp_path / "site"))
        site.build(only_own_plans(tmp_path / "plans", RIDING))
        context = new_context(firefox, base_url=site.url, **READER)
        page = context.new_page()
        page.goto(BALANCE)
        page.evaluate(UNTIL_KEPT)
        line(page, SADDLE).click()
        signal.close()

        page.reload()
        expect(box(page, SADDLE)).to_be_checked()
        line(page, STRAP).click()
        expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        follow(page, "Putting the pedals on", PEDALS)
        page.goto(PUSH)
        expect(box(page, GLIDE)).to_be_visible()
        again = context.new_page()
        again.goto(BALANCE)
        expect(box(again, STRAP)).to_be_checked()
        context.close()
