"""The search, as a reader uses it on the site of either engine."""

from playwright.sync_api import Locator, Page


def ask(field: Locator, words: str) -> None:
    """Ask for all words at once: what is found for the first letters of them is not meant.

    Themes listen to keys, so one is pressed that changes nothing.
    """
    field.fill(words)
    field.press("End")


def search(page: Page, words: str) -> Locator:
    """Search for words and return the links of what is found, the best first."""
    page.get_by_role("banner").locator("label[for=__search]").first.click()
    field = page.get_by_role("textbox", name="Search").or_(
        page.get_by_role("combobox", name="Search")
    )
    ask(field, words)
    return page.get_by_role("dialog", name="Search").locator("a[href]").filter(visible=True)
