"""What the page about storage says of where progress lives, and what is stored."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keeping import STORAGE, STORE, keep_of_all_kinds, kept, save_backup
from tests.browser.riding import BALANCE, BRAKES, SADDLE, line

pytestmark = pytest.mark.browser


def test_the_page_reads_without_scripts(scriptless_page: Page) -> None:
    """It says what is stored, and shows no button that would do nothing."""
    scriptless_page.goto(STORAGE)

    expect(scriptless_page.get_by_text("In this browser, on this device.")).to_be_visible()
    expect(scriptless_page.get_by_text("need JavaScript")).to_be_visible()
    expect(scriptless_page.get_by_role("table")).to_be_visible()
    expect(scriptless_page.get_by_role("main").get_by_role("button")).to_have_count(0)


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
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    expect(page.get_by_text("without visiting that site")).to_be_hidden()
    page.add_init_script("Object.defineProperty(navigator, 'standalone', { value: false })")
    page.reload()

    expect(page.get_by_text("without visiting that site")).to_be_visible()


def test_the_page_lists_everything_the_site_stores(page: Page) -> None:
    """Every key, database, cache and kind of entry is in the list, which erasing goes by."""
    keep_of_all_kinds(page)
    save_backup(page)
    found = kept(page)
    elsewhere = page.evaluate("[Object.keys(sessionStorage), document.cookie]")
    listed = page.get_by_role("table").locator("code").all_inner_texts()
    kinds = page.evaluate(
        """async () => {
            const kinds = new URL('../assets/javascripts/kinds.mjs', document.baseURI)
            return [...(await import(kinds)).KINDS.keys()]
        }"""
    )

    settings = [key.replace("/guide/.", "….") for key in found["settings"]]
    records, copies = f"{STORE}:…", f"{STORE}:…"
    assert sorted(listed) == sorted([records, copies, STORE, *settings])
    assert found["databases"] == [STORE]
    assert [name for name in found["caches"] if not name.startswith(f"{STORE}:")] == []
    assert elsewhere == [[], ""]
    shown = page.locator("[data-guide-kind]").evaluate_all(
        "all => all.map((each) => each.dataset.guideKind)"
    )
    assert sorted(shown) == sorted(kinds)
    said_of = page.locator("template[data-guide-phrases]").first.evaluate(
        "({ content }) => [...content.querySelectorAll('p')].map((p) => p.dataset.guidePhrase)"
    )
    assert [kind for kind in kinds if f"kind-{kind}.other" not in said_of] == []
