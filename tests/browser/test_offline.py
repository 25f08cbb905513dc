"""The guide without a signal: a copy on the device, always of one version, never in the way."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.riding import (
    BALANCE,
    GLIDE,
    PARK,
    PEDALS,
    PUSH,
    SADDLE,
    STRAP,
    box,
    follow,
    line,
    swapped,
    until_links_swap,
)
from tests.browser.searching import search
from tests.browser.seeding import records
from tests.browser.site import Release
from tests.browser.training import dialog, finish, press, start
from tests.building import finished

pytestmark = pytest.mark.browser

COPY = """async () => {
    const { readCopy } = await import(new URL('assets/javascripts/offline.mjs', BASE))
    return readCopy(window)
}"""
KEPT = """(pages) => Promise.all(pages.map((page) => caches.match(page)))
    .then((kept) => kept.every(Boolean))"""
CONTROLLED = "() => Boolean(navigator.serviceWorker.controller)"


class Host:
    """A site with its server, which can be stopped."""

    def __init__(self, release: Release, folder: Path, stack: ExitStack) -> None:
        self._stack = stack
        self.site, self.plans = stack.enter_context(release.copied(folder))

    def publish(self) -> None:
        """Build the site again."""
        self.site.build(self.plans)

    def finish(self, *options: str) -> None:
        """Finish the site in another way than a build does."""
        done = finished(self.site.folder, *options)
        assert done.exit_code == 0, done.output

    def edit(self, before: str, after: str) -> None:
        """Change a text of the bicycle plan."""
        path = self.plans / "bicycle.yml"
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")

    def stop(self) -> None:
        """Stop the server: from now on there is no signal."""
        self._stack.close()


@pytest.fixture
def host(release: Release, tmp_path: Path) -> Iterator[Host]:
    """Serve a site of its own."""
    with ExitStack() as stack:
        yield Host(release, tmp_path, stack)


@pytest.fixture
def phone(host: Host, new_context: NewContext, errors: list[str]) -> Iterator[BrowserContext]:
    """Return a phone that may keep a copy; what fails for want of a signal is no error."""
    context = new_context(base_url=host.site.url, service_workers="allow")
    yield context
    context.close()  # what it asked for and no longer gets is told now
    signs = ("ERR_CONNECTION_", "ERR_INTERNET", "ERR_FAILED", "404", "Failed to fetch")
    errors[:] = [error for error in errors if not any(sign in error for sign in signs)]


def open_and_keep(phone: BrowserContext, path: str) -> Page:
    """Open a page and wait until the copy is on the device."""
    page = phone.new_page()
    page.goto(path)
    page.wait_for_function(CONTROLLED)
    return page


def copy(page: Page, host: Host) -> dict[str, int | str]:
    """Return what the worker says of the copy."""
    found: dict[str, int | str] = page.evaluate(COPY.replace("BASE", repr(host.site.url)))
    return found


def no_signal(page: Page) -> Locator:
    """Return the line that says that there is none."""
    return page.get_by_role("status").filter(has_text="No signal. Everything here still works.")


def test_the_page_says_when_there_is_no_signal_and_when_it_is_back(
    phone: BrowserContext, host: Host
) -> None:
    """After a reload too, moving nothing; and while the browser believes in a network."""
    page = open_and_keep(phone, BALANCE)
    place = page.get_by_role("heading", level=1).bounding_box()
    for act in (lambda: phone.set_offline(True), page.reload):
        act()
        expect(no_signal(page)).to_be_in_viewport()
        assert page.get_by_role("heading", level=1).bounding_box() == place
    phone.set_offline(False)
    back = page.get_by_role("status").filter(has_text="The signal is back.")
    expect(back).to_be_visible()
    expect(page.get_by_text("The signal is back.")).to_have_count(0)
    host.stop()
    page.reload()
    expect(no_signal(page)).to_be_in_viewport()


def train_without_a_signal(page: Page) -> None:
    """Go through a session, which brings scripts, words and styles of its own, to its advice."""
    start(page)
    assert dialog(page).bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    finish(page, "Carry on")
    expect(dialog(page).get_by_role("heading", name="Saved")).to_be_visible()
    expect(dialog(page)).to_contain_text("Stay here")
    press(page, "Done")
    expect(page.locator("dialog.guide-session")).to_have_count(0)
    end = records(page)[-1]
    assert (end["kind"], end["colour"]) == ("session-end", "green")


def test_the_whole_guide_works_without_a_signal(phone: BrowserContext, host: Host) -> None:
    """Open, reload, navigate, search, tick, train, print, and pages never seen before."""
    page = open_and_keep(phone, BALANCE)
    about = copy(page, host)
    assert about["kept"] == about["all"]
    line(page, SADDLE).tap()
    host.stop()

    page.reload()
    expect(box(page, SADDLE)).to_be_checked()
    train_without_a_signal(page)
    line(page, STRAP).tap()
    expect(page.get_by_text("A newer guide is here.")).to_have_count(0)
    follow(page, "Putting the pedals on", PEDALS)
    page.goto(PUSH)
    expect(box(page, GLIDE)).to_be_visible()
    search(page, "marmalade").first.click()
    page.wait_for_url("**/pedals/*")
    page.close()
    again = phone.new_page()
    again.goto(BALANCE)
    expect(box(again, STRAP)).to_be_checked()
    assert len(again.pdf()) > 10_000
    again.goto("")
    expect(again.get_by_role("link", name="Continue where you left off")).to_be_visible()
    again.goto("plans/bicycle")
    expect(again).to_have_url(f"{host.site.url}plans/bicycle/")
    again.goto("no/such/page/")
    expect(again.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()


def test_of_a_large_guide_the_plans_in_use_are_kept(phone: BrowserContext, host: Host) -> None:
    """With what every reader needs; other plans need a signal, and the page says so."""
    host.finish("--whole", "1000")
    page = open_and_keep(phone, BALANCE)
    line(page, SADDLE).tap()
    page.reload()
    inside = (host.site.folder / "plans" / "bicycle").rglob("index.html")
    pages = [path.parent.relative_to(host.site.folder).as_posix() for path in inside]
    assert len(pages) > 3
    page.wait_for_function(KEPT, arg=[f"{host.site.url}{path}/" for path in pages])
    about = copy(page, host)
    assert about["kept"] != about["all"]
    host.stop()

    page.goto(PARK)
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_have_text("Round the park")
    page.goto("emergency/")
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    page.goto(PUSH)
    expect(page.get_by_role("main")).to_contain_text("signal")


NO_ROOM = """() => { Cache.prototype.put = () => {
    throw new DOMException('no room', 'QuotaExceededError') } }"""


def test_a_page_that_the_device_has_no_room_for_is_shown(phone: BrowserContext, host: Host) -> None:
    """Where there is a signal: it is only not kept."""
    host.finish("--whole", "1000")
    page = open_and_keep(phone, BALANCE)
    [worker] = phone.service_workers
    worker.evaluate(NO_ROOM)

    page.goto(PUSH)
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("caches.match(location.href).then(Boolean)") is False


@pytest.fixture
def newer(host: Host, phone: BrowserContext) -> Callable[[], Page]:
    """Return a function that has a page open while a newer guide is published."""

    def open_and_publish(*, busy: bool = False) -> Page:
        page = open_and_keep(phone, BALANCE)
        if busy:
            start(page)
        host.edit(SADDLE, "Set the saddle low.")
        host.publish()
        page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
        page.wait_for_function(
            "navigator.serviceWorker.getRegistration().then((found) => Boolean(found.waiting))"
        )
        return page

    return open_and_publish


def test_a_newer_guide_is_offered_and_never_forced(newer: Callable[[], Page]) -> None:
    """Until the reader says so, every page is of the old version; after it, of the new one."""
    page = newer()

    expect(page.get_by_role("status").get_by_text("A newer guide is here")).to_be_visible()
    page.reload()
    expect(box(page, SADDLE)).to_be_visible()
    line(page, SADDLE).tap()
    expect(page.get_by_text("A newer guide is here")).to_be_visible()
    page.get_by_role("button", name="Show it").tap()

    expect(box(page, "Set the saddle low.")).to_be_checked()
    expect(page.get_by_text("A newer guide is here")).to_have_count(0)
    kept = page.evaluate("caches.keys()")
    assert len(kept) == 1


BOTH_WAIT = "navigator.locks.query().then(({ pending }) => pending.length === 2)"
"""Each tab has seen that there is a newer guide, and waits until no session goes on."""


@pytest.mark.all
def test_a_newer_guide_waits_for_the_end_of_a_session(newer: Callable[..., Page]) -> None:
    """In whatever tab the session goes on."""
    page = newer(busy=True)
    other = page.context.new_page()
    other.goto(PARK)
    other.wait_for_function(BOTH_WAIT)

    for tab in (page, other):
        expect(tab.get_by_text("A newer guide is here")).to_have_count(0)
    press(page, "Leave")
    for tab in (page, other):
        expect(tab.get_by_text("A newer guide is here")).to_be_visible()
    expect(box(page, SADDLE)).to_be_visible()


def test_no_page_is_made_of_two_versions(phone: BrowserContext, host: Host) -> None:
    """A page that is not kept and changed on the server comes whole from there, with its files."""
    host.finish("--whole", "1000")
    page = open_and_keep(phone, "")
    for sheet in host.site.folder.glob("assets/stylesheets/*.css"):
        sheet.write_text(sheet.read_text("utf-8") + "\nbody { --guide-newer: 1 }\n", "utf-8")
    module = host.site.folder / "assets" / "javascripts" / "guide.mjs"
    module.write_text(module.read_text("utf-8") + "\nwindow.isNewer = true\n", "utf-8")
    stage = host.site.folder / BALANCE / "index.html"
    stage.write_text(stage.read_text("utf-8").replace("<h1", "<h1 data-newer"), "utf-8")

    page.goto(BALANCE)

    expect(page.locator("h1[data-newer]")).to_be_visible()
    page.wait_for_function("window.isNewer")
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--guide-newer')") == "1"
    page.goto("")
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("window.isNewer") is None


def test_the_copy_can_be_taken_away_for_good(phone: BrowserContext, host: Host) -> None:
    """By the reader, whose wish is remembered, and by who publishes the guide."""
    page = open_and_keep(phone, "storage/")
    expect(page.get_by_text("This device keeps a copy of the guide")).to_be_visible()
    page.get_by_role("button", name="Keep no copy of the guide").tap()
    expect(page.get_by_text("You chose to keep no copy")).to_be_visible()
    expect(page.get_by_role("button", name="Keep a copy again")).to_be_focused()
    until_links_swap(page)
    with swapped(page):  # by the worker, which still serves the page
        page.get_by_role("article").get_by_role("link", name="catch up from paper").tap()
    page.go_back()
    expect(page.get_by_text("You chose to keep no copy")).to_be_visible()
    assert page.evaluate("caches.keys()") == []
    page.reload()
    expect(page.get_by_text("You chose to keep no copy")).to_be_visible()
    page.wait_for_load_state("networkidle")
    registrations = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"

    assert page.evaluate("caches.keys()") == []
    assert page.evaluate(registrations) == 0

    page.get_by_role("button", name="Keep a copy again").tap()
    page.wait_for_function(CONTROLLED)
    expect(page.get_by_text("This device keeps a copy of the guide")).to_be_visible()
    host.finish("--no-offline")
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    page.wait_for_function(f"{registrations}.then((n) => n === 0)")
    page.wait_for_function("caches.keys().then((all) => all.length === 0)")
