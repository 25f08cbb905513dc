"""Sending progress to another device as a link, as a reader meets it."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.keeping import (
    NO,
    STORAGE,
    STORE,
    YES,
    before_the_scripts,
    erase,
    ours,
    question,
    said,
    tick,
)
from tests.browser.riding import BALANCE, BRAKES, SADDLE, STRAP, box, follow

pytestmark = pytest.mark.browser


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


def test_a_tap_before_the_scripts_have_come_is_heeded_when_they_have(
    context: BrowserContext,
) -> None:
    """On a slow network the button is there before what it does."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    tick(page, SADDLE)
    with before_the_scripts(page):
        page.get_by_role("button", name="Make the link").click()

    expect(said(page, "Copied.")).to_be_visible()


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

    page.evaluate("window.isOld = true")
    page.goto(link)
    question(page).get_by_role("button", name=NO).click()
    page.wait_for_url(re.compile(r"/storage/$"))
    assert not page.evaluate("window.isOld"), "the theme loads it again, and it would ask again"
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


def test_a_second_link_asks_in_the_place_of_the_first(page: Page, context: BrowserContext) -> None:
    """What the question counts is all that a yes adds."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    links = []
    for steps in ((SADDLE,), (STRAP, BRAKES)):
        tick(page, *steps)
        page.goto(STORAGE)
        page.get_by_role("button", name="Make the link").click()
        expect(said(page, "Copied.")).to_be_visible()
        links.append(page.evaluate("navigator.clipboard.readText()"))
        erase(page)
    page.goto(links[0])
    expect(question(page)).to_be_visible()
    page.goto(links[1])
    expect(question(page)).to_contain_text("2 ticks and unticks")

    question(page).get_by_role("button", name=YES).click()

    expect(said(page, "Added")).to_be_visible()
    page.goto(BALANCE)
    expect(box(page, STRAP)).to_be_checked()
    expect(box(page, SADDLE)).not_to_be_checked()


def test_a_browser_that_cannot_pack_says_so(page: Page) -> None:
    """And names the file, which it can make and read."""
    page.add_init_script("delete window.CompressionStream; delete window.DecompressionStream")
    tick(page, SADDLE)
    page.goto(f"{STORAGE}#progress=AAAA")

    expect(said(page, "too old to open such links")).to_contain_text("Nothing was changed.")
    page.get_by_role("button", name="Make the link").click()
    expect(said(page, "too old to make a link")).to_contain_text("Save a backup")


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
    page.goto("codes.json")
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
